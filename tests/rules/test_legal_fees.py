"""attorney-fee, legal-cost and fee-order-appeal: what is within the limits, what may be paid, and until when to appeal."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused
from fosterpolicy.core.policy import policy

BEFORE, FIRST_DAY = "2023-12-31", "2024-01-01"
LIMITS = {"trial-uncontested": "1000.00", "trial-contested": "7000.00", "appeal": "3500.00"}
CLAUSES = {"trial-uncontested": "trial-uncontested-1000", "trial-contested": "trial-contested-7000", "appeal": "appellate-3500"}


def fee(stage: Any = "trial-uncontested", hours: Any = 10, rate: Any = "100.00", **more: Any) -> Any:
    case = {"expenses": "0.00", "concluded": True, "court_order": True, "regional_director_approved": True}
    return calculate("attorney-fee", {"stage": stage, "hours": hours, "hourly_rate": rate, **case, **more})


def cited(answer: Any) -> set[str]:
    return {step.clause for step in answer.steps}


def route(answer: Any) -> list[tuple[str, str]]:
    return [(stop["who"], stop["what"]) for stop in answer.model_dump(mode="json")["outcome"]["route"]]


def faults(asked: Any, *args: Any, **more: Any) -> list[str]:
    return [fault.path for fault in refused(asked, *args, **more).faults]


# The limits


@pytest.mark.parametrize(
    ("stage", "hours", "within", "over"),
    [
        ("trial-uncontested", 1, "100.00", "0.00"),
        ("trial-uncontested", 10, "1000.00", "0.00"),
        ("trial-uncontested", "10.01", "1000.00", "1.00"),
        ("trial-uncontested", 11, "1000.00", "100.00"),
        ("trial-contested", 70, "7000.00", "0.00"),
        ("trial-contested", 71, "7000.00", "100.00"),
        ("appeal", 35, "3500.00", "0.00"),
        ("appeal", 35.5, "3500.00", "50.00"),
        ("appeal", 36, "3500.00", "100.00"),
    ],
)
def test_a_fee_is_within_the_limit_of_its_stage_and_the_rest_is_over_it(stage: str, hours: Any, within: str, over: str) -> None:
    answer = fee(stage, hours)
    expect(answer, within_limit=within, limit=LIMITS[stage], over_limit=over, over_hourly="0.00")
    expect(answer, missing=[] if over == "0.00" else ["notice", "court-approval"])
    assert f"12.8.3/legal/{CLAUSES[stage]}" in cited(answer)
    assert not {f"12.8.3/legal/{clause}" for at, clause in CLAUSES.items() if at != stage} & cited(answer)


@pytest.mark.parametrize("stage", list(LIMITS))
def test_the_figures_are_the_hourly_rate_and_the_stage_s_own_limit(stage: str) -> None:
    hourly, limit = fee(stage).figures
    assert (str(hourly.value), hourly.unit) == ("100.00", "USD per hour")
    assert (limit.id, str(limit.value), limit.unit) == (f"legal.{stage}", LIMITS[stage], "USD")
    assert limit.clause == f"12.8.3/legal/{CLAUSES[stage]}"


def test_in_re_c_w_115_hours_at_100_are_11500_dollars_and_the_expenses_stand_apart() -> None:
    answer = fee("trial-contested", 115, expenses="597.24")
    expect(answer, within_limit="7000.00", over_limit="4500.00", over_hourly="0.00", expenses="597.24")
    expect(fee("appeal", 115, expenses="597.24"), within_limit="3500.00", over_limit="8000.00", expenses="597.24")
    assert "11500.00" in {str(step.value) for step in answer.steps}


def test_one_hour_is_told_as_one() -> None:
    assert fee(hours=1).steps[0].text == "1 hour at $100.00 an hour: $100.00."
    assert fee(hours="1.5").steps[0].text == "1.5 hours at $100.00 an hour: $150.00."


def test_expenses_use_up_nothing_of_the_limit() -> None:
    expect(fee(hours=10, expenses="5000.00"), within_limit="1000.00", over_limit="0.00", expenses="5000.00", missing=[])
    assert "A3-66" in fee(expenses="97.24").interpretations


def test_an_attorney_with_expenses_and_no_hours_has_only_expenses() -> None:
    expect(fee(hours=0, expenses="97.24"), within_limit="0.00", over_limit="0.00", over_hourly="0.00", expenses="97.24")


def test_the_later_ruling_on_the_limit_of_an_appeal_is_told_with_an_appeal_only() -> None:
    told = {stage: {later.id for later in fee(stage).developments} for stage in LIMITS}
    assert [stage for stage, found in told.items() if found] == ["appeal"]


# The hourly rate


@pytest.mark.parametrize(
    ("hours", "rate", "within", "over_hourly"),
    [
        (5, "120.00", "500.00", "100.00"),
        (5, "100.01", "500.00", "0.05"),
        (5, "100.00", "500.00", "0.00"),
        (5, "99.99", "499.95", "0.00"),
        (5, "0.01", "0.05", "0.00"),
    ],
)
def test_what_a_rate_has_above_100_dollars_is_told_apart_and_referred(
    hours: int, rate: str, within: str, over_hourly: str
) -> None:
    answer = fee(hours=hours, rate=rate)
    expect(answer, within_limit=within, over_limit="0.00", over_hourly=over_hourly, missing=[])
    referred = over_hourly != "0.00"
    assert ("12.8.3/legal/over-100-referral" in cited(answer)) is referred
    assert (("regional-director-or-designee", "decide-on-rate") in route(answer)) is referred
    assert any("DLS" in notice for notice in answer.notices) is referred
    assert "A3-65" in answer.interpretations


def test_a_rate_above_100_uses_up_the_limit_at_100_only() -> None:
    expect(fee(hours=10, rate="150.00"), within_limit="1000.00", over_limit="0.00", over_hourly="500.00")
    expect(fee(hours=11, rate="150.00"), within_limit="1000.00", over_limit="100.00", over_hourly="550.00")


def test_a_lower_rate_reaches_the_limit_later() -> None:
    expect(fee(hours=20, rate="50.00"), within_limit="1000.00", over_limit="0.00", missing=[])
    expect(fee(hours=21, rate="50.00"), within_limit="1000.00", over_limit="50.00")


@pytest.mark.parametrize(
    ("hours", "rate", "within", "over_hourly"),
    [
        ("0.5", "99.99", "50.00", "0.00"),
        ("0.25", "99.98", "25.00", "0.00"),
        ("0.25", "99.97", "24.99", "0.00"),
        ("0.25", "100.02", "25.00", "0.01"),
        ("0.25", "100.01", "25.00", "0.00"),
    ],
)
def test_each_part_is_rounded_half_up_to_the_cent(hours: str, rate: str, within: str, over_hourly: str) -> None:
    expect(fee(hours=hours, rate=rate), within_limit=within, over_hourly=over_hourly)


# What is still missing


@pytest.mark.parametrize("facts", list(product([True, False], repeat=5)))
@pytest.mark.parametrize("hours", [10, 11])
def test_three_things_are_always_needed_and_two_more_above_the_limit(facts: tuple[bool, ...], hours: int) -> None:
    concluded, ordered, approved, notice, court = facts
    there = {"concluded": concluded, "court-order": ordered, "regional-director-approval": approved}
    if hours == 11:
        there |= {"notice": notice, "court-approval": court}
    answer = fee(
        hours=hours,
        concluded=concluded,
        court_order=ordered,
        regional_director_approved=approved,
        notice_given=notice,
        court_approved_excess=court,
    )
    expect(answer, missing=[name for name, given in there.items() if not given])
    expect(answer, within_limit="1000.00", over_limit="100.00" if hours == 11 else "0.00")


def test_notice_and_the_court_s_approval_are_taken_as_lacking_unless_they_are_said() -> None:
    expect(fee(hours=11), missing=["notice", "court-approval"])
    expect(fee(hours=11, notice_given=True), missing=["court-approval"])
    expect(fee(hours=11, court_approved_excess=True), missing=["notice"])
    expect(fee(hours=11, notice_given=True, court_approved_excess=True), missing=[])


def test_over_the_limit_notice_comes_first_then_the_court_and_only_then_the_usual_way() -> None:
    usual, over = route(fee(hours=10)), route(fee(hours=11))
    assert over == [("attorney", "give-notice"), ("court", "approve-excess"), *usual]
    assert ("regional-director-or-designee", "approve") in usual
    assert ("court", "order-payment") in usual
    assert "A3-69" in fee(hours=11).interpretations
    assert "A3-69" not in fee(hours=10).interpretations


def test_the_route_and_the_amounts_do_not_change_as_papers_come_in() -> None:
    bare = fee(hours=11, rate="120.00", concluded=False, court_order=False, regional_director_approved=False)
    whole = fee(hours=11, rate="120.00", notice_given=True, court_approved_excess=True)
    assert route(bare) == route(whole)
    assert bare.outcome.within_limit == whole.outcome.within_limit


def test_a_rate_above_100_alone_needs_no_notice_and_no_approval_of_the_court() -> None:
    expect(fee(hours=10, rate="120.00"), missing=[])
    assert ("attorney", "give-notice") not in route(fee(hours=10, rate="120.00"))


@pytest.mark.parametrize(
    ("hours", "rate", "told"), [(8, "125.00", False), (8, "125.01", True), (10, "100.00", False), (11, "100.00", False)]
)
def test_a_higher_rate_that_would_bring_the_fee_over_the_limit_is_told_of(hours: int, rate: str, told: bool) -> None:
    answer = fee(hours=hours, rate=rate)
    assert any("over the limit" in notice and "notice" in notice for notice in answer.notices) is told
    if told:
        expect(answer, missing=[])
        assert "A3-69" in answer.interpretations


def test_trial_and_appeal_are_each_asked_about_by_themselves() -> None:
    expect(fee("trial-contested", 70), within_limit="7000.00")
    expect(fee("appeal", 35), within_limit="3500.00")
    assert "A3-67" in fee("appeal", 35).interpretations


# What is refused


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stage", "trial"),
        ("stage", None),
        ("hours", -1),
        ("hours", "-0.5"),
        ("hours", True),
        ("hours", "ten"),
        ("hours", None),
        ("hourly_rate", "0.00"),
        ("hourly_rate", "-100.00"),
        ("hourly_rate", "100"),
        ("hourly_rate", 100),
        ("expenses", "-0.01"),
        ("expenses", 97.24),
        ("expenses", None),
        ("concluded", "yes"),
        ("notice_given", 1),
        ("agency", "court"),
        ("contested", True),
        ("on", "soon"),
    ],
)
def test_a_fee_is_refused_with_the_field_that_is_wrong(field: str, value: Any) -> None:
    case = {"stage": "appeal", "hours": 1, "hourly_rate": "100.00", "expenses": "0.00", "concluded": True}
    case |= {"court_order": True, "regional_director_approved": True}
    assert faults(calculate, "attorney-fee", {**case, field: value}) == [field]


@pytest.mark.parametrize("field", ["stage", "hours", "hourly_rate", "expenses", "concluded", "court_order"])
def test_each_fact_about_a_fee_is_needed(field: str) -> None:
    case = {"stage": "appeal", "hours": 1, "hourly_rate": "100.00", "expenses": "0.00", "concluded": True}
    case |= {"court_order": True, "regional_director_approved": True}
    del case[field]
    assert faults(calculate, "attorney-fee", case) == [field]


def test_the_limits_are_dollar_amounts_so_earlier_dates_are_refused() -> None:
    assert faults(fee, on=BEFORE) == ["on"]
    expect(fee(on=FIRST_DAY), limit="1000.00")


def test_hours_may_be_a_number_or_a_decimal_string() -> None:
    assert fee(hours=7.5).outcome == fee(hours="7.5").outcome
    expect(fee(hours="7.5"), within_limit="750.00")


def test_for_an_fccm_case_the_fee_stands_and_the_fccm_case_manager_is_named() -> None:
    answer = fee(hours=11, agency="fccm")
    assert answer.outcome == fee(hours=11).outcome
    assert "AP-02" in answer.interpretations
    assert any("FCCM case manager" in notice for notice in answer.notices)


# legal-cost


def cost(kind: Any, **more: Any) -> Any:
    return calculate("legal-cost", {"kind": kind, **more})


@pytest.mark.parametrize(
    ("kind", "allowable", "clause"),
    [
        ("court-costs-tpr", "yes", "scope"),
        ("court-costs-adoption", "yes", "scope"),
        ("other-attorney", "yes", "scope"),
        ("birth-parent-attorney-tpr", "yes", "scope"),
        ("juvenile-officer-attorney-tpr", "no", "exclude-jo-attorney"),
        ("juvenile-officer-expert", "no", "exclude-jo-expert"),
        ("gal-abuse-neglect", "no", "exclude-abuse-neglect"),
        ("attorney-abuse-neglect", "no", "exclude-abuse-neglect"),
        ("gal-court-award", "needs-approval", "gal-reasonable-fee"),
        ("adoption-subsidy", "needs-approval", "subsidy/rd-approval"),
    ],
)
def test_each_kind_of_legal_cost_is_allowable_or_not_by_its_own_clause(kind: str, allowable: str, clause: str) -> None:
    answer = cost(kind)
    expect(answer, allowable=allowable)
    assert f"12.8.3/legal/{clause}" in cited(answer)
    assert answer.outcome.why
    assert bool(answer.approvals) is (allowable != "no")
    assert answer.figures == []


@pytest.mark.parametrize("kind", ["court-costs-tpr", "court-costs-adoption", "other-attorney", "birth-parent-attorney-tpr"])
def test_an_allowable_cost_still_needs_the_director_s_approval_and_the_court_s_order(kind: str) -> None:
    answer = cost(kind)
    assert {"12.8.3/legal/rd-approval", "12.8.3/legal/court-order"} <= cited(answer)
    assert [approval.who for approval in answer.approvals] == ["Regional Director or designee"]
    assert "Court order" in {paper.id for paper in answer.documents}


@pytest.mark.parametrize(
    ("kind", "reading"),
    [
        ("other-attorney", "A3-70"),
        ("birth-parent-attorney-tpr", "A3-70"),
        ("gal-abuse-neglect", "A3-71"),
        ("gal-court-award", "A3-71"),
        ("adoption-subsidy", "A3-73"),
    ],
)
def test_a_legal_cost_names_the_reading_that_it_rests_on(kind: str, reading: str) -> None:
    assert reading in cost(kind).interpretations


def test_a_guardian_s_award_needs_the_court_s_order_and_its_citation_is_corrected() -> None:
    answer = cost("gal-court-award")
    assert {"12.8.3/legal/gal-who-pays", "12.8.3/legal/court-order"} <= cited(answer)
    assert answer.developments
    assert not cost("gal-abuse-neglect").approvals


def test_a_subsidy_case_is_for_the_director_alone_on_its_form() -> None:
    answer = cost("adoption-subsidy")
    assert [(approval.who, approval.strength) for approval in answer.approvals] == [("Regional Director", "must")]
    assert [(paper.id, paper.strength) for paper in answer.documents] == [("CS-SA-2 ATT", "must")]
    assert "12.8.3/legal/subsidy/form" in cited(answer)


@pytest.mark.parametrize("kind", ["expert", "gal", "", None, ["adoption-subsidy"]])
def test_a_kind_of_legal_cost_that_does_not_exist_is_answered_with_those_that_do(kind: Any) -> None:
    (fault,) = refused(cost, kind).faults
    assert fault.path == "kind"
    assert "juvenile-officer-expert" in fault.allowed


def test_what_is_allowable_is_answered_for_earlier_dates_with_a_notice() -> None:
    early = cost("juvenile-officer-expert", on=BEFORE)
    expect(early, allowable="no")
    assert any("before this edition" in notice for notice in early.notices)


# fee-order-appeal


def appeal(ruling: Any, **more: Any) -> Any:
    return calculate("fee-order-appeal", {"ruling_date": ruling, **more})


@pytest.mark.parametrize(
    ("ruling", "file_by"),
    [
        ("2024-06-03", "2024-07-03"),
        ("2024-01-01", "2024-01-31"),
        ("2024-01-02", "2024-02-01"),
        ("2024-01-30", "2024-02-29"),
        ("2024-01-31", "2024-03-01"),
        ("2023-01-30", "2023-03-01"),
        ("2024-02-29", "2024-03-30"),
        ("2024-12-01", "2024-12-31"),
        ("2024-12-02", "2025-01-01"),
        ("2024-12-31", "2025-01-30"),
        ("2023-12-02", "2024-01-01"),
    ],
)
def test_dls_files_within_thirty_calendar_days_of_the_ruling(ruling: str, file_by: str) -> None:
    answer = appeal(ruling)
    expect(answer, file_by=file_by)
    assert [deadline.last_date for deadline in answer.deadlines] == [date.fromisoformat(file_by)]
    assert "A3-72" in answer.interpretations


def test_a_last_day_on_a_weekend_or_a_holiday_does_not_move() -> None:
    expect(appeal("2024-05-16"), file_by="2024-06-15")
    expect(appeal("2024-05-17"), file_by="2024-06-16")
    expect(appeal("2024-06-04"), file_by="2024-07-04")


@pytest.mark.parametrize(("ruling", "day"), [("2024-05-16", "Saturday"), ("2024-05-17", "Sunday"), ("2024-05-18", None)])
def test_a_last_day_on_a_weekend_is_pointed_out(ruling: str, day: str | None) -> None:
    found = [name for notice in appeal(ruling).notices for name in ("Saturday", "Sunday", "Monday") if name in notice]
    assert found == ([day] if day else [])


def test_the_worker_sends_the_order_the_director_decides_the_worker_tells_dls_and_dls_files() -> None:
    answer = appeal("2024-06-03")
    assert route(answer) == [
        ("worker", "send-order"),
        ("regional-director-or-designee", "decide"),
        ("worker", "notify-dls"),
        ("dls", "file-motion"),
    ]
    names = ("send-order", "decide", "notify-dls", "30-days")
    assert {f"12.8.3/legal/excessive/{name}" for name in names} == cited(answer)
    assert [(figure.id, figure.value) for figure in answer.figures] == [("legal.appeal-days", 30)]


def test_a_ruling_before_the_edition_is_answered_with_a_notice() -> None:
    assert any("before this edition" in notice for notice in appeal("2023-12-31").notices)
    assert not any("before this edition" in notice for notice in appeal("2024-01-01").notices)


@pytest.mark.parametrize("ruling", [None, "2024-02-30", "06/03/2024", 20240603, True])
def test_a_ruling_needs_its_date(ruling: Any) -> None:
    assert faults(appeal, ruling) == ["ruling_date"]


def test_an_appeal_has_one_date_only() -> None:
    assert faults(appeal, "2024-06-03", on="2024-06-03") == ["on"]


def test_what_has_held_since_before_the_edition_is_told_from_its_first_day_on() -> None:
    for id in ("cw-2008-appeal-limit", "gal-fee-citation"):
        assert policy().developments[id].from_ == date(2024, 1, 1)

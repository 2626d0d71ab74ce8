"""transitional-payment: what a Level B provider is paid for a child's transition, and when not."""

from __future__ import annotations

import os
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosterpolicy import calculate, expect, refused

DUTIES = ["identify-matches", "accept-matches", "plan-with-team", "regular-staffing"]
MANY = settings(max_examples=2000 if os.environ.get("FOSTERPOLICY_LAWS") == "prove" else 100)
A, R = "accepted", "refused"


def case(last: str = "2024-03-30", **more: Any) -> dict[str, Any]:
    return {
        "first_day": "2024-03-01",
        "last_day": last,
        "level_b_children": 1,
        "licensed_capacity": 2,
        "willing": True,
        "duties_met": DUTIES,
        "offers": [],
        "other_child_paid": False,
        **more,
    }


def ask(last: str = "2024-03-30", **more: Any) -> Any:
    return calculate("transitional-payment", case(last, **more))


def not_paid(answer: Any, *reasons: str) -> None:
    """Not eligible, and for exactly these reasons: one sentence for each, which has the word."""
    expect(answer, eligible=False, days=0, amount="0.00")
    said = list(answer.outcome.why_not)
    assert len(said) == len(reasons), said
    for sentence, word in zip(said, reasons, strict=True):
        assert word in sentence
        assert sentence.endswith(".")


# Days


def test_one_day_pays_the_daily_amount() -> None:
    expect(ask("2024-03-01"), eligible=True, why_not=[], days=1, per_day="21.00", amount="21.00", day_90="2024-05-29")


@pytest.mark.parametrize(
    ("last", "days", "amount"),
    [("2024-05-28", 89, "1869.00"), ("2024-05-29", 90, "1890.00"), ("2024-05-30", 90, "1890.00"), ("2025-02-28", 90, "1890.00")],
)
def test_day_90_is_paid_and_day_91_is_not(last: str, days: int, amount: str) -> None:
    expect(ask(last), eligible=True, days=days, amount=amount, day_90="2024-05-29")


def test_past_day_90_a_notice_says_what_is_left_out_and_not_before() -> None:
    assert any("From May 30, 2024 on nothing is paid: 2 days" in notice for notice in ask("2024-05-31").notices)
    assert not any("nothing is paid" in notice for notice in ask("2024-05-29").notices)


@pytest.mark.parametrize(
    ("first", "day_90"),
    [("2024-01-01", "2024-03-30"), ("2025-01-01", "2025-03-31"), ("2024-12-01", "2025-02-28")],
)
def test_day_90_is_counted_over_the_end_of_the_year_and_leap_days(first: str, day_90: str) -> None:
    expect(ask(day_90, first_day=first), days=90, amount="1890.00", day_90=day_90)


def test_a_stretch_over_the_end_of_the_year_is_one_stretch() -> None:
    expect(ask("2025-01-01", first_day="2024-12-31"), days=2, amount="42.00")


def test_the_amounts_start_on_january_1_2024() -> None:
    expect(ask("2024-01-01", first_day="2024-01-01"), days=1, amount="21.00")
    (fault,) = refused(ask, "2024-01-01", first_day="2023-12-31").faults
    assert fault.path == "first_day"
    assert "2024-01-01" in fault.allowed


def test_the_last_day_is_not_before_the_first() -> None:
    (fault,) = refused(ask, "2024-02-29").faults
    assert (fault.path, fault.given) == ("last_day", "2024-02-29")


# The home


@pytest.mark.parametrize(
    ("placed", "licensed", "eligible"), [(0, 1, True), (1, 2, True), (2, 2, False), (3, 2, False), (0, 0, False)]
)
def test_it_is_paid_while_a_licensed_level_b_place_is_free(placed: int, licensed: int, eligible: bool) -> None:
    answer = ask(level_b_children=placed, licensed_capacity=licensed)
    if eligible:
        expect(answer, eligible=True, days=30, amount="630.00")
    else:
        not_paid(answer, "licensed capacity")


def test_more_children_than_places_is_no_fault_but_a_notice() -> None:
    assert any("check the numbers" in notice for notice in ask(level_b_children=3).notices)
    assert not any("check the numbers" in notice for notice in ask(level_b_children=2).notices)


def test_a_provider_who_wants_no_more_such_children_is_not_paid() -> None:
    not_paid(ask(willing=False), "willing")


def test_only_one_child_at_a_time_can_bring_in_the_payment() -> None:
    not_paid(ask(other_child_paid=True), "another child")


@pytest.mark.parametrize("size", range(len(DUTIES)))
def test_all_four_duties_are_needed_and_each_that_is_not_met_is_a_reason(size: int) -> None:
    for met in combinations(DUTIES, size):
        answer = ask(duties_met=list(met))
        expect(answer, eligible=False, days=0, amount="0.00")
        assert len(answer.outcome.why_not) == len(DUTIES) - size


@pytest.mark.parametrize(
    ("duty", "word"),
    [
        ("identify-matches", "find children"),
        ("accept-matches", "take children"),
        ("plan-with-team", "transition plan"),
        ("regular-staffing", "staffings"),
    ],
)
def test_the_reason_names_the_duty(duty: str, word: str) -> None:
    not_paid(ask(duties_met=[met for met in DUTIES if met != duty]), word)


def test_the_order_of_the_duties_and_a_duty_named_twice_do_not_matter() -> None:
    assert ask(duties_met=[*reversed(DUTIES), DUTIES[0]]).outcome == ask().outcome


def test_every_reason_is_told_in_the_manual_s_order() -> None:
    answer = ask(level_b_children=2, willing=False, duties_met=DUTIES[1:], offers=[R, R, R], other_child_paid=True)
    not_paid(answer, "licensed capacity", "willing", "find children", "another child", "refused 3")
    assert answer.outcome.headline() == "Not payable: 5 conditions not met"
    assert any("as they stood then" in notice for notice in answer.notices)


def test_where_nothing_is_paid_the_daily_amount_and_day_90_are_told_all_the_same() -> None:
    expect(ask(willing=False), per_day="21.00", day_90="2024-05-29")


# Refusals


@pytest.mark.parametrize("offers", [[], [A], [R], [R, R], [R, R, A], [R, R, A, R, R], [A, R, R], [R, A, R, A, R]])
def test_up_to_two_refusals_in_a_row_do_not_stop_the_payment(offers: list[str]) -> None:
    expect(ask(offers=offers), eligible=True, why_not=[], days=30, amount="630.00")


@pytest.mark.parametrize("offers", [[R, R, R], [A, R, R, R], [R, R, R, R], [R, R, A, R, R, R]])
def test_three_refusals_in_a_row_stop_it(offers: list[str]) -> None:
    not_paid(ask(offers=offers), "refused 3")


def test_an_acceptance_after_the_third_refusal_does_not_bring_it_back() -> None:
    answer = ask(offers=[R, R, R, A, A])
    not_paid(answer, "refused 3")
    assert any("does not say that the stop ends" in notice for notice in answer.notices)


@pytest.mark.parametrize(
    ("offers", "said"),
    [([R], "The last offer was refused"), ([R, R], "The last 2 offers were refused"), ([A, R], "The last offer was refused")],
)
def test_refusals_that_still_count_are_told_with_where_they_lead(offers: list[str], said: str) -> None:
    assert any(notice.startswith(said) and "at 3 refusals" in notice for notice in ask(offers=offers).notices)


@pytest.mark.parametrize("offers", [[], [A], [R, A], [R, R, A]])
def test_after_an_acceptance_no_refusal_counts_any_more(offers: list[str]) -> None:
    assert not any("The last" in notice for notice in ask(offers=offers).notices)


def test_a_refusal_is_held_against_the_duty_to_accept_good_matches() -> None:
    def asked_about_the_match(answer: Any) -> bool:
        return any("that duty is not met" in notice for notice in answer.notices)

    assert asked_about_the_match(ask(offers=[R, A]))
    assert not asked_about_the_match(ask(offers=[A]))
    assert not asked_about_the_match(ask(offers=[R, A], duties_met=["identify-matches"]))
    assert not asked_about_the_match(ask(offers=[R, R, R]))


# What goes with the answer


def test_the_answer_rests_on_the_clauses_of_12_8_5() -> None:
    cited = {step.clause for answer in (ask(), ask(level_b_children=2)) for step in answer.steps}
    named = (
        "rate cm-8 for-transition max-90-consecutive not-at-capacity ceases-at-capacity ceases-unwilling qualify/intro "
        "qualify/identify qualify/accept qualify/plan qualify/staffing one-child willing-over-90 dcn three-refusals concerns"
    )
    assert {f"12.8.5/{name}" for name in named.split()} <= cited


def test_it_names_the_readings_of_12_8_5() -> None:
    assert {f"A5-{number:02d}" for number in range(1, 12)} <= set(ask().interpretations)
    assert "A0-11" in ask().interpretations


def test_it_uses_the_amount_the_days_and_the_refusals_and_no_other_figure() -> None:
    found = {figure.id: figure.value for figure in ask().figures}
    assert found == {
        "level-b-availability.amount": Decimal("21.00"),
        "level-b-availability.days": 90,
        "level-b-transition.refusals": 3,
    }


def test_the_agreement_is_the_cm_8_and_the_youth_s_dcn_is_used() -> None:
    answer = ask()
    assert [paper.id for paper in answer.documents] == ["CM-8"]
    assert any("DCN" in step.text and "must" in step.text for step in answer.steps)
    assert any("Regional Director or designee" in step.text and "should" in step.text for step in answer.steps)
    assert answer.approvals == answer.deadlines == []


def test_the_headline_tells_the_sum_and_the_days() -> None:
    assert ask("2024-05-30").outcome.headline() == "$1890.00 for 90 days"
    assert ask("2024-03-01").outcome.headline() == "$21.00 for 1 day"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"duties_met": ["identify"]}, "duties_met.0"),
        ({"duties_met": "identify-matches"}, "duties_met"),
        ({"offers": ["accepted", "maybe"]}, "offers.1"),
        ({"offers": "refused"}, "offers"),
        ({"level_b_children": -1}, "level_b_children"),
        ({"licensed_capacity": 2.5}, "licensed_capacity"),
        ({"willing": "yes"}, "willing"),
        ({"other_child_paid": 0}, "other_child_paid"),
    ],
)
def test_what_is_no_sound_input_is_refused_by_its_field(change: dict[str, Any], path: str) -> None:
    assert [fault.path for fault in refused(ask, **change).faults] == [path]


# Laws


cases = st.builds(
    lambda first, days, placed, licensed, willing, met, offers, other: case(
        (first + timedelta(days=days)).isoformat(),
        first_day=first.isoformat(),
        level_b_children=placed,
        licensed_capacity=licensed,
        willing=willing,
        duties_met=met,
        offers=offers,
        other_child_paid=other,
    ),
    st.dates(date(2024, 1, 1), date(2031, 12, 31)),
    st.integers(0, 400),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from([True, True, True, False]),
    st.sampled_from([DUTIES, DUTIES, DUTIES, DUTIES[:3], []]),
    st.lists(st.sampled_from([A, R]), max_size=8),
    st.sampled_from([False, False, False, True]),
)


@MANY
@given(cases)
def test_paid_days_are_never_above_90_and_the_amount_is_days_times_the_daily_amount(case: dict[str, Any]) -> None:
    found = calculate("transitional-payment", case).outcome
    assert 0 <= found.days <= 90
    assert found.amount == found.days * found.per_day
    assert found.per_day == Decimal("21.00")
    assert found.day_90 - date.fromisoformat(case["first_day"]) == timedelta(days=89)


@MANY
@given(cases)
def test_it_is_paid_if_and_only_if_no_condition_fails(case: dict[str, Any]) -> None:
    found = calculate("transitional-payment", case).outcome
    fails = [
        case["level_b_children"] >= case["licensed_capacity"],
        not case["willing"],
        *(duty not in case["duties_met"] for duty in DUTIES),
        case["other_child_paid"],
        "refused refused refused" in " ".join(case["offers"]),
    ]
    assert found.eligible == (not any(fails)) == (found.why_not == [])
    assert len(found.why_not) == sum(fails)
    assert (found.days > 0) == found.eligible


@MANY
@given(cases, st.integers(0, 90))
def test_a_longer_stretch_never_pays_less(case: dict[str, Any], more: int) -> None:
    longer = (date.fromisoformat(case["last_day"]) + timedelta(days=more)).isoformat()
    some, all_of_it = (
        calculate("transitional-payment", {**case, "last_day": last}).outcome for last in (case["last_day"], longer)
    )
    assert some.amount <= all_of_it.amount
    assert some.day_90 == all_of_it.day_90

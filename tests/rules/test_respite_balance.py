"""respite-balance: allotments, approvals, and whether the regular payment goes on."""

from __future__ import annotations

from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

LADDER_LEVELS = ("traditional", "level-a", "medical")


def ask(level: str = "traditional", used: Any = 0, requested: Any = 1, **more: Any) -> Any:
    return calculate("respite-balance", {"level": level, "units_used": used, "units_requested": requested, **more})


@pytest.mark.parametrize("level", LADDER_LEVELS)
@pytest.mark.parametrize(
    ("used", "requested", "after", "approver"),
    [
        (0, 1, "1", "none"),
        (11.5, 0.5, "12", "none"),
        (11, "1", "12", "none"),
        (11.5, "0.51", "12.01", "supervisor"),
        (12, 0.5, "12.5", "supervisor"),
        (12, 1, "13", "supervisor"),
        (19, 1, "20", "supervisor"),
        (19.5, 1, "20.5", "regional-director-or-designee"),
        (20, "0.01", "20.01", "regional-director-or-designee"),
        (20, 1, "21", "regional-director-or-designee"),
    ],
)
def test_twelve_need_no_approval_twenty_a_supervisor_and_more_the_regional_director(
    level: str, used: Any, requested: Any, after: str, approver: str
) -> None:
    answer = ask(level, used, requested)
    expect(answer, allotment_units="12", units_after=after, approver=approver, weekend_within_allotment=None)
    assert "A1-30" in answer.interpretations


@pytest.mark.parametrize(
    ("used", "requested", "after", "approver", "continues"),
    [
        (0, 14, "14", "none", True),
        (13.5, 0.5, "14", "none", True),
        (13.5, "0.51", "14.01", "undetermined", None),
        (14, 1, "15", "undetermined", None),
        (20, 5, "25", "undetermined", None),
    ],
)
def test_level_b_has_14_units_and_no_approver_is_named_past_them(
    used: Any, requested: Any, after: str, approver: str, continues: bool | None
) -> None:
    answer = ask("level-b", used, requested)
    expect(answer, allotment_units="14", units_after=after, approver=approver, regular_payment_continues=continues)
    assert "A1-28" in answer.interpretations


def test_past_the_level_b_allotment_no_approval_settles_the_regular_payment() -> None:
    for approved_by in ("supervisor", "regional-director-or-designee"):
        expect(ask("level-b", 14, 1, approved_by=approved_by), approver="undetermined", regular_payment_continues=None)


def test_the_regular_payment_goes_on_within_the_allotment() -> None:
    expect(ask(used=11, requested=1), regular_payment_continues=True)


def test_unit_13_keeps_the_regular_payment_once_the_supervisor_has_approved_it() -> None:
    expect(ask(used=12, requested=1), regular_payment_continues=False)
    answer = ask(used=12, requested=1, approved_by="supervisor")
    expect(answer, approver="supervisor", regular_payment_continues=True)
    assert "A1-29" in answer.interpretations


def test_past_twenty_units_a_supervisor_is_not_enough() -> None:
    expect(ask(used=20, requested=1), regular_payment_continues=False)
    expect(ask(used=20, requested=1, approved_by="supervisor"), regular_payment_continues=False)
    expect(ask(used=20, requested=1, approved_by="regional-director-or-designee"), regular_payment_continues=True)


def test_for_an_unlicensed_home_the_manual_states_no_continued_payment() -> None:
    for level in (*LADDER_LEVELS, "level-b"):
        answer = ask(level, 1, 1, home_licensed=False)
        expect(answer, approver="none", regular_payment_continues=None)
        assert "A1-49" in answer.interpretations
    expect(ask(used=12, requested=1, home_licensed=False, approved_by="supervisor"), regular_payment_continues=None)


def test_a_home_is_taken_as_licensed_unless_told_otherwise() -> None:
    assert ask(used=3).outcome == ask(used=3, home_licensed=True).outcome


def test_a_level_b_home_has_one_weekend_a_month_besides_its_units() -> None:
    first = ask("level-b", 13, 1, weekend_requested=True, weekends_used_this_month=0)
    expect(first, units_after="14", weekend_within_allotment=True, approver="none", regular_payment_continues=True)
    second = ask("level-b", 13, 1, weekend_requested=True, weekends_used_this_month=1)
    expect(second, units_after="14", weekend_within_allotment=False)
    assert "A1-27" in first.interpretations


def test_a_weekend_adds_no_units() -> None:
    with_weekend = ask("level-b", 14, 0, weekend_requested=True, weekends_used_this_month=0)
    expect(with_weekend, units_after="14", approver="none", weekend_within_allotment=True)


def test_no_weekend_asked_for_is_no_answer_about_weekends() -> None:
    expect(ask("level-b", 1, 1), weekend_within_allotment=None, approver="none")
    expect(
        ask("level-b", 1, 1, weekend_requested=False, weekends_used_this_month=1), weekend_within_allotment=None, approver="none"
    )


def test_a_weekend_that_fits_does_not_cure_units_past_the_allotment() -> None:
    answer = ask("level-b", 14, 1, weekend_requested=True, weekends_used_this_month=0)
    expect(answer, approver="undetermined", weekend_within_allotment=True, regular_payment_continues=None)


@pytest.mark.parametrize("level", LADDER_LEVELS)
def test_weekends_are_counted_for_level_b_only(level: str) -> None:
    refusal = refused(ask, level, weekends_used_this_month=0, weekend_requested=False)
    assert sorted(fault.path for fault in refusal.faults) == ["weekend_requested", "weekends_used_this_month"]


@pytest.mark.parametrize(
    ("used", "requested", "papers"), [(11, 1, []), (12, 1, ["CD-113", "Payment Request"]), (20, 1, ["CD-113", "Payment Request"])]
)
def test_an_approval_is_attached_to_the_unit_log_and_the_payment_request(used: int, requested: int, papers: list[str]) -> None:
    answer = ask(used=used, requested=requested)
    assert [document.id for document in answer.documents] == papers
    assert all(document.strength == "must" for document in answer.documents)
    assert len(answer.approvals) == (1 if papers else 0)


def test_the_approval_that_is_listed_is_the_one_that_was_needed() -> None:
    assert "upervisor" in ask(used=12).approvals[0].who
    assert ask(used=20).approvals[0].who.startswith("Regional Director or designee")


def test_a_level_b_respite_provider_must_be_a_contracted_trained_level_b_provider_of_another_home() -> None:
    everything = ["contracted", "trained", "level-b", "another-home"]
    expect(ask("level-b", respite_provider=everything), missing=[])
    for left_out in everything:
        provider = [item for item in everything if item != left_out]
        expect(ask("level-b", respite_provider=provider), missing=[left_out])
    assert sorted(ask("level-b").outcome.missing) == sorted(everything)


@pytest.mark.parametrize("level", LADDER_LEVELS)
def test_other_homes_need_a_contracted_respite_provider(level: str) -> None:
    expect(ask(level, respite_provider=["contracted"]), missing=[], advised=[])
    expect(ask(level, respite_provider=["trained"]), missing=["contracted"])


def test_it_needs_no_date_but_has_none_before_2024() -> None:
    expect(ask(used=1), approver="none")
    expect(ask(used=1, on="2024-01-01"), approver="none")
    (fault,) = refused(ask, on="2023-12-31").faults
    assert fault.path == "on"
    assert "2024-01-01" in fault.allowed


def test_without_a_date_the_result_names_the_newest_figures() -> None:
    answer = ask(used=12)
    assert all(figure.from_.isoformat() == "2024-01-01" for figure in answer.figures)
    assert {12, 20} <= {figure.value for figure in answer.figures}
    assert any("2024" in notice for notice in answer.notices)


def test_used_and_requested_units_are_added_exactly() -> None:
    expect(ask(used=11.9, requested=0.1), units_after="12", approver="none")
    expect(ask(used="0.1", requested="0.2"), units_after="0.3")
    expect(ask(used=0, requested=0), units_after="0", approver="none")


def test_tiny_units_are_never_written_with_an_exponent() -> None:
    after = ask(used="0.0000001", requested="0.0000002").model_dump(mode="json")["outcome"]["units_after"]
    assert after == "0.0000003"


def test_a_level_b_home_is_told_of_the_weekend_a_month_and_the_fourteen_days_a_year_it_is_encouraged_to_use() -> None:
    answer = ask("level-b")
    told = next(step.text for step in answer.steps if step.clause == "12.8.1/respite/level-b/encouraged-minimum")
    assert "at least 1 weekend a month and 14 days a year" in told
    expect(answer, approver="none", regular_payment_continues=True)


def test_encouragement_is_for_level_b_homes_only() -> None:
    assert "12.8.1/respite/level-b/encouraged-minimum" not in [step.clause for step in ask("traditional").steps]


def test_an_approval_by_someone_else_than_the_manual_names_is_told() -> None:
    answer = ask("traditional", 12, 1, approved_by="regional-director-or-designee")
    expect(answer, approver="supervisor", regular_payment_continues=False)
    assert any("Regional Director" in notice and "supervisor" in notice for notice in answer.notices), answer.notices

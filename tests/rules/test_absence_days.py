"""absence-days: planned absences, seven days, and visits from residential treatment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

MET = {"in_case_plan": True, "agency_agreed": True, "still_placed": True, "plan_to_return": True}
PLANNED = ("case-plan-visit", "camp", "other-planned")
UNPLANNED = ("runaway", "hospital", "detention")


def spell(first: str, nights: int) -> dict[str, str]:
    return {"first_night": first, "last_night": (date.fromisoformat(first) + timedelta(days=nights - 1)).isoformat()}


def days(first: str, count: int) -> list[str]:
    return [(date.fromisoformat(first) + timedelta(days=offset)).isoformat() for offset in range(count)]


def ask(setting: str, reason: str, *spells: dict[str, str], **more: Any) -> Any:
    return calculate("absence-days", {"setting": setting, "reason": reason, "spells": list(spells), **more})


@pytest.mark.parametrize("setting", ["family", "residential"])
@pytest.mark.parametrize("reason", UNPLANNED)
@pytest.mark.parametrize(("away", "paid"), [(1, 1), (6, 6), (7, 7), (8, 7), (35, 7)])
def test_the_first_seven_days_of_a_spell_are_paid_and_the_eighth_is_not(setting: str, reason: str, away: int, paid: int) -> None:
    answer = ask(setting, reason, spell("2024-05-01", away))
    expect(answer, days=away, payable_days=paid)
    assert (answer.outcome.spells[0].days, answer.outcome.spells[0].payable_days) == (away, paid)
    assert answer.outcome.spells[0].why
    assert "12.8.1/absence/runaway-hospital-detention" in [step.clause for step in answer.steps]
    assert {"A1-41", "A1-42"} <= set(answer.interpretations)


def test_five_spells_of_seven_days_are_paid_in_full() -> None:
    spells = [spell(first, 7) for first in ("2024-05-01", "2024-05-09", "2024-05-17", "2024-05-25", "2024-06-02")]
    answer = ask("family", "runaway", *spells)
    expect(answer, days=35, payable_days=35)
    assert [part.payable_days for part in answer.outcome.spells] == [7, 7, 7, 7, 7]


def test_one_night_back_starts_a_new_spell_of_seven_days() -> None:
    expect(ask("family", "runaway", spell("2024-05-01", 8), spell("2024-05-10", 8)), days=16, payable_days=14)


def test_spells_without_a_night_back_are_refused() -> None:
    (fault,) = refused(ask, "family", "runaway", spell("2024-05-01", 7), spell("2024-05-08", 7)).faults
    assert fault.path.startswith("spells.1")


def test_overlapping_spells_are_refused_in_whatever_order_they_come() -> None:
    first, second = spell("2024-05-01", 7), spell("2024-05-07", 7)
    (fault,) = refused(ask, "family", "runaway", first, second).faults
    assert fault.path.startswith("spells.1")
    (fault,) = refused(ask, "family", "runaway", second, first).faults
    assert fault.path.startswith("spells.0")
    assert refused(ask, "family", "runaway", first, first).faults


def test_spells_are_answered_in_the_order_given() -> None:
    answer = ask("family", "runaway", spell("2024-06-01", 3), spell("2024-05-01", 9))
    assert [(part.days, part.payable_days) for part in answer.outcome.spells] == [(3, 3), (9, 7)]


def test_a_spell_across_a_leap_day_counts_it() -> None:
    expect(ask("family", "camp", {"first_night": "2024-02-28", "last_night": "2024-03-01"}, **MET), days=3, payable_days=3)


def test_twenty_days_in_hospital_are_all_paid_when_planned_and_seven_when_not() -> None:
    planned = ask("family", "hospital", spell("2024-05-01", 20), **MET)
    expect(planned, days=20, payable_days=20)
    assert "A1-38" in planned.interpretations
    expect(ask("family", "hospital", spell("2024-05-01", 20)), payable_days=7)
    for lacking in MET:
        expect(ask("family", "hospital", spell("2024-05-01", 20), **{**MET, lacking: False}), payable_days=7)


def test_a_case_plan_does_not_lift_the_seven_days_for_a_runaway_or_detention() -> None:
    for reason in ("runaway", "detention"):
        expect(ask("family", reason, spell("2024-05-01", 20), **MET), payable_days=7)


@pytest.mark.parametrize("reason", PLANNED)
def test_a_planned_absence_from_a_family_home_has_no_cap(reason: str) -> None:
    answer = ask("family", reason, spell("2024-05-01", 45), **MET)
    expect(answer, days=45, payable_days=45, visit_days_by_month=None)
    assert "A1-39" in answer.interpretations


@pytest.mark.parametrize("setting", ["family", "residential"])
@pytest.mark.parametrize("lacking", list(MET))
def test_a_planned_absence_is_paid_only_when_all_four_conditions_hold(setting: str, lacking: str) -> None:
    answer = ask(setting, "camp", spell("2024-05-01", 3), **{**MET, lacking: False})
    expect(answer, days=3, payable_days=0)
    assert answer.outcome.spells[0].why


@pytest.mark.parametrize("reason", PLANNED)
def test_a_planned_reason_needs_all_four_conditions_answered(reason: str) -> None:
    refusal = refused(ask, "family", reason, spell("2024-05-01", 3))
    assert sorted(fault.path for fault in refusal.faults) == sorted(MET)
    (fault,) = refused(
        ask, "family", reason, spell("2024-05-01", 3), in_case_plan=True, agency_agreed=True, still_placed=True
    ).faults
    assert fault.path == "plan_to_return"


@pytest.mark.parametrize("reason", PLANNED)
@pytest.mark.parametrize(("away", "paid"), [(29, 29), (30, 30), (31, 30), (60, 30)])
def test_residential_treatment_pays_thirty_planned_days_in_twelve_months(reason: str, away: int, paid: int) -> None:
    answer = ask("residential", reason, spell("2024-05-01", away), **MET)
    expect(answer, days=away, payable_days=paid, case_plan_days_in_year=paid)
    assert {"A1-40", "A1-50"} <= set(answer.interpretations)
    assert "12.8.1/absence/case-plan/residential-30-days" in [step.clause for step in answer.steps]


def test_thirty_days_to_the_end_of_january_leave_the_last_day_of_the_year_unpaid_and_new_years_day_paid() -> None:
    earlier = days("2024-01-01", 30)
    assert earlier[-1] == "2024-01-30"
    expect(ask("residential", "camp", spell("2024-12-31", 1), earlier_case_plan_days=earlier, **MET), payable_days=0)
    expect(ask("residential", "camp", spell("2025-01-01", 1), earlier_case_plan_days=earlier, **MET), payable_days=1)


def test_the_same_holds_when_the_thirty_days_are_spells_of_the_same_question() -> None:
    answer = ask("residential", "camp", spell("2024-01-01", 30), spell("2024-12-31", 2), **MET)
    expect(answer, days=32, payable_days=31)
    assert [part.payable_days for part in answer.outcome.spells] == [30, 1]


def test_the_thirty_days_roll_day_by_day() -> None:
    earlier = days("2024-01-01", 30)
    answer = ask("residential", "camp", spell("2024-12-25", 40), earlier_case_plan_days=earlier, **MET)
    expect(answer, days=40, payable_days=30)
    expect(answer, case_plan_days_in_year=30)


def test_unpaid_days_do_not_count_against_the_thirty() -> None:
    answer = ask("residential", "camp", spell("2024-01-01", 40), spell("2025-01-05", 4), **MET)
    assert [part.payable_days for part in answer.outcome.spells] == [30, 4]


def test_earlier_days_and_new_days_share_the_thirty() -> None:
    answer = ask("residential", "camp", spell("2024-05-01", 10), earlier_case_plan_days=days("2024-03-01", 25), **MET)
    expect(answer, payable_days=5, case_plan_days_in_year=30)


def test_the_rolling_year_counts_a_leap_day() -> None:
    earlier = [*days("2023-05-01", 29), "2023-03-01"]
    expect(ask("residential", "camp", spell("2024-02-29", 1), earlier_case_plan_days=earlier, **MET), payable_days=0)
    expect(ask("residential", "camp", spell("2024-03-01", 1), earlier_case_plan_days=earlier, **MET), payable_days=1)


@pytest.mark.parametrize(("away", "paid"), [(1, 1), (4, 4), (5, 5), (6, 5), (20, 5)])
def test_five_visit_days_in_a_month_are_paid_and_a_sixth_is_not(away: int, paid: int) -> None:
    answer = ask("residential", "residential-visit", spell("2024-05-01", away))
    expect(answer, days=away, payable_days=paid, case_plan_days_in_year=0)
    assert "12.8.1/absence/residential-visits" in [step.clause for step in answer.steps]


def test_a_visit_from_29_january_to_3_february_is_paid_in_full() -> None:
    answer = ask("residential", "residential-visit", {"first_night": "2024-01-29", "last_night": "2024-02-03"})
    expect(answer, days=6, payable_days=6)
    assert "A1-42" in answer.interpretations
    assert [entry["month"] for entry in answer.model_dump(mode="json")["outcome"]["visit_days_by_month"]] == [
        "2024-01",
        "2024-02",
    ]


def test_earlier_visit_days_use_up_the_five_of_their_month_only() -> None:
    earlier = days("2024-01-02", 4)
    answer = ask("residential", "residential-visit", spell("2024-01-30", 4), earlier_visit_days=earlier)
    expect(answer, days=4, payable_days=3)


def test_several_visits_in_a_month_share_the_five_days() -> None:
    answer = ask("residential", "residential-visit", spell("2024-05-01", 3), spell("2024-05-10", 3), spell("2024-06-01", 3))
    assert [part.payable_days for part in answer.outcome.spells] == [3, 2, 3]


def test_visits_do_not_count_against_the_thirty_nor_planned_days_against_the_five() -> None:
    visit = ask("residential", "residential-visit", spell("2024-05-01", 5), earlier_case_plan_days=days("2024-01-01", 30))
    expect(visit, payable_days=5)
    camp = ask("residential", "camp", spell("2024-05-01", 30), earlier_visit_days=days("2024-04-01", 5), **MET)
    expect(camp, payable_days=30)


def test_visits_need_no_conditions_and_may_state_them() -> None:
    plain = ask("residential", "residential-visit", spell("2024-05-01", 6))
    assert plain.outcome == ask("residential", "residential-visit", spell("2024-05-01", 6), **MET).outcome


def test_a_residential_visit_from_a_family_home_is_refused() -> None:
    (fault,) = refused(ask, "family", "residential-visit", spell("2024-05-01", 3)).faults
    assert fault.path == "reason"
    assert fault.given == "residential-visit"
    assert fault.clause == "12.8.1/absence/residential-visits"


def test_earlier_days_have_no_meaning_for_a_family_home() -> None:
    refusal = refused(
        ask, "family", "runaway", spell("2024-05-01", 3), earlier_case_plan_days=["2024-01-01"], earlier_visit_days=["2024-01-02"]
    )
    assert sorted(fault.path for fault in refusal.faults) == ["earlier_case_plan_days", "earlier_visit_days"]


def test_a_residential_hospital_stay_in_the_case_plan_is_under_the_thirty_days() -> None:
    expect(ask("residential", "hospital", spell("2024-05-01", 31), **MET), payable_days=30)


def test_when_the_thirty_are_used_a_planned_hospital_stay_still_has_the_seven_days_of_its_own_guideline() -> None:
    answer = ask("residential", "hospital", spell("2024-05-01", 20), earlier_case_plan_days=days("2024-01-01", 30), **MET)
    expect(answer, payable_days=7)


def test_absences_before_2024_are_answered_with_a_notice_that_the_edition_is_later() -> None:
    early = ask("family", "runaway", spell("2023-05-01", 8))
    expect(early, payable_days=7)
    assert len(early.notices) > len(ask("family", "runaway", spell("2024-05-01", 8)).notices)


def test_days_away_are_nights_away() -> None:
    assert "A1-43" in ask("family", "runaway", spell("2024-05-01", 1)).interpretations


def test_the_three_guidelines_are_alternatives() -> None:
    assert "A1-44" in ask("family", "camp", spell("2024-05-01", 1), **MET).interpretations


def test_no_twelve_months_hold_more_than_thirty_planned_days_even_when_later_days_were_paid_first() -> None:
    answer = ask(
        "residential",
        "case-plan-visit",
        spell("2024-01-10", 3),
        spell("2024-03-01", 2),
        earlier_case_plan_days=days("2024-02-01", 29),
        in_case_plan=True,
        agency_agreed=True,
        still_placed=True,
        plan_to_return=True,
    )
    expect(answer, payable_days=1, case_plan_days_in_year=30)
    assert [found.payable_days for found in answer.outcome.spells] == [1, 0]


def test_a_hospital_stay_that_lacks_a_condition_says_why_it_does_not_count_as_planned() -> None:
    answer = ask("family", "hospital", spell("2024-05-01", 20), in_case_plan=True, agency_agreed=False)
    expect(answer, payable_days=7)
    assert any("the agency has not agreed to it" in notice for notice in answer.notices), answer.notices

"""respite-payment: units and pay by the home's row, the child's age and the hours."""

from __future__ import annotations

from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

DAY = "2024-06-01"


def ask(home: str = "level-b", age: int = 12, hours: Any = 12, **more: Any) -> Any:
    return calculate("respite-payment", {"home": home, "age": age, "hours": hours, "on": DAY, **more})


@pytest.mark.parametrize(
    ("home", "age", "half", "full"),
    [
        ("level-b", 0, "28.00", "56.00"),
        ("level-b", 12, "28.00", "56.00"),
        ("level-b", 13, "31.50", "63.00"),
        ("level-b", 20, "31.50", "63.00"),
        ("traditional", 0, "15.50", "31.00"),
        ("traditional", 12, "15.50", "31.00"),
        ("traditional", 13, "19.00", "38.00"),
        ("traditional", 20, "19.00", "38.00"),
        ("level-a", 12, "15.50", "31.00"),
        ("level-a", 13, "19.00", "38.00"),
        ("medical", 12, "15.50", "31.00"),
        ("medical", 13, "19.00", "38.00"),
    ],
)
def test_each_row_pays_half_a_unit_and_a_full_unit_at_both_ages(home: str, age: int, half: str, full: str) -> None:
    expect(ask(home, age, 6), status="amount", units="0.5", amount=half)
    expect(ask(home, age, "11.99"), status="amount", units="0.5", amount=half)
    expect(ask(home, age, 12), status="amount", units="1", amount=full)
    expect(ask(home, age, 24), status="amount", units="1", amount=full)


@pytest.mark.parametrize(
    ("hours", "units", "amount"),
    [
        (0.01, None, None),
        (5.99, None, None),
        ("5.999999999", None, None),
        (6, "0.5", "28.00"),
        ("6.0", "0.5", "28.00"),
        (6.01, "0.5", "28.00"),
        (11.99, "0.5", "28.00"),
        ("11.999999999", "0.5", "28.00"),
        (12, "1", "56.00"),
        (12.01, "1", "56.00"),
        ("23.99", "1", "56.00"),
        (24, "1", "56.00"),
    ],
)
def test_the_lines_are_at_exactly_6_12_and_24_hours(hours: Any, units: str | None, amount: str | None) -> None:
    expect(ask(hours=hours), status="amount" if units else "no-rate-stated", units=units, amount=amount)


def test_under_six_hours_no_rate_is_stated_and_the_answer_is_not_zero() -> None:
    answer = ask(hours=5)
    expect(answer, status="no-rate-stated", units=None, amount=None)
    assert "A1-20" in answer.interpretations


def test_seven_hours_and_twenty_minutes_may_come_as_a_json_number() -> None:
    expect(ask(hours=7 + 1 / 3), units="0.5", amount="28.00")


def test_exactly_twelve_hours_is_a_full_unit_unless_the_caller_chooses_half() -> None:
    expect(ask(hours=12), units="1", amount="56.00")
    expect(ask(hours=12, at_twelve="full"), units="1", amount="56.00")
    expect(ask(hours=12, at_twelve="half"), units="0.5", amount="28.00")
    expect(ask(hours="12.00", at_twelve="half"), units="0.5", amount="28.00")


def test_the_choice_at_twelve_hours_changes_nothing_beside_twelve() -> None:
    for hours in (11.99, 12.01, 24):
        assert ask(hours=hours, at_twelve="half").outcome == ask(hours=hours).outcome


def test_the_reading_on_twelve_hours_is_shown_only_when_it_is_in_play() -> None:
    assert "A1-19" in ask(hours=12).interpretations
    assert "A1-19" in ask(hours=12, at_twelve="half").interpretations
    for hours in (6, 11.99, 12.01, 24):
        assert "A1-19" not in ask(hours=hours).interpretations


def test_more_than_24_hours_is_refused_unless_blocks_are_asked_for() -> None:
    for more in ({}, {"over_24": "refuse"}):
        (fault,) = refused(ask, hours=24.01, **more).faults
        assert fault.path == "hours"
        assert "24" in fault.allowed
        assert fault.clause is not None
    expect(ask(hours=24.01, over_24="blocks"), units="1", amount="56.00")


@pytest.mark.parametrize(
    ("hours", "units", "amount"),
    [
        (8, "0.5", "28.00"),
        (24, "1", "56.00"),
        (25, "1", "56.00"),
        (29.99, "1", "56.00"),
        (30, "1.5", "84.00"),
        (35.99, "1.5", "84.00"),
        (36, "2", "112.00"),
        (48, "2", "112.00"),
        (53, "2", "112.00"),
        (54, "2.5", "140.00"),
        (60, "3", "168.00"),
        (240, "10", "560.00"),
    ],
)
def test_a_longer_stay_is_whole_days_and_then_the_rest(hours: float, units: str, amount: str) -> None:
    expect(ask(hours=hours, over_24="blocks"), status="amount", units=units, amount=amount)


def test_thirty_hours_in_blocks_rests_on_its_reading() -> None:
    answer = ask(hours=30, over_24="blocks")
    expect(answer, amount="84.00")
    assert "A1-21" in answer.interpretations


def test_a_rest_under_six_hours_adds_no_unit_and_a_notice_says_so() -> None:
    with_rest, without = ask(hours=29, over_24="blocks"), ask(hours=24, over_24="blocks")
    assert with_rest.outcome.amount == without.outcome.amount
    assert len(with_rest.notices) == len(without.notices) + 1


def test_a_rest_of_exactly_twelve_hours_follows_the_choice_at_twelve() -> None:
    expect(ask(hours=36, over_24="blocks", at_twelve="half"), units="1.5", amount="84.00")
    assert "A1-19" in ask(hours=36, over_24="blocks").interpretations
    assert "A1-19" not in ask(hours=35, over_24="blocks").interpretations


def test_under_six_hours_stays_unstated_when_blocks_are_asked_for() -> None:
    expect(ask(hours=5, over_24="blocks"), status="no-rate-stated", units=None, amount=None)


def test_a_traditional_child_of_eight_in_a_level_b_home_has_the_level_b_row() -> None:
    answer = ask("level-b", 8, 24)
    expect(answer, amount="56.00")
    assert "A1-22" in answer.interpretations


def test_the_older_rate_starts_on_the_thirteenth_birthday() -> None:
    stay = {"home": "traditional", "hours": 12, "date_of_birth": "2011-05-16"}
    expect(calculate("respite-payment", {**stay, "on": "2024-05-15"}), amount="31.00")
    expect(calculate("respite-payment", {**stay, "on": "2024-05-16"}), amount="38.00")


def test_the_first_date_is_the_first_of_january_2024() -> None:
    expect(ask(on="2024-01-01"), amount="56.00")
    for hours in (5, 6, 12):
        (fault,) = refused(ask, hours=hours, on="2023-12-31").faults
        assert fault.path == "on"
        assert "2024-01-01" in fault.allowed


def test_an_age_or_a_birth_date_is_needed() -> None:
    (fault,) = refused(calculate, "respite-payment", home="level-b", hours=12, on=DAY).faults
    assert fault.path == "age"


def test_every_step_of_a_long_stay_cites_the_row_of_its_own_home_and_age() -> None:
    answer = calculate("respite-payment", home="medical", age=13, hours=36, over_24="blocks", on="2024-06-01")
    row = "12.8.1/respite/traditional/13-plus"
    assert {step.clause.rsplit("/", 1)[0] for step in answer.steps} == {row}
    assert {str(figure.clause).rsplit("/", 1)[0] for figure in answer.figures} == {row}


def test_a_stay_that_is_too_long_is_refused_with_the_clause_of_its_own_row() -> None:
    error = refused(calculate, "respite-payment", home="medical", age=13, hours=36, on="2024-06-01")
    assert [(found.path, found.given, found.clause) for found in error.faults] == [
        ("hours", 36, "12.8.1/respite/traditional/13-plus/12-24h")
    ]

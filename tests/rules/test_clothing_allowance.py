"""clothing-allowance: a yearly amount by age, due at placement and on its anniversaries."""

from __future__ import annotations

import pytest

from fosterpolicy import calculate, expect, refused


@pytest.mark.parametrize(
    ("age", "band", "amount"),
    [
        (0, "0-5", "320.00"),
        (5, "0-5", "320.00"),
        (6, "6-12", "400.00"),
        (12, "6-12", "400.00"),
        (13, "13-plus", "700.00"),
        (20, "13-plus", "700.00"),
    ],
)
def test_each_age_band_has_its_yearly_amount(age: int, band: str, amount: str) -> None:
    expect(calculate("clothing-allowance", age=age, on="2024-06-01"), amount=amount, age_band=band, next_due=None)


def test_the_band_changes_on_the_sixth_and_thirteenth_birthday() -> None:
    for born, before, after in (("2018-05-16", "320.00", "400.00"), ("2011-05-16", "400.00", "700.00")):
        expect(calculate("clothing-allowance", date_of_birth=born, on="2024-05-15"), amount=before)
        expect(calculate("clothing-allowance", date_of_birth=born, on="2024-05-16"), amount=after)


@pytest.mark.parametrize(
    ("placed_on", "on", "next_due"),
    [
        ("2024-03-10", "2024-03-09", "2024-03-10"),
        ("2024-03-10", "2024-03-10", "2024-03-10"),
        ("2024-03-10", "2024-03-11", "2025-03-10"),
        ("2024-03-10", "2025-03-10", "2025-03-10"),
        ("2024-03-10", "2025-03-11", "2026-03-10"),
        ("2019-12-31", "2024-01-01", "2024-12-31"),
        ("2026-07-01", "2024-06-01", "2026-07-01"),
        ("2024-02-29", "2024-03-01", "2025-03-01"),
        ("2024-02-29", "2025-02-28", "2025-03-01"),
        ("2024-02-29", "2025-03-01", "2025-03-01"),
        ("2024-02-29", "2025-03-02", "2026-03-01"),
        ("2024-02-29", "2027-03-02", "2028-02-29"),
    ],
)
def test_it_is_due_next_on_the_placement_date_or_its_coming_anniversary(placed_on: str, on: str, next_due: str) -> None:
    expect(calculate("clothing-allowance", age=8, placed_on=placed_on, on=on), amount="400.00", next_due=next_due)


def test_the_amount_goes_by_the_age_on_the_date_asked_about() -> None:
    answer = calculate("clothing-allowance", date_of_birth="2018-06-15", placed_on="2023-07-01", on="2024-06-01")
    expect(answer, amount="320.00", age_band="0-5", next_due="2024-07-01")


def test_a_reader_is_told_when_the_child_is_in_another_band_on_the_due_date() -> None:
    answer = calculate("clothing-allowance", date_of_birth="2018-06-15", placed_on="2023-07-01", on="2024-06-01")
    assert any("400.00" in notice for notice in answer.notices)


def test_the_first_date_is_the_first_of_january_2024() -> None:
    expect(calculate("clothing-allowance", age=5, on="2024-01-01"), amount="320.00")
    (fault,) = refused(calculate, "clothing-allowance", age=5, on="2023-12-31").faults
    assert fault.path == "on"
    assert "2024-01-01" in fault.allowed


def test_a_placement_may_have_begun_before_the_first_date() -> None:
    expect(calculate("clothing-allowance", age=8, placed_on="2021-05-05", on="2024-01-01"), next_due="2024-05-05")


def test_an_age_or_a_birth_date_is_needed() -> None:
    (fault,) = refused(calculate, "clothing-allowance", on="2024-06-01").faults
    assert fault.path == "age"


def test_it_rests_on_the_reading_about_the_clothing_year() -> None:
    answer = calculate("clothing-allowance", age=5, on="2024-06-01")
    assert "A1-11" in answer.interpretations
    assert {step.clause for step in answer.steps} & {"12.8.1/clothing/age-0-5"}

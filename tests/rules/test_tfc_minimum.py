"""tfc-minimum: the floors for Treatment Foster Care homes, to the cent."""

from __future__ import annotations

from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused


def ask(**changes: Any) -> Any:
    case: dict[str, Any] = {
        "level": 1,
        "monthly_amount": "2632.26",
        "fully_licensed": True,
        "tfc_trained": True,
        "on": "2024-06-01",
    }
    return calculate("tfc-minimum", {**case, **changes})


@pytest.mark.parametrize(
    ("level", "paid", "status", "shortfall"),
    [
        (1, "2632.25", "below-minimum", "0.01"),
        (1, "2632.26", "meets-minimum", "0.00"),
        (1, "2632.27", "meets-minimum", "0.00"),
        (1, "0.00", "below-minimum", "2632.26"),
        (2, "3984.88", "below-minimum", "0.01"),
        (2, "3984.89", "meets-minimum", "0.00"),
        (2, "3984.90", "meets-minimum", "0.00"),
        (2, "2632.26", "below-minimum", "1352.63"),
    ],
)
def test_the_minimum_holds_to_the_cent(level: int, paid: str, status: str, shortfall: str) -> None:
    minimum = {1: "2632.26", 2: "3984.89"}[level]
    answer = ask(level=level, monthly_amount=paid)
    expect(answer, status=status, minimum=minimum, shortfall=shortfall, payer="tfc-child-placing-agency")


@pytest.mark.parametrize(("licensed", "trained"), [(False, True), (True, False), (False, False)])
def test_the_minimum_needs_a_full_license_and_the_training(licensed: bool, trained: bool) -> None:
    for paid in ("1.00", "9000.00"):
        answer = ask(fully_licensed=licensed, tfc_trained=trained, monthly_amount=paid)
        expect(answer, status="rate-not-available", minimum=None, shortfall=None, payer="tfc-child-placing-agency")
        assert "A1-16" in answer.interpretations
        assert "12.8.1/tfc/eligibility" in [step.clause for step in answer.steps]


def test_the_row_without_a_level_is_level_1_and_both_are_floors() -> None:
    assert {"A1-14", "A1-15"} <= set(ask().interpretations)


def test_the_first_date_is_the_first_of_january_2024() -> None:
    expect(ask(on="2024-01-01"), status="meets-minimum")
    for change in ({}, {"fully_licensed": False}):
        (fault,) = refused(ask, on="2023-12-31", **change).faults
        assert fault.path == "on"
        assert "2024-01-01" in fault.allowed


@pytest.mark.parametrize("level", [0, 3, "1", 1.5, True, None])
def test_there_are_two_levels(level: Any) -> None:
    (fault,) = refused(ask, level=level).faults
    assert fault.path == "level"


def test_the_answer_says_that_the_tfc_agency_pays_with_its_clause() -> None:
    answer = calculate("tfc-minimum", level=1, monthly_amount="2632.26", fully_licensed=True, tfc_trained=True, on="2024-06-01")
    assert "12.8.1/tfc/agency-pays" in [step.clause for step in answer.steps]

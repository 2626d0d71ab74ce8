"""emergency-placement: what an emergency home is paid, day 60, and what follows."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

LICENSES = ("foster", "relative", "kinship")
READY = {
    "provider_license": "foster",
    "open_foster_home_license": True,
    "cooperative_agreement": True,
    "cm_11_active": True,
    "case_open": True,
}


def ask(first: Any = "2024-01-01", last: Any = "2024-01-10", **more: Any) -> Any:
    return calculate("emergency-placement", {"first_night": first, "last_night": last, **READY, **more})


def ask_for(nights: int, first: str = "2024-01-01", **more: Any) -> Any:
    return ask(first, (date.fromisoformat(first) + timedelta(days=nights - 1)).isoformat(), **more)


def cited(answer: Any) -> set[str]:
    return {step.clause for step in answer.steps} | {figure.clause for figure in answer.figures}


@pytest.mark.parametrize(
    ("nights", "days", "amount", "after"),
    [
        (1, 1, "37.00", "not-reached"),
        (2, 2, "74.00", "not-reached"),
        (59, 59, "2183.00", "not-reached"),
        (60, 60, "2220.00", "not-reached"),
        (61, 60, "2220.00", "standard-maintenance"),
        (90, 60, "2220.00", "standard-maintenance"),
        (400, 60, "2220.00", "standard-maintenance"),
    ],
)
def test_an_emergency_home_is_paid_37_dollars_a_day_to_day_60(nights: int, days: int, amount: str, after: str) -> None:
    answer = ask_for(nights)
    expect(answer, emergency_days=days, per_day="37.00", amount=amount, after_day_60=after, ready=True, missing=[])
    assert "12.8.2/home/per-diem" in cited(answer) or "12.8.1/emergency-home/rate" in cited(answer)


@pytest.mark.parametrize(
    ("first", "day_60"),
    [
        ("2024-01-01", "2024-02-29"),
        ("2025-01-01", "2025-03-01"),
        ("2024-07-04", "2024-09-01"),
        ("2024-12-15", "2025-02-12"),
        ("2024-02-29", "2024-04-28"),
    ],
)
def test_the_first_night_is_day_1_and_day_60_is_named_whether_reached_or_not(first: str, day_60: str) -> None:
    for nights in (1, 60, 61):
        expect(ask_for(nights, first), day_60=day_60)


def test_the_night_of_day_60_is_paid_and_the_night_after_is_recoded() -> None:
    expect(ask("2024-01-01", "2024-02-29"), emergency_days=60, after_day_60="not-reached")
    answer = ask("2024-01-01", "2024-03-01")
    expect(answer, emergency_days=60, amount="2220.00", after_day_60="standard-maintenance")
    assert "12.8.2/home/after-60-days" in cited(answer)
    assert "A2-01" in answer.interpretations


@pytest.mark.parametrize(("fh", "agreement"), list(product([True, False], repeat=2)))
@pytest.mark.parametrize("provider", [*LICENSES, "none"])
def test_after_day_60_an_open_foster_home_license_with_its_agreement_keeps_the_home_paid(
    provider: str, fh: bool, agreement: bool
) -> None:
    papers = {"provider_license": provider, "open_foster_home_license": fh, "cooperative_agreement": agreement}
    answer = ask_for(61, **papers)
    expect(answer, after_day_60="standard-maintenance" if fh and agreement else "level-3-no-payment", amount="2220.00")
    assert "A2-04" in answer.interpretations
    clause = "12.8.2/home/after-60-days/open-fh" if fh and agreement else "12.8.2/home/after-60-days/level-3"
    assert clause in cited(answer)
    expect(ask_for(60, **papers), after_day_60="not-reached")


def test_a_licensed_kinship_home_without_a_foster_home_license_goes_to_level_3() -> None:
    answer = ask_for(61, provider_license="kinship", open_foster_home_license=False)
    expect(answer, after_day_60="level-3-no-payment", ready=True)
    assert "A2-05" in answer.interpretations


@pytest.mark.parametrize(("license", "cm_11", "case"), list(product([*LICENSES, "none"], [True, False, None], [True, False])))
def test_a_payment_needs_a_licensed_home_an_active_cm_11_and_an_open_case(license: str, cm_11: bool | None, case: bool) -> None:
    given = {"first_night": "2024-05-01", "last_night": "2024-05-10", **READY, "provider_license": license, "case_open": case}
    given |= {"cm_11_active": cm_11}
    answer = calculate("emergency-placement", {field: value for field, value in given.items() if value is not None})
    missing = ["licence"] * (license == "none") + ["cm-11"] * (not cm_11) + ["open-case"] * (not case)
    expect(answer, missing=missing, ready=not missing, amount="370.00", emergency_days=10)


def test_what_is_needed_cites_its_clauses_and_papers() -> None:
    answer = ask(cm_11_active=False, case_open=False)
    assert {"12.8.2/home/process/cm-11", "12.8.2/home/process/open-case"} <= cited(answer)
    assert "CM-11" in [document.id for document in answer.documents]


def test_all_three_kinds_of_license_are_paid_the_same() -> None:
    assert len({str(ask(provider_license=license).outcome.model_dump(mode="json")) for license in LICENSES}) == 1


@pytest.mark.parametrize(("capacity", "placed", "left"), [(4, 1, 3), (4, 3, 1), (4, 4, 0), (1, 1, 0)])
def test_the_emergency_child_takes_one_of_the_home_s_places(capacity: int, placed: int, left: int) -> None:
    answer = ask(licensed_capacity=capacity, children_placed=placed)
    expect(answer, places_left=left, amount="370.00", ready=True)
    assert "12.8.2/home/counts-in-capacity" in cited(answer)


def test_without_the_numbers_no_places_are_counted() -> None:
    expect(ask(), places_left=None)


def test_more_children_than_places_are_told() -> None:
    answer = ask(licensed_capacity=2, children_placed=3)
    assert answer.outcome.places_left <= 0
    assert any("capacity" in notice or "place" in notice for notice in answer.notices), answer.notices


def test_the_amount_stands_instead_of_maintenance_and_absences_do_not_stop_the_count() -> None:
    answer = ask_for(61)
    assert {"A2-06", "A2-13"} <= set(answer.interpretations)
    assert {figure.id for figure in answer.figures} >= {"emergency-home.amount", "emergency-home.days"}


def test_a_statement_of_the_same_nights_pays_the_same() -> None:
    for nights in (1, 37, 60):
        last = (date(2024, 5, 1) + timedelta(days=nights - 1)).isoformat()
        case = {"program": "emergency", "date_of_birth": "2015-01-15", "first_night": "2024-05-01", "last_night": last}
        assert calculate("placement-statement", case).outcome.total == ask("2024-05-01", last).outcome.amount


def test_amounts_are_known_from_january_1_2024() -> None:
    expect(ask("2024-01-01", "2024-01-01"), amount="37.00")
    (fault,) = refused(ask, "2023-12-31", "2024-01-01").faults
    assert fault.path == "first_night"
    assert "2024-01-01" in fault.allowed


def test_the_last_night_is_not_before_the_first() -> None:
    expect(ask("2024-05-10", "2024-05-10"), emergency_days=1)
    (fault,) = refused(ask, "2024-05-10", "2024-05-09").faults
    assert (fault.path, fault.given) == ("last_night", "2024-05-09")
    assert "2024-05-10" in fault.allowed


@pytest.mark.parametrize(
    "field", ["first_night", "last_night", "provider_license", "open_foster_home_license", "cooperative_agreement", "case_open"]
)
def test_each_needed_field_is_asked_for(field: str) -> None:
    case = {"first_night": "2024-05-01", "last_night": "2024-05-10", **READY}
    error = refused(calculate, "emergency-placement", {key: case[key] for key in case if key != field})
    assert [(fault.path, fault.given) for fault in error.faults] == [(field, None)]


def test_for_an_fccm_case_the_amount_stands_and_the_faces_steps_are_left_to_the_agency() -> None:
    own, fccm = ask_for(61), ask_for(61, agency="fccm")
    assert own.outcome.amount == fccm.outcome.amount
    assert any("FCCM case manager" in notice for notice in fccm.notices)
    assert "AP-02" in fccm.interpretations
    assert "AP-02" not in own.interpretations

"""Bad input: one fault for each thing that is wrong, in plain words, and never an answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from fosterpolicy import InputError, calculate, refused

Inputs = dict[str, dict[str, Any]]

NAMES = [
    "standard-rate",
    "infant-allowance",
    "clothing-allowance",
    "placement-statement",
    "absence-days",
    "respite-payment",
    "respite-balance",
    "tfc-minimum",
    "exceed-standard-rate",
    "emergency-placement",
    "emergency-residential-steps",
    "special-expense-approver",
    "medical-expense",
    "dental-route",
    "orthodontic-packet",
    "orthodontic-steps",
    "orthodontic-agreement",
    "orthopedic-payer",
    "newborn-medical",
    "child-care",
    "education-cost",
    "attorney-fee",
    "legal-cost",
    "fee-order-appeal",
    "trip-mileage",
    "travel-log",
    "ticket-request",
    "income-destination",
    "payee",
    "kids-savings",
    "kids-account",
    "kids-opening-steps",
    "county-check",
    "kids-ssi-limit",
    "kids-month-funding",
    "late-deposit",
    "kids-expenditure",
    "kids-closure",
    "kids-closure-steps",
    "payee-form",
    "transitional-payment",
    "agency-authority",
    "insurance-claim-steps",
    "payment-contact",
    "payment-request-steps",
    "office-hours",
]

NEEDED = {
    "standard-rate": ["program", "on"],
    "infant-allowance": ["date_of_birth", "on"],
    "clothing-allowance": ["on"],
    "placement-statement": ["date_of_birth", "program", "first_night", "last_night"],
    "absence-days": ["setting", "reason", "spells"],
    "respite-payment": ["home", "on", "hours"],
    "respite-balance": ["level", "units_used", "units_requested"],
    "tfc-minimum": ["level", "monthly_amount", "fully_licensed", "tfc_trained", "on"],
    "exceed-standard-rate": ["exceptional_needs", "regional_director_prior_approval", "special_program"],
    "emergency-placement": [
        "first_night",
        "last_night",
        "provider_license",
        "open_foster_home_license",
        "cooperative_agreement",
        "case_open",
    ],
    "emergency-residential-steps": ["done"],
    "special-expense-approver": ["kind"],
    "medical-expense": [
        "in_custody",
        "manual_exception",
        "necessary",
        "resources_explored",
        "regional_cleared",
        "charge",
        "program_maximum",
    ],
    "dental-route": ["amount", "subsidy", "orthodontic"],
    "orthodontic-packet": ["have"],
    "orthodontic-steps": ["done"],
    "orthodontic-agreement": ["terms"],
    "orthopedic-payer": [
        "item",
        "recipient_eligible",
        "provider_participates",
        "attached_to_brace",
        "cannot_be_paid_documented",
    ],
    "newborn-medical": [
        "in_custody",
        "parents_and_resources_contacted",
        "charge",
        "mhd_maximum",
        "deputy_director_approved",
    ],
    "child-care": ["case_plan_need", "reason"],
    "education-cost": ["kind"],
    "attorney-fee": [
        "stage",
        "hours",
        "hourly_rate",
        "expenses",
        "concluded",
        "court_order",
        "regional_director_approved",
    ],
    "legal-cost": ["kind"],
    "fee-order-appeal": ["ruling_date"],
    "trip-mileage": ["claimant", "purpose", "date", "round_trip_miles"],
    "travel-log": ["claimant", "month", "trips"],
    "ticket-request": ["mode", "travel_date", "known_on", "have"],
    "income-destination": ["kind"],
    "payee": ["age", "in_custody", "found_incompetent"],
    "kids-savings": ["age", "saved_from_ssi_oasdi"],
    "kids-account": ["has_income_benefits"],
    "kids-opening-steps": ["done"],
    "county-check": ["age"],
    "kids-ssi-limit": ["balance"],
    "kids-month-funding": ["due", "balance", "funding", "on"],
    "late-deposit": ["kind", "exited"],
    "kids-expenditure": [
        "account",
        "item",
        "amount",
        "balance",
        "back_state_debt",
        "current_maintenance_met",
        "payment_unit_contacted",
        "purchased",
        "invoiced",
        "paid",
        "exit_event",
        "pay_to",
    ],
    "kids-closure": ["age_at_exit", "exit_date", "savings", "back_state_debt"],
    "kids-closure-steps": ["done"],
    "payee-form": ["age", "own_payee"],
    "transitional-payment": [
        "first_day",
        "last_day",
        "level_b_children",
        "licensed_capacity",
        "willing",
        "duties_met",
        "offers",
        "other_child_paid",
    ],
    "agency-authority": ["act"],
    "insurance-claim-steps": ["done"],
    "payment-contact": ["asker", "agency"],
    "payment-request-steps": ["done"],
    "office-hours": ["at"],
}

WHOLE_FIELDS = [
    ("standard-rate", {}, "age"),
    ("standard-rate", {"program": "unlicensed"}, "placement_day"),
    ("clothing-allowance", {}, "age"),
    ("respite-payment", {}, "age"),
    ("respite-balance", {"level": "level-b"}, "weekends_used_this_month"),
    ("tfc-minimum", {}, "level"),
    ("emergency-placement", {"children_placed": 1}, "licensed_capacity"),
    ("emergency-placement", {"licensed_capacity": 4}, "children_placed"),
    ("trip-mileage", {}, "round_trip_miles"),
    ("trip-mileage", {}, "round_trips"),
    ("trip-mileage", {"claimant": "ila-youth"}, "miles_without_youth"),
    ("trip-mileage", {"purpose": "school-of-origin", "reported_to_work": True}, "commute_miles"),
    ("payee", {}, "age"),
    ("kids-savings", {}, "age"),
    ("county-check", {}, "age"),
    ("kids-closure", {}, "age_at_exit"),
    ("payee-form", {}, "age"),
    ("transitional-payment", {}, "level_b_children"),
    ("transitional-payment", {}, "licensed_capacity"),
]
NO_WHOLE_NUMBERS = [5.5, True, False, "5", -1, 10**30, float("nan"), float("inf"), [5], {"age": 5}, "five", ""]

DATE_FIELDS = [
    ("standard-rate", "on"),
    ("standard-rate", "date_of_birth"),
    ("infant-allowance", "on"),
    ("infant-allowance", "date_of_birth"),
    ("clothing-allowance", "on"),
    ("clothing-allowance", "placed_on"),
    ("placement-statement", "first_night"),
    ("placement-statement", "last_night"),
    ("placement-statement", "date_of_birth"),
    ("respite-payment", "on"),
    ("respite-balance", "on"),
    ("tfc-minimum", "on"),
    ("exceed-standard-rate", "on"),
    ("emergency-placement", "first_night"),
    ("emergency-placement", "last_night"),
    ("emergency-residential-steps", "on"),
    ("special-expense-approver", "on"),
    ("medical-expense", "on"),
    ("dental-route", "on"),
    ("orthodontic-packet", "on"),
    ("orthodontic-steps", "on"),
    ("orthodontic-agreement", "on"),
    ("orthopedic-payer", "on"),
    ("newborn-medical", "on"),
    ("child-care", "on"),
    ("education-cost", "on"),
    ("attorney-fee", "on"),
    ("legal-cost", "on"),
    ("fee-order-appeal", "ruling_date"),
    ("trip-mileage", "date"),
    ("trip-mileage", "submitted_on"),
    ("ticket-request", "travel_date"),
    ("ticket-request", "known_on"),
    ("income-destination", "on"),
    ("payee", "on"),
    ("kids-savings", "on"),
    ("kids-account", "on"),
    ("kids-opening-steps", "on"),
    ("county-check", "on"),
    ("kids-ssi-limit", "on"),
    ("kids-month-funding", "on"),
    ("late-deposit", "on"),
    ("kids-closure-steps", "on"),
    ("payee-form", "on"),
    ("kids-expenditure", "purchased"),
    ("kids-expenditure", "invoiced"),
    ("kids-expenditure", "paid"),
    ("kids-expenditure", "exit_event"),
    ("kids-closure", "exit_date"),
    ("transitional-payment", "first_day"),
    ("transitional-payment", "last_day"),
    ("agency-authority", "on"),
    ("insurance-claim-steps", "on"),
    ("payment-contact", "on"),
    ("payment-request-steps", "on"),
]
NO_DATES = [
    "2024-02-30",
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-6-1",
    "20240601",
    "2024-W22-6",
    "2024-153",
    "06/01/2024",
    "2024-06-01T00:00:00",
    "2024-06-01 ",
    " 2024-06-01",
    "2024-06-01\n",
    "٢٠٢٤-٠٦-٠١",
    "-2024-06-01",
    "0000-01-01",
    "today",
    "",
    20240601,
    1717200000,
    1717200000.0,
    True,
    datetime(2024, 6, 1),
    datetime(2024, 6, 1, tzinfo=UTC),
    [],
    {"year": 2024},
]

DECIMAL_FIELDS = [
    ("respite-payment", "hours"),
    ("respite-balance", "units_used"),
    ("respite-balance", "units_requested"),
    ("attorney-fee", "hours"),
]
NO_DECIMALS = [
    True,
    False,
    -1,
    -0.5,
    "-1",
    "1e1",
    "1E1",
    "12h",
    "12,5",
    "1_0",
    " 12",
    "12 ",
    "+12",
    "12.",
    ".5",
    "0x10",
    "١٢",
    "NaN",
    "Infinity",
    "",
    float("nan"),
    float("inf"),
    float("-inf"),
    Decimal("NaN"),
    Decimal("Infinity"),
    Decimal("-1"),
    1e300,
    10**30,
    [12],
    {"hours": 12},
]

MONEY_FIELDS = [
    ("tfc-minimum", "monthly_amount"),
    ("special-expense-approver", "amount"),
    ("medical-expense", "charge"),
    ("medical-expense", "program_maximum"),
    ("dental-route", "amount"),
    ("newborn-medical", "charge"),
    ("newborn-medical", "mhd_maximum"),
    ("attorney-fee", "hourly_rate"),
    ("attorney-fee", "expenses"),
]
NO_MONEY = [
    2700,
    2700.5,
    True,
    "2,700.00",
    "$2700.00",
    "2700.005",
    "-2700.00",
    "2.7e3",
    "NaN",
    "Infinity",
    " 2700.00",
    "2700.00 ",
    "2700.",
    ".50",
    "",
    "٢٧٠٠.٠٠",
    float("nan"),
    [],
]

YES_NO_FIELDS = [
    ("standard-rate", {"program": "unlicensed"}, "seeking_license"),
    ("placement-statement", {"program": "emergency", "last_night": "2024-04-30", "absences": []}, "open_foster_home_license"),
    ("placement-statement", {"program": "emergency", "last_night": "2024-04-30", "absences": []}, "cooperative_agreement"),
    ("absence-days", {}, "in_case_plan"),
    ("absence-days", {}, "agency_agreed"),
    ("absence-days", {}, "still_placed"),
    ("absence-days", {}, "plan_to_return"),
    ("respite-balance", {"level": "level-b"}, "weekend_requested"),
    ("respite-balance", {}, "home_licensed"),
    ("tfc-minimum", {}, "fully_licensed"),
    ("tfc-minimum", {}, "tfc_trained"),
    ("exceed-standard-rate", {}, "exceptional_needs"),
    ("exceed-standard-rate", {}, "regional_director_prior_approval"),
    ("exceed-standard-rate", {}, "special_program"),
    ("emergency-placement", {}, "open_foster_home_license"),
    ("emergency-placement", {}, "cooperative_agreement"),
    ("emergency-placement", {}, "cm_11_active"),
    ("emergency-placement", {}, "case_open"),
    ("special-expense-approver", {}, "child_of_youth_in_care"),
    ("medical-expense", {}, "in_custody"),
    ("medical-expense", {}, "manual_exception"),
    ("medical-expense", {}, "necessary"),
    ("medical-expense", {}, "resources_explored"),
    ("medical-expense", {}, "regional_cleared"),
    ("medical-expense", {}, "covered_by_mo_healthnet"),
    ("dental-route", {}, "subsidy"),
    ("dental-route", {}, "orthodontic"),
    ("orthopedic-payer", {}, "recipient_eligible"),
    ("orthopedic-payer", {}, "provider_participates"),
    ("orthopedic-payer", {}, "attached_to_brace"),
    ("orthopedic-payer", {}, "cannot_be_paid_documented"),
    ("newborn-medical", {}, "in_custody"),
    ("newborn-medical", {}, "parents_and_resources_contacted"),
    ("newborn-medical", {}, "deputy_director_approved"),
    ("child-care", {}, "case_plan_need"),
    ("attorney-fee", {}, "concluded"),
    ("attorney-fee", {}, "court_order"),
    ("attorney-fee", {}, "regional_director_approved"),
    ("attorney-fee", {}, "notice_given"),
    ("attorney-fee", {}, "court_approved_excess"),
    ("trip-mileage", {}, "mixed_levels"),
    ("trip-mileage", {}, "metro"),
    ("trip-mileage", {}, "standing_approval"),
    ("trip-mileage", {"purpose": "school-of-origin", "commute_miles": 20}, "reported_to_work"),
    ("trip-mileage", {"purpose": "training-pre-service", "youths": []}, "license_granted"),
    ("ticket-request", {}, "emergency"),
    ("ticket-request", {}, "one_way"),
    ("ticket-request", {}, "out_of_state"),
    ("ticket-request", {}, "in_custody"),
    ("ticket-request", {}, "escorted"),
    ("payee", {}, "in_custody"),
    ("payee", {}, "found_incompetent"),
    ("kids-account", {}, "has_income_benefits"),
    ("kids-account", {}, "first_cs_kids_1"),
    ("kids-account", {}, "ssa_named_division_payee"),
    ("kids-account", {}, "deposit_sent"),
    ("kids-account", {}, "granted"),
    ("county-check", {}, "found_incompetent"),
    ("kids-ssi-limit", {}, "close_to_limit"),
    ("late-deposit", {}, "exited"),
    ("kids-expenditure", {}, "disability_related"),
    ("kids-expenditure", {}, "follows_child"),
    ("kids-expenditure", {}, "for_recipient"),
    ("kids-expenditure", {}, "current_maintenance_met"),
    ("kids-expenditure", {}, "payment_unit_contacted"),
    ("kids-closure", {}, "case_closed"),
    ("payee-form", {}, "own_payee"),
    ("payee-form", {}, "adoption_final"),
    ("kids-expenditure", {"account": "dedicated", "item": "other-need"}, "ssa_appropriate"),
    ("transitional-payment", {}, "willing"),
    ("transitional-payment", {}, "other_child_paid"),
]
NO_YES_NO = ["true", "yes", "", 0, 1, 1.0, [], {}]

CHOICE_FIELDS = [
    ("standard-rate", "program"),
    ("standard-rate", "agency"),
    ("infant-allowance", "agency"),
    ("clothing-allowance", "agency"),
    ("placement-statement", "program"),
    ("placement-statement", "partial_month"),
    ("placement-statement", "agency"),
    ("absence-days", "setting"),
    ("absence-days", "reason"),
    ("respite-payment", "home"),
    ("respite-payment", "over_24"),
    ("respite-payment", "at_twelve"),
    ("respite-payment", "agency"),
    ("respite-balance", "level"),
    ("respite-balance", "approved_by"),
    ("respite-balance", "agency"),
    ("tfc-minimum", "agency"),
    ("emergency-placement", "provider_license"),
    ("emergency-placement", "agency"),
    ("medical-expense", "over_maximum"),
    ("medical-expense", "agency"),
    ("orthodontic-steps", "denied_by"),
    ("orthopedic-payer", "item"),
    ("newborn-medical", "over_maximum"),
    ("newborn-medical", "agency"),
    ("child-care", "reason"),
    ("education-cost", "kind"),
    ("attorney-fee", "stage"),
    ("attorney-fee", "agency"),
    ("legal-cost", "kind"),
    ("trip-mileage", "claimant"),
    ("trip-mileage", "purpose"),
    ("trip-mileage", "agency"),
    ("travel-log", "claimant"),
    ("travel-log", "agency"),
    ("ticket-request", "mode"),
    ("income-destination", "kind"),
    ("late-deposit", "kind"),
    ("kids-month-funding", "funding"),
    ("kids-month-funding", "agency"),
    ("kids-expenditure", "account"),
    ("kids-expenditure", "item"),
    ("kids-expenditure", "pay_to"),
    ("kids-expenditure", "debt_bar"),
    ("kids-expenditure", "agency"),
    ("kids-closure", "payee"),
    ("kids-closure", "agency"),
    ("payee-form", "benefit"),
    ("transitional-payment", "agency"),
    ("agency-authority", "act"),
    ("payment-contact", "asker"),
    ("payment-contact", "agency"),
]
NO_CHOICES = ["Licensed", "LICENSED", "licensed ", "", "none-of-these", 0, True, ["licensed"], {}]


def deep(levels: int) -> Any:
    nest: Any = 1
    for _ in range(levels):
        nest = [nest]
    return nest


HOSTILE: dict[str, Any] = {
    "a whole number of 5001 digits": 10**5000,
    "a negative one": -(10**5000),
    "fifty lists in each other": deep(50),
    "five thousand lists in each other": deep(5000),
    "objects in objects": {"a": {"b": [1, {"c": None}]}},
    "an object whose key has 5001 digits": {10**5000: 1},
    "a million letters": "x" * 1_000_000,
    "a million digits": "9" * 1_000_000,
    "half of a surrogate pair": "\ud800",
    "a null character": "\x00",
    "text that turns its direction": "\u202e2024-06-01",
    "a thousand nulls": [None] * 1000,
    "an object with a number for a key": {1: 2},
    "bytes": b"2024-06-01",
    "a set": {1, 2},
    "a plain object": object(),
    "not a number": float("nan"),
    "a huge float": 1e308,
    "a decimal with a huge exponent": Decimal("1e1000000"),
    "a signaling decimal": Decimal("sNaN"),
}

STRANGE_KEYS: dict[str, Any] = {
    "a number": 5,
    "null": None,
    "true": True,
    "a float": 1.5,
    "a tuple": ("a",),
    "nothing": "",
    "long": "x" * 100_000,
    "half of a surrogate pair": "\ud800",
    "dotted": "a.b",
    "a class attribute": "__class__",
    "a model attribute": "model_config",
    "a number of 5001 digits": 10**5000,
}


def paths(error: InputError) -> list[str]:
    return [fault.path for fault in error.faults]


def only(error: InputError, path: str) -> Any:
    assert paths(error) == [path], error.faults
    return error.faults[0]


def sound_fault(fault: Any, path: str) -> None:
    assert fault.path == path
    assert fault.allowed
    assert fault.path in fault.message
    assert fault.allowed in fault.message
    assert fault.message.strip() == fault.message
    assert fault.message.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_the_sound_inputs_of_this_module_are_answered(name: str, sound: Inputs) -> None:
    assert calculate(name, sound[name]).calculation == name


@pytest.mark.parametrize("name", NAMES)
def test_a_field_that_does_not_exist_is_refused_by_its_name(name: str, sound: Inputs) -> None:
    fault = only(refused(calculate, name, {**sound[name], "agee": 5}), "agee")
    sound_fault(fault, "agee")
    assert fault.given == 5


@pytest.mark.parametrize("name", NAMES)
def test_each_missing_field_is_one_fault(name: str, sound: Inputs) -> None:
    for field in NEEDED[name]:
        case = {key: value for key, value in sound[name].items() if key != field}
        fault = only(refused(calculate, name, case), field)
        sound_fault(fault, field)
        assert fault.given is None


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_input_lacks_every_needed_field(name: str) -> None:
    found = paths(refused(calculate, name, {}))
    assert set(NEEDED[name]) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(("name", "change", "field"), WHOLE_FIELDS)
def test_whole_numbers_are_whole_numbers_and_nothing_like_them(
    name: str, change: dict[str, Any], field: str, sound: Inputs
) -> None:
    for given in NO_WHOLE_NUMBERS:
        sound_fault(only(refused(calculate, name, {**sound[name], **change, field: given}), field), field)


def test_an_age_of_120_is_taken_and_a_day_0_of_a_placement_is_not(sound: Inputs) -> None:
    assert calculate("standard-rate", {**sound["standard-rate"], "age": 0}).outcome.amount
    case = {**sound["standard-rate"], "program": "unlicensed", "placement_day": 0}
    only(refused(calculate, "standard-rate", case), "placement_day")


@pytest.mark.parametrize(("name", "field"), DATE_FIELDS)
def test_dates_are_iso_dates_and_nothing_like_them(name: str, field: str, sound: Inputs) -> None:
    case = sound[name]
    if field == "date_of_birth":
        case.pop("age", None)
    for given in NO_DATES:
        fault = only(refused(calculate, name, {**case, field: given}), field)
        sound_fault(fault, field)
        assert "YYYY-MM-DD" in fault.allowed


@pytest.mark.parametrize(("name", "field"), DECIMAL_FIELDS)
def test_hours_and_units_are_plain_decimals_and_nothing_like_them(name: str, field: str, sound: Inputs) -> None:
    for given in NO_DECIMALS:
        sound_fault(only(refused(calculate, name, {**sound[name], field: given}), field), field)


def test_an_hourly_rate_of_0_is_refused(sound: Inputs) -> None:
    for given in ("0.00", "000.00"):
        only(refused(calculate, "attorney-fee", {**sound["attorney-fee"], "hourly_rate": given}), "hourly_rate")


def test_a_respite_stay_of_no_hours_is_refused(sound: Inputs) -> None:
    for given in (0, 0.0, "0", "0.00", -0.0):
        only(refused(calculate, "respite-payment", {**sound["respite-payment"], "hours": given}), "hours")


@pytest.mark.parametrize(("name", "field"), MONEY_FIELDS)
def test_money_is_text_and_nothing_like_it(name: str, field: str, sound: Inputs) -> None:
    for given in NO_MONEY:
        fault = only(refused(calculate, name, {**sound[name], field: given}), field)
        sound_fault(fault, field)


@pytest.mark.parametrize("given", ["2700", "2700.5", "0"])
def test_money_has_two_places(given: str, sound: Inputs) -> None:
    only(refused(calculate, "tfc-minimum", {**sound["tfc-minimum"], "monthly_amount": given}), "monthly_amount")


@pytest.mark.parametrize(("name", "change", "field"), YES_NO_FIELDS)
def test_yes_and_no_are_true_and_false_only(name: str, change: dict[str, Any], field: str, sound: Inputs) -> None:
    for given in NO_YES_NO:
        sound_fault(only(refused(calculate, name, {**sound[name], **change, field: given}), field), field)


@pytest.mark.parametrize(("name", "field"), CHOICE_FIELDS)
def test_choices_are_spelled_exactly(name: str, field: str, sound: Inputs) -> None:
    for given in NO_CHOICES:
        sound_fault(only(refused(calculate, name, {**sound[name], field: given}), field), field)


def test_a_choice_that_is_refused_lists_what_is_allowed(sound: Inputs) -> None:
    fault = only(refused(calculate, "standard-rate", {**sound["standard-rate"], "program": "kinship"}), "program")
    assert fault.given == "kinship"
    for program in ("licensed", "unlicensed", "level-b", "residential-treatment", "independent-living"):
        assert program in fault.allowed


@pytest.mark.parametrize("name", ["standard-rate", "clothing-allowance", "respite-payment"])
def test_age_and_birth_date_together_are_one_fault(name: str, sound: Inputs) -> None:
    error = refused(calculate, name, {**sound[name], "date_of_birth": "2018-01-01"})
    assert paths(error) in (["age"], ["date_of_birth"])


@pytest.mark.parametrize("name", ["standard-rate", "clothing-allowance", "respite-payment", "infant-allowance"])
def test_a_birth_after_the_date_asked_about_is_refused(name: str, sound: Inputs) -> None:
    case = {key: value for key, value in sound[name].items() if key not in ("age", "placed_on")}
    fault = only(refused(calculate, name, {**case, "date_of_birth": "2024-06-02", "on": "2024-06-01"}), "date_of_birth")
    assert fault.given == "2024-06-02"
    assert "2024-06-01" in fault.allowed
    calculate(name, {**case, "date_of_birth": "2024-06-01", "on": "2024-06-01"})


def test_a_birth_after_the_date_is_refused_even_where_the_rate_needs_no_age() -> None:
    only(refused(calculate, "standard-rate", program="level-b", date_of_birth="2024-06-02", on="2024-06-01"), "date_of_birth")


def test_everything_that_is_wrong_is_reported_at_once() -> None:
    error = refused(
        calculate,
        "standard-rate",
        {"program": "kin", "age": 5.5, "on": "June 1", "agency": "state", "agee": 1, "seeking_license": 1},
    )
    assert sorted(paths(error)) == ["age", "agee", "agency", "on", "program", "seeking_license"]


def test_faults_between_fields_come_together_with_faults_of_single_fields() -> None:
    error = refused(
        calculate,
        "standard-rate",
        program="licensed",
        age=5,
        date_of_birth="2019-01-01",
        placement_day=3,
        on="2024-06-01",
        extra=1,
    )
    assert sorted(paths(error)) == ["age", "extra", "placement_day"]


def test_a_date_before_the_first_is_reported_together_with_other_faults() -> None:
    error = refused(calculate, "standard-rate", program="licensed", age=5.5, on="2023-12-31")
    assert sorted(paths(error)) == ["age", "on"]


def test_a_bad_answer_to_one_condition_does_not_hide_the_conditions_that_are_missing(sound: Inputs) -> None:
    case = {key: sound["absence-days"][key] for key in ("setting", "reason", "spells")}
    error = refused(calculate, "absence-days", {**case, "in_case_plan": "yes"})
    assert sorted(paths(error)) == ["agency_agreed", "in_case_plan", "plan_to_return", "still_placed"]


def test_a_bad_absence_does_not_hide_what_is_wrong_with_another(sound: Inputs) -> None:
    absences = [
        {"reason": "runaway", "first_night": "2024-05-01", "last_night": 7},
        {"reason": "runaway", "first_night": "2024-05-20", "last_night": "2024-05-19"},
    ]
    error = refused(calculate, "placement-statement", {**sound["placement-statement"], "absences": absences})
    assert sorted(paths(error)) == ["absences.0.last_night", "absences.1.last_night"]


def test_a_bad_spell_does_not_hide_what_is_wrong_with_another(sound: Inputs) -> None:
    spells = [
        {"first_night": "2024-05-01", "last_night": None},
        {"first_night": "2024-05-20", "last_night": "2024-05-19"},
    ]
    error = refused(calculate, "absence-days", {**sound["absence-days"], "spells": spells})
    assert sorted(paths(error)) == ["spells.0.last_night", "spells.1.last_night"]


def test_a_bad_date_of_one_program_field_does_not_hide_another_that_has_no_meaning(sound: Inputs) -> None:
    case = {**sound["placement-statement"], "licensed_on": "soon", "cooperative_agreement": True}
    assert sorted(paths(refused(calculate, "placement-statement", case))) == ["cooperative_agreement", "licensed_on"]


def test_nested_faults_have_dotted_paths(sound: Inputs) -> None:
    absences = [
        {"reason": "runaway", "first_night": "2024-05-01", "last_night": "2024-05-03"},
        {"reason": "holiday", "first_night": "May", "nights": 3},
    ]
    error = refused(calculate, "placement-statement", {**sound["placement-statement"], "absences": absences})
    assert sorted(paths(error)) == [
        "absences.1.first_night",
        "absences.1.last_night",
        "absences.1.nights",
        "absences.1.reason",
    ]
    for fault in error.faults:
        sound_fault(fault, fault.path)


@pytest.mark.parametrize(
    ("spells", "path"),
    [
        ([], "spells"),
        ({}, "spells"),
        ("2024-06-01", "spells"),
        (None, "spells"),
        (["2024-06-01"], "spells.0"),
        ([None], "spells.0"),
        ([[]], "spells.0"),
        ([{"first_night": "2024-06-01"}], "spells.0.last_night"),
        ([{"first_night": "2024-06-02", "last_night": "2024-06-01"}], "spells.0.last_night"),
        ([{"first_night": "2024-06-01", "last_night": "2024-06-01", "days": 1}], "spells.0.days"),
    ],
)
def test_spells_are_a_list_of_first_and_last_nights(spells: Any, path: str, sound: Inputs) -> None:
    sound_fault(only(refused(calculate, "absence-days", {**sound["absence-days"], "spells": spells}), path), path)


@pytest.mark.parametrize(
    ("field", "given", "path"),
    [
        ("earlier_case_plan_days", "2024-01-01", "earlier_case_plan_days"),
        ("earlier_case_plan_days", ["2024-01-01", "soon"], "earlier_case_plan_days.1"),
        ("earlier_visit_days", [5], "earlier_visit_days.0"),
        ("earlier_visit_days", [["2024-01-01"]], "earlier_visit_days.0"),
    ],
)
def test_earlier_days_are_a_list_of_dates(field: str, given: Any, path: str, sound: Inputs) -> None:
    sound_fault(only(refused(calculate, "absence-days", {**sound["absence-days"], field: given}), path), path)


@pytest.mark.parametrize(
    ("given", "path"),
    [("contracted", "respite_provider"), (["contracted", "nice"], "respite_provider.1"), ([None], "respite_provider.0")],
)
def test_what_is_known_of_a_respite_provider_is_a_list_of_known_words(given: Any, path: str, sound: Inputs) -> None:
    sound_fault(only(refused(calculate, "respite-balance", {**sound["respite-balance"], "respite_provider": given}), path), path)


def test_an_absence_outside_the_placement_is_refused(sound: Inputs) -> None:
    for first, last, path in (
        ("2024-04-09", "2024-04-12", "absences.0.first_night"),
        ("2024-06-18", "2024-06-20", "absences.0.last_night"),
    ):
        absences = [{"reason": "runaway", "first_night": first, "last_night": last}]
        only(refused(calculate, "placement-statement", {**sound["placement-statement"], "absences": absences}), path)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("data", [[], [1], "text", "", 5, 5.5, True, b"{}", {1, 2}, object(), [{}], ()])
def test_an_input_that_is_no_object_is_one_fault_of_the_input_as_a_whole(name: str, data: Any) -> None:
    fault = only(refused(calculate, name, data), "")
    assert fault.message
    assert fault.allowed


@pytest.mark.parametrize("name", ["", "standard_rate", "Standard-Rate", "no-such-rule", None, 5, [], {}, "x" * 100_000, "\ud800"])
def test_a_calculation_that_does_not_exist_is_an_input_error(name: Any) -> None:
    error = refused(calculate, name, {})
    assert len(error.faults) == 1
    assert "standard-rate" in error.faults[0].allowed


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one() -> None:
    assert "Did you mean standard-rate?" in refused(calculate, "standard_rate", {}).faults[0].message


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("name", NAMES)
def test_hostile_values_end_in_an_input_error_in_every_field(name: str, kind: str, sound: Inputs) -> None:
    for field in sound[name]:
        # A list of trips is read line by line: what is hostile in it is a fault of its line.
        if (name, field) == ("travel-log", "trips") and isinstance(HOSTILE[kind], list):
            continue
        error = refused(calculate, name, {**sound[name], field: HOSTILE[kind]})
        assert error.faults, field
        assert all(fault.path.split(".")[0] == field for fault in error.faults), error.faults


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_values_in_an_unknown_field_are_one_fault(kind: str, sound: Inputs) -> None:
    only(refused(calculate, "standard-rate", {**sound["standard-rate"], "extra": HOSTILE[kind]}), "extra")


@pytest.mark.parametrize("kind", STRANGE_KEYS)
def test_keys_that_are_no_fields_are_refused_whatever_they_are(kind: str, sound: Inputs) -> None:
    assert len(refused(calculate, "standard-rate", {**sound["standard-rate"], STRANGE_KEYS[kind]: 1}).faults) == 1


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_values_deep_inside_lists_end_in_an_input_error(kind: str, sound: Inputs) -> None:
    spell = {"first_night": "2024-06-01", "last_night": HOSTILE[kind]}
    only(refused(calculate, "absence-days", {**sound["absence-days"], "spells": [spell]}), "spells.0.last_night")


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_values_in_a_log_of_trips_are_faults_of_their_line_and_the_next_is_read(kind: str, sound: Inputs) -> None:
    (trip,) = sound["travel-log"]["trips"]
    hostile = [HOSTILE[kind], *({**trip, field: HOSTILE[kind]} for field in trip), {**trip, "extra": HOSTILE[kind]}]
    answer = calculate("travel-log", {**sound["travel-log"], "trips": [*hostile, trip]}).model_dump(mode="json")
    lines = answer["outcome"]["lines"]
    assert [line["number"] for line in lines if line["faults"]] == list(range(1, len(hostile) + 1))
    assert lines[-1]["outcome"]["reimbursable_miles"] == 30
    json.dumps(answer, allow_nan=False)


@pytest.mark.parametrize("kind", HOSTILE)
def test_faults_are_json_whatever_was_given(kind: str, sound: Inputs) -> None:
    error = refused(calculate, "standard-rate", {**sound["standard-rate"], "on": HOSTILE[kind]})
    listed = json.loads(json.dumps(error.as_json(), allow_nan=False))
    assert [set(fault) for fault in listed] == [{"path", "given", "allowed", "message", "clause"}] * len(listed)


def test_messages_stay_short_when_what_was_given_is_long(sound: Inputs) -> None:
    error = refused(calculate, "standard-rate", {**sound["standard-rate"], "on": "x" * 1_000_000})
    assert len(error.faults[0].message) < 500


def test_an_input_error_is_a_value_error_that_reads_as_its_messages(sound: Inputs) -> None:
    with pytest.raises(ValueError, match="age") as caught:
        calculate("standard-rate", {**sound["standard-rate"], "age": 5.5})
    assert isinstance(caught.value, InputError)
    assert str(caught.value) == "\n".join(fault.message for fault in caught.value.faults)
    assert "5.5" in str(caught.value)


def test_the_same_input_gives_the_same_faults_by_fields_and_as_data() -> None:
    case = {"program": "licensed", "age": 5.5, "on": "June"}
    assert refused(calculate, "standard-rate", case).as_json() == refused(calculate, "standard-rate", **case).as_json()


def test_a_caller_s_input_is_never_changed(sound: Inputs) -> None:
    for name, case in sound.items():
        before = json.dumps(case)
        calculate(name, case)
        refused(calculate, name, {**case, "extra": []})
        assert json.dumps(case) == before


@pytest.mark.parametrize("born", ["2024-06-02", "2025-07-01", "2199-12-31"])
def test_a_long_stay_of_a_child_not_born_yet_has_two_faults(born: str) -> None:
    error = refused(calculate, "respite-payment", home="level-b", on="2024-06-01", hours=36, date_of_birth=born)
    assert {found.path for found in error.faults} == {"date_of_birth", "hours"}

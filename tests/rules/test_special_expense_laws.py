"""Laws of the special expenses other than trips that hold for every input, tried on many generated ones."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fosterpolicy import InputError, calculate, refused

TIMES = 20 if os.environ.get("FOSTERPOLICY_LAWS") == "prove" else 1
MANY = settings(max_examples=100 * TIMES)
SOME = settings(max_examples=40 * TIMES)

ZERO, CENT = Decimal("0.00"), Decimal("0.01")
LIMITS = {"trial-uncontested": Decimal(1000), "trial-contested": Decimal(7000), "appeal": Decimal(3500)}
PACKET = (
    "orthodontist-statement",
    "diagnosis-and-prognosis",
    "itemized-procedure-codes",
    "months-of-treatment",
    "x-ray",
    "study-models",
    "total-cost",
    "physician-statement",
)
STEPS = (
    "pds-review",
    "mhd",
    "consultant-approval",
    "regional-office-approval",
    "letter-of-agreement",
    "initial-banding",
    "bill-county",
    "payment-request",
)
TERMS = ("custody-and-out-of-home", "no-payment-in-advance", "lump-sum", "other-payers-billed")
READINGS = ("excess-only", "whole-charge")

yes_no = st.booleans()
days = st.dates(date(1990, 1, 1), date(2150, 12, 31))
money = st.one_of(
    st.integers(0, 200_000).map(lambda cents: Decimal(cents) / 100),
    st.sampled_from([Decimal("499.99"), Decimal("500.00"), Decimal("500.01"), Decimal("999999999.99")]),
)
rates = st.one_of(
    st.integers(1, 50_000).map(lambda cents: Decimal(cents) / 100),
    st.sampled_from([Decimal("0.01"), Decimal("99.99"), Decimal("100.00"), Decimal("100.01")]),
)
whole_hours = st.one_of(st.integers(0, 200), st.sampled_from([10, 11, 35, 36, 70, 71]))
part_hours = st.integers(0, 2_000_000).map(lambda tenths: Decimal(tenths) / 10_000)


def text(amount: Decimal) -> str:
    return f"{amount:.2f}"


def to_cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def outcome(name: str, case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = calculate(name, case).model_dump(mode="json")["outcome"]
    return found


def some_of(items: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(items), max_size=2 * len(items))


# Attorney fees


@st.composite
def fees(draw: st.DrawFn, hours: st.SearchStrategy[Any] = whole_hours | part_hours) -> dict[str, Any]:
    """A sound request of an attorney."""
    return {
        "stage": draw(st.sampled_from(sorted(LIMITS))),
        "hours": str(draw(hours)),
        "hourly_rate": text(draw(rates)),
        "expenses": text(draw(money)),
        **{field: draw(yes_no) for field in ("concluded", "court_order", "regional_director_approved")},
        **{field: draw(yes_no) for field in ("notice_given", "court_approved_excess") if draw(yes_no)},
    }


@MANY
@given(fees(hours=whole_hours))
def test_the_three_parts_of_a_fee_are_hours_times_rate_to_the_cent(case: dict[str, Any]) -> None:
    found = outcome("attorney-fee", case)
    parts = sum((Decimal(found[part]) for part in ("within_limit", "over_limit", "over_hourly")), ZERO)
    assert parts == Decimal(case["hours"]) * Decimal(case["hourly_rate"])


@MANY
@given(fees())
def test_each_part_of_a_fee_is_what_the_contract_says(case: dict[str, Any]) -> None:
    found = outcome("attorney-fee", case)
    hours, rate, limit = Decimal(case["hours"]), Decimal(case["hourly_rate"]), LIMITS[case["stage"]]
    paid = to_cents(hours * min(rate, Decimal(100)))
    assert found["limit"] == text(limit)
    assert found["within_limit"] == text(min(paid, limit))
    assert found["over_limit"] == text(max(ZERO, paid - limit))
    assert found["over_hourly"] == text(to_cents(hours * max(ZERO, rate - 100)))
    assert found["expenses"] == case["expenses"]


@MANY
@given(fees())
def test_a_payment_lacks_what_is_not_said_and_notice_and_the_court_only_above_the_limit(case: dict[str, Any]) -> None:
    found = outcome("attorney-fee", case)
    always = {"concluded": "concluded", "court-order": "court_order", "regional-director-approval": "regional_director_approved"}
    above = {"notice": "notice_given", "court-approval": "court_approved_excess"}
    asked = {**always, **above} if Decimal(found["over_limit"]) else always
    assert found["missing"] == [name for name, field in asked.items() if not case.get(field, False)]
    assert ("approve-excess" in [stop["what"] for stop in found["route"]]) is bool(Decimal(found["over_limit"]))
    assert ("decide-on-rate" in [stop["what"] for stop in found["route"]]) is bool(Decimal(found["over_hourly"]))


@SOME
@given(fees(), money)
def test_expenses_change_nothing_but_the_expenses(case: dict[str, Any], expenses: Decimal) -> None:
    before, after = outcome("attorney-fee", case), outcome("attorney-fee", {**case, "expenses": text(expenses)})
    assert after == {**before, "expenses": text(expenses)}


@SOME
@given(fees(), whole_hours)
def test_more_hours_never_bring_less(case: dict[str, Any], more: int) -> None:
    longer = {**case, "hours": str(Decimal(case["hours"]) + more)}
    before, after = outcome("attorney-fee", case), outcome("attorney-fee", longer)
    for part in ("within_limit", "over_limit", "over_hourly"):
        assert Decimal(after[part]) >= Decimal(before[part])


# Medical expenses


@st.composite
def medical(draw: st.DrawFn) -> dict[str, Any]:
    """A sound medical expense, whatever stands in its way."""
    facts = ("in_custody", "manual_exception", "necessary", "resources_explored", "regional_cleared", "covered_by_mo_healthnet")
    maximum = draw(st.none() | money)
    return {
        **{field: draw(st.sampled_from([True, True, False])) for field in facts[:5]},
        **{field: draw(yes_no) for field in facts[5:] if draw(yes_no)},
        "charge": text(draw(money)),
        "program_maximum": None if maximum is None else text(maximum),
        "over_maximum": draw(st.sampled_from(READINGS)),
    }


@st.composite
def newborn(draw: st.DrawFn) -> dict[str, Any]:
    """A sound claim for a newborn, whatever stands in its way."""
    facts = ("in_custody", "parents_and_resources_contacted", "deputy_director_approved")
    return {
        **{field: draw(st.sampled_from([True, True, False])) for field in facts},
        "charge": text(draw(money)),
        "mhd_maximum": text(draw(money)),
        "over_maximum": draw(st.sampled_from(READINGS)),
    }


claims = st.one_of(
    st.tuples(st.just("medical-expense"), st.just("program_maximum"), medical()),
    st.tuples(st.just("newborn-medical"), st.just("mhd_maximum"), newborn()),
)


@MANY
@given(claims)
def test_what_is_payable_is_never_above_the_maximum_or_the_charge(claim: tuple[str, str, dict[str, Any]]) -> None:
    name, maximum, case = claim
    found = outcome(name, case)
    if found["status"] != "payable":
        assert (found["payable"], found["excess"]) == ("0.00", "0.00")
    elif case[maximum] is None:
        assert (found["payable"], found["excess"]) == (None, None)
    else:
        most, charge = Decimal(case[maximum]), Decimal(case["charge"])
        payable, excess = Decimal(found["payable"]), Decimal(found["excess"])
        assert payable <= min(most, charge)
        assert excess == max(ZERO, charge - most)
        if not excess or case["over_maximum"] == "excess-only":
            assert payable + excess == charge
        else:
            assert payable == ZERO


@MANY
@given(claims)
def test_the_choice_of_reading_shows_wherever_a_charge_is_above_the_maximum_and_nowhere_else(
    claim: tuple[str, str, dict[str, Any]],
) -> None:
    name, _, case = claim
    both = [calculate(name, {**case, "over_maximum": reading}) for reading in READINGS]
    left_out = calculate(name, {field: value for field, value in case.items() if field != "over_maximum"})
    assert left_out.outcome == both[0].outcome
    above = both[0].outcome.excess is not None and both[0].outcome.excess > 0
    for answer in both:
        assert ("A3-04" in answer.interpretations) is above
    if both[0].outcome != both[1].outcome:
        assert above


@MANY
@given(medical())
def test_meeting_one_more_condition_never_takes_a_medical_expense_back(case: dict[str, Any]) -> None:
    order = ["not-payable", "explore-resources-first", "clear-with-regional-office-first", "payable"]
    before = order.index(outcome("medical-expense", case)["status"])
    for better in (
        {"in_custody": True},
        {"manual_exception": True},
        {"necessary": True},
        {"covered_by_mo_healthnet": False},
        {"resources_explored": True},
        {"regional_cleared": True},
    ):
        assert order.index(outcome("medical-expense", {**case, **better})["status"]) >= before


# Dental requests


@MANY
@given(money, yes_no, yes_no)
def test_a_dental_request_goes_to_central_office_only_above_500_dollars_and_never_under_a_subsidy(
    amount: Decimal, subsidy: bool, orthodontic: bool
) -> None:
    found = outcome("dental-route", {"amount": text(amount), "subsidy": subsidy, "orthodontic": orthodontic})
    who = [stop["who"] for stop in found["route"]]
    assert found["over_500"] is (amount > 500)
    assert ("program-development-specialist" in who) is (amount > 500 and not subsidy)
    assert ("state-orthodontic-consultant" in who) is (amount > 500 and not subsidy and orthodontic)
    assert "regional-office" in who


@SOME
@given(money)
def test_who_approves_a_dental_expense_and_its_route_tell_the_same_way(amount: Decimal) -> None:
    asked = outcome("special-expense-approver", {"kind": "dental", "amount": text(amount)})
    route = outcome("dental-route", {"amount": text(amount), "subsidy": False, "orthodontic": False})["route"]
    assert asked["route"] == route
    assert asked["approver"] == "regional-office"


# Packets, steps and terms


@MANY
@given(some_of(PACKET))
def test_a_packet_lacks_what_is_required_and_not_given_and_goes_to_mhd_only_when_whole(have: list[str]) -> None:
    found = outcome("orthodontic-packet", {"have": have})
    assert found["missing"] == [item for item in PACKET if item not in have]
    assert found["next"] == ["return-to-regional-office" if found["missing"] else "forward-to-mhd"]
    assert outcome("orthodontic-packet", {"have": have[::-1]}) == found


@MANY
@given(some_of(TERMS))
def test_a_letter_of_agreement_lacks_the_terms_that_it_does_not_have(terms: list[str]) -> None:
    missing = outcome("orthodontic-agreement", {"terms": terms})["missing"]
    assert missing == [term for term in TERMS if term not in terms]


@MANY
@given(some_of(STEPS), st.sampled_from(["consultant", "regional-office"]))
def test_a_denial_stops_every_step_and_without_one_the_first_open_step_is_next(done: list[str], by: str) -> None:
    found = outcome("orthodontic-steps", {"done": done})
    assert [step["id"] for step in found["steps"] if step["done"]] == [step for step in STEPS if step in done]
    assert found["next"] == [step for step in STEPS if step not in done][:1]
    assume(f"{by}-approval" not in done)
    denied = outcome("orthodontic-steps", {"done": done, "denied_by": by})
    assert denied["next"] == []
    assert denied["steps"] == found["steps"]


# Appeals


@MANY
@given(days)
def test_an_appeal_is_filed_thirty_days_after_the_ruling_whatever_day_that_is(ruling: date) -> None:
    answer = calculate("fee-order-appeal", ruling_date=ruling.isoformat())
    assert answer.outcome.file_by == ruling + timedelta(days=30)
    assert [deadline.last_date for deadline in answer.deadlines] == [answer.outcome.file_by]


@SOME
@given(days, st.integers(0, 400))
def test_a_later_ruling_leaves_as_many_days_more(ruling: date, later: int) -> None:
    first, second = (calculate("fee-order-appeal", ruling_date=day.isoformat()) for day in (ruling, ruling + timedelta(later)))
    assert (second.outcome.file_by - first.outcome.file_by).days == later


# Dates

UNDATED: dict[str, dict[str, Any]] = {
    "special-expense-approver": {"kind": "exception", "child_of_youth_in_care": True},
    "medical-expense": {
        "in_custody": True,
        "manual_exception": False,
        "necessary": True,
        "resources_explored": True,
        "regional_cleared": True,
        "covered_by_mo_healthnet": False,
        "charge": "100.00",
        "program_maximum": "80.00",
        "over_maximum": "whole-charge",
        "agency": "fccm",
    },
    "orthodontic-packet": {"have": ["x-ray"]},
    "orthodontic-steps": {"done": ["pds-review"], "denied_by": "consultant"},
    "orthodontic-agreement": {"terms": ["lump-sum"]},
    "orthopedic-payer": {
        "item": "rotation-bar",
        "recipient_eligible": True,
        "provider_participates": False,
        "attached_to_brace": False,
        "cannot_be_paid_documented": True,
    },
    "newborn-medical": {
        "in_custody": True,
        "parents_and_resources_contacted": True,
        "charge": "100.00",
        "mhd_maximum": "80.00",
        "deputy_director_approved": True,
        "over_maximum": "excess-only",
        "agency": "fccm",
    },
    "child-care": {"case_plan_need": True, "reason": "respite"},
    "education-cost": {"kind": "tutorial-plan"},
    "legal-cost": {"kind": "gal-court-award"},
}
IN_DOLLARS: dict[str, dict[str, Any]] = {
    "dental-route": {"amount": "500.01", "subsidy": False, "orthodontic": True},
    "attorney-fee": {
        "stage": "appeal",
        "hours": "36",
        "hourly_rate": "120.00",
        "expenses": "597.24",
        "concluded": True,
        "court_order": True,
        "regional_director_approved": True,
        "notice_given": True,
        "court_approved_excess": False,
        "agency": "fccm",
    },
}


@pytest.mark.parametrize("name", list(UNDATED))
@SOME
@given(on=days)
def test_where_no_dollar_figure_of_the_manual_is_used_every_date_has_the_same_answer(name: str, on: date) -> None:
    case = UNDATED[name]
    assert calculate(name, {**case, "on": on.isoformat()}).outcome == calculate(name, case).outcome


@pytest.mark.parametrize("name", list(IN_DOLLARS))
@SOME
@given(on=days)
def test_where_one_is_used_only_dates_from_2024_are_answered(name: str, on: date) -> None:
    case = IN_DOLLARS[name]
    if on < date(2024, 1, 1):
        error = refused(calculate, name, {**case, "on": on.isoformat()})
        assert [fault.path for fault in error.faults] == ["on"]
        assert "2024-01-01" in error.faults[0].allowed
    else:
        assert calculate(name, {**case, "on": on.isoformat()}).outcome == calculate(name, case).outcome


# Bad input

SOUND = {
    **{name: {**case, "on": "2024-06-03"} for name, case in {**UNDATED, **IN_DOLLARS}.items()},
    "fee-order-appeal": {"ruling_date": "2024-06-03"},
}
FIELDS = [(name, field) for name, case in SOUND.items() for field in case]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
never_right = st.one_of(
    st.integers(max_value=-1),
    st.floats(max_value=-0.001),
    st.just(float("nan")),
    st.text("ABC _!", max_size=9),
    st.lists(st.integers(), min_size=1, max_size=3),
    st.dictionaries(st.text(max_size=8), json_values, max_size=3),
)


@pytest.mark.parametrize("name", list(SOUND))
def test_the_sound_inputs_of_this_module_are_answered(name: str) -> None:
    assert calculate(name, SOUND[name]).calculation == name


@pytest.mark.parametrize(("name", "field"), FIELDS)
@settings(max_examples=5 * TIMES)
@given(value=never_right)
def test_no_calculation_accepts_a_value_outside_its_domain(name: str, field: str, value: Any) -> None:
    error = refused(calculate, name, {**SOUND[name], field: value})
    assert error.faults
    assert all(fault.path.split(".")[0] == field for fault in error.faults)


@pytest.mark.parametrize("name", list(SOUND))
@settings(max_examples=20 * TIMES)
@given(data=st.data())
def test_whatever_is_put_in_a_field_gives_an_answer_or_an_input_error_with_faults(name: str, data: st.DataObject) -> None:
    case = dict(SOUND[name])
    for field in data.draw(st.lists(st.sampled_from(sorted(case)), min_size=1, max_size=3, unique=True)):
        case[field] = data.draw(json_values)
    try:
        listed: Any = calculate(name, case).model_dump(mode="json")
    except InputError as error:
        listed = error.as_json()
    assert listed
    json.dumps(listed, allow_nan=False)

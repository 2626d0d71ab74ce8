"""Laws of KIDS accounts that hold for every input, tried on many generated ones."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosterpolicy import InputError, calculate

TIMES = 20 if os.environ.get("FOSTERPOLICY_LAWS") == "prove" else 1
MANY = settings(max_examples=100 * TIMES)
SOME = settings(max_examples=40 * TIMES)

HB_737, LAW_STARTS = "hb-737-kids", date(2025, 8, 28)
KINDS = (
    "ssi",
    "oasdi",
    "va",
    "railroad",
    "child-support",
    "inheritance",
    "insurance-settlement",
    "personal-income",
    "job-training-grant",
    "other",
)
ON_THE_ORDINARY_LIST = (
    "school-supplies",
    "medical-education-job-training",
    "special-equipment",
    "therapy-rehabilitation",
    "extracurricular",
    "funeral",
    "burial-plan",
)
ON_THE_DEDICATED_LIST = (
    "personal-needs-assistance",
    "special-equipment",
    "therapy-rehabilitation",
    "funeral",
    "burial-plan",
    "housing-modification",
)
ITEMS = (*ON_THE_ORDINARY_LIST, "personal-needs-assistance", "housing-modification", "other-need")
STATUSES = (
    "not-listed",
    "too-late",
    "maintenance-first",
    "back-state-debt-first",
    "contact-payment-unit-first",
    "funds-not-available",
    "can-be-used",
)
DATES = ("purchased", "invoiced", "paid")
OPENING = ("apply", "sign", "name-director", "tell-payers", "enter-cs-kids-1", "keep-cs-kids-1")
CLOSING = (
    "close-case",
    "take-back-costs",
    "check-savings",
    "fill-in-cs-kids-2",
    "keep-cs-kids-2",
    "advise-payee",
    "use-payee-form",
    "send-to-va-office",
    "return-late-ssi",
)


def usd(cents: int) -> str:
    """An amount as it is typed: two places, never an exponent."""
    return f"{Decimal(cents).scaleb(-2):.2f}"


money = st.one_of(
    st.sampled_from([0, 1, 99_899, 99_900, 99_901, 199_998, 199_999, 200_000, 200_001]),
    st.integers(0, 300_000),
    st.integers(0, 10**10),
).map(usd)
ages = st.one_of(st.sampled_from([15, 16, 17, 18, 19]), st.integers(0, 25))
edition_days = st.one_of(
    st.sampled_from([date(2024, 2, 29), date(2025, 8, 27), LAW_STARTS, date(2028, 2, 29)]),
    st.dates(date(2024, 1, 1), date(2035, 12, 31)),
)
near_days = st.dates(date(2025, 8, 20), date(2025, 9, 5))


def answer(name: str, case: dict[str, Any]) -> Any:
    return calculate(name, case)


def outcome(name: str, case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = answer(name, case).model_dump(mode="json")["outcome"]
    return found


def amount(text: str) -> Decimal:
    return Decimal(text)


# Savings, the SSI limit and a month's funding


@MANY
@given(ages, money)
def test_savings_and_what_is_over_make_up_all_that_is_saved(age: int, saved: str) -> None:
    found = outcome("kids-savings", {"age": age, "saved_from_ssi_oasdi": saved})
    savings, over = amount(found["savings"]), amount(found["over"])
    assert savings + over == amount(saved)
    assert 0 <= savings <= amount(found["limit"]) == 999
    assert over >= 0
    if age < 16:
        assert savings == 0
    else:
        assert over == 0 or savings == 999


@MANY
@given(st.integers(16, 25), money, st.integers(0, 100_000))
def test_who_saves_more_never_has_less_savings(age: int, saved: str, more: int) -> None:
    richer = str(amount(saved) + amount(usd(more)))
    had, has = (outcome("kids-savings", {"age": age, "saved_from_ssi_oasdi": sum_saved}) for sum_saved in (saved, richer))
    assert amount(has["savings"]) >= amount(had["savings"])
    assert amount(has["over"]) >= amount(had["over"])


@MANY
@given(money, st.booleans())
def test_a_balance_is_within_the_limit_only_below_2000_dollars_and_spending_down_brings_it_there(
    balance: str, close: bool
) -> None:
    found = outcome("kids-ssi-limit", {"balance": balance, "close_to_limit": close})
    spend_down = amount(found["spend_down"])
    assert found["within_limit"] is (amount(balance) < 2000)
    assert found["within_limit"] is (spend_down == 0)
    assert found["recoupment"] is (close or not found["within_limit"])
    if spend_down:
        assert amount(balance) - spend_down == Decimal("1999.99")
        assert outcome("kids-ssi-limit", {"balance": "1999.99"})["within_limit"]


@MANY
@given(money, money, st.sampled_from(["hdn", "iv-e"]), edition_days)
def test_the_account_and_the_state_together_pay_what_is_due_and_the_account_pays_first(
    due: str, balance: str, funding: str, on: date
) -> None:
    found = outcome("kids-month-funding", {"due": due, "balance": balance, "funding": funding, "on": on.isoformat()})
    from_kids, from_state = amount(found["from_kids"]), amount(found["from_state_or_federal"])
    assert from_kids + from_state == amount(due)
    assert 0 <= from_kids <= amount(balance)
    assert from_state >= 0
    assert from_state == 0 or from_kids == amount(balance)


# Spending


@st.composite
def expenditures(draw: st.DrawFn, days: st.SearchStrategy[date] = edition_days) -> dict[str, Any]:
    """Something to be bought, with whatever may be said of it."""
    account, item = draw(st.sampled_from(["kids", "dedicated"])), draw(st.sampled_from(ITEMS))
    exit_event = draw(st.none() | days)
    around = days if exit_event is None else st.integers(-3, 1).map(lambda shift: exit_event + timedelta(days=shift))
    balance = draw(st.integers(0, 30_000))
    case: dict[str, Any] = {
        "account": account,
        "item": item,
        "disability_related": draw(st.booleans()),
        "amount": usd(draw(st.integers(max(0, balance - 300), balance + 100))),
        "balance": usd(balance),
        "back_state_debt": draw(st.sampled_from(["0.00", "0.00", "0.01", "1.00", "2.50"])),
        "current_maintenance_met": draw(st.sampled_from([True, True, False])),
        "payment_unit_contacted": draw(st.sampled_from([True, True, False])),
        "exit_event": exit_event and exit_event.isoformat(),
        "pay_to": draw(st.sampled_from(["provider", "vendor"])),
        "debt_bar": draw(st.sampled_from(["until-cleared", "balance-left"])),
    }
    for name in DATES:
        day = draw(st.none() | around)
        case[name] = day and day.isoformat()
    if account == "dedicated":
        case["ssa_appropriate"] = draw(st.booleans())
    if item == "other-need" and account == "kids":
        case |= {"follows_child": draw(st.booleans()), "for_recipient": draw(st.booleans())}
    return case


def listed_by_contract(case: dict[str, Any]) -> bool:
    """Whether the list of the account has the item, with what the list asks of it."""
    item, related = case["item"], case["disability_related"]
    if case["account"] == "kids":
        if item == "other-need":
            return bool(case["follows_child"] and case["for_recipient"])
        return item in ON_THE_ORDINARY_LIST or (item == "personal-needs-assistance" and related)
    if item == "other-need":
        return bool(related and case["ssa_appropriate"])
    return item in ON_THE_DEDICATED_LIST or (item == "medical-education-job-training" and related)


def status_by_contract(case: dict[str, Any]) -> str:
    """What the contract says of the status, written once more in a few lines."""
    ordinary, leaves = case["account"] == "kids", case["exit_event"]
    debt, balance = Decimal(case["back_state_debt"]), Decimal(case["balance"])
    if case["debt_bar"] == "balance-left":
        balance = max(Decimal(0), balance - debt)
    stands_in_the_way = {
        "not-listed": not listed_by_contract(case),
        "too-late": ordinary and leaves and any(case[name] and case[name] >= leaves for name in DATES),
        "maintenance-first": ordinary and not case["current_maintenance_met"],
        "back-state-debt-first": case["debt_bar"] == "until-cleared" and debt > 0,
        "contact-payment-unit-first": not case["payment_unit_contacted"],
        "funds-not-available": Decimal(case["amount"]) > balance,
    }
    return next((status for status, found in stands_in_the_way.items() if found), "can-be-used")


@MANY
@given(expenditures())
def test_the_status_is_the_first_of_the_contract_s_list_that_applies(case: dict[str, Any]) -> None:
    found = outcome("kids-expenditure", case)["status"]
    assert found in STATUSES
    assert found == status_by_contract(case)


@MANY
@given(expenditures())
def test_when_one_thing_is_put_right_the_status_never_goes_back_in_the_list(case: dict[str, Any]) -> None:
    before = STATUSES.index(outcome("kids-expenditure", case)["status"])
    for mend in (
        {"current_maintenance_met": True},
        {"payment_unit_contacted": True},
        {"back_state_debt": "0.00"},
        {"amount": "0.00"},
        {"exit_event": None},
    ):
        assert STATUSES.index(outcome("kids-expenditure", {**case, **mend})["status"]) >= before


@MANY
@given(expenditures())
def test_the_two_readings_of_debt_agree_without_debt_and_else_the_reading_is_shown(case: dict[str, Any]) -> None:
    bars = ("until-cleared", "balance-left")
    clear = [outcome("kids-expenditure", {**case, "back_state_debt": "0.00", "debt_bar": bar}) for bar in bars]
    assert clear[0] == clear[1]
    one, other = (answer("kids-expenditure", {**case, "debt_bar": bar}) for bar in bars)
    if one.outcome != other.outcome:
        assert "A4-12" in one.interpretations
        assert "A4-12" in other.interpretations


@MANY
@given(expenditures(near_days))
def test_the_later_law_stands_first_from_its_day_on_and_where_no_date_is_given(case: dict[str, Any]) -> None:
    given_dates = [case[name] for name in (*DATES, "exit_event") if case[name]]
    found = [one.id for one in answer("kids-expenditure", case).developments]
    if not given_dates or max(given_dates) >= LAW_STARTS.isoformat():
        assert found[0] == HB_737
    elif case["paid"] or case["exit_event"]:
        assert HB_737 not in found


# Closing


@st.composite
def closures(draw: st.DrawFn) -> dict[str, Any]:
    """A child who leaves, with payments near both ends of the five years and elsewhere."""
    exit_date = draw(edition_days)
    near_the_ends = st.sampled_from([0, 5]).flatmap(
        lambda years: st.integers(-3, 3).map(lambda shift: exit_date - timedelta(days=round(365.25 * years) + shift))
    )
    paid_on = st.one_of(near_the_ends, st.dates(date(2010, 1, 1), date(2036, 12, 31)))
    payments = st.fixed_dictionaries(
        {
            "program": st.sampled_from(["AC", "RT", "CT", "Head Start"]),
            "amount": st.integers(0, 10**6).map(usd),
            "paid_on": paid_on.map(date.isoformat),
        }
    )
    return {
        "age_at_exit": draw(ages),
        "exit_date": exit_date.isoformat(),
        "savings": draw(money),
        "back_state_debt": draw(money),
        "case_closed": draw(st.sampled_from([True, True, True, False])),
        "prior_payments": draw(st.lists(payments, max_size=5)),
    }


def five_years_before(exit_date: date) -> date:
    """The same date five years before, or March 1 for February 29."""
    leap = (exit_date.month, exit_date.day) == (2, 29)
    return date(exit_date.year - 5, 3, 1) if leap else exit_date.replace(year=exit_date.year - 5)


@MANY
@given(closures())
def test_the_parts_of_a_closing_are_never_negative_and_make_up_the_savings(case: dict[str, Any]) -> None:
    found = outcome("kids-closure", case)
    parts = (found["to_youth"], found["to_back_state_debt"], found["to_ssa"])
    if not case["case_closed"]:
        assert parts == (None, None, None)
        assert found["recoupable"] is None
    elif case["age_at_exit"] < 16:
        assert parts == ("0.00", None, None)
    else:
        to_youth, to_debt, to_ssa = map(Decimal, parts)
        assert min(to_youth, to_debt, to_ssa) >= 0
        assert to_youth + to_debt + to_ssa == Decimal(case["savings"])
        assert to_youth <= 999
        assert to_debt <= Decimal(case["back_state_debt"])
        assert to_youth == 999 or to_debt == to_ssa == 0
        assert to_ssa == 0 or to_debt == Decimal(case["back_state_debt"])


@MANY
@given(closures())
def test_a_payment_outside_the_five_years_or_the_three_programs_is_never_taken_back(case: dict[str, Any]) -> None:
    found = outcome("kids-closure", case)
    exit_date = date.fromisoformat(case["exit_date"])
    first = five_years_before(exit_date)
    assert found["lookback_from"] == first.isoformat()
    if not case["case_closed"] or not case["prior_payments"]:
        assert found["recoupable"] is None
        return
    inside = [
        Decimal(payment["amount"])
        for payment in case["prior_payments"]
        if payment["program"] in ("AC", "RT", "CT") and first <= date.fromisoformat(payment["paid_on"]) <= exit_date
    ]
    assert found["recoupable"] == str(sum(inside, Decimal("0.00")))


@MANY
@given(closures(), money)
def test_neither_debt_nor_earlier_payments_take_anything_from_the_youth(case: dict[str, Any], debt: str) -> None:
    found = outcome("kids-closure", case)
    changed = outcome("kids-closure", {**case, "back_state_debt": debt, "prior_payments": []})
    assert changed["to_youth"] == found["to_youth"]
    assert changed["lookback_from"] == found["lookback_from"]


@MANY
@given(closures(), st.sampled_from(["parent", "guardian", "adoptive-parent", "emancipated-minor", "youth-18-plus", "not-found"]))
def test_who_is_paid_changes_no_amount(case: dict[str, Any], payee: str) -> None:
    named, unnamed = outcome("kids-closure", {**case, "payee": payee}), outcome("kids-closure", case)
    listed = {"youth-18-plus": False, "not-found": None}.get(payee, True)
    assert named == {**unnamed, "payee_listed": listed}


@MANY
@given(closures())
def test_at_closing_the_later_law_stands_first_from_its_day_on(case: dict[str, Any]) -> None:
    found = [one.id for one in answer("kids-closure", case).developments]
    if case["exit_date"] >= LAW_STARTS.isoformat():
        assert found[0] == HB_737
    else:
        assert HB_737 not in found


# Who is payee, and where money goes


@MANY
@given(ages, st.booleans(), st.booleans())
def test_an_own_payee_is_in_custody_of_age_and_not_found_incompetent(age: int, custody: bool, incompetent: bool) -> None:
    found = outcome("payee", {"age": age, "in_custody": custody, "found_incompetent": incompetent})
    assert found["youth_is_own_oasdi_payee"] is (age >= 18 and custody and not incompetent)


@MANY
@given(ages, st.booleans())
def test_a_check_has_an_address_and_papers_only_where_it_is_mailed(age: int, incompetent: bool) -> None:
    found = answer("county-check", {"age": age, "found_incompetent": incompetent})
    mailed = found.outcome.action == "send-to-dfas"
    assert mailed is (age < 18)
    assert (found.outcome.address is not None) is mailed
    assert bool(found.documents) is mailed


@MANY
@given(ages, st.booleans(), st.sampled_from(["ssi", "oasdi", None]), st.booleans())
def test_a_form_is_named_for_exactly_two_kinds_of_youth(age: int, own_payee: bool, benefit: str | None, final: bool) -> None:
    case = {"age": age, "own_payee": own_payee, "adoption_final": final} | ({"benefit": benefit} if benefit else {})
    found = outcome("payee-form", case)
    assert (found["form"] == "CD-271") is (age == 18 and own_payee)
    assert (found["form"] == "CD-270") is (age < 18 and not own_payee)
    assert (found["apply_at"] is None) is (benefit is None)


@SOME
@given(st.sampled_from(KINDS), st.booleans())
def test_only_late_benefits_have_a_rule_and_only_ssi_goes_back(kind: str, exited: bool) -> None:
    goes_in = outcome("income-destination", {"kind": kind})["destination"] == "kids-account"
    found = outcome("late-deposit", {"kind": kind, "exited": exited})
    assert (found["use"] == "no-rule-stated") is not goes_in
    assert (found["use"] == "return-to-ssa") is (exited and kind == "ssi")
    assert (found["who"] == "faces-payment-unit") is (found["use"] == "return-to-ssa")


# Checklists


@pytest.mark.parametrize(("name", "ids"), [("kids-opening-steps", OPENING), ("kids-closure-steps", CLOSING)])
@SOME
@given(data=st.data())
def test_doing_what_is_next_again_and_again_ends_with_all_done_and_nothing_out_of_order(
    name: str, ids: tuple[str, ...], data: st.DataObject
) -> None:
    done: list[str] = []
    while (found := answer(name, {"done": done})).outcome.next:
        assert [step.id for step in found.outcome.steps] == list(ids)
        assert [step.id for step in found.outcome.steps if step.done] == [step for step in ids if step in done]
        assert not [notice for notice in found.notices if "Marked as done" in notice]
        done.append(data.draw(st.sampled_from(found.outcome.next)))
    assert sorted(done) == sorted(ids)


# Bad input

SOUND: dict[str, dict[str, Any]] = {
    "kids-savings": {"age": 16, "saved_from_ssi_oasdi": "1100.00", "on": "2024-06-01"},
    "kids-ssi-limit": {"balance": "2100.00", "close_to_limit": False, "on": "2024-06-01"},
    "kids-month-funding": {"due": "509.00", "balance": "200.00", "funding": "iv-e", "on": "2024-06-01"},
    "kids-expenditure": {
        "account": "kids",
        "item": "other-need",
        "disability_related": False,
        "follows_child": True,
        "for_recipient": True,
        "amount": "50.00",
        "balance": "100.00",
        "back_state_debt": "0.00",
        "current_maintenance_met": True,
        "payment_unit_contacted": True,
        "purchased": "2024-06-03",
        "invoiced": "2024-06-04",
        "paid": "2024-06-05",
        "exit_event": "2024-06-28",
        "pay_to": "vendor",
        "debt_bar": "until-cleared",
    },
    "kids-closure": {
        "age_at_exit": 17,
        "exit_date": "2024-06-30",
        "savings": "1200.00",
        "back_state_debt": "150.00",
        "case_closed": True,
        "payee": "parent",
        "prior_payments": [{"program": "AC", "amount": "10.00", "paid_on": "2024-01-05"}],
    },
}
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["0.00", "2024-02-29", "-1.00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("name", list(SOUND))
@SOME
@given(data=st.data())
def test_whatever_is_put_in_a_field_gives_an_answer_or_faults_that_name_it(name: str, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(SOUND[name])))
    case = {**SOUND[name], field: data.draw(json_values)}
    found = answer_or_faults(name, case)
    if isinstance(found, list):
        assert {fault["path"].split(".")[0] for fault in found} == {field}


def answer_or_faults(name: str, case: dict[str, Any]) -> Any:
    """The answer's JSON, or the list of faults; anything else that is raised goes on."""
    try:
        listed: Any = answer(name, case).model_dump(mode="json")
    except InputError as error:
        listed = error.as_json()
    json.dumps(listed, allow_nan=False)
    return listed

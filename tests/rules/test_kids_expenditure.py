"""kids-expenditure: whether money of a KIDS account or a dedicated account can buy a thing, and what comes first."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

HB_737 = "hb-737-kids"
READY: dict[str, Any] = {
    "account": "kids",
    "item": "school-supplies",
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
}
FITS = {"follows_child": True, "for_recipient": True}
DATES = ("purchased", "invoiced", "paid")

# Item by item: account, item, related to the disability or impairment, more, and whether it is allowed.
ITEMS: list[tuple[str, str, bool, dict[str, bool], bool]] = [
    ("kids", "school-supplies", False, {}, True),
    ("kids", "medical-education-job-training", False, {}, True),
    ("kids", "personal-needs-assistance", False, {}, False),
    ("kids", "personal-needs-assistance", True, {}, True),
    ("kids", "special-equipment", False, {}, True),
    ("kids", "therapy-rehabilitation", False, {}, True),
    ("kids", "extracurricular", False, {}, True),
    ("kids", "funeral", False, {}, True),
    ("kids", "burial-plan", False, {}, True),
    ("kids", "housing-modification", False, {}, False),
    ("kids", "housing-modification", True, {}, False),
    ("kids", "other-need", False, {"follows_child": True, "for_recipient": True}, True),
    ("kids", "other-need", False, {"follows_child": False, "for_recipient": True}, False),
    ("kids", "other-need", False, {"follows_child": True, "for_recipient": False}, False),
    ("kids", "other-need", True, {"follows_child": False, "for_recipient": False}, False),
    ("dedicated", "school-supplies", False, {}, False),
    ("dedicated", "school-supplies", True, {}, False),
    ("dedicated", "medical-education-job-training", False, {}, False),
    ("dedicated", "medical-education-job-training", True, {}, True),
    ("dedicated", "personal-needs-assistance", False, {}, True),
    ("dedicated", "special-equipment", False, {}, True),
    ("dedicated", "therapy-rehabilitation", False, {}, True),
    ("dedicated", "extracurricular", False, {}, False),
    ("dedicated", "extracurricular", True, {}, False),
    ("dedicated", "funeral", False, {}, True),
    ("dedicated", "burial-plan", False, {}, True),
    ("dedicated", "housing-modification", False, {}, True),
    ("dedicated", "other-need", True, {"ssa_appropriate": True, **FITS}, True),
    ("dedicated", "other-need", False, {"ssa_appropriate": True, **FITS}, False),
    ("dedicated", "other-need", True, {"ssa_appropriate": False, **FITS}, False),
    ("dedicated", "other-need", True, FITS, False),
]

CLAUSE_OF = {
    ("kids", "school-supplies"): "12.8.4/access/school-supplies",
    ("kids", "medical-education-job-training"): "12.8.4/access/medical-education-job",
    ("kids", "personal-needs-assistance"): "12.8.4/access/personal-needs",
    ("kids", "special-equipment"): "12.8.4/access/special-equipment",
    ("kids", "therapy-rehabilitation"): "12.8.4/access/therapy",
    ("kids", "extracurricular"): "12.8.4/access/extracurricular",
    ("kids", "funeral"): "12.8.4/access/funeral",
    ("kids", "burial-plan"): "12.8.4/access/burial-plan",
    ("kids", "other-need"): "12.8.4/access/other-needs",
    ("dedicated", "medical-education-job-training"): "12.8.4/dedicated/medical-education-job",
    ("dedicated", "personal-needs-assistance"): "12.8.4/dedicated/personal-needs",
    ("dedicated", "special-equipment"): "12.8.4/dedicated/special-equipment",
    ("dedicated", "therapy-rehabilitation"): "12.8.4/dedicated/therapy",
    ("dedicated", "funeral"): "12.8.4/dedicated/funeral",
    ("dedicated", "burial-plan"): "12.8.4/dedicated/burial-plan",
    ("dedicated", "housing-modification"): "12.8.4/dedicated/housing-modification",
    ("dedicated", "other-need"): "12.8.4/dedicated/ssa-other",
}


def ask(**changes: Any) -> Any:
    return calculate("kids-expenditure", {**READY, **changes})


def status(**changes: Any) -> str:
    found: str = ask(**changes).outcome.status
    return found


def clauses(answer: Any) -> set[str]:
    return {step.clause for step in answer.steps}


def developments(answer: Any) -> list[str]:
    return [one.id for one in answer.developments]


def paths(error: Any) -> list[str]:
    return [fault.path for fault in error.faults]


# The two lists


@pytest.mark.parametrize(("account", "item", "related", "more", "allowed"), ITEMS)
def test_each_thing_is_allowed_as_the_list_of_its_account_says(
    account: str, item: str, related: bool, more: dict[str, bool], allowed: bool
) -> None:
    answer = ask(account=account, item=item, disability_related=related, **more)
    expect(answer, status="can-be-used" if allowed else "not-listed")
    if allowed:
        assert CLAUSE_OF[account, item] in clauses(answer)


def test_every_thing_of_both_lists_is_in_the_table_above() -> None:
    items = {item for _, item, *_ in ITEMS}
    assert {(account, item) for account, item, *_ in ITEMS} == set(product(("kids", "dedicated"), items))
    assert len(items) == 10


def test_the_two_lists_name_the_readings_that_they_rest_on() -> None:
    assert "A4-13" in ask(item="funeral").interpretations
    assert "A4-14" in ask(item="housing-modification").interpretations
    assert "A4-14" in ask(account="dedicated", item="medical-education-job-training", disability_related=True).interpretations
    assert "A4-15" in ask(account="dedicated", item="funeral").interpretations


@pytest.mark.parametrize("field", ["follows_child", "for_recipient"])
def test_another_need_of_an_ordinary_account_must_be_said_to_follow_the_child_and_be_for_the_child(field: str) -> None:
    given = {name: value for name, value in FITS.items() if name != field}
    assert paths(refused(ask, item="other-need", **given)) == [field]


def test_another_need_of_a_dedicated_account_is_answered_with_or_without_them() -> None:
    case = {"account": "dedicated", "item": "other-need", "disability_related": True, "ssa_appropriate": True}
    assert status(**case) == status(**case, **FITS) == "can-be-used"


def test_what_ssa_finds_appropriate_has_no_meaning_for_an_ordinary_account() -> None:
    assert paths(refused(ask, ssa_appropriate=True)) == ["ssa_appropriate"]
    assert ask(ssa_appropriate=False).outcome == ask().outcome


@pytest.mark.parametrize("item", ["therapy-rehabilitation", "extracurricular", "funeral"])
def test_a_listed_example_is_allowed_though_it_cannot_follow_the_child(item: str) -> None:
    expect(ask(item=item, follows_child=False), status="can-be-used")


@pytest.mark.parametrize("item", ["school-supplies", "burial-plan"])
def test_a_listed_example_that_is_not_for_this_child_is_not_allowed(item: str) -> None:
    answer = ask(item=item, for_recipient=False)
    expect(answer, status="not-listed")
    assert "12.8.4/access/for-recipient" in clauses(answer)
    assert status(item=item, for_recipient=True) == "can-be-used"


# Before the child leaves


@pytest.mark.parametrize("late", DATES)
def test_all_three_acts_come_before_the_exit_and_the_same_day_is_too_late(late: str) -> None:
    assert status(**{late: "2024-06-27"}) == "can-be-used"
    assert status(**{late: "2024-06-28"}) == "too-late"
    assert status(**{late: "2024-06-29"}) == "too-late"


def test_the_time_before_the_exit_rests_on_its_note_and_its_reading() -> None:
    answer = ask(paid="2024-06-28")
    assert "12.8.4/access/before-exit" in clauses(answer)
    assert "A4-16" in answer.interpretations


def test_without_an_exit_nothing_is_too_late() -> None:
    assert status(exit_event=None, paid="2024-12-31") == "can-be-used"


@pytest.mark.parametrize("field", DATES)
def test_an_act_that_is_still_to_come_is_not_too_late_and_its_last_date_is_the_day_before_the_exit(field: str) -> None:
    answer = ask(**{field: None})
    expect(answer, status="can-be-used")
    assert [str(deadline.last_date) for deadline in answer.deadlines] == ["2024-06-27"]


def test_one_late_act_is_too_late_whatever_is_still_to_come() -> None:
    assert status(purchased="2024-06-28", invoiced=None, paid=None) == "too-late"


def test_when_all_is_done_there_is_no_deadline_left() -> None:
    assert ask().deadlines == []
    assert ask(exit_event=None, paid=None).deadlines == []


@pytest.mark.parametrize("late", DATES)
def test_for_a_dedicated_account_the_manual_states_no_such_time(late: str) -> None:
    assert status(account="dedicated", item="funeral", **{late: "2024-06-29"}) == "can-be-used"


@pytest.mark.parametrize("field", [*DATES, "exit_event"])
def test_a_date_may_be_null_but_is_not_left_out(field: str) -> None:
    assert ask(**{field: None}).outcome.status == "can-be-used"
    case = {name: value for name, value in READY.items() if name != field}
    assert paths(refused(calculate, "kids-expenditure", case)) == [field]


@pytest.mark.parametrize("field", sorted(READY))
def test_every_other_field_is_needed_too(field: str) -> None:
    case = {name: value for name, value in READY.items() if name != field}
    assert paths(refused(calculate, "kids-expenditure", case)) == [field]


# What comes first


def test_maintenance_comes_first_in_an_ordinary_account() -> None:
    answer = ask(current_maintenance_met=False)
    expect(answer, status="maintenance-first")
    assert "12.8.4/access/maintenance-first" in clauses(answer)


def test_a_dedicated_account_waits_for_no_maintenance() -> None:
    assert status(account="dedicated", item="funeral", current_maintenance_met=False) == "can-be-used"


@pytest.mark.parametrize("account", ["kids", "dedicated"])
def test_the_payment_unit_is_asked_first(account: str) -> None:
    answer = ask(account=account, item="funeral", payment_unit_contacted=False)
    expect(answer, status="contact-payment-unit-first")
    assert "12.8.4/maintain/contact-payment-unit" in clauses(answer)


@pytest.mark.parametrize(
    ("debt", "expected"),
    [("0.00", "can-be-used"), ("0.01", "back-state-debt-first"), ("1.00", "back-state-debt-first")],
)
@pytest.mark.parametrize("account", ["kids", "dedicated"])
def test_any_back_state_debt_bars_all_spending_until_it_is_cleared(account: str, debt: str, expected: str) -> None:
    assert status(account=account, item="funeral", back_state_debt=debt) == expected
    assert status(account=account, item="funeral", back_state_debt=debt, debt_bar="until-cleared") == expected


@pytest.mark.parametrize(
    ("amount", "debt", "expected"),
    [
        ("50.00", "1.00", "can-be-used"),
        ("99.00", "1.00", "can-be-used"),
        ("99.01", "1.00", "funds-not-available"),
        ("50.00", "50.00", "can-be-used"),
        ("50.00", "50.01", "funds-not-available"),
        ("50.00", "100.00", "funds-not-available"),
        ("50.00", "150.00", "funds-not-available"),
        ("100.00", "0.00", "can-be-used"),
        ("100.01", "0.00", "funds-not-available"),
    ],
)
def test_by_the_other_reading_what_is_left_beside_the_debt_can_be_used(amount: str, debt: str, expected: str) -> None:
    assert status(amount=amount, back_state_debt=debt, debt_bar="balance-left") == expected


def test_the_reading_on_debt_shows_wherever_it_could_change_the_answer() -> None:
    for bar in ("until-cleared", "balance-left"):
        assert "A4-12" in ask(back_state_debt="1.00", debt_bar=bar).interpretations
        assert "A4-12" not in ask(back_state_debt="0.00", debt_bar=bar).interpretations


def test_a_reading_of_debt_that_is_not_offered_is_refused() -> None:
    assert paths(refused(ask, debt_bar="never")) == ["debt_bar"]


@pytest.mark.parametrize(
    ("amount", "expected"), [("99.99", "can-be-used"), ("100.00", "can-be-used"), ("100.01", "funds-not-available")]
)
@pytest.mark.parametrize("account", ["kids", "dedicated"])
def test_money_that_is_in_the_account_can_be_used_to_the_last_cent(account: str, amount: str, expected: str) -> None:
    assert status(account=account, item="funeral", amount=amount) == expected


FAULTS_IN_ORDER: list[tuple[str, dict[str, Any]]] = [
    ("not-listed", {"item": "housing-modification"}),
    ("too-late", {"paid": "2024-06-28"}),
    ("maintenance-first", {"current_maintenance_met": False}),
    ("back-state-debt-first", {"back_state_debt": "1.00"}),
    ("contact-payment-unit-first", {"payment_unit_contacted": False}),
    ("funds-not-available", {"amount": "100.01"}),
]


@pytest.mark.parametrize("present", list(product([True, False], repeat=len(FAULTS_IN_ORDER))))
def test_the_first_reason_that_applies_is_the_status(present: tuple[bool, ...]) -> None:
    reasons = [reason for reason, there in zip(FAULTS_IN_ORDER, present, strict=True) if there]
    changes: dict[str, Any] = {}
    for _, change in reasons:
        changes |= change
    assert status(**changes) == (reasons[0][0] if reasons else "can-be-used")


# Papers


@pytest.mark.parametrize(("pay_to", "paper"), [("provider", "proof of purchase"), ("vendor", "invoice")])
def test_the_kids_2_goes_in_with_a_proof_of_purchase_for_a_provider_and_an_invoice_for_a_vendor(pay_to: str, paper: str) -> None:
    answer = ask(pay_to=pay_to)
    assert answer.documents[0].id == "KIDS-2"
    assert len(answer.documents) == 2
    assert paper in answer.documents[1].id.lower()
    assert "A4-09" in answer.interpretations
    clause = {"provider": "12.8.4/access/reimburse-provider", "vendor": "12.8.4/access/pay-vendor"}
    assert clause[pay_to] in clauses(answer)


def test_a_copy_of_the_form_is_kept_in_faces() -> None:
    assert "FACES" in str(ask().documents[0].kept_in)
    assert "12.8.4/maintain/cs-kids-2-record" in clauses(ask())


def test_what_is_not_on_the_list_or_too_late_calls_for_no_papers() -> None:
    assert ask(item="housing-modification").documents == []
    assert ask(paid="2024-06-28").documents == []


def test_the_kids_2_stays_with_the_ordinary_account() -> None:
    assert ask(account="dedicated", item="funeral").documents == []


# Bad input, dates and agencies


@pytest.mark.parametrize("field", ["amount", "balance", "back_state_debt"])
@pytest.mark.parametrize("given", ["-1.00", "1", 1, None, "1.001"])
def test_money_is_a_string_with_two_places_and_never_negative(field: str, given: Any) -> None:
    assert paths(refused(ask, **{field: given})) == [field]


@pytest.mark.parametrize(("field", "given"), [("account", "savings"), ("item", "car"), ("pay_to", "child"), ("color", "blue")])
def test_a_choice_that_does_not_exist_is_refused(field: str, given: str) -> None:
    assert paths(refused(ask, **{field: given})) == [field]


AUGUST = {"purchased": "2025-08-25", "invoiced": "2025-08-26", "paid": "2025-08-27", "exit_event": None}


@pytest.mark.parametrize("field", DATES)
def test_the_later_law_stands_first_where_a_date_is_from_28_august_2025_on(field: str) -> None:
    before, after = ask(**AUGUST), ask(**{**AUGUST, field: "2025-08-28"})
    assert HB_737 not in developments(before)
    assert developments(after)[0] == HB_737
    assert before.outcome == after.outcome


def test_where_no_date_is_given_the_later_law_stands_first() -> None:
    answer = ask(purchased=None, invoiced=None, paid=None, exit_event=None)
    assert developments(answer)[0] == HB_737
    assert developments(ask(purchased=None, invoiced=None, paid=None, exit_event="2025-08-28"))[0] == HB_737
    expect(answer, status="can-be-used")


@pytest.mark.parametrize("item", ["housing-modification", "funeral", "school-supplies"])
@pytest.mark.parametrize("account", ["kids", "dedicated"])
def test_the_later_law_stands_first_whatever_the_answer(account: str, item: str) -> None:
    answer = ask(account=account, item=item, **{**AUGUST, "paid": "2025-08-28"})
    assert developments(answer)[0] == HB_737


def test_dates_before_the_first_edition_are_answered_and_a_notice_says_so() -> None:
    answer = ask(purchased="2023-06-03", invoiced="2023-06-04", paid="2023-06-05", exit_event="2023-06-28")
    expect(answer, status="can-be-used")
    assert any("2024" in notice for notice in answer.notices)


def test_for_a_private_agency_the_answer_stands_and_the_notice_names_its_case_manager() -> None:
    answer = ask(agency="fccm")
    assert answer.outcome == ask().outcome
    assert any("FCCM" in notice for notice in answer.notices)

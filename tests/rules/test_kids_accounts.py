"""KIDS accounts: whose money goes in, who is payee, what is saved, and what pays for a month."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused
from fosterpolicy.core.policy import figure

BENEFITS = ("ssi", "oasdi", "va", "railroad")
PO_BOX = "Post Office Box 1082, Jefferson City, Missouri 65102-1082"
HB_737 = "hb-737-kids"


def ask(name: str, case: dict[str, Any]) -> Any:
    return calculate(name, case)


def developments(answer: Any) -> list[str]:
    return [one.id for one in answer.developments]


def clauses(answer: Any) -> set[str]:
    return {step.clause for step in answer.steps}


def paths(error: Any) -> list[str]:
    return [fault.path for fault in error.faults]


def said(answer: Any) -> str:
    return " ".join([*(step.text for step in answer.steps), *answer.notices])


# Which money goes into the account

DESTINATIONS = {
    "ssi": "kids-account",
    "oasdi": "kids-account",
    "va": "kids-account",
    "railroad": "kids-account",
    "child-support": "child-support-fund",
    "inheritance": "not-kids-ask-gal",
    "insurance-settlement": "not-kids-ask-gal",
    "personal-income": "not-kids",
    "job-training-grant": "optional",
    "other": "undetermined",
}


@pytest.mark.parametrize(("kind", "destination"), DESTINATIONS.items())
def test_four_benefits_go_into_the_account_and_every_other_money_has_its_own_place(kind: str, destination: str) -> None:
    expect(ask("income-destination", {"kind": kind}), destination=destination)


@pytest.mark.parametrize(
    ("kind", "clause"),
    [
        ("ssi", "12.8.4/deposit/income-types"),
        ("child-support", "12.8.4/deposit/child-support-fund"),
        ("inheritance", "12.8.4/inheritance/not-deposited"),
        ("insurance-settlement", "12.8.4/inheritance/gal"),
        ("personal-income", "12.8.4/deposit/exclusions"),
        ("job-training-grant", "12.8.4/jtpa"),
    ],
)
def test_the_place_of_each_money_rests_on_its_own_clause(kind: str, clause: str) -> None:
    assert clause in clauses(ask("income-destination", {"kind": kind}))


@pytest.mark.parametrize(("kind", "reading"), [("other", "A4-03"), ("job-training-grant", "A4-25"), ("inheritance", "A4-28")])
def test_a_weakly_worded_place_names_its_reading(kind: str, reading: str) -> None:
    assert reading in ask("income-destination", {"kind": kind}).interpretations


@pytest.mark.parametrize("kind", ["SSI", "wages", "", None, 3])
def test_a_kind_of_money_that_is_not_on_the_list_is_refused(kind: Any) -> None:
    assert paths(refused(ask, "income-destination", {"kind": kind})) == ["kind"]


# How an account comes about


@pytest.mark.parametrize(
    ("benefits", "first_form", "named", "deposit"),
    list(product([True, False], repeat=4)),
)
def test_only_a_child_with_benefits_has_an_account_and_either_trigger_opens_it(
    benefits: bool, first_form: bool, named: bool, deposit: bool
) -> None:
    case = {
        "has_income_benefits": benefits,
        "first_cs_kids_1": first_form,
        "ssa_named_division_payee": named,
        "deposit_sent": deposit,
    }
    expect(ask("kids-account", case), account=benefits and (first_form or (named and deposit)))


def test_naming_the_division_without_a_deposit_opens_no_account_and_neither_does_a_deposit_alone() -> None:
    expect(ask("kids-account", {"has_income_benefits": True, "ssa_named_division_payee": True}), account=False)
    expect(ask("kids-account", {"has_income_benefits": True, "deposit_sent": True}), account=False)
    both = {"has_income_benefits": True, "ssa_named_division_payee": True, "deposit_sent": True}
    expect(ask("kids-account", both), account=True)


def test_what_is_left_out_is_taken_as_no() -> None:
    expect(ask("kids-account", {"has_income_benefits": True}), account=False, named_payee=None)
    assert paths(refused(ask, "kids-account", {"first_cs_kids_1": True})) == ["has_income_benefits"]


def test_the_director_is_named_as_payee_only_where_the_application_is_granted() -> None:
    expect(ask("kids-account", {"has_income_benefits": True, "granted": True}), named_payee="cd-director")
    expect(ask("kids-account", {"has_income_benefits": True, "granted": False}), named_payee=None)


def test_the_specialist_of_dfas_applies_and_the_designee_signs_for_the_director() -> None:
    answer = ask("kids-account", {"has_income_benefits": True, "granted": True})
    expect(answer, applies="dfas-social-security-specialist", signature_line="for the Director of the Children's Division.")
    assert {
        "12.8.4/establish/specialist-applies",
        "12.8.4/establish/cd-director-payee",
        "12.8.4/establish/designee-signature",
    } <= clauses(answer)
    assert {"A4-26", "A4-27"} <= set(ask("kids-account", {"has_income_benefits": True, "first_cs_kids_1": True}).interpretations)


# A check that reaches the county office


@pytest.mark.parametrize("age", [0, 15, 16, 17])
def test_before_18_a_check_goes_to_dfas_with_the_form_and_an_email(age: int) -> None:
    answer = ask("county-check", {"age": age})
    expect(answer, action="send-to-dfas", address=PO_BOX)
    assert {paper.id: "Cash Receipts" in str(paper.goes_to) for paper in answer.documents} == {"CS-KIDS-1": True, "Email": True}
    assert {
        "12.8.4/establish/paper-check",
        "12.8.4/establish/paper-check-email",
        "12.8.4/maintain/check-with-cs-kids-1",
    } <= clauses(answer)
    assert "A4-08" in answer.interpretations


def test_the_form_must_go_along_and_the_email_should() -> None:
    papers = ask("county-check", {"age": 12}).documents
    assert {paper.id: paper.strength for paper in papers} == {"CS-KIDS-1": "must", "Email": "should"}


@pytest.mark.parametrize("age", [18, 19, 21])
def test_from_18_on_the_check_is_given_to_the_youth_and_nothing_goes_to_dfas(age: int) -> None:
    answer = ask("county-check", {"age": age})
    expect(answer, action="give-to-youth", address=None)
    assert answer.documents == []
    assert "12.8.4/establish/check-18-plus" in clauses(answer)


def test_the_check_of_an_incompetent_youth_is_given_as_written_and_flagged() -> None:
    plain, flagged = ask("county-check", {"age": 18}), ask("county-check", {"age": 18, "found_incompetent": True})
    expect(flagged, action="give-to-youth", address=None)
    assert "A4-07" in flagged.interpretations
    extra = set(flagged.notices) - set(plain.notices)
    assert any("incompetent" in notice for notice in extra)
    expect(ask("county-check", {"age": 17, "found_incompetent": True}), action="send-to-dfas", address=PO_BOX)


# The youth as payee


@pytest.mark.parametrize(
    ("age", "in_custody", "found_incompetent", "own_payee"),
    [
        (17, True, False, False),
        (18, True, False, True),
        (19, True, False, True),
        (18, True, True, False),
        (18, False, False, False),
        (17, True, True, False),
    ],
)
def test_a_youth_in_custody_is_their_own_oasdi_payee_from_18_unless_found_incompetent(
    age: int, in_custody: bool, found_incompetent: bool, own_payee: bool
) -> None:
    case = {"age": age, "in_custody": in_custody, "found_incompetent": found_incompetent}
    expect(ask("payee", case), youth_is_own_oasdi_payee=own_payee)


def test_the_own_payee_rests_on_the_note_on_oasdi_and_the_finding_of_the_court_on_its_own_words() -> None:
    grown = ask("payee", {"age": 18, "in_custody": True, "found_incompetent": False})
    assert "12.8.4/oasdi/payee-at-18" in clauses(grown)
    assert "A4-07" in grown.interpretations
    assert {figure.id: figure.value for figure in grown.figures} == {"kids.own-payee-age": 18}
    assert "12.8.4/oasdi/incompetent" in clauses(ask("payee", {"age": 18, "in_custody": True, "found_incompetent": True}))


@pytest.mark.parametrize("field", ["age", "in_custody", "found_incompetent"])
def test_every_field_of_payee_is_needed(field: str) -> None:
    case = {"age": 18, "in_custody": True, "found_incompetent": False}
    del case[field]
    assert paths(refused(ask, "payee", case)) == [field]


@pytest.mark.parametrize("age", [-1, 17.5, True, "18", None])
@pytest.mark.parametrize("name", ["payee", "county-check", "payee-form", "kids-savings"])
def test_an_age_is_a_whole_number_from_0_on(name: str, age: Any) -> None:
    rest = {
        "payee": {"in_custody": True, "found_incompetent": False},
        "county-check": {},
        "payee-form": {"own_payee": True},
        "kids-savings": {"saved_from_ssi_oasdi": "1.00"},
    }
    assert paths(refused(ask, name, {"age": age, **rest[name]})) == ["age"]


# The form to change the payee


@pytest.mark.parametrize(
    ("age", "own_payee", "form"),
    [
        (17, False, "CD-270"),
        (0, False, "CD-270"),
        (17, True, "none-named"),
        (18, True, "CD-271"),
        (18, False, "none-named"),
        (19, True, "none-named"),
        (19, False, "none-named"),
    ],
)
def test_cd_271_is_for_own_payees_of_18_cd_270_for_others_under_18_and_no_form_is_named_for_the_rest(
    age: int, own_payee: bool, form: str
) -> None:
    answer = ask("payee-form", {"age": age, "own_payee": own_payee})
    expect(answer, form=form)
    assert [paper.id for paper in answer.documents] == ([] if form == "none-named" else [form])
    assert ("A4-22" in answer.interpretations) or form != "none-named"


@pytest.mark.parametrize(
    ("benefit", "apply_at"),
    [("ssi", "local-social-security-office"), ("oasdi", "local-social-security-office"), ("va", "va-office"), (None, None)],
)
def test_each_benefit_is_applied_for_at_its_own_office(benefit: str | None, apply_at: str | None) -> None:
    case = {"age": 18, "own_payee": True} | ({"benefit": benefit} if benefit else {})
    expect(ask("payee-form", case), apply_at=apply_at)


def test_va_benefits_end_with_an_adoption_that_is_final_and_of_the_others_nothing_is_said() -> None:
    case = {"age": 10, "own_payee": False}
    ended = ask("payee-form", {**case, "benefit": "va", "adoption_final": True})
    expect(ended, benefit_ends=True)
    assert "12.8.4/closure/va-ends-at-adoption" in clauses(ended)
    assert "A4-29" in ended.interpretations
    assert ask("payee-form", {**case, "benefit": "va"}).outcome.benefit_ends is not True
    expect(ask("payee-form", {**case, "benefit": "ssi"}), benefit_ends=None)
    expect(ask("payee-form", {**case, "benefit": "oasdi"}), benefit_ends=None)
    expect(ask("payee-form", case), benefit_ends=None)


def test_railroad_benefits_have_no_office_in_the_manual_and_are_refused_as_a_choice() -> None:
    assert paths(refused(ask, "payee-form", {"age": 18, "own_payee": True, "benefit": "railroad"})) == ["benefit"]


# Savings


@pytest.mark.parametrize(
    ("age", "saved", "savings", "over"),
    [
        (15, "999.00", "0.00", "999.00"),
        (16, "999.00", "999.00", "0.00"),
        (16, "998.99", "998.99", "0.00"),
        (16, "999.01", "999.00", "0.01"),
        (17, "1100.00", "999.00", "101.00"),
        (18, "1200.50", "999.00", "201.50"),
        (15, "0.00", "0.00", "0.00"),
        (16, "0.00", "0.00", "0.00"),
    ],
)
def test_from_16_on_up_to_999_dollars_are_savings_and_before_16_nothing_is(age: int, saved: str, savings: str, over: str) -> None:
    expect(ask("kids-savings", {"age": age, "saved_from_ssi_oasdi": saved}), savings=savings, limit="999.00", over=over)


def test_savings_show_the_limit_the_age_and_the_readings_they_rest_on() -> None:
    answer = ask("kids-savings", {"age": 16, "saved_from_ssi_oasdi": "999.01", "on": "2024-06-01"})
    assert {figure.id: str(figure.value) for figure in answer.figures} == {
        "kids.savings-limit": "999.00",
        "kids.savings-from-age": "16",
    }
    assert {"12.8.4/savings/from-16", "12.8.4/savings/ssi-oasdi-only"} <= clauses(answer)
    assert {"A4-04", "A4-05"} <= set(answer.interpretations)


@pytest.mark.parametrize("saved", ["-1.00", "999", "999.001", 999.0, "1e3", None, "NaN"])
def test_savings_are_typed_as_money_and_are_never_negative(saved: Any) -> None:
    assert paths(refused(ask, "kids-savings", {"age": 16, "saved_from_ssi_oasdi": saved})) == ["saved_from_ssi_oasdi"]


# The SSI limit


@pytest.mark.parametrize(
    ("balance", "within", "spend_down"),
    [
        ("0.00", True, "0.00"),
        ("1999.98", True, "0.00"),
        ("1999.99", True, "0.00"),
        ("2000.00", False, "0.01"),
        ("2000.01", False, "0.02"),
        ("2100.00", False, "100.01"),
    ],
)
def test_the_balance_stays_below_2000_dollars_and_the_excess_is_spent_down_to_a_cent_below(
    balance: str, within: bool, spend_down: str
) -> None:
    answer = ask("kids-ssi-limit", {"balance": balance})
    expect(answer, within_limit=within, limit="2000.00", spend_down=spend_down)
    assert "12.8.4/maintain/ssi-2000" in clauses(answer)
    assert "A4-06" in answer.interpretations


@pytest.mark.parametrize(
    ("balance", "close", "recoupment"),
    [
        ("1999.99", False, False),
        ("1999.99", True, True),
        ("2000.00", False, True),
        ("2000.01", False, True),
        ("5.00", True, True),
    ],
)
def test_the_payment_unit_takes_money_back_at_the_limit_or_where_the_caller_calls_it_close(
    balance: str, close: bool, recoupment: bool
) -> None:
    answer = ask("kids-ssi-limit", {"balance": balance, "close_to_limit": close})
    expect(answer, recoupment=recoupment)
    assert ("12.8.4/maintain/recoupment-resource-limit" in clauses(answer)) or not recoupment


def test_what_the_excess_may_buy_is_settled_with_supervisor_provider_and_team() -> None:
    over = ask("kids-ssi-limit", {"balance": "2100.00"})
    assert {"12.8.4/maintain/excess-needs", "12.8.4/maintain/excess-consult"} <= clauses(over)
    assert "Family Support Team" in said(over)


# One month's funding


@pytest.mark.parametrize(
    ("due", "balance", "from_kids", "from_state"),
    [
        ("509.00", "200.00", "200.00", "309.00"),
        ("509.00", "0.00", "0.00", "509.00"),
        ("509.00", "508.99", "508.99", "0.01"),
        ("509.00", "509.00", "509.00", "0.00"),
        ("509.00", "509.01", "509.00", "0.00"),
        ("0.00", "200.00", "0.00", "0.00"),
    ],
)
@pytest.mark.parametrize("funding", ["hdn", "iv-e"])
def test_the_account_pays_first_and_state_or_federal_money_pays_the_shortfall(
    due: str, balance: str, from_kids: str, from_state: str, funding: str
) -> None:
    case = {"due": due, "balance": balance, "funding": funding, "on": "2024-06-01"}
    expect(ask("kids-month-funding", case), from_kids=from_kids, from_state_or_federal=from_state)


def test_the_shortfall_comes_from_the_kind_of_money_that_the_child_qualifies_for() -> None:
    case = {"due": "509.00", "balance": "200.00", "on": "2024-06-01"}
    hdn, iv_e = (ask("kids-month-funding", {**case, "funding": funding}) for funding in ("hdn", "iv-e"))
    assert "HDN" in said(hdn)
    assert "IV-E" not in said(hdn)
    assert "IV-E" in said(iv_e)
    assert "HDN" not in said(iv_e)
    assert "12.8.4/missing-income/ac-funds" in clauses(hdn)
    assert "A4-10" in hdn.interpretations


@pytest.mark.parametrize("field", ["due", "balance", "funding", "on"])
def test_every_field_of_a_month_s_funding_is_needed_its_date_too(field: str) -> None:
    case = {"due": "509.00", "balance": "200.00", "funding": "hdn", "on": "2024-06-01"}
    del case[field]
    assert paths(refused(ask, "kids-month-funding", case)) == [field]


def test_for_a_private_agency_the_amounts_stand_and_the_notice_names_its_case_manager() -> None:
    case = {"due": "509.00", "balance": "200.00", "funding": "hdn", "on": "2024-06-01", "agency": "fccm"}
    answer = ask("kids-month-funding", case)
    expect(answer, from_kids="200.00", from_state_or_federal="309.00")
    assert any("FCCM" in notice for notice in answer.notices)
    assert "AP-02" in answer.interpretations


# Income that comes late


@pytest.mark.parametrize(
    ("kind", "exited", "use"),
    [
        *((kind, False, "later-months") for kind in BENEFITS),
        ("ssi", True, "return-to-ssa"),
        *((kind, True, "may-repay-division") for kind in BENEFITS if kind != "ssi"),
        *((kind, exited, "no-rule-stated") for kind in DESTINATIONS if kind not in BENEFITS for exited in (False, True)),
    ],
)
def test_late_income_pays_later_months_and_after_the_exit_ssi_goes_back_and_the_rest_may_repay(
    kind: str, exited: bool, use: str
) -> None:
    expect(ask("late-deposit", {"kind": kind, "exited": exited}), use=use)


def test_the_payment_unit_sends_ssi_back_after_the_exit() -> None:
    answer = ask("late-deposit", {"kind": "ssi", "exited": True})
    expect(answer, who="faces-payment-unit")
    assert {"12.8.4/closure/late-ssi-returned", "12.8.4/closure/late-ssi-by"} <= clauses(answer)
    for kind in DESTINATIONS:
        if kind != "ssi":
            expect(ask("late-deposit", {"kind": kind, "exited": False}), who=None)


def test_income_after_the_exit_names_the_reading_it_rests_on() -> None:
    assert "A4-11" in ask("late-deposit", {"kind": "oasdi", "exited": True}).interpretations
    assert "12.8.4/missing-income/after-exit" in clauses(ask("late-deposit", {"kind": "oasdi", "exited": True}))
    assert "12.8.4/missing-income/late-deposit" in clauses(ask("late-deposit", {"kind": "oasdi", "exited": False}))


# The checklist of opening an account

OPENING = {
    "apply": "must",
    "sign": "must",
    "name-director": "must",
    "tell-payers": "must",
    "enter-cs-kids-1": "must",
    "keep-cs-kids-1": "must",
}


def opening(*done: str) -> Any:
    return ask("kids-opening-steps", {"done": list(done)})


def test_opening_an_account_goes_by_the_order_of_the_manual_and_keeps_its_strength() -> None:
    assert {step.id: step.strength for step in opening().outcome.steps} == OPENING
    assert opening(*OPENING).outcome.next == []


def test_the_application_is_signed_once_made_and_the_director_is_named_once_it_is_signed() -> None:
    assert "apply" in opening().outcome.next
    assert not {"sign", "name-director"} & set(opening().outcome.next)
    assert "sign" in opening("apply").outcome.next
    assert "name-director" in opening("apply", "sign").outcome.next


def test_the_first_form_is_kept_once_it_is_entered() -> None:
    before = [step for step in OPENING if step not in ("enter-cs-kids-1", "keep-cs-kids-1")]
    assert "keep-cs-kids-1" not in opening(*before).outcome.next
    assert "keep-cs-kids-1" in opening(*before, "enter-cs-kids-1").outcome.next


def test_opening_names_the_specialist_the_designee_and_every_paper_clause() -> None:
    steps = {step.id: step for step in opening().outcome.steps}
    assert "Specialist" in steps["apply"].who
    assert "esignee" in steps["sign"].who
    assert {
        "12.8.4/establish/specialist-applies",
        "12.8.4/establish/designee-signature",
        "12.8.4/establish/cd-director-payee",
        "12.8.4/maintain/electronic-deposit",
        "12.8.4/maintain/cs-kids-1-record",
    } <= clauses(opening())


# Dates: the edition, and the law of 2025

UNDATED = {
    "income-destination": {"kind": "ssi"},
    "kids-account": {"has_income_benefits": True},
    "late-deposit": {"kind": "ssi", "exited": False},
    "county-check": {"age": 12},
    "payee": {"age": 18, "in_custody": True, "found_incompetent": False},
    "payee-form": {"age": 18, "own_payee": True},
    "kids-savings": {"age": 16, "saved_from_ssi_oasdi": "1100.00"},
    "kids-ssi-limit": {"balance": "2100.00"},
    "kids-opening-steps": {"done": ["apply"]},
    "kids-closure-steps": {"done": ["close-case"]},
}
WITH_DATE = UNDATED | {"kids-month-funding": {"due": "509.00", "balance": "200.00", "funding": "hdn"}}


@pytest.mark.parametrize("name", WITH_DATE)
def test_from_28_august_2025_on_the_later_law_stands_first_and_not_the_day_before(name: str) -> None:
    before, after = (ask(name, {**WITH_DATE[name], "on": on}) for on in ("2025-08-27", "2025-08-28"))
    assert HB_737 not in developments(before)
    assert developments(after)[0] == HB_737
    assert after.outcome == before.outcome


@pytest.mark.parametrize("name", UNDATED)
def test_without_a_date_the_later_law_stands_first_and_the_outcome_is_that_of_the_edition(name: str) -> None:
    undated = ask(name, UNDATED[name])
    assert developments(undated)[0] == HB_737
    assert undated.outcome == ask(name, {**UNDATED[name], "on": "2024-06-01"}).outcome


@pytest.mark.parametrize("kind", DESTINATIONS)
def test_the_later_law_stands_first_for_every_kind_of_money(kind: str) -> None:
    assert developments(ask("income-destination", {"kind": kind}))[0] == HB_737
    for exited in (True, False):
        assert developments(ask("late-deposit", {"kind": kind, "exited": exited}))[0] == HB_737


@pytest.mark.parametrize("name", ["kids-savings", "kids-ssi-limit"])
def test_the_dollar_amounts_start_on_january_1_2024(name: str) -> None:
    error = refused(ask, name, {**UNDATED[name], "on": "2023-12-31"})
    assert paths(error) == ["on"]
    assert "2024-01-01" in error.faults[0].message or "January 1, 2024" in error.faults[0].message
    assert ask(name, {**UNDATED[name], "on": "2024-01-01"}).outcome


@pytest.mark.parametrize("name", sorted(WITH_DATE.keys() - {"kids-savings", "kids-ssi-limit"}))
def test_what_has_no_dollar_amount_of_the_manual_answers_for_earlier_dates_and_says_so(name: str) -> None:
    earlier = ask(name, {**WITH_DATE[name], "on": "2023-12-31"})
    assert earlier.outcome == ask(name, {**WITH_DATE[name], "on": "2024-01-01"}).outcome
    assert any("2024" in notice for notice in earlier.notices)


@pytest.mark.parametrize("name", WITH_DATE)
def test_a_field_that_does_not_exist_is_refused(name: str) -> None:
    assert "favorite_color" in paths(refused(ask, name, {**WITH_DATE[name], "on": "2024-06-01", "favorite_color": "blue"}))


@pytest.mark.parametrize("name", WITH_DATE)
def test_every_answer_cites_only_this_part_of_the_manual(name: str) -> None:
    answer = ask(name, {**WITH_DATE[name], "on": "2024-06-01"})
    assert answer.steps
    assert {clause.split("/")[0] for clause in clauses(answer)} == {"12.8.4"}
    json.dumps(answer.model_dump(mode="json"))


def test_a_statement_shows_the_most_recent_12_months() -> None:
    assert figure("kids.statement-months") == 12

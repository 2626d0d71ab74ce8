"""kids-closure: what is due to the youth, to the state and to SSA when an account is closed, and what is taken back."""

from __future__ import annotations

from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

HB_737 = "hb-737-kids"
AT_EXIT: dict[str, Any] = {"age_at_exit": 17, "exit_date": "2024-06-30", "savings": "1200.00", "back_state_debt": "150.00"}
AMOUNTS = ("to_youth", "to_back_state_debt", "to_ssa", "recoupable")


def ask(**changes: Any) -> Any:
    return calculate("kids-closure", {**AT_EXIT, **changes})


def payment(paid_on: str, amount: str = "10.00", program: str = "AC") -> dict[str, str]:
    return {"program": program, "amount": amount, "paid_on": paid_on}


def clauses(answer: Any) -> set[str]:
    return {step.clause for step in answer.steps}


def developments(answer: Any) -> list[str]:
    return [one.id for one in answer.developments]


def paths(error: Any) -> list[str]:
    return [fault.path for fault in error.faults]


# Savings


@pytest.mark.parametrize(
    ("savings", "debt", "to_youth", "to_debt", "to_ssa"),
    [
        ("1200.00", "150.00", "999.00", "150.00", "51.00"),
        ("998.99", "150.00", "998.99", "0.00", "0.00"),
        ("999.00", "150.00", "999.00", "0.00", "0.00"),
        ("999.01", "150.00", "999.00", "0.01", "0.00"),
        ("1149.00", "150.00", "999.00", "150.00", "0.00"),
        ("1149.01", "150.00", "999.00", "150.00", "0.01"),
        ("1200.00", "0.00", "999.00", "0.00", "201.00"),
        ("1200.00", "201.00", "999.00", "201.00", "0.00"),
        ("1200.00", "5000.00", "999.00", "201.00", "0.00"),
        ("0.00", "150.00", "0.00", "0.00", "0.00"),
    ],
)
def test_999_dollars_are_the_youth_s_then_comes_the_debt_and_the_rest_goes_back_to_ssa(
    savings: str, debt: str, to_youth: str, to_debt: str, to_ssa: str
) -> None:
    expect(ask(savings=savings, back_state_debt=debt), to_youth=to_youth, to_back_state_debt=to_debt, to_ssa=to_ssa)


@pytest.mark.parametrize("age", [16, 17, 18, 20])
def test_from_16_on_the_savings_are_due(age: int) -> None:
    expect(ask(age_at_exit=age), to_youth="999.00", to_back_state_debt="150.00", to_ssa="51.00")


@pytest.mark.parametrize("age", [0, 14, 15])
def test_before_16_nothing_is_the_youth_s_and_of_the_rest_the_manual_says_nothing(age: int) -> None:
    for debt in ("0.00", "150.00"):
        answer = ask(age_at_exit=age, back_state_debt=debt)
        expect(answer, to_youth="0.00", to_back_state_debt=None, to_ssa=None)
        assert "A4-19" in answer.interpretations
        assert answer.documents == []


def test_the_answer_rests_on_the_clauses_and_readings_of_closing() -> None:
    answer = ask()
    assert {
        "12.8.4/closure/16-plus-check",
        "12.8.4/closure/16-plus-999",
        "12.8.4/closure/excess",
        "12.8.4/closure/savings-protected",
        "12.8.4/closure/cs-kids-2",
        "12.8.4/closure/five-years",
    } <= clauses(answer)
    assert {"A4-17", "A4-18", "A4-24", "A4-33"} <= set(answer.interpretations)


def test_the_limit_is_cited_from_the_paragraph_on_closing() -> None:
    figures = {figure.id: (str(figure.value), figure.clause) for figure in ask().figures}
    assert figures["kids.savings-limit"] == ("999.00", "12.8.4/closure/16-plus-999")
    assert figures["kids.lookback-years"] == ("5", "12.8.4/closure/five-years")


def test_staff_should_fill_in_the_form_for_whoever_gets_the_money() -> None:
    papers = ask().documents
    assert [(paper.id, paper.strength) for paper in papers] == [("CS-KIDS-2", "should")]
    assert "FACES" in str(papers[0].kept_in)


# A case that is still open


@pytest.mark.parametrize("age", [15, 16, 18])
@pytest.mark.parametrize("payments", [[], [payment("2024-06-30")]])
def test_while_the_case_is_open_there_is_no_amount(age: int, payments: list[dict[str, str]]) -> None:
    answer = ask(age_at_exit=age, case_closed=False, prior_payments=payments)
    expect(answer, **dict.fromkeys(AMOUNTS), lookback_from="2019-06-30")
    assert "A4-33" in answer.interpretations
    assert answer.documents == []


def test_a_case_is_taken_as_closed_where_nothing_is_said() -> None:
    assert ask().outcome == ask(case_closed=True).outcome


# Five years


@pytest.mark.parametrize(
    ("exit_date", "lookback_from"),
    [
        ("2024-06-30", "2019-06-30"),
        ("2024-02-28", "2019-02-28"),
        ("2024-02-29", "2019-03-01"),
        ("2024-03-01", "2019-03-01"),
        ("2028-02-29", "2023-03-01"),
        ("2025-02-28", "2020-02-28"),
        ("2025-03-01", "2020-03-01"),
        ("2024-12-31", "2019-12-31"),
    ],
)
def test_the_five_years_begin_on_the_same_date_and_29_february_becomes_1_march(exit_date: str, lookback_from: str) -> None:
    expect(ask(exit_date=exit_date), lookback_from=lookback_from)


@pytest.mark.parametrize(
    ("exit_date", "paid_on", "recoupable"),
    [
        ("2024-06-30", "2019-06-29", "0.00"),
        ("2024-06-30", "2019-06-30", "10.00"),
        ("2024-06-30", "2019-07-01", "10.00"),
        ("2024-06-30", "2024-06-29", "10.00"),
        ("2024-06-30", "2024-06-30", "10.00"),
        ("2024-06-30", "2024-07-01", "0.00"),
        ("2024-02-29", "2019-02-28", "0.00"),
        ("2024-02-29", "2019-03-01", "10.00"),
        ("2024-02-29", "2024-02-29", "10.00"),
        ("2025-02-28", "2020-02-27", "0.00"),
        ("2025-02-28", "2020-02-28", "10.00"),
        ("2025-03-01", "2020-02-29", "0.00"),
    ],
)
def test_a_payment_counts_from_the_first_day_of_the_five_years_to_the_day_of_the_exit(
    exit_date: str, paid_on: str, recoupable: str
) -> None:
    expect(ask(exit_date=exit_date, prior_payments=[payment(paid_on)]), recoupable=recoupable)


@pytest.mark.parametrize(("program", "recoupable"), [("AC", "10.00"), ("RT", "10.00"), ("CT", "10.00"), ("IV-E", "0.00")])
def test_only_payments_of_the_three_programs_are_taken_back(program: str, recoupable: str) -> None:
    answer = ask(prior_payments=[payment("2024-01-05", program=program)])
    expect(answer, recoupable=recoupable)
    assert "12.8.4/closure/recoup" in clauses(answer)


def test_payments_are_summed_and_those_left_out_are_said_to_be() -> None:
    payments = [
        payment("2020-01-05", "100.10", "AC"),
        payment("2021-01-05", "20.05", "RT"),
        payment("2022-01-05", "3.00", "CT"),
        payment("2022-01-05", "500.00", "food stamps"),
        payment("2018-01-05", "700.00", "AC"),
    ]
    answer = ask(prior_payments=payments)
    expect(answer, recoupable="123.15")
    assert any("2 payments" in notice for notice in answer.notices)


def test_without_payments_there_is_no_sum_to_name() -> None:
    expect(ask(), recoupable=None)


def test_before_16_too_prior_payments_are_taken_back() -> None:
    expect(ask(age_at_exit=15, prior_payments=[payment("2024-01-05")]), recoupable="10.00")


def test_what_is_taken_back_leaves_the_savings_of_the_youth_alone() -> None:
    answer = ask(prior_payments=[payment("2024-01-05", "5000.00")])
    expect(answer, to_youth="999.00", to_back_state_debt="150.00", to_ssa="51.00", recoupable="5000.00")


@pytest.mark.parametrize(
    ("spoiled", "path"),
    [
        ({"program": "AC", "amount": "10.00"}, "prior_payments.0.paid_on"),
        ({"program": "AC", "paid_on": "2024-01-05"}, "prior_payments.0.amount"),
        ({"amount": "10.00", "paid_on": "2024-01-05"}, "prior_payments.0.program"),
        ({**payment("2024-01-05"), "amount": "-10.00"}, "prior_payments.0.amount"),
        ({**payment("2024-01-05"), "paid_on": "2023-02-29"}, "prior_payments.0.paid_on"),
        ({**payment("2024-01-05"), "note": "x"}, "prior_payments.0.note"),
    ],
)
def test_each_payment_has_a_program_an_amount_and_a_date_and_no_more(spoiled: dict[str, str], path: str) -> None:
    assert paths(refused(ask, prior_payments=[spoiled])) == [path]


# Who gets the money


@pytest.mark.parametrize(
    ("payee", "listed"),
    [
        ("parent", True),
        ("guardian", True),
        ("adoptive-parent", True),
        ("emancipated-minor", True),
        ("youth-18-plus", False),
    ],
)
def test_four_persons_are_on_the_list_and_a_youth_of_18_is_not(payee: str, listed: bool) -> None:
    answer = ask(age_at_exit=18 if payee == "youth-18-plus" else 17, payee=payee)
    expect(answer, payee_listed=listed, to_youth="999.00")
    assert "12.8.4/closure/payee" in clauses(answer)


def test_a_youth_of_18_is_flagged_for_a_worker_and_not_refused() -> None:
    answer = ask(age_at_exit=18, payee="youth-18-plus")
    assert "A4-20" in answer.interpretations
    assert any("worker" in notice for notice in answer.notices)


def test_where_no_payee_is_named_the_list_gives_no_answer() -> None:
    expect(ask(), payee_listed=None)


@pytest.mark.parametrize(
    ("exit_date", "last_date"),
    [("2024-06-30", "2024-07-30"), ("2024-02-29", "2024-03-29"), ("2024-12-31", "2025-01-31"), ("2024-01-31", "2024-03-01")],
)
def test_money_without_a_payee_waits_for_a_month(exit_date: str, last_date: str) -> None:
    answer = ask(exit_date=exit_date, payee="not-found")
    assert [str(deadline.last_date) for deadline in answer.deadlines] == [last_date]
    assert "12.8.4/closure/payee-not-found" in clauses(answer)
    assert "A4-21" in answer.interpretations
    expect(answer, payee_listed=None)


def test_there_is_such_a_month_only_where_no_payee_is_found() -> None:
    for payee in ("parent", "youth-18-plus"):
        assert ask(payee=payee).deadlines == []
    assert ask().deadlines == []


# Bad input, dates and agencies


@pytest.mark.parametrize("field", sorted(AT_EXIT))
def test_age_exit_savings_and_debt_are_needed(field: str) -> None:
    case = {name: value for name, value in AT_EXIT.items() if name != field}
    assert paths(refused(calculate, "kids-closure", case)) == [field]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("age_at_exit", -1),
        ("age_at_exit", 16.5),
        ("age_at_exit", True),
        ("savings", "-0.01"),
        ("savings", 1200),
        ("back_state_debt", "150"),
        ("exit_date", "2023-02-29"),
        ("exit_date", None),
        ("payee", "grandparent"),
        ("case_closed", "yes"),
        ("on", "2024-06-30"),
    ],
)
def test_what_is_not_allowed_is_refused_by_the_name_of_its_field(field: str, given: Any) -> None:
    assert paths(refused(ask, **{field: given})) == [field]


def test_the_amounts_start_on_january_1_2024() -> None:
    assert paths(refused(ask, exit_date="2023-12-31")) == ["exit_date"]
    expect(ask(exit_date="2024-01-01"), lookback_from="2019-01-01", to_youth="999.00")


def test_from_28_august_2025_on_the_later_law_stands_first_and_not_the_day_before() -> None:
    before, after = ask(exit_date="2025-08-27"), ask(exit_date="2025-08-28")
    assert HB_737 not in developments(before)
    assert developments(after)[0] == HB_737
    expect(after, to_youth="999.00", to_back_state_debt="150.00", to_ssa="51.00")
    assert developments(ask(exit_date="2025-08-28", case_closed=False, age_at_exit=15))[0] == HB_737


def test_for_a_private_agency_the_amounts_stand_and_the_notice_names_its_case_manager() -> None:
    answer = ask(agency="fccm")
    assert answer.outcome == ask().outcome
    assert any("FCCM" in notice for notice in answer.notices)


# The checklist of closing an account

CLOSING = {
    "close-case": "must",
    "take-back-costs": "must",
    "check-savings": "must",
    "fill-in-cs-kids-2": "should",
    "keep-cs-kids-2": "must",
    "advise-payee": "must",
    "use-payee-form": "may",
    "send-to-va-office": "must",
    "return-late-ssi": "must",
}


def closing(*done: str) -> Any:
    return calculate("kids-closure-steps", {"done": list(done)})


def test_closing_goes_by_the_order_of_the_manual_and_keeps_its_strength() -> None:
    assert {step.id: step.strength for step in closing().outcome.steps} == CLOSING
    assert closing(*CLOSING).outcome.next == []


def test_costs_and_savings_wait_for_the_closed_case_and_the_form_for_the_sum() -> None:
    assert "close-case" in closing().outcome.next
    assert not {"take-back-costs", "check-savings", "fill-in-cs-kids-2", "keep-cs-kids-2"} & set(closing().outcome.next)
    assert {"take-back-costs", "check-savings"} <= set(closing("close-case").outcome.next)
    assert "fill-in-cs-kids-2" not in closing("close-case").outcome.next
    assert "fill-in-cs-kids-2" in closing("close-case", "check-savings").outcome.next
    assert "keep-cs-kids-2" in closing("close-case", "check-savings", "fill-in-cs-kids-2").outcome.next


def test_closing_names_who_does_each_step_and_cites_each_clause() -> None:
    who = {step.id: step.who for step in closing().outcome.steps}
    assert "Payment Unit" in who["take-back-costs"]
    assert "Payment Unit" in who["return-late-ssi"]
    assert "orker" in who["check-savings"]
    assert "ounty" in who["advise-payee"]
    assert {
        "12.8.4/closure/five-years",
        "12.8.4/closure/16-plus-check",
        "12.8.4/closure/cs-kids-2",
        "12.8.4/maintain/cs-kids-2-record",
        "12.8.4/closure/advise-payee",
        "12.8.4/closure/two-forms",
        "12.8.4/closure/va-apply",
        "12.8.4/closure/late-ssi-returned",
    } <= clauses(closing())


@pytest.mark.parametrize("name", ["kids-opening-steps", "kids-closure-steps"])
@pytest.mark.parametrize("done", ["close-case", ["no-such-step"], None])
def test_a_step_that_is_not_on_the_list_is_refused(name: str, done: Any) -> None:
    assert paths(refused(calculate, name, {"done": done}))[0].startswith("done")


def test_a_child_who_left_before_house_bill_737_may_have_an_account_closed_after_it() -> None:
    told = "when House Bill 737 changed the law"
    assert any(told in notice for notice in ask(exit_date="2025-08-27").notices)
    assert not any(told in notice for notice in ask(exit_date="2025-08-28").notices)

"""KIDS accounts: what a reader must know beside the answer."""

from decimal import Decimal

import pytest

from fosterpolicy import calculate
from fosterpolicy.core.result import Result
from fosterpolicy.rules.kids.kids_closure import KidsClosure

LEFT = {"age_at_exit": 16, "exit_date": "2024-06-30", "savings": "1600.00"}


def closing(debt: str, paid: str) -> Result[KidsClosure]:
    prior = [{"program": "AC", "amount": paid, "paid_on": "2023-05-01"}]
    return calculate("kids-closure", {**LEFT, "back_state_debt": debt, "prior_payments": prior})


@pytest.mark.parametrize(("paid", "warned"), [("150.00", False), ("150.01", True)])
def test_past_costs_above_the_debt_that_was_given_are_told_before_money_goes_to_ssa(paid: str, warned: bool) -> None:
    answer = closing("150.00", paid)
    assert any("more than the back state debt you gave, $150.00" in notice for notice in answer.notices) == warned
    assert answer.outcome.to_ssa == Decimal("451.00")


@pytest.mark.parametrize(("on", "told"), [("2025-08-27", False), ("2025-08-28", True)])
def test_savings_are_told_with_what_house_bill_737_says_of_keeping_benefits(on: str, told: bool) -> None:
    answer = calculate("kids-savings", {"age": 16, "saved_from_ssi_oasdi": "1100.00", "on": on})
    assert any("kept for the child's needs that are not met" in notice for notice in answer.notices) == told


@pytest.mark.parametrize(("exit_date", "told"), [("2025-08-27", False), ("2025-08-28", True)])
def test_closing_tells_to_ask_before_money_goes_to_the_state_or_to_ssa(exit_date: str, told: bool) -> None:
    answer = calculate("kids-closure", {**LEFT, "exit_date": exit_date, "back_state_debt": "150.00"})
    assert any("or goes to back state debt or to SSA" in notice for notice in answer.notices) == told


def test_a_month_without_a_payee_is_counted_from_the_closing_where_that_came_later() -> None:
    answer = calculate("kids-closure", {**LEFT, "back_state_debt": "0.00", "payee": "not-found"})
    assert any("if the case was closed later, count from then" in step.text for step in answer.steps)

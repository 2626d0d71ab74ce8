"""12.8.4: KIDS accounts, which hold a child's own income."""

from fosterpolicy.rules.kids.county_check import county_check
from fosterpolicy.rules.kids.income_destination import income_destination
from fosterpolicy.rules.kids.kids_account import kids_account
from fosterpolicy.rules.kids.kids_closure import kids_closure
from fosterpolicy.rules.kids.kids_closure_steps import kids_closure_steps
from fosterpolicy.rules.kids.kids_expenditure import kids_expenditure
from fosterpolicy.rules.kids.kids_month_funding import kids_month_funding
from fosterpolicy.rules.kids.kids_opening_steps import kids_opening_steps
from fosterpolicy.rules.kids.kids_savings import kids_savings
from fosterpolicy.rules.kids.kids_ssi_limit import kids_ssi_limit
from fosterpolicy.rules.kids.late_deposit import late_deposit
from fosterpolicy.rules.kids.payee import payee
from fosterpolicy.rules.kids.payee_form import payee_form

IN_ORDER = (
    income_destination,
    payee,
    kids_savings,
    kids_account,
    kids_opening_steps,
    county_check,
    kids_ssi_limit,
    kids_month_funding,
    late_deposit,
    kids_expenditure,
    kids_closure,
    kids_closure_steps,
    payee_form,
)
"""The calculations in the order of the manual."""

__all__ = [
    "IN_ORDER",
    "county_check",
    "income_destination",
    "kids_account",
    "kids_closure",
    "kids_closure_steps",
    "kids_expenditure",
    "kids_month_funding",
    "kids_opening_steps",
    "kids_savings",
    "kids_ssi_limit",
    "late_deposit",
    "payee",
    "payee_form",
]

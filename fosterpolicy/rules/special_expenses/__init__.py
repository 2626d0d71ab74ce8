"""12.8.3: special expenses other than trips: who approves, medical and dental care, child care, legal fees."""

from fosterpolicy.rules.special_expenses.attorney_fee import attorney_fee
from fosterpolicy.rules.special_expenses.child_care import child_care
from fosterpolicy.rules.special_expenses.dental_route import dental_route
from fosterpolicy.rules.special_expenses.education_cost import education_cost
from fosterpolicy.rules.special_expenses.fee_order_appeal import fee_order_appeal
from fosterpolicy.rules.special_expenses.legal_cost import legal_cost
from fosterpolicy.rules.special_expenses.medical_expense import medical_expense
from fosterpolicy.rules.special_expenses.newborn_medical import newborn_medical
from fosterpolicy.rules.special_expenses.orthodontic_agreement import orthodontic_agreement
from fosterpolicy.rules.special_expenses.orthodontic_packet import orthodontic_packet
from fosterpolicy.rules.special_expenses.orthodontic_steps import orthodontic_steps
from fosterpolicy.rules.special_expenses.orthopedic_payer import orthopedic_payer
from fosterpolicy.rules.special_expenses.special_expense_approver import special_expense_approver

IN_ORDER = (
    special_expense_approver,
    medical_expense,
    dental_route,
    orthodontic_packet,
    orthodontic_steps,
    orthodontic_agreement,
    orthopedic_payer,
    newborn_medical,
    child_care,
    education_cost,
    attorney_fee,
    legal_cost,
    fee_order_appeal,
)
"""The calculations in the order of the pages."""

__all__ = [
    "IN_ORDER",
    "attorney_fee",
    "child_care",
    "dental_route",
    "education_cost",
    "fee_order_appeal",
    "legal_cost",
    "medical_expense",
    "newborn_medical",
    "orthodontic_agreement",
    "orthodontic_packet",
    "orthodontic_steps",
    "orthopedic_payer",
    "special_expense_approver",
]

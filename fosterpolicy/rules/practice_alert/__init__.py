"""PA25-AC-03: who answers a question about a payment, how a payment request travels, and office hours."""

from fosterpolicy.rules.practice_alert.office_hours import office_hours
from fosterpolicy.rules.practice_alert.payment_contact import payment_contact
from fosterpolicy.rules.practice_alert.payment_request_steps import payment_request_steps

IN_ORDER = (
    payment_contact,
    payment_request_steps,
    office_hours,
)
"""The calculations in the order of the pages."""

__all__ = [
    "IN_ORDER",
    "office_hours",
    "payment_contact",
    "payment_request_steps",
]

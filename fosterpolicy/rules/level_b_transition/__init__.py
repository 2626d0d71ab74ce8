"""12.8.5: transitional services payments to Level B resource providers."""

from fosterpolicy.rules.level_b_transition.transitional_payment import transitional_payment

IN_ORDER = (transitional_payment,)
"""The calculations in the order of the pages."""

__all__ = [
    "IN_ORDER",
    "transitional_payment",
]

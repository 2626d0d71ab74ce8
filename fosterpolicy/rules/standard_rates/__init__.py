"""12.8.1: standard payment rates for foster family care."""

from fosterpolicy.rules.standard_rates.absence_days import absence_days
from fosterpolicy.rules.standard_rates.clothing_allowance import clothing_allowance
from fosterpolicy.rules.standard_rates.exceed_standard_rate import exceed_standard_rate
from fosterpolicy.rules.standard_rates.infant_allowance import infant_allowance
from fosterpolicy.rules.standard_rates.placement_statement import placement_statement
from fosterpolicy.rules.standard_rates.respite_balance import respite_balance
from fosterpolicy.rules.standard_rates.respite_payment import respite_payment
from fosterpolicy.rules.standard_rates.standard_rate import standard_rate
from fosterpolicy.rules.standard_rates.tfc_minimum import tfc_minimum

IN_ORDER = (
    standard_rate,
    infant_allowance,
    clothing_allowance,
    tfc_minimum,
    placement_statement,
    absence_days,
    respite_payment,
    respite_balance,
    exceed_standard_rate,
)
"""The calculations in the order of the pages."""

__all__ = [
    "IN_ORDER",
    "absence_days",
    "clothing_allowance",
    "exceed_standard_rate",
    "infant_allowance",
    "placement_statement",
    "respite_balance",
    "respite_payment",
    "standard_rate",
    "tfc_minimum",
]

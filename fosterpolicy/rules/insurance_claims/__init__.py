"""12.8.6: insurance claims of children in the Division's custody."""

from fosterpolicy.rules.insurance_claims.agency_authority import agency_authority
from fosterpolicy.rules.insurance_claims.insurance_claim_steps import insurance_claim_steps

IN_ORDER = (
    agency_authority,
    insurance_claim_steps,
)
"""The calculations in the order of the pages."""

__all__ = [
    "IN_ORDER",
    "agency_authority",
    "insurance_claim_steps",
]

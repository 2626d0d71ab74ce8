"""12.8.2: emergency placement, in a home or in residential care."""

from fosterpolicy.rules.emergency_placement.emergency_placement import emergency_placement
from fosterpolicy.rules.emergency_placement.emergency_residential_steps import emergency_residential_steps

IN_ORDER = (
    emergency_placement,
    emergency_residential_steps,
)
"""The calculations in the order of the pages."""

__all__ = [
    "IN_ORDER",
    "emergency_placement",
    "emergency_residential_steps",
]

"""One sound input for each calculation, to spoil in one place at a time."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

SOUND: dict[str, dict[str, Any]] = {
    "standard-rate": {"program": "licensed", "age": 5, "on": "2024-06-01"},
    "infant-allowance": {"date_of_birth": "2023-06-01", "on": "2024-06-01"},
    "clothing-allowance": {"age": 5, "on": "2024-06-01", "placed_on": "2024-03-10"},
    "placement-statement": {
        "date_of_birth": "2018-05-16",
        "program": "licensed",
        "first_night": "2024-04-10",
        "last_night": "2024-06-19",
        "absences": [{"reason": "runaway", "first_night": "2024-06-01", "last_night": "2024-06-09"}],
    },
    "absence-days": {
        "setting": "residential",
        "reason": "camp",
        "spells": [{"first_night": "2024-06-01", "last_night": "2024-06-09"}],
        "in_case_plan": True,
        "agency_agreed": True,
        "still_placed": True,
        "plan_to_return": True,
    },
    "respite-payment": {"home": "level-b", "age": 12, "on": "2024-06-01", "hours": 12},
    "respite-balance": {"level": "traditional", "units_used": 11, "units_requested": 2},
    "tfc-minimum": {"level": 1, "monthly_amount": "2700.00", "fully_licensed": True, "tfc_trained": True, "on": "2024-06-01"},
    "exceed-standard-rate": {"exceptional_needs": True, "regional_director_prior_approval": True, "special_program": False},
    "emergency-placement": {
        "first_night": "2024-05-01",
        "last_night": "2024-05-10",
        "provider_license": "foster",
        "open_foster_home_license": True,
        "cooperative_agreement": True,
        "case_open": True,
    },
    "emergency-residential-steps": {"done": ["open-case"]},
    "trip-mileage": {
        "claimant": "level-b",
        "purpose": "medical",
        "date": "2024-06-03",
        "round_trip_miles": 225,
        "youths": ["Ada"],
    },
    "travel-log": {
        "claimant": "foster-home",
        "month": "2024-06",
        "trips": [{"purpose": "medical", "date": "2024-06-03", "round_trip_miles": 30, "youths": ["Ada"]}],
    },
    "ticket-request": {"mode": "airplane", "travel_date": "2024-07-15", "known_on": "2024-06-03", "have": ["dcn"]},
}


@pytest.fixture
def sound() -> dict[str, dict[str, Any]]:
    """A sound input for each calculation; a copy, so that a test may spoil it."""
    return deepcopy(SOUND)

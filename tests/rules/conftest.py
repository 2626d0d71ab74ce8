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
    "special-expense-approver": {"kind": "dental", "amount": "640.00"},
    "medical-expense": {
        "in_custody": True,
        "manual_exception": False,
        "necessary": True,
        "resources_explored": True,
        "regional_cleared": True,
        "charge": "100.00",
        "program_maximum": "80.00",
    },
    "dental-route": {"amount": "640.00", "subsidy": False, "orthodontic": True},
    "orthodontic-packet": {"have": ["orthodontist-statement", "x-ray"]},
    "orthodontic-steps": {"done": ["pds-review"]},
    "orthodontic-agreement": {"terms": ["lump-sum"]},
    "orthopedic-payer": {
        "item": "shoes",
        "recipient_eligible": True,
        "provider_participates": True,
        "attached_to_brace": False,
        "cannot_be_paid_documented": True,
    },
    "newborn-medical": {
        "in_custody": True,
        "parents_and_resources_contacted": True,
        "charge": "100.00",
        "mhd_maximum": "80.00",
        "deputy_director_approved": True,
    },
    "child-care": {"case_plan_need": False, "reason": "employment"},
    "education-cost": {"kind": "special-education"},
    "attorney-fee": {
        "stage": "trial-uncontested",
        "hours": 11,
        "hourly_rate": "100.00",
        "expenses": "97.24",
        "concluded": True,
        "court_order": True,
        "regional_director_approved": True,
    },
    "legal-cost": {"kind": "court-costs-tpr"},
    "fee-order-appeal": {"ruling_date": "2024-06-03"},
    "ticket-request": {"mode": "airplane", "travel_date": "2024-07-15", "known_on": "2024-06-03", "have": ["dcn"]},
    "income-destination": {"kind": "ssi"},
    "payee": {"age": 18, "in_custody": True, "found_incompetent": False},
    "kids-savings": {"age": 16, "saved_from_ssi_oasdi": "1100.00", "on": "2024-06-01"},
    "kids-account": {"has_income_benefits": True, "first_cs_kids_1": True},
    "kids-opening-steps": {"done": ["apply"]},
    "county-check": {"age": 12},
    "kids-ssi-limit": {"balance": "2100.00", "on": "2024-06-01"},
    "kids-month-funding": {"due": "509.00", "balance": "200.00", "funding": "iv-e", "on": "2024-06-01"},
    "late-deposit": {"kind": "oasdi", "exited": False},
    "kids-expenditure": {
        "account": "kids",
        "item": "school-supplies",
        "amount": "50.00",
        "balance": "100.00",
        "back_state_debt": "0.00",
        "current_maintenance_met": True,
        "payment_unit_contacted": True,
        "purchased": "2024-06-03",
        "invoiced": "2024-06-04",
        "paid": "2024-06-05",
        "exit_event": "2024-06-28",
        "pay_to": "vendor",
    },
    "kids-closure": {"age_at_exit": 17, "exit_date": "2024-06-30", "savings": "1200.00", "back_state_debt": "150.00"},
    "kids-closure-steps": {"done": ["close-case"]},
    "payee-form": {"age": 18, "own_payee": True},
    "transitional-payment": {
        "first_day": "2024-03-01",
        "last_day": "2024-03-30",
        "level_b_children": 1,
        "licensed_capacity": 2,
        "willing": True,
        "duties_met": ["identify-matches", "accept-matches", "plan-with-team", "regular-staffing"],
        "offers": ["refused", "accepted"],
        "other_child_paid": False,
    },
    "agency-authority": {"act": "settle-claim"},
    "insurance-claim-steps": {"done": ["written-offer"]},
    "payment-contact": {"asker": "resource-provider", "agency": "children-division"},
    "payment-request-steps": {"done": ["created"]},
    "office-hours": {"at": "2025-07-09T10:00"},
}


@pytest.fixture
def sound() -> dict[str, dict[str, Any]]:
    """A sound input for each calculation; a copy, so that a test may spoil it."""
    return deepcopy(SOUND)

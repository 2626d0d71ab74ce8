"""The shared rules of every answer: its JSON, its steps, its figures, and who pays."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from fosterpolicy import calculate
from fosterpolicy.core.policy import policy

Inputs = dict[str, dict[str, Any]]

RESULT_KEYS = [
    "calculation",
    "outcome",
    "steps",
    "figures",
    "interpretations",
    "developments",
    "approvals",
    "documents",
    "deadlines",
    "notices",
]
OUTCOME_KEYS = {
    "standard-rate": ["status", "amount", "period", "age_band", "payee"],
    "infant-allowance": ["payable", "amount", "last_day"],
    "clothing-allowance": ["amount", "age_band", "next_due"],
    "placement-statement": ["nights", "months", "total"],
    "absence-days": ["days", "payable_days", "case_plan_days_in_year", "visit_days_by_month", "spells"],
    "respite-payment": ["status", "units", "amount"],
    "respite-balance": [
        "allotment_units",
        "units_after",
        "approver",
        "weekend_within_allotment",
        "regular_payment_continues",
        "missing",
        "advised",
    ],
    "tfc-minimum": ["status", "minimum", "shortfall", "payer"],
    "exceed-standard-rate": ["allowed", "why"],
    "emergency-placement": [
        "ready",
        "missing",
        "places_left",
        "emergency_days",
        "per_day",
        "amount",
        "day_60",
        "after_day_60",
    ],
    "emergency-residential-steps": ["steps", "next"],
    "special-expense-approver": ["route", "approver"],
    "medical-expense": ["status", "payable", "excess"],
    "dental-route": ["over_500", "route"],
    "orthodontic-packet": ["missing", "next"],
    "orthodontic-steps": ["steps", "next"],
    "orthodontic-agreement": ["missing"],
    "orthopedic-payer": ["payer"],
    "newborn-medical": ["status", "payable", "excess"],
    "child-care": ["allowable", "fund"],
    "education-cost": ["payer"],
    "attorney-fee": ["within_limit", "limit", "over_limit", "over_hourly", "expenses", "missing", "route"],
    "legal-cost": ["allowable", "why"],
    "fee-order-appeal": ["file_by", "route"],
    "trip-mileage": [
        "status",
        "code",
        "reimbursable_miles",
        "miles_by_youth",
        "rate",
        "amount",
        "form",
        "system",
        "submit_by",
        "late",
        "submitted_by",
        "paid_to",
        "approver",
    ],
    "travel-log": ["lines", "totals", "submit_by", "form", "amount"],
    "ticket-request": ["send_by", "missing", "advised", "icpc_approval_needed", "send_to"],
    "income-destination": ["destination"],
    "payee": ["youth_is_own_oasdi_payee"],
    "kids-savings": ["savings", "limit", "over"],
    "kids-account": ["account", "named_payee", "applies", "signature_line"],
    "kids-opening-steps": ["steps", "next"],
    "county-check": ["action", "address"],
    "kids-ssi-limit": ["within_limit", "limit", "spend_down", "recoupment"],
    "kids-month-funding": ["from_kids", "from_state_or_federal"],
    "late-deposit": ["use", "who"],
    "kids-expenditure": ["status"],
    "kids-closure": ["to_youth", "to_back_state_debt", "to_ssa", "lookback_from", "recoupable", "payee_listed"],
    "kids-closure-steps": ["steps", "next"],
    "payee-form": ["form", "apply_at", "benefit_ends"],
    "transitional-payment": ["eligible", "why_not", "days", "per_day", "amount", "day_90"],
    "agency-authority": ["allowed", "decided_by"],
    "insurance-claim-steps": ["steps", "next"],
    "payment-contact": ["contacts", "never", "paid_by"],
    "payment-request-steps": ["steps", "next"],
    "office-hours": ["open", "next"],
}
NOT_PAYING = (
    "special-expense-approver",
    "dental-route",
    "orthodontic-packet",
    "orthodontic-steps",
    "orthodontic-agreement",
    "orthopedic-payer",
    "child-care",
    "education-cost",
    "legal-cost",
    "fee-order-appeal",
    "absence-days",
    "exceed-standard-rate",
    "emergency-residential-steps",
    "ticket-request",
    "income-destination",
    "payee",
    "kids-savings",
    "kids-account",
    "kids-opening-steps",
    "county-check",
    "kids-ssi-limit",
    "late-deposit",
    "kids-closure-steps",
    "payee-form",
    "agency-authority",
    "insurance-claim-steps",
    "payment-contact",
    "payment-request-steps",
    "office-hours",
)
PAYING = [name for name in OUTCOME_KEYS if name not in NOT_PAYING]
MILEAGE_RATE = "https://acct.oa.mo.gov/state-employees/travel-portal/mileage"
MANUAL = "https://dssmanuals.mo.gov/child-welfare-manual/section-4-chapter-12-financial-%20considerations-subsection-8-payments-for-children/"

CASES: list[tuple[str, dict[str, Any]]] = [
    ("standard-rate", {"program": "unlicensed", "placement_day": 91}),
    ("standard-rate", {"program": "independent-living", "age": 17, "on": "2025-01-01"}),
    ("standard-rate", {"program": "special-non-medical"}),
    ("standard-rate", {"program": "tfc-level-2"}),
    ("infant-allowance", {}),
    ("clothing-allowance", {}),
    ("placement-statement", {}),
    ("placement-statement", {"program": "emergency", "open_foster_home_license": False, "cooperative_agreement": False}),
    ("placement-statement", {"program": "independent-living", "partial_month": "actual-days"}),
    ("absence-days", {}),
    ("absence-days", {"reason": "residential-visit"}),
    ("absence-days", {"setting": "family", "reason": "runaway"}),
    ("respite-payment", {}),
    ("respite-payment", {"hours": 3}),
    ("respite-payment", {"hours": 77, "over_24": "blocks"}),
    ("respite-balance", {}),
    ("respite-balance", {"level": "level-b", "units_used": 15, "weekend_requested": True, "weekends_used_this_month": 1}),
    ("respite-balance", {"units_used": 30}),
    ("tfc-minimum", {}),
    ("tfc-minimum", {"fully_licensed": False}),
    ("exceed-standard-rate", {}),
    ("exceed-standard-rate", {"exceptional_needs": False, "regional_director_prior_approval": False}),
    ("emergency-placement", {}),
    ("emergency-placement", {"provider_license": "none", "case_open": False, "last_night": "2024-09-01"}),
    ("emergency-placement", {"licensed_capacity": 4, "children_placed": 2, "cm_11_active": True}),
    ("emergency-residential-steps", {}),
    ("emergency-residential-steps", {"done": []}),
    ("special-expense-approver", {}),
    ("special-expense-approver", {"amount": "500.00", "child_of_youth_in_care": True}),
    ("medical-expense", {}),
    ("medical-expense", {"over_maximum": "whole-charge"}),
    ("medical-expense", {"program_maximum": None}),
    ("medical-expense", {"in_custody": False, "manual_exception": True, "regional_cleared": False}),
    ("medical-expense", {"covered_by_mo_healthnet": True}),
    ("medical-expense", {"resources_explored": False, "regional_cleared": False}),
    ("dental-route", {}),
    ("dental-route", {"orthodontic": False}),
    ("dental-route", {"subsidy": True}),
    ("dental-route", {"amount": "500.00"}),
    ("orthodontic-packet", {}),
    ("orthodontic-steps", {}),
    ("orthodontic-steps", {"denied_by": "consultant"}),
    ("orthodontic-steps", {"done": ["payment-request"], "denied_by": "regional-office"}),
    ("orthodontic-agreement", {}),
    ("orthopedic-payer", {}),
    ("orthopedic-payer", {"item": "rotation-bar"}),
    ("orthopedic-payer", {"attached_to_brace": True}),
    ("orthopedic-payer", {"cannot_be_paid_documented": False}),
    ("newborn-medical", {}),
    ("newborn-medical", {"in_custody": False}),
    ("newborn-medical", {"parents_and_resources_contacted": False, "deputy_director_approved": False}),
    ("newborn-medical", {"deputy_director_approved": False, "on": "2019-02-03"}),
    ("child-care", {}),
    ("child-care", {"reason": "respite"}),
    ("education-cost", {}),
    ("education-cost", {"kind": "tutorial-plan"}),
    ("attorney-fee", {}),
    ("attorney-fee", {"hourly_rate": "120.00", "hours": "8.5", "concluded": False}),
    ("attorney-fee", {"stage": "appeal", "hours": 40, "notice_given": True, "court_approved_excess": True}),
    ("legal-cost", {}),
    ("legal-cost", {"kind": "gal-court-award"}),
    ("legal-cost", {"kind": "adoption-subsidy"}),
    ("legal-cost", {"kind": "juvenile-officer-expert"}),
    ("fee-order-appeal", {}),
    ("fee-order-appeal", {"ruling_date": "2019-02-03"}),
    ("trip-mileage", {}),
    ("trip-mileage", {"round_trip_miles": 200}),
    ("trip-mileage", {"claimant": "foster-home", "youths": ["Ada", "Ben", "Cleo"], "submitted_on": "2024-08-01"}),
    ("trip-mileage", {"claimant": "residential", "standing_approval": True}),
    ("trip-mileage", {"claimant": "ila-youth", "miles_without_youth": 10}),
    ("trip-mileage", {"claimant": "tfc", "purpose": "school-of-origin", "commute_miles": 20, "reported_to_work": True}),
    ("trip-mileage", {"claimant": "foster-home", "purpose": "work", "explanation": "A first job"}),
    ("trip-mileage", {"purpose": "state-board", "youths": [], "date": "2025-02-03", "mileage_rate": "0.800"}),
    ("trip-mileage", {"date": "2019-02-03"}),
    ("travel-log", {}),
    (
        "travel-log",
        {"trips": [None, {"purpose": "state-board", "date": "2024-06-05", "round_trip_miles": 40, "youths": []}]},
    ),
    ("ticket-request", {}),
    ("ticket-request", {"emergency": True, "one_way": True, "out_of_state": True, "in_custody": True, "escorted": True}),
    *(("income-destination", {"kind": kind}) for kind in ("va", "child-support", "inheritance", "personal-income")),
    *(("income-destination", {"kind": kind, "on": "2019-02-03"}) for kind in ("job-training-grant", "other")),
    ("payee", {}),
    ("payee", {"age": 17, "in_custody": False, "found_incompetent": True}),
    ("kids-savings", {}),
    ("kids-savings", {"age": 15}),
    ("kids-account", {}),
    ("kids-account", {"has_income_benefits": False}),
    ("kids-account", {"first_cs_kids_1": False, "ssa_named_division_payee": True, "granted": True}),
    ("kids-opening-steps", {}),
    ("kids-opening-steps", {"done": ["sign", "keep-cs-kids-1"], "on": "2024-06-01"}),
    ("county-check", {}),
    ("county-check", {"age": 18, "found_incompetent": True}),
    ("kids-ssi-limit", {}),
    ("kids-ssi-limit", {"balance": "1999.99", "close_to_limit": True}),
    ("kids-month-funding", {}),
    ("kids-month-funding", {"balance": "509.00", "on": "2025-08-28"}),
    ("late-deposit", {}),
    *(("late-deposit", {"kind": kind, "exited": True}) for kind in ("ssi", "va", "other")),
    ("kids-expenditure", {}),
    ("kids-expenditure", {"paid": "2024-06-28"}),
    ("kids-expenditure", {"purchased": None, "invoiced": None, "paid": None, "exit_event": None, "back_state_debt": "1.00"}),
    ("kids-expenditure", {"account": "dedicated", "item": "other-need", "ssa_appropriate": True}),
    ("kids-expenditure", {"item": "housing-modification", "pay_to": "provider"}),
    ("kids-expenditure", {"debt_bar": "balance-left", "back_state_debt": "50.01", "pay_to": "provider"}),
    ("kids-closure", {}),
    ("kids-closure", {"age_at_exit": 15, "payee": "parent"}),
    ("kids-closure", {"case_closed": False, "payee": "youth-18-plus"}),
    (
        "kids-closure",
        {"payee": "not-found", "prior_payments": [{"program": "AC", "amount": "20.00", "paid_on": "2019-06-30"}]},
    ),
    ("kids-closure-steps", {}),
    ("kids-closure-steps", {"done": ["keep-cs-kids-2", "return-late-ssi"], "on": "2026-01-02"}),
    ("payee-form", {}),
    ("payee-form", {"age": 17, "own_payee": False, "benefit": "ssi"}),
    ("payee-form", {"age": 19, "benefit": "va", "adoption_final": True}),
    ("transitional-payment", {}),
    ("transitional-payment", {"last_day": "2024-08-01"}),
    ("transitional-payment", {"level_b_children": 2, "willing": False, "duties_met": [], "offers": ["refused"] * 3}),
    ("agency-authority", {}),
    ("agency-authority", {"act": "waive-rights", "on": "2019-02-03"}),
    ("insurance-claim-steps", {}),
    ("insurance-claim-steps", {"done": ["court-order"]}),
    ("payment-contact", {}),
    ("payment-contact", {"agency": "fccm"}),
    ("payment-contact", {"asker": "case-manager", "on": "2025-06-22"}),
    ("payment-contact", {"asker": "licensing-worker", "agency": "fccm"}),
    ("payment-request-steps", {}),
    ("payment-request-steps", {"done": ["created", "level-1-approval", "attachments", "sent"]}),
    ("office-hours", {}),
    ("office-hours", {"at": "2024-12-19T10:59"}),
]
CASE_IDS = [f"{name}-{index}" for index, (name, _) in enumerate(CASES)]


def as_json(name: str, case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = calculate(name, case).model_dump(mode="json")
    return found


@pytest.mark.parametrize(("name", "change"), CASES, ids=CASE_IDS)
def test_a_result_has_exactly_the_agreed_keys_in_their_order(name: str, change: dict[str, Any], sound: Inputs) -> None:
    result = as_json(name, {**sound[name], **change})
    assert list(result) == RESULT_KEYS
    assert result["calculation"] == name
    assert list(result["outcome"]) == OUTCOME_KEYS[name]
    for step in result["steps"]:
        assert list(step) == ["text", "clause", "value", "unit"]
    for figure in result["figures"]:
        assert list(figure) == ["id", "value", "unit", "from", "through", "clause", "source", "verified_on"]
    for document in result["documents"]:
        assert list(document) == ["id", "what", "strength", "goes_to", "kept_in"]
    for approval in result["approvals"]:
        assert list(approval) == ["who", "strength"]
    for deadline in result["deadlines"]:
        assert list(deadline) == ["what", "last_date"]
    for development in result["developments"]:
        assert list(development) == ["id", "from", "text", "source"]
    assert all(part["strength"] in ("must", "should", "may") for part in [*result["documents"], *result["approvals"]])
    assert all(isinstance(notice, str) and notice for notice in result["notices"])


@pytest.mark.parametrize(("name", "change"), CASES, ids=CASE_IDS)
def test_every_step_is_a_sentence_with_a_clause_of_the_register(name: str, change: dict[str, Any], sound: Inputs) -> None:
    steps = as_json(name, {**sound[name], **change})["steps"]
    assert steps
    for step in steps:
        assert step["text"].endswith("."), step
        assert step["clause"] in policy().clauses, step
        assert step["unit"] is None or step["value"] is not None, step


@pytest.mark.parametrize(("name", "change"), CASES, ids=CASE_IDS)
def test_every_reading_that_is_shown_is_in_the_register_and_stands_once(name: str, change: dict[str, Any], sound: Inputs) -> None:
    shown = as_json(name, {**sound[name], **change})["interpretations"]
    assert len(shown) == len(set(shown))
    assert "A0-01" in shown
    for reading in shown:
        assert reading in policy().interpretations, reading


@pytest.mark.parametrize(("name", "change"), CASES, ids=CASE_IDS)
def test_every_figure_says_since_when_it_holds_where_it_stands_and_when_it_was_checked(
    name: str, change: dict[str, Any], sound: Inputs
) -> None:
    figures = as_json(name, {**sound[name], **change})["figures"]
    assert len({figure["id"] for figure in figures}) == len(figures)
    for figure in figures:
        assert date.fromisoformat(figure["verified_on"]) >= date(2026, 11, 22)
        if figure["id"].startswith("office-hours."):
            assert (figure["from"], figure["through"], figure["source"]) == ("2025-06-23", None, None)
            assert figure["clause"] == "PA25-AC-03/office-hours/time"
            continue
        assert figure["clause"].startswith("12.8.")
        if figure["id"] == "mileage.state-rate":
            assert (figure["from"], figure["through"], figure["source"]) == ("2023-04-03", "2024-12-31", MILEAGE_RATE)
            assert figure["value"] == "0.655"
            continue
        assert figure["from"] == "2024-01-01"
        assert figure["through"] is None
        assert figure["source"] == MANUAL
        if figure["unit"].startswith("USD"):
            assert re.fullmatch(r"[0-9]+\.[0-9]{2}", figure["value"])
        else:
            assert type(figure["value"]) is int


@pytest.mark.parametrize(
    ("name", "change", "amounts"),
    [
        ("standard-rate", {}, ["509.00"]),
        ("standard-rate", {"program": "unlicensed", "placement_day": 90}, ["345.00"]),
        ("standard-rate", {"program": "unlicensed", "placement_day": 91}, []),
        ("infant-allowance", {}, ["91.00"]),
        ("clothing-allowance", {}, ["320.00"]),
        ("respite-payment", {"hours": 12}, ["56.00"]),
        ("respite-payment", {"hours": 6}, ["28.00"]),
        ("respite-payment", {"hours": 5}, []),
        ("respite-payment", {"hours": 30, "over_24": "blocks"}, ["28.00", "56.00"]),
        ("tfc-minimum", {}, ["2632.26"]),
        ("tfc-minimum", {"tfc_trained": False}, []),
        ("emergency-placement", {}, ["37.00"]),
        ("special-expense-approver", {}, ["500.00"]),
        ("dental-route", {}, ["500.00"]),
        ("medical-expense", {}, []),
        ("newborn-medical", {}, []),
        ("attorney-fee", {}, ["100.00", "1000.00"]),
        ("attorney-fee", {"stage": "trial-contested"}, ["100.00", "7000.00"]),
        ("attorney-fee", {"stage": "appeal"}, ["100.00", "3500.00"]),
        ("legal-cost", {}, []),
        ("fee-order-appeal", {}, []),
        ("trip-mileage", {}, ["0.655"]),
        ("trip-mileage", {"date": "2025-01-01"}, []),
        ("travel-log", {}, ["0.655"]),
        ("ticket-request", {}, []),
        ("kids-savings", {}, ["999.00"]),
        ("kids-ssi-limit", {}, ["2000.00"]),
        ("kids-month-funding", {}, []),
        ("kids-expenditure", {}, []),
        ("kids-closure", {}, ["999.00"]),
        ("kids-closure", {"age_at_exit": 15}, []),
        ("transitional-payment", {}, ["21.00"]),
        ("payment-contact", {}, []),
        ("office-hours", {}, []),
    ],
)
def test_an_answer_reports_the_amounts_that_it_used_and_no_others(
    name: str, change: dict[str, Any], amounts: list[str], sound: Inputs
) -> None:
    figures = as_json(name, {**sound[name], **change})["figures"]
    assert sorted(figure["value"] for figure in figures if figure["unit"].startswith("USD")) == amounts


def test_a_statement_reports_each_rate_that_it_used(sound: Inputs) -> None:
    figures = as_json("placement-statement", {**sound["placement-statement"], "absences": []})["figures"]
    assert {"509.00", "577.00"} <= {figure["value"] for figure in figures}
    assert "712.00" not in {figure["value"] for figure in figures}


@pytest.mark.parametrize(("name", "change"), CASES, ids=CASE_IDS)
def test_an_answer_is_plain_json_and_comes_out_the_same_each_time(name: str, change: dict[str, Any], sound: Inputs) -> None:
    case = {**sound[name], **change}
    first = as_json(name, case)
    assert json.loads(json.dumps(first, allow_nan=False)) == first
    assert as_json(name, json.loads(json.dumps(case))) == first


def without_system(outcome: Any) -> Any:
    """An outcome with the payment system left out: an FCCM case has none (AP-02)."""
    if isinstance(outcome, dict):
        return {field: without_system(value) for field, value in outcome.items() if field != "system"}
    return [without_system(value) for value in outcome] if isinstance(outcome, list) else outcome


@pytest.mark.parametrize("name", PAYING)
def test_for_an_fccm_case_the_amounts_stand_and_a_notice_names_the_fccm_case_manager(name: str, sound: Inputs) -> None:
    own = calculate(name, {**sound[name], "agency": "children-division"})
    fccm = calculate(name, {**sound[name], "agency": "fccm"})
    assert without_system(fccm.outcome.model_dump(mode="json")) == without_system(own.outcome.model_dump(mode="json"))
    assert own.outcome == calculate(name, sound[name]).outcome
    assert any("FCCM case manager" in notice for notice in fccm.notices)
    assert not any("FCCM" in notice for notice in own.notices)
    assert "AP-02" in fccm.interpretations
    assert "AP-02" not in own.interpretations


@pytest.mark.parametrize("name", OUTCOME_KEYS)
def test_every_answer_names_its_edition_and_the_day_of_the_last_check(name: str, sound: Inputs) -> None:
    notices = " ".join(calculate(name, sound[name]).notices)
    assert "January" in notices
    assert "2024" in notices
    assert "2026" in notices


@pytest.mark.parametrize("name", OUTCOME_KEYS)
def test_every_answer_has_a_headline_without_a_line_break(name: str, sound: Inputs) -> None:
    headline = calculate(name, sound[name]).outcome.headline()
    assert headline.strip() == headline != ""
    assert "\n" not in headline


def test_segments_months_and_spells_have_the_agreed_fields(sound: Inputs) -> None:
    statement = as_json("placement-statement", sound["placement-statement"])["outcome"]
    for month in statement["months"]:
        assert list(month) == ["month", "nights", "segments", "maintenance", "infant_allowance", "amount"]
        for segment in month["segments"]:
            assert list(segment) == ["first_night", "last_night", "nights", "payable_nights", "why", "rate", "period", "amount"]
    for spell in as_json("absence-days", sound["absence-days"])["outcome"]["spells"]:
        assert {"days", "payable_days", "why"} <= set(spell)

"""Laws of trips, logs, tickets and emergency nights that hold for every input, tried on many generated ones."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fosterpolicy import InputError, calculate, refused
from fosterpolicy.core.policy import policy

TIMES = 20 if os.environ.get("FOSTERPOLICY_LAWS") == "prove" else 1
MANY = settings(max_examples=100 * TIMES)
SOME = settings(max_examples=40 * TIMES)

HOMES = ("foster-home", "professional-parent", "respite-provider", "level-a-or-medical")
YOUTHS = ("ila-youth", "tla-youth")
ELEVATED = ("level-b", "tfc")
DEDUCTED = (*ELEVATED, "residential")
CLAIMANTS = (*HOMES, *YOUTHS, *DEDUCTED)
NON_CHILD = ("training-pre-service", "training-in-service", "regional-advisory-board", "state-board", "requested-meeting")
EXPLAINED = ("school-function", "life-skills", "social-skills", "work")
CHILD_SPECIFIC = (
    "medical",
    "dental",
    "counseling",
    "family-visit",
    "placement-visit",
    "court",
    "attorney-preparation",
    "guardian-ad-litem",
    "fst",
    "ppr",
    "respite",
    "school-of-origin",
    *EXPLAINED,
    "child-care",
    "case-plan-support",
)
APPROVERS = ("case-manager", "supervisor", "fst", "circuit-manager", "circuit-manager-designee", "rcst-coordinator")
STATUSES = ("payable", "needs-approval", "not-payable", "no-code-stated", "undetermined")
FIRST_RATE, LAST_RATE = date(2020, 7, 1), date(2024, 12, 31)

miles = st.one_of(st.integers(1, 450), st.sampled_from([199, 200, 201]), st.integers(1, 5000))
days = st.dates(date(2018, 1, 1), date(2028, 12, 31))
days_with_a_rate = st.dates(FIRST_RATE, LAST_RATE)
labels = st.lists(st.text("abcdefghij", min_size=1, max_size=4), min_size=1, max_size=6, unique=True)


def iso(day: date) -> str:
    return day.isoformat()


@st.composite
def trips(
    draw: st.DrawFn,
    claimants: tuple[str, ...] = CLAIMANTS,
    purposes: tuple[str, ...] = (*CHILD_SPECIFIC, *NON_CHILD),
    when: st.SearchStrategy[date] = days,
) -> dict[str, Any]:
    """A sound trip with its claimant, and whatever may be said of it."""
    claimant, purpose, day = draw(st.sampled_from(claimants)), draw(st.sampled_from(purposes)), draw(when)
    round_trip = draw(miles)
    case: dict[str, Any] = {
        "claimant": claimant,
        "purpose": purpose,
        "date": iso(day),
        "round_trip_miles": round_trip,
        "round_trips": draw(st.sampled_from([1, 2])),
        "youths": [] if purpose in NON_CHILD else draw(labels),
        "approved_by": draw(st.lists(st.sampled_from(APPROVERS), unique=True, max_size=4)),
    }
    if purpose in EXPLAINED:
        case["explanation"] = "On the way to standing on her own feet"
    if purpose == "training-pre-service":
        case["license_granted"] = draw(st.booleans())
    if claimant in YOUTHS and purpose not in NON_CHILD and draw(st.booleans()):
        case["miles_without_youth"] = draw(st.integers(0, round_trip))
        case["empty_leg"] = draw(st.sampled_from(["leg", "trip"]))
    if purpose == "school-of-origin" and claimant in (*HOMES, *ELEVATED) and draw(st.booleans()):
        case |= {"commute_miles": draw(st.integers(0, 400)), "reported_to_work": draw(st.booleans())}
    if (claimant, purpose) == ("tfc", "school-of-origin") and draw(st.booleans()):
        case["tfc_school"] = draw(st.sampled_from(["no-deduction", "deduct-200"]))
    to_school = purpose == "school-of-origin" and case.get("tfc_school") != "deduct-200"
    if claimant in ELEVATED and purpose not in NON_CHILD and not to_school and draw(st.booleans()):
        case["metro"] = draw(st.booleans())
    if not FIRST_RATE <= day <= LAST_RATE and draw(st.booleans()):
        case["mileage_rate"] = draw(st.sampled_from(["0.370", "0.655", "0.700", "1.005"]))
    if draw(st.booleans()):
        case["submitted_on"] = iso(day + timedelta(days=draw(st.integers(0, 120))))
    return case


def outcome(case: dict[str, Any], name: str = "trip-mileage") -> dict[str, Any]:
    found: dict[str, Any] = calculate(name, case).model_dump(mode="json")["outcome"]
    return found


def rounded(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


def sum_of(amounts: list[str | None]) -> str | None:
    stated = [amount for amount in amounts if amount is not None]
    return str(sum(map(Decimal, stated), Decimal("0.00"))) if len(stated) == len(amounts) else None


# Trips


@MANY
@given(trips(purposes=CHILD_SPECIFIC))
def test_a_split_sums_to_the_whole_differs_by_at_most_one_and_favors_those_listed_first(case: dict[str, Any]) -> None:
    found = outcome(case)
    rows = found["miles_by_youth"]
    assert [row["youth"] for row in rows] == case["youths"]
    shares = [row["miles"] for row in rows]
    if found["status"] == "undetermined":
        assert found["reimbursable_miles"] is None
        assert set(shares) == {None}
    else:
        assert sum(shares) == found["reimbursable_miles"]
        assert max(shares) - min(shares) <= 1
        assert shares == sorted(shares, reverse=True)


@MANY
@given(trips())
def test_each_share_is_rounded_half_up_by_itself_and_the_amount_is_their_sum(case: dict[str, Any]) -> None:
    found = outcome(case)
    if found["status"] == "not-payable":
        expected = ["0.00"] * len(case["youths"])
    elif found["rate"] is None or found["status"] == "undetermined":
        expected = [None] * len(case["youths"])
    else:
        expected = [rounded(row["miles"] * Decimal(found["rate"])) for row in found["miles_by_youth"]]
    assert [row["amount"] for row in found["miles_by_youth"]] == expected
    if case["youths"]:
        assert found["amount"] == sum_of(expected)
    elif found["status"] == "not-payable":
        assert found["amount"] == "0.00"
    else:
        assert found["amount"] == (found["rate"] and rounded(found["reimbursable_miles"] * Decimal(found["rate"])))


@MANY
@given(trips())
def test_an_outcome_holds_together(case: dict[str, Any]) -> None:
    found = outcome(case)
    assert found["status"] in STATUSES
    if found["status"] == "not-payable":
        assert (found["reimbursable_miles"], found["amount"]) == (0, "0.00")
        assert found["approver"] in ("none", None)
    elif found["status"] != "undetermined":
        assert 0 < found["reimbursable_miles"] <= case["round_trip_miles"] * case["round_trips"]
    day = date.fromisoformat(case["date"])
    assert (found["rate"] is None) is (not FIRST_RATE <= day <= LAST_RATE and "mileage_rate" not in case)
    assert (found["late"] is None) is (found["submit_by"] is None or "submitted_on" not in case)
    if found["late"] is not None:
        assert found["late"] is (case["submitted_on"] > found["submit_by"])
    if found["submit_by"]:
        next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        assert date.fromisoformat(found["submit_by"]) == next_month + timedelta(days=29)
    assert (found["system"] == "sam-ii") is (case["purpose"] in NON_CHILD)


@MANY
@given(st.sampled_from(DEDUCTED), miles)
def test_nothing_is_paid_up_to_200_miles_and_one_for_one_after(claimant: str, round_trip: int) -> None:
    case = {"claimant": claimant, "purpose": "medical", "date": "2024-06-03", "round_trip_miles": round_trip, "youths": ["a"]}
    paid, one_more = outcome(case)["reimbursable_miles"], outcome({**case, "round_trip_miles": round_trip + 1})
    assert paid == (0 if round_trip <= 200 else round_trip - 200)
    assert one_more["reimbursable_miles"] - paid == (1 if round_trip >= 200 else 0)


@MANY
@given(trips(purposes=tuple(purpose for purpose in CHILD_SPECIFIC if purpose != "school-of-origin")))
def test_each_round_trip_stands_alone(case: dict[str, Any]) -> None:
    one, two = outcome({**case, "round_trips": 1}), outcome({**case, "round_trips": 2})
    assert two["reimbursable_miles"] == 2 * one["reimbursable_miles"]
    for field in ("status", "code", "form", "approver", "submit_by", "rate"):
        assert two[field] == one[field]


@MANY
@given(st.sampled_from((*HOMES, *ELEVATED)), miles, st.integers(0, 1000), st.booleans())
def test_on_the_way_to_school_every_mile_but_the_commute_is_paid(
    claimant: str, round_trip: int, commute: int, worked: bool
) -> None:
    case = {
        "claimant": claimant,
        "purpose": "school-of-origin",
        "date": "2024-06-03",
        "round_trip_miles": round_trip,
        "round_trips": 2,
        "youths": ["a", "b"],
        "commute_miles": commute,
        "reported_to_work": worked,
    }
    assert outcome(case)["reimbursable_miles"] == (max(0, 2 * round_trip - commute) if worked else 2 * round_trip)


@MANY
@given(st.sampled_from(YOUTHS), miles, st.data())
def test_an_older_youth_is_paid_for_the_miles_in_the_vehicle(claimant: str, round_trip: int, data: st.DataObject) -> None:
    without = data.draw(st.integers(0, round_trip))
    case = {
        "claimant": claimant,
        "purpose": "court",
        "date": "2024-06-03",
        "round_trip_miles": round_trip,
        "youths": ["a"],
        "miles_without_youth": without,
    }
    assert outcome({**case, "empty_leg": "leg"})["reimbursable_miles"] == round_trip - without
    assert outcome({**case, "empty_leg": "trip"})["reimbursable_miles"] == (0 if without == round_trip else round_trip)
    assert outcome(case) == outcome({**case, "empty_leg": "leg"})


@MANY
@given(trips(), st.sampled_from(APPROVERS))
def test_one_more_approval_changes_no_mile_and_no_amount_and_takes_nothing_away(case: dict[str, Any], approver: str) -> None:
    before = outcome(case)
    after = outcome({**case, "approved_by": sorted({*case["approved_by"], approver})})
    for field in ("code", "reimbursable_miles", "miles_by_youth", "rate", "amount", "form", "system", "submit_by", "late"):
        assert after[field] == before[field]
    assert after["status"] in (before["status"], "payable")
    if before["status"] not in ("payable", "needs-approval"):
        assert after["status"] == before["status"]


@MANY
@given(trips(), st.permutations(APPROVERS))
def test_the_order_of_approvals_changes_nothing(case: dict[str, Any], order: list[str]) -> None:
    shuffled = [approver for approver in order if approver in case["approved_by"]]
    assert outcome({**case, "approved_by": shuffled}) == outcome(case)


@MANY
@given(trips(purposes=CHILD_SPECIFIC))
def test_who_rides_first_changes_only_who_gets_the_extra_mile(case: dict[str, Any]) -> None:
    one, other = outcome(case), outcome({**case, "youths": case["youths"][::-1]})
    assert [row["youth"] for row in other["miles_by_youth"]] == case["youths"][::-1]
    for field in one.keys() - {"miles_by_youth"}:
        assert one[field] == other[field]


def miles_by_contract(case: dict[str, Any]) -> int | None:
    """What the contract says of the miles, written once more in a few lines."""
    claimant, purpose = case["claimant"], case["purpose"]
    trip, count, commute = case["round_trip_miles"], case["round_trips"], 0
    if purpose in NON_CHILD:
        barred = claimant in (*YOUTHS, "residential") or case.get("license_granted") is False
        return 0 if barred else trip * count
    on_its_list = purpose in RESIDENTIAL if claimant == "residential" else purpose not in ONLY_RESIDENTIAL
    if purpose == "child-care" or not on_its_list:
        return 0
    if claimant in YOUTHS:
        without = case.get("miles_without_youth", 0)
        if purpose == "school-of-origin":
            return None if without < trip else 0
        whole = case.get("empty_leg", "leg") == "trip" and without < trip
        return count * (trip if whole else trip - without)
    if purpose == "school-of-origin":
        commute = case["commute_miles"] if case.get("reported_to_work") else 0
    if claimant in DEDUCTED and (purpose != "school-of-origin" or case.get("tfc_school") == "deduct-200"):
        trip = max(0, trip - 200)
    return max(0, trip * count - commute)


ONLY_RESIDENTIAL = ("placement-visit", "case-plan-support")
RESIDENTIAL = ("medical", "dental", "family-visit", "court", "fst", "ppr", *ONLY_RESIDENTIAL)


def status_by_contract(case: dict[str, Any], paid: int | None) -> str:
    """What the contract says of the status, once more in a few lines."""
    claimant, purpose, approved = case["claimant"], case["purpose"], set(case["approved_by"])
    if paid is None:
        return "undetermined"
    if paid == 0:
        return "not-payable"
    if purpose == "dental" or (purpose == "school-function" and claimant != "residential"):
        return "no-code-stated"
    if purpose in NON_CHILD or (purpose == "school-of-origin" and case.get("tfc_school") != "deduct-200"):
        return "payable"
    if claimant == "residential":
        needed = {"rcst-coordinator"} | ({"fst", "supervisor"} if purpose == "case-plan-support" else set())
        enough = needed <= approved
    elif claimant in ELEVATED:
        enough = "circuit-manager" in approved or (case.get("metro", False) and "circuit-manager-designee" in approved)
    else:
        pair = {"case-manager", "supervisor"} <= approved
        enough = purpose not in ("work", "life-skills", "social-skills") or "fst" in approved or pair
    return "payable" if enough else "needs-approval"


@settings(max_examples=400 * TIMES)
@given(trips())
def test_miles_and_status_are_those_of_the_contract(case: dict[str, Any]) -> None:
    found, paid = outcome(case), miles_by_contract(case)
    assert found["reimbursable_miles"] == paid
    assert found["status"] == status_by_contract(case, paid)


@MANY
@given(trips())
def test_every_clause_and_reading_behind_a_trip_is_in_the_registers_and_stands_once(case: dict[str, Any]) -> None:
    answer = calculate("trip-mileage", case)
    assert {step.clause for step in answer.steps} <= policy().clauses.keys()
    assert set(answer.interpretations) <= policy().interpretations.keys()
    for listed in (answer.interpretations, answer.notices, answer.documents, answer.approvals, answer.deadlines):
        assert all(listed.count(entry) == 1 for entry in listed), listed
    assert answer.outcome.headline().strip()


@SOME
@given(trips())
def test_a_trip_s_answer_is_the_same_each_time_and_survives_json(case: dict[str, Any]) -> None:
    first = calculate("trip-mileage", case).model_dump(mode="json")
    again = calculate("trip-mileage", json.loads(json.dumps(case))).model_dump(mode="json")
    assert first == again == json.loads(json.dumps(first, allow_nan=False))


# Logs

SPOILED: list[dict[str, Any]] = [
    {"round_trip_miles": -1},
    {"round_trip_miles": 5.5},
    {"date": "2022-05-01"},
    {"date": "soon"},
    {"purpose": "vision"},
    {"mixed_levels": True},
    {"agee": 5},
    {"round_trips": 3},
    {"claimant": "foster-home"},
]


@st.composite
def sound_lines(draw: st.DrawFn, claimant: str) -> dict[str, Any]:
    case = draw(trips(claimants=(claimant,), when=st.dates(date(2024, 6, 1), date(2024, 6, 30))))
    return {field: value for field, value in case.items() if field != "claimant"}


@st.composite
def logs(draw: st.DrawFn) -> tuple[dict[str, Any], set[int]]:
    """A log of June 2024, and the numbers of the lines that were spoiled."""
    claimant = draw(st.sampled_from(CLAIMANTS))
    lines: list[Any] = draw(st.lists(sound_lines(claimant), min_size=1, max_size=6))
    spoiled: set[int] = set()
    for number in range(1, len(lines) + 1):
        if draw(st.sampled_from([True, False, False])):
            fault = draw(st.sampled_from([None, *SPOILED]))
            lines[number - 1] = {**lines[number - 1], **fault} if fault else draw(st.sampled_from([None, 5, "a trip", []]))
            spoiled.add(number)
    return {"claimant": claimant, "month": "2024-06", "trips": lines}, spoiled


@MANY
@given(logs())
def test_every_line_of_a_log_is_there_in_order_and_exactly_the_faulty_ones_have_faults(
    given_log: tuple[dict[str, Any], set[int]],
) -> None:
    case, spoiled = given_log
    lines = outcome(case, "travel-log")["lines"]
    assert [line["number"] for line in lines] == list(range(1, len(case["trips"]) + 1))
    assert {line["number"] for line in lines if line["faults"]} == spoiled
    for line in lines:
        assert (line["outcome"] is None) is bool(line["faults"])
        index = line["number"] - 1
        assert all(f"{fault['path']}.".startswith(f"trips.{index}.") for fault in line["faults"])
        if not line["faults"]:
            assert line["outcome"] == outcome({**case["trips"][index], "claimant": case["claimant"]})


@MANY
@given(logs())
def test_a_log_s_totals_are_the_sums_of_its_payable_lines(given_log: tuple[dict[str, Any], set[int]]) -> None:
    case, _ = given_log
    found = outcome(case, "travel-log")
    payable = [line["outcome"] for line in found["lines"] if line["outcome"] and line["outcome"]["status"] == "payable"]
    parts: dict[tuple[str | None, str | None], list[tuple[int, str | None]]] = {}
    for trip in payable:
        rows = trip["miles_by_youth"] or [{"youth": None, "miles": trip["reimbursable_miles"], "amount": trip["amount"]}]
        for row in rows:
            parts.setdefault((row["youth"], trip["code"]), []).append((row["miles"], row["amount"]))
    expected = [
        {
            "youth": youth,
            "code": code,
            "miles": sum(share for share, _ in shares),
            "amount": sum_of([amount for _, amount in shares]),
        }
        for (youth, code), shares in parts.items()
    ]
    assert found["totals"] == expected
    assert found["amount"] == sum_of([trip["amount"] for trip in payable])
    assert found["amount"] == sum_of([row["amount"] for row in found["totals"]])


@MANY
@given(logs())
def test_the_form_and_deadline_of_a_log_are_those_that_all_its_claims_share(
    given_log: tuple[dict[str, Any], set[int]],
) -> None:
    case, _ = given_log
    found = outcome(case, "travel-log")
    sound = [line["outcome"] for line in found["lines"] if line["outcome"]]
    claims = [trip for trip in sound if trip["status"] != "not-payable"] or sound
    for field in ("form", "submit_by"):
        shared = {trip[field] for trip in claims}
        assert found[field] == (shared.pop() if len(shared) == 1 else None)


@MANY
@given(logs(), st.sampled_from([None, 5, "a trip", *({"date": "2024-06-03", **fault} for fault in SPOILED)]), st.data())
def test_an_added_faulty_line_changes_no_sound_line_and_no_sum(
    given_log: tuple[dict[str, Any], set[int]], bad: Any, data: st.DataObject
) -> None:
    case, _ = given_log
    at = data.draw(st.integers(0, len(case["trips"])))
    with_it = [*case["trips"][:at], bad, *case["trips"][at:]]
    before, after = outcome(case, "travel-log"), outcome({**case, "trips": with_it}, "travel-log")
    assert after["lines"][at]["faults"]
    rest = [line for line in after["lines"] if line["number"] != at + 1]
    assert [line["outcome"] for line in rest] == [line["outcome"] for line in before["lines"]]
    assert [len(line["faults"]) for line in rest] == [len(line["faults"]) for line in before["lines"]]
    for field in ("totals", "amount", "form", "submit_by"):
        assert after[field] == before[field]


# Tickets


@MANY
@given(
    st.dates(date(2019, 1, 1), date(2032, 12, 31)),
    st.integers(0, 40),
    st.none() | st.lists(st.integers(0, 40), max_size=8),
    st.booleans(),
)
def test_a_ticket_request_leaves_ten_business_days_where_there_is_time(
    travel: date, known_before: int, holidays: list[int] | None, emergency: bool
) -> None:
    known = travel - timedelta(days=known_before)
    off = {travel - timedelta(days=before) for before in holidays or ()}
    case: dict[str, Any] = {
        "mode": "train",
        "travel_date": iso(travel),
        "known_on": iso(known),
        "emergency": emergency,
        "have": [],
    }
    if holidays is not None:
        case["holidays"] = [iso(day) for day in sorted(off)]
    send_by = date.fromisoformat(outcome(case, "ticket-request")["send_by"])
    assert known <= send_by <= travel
    if send_by == known:
        return
    assert not emergency
    assert send_by.weekday() < 5
    assert send_by not in off
    between = [send_by + timedelta(days=count) for count in range((travel - send_by).days)]
    business = [day for day in between if day.weekday() < 5 and day not in off]
    assert len(business) == 10 if holidays is not None else len(business) >= 10


@MANY
@given(st.dates(date(2024, 2, 1), date(2030, 12, 31)), st.lists(st.integers(1, 30), max_size=6, unique=True), st.integers(1, 30))
def test_one_more_holiday_never_lets_a_request_go_out_later(travel: date, holidays: list[int], more: int) -> None:
    def send_by(offsets: list[int]) -> str:
        case = {
            "mode": "bus",
            "travel_date": iso(travel),
            "known_on": iso(travel - timedelta(days=90)),
            "have": [],
            "holidays": [iso(travel - timedelta(days=offset)) for offset in offsets],
        }
        return str(outcome(case, "ticket-request")["send_by"])

    assert send_by([*holidays, more] if more not in holidays else holidays) <= send_by(holidays)


# Emergency nights


@MANY
@given(
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.integers(1, 400),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["foster", "relative", "kinship", "none"]),
)
def test_emergency_days_are_the_nights_up_to_60_at_37_dollars(
    first: date, nights: int, fh: bool, agreement: bool, license: str
) -> None:
    case = {
        "first_night": iso(first),
        "last_night": iso(first + timedelta(days=nights - 1)),
        "provider_license": license,
        "open_foster_home_license": fh,
        "cooperative_agreement": agreement,
        "case_open": True,
    }
    found = outcome(case, "emergency-placement")
    assert found["emergency_days"] == min(nights, 60)
    assert found["amount"] == f"{37 * min(nights, 60)}.00"
    assert found["day_60"] == iso(first + timedelta(days=59))
    assert (found["after_day_60"] == "not-reached") is (nights <= 60)


# Bad input

SOUND: dict[str, dict[str, Any]] = {
    "trip-mileage": {
        "claimant": "tfc",
        "purpose": "school-of-origin",
        "tfc_school": "deduct-200",
        "date": "2025-02-03",
        "round_trip_miles": 225,
        "round_trips": 1,
        "youths": ["a", "b"],
        "commute_miles": 20,
        "reported_to_work": True,
        "standing_approval": True,
        "submitted_on": "2025-03-01",
        "approved_by": ["circuit-manager"],
        "metro": True,
        "mileage_rate": "0.700",
        "mixed_levels": False,
        "agency": "fccm",
    },
    "travel-log": {
        "claimant": "foster-home",
        "month": "2025-02",
        "trips": [{"purpose": "medical", "date": "2025-02-03", "round_trip_miles": 30, "youths": ["a"]}],
        "mileage_rate": "0.700",
        "agency": "fccm",
    },
    "ticket-request": {
        "mode": "airplane",
        "travel_date": "2024-07-15",
        "known_on": "2024-06-03",
        "emergency": False,
        "one_way": True,
        "out_of_state": True,
        "in_custody": True,
        "escorted": True,
        "have": ["dcn"],
        "holidays": ["2024-07-04"],
    },
    "emergency-placement": {
        "first_night": "2024-05-01",
        "last_night": "2024-05-10",
        "provider_license": "foster",
        "open_foster_home_license": True,
        "cooperative_agreement": True,
        "cm_11_active": True,
        "case_open": True,
        "licensed_capacity": 4,
        "children_placed": 1,
        "agency": "fccm",
    },
    "emergency-residential-steps": {"done": ["open-case"], "on": "2024-06-01"},
}
FIELDS = [(name, field) for name, case in SOUND.items() for field in case]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
never_right = st.one_of(
    st.integers(max_value=-1),
    st.floats(max_value=-0.001),
    st.just(float("nan")),
    st.text("ABC _!", max_size=9),
    st.lists(st.integers(), min_size=1, max_size=3),
    st.dictionaries(st.text(max_size=8), json_values, max_size=3),
)


@pytest.mark.parametrize("name", list(SOUND))
def test_the_sound_inputs_of_this_module_are_answered(name: str) -> None:
    assert calculate(name, SOUND[name]).calculation == name


@pytest.mark.parametrize(("name", "field"), FIELDS)
@settings(max_examples=10 * TIMES)
@given(value=never_right)
def test_no_calculation_accepts_a_value_outside_its_domain(name: str, field: str, value: Any) -> None:
    # A list of trips is read line by line, whatever stands in it.
    assume((name, field) != ("travel-log", "trips") or not isinstance(value, list))
    error = refused(calculate, name, {**SOUND[name], field: value})
    assert error.faults
    assert all(fault.path.split(".")[0] == field for fault in error.faults)


@pytest.mark.parametrize("name", list(SOUND))
@SOME
@given(data=st.data())
def test_whatever_is_put_in_a_field_gives_an_answer_or_an_input_error_with_faults(name: str, data: st.DataObject) -> None:
    case = dict(SOUND[name])
    for field in data.draw(st.lists(st.sampled_from(sorted(case)), min_size=1, max_size=3, unique=True)):
        case[field] = data.draw(json_values)
    assert answer_or_faults(name, case)


@MANY
@given(data=st.data())
def test_whatever_is_put_in_a_line_it_has_an_outcome_or_faults_and_the_next_line_is_read(data: st.DataObject) -> None:
    bad: Any = data.draw(
        st.one_of(json_values, st.dictionaries(st.sampled_from(sorted(SOUND["trip-mileage"])), json_values, max_size=6))
    )
    found = outcome({**SOUND["travel-log"], "trips": [bad, SOUND["travel-log"]["trips"][0]]}, "travel-log")
    assert found["lines"][0]["faults"]
    assert found["lines"][1]["outcome"]["reimbursable_miles"] == 30
    assert found["amount"] == "21.00"
    json.dumps(found, allow_nan=False)


def answer_or_faults(name: str, case: dict[str, Any]) -> Any:
    """The answer's JSON, or the list of faults; anything else that is raised goes on."""
    try:
        listed: Any = calculate(name, case).model_dump(mode="json")
    except InputError as error:
        listed = error.as_json()
    json.dumps(listed, allow_nan=False)
    return listed


@MANY
@given(trips(), st.sampled_from([fault for fault in SPOILED if "claimant" not in fault and fault != {"date": "2022-05-01"}]))
def test_a_bad_input_never_gives_a_result(case: dict[str, Any], fault: dict[str, Any]) -> None:
    error = refused(calculate, "trip-mileage", {**case, **fault})
    assert set(fault) <= {found.path for found in error.faults}

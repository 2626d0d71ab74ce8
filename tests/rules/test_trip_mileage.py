"""trip-mileage: miles, money, code, form, approver and deadline of one trip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from fosterpolicy import InputError, calculate, expect, refused
from fosterpolicy.core.parameters import BeforeFirstDate, NotVerified
from fosterpolicy.core.policy import figure, policy

T = "12.8.3/transport/"
HOMES = ("foster-home", "professional-parent", "respite-provider", "level-a-or-medical")
YOUTHS = ("ila-youth", "tla-youth")
ELEVATED = ("level-b", "tfc")
CLAIMANTS = (*HOMES, *YOUTHS, *ELEVATED, "residential")
RESOURCE_PARENTS = (*HOMES, *ELEVATED)
NON_CHILD = ("training-pre-service", "training-in-service", "regional-advisory-board", "state-board", "requested-meeting")
EXPLAINED = ("school-function", "life-skills", "social-skills", "work")
DEVELOPMENT = ("life-skills", "social-skills", "work")
PURPOSES = (
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
    *NON_CHILD,
    "case-plan-support",
)
APPROVERS = ("case-manager", "supervisor", "fst", "circuit-manager", "circuit-manager-designee", "rcst-coordinator")


def trip(claimant: str, purpose: str, miles: Any = 260, **more: Any) -> dict[str, Any]:
    """A trip of 2024-06-03 with one youth, and what its purpose needs besides."""
    needed: dict[str, Any] = {"youths": [] if purpose in NON_CHILD else ["Ada"]}
    if purpose in EXPLAINED:
        needed["explanation"] = "Learning to use the bus on her own"
    if purpose == "training-pre-service":
        needed["license_granted"] = True
    return {
        "claimant": claimant,
        "purpose": purpose,
        "date": "2024-06-03",
        "round_trip_miles": miles,
        **needed,
        **more,
    }


def ask(claimant: str = "foster-home", purpose: str = "medical", miles: Any = 260, **more: Any) -> Any:
    return calculate("trip-mileage", trip(claimant, purpose, miles, **more))


def rows(answer: Any) -> list[tuple[str, int | None, str | None]]:
    found = answer.model_dump(mode="json")["outcome"]["miles_by_youth"]
    assert all(list(row) == ["youth", "miles", "amount"] for row in found)
    return [(row["youth"], row["miles"], row["amount"]) for row in found]


def miles_of(answer: Any) -> list[int | None]:
    return [row[1] for row in rows(answer)]


def cited(answer: Any) -> set[str]:
    return {step.clause for step in answer.steps} | {figure.clause for figure in answer.figures}


def paths(error: InputError) -> list[str]:
    return sorted(fault.path for fault in error.faults)


def only(error: InputError, path: str) -> Any:
    assert paths(error) == [path], error.faults
    return error.faults[0]


def three() -> list[str]:
    return ["Ada", "Ben", "Cleo"]


# The published examples, and the boundaries beside them


def test_a_level_b_round_trip_of_225_miles_is_paid_for_25() -> None:
    answer = ask("level-b", miles=225)
    expect(answer, reimbursable_miles=25, rate="0.655", amount="16.38", form="CD-107", approver="circuit-manager")
    assert rows(answer) == [("Ada", 25, "16.38")]
    assert {T + "level-b/225-example", T + "level-b/over-200"} & cited(answer)


def test_a_residential_trip_of_300_miles_with_three_youths_is_34_33_and_33() -> None:
    answer = ask("residential", "medical", 300, youths=three())
    expect(answer, reimbursable_miles=100, rate="0.655", amount="65.51", form="CD-107", approver="rcst-coordinator")
    assert rows(answer) == [("Ada", 34, "22.27"), ("Ben", 33, "21.62"), ("Cleo", 33, "21.62")]


@pytest.mark.parametrize("claimant", [*ELEVATED, "residential"])
@pytest.mark.parametrize(("miles", "paid"), [(1, 0), (199, 0), (200, 0), (201, 1), (202, 2), (400, 200)])
def test_the_first_200_miles_of_a_round_trip_are_not_paid_and_mile_201_is(claimant: str, miles: int, paid: int) -> None:
    answer = ask(claimant, "medical", miles)
    expect(answer, reimbursable_miles=paid, status="needs-approval" if paid else "not-payable")
    assert miles_of(answer) == [paid]


def test_at_200_miles_nothing_is_paid_and_the_rest_is_still_answered() -> None:
    level_b, tfc = ask("level-b", miles=200), ask("tfc", miles=200)
    expect(level_b, status="not-payable", amount="0.00", code="TRMD", form="CD-107", submit_by=None, approver="none")
    expect(tfc, status="not-payable", amount="0.00", code="TRMD", form="CD-106", submit_by="2024-07-30", approver="none")
    residential = ask("residential", miles=200)
    expect(residential, status="not-payable", amount="0.00", code=None, form="CD-107", submit_by="2024-07-30", approver="none")
    assert rows(level_b) == rows(tfc) == rows(residential) == [("Ada", 0, "0.00")]


@pytest.mark.parametrize("claimant", [*ELEVATED, "residential"])
def test_each_of_two_round_trips_has_its_own_200_miles(claimant: str) -> None:
    expect(ask(claimant, "medical", 150, round_trips=2), reimbursable_miles=0, status="not-payable", amount="0.00")
    expect(ask(claimant, "medical", 200, round_trips=2), reimbursable_miles=0, status="not-payable")
    expect(ask(claimant, "medical", 201, round_trips=2), reimbursable_miles=2, status="needs-approval")
    expect(ask(claimant, "medical", 225, round_trips=2), reimbursable_miles=50, amount="32.75")


def test_trips_are_added_before_they_are_split() -> None:
    answer = ask("level-b", "medical", 201, round_trips=2, youths=["Ada", "Ben"])
    assert miles_of(answer) == [1, 1]
    assert miles_of(ask("level-b", "medical", 225, round_trips=2, youths=three())) == [17, 17, 16]


def test_a_drop_off_and_a_later_pick_up_are_two_round_trips() -> None:
    expect(ask(miles=12), reimbursable_miles=12)
    answer = ask(miles=12, round_trips=2)
    expect(answer, reimbursable_miles=24, amount="15.72")
    assert T + "round-trip/pick-up-is-second" in cited(answer)


def test_a_foster_home_is_paid_from_the_first_mile() -> None:
    for miles in (1, 199, 200, 201, 225):
        expect(ask(miles=miles), reimbursable_miles=miles, status="payable")


def test_the_extra_miles_of_a_split_go_to_the_youths_listed_first() -> None:
    assert rows(ask(miles=101, youths=three())) == [("Ada", 34, "22.27"), ("Ben", 34, "22.27"), ("Cleo", 33, "21.62")]
    assert miles_of(ask(miles=100, youths=three())) == [34, 33, 33]
    assert miles_of(ask(miles=102, youths=three())) == [34, 34, 34]
    assert miles_of(ask(miles=25, youths=["Ada", "Ben"])) == [13, 12]
    assert rows(ask(miles=101, youths=["Cleo", "Ada", "Ben"]))[0][0] == "Cleo"


def test_the_200_miles_come_off_before_the_split() -> None:
    assert miles_of(ask("level-b", miles=300, youths=three())) == [34, 33, 33]
    assert miles_of(ask("tfc", miles=300, youths=three())) == [34, 33, 33]
    assert "A3-38" in ask("level-b", miles=300, youths=three()).interpretations


def test_a_youth_whose_share_is_no_mile_still_has_a_row() -> None:
    assert rows(ask(miles=2, youths=three())) == [("Ada", 1, "0.66"), ("Ben", 1, "0.66"), ("Cleo", 0, "0.00")]
    assert rows(ask("level-b", miles=150, youths=three())) == [(name, 0, "0.00") for name in three()]


def test_440_miles_at_37_cents_are_162_dollars_and_80_cents() -> None:
    answer = ask(miles=440, date="2020-09-01")
    expect(answer, reimbursable_miles=440, rate="0.370", amount="162.80", status="payable")


def test_each_share_is_rounded_half_up_and_the_total_is_their_sum() -> None:
    expect(ask(miles=33), amount="21.62")
    expect(ask(miles=100), amount="65.50")
    answer = ask(miles=100, youths=three())
    expect(answer, amount="65.51")
    assert "A0-02" in answer.interpretations


# Every claimant and every purpose: 260 miles, one youth, nothing approved yet

Row = tuple[str, str | None, str | None, int | None, str | None, str]
ON_NO_LIST = "child-care placement-visit case-plan-support"
ALL_NON_CHILD = "training-pre-service training-in-service regional-advisory-board state-board requested-meeting"
TRAN_LIST = "family-visit court attorney-preparation guardian-ad-litem fst ppr respite"
ONLY_HOMES_CLAIM_THESE = ("not-payable", None, "MO 300-1189", 0, "none", ALL_NON_CHILD)
EXPECTED: dict[str, tuple[tuple[str, ...], list[Row]]] = {
    "homes": (
        HOMES,
        [
            ("payable", "TRMD", "CD-106", 260, "local-office", "medical counseling"),
            ("payable", "TRAN", "CD-106", 260, "local-office", TRAN_LIST),
            ("payable", "TRED", "CD-106", 260, "local-office", "school-of-origin"),
            ("no-code-stated", None, "CD-106", 260, "local-office", "dental school-function"),
            ("needs-approval", None, "CD-106", 260, "fst", "life-skills social-skills work"),
            ("not-payable", None, "CD-106", 0, "none", ON_NO_LIST),
            ("payable", None, "MO 300-1189", 260, "none", ALL_NON_CHILD),
        ],
    ),
    "older youth": (
        YOUTHS,
        [
            ("payable", "TRMD", "CD-106", 260, "local-office", "medical counseling"),
            ("payable", "TRAN", "CD-106", 260, "local-office", TRAN_LIST),
            ("undetermined", "TRED", "CD-106", None, "local-office", "school-of-origin"),
            ("no-code-stated", None, "CD-106", 260, "local-office", "dental school-function"),
            ("needs-approval", None, "CD-106", 260, "fst", "life-skills social-skills work"),
            ("not-payable", None, "CD-106", 0, "none", ON_NO_LIST),
            ONLY_HOMES_CLAIM_THESE,
        ],
    ),
    "Level B": (
        ("level-b",),
        [
            ("needs-approval", "TRMD", "CD-107", 60, "circuit-manager", "medical counseling"),
            ("needs-approval", "TRAN", "CD-107", 60, "circuit-manager", TRAN_LIST),
            ("payable", "TRED", None, 260, None, "school-of-origin"),
            ("no-code-stated", None, "CD-107", 60, "circuit-manager", "dental school-function"),
            ("needs-approval", None, "CD-107", 60, "circuit-manager", "life-skills social-skills work"),
            ("not-payable", None, "CD-107", 0, "none", ON_NO_LIST),
            ("payable", None, "MO 300-1189", 260, "none", ALL_NON_CHILD),
        ],
    ),
    "TFC": (
        ("tfc",),
        [
            ("needs-approval", "TRMD", "CD-106", 60, None, "medical counseling"),
            ("needs-approval", "TRAN", "CD-106", 60, None, TRAN_LIST),
            ("payable", "TRED", "CD-106", 260, "local-office", "school-of-origin"),
            ("no-code-stated", None, "CD-106", 60, None, "dental school-function"),
            ("needs-approval", None, "CD-106", 60, None, "life-skills social-skills work"),
            ("not-payable", None, "CD-106", 0, "none", ON_NO_LIST),
            ("payable", None, "MO 300-1189", 260, "none", ALL_NON_CHILD),
        ],
    ),
    "residential": (
        ("residential",),
        [
            (
                "needs-approval",
                None,
                "CD-107",
                60,
                "rcst-coordinator",
                "medical family-visit placement-visit court fst ppr case-plan-support",
            ),
            ("no-code-stated", None, "CD-107", 60, "rcst-coordinator", "dental"),
            (
                "not-payable",
                None,
                "CD-107",
                0,
                "none",
                "counseling attorney-preparation guardian-ad-litem respite school-of-origin school-function "
                "life-skills social-skills work child-care",
            ),
            ONLY_HOMES_CLAIM_THESE,
        ],
    ),
}
MONEY = {0: "0.00", 60: "39.30", 260: "170.30", None: None}
PAYEE = dict.fromkeys(YOUTHS, "youth") | {"tfc": "tfc-agency"}


def every_combination() -> Iterator[Any]:
    for claimants, table in EXPECTED.values():
        for claimant in claimants:
            for *cells, purposes in table:
                for purpose in purposes.split():
                    yield pytest.param(claimant, purpose, *cells, id=f"{claimant}-{purpose}")


def test_the_table_has_every_claimant_with_every_purpose_once() -> None:
    listed = sorted(combination.values[:2] for combination in every_combination())
    assert listed == sorted((claimant, purpose) for claimant in CLAIMANTS for purpose in PURPOSES)
    assert len(listed) == 9 * 23


@pytest.mark.parametrize(("claimant", "purpose", "status", "code", "form", "miles", "approver"), list(every_combination()))
def test_what_260_miles_come_to_for_each_claimant_and_purpose(
    claimant: str, purpose: str, status: str, code: str | None, form: str | None, miles: int | None, approver: str | None
) -> None:
    answer = ask(claimant, purpose)
    non_child, payee = purpose in NON_CHILD, PAYEE.get(claimant, "provider")
    has_deadline = form == "CD-106" or (claimant == "residential" and not non_child)
    expect(
        answer,
        status=status,
        code=code,
        form=form,
        reimbursable_miles=miles,
        approver=approver,
        miles_by_youth=[] if non_child else [{"youth": "Ada", "miles": miles, "amount": MONEY[miles]}],
        rate="0.655",
        amount=MONEY[miles],
        system="sam-ii" if non_child else "faces-payment-request",
        submit_by="2024-07-30" if has_deadline else None,
        late=None,
        submitted_by=payee,
        paid_to=payee,
    )
    claimed = has_deadline and status != "not-payable"
    assert [str(deadline.last_date) for deadline in answer.deadlines] == (["2024-07-30"] if claimed else [])


@pytest.mark.parametrize("claimant", CLAIMANTS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_papers_that_are_listed_are_those_of_the_form(claimant: str, purpose: str) -> None:
    answer = ask(claimant, purpose)
    logs = {document.id for document in answer.documents if document.id in ("CD-106", "CD-107", "MO 300-1189")}
    if answer.outcome.status in ("payable", "needs-approval"):
        assert logs == ({answer.outcome.form} - {None}), answer.documents
    else:
        assert logs <= {answer.outcome.form}, answer.documents


@pytest.mark.parametrize("claimant", ELEVATED)
@pytest.mark.parametrize("purpose", ["dental", "school-function", *DEVELOPMENT])
def test_up_to_200_miles_no_trip_of_a_level_b_or_tfc_home_is_payable_outside_the_school_of_origin(
    claimant: str, purpose: str
) -> None:
    expect(ask(claimant, purpose, 200), status="not-payable", reimbursable_miles=0, amount="0.00")


# Approvals


@pytest.mark.parametrize("claimant", ELEVATED)
@pytest.mark.parametrize("metro", [None, True, False])
@pytest.mark.parametrize("size", [0, 1, 2])
def test_past_200_miles_the_circuit_manager_approves_or_in_a_metro_area_the_designee(
    claimant: str, metro: bool | None, size: int
) -> None:
    said = {} if metro is None else {"metro": metro}
    for approved_by in combinations(APPROVERS, size):
        approved = "circuit-manager" in approved_by or (metro is True and "circuit-manager-designee" in approved_by)
        answer = ask(claimant, "counseling", 225, approved_by=list(approved_by), **said)
        expect(
            answer,
            status="payable" if approved else "needs-approval",
            reimbursable_miles=25,
            amount="16.38",
            approver=None if claimant == "tfc" else "circuit-manager-or-designee" if metro else "circuit-manager",
        )


def test_a_tfc_home_has_no_approver_that_the_manual_states() -> None:
    answer = ask("tfc", "counseling", 225)
    expect(answer, approver=None, status="needs-approval", form="CD-106", submitted_by="tfc-agency", paid_to="tfc-agency")
    assert "A3-41" in answer.interpretations
    assert T + "tfc-agency" in cited(answer)


@pytest.mark.parametrize("purpose", ["medical", "family-visit", "placement-visit", "court", "fst", "ppr"])
@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_residential_trip_past_200_miles_needs_the_rcst_coordinator_and_no_one_else(purpose: str, size: int) -> None:
    for approved_by in combinations(APPROVERS, size):
        status = "payable" if "rcst-coordinator" in approved_by else "needs-approval"
        expect(ask("residential", purpose, 260, approved_by=list(approved_by)), status=status, approver="rcst-coordinator")


@pytest.mark.parametrize("size", range(len(APPROVERS) + 1))
def test_a_residential_trip_for_the_case_plan_needs_the_coordinator_the_team_and_the_supervisor(size: int) -> None:
    for approved_by in combinations(APPROVERS, size):
        enough = {"rcst-coordinator", "fst", "supervisor"} <= set(approved_by)
        answer = ask("residential", "case-plan-support", 260, approved_by=list(approved_by))
        expect(answer, status="payable" if enough else "needs-approval", reimbursable_miles=60, approver="rcst-coordinator")


@pytest.mark.parametrize("claimant", [*HOMES, *YOUTHS])
@pytest.mark.parametrize("purpose", DEVELOPMENT)
def test_development_needs_the_team_or_the_case_manager_with_the_supervisor(claimant: str, purpose: str) -> None:
    for size in range(len(APPROVERS) + 1):
        for approved_by in combinations(APPROVERS, size):
            pair = {"case-manager", "supervisor"} <= set(approved_by)
            team = "fst" in approved_by
            answer = ask(claimant, purpose, 30, approved_by=list(approved_by))
            expect(
                answer,
                status="payable" if team or pair else "needs-approval",
                approver="case-manager-and-supervisor" if pair and not team else "fst",
                reimbursable_miles=30,
                amount="19.65",
                code=None,
            )


@pytest.mark.parametrize("claimant", ELEVATED)
@pytest.mark.parametrize("purpose", DEVELOPMENT)
def test_the_team_opens_no_door_for_development_in_a_level_b_or_tfc_home(claimant: str, purpose: str) -> None:
    everyone_else = ["case-manager", "supervisor", "fst", "rcst-coordinator"]
    expect(ask(claimant, purpose, 200, approved_by=everyone_else), status="not-payable", reimbursable_miles=0)
    expect(ask(claimant, purpose, 201, approved_by=everyone_else), status="needs-approval", reimbursable_miles=1)
    expect(ask(claimant, purpose, 201, approved_by=["circuit-manager"]), status="payable", reimbursable_miles=1)
    assert "A3-28" in ask(claimant, purpose, 200).interpretations


@pytest.mark.parametrize("claimant", CLAIMANTS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_approvals_never_turn_a_trip_payable_that_needed_none(claimant: str, purpose: str) -> None:
    before, after = ask(claimant, purpose), ask(claimant, purpose, approved_by=list(APPROVERS))
    if before.outcome.status == "needs-approval":
        assert after.outcome.status == "payable"
    else:
        assert after.outcome.status == before.outcome.status
    assert after.outcome.reimbursable_miles == before.outcome.reimbursable_miles
    assert after.outcome.amount == before.outcome.amount


def test_an_approved_trip_pays_what_it_promised_before() -> None:
    before, after = ask("level-b", miles=225), ask("level-b", miles=225, approved_by=["circuit-manager"])
    assert rows(before) == rows(after) == [("Ada", 25, "16.38")]
    assert before.outcome.amount == after.outcome.amount


@pytest.mark.parametrize("claimant", [*HOMES, *YOUTHS])
def test_the_local_office_signs_a_cd_106_but_its_signature_holds_nothing(claimant: str) -> None:
    answer = ask(claimant)
    expect(answer, status="payable", approver="local-office")
    assert [approval.strength for approval in answer.approvals if "ocal" in approval.who] == ["must"], answer.approvals


@pytest.mark.parametrize(
    ("claimant", "purpose", "words"),
    [
        ("level-b", "medical", ["Circuit Manager"]),
        ("residential", "medical", ["RCST Coordinator"]),
        ("residential", "case-plan-support", ["RCST", "Family Support Team", "supervisor"]),
        ("foster-home", "work", ["Family Support Team", "supervisor"]),
    ],
)
def test_the_approvals_name_who_must_approve(claimant: str, purpose: str, words: list[str]) -> None:
    answer = ask(claimant, purpose)
    named = " / ".join(approval.who for approval in answer.approvals if approval.strength == "must")
    for word in words:
        assert word in named or (word == "Family Support Team" and "FST" in named), named


@pytest.mark.parametrize("claimant", [*ELEVATED, "residential"])
def test_a_standing_approval_does_not_replace_the_signature(claimant: str) -> None:
    signer = "rcst-coordinator" if claimant == "residential" else "circuit-manager"
    expect(ask(claimant, miles=225, standing_approval=True), status="needs-approval", reimbursable_miles=25)
    expect(ask(claimant, miles=225, standing_approval=True, approved_by=[signer]), status="payable", reimbursable_miles=25)
    expect(ask(claimant, miles=225, standing_approval=False, approved_by=[signer]), status="payable")


def test_under_a_standing_approval_the_first_approved_cd_107_should_go_with_a_level_b_log() -> None:
    with_it, without = ask("level-b", miles=225, standing_approval=True), ask("level-b", miles=225)
    added = [document for document in with_it.documents if document not in without.documents]
    assert [(document.id[:6], document.strength) for document in added] == [("CD-107", "should")]
    assert "A3-42" in with_it.interpretations
    assert {T + "level-b/standing-approval", T + "level-b/copy-of-original"} & cited(with_it)


def test_the_written_approval_of_the_rcst_coordinator_must_go_with_each_residential_log() -> None:
    for standing in (False, True):
        answer = ask("residential", miles=225, standing_approval=standing)
        told = [document for document in answer.documents if "RCST Coordinator" in document.what and "pprov" in document.what]
        assert "must" in {document.strength for document in told}, answer.documents
    assert "A3-54" in ask("residential", miles=225, standing_approval=True).interpretations


# The rate


@pytest.mark.parametrize(
    ("on", "rate", "amount"),
    [
        ("2020-07-01", "0.370", "37.00"),
        ("2021-02-28", "0.370", "37.00"),
        ("2021-03-01", "0.430", "43.00"),
        ("2021-06-30", "0.430", "43.00"),
        ("2021-07-01", "0.490", "49.00"),
        ("2022-06-30", "0.490", "49.00"),
        ("2022-07-01", "0.550", "55.00"),
        ("2023-02-28", "0.550", "55.00"),
        ("2023-03-01", "0.620", "62.00"),
        ("2023-04-02", "0.620", "62.00"),
        ("2023-04-03", "0.655", "65.50"),
        ("2023-12-31", "0.655", "65.50"),
        ("2024-01-01", "0.655", "65.50"),
        ("2024-12-31", "0.655", "65.50"),
    ],
)
def test_a_trip_is_paid_at_the_state_rate_of_its_date(on: str, rate: str, amount: str) -> None:
    answer = ask(miles=100, date=on)
    expect(answer, rate=rate, amount=amount, reimbursable_miles=100)
    (figure,) = [figure for figure in answer.figures if figure.id == "mileage.state-rate"]
    shown = figure.model_dump(mode="json")
    assert (shown["value"], shown["unit"]) == (rate, "USD per mile")
    assert shown["source"] == "https://acct.oa.mo.gov/state-employees/travel-portal/mileage"
    assert shown["from"] <= on
    assert shown["through"] is None or shown["through"] >= on


def test_the_newest_rate_on_file_says_since_when_and_through_when_it_is_verified() -> None:
    (figure,) = [figure for figure in ask().model_dump(mode="json")["figures"] if figure["id"] == "mileage.state-rate"]
    assert (figure["from"], figure["through"], figure["value"]) == ("2023-04-03", "2024-12-31", "0.655")


def named(notices: list[str], *alternatives: str) -> bool:
    return any(all(words in notice for words in alternatives) for notice in notices)


@pytest.mark.parametrize("on", ["2025-01-01", "2025-06-02", "2026-11-22", "2031-05-05"])
def test_after_2024_there_is_no_rate_on_file_and_the_answer_says_what_is_known_and_where_to_look(on: str) -> None:
    answer = ask(miles=100, date=on, youths=three())
    expect(answer, status="payable", rate=None, amount=None, reimbursable_miles=100, code="TRMD", form="CD-106")
    expect(answer, approver="local-office")
    assert rows(answer) == [("Ada", 34, None), ("Ben", 33, None), ("Cleo", 33, None)]
    assert answer.outcome.submit_by is not None
    assert len(answer.deadlines) == 1
    assert named(answer.notices, "0.655", "December 31, 2024", "acct.oa.mo.gov"), answer.notices
    assert not any(figure.id == "mileage.state-rate" for figure in answer.figures)


@pytest.mark.parametrize("on", ["2020-06-30", "2019-01-01", "2000-02-29", "1900-01-01"])
def test_before_the_first_rate_on_file_the_answer_names_the_day_it_starts(on: str) -> None:
    answer = ask(miles=100, date=on)
    expect(answer, status="payable", rate=None, amount=None, reimbursable_miles=100, code="TRMD", form="CD-106")
    assert rows(answer) == [("Ada", 100, None)]
    assert named(answer.notices, "July 1, 2020"), answer.notices


def test_the_last_day_with_a_rate_and_the_first_without() -> None:
    expect(ask(miles=100, date="2024-12-31"), amount="65.50", submit_by="2025-01-30")
    expect(ask(miles=100, date="2025-01-01"), amount=None, submit_by="2025-03-02")
    assert not named(ask(miles=100, date="2024-12-31").notices, "December 31, 2024")


def test_miles_code_form_approver_and_deadline_never_wait_for_a_rate() -> None:
    level_b = ask("level-b", "court", 225, date="2025-02-10", approved_by=["circuit-manager"])
    expect(level_b, status="payable", code="TRAN", form="CD-107", reimbursable_miles=25, approver="circuit-manager", amount=None)
    residential = ask("residential", "court", 300, date="2025-02-10", youths=three())
    expect(residential, status="needs-approval", form="CD-107", submit_by="2025-03-30", approver="rcst-coordinator", amount=None)
    assert rows(residential) == [("Ada", 34, None), ("Ben", 33, None), ("Cleo", 33, None)]
    training = ask(purpose="training-in-service", miles=40, date="2025-02-10")
    expect(training, status="payable", form="MO 300-1189", system="sam-ii", reimbursable_miles=40, amount=None)


def test_a_share_of_no_mile_without_a_rate_is_null_as_long_as_the_trip_is_payable() -> None:
    assert rows(ask(miles=2, date="2025-02-10", youths=three())) == [("Ada", 1, None), ("Ben", 1, None), ("Cleo", 0, None)]


@pytest.mark.parametrize(("claimant", "purpose", "miles"), [("level-b", "medical", 200), ("foster-home", "child-care", 30)])
def test_what_is_not_payable_is_0_even_without_a_rate(claimant: str, purpose: str, miles: int) -> None:
    answer = ask(claimant, purpose, miles, date="2025-02-10")
    expect(answer, status="not-payable", rate=None, amount="0.00", reimbursable_miles=0)
    assert rows(answer) == [("Ada", 0, "0.00")]
    assert not named(answer.notices, "left open"), answer.notices


def test_a_rate_that_is_given_pays_a_trip_that_has_none_on_file() -> None:
    expect(ask(miles=100, date="2025-02-10", mileage_rate="0.655"), rate="0.655", amount="65.50")
    expect(ask(miles=100, date="2025-02-10", mileage_rate="0.700"), rate="0.700", amount="70.00")
    expect(ask(miles=100, date="2020-06-30", mileage_rate="0.370"), rate="0.370", amount="37.00")
    assert rows(ask(miles=100, date="2025-02-10", mileage_rate="0.700", youths=three()))[0] == ("Ada", 34, "23.80")


@pytest.mark.parametrize(("on", "rate"), [("2020-07-01", "0.370"), ("2023-04-02", "0.620"), ("2024-12-31", "0.655")])
def test_a_given_rate_that_equals_the_one_on_file_changes_nothing(on: str, rate: str) -> None:
    assert ask(date=on, mileage_rate=rate).outcome == ask(date=on).outcome


@pytest.mark.parametrize(
    ("on", "rate", "on_file"),
    [
        ("2020-07-01", "0.430", "0.370"),
        ("2023-04-02", "0.655", "0.620"),
        ("2024-06-03", "0.670", "0.655"),
        ("2024-12-31", "0.654", "0.655"),
        ("2024-12-31", "0.656", "0.655"),
    ],
)
def test_a_given_rate_that_differs_from_the_one_on_file_is_refused(on: str, rate: str, on_file: str) -> None:
    fault = only(refused(ask, date=on, mileage_rate=rate), "mileage_rate")
    assert fault.given == rate
    assert on_file in fault.message


@pytest.mark.parametrize(
    ("on", "within", "above"),
    [("2025-02-10", "0.700", "0.701"), ("2025-12-31", "0.700", "0.725"), ("2026-01-01", "0.725", "0.726")],
)
def test_a_given_rate_above_the_federal_one_is_questioned_and_still_used(on: str, within: str, above: str) -> None:
    assert not named(ask(date=on, mileage_rate=within).notices, "ederal")
    answer = ask(miles=100, date=on, mileage_rate=above)
    expect(answer, rate=above, status="payable")
    assert named(answer.notices, "ederal"), answer.notices


@pytest.mark.parametrize(
    "rate",
    ["0.65", "0.6550", "0.000", "-0.655", "655", "0.655 ", ".655", "$0.655", "0,655", "", "1e-3", 0.655, 1, True, ["0.700"]],
)
def test_a_rate_is_text_with_three_places_and_over_0(rate: Any) -> None:
    assert only(refused(ask, date="2025-02-10", mileage_rate=rate), "mileage_rate").allowed


# The deadline

DEADLINES = [
    ("2024-01-15", "2024-03-01"),
    ("2024-01-01", "2024-03-01"),
    ("2024-01-31", "2024-03-01"),
    ("2023-01-31", "2023-03-02"),
    ("2024-02-01", "2024-03-30"),
    ("2024-02-29", "2024-03-30"),
    ("2023-02-28", "2023-03-30"),
    ("2024-03-31", "2024-04-30"),
    ("2024-04-30", "2024-05-30"),
    ("2024-05-01", "2024-06-30"),
    ("2024-11-30", "2024-12-30"),
    ("2024-12-01", "2025-01-30"),
    ("2024-12-31", "2025-01-30"),
    ("2025-01-01", "2025-03-02"),
]


@pytest.mark.parametrize("claimant", ["foster-home", "ila-youth", "tfc", "residential"])
@pytest.mark.parametrize(("on", "submit_by"), DEADLINES)
def test_a_log_is_due_thirty_days_after_the_end_of_the_month_of_the_trip(claimant: str, on: str, submit_by: str) -> None:
    answer = ask(claimant, date=on)
    expect(answer, submit_by=submit_by)
    assert "A3-15" in answer.interpretations
    assert [str(deadline.last_date) for deadline in answer.deadlines] == [submit_by]


@pytest.mark.parametrize("claimant", ["foster-home", "tla-youth", "tfc", "residential"])
@pytest.mark.parametrize(
    ("submitted_on", "late"), [("2024-01-15", False), ("2024-02-29", False), ("2024-03-01", False), ("2024-03-02", True)]
)
def test_a_log_is_late_from_the_day_after_its_last_date_and_is_still_payable(
    claimant: str, submitted_on: str, late: bool
) -> None:
    answer = ask(claimant, date="2024-01-15", submitted_on=submitted_on)
    expect(answer, submit_by="2024-03-01", late=late, status=ask(claimant, date="2024-01-15").outcome.status)
    if late:
        assert "A0-10" in answer.interpretations


def test_whether_a_log_is_late_is_not_known_without_the_day_it_was_handed_in() -> None:
    expect(ask(), late=None)


@pytest.mark.parametrize(
    ("claimant", "purpose"), [("level-b", "medical"), ("level-b", "school-of-origin"), ("foster-home", "state-board")]
)
def test_where_no_deadline_is_stated_nothing_is_late(claimant: str, purpose: str) -> None:
    answer = ask(claimant, purpose, submitted_on="2026-01-01")
    expect(answer, submit_by=None, late=None)
    assert answer.deadlines == []


def test_a_log_cannot_be_handed_in_before_its_trip() -> None:
    fault = only(refused(ask, date="2024-01-15", submitted_on="2024-01-14"), "submitted_on")
    assert fault.given == "2024-01-14"
    assert "2024-01-15" in fault.allowed


# Older youth


@pytest.mark.parametrize("claimant", YOUTHS)
@pytest.mark.parametrize(
    ("empty_leg", "without", "paid"),
    [
        (None, None, 20),
        (None, 0, 20),
        (None, 10, 10),
        (None, 19, 1),
        (None, 20, 0),
        ("leg", None, 20),
        ("leg", 10, 10),
        ("leg", 20, 0),
        ("trip", 0, 20),
        ("trip", 10, 20),
        ("trip", 19, 20),
        ("trip", 20, 0),
    ],
)
def test_an_older_youth_is_not_paid_for_miles_without_the_youth_in_the_vehicle(
    claimant: str, empty_leg: str | None, without: int | None, paid: int
) -> None:
    more = {"empty_leg": empty_leg, "miles_without_youth": without}
    answer = ask(claimant, miles=20, **{field: value for field, value in more.items() if value is not None})
    expect(answer, reimbursable_miles=paid, status="payable" if paid else "not-payable")
    if without not in (None, 0, 20):
        assert "A3-22" in answer.interpretations
        assert T + "ila-tla-not-in-vehicle" in cited(answer)


def test_the_empty_miles_come_off_each_round_trip() -> None:
    expect(ask("ila-youth", miles=20, round_trips=2, miles_without_youth=10), reimbursable_miles=20)
    expect(ask("ila-youth", miles=20, round_trips=2, miles_without_youth=10, empty_leg="trip"), reimbursable_miles=40)
    expect(ask("ila-youth", miles=20, round_trips=2, miles_without_youth=20, empty_leg="trip"), reimbursable_miles=0)


def test_there_are_no_more_empty_miles_than_miles() -> None:
    fault = only(refused(ask, "ila-youth", miles=20, miles_without_youth=21), "miles_without_youth")
    assert fault.given == 21
    assert "20" in fault.allowed
    only(refused(ask, "ila-youth", miles=20, round_trips=2, miles_without_youth=21), "miles_without_youth")


@pytest.mark.parametrize("claimant", YOUTHS)
def test_whether_an_older_youth_is_paid_for_the_way_to_school_is_undetermined(claimant: str) -> None:
    answer = ask(claimant, "school-of-origin", 26, youths=["Ada", "Ben"])
    expect(answer, status="undetermined", reimbursable_miles=None, amount=None, code="TRED", form="CD-106")
    assert rows(answer) == [("Ada", None, None), ("Ben", None, None)]
    assert "A3-32" in answer.interpretations
    expect(ask(claimant, "school-of-origin", 26, miles_without_youth=26), status="not-payable", reimbursable_miles=0)


# School of origin


@pytest.mark.parametrize("claimant", RESOURCE_PARENTS)
@pytest.mark.parametrize("miles", [1, 26, 200, 201, 260])
def test_every_mile_to_the_school_of_origin_is_paid_to_every_resource_parent(claimant: str, miles: int) -> None:
    answer = ask(claimant, "school-of-origin", miles)
    expect(answer, status="payable", code="TRED", reimbursable_miles=miles)
    assert "A3-24" in answer.interpretations
    assert {T + "school/every-mile", T + "school/level-b-no-deduction"} & cited(answer)


def test_for_a_level_b_school_claim_no_form_and_no_approver_are_stated() -> None:
    answer = ask("level-b", "school-of-origin", 225)
    expect(answer, status="payable", reimbursable_miles=225, form=None, approver=None, submit_by=None)
    assert "A3-78" in answer.interpretations
    assert T + "school/level-b-no-deduction" in cited(answer)


@pytest.mark.parametrize(
    ("choice", "miles", "paid", "status", "approver"),
    [
        (None, 260, 260, "payable", "local-office"),
        ("no-deduction", 260, 260, "payable", "local-office"),
        ("no-deduction", 200, 200, "payable", "local-office"),
        ("deduct-200", 260, 60, "needs-approval", None),
        ("deduct-200", 201, 1, "needs-approval", None),
        ("deduct-200", 200, 0, "not-payable", "none"),
    ],
)
def test_a_tfc_home_going_to_school_is_read_in_two_ways(
    choice: str | None, miles: int, paid: int, status: str, approver: str | None
) -> None:
    answer = ask("tfc", "school-of-origin", miles, **({"tfc_school": choice} if choice else {}))
    expect(answer, status=status, reimbursable_miles=paid, code="TRED", form="CD-106", approver=approver)
    assert "A3-31" in answer.interpretations


def test_the_other_reading_of_tfc_school_trips_pays_once_it_is_approved() -> None:
    answer = ask("tfc", "school-of-origin", 260, tfc_school="deduct-200", approved_by=["circuit-manager"])
    expect(answer, status="payable", reimbursable_miles=60)


@pytest.mark.parametrize("claimant", RESOURCE_PARENTS)
@pytest.mark.parametrize(
    ("commute", "worked", "paid"), [(20, True, 6), (20, False, 26), (0, True, 26), (25, True, 1), (26, True, 0), (40, True, 0)]
)
def test_on_a_shared_route_only_the_miles_beyond_the_usual_commute_are_paid(
    claimant: str, commute: int, worked: bool, paid: int
) -> None:
    answer = ask(claimant, "school-of-origin", 26, commute_miles=commute, reported_to_work=worked)
    expect(answer, reimbursable_miles=paid, status="payable" if paid else "not-payable", code="TRED")
    assert {T + ("school/shared-route" if worked else "school/not-at-work"), T + "school/no-commute"} & cited(answer)
    assert "A3-33" in answer.interpretations


def test_the_commute_is_the_day_s_and_comes_off_once_whatever_the_round_trips() -> None:
    expect(
        ask(purpose="school-of-origin", miles=13, round_trips=2, commute_miles=20, reported_to_work=True), reimbursable_miles=6
    )
    expect(
        ask(purpose="school-of-origin", miles=13, round_trips=2, commute_miles=20, reported_to_work=False), reimbursable_miles=26
    )


def test_the_commute_comes_off_before_the_split() -> None:
    case = {"commute_miles": 20, "reported_to_work": True, "youths": three()}
    assert miles_of(ask(purpose="school-of-origin", miles=27, **case)) == [3, 2, 2]


@pytest.mark.parametrize(
    ("miles", "trips", "commute", "paid"), [(260, 1, 20, 40), (210, 2, 15, 5), (210, 2, 20, 0), (190, 2, 20, 0)]
)
def test_with_the_tfc_deduction_the_200_miles_come_off_before_the_commute(
    miles: int, trips: int, commute: int, paid: int
) -> None:
    answer = ask(
        "tfc",
        "school-of-origin",
        miles,
        round_trips=trips,
        tfc_school="deduct-200",
        commute_miles=commute,
        reported_to_work=True,
    )
    expect(answer, reimbursable_miles=paid)


def test_the_commute_is_both_fields_or_neither() -> None:
    for case in ({"commute_miles": 20}, {"commute_miles": 0}, {"reported_to_work": True}, {"reported_to_work": False}):
        error = refused(ask, purpose="school-of-origin", miles=26, **case)
        assert len(error.faults) == 1
        assert error.faults[0].path in ("commute_miles", "reported_to_work")


# What belongs to which claimant and purpose


def given_where_it_means_nothing(claimant: str, purpose: str) -> Iterator[dict[str, Any]]:
    """Fields that say nothing about this trip, each with its default value too."""
    if claimant not in YOUTHS or purpose in NON_CHILD:
        yield from ({"miles_without_youth": miles} for miles in (0, 10))
        yield from ({"empty_leg": choice} for choice in ("leg", "trip"))
    if purpose != "school-of-origin" or claimant not in RESOURCE_PARENTS:
        yield from ({"commute_miles": 0, "reported_to_work": worked} for worked in (True, False))
    if purpose != "training-pre-service":
        yield from ({"license_granted": granted} for granted in (True, False))
    if purpose not in EXPLAINED:
        yield {"explanation": "Learning to cook"}
    nothing_comes_off = purpose in NON_CHILD or purpose == "school-of-origin"
    if claimant not in ELEVATED or nothing_comes_off:
        yield from ({"metro": metro} for metro in (True, False))
    if claimant not in (*ELEVATED, "residential") or nothing_comes_off:
        yield from ({"standing_approval": standing} for standing in (True, False))
    if (claimant, purpose) != ("tfc", "school-of-origin"):
        yield from ({"tfc_school": choice} for choice in ("no-deduction", "deduct-200"))
    if purpose in NON_CHILD:
        yield {"youths": ["Ada"]}
    yield {"mixed_levels": True}


@pytest.mark.parametrize("claimant", CLAIMANTS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_field_without_meaning_for_the_claimant_or_purpose_is_refused(claimant: str, purpose: str) -> None:
    for given in given_where_it_means_nothing(claimant, purpose):
        error = refused(calculate, "trip-mileage", {**trip(claimant, purpose), **given})
        assert paths(error) == sorted(given), (given, error.faults)
        for fault in error.faults:
            assert fault.given == given[fault.path]
            assert fault.allowed
            assert fault.message.startswith(f"{fault.path}: ")
            assert fault.allowed in fault.message


@pytest.mark.parametrize("claimant", CLAIMANTS)
def test_a_field_is_taken_where_it_means_something(claimant: str) -> None:
    assert ask(claimant, mixed_levels=False).outcome == ask(claimant).outcome
    if claimant in YOUTHS:
        ask(claimant, miles_without_youth=0, empty_leg="leg")
    if claimant in RESOURCE_PARENTS:
        ask(claimant, "school-of-origin", commute_miles=0, reported_to_work=False)
    if claimant in ELEVATED:
        ask(claimant, metro=False)
    if claimant in (*ELEVATED, "residential"):
        ask(claimant, standing_approval=False)


@pytest.mark.parametrize("claimant", CLAIMANTS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_each_purpose_has_what_it_needs(claimant: str, purpose: str) -> None:
    case = trip(claimant, purpose)
    for field in ("explanation", "license_granted"):
        if field in case:
            fault = only(refused(calculate, "trip-mileage", {key: case[key] for key in case if key != field}), field)
            assert fault.given is None
    if purpose not in NON_CHILD:
        assert only(refused(calculate, "trip-mileage", {**case, "youths": []}), "youths").given == []
        only(refused(calculate, "trip-mileage", {key: case[key] for key in case if key != "youths"}), "youths")


def test_youths_that_were_not_given_are_told_as_not_given() -> None:
    case = trip("foster-home", "medical")
    del case["youths"]
    fault = only(refused(calculate, "trip-mileage", case), "youths")
    assert fault.given is None
    assert "nothing was given" in fault.message


def test_youths_of_two_levels_of_care_in_one_trip_are_refused_with_the_reason() -> None:
    fault = only(refused(ask, "level-b", miles=300, youths=["Ada", "Ben"], mixed_levels=True), "mixed_levels")
    assert fault.given is True
    assert "level" in fault.message.split(":", 1)[1]


@pytest.mark.parametrize("youths", [["Ada", "Ada"], ["Ada", "Ben", "Ada"]])
def test_two_youths_have_two_labels(youths: list[str]) -> None:
    error = refused(ask, youths=youths)
    assert {path.split(".")[0] for path in paths(error)} == {"youths"}
    assert "Ada" in error.faults[0].message


@pytest.mark.parametrize("youths", ["Ada", None, 1, True, {"Ada": 1}, [1], [None], [["Ada"]], [True]])
def test_youths_are_a_list_of_labels(youths: Any) -> None:
    assert {path.split(".")[0] for path in paths(refused(ask, youths=youths))} == {"youths"}


@pytest.mark.parametrize("count", [0, 3, -1, 1.5, True, "1", None, [1]])
def test_there_are_one_or_two_round_trips(count: Any) -> None:
    fault = only(refused(ask, round_trips=count), "round_trips")
    assert "1" in fault.allowed
    assert "2" in fault.allowed


@pytest.mark.parametrize("miles", [-1, 5.5, "225", True, None, [225], 10**30])
def test_miles_are_whole_numbers(miles: Any) -> None:
    assert only(refused(ask, miles=miles), "round_trip_miles").allowed


def test_who_approved_is_a_list_of_known_approvers() -> None:
    only(refused(ask, approved_by="fst"), "approved_by")
    only(refused(ask, approved_by=["fst", "grandmother"]), "approved_by.1")
    only(refused(ask, approved_by=[None]), "approved_by.0")


def test_a_refused_choice_lists_what_is_allowed() -> None:
    fault = only(refused(ask, "kinship"), "claimant")
    assert fault.given == "kinship"
    assert all(claimant in fault.allowed for claimant in CLAIMANTS)
    fault = only(refused(calculate, "trip-mileage", {**trip("foster-home", "medical"), "purpose": "vision"}), "purpose")
    assert all(purpose in fault.allowed for purpose in PURPOSES)


def test_all_that_is_wrong_is_reported_at_once() -> None:
    case = trip("foster-home", "work", 5.5, metro=True, mixed_levels=True, submitted_on="2024-06-02", agee=1)
    del case["explanation"]
    found = paths(refused(calculate, "trip-mileage", case))
    assert found == ["agee", "explanation", "metro", "mixed_levels", "round_trip_miles", "submitted_on"]


# Trips that are not about one child


@pytest.mark.parametrize("claimant", RESOURCE_PARENTS)
@pytest.mark.parametrize("purpose", NON_CHILD)
@pytest.mark.parametrize("miles", [1, 200, 201])
def test_a_resource_parent_of_any_level_is_paid_every_mile_to_trainings_and_meetings(
    claimant: str, purpose: str, miles: int
) -> None:
    answer = ask(claimant, purpose, miles, round_trips=1)
    expect(answer, status="payable", reimbursable_miles=miles, miles_by_youth=[], form="MO 300-1189", approver="none")
    expect(answer, system="sam-ii", submit_by=None, code=None)
    assert "A3-47" in answer.interpretations


@pytest.mark.parametrize("claimant", RESOURCE_PARENTS)
def test_pre_service_training_is_paid_once_the_license_is_granted(claimant: str) -> None:
    expect(ask(claimant, "training-pre-service", 40, license_granted=True), status="payable", reimbursable_miles=40)
    answer = ask(claimant, "training-pre-service", 40, license_granted=False)
    expect(answer, status="not-payable", reimbursable_miles=0, amount="0.00", form="MO 300-1189", approver="none")
    assert "A3-46" in answer.interpretations


def test_a_trip_without_youths_has_its_amount_in_one_rounding() -> None:
    expect(ask(purpose="state-board", miles=33, round_trips=1), amount="21.62", miles_by_youth=[])
    expect(ask(purpose="state-board", miles=33, round_trips=2), amount="43.23", reimbursable_miles=66)


# Who pays


def test_for_an_fccm_case_the_amount_stands_and_faces_has_no_part() -> None:
    for claimant, purpose in (("foster-home", "medical"), ("level-b", "medical"), ("foster-home", "state-board")):
        own, fccm = (ask(claimant, purpose, agency=agency) for agency in ("children-division", "fccm"))
        expect(fccm, system=None)
        same = own.model_dump(mode="json")["outcome"] | {"system": None}
        assert fccm.model_dump(mode="json")["outcome"] == same
        assert named(fccm.notices, "FCCM case manager")
        assert "AP-02" in fccm.interpretations


# What stands behind an answer

WHAT_STANDS_BEHIND: list[tuple[dict[str, Any], set[str], set[str]]] = [
    (trip("foster-home", "medical"), {"cd-106-deadline", "mileage-rate", "child-specific/medical"}, {"A3-15", "A3-17"}),
    (trip("foster-home", "counseling"), {"child-specific/counseling"}, {"A3-15"}),
    (trip("foster-home", "court"), {"child-specific/court-and-attorneys"}, set()),
    (trip("foster-home", "attorney-preparation"), {"child-specific/court-and-attorneys"}, set()),
    (trip("foster-home", "guardian-ad-litem"), {"child-specific/gal"}, set()),
    (trip("foster-home", "fst"), {"child-specific/fst-ppr"}, set()),
    (trip("foster-home", "ppr"), {"child-specific/fst-ppr"}, set()),
    (trip("foster-home", "respite"), {"child-specific/respite"}, set()),
    (trip("foster-home", "dental"), set(), {"A3-25"}),
    (trip("foster-home", "school-function"), {"school/tred-excludes-functions"}, {"A3-34"}),
    (trip("foster-home", "work"), {"development/approval"}, {"A3-27", "A3-75"}),
    (trip("foster-home", "life-skills"), {"development/approval", "development/life-skills"}, {"A3-27"}),
    (trip("foster-home", "social-skills"), {"development/approval", "development/social-skills"}, {"A3-27"}),
    (trip("foster-home", "child-care"), {"child-care-excluded"}, {"A3-35"}),
    (trip("level-a-or-medical", "medical"), {"child-specific/medical"}, {"A3-26"}),
    (trip("foster-home", "medical", 101, youths=three()), {"split-among-youth"}, {"A3-37", "A0-02"}),
    (trip("level-b", "medical", 225), {"level-b/approval"}, {"A3-40", "A3-41"}),
    (trip("level-b", "medical", 200), {"level-b/ordinary-travel"}, {"A3-40"}),
    (trip("level-b", "medical", 225, round_trips=2), {"level-b/approval"}, {"A3-21"}),
    (trip("tfc", "medical", 225), {"tfc-agency"}, {"A3-40", "A3-41"}),
    (trip("residential", "medical", 300, youths=three()), {"residential/rcst-approval", "residential/single-trip"}, {"A3-48"}),
    (trip("residential", "medical", 225), {"residential/cd-107-deadline", "residential/medical"}, {"A3-15", "A3-48"}),
    (trip("residential", "placement-visit", 225), {"residential/visits"}, {"A3-49"}),
    (trip("residential", "counseling", 225), {"residential/purposes"}, {"A3-49"}),
    (trip("residential", "case-plan-support", 225), {"ticket/additional-trips"}, {"A3-50", "A3-52"}),
    (trip("foster-home", "training-in-service"), {"non-child/sam-ii"}, {"A3-47"}),
    (trip("foster-home", "regional-advisory-board"), {"non-child/sam-ii"}, {"A3-47"}),
]


@pytest.mark.parametrize(("case", "clauses", "readings"), WHAT_STANDS_BEHIND)
def test_an_answer_cites_its_clauses_and_readings(case: dict[str, Any], clauses: set[str], readings: set[str]) -> None:
    answer = calculate("trip-mileage", case)
    assert {T + clause for clause in clauses} <= cited(answer), sorted(cited(answer))
    assert readings <= set(answer.interpretations), answer.interpretations


@pytest.mark.parametrize("claimant", CLAIMANTS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_step_and_reading_of_every_combination_is_in_the_registers(claimant: str, purpose: str) -> None:
    answer = ask(claimant, purpose, youths=[] if purpose in NON_CHILD else three())
    assert answer.steps
    for step in answer.steps:
        assert step.clause in policy().clauses, step
        assert step.text.endswith("."), step
    assert set(answer.interpretations) <= set(policy().interpretations)
    assert answer.outcome.headline().strip()
    json.dumps(answer.model_dump(mode="json"), allow_nan=False)


def test_the_200_miles_are_a_figure_with_its_clause() -> None:
    for claimant, id, clause in (
        ("level-b", "mileage.level-b.unpaid-miles", "level-b/first-200-miles"),
        ("tfc", "mileage.level-b.unpaid-miles", "level-b/first-200-miles"),
        ("residential", "mileage.residential.unpaid-miles", "residential/first-200-miles"),
    ):
        figures = {figure.id: figure for figure in ask(claimant, miles=225).figures}
        assert figures[id].value == 200
        assert figures[id].clause in (T + clause, T + f"{claimant}/over-200", T + f"{claimant}/mile-201", T + "level-b/over-200")
    assert not any(figure.id.endswith("unpaid-miles") for figure in ask().figures)


def test_the_thirty_days_are_a_figure_where_a_deadline_is_stated() -> None:
    assert {"mileage.cd-106.days": 30}.items() <= {figure.id: figure.value for figure in ask().figures}.items()
    residential = {figure.id: figure.value for figure in ask("residential").figures}
    assert {"mileage.cd-107.residential-days": 30}.items() <= residential.items()
    assert not any("days" in figure.id for figure in ask("level-b").figures)


def test_the_provider_must_have_a_copy_of_the_approved_cd_106_and_an_older_youth_should() -> None:
    def copy(answer: Any) -> str:
        return " ".join(step.text for step in answer.steps if step.clause == T + "copy-to-provider")

    assert "must get a copy" in copy(ask())
    youth = ask("ila-youth")
    assert "youth" in copy(youth)
    assert "A3-77" in youth.interpretations
    assert copy(ask("level-b")) == copy(ask("residential")) == copy(ask(purpose="state-board")) == ""


def test_a_development_trip_says_what_goes_in_field_12_and_with_the_log() -> None:
    answer = ask(purpose="life-skills", miles=30)
    told = " ".join([*(document.what for document in answer.documents), *(step.text for step in answer.steps)])
    assert "field 12" in told.lower()
    assert {document.strength for document in answer.documents if "DCN" in document.what} == {"should"}, answer.documents


def test_a_level_b_log_goes_with_the_payment_request_to_the_payment_unit() -> None:
    answer = ask("level-b", miles=225, approved_by=["circuit-manager"])
    (log,) = [document for document in answer.documents if document.id == "CD-107"]
    assert log.strength == "must"
    assert "payment unit" in " ".join(step.text for step in answer.steps if step.clause == T + "level-b/pr").lower()


def test_a_residential_log_goes_to_the_rcst_coordinator() -> None:
    documents = [document for document in ask("residential", miles=225).documents if document.id == "CD-107"]
    assert any("RCST Coordinator" in f"{document.goes_to} {document.what}" for document in documents)


def test_an_earlier_trip_is_answered_and_says_that_the_edition_is_later() -> None:
    answer = ask(miles=100, date="2022-05-05")
    expect(answer, amount="49.00", submit_by="2022-06-30")
    assert named(answer.notices, "January 1, 2024")


def test_the_working_shows_the_miles_and_the_money() -> None:
    answer = ask("level-b", miles=225).model_dump(mode="json")
    assert 25 in [step["value"] for step in answer["steps"]]
    assert "16.38" in [step["value"] for step in answer["steps"]]
    assert {"miles"} <= {step["unit"] for step in answer["steps"]}


def test_a_tfc_agency_s_cd_106_has_the_local_signature_besides_the_approval_past_the_first_miles() -> None:
    answer = ask("tfc", "counseling", 300)
    assert [approval.who for approval in answer.approvals] == ["local staff of the Children's Division"]
    assert named(answer.notices, "does not say who approves for a TFC home"), answer.notices


def test_a_dental_trip_of_a_level_b_home_says_that_it_still_waits_for_the_circuit_manager() -> None:
    waiting = "It waits for the approval of the Circuit Manager."
    assert waiting in ask("level-b", "dental", 300).notices
    assert waiting not in ask("level-b", "dental", 300, approved_by=["circuit-manager"]).notices


def test_what_is_still_needed_is_named_when_some_have_approved() -> None:
    answer = ask("residential", "case-plan-support", 300, approved_by=["rcst-coordinator"])
    assert "It waits for the approval of the FST and the supervisor." in answer.notices
    answer = ask("level-b", "counseling", 300, approved_by=["circuit-manager-designee"])
    assert "The approval of a designee counts in metro areas only." in answer.notices


def test_blanks_around_a_label_make_no_other_youth() -> None:
    answer = ask(miles=20, youths=[" A", "B "])
    assert [row.youth for row in answer.outcome.miles_by_youth] == ["A", "B"]
    assert refused(ask, miles=20, youths=["A", "A "]).faults[0].path == "youths.1"


def test_a_school_function_says_that_it_may_be_paid_as_development() -> None:
    answer = ask("foster-home", "school-function", 25)
    assert named(answer.notices, "may be paid as a trip for development"), answer.notices


def test_the_federal_rate_is_on_file_from_2025_through_the_day_it_was_last_looked_up() -> None:
    rate = "mileage.federal-rate"
    assert figure(rate, date(2025, 1, 1)) == figure(rate, date(2025, 12, 31)) == Decimal("0.700")
    assert figure(rate, date(2026, 1, 1)) == figure(rate, date(2026, 11, 22)) == Decimal("0.725")
    with pytest.raises(BeforeFirstDate):
        figure(rate, date(2024, 12, 31))
    with pytest.raises(NotVerified):
        figure(rate, date(2026, 11, 23))


def test_a_facility_is_told_that_pay_begins_on_mile_201_the_one_after_the_unpaid_miles() -> None:
    answer = ask("residential", "court", 300)
    assert "Pay begins on mile 201 of each round trip." in [step.text for step in answer.steps]
    assert figure("mileage.residential.first-paid-mile") == figure("mileage.residential.unpaid-miles") + 1 == 201

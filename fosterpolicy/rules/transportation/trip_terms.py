"""On what terms a trip is paid: whether it is on the claimant's list, and whose approval it waits for."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from fosterpolicy.core.working import Working
from fosterpolicy.rules.transportation.claims import (
    CASE_PLAN_SUPPORT,
    CLAIMANTS,
    CODED,
    DEVELOPMENT,
    LEVEL_B_AND_TFC,
    NOT_CHILD_SPECIFIC,
    OLDER_YOUTH,
    PURPOSES,
    RESIDENTIAL,
    RESOURCE_PARENTS,
    WITHOUT_A_CODE,
)
from fosterpolicy.rules.transportation.trip_case import Approver, TripMileageCase

Status = Literal["payable", "needs-approval", "not-payable", "no-code-stated", "undetermined"]
ApproverId = Literal[
    "none",
    "local-office",
    "fst",
    "case-manager-and-supervisor",
    "circuit-manager",
    "circuit-manager-or-designee",
    "rcst-coordinator",
]


APPROVERS: dict[Approver, str] = {
    "rcst-coordinator": "the RCST Coordinator",
    "circuit-manager": "the Circuit Manager",
    "circuit-manager-designee": "the designee in a metro area",
    "fst": "the FST",
    "case-manager": "the case manager",
    "supervisor": "the supervisor",
}


class Terms(NamedTuple):
    """On what terms a trip is paid.

    Attributes:
        status: What the trip is once it is approved.
        approver: Who approves it; None where the manual does not say.
        opened_by: Groups of people; the approval of any one whole group lets the payment go. Empty: it waits for nobody.
    """

    status: Status
    approver: ApproverId | None
    opened_by: tuple[frozenset[Approver], ...] = ()

    def lacking(self, approved_by: Iterable[str]) -> str:
        """The approvals that the trip still waits for, in words; empty where it waits for none."""
        waiting = [group.difference(approved_by) for group in self.opened_by]
        if not all(waiting):
            return ""
        return ", or ".join(" and ".join(APPROVERS[who] for who in APPROVERS if who in group) for group in waiting)


FST_OR_MANAGER_AND_SUPERVISOR = (frozenset[Approver]({"fst"}), frozenset[Approver]({"case-manager", "supervisor"}))


def terms_of(case: TripMileageCase, work: Working) -> Terms:
    """Judge a trip by who claims it and what it was for."""
    if case.purpose == "child-care":
        text = "Travel for child care is never paid, at any level of care, even where the case plan calls for the care."
        work.step(text, "12.8.3/transport/child-care-excluded", readings=["A3-35"])
        return NOT_PAYABLE
    if not case.child_specific:
        return _not_about_one_child(case, work)
    if case.claimant == "residential":
        return _residential(case, work)
    work.step(
        f"{_capital(CLAIMANTS[case.claimant])} may claim child-specific trips.",
        _who_may(case),
        readings=["A3-19", *_medical_homes(case)],
    )
    if case.purpose == "school-of-origin":
        return _school(case, work)
    if case.claimant in LEVEL_B_AND_TFC:
        return _level_b_or_tfc(case, work)
    return _ordinary(case, work)


NOT_PAYABLE = Terms("not-payable", "none")
"""Nothing is paid, so nobody is asked."""


def _not_about_one_child(case: TripMileageCase, work: Working) -> Terms:
    allowed, rate_and_form = NOT_CHILD_SPECIFIC[case.purpose]
    if case.claimant not in RESOURCE_PARENTS:
        text = "Trips that are not about one child are paid to resource providers, which we read as resource homes."
        work.step(text, allowed, readings=["A3-47"])
        return NOT_PAYABLE
    if case.purpose == "training-pre-service" and not case.license_granted:
        text = "Travel to pre-service training is paid once the license is approved and granted; it is not yet."
        work.step(text, allowed, readings=["A3-46"])
        return NOT_PAYABLE
    readings = ["A3-46"] if case.purpose == "training-pre-service" else []
    work.step(f"Travel for {PURPOSES[case.purpose]} is paid to resource providers.", allowed, readings=readings)
    work.step(
        "It is paid at the state mileage rate of the trip's date. No approver, deadline or deduction is stated for it.",
        rate_and_form,
        readings=["A3-47"],
    )
    return Terms("payable", "none")


def _residential(case: TripMileageCase, work: Working) -> Terms:
    work.step("A residential treatment provider may claim mileage on its own terms.", "12.8.3/transport/residential/who")
    coordinator = frozenset[Approver]({"rcst-coordinator"})
    if case.purpose in RESIDENTIAL:
        text = f"{_capital(PURPOSES[case.purpose])} is on the residential list."
        if case.purpose == "family-visit":
            text = "A visit with a caretaker or guardian is on the residential list; it names no other relatives."
        work.step(text, RESIDENTIAL[case.purpose], readings=["A3-49"])
        _rcst_approval(work)
        return Terms("payable", "rcst-coordinator", (coordinator,))
    if case.purpose == CASE_PLAN_SUPPORT:
        work.step(
            "A trip outside the list may be allowed, case by case, where it supports the case plan: "
            "the FST, the RCST and the supervisor approve it.",
            "12.8.3/transport/ticket/additional-trips",
            readings=["A3-50", "A3-52"],
        )
        _rcst_approval(work)
        return Terms("payable", "rcst-coordinator", (coordinator | {"fst", "supervisor"},))
    if case.purpose == "dental":
        text = "The residential list has medical care, and does not say whether dental care is part of it."
        work.step(text, RESIDENTIAL["medical"], readings=["A3-25", "A3-49"])
        _rcst_approval(work)
        return Terms("no-code-stated", "rcst-coordinator", (coordinator,))
    text = f"{_capital(PURPOSES[case.purpose])} is not on the residential list."
    work.step(text, "12.8.3/transport/residential/purposes", readings=["A3-49"])
    work.notice("If the trip supports the case plan, it may be approved as case-plan-support.")
    return NOT_PAYABLE


def _rcst_approval(work: Working) -> None:
    work.step(
        "Payment past the first miles needs the approval of the RCST Coordinator.",
        "12.8.3/transport/residential/rcst-approval",
        readings=["A3-48"],
    )
    work.step(
        "The trip should support the child's own treatment plan.",
        "12.8.3/transport/residential/treatment-plan",
        readings=["A0-08"],
    )


def _school(case: TripMileageCase, work: Working) -> Terms:
    text = "Transport that keeps the youth in the school where the youth is enrolled is acceptable child-specific travel."
    work.step(text, CODED[case.purpose].clause, readings=CODED[case.purpose].readings)
    if case.claimant in OLDER_YOUTH:
        work.step(
            "The manual gives school mileage to resource parents. It does not say whether an older youth may have it.",
            "12.8.3/transport/school/every-mile",
            readings=["A3-32"],
        )
        work.notice("Ask before the youth claims it: the manual does not answer this.")
        return Terms("undetermined", "local-office")
    if case.claimant == "level-b":
        work.reading("A3-78")
        work.notice(
            "The manual names neither a log nor an approver for a Level B home's school trip. Ask which your office uses."
        )
        return Terms("payable", None)
    if case.claimant == "tfc":
        work.reading("A3-31")
        if case.tfc_school == "deduct-200":
            return _past_the_first_miles(case, "payable", work)
    return Terms("payable", "local-office")


def _level_b_or_tfc(case: TripMileageCase, work: Working) -> Terms:
    if not _on_the_list(case, work):
        return NOT_PAYABLE
    if case.purpose in DEVELOPMENT:
        text = "The approval of trips for development is for homes that are not Level B."
        work.step(text, "12.8.3/transport/development/who", readings=["A3-28"])
    if case.claimant == "level-b":
        text = "Under its agreement a Level B home supplies ordinary travel, reasonable and customary, itself."
        work.step(text, "12.8.3/transport/level-b/ordinary-travel", readings=["A3-45"])
    return _past_the_first_miles(case, "no-code-stated" if case.purpose in WITHOUT_A_CODE else "payable", work)


def _past_the_first_miles(case: TripMileageCase, status: Status, work: Working) -> Terms:
    """Payment past the first miles waits for the Circuit Manager, or in a metro area for a designee (A3-41)."""
    who = "Circuit Manager or, in this metro area, a designee" if case.metro else "Circuit Manager"
    text = f"Payment past the first miles needs the approval of the {who}."
    if case.claimant == "tfc":
        text = f"Payment past the first miles needs an approval. The manual names the {who}, and not who approves for a TFC home."
        work.notice(
            "The manual does not say who approves for a TFC home: ask the TFC agency and the Circuit Manager. "
            "The Circuit Manager's approval is taken as enough here."
        )
    work.step(text, "12.8.3/transport/level-b/approval", readings=["A3-41"])
    manager, designee = frozenset[Approver]({"circuit-manager"}), frozenset[Approver]({"circuit-manager-designee"})
    approver: ApproverId | None = "circuit-manager-or-designee" if case.metro else "circuit-manager"
    return Terms(status, None if case.claimant == "tfc" else approver, (manager, designee) if case.metro else (manager,))


def _ordinary(case: TripMileageCase, work: Working) -> Terms:
    if not _on_the_list(case, work):
        return NOT_PAYABLE
    if case.purpose in WITHOUT_A_CODE:
        return Terms("no-code-stated", "local-office")
    if case.purpose in DEVELOPMENT:
        text = (
            "Trips that support the youth's development need the approval of the FST, or of the case manager and the supervisor."
        )
        work.step(text, "12.8.3/transport/development/approval", readings=["A3-27"])
        work.step(
            "They are open to youth in an ILA or TLA, and to homes that are not Level B.",
            "12.8.3/transport/development/who",
            readings=["A3-26", "A3-28"],
        )
        by_both = FST_OR_MANAGER_AND_SUPERVISOR[1].issubset(case.approved_by) and "fst" not in case.approved_by
        return Terms("payable", "case-manager-and-supervisor" if by_both else "fst", FST_OR_MANAGER_AND_SUPERVISOR)
    return Terms("payable", "local-office")


def _on_the_list(case: TripMileageCase, work: Working) -> bool:
    """Whether the purpose is on the list of child-specific trips, with what the list says of it."""
    words = _capital(PURPOSES[case.purpose])
    if case.purpose in CODED:
        coded = CODED[case.purpose]
        work.step(f"{words} is on the list of allowable trips, code {coded.code}.", coded.clause, readings=coded.readings)
        if case.purpose == "family-visit":
            work.step(
                "The list names family visits twice, with the same code.", "12.8.3/transport/child-specific/family-visits-repeat"
            )
        return True
    if case.purpose in WITHOUT_A_CODE:
        clause, readings = WITHOUT_A_CODE[case.purpose]
        if case.purpose == "dental":
            text = "The list has medical care, and does not say whether dental care is part of it. No code is stated."
            work.notice("A trip for dental care is likely paid as medical care. Ask your office which code it takes.")
        else:
            text = "The code for school does not cover school functions. They may qualify as social skills. No code is stated."
            if case.claimant not in LEVEL_B_AND_TFC:
                work.notice(
                    "A school function may be paid as a trip for development, if the FST, or the case manager and the "
                    "supervisor, approve it."
                )
        work.step(text, clause, readings=readings)
        return True
    if case.purpose in DEVELOPMENT:
        clause, readings = DEVELOPMENT[case.purpose]
        work.step(
            "The areas of development are life skills and social skills.",
            "12.8.3/transport/development/areas",
            readings=["A3-30"],
        )
        text = "Work is on no list; it can count as learning life skills." if case.purpose == "work" else f"{words} counts."
        work.step(text, clause, readings=readings)
        return True
    work.step(
        f"{words} is not on the list for this claimant.", "12.8.3/transport/child-specific/purposes", readings=["A3-19", "A3-49"]
    )
    if case.purpose == "placement-visit":
        work.notice(
            "A visit with the child's family is family-visit. A trip for the youth's development needs the approval "
            "of the FST, or of the case manager and the supervisor."
        )
    return False


def _who_may(case: TripMileageCase) -> str:
    return "12.8.3/transport/who" if case.claimant in LEVEL_B_AND_TFC else "12.8.3/transport/child-specific/claimants"


def _medical_homes(case: TripMileageCase) -> list[str]:
    return ["A3-26"] if case.claimant == "level-a-or-medical" else []


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

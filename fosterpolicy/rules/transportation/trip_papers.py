"""What goes with a trip: form, deadline, signatures, and where it is sent."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from fosterpolicy.core.calendar import in_words, month_end, month_of
from fosterpolicy.core.wording import month_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.transportation.claims import (
    CASE_PLAN_SUPPORT,
    DEVELOPMENT,
    LEVEL_B_AND_TFC,
    NOT_CHILD_SPECIFIC,
    OLDER_YOUTH,
    Form,
)
from fosterpolicy.rules.transportation.trip_case import TripMileageCase
from fosterpolicy.rules.transportation.trip_terms import ApproverId, Terms

Claimed = Literal["provider", "youth", "tfc-agency"]


class Papers(NamedTuple):
    """The papers of a trip.

    Attributes:
        form: The form, or None where the manual names none.
        submit_by: The last date to hand it in, or None where none is stated.
        late: Whether it is handed in after that; None where it is not known.
    """

    form: Form | None
    submit_by: date | None
    late: bool | None


def form_of(case: TripMileageCase) -> Form | None:
    """The form that a claimant uses for a purpose (A3-43, A3-78)."""
    if not case.child_specific:
        return "MO 300-1189"
    if case.claimant == "residential":
        return "CD-107"
    if case.claimant == "level-b":
        return None if case.purpose == "school-of-origin" else "CD-107"
    return "CD-106"


def claimed_by(case: TripMileageCase) -> Claimed:
    """Who hands the claim in and is paid."""
    if case.claimant in OLDER_YOUTH:
        return "youth"
    return "tfc-agency" if case.claimant == "tfc" else "provider"


def papers_of(case: TripMileageCase, work: Working, *, to_claim: bool) -> Papers:
    """The form and its deadline, written down where there is something to claim."""
    form, submit_by = form_of(case), _submit_by(case, work, to_claim)
    late = None if submit_by is None or case.submitted_on is None else case.submitted_on > submit_by
    if late and to_claim and case.submitted_on and submit_by:
        work.notice(
            f"Handed in on {in_words(case.submitted_on)}, the log is late: the last date was {in_words(submit_by)}. "
            "The manual does not say what follows from that."
        )
        work.reading("A0-10")
    return Papers(form, submit_by, late)


def note_papers(case: TripMileageCase, terms: Terms, papers: Papers, work: Working) -> None:
    """Write down the steps, documents, approvals and the deadline of a trip that there is something to claim for."""
    if papers.submit_by is not None and papers.form is not None:
        work.deadline(f"Hand in the {papers.form}", papers.submit_by)
    if not case.child_specific:
        _monthly_expense_report(case, work)
    elif case.claimant == "residential":
        _residential_log(case, work)
    elif papers.form == "CD-107":
        _level_b_log(case, work)
    elif papers.form == "CD-106":
        _travel_log(case, work)
    _approvals(case, terms, papers, work)


def _submit_by(case: TripMileageCase, work: Working, to_claim: bool) -> date | None:
    """The last date to hand in: so many days from the end of the month of the trip (A3-15)."""
    if not case.child_specific:
        return None
    if case.claimant == "residential":
        days, clause = work.count("mileage.cd-107.residential-days"), "12.8.3/transport/residential/cd-107-deadline"
    elif case.claimant == "level-b":
        work.reading("A3-44")
        return None
    else:
        days, clause = work.count("mileage.cd-106.days"), "12.8.3/transport/cd-106-deadline"
    last = month_end(case.date) + timedelta(days=days)
    if to_claim:
        text = f"The log is due within {days} days of the end of {month_words(month_of(case.date))}: by {in_words(last)}."
        work.step(text, clause, value=days, unit="days", readings=["A3-15", "A3-16"])
    return last


def _monthly_expense_report(case: TripMileageCase, work: Working) -> None:
    clause = NOT_CHILD_SPECIFIC[case.purpose][1]
    work.step("Claim it on the Monthly Expense Report.", clause, readings=["A3-47"])
    work.document("MO 300-1189", "Fill in the Monthly Expense Report.", "must")
    if case.agency == "children-division":
        work.step("The cost is entered in SAM II for payment.", "12.8.3/transport/non-child/sam-ii")


def _travel_log(case: TripMileageCase, work: Working) -> None:
    who = "The youth" if case.claimant in OLDER_YOUTH else "The provider"
    if case.claimant == "tfc":
        who = "The TFC agency"
        work.step(
            "The TFC agency hands in the mileage for its TFC parents, is paid, and must pay the parents.",
            "12.8.3/transport/tfc-agency",
            readings=["A3-41"],
        )
        _standing_approval(case, work)
    work.step(f"{who} hands the log in to local staff for approval.", "12.8.3/transport/cd-106", readings=["A3-43"])
    work.document("CD-106", "Fill in the Travel Expense Log and hand it in for approval.", "must", goes_to="local staff")
    if case.claimant in OLDER_YOUTH:
        text = "A copy of the approved log is owed to the resource provider; give the youth one too."
        work.step(text, "12.8.3/transport/copy-to-provider", readings=["A3-77"])
        work.document("CD-106", "Give the youth a copy of the approved log.", "should", goes_to="the youth")
    else:
        text = "The provider must get a copy of the approved log before the papers go to the payment unit."
        work.step(text, "12.8.3/transport/copy-to-provider", readings=["AP-03"])
        unit = "the FACES Payment Unit" if case.agency == "children-division" else "those who pay"
        what = f"Give the provider a copy of the approved log before the papers go to {unit}."
        work.document("CD-106", what, "must", goes_to="the resource provider")
    if case.purpose in DEVELOPMENT and case.claimant not in LEVEL_B_AND_TFC:
        _development_papers(case, work)


def _development_papers(case: TripMileageCase, work: Working) -> None:
    work.step("Enter the purpose in field 12 of the CD-106.", "12.8.3/transport/development/field-12-purpose", readings=["A3-29"])
    work.step(
        "Other Allowable in field 12 needs an explanation.",
        "12.8.3/transport/development/other-allowable",
        readings=["A3-24", "A3-29"],
    )
    work.step(
        "The worker notes in field 12 what kind of supporting document there is.",
        "12.8.3/transport/development/supporting-doc-type",
        readings=["A3-29"],
    )
    work.step("Every mile of the round trip is paid by the mile.", "12.8.3/transport/development/per-mile")
    if case.agency == "children-division":
        work.step("It is paid by a payment request (PR) in FACES.", "12.8.3/transport/development/pr")
        text = "Where the supporting document is kept goes in the comments of the PR."
        work.step(text, "12.8.3/transport/development/supporting-doc-location")
    text = "The supporting document should have the youth's name and DCN."
    work.step(text, "12.8.3/transport/development/supporting-doc-identity", readings=["A0-08"])
    work.document("Supporting document", "Put the youth's name and DCN on the paper that supports the trip.", "should")


def _level_b_log(case: TripMileageCase, work: Working) -> None:
    work.step("The claim is made on the travel log for Level B.", "12.8.3/transport/level-b/form", readings=["A3-43", "A3-44"])
    who = "the Circuit Manager or designee" if case.metro else "the Circuit Manager"
    what = "Fill in the travel log for Level B and have it signed: the signature is the approval."
    work.document("CD-107", what, "must", goes_to=who)
    text = "The signature on the CD-107 is the written approval."
    work.step(text, "12.8.3/transport/level-b/signature", readings=["A3-41", "A3-42"])
    if case.agency == "children-division":
        work.step("The payment request goes to the FACES payment unit with the CD-107 attached.", "12.8.3/transport/level-b/pr")
    _standing_approval(case, work)


def _standing_approval(case: TripMileageCase, work: Working) -> None:
    if not case.standing_approval:
        return
    text = "An FST meeting can settle that a trip that recurs has standing approval."
    work.step(text, "12.8.3/transport/level-b/standing-approval", readings=["A3-42"])
    text = "A copy of the first approved log should be attached to each later one."
    work.step(text, "12.8.3/transport/level-b/copy-of-original", readings=["A0-08"])
    form = form_of(case)
    work.document(form or "CD-107", f"Attach a copy of the first approved {form} of this trip.", "should")


def _residential_log(case: TripMileageCase, work: Working) -> None:
    text = "The facility hands the log in to the local RCST Coordinator for approval."
    work.step(text, "12.8.3/transport/residential/cd-107", readings=["A3-43", "A3-48"])
    work.document("CD-107", "Fill in the travel log and hand it in for approval.", "must", goes_to="the local RCST Coordinator")
    if case.standing_approval:
        text = "An FST meeting can settle that a trip that recurs has standing approval."
        work.step(text, "12.8.3/transport/residential/standing-approval", readings=["A3-54"])
    text = "The RCST Coordinator's written approval is attached to each CD-107."
    work.step(text, "12.8.3/transport/residential/written-approval", readings=["A3-54"])
    work.document("Written approval", "Attach the RCST Coordinator's written approval to the CD-107.", "must")
    work.step(
        "Each transport cost should have the coordinator's written authorization; one paper may serve as both.",
        "12.8.3/transport/residential/written-authorization",
        readings=["A3-48"],
    )


LOCAL_STAFF = "local staff of the Children's Division"
_APPROVERS: dict[ApproverId | None, str] = {
    "circuit-manager": "Circuit Manager",
    "circuit-manager-or-designee": "Circuit Manager or, in a metro area, the designee",
    "rcst-coordinator": "RCST Coordinator",
    "fst": "FST, or case manager and supervisor",
    "case-manager-and-supervisor": "FST, or case manager and supervisor",
}


def _approvals(case: TripMileageCase, terms: Terms, papers: Papers, work: Working) -> None:
    """Whose approval is called for; the local signature on a CD-106 holds no payment back."""
    if terms.approver in _APPROVERS:
        work.approval(_APPROVERS[terms.approver], "must")
    if case.purpose == CASE_PLAN_SUPPORT:
        for who in ("FST", "supervisor"):
            work.approval(who, "must")
    if papers.form == "CD-106":
        work.approval(LOCAL_STAFF, "must")

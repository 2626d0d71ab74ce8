"""Medical costs of infants released for adoption at birth."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Agency, Money, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.paying_agency import note_paying_agency
from fosterpolicy.rules.special_expenses.maximum import NOTHING, OverMaximum, Paid, pay_up_to

Status = Literal["not-payable", "contact-parents-and-resources-first", "send-to-deputy-director-first", "payable"]

_HEADLINES: dict[Status, str] = {
    "not-payable": "Not payable: the child is not in custody",
    "contact-parents-and-resources-first": "Not yet: contact the parents and other resources first",
    "send-to-deputy-director-first": "Not yet: send the claim to the Deputy Director first",
}


class NewbornMedicalCase(Case):
    """A medical cost of an infant who is released for adoption at birth.

    Attributes:
        in_custody: Whether the child is in the custody of the Children's Division.
        parents_and_resources_contacted: Whether the birth parents and other resources were contacted.
        charge: What is charged, in USD.
        mhd_maximum: The most that the MHD guidelines allow, in USD.
        deputy_director_approved: Whether the CD Deputy Director approved the claim.
        over_maximum: How a charge above the maximum is read.
        on: The date asked about; the newest edition when left out.
        agency: Who manages the case.
    """

    in_custody: YesNo = Field(title="In custody", description="The child is in the custody of the Children's Division by now.")
    parents_and_resources_contacted: YesNo = Field(
        title="Parents and resources contacted",
        description="The birth parents and other resources were contacted about what they can pay.",
    )
    charge: Money = Field(title="Charge", description="What is charged, in USD.")
    mhd_maximum: Money = Field(title="MHD maximum", description="The most that the MHD guidelines allow for it, in USD.")
    deputy_director_approved: YesNo = Field(
        title="Deputy Director approved", description="The CD Deputy Director approved the claim."
    )
    over_maximum: OverMaximum = "excess-only"
    on: AskedOn = None
    agency: Agency = "children-division"

    answers_before_first_edition = True


class NewbornMedical(Outcome):
    """Whether it can be paid, and how much of it.

    Attributes:
        status: What stands in the way, or `payable`.
        payable: USD; 0.00 until payable.
        excess: USD above the maximum; 0.00 until payable.
    """

    status: Status
    payable: Usd | None
    excess: Usd | None

    said_by_headline = frozenset({"status", "payable", "excess"})

    def headline(self) -> str:
        """The answer in a few words."""
        return _HEADLINES.get(self.status) or Paid(self.payable, self.excess).in_words


@calculation("newborn-medical", asks=NewbornMedicalCase, section="12.8.3")
def newborn_medical(case: NewbornMedicalCase, work: Working) -> NewbornMedical:
    """Can a medical cost of an infant who is released for adoption at birth be paid, and how much of it?

    The first thing that stands in the way is the answer: custody, then the parents and other
    resources, then the Deputy Director. Amounts are in USD.

    Source: 12.8.3, medical expenses for infants released for adoption at birth.
    """
    note_paying_agency(case.agency, work)
    work.step("Such costs are paid if the conditions hold.", "12.8.3/infant-medical/conditions", readings=["A3-60", "A3-62"])
    status = _status(case, work)
    _birth_to_custody(work)
    clause = "12.8.3/infant-medical/maximum"
    paid = pay_up_to(case.mhd_maximum, case.charge, case.over_maximum, clause, work) if status == "payable" else NOTHING
    if status == "contact-parents-and-resources-first" and not case.deputy_director_approved:
        work.notice("After that, the claim must go to the CD Deputy Director.")
    return NewbornMedical(status=status, payable=paid.payable, excess=paid.excess)


def _status(case: NewbornMedicalCase, work: Working) -> Status:
    """The first thing that stands in the way."""
    text = (
        "The child is in the custody of the Children's Division."
        if case.in_custody
        else "The child must be in custody, and is not."
    )
    work.step(text, "12.8.3/infant-medical/custody", value="yes" if case.in_custody else "no", readings=["A3-61"])
    if not case.in_custody:
        return "not-payable"
    contacted = case.parents_and_resources_contacted
    work.step(
        "The birth parents and other resources were contacted first."
        if contacted
        else "The birth parents and other resources should be contacted first about what they can pay.",
        "12.8.3/infant-medical/resources-first",
        value="yes" if contacted else "no",
        readings=["A3-60", "A0-08"],
    )
    if not contacted:
        work.notice("Where at all possible, the birth parents are expected to pay, though they give the child up.")
        return "contact-parents-and-resources-first"
    return _deputy_director(case.deputy_director_approved, work)


def _deputy_director(approved: bool, work: Working) -> Status:
    work.step(
        "All claims must go through supervisory channels to the CD Deputy Director, who weighs whether the cost is right.",
        "12.8.3/infant-medical/deputy-director",
        readings=["A3-60"],
    )
    work.approval("CD Deputy Director", "must")
    work.document("Claim", "Send the claim up.", "must", goes_to="the CD Deputy Director, through supervisory channels")
    work.step(
        "The Deputy Director approved the claim, so it is paid."
        if approved
        else "It is paid only if the Deputy Director approves.",
        "12.8.3/infant-medical/paid-if-approved",
        value="yes" if approved else "no",
        readings=["A3-60"],
    )
    return "payable" if approved else "send-to-deputy-director-first"


def _birth_to_custody(work: Working) -> None:
    """Costs before custody may be covered, once the child is in custody (A3-61)."""
    text = "Hospital costs may be covered too for the time from birth to the transfer of custody, once the child is in custody."
    work.step(text, "12.8.3/infant-medical/birth-to-custody", readings=["A3-61"])
    work.notice(text)

"""Whom to ask about a payment, and whom never to send to the payment unit."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Agency
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Part
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.practice_alert.alert import note_alert

Asker = Literal["resource-provider", "case-manager", "licensing-worker"]
ContactId = Literal["payment-unit", "fccm-case-manager", "case-manager", "caregiver-portal"]


class PaymentContactCase(Case):
    """Who asks about a payment.

    Attributes:
        asker: Who has the question.
        agency: Who manages the child's case.
        on: The date asked about; the newest edition when left out.
    """

    asker: Asker = Field(title="Who asks", description="Who has a question or a worry about a payment.")
    agency: Agency
    on: AskedOn = None

    answers_before_first_edition = True


class ContactFound(Part):
    """Someone to turn to.

    Attributes:
        who: Who it is.
        how: How to reach them, as far as the sources say.
    """

    who: str
    how: str


class PaymentContact(Outcome):
    """Whom to turn to.

    Attributes:
        contacts: Whom to ask, and how.
        never: Where the one who asks must not be sent.
        paid_by: Which agency is responsible for the payment.
    """

    contacts: list[ContactFound]
    never: list[Literal["payment-unit"]]
    paid_by: Literal["children-division", "fccm"]

    def headline(self) -> str:
        """The answer in a few words."""
        return "Turn to: " + "; ".join(contact.who for contact in self.contacts)


@calculation("payment-contact", asks=PaymentContactCase, section="PA25-AC-03")
def payment_contact(case: PaymentContactCase, work: Working) -> PaymentContact:
    """Whom should this person ask about a payment, and where must they not be sent?

    For a child whose case an FCCM agency manages, that agency pays and answers. In the Division's own
    cases the case manager or licensing worker answers a resource provider; the payment unit is for staff.

    Source: PA25-AC-03, paragraph 2 and the parts on FCCM and on the Children's Division.
    """
    provider = case.asker == "resource-provider"
    _who_pays(case, work)
    _duty_to_answer(case, work)
    if case.agency == "fccm":
        ids = [*_of_the_fccm_agency(case, work)]
    else:
        ids = ["case-manager"] if provider else [*_of_the_division_staff(case, work)]
    if provider:
        ids.extend(_portal(case, work))
        work.step(
            "Staff must not send resource providers to the payment unit.",
            "PA25-AC-03/cd/do-not-direct-providers",
            value="payment unit",
            readings=["AP-03"],
        )
    note_alert(case.on, work)
    contacts = [work.policy.contacts[id] for id in ids]
    return PaymentContact(
        contacts=[ContactFound(who=contact.name, how=contact.how) for contact in contacts],
        never=["payment-unit"] if provider else [],
        paid_by=case.agency,
    )


def _who_pays(case: PaymentContactCase, work: Working) -> None:
    """The agency that manages the case is responsible for its payments (AP-02)."""
    work.step(
        "An FCCM contract agency manages the case, so it is responsible for the case's payments."
        if case.agency == "fccm"
        else "No FCCM contract agency manages the case, so none is responsible for its payments: the Division pays.",
        "PA25-AC-03/fccm/pays",
        value=case.agency,
        readings=["AP-02", "A0-06"],
    )


def _duty_to_answer(case: PaymentContactCase, work: Working) -> None:
    work.step(
        "Case managers and licensing workers must deal with questions about payments, professionally and in good time.",
        "PA25-AC-03/who-answers",
        readings=["AP-03"],
    )
    if case.asker != "resource-provider":
        work.notice("Return the calls and emails of resource providers. That helps to keep up good relations, and to keep homes.")


def _of_the_fccm_agency(case: PaymentContactCase, work: Working) -> Iterator[ContactId]:
    work.step(
        "It is important to send a foster family with such a question to the FCCM case manager, supervisor or manager.",
        "PA25-AC-03/fccm/direct-to",
        readings=["AP-02"],
    )
    work.notice("FACES does not show FCCM payments the way it shows the Division's own.")
    if case.asker != "resource-provider":
        work.notice("The alert offers the payment unit in its part on the Division's own staff. Of FCCM staff it says nothing.")
    yield "fccm-case-manager"


def _of_the_division_staff(case: PaymentContactCase, work: Working) -> Iterator[ContactId]:
    """The payment unit, for staff who need more help than the guides give (AP-03, AP-06)."""
    work.step("Guides to the FACES financial screens are there to help staff.", "PA25-AC-03/cd/guides")
    work.step(
        "Case managers who need more help can turn to the payment unit.",
        "PA25-AC-03/cd/payment-unit-for-case-managers",
        readings=["AP-03"],
    )
    work.step(
        f"The payment unit can be reached like this: {work.policy.contacts['payment-unit'].how}",
        "PA25-AC-03/cd/payment-unit-contact",
        readings=["AP-06"],
    )
    if case.asker == "licensing-worker":
        work.notice(
            "The alert names case managers here. That the unit is for a licensing worker too is our reading: it is for staff."
        )
    yield "payment-unit"


def _portal(case: PaymentContactCase, work: Working) -> Iterator[ContactId]:
    """The Caregiver Portal, by name alone: the alert gives no address (AP-07, AP-10)."""
    work.step(
        "In the Caregiver Portal, foster parents can see their placements and payments.",
        "PA25-AC-03/cd/caregiver-portal",
        readings=["AP-07", "AP-10"],
    )
    if case.agency == "fccm":
        work.notice("Whether the Caregiver Portal shows payments of an FCCM agency is not stated.")
    yield "caregiver-portal"

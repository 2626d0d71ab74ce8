"""A payment request: from the employee who creates it to the payment unit."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.checklist import Checklist, Procedure, StepToDo
from fosterpolicy.rules.practice_alert.alert import note_alert

RequestStep = Literal["created", "level-1-approval", "attachments", "sent"]

UNIT = "payment-unit"

PROCEDURE = Procedure(
    RequestStep,
    (
        StepToDo(
            "created",
            "Children's Division employee",
            "Create the payment request.",
            "PA25-AC-03/request/created",
            readings=("AP-02",),
        ),
        StepToDo(
            "level-1-approval",
            "Level 1 Approver, mainly a supervisor",
            "Review the request and approve it.",
            "PA25-AC-03/request/level-1-approver",
            readings=("AP-04",),
            after=("created",),
        ),
        StepToDo(
            "attachments",
            "staff; who is not stated",
            "Put the PDF Payment Request Sheet and the required attachments with the request.",
            "PA25-AC-03/request/attachments",
            readings=("AP-11",),
            after=("level-1-approval",),
            whenever=True,
        ),
        StepToDo(
            "sent",
            "staff; who is not stated",
            "Send the request to the payment unit by email, with the sheet and the attachments.",
            "PA25-AC-03/request/sent",
            readings=("AP-05",),
            after=("attachments",),
        ),
    ),
)


class PaymentRequestStepsCase(Case):
    """What is done so far.

    Attributes:
        done: The steps that are done.
        on: The date asked about; the newest edition when left out.
    """

    done: list[RequestStep] = Field(title="Done", description="The steps that are done so far.")
    on: AskedOn = None

    answers_before_first_edition = True


@calculation("payment-request-steps", asks=PaymentRequestStepsCase, section="PA25-AC-03")
def payment_request_steps(case: PaymentRequestStepsCase, work: Working) -> Checklist:
    """What has to be done for a payment request of the Children's Division?

    The alert puts the sheet and the attachments with the sending, after the approval; to have them
    ready sooner is not out of order.

    Source: PA25-AC-03, the part on payment requests.
    """
    found = PROCEDURE.answer(case.done, work)
    if "level-1-approval" not in case.done:
        work.approval("Level 1 Approver, mainly a supervisor", "must")
        work.notice("Where the manual asks for another approval too, such as the Regional Director's, both are needed.")
    if "attachments" not in case.done:
        _papers(work)
    note_alert(case.on, work)
    work.notice("These steps are for the Division's own payments. An FCCM agency pays for the children whose cases it manages.")
    return found


def _papers(work: Working) -> None:
    """What goes with the request, and the address from the register of contacts (AP-11)."""
    unit = work.policy.contacts[UNIT]
    goes_to = f"{unit.name}, {unit.email}"
    work.document("Payment Request Sheet", "Send it, as a PDF, with the payment request.", "must", goes_to=goes_to)
    work.document(
        "Required attachments",
        "Send what the manual names for this payment, such as a travel log, an approval or a proof of purchase.",
        "must",
        goes_to=goes_to,
    )

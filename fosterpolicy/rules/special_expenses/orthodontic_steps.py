"""Orthodontia: the steps from the packet to the payment."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case, check
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.checklist import Checklist, Procedure, StepToDo

OrthodonticStep = Literal[
    "pds-review",
    "mhd",
    "consultant-approval",
    "regional-office-approval",
    "letter-of-agreement",
    "initial-banding",
    "bill-county",
    "payment-request",
]
CONSULTANT_CLAUSE = "12.8.3/orthodontia/consultant-decision"
REGIONAL_OFFICE_CLAUSE = "12.8.3/orthodontia/regional-office-decision"

PROCEDURE = Procedure(
    OrthodonticStep,
    (
        StepToDo(
            "pds-review",
            "PDS",
            "Review the packet, and see whether it has everything that is required.",
            "12.8.3/dental/pds-review",
        ),
        StepToDo(
            "mhd",
            "PDS",
            "Forward the complete packet to MHD.",
            "12.8.3/dental/complete-to-mhd",
            readings=("A3-09",),
            after=("pds-review",),
        ),
        StepToDo(
            "consultant-approval",
            "State Orthodontic Consultant",
            "Decide on the request, and send the packet back to the PDS. The step is done with an approval.",
            CONSULTANT_CLAUSE,
            readings=("A3-09", "A3-10"),
            after=("mhd",),
        ),
        StepToDo(
            "regional-office-approval",
            "Regional Office",
            "Approve or disapprove, once the PDS has returned the papers. The step is done with an approval.",
            REGIONAL_OFFICE_CLAUSE,
            readings=("A3-09", "A3-10", "A3-76"),
            after=("consultant-approval",),
        ),
        StepToDo(
            "letter-of-agreement",
            "county office",
            "Send the orthodontist a letter of agreement with the terms that belong in it.",
            "12.8.3/orthodontia/letter-of-agreement",
            strength="should",
            after=("regional-office-approval",),
        ),
        StepToDo(
            "initial-banding",
            "orthodontist",
            "Finish the initial banding before the bill, for nothing is paid in advance.",
            "12.8.3/orthodontia/agreement/no-advance",
            strength="should",
            readings=("A3-11",),
            after=("letter-of-agreement",),
        ),
        StepToDo(
            "bill-county",
            "orthodontist",
            "Bill the county office, once the initial banding is finished.",
            "12.8.3/orthodontia/bill-after-banding",
            strength="should",
            readings=("A3-11", "A3-12"),
            after=("initial-banding",),
        ),
        StepToDo(
            "payment-request",
            "worker",
            "Invoice the amount on a payment request in FACES.",
            "12.8.3/orthodontia/payment-request",
            after=("bill-county",),
        ),
    ),
)

_APPROVAL_OF: dict[str, OrthodonticStep] = {
    "consultant": "consultant-approval",
    "regional-office": "regional-office-approval",
}


class OrthodonticStepsCase(Case):
    """What is done so far.

    Attributes:
        done: The steps that are done.
        denied_by: Who denied the request, if anyone did.
        on: The date asked about; the newest edition when left out.
    """

    done: list[OrthodonticStep] = Field(title="Done", description="The steps that are done so far.")
    denied_by: Literal["consultant", "regional-office"] | None = Field(
        None, title="Denied by", description="Who denied the request, if anyone did."
    )
    on: AskedOn = None

    answers_before_first_edition = True

    @check("done", "denied_by")
    def _not_approved_and_denied(self) -> Iterator[Fault]:
        if self.denied_by is not None and _APPROVAL_OF[self.denied_by] in self.done:
            allowed = "leaving it out, or leaving that approval out of done,"
            because = f"The list of steps done has {_APPROVAL_OF[self.denied_by]}."
            yield fault("denied_by", self.denied_by, allowed, because=because)


@calculation("orthodontic-steps", asks=OrthodonticStepsCase, section="12.8.3")
def orthodontic_steps(case: OrthodonticStepsCase, work: Working) -> Checklist:
    """What has to be done from the orthodontic packet to the payment, and what comes next?

    The Regional Office decides twice: before the packet goes to Central Office, and after the
    consultant. Once the request is denied, no step comes next.

    Raises:
        InputError: The same approval is both done and denied.

    Source: 12.8.3, medical and dental, bullets 2 to 5.
    """
    work.step(
        "Over the line for dental costs, the packet must go through supervisory channels to Central Office, "
        "with a first approval of the Regional Office.",
        "12.8.3/dental/over-500/route",
        readings=["A3-09", "A3-76"],
    )
    work.step(
        "Orthodontic treatment is covered when the State Orthodontic Consultant finds it medically necessary. "
        "The Regional Office must approve as well.",
        "12.8.3/orthodontia/medical-necessity",
        readings=["A3-10"],
    )
    if case.denied_by:
        _denied(case.denied_by, work)
    else:
        _papers(case, work)
    return PROCEDURE.answer(case.done, work, denied=_APPROVAL_OF[case.denied_by] if case.denied_by else None)


def _denied(denied_by: str, work: Working) -> None:
    """A denial ends the procedure. It stands in a notice too, for a checklist shows its own steps only."""
    if denied_by == "consultant":
        text, clause, reading = "The State Orthodontic Consultant denied the request.", CONSULTANT_CLAUSE, "A3-09"
    else:
        text, clause, reading = "The Regional Office disapproved the request.", REGIONAL_OFFICE_CLAUSE, "A3-10"
    work.step(text, clause, value="denied", readings=[reading])
    work.notice(f"{text} What can be done after that is not stated. Ask your supervisor.")


def _papers(case: OrthodonticStepsCase, work: Working) -> None:
    """The approvals and papers of the steps that are still open."""
    if "pds-review" not in case.done:
        work.step(
            "If a required document is lacking, the packet goes back to the Regional Office.",
            "12.8.3/dental/incomplete-returned",
        )
    if "consultant-approval" not in case.done:
        work.approval("State Orthodontic Consultant", "must")
    if "regional-office-approval" not in case.done:
        work.approval("Regional Office, after the consultant", "must")
    if "letter-of-agreement" not in case.done:
        what = "Send it with its terms, once the Regional Office has approved."
        work.document("Letter of agreement", what, "should", goes_to="the orthodontist")
    if "bill-county" not in case.done:
        work.document(
            "Orthodontist's bill", "Send it once the initial banding is finished.", "should", goes_to="the county office"
        )
    if "payment-request" not in case.done:
        work.document("Payment Request", "Invoice the amount after the initial banding.", "must", kept_in="FACES")
        work.notice("How later visits are billed, after the banding, is not stated.")

"""An insurance claim of a child: from the offer in writing to the court's order."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.checklist import Checklist, Procedure, StepToDo

ClaimStep = Literal["written-offer", "juvenile-court", "third-party-liability", "court-order"]

PROCEDURE = Procedure(
    ClaimStep,
    (
        StepToDo(
            "written-offer",
            "worker",
            "Ask the insurance company for a formal offer in writing, sent to the local DLS office.",
            "12.8.6/step-1-written-offer",
            readings=("A6-01",),
        ),
        StepToDo(
            "juvenile-court",
            "local DLS office",
            "Send the offer on to the juvenile court, and ask the court how to go ahead.",
            "12.8.6/step-2-juvenile-court",
            strength="should",
            readings=("A6-02",),
            after=("written-offer",),
        ),
        StepToDo(
            "third-party-liability",
            "local DLS office",
            "Send the offer on to the MO HealthNet Division, Third Party Liability Unit.",
            "12.8.6/step-2-third-party-liability",
            strength="should",
            readings=("A6-02",),
            after=("written-offer",),
        ),
        StepToDo(
            "court-order",
            "juvenile judge",
            "Order how to go ahead.",
            "12.8.6/step-3-order",
            strength="should",
            readings=("A6-01",),
            after=("juvenile-court", "third-party-liability"),
        ),
    ),
)


class InsuranceClaimStepsCase(Case):
    """What is done so far.

    Attributes:
        done: The steps that are done.
        on: The date asked about; the newest edition when left out.
    """

    done: list[ClaimStep] = Field(title="Done", description="The steps that are done so far.")
    on: AskedOn = None

    answers_before_first_edition = True


@calculation("insurance-claim-steps", asks=InsuranceClaimStepsCase, section="12.8.6")
def insurance_claim_steps(case: InsuranceClaimStepsCase, work: Working) -> Checklist:
    """What has to be done when a child in custody has an insurance claim, or an offer to settle one?

    The procedure as a whole must be used. The two places that DLS sends the offer to come in either
    order, and both come before the court's order.

    Source: 12.8.6, paragraph 2 and the bullets below it.
    """
    work.step(
        "This procedure must be used for a claim that is to be settled, or an offer to settle one.",
        "12.8.6/procedure",
        readings=["A6-01"],
    )
    found = PROCEDURE.answer(case.done, work)
    if "written-offer" not in case.done:
        work.document(
            "Formal written offer",
            "The insurance company sends it to the local office of the Division of Legal Services (DLS).",
            "must",
            goes_to="local DLS office",
        )
    work.notice(
        "The agency may neither settle the claim nor give up the child's rights; the juvenile court should decide who may."
    )
    return found

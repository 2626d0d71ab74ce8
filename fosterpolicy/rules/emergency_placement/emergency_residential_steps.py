"""Emergency residential care: the steps to payment."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import IsoDate
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.working import Working
from fosterpolicy.rules.checklist import Checklist, Procedure, StepToDo

ResidentialStep = Literal["open-case", "rcst-authorization", "invoice-to-rcst", "invoice-questions", "update-faces"]

PROCEDURE = Procedure(
    ResidentialStep,
    (
        StepToDo(
            "open-case",
            "worker",
            "Open the youth's case management case in FACES.",
            "12.8.2/residential/open-case",
            readings=("A2-08",),
        ),
        StepToDo(
            "rcst-authorization",
            "RCST",
            "Open the authorization that fits in FACES.",
            "12.8.2/residential/rcst-authorization",
            readings=("A2-09",),
            after=("open-case",),
        ),
        StepToDo(
            "invoice-to-rcst",
            "provider",
            "Send the invoice for the care straight to RCST.",
            "12.8.2/residential/invoice-to-rcst",
            after=("rcst-authorization",),
        ),
        StepToDo(
            "invoice-questions",
            "RCST",
            "Only if there is a question about the invoice: contact the provider.",
            "12.8.2/residential/invoice-questions",
            after=("invoice-to-rcst",),
        ),
        StepToDo(
            "update-faces",
            "worker",
            "When the child moves to another kind of alternative care or goes home: update FACES.",
            "12.8.2/residential/update-faces",
            after=("invoice-to-rcst",),
            whenever=True,
        ),
    ),
)


class EmergencyResidentialStepsCase(Case):
    """What is done so far.

    Attributes:
        done: The steps that are done.
        on: The date asked about; the newest edition when left out.
    """

    done: list[ResidentialStep] = Field(title="Done", description="The steps that are done so far.")
    on: IsoDate | None = Field(None, title="Date", description="The date asked about; today's edition when left out.")

    answers_before_first_edition = True


@calculation("emergency-residential-steps", asks=EmergencyResidentialStepsCase, section="12.8.2")
def emergency_residential_steps(case: EmergencyResidentialStepsCase, work: Working) -> Checklist:
    """What has to be done to pay for emergency residential care?

    The steps come in the order of the manual's list. A question about the invoice, and a move of the
    child, need not come up in every case.

    Source: 12.8.2, paragraph 4 and the list below it.
    """
    work.step(
        "Emergency residential care is given by licensed child-caring facilities under contract for it. "
        "The manual states no rate for it.",
        "12.8.2/residential/definition",
        readings=["A2-10"],
    )
    found = PROCEDURE.answer(case.done, work)
    if "invoice-to-rcst" not in case.done:
        work.document("Invoice", "The provider sends it straight to RCST.", "must", goes_to="RCST")
    if "update-faces" not in (*case.done, *found.next):
        work.notice("The child may move sooner than that: update FACES then, and do not wait for the invoice.")
    return found

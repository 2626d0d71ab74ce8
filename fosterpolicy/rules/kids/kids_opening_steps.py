"""Opening a KIDS account: the steps."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.checklist import Checklist, Procedure, StepToDo
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed

OpeningStep = Literal["apply", "sign", "name-director", "tell-payers", "enter-cs-kids-1", "keep-cs-kids-1"]

PROCEDURE = Procedure(
    OpeningStep,
    (
        StepToDo(
            "apply",
            "DFAS Social Security Specialist",
            "Fill in the forms to apply for the benefits and to become payee.",
            "12.8.4/establish/specialist-applies",
        ),
        StepToDo(
            "sign",
            "designee",
            "Sign the application, and add that it is for the Director of the Children's Division.",
            "12.8.4/establish/designee-signature",
            readings=("A4-26",),
            after=("apply",),
        ),
        StepToDo(
            "name-director",
            "DFAS Social Security Specialist",
            "Have the Director of the Children's Division shown as payee, if SSA grants it.",
            "12.8.4/establish/cd-director-payee",
            after=("sign",),
        ),
        StepToDo(
            "tell-payers",
            "Children's Division",
            "Tell each payer to pay DFAS straight, by electronic deposit.",
            "12.8.4/maintain/electronic-deposit",
            after=("name-director",),
            whenever=True,
        ),
        StepToDo(
            "enter-cs-kids-1",
            "Children's Division",
            "Enter the first CS-KIDS-1: that opens the account by itself, as does SSA's first deposit with DFAS.",
            "12.8.4/establish/first-cs-kids-1",
            readings=("A4-27",),
            after=("apply",),
            whenever=True,
        ),
        StepToDo(
            "keep-cs-kids-1",
            "Children's Division",
            "Keep a copy of the CS-KIDS-1 in the business record.",
            "12.8.4/maintain/cs-kids-1-record",
            after=("enter-cs-kids-1",),
        ),
    ),
)


class KidsOpeningStepsCase(Case):
    """What is done so far.

    Attributes:
        done: The steps that are done.
        on: The date asked about; the newest edition when left out.
    """

    done: list[OpeningStep] = Field(title="Done", description="The steps that are done so far.")
    on: AskedOn = None

    answers_before_first_edition = True


@calculation("kids-opening-steps", asks=KidsOpeningStepsCase, section="12.8.4")
def kids_opening_steps(case: KidsOpeningStepsCase, work: Working) -> Checklist:
    """What has to be done for a child's benefits to reach a KIDS account?

    The manual names the specialist and the designee; for the other steps it names no one.

    Source: 12.8.4, the part on how accounts are established; the part on maintaining the account,
    bullets 1 and 7.
    """
    note_what_the_law_changed(
        work,
        "Whether a child can get federal benefits is to be found out early in custody, "
        "and the Division is payee only where no other suitable payee is found.",
    )
    found = PROCEDURE.answer(case.done, work)
    work.step("Who becomes payee is for SSA to decide.", "12.8.4/establish/ssa-decides")
    if "keep-cs-kids-1" not in case.done:
        work.document("CS-KIDS-1", "Enter it, and keep a copy.", "must", kept_in="business record")
    return found

"""Closing a KIDS account: the steps."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.checklist import Checklist, Procedure, StepToDo
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed

ClosureStep = Literal[
    "close-case",
    "take-back-costs",
    "check-savings",
    "fill-in-cs-kids-2",
    "keep-cs-kids-2",
    "advise-payee",
    "use-payee-form",
    "send-to-va-office",
    "return-late-ssi",
]

PROCEDURE = Procedure(
    ClosureStep,
    (
        StepToDo(
            "close-case",
            "worker",
            "See that the child has left, and that the case is closed on the Alternative Care screen in FACES.",
            "12.8.4/closure/five-years",
            readings=("A4-33",),
        ),
        StepToDo(
            "take-back-costs",
            "FACES Payment Unit",
            "Work out what was paid for the child out of AC, RT and CT in the years that count, and take it back, "
            "but not from a youth's savings.",
            "12.8.4/closure/recoup",
            readings=("A4-17", "A4-24"),
            after=("close-case",),
        ),
        StepToDo(
            "check-savings",
            "worker",
            "Only for a youth old enough to have savings: look up in FACES, or ask the FACES Payment Unit, what savings are due.",
            "12.8.4/closure/16-plus-check",
            readings=("A4-24",),
            after=("close-case",),
        ),
        StepToDo(
            "fill-in-cs-kids-2",
            "staff",
            "Once the sum is settled: fill in a CS-KIDS-2 for whoever gets the money. It may be the parent, guardian or "
            "adoptive parent, or the youth if an emancipated minor.",
            "12.8.4/closure/cs-kids-2",
            strength="should",
            readings=("A4-09", "A4-20"),
            after=("check-savings",),
        ),
        StepToDo(
            "keep-cs-kids-2",
            "staff",
            "Keep a copy of the CS-KIDS-2 in the child's electronic file, on the KIDS account screen in FACES.",
            "12.8.4/maintain/cs-kids-2-record",
            after=("fill-in-cs-kids-2",),
        ),
        StepToDo(
            "advise-payee",
            "county staff",
            "For SSI or OASDI: tell a possible payee, or an emancipated minor, to apply at the local Social Security office.",
            "12.8.4/closure/advise-payee",
        ),
        StepToDo(
            "use-payee-form",
            "county staff",
            "For SSI or OASDI: use the form in e-forms that fits, CD-270 or CD-271.",
            "12.8.4/closure/two-forms",
            strength="may",
            readings=("A4-22",),
            after=("advise-payee",),
            whenever=True,
        ),
        StepToDo(
            "send-to-va-office",
            "county staff",
            "For VA money: tell a possible payee, or an emancipated minor, to apply at the right VA office.",
            "12.8.4/closure/va-apply",
        ),
        StepToDo(
            "return-late-ssi",
            "FACES Payment Unit",
            "Only if an SSI check is put in the account after the child left: send it back to SSA.",
            "12.8.4/closure/late-ssi-returned",
            readings=("A4-11",),
            whenever=True,
        ),
    ),
)


class KidsClosureStepsCase(Case):
    """What is done so far.

    Attributes:
        done: The steps that are done.
        on: The date asked about; the newest edition when left out.
    """

    done: list[ClosureStep] = Field(title="Done", description="The steps that are done so far.")
    on: AskedOn = None

    answers_before_first_edition = True


@calculation("kids-closure-steps", asks=KidsClosureStepsCase, section="12.8.4")
def kids_closure_steps(case: KidsClosureStepsCase, work: Working) -> Checklist:
    """What has to be done to close a KIDS account?

    Some steps are for some children only, and say so.

    Source: 12.8.4, the part on closure; the part on maintaining the account, bullet 7.
    """
    note_what_the_law_changed(
        work,
        "Federal benefits may no longer pay for routine care. They are to be kept for the child's needs that are not met, so ask "
        "before any is taken back or paid out.",
    )
    found = PROCEDURE.answer(case.done, work)
    if "keep-cs-kids-2" not in case.done:
        work.document(
            "CS-KIDS-2",
            "Fill it in for whoever gets the money, and keep a copy.",
            "should",
            kept_in="the child's electronic file in FACES, KIDS/Dedicated KIDS Account screen",
        )
    work.notice("Do not let it wait: the money should go out while the address on hand is still right.")
    return found

"""Child care costs of children in foster family care."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

FOSTER_PARENTS_REASONS = ("employment", "schooling", "training")


class ChildCareCase(Case):
    """A child care cost.

    Attributes:
        case_plan_need: Whether it is judged a necessary part of the case plan.
        reason: What the foster parent needs it for.
        on: The date asked about; the newest edition when left out.
    """

    case_plan_need: YesNo = Field(title="Part of the case plan", description="It is judged a necessary part of the case plan.")
    reason: Literal["employment", "schooling", "training", "respite", "other"] = Field(
        title="Reason", description="What the foster parent needs child care for."
    )
    on: AskedOn = None

    answers_before_first_edition = True


class ChildCare(Outcome):
    """Whether the cost is allowable, and which fund pays.

    Attributes:
        allowable: True if it is.
        fund: The fund that pays; null where the cost is not allowable.
    """

    allowable: bool
    fund: Literal["protective-service-child-care"] | None

    said_by_headline = frozenset({"allowable"})
    left_out_when_null = frozenset({"fund"})

    def headline(self) -> str:
        """The answer in a few words."""
        return "Child care is an allowable cost" if self.allowable else "Child care is not an allowable cost here"


@calculation("child-care", asks=ChildCareCase, section="12.8.3")
def child_care(case: ChildCareCase, work: Working) -> ChildCare:
    """Is child care an allowable cost in foster family care, and which fund pays?

    Either of two grounds will do: the case plan, or the foster parent's work, schooling or training.

    Source: 12.8.3, child care costs, bullet 1 and bullet 2, sentence 1.
    """
    parents_need = case.reason in FOSTER_PARENTS_REASONS
    work.step(
        "It is judged a necessary part of the case plan: that is one ground."
        if case.case_plan_need
        else "It is not judged a necessary part of the case plan.",
        "12.8.3/child-care/case-plan",
        value="yes" if case.case_plan_need else "no",
        readings=["A3-63"],
    )
    work.step(
        f"The foster parent needs it for {case.reason}: that is one ground."
        if parents_need
        else "The foster parent does not need it for work, schooling or training.",
        "12.8.3/child-care/work-school-training",
        value="yes" if parents_need else "no",
        readings=["A3-63"],
    )
    if not case.case_plan_need and not parents_need:
        return ChildCare(allowable=False, fund=None)
    work.step(
        "The cost is to be paid from Protective Service child care funds.",
        "12.8.3/child-care/funds",
        value="protective-service-child-care",
        readings=["A3-63"],
    )
    work.notice("This part states no rate for child care.")
    return ChildCare(allowable=True, fund="protective-service-child-care")

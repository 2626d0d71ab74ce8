"""Special education costs, and tutoring that supports a plan for it."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn


class EducationCostCase(Case):
    """A cost of special education.

    Attributes:
        kind: What the cost is for.
        on: The date asked about; the newest edition when left out.
    """

    kind: Literal["special-education", "tutorial-plan"] = Field(
        title="Kind of cost",
        description="Special education, or a tutorial plan that supports the child's special education plan.",
    )
    on: AskedOn = None

    answers_before_first_edition = True


class EducationCost(Outcome):
    """Who should pay.

    Attributes:
        payer: Who should pay, or `not-stated`.
    """

    payer: Literal["local-school-district", "not-stated"]

    said_by_headline = frozenset({"payer"})

    def headline(self) -> str:
        """The answer in a few words."""
        if self.payer == "not-stated":
            return "The manual does not say who pays"
        return "The local school district should pay"


@calculation("education-cost", asks=EducationCostCase, section="12.8.3")
def education_cost(case: EducationCostCase, work: Working) -> EducationCost:
    """Who should pay for special education, or for tutoring that supports it?

    Source: 12.8.3, child care costs, bullet 2, sentences 2 and 3.
    """
    work.step(
        "Special education costs should be met by the local school district.",
        "12.8.3/special-education/school-district",
        value="local-school-district",
        readings=["A3-64", "A0-08"],
    )
    if case.kind == "special-education":
        work.notice("Where needed, schools should be helped to ask DESE for help with these costs.")
        return EducationCost(payer="local-school-district")
    work.step(
        "A tutorial plan meant to support the child's special education plan is left out of that. Who pays is not stated.",
        "12.8.3/special-education/tutorial-exception",
        value="not-stated",
        readings=["A3-64"],
    )
    work.notice(
        "Ask who pays for the tutorial plan before it starts. The manual only leaves it out of what the district should pay."
    )
    return EducationCost(payer="not-stated")

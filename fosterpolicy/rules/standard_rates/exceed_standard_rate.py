"""When maintenance may be more than the standard."""

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import IsoDate, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working


class ExceedStandardRateCase(Case):
    """What is known of the request.

    Attributes:
        exceptional_needs: Whether the child has exceptional needs.
        regional_director_prior_approval: Whether the Regional Director approved beforehand.
        special_program: Whether the child is authorized for a special alternative care program.
        on: The date asked about; the newest edition when left out.
    """

    exceptional_needs: YesNo = Field(title="Exceptional needs", description="The child has exceptional needs.")
    regional_director_prior_approval: YesNo = Field(
        title="Regional Director's prior approval", description="The Regional Director approved it beforehand."
    )
    special_program: YesNo = Field(
        title="Special program",
        description="The child is authorized for a special alternative care program, such as medical or Level A foster care.",
    )
    on: IsoDate | None = Field(None, title="Date", description="The date asked about; today's edition when left out.")

    answers_before_first_edition = True


class ExceedStandardRate(Outcome):
    """Whether more than the standard may be paid.

    Attributes:
        allowed: True if it may.
        why: The reasons, a sentence each.
    """

    allowed: bool
    why: list[str]

    said_by_headline = frozenset({"allowed"})

    def headline(self) -> str:
        """The answer in a few words."""
        return "More than the standard may be paid" if self.allowed else "The standard rate is the limit"


@calculation("exceed-standard-rate", asks=ExceedStandardRateCase, section="12.8.1")
def exceed_standard_rate(case: ExceedStandardRateCase, work: Working) -> ExceedStandardRate:
    """May maintenance be more than the standard rate?

    It takes exceptional needs, and one of two doors: prior approval by the Regional Director, or a
    special program.

    Source: 12.8.1, the paragraph after the table.
    """
    why: list[str] = []

    def found(sentence: str, clause: str, *readings: str) -> None:
        why.append(sentence)
        work.step(sentence, clause, readings=readings)

    if case.exceptional_needs:
        found("The child has exceptional needs.", "12.8.1/exceed/exceptional-needs", "A1-36", "A1-37")
    else:
        found("The child has no exceptional needs, and both ways need them.", "12.8.1/exceed/exceptional-needs", "A1-36", "A1-37")
    if case.special_program:
        found("The child is authorized for a special alternative care program.", "12.8.1/exceed/special-program", "A1-36")
    if case.regional_director_prior_approval:
        found("The Regional Director approved it beforehand.", "12.8.1/exceed/rd-prior-approval", "A0-11")
    door = case.special_program or case.regional_director_prior_approval
    if not door:
        found(
            "There is neither the Regional Director's prior approval nor a special program.",
            "12.8.1/exceed/rd-prior-approval",
            "A1-36",
            "A0-11",
        )
    if case.exceptional_needs and not case.special_program:
        work.approval("Regional Director, beforehand", "must")
    return ExceedStandardRate(allowed=case.exceptional_needs and door, why=why)

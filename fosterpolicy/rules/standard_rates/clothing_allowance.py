"""The annual clothing allowance."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import Field

from fosterpolicy.core.calendar import anniversary, completed_years, in_words
from fosterpolicy.core.case import AgedCase, age_is_needed, check
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import Age, Agency, IsoDate
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.wording import choice_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency


class ClothingAllowanceCase(AgedCase):
    """A child, and a date.

    Attributes:
        on: The date asked about.
        age: Completed years on that date.
        date_of_birth: In place of `age`.
        placed_on: When the placement began, for the next due date.
        agency: Who manages the case.
    """

    on: IsoDate = Field(title="Date", description="The date asked about.")
    age: Age | None = Field(None, title="Age", description="Completed years on that date.")
    date_of_birth: IsoDate | None = Field(None, title="Date of birth", description="In place of the age.")
    placed_on: IsoDate | None = Field(None, title="Placed on", description="The first night of the placement.")
    agency: Agency = "children-division"

    @check("age", "date_of_birth", "on")
    def _an_age(self) -> Iterator[Fault]:
        yield from age_is_needed(self, "The allowance goes by age.")

    @check("date_of_birth", "placed_on")
    def _placed_after_birth(self) -> Iterator[Fault]:
        if self.date_of_birth and self.placed_on and self.placed_on < self.date_of_birth:
            yield fault("placed_on", self.placed_on, f"a date from {self.date_of_birth}, the date of birth,")


class ClothingAllowance(Outcome):
    """The allowance.

    Attributes:
        amount: USD per year.
        age_band: The age band that holds the age.
        next_due: The placement date, or its next anniversary from the date asked about; null without one.
    """

    amount: Usd
    age_band: str
    next_due: date | None

    said_by_headline = frozenset({"amount"})
    left_out_when_null = frozenset({"next_due"})

    def headline(self) -> str:
        """The allowance in a few words."""
        return f"{usd(self.amount)} a year"


@calculation("clothing-allowance", asks=ClothingAllowanceCase, section="12.8.1")
def clothing_allowance(case: ClothingAllowanceCase, work: Working) -> ClothingAllowance:
    """What is the yearly clothing allowance, and when is it due next?

    The amount is in USD per year, by the age on the date asked about.

    Raises:
        InputError: There is no age, or the date is before the edition's first.

    Source: 12.8.1, table row 4.
    """
    cell = work.known_cell("clothing.allowance", age=case.stated_age)
    amount = Decimal(cell.value)
    work.step(
        f"Age {case.stated_age} is in the age group {choice_words(str(cell.ages))}: {usd(amount)} once a year.",
        cell.clauses[0],
        value=amount,
        unit="USD per year",
        readings=["A1-11", "A1-03", "A0-03"],
    )
    next_due = _next_due(case, work) if case.placed_on else None
    note_paying_agency(case.agency, work)
    return ClothingAllowance(amount=amount, age_band=str(cell.ages), next_due=next_due)


def _next_due(case: ClothingAllowanceCase, work: Working) -> date:
    """The placement date or its next anniversary; a note where the age band will be another by then."""
    assert case.placed_on is not None
    years = max(0, case.on.year - case.placed_on.year)
    due = anniversary(case.placed_on, years)
    if due < case.on:
        due = anniversary(case.placed_on, years + 1)
    work.step(
        f"By an older chapter of the manual it is due at placement and on each anniversary: next on {in_words(due)}.",
        "12.8.1/clothing/annual",
        value=due.isoformat(),
        unit="date",
        readings=["A1-11"],
    )
    work.notice("12.8.1 itself does not say when the allowance is due. Check the date with your office.")
    if case.date_of_birth:
        age_then = completed_years(case.date_of_birth, due)
        then = work.known_cell("clothing.allowance", age=age_then, on=max(due, case.on))
        work.notice(f"By then, on {in_words(due)}, the child is {age_then}, and the allowance is {usd(Decimal(then.value))}.")
    return due

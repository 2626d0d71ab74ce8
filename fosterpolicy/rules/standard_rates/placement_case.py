"""What a placement statement asks, and what it gives."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from fosterpolicy.core.calendar import in_words, nights_between
from fosterpolicy.core.case import NightsCase, check, has_no_meaning, needed
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import Agency, IsoDate, YesNo
from fosterpolicy.core.money import usd
from fosterpolicy.core.policy import policy
from fosterpolicy.core.result import Outcome, Part, Usd
from fosterpolicy.rules.standard_rates.absences import AbsenceConditions, Span, spans_apart

PlacementProgram = Literal[
    "licensed",
    "unlicensed",
    "level-a",
    "medical",
    "level-b",
    "tfc-level-1",
    "tfc-level-2",
    "emergency",
    "independent-living",
]
PartialMonth = Literal["nights-only", "actual-days", "thirty-days", "annual-365"]


class Absence(AbsenceConditions, NightsCase):
    """One time away from the placement.

    Attributes:
        reason: Why the child is away.
        first_night: The first night away.
        last_night: The last night away.
    """

    reason: Literal["case-plan-visit", "camp", "other-planned", "runaway", "hospital", "detention"] = Field(
        title="Reason", description="Why the child is away."
    )
    first_night: IsoDate = Field(title="First night away", description="The first night that the child is not there.")
    last_night: IsoDate = Field(title="Last night away", description="The last night before the child is back.")


_MEANT_FOR = {
    "licensed_on": "unlicensed",
    "open_foster_home_license": "emergency",
    "cooperative_agreement": "emergency",
}
"""Fields that one program alone has, and that program."""


class PlacementStatementCase(NightsCase):
    """A placement from its first night to its last.

    Attributes:
        date_of_birth: The child's date of birth.
        program: The kind of home.
        first_night: The first night the child lives with the provider.
        last_night: The last night the child lives with the provider.
        licensed_on: Unlicensed homes: the date on which the license was granted.
        open_foster_home_license: Emergency homes past day 60: whether the home has an open FH license.
        cooperative_agreement: Emergency homes past day 60: whether it has the agreement that goes with it.
        absences: Times away during the placement.
        partial_month: How to pay a part month; the manual gives no method, so by default only nights are counted.
        agency: Who manages the case.
    """

    date_of_birth: IsoDate = Field(title="Date of birth", description="The child's date of birth.")
    program: PlacementProgram = Field(title="Program", description="The kind of home.")
    first_night: IsoDate = Field(title="First night", description="The first night the child lives with the provider.")
    last_night: IsoDate = Field(title="Last night", description="The last night the child lives with the provider.")
    licensed_on: IsoDate | None = Field(
        None, title="Licensed on", description="Unlicensed homes: the date on which the license was granted."
    )
    open_foster_home_license: YesNo | None = Field(
        None, title="Open foster home license", description="Emergency homes past the emergency days: an open FH license."
    )
    cooperative_agreement: YesNo | None = Field(
        None,
        title="Cooperative agreement",
        description="Emergency homes past the emergency days: the agreement with that license.",
    )
    absences: list[Absence] = Field([], title="Absences", description="Times away during the placement.")
    partial_month: PartialMonth = Field(
        "nights-only", title="Part months", description="How to pay a part month. The manual gives no method."
    )
    agency: Agency = "children-division"

    dated_by = "first_night"

    def until(self) -> date:
        """The last night."""
        return self.last_night

    @check("date_of_birth", "first_night")
    def _born_before_placed(self) -> Iterator[Fault]:
        if self.date_of_birth > self.first_night:
            yield fault("date_of_birth", self.date_of_birth, f"a date of birth up to {self.first_night}, the first night")

    @check("program", each=_MEANT_FOR)
    def _field_of_the_program(self, name: str) -> Iterator[Fault]:
        program = _MEANT_FOR[name]
        if self.program != program and (given := getattr(self, name)) is not None:
            yield has_no_meaning(name, given, f"It has a meaning for the program {program} only.")

    @check("program", "first_night", "last_night", each=("open_foster_home_license", "cooperative_agreement"))
    def _what_follows_the_emergency_days(self, name: str) -> Iterator[Fault]:
        limit = int(policy().parameter("emergency-home.days").at(self.first_night).cells[0].value)
        past = self.program == "emergency" and nights_between(self.first_night, self.last_night) > limit
        if past and getattr(self, name) is None:
            yield needed(name, "true or false", f"The placement passes day {limit}.", "12.8.2/home/after-60-days/open-fh")

    @check("absences", "first_night", "last_night")
    def _absences_inside_and_apart(self) -> Iterator[Fault]:
        outside = [
            fault(f"absences.{index}.{name}", given, f"a date in the placement, {self.first_night} to {self.last_night},")
            for index, absence in enumerate(self.absences)
            for name in ("first_night", "last_night")
            if not self.first_night <= (given := getattr(absence, name)) <= self.last_night
        ]
        yield from outside
        if not outside and all(absence.first_night <= absence.last_night for absence in self.absences):
            yield from spans_apart(
                Span(f"absences.{index}", absence.first_night, absence.last_night, absence.reason)
                for index, absence in enumerate(self.absences)
            )


FLOOR = "It is the least that may be paid."


class Segment(Part):
    """Nights of one month at one rate.

    Attributes:
        first_night: Its first night.
        last_night: Its last night.
        nights: How many nights that is.
        payable_nights: How many of them are payable.
        why: What makes it a piece of its own, a sentence each.
        rate: USD per `period`, or null where none is stated.
        period: `month` or `day`, or null where no rate is stated.
        amount: USD for the segment; null where the manual gives no way to work it out.
    """

    first_night: date
    last_night: date
    nights: int
    payable_nights: int
    why: list[str]
    rate: Usd | None
    period: Literal["month", "day"] | None
    amount: Usd | None

    def line(self) -> str:
        """The segment in one line."""
        nights = f"{self.nights} night{'s' if self.nights != 1 else ''}"
        paid = "" if self.payable_nights == self.nights else f", {self.payable_nights} of them paid"
        rate = f"{usd(self.rate)} a {self.period}" if self.rate is not None else "no rate stated"
        amount = usd(self.amount) if self.amount is not None else "no amount stated"
        last = f" to {in_words(self.last_night)}" if self.nights > 1 else ""
        return f"{in_words(self.first_night)}{last}: {nights}{paid}, {rate}: {amount}. " + " ".join(self.why)


class StatementMonth(Part):
    """One calendar month of a placement.

    Attributes:
        month: The month, as `2024-05`.
        nights: Nights of the placement in it.
        segments: Its pieces.
        maintenance: USD for the month, or null.
        infant_allowance: USD for the month; 0.00 where it is over; or null.
        amount: Maintenance, with the infant allowance of nights in a licensed home; or null.
    """

    month: str
    nights: int
    segments: list[Segment]
    maintenance: Usd | None
    infant_allowance: Usd | None
    amount: Usd | None


class PlacementStatement(Outcome):
    """What a placement pays.

    Attributes:
        nights: Nights in all.
        months: Month by month.
        total: USD for all months, or null where one of them is null.
    """

    nights: int
    months: list[StatementMonth]
    total: Usd | None

    said_by_headline = frozenset({"nights", "total"})

    def headline(self) -> str:
        """The answer in a few words."""
        nights = f"{self.nights} night{'s' if self.nights != 1 else ''}"
        segments = [segment for month in self.months for segment in month.segments]
        if self.total is not None:
            return f"{'At least ' if any(FLOOR in segment.why for segment in segments) else ''}{usd(self.total)} for {nights}"
        lacks_a_rate = any(segment.rate is None and segment.payable_nights for segment in segments)
        return f"{nights}; {'some have no stated rate' if lacks_a_rate else 'part months have no stated amount'}"

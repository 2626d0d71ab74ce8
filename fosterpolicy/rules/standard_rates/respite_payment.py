"""What one respite stay pays."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import AgedCase, age_is_needed, check
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import Age, Agency, Hours, IsoDate
from fosterpolicy.core.money import plain, usd
from fosterpolicy.core.policy import policy
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, UnitsOut, Usd
from fosterpolicy.core.wording import choice_words, plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency

Home = Literal["level-b", "traditional", "level-a", "medical"]
HALF_UNIT = Decimal("0.5")


def _table_row(home: str) -> str:
    """The row of the table that a home uses (A1-22)."""
    return "level-b" if home == "level-b" else "traditional"


class RespiteStay(AgedCase):
    """One stay in respite.

    Attributes:
        home: The resource home that the child lives in.
        on: The date of the stay.
        hours: How long it lasts, in hours.
        age: Completed years on that date.
        date_of_birth: In place of `age`.
        over_24: What to do with a stay of over 24 hours: refuse it, or cut it in 24-hour blocks.
        at_twelve: Whether exactly twelve hours is a full unit or half a unit.
        agency: Who manages the case.
    """

    home: Home = Field(title="Resource home", description="The level of the home that the child lives in.")
    on: IsoDate = Field(title="Date", description="The date of the stay.")
    hours: Hours = Field(title="Hours", description="How long the stay lasts, in hours.")
    age: Age | None = Field(None, title="Age", description="Completed years on that date.")
    date_of_birth: IsoDate | None = Field(None, title="Date of birth", description="In place of the age.")
    over_24: Literal["refuse", "blocks"] = Field(
        "refuse", title="Over one day", description="A longer stay: refuse it, or cut it in whole days and a rest."
    )
    at_twelve: Literal["full", "half"] = Field(
        "full", title="Exactly at the full-unit line", description="Whether it is a full unit or half a unit."
    )
    agency: Agency = "children-division"

    @check("age", "date_of_birth", "on")
    def _an_age(self) -> Iterator[Fault]:
        yield from age_is_needed(self, "The respite rates go by age.")

    @check("hours", "over_24", "on", "home", "age", "date_of_birth")
    def _not_over_a_day(self) -> Iterator[Fault]:
        try:
            longest = policy().parameter("respite.hours.full-unit-through").at(self.on).cells[0].value
            row = policy().parameter(f"respite.{_table_row(self.home)}.full-unit").at(self.on)
        except LookupError:
            return  # a date without figures is refused for itself
        if self.over_24 == "refuse" and self.hours > longest:
            yield fault(
                "hours",
                str(plain(self.hours)),
                f"at most {longest} hours",
                because="The rates stop there (reading A1-21). With over_24 set to blocks, whole days and a rest are added up.",
                clause=row.for_age(max(self.stated_age or 0, 0)).clauses[0],
            )


class RespitePayment(Outcome):
    """The pay for the stay.

    Attributes:
        status: `no-rate-stated` under the hours of half a unit.
        units: Respite units, or null where no rate is stated.
        amount: USD, or null where no rate is stated.
    """

    status: Literal["amount", "no-rate-stated"]
    units: UnitsOut | None
    amount: Usd | None

    said_by_headline = frozenset({"status", "amount", "units"})

    def headline(self) -> str:
        """The pay in a few words."""
        if self.amount is None or self.units is None:
            return "No respite rate is stated"
        return f"{usd(self.amount)} for {plural(self.units, 'unit')}"


@calculation("respite-payment", asks=RespiteStay, section="12.8.1")
def respite_payment(case: RespiteStay, work: Working) -> RespitePayment:
    """What does one respite stay pay?

    Amounts are in USD, units are respite units. Which row of the table applies goes by the resource
    home; Level A and Medical homes use the Traditional row.

    Raises:
        InputError: There is no age, the stay is over 24 hours and `over_24` refuses it, or the date
            is before the edition's first.

    Source: 12.8.1, table rows 13 and 14.
    """
    table_row = _table_row(case.home)
    full, half = (work.row(f"respite.{table_row}.{unit}", case.stated_age) for unit in ("full-unit", "half-unit"))
    work.step(
        f"A {choice_words(case.home)} home uses the {choice_words(table_row)} respite row; "
        f"age {case.stated_age} is in the age group {choice_words(str(full.ages))}.",
        full.clauses[0],
        readings=["A1-22", "A0-03"],
    )
    note_paying_agency(case.agency, work)
    blocks, rest = _blocks(case, full.clauses[0], work)
    full_units, half_units = _units_of(rest, case.at_twelve, work, full.clauses[0], half.clauses[0])
    if not blocks + full_units + half_units:
        return RespitePayment(status="no-rate-stated", units=None, amount=None)
    amount = _pay(table_row, blocks + full_units, half_units, case, work)
    return RespitePayment(status="amount", units=plain(blocks + full_units + half_units * HALF_UNIT), amount=amount)


def _pay(table_row: str, full_units: int, half_units: int, case: RespiteStay, work: Working) -> Decimal:
    """USD for the units."""
    lines: list[tuple[int, Decimal, str]] = []
    for count, unit in ((full_units, "full-unit"), (half_units, "half-unit")):
        if count:
            cell = work.known_cell(f"respite.{table_row}.{unit}", age=case.stated_age)
            lines.append((count, Decimal(cell.value), cell.clauses[0]))
    amount = sum((count * rate for count, rate, _ in lines), Decimal("0.00"))
    working = " + ".join(f"{count} × {usd(rate)}" for count, rate, _ in lines)
    work.step(f"{working} = {usd(amount)}.", lines[0][2], value=amount, unit="USD", readings=["A1-24"])
    return amount


def _blocks(case: RespiteStay, full_clause: str, work: Working) -> tuple[int, Decimal]:
    """Whole days of a long stay, and the hours that are left over; a stay within one day is all rest."""
    day = work.count("respite.hours.full-unit-through", clause=full_clause)
    if case.hours <= day:
        return 0, case.hours
    blocks, rest = int(case.hours // day), case.hours % day
    work.step(
        f"{plain(case.hours)} hours is {blocks} × {day} hours" + (f" and {plain(rest)} hours." if rest else "."),
        full_clause,
        value=blocks,
        unit="respite units",
        readings=["A1-21"],
    )
    return blocks, rest


def _units_of(hours: Decimal, at_twelve: str, work: Working, full_clause: str, half_clause: str) -> tuple[int, int]:
    """Full and half units of up to one day's hours."""
    half_from = work.count("respite.hours.half-unit-from", clause=half_clause)
    full_from = work.count("respite.hours.full-unit-from", clause=full_clause)
    if hours == full_from:
        work.reading("A1-19")
        if at_twelve == "half":
            work.step(
                f"Exactly {full_from} hours, read as half a unit, as you chose.",
                half_clause,
                value=HALF_UNIT,
                unit="respite units",
            )
            return 0, 1
    if hours >= full_from:
        work.step(
            f"{plain(hours)} hours is a full unit: it reaches {full_from} hours.", full_clause, value=1, unit="respite units"
        )
        return 1, 0
    if hours >= half_from:
        work.step(
            f"{plain(hours)} hours is half a unit: it reaches {half_from} hours and not {full_from}.",
            half_clause,
            value=HALF_UNIT,
            unit="respite units",
        )
        return 0, 1
    if hours:
        work.step(f"{plain(hours)} hours is under {half_from}: no rate is stated for it.", half_clause, readings=["A1-20"])
        work.notice(f"{plain(hours)} hours add no unit: respite starts at {half_from} hours.")
    return 0, 0

"""A month of trips on one log, line by line."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import Field, PlainSerializer, PlainValidator
from pydantic_core import PydanticCustomError

from fosterpolicy.core.calendar import in_words, month_end, month_of
from fosterpolicy.core.case import check, has_no_meaning, read_case
from fosterpolicy.core.faults import Fault, InputError, fault
from fosterpolicy.core.fields import Agency, Allowed, MileageRate, Month
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Part, Usd
from fosterpolicy.core.wording import month_words, plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.transportation.claims import PURPOSES, Code, Form
from fosterpolicy.rules.transportation.mileage_rate import CLAUSE as RATE_CLAUSE
from fosterpolicy.rules.transportation.trip_case import Claim, Trip, TripMileageCase
from fosterpolicy.rules.transportation.trip_mileage import NOTHING, TripMileage, trip_mileage

SharedT = TypeVar("SharedT")


def _list_of_trips(given: Any) -> list[Any]:
    """Take any list: a faulty trip is told in its own line and stops no other."""
    if not isinstance(given, list) or not given:
        raise PydanticCustomError("not_allowed", "not allowed")
    return [entry.model_dump(exclude_unset=True) if isinstance(entry, Trip) else entry for entry in given]


Trips = Annotated[
    list[Trip],
    PlainValidator(_list_of_trips, json_schema_input_type=Annotated[list[Trip], Field(min_length=1)]),
    PlainSerializer(list, return_type=list[Any]),
    Allowed("a list of trips, at least one, each with the fields of trip-mileage save claimant,"),
]
"""Trips as they were given: each is read by itself, in its own line."""


class TravelLogCase(Claim):
    """A month of trips and who claims them.

    Attributes:
        claimant: Who asks to be paid.
        month: The month of the log, as `2024-05`.
        trips: The trips, with the fields of `trip-mileage` save `claimant`.
        mileage_rate: USD per mile, three places, for trips that have none of their own.
        agency: Who manages the case, for trips that do not say it themselves.
    """

    month: Month = Field(title="Month", description="The month of the log.")
    trips: Trips = Field(title="Trips", description="The trips of the month, one entry each.")
    mileage_rate: MileageRate | None = Field(
        None,
        title="State mileage rate",
        description="Dollars per mile, for dates without a verified rate on file. A trip's own rate goes first.",
    )
    agency: Agency = "children-division"

    answers_before_first_edition = True
    dated_by = "month"

    def figures_date(self) -> tuple[date | None, str]:
        """The first day of the month."""
        month = getattr(self, "month", None)
        return (date.fromisoformat(f"{month}-01") if month else None), "month"

    def until(self) -> date | None:
        """The last day of the month."""
        first = self.figures_date()[0]
        return month_end(first) if first else None


class LoggedTrip(TripMileageCase):
    """A trip as a line of a log.

    Attributes:
        month: The month of the log.
    """

    month: Month

    given_elsewhere = frozenset({"claimant", "month"})

    @check("date", "month")
    def _in_the_month(self) -> Iterator[Fault]:
        if month_of(self.date) != self.month:
            yield fault("date", self.date, f"a date in {month_words(self.month)}, the month of the log,")


class LogLine(Part):
    """One trip of the log.

    Attributes:
        number: Its place in the log, from 1.
        outcome: What `trip-mileage` answers; null where the line is faulty.
        faults: What is wrong with the line; empty where it is sound.
    """

    number: int
    outcome: TripMileage | None
    faults: list[Fault]


class LogTotal(Part):
    """What one youth has under one code.

    Attributes:
        youth: The youth's label, or null for trips that are not about one child.
        code: The code, or null where the trips have none.
        miles: Whole miles of the payable lines.
        amount: USD, or null where a line has no rate.
    """

    youth: str | None
    code: Code | None
    miles: int
    amount: Usd | None


class TravelLog(Outcome):
    """The log.

    Attributes:
        lines: Each trip in the order given; none is left out.
        totals: Miles and USD of the payable lines, for each youth and code, in order of first appearance.
        submit_by: The last date to hand it in; null where none is stated, or where the lines do not share one.
        form: The form; null where none is stated, or where the lines need more than one.
        amount: USD of the payable lines, or null where one has no rate.
    """

    lines: list[LogLine]
    totals: list[LogTotal]
    submit_by: date | None
    form: Form | None
    amount: Usd | None

    said_by_headline = frozenset({"amount"})
    left_out_when_null = frozenset({"form", "submit_by"})

    def headline(self) -> str:
        """The answer in a few words."""
        faulty = sum(bool(line.faults) for line in self.lines)
        miles = plural(sum(total.miles for total in self.totals), "mile")
        worth = f"{miles}, {usd(self.amount)}" if self.amount is not None else f"{miles}; the rate is needed"
        return f"{worth}; {plural(faulty, 'line')} to correct" if faulty else worth


@calculation("travel-log", asks=TravelLogCase, section="12.8.3")
def travel_log(case: TravelLogCase, work: Working) -> TravelLog:
    """What does a month of trips pay?

    Each trip is a line and is judged by itself, as `trip-mileage` does. A faulty line is shown with its
    faults and counts for nothing; the others stand.

    Raises:
        InputError: The claimant, the month, the rate or the list itself is wrong.

    Source: 12.8.3, Transportation Costs.
    """
    lines = [_line(number, entry, case, work) for number, entry in enumerate(case.trips, 1)]
    outcomes = [line.outcome for line in lines if line.outcome is not None]
    claimed = [outcome for outcome in outcomes if outcome.status != "not-payable"] or outcomes
    payable = [outcome for outcome in outcomes if outcome.status == "payable"]
    amount = _sum(outcome.amount for outcome in payable)
    if faulty := [line.number for line in lines if line.faults]:
        work.notice(f"Not counted, because something in them is wrong: {_numbers(faulty)}. Correct them and count again.")
    if waiting := [line.number for line in lines if line.outcome and line.outcome.status not in ("payable", "not-payable")]:
        work.notice(f"Not in the totals yet, because they wait for an approval or an answer: {_numbers(waiting)}.")
    forms = {outcome.form for outcome in claimed}
    if len(forms) > 1:
        work.notice("The lines do not all go on the same form: see the form of each line.")
    if payable and amount is not None:
        text = f"The payable lines come to {plural(sum(one.reimbursable_miles or 0 for one in payable), 'mile')}: {usd(amount)}."
        work.step(text, RATE_CLAUSE, value=amount, unit="USD", readings=["A0-02"])
    return TravelLog(
        lines=lines,
        totals=_totals(payable),
        submit_by=_shared({outcome.submit_by for outcome in claimed}),
        form=_shared(forms),
        amount=amount,
    )


def _line(number: int, entry: Any, case: TravelLogCase, work: Working) -> LogLine:
    """Judge one trip by itself; what goes with its answer goes with the log's."""
    prefix = f"trips.{number - 1}"
    try:
        trip = _read(entry, case)
        line_work = Working(work.policy, *trip.figures_date(), trip.until())
        outcome = trip_mileage.rule(trip, line_work)
    except InputError as error:
        own_rate = isinstance(entry, Mapping) and entry.get("mileage_rate") is not None
        faults = [one if one.path == "mileage_rate" and not own_rate else _in_the_log(one, prefix) for one in error.faults]
        return LogLine(number=number, outcome=None, faults=faults)
    work.take_over(line_work)
    miles = outcome.reimbursable_miles
    text = f"Trip {number}, {in_words(trip.date)}, {PURPOSES[trip.purpose]}: {outcome.headline()}."
    work.step(text, _deciding_clause(line_work), value=miles, unit=None if miles is None else "miles")
    return LogLine(number=number, outcome=outcome, faults=[])


def _read(entry: Any, case: TravelLogCase) -> LoggedTrip:
    """One trip of the log as an input of its own.

    Raises:
        InputError: Something is wrong with it; it has one fault for each thing that is.
    """
    if not isinstance(entry, Mapping):
        raise InputError([fault("", entry, "an object with named fields")])
    of_the_log = {"claimant": case.claimant, "month": case.month}
    found = [has_no_meaning(name, entry[name], "The log has one for all its trips.") for name in of_the_log if name in entry]
    for_all = {"agency": case.agency} | ({} if case.mileage_rate is None else {"mileage_rate": case.mileage_rate})
    stated = {name: value for name, value in entry.items() if name not in for_all or value is not None}
    try:
        trip = read_case(LoggedTrip, {**for_all, **stated, **of_the_log})
    except InputError as error:
        raise InputError([*found, *error.faults]) from None
    if found:
        raise InputError(found)
    return trip


def _deciding_clause(line_work: Working) -> str:
    """The clause that the miles of a line rest on; without miles, the one that its last word on the terms rests on."""
    counted = [step for step in line_work.steps if step.unit == "miles"]
    return counted[-1].clause if counted else line_work.steps[0].clause


def _in_the_log(found: Fault, prefix: str) -> Fault:
    """A fault of a trip, told with its path in the log."""
    return found.under(f"{prefix}.") if found.path else fault(prefix, found.given, found.allowed)


def _totals(payable: list[TripMileage]) -> list[LogTotal]:
    """Miles and amounts of each youth under each code, in order of first appearance."""
    kept: dict[tuple[str | None, Code | None], list[tuple[int, Decimal | None]]] = {}
    for outcome in payable:
        for youth, miles, amount in _shares(outcome):
            kept.setdefault((youth, outcome.code), []).append((miles, amount))
    return [
        LogTotal(
            youth=youth,
            code=code,
            miles=sum(miles for miles, _ in shares),
            amount=_sum(amount for _, amount in shares),
        )
        for (youth, code), shares in kept.items()
    ]


def _shares(outcome: TripMileage) -> Iterator[tuple[str | None, int, Decimal | None]]:
    if not outcome.miles_by_youth:
        yield None, outcome.reimbursable_miles or 0, outcome.amount
    for row in outcome.miles_by_youth:
        yield row.youth, row.miles or 0, row.amount


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum in USD; None where a part is not known."""
    total = NOTHING
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _shared(values: set[SharedT]) -> SharedT | None:
    """The one value that all lines share, or None."""
    return next(iter(values)) if len(values) == 1 else None


def _numbers(numbers: list[int]) -> str:
    return ("lines " if len(numbers) > 1 else "line ") + ", ".join(map(str, numbers))

"""The state mileage rate of a trip: the one on file, or the one that the reader gives."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from fosterpolicy.core.calendar import ONE_DAY, in_words
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.money import usd_per_mile
from fosterpolicy.core.parameters import BeforeFirstDate, Cell, NotVerified
from fosterpolicy.core.policy import policy
from fosterpolicy.core.working import Working

STATE_RATE = "mileage.state-rate"
CLAUSE = "12.8.3/transport/mileage-rate"


def given_rate_differs(given: Decimal, on: date) -> Iterator[Fault]:
    """The fault of a given rate that is not the verified one of its date."""
    cell = _on_file(on)
    if cell is not None and given != cell.value:
        why = f"The state mileage rate on {in_words(on)} was {cell.words} a mile: see {cell.figure.source}."
        yield fault("mileage_rate", str(given), f'"{cell.value}", or leaving it out,', because=why, clause=CLAUSE)


def known_rate(given: Decimal | None, work: Working) -> Decimal | None:
    """USD per mile, on file or given, or None: for a trip that pays nothing at any rate."""
    found = work.cell_on_file(STATE_RATE)
    return given if isinstance(found, str) else Decimal(found.value)


def rate_of_trip(given: Decimal | None, on: date, work: Working) -> Decimal | None:
    """USD per mile on the date of a trip, or None where none is verified and none was given (A3-17)."""
    found = work.cell_on_file(STATE_RATE)
    if not isinstance(found, str):
        rate = Decimal(found.value)
        work.step(
            f"The state mileage rate on {in_words(on)} is {usd_per_mile(rate)}.",
            CLAUSE,
            value=rate,
            unit="USD per mile",
            readings=["A3-17", *_changes_the_next_day(on)],
        )
        return rate
    if given is None:
        work.step("The manual does not state the rate, and none is on file for this date.", CLAUSE, readings=["A3-17"])
        work.notice(
            f"No verified state mileage rate is on file for the date of this trip, so the amount is left open. {found} "
            "Then give the rate that was in force on the date of the trip."
        )
        return None
    work.step(
        f"The rate given is {usd_per_mile(given)}; none is on file for {in_words(on)}.",
        CLAUSE,
        value=given,
        unit="USD per mile",
        readings=["A3-17"],
    )
    work.notice(f"The rate of {usd_per_mile(given)} is the one that you gave. It is not verified here. {found}")
    _question_a_rate_above_the_federal(given, on, work)
    return given


def _on_file(on: date) -> Cell | None:
    try:
        return policy().parameter(STATE_RATE).at(on).cells[0]
    except (BeforeFirstDate, NotVerified):
        return None


def _changes_the_next_day(on: date) -> list[str]:
    """A trip over two dates is paid at the rate of the first (A3-18): it matters where a new rate starts the next day."""
    starts = policy().parameter(STATE_RATE).starts()
    return ["A3-18"] if on + ONE_DAY in starts else []


def _question_a_rate_above_the_federal(given: Decimal, on: date, work: Working) -> None:
    """A state rate is at most the federal one, so a higher one is likely a slip."""
    try:
        version = policy().parameter("mileage.federal-rate").at(on)
    except (BeforeFirstDate, NotVerified):
        return
    federal = version.cells[0]
    if given > federal.value:
        work.notice(
            f"{usd_per_mile(given)} is above the federal rate of {federal.words} on that date, "
            f"and the state rate may not be ({version.source.citation}). Check it."
        )

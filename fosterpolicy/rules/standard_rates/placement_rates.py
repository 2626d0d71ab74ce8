"""Which rate a placement has on each night, and where one rate gives way to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Self

from fosterpolicy.core.calendar import (
    ONE_DAY,
    anniversary,
    completed_years,
    day_number,
    in_words,
    month_end,
    nights_between,
    spans,
)
from fosterpolicy.core.parameters import Cell
from fosterpolicy.core.working import Working
from fosterpolicy.rules.standard_rates.placement_case import PlacementStatementCase
from fosterpolicy.rules.standard_rates.standard_rate import ROWS

LICENSED = "maintenance.licensed"
UNLICENSED = "maintenance.unlicensed"
UNLICENSED_DAYS = "maintenance.unlicensed-days"
EMERGENCY = "emergency-home.amount"
EMERGENCY_DAYS = "emergency-home.days"
INFANT = "infant-allowance.amount"


@dataclass(frozen=True)
class Stage:
    """A stretch of a placement under one rule.

    Attributes:
        name: The stage in a few words.
        clause: The clause that puts the nights in it.
        parameter: The figure it pays; None where none is stated or nothing is paid.
        licensed_home: Whether it is paid as a licensed home, so that the infant allowance is added.
        pays_nothing: True where the manual says that nothing is paid.
        is_floor: True where the rate is the least that may be paid.
        readings: Readings behind it.
    """

    name: str
    clause: str
    parameter: str | None
    licensed_home: bool = False
    pays_nothing: bool = False
    is_floor: bool = False
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Nights of one month that share stage, rate and payability."""

    first: date
    last: date
    stage: Stage
    cell: Cell | None
    infant: Cell
    unpaid_because: str | None

    @property
    def nights(self) -> int:
        """How many nights it has."""
        return nights_between(self.first, self.last)

    @property
    def rate(self) -> Decimal | None:
        """USD per period, 0.00 where nothing is paid, None where no rate is stated."""
        if self.stage.pays_nothing:
            return Decimal("0.00")
        return Decimal(self.cell.value) if self.cell else None

    @property
    def period(self) -> Literal["month", "day"] | None:
        """What the rate is for."""
        if self.rate is None:
            return None
        return "day" if self.cell is not None and self.cell.figure.unit == "USD per day" else "month"

    @property
    def payable_nights(self) -> int:
        """Its nights, or 0 where they are not paid."""
        return 0 if self.unpaid_because or self.stage.pays_nothing else self.nights

    def continues(self, other: Self) -> bool:
        """Whether it goes on where the other ends, alike in all that matters."""
        mine = (self.stage, self.cell, self.infant, self.unpaid_because)
        return self.first == other.last + ONE_DAY and mine == (other.stage, other.cell, other.infant, other.unpaid_because)


def stage_on(night: date, case: PlacementStatementCase, work: Working) -> Stage:
    """The stage of a placement that a night falls in."""
    number = nights_between(case.first_night, night)
    if case.program == "unlicensed":
        return _unlicensed_stage(night, number, case, work)
    if case.program == "emergency":
        return _emergency_stage(number, case, work)
    row = ROWS[case.program]
    return Stage(
        row.title,
        row.clause,
        row.parameter,
        licensed_home=case.program == "licensed",
        is_floor=row.status == "minimum",
        readings=row.readings,
    )


def _unlicensed_stage(night: date, number: int, case: PlacementStatementCase, work: Working) -> Stage:
    limit = work.count(UNLICENSED_DAYS)
    if case.licensed_on is not None and night >= case.licensed_on:
        return Stage(
            f"Licensed on {in_words(case.licensed_on)}, so the licensed rate holds from that night on",
            "12.8.1/maintenance/licensed/scope",
            LICENSED,
            licensed_home=True,
            readings=("A1-09",),
        )
    if number <= limit:
        return Stage(
            f"Home that is not licensed yet, days 1 to {limit}",
            "12.8.1/maintenance/unlicensed/first-90-days",
            UNLICENSED,
            readings=("A1-08",),
        )
    return Stage(
        f"Home that is not licensed yet, past day {limit}",
        "12.8.1/maintenance/unlicensed/first-90-days",
        None,
        readings=("A1-07", "A1-08"),
    )


def _emergency_stage(number: int, case: PlacementStatementCase, work: Working) -> Stage:
    limit = work.count(EMERGENCY_DAYS)
    if number <= limit:
        return Stage(
            f"Emergency home, days 1 to {limit}",
            "12.8.1/emergency-home/max-60-days",
            EMERGENCY,
            readings=("A2-01", "A1-08", "A2-13"),
        )
    if case.open_foster_home_license and case.cooperative_agreement:
        return Stage(
            f"Emergency home past day {limit}, with license and agreement: standard maintenance",
            "12.8.2/home/after-60-days/open-fh",
            LICENSED,
            licensed_home=True,
            readings=("A2-01", "A2-03", "A2-07"),
        )
    return Stage(
        f"Emergency home past day {limit}, without both license and agreement: level 3, no payment",
        "12.8.2/home/after-60-days/level-3",
        None,
        pays_nothing=True,
        readings=("A2-01", "A2-04"),
    )


def pieces(case: PlacementStatementCase, unpaid: dict[date, str], work: Working) -> Iterator[Piece]:
    """The placement in pieces: a new one with each month and wherever the rate or payability changes."""
    waiting: Piece | None = None
    for first, last in spans(case.first_night, case.last_night, _changes(case, unpaid, work)):
        stage = stage_on(first, case, work)
        age = completed_years(case.date_of_birth, first)
        piece = Piece(
            first,
            last,
            stage,
            work.cell(stage.parameter, age=age, on=first) if stage.parameter else None,
            work.row(INFANT, on=first),
            unpaid.get(first),
        )
        if waiting and piece.continues(waiting) and first.day != 1:
            waiting = Piece(waiting.first, last, stage, piece.cell, piece.infant, piece.unpaid_because)
        else:
            if waiting:
                yield waiting
            waiting = piece
    if waiting:
        yield waiting


def _changes(case: PlacementStatementCase, unpaid: dict[date, str], work: Working) -> Iterator[date]:
    """Every date on which something may change; pieces that turn out alike are joined again."""
    month = case.first_night
    while month <= case.last_night:
        month = month_end(month) + ONE_DAY
        yield month
    for id in (LICENSED, UNLICENSED, EMERGENCY, INFANT, *(row.parameter for row in ROWS.values())):
        if id is None:
            continue
        parameter = work.policy.parameter(id)
        for version in parameter.versions:
            yield version.start
            yield from (anniversary(case.date_of_birth, cell.band.first_age) for cell in version.cells if cell.band)
    if case.licensed_on:
        yield case.licensed_on
    for id in (UNLICENSED_DAYS, EMERGENCY_DAYS):
        limit = int(work.policy.parameter(id).at(case.first_night).cells[0].value)
        yield day_number(case.first_night, limit + 1)
    for night in unpaid:
        yield night
        yield night + ONE_DAY

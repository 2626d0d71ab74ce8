"""Dated figures: one value for each date and age, and a refusal where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from fosterpolicy.core.money import PER_MILE
from fosterpolicy.core.policy_models import Band, InForce, Parameter, Source
from fosterpolicy.core.result import Figure


class PolicyError(ValueError):
    """The policy files are malformed, or have no such entry. The message names file and entry."""


class BeforeFirstDate(LookupError):
    """A date before the first for which a figure is known."""

    def __init__(self, parameter: str, first: date, clause: str | None) -> None:
        self.first, self.clause = first, clause
        super().__init__(f"{parameter} is known from {first}")


class NotVerified(LookupError):
    """A date after the last for which a figure is vouched for."""

    def __init__(self, parameter: str, last: date, source: str | None) -> None:
        self.last, self.source = last, source
        super().__init__(f"{parameter} is verified through {last}")


def _places(value: Decimal | int) -> int:
    return -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: of a parameter, from a date, for an age band where it has bands."""

    figure: Figure
    band: Band | None
    clauses: tuple[str, ...]

    @property
    def value(self) -> Decimal | int:
        """The value itself."""
        return self.figure.value

    @property
    def words(self) -> str:
        """The value as people read it: money with its dollar sign, a count as it is."""
        return self.figure.words

    @property
    def ages(self) -> str | None:
        """The age band as written, `6-12`, or None."""
        return self.band.ages if self.band else None


@dataclass(frozen=True, slots=True)
class Version:
    """A parameter as it stands from one date on."""

    parameter: str
    start: date
    end: date | None
    verified_through: date | None
    source: Source
    cells: tuple[Cell, ...]

    def cell_for(self, age: int | None) -> Cell | None:
        """The cell for an age in completed years, or None where no band holds it."""
        if self.cells[0].band is None:
            return self.cells[0]
        if age is None:
            raise PolicyError(f"parameters: {self.parameter}: goes by age, and no age was given")
        return next((cell for cell in self.cells if cell.band and cell.band.holds(age)), None)

    def for_age(self, age: int | None) -> Cell:
        """The cell for an age, where there must be one.

        Raises:
            PolicyError: No band holds the age.
        """
        cell = self.cell_for(age)
        if cell is None:
            raise PolicyError(f"parameters: {self.parameter}: no figure is stated for age {age}")
        return cell


class DatedParameter:
    """A parameter with its history, checked for overlapping and missing dates and ages.

    Args:
        entry: The parameter as its file has it.
        sources: The documents by id.
        file: The file's name, for messages.

    Raises:
        PolicyError: Dates or age bands overlap or leave a gap, or a source does not exist.
    """

    def __init__(self, entry: Parameter, sources: Mapping[str, Source], file: str) -> None:
        self.entry = entry
        self.id = entry.id
        self.file = f"policy/{file}"
        self.versions = tuple(sorted(self._versions(sources), key=lambda version: version.start))
        self._check_dates()

    def at(self, on: date | None = None) -> Version:
        """The version in force on a date; the newest when no date is given.

        Raises:
            BeforeFirstDate: The date is before the first, and the parameter refuses such dates.
            NotVerified: The date is after the last that the figure is vouched for.
        """
        if on is None:
            return self.versions[-1]
        for version in reversed(self.versions):
            if version.start <= on:
                last = version.verified_through or version.end
                if last is not None and on > last:
                    raise NotVerified(self.id, last, version.source.address)
                return version
        if self.entry.before == "answer":
            return self.versions[0]
        raise BeforeFirstDate(self.id, self.versions[0].start, self.versions[0].cells[0].figure.clause)

    @property
    def _places(self) -> int:
        """How many decimal places its values are written with."""
        if not self.entry.unit.startswith("USD"):
            return 0
        return 3 if self.entry.unit == PER_MILE else 2

    def starts(self) -> Iterator[date]:
        """The dates from which its values are in force."""
        return (version.start for version in self.versions)

    def _versions(self, sources: Mapping[str, Source]) -> Iterator[Version]:
        for value in self.entry.values:
            source = sources.get(value.source)
            if source is None:
                raise self._error(f"the source {value.source!r} is not in policy/sources.toml")
            start = value.from_ or source.effective_from
            self._check_bands(value.bands)
            yield Version(
                parameter=self.id,
                start=start,
                end=value.through,
                verified_through=value.verified_through,
                source=source,
                cells=tuple(self._cells(value, source, start)),
            )

    def _cells(self, value: InForce, source: Source, start: date) -> Iterator[Cell]:
        for band in value.bands or (None,):
            clauses = band.clauses if band else value.clauses
            amount = band.value if band else value.value
            if amount is None or _places(amount) != self._places:
                raise self._error(f"{str(amount)!r} is no value in {self.entry.unit}")
            figure = Figure(
                id=f"{self.id}/{band.ages}" if band else self.id,
                value=amount,
                unit=self.entry.unit,
                from_=start,
                through=value.through or value.verified_through,
                clause=clauses[0],
                source=source.address,
                verified_on=source.verified_on,
            )
            yield Cell(figure=figure, band=band, clauses=clauses)

    def _check_bands(self, bands: tuple[Band, ...]) -> None:
        if not bands:
            return
        if (bands[0].first_age != 0) != (self.entry.below_first_band == "not-stated"):
            raise self._error(
                f"the youngest band is {bands[0].ages}; a band from 0 is needed, "
                "or below_first_band = 'not-stated' where the source states nothing below it"
            )
        for younger, older in pairwise(bands):
            if younger.last_age is None or older.first_age <= younger.last_age:
                raise self._error(f"bands {younger.ages} and {older.ages} overlap at age {older.first_age}")
            if older.first_age > younger.last_age + 1:
                raise self._error(f"bands {younger.ages} and {older.ages} leave a gap at age {younger.last_age + 1}")
        if bands[-1].last_age is not None:
            raise self._error(f"the oldest band is {bands[-1].ages}; it must be open, like 13-plus")

    def _check_dates(self) -> None:
        for version in self.versions:
            if version.end is not None and version.end < version.start:
                raise self._error(f"a value from {version.start} ends on {version.end}, before it starts")
        for earlier, later in pairwise(self.versions):
            if earlier.start == later.start:
                raise self._error(f"two values are in force from {later.start}")
            if earlier.end is not None and earlier.end >= later.start:
                raise self._error(f"two values are in force on {later.start}: one ends on {earlier.end} only")
            if earlier.end is not None and earlier.end + timedelta(days=1) < later.start:
                raise self._error(f"no value is in force from {earlier.end + timedelta(days=1)} to the day before {later.start}")

    def _error(self, what: str) -> PolicyError:
        return PolicyError(f"{self.file}: {self.id}: {what}")

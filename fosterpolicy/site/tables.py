"""The tables that pages draw: figures by age, a figure through the years, codes of trips, state holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, ClassVar, get_args

from fosterpolicy.core.calendar import MONTHS
from fosterpolicy.core.parameters import DatedParameter, PolicyError, Version
from fosterpolicy.core.policy_models import Weekday
from fosterpolicy.site.context import PageContext
from fosterpolicy.site.drawn import DrawnBlock, strings
from fosterpolicy.site.pages import PageError
from fosterpolicy.site.trip_codes import trip_rows


class RateTable(DrawnBlock):
    """A table of figures: a row for each parameter, a column for each age band."""

    NAME = "rate-table"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {"rows": [[], strings]}

    def html(self, context: PageContext) -> str:
        """The table."""
        try:
            rows = [context.policy.parameter(id) for id in self.options["rows"]]
        except PolicyError as error:
            raise PageError(f"{context.where}: rate-table {self.argument!r}: {error}") from None
        if not rows:
            raise PageError(f"{context.where}: the rate-table {self.argument!r} has no rows")
        bands = [cell.ages for cell in rows[0].at().cells]
        for row in rows:
            if [cell.ages for cell in row.at().cells] != bands:
                raise PageError(f"{context.where}: rate-table {self.argument!r}: {row.id} has other age bands than {rows[0].id}")
        return context.render(
            "rate_table.html",
            caption=self.argument,
            rows=rows,
            unit=rows[0].entry.unit if len({row.entry.unit for row in rows}) == 1 else None,
            bands=bands,
            places={row.id: _places(row, context) for row in rows},
        )


def _places(row: DatedParameter, context: PageContext) -> list[Any]:
    return [context.place(clause) for clause in dict.fromkeys(id for cell in row.at().cells for id in cell.clauses)]


@dataclass(frozen=True)
class Spell:
    """One value of a figure with the days on which it is in force.

    Attributes:
        version: The value, with its source.
        through: The last day, or None where it is in force without a known end.
    """

    version: Version
    through: date | None


def history(parameter: DatedParameter) -> list[Spell]:
    """The values of a figure, newest first: each runs to the day before the next, the newest as far as it is verified."""
    newest = parameter.versions[-1]
    before = [
        Spell(one, one.end or one.verified_through or after.start - timedelta(1)) for one, after in pairwise(parameter.versions)
    ]
    return [Spell(newest, newest.end or newest.verified_through), *reversed(before)]


class RateHistory(DrawnBlock):
    """A figure through the years: from when, through when, from where, and what holds after."""

    NAME = "rate-history"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The table, and the sentence on dates for which no value is on file."""
        try:
            parameter = context.policy.parameter(str(self.argument))
        except PolicyError as error:
            raise PageError(f"{context.where}: rate-history: {error}") from None
        if parameter.versions[-1].cells[0].band is not None:
            raise PageError(f"{context.where}: rate-history: {parameter.id} goes by age, and a history has no columns for ages")
        return context.render("rate_history.html", parameter=parameter, spells=history(parameter))


class TripCodes(DrawnBlock):
    """Who may claim which trip, on which form and with which code: a row for purposes that come to the same."""

    NAME = "trip-codes"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The table, from the answers of the rule."""
        return context.render("trip_codes.html", caption=self.argument, rows=trip_rows(context.policy))


class StateHolidays(DrawnBlock):
    """The state holidays: the rule of each, its date in each published year, and what a weekend does to it."""

    NAME = "state-holidays"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The table, and the rules below it."""
        holidays = context.policy.holidays
        years = sorted(holidays.rules.published)
        return context.render(
            "state_holidays.html",
            holidays=holidays,
            years=years,
            dates={year: {kept.id: kept.day for kept in holidays.of_year(year)} for year in years},
            months=MONTHS,
            weekdays=[day.capitalize() for day in get_args(Weekday)],
            source=context.policy.sources[holidays.rules.source],
        )

"""On which dates the state holidays are kept, by the rules of policy/holidays.toml."""

from __future__ import annotations

from calendar import FRIDAY, MONDAY, SATURDAY, SUNDAY, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from fosterpolicy.core.policy_models import Holiday, HolidayRules, Weekday

_NUMBER = {name: number for number, name in enumerate(get_args(Weekday))}
_DAYS_IN_WEEK = len(_NUMBER)
_WHICH = {"first": 0, "second": 1, "third": 2, "fourth": 3}


@dataclass(frozen=True, slots=True)
class KeptHoliday:
    """A holiday of one year.

    Attributes:
        id: The holiday's id.
        name: What it is called.
        day: The date on which it is kept.
        falls_on: Its own date, which may be on a weekend.
        inferred: Whether `day` rests on a rule that is only inferred, for a year whose list is not on file.
    """

    id: str
    name: str
    day: date
    falls_on: date
    inferred: bool


class StateHolidays:
    """The state holidays by date, worked out year by year as they are asked for.

    Args:
        rules: The rules and published lists.
    """

    def __init__(self, rules: HolidayRules) -> None:
        self.rules = rules
        self._kept: dict[int, dict[date, KeptHoliday]] = {}

    def on(self, day: date) -> KeptHoliday | None:
        """The holiday that is kept on this date, if one is."""
        if day.year not in self._kept:
            # A weekend at the turn of the year moves a holiday into the year beside its own.
            around = (kept for year in (day.year - 1, day.year, day.year + 1) for kept in self.of_year(year))
            self._kept[day.year] = {kept.day: kept for kept in around if kept.day.year == day.year}
        return self._kept[day.year].get(day)

    def of_year(self, year: int) -> list[KeptHoliday]:
        """The holidays of a year, in the order in which they are kept."""
        return sorted(self._of_year(year), key=lambda kept: kept.day)

    def is_published(self, year: int) -> bool:
        """Whether the published list of this year is on file."""
        return year in self.rules.published

    def _of_year(self, year: int) -> Iterator[KeptHoliday]:
        for id, holiday in self.rules.holidays.items():
            falls_on = date_in(holiday, year)
            moved = {SATURDAY: self.rules.saturday, SUNDAY: self.rules.sunday}.get(falls_on.weekday())
            day, inferred = falls_on, False
            if moved:
                day = _friday_before(falls_on) if moved.kept_on == "friday" else _monday_after(falls_on)
                inferred = moved.inferred_from is not None and not self.is_published(year)
            yield KeptHoliday(id, holiday.name, day, falls_on, inferred)


def date_in(holiday: Holiday, year: int) -> date:
    """The holiday's own date in a year."""
    if holiday.day is not None:
        return date(year, holiday.month, holiday.day)
    days = [date(year, holiday.month, day) for day in range(1, monthrange(year, holiday.month)[1] + 1)]
    on_weekday = [day for day in days if day.weekday() == _NUMBER[str(holiday.weekday)]]
    return on_weekday[-1 if holiday.which == "last" else _WHICH[str(holiday.which)]]


def _friday_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - FRIDAY) % _DAYS_IN_WEEK)


def _monday_after(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.weekday()) % _DAYS_IN_WEEK)


def is_weekend(day: date) -> bool:
    """Whether a date is a Saturday or a Sunday."""
    return day.weekday() in (SATURDAY, SUNDAY)

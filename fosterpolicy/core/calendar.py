"""Birthdays, nights, months and years as the readings count them (A0-03, A0-09, A1-45)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

ONE_DAY = timedelta(days=1)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shift_months(day: date, months: int) -> date:
    """The same day of another month; a day that the month lacks becomes the first of the next (A0-03)."""
    years, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day > monthrange(years, month0 + 1)[1]:
        return shift_months(date(years, month0 + 1, 1), 1)
    return date(years, month0 + 1, day.day)


def anniversary(day: date, years: int) -> date:
    """The n-th anniversary of a date; 29 February falls on 1 March in other years (A0-03)."""
    return shift_months(day, 12 * years)


def completed_years(born: date, on: date) -> int:
    """Age in completed years: a new age starts on the birthday (A0-03)."""
    years = on.year - born.year
    return years if anniversary(born, years) <= on else years - 1


def nights_between(first: date, last: date) -> int:
    """Count the nights from the first to the last, both counted (A1-45)."""
    return (last - first).days + 1


def day_number(first: date, number: int) -> date:
    """The date of day `number`, where the first night is day 1 (A0-09, A1-08)."""
    return first + timedelta(days=number - 1)


def each_day(first: date, last: date) -> Iterator[date]:
    """Every date from the first to the last, both counted."""
    for offset in range(nights_between(first, last)):
        yield first + timedelta(days=offset)


def month_of(day: date) -> str:
    """The calendar month of a date, as `2024-05`."""
    return f"{day.year:04d}-{day.month:02d}"


def days_in_month(day: date) -> int:
    """How many days the calendar month of this date has."""
    return monthrange(day.year, day.month)[1]


def month_end(day: date) -> date:
    """The last date of this date's calendar month."""
    return day.replace(day=days_in_month(day))


def spans(first: date, last: date, starts: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Cut the dates from first to last so that each of `starts` begins a new piece."""
    cuts = sorted({first, *(start for start in starts if first < start <= last)})
    for index, start in enumerate(cuts):
        yield start, (cuts[index + 1] - ONE_DAY if index + 1 < len(cuts) else last)


def in_words(day: date) -> str:
    """A date as people write it: January 1, 2024."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def weekday_in_words(day: date) -> str:
    """A date with its weekday: Wednesday, January 3, 2024."""
    return f"{WEEKDAYS[day.weekday()]}, {in_words(day)}"


def time_in_words(at: datetime) -> str:
    """A time of day as people write it: 9:00 a.m."""
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02d} {'a.m.' if at.hour < 12 else 'p.m.'}"

"""Business days: weekdays that are no holiday, counted back from a date (reading A3-55)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fosterpolicy.core.calendar import ONE_DAY
from fosterpolicy.core.holidays import is_weekend


@dataclass(frozen=True)
class CountedBack:
    """The end of a count.

    Attributes:
        day: The business day that was counted to.
        holidays: The weekdays that the count left out as holidays, latest first.
    """

    day: date
    holidays: tuple[date, ...]


def business_days_before(day: date, count: int, is_holiday: Callable[[date], bool]) -> CountedBack:
    """Count business days back from a date that is not itself counted.

    Args:
        day: The date to count back from.
        count: How many business days, from 1.
        is_holiday: Whether a date is a holiday.
    """
    left_out: list[date] = []
    while count:
        day -= ONE_DAY
        if is_weekend(day):
            continue
        if is_holiday(day):
            left_out.append(day)
        else:
            count -= 1
    return CountedBack(day, tuple(left_out))

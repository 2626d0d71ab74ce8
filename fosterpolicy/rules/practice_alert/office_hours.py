"""The Training Unit's office hours: on now, or when next?"""

from calendar import WEDNESDAY
from datetime import date, datetime, time, timedelta

from pydantic import Field

from fosterpolicy.core.calendar import each_day, in_words, time_in_words, weekday_in_words
from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import LocalDateTime
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import LocalDateTimeOut, Outcome, Part
from fosterpolicy.core.working import Working
from fosterpolicy.rules.practice_alert.alert import note_alert

FROM_HOUR = "office-hours.from-hour"
TO_HOUR = "office-hours.to-hour"
WHEN_CLAUSE = "PA25-AC-03/office-hours/time"
WEEKDAY = WEDNESDAY


class OfficeHoursCase(Case):
    """When someone asks.

    Attributes:
        at: The date and time in Missouri.
    """

    at: LocalDateTime = Field(title="Date and time", description="The date and time in Missouri, as a clock there shows it.")

    answers_before_first_edition = True
    dated_by = "at"

    def figures_date(self) -> tuple[date, str]:
        """The date that is asked about."""
        return self.at.date(), self.dated_by


class Hours(Part):
    """Office hours of one day, in Missouri's local time.

    Attributes:
        start: When they begin.
        end: When they are over; this minute is outside.
    """

    start: LocalDateTimeOut
    end: LocalDateTimeOut

    def line(self) -> str:
        """The hours in one line."""
        return f"{weekday_in_words(self.start)}, {time_in_words(self.start)} to {time_in_words(self.end)}"


class OfficeHours(Outcome):
    """Whether office hours are on, and when they are.

    Attributes:
        open: Whether they are on.
        next: The present hours where they are on, else the next ones.
    """

    open: bool
    next: Hours

    said_by_headline = frozenset({"open", "next"})

    def headline(self) -> str:
        """The answer in a few words."""
        return f"On now, until {time_in_words(self.next.end)}" if self.open else f"Not now. Next: {self.next.line()}"


@calculation("office-hours", asks=OfficeHoursCase, section="PA25-AC-03")
def office_hours(case: OfficeHoursCase, work: Working) -> OfficeHours:
    """Are the Training Unit's office hours on now, and when are the next?

    Times are local times in Missouri. The closing time itself is not inside the hours.

    Source: PA25-AC-03, the part on office hours.
    """
    found = _hours_to_come(case.at, work)
    is_open = found.start <= case.at
    work.step(
        f"Office hours are every Wednesday from {time_in_words(found.start)} to {time_in_words(found.end)}, Missouri time.",
        WHEN_CLAUSE,
        readings=["AP-08", "A0-09"],
    )
    work.step(
        f"At {time_in_words(case.at)} on {weekday_in_words(case.at)} they are {'on' if is_open else 'not on'}. "
        f"{'These' if is_open else 'The next'} hours: {found.line()}",
        WHEN_CLAUSE,
        value="open" if is_open else "closed",
        readings=["AP-08", "A0-09"],
    )
    work.step(
        "The unit can show how to enter payment requests, and how to find what is wrong with a payment in FACES.",
        "PA25-AC-03/office-hours/subject",
    )
    _note_holiday(found.start.date(), work)
    note_alert(case.at.date(), work)
    return OfficeHours(open=is_open, next=found)


def _hours_to_come(at: datetime, work: Working) -> Hours:
    """The first hours that are not over yet: within the week from today, both ends counted."""
    today = at.date()
    days = (day for day in each_day(today, today + timedelta(weeks=1)) if day.weekday() == WEEKDAY)
    return next(hours for hours in (_hours_on(day, work) for day in days) if at < hours.end)


def _hours_on(day: date, work: Working) -> Hours:
    from_hour, to_hour = work.count(FROM_HOUR, on=day), work.count(TO_HOUR, on=day)
    return Hours(start=datetime.combine(day, time(from_hour)), end=datetime.combine(day, time(to_hour)))


def _note_holiday(day: date, work: Working) -> None:
    """The alert is silent on holidays (AP-08)."""
    holiday = work.policy.holidays.on(day)
    if holiday:
        work.notice(
            f"{in_words(day)} is a state holiday ({holiday.name}). The alert says nothing of holidays: ask before you join."
        )

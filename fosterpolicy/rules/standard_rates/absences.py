"""Which days of an absence stay payable: the three guidelines of 12.8.1, bullet 3."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal

from pydantic import Field

from fosterpolicy.core.calendar import ONE_DAY, each_day, month_of, nights_between, shift_months
from fosterpolicy.core.case import Case, check, needed
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import YesNo
from fosterpolicy.core.working import Working

Setting = Literal["family", "residential"]
PLANNED_REASONS = ("case-plan-visit", "camp", "other-planned")
UNPLANNED_REASONS = ("runaway", "hospital", "detention")

WHERE = {"runaway": "run away", "hospital": "in the hospital", "detention": "in detention"}

KIND = {
    "case-plan-visit": "A visit",
    "camp": "Camp",
    "other-planned": "An absence like visits, hospital care and camp",
    "hospital": "Hospital care",
}

PLANNED_CLAUSE = "12.8.1/absence/case-plan/agreed"
STILL_PLACED_CLAUSE = "12.8.1/absence/case-plan/still-placed"
THIRTY_CLAUSE = "12.8.1/absence/case-plan/residential-30-days"
SEVEN_CLAUSE = "12.8.1/absence/runaway-hospital-detention"
VISIT_CLAUSE = "12.8.1/absence/residential-visits"


CONDITIONS = ("in_case_plan", "agency_agreed", "still_placed", "plan_to_return")


class AbsenceConditions(Case):
    """What makes a planned absence payable; all four must hold.

    Attributes:
        in_case_plan: The absence is in the child's own case plan.
        agency_agreed: The State Agency agreed to it.
        still_placed: The child is still placed with the provider.
        plan_to_return: The plan is for the child to come back there.
    """

    in_case_plan: YesNo | None = Field(None, title="In the case plan", description="The absence is in the child's own case plan.")
    agency_agreed: YesNo | None = Field(None, title="Agency agreed", description="The State Agency agreed to it.")
    still_placed: YesNo | None = Field(None, title="Still placed", description="The child is still placed with the provider.")
    plan_to_return: YesNo | None = Field(
        None, title="Due to return", description="The plan is for the child to come back to the provider."
    )

    @check("reason", each=CONDITIONS)
    def _condition_is_answered(self, name: str) -> Iterator[Fault]:
        reason = getattr(self, "reason", None)
        if reason in PLANNED_REASONS and getattr(self, name) is None:
            yield needed(name, "true or false", f"The reason {reason} needs it.", PLANNED_CLAUSE)

    @property
    def is_planned(self) -> bool:
        """Whether all four conditions hold."""
        return bool(self.in_case_plan and self.agency_agreed and self.still_placed and self.plan_to_return)

    def lacking(self) -> Iterator[tuple[str, str]]:
        """What is missing for a planned absence, in words, with its clause."""
        if not self.in_case_plan:
            yield "it is not in the case plan", PLANNED_CLAUSE
        if not self.agency_agreed:
            yield "the agency has not agreed to it", PLANNED_CLAUSE
        if not self.still_placed:
            yield "the child is no longer placed there", STILL_PLACED_CLAUSE
        if not self.plan_to_return:
            yield "the child is not due to return there", STILL_PLACED_CLAUSE


@dataclass
class Span:
    """One absence: its first and last night away."""

    path: str
    first: date
    last: date
    reason: str


def spans_apart(spans: Iterable[Span]) -> Iterator[Fault]:
    """The faults of absences that overlap, or that adjoin for the same reason (A1-41).

    A move from one reason straight to another is one time away under two guidelines, so it stands.
    """
    in_order = sorted(spans, key=lambda span: span.first)
    for earlier, later in pairwise(in_order):
        if later.first <= earlier.last:
            yield fault(
                f"{later.path}.first_night",
                later.first,
                f"a date after {earlier.last}",
                because="It overlaps with the absence that ends then.",
                clause=SEVEN_CLAUSE,
            )
        elif later.first == earlier.last + ONE_DAY and later.reason == earlier.reason:
            yield fault(
                f"{later.path}.first_night",
                later.first,
                f"a date from {later.first + ONE_DAY} on",
                because=f"A new absence needs a night back after the one that ends on {earlier.last}; enter the whole as one.",
                clause=SEVEN_CLAUSE,
            )


@dataclass
class Judged:
    """One absence with its days sorted into paid and unpaid."""

    first: date
    last: date
    paid: list[date] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    @property
    def days(self) -> int:
        """Days away: each is a night away (A1-43)."""
        return nights_between(self.first, self.last)


class AbsenceRules:
    """The guidelines, with the running counts that they need. Judge absences in the order of their dates.

    Args:
        work: Where steps and figures are written down.
        setting: `family` or `residential`.
        planned_before: Planned days already paid (residential).
        visits_before: Visiting days already paid (residential).
    """

    def __init__(
        self, work: Working, setting: Setting, planned_before: Iterable[date] = (), visits_before: Iterable[date] = ()
    ) -> None:
        self.work = work
        self.setting = setting
        self.planned_paid = sorted(planned_before)
        self.visits_by_month = Counter(month_of(day) for day in visits_before)
        self.visits_paid_by_month = Counter(self.visits_by_month)
        self._unplanned_run: tuple[date, int] | None = None

    def judge(self, reason: str, conditions: AbsenceConditions, first: date, last: date) -> Judged:
        """Sort the days of one absence into paid and unpaid."""
        spell = Judged(first, last)
        if reason == "residential-visit":
            self._visit(spell)
        elif reason in PLANNED_REASONS or (reason == "hospital" and conditions.is_planned):
            self._planned(spell, reason, conditions)
        else:
            if reason == "hospital" and conditions.in_case_plan:
                lacking = " and ".join(what for what, _ in conditions.lacking())
                self.work.notice(f"The hospital stay is in the case plan, but does not count as planned: {lacking}.")
            self._unplanned(spell, reason)
        return spell

    def planned_in_year(self, ending: date) -> int:
        """Planned days paid in the year that ends on a date, that date included (A1-40)."""
        return bisect_right(self.planned_paid, ending) - bisect_left(self.planned_paid, self._year_start(ending))

    def _year_start(self, ending: date) -> date:
        """The first day of the year that ends on a date."""
        months = int(self.work.row("absence.planned.residential-months").value)
        return shift_months(ending + ONE_DAY, -months)

    def _has_room(self, day: date, cap: int) -> bool:
        """Whether a planned day fits: no year that holds it may come to more than the cap, later paid days counted too."""
        later = self.planned_paid[bisect_right(self.planned_paid, day) :]
        ends = [day, *(paid for paid in later if self._year_start(paid) <= day)]
        return all(self.planned_in_year(end) < cap for end in ends)

    def _planned(self, spell: Judged, reason: str, conditions: AbsenceConditions) -> None:
        lacking = list(conditions.lacking())
        if lacking:
            because = " and ".join(what for what, _ in lacking)
            self._say(spell, f"No day can be paid: {because}.", lacking[0][1], 0)
            return
        self.work.step(
            f"{KIND[reason]} is an absence of the kind that can be planned.",
            "12.8.1/absence/case-plan/kinds",
        )
        self.work.step(
            "The absence is in the case plan, the agency agreed, the child is still placed there and is due back.",
            STILL_PLACED_CLAUSE,
            readings=["A1-46", "A0-06"] + (["A1-38"] if reason == "hospital" else []),
        )
        if self.setting == "family":
            spell.paid = list(each_day(spell.first, spell.last))
            self._insert(spell.paid)
            self._say(
                spell,
                f"All {spell.days} days may be paid: outside residential treatment no cap is stated.",
                PLANNED_CLAUSE,
                spell.days,
                "A1-39",
            )
            return
        self._planned_residential(spell, reason)

    def _planned_residential(self, spell: Judged, reason: str) -> None:
        cap = self.work.count("absence.planned.residential-days")
        months = self.work.count("absence.planned.residential-months")
        for day in each_day(spell.first, spell.last):
            if self._has_room(day, cap):
                insort(self.planned_paid, day)
                spell.paid.append(day)
        self._say(
            spell,
            f"{len(spell.paid)} of {spell.days} days may be paid: at most {cap} planned days in any {months} months.",
            THIRTY_CLAUSE,
            len(spell.paid),
            "A1-40",
            "A1-50",
        )
        if reason == "hospital" and len(spell.paid) < spell.days:
            self._seven_days_besides(spell)

    def _seven_days_besides(self, spell: Judged) -> None:
        """The guidelines are alternatives: a hospital day that the thirty leave out may be one of the seven (A1-44)."""
        limit = self.work.count("absence.unplanned.days")
        first_days = each_day(spell.first, min(spell.last, spell.first + (limit - 1) * ONE_DAY))
        added = sorted(set(first_days) - set(spell.paid))
        if added:
            spell.paid = sorted({*spell.paid, *added})
            self._say(
                spell,
                f"{len(added)} more may be paid as the first {limit} days in hospital.",
                SEVEN_CLAUSE,
                len(added),
                "A1-38",
                "A1-44",
            )

    def _unplanned(self, spell: Judged, reason: str) -> None:
        limit = self.work.count("absence.unplanned.days")
        away_before = self._nights_of_run_before(spell.first)
        left = max(0, limit - away_before)
        spell.paid = list(each_day(spell.first, spell.last))[:left]
        self._unplanned_run = (spell.last, away_before + spell.days)
        which = "the first" if not away_before else f"after {away_before} days already away, at most"
        self._say(
            spell,
            f"{len(spell.paid)} of {spell.days} days may be paid: {which} {limit if not away_before else left} days "
            f"of one time away ({WHERE[reason]}).",
            SEVEN_CLAUSE,
            len(spell.paid),
            "A1-41",
            "A1-42",
            "A1-43",
            *(["A1-38"] if reason == "hospital" else []),
        )

    def _nights_of_run_before(self, first: date) -> int:
        """Nights of the same time away before this absence, where the child did not come back between."""
        if self._unplanned_run and self._unplanned_run[0] + ONE_DAY == first:
            return self._unplanned_run[1]
        return 0

    def _visit(self, spell: Judged) -> None:
        limit = self.work.count("absence.residential-visit.days")
        for day in each_day(spell.first, spell.last):
            month = month_of(day)
            self.visits_by_month[month] += 1
            if self.visits_paid_by_month[month] < limit:
                self.visits_paid_by_month[month] += 1
                spell.paid.append(day)
        self._say(
            spell,
            f"{len(spell.paid)} of {spell.days} days may be paid: up to {limit} visiting days in a calendar month.",
            VISIT_CLAUSE,
            len(spell.paid),
            "A1-40",
            "A1-42",
        )

    def _insert(self, days: Iterable[date]) -> None:
        for day in days:
            insort(self.planned_paid, day)

    def _say(self, spell: Judged, sentence: str, clause: str, value: int, *readings: str) -> None:
        spell.why.append(sentence)
        self.work.step(sentence, clause, value=value, unit="days", readings=readings)

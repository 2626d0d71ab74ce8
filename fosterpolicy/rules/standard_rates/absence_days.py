"""How many days of an absence stay payable."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from fosterpolicy.core.calendar import each_day
from fosterpolicy.core.case import NightsCase, check, has_no_meaning
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import Agency, IsoDate
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Part
from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency
from fosterpolicy.rules.standard_rates.absences import (
    VISIT_CLAUSE,
    AbsenceConditions,
    AbsenceRules,
    Judged,
    Setting,
    Span,
    spans_apart,
)


class Spell(NightsCase):
    """One time away.

    Attributes:
        first_night: The first night away.
        last_night: The last night away.
    """

    first_night: IsoDate = Field(title="First night away", description="The first night that the child is not there.")
    last_night: IsoDate = Field(title="Last night away", description="The last night before the child is back.")


class AbsenceDaysCase(AbsenceConditions):
    """A child's absences for one reason.

    Attributes:
        setting: A family home, or residential treatment.
        reason: Why the child is away.
        spells: The times away; between two of them lies at least a night back.
        earlier_case_plan_days: Residential only: planned days already paid, as dates.
        earlier_visit_days: Residential only: visiting days already paid, as dates.
        agency: Who manages the case.
    """

    setting: Setting = Field(title="Setting", description="A family home, or residential treatment.")
    reason: Literal["case-plan-visit", "camp", "other-planned", "runaway", "hospital", "detention", "residential-visit"] = Field(
        title="Reason", description="Why the child is away."
    )
    spells: Annotated[list[Spell], Field(min_length=1)] = Field(title="Times away", description="Each time away.")
    earlier_case_plan_days: list[IsoDate] = Field(
        [], title="Planned days already paid", description="Residential: dates of planned days paid before."
    )
    earlier_visit_days: list[IsoDate] = Field(
        [], title="Visiting days already paid", description="Residential: dates of visiting days paid before."
    )
    agency: Agency = "children-division"

    answers_before_first_edition = True

    def figures_date(self) -> tuple[date, str]:
        """The first night away."""
        first = min(range(len(self.spells)), key=lambda index: self.spells[index].first_night)
        return self.spells[first].first_night, f"spells.{first}.first_night"

    def until(self) -> date:
        """The last night away."""
        return max(spell.last_night for spell in self.spells)

    @check("setting", "reason")
    def _visits_are_residential(self) -> Iterator[Fault]:
        if self.setting == "family" and self.reason == "residential-visit":
            yield fault(
                "reason",
                self.reason,
                "another reason",
                because="Visits of this kind are for children in residential treatment.",
                clause=VISIT_CLAUSE,
            )

    @check("spells")
    def _spells_in_order(self) -> Iterator[Fault]:
        if all(spell.first_night <= spell.last_night for spell in self.spells):
            yield from spans_apart(
                Span(f"spells.{index}", spell.first_night, spell.last_night, "") for index, spell in enumerate(self.spells)
            )

    @check("setting", each=("earlier_case_plan_days", "earlier_visit_days"))
    def _earlier_days_are_residential(self, name: str) -> Iterator[Fault]:
        if self.setting == "family" and (given := getattr(self, name)):
            yield has_no_meaning(name, given, "It has a meaning for residential treatment only.")

    @check("spells", each=("earlier_case_plan_days", "earlier_visit_days"))
    def _earlier_days_stand_once(self, name: str) -> Iterator[Fault]:
        away = {day for spell in self.spells for day in each_day(spell.first_night, spell.last_night)}
        seen: set[date] = set()
        for index, day in enumerate(getattr(self, name)):
            if day > self.until():
                yield fault(f"{name}.{index}", day, f"a date up to {self.until()}, the last night away,")
            if day in away or day in seen:
                where = "is also in spells" if day in away else "stands twice"
                yield fault(f"{name}.{index}", day, "each date once", because=f"{day} {where}.")
            seen.add(day)


class SpellDays(Part):
    """One time away, judged.

    Attributes:
        first_night: The first night away.
        last_night: The last night away.
        days: Days away.
        payable_days: How many of them stay payable.
        why: The reasons, a sentence each.
    """

    first_night: date
    last_night: date
    days: int
    payable_days: int
    why: list[str]


class VisitMonth(Part):
    """A calendar month of visits.

    Attributes:
        month: The month, as `2024-05`.
        days: Visiting days in it, earlier ones included.
        payable_days: How many of them are payable, earlier ones included.
    """

    month: str
    days: int
    payable_days: int


class AbsenceDays(Outcome):
    """The payable days.

    Attributes:
        days: Days away in all.
        payable_days: How many of them stay payable.
        case_plan_days_in_year: Planned days paid in the year that ends on the last night, earlier ones included.
        visit_days_by_month: Visiting days by calendar month; null outside residential treatment.
        spells: Each time away, in the order given.
    """

    days: int
    payable_days: int
    case_plan_days_in_year: int
    visit_days_by_month: list[VisitMonth] | None
    spells: list[SpellDays]

    said_by_headline = frozenset({"days", "payable_days"})
    left_out_when_null = frozenset({"visit_days_by_month"})

    def left_out(self) -> frozenset[str]:
        """The planned days of the year matter in residential treatment only."""
        return super().left_out() | ({"case_plan_days_in_year"} if self.visit_days_by_month is None else set())

    def headline(self) -> str:
        """The answer in a few words."""
        return f"{self.payable_days} of {plural(self.days, 'day')} away may be paid"


@calculation("absence-days", asks=AbsenceDaysCase, section="12.8.1")
def absence_days(case: AbsenceDaysCase, work: Working) -> AbsenceDays:
    """How many days of an absence stay payable?

    Days are nights away. Planned absences, unplanned ones, and visits from residential treatment
    each have their own limit.

    Raises:
        InputError: Spells overlap or adjoin, a planned reason lacks an answer, or a field has no
            meaning in the setting.

    Source: 12.8.1, bullet 3.
    """
    work.step(
        "Payment may go on through a temporary absence that fits a guideline.", "12.8.1/absence/may-continue", readings=["A1-44"]
    )
    rules = AbsenceRules(work, case.setting, case.earlier_case_plan_days, case.earlier_visit_days)
    in_order = sorted(case.spells, key=lambda spell: spell.first_night)
    judged = {spell.first_night: rules.judge(case.reason, case, spell.first_night, spell.last_night) for spell in in_order}
    spells = [_as_part(judged[spell.first_night]) for spell in case.spells]
    note_paying_agency(case.agency, work)
    return AbsenceDays(
        days=sum(spell.days for spell in spells),
        payable_days=sum(spell.payable_days for spell in spells),
        case_plan_days_in_year=rules.planned_in_year(in_order[-1].last_night),
        visit_days_by_month=_visit_months(rules) if case.setting == "residential" else None,
        spells=spells,
    )


def _as_part(spell: Judged) -> SpellDays:
    return SpellDays(first_night=spell.first, last_night=spell.last, days=spell.days, payable_days=len(spell.paid), why=spell.why)


def _visit_months(rules: AbsenceRules) -> list[VisitMonth]:
    return [
        VisitMonth(month=month, days=days, payable_days=rules.visits_paid_by_month[month])
        for month, days in sorted(rules.visits_by_month.items())
    ]

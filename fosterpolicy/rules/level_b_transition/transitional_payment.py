"""Transitional services of a Level B home: is the home eligible, for how many days, and for how much?"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from fosterpolicy.core.calendar import ONE_DAY, day_number, in_words, nights_between, spans
from fosterpolicy.core.case import Case, check
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import Agency, IsoDate, Whole, YesNo
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency

Duty = Literal["identify-matches", "accept-matches", "plan-with-team", "regular-staffing"]
Offer = Literal["accepted", "refused"]

PER_DAY = "level-b-availability.amount"
DAYS = "level-b-availability.days"
REFUSALS = "level-b-transition.refusals"
DAYS_CLAUSE = "12.8.5/max-90-consecutive"
REFUSALS_CLAUSE = "12.8.5/three-refusals"

DUTIES: dict[Duty, tuple[str, str, str]] = {
    "identify-matches": (
        "12.8.5/qualify/identify",
        "The provider works with the Selection/Screening Team to find children who would suit the home.",
        "The provider does not work with the Selection/Screening Team to find children who would suit the home.",
    ),
    "accept-matches": (
        "12.8.5/qualify/accept",
        "The provider takes children whom the team finds a good match and who fit the family's profile.",
        "The provider does not take children whom the team finds a good match and who fit the family's profile.",
    ),
    "plan-with-team": (
        "12.8.5/qualify/plan",
        "The provider makes the child's own transition plan with the FST or the Selection/Screening Team.",
        "The provider does not make the child's own transition plan with the FST or the Selection/Screening Team.",
    ),
    "regular-staffing": (
        "12.8.5/qualify/staffing",
        "The provider takes part in regular staffings on how the plan goes and whether the proposed placement is still right.",
        "The provider takes no part in regular staffings on how the plan goes and whether the proposed placement is still right.",
    ),
}
"""For each duty its clause, and what is said where it is met and where it is not."""


class TransitionalPaymentCase(Case):
    """A stretch of transitional services for one child, and how the home stands.

    Attributes:
        first_day: The first day of the transitional services for this child.
        last_day: The last day asked about, counted.
        level_b_children: Level B children placed in the home.
        licensed_capacity: How many Level B children the home is licensed for.
        willing: Whether the provider will take more Level B children.
        duties_met: The duties that the provider meets.
        offers: Level B placements offered to the provider, oldest first.
        other_child_paid: Whether the provider is paid for the transition of another child at the time.
        agency: Who manages the child's case.
    """

    first_day: IsoDate = Field(
        title="First day", description="The first day of transitional services for this child. The count does not start anew."
    )
    last_day: IsoDate = Field(title="Last day", description="The last day asked about; it is counted.")
    level_b_children: Whole = Field(title="Level B children", description="How many Level B children are placed in the home.")
    licensed_capacity: Whole = Field(title="Licensed capacity", description="How many Level B children the home is licensed for.")
    willing: YesNo = Field(title="Willing", description="The provider is willing to take more Level B children.")
    duties_met: list[Duty] = Field(title="Duties met", description="What the provider does of the four duties.")
    offers: list[Offer] = Field(
        title="Offers", description="What the provider said to each Level B placement that was offered, oldest first."
    )
    other_child_paid: YesNo = Field(
        title="Other child paid", description="The provider is paid for the transition of another child at the same time."
    )
    agency: Agency = "children-division"

    dated_by = "first_day"

    def until(self) -> date:
        """The last day."""
        return self.last_day

    @check("first_day", "last_day")
    def _days_in_order(self) -> Iterator[Fault]:
        if self.last_day < self.first_day:
            yield fault("last_day", self.last_day, f"a date from {self.first_day}, the first day,")


class TransitionalPayment(Outcome):
    """What transitional services pay for one child.

    Attributes:
        eligible: Whether every condition is met.
        why_not: Each condition that is not met, a sentence each.
        days: The days that are paid; 0 where the home is not eligible.
        per_day: USD per day, on the first day.
        amount: USD for those days.
        day_90: The last date that can be paid, counted from the first day.
    """

    eligible: bool
    why_not: list[str]
    days: int
    per_day: Usd
    amount: Usd
    day_90: date

    said_by_headline = frozenset({"eligible", "days", "amount"})

    def headline(self) -> str:
        """The answer in a few words."""
        if not self.eligible:
            return f"Not payable: {plural(len(self.why_not), 'condition')} not met"
        return f"{usd(self.amount)} for {plural(self.days, 'day')}"


class _Conditions:
    """The conditions as they are looked at: each is told, and one that is not met is kept."""

    def __init__(self, work: Working) -> None:
        self.work = work
        self.why_not: list[str] = []

    def look(self, met: bool, yes: str, no: str, clause: str, *readings: str) -> None:
        """Tell of one condition."""
        self.work.step(yes if met else no, clause, value="met" if met else "not met", readings=readings)
        if not met:
            self.why_not.append(no)


@calculation("transitional-payment", asks=TransitionalPaymentCase, section="12.8.5")
def transitional_payment(case: TransitionalPaymentCase, work: Working) -> TransitionalPayment:
    """Is this Level B provider paid for transitional services, for how many days, and how much?

    Days run from the first to the last, both counted, in a row; the first is day 1. The amount is in
    USD. The facts are taken to hold on every day. Refusals that came in a row, as many as stop the
    payment, stop it for good; an acceptance before that starts their count again.

    Raises:
        InputError: The last day is before the first, or the first is before the edition's first date.

    Source: 12.8.5; 12.8.1, table row 15.
    """
    _what_it_is_for(work)
    why_not = _why_not(case, work)
    limit = work.count(DAYS, clause=DAYS_CLAUSE)
    day_90 = day_number(case.first_day, limit)
    days = _days(case, limit, day_90, work)
    per_day = work.money(PER_DAY)
    amount = Decimal("0.00") if why_not else _amount(case.first_day, day_number(case.first_day, days), work)
    if why_not:
        _nothing_is_paid(why_not, work)
    _how_to_pay(work)
    note_paying_agency(case.agency, work)
    return TransitionalPayment(
        eligible=not why_not,
        why_not=why_not,
        days=0 if why_not else days,
        per_day=per_day,
        amount=amount,
        day_90=day_90,
    )


def _what_it_is_for(work: Working) -> None:
    work.step("The conditions are those of the Level B agreement, CM-8.", "12.8.5/cm-8")
    work.document("CM-8", "Check the terms of this agreement: the payment goes by them.", "must")
    work.step(
        "It is for help with the move of a child into or out of the home. "
        "The child is approved for Individualized Care, which is read as Level B.",
        "12.8.5/for-transition",
        readings=["A5-04", "A5-07", "A5-08"],
    )


def _why_not(case: TransitionalPaymentCase, work: Working) -> list[str]:
    """Look at each condition, in the manual's order; give those that are not met."""
    conditions = _Conditions(work)
    _capacity(case, conditions)
    conditions.look(
        case.willing,
        "The provider is willing to take more Level B children.",
        "The provider is no longer willing to take more Level B children.",
        "12.8.5/ceases-unwilling",
        "A5-04",
    )
    work.step(
        "That means children who fit the family's profile and whom the team finds right for the home.",
        "12.8.5/willing-over-90",
        readings=["A5-06"],
    )
    work.step("The provider must meet every one of the duties.", "12.8.5/qualify/intro", readings=["A5-09"])
    for duty, (clause, yes, no) in DUTIES.items():
        conditions.look(duty in case.duties_met, yes, no, clause)
    conditions.look(
        not case.other_child_paid,
        "The provider is paid for the transition of no other child at the time.",
        "The provider is paid for the transition of another child, and only one can be paid for at a time.",
        "12.8.5/one-child",
        "A5-01",
    )
    _refusals(case, conditions)
    return conditions.why_not


def _capacity(case: TransitionalPaymentCase, conditions: _Conditions) -> None:
    """Whether a licensed Level B place is free (A5-05)."""
    placed, capacity = case.level_b_children, case.licensed_capacity
    free = placed < capacity
    numbers = f"{placed} placed, {capacity} licensed"
    conditions.look(
        free,
        f"The home is not at its licensed capacity for Level B children: {numbers}.",
        f"The home is at its licensed capacity for Level B children: {numbers}.",
        "12.8.5/not-at-capacity" if free else "12.8.5/ceases-at-capacity",
        "A5-05",
    )
    if placed > capacity:
        conditions.work.notice("More Level B children are placed than the home is licensed for: check the numbers.")


def _refusals(case: TransitionalPaymentCase, conditions: _Conditions) -> None:
    """Whether as many offers in a row were refused as stop the payment for good (A5-06, A5-10)."""
    work = conditions.work
    limit = work.count(REFUSALS)
    runs = _refusals_in_a_row(case.offers)
    stopped = max(runs) >= limit
    conditions.look(
        not stopped,
        f"The provider has not refused {limit} Level B placements in a row.",
        f"The provider refused {limit} Level B placements in a row, which stops the payment.",
        REFUSALS_CLAUSE,
        "A5-06",
        "A5-10",
    )
    now = runs[-1]
    if stopped:
        work.notice("The manual does not say that the stop ends, not even if the provider accepts a later placement.")
    elif now:
        last = "offer was" if now == 1 else f"{now} offers were"
        work.notice(
            f"The last {last} refused. The payment stops at {limit} refusals in a row; "
            "an acceptance before that starts the count again."
        )
    if "refused" in case.offers and "accept-matches" in case.duties_met and not stopped:
        work.notice("To take good matches is a duty too. If a placement that was refused was one, that duty is not met.")


def _refusals_in_a_row(offers: Sequence[Offer]) -> list[int]:
    """How many refusals stand in a row, before the first offer and after each."""
    runs = [0]
    for offer in offers:
        runs.append(runs[-1] + 1 if offer == "refused" else 0)
    return runs


def _days(case: TransitionalPaymentCase, limit: int, day_90: date, work: Working) -> int:
    """How many of the days asked about can be paid (A5-02, A5-11)."""
    asked = nights_between(case.first_day, case.last_day)
    work.step(
        f"From {in_words(case.first_day)}, day 1, to {in_words(case.last_day)}: {plural(asked, 'day')} in a row.",
        DAYS_CLAUSE,
        value=asked,
        unit="days",
        readings=["A5-11"],
    )
    work.step(
        f"At most {limit} days in a row can be paid for this child: through {in_words(day_90)}. "
        "The count does not start anew for the same child.",
        DAYS_CLAUSE,
        value=day_90.isoformat(),
        unit="date",
        readings=["A5-02", "A5-08"],
    )
    if asked > limit:
        past = plural(asked - limit, "day")
        work.notice(f"Day {limit} is {in_words(day_90)}. From {in_words(day_90 + ONE_DAY)} on nothing is paid: {past}.")
    return min(asked, limit)


def _amount(first: date, last: date, work: Working) -> Decimal:
    """The sum of the days that are paid: each at the amount of its own date."""
    total = Decimal("0.00")
    for start, end in spans(first, last, work.policy.parameter(PER_DAY).starts()):
        rate, days = work.money(PER_DAY, on=start), nights_between(start, end)
        total += rate * days
        work.step(
            f"{plural(days, 'day')} at {usd(rate)} a day, for one child: {usd(rate * days)}.",
            "12.8.5/rate",
            value=rate * days,
            unit="USD",
            readings=["A5-01", "A5-03"],
        )
    return total


def _nothing_is_paid(why_not: list[str], work: Working) -> None:
    work.step(
        f"{plural(len(why_not), 'condition is', 'conditions are')} not met, so no day is paid.",
        "12.8.5/rate",
        value=Decimal("0.00"),
        unit="USD",
        readings=["A5-01", "A5-03"],
    )
    work.notice(
        "The facts are taken to hold on every day. If one changed on the way, ask again for the days before the change: "
        "end with the last of them, and give the facts as they stood then."
    )


def _how_to_pay(work: Working) -> None:
    work.step(
        "The payment must be generated with the DCN of the Level B youth who gets the services.",
        "12.8.5/dcn",
    )
    work.step(
        "A concern about how a provider uses the payment should go to the Regional Director or designee.",
        "12.8.5/concerns",
        readings=["A0-11"],
    )

"""An attorney's fee in a termination or adoption case, against the limits."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, NamedTuple

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Agency, HourlyRate, HoursFromZero, Money, YesNo
from fosterpolicy.core.money import plain, to_cents, usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.wording import choice_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.paying_agency import note_paying_agency
from fosterpolicy.rules.routes import RouteStep, route_of
from fosterpolicy.rules.special_expenses.court_costs_approval import legal_costs

Stage = Literal["trial-uncontested", "trial-contested", "appeal"]
Item = Literal["concluded", "court-order", "regional-director-approval", "notice", "court-approval"]

HOURLY_CLAUSE = "12.8.3/legal/hourly-100"


class Limit(NamedTuple):
    """The limits of one stage.

    Attributes:
        figure: The parameter of the limit on the whole fee.
        clause: The clause that states it.
        hourly: The parameter of the hourly limit.
        readings: The readings that the limit on the whole fee rests on.
    """

    figure: str
    clause: str
    hourly: str
    readings: tuple[str, ...]


HOURLY = "legal.hourly-rate"
LIMITS: dict[Stage, Limit] = {
    "trial-uncontested": Limit(
        "legal.trial-uncontested", "12.8.3/legal/trial-uncontested-1000", HOURLY, ("A3-66", "A3-67", "A3-68")
    ),
    "trial-contested": Limit("legal.trial-contested", "12.8.3/legal/trial-contested-7000", HOURLY, ("A3-66", "A3-67", "A3-68")),
    # The sentence on appeals states the hourly rate once more, so an appeal has one of its own.
    "appeal": Limit("legal.appeal", "12.8.3/legal/appellate-3500", "legal.appeal-hourly-rate", ("A3-66", "A3-67")),
}


class AttorneyFeeCase(Case):
    """What an attorney asks for one representation.

    Attributes:
        stage: Trial in an uncontested or a contested matter, or an appeal.
        hours: Hours of work; 0 where only expenses are asked for.
        hourly_rate: USD per hour.
        expenses: USD of expenses that were reasonably incurred, apart from the fee.
        concluded: Whether the representation is over.
        court_order: Whether the court ordered the Division to pay.
        regional_director_approved: Whether the Regional Director or designee approved the payment.
        notice_given: Whether the attorney gave notice of an excess.
        court_approved_excess: Whether the court approved the excess.
        on: The date asked about; the newest edition when left out.
        agency: Who manages the case.
    """

    stage: Stage = Field(title="Stage", description="A trial in an uncontested or a contested matter, or an appeal.")
    hours: HoursFromZero = Field(
        title="Hours", description="Hours of work in this representation; 0 where only expenses are asked for."
    )
    hourly_rate: HourlyRate = Field(title="Hourly rate", description="What the attorney asks for an hour, in USD.")
    expenses: Money = Field(
        title="Expenses", description="Expenses reasonably incurred, such as transcripts that the court authorized, in USD."
    )
    concluded: YesNo = Field(title="Concluded", description="The representation is over.")
    court_order: YesNo = Field(title="Court order", description="The court ordered the Children's Division to pay.")
    regional_director_approved: YesNo = Field(
        title="Approved", description="The Regional Director or designee approved the payment."
    )
    notice_given: YesNo = Field(
        False, title="Notice given", description="For an excess: the attorney told the Division that the limit may be passed."
    )
    court_approved_excess: YesNo = Field(
        False, title="Court approved the excess", description="For an excess: the court approved the amount over the limit."
    )
    on: AskedOn = None
    agency: Agency = "children-division"


class AttorneyFee(Outcome):
    """The fee against the limits. Each amount is in USD.

    Attributes:
        within_limit: The fee at no more than the hourly limit, and no more than the limit of the stage.
        limit: The limit of the stage.
        over_limit: What is over that limit.
        over_hourly: What the rate above the hourly limit would add.
        expenses: Expenses; the limits do not count them.
        missing: What a payment needs and does not have.
        route: Who does what, in order.
    """

    within_limit: Usd
    limit: Usd
    over_limit: Usd
    over_hourly: Usd
    expenses: Usd
    missing: list[Item]
    route: list[RouteStep]

    said_by_headline = frozenset({"within_limit", "over_limit", "over_hourly"})

    def headline(self) -> str:
        """The answer in a few words."""
        beyond = [f"{usd(self.over_limit)} over it"] if self.over_limit else []
        beyond += [f"{usd(self.over_hourly)} over the hourly limit"] if self.over_hourly else []
        state = "; something is still missing" if self.missing else ""
        return f"{', '.join([f'{usd(self.within_limit)} within the limit', *beyond])}{state}"


@calculation("attorney-fee", asks=AttorneyFeeCase, section="12.8.3")
def attorney_fee(case: AttorneyFeeCase, work: Working) -> AttorneyFee:
    """How much of an attorney's fee is within the limits, and what does a payment need?

    Hours are paid at the attorney's rate or the hourly limit, whichever is lower, up to the limit of
    the stage. What the rate has above the hourly limit is referred. Amounts are in USD.

    Raises:
        InputError: The date is before the edition's first.

    Source: 12.8.3, legal fees, paragraph 2 and the bullets above it.
    """
    note_paying_agency(case.agency, work)
    at_limit, over_hourly = _hours_paid(case, work)
    limit, within = _within(case.stage, at_limit, work)
    over_limit = at_limit - within
    _expenses(case.expenses, work)
    route = _excess(case, over_limit, work) if over_limit else []
    if over_hourly:
        route += _referral(over_hourly, work)
        if at_limit + over_hourly > limit:
            _note_both_limits(at_limit + over_hourly, limit, work)
    route += _concluded(case.concluded, work)
    route += legal_costs(work)
    return AttorneyFee(
        within_limit=within,
        limit=limit,
        over_limit=over_limit,
        over_hourly=over_hourly,
        expenses=case.expenses,
        missing=_missing(case, over_limit),
        route=route,
    )


def _hours_paid(case: AttorneyFeeCase, work: Working) -> tuple[Decimal, Decimal]:
    """The hours at no more than the hourly limit, and what the rate has above it (A3-65)."""
    hourly = work.money(LIMITS[case.stage].hourly)
    rate = min(case.hourly_rate, hourly)
    at_limit = _product(case.hours, rate)
    over_hourly = _product(case.hours, case.hourly_rate - rate)
    text = f"{plain(case.hours)} {'hour' if case.hours == 1 else 'hours'} at {usd(rate)} an hour: {usd(at_limit)}."
    if case.hourly_rate > hourly:
        text = f"The rate of {usd(case.hourly_rate)} is above {usd(hourly)} an hour, which is the most. {text}"
    work.step(text, HOURLY_CLAUSE, value=at_limit, unit="USD", readings=["A3-65", "A0-02"])
    return at_limit, over_hourly


def _product(hours: Decimal, rate: Decimal) -> Decimal:
    """Hours times a rate, exact, and then rounded half up to the cent."""
    digits = len(hours.as_tuple().digits) + len(rate.as_tuple().digits)
    return to_cents(Context(prec=digits, rounding=ROUND_HALF_UP).multiply(hours, rate))


def _within(stage: Stage, fee: Decimal, work: Working) -> tuple[Decimal, Decimal]:
    """The limit of the stage, and what of the fee is within it."""
    rule = LIMITS[stage]
    limit = work.money(rule.figure)
    within = min(fee, limit)
    over = f"{usd(fee - within)} is over it" if fee > limit else "nothing is over it"
    text = f"The limit for this stage ({choice_words(stage)}) is {usd(limit)}: {usd(within)} is within it, {over}."
    work.step(text, rule.clause, value=within, unit="USD", readings=rule.readings)
    return limit, within


def _expenses(expenses: Decimal, work: Working) -> None:
    text = (
        f"Expenses that were reasonably incurred may be reimbursed besides the fee: {usd(expenses)}. The limits leave them out."
    )
    work.step(text, "12.8.3/legal/expenses", value=expenses, unit="USD", readings=["A3-66"])


def _excess(case: AttorneyFeeCase, over_limit: Decimal, work: Working) -> list[RouteStep]:
    """What an amount over the limit of the stage takes, besides the usual approval (A3-69)."""
    given = "It is given." if case.notice_given else "It is not given yet."
    work.step(
        f"An attorney who expects to pass the limit must give the Children's Division notice. {given}",
        "12.8.3/legal/notice-over-limit",
        value="given" if case.notice_given else "missing",
        readings=["A3-69"],
    )
    what = "The attorney tells the Children's Division that the limit may be passed."
    work.document("Attorney's notice", what, "must", goes_to="the Children's Division")
    approved = "It is approved." if case.court_approved_excess else "It is not approved yet."
    work.step(
        f"The court must approve the {usd(over_limit)} over the limit. {approved}",
        "12.8.3/legal/court-approves-over-limit",
        value="approved" if case.court_approved_excess else "missing",
        readings=["A3-69"],
    )
    work.approval("court, for the amount over the limit", "must")
    return route_of(("attorney", "give-notice"), ("court", "approve-excess"))


def _referral(over_hourly: Decimal, work: Working) -> list[RouteStep]:
    """A rate above the hourly limit goes up, and is approved or not (A3-65)."""
    work.step(
        f"The {usd(over_hourly)} above the hourly limit must be referred up through supervisory channels. The Regional "
        "Director or designee approves or disapproves it.",
        "12.8.3/legal/over-100-referral",
        value=over_hourly,
        unit="USD",
        readings=["A3-65"],
    )
    work.notice(
        "The Regional Director or designee may seek consultation from the Division of Legal Services (DLS) on the higher rate."
    )
    return route_of(("worker", "refer-rate-through-supervisory-channels"), ("regional-director-or-designee", "decide-on-rate"))


def _note_both_limits(total: Decimal, limit: Decimal, work: Working) -> None:
    work.notice(
        f"If the higher rate is approved, the fee comes to {usd(total)}. That is {usd(total - limit)} over the limit of "
        f"{usd(limit)}, for which the attorney's notice and the court's approval are needed."
    )
    work.reading("A3-69")


def _concluded(concluded: bool, work: Working) -> list[RouteStep]:
    text = "The representation is over." if concluded else "Fee and expenses are paid once the representation is over. It is not."
    work.step(text, "12.8.3/legal/at-conclusion", value="yes" if concluded else "no")
    return route_of(("attorney", "conclude-representation"))


def _missing(case: AttorneyFeeCase, over_limit: Decimal) -> list[Item]:
    """What a payment needs and does not have; notice and the court's approval only for an excess."""
    there: dict[Item, bool] = {
        "concluded": case.concluded,
        "court-order": case.court_order,
        "regional-director-approval": case.regional_director_approved,
        "notice": case.notice_given or not over_limit,
        "court-approval": case.court_approved_excess or not over_limit,
    }
    return [item for item, is_there in there.items() if not is_there]

"""A court order on excessive attorney fees: who acts, and by when a motion to appeal must be filed."""

from datetime import date, timedelta

from pydantic import Field

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import IsoDate
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.routes import RouteStep, route_of

DAYS = "legal.appeal-days"
DAYS_CLAUSE = "12.8.3/legal/excessive/30-days"


class FeeOrderAppealCase(Case):
    """A court order on attorney fees that are held to be excessive.

    Attributes:
        ruling_date: The date of the court's ruling.
    """

    ruling_date: IsoDate = Field(title="Date of the ruling", description="The day on which the court ruled.")

    answers_before_first_edition = True
    dated_by = "ruling_date"


class FeeOrderAppeal(Outcome):
    """Who acts, and by when.

    Attributes:
        file_by: The last date for the motion to appeal.
        route: Who does what, in order.
    """

    file_by: date
    route: list[RouteStep]

    said_by_headline = frozenset({"file_by"})

    def headline(self) -> str:
        """The answer in a few words."""
        return f"A motion to appeal must be filed by {in_words(self.file_by)}"


@calculation("fee-order-appeal", asks=FeeOrderAppealCase, section="12.8.3")
def fee_order_appeal(case: FeeOrderAppealCase, work: Working) -> FeeOrderAppeal:
    """The court ordered excessive attorney fees: who acts, and by when must an appeal be filed?

    Days are calendar days from the ruling. A last day on a weekend or holiday stays the last day.
    Whether fees are excessive is for the reader to say; the manual does not define it.

    Source: 12.8.3, legal fees, paragraph 7.
    """
    _send_and_decide(work)
    days = work.count(DAYS)
    file_by = case.ruling_date + timedelta(days=days)
    work.step(
        f"DLS must file the motion to appeal within {days} days of the ruling of {in_words(case.ruling_date)}: "
        f"by {in_words(file_by)}.",
        DAYS_CLAUSE,
        value=file_by.isoformat(),
        unit="date",
        readings=["A3-72", "A0-10"],
    )
    work.deadline("DLS files the motion to appeal, if the decision is to appeal", file_by)
    if file_by.strftime("%A") in ("Saturday", "Sunday"):
        work.notice(f"{in_words(file_by)} is a {file_by:%A}. No later day is stated, so plan to file before it.")
    route = route_of(
        ("worker", "send-order"),
        ("regional-director-or-designee", "decide"),
        ("worker", "notify-dls"),
        ("dls", "file-motion"),
    )
    return FeeOrderAppeal(file_by=file_by, route=route)


def _send_and_decide(work: Working) -> None:
    """The order goes up at once, a decision is made, and DLS is told at once."""
    work.step(
        "The worker must send the order at once through supervisory channels to the Regional Director or designee.",
        "12.8.3/legal/excessive/send-order",
        value="send-order",
        readings=["A3-72"],
    )
    work.document(
        "Court order", "Send it at once.", "must", goes_to="the Regional Director or designee, through supervisory channels"
    )
    work.step(
        "The Regional Director or designee decides in good time whether to pay the fees or to appeal the order.",
        "12.8.3/legal/excessive/decide",
        value="decide",
        readings=["A3-72"],
    )
    work.approval("Regional Director or designee, who decides whether to pay or to appeal", "must")
    work.step(
        "If the decision is to appeal, the worker must tell DLS at once.",
        "12.8.3/legal/excessive/notify-dls",
        value="notify-dls",
    )
    work.notice("To tell DLS and to file the motion: these two steps are for a decision to appeal.")

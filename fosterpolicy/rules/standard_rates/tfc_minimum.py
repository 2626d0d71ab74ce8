"""Treatment Foster Care: is a home paid at least the minimum?"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Agency, Allowed, IsoDate, Money, YesNo
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency

Level = Annotated[int, Field(strict=True, ge=1, le=2), Allowed("1 or 2")]


class TfcMinimumCase(Case):
    """A TFC home and what it is paid.

    Attributes:
        level: The child's TFC level, 1 or 2.
        monthly_amount: What the home is paid, USD per month.
        fully_licensed: Whether the home is fully licensed.
        tfc_trained: Whether the home has finished the TFC training.
        on: The date asked about.
        agency: Who manages the case.
    """

    level: Level = Field(title="Level", description="The child's TFC level.")
    monthly_amount: Money = Field(title="Monthly amount", description="What the home is paid, in USD per month.")
    fully_licensed: YesNo = Field(title="Fully licensed", description="The home is fully licensed.")
    tfc_trained: YesNo = Field(title="TFC training finished", description="The home has finished the TFC training.")
    on: IsoDate = Field(title="Date", description="The date asked about.")
    agency: Agency = "children-division"


class TfcMinimum(Outcome):
    """Whether the minimum is met.

    Attributes:
        status: `rate-not-available` where the home is not fully licensed or not trained.
        minimum: USD per month, or null when not available.
        shortfall: USD per month below the minimum; 0.00 when met; null when not available.
        payer: Who pays the home.
    """

    status: Literal["meets-minimum", "below-minimum", "rate-not-available"]
    minimum: Usd | None
    shortfall: Usd | None
    payer: Literal["tfc-child-placing-agency"] = "tfc-child-placing-agency"

    said_by_headline = frozenset({"status"})
    left_out_when_null = frozenset({"minimum", "shortfall"})

    def headline(self) -> str:
        """The answer in a few words."""
        if self.shortfall is None:
            return "The TFC rate is not available"
        return f"{usd(self.shortfall)} a month too little" if self.shortfall else "The minimum is met"


@calculation("tfc-minimum", asks=TfcMinimumCase, section="12.8.1")
def tfc_minimum(case: TfcMinimumCase, work: Working) -> TfcMinimum:
    """Is a Treatment Foster Care home paid at least the minimum?

    Amounts are in USD per month.

    Raises:
        InputError: The date is before the edition's first.

    Source: 12.8.1, table rows 9 and 10 and their footnote.
    """
    note_paying_agency(case.agency, work)
    if not (case.fully_licensed and case.tfc_trained):
        lacking = [
            what for what, there in (("a full license", case.fully_licensed), ("the TFC training", case.tfc_trained)) if not there
        ]
        work.step(
            f"The TFC amounts need a full license and the TFC training; the home lacks {' and '.join(lacking)}.",
            "12.8.1/tfc/eligibility",
            readings=["A1-16"],
        )
        return TfcMinimum(status="rate-not-available", minimum=None, shortfall=None)
    minimum = work.money(f"tfc.level-{case.level}-minimum")
    work.step("The home is fully licensed and has finished the TFC training.", "12.8.1/tfc/eligibility", readings=["A1-16"])
    work.step(
        f"The minimum for Level {case.level} is {usd(minimum)} a month.",
        "12.8.1/tfc/parent-home" if case.level == 1 else "12.8.1/tfc/level-2",
        value=minimum,
        unit="USD per month",
        readings=["A1-14"],
    )
    shortfall = max(Decimal("0.00"), minimum - case.monthly_amount)
    work.step(
        f"{usd(case.monthly_amount)} a month is "
        + (f"{usd(shortfall)} below it." if shortfall else "not below it. More may be paid: it is a floor."),
        "12.8.1/tfc/minimum",
        value=shortfall,
        unit="USD per month",
        readings=["A1-15"],
    )
    work.step("The TFC child placing agency pays the home.", "12.8.1/tfc/agency-pays")
    return TfcMinimum(status="below-minimum" if shortfall else "meets-minimum", minimum=minimum, shortfall=shortfall)

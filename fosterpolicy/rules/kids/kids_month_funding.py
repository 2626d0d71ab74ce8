"""Who pays a month's care: the KIDS account first, then state or federal money."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Agency, IsoDate, Money
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed
from fosterpolicy.rules.paying_agency import note_paying_agency

FUNDING_WORDS = {"hdn": "HDN", "iv-e": "IV-E"}


class KidsMonthFundingCase(Case):
    """A month's care, and what is in the account.

    Attributes:
        due: What is due for the month, USD.
        balance: What is in the KIDS account, USD.
        funding: The kind of Alternative Care money that the child qualifies for.
        on: A date in the month.
        agency: Who manages the case.
    """

    due: Money = Field(title="Due", description="What is due for the child's care in the month.")
    balance: Money = Field(title="Balance", description="What is in the KIDS account.")
    funding: Literal["hdn", "iv-e"] = Field(
        title="Funding", description="The kind of Alternative Care money that the child qualifies for."
    )
    on: IsoDate = Field(title="Date", description="A date in the month asked about.")
    agency: Agency = "children-division"

    answers_before_first_edition = True


class KidsMonthFunding(Outcome):
    """What each pays.

    Attributes:
        from_kids: What the KIDS account pays, USD.
        from_state_or_federal: What is paid out of state or federal money, USD.
    """

    from_kids: Usd
    from_state_or_federal: Usd

    said_by_headline = frozenset({"from_kids", "from_state_or_federal"})

    def headline(self) -> str:
        """The answer in a few words."""
        return f"{usd(self.from_kids)} from the KIDS account, {usd(self.from_state_or_federal)} from state or federal money"


@calculation("kids-month-funding", asks=KidsMonthFundingCase, section="12.8.4")
def kids_month_funding(case: KidsMonthFundingCase, work: Working) -> KidsMonthFunding:
    """How much of a month's care does the KIDS account pay?

    Amounts are in USD. Where the account falls short, only what it lacks comes from other money.

    Source: 12.8.4, paragraph 2; the part on maintaining the account, bullet 5.
    """
    from_kids = min(case.due, case.balance)
    short: Decimal = case.due - from_kids
    work.step(
        f"The child's own money goes first: {usd(from_kids)} of the {usd(case.due)} that is due.",
        "12.8.4/deposit/applied-first",
        value=from_kids,
        unit="USD",
        readings=["A4-10"],
    )
    work.step(
        f"The account is {usd(short)} short: that comes out of Alternative Care money of the kind "
        f"the child qualifies for, {FUNDING_WORDS[case.funding]}."
        if short
        else "The account is not short, so nothing comes out of Alternative Care money.",
        "12.8.4/missing-income/ac-funds",
        value=short,
        unit="USD",
        readings=["A4-10"],
    )
    note_what_the_law_changed(work, "Federal benefits may no longer pay for routine care, so ask what may come from the account.")
    note_paying_agency(case.agency, work)
    return KidsMonthFunding(from_kids=from_kids, from_state_or_federal=short)

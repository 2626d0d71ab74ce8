"""The infant allowance: birth up to the third birthday."""

from datetime import date, timedelta
from decimal import Decimal

from pydantic import Field

from fosterpolicy.core.calendar import anniversary, in_words
from fosterpolicy.core.case import AgedCase
from fosterpolicy.core.fields import Agency, IsoDate
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency


class InfantAllowanceCase(AgedCase):
    """A child, and a date.

    Attributes:
        date_of_birth: The child's date of birth.
        on: The date asked about.
        agency: Who manages the case.
    """

    date_of_birth: IsoDate = Field(title="Date of birth", description="The child's date of birth.")
    on: IsoDate = Field(title="Date", description="The date asked about.")
    agency: Agency = "children-division"


class InfantAllowance(Outcome):
    """The allowance.

    Attributes:
        payable: Whether it is due for that date.
        amount: USD per month; 0.00 from the third birthday on.
        last_day: The last date for which it is due.
    """

    payable: bool
    amount: Usd
    last_day: date

    said_by_headline = frozenset({"payable", "amount"})

    def headline(self) -> str:
        """The allowance in a few words."""
        return f"{usd(self.amount)} a month" if self.payable else "No infant allowance"


def last_infant_day(born: date, work: Working) -> date:
    """The day before the birthday that ends the allowance (A1-04, A1-05; leap days A0-03)."""
    return anniversary(born, work.count("infant-allowance.ends-at-birthday")) - timedelta(days=1)


@calculation("infant-allowance", asks=InfantAllowanceCase, section="12.8.1")
def infant_allowance(case: InfantAllowanceCase, work: Working) -> InfantAllowance:
    """Is the infant allowance due, and through which day?

    The amount is in USD per month.

    Raises:
        InputError: The birth is after the date, or the date is before the edition's first.

    Source: 12.8.1, table row 3 and bullet 2.
    """
    monthly = work.money("infant-allowance.amount")
    last_day = last_infant_day(case.date_of_birth, work)
    birthday = work.count("infant-allowance.ends-at-birthday")
    work.step(
        f"The allowance ends on the birthday on which the child turns {birthday}, so {in_words(last_day)} is its last day.",
        "12.8.1/infant-allowance/third-birthday",
        value=last_day.isoformat(),
        unit="date",
        readings=["A1-04", "A1-05", "A0-03"],
    )
    payable = case.on <= last_day
    amount = monthly if payable else Decimal("0.00")
    work.step(
        f"{in_words(case.on)} is {'within' if payable else 'past'} that time: "
        f"{usd(amount) + ' a month is due' if payable else 'nothing is due'}.",
        "12.8.1/infant-allowance/table-amount",
        value=amount,
        unit="USD per month",
        readings=["A1-01", "A1-06"],
    )
    if payable:
        work.notice("It comes on top of the licensed rate by age. For other rates the manual does not say.")
    note_paying_agency(case.agency, work)
    return InfantAllowance(payable=payable, amount=amount, last_day=last_day)

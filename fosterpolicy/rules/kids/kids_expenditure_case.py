"""Something to be bought for a child from the child's account, as it is asked about."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case, check, has_no_meaning, needed
from fosterpolicy.core.faults import Fault
from fosterpolicy.core.fields import Agency, IsoDate, Money, YesNo
from fosterpolicy.rules.kids.kids_items import CONDITION_WORDS, Account, Item

EACH_ACT = ("purchased", "invoiced", "paid")
NEEDED_BY = {"follows_child": "12.8.4/access/follows-child", "for_recipient": "12.8.4/access/for-recipient"}


class KidsExpenditureCase(Case):
    """Something to be bought for a child, and the state of the account.

    Attributes:
        account: The child's KIDS account, or a dedicated account.
        item: What is to be bought.
        disability_related: Whether it relates to the child's disability or impairment.
        ssa_appropriate: Dedicated accounts only: whether SSA finds it appropriate.
        follows_child: Whether it stays with the child when the foster care episode closes.
        for_recipient: Whether it is for this child and serves the child's best interests.
        amount: What it costs, USD.
        balance: What is in the account, USD.
        back_state_debt: The amount of back state debt, USD.
        current_maintenance_met: Whether the child's current maintenance is paid for.
        payment_unit_contacted: Whether the worker has asked the FACES Payment Unit.
        purchased: The date of the purchase, or null where it is not made yet.
        invoiced: The date of the invoice, or null.
        paid: The date of the payment, or null.
        exit_event: The date of adoption, guardianship, return home or trial home visit, or null.
        pay_to: Whether the placement provider is repaid or the vendor is paid.
        debt_bar: Whether any debt bars the purchase, or only sets its sum aside.
        agency: Who manages the case.
    """

    account: Account = Field(title="Account", description="The child's KIDS account, or a dedicated account.")
    item: Item = Field(title="What is to be bought", description="The kind of thing or service.")
    disability_related: YesNo = Field(
        False, title="Related to a disability", description="It relates to the child's disability or impairment."
    )
    ssa_appropriate: YesNo = Field(
        False, title="SSA finds it appropriate", description="Dedicated accounts: SSA finds it appropriate."
    )
    follows_child: YesNo | None = Field(
        None, title="Stays with the child", description="It stays with the child when the foster care episode closes."
    )
    for_recipient: YesNo | None = Field(
        None, title="For this child", description="It is for this child and serves the child's best interests."
    )
    amount: Money = Field(title="Amount", description="What it costs.")
    balance: Money = Field(title="Balance", description="What is in the account.")
    back_state_debt: Money = Field(
        title="Back state debt",
        description="Ask the FACES Payment Unit for the amount: the manual does not say what counts.",
    )
    current_maintenance_met: YesNo = Field(
        title="Current maintenance is met", description="The child's current maintenance is paid for."
    )
    payment_unit_contacted: YesNo = Field(
        title="Payment unit contacted", description="The worker has asked the FACES Payment Unit first."
    )
    purchased: IsoDate | None = Field(
        title="Bought on", description="The date of the purchase. Leave it blank if not bought yet."
    )
    invoiced: IsoDate | None = Field(
        title="Invoiced on", description="The date of the invoice. Leave it blank if there is none yet."
    )
    paid: IsoDate | None = Field(title="Paid on", description="The date of the payment. Leave it blank if not paid yet.")
    exit_event: IsoDate | None = Field(
        title="Leaves on",
        description="The date of adoption, guardianship, return home or trial home visit. Leave it blank if there is none.",
    )
    pay_to: Literal["provider", "vendor"] = Field(
        title="Pay to", description="The placement provider who bought it, or the vendor directly."
    )
    debt_bar: Literal["until-cleared", "balance-left"] = Field(
        "until-cleared",
        title="Back state debt",
        description="Whether any debt bars the purchase, or only sets its own sum aside (reading A4-12).",
    )
    agency: Agency = "children-division"

    answers_before_first_edition = True
    dated_by = "purchased"

    @property
    def _dates(self) -> list[date]:
        return [day for name in (*EACH_ACT, "exit_event") if (day := getattr(self, name, None)) is not None]

    def figures_date(self) -> tuple[date | None, str]:
        """The earliest date that is given."""
        return min(self._dates, default=None), self.dated_by

    def until(self) -> date | None:
        """The latest date that is given; none where the payment is still to come, with no date to end it."""
        ends = self.exit_event is not None or self.paid is not None
        return max(self._dates) if ends else None

    @check("account", "ssa_appropriate")
    def _ssa_is_asked_for_dedicated_accounts(self) -> Iterator[Fault]:
        if self.account == "kids" and self.ssa_appropriate:
            yield has_no_meaning("ssa_appropriate", self.ssa_appropriate, "It has a meaning for dedicated accounts only.")

    @check("account", "item", each=("follows_child", "for_recipient"))
    def _other_needs_say_what_they_are_for(self, name: Literal["follows_child", "for_recipient"]) -> Iterator[Fault]:
        if self.account == "kids" and self.item == "other-need" and getattr(self, name) is None:
            why = f"For an other-need, say whether {CONDITION_WORDS[name]}."
            yield needed(name, "true or false", why, NEEDED_BY[name])

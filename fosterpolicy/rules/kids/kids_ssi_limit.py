"""Is the balance of an account low enough for SSI to go on?"""

from decimal import Decimal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Money, YesNo
from fosterpolicy.core.money import CENT, usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed

BELOW = "12.8.4/maintain/ssi-2000"


class KidsSsiLimitCase(Case):
    """The balance of an account of a child with SSI.

    Attributes:
        balance: The account's balance, USD.
        close_to_limit: Whether the caller judges it to be close to the limit.
        on: The date asked about; the newest edition when left out.
    """

    balance: Money = Field(title="Balance", description="What is in the KIDS account.")
    close_to_limit: YesNo = Field(
        False,
        title="Close to the limit",
        description="You judge the balance to be close to the limit. The manual gives no figure.",
    )
    on: AskedOn = None


class KidsSsiLimit(Outcome):
    """Whether the balance is low enough.

    Attributes:
        within_limit: Whether it is below the limit; at the limit it is not.
        limit: The amount that it has to stay below, USD.
        spend_down: What brings it just below the limit, USD; 0.00 where it is below.
        recoupment: Whether the FACES Payment Unit takes money back to the state, so that the child keeps SSI.
    """

    within_limit: bool
    limit: Usd
    spend_down: Usd
    recoupment: bool

    said_by_headline = frozenset({"within_limit"})

    def headline(self) -> str:
        """The answer in a few words."""
        if self.within_limit:
            return f"Below {usd(self.limit)}: SSI can go on"
        return f"Not below {usd(self.limit)}: {usd(self.spend_down)} too much"


@calculation("kids-ssi-limit", asks=KidsSsiLimitCase, section="12.8.4")
def kids_ssi_limit(case: KidsSsiLimitCase, work: Working) -> KidsSsiLimit:
    """Is this balance low enough for the child to go on getting SSI?

    Amounts are in USD.

    Raises:
        InputError: The date is before the edition's first.

    Source: 12.8.4, the part on maintaining the account, bullet 3 and the note before it.
    """
    limit = work.money("kids.ssi-limit")
    within = case.balance < limit
    spend_down = Decimal("0.00") if within else case.balance - limit + CENT
    work.step(
        f"The balance of {usd(case.balance)} is {'below' if within else 'not below'} {usd(limit)}.",
        BELOW,
        value="below" if within else "not below",
        readings=["A4-06"],
    )
    if not within:
        _find_needs(spend_down, work)
    recoupment = case.close_to_limit or not within
    _recoupment(recoupment, work)
    return KidsSsiLimit(within_limit=within, limit=limit, spend_down=spend_down, recoupment=recoupment)


def _find_needs(spend_down: Decimal, work: Working) -> None:
    """Needs that are not met are found, for which the excess may be used."""
    work.step(
        f"Needs of the child have to be found that the excess can pay for: {usd(spend_down)} brings the balance below the limit.",
        "12.8.4/maintain/excess-needs",
        value=spend_down,
        unit="USD",
        readings=["A4-06"],
    )
    work.step(
        "What needs are not met has to be decided with the supervisor, the placement provider and the Family Support Team.",
        "12.8.4/maintain/excess-consult",
        readings=["A4-06"],
    )


def _recoupment(recoupment: bool, work: Working) -> None:
    """The FACES Payment Unit takes money back where the balance is at, over or close to the limit (A4-06, A4-32)."""
    work.step(
        "The balance is over the limit or close to it: the FACES Payment Unit takes money back to the state, "
        "so that the child stays eligible for SSI and what is linked to it."
        if recoupment
        else "The FACES Payment Unit takes money back where a balance is over the limit or close to it; this one is neither.",
        "12.8.4/maintain/recoupment-resource-limit",
        value="recoupment" if recoupment else "no recoupment",
        readings=["A4-06", "A4-32"],
    )
    if recoupment:
        work.step(
            "It is taken back for payments out of Alternative Care (AC), Residential Treatment (RT) "
            "and Children's Treatment (CT).",
            "12.8.4/maintain/recoupment-programs",
        )
        note_what_the_law_changed(
            work, "Federal benefits are kept for needs that are not met; they may no longer pay the state for routine care."
        )
    else:
        work.notice('What counts as "close" has no figure in the manual: mark it where you judge the balance to be close.')

"""How much of a youth's SSI and OASDI can stand as savings."""

from decimal import Decimal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Age, Money
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed

FROM_16 = "12.8.4/savings/from-16"


class KidsSavingsCase(Case):
    """What a youth has put by.

    Attributes:
        age: Age in completed years.
        saved_from_ssi_oasdi: What is saved from SSI and OASDI alone, USD.
        on: The date asked about; the newest edition when left out.
    """

    age: Age = Field(title="Age", description="The youth's age, in completed years.")
    saved_from_ssi_oasdi: Money = Field(
        title="Saved from SSI and OASDI", description="What is left of SSI and OASDI money. Leave other income out."
    )
    on: AskedOn = None


class KidsSavings(Outcome):
    """How much of it are savings.

    Attributes:
        savings: What stands as savings, USD.
        limit: The most that can, USD.
        over: What has no place in the savings, USD; under the age all of it.
    """

    savings: Usd
    limit: Usd
    over: Usd

    said_by_headline = frozenset({"savings"})

    def headline(self) -> str:
        """The answer in a few words."""
        return f"{usd(self.savings)} stands as savings" if self.savings else "No savings"


@calculation("kids-savings", asks=KidsSavingsCase, section="12.8.4")
def kids_savings(case: KidsSavingsCase, work: Working) -> KidsSavings:
    """How much of this SSI and OASDI money can stand as a youth's savings?

    Amounts are in USD.

    Raises:
        InputError: The date is before the edition's first.

    Source: 12.8.4, the third note.
    """
    note_what_the_law_changed(
        work, "Federal benefits are to be kept for the child's needs that are not met, so ask how much is kept."
    )
    limit = work.money("kids.savings-limit")
    from_age = work.count("kids.savings-from-age", clause=FROM_16)
    saved = case.saved_from_ssi_oasdi
    work.step(
        f"Only SSI and OASDI count toward the savings: {usd(saved)}.",
        "12.8.4/savings/ssi-oasdi-only",
        value=saved,
        unit="USD",
        readings=["A4-05"],
    )
    room = limit if case.age >= from_age else Decimal("0.00")
    savings = min(saved, room)
    work.step(
        f"The youth is {case.age}. From {from_age}, at most {usd(limit)} builds up: {usd(savings)}."
        if case.age >= from_age
        else f"The child is {case.age}, and savings only build up from {from_age}.",
        FROM_16,
        value=savings,
        unit="USD",
        readings=["A4-04", "A0-03"],
    )
    if saved > savings:
        work.step(
            f"{usd(saved - savings)} has no place in the savings.", FROM_16, value=saved - savings, unit="USD", readings=["A4-04"]
        )
        work.notice("The manual does not say what becomes of what has no place in the savings while the account is open.")
    return KidsSavings(savings=savings, limit=limit, over=saved - savings)

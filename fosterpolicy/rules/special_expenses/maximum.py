"""A charge against the most that can be paid, and the excess."""

from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from fosterpolicy.core.money import usd
from fosterpolicy.core.working import Working

ZERO = Decimal("0.00")

OverMaximum = Annotated[
    Literal["excess-only", "whole-charge"],
    Field(
        title="A charge above the maximum",
        description="Whether only the excess goes unpaid, or the whole charge (reading A3-04).",
    ),
]
"""How a charge above the maximum is read (A3-04)."""


class Paid(NamedTuple):
    """What a charge brings.

    Attributes:
        payable: USD that can be paid, or None where no maximum is known.
        excess: USD above the maximum, or None where no maximum is known.
    """

    payable: Decimal | None
    excess: Decimal | None

    @property
    def in_words(self) -> str:
        """Both in a few words."""
        if self.payable is None:
            return "Payable up to the program maximum, which is not given"
        if not self.excess:
            return f"{usd(self.payable)} is payable"
        if not self.payable:
            return f"Nothing is payable; {usd(self.excess)} is above the maximum"
        return f"{usd(self.payable)} is payable; {usd(self.excess)} above the maximum is not"


NOTHING = Paid(ZERO, ZERO)


def pay_up_to(maximum: Decimal, charge: Decimal, over_maximum: str, clause: str, work: Working) -> Paid:
    """What is paid of a charge, and what is above the maximum; amounts in USD.

    The choice is put on record only where the charge is above the maximum, for only there it matters.

    Args:
        maximum: The most that can be paid.
        charge: What is charged.
        over_maximum: `excess-only` or `whole-charge` (A3-04).
        clause: The clause that states the maximum.
        work: Where the step is written down.
    """
    excess = max(ZERO, charge - maximum)
    if not excess:
        text = f"The charge of {usd(charge)} is not above the maximum of {usd(maximum)}: all of it is payable."
        work.step(text, clause, value=charge, unit="USD")
        return Paid(charge, ZERO)
    payable = maximum if over_maximum == "excess-only" else ZERO
    above = f"The charge of {usd(charge)} is {usd(excess)} above the maximum of {usd(maximum)}"
    follows = "the excess is not paid, the rest is." if payable or not maximum else "none of it is paid, as you chose."
    work.step(f"{above}: {follows}", clause, value=payable, unit="USD", readings=["A3-04"])
    return Paid(payable, excess)

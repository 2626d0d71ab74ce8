"""USD for the months of a placement, from its pieces."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from fosterpolicy.core.calendar import days_in_month, month_of, nights_between
from fosterpolicy.core.money import to_cents
from fosterpolicy.core.wording import choice_words
from fosterpolicy.rules.standard_rates.placement_case import FLOOR, PartialMonth, Segment, StatementMonth
from fosterpolicy.rules.standard_rates.placement_rates import Piece

NOTHING = Decimal("0.00")

BY_THE_NIGHT: dict[PartialMonth, Callable[[Decimal, int, date], Decimal]] = {
    "actual-days": lambda monthly, nights, month: monthly * nights / days_in_month(month),
    "thirty-days": lambda monthly, nights, month: monthly * nights / 30,
    "annual-365": lambda monthly, nights, month: monthly * 12 * nights / 365,
}
"""The methods of reading A1-02 for a part month: none of them is the manual's."""


def month_amounts(found: list[Piece], method: PartialMonth, infant_until: date) -> StatementMonth:
    """One calendar month, from the pieces that lie in it."""
    nights = sum(piece.nights for piece in found)
    whole = len(found) == 1 and nights == days_in_month(found[0].first) == found[0].payable_nights
    segments = [_segment(piece, whole, method) for piece in found]
    infants = [(piece.stage.licensed_home, _infant_amount(piece, whole, method, infant_until)) for piece in found]
    maintenance = add_up(segment.amount for segment in segments)
    return StatementMonth(
        month=month_of(found[0].first),
        nights=nights,
        segments=segments,
        maintenance=maintenance,
        infant_allowance=add_up(amount for _, amount in infants),
        amount=add_up([maintenance, *(amount for licensed, amount in infants if licensed)]),
    )


def _segment(piece: Piece, whole: bool, method: PartialMonth) -> Segment:
    why = [piece.stage.name + "."]
    if piece.cell and piece.cell.ages:
        why.append(f"Ages {choice_words(piece.cell.ages)}.")
    if piece.rate is None:
        why.append("No rate is stated.")
    if piece.stage.is_floor:
        why.append(FLOOR)
    if piece.unpaid_because:
        why.append(piece.unpaid_because)
    return Segment(
        first_night=piece.first,
        last_night=piece.last,
        nights=piece.nights,
        payable_nights=piece.payable_nights,
        why=why,
        rate=piece.rate,
        period=piece.period,
        amount=_amount(piece.rate, piece.period, piece.payable_nights, whole, method, piece.first),
    )


def _amount(
    rate: Decimal | None, period: str | None, nights: int, whole: bool, method: PartialMonth, month: date
) -> Decimal | None:
    """USD for some nights of a month, or None where there is no rate or no method."""
    if nights == 0:
        return NOTHING
    if rate is None:
        return None
    if period == "day":
        return to_cents(rate * nights)
    if whole:
        return rate
    return to_cents(BY_THE_NIGHT[method](rate, nights, month)) if method != "nights-only" else None


def _infant_amount(piece: Piece, whole: bool, method: PartialMonth, until: date) -> Decimal | None:
    """The infant allowance for a piece: like maintenance, and 0.00 once it is over."""
    nights = nights_between(piece.first, min(piece.last, until)) if piece.payable_nights and piece.first <= until else 0
    if nights and piece.rate is None:
        return None
    whole_and_infant = whole and nights == piece.nights
    return _amount(Decimal(piece.infant.value), "month", nights, whole_and_infant, method, piece.first)


def add_up(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, or None where any of them is None."""
    total = NOTHING
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total

"""What a placement pays, month by month."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from fosterpolicy.core.calendar import days_in_month, each_day, in_words, month_of, nights_between
from fosterpolicy.core.money import to_cents, usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.wording import choice_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.standard_rates.absences import AbsenceRules
from fosterpolicy.rules.standard_rates.infant_allowance import last_infant_day
from fosterpolicy.rules.standard_rates.paying_agency import note_paying_agency
from fosterpolicy.rules.standard_rates.placement_case import (
    PartialMonth,
    PlacementStatement,
    PlacementStatementCase,
    Segment,
    StatementMonth,
)
from fosterpolicy.rules.standard_rates.placement_rates import EMERGENCY, INFANT, Piece, pieces

NOTHING = Decimal("0.00")

BY_THE_NIGHT: dict[PartialMonth, Callable[[Decimal, int, date], Decimal]] = {
    "actual-days": lambda monthly, nights, month: monthly * nights / days_in_month(month),
    "thirty-days": lambda monthly, nights, month: monthly * nights / 30,
    "annual-365": lambda monthly, nights, month: monthly * 12 * nights / 365,
}
"""The methods of reading A1-02 for a part month: none of them is the manual's."""


@calculation("placement-statement", asks=PlacementStatementCase, section="12.8.1")
def placement_statement(case: PlacementStatementCase, work: Working) -> PlacementStatement:
    """What does this placement pay, month by month?

    Nights run from the first to the last, both counted. Amounts are in USD. A month is whole where
    one rate holds on all its nights and all are payable; any other is a part month, and has an amount
    only under a method that the caller names. Daily rates are always paid by the night.

    Raises:
        InputError: Dates are out of order, absences overlap or lie outside, a field has no meaning
            for the program, or the placement begins before the edition's first date.

    Source: 12.8.1, table rows 1 to 3, 9 to 12, 16 and 17, bullets 1 to 3 and 5; 12.8.2, bullet 3.
    """
    nights = nights_between(case.first_night, case.last_night)
    work.step(
        f"The first night paid is {in_words(case.first_night)}.", "12.8.1/payment/begins-first-night", readings=["A1-45", "A0-04"]
    )
    work.step(
        f"The last night paid is {in_words(case.last_night)}: {nights} nights.",
        "12.8.1/payment/ends-last-night",
        value=nights,
        unit="nights",
        readings=["A1-33"],
    )
    found = list(pieces(case, _unpaid_nights(case, work), work))
    _explain_rates(found, work)
    infant_until = last_infant_day(case.date_of_birth, work)
    months = [
        _month(list(group), case.partial_month, infant_until)
        for _, group in groupby(found, key=lambda piece: month_of(piece.first))
    ]
    _explain_infant_allowance(found, infant_until, work)
    _explain_part_months(months, case, work)
    note_paying_agency(case.agency, work)
    total = _sum(month.amount for month in months)
    if total is not None:
        work.step(
            f"All months together: {usd(total)}.", "12.8.1/payment/ends-last-night", value=total, unit="USD", readings=["A0-02"]
        )
    return PlacementStatement(nights=nights, months=months, total=total)


def _unpaid_nights(case: PlacementStatementCase, work: Working) -> set[date]:
    """The nights of absences that no guideline keeps payable."""
    if not case.absences:
        return set()
    work.step(
        "Payment may go on through a temporary absence that fits a guideline.", "12.8.1/absence/may-continue", readings=["A1-44"]
    )
    rules = AbsenceRules(work, "family")
    unpaid: set[date] = set()
    for absence in sorted(case.absences, key=lambda absence: absence.first_night):
        spell = rules.judge(absence.reason, absence, absence.first_night, absence.last_night)
        unpaid.update(set(each_day(spell.first, spell.last)) - set(spell.paid))
    return unpaid


def _month(found: list[Piece], method: PartialMonth, infant_until: date) -> StatementMonth:
    nights = sum(piece.nights for piece in found)
    whole = len(found) == 1 and nights == days_in_month(found[0].first) == found[0].payable_nights
    segments = [_segment(piece, whole, method) for piece in found]
    infants = [(piece.stage.licensed_home, _infant_amount(piece, whole, method, infant_until)) for piece in found]
    maintenance = _sum(segment.amount for segment in segments)
    return StatementMonth(
        month=month_of(found[0].first),
        nights=nights,
        segments=segments,
        maintenance=maintenance,
        infant_allowance=_sum(amount for _, amount in infants),
        amount=_sum([maintenance, *(amount for licensed, amount in infants if licensed)]),
    )


def _segment(piece: Piece, whole: bool, method: PartialMonth) -> Segment:
    why = [piece.stage.name + "."]
    if piece.cell and piece.cell.ages:
        why.append(f"Ages {choice_words(piece.cell.ages)}.")
    elif piece.rate is None:
        why.append("No rate is stated for these nights.")
    if not piece.paid:
        why.append("The absence is longer than a guideline keeps paid.")
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


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, or None where any of them is None."""
    total = NOTHING
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _groups(found: Iterable[Piece], alike: Callable[[Piece], object]) -> Iterator[list[Piece]]:
    """Neighbors that are alike, joined across month ends: to tell the story without repeating it each month."""
    for _, group in groupby(found, key=alike):
        yield list(group)


def _explain_rates(found: list[Piece], work: Working) -> None:
    for group in _groups(found, lambda piece: (piece.stage, piece.cell, piece.paid)):
        piece, first, last = group[0], group[0].first, group[-1].last
        when = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
        if piece.cell is not None:
            ages = f", ages {choice_words(piece.cell.ages)}" if piece.cell.ages else ""
            text = f"{when}: {piece.stage.name}{ages}, {usd(Decimal(piece.cell.value))} a {piece.period}."
            value: Decimal | None = Decimal(piece.cell.value)
        else:
            text, value = f"{when}: {piece.stage.name}.", piece.rate
        if not piece.paid:
            text += " These nights away are not paid."
        unit = f"USD per {piece.period}" if piece.period else None
        clause = piece.cell.clauses[0] if piece.cell else piece.stage.clause
        work.step(text, clause, value=value, unit=unit, readings=piece.stage.readings)
        if piece.stage.parameter == EMERGENCY:
            work.step(
                "The emergency amount is for licensed foster, relative and kinship providers.",
                "12.8.1/emergency-home/provider-types",
                readings=["A2-05"],
            )
        if piece.stage.name.startswith("Treatment"):
            work.notice("TFC amounts are the least that may be paid; the TFC child placing agency pays the home.")


def _explain_infant_allowance(found: list[Piece], until: date, work: Working) -> None:
    infant = [piece for piece in found if piece.first <= until]
    for first, group in ((run[0].first, run) for run in _groups(infant, lambda piece: piece.infant)):
        monthly = work.money(INFANT, on=first)
        last = min(group[-1].last, until)
        work.step(
            f"The infant allowance is {usd(monthly)} a month from {in_words(first)} through {in_words(last)}.",
            "12.8.1/infant-allowance/third-birthday",
            value=monthly,
            unit="USD per month",
            readings=["A1-04", "A1-05", "A1-06"],
        )
    if any(not piece.stage.licensed_home for piece in infant):
        if any(piece.stage.parameter == EMERGENCY for piece in infant):
            work.reading("A2-06")
        work.notice(
            "The infant allowance is added for nights in a licensed home. For other nights it stands apart: "
            "the manual does not say whether it comes on top."
        )


def _explain_part_months(months: list[StatementMonth], case: PlacementStatementCase, work: Working) -> None:
    blank = [f"{date.fromisoformat(month.month + '-01'):%B %Y}" for month in months if month.amount is None]
    if case.partial_month != "nights-only":
        work.reading("A1-02")
        work.notice(f"Part months are worked out by the method you named ({case.partial_month}). The manual gives none.")
    elif blank:
        work.reading("A1-02")
        work.notice(
            f"No amount for {', '.join(blank)}: the manual does not say how to pay a part month. "
            "Name a method to see what it would give."
        )

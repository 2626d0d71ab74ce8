"""The working of a placement statement, told once for each stretch of nights and not month by month."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.money import usd
from fosterpolicy.core.wording import choice_words, month_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.standard_rates.placement_case import PlacementStatementCase, Segment, StatementMonth
from fosterpolicy.rules.standard_rates.placement_rates import EMERGENCY, INFANT, Piece

METHOD_WORDS = {
    "actual-days": "the days of the month",
    "thirty-days": "months of thirty days",
    "annual-365": "the days of a year",
}


def explain_nights(case: PlacementStatementCase, nights: int, work: Working) -> None:
    """Which nights the placement has."""
    work.step(
        f"The child's first night there is {in_words(case.first_night)}: payment can begin with it.",
        "12.8.1/payment/begins-first-night",
        readings=["A1-45", "A0-04"],
    )
    work.step(
        f"The child's last night there is {in_words(case.last_night)}: {nights} nights, and payment ends with it at the latest.",
        "12.8.1/payment/ends-last-night",
        value=nights,
        unit="nights",
        readings=["A1-33"],
    )


def explain_rates(found: list[Piece], work: Working) -> None:
    """Which rate holds for which nights, and what puts them there."""
    for group in _groups(found, lambda piece: (piece.stage, piece.cell, piece.unpaid_because)):
        piece = group[0]
        work.step(f"{_when(group)}: {piece.stage.name}.", piece.stage.clause, readings=piece.stage.readings)
        if piece.unpaid_because:
            work.step(
                f"{_when(group)}: not payable. {piece.unpaid_because}", "12.8.1/absence/may-continue", value=0, unit="nights"
            )
        elif piece.cell is not None:
            _explain_rate(piece, piece.cell.ages, Decimal(piece.cell.value), piece.cell.clauses[0], work)
        elif not piece.stage.pays_nothing:
            work.step(f"{_when(group)}: no rate is stated.", piece.stage.clause)


def _explain_rate(piece: Piece, ages: str | None, rate: Decimal, clause: str, work: Working) -> None:
    band = f"Ages {choice_words(ages)}: " if ages else ""
    floor = ", at the least" if piece.stage.is_floor else ""
    work.step(f"{band}{usd(rate)} a {piece.period}{floor}.", clause, value=rate, unit=f"USD per {piece.period}")
    if piece.stage.parameter == EMERGENCY:
        work.step(
            "The emergency amount is for licensed foster, relative and kinship providers.",
            "12.8.1/emergency-home/provider-types",
            readings=["A2-05"],
        )
    if piece.stage.is_floor:
        work.step("The amount is a floor: the home may be paid more, never less.", "12.8.1/tfc/minimum")
        work.notice("TFC amounts are the least that may be paid.")
        work.step(
            "It is for homes that are fully licensed and have finished the TFC training.",
            "12.8.1/tfc/eligibility",
            readings=["A1-16"],
        )
        work.step("The TFC child placing agency pays the home.", "12.8.1/tfc/agency-pays")


def explain_infant_allowance(found: list[Piece], until: date, work: Working) -> None:
    """How long the infant allowance runs, and where it stands apart."""
    infant = [piece for piece in found if piece.first <= until and piece.payable_nights and piece.rate is not None]
    for group in _groups(infant, lambda piece: piece.infant):
        monthly = work.money(INFANT, on=group[0].first)
        work.step(
            f"The infant allowance is {usd(monthly)} a month, through {in_words(until)} and for payable nights only.",
            "12.8.1/infant-allowance/third-birthday",
            value=monthly,
            unit="USD per month",
            readings=["A1-04", "A1-05", "A1-06"],
        )
    if any(not piece.stage.licensed_home for piece in infant):
        if any(piece.stage.parameter == EMERGENCY for piece in infant):
            work.reading("A2-06")
        work.notice(
            "The infant allowance is added for nights at the licensed rate by age. For other nights it stands apart: "
            "the manual does not say whether it comes on top."
        )


def explain_what_is_open(months: list[StatementMonth], case: PlacementStatementCase, work: Working) -> None:
    """Why some amounts are null: nights without a stated rate, or part months without a method."""
    without_rate = [month.month for month in months if any(_lacks_a_rate(segment) for segment in month.segments)]
    if without_rate:
        work.notice(f"No amount for {_listed(without_rate)}: the manual states no rate for some of these nights.")
    if case.partial_month != "nights-only":
        work.reading("A1-02")
        method = METHOD_WORDS[case.partial_month]
        work.notice(f"Part months are worked out by {method}, a method you chose. The manual gives none.")
        return
    open_months = [
        month.month for month in months if None in (month.maintenance, month.infant_allowance) and month.month not in without_rate
    ]
    if open_months:
        work.reading("A1-02")
        work.notice(
            f"Open amounts in {_listed(open_months)}: the manual does not say how to pay a part month. "
            "An amount needs a method of your choice."
        )


def _lacks_a_rate(segment: Segment) -> bool:
    return segment.rate is None and segment.payable_nights > 0


def _listed(months: list[str]) -> str:
    return ", ".join(month_words(month) for month in months)


def _when(group: list[Piece]) -> str:
    first, last = group[0].first, group[-1].last
    return in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"


def _groups(found: Iterable[Piece], alike: Callable[[Piece], object]) -> Iterator[list[Piece]]:
    """Neighbors that are alike, joined across month ends."""
    for _, group in groupby(found, key=alike):
        yield list(group)

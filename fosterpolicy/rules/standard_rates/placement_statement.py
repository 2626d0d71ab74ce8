"""What a placement pays, month by month."""

from datetime import date
from itertools import groupby

from fosterpolicy.core.calendar import each_day, month_of, nights_between
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency
from fosterpolicy.rules.standard_rates.absences import AbsenceRules
from fosterpolicy.rules.standard_rates.infant_allowance import last_infant_day
from fosterpolicy.rules.standard_rates.placement_amounts import add_up, month_amounts
from fosterpolicy.rules.standard_rates.placement_case import PlacementStatement, PlacementStatementCase
from fosterpolicy.rules.standard_rates.placement_explained import (
    explain_infant_allowance,
    explain_nights,
    explain_rates,
    explain_what_is_open,
)
from fosterpolicy.rules.standard_rates.placement_rates import pieces


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
    explain_nights(case, nights, work)
    found = list(pieces(case, _unpaid_nights(case, work), work))
    explain_rates(found, work)
    infant_until = last_infant_day(case.date_of_birth, work)
    months = [
        month_amounts(list(group), case.partial_month, infant_until)
        for _, group in groupby(found, key=lambda piece: month_of(piece.first))
    ]
    explain_infant_allowance(found, infant_until, work)
    explain_what_is_open(months, case, work)
    note_paying_agency(case.agency, work)
    total = add_up(month.amount for month in months)
    if total is not None:
        work.step(
            f"All months together: {usd(total)}.", "12.8.1/payment/ends-last-night", value=total, unit="USD", readings=["A0-02"]
        )
    return PlacementStatement(nights=nights, months=months, total=total)


def _unpaid_nights(case: PlacementStatementCase, work: Working) -> dict[date, str]:
    """The nights of absences that no guideline keeps payable, each with the reason."""
    if not case.absences:
        return {}
    work.step(
        "Payment may go on through a temporary absence that fits a guideline.", "12.8.1/absence/may-continue", readings=["A1-44"]
    )
    rules = AbsenceRules(work, "family")
    unpaid: dict[date, str] = {}
    for absence in sorted(case.absences, key=lambda absence: absence.first_night):
        spell = rules.judge(absence.reason, absence, absence.first_night, absence.last_night)
        paid = set(spell.paid)
        unpaid.update((day, " ".join(spell.why)) for day in each_day(spell.first, spell.last) if day not in paid)
    return unpaid

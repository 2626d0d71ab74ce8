"""What one trip pays."""

from datetime import date
from decimal import Decimal
from typing import Literal

from fosterpolicy.core.money import to_cents, usd, usd_per_mile
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Part, Usd, UsdPerMile
from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency
from fosterpolicy.rules.transportation.claims import CODED, LEVEL_B_AND_TFC, Code, Form
from fosterpolicy.rules.transportation.mileage_rate import CLAUSE as RATE_CLAUSE
from fosterpolicy.rules.transportation.mileage_rate import known_rate, rate_of_trip
from fosterpolicy.rules.transportation.trip_case import TripMileageCase
from fosterpolicy.rules.transportation.trip_miles import note_shares, paid_miles, shares
from fosterpolicy.rules.transportation.trip_papers import Claimed, claimed_by, note_papers, papers_of
from fosterpolicy.rules.transportation.trip_terms import NOT_PAYABLE, ApproverId, Status, Terms, terms_of

NOTHING = Decimal("0.00")


class YouthMiles(Part):
    """One youth's share of a trip.

    Attributes:
        youth: The youth's label.
        miles: Whole miles, or null where the manual does not answer.
        amount: USD, or null where no rate is known.
    """

    youth: str
    miles: int | None
    amount: Usd | None

    def line(self) -> str:
        """The share in one line."""
        miles = "miles not stated" if self.miles is None else plural(self.miles, "mile")
        return f"{self.youth}: {miles}" + (f", {usd(self.amount)}" if self.amount is not None else "")


class TripMileage(Outcome):
    """What the trip pays.

    Attributes:
        status: `needs-approval` gives the miles and amount that the approval would bring; `no-code-stated` those
            that the trip comes to; `undetermined` where the manual does not answer.
        code: The code of the purpose, or null.
        reimbursable_miles: Whole miles, all youths together; null where undetermined.
        miles_by_youth: Each youth's share, in the order given; empty for a trip that is not about one child.
        rate: USD per mile, or null where none is verified or given.
        amount: USD, the sum of the youths' amounts; null where no rate is known.
        form: The form, or null where the manual names none.
        system: Where it is paid from; null for an FCCM agency.
        submit_by: The last date to hand in the form, or null where none is stated.
        late: Whether it is handed in after that; null where that is not known.
        submitted_by: Who hands it in.
        paid_to: Who is paid.
        approver: Who approves; null where the manual does not say.
    """

    status: Status
    code: Code | None
    reimbursable_miles: int | None
    miles_by_youth: list[YouthMiles]
    rate: UsdPerMile | None
    amount: Usd | None
    form: Form | None
    system: Literal["faces-payment-request", "sam-ii"] | None
    submit_by: date | None
    late: bool | None
    submitted_by: Claimed
    paid_to: Claimed
    approver: ApproverId | None

    said_by_headline = frozenset({"status", "reimbursable_miles", "amount"})
    left_out_when_null = frozenset({"late", "system"})

    def left_out(self) -> frozenset[str]:
        """Where nothing is paid, there is nothing to hand in."""
        said = {"miles_by_youth"} if len(self.miles_by_youth) == 1 else set()
        if self.status != "not-payable":
            return super().left_out() | said
        return (
            super().left_out()
            | said
            | {"rate", "form", "system", "submit_by", "late", "submitted_by", "paid_to", "approver", "code"}
        )

    def headline(self) -> str:
        """The answer in a few words."""
        match self.status:
            case "not-payable":
                return "Not payable"
            case "undetermined":
                return "The manual does not answer this"
        miles = plural(self.reimbursable_miles or 0, "mile")
        worth = f"{miles}, {usd(self.amount)}" if self.amount is not None else f"{miles}; the rate is needed"
        match self.status:
            case "needs-approval":
                return f"{worth}, once approved"
            case "no-code-stated":
                return f"{worth}; no code is stated"
        return worth


@calculation("trip-mileage", asks=TripMileageCase, section="12.8.3")
def trip_mileage(case: TripMileageCase, work: Working) -> TripMileage:
    """What does one trip pay?

    Miles are whole miles; money is USD, each youth's share rounded half up to the cent.

    Raises:
        InputError: A field is missing, or has no meaning for the claimant or the purpose; youths of two levels
            of care; a rate that is not the verified one of the date.

    Source: 12.8.3, Transportation Costs.
    """
    terms = terms_of(case, work)
    miles = _miles(case, terms, work)
    if miles == 0:
        terms = NOT_PAYABLE
    papers = papers_of(case, work, to_claim=miles != 0)
    rate = rate_of_trip(case.mileage_rate, case.date, work) if miles != 0 else known_rate(case.mileage_rate, work)
    rows = _rows(case, miles, rate, work)
    amount = _amount(case, miles, rate, rows, work)
    if miles != 0:
        note_papers(case, terms, papers, work)
    status = _status(case, terms, work)
    note_paying_agency(case.agency, work)
    claimed = claimed_by(case)
    return TripMileage(
        status=status,
        code=CODED[case.purpose].code if case.purpose in CODED and case.claimant != "residential" else None,
        reimbursable_miles=miles,
        miles_by_youth=rows,
        rate=rate,
        amount=amount,
        form=papers.form,
        system=_system(case),
        submit_by=papers.submit_by,
        late=papers.late,
        submitted_by=claimed,
        paid_to=claimed,
        approver=terms.approver,
    )


def _miles(case: TripMileageCase, terms: Terms, work: Working) -> int | None:
    """The miles that the trip may be paid for; None where the manual does not answer."""
    if terms.status == "not-payable":
        return 0
    if terms.status == "undetermined":
        return None if case.round_trip_miles > (case.miles_without_youth or 0) else 0
    return paid_miles(case, work)


def _rows(case: TripMileageCase, miles: int | None, rate: Decimal | None, work: Working) -> list[YouthMiles]:
    if miles is None:
        return [YouthMiles(youth=youth, miles=None, amount=None) for youth in case.youths]
    if not case.youths:
        return []
    parts = shares(miles, case.youths)
    if len(parts) > 1 and miles:
        note_shares(case, parts, work)
    return [
        YouthMiles(youth=youth, miles=part, amount=_paid(part, rate, miles))
        for youth, part in zip(case.youths, parts, strict=True)
    ]


def _paid(part: int, rate: Decimal | None, miles: int) -> Decimal | None:
    """One share in USD, rounded by itself (A0-02); a trip that pays nothing is 0.00 at any rate."""
    if not miles:
        return NOTHING
    return None if rate is None else to_cents(part * rate)


def _amount(
    case: TripMileageCase, miles: int | None, rate: Decimal | None, rows: list[YouthMiles], work: Working
) -> Decimal | None:
    if miles is None:
        return None
    if not miles:
        return NOTHING
    if rate is None:
        return None
    amount = sum((row.amount for row in rows if row.amount is not None), NOTHING) if rows else to_cents(miles * rate)
    split = f", each youth's share rounded by itself: {usd(amount)}" if len(rows) > 1 else f": {usd(amount)}"
    clause = _amount_clause(case)
    like = ", as in the manual's example" if clause.endswith("-example") else ""
    work.step(
        f"{plural(miles, 'mile')} at {usd_per_mile(rate)} a mile{like}{split}.",
        clause,
        value=amount,
        unit="USD",
        readings=["A0-02"],
    )
    return amount


def _amount_clause(case: TripMileageCase) -> str:
    if not case.child_specific or case.purpose == "school-of-origin":
        return RATE_CLAUSE
    if case.claimant == "residential":
        return "12.8.3/transport/residential/300-example" if len(case.youths) > 1 else "12.8.3/transport/residential/over-200"
    return "12.8.3/transport/level-b/225-example" if case.claimant in LEVEL_B_AND_TFC else RATE_CLAUSE


def _status(case: TripMileageCase, terms: Terms, work: Working) -> Status:
    lacking = terms.lacking(case.approved_by)
    if lacking:
        work.notice(f"It waits for the approval of {lacking}.")
    if lacking and "circuit-manager-designee" in case.approved_by and not case.metro:
        work.notice("The approval of a designee counts in metro areas only.")
    return "needs-approval" if lacking and terms.status == "payable" else terms.status


def _system(case: TripMileageCase) -> Literal["faces-payment-request", "sam-ii"] | None:
    if case.agency == "fccm":
        return None
    return "faces-payment-request" if case.child_specific else "sam-ii"

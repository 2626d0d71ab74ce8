"""Emergency care in a foster, relative or kinship home: the daily amount, and what follows it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from fosterpolicy.core.calendar import ONE_DAY, day_number, in_words, nights_between, spans
from fosterpolicy.core.case import NightsCase, check
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import Agency, IsoDate, Whole, YesNo
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency

License = Literal["foster", "relative", "kinship", "none"]
MustBeThere = Literal["licence", "cm-11", "open-case"]
AfterDay60 = Literal["standard-maintenance", "level-3-no-payment", "not-reached"]

PER_DAY = "emergency-home.amount"
DAYS = "emergency-home.days"
LIMIT_CLAUSE = "12.8.2/home/after-60-days"
CAPACITY_CLAUSE = "12.8.2/home/counts-in-capacity"


class EmergencyPlacementCase(NightsCase):
    """A child in an emergency home.

    Attributes:
        first_night: The first night the child lives in the home: day 1.
        last_night: The last night the child lives in the home.
        provider_license: The provider's license.
        open_foster_home_license: Whether the home has an open Foster Home (FH) license.
        cooperative_agreement: Whether it has the agreement that goes with that license.
        cm_11_active: Whether an active CM-11 is entered in FACES.
        case_open: Whether the youth's case management case is open in FACES.
        licensed_capacity: How many children the home is licensed for.
        children_placed: How many are placed there, this child included.
        agency: Who manages the case.
    """

    first_night: IsoDate = Field(title="First night", description="The first night the child lives in the home.")
    last_night: IsoDate = Field(title="Last night", description="The last night the child lives in the home.")
    provider_license: License = Field(title="Provider's license", description="The kind of license that the provider has.")
    open_foster_home_license: YesNo = Field(
        title="Open foster home license", description="The home has an open Foster Home (FH) license."
    )
    cooperative_agreement: YesNo = Field(
        title="Cooperative agreement", description="The home has the cooperative agreement that goes with the FH license."
    )
    cm_11_active: YesNo = Field(
        False, title="CM-11 is active", description="An active emergency care agreement, CM-11, is entered in FACES."
    )
    case_open: YesNo = Field(title="Case is open", description="The youth's case management case is open in FACES.")
    licensed_capacity: Whole | None = Field(
        None, title="Licensed capacity", description="How many children the home is licensed for."
    )
    children_placed: Whole | None = Field(
        None, title="Children placed", description="How many children are placed there, this child included."
    )
    agency: Agency = "children-division"

    dated_by = "first_night"

    def until(self) -> date:
        """The last night."""
        return self.last_night

    @check("children_placed")
    def _this_child_is_counted(self) -> Iterator[Fault]:
        if self.children_placed == 0:
            because = "The child of this emergency placement is counted too."
            yield fault("children_placed", 0, "a whole number from 1", because=because, clause=CAPACITY_CLAUSE)


class EmergencyPlacement(Outcome):
    """What an emergency placement pays, and what it still needs.

    Attributes:
        ready: Whether nothing is missing that a payment needs.
        missing: What must be there and is not.
        places_left: Licensed places that are still free, never below 0; null where the numbers are not given.
        emergency_days: Nights at the emergency amount.
        per_day: USD per day, on the first night.
        amount: USD for the emergency nights alone, as if ready.
        day_60: The last date that can be paid at the emergency amount.
        after_day_60: What FACES changes the placement to after that date.
    """

    ready: bool
    missing: list[MustBeThere]
    places_left: int | None
    emergency_days: int
    per_day: Usd
    amount: Usd
    day_60: date
    after_day_60: AfterDay60

    said_by_headline = frozenset({"ready", "emergency_days", "amount"})
    left_out_when_null = frozenset({"places_left"})

    def headline(self) -> str:
        """The answer in a few words."""
        state = "ready to process" if self.ready else "not ready to process yet"
        return f"{usd(self.amount)} for {plural(self.emergency_days, 'emergency night')}; {state}"


@calculation("emergency-placement", asks=EmergencyPlacementCase, section="12.8.2")
def emergency_placement(case: EmergencyPlacementCase, work: Working) -> EmergencyPlacement:
    """What does this emergency placement pay, what does the payment need, and what follows it?

    Nights run from the first to the last, both counted; the first is day 1. The amount is in USD, for
    the nights through the last emergency day alone. More children than licensed places is a state of
    the home and no fault of the input, so it gives no places left, and a notice.

    Raises:
        InputError: Dates are out of order, the child is not counted among the children placed, or
            the placement begins before the edition's first date.

    Source: 12.8.2, paragraphs 2 and 3, bullets 1 to 3 and the first list; 12.8.1, table row 16.
    """
    missing = _missing(case, work)
    places_left = _places_left(case, work)
    limit = work.count(DAYS, clause=LIMIT_CLAUSE)
    last_day = day_number(case.first_night, limit)
    emergency_days = _emergency_days(case, limit, last_day, work)
    per_day, amount = _amount(case.first_night, day_number(case.first_night, emergency_days), work)
    after = _after(case, limit, last_day, work)
    if missing:
        work.notice("The amount is what the nights come to once nothing is missing.")
    _note_what_stands_apart(case, limit, work)
    return EmergencyPlacement(
        ready=not missing,
        missing=missing,
        places_left=places_left,
        emergency_days=emergency_days,
        per_day=per_day,
        amount=amount,
        day_60=last_day,
        after_day_60=after,
    )


def _missing(case: EmergencyPlacementCase, work: Working) -> list[MustBeThere]:
    """What a payment needs and does not have: a license, the CM-11, an open case."""
    licensed = case.provider_license != "none"
    work.step(
        f"The provider has a {case.provider_license} license, and the emergency amount is for such providers."
        if licensed
        else "The emergency amount is for licensed foster, relative and kinship providers; this one has no license.",
        "12.8.1/emergency-home/provider-types",
        readings=["A2-05"],
    )
    if not licensed and case.open_foster_home_license:
        work.notice("An open FH license is given, and yet no license of the provider: check which is right.")
    work.step(
        "Two things must be in place before a payment can be processed: the CM-11 and an open case.",
        "12.8.2/home/process/intro",
        readings=["A2-08"],
    )
    work.step(
        "An active CM-11 is entered in FACES."
        if case.cm_11_active
        else "No active CM-11 is entered in FACES: it must be entered there.",
        "12.8.2/home/process/cm-11",
    )
    work.document("CM-11", "This agreement on emergency care must be active and entered in FACES.", "must", kept_in="FACES")
    work.step(
        "The youth's case management case is open in FACES."
        if case.case_open
        else "The youth's case management case is not open in FACES: it must be opened.",
        "12.8.2/home/process/open-case",
    )
    there: dict[MustBeThere, bool] = {"licence": licensed, "cm-11": case.cm_11_active, "open-case": case.case_open}
    return [item for item, is_there in there.items() if not is_there]


def _places_left(case: EmergencyPlacementCase, work: Working) -> int | None:
    """Licensed places still free; only a placed child takes one (A2-11)."""
    work.step(
        "An emergency home keeps some of its licensed places free for emergencies.",
        "12.8.2/home/definition",
        readings=["A2-05", "A2-11"],
    )
    capacity, placed = case.licensed_capacity, case.children_placed
    if capacity is None or placed is None:
        if capacity is not None or placed is not None:
            work.notice("To count the places left, give both the licensed capacity and the children placed.")
        return None
    left = max(0, capacity - placed)
    work.step(
        f"The emergency child takes up a licensed place: {placed} placed, {capacity} licensed, {left} left.",
        CAPACITY_CLAUSE,
        value=left,
        unit="places",
        readings=["A2-11"],
    )
    if placed > capacity:
        over = plural(placed - capacity, "child", "children")
        work.notice(
            f"The home is over its licensed capacity by {over}. An emergency placement counts in that capacity, "
            "and nothing is said here of going over it: ask the licensing worker."
        )
    return left


def _emergency_days(case: EmergencyPlacementCase, limit: int, last_day: date, work: Working) -> int:
    """How many nights fall on the days that are paid at the emergency amount (A2-01, A2-13)."""
    nights = nights_between(case.first_night, case.last_night)
    work.step(
        f"From {in_words(case.first_night)}, day 1, to {in_words(case.last_night)}: {plural(nights, 'night')}.",
        "12.8.1/payment/ends-last-night",
        value=nights,
        unit="nights",
        readings=["A1-45", "A1-33"],
    )
    work.step(
        f"The emergency amount is for {limit} days of this placement at most: through {in_words(last_day)}.",
        LIMIT_CLAUSE,
        value=last_day.isoformat(),
        unit="date",
        readings=["A2-01", "A2-02", "A1-08"],
    )
    return min(nights, limit)


def _amount(first: date, last: date, work: Working) -> tuple[Decimal, Decimal]:
    """The daily amount of the first night, and the sum for all: each night at the amount of its own date."""
    per_day, total = work.money(PER_DAY, on=first), Decimal("0.00")
    for start, end in spans(first, last, work.policy.parameter(PER_DAY).starts()):
        rate, nights = work.money(PER_DAY, on=start), nights_between(start, end)
        total += rate * nights
        work.step(
            f"{plural(nights, 'night')} at {usd(rate)} a day, in place of maintenance: {usd(rate * nights)}.",
            "12.8.2/home/per-diem",
            value=rate * nights,
            unit="USD",
            readings=["A2-06"],
        )
    return per_day, total


def _after(case: EmergencyPlacementCase, limit: int, last_day: date, work: Working) -> AfterDay60:
    """What FACES changes the placement to after the last emergency day (A2-03, A2-04)."""
    standard = case.open_foster_home_license and case.cooperative_agreement
    if case.last_night <= last_day:
        work.step(f"The last night is not past day {limit}, so FACES changes nothing yet.", LIMIT_CLAUSE, value=0, unit="nights")
        work.reading("A2-03", "A2-04")
        follows = "standard maintenance would follow" if standard else "level 3, no payment, would follow"
        work.notice(f"Should the child stay past {in_words(last_day)}: {follows}, as the home stands now.")
        return "not-reached"
    past = nights_between(last_day + ONE_DAY, case.last_night)
    work.notice(f"The amount leaves out {plural(past, 'night')} from {in_words(last_day + ONE_DAY)} on: past day {limit}.")
    if standard:
        _standard_maintenance(past, work)
        return "standard-maintenance"
    has = {"an open FH license": case.open_foster_home_license, "the agreement that goes with it": case.cooperative_agreement}
    lacking = " and ".join(what for what, is_there in has.items() if not is_there)
    work.step(
        f"The home lacks {lacking}: FACES changes the placement to level 3, which pays nothing.",
        "12.8.2/home/after-60-days/level-3",
        value=past,
        unit="nights",
        readings=["A2-04", "A2-05", "A2-07"],
    )
    return "level-3-no-payment"


def _standard_maintenance(past: int, work: Working) -> None:
    work.step(
        "The home has an open FH license and the agreement: FACES changes the placement to standard maintenance.",
        "12.8.2/home/after-60-days/open-fh",
        value=past,
        unit="nights",
        readings=["A2-03", "A2-04", "A2-05", "A2-07"],
    )
    work.step(
        "Standard maintenance is the licensed rate for the child's age.",
        "12.8.1/maintenance/licensed/scope",
        readings=["A2-07"],
    )
    work.notice("A placement statement for an emergency home works out the whole stay, month by month, at that rate too.")


def _note_what_stands_apart(case: EmergencyPlacementCase, limit: int, work: Working) -> None:
    """Absences, the infant allowance, and cases of an FCCM agency."""
    work.reading("A2-13")
    work.notice(
        f"Nights away count toward the {limit} days too. The amount takes every night as payable; "
        "the rules on absences tell which nights away stay payable."
    )
    work.notice("Whether an infant allowance comes on top of the emergency amount is not stated.")
    note_paying_agency(case.agency, work)
    if case.agency == "fccm":
        work.notice("The CM-11 and the open case are asked for in FACES; ask the FCCM agency how it records them.")

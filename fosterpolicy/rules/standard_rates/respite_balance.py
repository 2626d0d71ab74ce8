"""May this respite be used, and who approves it?"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case, check, has_no_meaning
from fosterpolicy.core.faults import Fault
from fosterpolicy.core.fields import Agency, IsoDate, Units, Whole, YesNo
from fosterpolicy.core.money import plain
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, UnitsOut
from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency

Approver = Literal["none", "supervisor", "regional-director-or-designee", "undetermined"]
ProviderIs = Literal["contracted", "trained", "level-b", "another-home"]

APPROVER_WORDS = {
    "supervisor": "supervisor",
    "regional-director-or-designee": "Regional Director or designee",
}
PROVIDER_WORDS: dict[ProviderIs, str] = {
    "contracted": "under contract",
    "trained": "trained",
    "level-b": "a Level B resource parent",
    "another-home": "from another home",
}
MUST_BE: dict[str, tuple[ProviderIs, ...]] = {"level-b": ("contracted", "trained", "level-b", "another-home")}
MUST_BE_ELSEWHERE: tuple[ProviderIs, ...] = ("contracted",)


class RespiteBalanceCase(Case):
    """A home's respite this year for one youth, and what is asked for.

    Attributes:
        level: The level of the resource home.
        units_used: Units already used this year, in this home, for this youth.
        units_requested: Units asked for now. A Level B weekend's units are left out.
        weekends_used_this_month: Level B only: respite weekends already used this calendar month.
        weekend_requested: Level B only: whether a weekend is asked for.
        approved_by: Who has approved it, if anyone.
        home_licensed: Whether the resource home is licensed.
        respite_provider: What is known of the respite provider.
        on: The date asked about; the newest edition when left out.
        agency: Who manages the case.
    """

    level: Literal["traditional", "level-a", "medical", "level-b"] = Field(
        title="Level of the home", description="The level of the resource home."
    )
    units_used: Units = Field(title="Units used", description="Respite units used this year, in this home, for this youth.")
    units_requested: Units = Field(
        title="Units requested", description="Respite units asked for now. Leave out the units of a Level B weekend."
    )
    weekends_used_this_month: Whole | None = Field(
        None, title="Weekends used this month", description="Level B: respite weekends already used this calendar month."
    )
    weekend_requested: YesNo | None = Field(
        None, title="Weekend requested", description="Level B: a weekend is asked for. Its units are counted apart."
    )
    approved_by: Literal["supervisor", "regional-director-or-designee"] | None = Field(
        None, title="Approved by", description="Who has approved it."
    )
    home_licensed: YesNo = Field(True, title="Home is licensed", description="The resource home is licensed.")
    respite_provider: list[ProviderIs] = Field([], title="Respite provider", description="What is known of the respite provider.")
    on: IsoDate | None = Field(None, title="Date", description="The date asked about; today's edition when left out.")
    agency: Agency = "children-division"

    @check("level", each=("weekends_used_this_month", "weekend_requested"))
    def _weekends_are_level_b(self, name: str) -> Iterator[Fault]:
        if self.level != "level-b" and (given := getattr(self, name)) is not None:
            yield has_no_meaning(name, given, "Weekends are counted for Level B homes only.")


class RespiteBalance(Outcome):
    """Where the request stands.

    Attributes:
        allotment_units: Units a year without any approval.
        units_after: Units used once the request is granted, weekends left out.
        approver: Who must approve; `undetermined` where the manual names no one.
        weekend_within_allotment: Whether the weekend fits; null where none is asked for or it is not known.
        regular_payment_continues: Whether the home keeps its regular payment; null where the manual does not say.
        missing: What the respite provider must be and is not known to be.
        advised: What the respite provider should be and is not known to be.
    """

    allotment_units: UnitsOut
    units_after: UnitsOut
    approver: Approver
    weekend_within_allotment: bool | None
    regular_payment_continues: bool | None
    missing: list[ProviderIs]
    advised: list[ProviderIs]

    left_out_when_null = frozenset({"weekend_within_allotment"})

    def headline(self) -> str:
        """The answer in a few words."""
        check = "; check the respite provider" if self.missing else ""
        if self.approver == "none":
            return f"No approval is needed{check}"
        if self.approver == "undetermined":
            return f"Past the allotment; the manual names no approver{check}"
        who = APPROVER_WORDS[self.approver]
        if self.regular_payment_continues:
            return f"Approved by the {who}; the regular payment goes on{check}"
        return f"Needs the approval of the {who}{check}"


@calculation("respite-balance", asks=RespiteBalanceCase, section="12.8.1")
def respite_balance(case: RespiteBalanceCase, work: Working) -> RespiteBalance:
    """May this respite be used, and who approves it?

    Units are respite units in a year, for one provider and one youth.

    Raises:
        InputError: A field has no meaning for the level, or the date is before the edition's first.

    Source: 12.8.1, bullets 4 and 6.
    """
    level_b = case.level == "level-b"
    clause = "12.8.1/respite/level-b-14-units-plus-weekend" if level_b else "12.8.1/respite/12-units-per-year"
    allotment = work.count(f"respite.allotment.{'level-b' if level_b else 'standard'}")
    after = plain(case.units_used + case.units_requested)
    work.step(
        f"{plain(case.units_used)} used and {plain(case.units_requested)} requested make {plural(after, 'unit')} this year; "
        f"the allotment is {allotment}.",
        clause,
        value=after,
        unit="respite units",
        readings=["A1-24", "A1-25"] + (["A1-26", "A1-47"] if level_b else []),
    )
    weekend = _weekend(case, work) if level_b else None
    approver = _level_b_approver(case, after <= allotment, weekend, work) if level_b else _approver(after, allotment, work)
    missing = _missing_of_provider(case, work)
    if level_b:
        _note_encouraged_minimum(work)
    _approval_papers(approver, work)
    note_paying_agency(case.agency, work)
    return RespiteBalance(
        allotment_units=Decimal(allotment),
        units_after=after,
        approver=approver,
        weekend_within_allotment=weekend,
        regular_payment_continues=_regular_payment(case, approver, work),
        missing=missing,
        advised=[],
    )


def _weekend(case: RespiteBalanceCase, work: Working) -> bool | None:
    """Whether a requested Level B weekend fits; weekends are counted apart from units (A1-27)."""
    if not case.weekend_requested:
        return None
    limit = work.count("respite.allotment.level-b-weekends")
    clause = "12.8.1/respite/level-b-14-units-plus-weekend"
    if case.weekends_used_this_month is None:
        work.notice("Say how many weekends were used this month: without that, the weekend cannot be judged.")
        work.step(
            f"{limit} weekend a month is allowed; how many were used is not given.",
            clause,
            value=limit,
            unit="weekends per month",
        )
        return None
    fits = case.weekends_used_this_month + 1 <= limit
    work.step(
        f"{limit} weekend a month is allowed besides the units; used so far: {case.weekends_used_this_month}. "
        f"This one {'fits' if fits else 'does not fit'}.",
        clause,
        value=limit,
        unit="weekends per month",
        readings=["A1-27"],
    )
    return fits


def _approver(after: Decimal, allotment: int, work: Working) -> Approver:
    limit = work.count("respite.allotment.supervisor-limit")
    if after <= allotment:
        work.step(
            f"{after} is within {allotment}: no approval is needed.", "12.8.1/respite/12-units-per-year", readings=["A1-30"]
        )
        return "none"
    if after <= limit:
        work.step(
            f"More than {allotment} and up to {limit}: a supervisor's approval is needed; the worker may ask, case by case.",
            "12.8.1/respite/supervisor-to-20",
            readings=["A1-30"],
        )
        return "supervisor"
    work.step(
        f"More than {limit}: the approval of the Regional Director or a designee is needed.",
        "12.8.1/respite/rd-over-20",
        readings=["A1-30"],
    )
    return "regional-director-or-designee"


def _level_b_approver(case: RespiteBalanceCase, units_fit: bool, weekend: bool | None, work: Working) -> Approver:
    """Within the Level B allotment none; past it the manual names no one (A1-28)."""
    clause = "12.8.1/respite/level-b-14-units-plus-weekend"
    weekend_open = bool(case.weekend_requested) and weekend is not True
    if units_fit and not weekend_open:
        work.step("This is within the Level B allotment: no approval is needed.", clause, readings=["A1-28"])
        return "none"
    if not units_fit or weekend is False:
        work.step("This is past the Level B allotment, and the manual names no approver for that.", clause, readings=["A1-28"])
    return "undetermined"


def _regular_payment(case: RespiteBalanceCase, approver: Approver, work: Working) -> bool | None:
    """Whether the home keeps its regular payment during this respite."""
    clause = "12.8.1/respite/regular-payment-continues"
    if not case.home_licensed:
        work.step("The manual states the regular payment for licensed homes only.", clause, readings=["A1-49"])
        return None
    if approver == "undetermined":
        work.step("Whether the regular payment goes on is not stated.", clause, readings=["A1-28", "A1-32"])
        if case.approved_by:
            work.notice(f"It was approved by the {APPROVER_WORDS[case.approved_by]}; the manual names no approver here.")
        return None
    continues = approver == "none" or case.approved_by == approver
    readings = ["A1-32"] if approver == "none" else ["A1-29", "A1-32"]
    if case.approved_by and not continues:
        work.notice(
            f"It was approved by the {APPROVER_WORDS[case.approved_by]}; "
            f"for this number of units the manual names the {APPROVER_WORDS[approver]}."
        )
    if continues:
        work.step("The home keeps its regular payment during this respite.", clause, readings=readings)
    else:
        work.step(
            f"Without approval by the {APPROVER_WORDS[approver]} the regular payment does not go on.",
            clause,
            readings=readings,
        )
    if case.level == "level-b":
        work.step(
            "The Level B home and the respite provider both keep their usual payments.",
            "12.8.1/respite/level-b/both-paid",
            readings=["A1-31"],
        )
    return continues


def _missing_of_provider(case: RespiteBalanceCase, work: Working) -> list[ProviderIs]:
    """What the respite provider must be: contracted; for a Level B home also trained, Level B and another home."""
    required = MUST_BE.get(case.level, MUST_BE_ELSEWHERE)
    missing = [item for item in required if item not in case.respite_provider]
    clause = "12.8.1/respite/level-b/respite-provider" if case.level == "level-b" else "12.8.1/respite/who"
    work.step(
        f"The respite provider must be {_listed(required)}"
        + (f"; not shown here: {_listed(missing)}." if missing else ", and is."),
        clause,
        readings=["A0-08"],
    )
    return missing


def _listed(items: Sequence[ProviderIs]) -> str:
    return ", ".join(PROVIDER_WORDS[item] for item in items)


def _note_encouraged_minimum(work: Working) -> None:
    weekends, days = work.count("respite.encouraged.level-b-weekends"), work.count("respite.encouraged.level-b-days")
    work.step(
        f"A Level B home is encouraged to use at least {weekends} weekend a month and {days} days a year.",
        "12.8.1/respite/level-b/encouraged-minimum",
        readings=["A1-26", "A0-08"],
    )
    work.step(
        "Every foster child in the home gets respite equally often.", "12.8.1/respite/level-b/same-frequency", readings=["A1-47"]
    )


def _approval_papers(approver: Approver, work: Working) -> None:
    """The approval is attached to two papers, where one is needed (A1-48)."""
    if approver not in APPROVER_WORDS:
        return
    work.approval(APPROVER_WORDS[approver], "must")
    clause = "12.8.1/respite/approval-documents"
    work.step("Attach the approval to the unit log and to the payment request.", clause, readings=["A1-48"])
    work.document("CD-113", "Attach the approval to the Respite Unit Tracking Log and keep it there.", "must")
    work.document("Payment Request", "Attach the approval to the Payment Request.", "must")

"""The standard rate of each program in the table of 12.8.1."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import AgedCase, age_is_needed, check, has_no_meaning
from fosterpolicy.core.faults import Fault
from fosterpolicy.core.fields import Age, Agency, DayNumber, IsoDate, YesNo
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.wording import choice_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.paying_agency import note_paying_agency

Program = Literal[
    "licensed",
    "unlicensed",
    "tfc-level-1",
    "tfc-level-2",
    "level-a",
    "medical",
    "level-b",
    "special-medical",
    "special-non-medical",
    "childrens-treatment",
    "residential-treatment",
    "independent-living",
]
Payee = Literal["resource-provider", "youth", "tfc-agency", "contractor"]
Status = Literal["amount", "minimum", "contract-unit-rate", "no-rate-stated"]

BY_AGE = ("licensed", "unlicensed", "independent-living")


class StandardRateCase(AgedCase):
    """Which program, for whom, and on which date.

    Attributes:
        program: The kind of care, as the rows of the table name it.
        on: The date whose rate is asked for.
        age: Completed years; needed by licensed, unlicensed and independent-living.
        date_of_birth: In place of `age`.
        placement_day: Unlicensed homes only: which day of the placement `on` is, the first night being 1.
        seeking_license: Unlicensed homes only: whether the family is working toward its license.
        agency: Who manages the case.
    """

    program: Program = Field(title="Program", description="The kind of care.")
    on: IsoDate = Field(title="Date", description="The date whose rate is asked for.")
    age: Age | None = Field(None, title="Age", description="Completed years on that date.")
    date_of_birth: IsoDate | None = Field(None, title="Date of birth", description="In place of the age.")
    placement_day: DayNumber | None = Field(
        None, title="Day of the placement", description="Unlicensed homes: the first night is day 1."
    )
    seeking_license: YesNo | None = Field(
        None,
        title="Seeking a license",
        description="Unlicensed homes: the family is working toward its license. Yes if left out.",
    )
    agency: Agency = "children-division"

    @check("program", "age", "date_of_birth", "on")
    def _age_where_the_rate_goes_by_age(self) -> Iterator[Fault]:
        if self.program in BY_AGE:
            yield from age_is_needed(self, f"The rate of {self.program} goes by age.")

    @check("program", each=("placement_day", "seeking_license"))
    def _unlicensed_field_only_there(self, name: str) -> Iterator[Fault]:
        if self.program != "unlicensed" and (given := getattr(self, name)) is not None:
            yield has_no_meaning(name, given, "It has a meaning for unlicensed homes only.")


class StandardRate(Outcome):
    """The rate.

    Attributes:
        status: `amount` is the sum; `minimum` a floor; `contract-unit-rate` set by the contract;
            `no-rate-stated` where the manual gives none.
        amount: USD per `period`, or null.
        period: `month`, or null where no amount is stated.
        age_band: The age band of the program's row that holds the age, or null.
        payee: Who is paid.
    """

    status: Status
    amount: Usd | None
    period: Literal["month"] | None
    age_band: str | None
    payee: Payee

    said_by_headline = frozenset({"status", "amount", "period"})
    left_out_when_null = frozenset({"age_band"})

    def left_out(self) -> frozenset[str]:
        """Without a stated rate there is nobody to pay it to."""
        return super().left_out() | ({"payee"} if self.status == "no-rate-stated" else set())

    def headline(self) -> str:
        """The rate in a few words."""
        if self.amount is None:
            return "The contract sets the unit rate" if self.status == "contract-unit-rate" else "No rate is stated"
        return f"{'At least ' if self.status == 'minimum' else ''}{usd(self.amount)} a {self.period}"


@dataclass(frozen=True)
class Row:
    """A row of the table: which figure or wording it has, and whom it pays."""

    title: str
    payee: Payee
    status: Status
    clause: str
    parameter: str | None = None
    readings: tuple[str, ...] = ()


ROWS: dict[str, Row] = {
    "licensed": Row(
        "Licensed resource home", "resource-provider", "amount",
        "12.8.1/maintenance/licensed/scope", "maintenance.licensed", ("A1-01", "A1-03", "A0-03"),
    ),
    "unlicensed": Row(
        "Home that is not licensed yet", "resource-provider", "amount",
        "12.8.1/maintenance/unlicensed/seeking-licensure", "maintenance.unlicensed", ("A1-01", "A1-03", "A0-03"),
    ),
    "tfc-level-1": Row(
        "Treatment Foster Care home, Level 1", "tfc-agency", "minimum",
        "12.8.1/tfc/parent-home", "tfc.level-1-minimum", ("A1-14", "A1-15"),
    ),
    "tfc-level-2": Row(
        "Treatment Foster Care home, Level 2", "tfc-agency", "minimum",
        "12.8.1/tfc/level-2", "tfc.level-2-minimum", ("A1-14", "A1-15"),
    ),
    "level-a": Row(
        "Elevated needs, Level A", "resource-provider", "amount",
        "12.8.1/level-a-medical", "elevated-needs.level-a-medical", ("A1-01", "A1-17", "A1-18"),
    ),
    "medical": Row(
        "Medical foster care", "resource-provider", "amount",
        "12.8.1/level-a-medical", "elevated-needs.level-a-medical", ("A1-01", "A1-17", "A1-18"),
    ),
    "level-b": Row(
        "Elevated needs, Level B", "resource-provider", "amount",
        "12.8.1/level-b", "elevated-needs.level-b", ("A1-01", "A1-17"),
    ),
    "special-medical": Row(
        "Special medical expense", "contractor", "contract-unit-rate",
        "12.8.1/special-medical", readings=("A1-13",),
    ),
    "special-non-medical": Row(
        "Special non-medical expense", "contractor", "no-rate-stated",
        "12.8.1/special-non-medical", readings=("A1-12",),
    ),
    "childrens-treatment": Row(
        "Children's Treatment", "contractor", "contract-unit-rate",
        "12.8.1/childrens-treatment", readings=("A1-13",),
    ),
    "residential-treatment": Row(
        "Residential Treatment", "contractor", "contract-unit-rate",
        "12.8.1/residential-treatment/rate", readings=("A1-13",),
    ),
    "independent-living": Row(
        "Independent Living Arrangement", "youth", "amount",
        "12.8.1/ila/age", "independent-living.maintenance", ("A1-35", "A0-03"),
    ),
}  # fmt: skip


@calculation("standard-rate", asks=StandardRateCase, section="12.8.1")
def standard_rate(case: StandardRateCase, work: Working) -> StandardRate:
    """What is the standard rate?

    The amount is in USD per month. Where the table gives no amount (a contract sets it, the cell is
    blank, the unlicensed days are over, the youth is too young) the status says so and the amount is null.

    Raises:
        InputError: The program needs an age, a field has no meaning for it, or the date is before
            the edition's first.

    Source: 12.8.1, table rows 1, 2, 5 to 12 and 17.
    """
    row = ROWS[case.program]
    work.step(f"{row.title}: its own row of the table.", row.clause, readings=row.readings)
    note_paying_agency(case.agency, work)
    if row.parameter is None:
        return _without_an_amount(row, work)
    if case.program == "unlicensed" and not _unlicensed_rate_runs(case, work):
        band = work.row(row.parameter, case.stated_age).ages
        return StandardRate(status="no-rate-stated", amount=None, period=None, age_band=band, payee=row.payee)
    cell = work.cell(row.parameter, age=case.stated_age)
    if cell is None:
        work.step(
            f"The row starts at age {_first_age(row.parameter, work)}; for age {case.stated_age} no rate is stated.", row.clause
        )
        return StandardRate(status="no-rate-stated", amount=None, period=None, age_band=None, payee=row.payee)
    amount = Decimal(cell.value)
    band = f"Age {case.stated_age} is in the age group {choice_words(cell.ages)}. " if cell.ages else ""
    work.step(f"{band}The rate is {usd(amount)} a month.", cell.clauses[0], value=amount, unit=cell.figure.unit)
    _note_payee_and_floor(case, work)
    return StandardRate(status=row.status, amount=amount, period="month", age_band=cell.ages, payee=row.payee)


def _without_an_amount(row: Row, work: Working) -> StandardRate:
    if row.status == "contract-unit-rate":
        work.step("The table names the contract's unit rate and no amount: look in the contract.", row.clause)
    else:
        work.step("The table's amount cell for this row is blank, so no rate is stated.", row.clause)
        work.notice("A blank cell is not a rate of zero. Special expenses and their approvals are in 12.8.3.")
    return StandardRate(status=row.status, amount=None, period=None, age_band=None, payee=row.payee)


def _unlicensed_rate_runs(case: StandardRateCase, work: Working) -> bool:
    """Whether an unlicensed home still has a stated rate on this day of the placement."""
    last_day = work.count("maintenance.unlicensed-days")
    clause = "12.8.1/maintenance/unlicensed/first-90-days"
    if case.seeking_license is False:
        work.step(
            "The unlicensed amounts are for families that seek a license; for others no rate is stated.",
            "12.8.1/maintenance/unlicensed/seeking-licensure",
            readings=["A1-09"],
        )
        return False
    if case.placement_day is None:
        work.reading("A1-07", "A1-08")
        work.notice(f"The unlicensed rate is stated for days 1 to {last_day} of the placement only. Check the day.")
    elif case.placement_day > last_day:
        work.step(
            f"Day {case.placement_day} is past day {last_day}: no rate is stated for an unlicensed home from there on.",
            clause,
            readings=["A1-07", "A1-08"],
        )
        return False
    else:
        work.step(f"Day {case.placement_day} is within the first {last_day} days.", clause, readings=["A1-07", "A1-08"])
    return True


def _note_payee_and_floor(case: StandardRateCase, work: Working) -> None:
    if case.program.startswith("tfc"):
        work.step("The amount is a floor: the home may be paid more, never less.", "12.8.1/tfc/minimum")
        work.step("The TFC child placing agency pays the home.", "12.8.1/tfc/agency-pays")
        work.step(
            "It holds for homes that are fully licensed and have finished the TFC training.",
            "12.8.1/tfc/eligibility",
            readings=["A1-16"],
        )
    elif case.program == "independent-living":
        work.step("The payment goes to the youth.", "12.8.1/ila/payee")


def _first_age(parameter: str, work: Working) -> int:
    band = work.policy.parameter(parameter).at(work.on).cells[0].band
    return band.first_age if band else 0

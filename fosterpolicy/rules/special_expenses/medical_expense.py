"""Medical costs that MO HealthNet does not cover."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Agency, Allowed, Money, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.paying_agency import note_paying_agency
from fosterpolicy.rules.special_expenses.clearance import SCOPE_CLAUSE, note_clearance, note_scope
from fosterpolicy.rules.special_expenses.maximum import NOTHING, OverMaximum, Paid, pay_up_to

Status = Literal["not-payable", "explore-resources-first", "clear-with-regional-office-first", "payable"]
MAXIMUM_CLAUSE = "12.8.3/medical/program-maximum"

_HEADLINES: dict[Status, str] = {
    "not-payable": "Not payable",
    "explore-resources-first": "Not yet: explore other resources first",
    "clear-with-regional-office-first": "Not yet: clear it with the Regional Office first",
}


class MedicalExpenseCase(Case):
    """A medical cost.

    Attributes:
        in_custody: Whether the child is in the custody of the agency.
        manual_exception: Whether the manual itself makes an exception for a child outside custody.
        necessary: Whether the county office judges the care necessary.
        resources_explored: Whether DHSS, MHD and all other resources were explored.
        regional_cleared: Whether the Regional Office cleared it.
        covered_by_mo_healthnet: Whether MO HealthNet covers it.
        charge: What is charged, in USD.
        program_maximum: The program's maximum, in USD, or None where it is not known.
        over_maximum: How a charge above the maximum is read.
        on: The date asked about; the newest edition when left out.
        agency: Who manages the case.
    """

    in_custody: YesNo = Field(title="In custody", description="The child is in the agency's custody.")
    manual_exception: YesNo = Field(
        title="Exception in the manual", description="The manual itself makes an exception for this child outside custody."
    )
    necessary: YesNo = Field(title="Necessary", description="The county office determined that the care is necessary.")
    resources_explored: YesNo = Field(
        title="Other resources explored", description="DHSS, MHD and all other resources were explored."
    )
    regional_cleared: YesNo = Field(title="Cleared", description="The Regional Office cleared the expense.")
    covered_by_mo_healthnet: YesNo = Field(False, title="Covered by MO HealthNet", description="MO HealthNet covers the expense.")
    charge: Money = Field(title="Charge", description="What is charged, in USD.")
    program_maximum: Annotated[
        Money | None, Allowed('dollars and cents as text with two places, like "91.00", or null where it is not known,')
    ] = Field(title="Program maximum", description="The program's maximum for it, in USD; null where it is not known.")
    over_maximum: OverMaximum = "excess-only"
    on: AskedOn = None
    agency: Agency = "children-division"

    answers_before_first_edition = True


class MedicalExpense(Outcome):
    """Whether it can be paid, and how much of it.

    Attributes:
        status: What stands in the way, or `payable`.
        payable: USD; 0.00 until payable; null where no maximum is known.
        excess: USD above the maximum; 0.00 until payable; null where no maximum is known.
    """

    status: Status
    payable: Usd | None
    excess: Usd | None

    said_by_headline = frozenset({"status", "payable", "excess"})

    def headline(self) -> str:
        """The answer in a few words."""
        return _HEADLINES.get(self.status) or Paid(self.payable, self.excess).in_words


@calculation("medical-expense", asks=MedicalExpenseCase, section="12.8.3")
def medical_expense(case: MedicalExpenseCase, work: Working) -> MedicalExpense:
    """Can this medical cost be paid, and how much of it?

    The first thing that stands in the way is the answer: custody, need or cover, then other resources,
    then the Regional Office. Amounts are in USD.

    Source: 12.8.3, medical and dental, paragraph 1 and bullet 1.
    """
    note_paying_agency(case.agency, work)
    status = _status(case, work)
    paid = _paid(case, work) if status == "payable" else NOTHING
    if status == "explore-resources-first" and not case.regional_cleared:
        work.notice("After that, the Regional Office must clear the expense.")
    return MedicalExpense(status=status, payable=paid.payable, excess=paid.excess)


def _status(case: MedicalExpenseCase, work: Working) -> Status:
    """The first thing that stands in the way."""
    if not (_custody(case, work) and _necessary(case, work) and _not_covered(case, work)):
        return "not-payable"
    if not _explored(case, work):
        return "explore-resources-first"
    note_clearance(work, cleared=case.regional_cleared)
    return "payable" if case.regional_cleared else "clear-with-regional-office-first"


def _custody(case: MedicalExpenseCase, work: Working) -> bool:
    fits = case.in_custody or case.manual_exception
    if case.in_custody:
        text = "The child is in the agency's custody."
    elif case.manual_exception:
        text = "The child is not in the agency's custody, but the manual makes an exception for it."
    else:
        text = "The child is not in the agency's custody, and no exception in the manual is given: the Division will not pay."
    work.step(text, "12.8.3/medical/custody-required", value="yes" if fits else "no", readings=["A3-61"])
    return fits


def _necessary(case: MedicalExpenseCase, work: Working) -> bool:
    text = (
        "The county office determined that the care is necessary, so it is allowed."
        if case.necessary
        else "Care that the county office determines to be necessary is allowed. It did not determine that here."
    )
    work.step(text, "12.8.3/medical/necessary-care", value="yes" if case.necessary else "no")
    return case.necessary


def _not_covered(case: MedicalExpenseCase, work: Working) -> bool:
    if case.covered_by_mo_healthnet:
        text = "MO HealthNet covers it, and this part is only for what MO HealthNet does not cover."
        work.step(text, SCOPE_CLAUSE, value="no", readings=["A3-03"])
        return False
    note_scope(work)
    return True


def _explored(case: MedicalExpenseCase, work: Working) -> bool:
    text = (
        "DHSS, MHD and all other resources were explored."
        if case.resources_explored
        else "DHSS, MHD and all other resources must be explored before HDN funds are used."
    )
    work.step(text, "12.8.3/medical/explore-resources", value="yes" if case.resources_explored else "no", readings=["A0-07"])
    return case.resources_explored


def _paid(case: MedicalExpenseCase, work: Working) -> Paid:
    """What is paid of the charge; no figure where the program's maximum is not known."""
    maximum: Decimal | None = case.program_maximum
    if maximum is not None:
        return pay_up_to(maximum, case.charge, case.over_maximum, MAXIMUM_CLAUSE, work)
    work.step(
        "A charge is paid up to the program's maximum. The maximum is not given, so no amount is worked out.", MAXIMUM_CLAUSE
    )
    work.notice("The manual does not state the program maximums. Find the one for this service, and ask again with it.")
    return Paid(None, None)

"""The cases that the table of approvals asks: one for each approval that a calculation knows of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.result import Strength
from fosterpolicy.site.trip_codes import GROUPS, long_trip_case

CaseOf = Callable[[Policy], dict[str, Any]]


@dataclass(frozen=True)
class ApprovalCase:
    """One case for the table.

    Attributes:
        matter: The case in words; `[[figure]]` is the value of a figure.
        calculation: The calculation that is asked.
        case: Its input, made from the figures in force.
        clause: The clause that says who approves: the row links to its paragraph.
        within: The figure that counts the time there is, or None where the sources give none.
        signed: The paper whose signature is the approval, where the answer names no approval apart from it.
        covers: What the approvals of the answer are for, and what the approval is for that nobody is named for.
        asked_first: Who is asked beforehand without approving, and how binding the words of the clause are.
        general: Set where the part on the expense names nobody, so that the general rule, the table's first row, is left.
    """

    matter: str
    calculation: str
    case: CaseOf
    clause: str
    within: str | None = None
    signed: str | None = None
    covers: tuple[str, str] | None = None
    asked_first: tuple[str, Strength] | None = None
    general: bool = False


def _count(id: str) -> Callable[[Policy], int]:
    return lambda policy: int(policy.newest(id).value)


STANDARD, MOST, LEVEL_B = (f"respite.allotment.{name}" for name in ("standard", "supervisor-limit", "level-b"))


def _respite(level: str, used: str) -> CaseOf:
    """One unit more than a count of units in the year."""
    return lambda policy: {"level": level, "units_used": str(_count(used)(policy)), "units_requested": "1"}


def _within_allotment(policy: Policy) -> dict[str, Any]:
    return {"level": "traditional", "units_used": "0", "units_requested": str(_count(STANDARD)(policy))}


def _more_than_standard(_: Policy) -> dict[str, Any]:
    return {"exceptional_needs": True, "regional_director_prior_approval": False, "special_program": False}


def _trip(group: str, purpose: Any, **more: Any) -> CaseOf:
    """A round trip that is longer than any that is not paid at all, by the first claimant of a group."""
    return lambda policy: {**long_trip_case(GROUPS[group][0], purpose, policy), **more}


def _ticket(**more: Any) -> CaseOf:
    def case(policy: Policy) -> dict[str, Any]:
        day = policy.edition.verified_on.isoformat()
        return {"mode": "airplane", "travel_date": day, "known_on": day, "emergency": False, "have": [], **more}

    return case


def _fixed(**case: Any) -> CaseOf:
    return lambda policy: case


def _dental(cents_over: str, **more: Any) -> CaseOf:
    """An amount at the line for dental costs, or above it."""

    def case(policy: Policy) -> dict[str, Any]:
        return {"amount": str(Decimal(policy.newest("special-expense.dental-over").value) + Decimal(cents_over)), **more}

    return case


MONTHLY = (
    ApprovalCase(
        "More than the standard rate, for a child with exceptional needs",
        "exceed-standard-rate",
        _more_than_standard,
        "12.8.1/exceed/rd-prior-approval",
    ),
    ApprovalCase(
        f"Respite, up to [[{STANDARD}]] units a year", "respite-balance", _within_allotment, "12.8.1/respite/12-units-per-year"
    ),
    ApprovalCase(
        f"Respite, more than [[{STANDARD}]] units a year and up to [[{MOST}]]",
        "respite-balance",
        _respite("traditional", STANDARD),
        "12.8.1/respite/supervisor-to-20",
    ),
    ApprovalCase(
        f"Respite, more than [[{MOST}]] units a year",
        "respite-balance",
        _respite("traditional", MOST),
        "12.8.1/respite/rd-over-20",
    ),
    ApprovalCase(
        f"Respite for a Level B home, more than [[{LEVEL_B}]] units a year",
        "respite-balance",
        _respite("level-b", LEVEL_B),
        "12.8.1/respite/level-b-14-units-plus-weekend",
    ),
)

TRIPS = (
    ApprovalCase(
        "A trip of a foster home or an older youth",
        "trip-mileage",
        _trip("foster homes", "medical"),
        "12.8.3/transport/cd-106",
        "mileage.cd-106.days",
    ),
    ApprovalCase(
        "A trip for work, life skills or social skills",
        "trip-mileage",
        _trip("foster homes", "life-skills"),
        "12.8.3/transport/development/approval",
        "mileage.cd-106.days",
    ),
    ApprovalCase(
        "A Level B home's round trip of more than [[mileage.level-b.unpaid-miles]] miles",
        "trip-mileage",
        _trip("Level B", "medical", metro=False),
        "12.8.3/transport/level-b/approval",
    ),
    ApprovalCase(
        "The same in a metro area",
        "trip-mileage",
        _trip("Level B", "medical", metro=True),
        "12.8.3/transport/level-b/approval",
    ),
    ApprovalCase(
        "A standing approval for a Level B home's repeated trip",
        "trip-mileage",
        _trip("Level B", "medical", metro=False, standing_approval=True),
        "12.8.3/transport/level-b/standing-approval",
    ),
    ApprovalCase(
        "A TFC home's round trip of more than [[mileage.level-b.unpaid-miles]] miles",
        "trip-mileage",
        _trip("TFC", "medical"),
        "12.8.3/transport/level-b/over-200",
        "mileage.cd-106.days",
        covers=("the log", "the miles past the first [[mileage.level-b.unpaid-miles]]"),
    ),
    ApprovalCase(
        "A residential provider's round trip of more than [[mileage.residential.unpaid-miles]] miles, on the list",
        "trip-mileage",
        _trip("residential providers", "court"),
        "12.8.3/transport/residential/rcst-approval",
        "mileage.cd-107.residential-days",
    ),
    ApprovalCase(
        "The same, off the list, in support of the case plan",
        "trip-mileage",
        _trip("residential providers", "case-plan-support"),
        "12.8.3/transport/ticket/additional-trips",
        "mileage.cd-107.residential-days",
    ),
    ApprovalCase(
        "A standing approval for a residential provider's repeated trip",
        "trip-mileage",
        _trip("residential providers", "court", standing_approval=True),
        "12.8.3/transport/residential/standing-approval",
        "mileage.cd-107.residential-days",
    ),
    ApprovalCase(
        "An airplane, bus or train ticket",
        "ticket-request",
        _ticket(),
        "12.8.3/transport/ticket/form-and-fax",
        "ticket.business-days",
    ),
    ApprovalCase(
        "A one-way ticket out of state, for a child in custody",
        "ticket-request",
        _ticket(one_way=True, out_of_state=True, in_custody=True),
        "12.8.3/transport/ticket/icpc-one-way",
        "ticket.business-days",
    ),
    ApprovalCase(
        "A ticket for a caseworker who goes along",
        "ticket-request",
        _ticket(escorted=True),
        "12.8.3/transport/ticket/escort-form",
        "ticket.business-days",
        signed="Out of State Travel Authorization Form",
    ),
)

LINE = "special-expense.dental-over"


def _expense(kind: str, **more: Any) -> CaseOf:
    return _fixed(kind=kind, **more)


EXPENSES = (
    ApprovalCase(
        "A special expense for which nobody else is named",
        "special-expense-approver",
        _expense("general"),
        "12.8.3/authority/regional-director",
    ),
    ApprovalCase("A medical bill", "special-expense-approver", _expense("medical"), "12.8.3/medical/regional-office-clearance"),
    ApprovalCase(
        f"Dental work, up to [[{LINE}]]",
        "special-expense-approver",
        _dental("0.00", kind="dental"),
        "12.8.3/medical/regional-office-clearance",
    ),
    ApprovalCase(
        f"Dental work, more than [[{LINE}]]",
        "special-expense-approver",
        _dental("0.01", kind="dental"),
        "12.8.3/dental/over-500/route",
    ),
    ApprovalCase(
        f"Braces, more than [[{LINE}]]",
        "dental-route",
        _dental("0.01", subsidy=False, orthodontic=True),
        "12.8.3/orthodontia/regional-office-decision",
    ),
    ApprovalCase(
        f"Dental work under a subsidy, more than [[{LINE}]]",
        "dental-route",
        _dental("0.01", subsidy=True, orthodontic=False),
        "12.8.3/medical/regional-office-clearance",
    ),
    ApprovalCase(
        "A medical bill of a newborn released for adoption",
        "special-expense-approver",
        _expense("newborn-medical"),
        "12.8.3/infant-medical/deputy-director",
    ),
    ApprovalCase(
        "Child care in foster family care",
        "child-care",
        _fixed(case_plan_need=True, reason="employment"),
        "12.8.3/child-care/funds",
        general=True,
    ),
    ApprovalCase(
        "Special education, and tutoring that supports it",
        "education-cost",
        _fixed(kind="tutorial-plan"),
        "12.8.3/special-education/tutorial-exception",
        general=True,
    ),
    ApprovalCase(
        "An exception, or an unusual cost", "special-expense-approver", _expense("exception"), "12.8.3/exceptions/rd-approval"
    ),
)


def _attorney(over: str, **more: Any) -> CaseOf:
    """An attorney's hours at the rate of the manual: up to the limit of a trial that nobody contests, or some hours more."""

    def case(policy: Policy) -> dict[str, Any]:
        rate, limit = (Decimal(policy.newest(f"legal.{name}").value) for name in ("hourly-rate", "trial-uncontested"))
        return {
            "stage": "trial-uncontested",
            "hours": str(limit / rate + Decimal(over)),
            "hourly_rate": str(rate),
            "expenses": "0.00",
            "concluded": True,
            "court_order": True,
            "regional_director_approved": False,
            **more,
        }

    return case


def _dearer_attorney(policy: Policy) -> dict[str, Any]:
    """The same hours at a rate that is above the manual's."""
    return {**_attorney("0")(policy), "hourly_rate": str(Decimal(policy.newest("legal.hourly-rate").value) + Decimal("0.01"))}


def _ruling_today(policy: Policy) -> dict[str, Any]:
    return {"ruling_date": policy.edition.verified_on.isoformat()}


LEGAL = (
    ApprovalCase("Legal costs within the limits", "special-expense-approver", _expense("legal"), "12.8.3/legal/rd-approval"),
    ApprovalCase(
        "Attorney fees over the limit",
        "attorney-fee",
        _attorney("1"),
        "12.8.3/legal/court-approves-over-limit",
    ),
    ApprovalCase(
        "An attorney whose rate is more than [[legal.hourly-rate]] an hour",
        "attorney-fee",
        _dearer_attorney,
        "12.8.3/legal/over-100-referral",
    ),
    ApprovalCase(
        "A Guardian ad Litem's fee that a court awards",
        "legal-cost",
        _fixed(kind="gal-court-award"),
        "12.8.3/legal/rd-approval",
    ),
    ApprovalCase(
        "Legal costs of an adoption subsidy",
        "special-expense-approver",
        _expense("adoption-subsidy-legal"),
        "12.8.3/legal/subsidy/rd-approval",
    ),
    ApprovalCase(
        "A court orders excessive fees: whether to appeal",
        "fee-order-appeal",
        _ruling_today,
        "12.8.3/legal/excessive/decide",
        "legal.appeal-days",
    ),
)


def _from_kids(account: str, item: str) -> CaseOf:
    """Something on the account's list that there is money for; the unit is not asked yet."""
    return _fixed(
        account=account,
        item=item,
        disability_related=True,
        for_recipient=True,
        amount="10.00",
        balance="10.00",
        back_state_debt="0.00",
        current_maintenance_met=True,
        payment_unit_contacted=False,
        pay_to="vendor",
        **dict.fromkeys(("purchased", "invoiced", "paid", "exit_event")),
    )


PAYMENT_UNIT: tuple[str, Strength] = ("FACES Payment Unit", "should")

KIDS = (
    ApprovalCase(
        "A purchase from a KIDS account",
        "kids-expenditure",
        _from_kids("kids", "school-supplies"),
        "12.8.4/maintain/contact-payment-unit",
        asked_first=PAYMENT_UNIT,
    ),
    ApprovalCase(
        "A purchase from a dedicated account",
        "kids-expenditure",
        _from_kids("dedicated", "special-equipment"),
        "12.8.4/maintain/contact-payment-unit",
        asked_first=PAYMENT_UNIT,
    ),
)

OTHER = (
    ApprovalCase(
        "A settlement of a child's insurance claim",
        "agency-authority",
        _fixed(act="settle-claim"),
        "12.8.6/court-decides",
    ),
    ApprovalCase(
        "Any payment request of the Children's Division",
        "payment-request-steps",
        _fixed(done=[]),
        "PA25-AC-03/request/level-1-approver",
    ),
)

GROUPS_OF_CASES: tuple[tuple[str, tuple[ApprovalCase, ...]], ...] = (
    ("Monthly payments and respite", MONTHLY),
    ("Special expenses", EXPENSES),
    ("Trips", TRIPS),
    ("Legal fees", LEGAL),
    ("KIDS accounts", KIDS),
    ("Other", OTHER),
)
"""The groups of the table with their titles, in the manual's order."""

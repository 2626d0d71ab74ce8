"""Legal costs: which ones the agency may pay."""

from typing import Literal, NamedTuple

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.special_expenses.court_costs_approval import legal_costs
from fosterpolicy.rules.special_expenses.subsidy_approval import subsidy_legal_costs

Kind = Literal[
    "court-costs-tpr",
    "court-costs-adoption",
    "other-attorney",
    "birth-parent-attorney-tpr",
    "juvenile-officer-attorney-tpr",
    "juvenile-officer-expert",
    "gal-abuse-neglect",
    "attorney-abuse-neglect",
    "gal-court-award",
    "adoption-subsidy",
]
Allowable = Literal["yes", "no", "needs-approval"]
SCOPE_CLAUSE = "12.8.3/legal/scope"
ABUSE_NEGLECT_CLAUSE = "12.8.3/legal/exclude-abuse-neglect"


class Reason(NamedTuple):
    """Why a cost is or is not allowable.

    Attributes:
        text: The reason, in a sentence.
        clause: The clause behind it.
        readings: The readings it rests on.
    """

    text: str
    clause: str
    readings: tuple[str, ...] = ()


ALLOWED: dict[Kind, Reason] = {
    "court-costs-tpr": Reason(
        "Under rule 13 CSR 40-30.020 the agency may pay court costs of a case on termination of parental rights (TPR).",
        SCOPE_CLAUSE,
    ),
    "court-costs-adoption": Reason(
        "Under rule 13 CSR 40-30.020 the agency may pay court costs of an adoption case.", SCOPE_CLAUSE, ("A3-68",)
    ),
    "other-attorney": Reason(
        "The rule speaks of any attorney in a termination or adoption case, and this one is not among those left out.",
        SCOPE_CLAUSE,
        ("A3-70",),
    ),
    "birth-parent-attorney-tpr": Reason(
        "Attorney fees for the birth parent in a termination case are among the court costs that the agency may pay.",
        SCOPE_CLAUSE,
        ("A3-70",),
    ),
}
LEFT_OUT: dict[Kind, Reason] = {
    "juvenile-officer-attorney-tpr": Reason(
        "The juvenile officer's attorney in a termination case is not an allowable agency expense.",
        "12.8.3/legal/exclude-jo-attorney",
    ),
    "juvenile-officer-expert": Reason(
        "An expert witness whom the juvenile officer subpoenas is not an allowable agency expense.",
        "12.8.3/legal/exclude-jo-expert",
    ),
    "gal-abuse-neglect": Reason(
        "A guardian ad litem's (GAL) fee in an abuse or neglect case is not an allowable agency expense.",
        ABUSE_NEGLECT_CLAUSE,
        ("A3-71",),
    ),
    "attorney-abuse-neglect": Reason(
        "Attorney fees in an abuse or neglect case are not an allowable agency expense.", ABUSE_NEGLECT_CLAUSE
    ),
}
GAL_AWARD = (
    Reason(
        "By statute the court may award a guardian ad litem (GAL) a reasonable fee, which the court sets.",
        "12.8.3/legal/gal-reasonable-fee",
        ("A3-71",),
    ),
    Reason(
        "The court may have a party or public funds pay it. So it is allowable only with the court's order and with approval.",
        "12.8.3/legal/gal-who-pays",
        ("A3-71",),
    ),
)


class LegalCostCase(Case):
    """A legal cost.

    Attributes:
        kind: What the cost is for.
        on: The date asked about; the newest edition when left out.
    """

    kind: Kind = Field(title="Kind of cost", description="Whose fee it is, and in which case.")
    on: AskedOn = None

    answers_before_first_edition = True


class LegalCost(Outcome):
    """Whether the agency may pay it.

    Attributes:
        allowable: `yes` for a cost that the agency may pay; its payment still takes an approval and a court order.
        why: The reasons, a sentence each.
    """

    allowable: Allowable
    why: list[str]

    # The reasons are the steps, which a card shows right below.
    said_by_headline = frozenset({"allowable", "why"})

    def headline(self) -> str:
        """The answer in a few words."""
        match self.allowable:
            case "yes":
                return "An allowable cost; the payment needs approval and a court order"
            case "no":
                return "Not an allowable agency expense"
            case _:
                return "Allowable only with approval; see below what else it takes"


@calculation("legal-cost", asks=LegalCostCase, section="12.8.3")
def legal_cost(case: LegalCostCase, work: Working) -> LegalCost:
    """May the agency pay this legal cost?

    Source: 12.8.3, legal fees, paragraphs 1 to 6.
    """
    before = len(work.steps)
    allowable = _allowable(case.kind, work)
    return LegalCost(allowable=allowable, why=[step.text for step in work.steps[before:]])


def _allowable(kind: Kind, work: Working) -> Allowable:
    """The answer for one kind; each step that is written down is a reason."""
    if kind in LEFT_OUT:
        _say(LEFT_OUT[kind], work)
        return "no"
    if kind == "adoption-subsidy":
        subsidy_legal_costs(work)
        return "needs-approval"
    if kind == "gal-court-award":
        for reason in GAL_AWARD:
            _say(reason, work)
        work.notice("In an abuse or neglect case, a GAL's fee is not an allowable agency expense.")
        legal_costs(work)
        return "needs-approval"
    _say(ALLOWED[kind], work)
    legal_costs(work)
    work.notice("Attorney fees have limits, by the hour and for each stage: attorney-fee works them out.")
    return "yes"


def _say(reason: Reason, work: Working) -> None:
    work.step(reason.text, reason.clause, readings=reason.readings)

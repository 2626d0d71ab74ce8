"""Who approves a special expense."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import Field

from fosterpolicy.core.case import Case, check, has_no_meaning, needed
from fosterpolicy.core.faults import Fault
from fosterpolicy.core.fields import Money, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.wording import choice_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.routes import RouteStep, route_of
from fosterpolicy.rules.special_expenses.clearance import note_clearance, note_scope
from fosterpolicy.rules.special_expenses.court_costs_approval import legal_costs
from fosterpolicy.rules.special_expenses.dental_line import LINE_CLAUSE, over_the_line, to_central_office
from fosterpolicy.rules.special_expenses.subsidy_approval import subsidy_legal_costs

Kind = Literal["general", "medical", "dental", "newborn-medical", "legal", "adoption-subsidy-legal", "exception"]
Approver = Literal["regional-office", "regional-director", "regional-director-or-designee", "deputy-director"]


class SpecialExpenseApproverCase(Case):
    """A special expense.

    Attributes:
        kind: What sort of expense it is.
        amount: USD; for a dental expense only.
        child_of_youth_in_care: Whether it is for the child of a youth in care (CYAC).
        on: The date asked about; the newest edition when left out.
    """

    kind: Kind = Field(title="Kind of expense", description="What the expense is for.")
    amount: Money | None = Field(None, title="Amount", description="Dental: what the request comes to, in USD.")
    child_of_youth_in_care: YesNo = Field(
        False, title="Child of a youth in care", description="The expense is for the child of a youth in care (CYAC)."
    )
    on: AskedOn = None

    answers_before_first_edition = True

    @check("kind", "amount")
    def _amount_of_a_dental_expense(self) -> Iterator[Fault]:
        if self.kind == "dental" and self.amount is None:
            allowed = 'dollars and cents as text with two places, like "91.00",'
            yield needed("amount", allowed, "Who approves a dental expense goes by the amount.", LINE_CLAUSE)
        if self.kind != "dental" and self.amount is not None:
            yield has_no_meaning("amount", str(self.amount), "The amount decides nothing save for a dental expense.")


class SpecialExpenseApprover(Outcome):
    """Who approves it, and the way there.

    Attributes:
        route: Who does what, in order.
        approver: Who approves or clears the expense.
    """

    route: list[RouteStep]
    approver: Approver

    said_by_headline = frozenset({"approver"})

    def headline(self) -> str:
        """The answer in a few words."""
        return f"Who approves or clears it: {choice_words(self.approver)}"


class Way(NamedTuple):
    """Who approves one kind of expense.

    Attributes:
        approver: Who approves it.
        route: Who does what, in order.
    """

    approver: Approver
    route: list[RouteStep]


@calculation("special-expense-approver", asks=SpecialExpenseApproverCase, section="12.8.3")
def special_expense_approver(case: SpecialExpenseApproverCase, work: Working) -> SpecialExpenseApprover:
    """Who approves this special expense, and in which order?

    The Regional Director approves, unless the approval is delegated or the part on the expense names
    someone else. Amounts are in USD.

    Raises:
        InputError: A dental expense has no amount, another has one, or a dental expense is dated before
            the edition's first date.

    Source: 12.8.3, the opening paragraph, and the sentence on approval in each part below it.
    """
    approver, route = _dental(case.amount, work) if case.amount is not None else _WAYS[case.kind](work)
    _note_authority(case.kind, approver, work)
    if case.child_of_youth_in_care:
        _invoice_of_cyac(work)
    return SpecialExpenseApprover(route=route, approver=approver)


def _note_authority(kind: Kind, approver: Approver, work: Working) -> None:
    """The general rule, and the word on supervisors (A3-01)."""
    rule = "The Regional Director of the county served approves special expenses, unless that is delegated or stated otherwise"
    text = f"{rule}. Nothing else is stated here." if kind == "general" else f"{rule}. Here the part on this expense goes first."
    readings = ["A3-01", "A0-11"] if approver == "regional-director" else ["A3-01"]
    work.step(text, "12.8.3/authority/regional-director", value=approver, readings=readings)
    work.step(
        "All other conditions should be observed, and so should any need for a supervisor's approval.",
        "12.8.3/authority/supervisor",
        readings=["A3-01", "A0-08"],
    )
    if approver == "regional-office":
        work.reading("A3-76")
        work.notice(
            "The part on medical and dental expenses names the Regional Office; the opening paragraph names the Regional "
            "Director. Each name is kept where it stands."
        )


def _invoice_of_cyac(work: Working) -> None:
    """The child of a youth in care is invoiced under that youth (A3-02)."""
    text = "Invoice it under the name and DCN of the parent, who is the youth in care."
    work.step(text, "12.8.3/cyac/invoice-identity", value="parent's name and DCN", readings=["A3-02"])
    work.document("Invoice", text, "must")
    work.notice("The child of a youth in care (CYAC): the invoice must bear the parent's name and DCN, and not the child's.")


def _general(work: Working) -> Way:
    work.approval("supervisor, where such an approval is called for", "should")
    work.approval("Regional Director of the county served", "must")
    return Way("regional-director", route_of(("supervisor", "approve-where-called-for"), ("regional-director", "approve")))


def _medical(work: Working) -> Way:
    note_scope(work)
    work.step("The county office determines whether medical care is necessary.", "12.8.3/medical/necessary-care")
    work.step(
        "DHSS, MHD and all other resources must be explored before HDN funds are used.",
        "12.8.3/medical/explore-resources",
        readings=["A0-07"],
    )
    note_clearance(work)
    route = route_of(
        ("county-office", "determine-necessity"), ("worker", "explore-other-resources"), ("regional-office", "clear")
    )
    return Way("regional-office", route)


def _dental(amount: Decimal, work: Working) -> Way:
    note_scope(work)
    over = over_the_line(amount, work)
    work.notice("This takes the expense as one that is not under a subsidy. For a subsidy, or for braces, see the dental route.")
    if over:
        return Way("regional-office", to_central_office(work))
    note_clearance(work)
    return Way("regional-office", route_of(("regional-office", "clear")))


def _newborn_medical(work: Working) -> Way:
    work.step(
        "Every claim must go through supervisory channels to the Deputy Director, who weighs whether the cost is right.",
        "12.8.3/infant-medical/deputy-director",
        value="deputy-director",
        readings=["A3-60"],
    )
    work.step("It is paid if the Deputy Director approves.", "12.8.3/infant-medical/paid-if-approved", readings=["A3-60"])
    work.approval("CD Deputy Director", "must")
    work.document("Claim", "Send the claim up.", "must", goes_to="the CD Deputy Director, through supervisory channels")
    return Way(
        "deputy-director",
        route_of(("worker", "send-claim-through-supervisory-channels"), ("deputy-director", "approve")),
    )


def _legal(work: Working) -> Way:
    return Way("regional-director-or-designee", legal_costs(work))


def _adoption_subsidy_legal(work: Working) -> Way:
    return Way("regional-director", subsidy_legal_costs(work))


def _exception(work: Working) -> Way:
    work.step(
        "The Regional Director must approve an exception to this section, or an unusual cost for a child in care.",
        "12.8.3/exceptions/rd-approval",
        value="regional-director",
        readings=["A3-74", "A0-11"],
    )
    work.approval("Regional Director", "must")
    work.step(
        "It must also be submitted to the CD Deputy Director, who processes it.",
        "12.8.3/exceptions/deputy-director",
        value="deputy-director",
        readings=["A3-74"],
    )
    return Way("regional-director", route_of(("regional-director", "approve"), ("deputy-director", "process")))


_WAYS: dict[str, Callable[[Working], Way]] = {
    "general": _general,
    "medical": _medical,
    "newborn-medical": _newborn_medical,
    "legal": _legal,
    "adoption-subsidy-legal": _adoption_subsidy_legal,
    "exception": _exception,
}
"""Each kind save dental, which goes by the amount."""

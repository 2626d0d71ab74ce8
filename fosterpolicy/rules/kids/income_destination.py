"""Where a child's income goes: the KIDS account, another fund, or neither."""

from collections.abc import Callable
from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.kids.incomes import KIDS_INCOME, KIND_WORDS, Kind

Destination = Literal["kids-account", "child-support-fund", "not-kids-ask-gal", "not-kids", "optional", "undetermined"]

HEADLINES: dict[Destination, str] = {
    "kids-account": "It goes in the KIDS account",
    "child-support-fund": "It goes in the child support fund",
    "not-kids-ask-gal": "Not in the KIDS account: ask the child's GAL",
    "not-kids": "Not in the KIDS account",
    "optional": "It need not go in the KIDS account",
    "undetermined": "The manual does not settle where it goes",
}


class IncomeDestinationCase(Case):
    """A child's income.

    Attributes:
        kind: What kind of income it is.
        on: The date asked about; the newest edition when left out.
    """

    kind: Kind = Field(title="Kind of income", description="What kind of income the child has.")
    on: AskedOn = None

    answers_before_first_edition = True


class IncomeDestination(Outcome):
    """Where it goes.

    Attributes:
        destination: `undetermined` where the manual does not settle it.
    """

    destination: Destination

    said_by_headline = frozenset({"destination"})

    def headline(self) -> str:
        """The answer in a few words."""
        return HEADLINES[self.destination]


@calculation("income-destination", asks=IncomeDestinationCase, section="12.8.4")
def income_destination(case: IncomeDestinationCase, work: Working) -> IncomeDestination:
    """Does this income of a child go in the KIDS account?

    Source: 12.8.4, paragraphs 1 and 2, the first note and the fourth.
    """
    found = _benefit if case.kind in KIDS_INCOME else APART[case.kind]
    return IncomeDestination(destination=found(case, work))


def _benefit(case: IncomeDestinationCase, work: Working) -> Destination:
    work.step(
        f"The manual names SSI, OASDI, VA and railroad benefits; this is {KIND_WORDS[case.kind]}.",
        "12.8.4/deposit/income-types",
        readings=["A4-02", "A4-03"],
    )
    work.step(
        "For a child placed in Alternative Care, such income is put in the KIDS account.",
        "12.8.4/deposit/who",
        value="kids-account",
        readings=["A4-01"],
    )
    return "kids-account"


def _child_support(case: IncomeDestinationCase, work: Working) -> Destination:
    work.step("Child support is left out of the account.", "12.8.4/intent/child-support-out", readings=["A4-30"])
    work.step(
        "It sits in a fund of its own and pays for the child's care.",
        "12.8.4/deposit/child-support-fund",
        value="child-support-fund",
        readings=["A4-30"],
    )
    work.notice("Whether that fund or the KIDS account pays first is not stated.")
    return "child-support-fund"


def _ask_the_gal(case: IncomeDestinationCase, work: Working) -> Destination:
    work.step(f"{KIND_WORDS[case.kind].capitalize()} should stay out of the account.", "12.8.4/inheritance/not-deposited")
    work.step(
        "The worker should ask the child's GAL what sort of account to set up for it.",
        "12.8.4/inheritance/gal",
        value="not-kids-ask-gal",
        readings=["A4-28"],
    )
    return "not-kids-ask-gal"


def _personal(case: IncomeDestinationCase, work: Working) -> Destination:
    work.step(
        "The child's personal income is left out of the account, as are inheritances and settlements.",
        "12.8.4/deposit/exclusions",
        value="not-kids",
        readings=["A4-01"],
    )
    return "not-kids"


def _job_training(case: IncomeDestinationCase, work: Working) -> Destination:
    work.step(
        "Unearned income from JTPA or a like grant need not be put in the account; "
        "so with a grant for tuition and books, or weekly money that goes by need.",
        "12.8.4/jtpa",
        value="optional",
        readings=["A4-25"],
    )
    return "optional"


def _other(case: IncomeDestinationCase, work: Working) -> Destination:
    work.step(
        'The list of benefits ends in "etc.": of income that is not named, the manual does not say whether it belongs.',
        "12.8.4/deposit/income-types",
        value="undetermined",
        readings=["A4-03"],
    )
    work.notice("Ask the FACES Payment Unit, which keeps watch over the accounts.")
    return "undetermined"


APART: dict[str, Callable[[IncomeDestinationCase, Working], Destination]] = {
    "child-support": _child_support,
    "inheritance": _ask_the_gal,
    "insurance-settlement": _ask_the_gal,
    "personal-income": _personal,
    "job-training-grant": _job_training,
    "other": _other,
}
"""What is said of income that is none of the benefits named for the account."""

"""Income that comes late: for later months, for past costs, or back to SSA."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.kids.incomes import KIDS_INCOME, KIND_WORDS, Kind
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed

Use = Literal["later-months", "may-repay-division", "return-to-ssa", "no-rule-stated"]

HEADLINES: dict[Use, str] = {
    "later-months": "It goes in the account and pays for later months",
    "may-repay-division": "It may repay the Division for costs that the account should have borne",
    "return-to-ssa": "It must go back to SSA",
    "no-rule-stated": "The manual states no rule for it",
}


class LateDepositCase(Case):
    """Income that comes late.

    Attributes:
        kind: What kind of income it is.
        exited: Whether the child has left Alternative Care.
        on: The date asked about; the newest edition when left out.
    """

    kind: Kind = Field(title="Kind of income", description="What kind of income came late.")
    exited: YesNo = Field(title="The child has left", description="The child has left Alternative Care.")
    on: AskedOn = None

    answers_before_first_edition = True


class LateDeposit(Outcome):
    """What becomes of it.

    Attributes:
        use: What it is for; `no-rule-stated` where the manual says nothing.
        who: Who sees to it, or null where the manual names no one.
    """

    use: Use
    who: Literal["faces-payment-unit"] | None

    said_by_headline = frozenset({"use"})
    left_out_when_null = frozenset({"who"})

    def headline(self) -> str:
        """The answer in a few words."""
        return HEADLINES[self.use]


@calculation("late-deposit", asks=LateDepositCase, section="12.8.4")
def late_deposit(case: LateDepositCase, work: Working) -> LateDeposit:
    """What becomes of a child's income that comes late?

    Source: 12.8.4, the part on maintaining the account, bullet 5; the part on closure, third note.
    """
    if case.kind not in KIDS_INCOME:
        return _no_rule(case, work)
    if case.exited and case.kind == "ssi":
        return _back_to_ssa(work)
    if case.exited:
        return _may_repay(case, work)
    work.step(
        f"The child is still in care: late {KIND_WORDS[case.kind]} goes in the account "
        "and pays maintenance and special expenses of later months.",
        "12.8.4/missing-income/late-deposit",
        value="later-months",
        readings=["A4-10"],
    )
    note_what_the_law_changed(work, "Federal benefits may no longer pay for routine care of any month.")
    return LateDeposit(use="later-months", who=None)


def _back_to_ssa(work: Working) -> LateDeposit:
    """SSI that is put in the account after the child left goes back (A4-11)."""
    work.step(
        "The child has left: an SSI check that is put in the account after that must go back to SSA.",
        "12.8.4/closure/late-ssi-returned",
        value="return-to-ssa",
        readings=["A4-11"],
    )
    work.step("The FACES Payment Unit sends it back.", "12.8.4/closure/late-ssi-by", value="faces-payment-unit")
    return LateDeposit(use="return-to-ssa", who="faces-payment-unit")


def _may_repay(case: LateDepositCase, work: Working) -> LateDeposit:
    """Other late income may repay what the Division bore in the account's place (A4-11)."""
    note_what_the_law_changed(work, "Federal benefits may no longer pay for routine care, so ask before any is taken for it.")
    work.step(
        f"The child has left: late {KIND_WORDS[case.kind]} may repay costs that the Division bore "
        "and the account should have borne.",
        "12.8.4/missing-income/after-exit",
        value="may-repay-division",
        readings=["A4-11", "A4-23"],
    )
    work.notice(
        "This is for income of a month in which it failed to come. For other money that comes in after the child left, "
        "save for SSI checks, the manual states no rule."
    )
    return LateDeposit(use="may-repay-division", who=None)


def _no_rule(case: LateDepositCase, work: Working) -> LateDeposit:
    """Income that is none of the benefits named for the account (A4-23)."""
    clause = "12.8.4/missing-income/after-exit" if case.exited else "12.8.4/missing-income/late-deposit"
    work.step(
        f"The rule on late income is for benefits that go in a KIDS account; for {KIND_WORDS[case.kind]} nothing is stated.",
        clause,
        value="no-rule-stated",
        readings=["A4-03", "A4-23"] if case.exited else ["A4-03"],
    )
    return LateDeposit(use="no-rule-stated", who=None)

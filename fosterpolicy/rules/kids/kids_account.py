"""Does a child have a KIDS account, and who is its payee?"""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed

SIGNATURE_LINE = "for the Director of the Children's Division."


class KidsAccountCase(Case):
    """What is known of a child's benefits.

    Attributes:
        has_income_benefits: Whether the child has income benefits, such as SSI or OASDI.
        first_cs_kids_1: Whether the first CS-KIDS-1 is entered.
        ssa_named_division_payee: Whether SSA has made the Division the payee.
        deposit_sent: Whether SSA has sent DFAS a deposit.
        granted: Whether SSA has granted the application to become payee.
        on: The date asked about; the newest edition when left out.
    """

    has_income_benefits: YesNo = Field(
        title="Has income benefits", description="The child has benefits such as SSI, OASDI, VA or railroad money."
    )
    first_cs_kids_1: YesNo = Field(False, title="First CS-KIDS-1 entered", description="The first CS-KIDS-1 has been entered.")
    ssa_named_division_payee: YesNo = Field(
        False, title="SSA made the Division payee", description="SSA has made the Division the child's payee."
    )
    deposit_sent: YesNo = Field(False, title="Deposit sent", description="SSA has sent DFAS a deposit.")
    granted: YesNo = Field(False, title="Granted", description="SSA has granted the application to become payee.")
    on: AskedOn = None

    answers_before_first_edition = True


class KidsAccount(Outcome):
    """Whether there is an account, and who applies for the benefits.

    Attributes:
        account: Whether there is a KIDS account.
        named_payee: Who must be shown as payee; null until SSA has granted it.
        applies: Who applies for the benefits and to become payee.
        signature_line: What the designee adds to the signature.
    """

    account: bool
    named_payee: Literal["cd-director"] | None
    applies: Literal["dfas-social-security-specialist"] = "dfas-social-security-specialist"
    signature_line: str = SIGNATURE_LINE

    said_by_headline = frozenset({"account"})
    left_out_when_null = frozenset({"named_payee"})

    def headline(self) -> str:
        """The answer in a few words."""
        return "The child has a KIDS account" if self.account else "The child has no KIDS account"


@calculation("kids-account", asks=KidsAccountCase, section="12.8.4")
def kids_account(case: KidsAccountCase, work: Working) -> KidsAccount:
    """Does this child have a KIDS account, and who is to be the payee?

    An account opens by itself, for a child with benefits, on one of two events.

    Source: 12.8.4, paragraph 2; the part on how accounts are established, paragraphs 1 and 2.
    """
    note_what_the_law_changed(
        work,
        "The Division becomes payee only where no other suitable payee is found, "
        "and the benefits are kept for needs that are not met, no longer spent on routine care.",
    )
    account = _has_account(case, work)
    work.step(
        "DFAS's Social Security Specialist fills in the forms to apply for benefits and to become payee.",
        "12.8.4/establish/specialist-applies",
    )
    named_payee = _named_payee(case, work)
    work.step(
        f'The designee must sign the application, with the words "{SIGNATURE_LINE}" added.',
        "12.8.4/establish/designee-signature",
        value=SIGNATURE_LINE,
        readings=["A4-26"],
    )
    return KidsAccount(account=account, named_payee=named_payee)


def _has_account(case: KidsAccountCase, work: Working) -> bool:
    """Whether a child with benefits has had one of the two events that open an account (A4-27)."""
    work.step(
        "A child placed in Alternative Care who has such income has it put in a KIDS account.",
        "12.8.4/deposit/who",
        readings=["A4-01", "A4-03"],
    )
    work.step(
        "The child has income benefits, so there can be an account."
        if case.has_income_benefits
        else "The child has no income benefits, and only a child with benefits has an account.",
        "12.8.4/deposit/only-with-benefits",
        readings=["A4-27"],
    )
    if not case.has_income_benefits:
        return False
    by_form = case.first_cs_kids_1
    by_deposit = case.ssa_named_division_payee and case.deposit_sent
    work.step(
        "The first CS-KIDS-1 is entered, and that opens the account by itself."
        if by_form
        else "No CS-KIDS-1 is entered yet; entering the first one opens the account by itself.",
        "12.8.4/establish/first-cs-kids-1",
        readings=["A4-27"],
    )
    work.step(
        "SSA has made the Division payee and sent DFAS a deposit, and that opens the account by itself."
        if by_deposit
        else "The account also opens by itself once SSA has made the Division payee and sent DFAS a deposit: both are needed.",
        "12.8.4/establish/ssa-deposit",
        readings=["A4-27"],
    )
    if not (by_form or by_deposit):
        work.notice("The child has benefits, and no account yet: neither of the two events that open one has come about.")
    return by_form or by_deposit


def _named_payee(case: KidsAccountCase, work: Working) -> Literal["cd-director"] | None:
    """The Director, where SSA has granted it; who becomes payee is for SSA to decide."""
    work.step("Who becomes payee is for SSA to decide.", "12.8.4/establish/ssa-decides")
    work.step(
        "SSA has granted it: the Director of the Children's Division must be shown as payee."
        if case.granted
        else "If SSA grants it, the Director of the Children's Division must be shown as payee.",
        "12.8.4/establish/cd-director-payee",
        value="cd-director" if case.granted else None,
    )
    if case.ssa_named_division_payee and not case.granted:
        work.notice("SSA has made the Division payee, yet the application is not marked as granted: check which is right.")
    return "cd-director" if case.granted else None

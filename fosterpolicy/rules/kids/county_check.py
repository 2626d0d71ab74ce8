"""A paper check that reaches the county office."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Age, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

Action = Literal["send-to-dfas", "give-to-youth"]

AT_18 = "12.8.4/establish/check-18-plus"
UNIT = "cash-receipts-unit"


class CountyCheckCase(Case):
    """A check at the county office, and whose it is.

    Attributes:
        age: Age in completed years.
        found_incompetent: Whether the Circuit Court has found the youth incompetent.
        on: The date asked about; the newest edition when left out.
    """

    age: Age = Field(title="Age", description="The age of the child or youth, in completed years.")
    found_incompetent: YesNo = Field(
        False, title="Found incompetent", description="The Circuit Court has found the youth incompetent."
    )
    on: AskedOn = None

    answers_before_first_edition = True


class CountyCheck(Outcome):
    """What to do with the check.

    Attributes:
        action: Whether it goes to DFAS or to the youth.
        address: Where to mail it, or null where it is given to the youth.
    """

    action: Action
    address: str | None

    said_by_headline = frozenset({"action"})
    left_out_when_null = frozenset({"address"})

    def headline(self) -> str:
        """The answer in a few words."""
        return "Mail the check to DFAS" if self.action == "send-to-dfas" else "Give the check to the youth"


@calculation("county-check", asks=CountyCheckCase, section="12.8.4")
def county_check(case: CountyCheckCase, work: Working) -> CountyCheck:
    """What is to be done with a paper check that reaches the county office?

    Source: 12.8.4, the part on how accounts are established, paragraph 1; the part on maintaining the
    account, bullets 1 and 7.
    """
    own_age = work.count("kids.own-payee-age", clause=AT_18)
    if case.age >= own_age:
        return _give_to_youth(case, own_age, work)
    return _send_to_dfas(case, own_age, work)


def _give_to_youth(case: CountyCheckCase, own_age: int, work: Working) -> CountyCheck:
    """Any check for a youth of that age is the youth's; incompetence is flagged, since no exception stands here (A4-07)."""
    work.step(
        f"The youth is {case.age}; from {own_age} a check is to be given to the youth.",
        AT_18,
        value="give-to-youth",
        readings=["A4-07"],
    )
    if case.found_incompetent:
        work.notice(
            "The Circuit Court has found the youth incompetent. The rule on checks makes no exception for that, "
            "while the rule on who is payee of OASDI does. Ask a supervisor before you hand the check over."
        )
    return CountyCheck(action="give-to-youth", address=None)


def _send_to_dfas(case: CountyCheckCase, own_age: int, work: Working) -> CountyCheck:
    """Two routes are stated, and both are taken: the address with an email, and the form (A4-08)."""
    work.step(f"The child is {case.age}, younger than {own_age}: the check is not given to the child.", AT_18, value=case.age)
    unit = work.policy.contacts[UNIT]
    work.step(
        f"A paper check of SSI or OASDI should be mailed to DFAS at {unit.mail}.",
        "12.8.4/establish/paper-check",
        value=unit.mail,
        readings=["A4-08"],
    )
    work.step(
        "An email that tells the Cash Receipts Unit of the check should go with it.",
        "12.8.4/establish/paper-check-email",
        readings=["A4-08"],
    )
    work.step(
        "The check must be sent together with a CS-KIDS-1, so do both.",
        "12.8.4/maintain/check-with-cs-kids-1",
        readings=["A4-08"],
    )
    work.step("A copy of the CS-KIDS-1 must be kept in the business record.", "12.8.4/maintain/cs-kids-1-record")
    work.document("CS-KIDS-1", "Send it together with the check.", "must", goes_to=unit.name, kept_in="business record")
    work.document("Email", "Tell the Cash Receipts Unit that a check was sent.", "should", goes_to=unit.name)
    return CountyCheck(action="send-to-dfas", address=unit.mail)

"""Is a youth the payee of their own OASDI?"""

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Age, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

AT_18 = "12.8.4/oasdi/payee-at-18"


class PayeeCase(Case):
    """A youth who gets OASDI.

    Attributes:
        age: Age in completed years.
        in_custody: Whether the youth is still in the Division's custody.
        found_incompetent: Whether the Circuit Court has found the youth incompetent.
        on: The date asked about; the newest edition when left out.
    """

    age: Age = Field(title="Age", description="The youth's age, in completed years.")
    in_custody: YesNo = Field(title="In custody", description="The youth is still in the Division's custody.")
    found_incompetent: YesNo = Field(title="Found incompetent", description="The Circuit Court has found the youth incompetent.")
    on: AskedOn = None

    answers_before_first_edition = True


class Payee(Outcome):
    """Who gets the youth's OASDI.

    Attributes:
        youth_is_own_oasdi_payee: Whether the youth must become their own payee.
    """

    youth_is_own_oasdi_payee: bool

    said_by_headline = frozenset({"youth_is_own_oasdi_payee"})

    def headline(self) -> str:
        """The answer in a few words."""
        if self.youth_is_own_oasdi_payee:
            return "The youth must be the payee of their own OASDI"
        return "This rule does not make the youth the payee of their own OASDI"


@calculation("payee", asks=PayeeCase, section="12.8.4")
def payee(case: PayeeCase, work: Working) -> Payee:
    """Must this youth be the payee of their own OASDI?

    Source: 12.8.4, the second note.
    """
    own_age = work.count("kids.own-payee-age", clause=AT_18)
    old_enough = case.age >= own_age
    work.step(
        f"The youth is {case.age}; the rule is for youth of {own_age} and more who are still in custody"
        + (", and this youth is." if case.in_custody and old_enough else "."),
        AT_18,
        value=case.age,
        unit="years of age",
        readings=["A4-07", "A0-03"],
    )
    if not case.in_custody:
        work.notice("The youth is no longer in custody. For that the rule states nothing; SSA decides who is payee.")
    own = old_enough and case.in_custody and not case.found_incompetent
    work.step(
        "The Circuit Court has found the youth incompetent, so the rule does not apply."
        if case.found_incompetent
        else "The Circuit Court has not found the youth incompetent.",
        "12.8.4/oasdi/incompetent",
        value="own payee" if own else "not own payee",
        readings=["A4-07"],
    )
    work.notice("This is said of OASDI only, and not of SSI or other benefits.")
    return Payee(youth_is_own_oasdi_payee=own)

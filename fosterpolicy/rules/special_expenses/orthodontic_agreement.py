"""Orthodontia: what the letter of agreement must say."""

from typing import Literal, NamedTuple, get_args

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

Term = Literal["custody-and-out-of-home", "no-payment-in-advance", "lump-sum", "other-payers-billed"]


class Says(NamedTuple):
    """One sentence that the letter must have.

    Attributes:
        term: The term that it belongs to.
        text: What the letter must say.
        clause: The clause that states it.
        readings: The readings it rests on.
    """

    term: Term
    text: str
    clause: str
    readings: tuple[str, ...] = ()


SAYS = (
    Says(
        "custody-and-out-of-home",
        "The Children's Division pays only while it has care and custody of the child, and the child stays in an out-of-home "
        "setting.",
        "12.8.3/orthodontia/agreement/custody-and-placement",
    ),
    Says(
        "custody-and-out-of-home",
        "Treatment under the agreement that is given after custody is removed from the Division is not paid.",
        "12.8.3/orthodontia/agreement/after-custody",
    ),
    Says(
        "no-payment-in-advance",
        "The Division pays for no service in advance.",
        "12.8.3/orthodontia/agreement/no-advance",
        ("A3-11",),
    ),
    Says(
        "lump-sum",
        "A lump sum is paid that covers the initial diagnosis, the consultation, the initial banding and treatment.",
        "12.8.3/orthodontia/agreement/lump-sum",
        ("A3-11",),
    ),
    Says(
        "other-payers-billed",
        "What Managed Care (SMHK) or MO HealthNet covers shall be billed to MO Managed Care (SMHK) or MO HealthNet.",
        "12.8.3/orthodontia/agreement/other-payers",
        ("A3-14",),
    ),
)


class OrthodonticAgreementCase(Case):
    """What the letter of agreement says.

    Attributes:
        terms: The terms that it has.
        on: The date asked about; the newest edition when left out.
    """

    terms: list[Term] = Field(title="Terms in the letter", description="The terms that the letter of agreement has.")
    on: AskedOn = None

    answers_before_first_edition = True


class OrthodonticAgreement(Outcome):
    """What the letter lacks.

    Attributes:
        missing: The terms that must be in it and are not.
    """

    missing: list[Term]

    def headline(self) -> str:
        """The answer in a few words."""
        return f"The letter lacks {plural(len(self.missing), 'term')}" if self.missing else "The letter has all its terms"


@calculation("orthodontic-agreement", asks=OrthodonticAgreementCase, section="12.8.3")
def orthodontic_agreement(case: OrthodonticAgreementCase, work: Working) -> OrthodonticAgreement:
    """Does the letter of agreement with the orthodontist say all that it must?

    Source: 12.8.3, medical and dental, bullet 4 and the list below it.
    """
    work.step(
        "With the approval of the Regional Office, the county should send the orthodontist a letter of agreement.",
        "12.8.3/orthodontia/letter-of-agreement",
        readings=["A0-08"],
    )
    work.document("Letter of agreement", "Send it, with all its terms.", "should", goes_to="the orthodontist")
    for one in SAYS:
        there = one.term in case.terms
        state = "The letter says so" if there else "The letter does not say so yet"
        work.step(f"{one.text} {state}.", one.clause, value="there" if there else "missing", readings=one.readings)
    work.notice(
        "The lump sum names treatment, and the bill comes right after the banding. We read the lump sum as what is done up "
        "to the bands. Later visits are not described."
    )
    return OrthodonticAgreement(missing=[term for term in get_args(Term) if term not in case.terms])

"""Children's orthopedic shoes and the abduction rotation bar: who pays."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

Payer = Literal["durable-medical-equipment", "special-expense", "document-first", "undetermined"]
SPECIAL_EXPENSE_CLAUSE = "12.8.3/orthopedic/special-expense"
BRACE_CLAUSE = "12.8.3/orthopedic/dme/brace"

_HEADLINES: dict[Payer, str] = {
    "durable-medical-equipment": "The Durable Medical Equipment Program pays",
    "special-expense": "It is paid as a special expense",
    "document-first": "Document first that MHD funds cannot pay for it",
    "undetermined": "The manual does not settle who pays",
}


class OrthopedicPayerCase(Case):
    """An orthopedic item.

    Attributes:
        item: Shoes, or an abduction rotation bar.
        recipient_eligible: Whether the child is eligible for Missouri Medical/Dental Services.
        provider_participates: Whether the provider takes part in the program.
        attached_to_brace: Whether the shoes are attached with a brace; it says nothing of a bar.
        cannot_be_paid_documented: Whether it is documented that MHD funds cannot pay.
        on: The date asked about; the newest edition when left out.
    """

    item: Literal["shoes", "rotation-bar"] = Field(
        title="Item", description="Children's orthopedic shoes, or an abduction rotation bar."
    )
    recipient_eligible: YesNo = Field(
        title="Child is eligible", description="The child is eligible for Missouri Medical/Dental Services."
    )
    provider_participates: YesNo = Field(title="Provider takes part", description="The provider takes part in the program.")
    attached_to_brace: YesNo = Field(
        title="Attached with a brace", description="The shoes are attached with a brace. For a bar it changes nothing."
    )
    cannot_be_paid_documented: YesNo = Field(title="Documented", description="It is documented that MHD funds cannot pay for it.")
    on: AskedOn = None

    answers_before_first_edition = True


class OrthopedicPayer(Outcome):
    """Who pays.

    Attributes:
        payer: Who pays, or what has to be done before that is known.
    """

    payer: Payer

    said_by_headline = frozenset({"payer"})

    def headline(self) -> str:
        """The answer in a few words."""
        return _HEADLINES[self.payer]


@calculation("orthopedic-payer", asks=OrthopedicPayerCase, section="12.8.3")
def orthopedic_payer(case: OrthopedicPayerCase, work: Working) -> OrthopedicPayer:
    """Who pays for orthopedic shoes or an abduction rotation bar?

    The Durable Medical Equipment Program goes first where its conditions hold, whatever is documented.
    Its third condition is about shoes only, so for a bar that meets the others no answer is given.

    Source: 12.8.3, medical and dental, the sub-bullet of bullet 5, and the note below it.
    """
    work.step(
        "Both items are covered by the Durable Medical Equipment Program if its conditions hold.",
        "12.8.3/orthopedic/dme/intro",
        readings=["A3-13"],
    )
    conditions = _conditions(case, work)
    if all(conditions) and case.item == "shoes":
        return OrthopedicPayer(payer="durable-medical-equipment")
    if all(conditions):
        work.notice("The first two conditions hold, and the third does not speak of a bar. Ask before you pay.")
        return OrthopedicPayer(payer="undetermined")
    return OrthopedicPayer(payer=_special_expense(case, work))


def _conditions(case: OrthopedicPayerCase, work: Working) -> list[bool]:
    """The conditions of the program, as far as they speak of the item (A3-13)."""
    checked = [
        (
            case.recipient_eligible,
            "The child is",
            "eligible for Missouri Medical/Dental Services",
            "12.8.3/orthopedic/dme/recipient",
        ),
        (case.provider_participates, "The provider is", "a participant in the program", "12.8.3/orthopedic/dme/provider"),
    ]
    if case.item == "shoes":
        checked.append((case.attached_to_brace, "The shoes are", "attached with a brace", BRACE_CLAUSE))
    for holds, who, what, clause in checked:
        work.step(f"{who} {'' if holds else 'not '}{what}.", clause, value="yes" if holds else "no", readings=["A3-13"])
    if case.item == "rotation-bar":
        work.step("The third condition is about shoes only, so it is left out for a bar.", BRACE_CLAUSE, readings=["A3-13"])
    return [holds for holds, *_ in checked]


def _special_expense(case: OrthopedicPayerCase, work: Working) -> Payer:
    if case.cannot_be_paid_documented:
        text = "It is documented that MHD funds cannot pay, so it is paid as a special expense."
        work.step(text, SPECIAL_EXPENSE_CLAUSE, value="special-expense", readings=["A3-13"])
        return "special-expense"
    text = "A special expense pays for it if it is documented that MHD funds cannot. It is not documented yet."
    work.step(text, SPECIAL_EXPENSE_CLAUSE, value="document-first", readings=["A3-13"])
    work.document("Record that MHD cannot pay", "Document that the service cannot be paid for with MHD funds.", "must")
    return "document-first"

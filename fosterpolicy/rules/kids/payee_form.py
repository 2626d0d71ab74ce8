"""Which form changes the payee, where the new payee applies, and when VA money ends."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Age, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

Form = Literal["CD-270", "CD-271", "none-named"]
Office = Literal["local-social-security-office", "va-office"]

OWN_PAYEE_CLAUSE = "12.8.4/closure/cd-271"
OTHER_PAYEE_CLAUSE = "12.8.4/closure/cd-270"
FORMS_CLAUSE = "12.8.4/closure/two-forms"


class PayeeFormCase(Case):
    """A child or youth whose payee changes.

    Attributes:
        age: Age in completed years.
        own_payee: Whether the youth will be their own payee.
        benefit: Which benefit it is about, if that is known.
        adoption_final: Whether an adoption is final.
        on: The date asked about; the newest edition when left out.
    """

    age: Age = Field(title="Age", description="The age of the child or youth, in completed years.")
    own_payee: YesNo = Field(title="Will be own payee", description="The youth will be the payee of their own benefits.")
    benefit: Literal["ssi", "oasdi", "va"] | None = Field(None, title="Benefit", description="Which benefit it is about.")
    adoption_final: YesNo = Field(False, title="Adoption is final", description="An adoption of the child is final.")
    on: AskedOn = None

    answers_before_first_edition = True


class PayeeForm(Outcome):
    """The form, and where the new payee applies.

    Attributes:
        form: The form, or `none-named` where the manual names none for the case.
        apply_at: Where the new payee applies, or null where the benefit is not given.
        benefit_ends: For VA money, whether it ends; null for other benefits, of which nothing is said.
    """

    form: Form
    apply_at: Office | None
    benefit_ends: bool | None

    said_by_headline = frozenset({"form"})
    left_out_when_null = frozenset({"apply_at", "benefit_ends"})

    def headline(self) -> str:
        """The answer in a few words."""
        ends = "; the VA money ends with the adoption" if self.benefit_ends else ""
        return (f"Form {self.form}" if self.form != "none-named" else "The manual names no form for this") + ends


@calculation("payee-form", asks=PayeeFormCase, section="12.8.4")
def payee_form(case: PayeeFormCase, work: Working) -> PayeeForm:
    """Which form changes the payee, and where does the new payee apply?

    The two forms are named for SSI and OASDI.

    Source: 12.8.4, the part on closure, paragraphs 3 and 5 and the bullets between them.
    """
    apply_at = _apply_at(case, work)
    form: Form = "none-named" if case.benefit == "va" else _form(case, work)
    ends = _benefit_ends(case, work) if case.benefit == "va" else None
    return PayeeForm(form=form, apply_at=apply_at, benefit_ends=ends)


def _form(case: PayeeFormCase, work: Working) -> Form:
    """CD-271 at exactly that age and own payee, CD-270 below it and not own payee; between them a gap (A4-22)."""
    own_age = work.count("kids.own-payee-age", clause=OWN_PAYEE_CLAUSE if case.own_payee else OTHER_PAYEE_CLAUSE)
    work.step("Two forms, to be found in e-forms, help with SSI and OASDI.", FORMS_CLAUSE)
    if case.own_payee and case.age == own_age:
        work.step(
            f"The youth is {own_age} and will be their own payee: CD-271.", OWN_PAYEE_CLAUSE, value="CD-271", readings=["A4-22"]
        )
        work.document("CD-271", "Older Youth Change of Payee Request Form: it helps the youth become payee.", "may")
        return "CD-271"
    if not case.own_payee and case.age < own_age:
        work.step(
            f"The child is younger than {own_age} and will not be the payee: CD-270.",
            OTHER_PAYEE_CLAUSE,
            value="CD-270",
            readings=["A4-22"],
        )
        work.document("CD-270", "Change of Custodian Payee Request Form: it helps the new payee.", "may")
        return "CD-270"
    whom = "who will be their own payee" if case.own_payee else "who will not be the payee"
    work.step(
        f"CD-271 is for a youth who is {own_age} and will be payee, CD-270 for one younger who will not. "
        f"For a youth of {case.age} {whom} no form is named.",
        OWN_PAYEE_CLAUSE if case.own_payee else OTHER_PAYEE_CLAUSE,
        value="none-named",
        readings=["A4-22"],
    )
    work.notice("No form is named for this. A Regional Social Security Specialist in Central Office can help.")
    return "none-named"


def _apply_at(case: PayeeFormCase, work: Working) -> Office | None:
    if case.benefit == "va":
        work.step(
            "For VA money, county staff must tell a possible payee, or an emancipated minor, to apply at the right VA office.",
            "12.8.4/closure/va-apply",
            value="va-office",
        )
        work.notice("The two payee forms are named for SSI and OASDI. For VA money no form is named.")
        return "va-office"
    work.step(
        "For SSI and OASDI, county staff must tell a possible payee, or an emancipated minor, "
        "to apply at the local Social Security office.",
        "12.8.4/closure/advise-payee",
        value="local-social-security-office" if case.benefit else None,
    )
    if case.benefit is None:
        work.notice("Say which benefit it is to see where to apply: for VA money it is a VA office, and no form is named.")
        return None
    return "local-social-security-office"


def _benefit_ends(case: PayeeFormCase, work: Working) -> bool:
    """VA money ends once an adoption is final (A4-29)."""
    work.step(
        "The adoption is final, so the VA money ends."
        if case.adoption_final
        else "VA money ends once an adoption is final; this one is not shown to be.",
        "12.8.4/closure/va-ends-at-adoption",
        value="ends" if case.adoption_final else "goes on",
        readings=["A4-29"],
    )
    return case.adoption_final

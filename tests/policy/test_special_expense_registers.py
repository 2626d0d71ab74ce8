"""What is registered of special expenses outside transport: figures, strength, readings, papers, offices, short forms."""

from __future__ import annotations

import re
from datetime import date

import pytest

from fosterpolicy.core.policy import Policy

PART = "12.8.3"
PAGES_OF_THEIR_OWN = (f"{PART}/transport/",)


@pytest.fixture(scope="module")
def registers() -> Policy:
    return Policy()


# Clauses


def test_transport_stands_between_orthopedic_items_and_newborns(registers: Policy) -> None:
    groups = [id.split("/")[1] for id in registers.clauses if id.startswith(f"{PART}/")]
    assert list(dict.fromkeys(groups)) == [
        "heading",
        "authority",
        "cyac",
        "medical",
        "dental",
        "orthodontia",
        "orthopedic",
        "transport",
        "infant-medical",
        "child-care",
        "special-education",
        "legal",
        "exceptions",
    ]


def test_each_heading_of_special_expenses_is_registered_as_one(registers: Policy) -> None:
    headings = [clause.id for clause in registers.clauses.values() if clause.kind == "heading"]
    assert [id for id in headings if id.startswith(f"{PART}/") and not id.startswith(PAGES_OF_THEIR_OWN)] == [
        f"{PART}/heading",
        f"{PART}/medical/heading",
        f"{PART}/infant-medical/heading",
        f"{PART}/child-care/heading",
        f"{PART}/legal/heading",
        f"{PART}/exceptions/heading",
    ]


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("dental/over-500/route", ["$500.00"]),
        ("legal/hourly-100", ["$100"]),
        ("legal/trial-uncontested-1000", ["$1000"]),
        ("legal/trial-contested-7000", ["$7000"]),
        ("legal/appellate-3500", ["$3500", "$100"]),
        ("legal/over-100-referral", ["$100"]),
        ("legal/excessive/30-days", ["30"]),
        ("medical/program-maximum", []),
        ("infant-medical/maximum", []),
        ("child-care/funds", []),
    ],
)
def test_a_summary_says_the_figures_of_its_sentence_and_no_others(registers: Policy, clause: str, said: list[str]) -> None:
    assert re.findall(r"\$?[0-9]+(?:\.[0-9]{2})?", registers.clauses[f"{PART}/{clause}"].summary) == said


@pytest.mark.parametrize(
    ("clause", "strength"),
    [
        ("authority/supervisor", "should"),
        ("cyac/invoice-identity", "must"),
        ("medical/regional-office-clearance", "must"),
        ("medical/custody-required", "will"),
        ("medical/necessary-care", "will"),
        ("medical/explore-resources", "must"),
        ("medical/prescription-substitutes", "should"),
        ("medical/program-maximum", "will"),
        ("dental/over-500/route", "must"),
        ("orthodontia/packet/intro", "should"),
        ("orthodontia/medical-necessity", "will"),
        ("orthodontia/letter-of-agreement", "should"),
        ("orthodontia/agreement/other-payers", "shall"),
        ("orthodontia/bill-after-banding", "should"),
        ("orthodontia/payment-request", "shall"),
        ("orthopedic/special-expense", "will"),
        ("infant-medical/custody", "must"),
        ("infant-medical/resources-first", "should"),
        ("infant-medical/birth-to-custody", "may"),
        ("infant-medical/deputy-director", "must"),
        ("special-education/school-district", "should"),
        ("special-education/dese", "should"),
        ("legal/hourly-100", "shall"),
        ("legal/expenses", "may"),
        ("legal/trial-uncontested-1000", "shall"),
        ("legal/trial-contested-7000", "shall"),
        ("legal/appellate-3500", "shall"),
        ("legal/court-approves-over-limit", "must"),
        ("legal/rd-approval", "must"),
        ("legal/over-100-referral", "shall"),
        ("legal/gal-reasonable-fee", "may"),
        ("legal/gal-who-pays", "may"),
        ("legal/gal-final-judgment", "shall"),
        ("legal/subsidy/rd-approval", "must"),
        ("legal/excessive/30-days", "must"),
        ("exceptions/rd-approval", "must"),
        ("exceptions/deputy-director", "must"),
    ],
)
def test_a_summary_is_as_strong_as_its_sentence(registers: Policy, clause: str, strength: str) -> None:
    verbs = set(re.findall(r"\b(?:must|shall|should|may|will)\b", registers.clauses[f"{PART}/{clause}"].summary.lower()))
    assert verbs == {strength}


@pytest.mark.parametrize("clause", ["legal/rd-approval", "legal/over-100-referral", "legal/excessive/send-order"])
def test_a_designee_is_named_where_the_manual_names_one(registers: Policy, clause: str) -> None:
    assert "Regional Director or Designee" in registers.clauses[f"{PART}/{clause}"].summary


@pytest.mark.parametrize("clause", ["authority/regional-director", "legal/subsidy/rd-approval", "exceptions/rd-approval"])
def test_no_designee_is_named_where_the_manual_names_the_regional_director_alone(registers: Policy, clause: str) -> None:
    summary = registers.clauses[f"{PART}/{clause}"].summary
    assert "Regional Director" in summary
    assert "esignee" not in summary


# Readings


def test_every_reading_of_special_expenses_is_registered_in_the_order_of_its_number(registers: Policy) -> None:
    expected = [f"A3-{number:02}" for number in range(1, 80)]
    assert [id for id in registers.interpretations if id.startswith("A3-")] == expected


def test_medical_and_newborn_expenses_take_the_same_choice_on_a_charge_above_the_maximum(registers: Policy) -> None:
    choice = registers.interpretations["A3-04"].choice
    assert choice is not None
    assert choice.calculations == ("medical-expense", "newborn-medical")
    assert (choice.field, choice.values) == ("over_maximum", ("excess-only", "whole-charge"))


def test_a_limit_in_a_reading_is_the_registered_figure(registers: Policy) -> None:
    assert registers.interpretations["A3-05"].readings[0] == "Each request above $500.00."
    assert registers.interpretations["A3-65"].question == "Can an attorney be paid more than $100.00 an hour?"
    assert "how do the 30 days for an appeal run" in registers.interpretations["A3-72"].question


def test_the_appeal_limit_is_settled_by_the_court_that_read_it(registers: Policy) -> None:
    settled = registers.interpretations["A3-67"].settled_by
    assert settled is not None
    assert "In re C.W." in settled.text
    assert settled.source == registers.developments["cw-2008-appeal-limit"].source


def test_the_clearance_raises_the_question_of_office_and_director(registers: Policy) -> None:
    assert "A3-76" in registers.clauses[f"{PART}/medical/regional-office-clearance"].interpretations
    assert not registers.interpretations["A3-76"].cross_cutting


# Later law


@pytest.mark.parametrize(
    ("development", "says", "touches"),
    [
        ("gal-fee-citation", "453.025.3", ["gal-final-judgment", "gal-reasonable-fee", "gal-who-pays"]),
        ("cw-2008-appeal-limit", "for each appellate court", ["appellate-3500"]),
    ],
)
def test_what_always_held_is_shown_from_the_first_day_of_the_edition(
    registers: Policy, development: str, says: str, touches: list[str]
) -> None:
    entry = registers.developments[development]
    assert entry.from_ == date(2024, 1, 1) == registers.edition.effective_from
    assert says in entry.title
    assert sorted(entry.clauses_touched) == [f"{PART}/legal/{name}" for name in touches]
    assert [id for id in registers.clauses if entry.concerns([id]) and not id.startswith(f"{PART}/legal/")] == []


# Papers and offices


@pytest.mark.parametrize(
    ("form", "goes_to"),
    [
        ("CS-SA-2 ATT", "the Regional Director"),
        ("Letter of agreement", "the orthodontist"),
        ("Orthodontic packet", "Central Office"),
        ("Orthodontist's bill", "the county office"),
        ("Claim", "the CD Deputy Director"),
        ("Attorney's notice", "the Children's Division"),
    ],
)
def test_a_paper_of_special_expenses_goes_where_the_manual_sends_it(registers: Policy, form: str, goes_to: str) -> None:
    entry = registers.forms[form]
    assert entry.goes_to is not None
    assert entry.goes_to.startswith(goes_to)
    assert all(id.startswith(f"{PART}/") for id in entry.clauses)


def test_the_letter_of_agreement_has_each_term_of_the_list(registers: Policy) -> None:
    terms = [id for id in registers.clauses if id.startswith(f"{PART}/orthodontia/agreement/")]
    assert len(terms) == 5
    assert set(terms) < set(registers.forms["Letter of agreement"].clauses)


def test_the_orthodontist_is_paid_on_a_payment_request(registers: Policy) -> None:
    assert f"{PART}/orthodontia/payment-request" in registers.forms["Payment Request"].clauses


@pytest.mark.parametrize("office", ["regional-office", "regional-director", "dental-pds", "deputy-director", "dls"])
def test_an_office_whose_address_the_sources_lack_is_given_none(registers: Policy, office: str) -> None:
    contact = registers.contacts[office]
    assert "no number or address" in contact.how
    assert not re.search(r"[0-9@]", contact.how)


# Short forms


@pytest.mark.parametrize(
    ("short", "expanded"),
    [
        ("CYAC", "Child of a Youth in Alternative Care"),
        ("DESE", "Department of Elementary and Secondary Education"),
        ("DHSS", "Department of Health and Senior Services"),
        ("DLS", "Division of Legal Services"),
        ("GAL", "Guardian ad Litem"),
        ("JO", "Juvenile Officer"),
        ("MHD", "MO HealthNet Division"),
        ("PDS", "Program Development Specialist"),
        ("TPR", "Termination of Parental Rights"),
        *((short, None) for short in ("CSR", "HDN", "SMHK")),
    ],
)
def test_a_short_form_is_spelled_out_only_as_the_sources_do(registers: Policy, short: str, expanded: str | None) -> None:
    assert registers.abbreviations[short].expanded == expanded

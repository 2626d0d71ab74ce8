"""What is registered of emergency placements and of trips: codes, figures, papers, offices and short forms."""

from __future__ import annotations

import re

import pytest

from fosterpolicy.core.policy import Policy

TRANSPORT = "12.8.3/transport"
TICKET_FAX = "573-751-6934"


@pytest.fixture(scope="module")
def registers() -> Policy:
    return Policy()


# Clauses


@pytest.mark.parametrize(
    ("purpose", "code"),
    [
        ("medical", "TRMD"),
        ("counseling", "TRMD"),
        ("family-visits", "TRAN"),
        ("family-visits-repeat", "TRAN"),
        ("court-and-attorneys", "TRAN"),
        ("gal", "TRAN"),
        ("fst-ppr", "TRAN"),
        ("respite", "TRAN"),
    ],
)
def test_a_purpose_of_the_list_has_the_code_that_the_manual_prints_beside_it(registers: Policy, purpose: str, code: str) -> None:
    assert re.findall(r"\bTR[A-Z]{2}\b", registers.clauses[f"{TRANSPORT}/child-specific/{purpose}"].summary) == [code]


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("12.8.2/home/per-diem", ["$37"]),
        (f"{TRANSPORT}/cd-106-deadline", ["106", "thirty"]),
        (f"{TRANSPORT}/residential/cd-107-deadline", ["107", "thirty"]),
        (f"{TRANSPORT}/level-b/over-200", ["200", "200"]),
        (f"{TRANSPORT}/level-b/225-example", ["225", "25"]),
        (f"{TRANSPORT}/level-b/first-200-miles", ["200"]),
        (f"{TRANSPORT}/residential/first-200-miles", ["200"]),
        (f"{TRANSPORT}/residential/mile-201", ["200", "201"]),
        (f"{TRANSPORT}/residential/300-example", ["300", "three", "100"]),
        (f"{TRANSPORT}/residential/34-33-33", ["34", "33"]),
        (f"{TRANSPORT}/ticket/ten-business-days", ["ten"]),
    ],
)
def test_a_summary_says_the_figures_of_its_sentence_and_no_others(registers: Policy, clause: str, said: list[str]) -> None:
    assert re.findall(r"\$?[0-9]+|\b(?:three|ten|thirty)\b", registers.clauses[clause].summary) == said


def test_the_three_deadlines_of_trips_are_registered_as_such(registers: Policy) -> None:
    deadlines = [clause.id for clause in registers.clauses.values() if clause.kind == "deadline"]
    assert [id for id in deadlines if id.startswith(f"{TRANSPORT}/")] == [
        f"{TRANSPORT}/cd-106-deadline",
        f"{TRANSPORT}/residential/cd-107-deadline",
        f"{TRANSPORT}/ticket/ten-business-days",
    ]


@pytest.mark.parametrize(
    ("clause", "strength"),
    [
        ("12.8.2/residential/invoice-questions", "will"),
        (f"{TRANSPORT}/who", "may"),
        (f"{TRANSPORT}/cd-106", "must"),
        (f"{TRANSPORT}/development/other-allowable", "must"),
        (f"{TRANSPORT}/development/supporting-doc-identity", "should"),
        (f"{TRANSPORT}/split-among-youth", "must"),
        (f"{TRANSPORT}/level-b/ordinary-travel", "shall"),
        (f"{TRANSPORT}/level-b/copy-of-original", "should"),
        (f"{TRANSPORT}/non-child/training", "will"),
        (f"{TRANSPORT}/residential/over-200", "may"),
        (f"{TRANSPORT}/residential/divide", "should"),
        (f"{TRANSPORT}/residential/written-authorization", "should"),
        (f"{TRANSPORT}/ticket/central-office", "must"),
        (f"{TRANSPORT}/ticket/names-as-on-id", "should"),
        (f"{TRANSPORT}/ticket/icpc-one-way", "must"),
    ],
)
def test_a_summary_is_as_strong_as_its_sentence(registers: Policy, clause: str, strength: str) -> None:
    verbs = set(re.findall(r"\b(?:must|shall|should|may|will)\b", registers.clauses[clause].summary.lower()))
    assert verbs == {strength}


# Readings


def test_every_reading_of_emergency_placements_and_of_trips_is_registered(registers: Policy) -> None:
    numbers = {"A2": range(1, 14), "A3": [*range(15, 60), *range(75, 80)]}
    expected = {f"{part}-{number:02}" for part in numbers for number in numbers[part]}
    assert expected - set(registers.interpretations) == set()


@pytest.mark.parametrize(
    ("reading", "field", "values"),
    [("A3-22", "empty_leg", ("leg", "trip")), ("A3-31", "tfc_school", ("no-deduction", "deduct-200"))],
)
def test_a_weak_reading_of_a_trip_can_be_chosen(registers: Policy, reading: str, field: str, values: tuple[str, str]) -> None:
    choice = registers.interpretations[reading].choice
    assert choice is not None
    assert (choice.calculations, choice.field, choice.values) == (("trip-mileage",), field, values)


def test_a_limit_in_a_reading_is_the_registered_figure(registers: Policy) -> None:
    assert registers.interpretations["A3-15"].question == "From when do the 30 days for a travel log run?"
    assert "exactly 200 miles" in registers.interpretations["A3-40"].question
    assert "the 10 business days" in registers.interpretations["A3-55"].question


# Papers and offices


@pytest.mark.parametrize(
    "form",
    [
        "CM-8",
        "CM-11",
        "CD-106",
        "CD-107",
        "MO 300-1189",
        "Airline or Bus Ticket Request",
        "Out of State Travel Authorization Form",
    ],
)
def test_a_form_of_these_parts_is_registered_with_its_clauses(registers: Policy, form: str) -> None:
    assert any(id.startswith(("12.8.2/", TRANSPORT)) for id in registers.forms[form].clauses)


def test_both_ticket_papers_go_to_the_ticket_fax_and_are_kept_at_dfas(registers: Policy) -> None:
    papers = [registers.forms[id] for id in ("Airline or Bus Ticket Request", "Out of State Travel Authorization Form")]
    assert all(form.goes_to and TICKET_FAX in form.goes_to and form.kept_in == "DFAS" for form in papers)


def test_the_ticket_fax_is_that_of_the_payment_and_travel_unit_alone(registers: Policy) -> None:
    assert [id for id, contact in registers.contacts.items() if TICKET_FAX in contact.how] == ["payment-and-travel-unit"]


def test_an_office_whose_address_the_sources_lack_is_given_none(registers: Policy) -> None:
    for id in ("local-office", "circuit-manager", "rcst-coordinator", "icpc-unit"):
        assert "no number or address" in registers.contacts[id].how
        assert not re.search(r"[0-9@]", registers.contacts[id].how.replace("CD-107", ""))


# Short forms


@pytest.mark.parametrize(
    ("short", "expanded"),
    [
        ("AC", "Alternative Care"),
        ("DCN", "Department Client Number"),
        ("FH", "Foster Home"),
        ("FST", "Family Support Team"),
        ("ILA", "Independent Living Arrangement"),
        ("PP", "Professional Parent"),
        ("PPRT", "Permanency Planning Review Team"),
        ("RCST", "Residential Care Screening Team"),
        ("RS", "Respite"),
        ("TLA", "Transitional Living Advocate"),
        *((short, None) for short in ("FACES", "FAQ", "ICPC", "IV-E", "PPR", "PR", "SAM II", "TRAN", "TRED", "TRMD")),
    ],
)
def test_a_short_form_is_spelled_out_only_as_the_sources_do(registers: Policy, short: str, expanded: str | None) -> None:
    assert registers.abbreviations[short].expanded == expanded

"""What is registered of KIDS accounts, Level B transitions, insurance claims and the practice alert."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from fosterpolicy.core.policy import Policy

PO_BOX = "Post Office Box 1082, Jefferson City, Missouri 65102-1082"
MEETING = "https://stateofmo.webex.com/stateofmo/j.php?MTID=mbd634b35b1769cfe85b935aeb5f12c51"
PARTS = ("12.8.4/", "12.8.5/", "12.8.6/", "PA25-AC-03/")


@pytest.fixture(scope="module")
def registers() -> Policy:
    return Policy()


# Clauses


@pytest.mark.parametrize(
    ("part", "modes"),
    [
        ("12.8.4/", {"read": 18, "decided": 66, "computed": 14}),
        ("12.8.5/", {"read": 3, "decided": 13, "computed": 4}),
        ("12.8.6/", {"read": 4, "decided": 8}),
        ("PA25-AC-03/", {"read": 19, "decided": 11, "computed": 1}),
    ],
)
def test_each_part_has_its_share_of_read_decided_and_computed_statements(
    registers: Policy, part: str, modes: dict[str, int]
) -> None:
    found = [clause.mode for clause in registers.clauses.values() if clause.id.startswith(part)]
    assert {mode: found.count(mode) for mode in set(found)} == modes


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("12.8.4/oasdi/payee-at-18", ["eighteen"]),
        ("12.8.4/savings/from-16", ["16", "$999.00"]),
        ("12.8.4/establish/check-18-plus", ["18"]),
        ("12.8.4/maintain/ssi-2000", ["$2000.00"]),
        ("12.8.4/maintain/statement", ["12"]),
        ("12.8.4/closure/16-plus-check", ["16"]),
        ("12.8.4/closure/16-plus-999", ["$999.00"]),
        ("12.8.4/closure/excess", ["$999.00"]),
        ("12.8.4/closure/savings-protected", ["16"]),
        ("12.8.5/rate", ["$21.00"]),
        ("12.8.5/max-90-consecutive", ["90"]),
        ("12.8.5/willing-over-90", ["90"]),
        ("12.8.5/three-refusals", ["3"]),
        ("12.8.6/related-memos", ["CD19-52", "7-1-19", "FY20"]),
        ("PA25-AC-03/date", ["23", "2025"]),
        ("PA25-AC-03/office-hours/time", ["9am", "11am"]),
        ("PA25-AC-03/links/quick-reference", ["11.30.24"]),
    ],
)
def test_a_summary_says_the_figures_of_its_sentence_and_no_others(registers: Policy, clause: str, said: list[str]) -> None:
    figure = r"\b[A-Z]{2}[0-9-]+|\$[0-9]+\.[0-9]{2}|[0-9]+(?:[.-][0-9]+)+|[0-9]+[ap]m|[0-9]+|\beighteen\b"
    assert re.findall(figure, registers.clauses[clause].summary) == said


def test_the_clauses_of_the_alert_stand_in_its_order(registers: Policy) -> None:
    lines = [clause.passages[0].line for clause in registers.clauses.values() if clause.id.startswith("PA25-AC-03/")]
    assert lines == sorted(lines)


def test_the_deadlines_of_a_kids_account_are_registered_as_such(registers: Policy) -> None:
    deadlines = [clause.id for clause in registers.clauses.values() if clause.kind == "deadline" and clause.id.startswith(PARTS)]
    assert deadlines == [
        "12.8.4/access/before-exit",
        "12.8.4/closure/five-years",
        "12.8.4/closure/timely",
        "12.8.4/closure/payee-not-found",
    ]


@pytest.mark.parametrize(
    ("clause", "strength"),
    [
        ("12.8.4/deposit/who", "will"),
        ("12.8.4/deposit/applied-first", "must"),
        ("12.8.4/inheritance/not-deposited", "should"),
        ("12.8.4/oasdi/payee-at-18", "must"),
        ("12.8.4/establish/paper-check", "should"),
        ("12.8.4/establish/cd-director-payee", "shall"),
        ("12.8.4/establish/designee-signature", "shall"),
        ("12.8.4/maintain/electronic-deposit", "shall"),
        ("12.8.4/maintain/check-with-cs-kids-1", "must"),
        ("12.8.4/maintain/extra-expenses", "may"),
        ("12.8.4/maintain/contact-payment-unit", "should"),
        ("12.8.4/missing-income/after-exit", "may"),
        ("12.8.4/maintain/cs-kids-1-record", "shall"),
        ("12.8.4/maintain/cs-kids-2-record", "shall"),
        ("12.8.4/access/maintenance-first", "must"),
        ("12.8.4/access/before-exit", "must"),
        ("12.8.4/dedicated/only-listed", "should"),
        ("12.8.4/closure/16-plus-check", "shall"),
        ("12.8.4/closure/cs-kids-2", "should"),
        ("12.8.4/closure/payee", "may"),
        ("12.8.4/closure/advise-payee", "shall"),
        ("12.8.4/closure/late-ssi-returned", "must"),
        ("12.8.4/closure/va-apply", "shall"),
        ("12.8.5/max-90-consecutive", "shall"),
        ("12.8.5/ceases-at-capacity", "will"),
        ("12.8.5/qualify/accept", "shall"),
        ("12.8.5/dcn", "must"),
        ("12.8.5/three-refusals", "will"),
        ("12.8.5/concerns", "should"),
        ("12.8.6/procedure", "shall"),
        ("12.8.6/step-2-juvenile-court", "should"),
        ("12.8.6/step-2-third-party-liability", "should"),
        ("12.8.6/step-3-order", "should"),
        ("PA25-AC-03/cd/do-not-direct-providers", "must"),
    ],
)
def test_a_summary_is_as_strong_as_its_sentence(registers: Policy, clause: str, strength: str) -> None:
    verbs = set(re.findall(r"\b(?:must|shall|should|may|will)\b", registers.clauses[clause].summary.lower()))
    assert strength in verbs
    assert not {"must", "shall", "should"} & verbs - {strength}


def test_both_lists_of_what_kids_money_may_buy_have_every_item(registers: Policy) -> None:
    both = {"medical-education-job", "personal-needs", "special-equipment", "therapy", "funeral", "burial-plan"}
    lists = {
        name: {id.split("/")[2] for id in registers.clauses if id.startswith(f"12.8.4/{name}/")}
        for name in ("access", "dedicated")
    }
    assert both | {"school-supplies", "extracurricular", "other-needs"} <= lists["access"]
    assert lists["dedicated"] == both | {"heading", "only-listed", "housing-modification", "ssa-other"}


# Readings


def test_every_reading_of_these_parts_is_registered(registers: Policy) -> None:
    numbers = {"A4": 33, "A5": 11, "A6": 5, "AP": 11}
    expected = {f"{part}-{number:02}" for part, last in numbers.items() for number in range(1, last + 1)}
    assert {id for id in registers.interpretations if id.startswith(tuple(numbers))} == expected


def test_the_weak_reading_of_back_state_debt_can_be_chosen(registers: Policy) -> None:
    choice = registers.interpretations["A4-12"].choice
    assert choice is not None
    assert (choice.calculations, choice.field, choice.values) == (
        ("kids-expenditure",),
        "debt_bar",
        ("until-cleared", "balance-left"),
    )


# Forms


@pytest.mark.parametrize(
    ("form", "name", "clause"),
    [
        ("CS-KIDS-1", "CS-KIDS-1", "12.8.4/maintain/check-with-cs-kids-1"),
        ("CS-KIDS-2", "CS-KIDS-2", "12.8.4/closure/cs-kids-2"),
        ("CD-270", "Change of Custodian Payee Request Form", "12.8.4/closure/cd-270"),
        ("CD-271", "Older Youth Change of Payee Request Form", "12.8.4/closure/cd-271"),
        ("CM-8", "Level B Cooperative Agreement", "12.8.5/cm-8"),
        ("Payment Request Sheet", "PDF Payment Request Sheet", "PA25-AC-03/request/attachments"),
        ("Quick Reference for Payments", "Quick Reference for Payments Guide", "PA25-AC-03/links/quick-reference"),
    ],
)
def test_a_form_of_these_parts_is_registered_with_its_name_and_clause(
    registers: Policy, form: str, name: str, clause: str
) -> None:
    assert registers.forms[form].name == name
    assert clause in registers.forms[form].clauses


def test_the_two_kids_forms_are_kept_where_the_manual_says(registers: Policy) -> None:
    assert "business record" in (registers.forms["CS-KIDS-1"].kept_in or "")
    assert "electronic record" in (registers.forms["CS-KIDS-2"].kept_in or "")


# Contacts


def test_a_paper_check_goes_to_the_post_office_box_to_the_letter(registers: Policy) -> None:
    assert registers.contacts["cash-receipts-unit"].mail == PO_BOX
    assert PO_BOX in registers.clauses["12.8.4/establish/paper-check"].summary


def test_the_meeting_of_the_office_hours_is_the_one_of_the_alert(registers: Policy) -> None:
    settings = (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"office_hours_link: {MEETING}\n" in settings
    assert "Every Wednesday, from 9 to 11 in the morning." in registers.contacts["training-unit"].how
    assert [id for id, contact in registers.contacts.items() if "http" in contact.how] == []


def test_an_office_whose_address_the_sources_lack_is_given_none(registers: Policy) -> None:
    for id in (
        "social-security-specialist",
        "regional-social-security-specialists",
        "local-social-security-office",
        "va-office",
        "guardian-ad-litem",
        "dls-local-office",
        "third-party-liability-unit",
        "regional-director",
    ):
        assert "no number or address" in registers.contacts[id].how
        assert not re.search(r"[0-9@]|http", registers.contacts[id].how)


def test_resource_providers_are_sent_to_the_payment_unit_for_nothing(registers: Policy) -> None:
    units = [contact for contact in registers.contacts.values() if "facespaymentunit" in contact.how]
    assert len(units) == 2
    assert {contact.never_for for contact in units} == {"resource providers"}


# Short forms


@pytest.mark.parametrize(
    ("short", "expanded"),
    [
        ("CT", "Children's Treatment"),
        ("DFAS", "Division of Finance and Administrative Services"),
        ("DLS", "Division of Legal Services"),
        ("GAL", "Guardian ad Litem"),
        ("JTPA", "Job Training Partnership Act"),
        ("KIDS", "Children's Income Disbursement System"),
        ("MHD", "MO HealthNet Division"),
        ("OASDI", "Old Age Survivor Disability Income"),
        ("RT", "Residential Treatment"),
        ("SSA", "Social Security Administration"),
        ("SSI", "Social Security Income"),
        ("VA", "Veteran's Affairs"),
        ("FY", None),
        ("HDN", None),
        ("IV-E", None),
        ("RSMo", None),
    ],
)
def test_a_short_form_is_spelled_out_only_as_the_sources_do(registers: Policy, short: str, expanded: str | None) -> None:
    assert registers.abbreviations[short].expanded == expanded


# House Bill 737


def test_house_bill_737_touches_the_whole_part_on_kids_accounts_and_nothing_else(registers: Policy) -> None:
    law = registers.developments["hb-737-kids"]
    touched = {id for id in registers.clauses if law.concerns([id])}
    assert touched == {id for id in registers.clauses if id.startswith("12.8.4/")}
    assert law.from_ == date(2025, 8, 28)


def test_house_bill_737_is_told_with_its_dates_and_its_three_addresses(registers: Policy) -> None:
    law = registers.developments["hb-737-kids"]
    told = f"{law.text} {law.details}"
    for said in (
        "RSMo 210.560",
        "routine care",
        "60 days",
        "each year",
        "September 2025",
        "ABLE accounts",
        "October 2025",
        "2026",
    ):
        assert said in told
    assert [law.source, *(more.address for more in law.more_sources)] == [
        "https://mydss.mo.gov/house-bill-737-hb737",
        "https://revisor.mo.gov/main/OneSection.aspx?bid=57661&section=210.560",
        "https://content.govdelivery.com/accounts/MODSS/bulletins/3f00d5b",
    ]

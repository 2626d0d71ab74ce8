"""The reference pages say what the policy files and the rules say: approvals, deadlines, forms, contacts, rates, later law."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from fosterpolicy.core.policy import POLICY_FOLDER, Policy, policy, use_policy
from fosterpolicy.rules import calculate
from fosterpolicy.site import approvals
from fosterpolicy.site.approval_cases import GROUPS_OF_CASES, ApprovalCase
from fosterpolicy.site.reference import rate_groups, rate_names, terms

Page = Callable[..., str]
DOCS = Path(__file__).parents[2] / "docs"


def rows(html: str) -> dict[str, list[str]]:
    """The rows of all tables: the words of the first cell, and the words of the others."""
    found = {}
    for row in BeautifulSoup(html, "lxml").select("tbody tr"):
        first, *others = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        found[first] = others
    assert found
    return found


def edited(tmp_path: Path, file: str, old: str, new: str) -> Policy:
    """A policy with one text of a file replaced."""
    folder = tmp_path / "policy"
    shutil.copytree(POLICY_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return Policy(folder)


def section(html: str, id: str) -> Tag:
    """The entry under the heading with this id."""
    heading = BeautifulSoup(html, "lxml").find(id=id)
    assert isinstance(heading, Tag), id
    assert isinstance(heading.parent, Tag)
    return heading.parent


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


# Who approves what.

APPROVALS = "/// approvals\n///"


@pytest.mark.parametrize(
    ("matter", "who", "papers"),
    [
        ("Respite, up to 12 units a year", "No approval is stated.", "none named"),
        ("Respite, more than 12 units a year and up to 20", "Supervisor ( must )", "CD-113, Payment Request"),
        ("Respite, more than 20 units a year", "Regional Director or designee ( must )", "CD-113, Payment Request"),
        ("Respite for a Level B home, more than 14 units a year", "Who approves is not stated.", "none named"),
        (
            "More than the standard rate, for a child with exceptional needs",
            "Regional Director, beforehand ( must )",
            "none named",
        ),
        ("A Level B home's round trip of more than 200 miles", "Circuit Manager ( must )", "CD-107"),
    ],
)
def test_a_row_says_who_approves_and_on_which_papers(page: Page, matter: str, who: str, papers: str) -> None:
    assert rows(page(APPROVALS))[matter][:2] == [who, papers]


def test_a_travel_log_is_handed_in_within_30_days(page: Page) -> None:
    time = rows(page(APPROVALS))["A trip of a foster home or an older youth"][2]
    assert time.startswith("30 days")


def test_dental_work_of_500_dollars_is_cleared_and_more_goes_up_to_central_office(page: Page) -> None:
    shown = rows(page(APPROVALS))
    assert shown["Dental work, up to $500.00"][0].startswith("Regional Office, which clears the expense ( must )")
    assert "Program Development Specialist" not in shown["Dental work, up to $500.00"][0]
    assert "Central Office" in shown["Dental work, more than $500.00"][0]
    assert "State Orthodontic Consultant ( must )" in shown["Braces, more than $500.00"][0]


def test_the_order_of_a_court_must_be_appealed_within_30_days_of_the_ruling(page: Page) -> None:
    who, _, time = rows(page(APPROVALS))["A court orders excessive fees: whether to appeal"]
    assert who.startswith("Regional Director or designee")
    assert time.startswith("30 days")


def test_a_packet_is_sent_for_dental_work_and_what_is_in_it_is_stated_for_braces_only(page: Page) -> None:
    shown = rows(page(APPROVALS))
    assert shown["Dental work, more than $500.00"][1] == "a packet; what is in it is stated for braces only"
    assert shown["Braces, more than $500.00"][1] == "Orthodontic packet"
    assert shown["Dental work, up to $500.00"][1] == "none named"


def test_a_tfc_home_s_log_has_its_approval_and_the_miles_past_the_first_have_none_that_is_stated(page: Page) -> None:
    who = rows(page(APPROVALS))["A TFC home's round trip of more than 200 miles"][0]
    log, miles = (
        "Local staff of the Children's Division, for the log ( must )",
        "For the miles past the first 200: who approves is not",
    )
    assert who == f"{log} {miles} stated."


def test_the_payment_unit_should_be_asked_before_a_purchase_for_a_child_and_approves_nothing(page: Page) -> None:
    shown = rows(page(APPROVALS))
    kids, dedicated = (
        next(cells for matter, cells in shown.items() if matter.startswith(f"A purchase from a {account} account"))
        for account in ("KIDS", "dedicated")
    )
    assert kids[:2] == ["Ask first: FACES Payment Unit ( should ) No approval is stated.", "KIDS-2, Vendor's invoice"]
    assert dedicated[:2] == [kids[0], "none named"]


def test_child_care_names_no_one_who_approves(page: Page) -> None:
    assert rows(page(APPROVALS))["Child care in foster family care"][0] == "This part names no one. See the first row."


def test_a_long_route_is_told_once_and_then_referred_to(page: Page) -> None:
    shown = rows(page(APPROVALS))
    assert shown["Legal costs within the limits"][0].endswith(
        "worker: send request through supervisory channels → Regional Director or designee: approve → court: order payment"
    )
    assert shown["Attorney fees over the limit"][0].endswith(
        "attorney: conclude representation → as for “Legal costs within the limits”"
    )
    assert "as for “Dental work, more than $500.00” → State Orthodontic Consultant" in shown["Braces, more than $500.00"][0]


def test_a_settlement_is_for_the_juvenile_court_and_a_payment_request_for_a_level_1_approver(page: Page) -> None:
    shown = rows(page(APPROVALS))
    assert shown["A settlement of a child's insurance claim"][0].startswith("Juvenile court")
    assert shown["Any payment request of the Children's Division"][0].startswith("Level 1 Approver")


def test_every_clause_on_an_approval_is_behind_a_row_of_the_table() -> None:
    """The agreement on a planned absence is no approval of a payment, and stands with the absences."""
    cited = {
        step.clause
        for _, cases in GROUPS_OF_CASES
        for asked in cases
        for step in calculate(asked.calculation, asked.case(policy())).steps
    }
    kinds = {clause.id for clause in policy().clauses.values() if clause.kind == "approval"}
    assert kinds - cited == {"12.8.1/absence/case-plan/agreed"}


def test_the_table_of_approvals_follows_the_figure(page: Page, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    old = 'value = 20, clauses = ["12.8.1/respite/supervisor-to-20"'
    with use_policy(edited(tmp_path, "parameters/12.8.1.toml", old, old.replace("20,", "22,"))):
        shown = rows(page(APPROVALS, docs=tmp_path / "docs"))
    assert shown["Respite, more than 12 units a year and up to 22"][0] == "Supervisor ( must )"
    assert shown["Respite, more than 22 units a year"][0] == "Regional Director or designee ( must )"


def asked(**changed: object) -> ApprovalCase:
    sound = {
        "matter": "A case",
        "calculation": "respite-balance",
        "case": lambda policy: {"level": "traditional", "units_used": "12", "units_requested": "1"},
        "clause": "12.8.1/respite/supervisor-to-20",
    }
    return ApprovalCase(**{**sound, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"case": lambda policy: {"level": "gold"}}, "approvals: 'A case': level:"),
        ({"clause": "12.8.1/respite/rd-over-20"}, "does not cite 12.8.1/respite/rd-over-20"),
        ({"within": "ticket.business-days"}, "does not use ticket.business-days"),
        ({"signed": "CD-999"}, "has no paper 'CD-999'"),
        ({"matter": "More than [[respite.gold]]"}, "respite.gold"),
    ],
    ids=["a faulty case", "another clause", "another figure", "another paper", "a figure that does not exist"],
)
def test_a_row_that_its_answer_does_not_bear_out_stops_the_build(
    refusal: Page, monkeypatch: pytest.MonkeyPatch, changed: dict[str, object], message: str
) -> None:
    monkeypatch.setattr(approvals, "GROUPS_OF_CASES", (("Cases", (asked(**changed),)),))
    assert message in refusal(APPROVALS)


# Deadlines.

DEADLINES = "/// deadlines\n///"


def test_every_figure_that_counts_time_and_every_clause_on_a_deadline_stands_with_its_source(page: Page) -> None:
    html = page(DEADLINES)
    shown = rows(html)
    counted = [
        one for one in policy().parameters.values() if one.entry.unit in ("days", "business days", "hours", "months", "years")
    ]
    assert len(counted) > 10
    for parameter in counted:
        count, unit = parameter.at().cells[0].words, parameter.entry.unit
        assert shown[parameter.entry.what][0] == (f"1 {unit.removesuffix('s')}" if count == "1" else f"{count} {unit}")
    said = {clause for term in terms(policy()) for clause in term.clauses}
    assert {clause.id for clause in policy().clauses.values() if clause.kind == "deadline"} <= said
    links = [row.select_one(".sources a") for row in BeautifulSoup(html, "lxml").select("tbody tr:not(.deadlines-of)")]
    assert all(links)
    assert len(links) > len(counted)


def test_what_must_be_done_stands_before_what_is_only_counted_or_paid_for_so_long(page: Page) -> None:
    bodies = BeautifulSoup(page(DEADLINES), "lxml").select("tbody")
    under: dict[str, str] = {}
    for body in bodies:
        heading, *others = [words(row.th) for row in body.select("tr") if row.th]
        under |= dict.fromkeys(others, heading)
    motion, back, kept = (
        policy().parameter(id).entry.what for id in ("legal.appeal-days", "kids.lookback-years", "emergency-home.days")
    )
    assert under[motion] == "What must be done by when"
    assert under[back] == under[kept] == "How long something is counted or paid for"
    of_part: dict[Tag, list[str]] = {}
    for body in bodies:
        assert body.parent is not None
        of_part.setdefault(body.parent, []).append(words(body.select("tr")[0]))
    assert all(found == sorted(found, reverse=True) for found in of_part.values())


def test_one_month_is_no_plural(page: Page) -> None:
    assert rows(page(DEADLINES))[policy().parameter("kids.unclaimed-months").entry.what][0] == "1 month"


def test_a_deadline_without_a_number_says_so(page: Page) -> None:
    clause = policy().clauses["12.8.3/legal/excessive/send-order"]
    assert rows(page(DEADLINES))[clause.summary][0] == "no number"


# Forms.

FORMS = "/// forms\n    ids: all\n///"


def test_a_form_says_what_it_is_for_where_it_goes_and_which_pages_use_it(page: Page) -> None:
    body = "## Papers { #papers }\n\n/// forms\n    ids: [CD-113]\n///\n\n"
    entry = section(page(body + FORMS), "form-cd-113")
    assert "Respite Unit Tracking Log" in words(entry)
    assert [link["href"] for link in entry.select("dd a") if link.text == "Respite"] == ["#papers"]


def test_a_form_that_an_example_calls_for_names_its_page(page: Page) -> None:
    example = (
        "## Cases { #cases }\n\n```python\n# One unit more than the allotment.\nfrom fosterpolicy import calculate, expect\n\n"
        'answer = calculate("respite-balance", level="traditional", units_used="12", units_requested="1")\n'
        'expect(answer, approver="supervisor")\n```\n\n'
    )
    entry = section(page(example + FORMS), "form-cd-113")
    assert [link["href"] for link in entry.select("dd a") if link.text == "Respite"] == ["#cases"]


def test_every_form_stands_on_the_page_once(page: Page) -> None:
    headings = BeautifulSoup(page(FORMS), "lxml").select(".entry h2")
    assert len(headings) == len(policy().forms)
    assert len({heading["id"] for heading in headings}) == len(headings)


# Contacts.

CONTACTS = "/// contacts\n    ids: all\n///"


def test_that_resource_providers_are_not_sent_to_the_payment_unit_stands_before_every_contact(page: Page) -> None:
    html = page(CONTACTS)
    rule = "Do not send resource providers here: Payment unit (FACES); FACES Payment Unit, for KIDS accounts."
    assert html.count("Do not send") == html.count(rule) == 1
    assert html.index(rule) < html.index("<h2")


def test_every_contact_stands_with_its_number_and_whom_it_is_for(page: Page) -> None:
    html = page(CONTACTS)
    entry = section(html, "contact-payment-unit")
    assert "573-526-3423" in words(entry)
    assert "Not for resource providers" in words(entry)
    assert len(BeautifulSoup(html, "lxml").select(".entry h2")) == len(policy().contacts)


# Short forms.


def test_the_glossary_spells_out_what_the_sources_spell_out_and_nothing_else(page: Page) -> None:
    html = BeautifulSoup(page("/// glossary\n///"), "lxml")
    shown = {words(term).split(": ")[0]: words(term) for term in html.select("dt")}
    assert set(shown) == set(policy().abbreviations)
    assert shown["FST"] == "FST: Family Support Team"
    assert shown["FACES"] == "FACES"


def marked(html: str) -> list[tuple[str, str]]:
    return [(one.text, str(one["aria-description"])) for one in BeautifulSoup(html, "lxml").select("abbr")]


def test_the_first_use_of_a_short_form_shows_what_it_stands_for(page: Page) -> None:
    html = page("The FST meets. The FST decides.\n\n- Ask the FST, or RCST.")
    assert [short for short, _ in marked(html)] == ["FST", "RCST"]
    assert marked(html)[0][1].startswith("Family Support Team. ")
    assert html.index("<abbr") < html.index("meets")
    assert BeautifulSoup(html, "lxml").abbr["tabindex"] == "0"  # type: ignore[index]


def test_the_words_of_the_paragraph_stay_as_they_are(page: Page) -> None:
    html = page("First **the FST** and then RCST, with FST once more.")
    first = BeautifulSoup(html, "lxml").abbr
    assert first is not None
    assert first.find_parent("p").text == "First the FST and then RCST, with FST once more."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "body",
    [
        "## The FST { #fst }",
        "See [the FST](readings.md).",
        "Write `FST`.",
        "Form FST-9 and CD-106.",
        "UNFST",
        "```text\nFST\n```",
    ],
    ids=["a heading", "a link", "code", "a form number", "part of a word", "a fence"],
)
def test_short_forms_are_left_alone_in(page: Page, body: str) -> None:
    assert marked(page(body)) == []


def test_the_list_of_short_forms_marks_none_of_its_own(page: Page) -> None:
    assert marked(page("The FST.\n\n/// glossary\n///")) == []


def test_a_page_without_a_head_marks_no_short_form(page: Page) -> None:
    assert marked(page("The FST.", head="# Developers\n\n")) == []


# The rate card.

CARD = "/// rate-card\n///"


def test_the_rate_card_has_every_amount_that_is_paid(page: Page) -> None:
    shown = {str(one["data-figure"]) for one in BeautifulSoup(page(CARD), "lxml").select("data")}
    amounts = {
        cell.figure.id for one in policy().parameters.values() if one.entry.unit.startswith("USD") for cell in one.at().cells
    }
    assert amounts - shown == {"mileage.federal-rate"}
    assert shown <= amounts


def test_the_rate_card_gives_amounts_by_age_and_says_through_when_a_rate_is_known(page: Page) -> None:
    shown = rows(page(CARD))
    assert shown["Licensed home USD per month"][:3] == ["$509.00", "$577.00", "$712.00"]
    assert (
        shown["State mileage rate USD per mile, from April 3, 2023, verified through December 31, 2024; for later dates, ask"][0]
        == "$0.655"
    )


def test_no_two_amounts_of_the_rate_card_have_the_same_name() -> None:
    names = rate_names(policy())
    assert len(set(names.values())) == len(names) == sum(len(group.rows) for group in rate_groups(policy()))


# Later law.

LAW = "/// later-law\n///"


def test_a_later_law_stands_with_its_date_its_source_and_the_pages_that_it_touches(page: Page) -> None:
    body = 'The amount.\n{ #ila clause="12.8.1/ila/rate" }\n\n/// developments\n///\n\n'
    entry = section(page(body + LAW), "law-4-5-5-independent-living")
    assert "From July 1, 2024" in words(entry)
    assert [link["href"] for link in entry.select("dd a") if link.text == "Respite"] == ["#changed-4-5-5-independent-living"]
    assert any("subsection-5-independent-living" in str(link["href"]) for link in entry.find_all("a"))


def test_a_law_that_touches_a_whole_part_names_that_part(page: Page) -> None:
    assert "the whole of 12.8.4 KIDS accounts" in words(section(page(LAW), "law-hb-737-kids"))


# Readings.


def test_a_group_of_readings_is_shown_in_full_with_the_calculations_where_each_matters(page: Page) -> None:
    html = page("/// readings\n    ids: [A1-*]\n///")
    shown = [str(one["id"]) for one in BeautifulSoup(html, "lxml").select(".reading h3")]
    assert shown == [id for id in policy().interpretations if id.startswith("A1-")]
    assert "It matters in: respite-payment" in words(section(html, "A1-19"))
    assert "respite-payment takes at_twelve" in words(section(html, "A1-19"))
    assert "Settled elsewhere:" in words(section(html, "A1-19"))


def test_a_reading_of_every_answer_says_so(page: Page) -> None:
    assert "It stands under every answer." in words(section(page("/// readings\n    ids: [A0-*]\n///"), "A0-01"))


def test_a_group_of_readings_that_does_not_exist_stops_the_build(refusal: Page) -> None:
    assert "no reading has an id that starts with A9-" in refusal("/// readings\n    ids: [A9-*]\n///")


def test_the_page_of_readings_has_every_group() -> None:
    text = (DOCS / "readings.md").read_text(encoding="utf-8")
    groups = {id.split("-")[0] for id in policy().interpretations}
    assert set(re.findall(r"ids: \[(A[0-9P])-\*\]", text)) == groups

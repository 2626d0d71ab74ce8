"""Change notes and their feed, links to say that something is wrong, and everyday words for the search."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from fosterpolicy.core.policy import policy
from fosterpolicy.core.policy_models import ChangeNote
from fosterpolicy.site.change_notes import ATOM, feed, feed_link
from fosterpolicy.site.context import PageContext
from fosterpolicy.site.pages import PageError, pages_in
from fosterpolicy.site.report_links import report_link, report_of_clause
from fosterpolicy.site.reports import about_page, to_paste
from fosterpolicy.site.search_words import form_numbers, with_words

ROOT = Path(__file__).resolve().parents[2]


def entries(site_url: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(feed(policy(), site_url).encode()).findall(f"{{{ATOM}}}entry")


def test_the_feed_has_each_note_newest_first_with_a_link_to_it() -> None:
    found = entries("https://example.org/")
    notes = policy().change_notes
    assert [note.date for note in notes] == sorted((note.date for note in notes), reverse=True)
    links = [entry.find(f"{{{ATOM}}}link").attrib["href"] for entry in found]
    assert links == [f"https://example.org/reference/what-changed/#{note.id}" for note in notes]


def test_the_head_of_a_page_names_the_feed_by_a_full_address_where_the_site_has_one() -> None:
    assert 'type="application/atom+xml"' in feed_link("readings/", "")
    assert 'href="../changes.xml"' in feed_link("readings/", "")
    assert 'href="changes.xml"' in feed_link("", "")
    assert 'href="https://example.org/changes.xml"' in feed_link("readings/", "https://example.org/")


def test_each_entry_of_the_feed_has_an_id_of_its_own_that_does_not_depend_on_the_address() -> None:
    ids = [[entry.findtext(f"{{{ATOM}}}id") for entry in entries(url)] for url in ("", "https://example.org/")]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_a_note_s_id_begins_with_its_date() -> None:
    fields = {"kind": "figure", "title": "A", "text": "B", "pages": ["respite"]}
    assert ChangeNote.model_validate({"id": "2026-11-23-a", "date": date(2026, 11, 23), **fields}).kind == "figure"
    with pytest.raises(ValueError, match="must begin with 2026-11-24"):
        ChangeNote.model_validate({"id": "2026-11-23-a", "date": date(2026, 11, 24), **fields})


def test_every_note_names_pages_that_there_are() -> None:
    known = set(pages_in(ROOT / "docs").by_id)
    assert {page for note in policy().change_notes for page in note.pages} <= known


def test_a_report_opens_an_email_with_clause_and_edition_in_it() -> None:
    clause = policy().clauses["12.8.2/home/per-diem"]
    link = report_of_clause("someone@example.org", clause, policy().sources[clause.source], "12.8.2-emergency-placement/")
    assert link is not None
    assert link.startswith("mailto:someone@example.org?subject=")
    said = unquote(link)
    assert "12.8.2/home/per-diem" in said
    assert "effective 1-1-2024" in said


def test_a_report_opens_an_issue_where_an_address_for_issues_is_set() -> None:
    link = report_link("https://example.org/issues/new", "Wrong & unclear", "Line 1\nLine 2")
    assert link is not None
    assert parse_qs(urlsplit(link).query) == {"title": ["Wrong & unclear"], "body": ["Line 1\nLine 2"]}


def test_without_an_address_there_is_no_link_to_report_with() -> None:
    assert report_link("", "a", "b") is None


def at_the_foot(report_to: str) -> PageContext:
    pages = pages_in(ROOT / "docs")
    return PageContext(pages, pages.by_id["rate-card"], report_to)


def test_the_foot_of_a_page_opens_an_email_with_its_title_and_address_where_one_is_set() -> None:
    link = unquote(about_page(at_the_foot("someone@example.org")) or "")
    assert link.startswith("mailto:someone@example.org?subject=Wrong or unclear: Rate card")
    assert "Page: Rate card (reference/rate-card/)" in link
    assert "effective 1-1-2024" in link


def test_without_an_address_the_foot_has_title_and_edition_to_copy_and_the_script_adds_the_page() -> None:
    context = at_the_foot("")
    assert about_page(context) is None
    title, edition, page = to_paste(context).split("\n")
    assert title == "Wrong or unclear: Rate card"
    assert "effective 1-1-2024" in edition
    assert page == "Page:"
    foot = context.render("page_foot.html", link=None, about="../../about/#errors", to_paste=to_paste(context))
    assert 'data-copy="Wrong or unclear: Rate card\n' in foot
    assert "data-anchor" not in foot
    assert 'href="../../about/#errors"' in foot


def test_everyday_words_are_added_to_their_section() -> None:
    index = {
        "docs": [{"location": "a/#b", "title": "B", "text": ""}, {"location": "a/#c", "title": "C", "text": "", "tags": ["x"]}]
    }
    found = with_words(index, {"a/#b": ["gas money"], "a/#c": ["y"]})
    assert [entry["tags"] for entry in found["docs"]] == [["gas money"], ["x", "y"]]


def test_words_for_a_section_that_is_not_there_stop_the_build() -> None:
    with pytest.raises(PageError, match=r"docs/search-words.toml: a/#gone: the search index has no such section"):
        with_words({"docs": []}, {"a/#gone": ["gas"]})


def test_a_form_is_found_by_its_number_however_it_is_typed() -> None:
    typed = form_numbers(policy().forms.values())
    assert typed["reference/forms/#form-cs-kids-2"] == ["CS-KIDS-2", "KIDS-2", "CSKIDS2", "KIDS2"]
    assert typed["reference/forms/#form-mo-300-1189"] == ["MO 300-1189", "300-1189", "MO3001189", "3001189"]
    assert typed["reference/forms/#form-cd-106"] == ["CD-106", "CD106"]


def test_a_form_without_a_number_gets_no_words() -> None:
    assert form_numbers([policy().forms["Court order"]]) == {}

"""The reference pages in a real browser: short forms by keyboard, finding a clause, the rate card on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

EMERGENCY = "12.8.2-emergency-placement/index.html"
COVERAGE = "reference/coverage/index.html"
READINGS = "readings/index.html"
RATE_CARD = "reference/rate-card/index.html"
SHOWN = "word => getComputedStyle(word, '::after').content"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_a_short_form_is_spelled_out_from_the_keyboard_and_closed_by_escape(page: Page, address: str) -> None:
    page.goto(f"{address}/{EMERGENCY}")
    word = page.locator("abbr", has_text="RCST").first
    assert word.evaluate(SHOWN) == "none"
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    assert "Residential Care Screening Team" in word.evaluate(SHOWN)
    page.keyboard.press("Escape")
    assert word.evaluate(SHOWN) == "none"


def test_a_short_form_is_spelled_out_again_once_it_was_left(page: Page, address: str) -> None:
    page.goto(f"{address}/{EMERGENCY}")
    word = page.locator("abbr", has_text="RCST").first
    word.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    word.focus()
    assert "Residential Care Screening Team" in word.evaluate(SHOWN)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_of_a_short_form_do_not_widen_the_page(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/{EMERGENCY}")
    words = page.locator("abbr[tabindex]")
    assert words.count() > 2
    for word in words.all():
        word.focus()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()


def test_a_short_form_is_marked_once_on_a_page(pages: dict[str, BeautifulSoup]) -> None:
    marked = {name: [one.text for one in page.select("abbr[tabindex]")] for name, page in pages.items()}
    assert sum(map(len, marked.values())) > 50
    assert {name: found for name, found in marked.items() if len(found) != len(set(found))} == {}


def test_words_narrow_the_list_of_clauses_and_open_what_is_left(page: Page, address: str) -> None:
    page.goto(f"{address}/{COVERAGE}")
    rows = page.locator(".coverage-part tbody tr")
    assert rows.count() > 400
    page.locator(".register-filter").get_by_role("searchbox").fill("RESPITE weekend")
    shown = rows.filter(visible=True)
    assert 0 < shown.count() < 20
    for row in shown.all():
        assert "respite" in row.inner_text().lower()
        assert "weekend" in row.inner_text().lower()
    expect(page.locator(".register-filter output")).to_have_text(f"{shown.count()} of {rows.count()} clauses")
    page.locator(".register-filter").get_by_role("searchbox").fill("")
    assert rows.filter(visible=True).count() == 0


def test_only_the_clauses_without_a_rule_can_be_shown_and_each_says_why(page: Page, address: str) -> None:
    page.goto(f"{address}/{COVERAGE}")
    page.locator(".register-filter").get_by_role("combobox").select_option("read")
    shown = page.locator(".coverage-part tbody tr").filter(visible=True)
    assert 50 < shown.count() < 150
    assert all("Text only" in text for text in shown.all_inner_texts())


def test_while_clauses_are_looked_for_a_part_says_how_many_of_its_own_are_shown(page: Page, address: str) -> None:
    page.goto(f"{address}/{COVERAGE}")
    part = page.locator(".coverage-part").first
    every = part.locator("tbody tr").count()
    page.locator(".register-filter").get_by_role("combobox").select_option("read")
    shown = part.locator("tbody tr").filter(visible=True).count()
    assert 0 < shown < every
    expect(part.locator("summary")).to_contain_text(f"{shown} of {every} clauses")
    page.locator(".register-filter").get_by_role("combobox").select_option("")
    expect(part.locator("summary")).to_contain_text(re.compile(rf"(?<!of ){every} clauses"))


def test_what_a_reader_had_opened_is_open_again_after_a_search(page: Page, address: str) -> None:
    page.goto(f"{address}/{COVERAGE}")
    parts = page.locator(".coverage-part")
    parts.nth(1).locator("summary").click()
    words = page.locator(".register-filter").get_by_role("searchbox")
    words.fill("respite")
    words.fill("respite weekend")
    words.fill("")
    assert parts.evaluate_all("parts => parts.map(part => part.open)") == [n == 1 for n in range(parts.count())]


@pytest.mark.parametrize(("name", "things"), [(COVERAGE, "clause"), (READINGS, "reading")])
def test_where_nothing_is_found_there_is_a_hint(page: Page, address: str, name: str, things: str) -> None:
    page.goto(f"{address}/{name}")
    page.locator(".register-filter").get_by_role("searchbox").fill("xylophone")
    expect(page.locator(".register-filter output")).to_have_text(re.compile(rf"^No {things} has all of this\. Try fewer words"))


def test_empty_cells_have_the_same_line_below_them_as_others(page: Page, address: str) -> None:
    page.goto(f"{address}/{COVERAGE}")
    page.locator(".register-filter").get_by_role("combobox").select_option("read")
    lines = (
        page.locator(".coverage-part tbody tr")
        .filter(visible=True)
        .locator("td")
        .evaluate_all(
            "cells => cells.map(cell => [getComputedStyle(cell).display, getComputedStyle(cell).borderBottomWidth].join())"
        )
    )
    assert len(set(lines)) == 1


@pytest.mark.parametrize("kind", ["weak", "money", "decision", "wording", "settled"])
def test_readings_can_be_narrowed_to_those_of_one_kind(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}/{READINGS}")
    entries = page.locator(".reading")
    every = entries.count()
    page.locator(".register-filter").get_by_role("combobox").select_option(kind)
    shown = entries.filter(visible=True)
    assert 0 < shown.count() < every
    assert {kind in (entry.get_attribute("data-kind") or "").split() for entry in shown.all()} == {True}
    expect(page.locator(".register-filter output")).to_have_text(f"{shown.count()} of {every} readings")
    groups = page.locator(".readings").filter(visible=True).count()
    assert page.locator("h2:has(+ .readings)").filter(visible=True).count() == groups


def test_a_link_to_a_reading_that_is_filtered_out_shows_it_again(page: Page, address: str) -> None:
    page.goto(f"{address}/{READINGS}")
    page.locator(".register-filter").get_by_role("combobox").select_option("wording")
    expect(page.locator("#A1-02")).to_be_hidden()
    page.locator(".weak-readings a[href$='#A1-02']").click()
    expect(page.locator("#A1-02")).to_be_in_viewport()


def test_the_weak_readings_are_listed_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{READINGS}")
    expect(page.locator(".register-filter")).to_be_hidden()
    assert page.locator(".weak-readings tbody tr").count() == page.locator(".reading .badge-weak").count() > 0
    expect(page.locator(".weak-readings tbody tr").first).to_be_visible()
    context.close()


def test_the_list_of_clauses_can_be_read_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{COVERAGE}")
    expect(page.locator(".register-filter")).to_be_hidden()
    page.locator(".coverage-part summary").first.click()
    expect(page.locator(".coverage-part tbody tr").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_rate_card_prints_on_one_sheet(page: Page, address: str, paper: str) -> None:
    page.goto(f"{address}/{RATE_CARD}")
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "0.4in")
    printed = page.pdf(format=paper, margin=margin)  # type: ignore[arg-type]
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1

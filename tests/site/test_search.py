"""Searching as staff would type it: the right section is among the first three hits."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

FIRST = 3
QUERIES: dict[str, str | list[str]] = tomllib.loads(Path(__file__).with_name("search_queries.toml").read_text(encoding="utf-8"))
HITS = ".md-search-result__list .md-search-result__link"


@pytest.fixture(scope="module")
def searching(browser: Browser, address: str) -> Iterator[Page]:
    """The home page with its search opened."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/index.html", wait_until="load")
    page.keyboard.press("/")
    page.locator(".md-search__input").wait_for(state="visible")
    yield page
    context.close()


def first_hits(page: Page, query: str) -> list[str]:
    """The addresses of the first hits, as a person who types the query sees them."""
    field = page.locator(".md-search__input")
    # The theme searches on keyup, which filling a field does not raise.
    field.fill("")
    field.dispatch_event("keyup")
    page.locator(HITS).first.wait_for(state="detached", timeout=3000)
    field.fill(query)
    field.dispatch_event("keyup")
    page.locator(HITS).first.wait_for(state="attached", timeout=3000)
    page.wait_for_timeout(60)
    links = page.locator(HITS)
    found = [links.nth(index).get_attribute("href") or "" for index in range(min(FIRST, links.count()))]
    here = page.url.split("/index.html")[0] + "/"
    return [_plain(page.evaluate("href => new URL(href, document.baseURI).href", href).removeprefix(here)) for href in found]


def _plain(link: str) -> str:
    """The address without the words to mark on the page."""
    before, _, anchor = link.partition("#")
    return before.split("?")[0] + (f"#{anchor}" if anchor else "")


def test_there_are_a_hundred_queries_that_staff_would_type() -> None:
    assert len(QUERIES) >= 100


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_finds_the_section_in_the_first_three_hits(searching: Page, query: str) -> None:
    wanted = QUERIES[query]
    hits = first_hits(searching, query)
    assert set([wanted] if isinstance(wanted, str) else wanted) & set(hits), hits

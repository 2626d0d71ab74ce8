"""What can be opened, copied and looked up on a page works without a mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

RATES = "12.8.1-standard-rates/index.html"
INTRANET = "Object.defineProperty(window, 'isSecureContext', {value: false})"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page of the rates, in a window that may read the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(f"{address}/{RATES}")
    yield opened
    context.close()


def reach_by_tab(page: Page, wanted: Locator) -> None:
    """Come to an element with the Tab key, from the one before it."""
    wanted.focus()
    page.keyboard.press("Shift+Tab")
    expect(wanted).not_to_be_focused()
    page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


def opened_mark(page: Page) -> Locator:
    """The first § of the text, opened by Enter."""
    mark = page.locator("details.cite").first
    reach_by_tab(page, mark.locator("summary"))
    page.keyboard.press("Enter")
    expect(mark.locator(".cite-panel")).to_be_visible()
    return mark


def test_a_mark_opens_by_enter_and_closes_by_escape(page):
    mark = page.locator("details.cite").first
    expect(mark.locator(".cite-panel")).to_be_hidden()
    opened_mark(page)
    page.keyboard.press("Escape")
    expect(mark.locator(".cite-panel")).to_be_hidden()
    expect(mark.locator("summary")).to_be_focused()


def test_a_mark_names_its_clause_and_leads_to_the_official_words(page):
    mark = opened_mark(page)
    expect(mark.locator("code").first).to_contain_text("12.8.1/")
    address = mark.locator(".cite-links a").first.get_attribute("href") or ""
    assert address.startswith("https://"), address
    assert "#:~:text=" in address, address


@pytest.mark.parametrize("script", ["", INTRANET], ids=["this machine", "an intranet without https"])
def test_a_citation_is_copied_with_its_link(page, address, script):
    page.add_init_script(script or "0")
    page.reload()
    mark = opened_mark(page)
    button = mark.locator(".cite-copy").first
    reach_by_tab(page, button)
    page.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    citation, link = copied.rsplit(" ", 1)
    assert citation == button.get_attribute("data-copy")
    assert link.startswith(f"{address}/12.8.1-standard-rates/")
    expect(page.locator("#" + link.split("#")[1])).to_have_count(1)


def test_the_code_of_an_example_is_folded_and_opens_by_enter(page):
    folded = page.locator("details.example-code").first
    expect(folded.locator("code").first).to_be_hidden()
    reach_by_tab(page, folded.locator("summary"))
    page.keyboard.press("Enter")
    expect(folded.locator("code").first).to_be_visible()
    expect(folded.locator("code").first).to_contain_text("calculate(")


def test_the_first_tab_offers_to_skip_to_the_text(page):
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()


def test_the_scheme_is_switched_by_keyboard_and_stays_on_the_next_page(page, address):
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    before = page.evaluate(scheme)
    shown = page.locator("label[for^=__palette_]:visible")
    shown.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{scheme} !== '{before}'")
    page.goto(f"{address}/index.html")
    assert page.evaluate(scheme) != before


# The menu of a narrow window.

MENU = ".md-sidebar--primary"


@pytest.fixture
def narrow(page):
    """The same page in the window of a telephone."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    return page


def stops(page: Page, number: int) -> list[bool]:
    """Whether each of the next stops of the Tab key is in the menu."""
    inside = []
    for _ in range(number):
        page.keyboard.press("Tab")
        inside.append(page.evaluate(f"Boolean(document.activeElement.closest('{MENU}'))"))
    return inside


def test_the_tab_key_passes_by_the_closed_menu(narrow):
    assert True not in stops(narrow, 12)
    assert narrow.evaluate("document.activeElement.closest('.md-content') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_keyboard_and_closes_by_escape(narrow, key):
    button = narrow.get_by_role("button", name="Menu", exact=True)
    expect(narrow.locator(MENU)).to_be_hidden()
    reach_by_tab(narrow, button)
    narrow.keyboard.press(key)
    expect(narrow.locator(MENU)).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert True in stops(narrow, 6)
    narrow.keyboard.press("Escape")
    expect(narrow.locator(MENU)).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_wide_window_shows_the_menu_and_no_button_for_it(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(MENU)).to_be_visible()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()

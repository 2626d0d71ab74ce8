"""Three questions lead from any trip to the section with its rules: by a click, without a script, by keyboard, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

FINDER = "12.8.3-special-expenses/transportation/"
MOST_CLICKS = 3
DRIVE, CHILD = "A drive", "Anything else for a child"

PATHS: dict[tuple[str, ...], tuple[str, str]] = {
    ("A ticket",): ("Air, bus and train tickets", "tickets/#ask"),
    (DRIVE, "A training"): ("Mileage: training and meetings", "not-child-specific/#training"),
    (DRIVE, "A board meeting"): ("Mileage: training and meetings", "not-child-specific/#boards"),
    (DRIVE, "Another meeting"): ("Mileage: training and meetings", "not-child-specific/#other-meetings"),
    (DRIVE, "The child's school of origin"): ("Mileage: school of origin", "school-of-origin/#every-mile"),
    (DRIVE, CHILD, "A foster home"): ("Mileage: foster homes and older youth", "foster-homes/#purposes"),
    (DRIVE, CHILD, "A youth"): ("Mileage: foster homes and older youth", "foster-homes/#older-youth"),
    (DRIVE, CHILD, "A Level B home"): ("Mileage: Level B and TFC", "level-b-tfc/#first-200-miles"),
    (DRIVE, CHILD, "A TFC agency"): ("Mileage: Level B and TFC", "level-b-tfc/#tfc"),
    (DRIVE, CHILD, "A residential treatment provider"): ("Mileage: residential providers", "residential/#purposes"),
}
EACH_PATH = pytest.mark.parametrize("answers", PATHS, ids=" > ".join)


@pytest.fixture(params=[(1280, True), (390, True), (390, False)], ids=["wide", "phone", "phone without script"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The finder, on a wide window or a phone, with or without scripts."""
    width, script = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=script, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(f"{address}/{FINDER}")
    yield opened
    context.close()


def answer(page: Page, words: str) -> Locator:
    """The answer of the finder that begins with these words."""
    return page.locator(".finder").get_by_role("link", name=re.compile(rf"^{re.escape(words)}\b"))


def expect_end(page: Page, address: str, path: tuple[str, ...]) -> None:
    title, end = PATHS[path]
    assert page.url == f"{address}/{FINDER}{end}"
    expect(page.locator("h1")).to_contain_text(title)
    expect(page.locator(f"#{end.split('#')[1]}")).to_be_in_viewport()


@EACH_PATH
def test_each_path_ends_on_its_section_in_at_most_three_clicks(page: Page, address: str, answers: tuple[str, ...]) -> None:
    assert len(answers) <= MOST_CLICKS
    for words in answers:
        expect(answer(page, words)).to_be_visible()
        answer(page, words).click()
    expect_end(page, address, answers)


def test_every_answer_is_on_a_path(page: Page) -> None:
    links = page.locator(".finder > ul > li > a").all_inner_texts()
    walked = {words for path in PATHS for words in path}
    assert len(links) == len(walked)
    assert [link for link in links if not any(link.startswith(words) for words in walked)] == []


@EACH_PATH
def test_each_path_can_be_walked_with_tab_and_enter_alone(page: Page, address: str, answers: tuple[str, ...]) -> None:
    answer(page, answers[0]).focus()
    for words in answers:
        for _ in range(12):  # an answer stands near its question: the jump takes the reader there, focus and all
            if answer(page, words).evaluate("link => link === document.activeElement"):
                break
            page.keyboard.press("Tab")
        expect(answer(page, words)).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_timeout(50)
    page.wait_for_url(f"**/{PATHS[answers][1]}")
    expect_end(page, address, answers)


def test_on_paper_each_answer_says_which_page_to_take_up(page: Page) -> None:
    page.emulate_media(media="print")
    ends = page.locator(".finder > ul > li", has=page.locator("a:not([href^='#'])"))
    assert ends.count() == len(PATHS)
    for index in range(ends.count()):
        expect(ends.nth(index)).to_contain_text("See the page “")
        expect(ends.nth(index).locator(".in-print")).to_be_visible()
    titles = {f"See the page “{title}”." for title, _ in PATHS.values()}
    assert set(ends.locator(".in-print").all_inner_texts()) == titles


def test_the_first_question_is_within_the_first_screen(page: Page) -> None:
    expect(answer(page, "A ticket")).to_be_in_viewport()
    expect(answer(page, DRIVE)).to_be_in_viewport()

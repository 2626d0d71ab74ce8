"""Each task on the home page lands on the section that it promises."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

TRIPS = "12.8.3-special-expenses/transportation/"
PROMISED = {
    "Pay mileage": (TRIPS, "Which rules hold for this trip?"),
    "A child moves in tonight": ("12.8.2-emergency-placement/", "A child moves in tonight"),
    "Fill in a CD-106": (f"{TRIPS}foster-homes/", "Fill in and send a CD-106"),
    "Fill in a CD-107: Level B": (f"{TRIPS}level-b-tfc/", "Fill in and send a CD-107"),
    "Fill in a CD-107: residential": (f"{TRIPS}residential/", "Fill in and send a CD-107"),
    "Ask for a plane ticket": (f"{TRIPS}tickets/", "Ask for a ticket"),
    "A trip to school": (f"{TRIPS}school-of-origin/", "Every mile of the day"),
    "Which form and code for this trip?": (TRIPS, "Which form and code"),
    "Travel to a training": (f"{TRIPS}not-child-specific/", "Training"),
    "What is the mileage rate?": (TRIPS, "The mileage rate"),
    "Are the days paid?": ("12.8.1-standard-rates/absences/", "What may go on"),
    "Braces": ("12.8.3-special-expenses/orthodontia/", "Braces: orthodontia"),
    "A dental bill": ("12.8.3-special-expenses/medical-dental/", "Medical and dental expenses"),
    "Attorney fees": ("12.8.3-special-expenses/legal-fees/", "Legal fees"),
    "A benefit check came in": ("12.8.4-kids/opening/", "A paper check came"),
    "Close a KIDS account": ("12.8.4-kids/closure/", "When an account is closed"),
    "A youth turns 18": ("12.8.4-kids/", "From age 18"),
    "An insurance company offers money": ("12.8.6-insurance-claims/", "Steps"),
    "Who approves what": ("reference/approvals/", "Who approves what"),
    "Every deadline": ("reference/deadlines/", "Deadlines and day counts"),
    "Every form": ("reference/forms/", "Forms and papers"),
    "Rate card": ("reference/rate-card/", "Rate card"),
}


def tasks(pages: dict[str, BeautifulSoup]) -> Iterator[Tag]:
    yield from pages["index.html"].select(".asked-most a, .tasks a")


def section(pages: dict[str, BeautifulSoup], link: Tag) -> tuple[str, Tag | None]:
    """Where a task leads: the page, and the element of its anchor there."""
    target = urlsplit(urljoin("http://here/", str(link["href"])))
    name = unquote(target.path).lstrip("/")
    found = pages[f"{name}index.html"].find(id=unquote(target.fragment)) if target.fragment else None
    return name, found if isinstance(found, Tag) else None


def test_every_task_lands_on_a_section_with_words_in_it(pages: dict[str, BeautifulSoup]) -> None:
    links = list(tasks(pages))
    assert len(links) > 30
    for link in links:
        _, found = section(pages, link)
        assert found is not None, f"{link.text} leads to {link['href']}, which is no section"
        assert found.text.strip(), f"{link.text} leads to {link['href']}, which is empty"


@pytest.mark.parametrize("task", PROMISED)
def test_a_task_lands_on_the_section_that_it_promises(task: str, pages: dict[str, BeautifulSoup]) -> None:
    links = [link for link in tasks(pages) if link.text == task]
    assert links, f"the home page has no task {task!r}"
    for link in links:
        name, found = section(pages, link)
        assert found is not None
        assert (name, found.text.replace("¶", "").strip()) == PROMISED[task]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)], ids=["wide", "phone"])
def test_what_is_asked_most_is_within_the_first_screen(width: int, height: int, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{address}/index.html")
    asked = page.locator(".asked-most a")
    expect(asked).to_have_count(4)
    for index in range(4):
        expect(asked.nth(index)).to_be_in_viewport(ratio=1)
    context.close()


def test_every_page_of_the_manual_is_listed_by_its_number(pages: dict[str, BeautifulSoup]) -> None:
    heading = pages["index.html"].find(id="by-number")
    assert isinstance(heading, Tag)
    listed = {f"{link['href'].split('#')[0]}index.html" for link in heading.find_next("ul").find_all("a")}
    assert {name for name in pages if name.startswith(("12.8.", "practice-alerts/"))} - listed == set()

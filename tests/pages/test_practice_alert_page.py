"""A practice alert is a page of its own kind: its own date, no address, and the meeting from the configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup
from markdown import Markdown

Page = Callable[..., str]
ALERT = "# An alert\n\n/// policy-page | an-alert\n    covers: PA25-AC-03\n///\n\n"
MEETING = "https://stateofmo.webex.com/stateofmo/j.php?MTID=mbd634b35b1769cfe85b935aeb5f12c51"


def edition_line(html: str) -> BeautifulSoup:
    """The line below the title."""
    found = BeautifulSoup(html, "lxml").select_one(".policy-page .edition")
    assert found is not None, html
    return found


def test_the_head_of_an_alert_has_the_alerts_own_date(page: Page) -> None:
    line = " ".join(edition_line(page("Words.", head=ALERT)).get_text(" ").split())
    assert line.startswith("Practice alert PA25-AC-03 · Dated June 23, 2025 · Checked ")
    assert "January 1, 2024" not in line


def test_the_head_of_an_alert_invents_no_address(page: Page) -> None:
    line = edition_line(page("Words.", head=ALERT))
    assert "No public address is known" in line.text
    assert line.select("a") == []


def test_the_head_of_a_part_of_the_manual_has_the_editions_date_and_the_official_page(page: Page) -> None:
    line = edition_line(page("Words."))
    assert line.text.startswith("Manual 12.8.1 · In force since January 1, 2024 · ")
    assert [link.text for link in line.select("a")] == ["Official page"]


def test_the_date_of_a_source_can_be_printed(page: Page) -> None:
    assert ">June 23, 2025</span>" in page("Its date is [[dated:alert-PA25-AC-03]].")


def test_the_date_of_a_source_that_does_not_exist_stops_the_build(refusal: Page) -> None:
    assert refusal("It is of [[dated:alert-9]].") == "respite.md: [[dated:alert-9]] is not in policy/sources.toml"


def test_the_meeting_of_the_office_hours_comes_from_the_configuration(tmp_path: Path) -> None:
    settings = {"fosterpolicy.site": {"docs": str(tmp_path), "office_hours_link": MEETING}}
    html = Markdown(extensions=["fosterpolicy.site"], extension_configs=settings).convert("[[office-hours-link]]")
    assert [link["href"] for link in BeautifulSoup(html, "lxml").select("a")] == [MEETING]


def test_without_a_configured_meeting_the_page_says_so(page: Page) -> None:
    html = page("[[office-hours-link]]")
    assert "names no address for it" in html
    assert "webex" not in html

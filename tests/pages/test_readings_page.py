"""The page of readings: what hangs on each, and which ones a caller can choose."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from fosterpolicy.cli.describing import choices as values_of
from fosterpolicy.core.policy import policy
from fosterpolicy.rules import CALCULATIONS

Page = Callable[..., str]
# These tell who holds the case; no reading hangs on them.
NO_READING = {"agency"}


def weak_rows(page: Page) -> dict[str, list[Tag]]:
    """The cells of each reading in the list of weak ones, by its id."""
    rows = BeautifulSoup(page("/// weak-readings\n///"), "lxml").select("tbody tr")
    return {re.findall(r"\((A[0-9P]-[0-9]{2})\)", row.text)[0]: row.find_all(["th", "td"]) for row in rows}


def reading(page: Page, id: str) -> Tag:
    html = page(f"/// readings\n    ids: [{id.split('-')[0]}-*]\n///")
    (found,) = BeautifulSoup(html, "lxml").select(f"section[aria-labelledby={id}]")
    return found


def badges(entry: Tag) -> list[str]:
    return [badge.text for badge in entry.select(".badge")]


@pytest.mark.parametrize(
    ("id", "shown"),
    [
        ("A1-02", ["money", "weak: you can choose"]),
        ("A1-19", ["money", "weak: you can choose", "settled"]),
        ("A1-01", ["money", "settled"]),
        ("A1-04", ["money"]),
    ],
)
def test_a_reading_shows_what_hangs_on_it_and_whether_it_is_weak_or_settled(page: Page, id: str, shown: list[str]) -> None:
    assert badges(reading(page, id)) == shown


@pytest.mark.parametrize(("weight", "shown"), [("decision", "a decision"), ("wording", "only the wording")])
def test_a_reading_of_a_decision_or_of_wording_says_so(page: Page, weight: str, shown: str) -> None:
    id = next(one.id for one in policy().interpretations.values() if one.weight == weight and not one.settled_by)
    entry = reading(page, id)
    assert badges(entry) == [shown]
    assert entry["data-kind"] == weight


def test_the_list_of_weak_readings_has_every_field_with_which_a_caller_chooses_one(page: Page) -> None:
    asked = {
        (name, field, tuple(values_of(info.annotation) or ()))
        for name, calculation in CALCULATIONS.items()
        for field, info in calculation.asks.model_fields.items()
        if values_of(info.annotation) and isinstance(info.default, str) and field not in NO_READING
    }
    listed = {
        (calculation.text, cells[2].code.text, tuple(value.text for value in cells[3].find_all("code")))  # type: ignore[union-attr]
        for cells in weak_rows(page).values()
        for calculation in cells[1].find_all("code")
    }
    assert listed == asked


def test_the_list_of_weak_readings_names_the_value_that_is_taken_here(page: Page) -> None:
    taken = {id: cells[3].text.split(" (taken here)")[0].split(", ")[-1] for id, cells in weak_rows(page).items()}
    assert taken == {
        "A1-02": "nights-only",
        "A1-19": "full",
        "A1-21": "refuse",
        "A3-04": "excess-only",
        "A3-22": "leg",
        "A3-31": "no-deduction",
        "A4-12": "until-cleared",
    }


def test_a_weak_reading_links_to_its_entry(page: Page) -> None:
    assert [link["href"] for link in weak_rows(page)["A3-04"][0].find_all("a")] == ["../readings/#A3-04"]

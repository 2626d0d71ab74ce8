"""The tables of mileage rates, trip codes and state holidays say what the policy files and the rules say."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from fosterpolicy.core.policy import POLICY_FOLDER, Policy, policy, use_policy
from fosterpolicy.rules import calculate
from fosterpolicy.rules.transportation.claims import PURPOSES
from fosterpolicy.site import trip_codes

Page = Callable[..., str]
OFFICE = "https://acct.oa.mo.gov/state-employees/travel-portal/mileage"
HISTORY = "/// rate-history | mileage.state-rate\n///"


def rows(html: str) -> list[list[str]]:
    """The cells of the table's rows, as text."""
    table = BeautifulSoup(html, "lxml").table
    assert table is not None
    found = [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in table.tbody.find_all("tr")]
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


# The mileage rate through the years.


def test_each_mileage_rate_stands_with_its_first_and_last_day_the_newest_first(page: Page) -> None:
    assert [row[:3] for row in rows(page(HISTORY))] == [
        ["$0.655", "April 3, 2023", "December 31, 2024"],
        ["$0.620", "March 1, 2023", "April 2, 2023"],
        ["$0.550", "July 1, 2022", "February 28, 2023"],
        ["$0.490", "July 1, 2021", "June 30, 2022"],
        ["$0.430", "March 1, 2021", "June 30, 2021"],
        ["$0.370", "July 1, 2020", "February 28, 2021"],
    ]


def test_each_mileage_rate_names_its_source_and_when_it_was_last_checked(page: Page) -> None:
    html = page(HISTORY)
    assert [row[3] for row in rows(html)] == ["Official page , checked November 22, 2026"] * 6
    assert [link["href"] for link in BeautifulSoup(html, "lxml").select("td a")] == [OFFICE] * 6


def test_after_the_last_verified_day_the_page_says_where_to_look_and_carries_no_rate_forward(page: Page) -> None:
    note = BeautifulSoup(page(HISTORY), "lxml").select_one(".not-on-file")
    assert note is not None
    assert "No rate is on file here after December 31, 2024." in note.text
    assert "Nor is any rate on file before July 1, 2020." in note.text
    assert [link["href"] for link in note.find_all("a")] == [OFFICE]
    assert "0.655" not in note.text


def test_a_rate_without_a_known_end_has_no_note(page: Page, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with use_policy(edited(tmp_path, "parameters/12.8.3.toml", "verified_through = 2024-12-31, ", "")):
        html = page(HISTORY, docs=tmp_path / "docs")
    assert rows(html)[0][:3] == ["$0.655", "April 3, 2023", "no last day is known"]
    assert "not-on-file" not in html


def test_a_history_of_a_figure_that_does_not_exist_stops_the_build(refusal: Page) -> None:
    message = refusal("/// rate-history | mileage.county-rate\n///")
    assert message.startswith("respite.md: rate-history: parameters: mileage.county-rate")


def test_a_history_of_a_figure_with_ages_stops_the_build(refusal: Page) -> None:
    message = refusal("/// rate-history | maintenance.licensed\n///")
    assert message.startswith("respite.md: rate-history: maintenance.licensed goes by age")


def test_a_rate_per_mile_in_a_sentence_keeps_its_three_places(page: Page) -> None:
    assert ">$0.655</data>" in page("It was [[mileage.state-rate]].")


def test_the_last_verified_day_can_be_printed_in_a_sentence(page: Page) -> None:
    assert ">December 31, 2024</span>" in page("Through [[through:mileage.state-rate]].")


def test_a_figure_without_a_last_day_has_none_to_print(refusal: Page) -> None:
    message = refusal("Through [[through:respite.level-b.full-unit]].")
    assert message == "respite.md: [[through:respite.level-b.full-unit]]: no last day is on file for this figure"


def test_a_last_day_of_a_figure_that_does_not_exist_stops_the_build(refusal: Page) -> None:
    assert "respite.md: [[through:mileage.none]]: parameters: mileage.none" in refusal("Through [[through:mileage.none]].")


def test_a_source_can_be_linked_in_a_sentence_by_its_title_or_in_other_words(page: Page) -> None:
    html = page("See [[source:state-mileage-rate]] or [[source:state-mileage-rate|the state's page]].")
    links = BeautifulSoup(html, "lxml").select(f"p a[href='{OFFICE}']")
    assert [link.text for link in links] == [policy().sources["state-mileage-rate"].title, "the state's page"]


@pytest.mark.parametrize("source", ["none", "alert-PA25-AC-03"])
def test_a_source_without_an_address_cannot_be_linked(refusal: Page, source: str) -> None:
    message = refusal(f"See [[source:{source}]].")
    assert message == f"respite.md: [[source:{source}]] is not in policy/sources.toml with an address"


# Trips: who is paid for what, on which form, with which code.

CODES = "/// trip-codes | Codes\n///"


def of_trip(html: str, words: str) -> tuple[str, list[str]]:
    """The code of the row that has a purpose, and its lines."""
    table = BeautifulSoup(html, "lxml").table
    assert isinstance(table, Tag)
    found = [row for row in table.tbody.find_all("tr") if words in row.th.text]
    assert len(found) == 1, words
    lines = [" ".join(line.get_text(" ").split()) for line in found[0].find_all("li")]
    return found[0].find_all("td")[0].text, lines


def test_every_purpose_stands_in_the_table_once(page: Page) -> None:
    html = page(CODES)
    table = BeautifulSoup(html, "lxml").table
    assert table is not None
    listed = [" ".join(purpose.get_text(" ").split(" §")[0].split()) for purpose in table.select(".trip-purpose")]
    wanted = [words[:1].upper() + words[1:] for words in PURPOSES.values()]
    assert sorted(name.split("\xa0")[0].removesuffix(" §") for name in listed) == sorted(wanted)


def test_counseling_is_paid_to_foster_homes_in_full_to_level_b_past_200_miles_and_not_on_the_residential_list(
    page: Page,
) -> None:
    assert of_trip(page(CODES), "Counseling") == (
        "TRMD",
        [
            "Foster homes: every mile CD-106",
            "Youth in an ILA or TLA: every mile with the youth in the vehicle CD-106",
            "Level B: past the first 200 miles CD-107 · approval: Circuit Manager or, in a metro area, the designee",
            "TFC: past the first 200 miles CD-106 · approval: by whom is not stated",
            "Residential providers: not on the list; only as support of the case plan",
        ],
    )


def test_a_residential_provider_has_court_on_its_list_with_approval_and_no_code(page: Page) -> None:
    code, lines = of_trip(page(CODES), "Court")
    assert code == "TRAN"
    assert lines[-1] == "Residential providers: past the first 200 miles CD-107 · no code · approval: RCST Coordinator"


def test_the_school_of_origin_is_paid_to_level_b_in_full_and_left_open_for_older_youth(page: Page) -> None:
    assert of_trip(page(CODES), "The school of origin") == (
        "TRED",
        [
            "Foster homes; TFC: every mile CD-106",
            "Youth in an ILA or TLA: the manual does not say",
            "Level B: every mile no form is stated",
            "Residential providers: not on the list; only as support of the case plan",
        ],
    )


def test_a_training_is_paid_to_every_resource_parent_and_has_no_code(page: Page) -> None:
    assert of_trip(page(CODES), "In-service training") == (
        "none",
        ["Foster homes; Level B; TFC: every mile MO 300-1189", "Youth in an ILA or TLA; residential providers: not paid"],
    )


def test_travel_for_child_care_is_paid_to_nobody(page: Page) -> None:
    assert of_trip(page(CODES), "Child care") == ("none", ["Everyone: not paid"])


def test_a_dental_trip_is_left_open(page: Page) -> None:
    code, lines = of_trip(page(CODES), "Dental care")
    assert code == "none"
    assert lines[0] == "Foster homes: every mile, if it counts: no code is stated CD-106"
    assert lines[-1] == "TFC: past the first 200 miles, if it counts: no code is stated CD-106"


def test_the_table_follows_the_figure_of_the_policy(page: Page, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    old = '[[mileage.level-b.unpaid-miles.values]]\nsource = "manual-4.12.8-2024"\nvalue = 200'
    with use_policy(edited(tmp_path, "parameters/12.8.3.toml", old, old.replace("200", "250"))):
        _, lines = of_trip(page(CODES, docs=tmp_path / "docs"), "Counseling")
    assert lines[2].startswith("Level B: past the first 250 miles")


def test_claimants_who_are_not_paid_alike_cannot_share_a_line(refusal: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(trip_codes.GROUPS, "foster homes", ("foster-home", "level-b"))
    message = refusal(CODES)
    assert message == "trip-codes: foster homes: a foster home, a Level B home are not paid alike for medical care"


def test_each_purpose_links_to_the_clause_that_lists_it(page: Page) -> None:
    table = BeautifulSoup(page(CODES), "lxml").table
    assert table is not None
    counseling = next(one for one in table.select(".trip-purpose") if one.text.startswith("Counseling"))
    assert counseling.a is not None
    assert counseling.a["title"] == policy().clauses["12.8.3/transport/child-specific/counseling"].locator


def test_the_table_of_codes_agrees_with_the_answer_for_every_day_of_the_edition() -> None:
    """The table asks with one date: the lists do not change within the edition."""
    case = {"claimant": "foster-home", "purpose": "court", "round_trip_miles": 40, "youths": ["A"]}
    first = calculate("trip-mileage", {**case, "date": policy().edition.effective_from.isoformat()}).outcome
    later = calculate("trip-mileage", {**case, "date": date(2024, 12, 31).isoformat()}).outcome
    assert (first.code, first.form) == (later.code, later.form) == ("TRAN", "CD-106")


# State holidays.

HOLIDAYS = "/// state-holidays\n///"


def test_the_thirteen_state_holidays_stand_with_their_rules_and_published_dates(page: Page) -> None:
    shown = rows(page(HOLIDAYS))
    assert len(shown) == 13
    assert shown[0] == ["New Year's Day", "January 1", "Wed, January 1", "Thu, January 1"]
    assert shown[1] == ["Martin Luther King Jr. Day", "third Monday of January", "Mon, January 20", "Mon, January 19"]
    assert ["Independence Day", "July 4", "Fri, July 4", "Fri, July 3"] in shown
    assert shown[-1] == ["Christmas", "December 25", "Thu, December 25", "Fri, December 25"]


def test_a_holiday_on_a_weekend_is_told_and_what_is_only_read_from_a_list_is_said_to_be(page: Page) -> None:
    text = " ".join(BeautifulSoup(page(HOLIDAYS), "lxml").text.split())
    assert "A holiday that falls on a Sunday is kept on the Monday after." in text
    assert "A holiday that falls on a Saturday is kept on the Friday before. No text on file says so." in text
    assert "the list of 2026, which has Independence Day on Friday, July 3, 2026" in text


def test_the_list_of_holidays_names_its_source_and_its_last_check(page: Page) -> None:
    html = page(HOLIDAYS)
    assert 'href="https://oa.mo.gov/commissioner/state-holidays"' in html
    assert "checked November 22, 2026" in html

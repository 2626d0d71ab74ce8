"""The state holidays: the rules give the published lists, and say what they only infer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import holidays as other_package
import pytest

from fosterpolicy import PolicyError
from fosterpolicy.core.holidays import is_weekend
from fosterpolicy.core.policy import POLICY_FOLDER, Policy
from fosterpolicy.core.policy_checks import check_policy
from fosterpolicy.rules import CALCULATIONS

FILE = "holidays.toml"
PUBLISHED = {
    2025: "01-01 01-20 02-12 02-17 05-08 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "01-01 01-19 02-12 02-16 05-08 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
}
Misprint = Callable[[str, str], Policy]


def day(text: str) -> date:
    return date.fromisoformat(text)


def kept_in(year: int) -> dict[date, str]:
    """Every holiday that is kept on a date of this year, by asking for each date."""
    calendar = Policy().holidays
    dates = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    found = ((one, calendar.on(one)) for one in dates if one.year == year)
    return {one: kept.name for one, kept in found if kept}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_holidays_of_a_year_are_those_that_the_state_published(year: int) -> None:
    assert list(kept_in(year)) == [day(f"{year}-{text}") for text in PUBLISHED[year].split()]
    assert Policy().holidays.is_published(year)


def test_there_are_thirteen_holidays() -> None:
    assert [kept.name for kept in Policy().holidays.of_year(2025)] == [
        "New Year's Day",
        "Martin Luther King Jr. Day",
        "Lincoln Day",
        "Washington's Birthday",
        "Truman Day",
        "Memorial Day",
        "Juneteenth",
        "Independence Day",
        "Labor Day",
        "Columbus Day",
        "Veterans Day",
        "Thanksgiving",
        "Christmas",
    ]


@pytest.mark.parametrize("year", [*range(2022, 2061), 2100])
def test_another_package_has_the_same_dates_but_for_lincoln_day_which_it_lacks(year: int) -> None:
    theirs = {found for found in other_package.US(subdiv="MO", years=year) if not is_weekend(found)}
    ours = {found for found, name in kept_in(year).items() if name != "Lincoln Day"}
    assert ours == theirs


@pytest.mark.parametrize(
    ("falls_on", "kept_on"),
    [
        ("2026-07-04", "2026-07-03"),
        ("2027-05-08", "2027-05-07"),
        ("2027-12-25", "2027-12-24"),
        ("2028-02-12", "2028-02-11"),
        ("2028-01-01", "2027-12-31"),
        ("2022-01-01", "2021-12-31"),
        ("2027-07-04", "2027-07-05"),
        ("2022-12-25", "2022-12-26"),
        ("2023-01-01", "2023-01-02"),
        ("2023-02-12", "2023-02-13"),
        ("2025-07-04", "2025-07-04"),
    ],
)
def test_a_holiday_on_a_saturday_is_kept_on_friday_and_one_on_a_sunday_on_monday(falls_on: str, kept_on: str) -> None:
    kept = Policy().holidays.on(day(kept_on))
    assert kept is not None
    assert (kept.falls_on, kept.day) == (day(falls_on), day(kept_on))
    if falls_on != kept_on:
        assert Policy().holidays.on(day(falls_on)) is None


def test_a_new_year_s_day_on_a_saturday_is_a_holiday_of_the_year_before() -> None:
    assert kept_in(2027)[day("2027-12-31")] == "New Year's Day"
    assert len(kept_in(2027)) == 14
    assert len(kept_in(2028)) == 12


@pytest.mark.parametrize(
    ("kept_on", "inferred"),
    [
        ("2026-07-03", False),  # the published list has it
        ("2027-05-07", True),
        ("2027-12-31", True),
        ("2020-07-03", True),
        ("2027-07-05", False),  # that Sunday's holidays move to Monday is stated
        ("2027-05-31", False),
    ],
)
def test_a_friday_in_place_of_a_saturday_is_inferred_where_no_published_list_has_it(kept_on: str, inferred: bool) -> None:
    kept = Policy().holidays.on(day(kept_on))
    assert kept is not None
    assert kept.inferred is inferred


def test_no_holiday_is_ever_kept_on_a_weekend_or_on_a_day_of_another() -> None:
    for year in range(1990, 2100):
        dates = [kept.day for kept in Policy().holidays.of_year(year)]
        assert len(set(dates)) == 13
        assert not any(is_weekend(one) for one in dates)


def test_the_holidays_name_a_source_with_an_address() -> None:
    policy = Policy()
    source = policy.sources[policy.holidays.rules.source]
    assert source.address == "https://oa.mo.gov/commissioner/state-holidays"
    assert "RSMo 9.010" in source.citation


# What the loader and the cross-checks refuse


@pytest.fixture
def misprint(tmp_path: Path) -> Misprint:
    """A copy of the policy files with words of the file of holidays replaced."""

    def copy_with(old: str, new: str) -> Policy:
        folder = tmp_path / "policy"
        shutil.copytree(POLICY_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        text = (folder / FILE).read_text(encoding="utf-8")
        assert old in text, f"{FILE} no longer has the words that this test replaces: {old}"
        (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
        return Policy(folder)

    return copy_with


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("month = 2\nday = 12", "month = 2", "holidays.lincoln-day: a holiday has either", id="no rule"),
        pytest.param('which = "last"\n', "", "holidays.memorial-day: a holiday has either", id="a weekday, but not which"),
        pytest.param("day = 12\n", 'day = 12\nwhich = "first"\n', "holidays.lincoln-day: a holiday has either", id="two rules"),
        pytest.param("day = 12\n", "day = 29\n", "holidays.lincoln-day: month 2 has no day 29 in every year", id="a leap day"),
        pytest.param("month = 7", "month = 13", "holidays.independence-day.month: ", id="a thirteenth month"),
        pytest.param(
            'weekday = "thursday"', 'weekday = "thorsday"', "holidays.thanksgiving.weekday: ", id="a misspelled weekday"
        ),
        pytest.param('name = "Juneteenth"', 'nome = "Juneteenth"', "holidays.juneteenth.name: the key is missing", id="no name"),
        pytest.param('kept_on = "monday"', 'kept_on = "sunday"', "sunday.kept_on: ", id="kept on a weekend"),
        pytest.param("[sunday]\nkept_on", "[sundays]\nkept_on", "sunday: the key is missing", id="no rule for Sundays"),
    ],
)
def test_a_faulty_file_of_holidays_is_named_with_its_entry(misprint: Misprint, old: str, new: str, message: str) -> None:
    policy = misprint(old, new)
    with pytest.raises(PolicyError) as refused:
        _ = policy.holidays
    assert f"policy/{FILE}: " in str(refused.value)
    assert message in str(refused.value)


def test_a_missing_file_of_holidays_is_named(misprint: Misprint) -> None:
    policy = misprint("", "")
    (policy.folder / FILE).unlink()
    with pytest.raises(PolicyError, match=r"^policy/holidays\.toml: the file is missing$"):
        _ = policy.holidays


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        pytest.param(
            "2026-07-03, 2026-09-07",
            "2026-07-04, 2026-09-07",
            [
                "policy/holidays.toml: published.2026: 2026-07-04 is published, and no rule gives it",
                "policy/holidays.toml: published.2026: "
                "the rule of independence-day gives 2026-07-03, and the list does not have it",
            ],
            id="a published date that is no longer right",
        ),
        pytest.param(
            "month = 5\nday = 8",
            "month = 5\nday = 9",
            [
                "policy/holidays.toml: published.2025: 2025-05-08 is published, and no rule gives it",
                "policy/holidays.toml: published.2025: the rule of truman-day gives 2025-05-09, and the list does not have it",
            ],
            id="a rule that is no longer right",
        ),
        pytest.param(
            "2025-01-01, 2025-01-20",
            "2025-01-20, 2025-01-01",
            ["policy/holidays.toml: published.2025: the dates do not stand in order, each once"],
            id="a list out of order",
        ),
        pytest.param(
            'source = "state-holidays"',
            'source = "federal-holidays"',
            ["policy/holidays.toml: source: 'federal-holidays' is not in policy/sources.toml with an address"],
            id="a source that does not exist",
        ),
    ],
)
def test_a_list_that_the_rules_do_not_give_is_found(misprint: Misprint, old: str, new: str, messages: list[str]) -> None:
    found = [message for message in check_policy(misprint(old, new), CALCULATIONS) if FILE in message]
    assert found == messages

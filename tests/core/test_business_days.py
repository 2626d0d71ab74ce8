"""Business days are counted back from the day of travel: weekdays that are no holiday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosterpolicy import calculate, expect
from fosterpolicy.core.holidays import is_weekend
from fosterpolicy.core.policy import policy
from fosterpolicy.core.result import Result
from fosterpolicy.rules.transportation.business_days import business_days_before

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
sets_of_days = st.lists(st.integers(0, 60), max_size=30)


def day(text: str) -> date:
    return date.fromisoformat(text)


def none_off(_: date) -> bool:
    return False


def state_holiday(one: date) -> bool:
    return policy().holidays.on(one) is not None


def back(from_day: str, count: int = 10, off: Callable[[date], bool] = none_off) -> str:
    return business_days_before(day(from_day), count, off).day.isoformat()


def test_the_tenth_business_day_before_monday_july_15_2024_is_july_1() -> None:
    assert back("2024-07-15") == "2024-07-01"


def test_with_the_fourth_of_july_off_it_is_june_28() -> None:
    found = business_days_before(day("2024-07-15"), 10, {day("2024-07-04")}.__contains__)
    assert found.day == day("2024-06-28")
    assert found.holidays == (day("2024-07-04"),)
    assert back("2024-07-15", off=state_holiday) == "2024-06-28"


@pytest.mark.parametrize(
    ("from_day", "count", "found"),
    [
        ("2024-07-19", 1, "2024-07-18"),
        ("2024-07-15", 1, "2024-07-12"),
        ("2024-07-14", 1, "2024-07-12"),
        ("2024-07-13", 1, "2024-07-12"),
        ("2024-07-12", 5, "2024-07-05"),
        ("2024-07-12", 10, "2024-06-28"),
        ("2024-07-13", 10, "2024-07-01"),
        ("2024-07-14", 10, "2024-07-01"),
        ("2024-07-16", 10, "2024-07-02"),
    ],
)
def test_the_day_itself_is_not_counted_and_weekends_are_not(from_day: str, count: int, found: str) -> None:
    assert back(from_day, count) == found


@pytest.mark.parametrize(
    ("holiday", "found"),
    [
        ("2024-07-15", "2024-07-01"),  # the day of travel itself
        ("2024-07-12", "2024-06-28"),  # the first that is counted
        ("2024-07-01", "2024-06-28"),  # the last that is counted
        ("2024-06-30", "2024-07-01"),  # a Sunday
        ("2024-06-28", "2024-07-01"),  # before the last
    ],
)
def test_a_holiday_matters_only_on_a_weekday_inside_the_count(holiday: str, found: str) -> None:
    assert back("2024-07-15", off={day(holiday)}.__contains__) == found


def test_a_holiday_just_before_the_count_moves_it_only_when_the_count_comes_to_it() -> None:
    off = {day("2024-07-04"), day("2024-06-28")}
    assert back("2024-07-15", off=off.__contains__) == "2024-06-27"


@pytest.mark.parametrize(
    ("from_day", "found"),
    [
        ("2025-01-06", "2024-12-19"),  # Christmas and New Year's Day are off
        ("2026-01-05", "2025-12-18"),
        ("2028-01-03", "2027-12-16"),  # kept on December 24 and, for January 1, 2028, on December 31
        ("2023-01-09", "2022-12-22"),  # kept on December 26 and January 2
        ("2026-07-17", "2026-07-02"),  # July 4, 2026 is kept on July 3
        ("2025-02-20", "2025-02-04"),  # February 12 and 17
    ],
)
def test_state_holidays_are_left_out_across_the_turn_of_the_year_too(from_day: str, found: str) -> None:
    assert back(from_day, off=state_holiday) == found


@given(days, st.integers(1, 40), sets_of_days)
def test_the_days_from_the_one_found_to_the_start_hold_exactly_so_many_business_days(
    start: date, count: int, off: list[int]
) -> None:
    holidays = {start - timedelta(days=number) for number in off}
    found = business_days_before(start, count, holidays.__contains__)
    between = [found.day + timedelta(days=number) for number in range((start - found.day).days)]
    business = [one for one in between if not is_weekend(one) and one not in holidays]
    assert len(business) == count
    assert business[0] == found.day
    assert set(found.holidays) == {one for one in between if one in holidays and not is_weekend(one)}


@given(days, st.integers(1, 40), sets_of_days)
def test_more_holidays_or_more_days_never_give_a_later_date(start: date, count: int, off: list[int]) -> None:
    holidays = {start - timedelta(days=number) for number in off}
    plain = business_days_before(start, count, none_off).day
    assert business_days_before(start, count, holidays.__contains__).day <= plain
    assert business_days_before(start, count + 1, none_off).day < plain
    assert business_days_before(start + timedelta(days=1), count, none_off).day >= plain


# What a ticket request says of the holidays it counted


def ask(travel: str, **more: Any) -> Result[Any]:
    found: Result[Any] = calculate("ticket-request", mode="bus", travel_date=travel, known_on="2020-01-02", have=[], **more)
    return found


def said(answer: Result[Any]) -> str:
    return " ".join([*(step.text for step in answer.steps), *answer.notices])


def test_the_holidays_that_were_counted_are_named_with_their_source() -> None:
    answer = ask("2026-07-17")
    expect(answer, send_by="2026-07-02")
    assert "Holidays left out here: Independence Day (July 3, 2026)." in said(answer)
    assert "https://oa.mo.gov/commissioner/state-holidays" in said(answer)
    assert "RSMo 9.010" in said(answer)


def test_a_count_without_a_holiday_says_so() -> None:
    assert "Holidays left out here: none." in said(ask("2025-08-15"))


@pytest.mark.parametrize(
    ("travel", "years"),
    [
        ("2025-08-15", None),
        ("2026-01-05", None),
        ("2026-12-31", None),
        ("2024-12-31", "2024"),
        ("2025-01-06", "2024 and 2025"),
        ("2027-01-04", "2026 and 2027"),
        ("2027-07-15", "2027"),
    ],
)
def test_a_year_without_a_published_list_on_file_is_told_with_the_years_that_have_one(travel: str, years: str | None) -> None:
    notices = [notice for notice in ask(travel).notices if "lists on file" in notice]
    if years is None:
        assert notices == []
    else:
        assert "those of 2025 and 2026." in notices[0]
        assert f"The holidays of {years} are worked out" in notices[0]


@pytest.mark.parametrize(
    ("travel", "inferred"),
    [
        ("2026-07-17", []),
        ("2027-07-15", []),
        ("2028-01-03", ["Christmas", "New Year's Day"]),
        ("2027-05-10", ["Truman Day"]),
        ("2027-05-07", []),
    ],
)
def test_a_holiday_whose_friday_is_only_inferred_is_told_where_it_was_counted(travel: str, inferred: list[str]) -> None:
    notices = [notice for notice in ask(travel).notices if "inferred" in notice]
    assert [notice.split(",")[0] for notice in notices] == inferred


def test_a_list_of_one_s_own_takes_the_place_of_all_state_holidays() -> None:
    answer = ask("2026-07-17", holidays=["2026-07-06", "2026-07-06", "2026-07-05"])
    expect(answer, send_by="2026-07-02")
    assert "Holidays left out here: July 6, 2026." in said(answer)
    assert "Independence Day" not in said(answer)
    assert "RSMo" not in said(answer)


def test_an_emergency_counts_no_business_days() -> None:
    answer = ask("2027-05-10", emergency=True)
    expect(answer, send_by="2020-01-02")
    assert "holiday" not in said(answer)
    assert answer.figures == []


def test_a_request_that_can_no_longer_be_early_enough_is_told_to_go_out_at_once() -> None:
    late = calculate("ticket-request", mode="bus", travel_date="2024-07-15", known_on="2024-06-29", have=[])
    in_time = calculate("ticket-request", mode="bus", travel_date="2024-07-15", known_on="2024-06-28", have=[])
    expect(late, send_by="2024-06-29")
    expect(in_time, send_by="2024-06-28")
    assert any("at once: June 28, 2024 had passed" in notice for notice in late.notices)
    assert "A0-10" in late.interpretations
    assert not any("at once" in notice for notice in in_time.notices)

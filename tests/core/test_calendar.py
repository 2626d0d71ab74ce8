"""Birthdays, anniversaries, nights and months, as the readings count them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosterpolicy.core.calendar import (
    anniversary,
    completed_years,
    day_number,
    days_in_month,
    each_day,
    month_end,
    month_of,
    nights_between,
    shift_months,
    spans,
    time_in_words,
    weekday_in_words,
)
from fosterpolicy.core.wording import value_words

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
QUICK = settings(deadline=None, max_examples=200)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2018-05-16", "2018-05-16", 0),
        ("2018-05-16", "2019-05-15", 0),
        ("2018-05-16", "2019-05-16", 1),
        ("2018-05-16", "2024-05-15", 5),
        ("2018-05-16", "2024-05-16", 6),
        ("2018-12-31", "2024-01-01", 5),
        ("2018-01-01", "2023-12-31", 5),
        ("2020-02-29", "2023-02-28", 2),
        ("2020-02-29", "2023-03-01", 3),
        ("2020-02-29", "2024-02-28", 3),
        ("2020-02-29", "2024-02-29", 4),
        ("2021-03-01", "2024-02-29", 2),
        ("2021-02-28", "2024-02-28", 3),
        ("1896-02-29", "1900-02-28", 3),
        ("1896-02-29", "1900-03-01", 4),
    ],
)
def test_a_new_age_starts_on_the_birthday_and_a_leap_day_birthday_falls_on_the_first_of_march(
    born: str, on: str, age: int
) -> None:
    assert completed_years(day(born), day(on)) == age


@pytest.mark.parametrize(
    ("start", "years", "found"),
    [
        ("2024-03-10", 0, "2024-03-10"),
        ("2024-03-10", 1, "2025-03-10"),
        ("2024-02-29", 1, "2025-03-01"),
        ("2024-02-29", 3, "2027-03-01"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2024-12-31", 1, "2025-12-31"),
    ],
)
def test_an_anniversary_of_a_leap_day_falls_on_the_first_of_march(start: str, years: int, found: str) -> None:
    assert anniversary(day(start), years) == day(found)


@pytest.mark.parametrize(
    ("start", "months", "found"),
    [
        ("2024-01-15", 1, "2024-02-15"),
        ("2024-01-31", 1, "2024-03-01"),
        ("2023-01-29", 1, "2023-03-01"),
        ("2024-01-29", 1, "2024-02-29"),
        ("2024-03-31", 1, "2024-05-01"),
        ("2024-12-31", 1, "2025-01-31"),
        ("2024-12-15", 13, "2026-01-15"),
        ("2025-01-01", -12, "2024-01-01"),
        ("2024-02-29", -12, "2023-03-01"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2024-03-31", -1, "2024-03-01"),
        ("2024-05-31", 0, "2024-05-31"),
    ],
)
def test_a_day_that_a_month_lacks_becomes_the_first_of_the_next(start: str, months: int, found: str) -> None:
    assert shift_months(day(start), months) == day(found)


def test_the_sixtieth_and_ninetieth_day_count_the_first_night_as_day_1() -> None:
    first = day("2024-01-01")
    assert day_number(first, 1) == first
    assert day_number(first, 60) == day("2024-02-29")
    assert day_number(first, 61) == day("2024-03-01")
    assert day_number(first, 90) == day("2024-03-30")
    assert day_number(day("2025-01-01"), 60) == day("2025-03-01")


def test_nights_of_the_tenth_to_the_nineteenth_are_ten() -> None:
    assert nights_between(day("2024-05-10"), day("2024-05-19")) == 10
    assert nights_between(day("2024-05-10"), day("2024-05-10")) == 1
    assert nights_between(day("2024-02-28"), day("2024-03-01")) == 3
    assert nights_between(day("2023-02-28"), day("2023-03-01")) == 2


def test_each_day_runs_from_the_first_to_the_last_and_is_empty_backwards() -> None:
    assert list(each_day(day("2024-02-28"), day("2024-03-01"))) == [day("2024-02-28"), day("2024-02-29"), day("2024-03-01")]
    assert list(each_day(day("2024-03-02"), day("2024-03-01"))) == []


@pytest.mark.parametrize(
    ("inside", "month", "length", "end"),
    [
        ("2024-02-10", "2024-02", 29, "2024-02-29"),
        ("2023-02-28", "2023-02", 28, "2023-02-28"),
        ("2100-02-01", "2100-02", 28, "2100-02-28"),
        ("2024-12-31", "2024-12", 31, "2024-12-31"),
        ("2024-04-01", "2024-04", 30, "2024-04-30"),
    ],
)
def test_months_have_their_own_lengths(inside: str, month: str, length: int, end: str) -> None:
    assert month_of(day(inside)) == month
    assert days_in_month(day(inside)) == length
    assert month_end(day(inside)) == day(end)


def test_spans_are_cut_at_each_start_that_lies_inside() -> None:
    starts = [day("2024-05-16"), day("2024-05-10"), day("2024-05-16"), day("2024-05-01"), day("2024-04-01"), day("2024-06-01")]
    assert list(spans(day("2024-05-01"), day("2024-05-31"), starts)) == [
        (day("2024-05-01"), day("2024-05-09")),
        (day("2024-05-10"), day("2024-05-15")),
        (day("2024-05-16"), day("2024-05-31")),
    ]


def test_a_start_on_the_last_night_makes_a_piece_of_one_night() -> None:
    assert list(spans(day("2024-05-01"), day("2024-05-31"), [day("2024-05-31")]))[-1] == (day("2024-05-31"), day("2024-05-31"))


def test_without_starts_there_is_one_span() -> None:
    assert list(spans(day("2024-05-01"), day("2024-05-31"), [])) == [(day("2024-05-01"), day("2024-05-31"))]


@QUICK
@given(days, st.integers(0, 800), st.lists(st.integers(-30, 830), max_size=8))
def test_spans_leave_no_night_out_and_count_none_twice(first: date, length: int, offsets: list[int]) -> None:
    last = first + timedelta(days=length)
    pieces = list(spans(first, last, [first + timedelta(days=offset) for offset in offsets]))
    assert [night for start, end in pieces for night in each_day(start, end)] == list(each_day(first, last))


@QUICK
@given(days, st.integers(0, 110))
def test_an_age_is_reached_on_its_anniversary_and_not_the_day_before(born: date, age: int) -> None:
    birthday = anniversary(born, age)
    assert completed_years(born, birthday) == age
    assert completed_years(born, birthday - timedelta(days=1)) == age - 1


@QUICK
@given(days, days)
def test_age_never_falls_as_time_passes(born: date, on: date) -> None:
    assert 0 <= completed_years(born, on + timedelta(days=1)) - completed_years(born, on) <= 1


@QUICK
@given(days, st.integers(-240, 240))
def test_a_shift_by_months_keeps_the_day_or_lands_on_a_first(start: date, months: int) -> None:
    found = shift_months(start, months)
    assert found.day in (start.day, 1)
    assert (found - start).days == pytest.approx(months * 30.44, abs=35)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("00:00", "12:00 a.m."),
        ("00:59", "12:59 a.m."),
        ("01:05", "1:05 a.m."),
        ("11:59", "11:59 a.m."),
        ("12:00", "12:00 p.m."),
        ("13:30", "1:30 p.m."),
        ("23:59", "11:59 p.m."),
    ],
)
def test_a_time_of_day_is_written_with_a_m_and_p_m(at: str, words: str) -> None:
    moment = datetime.fromisoformat(f"2025-07-09T{at}")
    assert time_in_words(moment) == words
    assert value_words(moment) == f"Wednesday, July 9, 2025, {words}"


def test_a_date_can_be_written_with_its_weekday() -> None:
    assert weekday_in_words(day("2024-02-29")) == "Thursday, February 29, 2024"
    assert weekday_in_words(day("2024-03-03")) == "Sunday, March 3, 2024"

"""ticket-request: by when a ticket request is sent, with what, and to whom."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

HAVE = ["dcn", "full-name-as-on-id", "dates-and-times", "contact-names", "travel-authorization-signed"]
MODES = ("airplane", "bus", "train")
CONDITIONS = ("one_way", "out_of_state", "in_custody")

# The Office of Administration's list for 2025 and 2026; 2024 by RSMo 9.010 (none of the thirteen fell on a weekend).
STATE_HOLIDAYS = {
    date.fromisoformat(f"{year}-{day}")
    for year, days in {
        2024: "01-01 01-15 02-12 02-19 05-08 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
        2025: "01-01 01-20 02-12 02-17 05-08 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
        2026: "01-01 01-19 02-12 02-16 05-08 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    }.items()
    for day in days.split()
}


def ask(travel: Any = "2024-07-15", known: Any = "2024-06-03", **more: Any) -> Any:
    case = {"mode": "airplane", "travel_date": travel, "known_on": known, "have": HAVE}
    return calculate("ticket-request", {**case, **more})


def whole(answer: Any) -> str:
    return json.dumps(answer.model_dump(mode="json"), ensure_ascii=False)


def tenth_business_day_before(travel: date, holidays: set[date]) -> date:
    day, found = travel, 0
    while found < 10:
        day -= timedelta(days=1)
        found += day.weekday() < 5 and day not in holidays
    return day


# The ten business days


def test_for_travel_on_monday_july_15_the_request_goes_out_on_june_28_as_july_4_is_a_holiday() -> None:
    expect(ask(), send_by="2024-06-28")
    expect(ask(holidays=["2024-07-04"]), send_by="2024-06-28")


def test_without_holidays_it_goes_out_on_july_1() -> None:
    expect(ask(holidays=[]), send_by="2024-07-01")
    expect(ask(holidays=["2024-07-06"]), send_by="2024-07-01")


def test_each_holiday_of_a_list_counts_once_and_not_at_all_on_a_weekend_or_outside_the_ten_days() -> None:
    expect(ask(holidays=["2024-07-04", "2024-07-05"]), send_by="2024-06-27")
    expect(ask(holidays=["2024-07-06", "2024-07-07", "2024-07-15", "2024-06-03"]), send_by="2024-07-01")
    expect(ask(holidays=["2024-07-01"]), send_by="2024-06-28")


def test_the_day_of_travel_is_not_counted() -> None:
    expect(ask("2024-09-30", holidays=[]), send_by="2024-09-16")
    expect(ask("2024-09-29", holidays=[]), send_by="2024-09-16")
    expect(ask("2024-09-28", holidays=[]), send_by="2024-09-16")
    expect(ask("2024-09-27", holidays=[]), send_by="2024-09-13")


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_state_holiday_of_a_year_is_left_out(year: int) -> None:
    listed = sorted(day for day in STATE_HOLIDAYS if day.year == year)
    assert len(listed) == 13
    for holiday in listed:
        for after in range(1, 20):
            travel = holiday + timedelta(days=after)
            if (travel - timedelta(days=30)).year > 2023 and travel.year < 2027:
                expected = tenth_business_day_before(travel, STATE_HOLIDAYS)
                expect(ask(travel.isoformat(), "2023-06-01"), send_by=expected.isoformat())


def test_no_other_weekday_of_2025_is_a_holiday() -> None:
    for number in range(45, 365):
        travel = date(2025, 1, 1) + timedelta(days=number)
        expected = tenth_business_day_before(travel, STATE_HOLIDAYS)
        expect(ask(travel.isoformat(), "2024-06-01"), send_by=expected.isoformat())


@pytest.mark.parametrize(
    ("travel", "send_by"),
    [
        ("2023-01-13", "2022-12-29"),  # Sunday January 1 is kept on Monday the 2nd
        ("2023-02-24", "2023-02-08"),  # Sunday February 12 on the 13th, and the 20th
        ("2021-07-16", "2021-07-01"),  # Sunday July 4 on the 5th
    ],
)
def test_a_holiday_on_a_sunday_is_kept_on_the_monday(travel: str, send_by: str) -> None:
    expect(ask(travel, "2020-10-01"), send_by=send_by)


def test_saturday_july_4_of_2026_is_kept_on_friday_july_3() -> None:
    expect(ask("2026-07-17", "2026-05-01"), send_by="2026-07-02")
    expect(ask("2026-07-16", "2026-05-01"), send_by="2026-07-01")


def test_the_holidays_that_were_left_out_are_shown() -> None:
    assert "July 4" in whole(ask()) or "2024-07-04" in whole(ask())
    assert "A3-55" in ask().interpretations


@pytest.mark.parametrize(
    ("known", "send_by"),
    [
        ("2024-06-27", "2024-06-28"),
        ("2024-06-28", "2024-06-28"),
        ("2024-06-29", "2024-06-29"),
        ("2024-07-01", "2024-07-01"),
        ("2024-07-04", "2024-07-04"),
        ("2024-07-14", "2024-07-14"),
        ("2024-07-15", "2024-07-15"),
    ],
)
def test_a_need_that_is_known_later_is_sent_on_the_day_it_is_known(known: str, send_by: str) -> None:
    expect(ask(known=known), send_by=send_by)


@pytest.mark.parametrize("known", ["2024-06-03", "2024-06-30", "2024-07-15"])
def test_in_an_emergency_it_is_sent_when_the_need_is_known(known: str) -> None:
    answer = ask(known=known, emergency=True)
    expect(answer, send_by=known)
    assert "A3-58" in answer.interpretations


def test_the_day_to_send_it_is_the_deadline() -> None:
    answer = ask()
    assert [str(deadline.last_date) for deadline in answer.deadlines] == ["2024-06-28"]
    assert {figure.id: figure.value for figure in answer.figures} == {"ticket.business-days": 10}
    assert "12.8.3/transport/ticket/ten-business-days" in [step.clause for step in answer.steps]


def test_a_need_cannot_become_known_after_the_travel() -> None:
    error = refused(ask, "2024-07-15", "2024-07-16")
    assert len(error.faults) == 1
    assert error.faults[0].path in ("known_on", "travel_date")


@pytest.mark.parametrize(("travel", "known"), [("2022-07-15", "2022-06-03"), ("2030-07-15", "2030-06-03")])
def test_it_answers_for_years_before_and_after(travel: str, known: str) -> None:
    assert known <= str(ask(travel, known).outcome.send_by) < travel


@pytest.mark.parametrize("mode", MODES)
def test_plane_bus_and_train_are_asked_for_in_the_same_way(mode: str) -> None:
    assert ask(mode=mode).outcome == ask().outcome
    assert "A3-56" in ask(mode=mode).interpretations


# What must be on it, and what should


@pytest.mark.parametrize("emergency", [False, True])
@pytest.mark.parametrize("escorted", [False, True])
def test_what_is_missing_and_what_is_advised(emergency: bool, escorted: bool) -> None:
    must = {"dcn", "full-name-as-on-id", "dates-and-times"} | ({"travel-authorization-signed"} if escorted else set())
    for size in range(len(HAVE) + 1):
        for have in combinations(HAVE, size):
            found = ask(have=list(have), emergency=emergency, escorted=escorted).outcome
            assert set(found.missing) == must - set(have)
            assert set(found.advised) <= {"contact-names"} - set(have)
            if emergency:
                assert set(found.advised) == {"contact-names"} - set(have)


def test_missing_items_stand_in_the_order_of_the_form() -> None:
    assert list(ask(have=[], escorted=True).outcome.missing) == [
        "dcn",
        "full-name-as-on-id",
        "dates-and-times",
        "travel-authorization-signed",
    ]


@pytest.mark.parametrize(("one_way", "out_of_state", "in_custody"), list(product([None, False, True], repeat=3)))
def test_the_icpc_unit_approves_one_way_tickets_out_of_state_for_a_child_in_custody_only(
    one_way: bool | None, out_of_state: bool | None, in_custody: bool | None
) -> None:
    given = zip(CONDITIONS, (one_way, out_of_state, in_custody), strict=True)
    answer = ask(**{name: value for name, value in given if value is not None})
    needed = one_way is out_of_state is in_custody is True
    expect(answer, icpc_approval_needed=needed)
    named = [approval for approval in answer.approvals if "ICPC" in approval.who]
    assert [approval.strength for approval in named] == (["must"] if needed else [])
    if needed:
        assert "A3-59" in answer.interpretations
        assert "12.8.3/transport/ticket/icpc-one-way" in [step.clause for step in answer.steps]


def test_the_request_goes_to_the_payment_and_travel_unit_by_fax() -> None:
    for more in ({}, {"emergency": True}, {"escorted": True}):
        answer = ask(**more)
        assert answer.outcome.send_to == ask().outcome.send_to
        assert "Payment and Travel Unit" in whole(answer)
        assert "573-751-6934" in whole(answer)
    assert "12.8.3/transport/ticket/central-office" in [step.clause for step in ask().steps]


def test_the_form_is_asked_for_in_an_emergency_too() -> None:
    for emergency in (False, True):
        documents = ask(emergency=emergency).documents
        assert any("Ticket Request" in document.id for document in documents), documents
    assert "12.8.3/transport/ticket/emergency-form" in [step.clause for step in ask(emergency=True).steps]


def test_an_escort_needs_the_signed_travel_authorization() -> None:
    def forms(answer: Any) -> list[tuple[bool, str]]:
        return [(True, document.strength) for document in answer.documents if "Travel Authorization" in document.id]

    assert forms(ask()) == []
    answer = ask(escorted=True)
    assert forms(answer) == [(True, "must")]
    assert "A3-57" in answer.interpretations
    assert "12.8.3/transport/ticket/escort-form" in [step.clause for step in answer.steps]


# Input errors


@pytest.mark.parametrize("holidays", ["2024-07-04", [4], ["July 4"], [None], {"2024-07-04": 1}, ["2024-02-30"]])
def test_holidays_are_a_list_of_dates(holidays: Any) -> None:
    error = refused(ask, holidays=holidays)
    assert len(error.faults) == 1
    assert error.faults[0].path in ("holidays", "holidays.0")


def test_what_one_has_is_a_list_of_known_items() -> None:
    assert [fault.path for fault in refused(ask, have=["dcn", "passport"]).faults] == ["have.1"]
    assert [fault.path for fault in refused(ask, have="dcn").faults] == ["have"]


def test_a_boat_is_no_way_to_travel() -> None:
    (fault,) = refused(ask, mode="boat").faults
    assert fault.path == "mode"
    assert all(mode in fault.allowed for mode in MODES)


def test_all_that_is_wrong_is_reported_at_once() -> None:
    error = refused(ask, "soon", "2024-07-32", mode="boat", emergency="yes", have=["passport"], agee=1)
    assert sorted(fault.path for fault in error.faults) == [
        "agee",
        "emergency",
        "have.0",
        "known_on",
        "mode",
        "travel_date",
    ]

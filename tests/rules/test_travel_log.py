"""travel-log: a month of trips, each line read by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fosterpolicy import InputError, calculate, expect, refused


def line(purpose: str = "medical", miles: Any = 30, day: Any = "2024-06-03", **more: Any) -> dict[str, Any]:
    return {"purpose": purpose, "date": day, "round_trip_miles": miles, "youths": ["Ada"], **more}


def log(*trips: Any, claimant: Any = "foster-home", month: Any = "2024-06", **more: Any) -> Any:
    return calculate("travel-log", {"claimant": claimant, "month": month, "trips": list(trips), **more})


def outcome(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = answer.model_dump(mode="json")["outcome"]
    return found


def lines(answer: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = outcome(answer)["lines"]
    return found


def faulty(answer: Any) -> list[int]:
    for entry in lines(answer):
        assert list(entry) == ["number", "outcome", "faults"]
        assert (entry["outcome"] is None) is bool(entry["faults"]), entry
    return [entry["number"] for entry in lines(answer) if entry["faults"]]


def totals(answer: Any) -> list[tuple[str | None, str | None, int, str | None]]:
    found = outcome(answer)["totals"]
    assert all(list(row) == ["youth", "code", "miles", "amount"] for row in found)
    return [(row["youth"], row["code"], row["miles"], row["amount"]) for row in found]


def paths(error: InputError) -> list[str]:
    return sorted(fault.path for fault in error.faults)


def test_a_log_lists_every_line_in_order_and_adds_up_what_is_payable() -> None:
    answer = log(line("medical", 30), line("court", 40, "2024-06-01"), line("medical", 10, "2024-06-30"))
    expect(answer, amount="52.40", form="CD-106", submit_by="2024-07-30")
    assert [entry["number"] for entry in lines(answer)] == [1, 2, 3]
    assert [entry["outcome"]["reimbursable_miles"] for entry in lines(answer)] == [30, 40, 10]
    assert faulty(answer) == []
    assert totals(answer) == [("Ada", "TRMD", 40, "26.20"), ("Ada", "TRAN", 40, "26.20")]


def test_the_outcome_of_a_line_is_that_of_the_trip_by_itself() -> None:
    trips = [
        line("medical", 300, youths=["Ada", "Ben", "Cleo"]),
        line("medical", 225, approved_by=["circuit-manager"], submitted_on="2024-07-01"),
        line("state-board", 33, youths=[]),
        line("school-of-origin", 26, commute_miles=20, reported_to_work=True),
        line("child-care", 26),
    ]
    answer = log(*trips, claimant="level-b")
    alone = [calculate("trip-mileage", {**trip, "claimant": "level-b"}) for trip in trips]
    assert [entry["outcome"] for entry in lines(answer)] == [outcome(one) for one in alone]


def test_totals_stand_in_the_order_in_which_youth_and_code_first_appear() -> None:
    answer = log(
        line("court", 10, youths=["Ben"]),
        line("medical", 20, youths=["Ada"]),
        line("training-in-service", 40, youths=[]),
        line("counseling", 5, youths=["Ben", "Ada"]),
        line("respite", 8, youths=["Ben"]),
        line("requested-meeting", 2, youths=[]),
    )
    assert totals(answer) == [
        ("Ben", "TRAN", 18, "11.79"),
        ("Ada", "TRMD", 22, "14.41"),
        (None, None, 42, "27.51"),
        ("Ben", "TRMD", 3, "1.97"),
    ]
    expect(answer, amount="55.68")


def test_amounts_are_rounded_for_each_trip_and_then_added() -> None:
    answer = log(*[line("medical", 33)] * 3)
    expect(answer, amount="64.86")
    assert totals(answer) == [("Ada", "TRMD", 99, "64.86")]


def test_only_payable_lines_count() -> None:
    answer = log(line("medical", 30), line("work", 40, explanation="A first job"), line("dental", 50), line("child-care", 60))
    assert [entry["outcome"]["status"] for entry in lines(answer)] == [
        "payable",
        "needs-approval",
        "no-code-stated",
        "not-payable",
    ]
    assert totals(answer) == [("Ada", "TRMD", 30, "19.65")]
    expect(answer, amount="19.65", form="CD-106", submit_by="2024-07-30")


def test_with_nothing_payable_the_log_comes_to_0() -> None:
    answer = log(line("medical", 150), line("medical", 225), claimant="level-b")
    expect(answer, amount="0.00", totals=[], form="CD-107", submit_by=None)
    expect(log(line("child-care")), amount="0.00", totals=[], form="CD-106", submit_by="2024-07-30")


def test_an_approved_line_counts_and_its_twin_without_approval_does_not() -> None:
    answer = log(line("court", 225, approved_by=["circuit-manager"]), line("court", 225), claimant="level-b")
    assert totals(answer) == [("Ada", "TRAN", 25, "16.38")]
    expect(answer, amount="16.38")


def test_residential_lines_have_no_code() -> None:
    trip = line("medical", 300, youths=["Ada", "Ben", "Cleo"], approved_by=["rcst-coordinator"])
    answer = log(trip, trip, claimant="residential")
    assert totals(answer) == [("Ada", None, 68, "44.54"), ("Ben", None, 66, "43.24"), ("Cleo", None, 66, "43.24")]
    expect(answer, amount="131.02", form="CD-107", submit_by="2024-07-30")


# Faulty lines


def test_a_faulty_line_is_listed_with_its_faults_and_the_others_are_answered() -> None:
    answer = log(line("medical", 30), line("medical", 5.5), line("court", 40))
    assert faulty(answer) == [2]
    (fault,) = lines(answer)[1]["faults"]
    assert set(fault) == {"path", "given", "allowed", "message", "clause"}
    assert (fault["path"], fault["given"]) == ("trips.1.round_trip_miles", 5.5)
    assert fault["message"].startswith("trips.1.round_trip_miles: ")
    assert fault["allowed"] in fault["message"]
    expect(answer, amount="45.85")


def test_all_that_is_wrong_with_a_line_is_listed() -> None:
    answer = log({"purpose": "medicine", "date": "June 3", "round_trip_miles": -1, "youths": [], "miles": 3})
    found = [fault["path"] for fault in lines(answer)[0]["faults"]]
    assert {f"trips.0.{field}" for field in ("purpose", "date", "round_trip_miles", "miles")} <= set(found)
    expect(answer, amount="0.00", totals=[])


@pytest.mark.parametrize("day", ["2024-05-31", "2024-07-01", "2023-06-03", "2025-06-03"])
def test_a_date_outside_the_month_is_a_fault_of_its_line(day: str) -> None:
    answer = log(line(), line(day=day))
    assert faulty(answer) == [2]
    (fault,) = lines(answer)[1]["faults"]
    assert (fault["path"], fault["given"]) == ("trips.1.date", day)
    assert "2024-06" in fault["message"].replace("June 2024", "2024-06")


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
    ],
)
def test_the_first_and_the_last_day_of_the_month_are_in_it(month: str, first: str, last: str) -> None:
    assert faulty(log(line(day=first), line(day=last), month=month)) == []


@pytest.mark.parametrize("entry", [None, 5, "a trip", [], [line()], True])
def test_an_entry_that_is_no_trip_is_a_fault_of_its_line(entry: Any) -> None:
    answer = log(line(), entry, line())
    assert faulty(answer) == [2]
    assert all(fault["path"].startswith("trips.1") for fault in lines(answer)[1]["faults"])
    expect(answer, amount="39.30")


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (line(claimant="foster-home"), "claimant"),
        (line(agee=5), "agee"),
        (line(round_trips=3), "round_trips"),
        (line(youths=["Ada", "Ada"]), "youths"),
        (line(metro=True), "metro"),
        (line("work"), "explanation"),
        (line("training-pre-service", youths=[]), "license_granted"),
        (line(submitted_on="2024-06-02"), "submitted_on"),
        (line(mileage_rate="0.700"), "mileage_rate"),
        (line(mixed_levels=True), "mixed_levels"),
        (line(approved_by=["nobody"]), "approved_by"),
        ({"purpose": "medical", "date": "2024-06-03", "round_trip_miles": 30}, "youths"),
    ],
)
def test_what_a_trip_refuses_a_line_refuses(entry: dict[str, Any], field: str) -> None:
    answer = log(line(), entry)
    assert faulty(answer) == [2]
    assert {fault["path"].split(".")[2] for fault in lines(answer)[1]["faults"]} == {field}
    expect(answer, amount="19.65", form="CD-106")


def test_a_log_of_faulty_lines_only_is_still_a_log() -> None:
    answer = log(line(miles=-1), line(purpose="nothing"))
    assert faulty(answer) == [1, 2]
    expect(answer, amount="0.00", totals=[], form=None, submit_by=None)


def test_trips_are_kept_in_the_order_in_which_they_were_given() -> None:
    days = ["2024-06-30", "2024-06-01", "2024-06-15", "2024-06-01"]
    answer = log(*[line(miles=index + 1, day=day) for index, day in enumerate(days)])
    assert [entry["outcome"]["reimbursable_miles"] for entry in lines(answer)] == [1, 2, 3, 4]


# Input errors


@pytest.mark.parametrize("claimant", ["kinship", "", None, 5, ["level-b"]])
def test_a_wrong_claimant_is_an_input_error(claimant: Any) -> None:
    assert paths(refused(log, line(), claimant=claimant)) == ["claimant"]


@pytest.mark.parametrize(
    "month", ["2024-13", "2024-00", "2024-6", "202406", "June 2024", "2024-06-01", "2024", "", " 2024-06", None, 202406, True, []]
)
def test_a_month_is_a_year_and_a_month(month: Any) -> None:
    error = refused(log, line(), month=month)
    assert paths(error) == ["month"]
    assert "YYYY-MM" in error.faults[0].allowed


@pytest.mark.parametrize("trips", [[], None, {}, "a trip", 5, line()])
def test_trips_are_a_list_with_at_least_one_entry(trips: Any) -> None:
    error = refused(calculate, "travel-log", {"claimant": "foster-home", "month": "2024-06", "trips": trips})
    assert paths(error) == ["trips"]


@pytest.mark.parametrize("rate", ["0.7", "0.000", 0.7, "", "70 cents"])
def test_a_rate_for_the_log_is_text_with_three_places_and_over_0(rate: Any) -> None:
    assert paths(refused(log, line(day="2025-06-03"), month="2025-06", mileage_rate=rate)) == ["mileage_rate"]


def test_a_wrong_claimant_and_a_wrong_month_are_told_at_once() -> None:
    error = refused(log, line(miles=-1), claimant="kin", month="June", extra=1)
    assert paths(error) == ["claimant", "extra", "month"]


# The rate


def test_without_a_rate_for_the_month_the_miles_are_added_and_the_money_is_null() -> None:
    answer = log(line(day="2025-06-03"), line("court", 40, "2025-06-04"), month="2025-06")
    expect(answer, amount=None, form="CD-106", submit_by="2025-07-30")
    assert totals(answer) == [("Ada", "TRMD", 30, None), ("Ada", "TRAN", 40, None)]
    assert any("December 31, 2024" in notice and "0.655" in notice for notice in answer.notices), answer.notices


def test_the_rate_of_the_log_pays_the_trips_that_have_none_of_their_own() -> None:
    answer = log(
        line("medical", 10, "2025-06-03"),
        line("court", 10, "2025-06-04", mileage_rate="0.650"),
        month="2025-06",
        mileage_rate="0.700",
    )
    assert totals(answer) == [("Ada", "TRMD", 10, "7.00"), ("Ada", "TRAN", 10, "6.50")]
    expect(answer, amount="13.50")


def test_one_line_without_a_rate_makes_its_total_and_the_amount_null() -> None:
    answer = log(
        line("medical", 10, "2025-06-03", mileage_rate="0.700"),
        line("court", 10, "2025-06-04", mileage_rate="0.700"),
        line("court", 10, "2025-06-05"),
        month="2025-06",
    )
    assert totals(answer) == [("Ada", "TRMD", 10, "7.00"), ("Ada", "TRAN", 20, None)]
    expect(answer, amount=None)


def test_a_log_without_a_rate_and_without_a_payable_line_comes_to_0() -> None:
    expect(log(line("child-care", day="2025-06-03"), month="2025-06"), amount="0.00", totals=[])


def test_a_rate_that_changes_within_a_month_is_each_trip_s_own() -> None:
    answer = log(line("medical", 100, "2023-04-02"), line("medical", 100, "2023-04-03"), month="2023-04")
    assert [entry["outcome"]["rate"] for entry in lines(answer)] == ["0.620", "0.655"]
    expect(answer, amount="127.50", submit_by="2023-05-30")


def test_a_rate_for_the_log_that_differs_from_the_one_on_file_pays_no_line() -> None:
    answer = log(line(), line("court"), mileage_rate="0.700")
    assert faulty(answer) == [1, 2]
    assert all(fault["path"].endswith("mileage_rate") for entry in lines(answer) for fault in entry["faults"])
    expect(answer, amount="0.00", totals=[])


# The form and the deadline


def test_form_and_deadline_are_null_where_the_lines_need_more_than_one() -> None:
    meeting = line("state-board", 40, youths=[])
    expect(log(line(), meeting), form=None, submit_by=None, amount="45.85")
    expect(log(meeting, meeting), form="MO 300-1189", submit_by=None)
    approved = line("medical", 225, approved_by=["circuit-manager"])
    expect(log(approved, line("school-of-origin", 10), claimant="level-b"), form=None, submit_by=None)
    expect(log(approved, approved, claimant="level-b"), form="CD-107", submit_by=None)


def test_a_line_with_nothing_to_claim_does_not_ask_for_its_form() -> None:
    refused_meeting = line("training-pre-service", 40, youths=[], license_granted=False)
    expect(log(line(), refused_meeting), form="CD-106", submit_by="2024-07-30")
    expect(log(refused_meeting), form="MO 300-1189", submit_by=None, amount="0.00")


def test_a_faulty_line_does_not_ask_for_its_form() -> None:
    expect(log(line(), line("state-board", -1, youths=[])), form="CD-106", submit_by="2024-07-30")


def test_the_deadline_of_the_log_stands_among_its_deadlines_once() -> None:
    answer = log(line(), line("court"), line("fst"))
    assert [str(deadline.last_date) for deadline in answer.deadlines] == ["2024-07-30"]
    assert log(line("medical", 225), claimant="level-b").deadlines == []


# What stands behind it


def test_a_log_says_who_pays_in_an_fccm_case() -> None:
    own, fccm = log(line()), log(line(), agency="fccm")
    assert fccm.outcome.amount == own.outcome.amount == own.outcome.lines[0].outcome.amount
    assert lines(fccm)[0]["outcome"]["system"] is None
    assert lines(own)[0]["outcome"]["system"] == "faces-payment-request"
    assert any("FCCM case manager" in notice for notice in fccm.notices)


def test_papers_figures_and_readings_stand_once_for_the_whole_log() -> None:
    answer = log(*[line("medical", 101, youths=["Ada", "Ben", "Cleo"])] * 5)
    found = answer.model_dump(mode="json")
    for part in ("documents", "approvals", "deadlines", "notices", "figures", "interpretations"):
        kept = [json.dumps(entry) for entry in found[part]]
        assert len(kept) == len(set(kept)), part
    assert {"A0-02", "A3-15", "A3-37"} <= set(found["interpretations"])
    assert [figure["value"] for figure in found["figures"] if figure["id"] == "mileage.state-rate"] == ["0.655"]
    assert {document["id"] for document in found["documents"]} >= {"CD-106"}
    assert found["steps"]


def test_a_log_across_a_change_of_the_rate_shows_both_rates() -> None:
    answer = log(line(day="2023-04-02"), line(day="2023-04-03"), month="2023-04").model_dump(mode="json")
    assert [figure["value"] for figure in answer["figures"] if figure["id"] == "mileage.state-rate"] == ["0.620", "0.655"]


def test_a_log_of_a_thousand_lines_is_answered() -> None:
    answer = log(*[line("medical", 33)] * 1000)
    expect(answer, amount="21620.00")
    assert len(lines(answer)) == 1000

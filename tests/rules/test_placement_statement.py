"""placement-statement: nights, months and segments of one placement."""

from __future__ import annotations

from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

METHODS = ("nights-only", "actual-days", "thirty-days", "annual-365")
MET = {"in_case_plan": True, "agency_agreed": True, "still_placed": True, "plan_to_return": True}


def ask(first: str, last: str, born: str = "2014-01-15", program: str = "licensed", **more: Any) -> Any:
    return calculate(
        "placement-statement", {"date_of_birth": born, "program": program, "first_night": first, "last_night": last, **more}
    )


def months(answer: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer.model_dump(mode="json")["outcome"]["months"]
    return found


def segments(answer: Any) -> list[dict[str, Any]]:
    return [segment for month in months(answer) for segment in month["segments"]]


def cuts(answer: Any) -> list[tuple[str, str, str | None]]:
    return [(segment["first_night"], segment["last_night"], segment["rate"]) for segment in segments(answer)]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("program", "born", "amount"),
    [
        ("licensed", "2019-01-15", "509.00"),
        ("licensed", "2014-01-15", "577.00"),
        ("licensed", "2009-01-15", "712.00"),
        ("unlicensed", "2019-01-15", "345.00"),
        ("unlicensed", "2014-01-15", "408.00"),
        ("unlicensed", "2009-01-15", "455.00"),
        ("level-a", "2014-01-15", "1119.00"),
        ("medical", "2014-01-15", "1119.00"),
        ("level-b", "2014-01-15", "2034.00"),
        ("tfc-level-1", "2014-01-15", "2632.26"),
        ("tfc-level-2", "2014-01-15", "3984.89"),
        ("independent-living", "2007-01-15", "455.00"),
    ],
)
def test_a_whole_month_pays_the_amount_of_the_month_under_every_method(method: str, program: str, born: str, amount: str) -> None:
    for first, last in (("2024-02-01", "2024-02-29"), ("2024-04-01", "2024-04-30"), ("2024-05-01", "2024-05-31")):
        answer = ask(first, last, born, program, partial_month=method)
        (month,) = months(answer)
        assert (month["maintenance"], month["amount"]) == (amount, amount)
        expect(answer, total=amount)


def test_nights_of_the_tenth_to_the_nineteenth_are_ten() -> None:
    answer = ask("2024-05-10", "2024-05-19")
    expect(answer, nights=10)
    assert {"12.8.1/payment/begins-first-night", "12.8.1/payment/ends-last-night"} <= {step.clause for step in answer.steps}


def test_a_single_night_is_a_placement_of_one() -> None:
    expect(ask("2024-05-10", "2024-05-10"), nights=1)


def test_a_child_who_moves_is_paid_for_once_each_night() -> None:
    home_a, home_b = ask("2024-05-01", "2024-05-15"), ask("2024-05-16", "2024-05-31")
    assert home_a.outcome.nights + home_b.outcome.nights == 31


@pytest.mark.parametrize(
    ("method", "amount"), [("nights-only", None), ("actual-days", "164.19"), ("thirty-days", "169.67"), ("annual-365", "167.34")]
)
def test_ten_nights_at_509_in_a_month_of_31_days(method: str, amount: str | None) -> None:
    answer = ask("2024-05-10", "2024-05-19", "2019-01-15", partial_month=method)
    (month,) = months(answer)
    (segment,) = month["segments"]
    assert (segment["nights"], segment["payable_nights"], segment["rate"], segment["period"]) == (10, 10, "509.00", "month")
    assert (segment["amount"], month["maintenance"], month["amount"]) == (amount, amount, amount)
    expect(answer, nights=10, total=amount)
    assert "A1-02" in answer.interpretations


def test_nights_only_is_the_method_when_none_is_named() -> None:
    assert ask("2024-05-10", "2024-06-19").outcome == ask("2024-05-10", "2024-06-19", partial_month="nights-only").outcome


def test_one_part_month_makes_the_total_null_and_leaves_the_whole_months_stated() -> None:
    answer = ask("2024-04-10", "2024-06-30", "2019-01-15")
    assert [(month["month"], month["nights"], month["amount"]) for month in months(answer)] == [
        ("2024-04", 21, None),
        ("2024-05", 31, "509.00"),
        ("2024-06", 30, "509.00"),
    ]
    expect(answer, nights=82, total=None)


def test_whole_months_add_up_to_the_total() -> None:
    expect(ask("2024-01-01", "2024-12-31", "2019-01-15"), nights=366, total="6108.00")


def test_a_part_month_of_28_february_nights_in_a_leap_year_is_not_whole() -> None:
    expect(ask("2024-02-01", "2024-02-28"), total=None)
    expect(ask("2025-02-01", "2025-02-28"), total="577.00")


def test_the_sixth_birthday_splits_its_month_and_the_night_of_the_birthday_has_the_new_rate() -> None:
    answer = ask("2024-05-01", "2024-05-31", "2018-05-16")
    assert cuts(answer) == [("2024-05-01", "2024-05-15", "509.00"), ("2024-05-16", "2024-05-31", "577.00")]
    (month,) = months(answer)
    assert (month["maintenance"], month["amount"]) == (None, None)
    expect(answer, total=None)
    assert "A0-04" in answer.interpretations


@pytest.mark.parametrize(
    ("method", "parts", "total"),
    [
        ("actual-days", ["246.29", "297.81"], "544.10"),
        ("thirty-days", ["254.50", "307.73"], "562.23"),
        ("annual-365", ["251.01", "303.52"], "554.53"),
    ],
)
def test_each_side_of_a_birthday_is_rounded_by_itself_and_then_added(method: str, parts: list[str], total: str) -> None:
    answer = ask("2024-05-01", "2024-05-31", "2018-05-16", partial_month=method)
    assert [segment["amount"] for segment in segments(answer)] == parts
    expect(answer, total=total)


def test_a_birthday_on_the_first_of_a_month_leaves_both_months_whole() -> None:
    expect(ask("2024-04-01", "2024-05-31", "2018-05-01"), total="1086.00")


def test_a_birthday_on_the_last_night_of_a_month_makes_it_a_part_month() -> None:
    answer = ask("2024-05-01", "2024-05-31", "2018-05-31")
    assert cuts(answer) == [("2024-05-01", "2024-05-30", "509.00"), ("2024-05-31", "2024-05-31", "577.00")]


def test_the_thirteenth_birthday_splits_a_month_too() -> None:
    answer = ask("2024-05-01", "2024-05-31", "2011-05-02")
    assert cuts(answer) == [("2024-05-01", "2024-05-01", "577.00"), ("2024-05-02", "2024-05-31", "712.00")]


def test_a_leap_day_child_changes_band_on_the_first_of_march() -> None:
    answer = ask("2025-02-01", "2025-03-31", "2012-02-29")
    assert cuts(answer) == [("2025-02-01", "2025-02-28", "577.00"), ("2025-03-01", "2025-03-31", "712.00")]
    expect(answer, total="1289.00")


def test_a_birthday_that_changes_no_rate_cuts_nothing() -> None:
    assert len(segments(ask("2024-05-01", "2024-05-31", "2014-05-16"))) == 1
    assert len(segments(ask("2024-05-01", "2024-05-31", "2018-05-16", "level-b"))) == 1


def test_day_90_of_an_unlicensed_placement_is_30_march_and_day_91_has_no_stated_rate() -> None:
    answer = ask("2024-01-01", "2024-03-31", program="unlicensed", partial_month="actual-days")
    assert cuts(answer)[-2:] == [("2024-03-01", "2024-03-30", "408.00"), ("2024-03-31", "2024-03-31", None)]
    last = segments(answer)[-1]
    assert (last["period"], last["amount"]) == (None, None)
    assert [month["maintenance"] for month in months(answer)] == ["408.00", "408.00", None]
    expect(answer, total=None)
    assert {"A1-07", "A1-08"} <= set(answer.interpretations)


def test_ninety_unlicensed_nights_are_all_stated() -> None:
    answer = ask("2024-01-01", "2024-03-30", program="unlicensed", partial_month="actual-days")
    expect(answer, nights=90, total="1210.84")


def test_the_license_changes_the_rate_from_the_night_it_is_granted() -> None:
    answer = ask("2024-02-01", "2024-03-31", program="unlicensed", licensed_on="2024-03-11")
    assert cuts(answer) == [
        ("2024-02-01", "2024-02-29", "408.00"),
        ("2024-03-01", "2024-03-10", "408.00"),
        ("2024-03-11", "2024-03-31", "577.00"),
    ]
    assert "A1-09" in answer.interpretations


def test_a_license_on_the_first_of_a_month_leaves_whole_months() -> None:
    expect(ask("2024-02-01", "2024-03-31", program="unlicensed", licensed_on="2024-03-01"), total="985.00")


def test_a_license_after_day_90_leaves_a_gap_without_a_rate() -> None:
    answer = ask("2024-01-01", "2024-04-30", program="unlicensed", licensed_on="2024-04-01")
    assert cuts(answer)[-3:] == [
        ("2024-03-01", "2024-03-30", "408.00"),
        ("2024-03-31", "2024-03-31", None),
        ("2024-04-01", "2024-04-30", "577.00"),
    ]
    assert months(answer)[-1]["amount"] == "577.00"


def test_a_license_on_day_91_leaves_no_gap() -> None:
    answer = ask("2024-01-01", "2024-03-31", program="unlicensed", licensed_on="2024-03-31", partial_month="actual-days")
    assert cuts(answer)[-1] == ("2024-03-31", "2024-03-31", "577.00")
    expect(answer, total="1229.45")


def test_a_license_after_the_last_night_changes_nothing() -> None:
    without = ask("2024-02-01", "2024-02-29", program="unlicensed")
    assert without.outcome == ask("2024-02-01", "2024-02-29", program="unlicensed", licensed_on="2024-03-01").outcome


def test_the_90_days_do_not_restart_after_an_absence() -> None:
    away = [{"reason": "runaway", "first_night": "2024-01-10", "last_night": "2024-01-30"}]
    answer = ask("2024-01-01", "2024-03-31", program="unlicensed", absences=away)
    assert cuts(answer)[-1] == ("2024-03-31", "2024-03-31", None)


def test_sixty_emergency_nights_pay_2220() -> None:
    answer = ask("2024-01-01", "2024-02-29", program="emergency")
    assert [(segment["rate"], segment["period"], segment["amount"]) for segment in segments(answer)] == [
        ("37.00", "day", "1147.00"),
        ("37.00", "day", "1073.00"),
    ]
    expect(answer, nights=60, total="2220.00")
    assert "A2-01" in answer.interpretations


@pytest.mark.parametrize("method", METHODS)
def test_emergency_nights_are_paid_by_the_night_under_every_method(method: str) -> None:
    expect(ask("2024-05-10", "2024-05-12", program="emergency", partial_month=method), nights=3, total="111.00")


@pytest.mark.parametrize(("fh", "agreement"), [(True, False), (False, True), (False, False)])
def test_past_day_60_a_home_without_both_license_and_agreement_is_paid_nothing(fh: bool, agreement: bool) -> None:
    answer = ask("2024-01-01", "2024-03-31", program="emergency", open_foster_home_license=fh, cooperative_agreement=agreement)
    last = segments(answer)[-1]
    assert (last["first_night"], last["last_night"], last["nights"]) == ("2024-03-01", "2024-03-31", 31)
    assert (last["payable_nights"], last["amount"]) == (0, "0.00")
    expect(answer, nights=91, total="2220.00")
    assert "A2-04" in answer.interpretations
    assert "12.8.2/home/after-60-days/level-3" in [step.clause for step in answer.steps]


def test_past_day_60_a_home_with_both_is_paid_the_licensed_rate_by_age() -> None:
    both = {"open_foster_home_license": True, "cooperative_agreement": True}
    expect(ask("2024-01-01", "2024-03-31", program="emergency", **both), total="2797.00")
    one_more = ask("2024-01-01", "2024-03-01", "2019-01-15", "emergency", **both)
    assert cuts(one_more)[-1] == ("2024-03-01", "2024-03-01", "509.00")
    expect(one_more, nights=61, total=None)
    expect(ask("2024-01-01", "2024-03-01", "2019-01-15", "emergency", partial_month="actual-days", **both), total="2236.42")
    assert "A2-07" in one_more.interpretations


def test_license_and_agreement_are_asked_only_when_nights_pass_day_60() -> None:
    expect(ask("2024-01-01", "2024-02-29", program="emergency"), nights=60)
    refusal = refused(ask, "2024-01-01", "2024-03-01", program="emergency")
    assert sorted(fault.path for fault in refusal.faults) == ["cooperative_agreement", "open_foster_home_license"]
    early = ask("2024-01-01", "2024-02-29", program="emergency", open_foster_home_license=False, cooperative_agreement=False)
    expect(early, total="2220.00")


def test_level_a_infants_have_the_allowance_apart_and_not_in_the_amount() -> None:
    answer = ask("2024-05-01", "2024-05-31", "2023-01-15", "level-a")
    (month,) = months(answer)
    assert (month["maintenance"], month["infant_allowance"], month["amount"]) == ("1119.00", "91.00", "1119.00")
    expect(answer, total="1119.00")
    assert "A1-06" in answer.interpretations


def test_the_emergency_reading_on_infants_is_shown_for_emergency_homes_only() -> None:
    assert "A2-06" in ask("2024-05-01", "2024-05-31", "2023-01-15", "emergency").interpretations
    assert "A2-06" not in ask("2024-05-01", "2024-05-31", "2023-01-15", "level-a").interpretations


def test_a_licensed_home_has_the_infant_allowance_in_the_amount() -> None:
    answer = ask("2024-05-01", "2024-05-31", "2023-01-15")
    (month,) = months(answer)
    assert (month["maintenance"], month["infant_allowance"], month["amount"]) == ("509.00", "91.00", "600.00")
    expect(answer, total="600.00")


@pytest.mark.parametrize("program", ["unlicensed", "medical", "level-b", "tfc-level-1", "tfc-level-2", "emergency"])
def test_in_other_homes_the_infant_allowance_stands_apart(program: str) -> None:
    (month,) = months(ask("2024-05-01", "2024-05-31", "2023-01-15", program))
    assert month["infant_allowance"] == "91.00"
    assert month["amount"] == month["maintenance"]


def test_the_infant_allowance_is_zero_where_it_is_over() -> None:
    for program in ("licensed", "level-a", "unlicensed"):
        (month,) = months(ask("2024-05-01", "2024-05-31", "2021-05-01", program))
        assert month["infant_allowance"] == "0.00"
    (month,) = months(ask("2024-05-10", "2024-05-19", "2014-01-15"))
    assert month["infant_allowance"] == "0.00"


def test_in_the_month_of_the_third_birthday_the_infant_allowance_is_null_without_a_method() -> None:
    answer = ask("2024-04-01", "2024-06-30", "2021-05-16")
    assert [(month["maintenance"], month["infant_allowance"], month["amount"]) for month in months(answer)] == [
        ("509.00", "91.00", "600.00"),
        ("509.00", None, None),
        ("509.00", "0.00", "509.00"),
    ]
    expect(answer, total=None)


@pytest.mark.parametrize(("method", "infant"), [("actual-days", "44.03"), ("thirty-days", "45.50"), ("annual-365", "44.88")])
def test_with_a_method_the_infant_allowance_is_paid_for_the_nights_before_the_third_birthday(method: str, infant: str) -> None:
    (month,) = months(ask("2024-05-01", "2024-05-31", "2021-05-16", partial_month=method))
    assert month["infant_allowance"] == infant
    assert month["maintenance"] == "509.00"


def test_a_third_birthday_on_the_first_of_a_month_ends_the_allowance_with_a_whole_month() -> None:
    answer = ask("2024-04-01", "2024-05-31", "2021-05-01")
    assert [month["infant_allowance"] for month in months(answer)] == ["91.00", "0.00"]
    expect(answer, total="1109.00")


def test_a_leap_day_infant_keeps_the_allowance_for_the_whole_of_february() -> None:
    answer = ask("2027-02-01", "2027-03-31", "2024-02-29")
    assert [month["infant_allowance"] for month in months(answer)] == ["91.00", "0.00"]


def test_the_infant_allowance_of_a_part_month_follows_the_method() -> None:
    (month,) = months(ask("2024-05-10", "2024-05-19", "2023-01-15"))
    assert (month["maintenance"], month["infant_allowance"], month["amount"]) == (None, None, None)
    (month,) = months(ask("2024-05-10", "2024-05-19", "2023-01-15", partial_month="actual-days"))
    assert (month["maintenance"], month["infant_allowance"], month["amount"]) == ("164.19", "29.35", "193.54")


def test_a_home_licensed_in_mid_month_has_the_infant_allowance_in_the_amount_for_its_licensed_nights() -> None:
    (month,) = months(
        ask("2024-05-01", "2024-05-31", "2023-01-15", "unlicensed", licensed_on="2024-05-16", partial_month="actual-days")
    )
    assert month["infant_allowance"] == "91.00"
    assert (month["maintenance"], month["amount"]) == ("429.65", "476.62")


def test_seven_nights_of_running_away_leave_the_month_whole() -> None:
    away = [{"reason": "runaway", "first_night": "2024-05-10", "last_night": "2024-05-16"}]
    answer = ask("2024-05-01", "2024-05-31", absences=away)
    assert [segment["payable_nights"] for segment in segments(answer)] == [31]
    expect(answer, total="577.00")


def test_the_eighth_night_away_is_a_segment_that_is_not_paid() -> None:
    away = [{"reason": "runaway", "first_night": "2024-05-08", "last_night": "2024-05-15"}]
    answer = ask("2024-05-01", "2024-05-31", "2019-01-15", absences=away, partial_month="actual-days")
    assert [(part["first_night"], part["last_night"], part["payable_nights"], part["amount"]) for part in segments(answer)] == [
        ("2024-05-01", "2024-05-14", 14, "229.87"),
        ("2024-05-15", "2024-05-15", 0, "0.00"),
        ("2024-05-16", "2024-05-31", 16, "262.71"),
    ]
    expect(answer, nights=31, total="492.58")
    part_month = ask("2024-05-01", "2024-05-31", "2019-01-15", absences=away)
    assert (months(part_month)[0]["maintenance"], part_month.outcome.total) == (None, None)


def test_a_month_away_altogether_beyond_the_seven_days_pays_zero() -> None:
    away = [{"reason": "detention", "first_night": "2024-04-24", "last_night": "2024-05-31"}]
    answer = ask("2024-04-01", "2024-05-31", absences=away)
    assert [month["amount"] for month in months(answer)] == ["577.00", "0.00"]
    expect(answer, total="577.00")


def test_an_unpaid_night_has_no_infant_allowance_either() -> None:
    away = [{"reason": "hospital", "first_night": "2024-04-24", "last_night": "2024-05-31"}]
    answer = ask("2024-04-01", "2024-05-31", "2023-01-15", absences=away)
    assert [month["infant_allowance"] for month in months(answer)] == ["91.00", "0.00"]


def test_a_planned_absence_of_a_whole_month_is_paid_in_full() -> None:
    away = [{"reason": "camp", "first_night": "2024-05-01", "last_night": "2024-05-31", **MET}]
    expect(ask("2024-05-01", "2024-05-31", absences=away), total="577.00")


def test_a_planned_absence_that_lacks_a_condition_is_not_paid() -> None:
    away = [{"reason": "camp", "first_night": "2024-05-01", "last_night": "2024-05-31", **MET, "agency_agreed": False}]
    expect(ask("2024-05-01", "2024-05-31", absences=away), total="0.00")


def test_a_planned_hospital_stay_has_no_seven_day_cap() -> None:
    stay = {"reason": "hospital", "first_night": "2024-05-01", "last_night": "2024-05-20"}
    expect(ask("2024-05-01", "2024-05-31", absences=[{**stay, **MET}]), total="577.00")
    assert sum(part["payable_nights"] for part in segments(ask("2024-05-01", "2024-05-31", absences=[stay]))) == 18


def test_emergency_nights_away_past_the_seven_days_are_not_paid_but_still_counted_to_sixty() -> None:
    away = [{"reason": "runaway", "first_night": "2024-01-10", "last_night": "2024-01-19"}]
    answer = ask(
        "2024-01-01",
        "2024-03-31",
        program="emergency",
        absences=away,
        open_foster_home_license=False,
        cooperative_agreement=False,
    )
    expect(answer, total="2109.00")
    assert "A2-13" in answer.interpretations


def test_independent_living_is_stated_from_the_sixteenth_birthday() -> None:
    answer = ask("2024-04-01", "2024-06-30", "2008-05-16", "independent-living")
    assert cuts(answer) == [
        ("2024-04-01", "2024-04-30", None),
        ("2024-05-01", "2024-05-15", None),
        ("2024-05-16", "2024-05-31", "455.00"),
        ("2024-06-01", "2024-06-30", "455.00"),
    ]
    assert [month["amount"] for month in months(answer)] == [None, None, "455.00"]
    expect(answer, total=None)


def test_a_statement_that_reaches_july_2024_shows_the_later_rule_on_independent_living() -> None:
    assert ask("2024-05-01", "2024-06-30", "2007-01-15", "independent-living").developments == []
    later = ask("2024-05-01", "2024-07-01", "2007-01-15", "independent-living")
    assert "4.5.5" in later.developments[0].id
    assert {part["rate"] for part in segments(later)} == {"455.00"}


def test_tfc_amounts_come_with_the_notice_that_they_are_minimums() -> None:
    plain = ask("2024-05-01", "2024-05-31")
    assert len(ask("2024-05-01", "2024-05-31", program="tfc-level-2").notices) > len(plain.notices)


def test_every_segment_says_why_it_is_one() -> None:
    away = [{"reason": "runaway", "first_night": "2024-05-08", "last_night": "2024-05-20"}]
    answer = ask("2024-04-10", "2024-08-31", "2018-05-16", "unlicensed", absences=away, licensed_on="2024-08-02")
    assert all(part["why"] and all(sentence.endswith(".") for sentence in part["why"]) for part in segments(answer))


def test_the_first_night_is_the_first_of_january_2024_at_the_earliest() -> None:
    expect(ask("2024-01-01", "2024-01-31"), total="577.00")
    for program in ("licensed", "unlicensed", "emergency", "level-b", "independent-living"):
        (fault,) = refused(ask, "2023-12-31", "2024-01-31", program=program).faults
        assert fault.path == "first_night"
        assert fault.given == "2023-12-31"
        assert "2024-01-01" in fault.allowed


@pytest.mark.parametrize(
    ("field", "value", "program"),
    [
        ("licensed_on", "2024-05-05", "licensed"),
        ("licensed_on", "2024-05-05", "emergency"),
        ("open_foster_home_license", True, "unlicensed"),
        ("open_foster_home_license", False, "licensed"),
        ("cooperative_agreement", True, "level-b"),
    ],
)
def test_a_field_of_another_program_is_refused(field: str, value: Any, program: str) -> None:
    (fault,) = refused(ask, "2024-05-01", "2024-05-31", program=program, **{field: value}).faults
    assert fault.path == field
    assert fault.given == value


def test_a_last_night_before_the_first_is_refused() -> None:
    (fault,) = refused(ask, "2024-05-10", "2024-05-09").faults
    assert fault.path == "last_night"


def test_a_birth_after_the_first_night_is_refused() -> None:
    (fault,) = refused(ask, "2024-05-10", "2024-05-20", "2024-05-11").faults
    assert fault.path == "date_of_birth"
    expect(ask("2024-05-10", "2024-05-20", "2024-05-10"), nights=11)


def test_absences_that_overlap_or_adjoin_are_refused() -> None:
    early = {"reason": "runaway", "first_night": "2024-05-01", "last_night": "2024-05-07"}
    for first in ("2024-05-07", "2024-05-08"):
        late = {"reason": "runaway", "first_night": first, "last_night": "2024-05-12"}
        (fault,) = refused(ask, "2024-05-01", "2024-05-31", absences=[early, late]).faults
        assert fault.path.startswith("absences.1")
    apart = {"reason": "runaway", "first_night": "2024-05-09", "last_night": "2024-05-12"}
    expect(ask("2024-05-01", "2024-05-31", absences=[early, apart]), total="577.00")


def test_a_planned_absence_needs_its_conditions_answered() -> None:
    away = [{"reason": "camp", "first_night": "2024-05-01", "last_night": "2024-05-07"}]
    refusal = refused(ask, "2024-05-01", "2024-05-31", absences=away)
    assert sorted(fault.path for fault in refusal.faults) == sorted(f"absences.0.{name}" for name in MET)


def test_a_visit_from_residential_treatment_is_no_reason_in_a_family_placement() -> None:
    away = [{"reason": "residential-visit", "first_night": "2024-05-01", "last_night": "2024-05-07"}]
    (fault,) = refused(ask, "2024-05-01", "2024-05-31", absences=away).faults
    assert fault.path == "absences.0.reason"


def test_a_night_away_that_is_not_paid_says_which_condition_it_lacks() -> None:
    answer = ask(
        "2024-05-01",
        "2024-05-31",
        absences=[
            {"reason": "camp", "first_night": "2024-05-10", "last_night": "2024-05-11", **MET, "plan_to_return": False},
        ],
    )
    unpaid = next(segment for segment in segments(answer) if segment["payable_nights"] == 0)
    assert "the child is not due to return there" in " ".join(unpaid["why"])


def test_a_whole_month_past_day_ninety_is_blank_for_want_of_a_rate_and_not_of_a_method() -> None:
    answer = ask("2024-03-01", "2024-06-30", program="unlicensed", partial_month="actual-days")
    assert months(answer)[3]["maintenance"] is None
    assert any("June 2024" in notice and "states no rate" in notice for notice in answer.notices), answer.notices
    assert "some have no stated rate" in answer.outcome.headline()


def test_a_youth_under_sixteen_in_independent_living_has_no_stated_rate() -> None:
    answer = ask("2024-06-01", "2024-06-30", born="2008-06-15", program="independent-living")
    assert [segment["rate"] for segment in segments(answer)] == [None, "455.00"]
    assert any("no rate is stated" in step.text for step in answer.steps)
    assert any("states no rate" in notice for notice in answer.notices), answer.notices


def test_a_tfc_total_is_said_to_be_the_least() -> None:
    answer = ask("2024-06-01", "2024-06-30", program="tfc-level-1")
    assert answer.outcome.headline() == "At least $2632.26 for 30 nights"
    assert "12.8.1/tfc/eligibility" in [step.clause for step in answer.steps]


def test_an_open_infant_allowance_in_an_emergency_home_is_explained() -> None:
    answer = ask("2024-06-20", "2024-08-18", born="2023-05-01", program="emergency")
    assert [month["infant_allowance"] for month in months(answer)] == [None, "91.00", None]
    assert "A1-02" in answer.interpretations
    assert any("June 2024, August 2024" in notice for notice in answer.notices), answer.notices


def test_the_license_that_changed_the_rate_is_named_with_its_date() -> None:
    answer = ask("2024-05-01", "2024-05-31", program="unlicensed", licensed_on="2024-05-16")
    assert any("Licensed on May 16, 2024" in step.text for step in answer.steps)
    assert "12.8.1/maintenance/unlicensed/first-90-days" in [step.clause for step in answer.steps]


def test_a_runaway_who_is_detained_without_a_night_back_has_been_away_once() -> None:
    answer = ask(
        "2024-05-01",
        "2024-05-31",
        absences=[
            {"reason": "runaway", "first_night": "2024-05-06", "last_night": "2024-05-10"},
            {"reason": "detention", "first_night": "2024-05-11", "last_night": "2024-05-20"},
        ],
    )
    assert sum(segment["payable_nights"] for segment in segments(answer)) == 31 - (15 - 7)


def test_a_visit_that_turns_into_a_runaway_is_two_absences_under_two_guidelines() -> None:
    answer = ask(
        "2024-05-01",
        "2024-05-31",
        absences=[
            {"reason": "case-plan-visit", "first_night": "2024-05-06", "last_night": "2024-05-10", **MET},
            {"reason": "runaway", "first_night": "2024-05-11", "last_night": "2024-05-20"},
        ],
    )
    assert sum(segment["payable_nights"] for segment in segments(answer)) == 31 - (10 - 7)


def test_past_day_ninety_the_infant_allowance_of_an_unlicensed_home_is_not_stated_either() -> None:
    answer = ask("2024-01-01", "2024-06-30", born="2023-06-01", program="unlicensed")
    assert [month["infant_allowance"] for month in months(answer)] == ["91.00", "91.00", None, None, None, None]
    whole = ask("2024-01-01", "2024-06-30", born="2023-06-01", program="unlicensed", partial_month="actual-days")
    assert [month["infant_allowance"] for month in months(whole)][3:] == [None, None, None]

"""standard-rate: the rows of the table in 12.8.1, at both ends of each age band and of each limit."""

from __future__ import annotations

import pytest

from fosterpolicy import calculate, expect, refused
from fosterpolicy.rules.standard_rates.standard_rate import StandardRateCase, standard_rate

DAY = "2024-06-01"

BANDS = [
    ("licensed", 0, "0-5", "509.00"),
    ("licensed", 5, "0-5", "509.00"),
    ("licensed", 6, "6-12", "577.00"),
    ("licensed", 12, "6-12", "577.00"),
    ("licensed", 13, "13-plus", "712.00"),
    ("licensed", 20, "13-plus", "712.00"),
    ("unlicensed", 0, "0-5", "345.00"),
    ("unlicensed", 5, "0-5", "345.00"),
    ("unlicensed", 6, "6-12", "408.00"),
    ("unlicensed", 12, "6-12", "408.00"),
    ("unlicensed", 13, "13-plus", "455.00"),
    ("unlicensed", 20, "13-plus", "455.00"),
]


@pytest.mark.parametrize(("program", "age", "band", "amount"), BANDS)
def test_each_age_band_pays_the_amount_of_its_line(program: str, age: int, band: str, amount: str) -> None:
    answer = calculate("standard-rate", program=program, age=age, on=DAY)
    expect(answer, status="amount", amount=amount, period="month", age_band=band, payee="resource-provider")


@pytest.mark.parametrize(
    ("program", "birthday", "before", "after"),
    [
        ("licensed", 6, "509.00", "577.00"),
        ("licensed", 13, "577.00", "712.00"),
        ("unlicensed", 6, "345.00", "408.00"),
        ("unlicensed", 13, "408.00", "455.00"),
    ],
)
def test_a_new_band_starts_on_the_birthday_and_not_a_day_sooner(program: str, birthday: int, before: str, after: str) -> None:
    born = f"{2024 - birthday}-05-16"
    expect(calculate("standard-rate", program=program, date_of_birth=born, on="2024-05-15"), amount=before)
    expect(calculate("standard-rate", program=program, date_of_birth=born, on="2024-05-16"), amount=after)


def test_a_child_of_five_years_and_364_days_is_still_in_the_youngest_band() -> None:
    answer = calculate("standard-rate", program="licensed", date_of_birth="2018-06-02", on=DAY)
    expect(answer, amount="509.00", age_band="0-5")
    assert "A1-03" in answer.interpretations


def test_a_child_born_on_a_leap_day_turns_thirteen_on_the_first_of_march() -> None:
    expect(calculate("standard-rate", program="licensed", date_of_birth="2012-02-29", on="2025-02-28"), amount="577.00")
    expect(calculate("standard-rate", program="licensed", date_of_birth="2012-02-29", on="2025-03-01"), amount="712.00")


def test_a_child_born_on_a_leap_day_turns_twelve_on_the_leap_day_of_a_leap_year() -> None:
    expect(calculate("standard-rate", program="licensed", date_of_birth="2011-02-28", on="2024-02-28"), amount="712.00")
    expect(calculate("standard-rate", program="licensed", date_of_birth="2018-03-01", on="2024-02-29"), amount="509.00")
    expect(calculate("standard-rate", program="licensed", date_of_birth="2018-02-28", on="2024-02-28"), amount="577.00")


def test_a_newborn_has_a_rate_on_the_day_of_birth() -> None:
    expect(calculate("standard-rate", program="licensed", date_of_birth=DAY, on=DAY), amount="509.00", age_band="0-5")


@pytest.mark.parametrize(
    ("program", "status", "amount", "period", "payee"),
    [
        ("tfc-level-1", "minimum", "2632.26", "month", "tfc-agency"),
        ("tfc-level-2", "minimum", "3984.89", "month", "tfc-agency"),
        ("level-a", "amount", "1119.00", "month", "resource-provider"),
        ("medical", "amount", "1119.00", "month", "resource-provider"),
        ("level-b", "amount", "2034.00", "month", "resource-provider"),
        ("special-medical", "contract-unit-rate", None, None, "contractor"),
        ("special-non-medical", "no-rate-stated", None, None, "contractor"),
        ("childrens-treatment", "contract-unit-rate", None, None, "contractor"),
        ("residential-treatment", "contract-unit-rate", None, None, "contractor"),
    ],
)
def test_rows_for_all_ages_need_no_age(program: str, status: str, amount: str | None, period: str | None, payee: str) -> None:
    answer = calculate("standard-rate", program=program, on=DAY)
    expect(answer, status=status, amount=amount, period=period, age_band=None, payee=payee)


def test_a_row_for_all_ages_takes_an_age_or_a_birth_date_without_using_it() -> None:
    for extra in ({"age": 0}, {"age": 13}, {"date_of_birth": "2010-01-01"}):
        expect(calculate("standard-rate", program="level-b", on=DAY, **extra), amount="2034.00", age_band=None)


def test_level_b_replaces_basic_maintenance_and_is_not_added_to_it() -> None:
    answer = calculate("standard-rate", program="level-b", age=13, on=DAY)
    expect(answer, amount="2034.00")
    assert "A1-17" in answer.interpretations


def test_tfc_rows_are_floors_and_the_row_without_a_level_is_level_1() -> None:
    answer = calculate("standard-rate", program="tfc-level-1", on=DAY)
    assert {"A1-14", "A1-15"} <= set(answer.interpretations)
    assert "12.8.1/tfc/minimum" in [step.clause for step in answer.steps]


def test_a_blank_cell_is_no_rate_stated_and_never_zero() -> None:
    answer = calculate("standard-rate", program="special-non-medical", on=DAY)
    expect(answer, status="no-rate-stated", amount=None)
    assert "A1-12" in answer.interpretations
    assert answer.figures == []


def test_an_unlicensed_home_has_its_rate_on_day_90_and_none_on_day_91() -> None:
    last = calculate("standard-rate", program="unlicensed", age=5, placement_day=90, on=DAY)
    expect(last, status="amount", amount="345.00", period="month")
    past = calculate("standard-rate", program="unlicensed", age=5, placement_day=91, on=DAY)
    expect(past, status="no-rate-stated", amount=None, period=None, payee="resource-provider")
    assert "A1-07" in past.interpretations
    assert "12.8.1/maintenance/unlicensed/first-90-days" in [step.clause for step in past.steps]


def test_the_first_night_is_day_1_of_an_unlicensed_placement() -> None:
    expect(calculate("standard-rate", program="unlicensed", age=13, placement_day=1, on=DAY), amount="455.00")


def test_without_the_day_an_unlicensed_rate_comes_with_a_notice_of_day_90() -> None:
    answer = calculate("standard-rate", program="unlicensed", age=5, on=DAY)
    expect(answer, status="amount", amount="345.00")
    assert any("90" in notice for notice in answer.notices)
    known = calculate("standard-rate", program="unlicensed", age=5, placement_day=30, on=DAY)
    assert not any("90" in notice for notice in known.notices)


def test_an_unlicensed_family_that_seeks_no_license_has_no_stated_rate() -> None:
    answer = calculate("standard-rate", program="unlicensed", age=5, seeking_license=False, on=DAY)
    expect(answer, status="no-rate-stated", amount=None, period=None)
    assert "A1-09" in answer.interpretations


def test_an_unlicensed_family_is_taken_to_seek_its_license_unless_told_otherwise() -> None:
    said = calculate("standard-rate", program="unlicensed", age=5, seeking_license=True, on=DAY)
    unsaid = calculate("standard-rate", program="unlicensed", age=5, on=DAY)
    assert said.outcome == unsaid.outcome


def test_independent_living_is_stated_from_the_sixteenth_birthday() -> None:
    young = calculate("standard-rate", program="independent-living", date_of_birth="2008-06-02", on=DAY)
    expect(young, status="no-rate-stated", amount=None, period=None, age_band=None, payee="youth")
    sixteen = calculate("standard-rate", program="independent-living", date_of_birth="2008-06-01", on=DAY)
    expect(sixteen, status="amount", amount="455.00", period="month", age_band="16-plus", payee="youth")


def test_independent_living_at_15_and_16_in_completed_years() -> None:
    expect(calculate("standard-rate", program="independent-living", age=15, on=DAY), status="no-rate-stated")
    expect(calculate("standard-rate", program="independent-living", age=16, on=DAY), amount="455.00")
    expect(calculate("standard-rate", program="independent-living", age=20, on=DAY), amount="455.00")


def test_independent_living_names_the_later_rule_from_its_first_date_and_keeps_the_amount() -> None:
    before = calculate("standard-rate", program="independent-living", age=17, on="2024-06-30")
    assert before.developments == []
    after = calculate("standard-rate", program="independent-living", age=17, on="2024-07-01")
    expect(after, status="amount", amount="455.00")
    assert "4.5.5" in after.developments[0].id
    assert after.developments[0].from_.isoformat() == "2024-07-01"
    assert "712" in after.developments[0].text
    assert after.developments[0].source.startswith("https://dssmanuals.mo.gov/")


def test_the_later_rule_on_independent_living_is_shown_for_a_youth_under_16_too() -> None:
    answer = calculate("standard-rate", program="independent-living", age=15, on="2024-07-01")
    expect(answer, status="no-rate-stated", amount=None)
    assert "4.5.5" in answer.developments[0].id


def test_other_programs_know_nothing_of_the_later_rule_on_independent_living() -> None:
    for program in ("licensed", "unlicensed", "level-b", "tfc-level-1", "special-medical"):
        assert calculate("standard-rate", program=program, age=17, on="2026-06-01").developments == []


@pytest.mark.parametrize(
    "program",
    ["licensed", "unlicensed", "independent-living", "level-a", "tfc-level-1", "special-medical", "special-non-medical"],
)
def test_the_table_starts_on_the_first_of_january_2024(program: str) -> None:
    assert calculate("standard-rate", program=program, age=16, on="2024-01-01").outcome.status != ""
    refusal = refused(calculate, "standard-rate", program=program, age=16, on="2023-12-31")
    (fault,) = refusal.faults
    assert fault.path == "on"
    assert fault.given == "2023-12-31"
    assert "2024-01-01" in fault.allowed


def test_a_youth_too_young_for_independent_living_is_refused_before_the_first_date_as_well() -> None:
    assert refused(calculate, "standard-rate", program="independent-living", age=15, on="2023-12-31").faults[0].path == "on"


def test_a_date_long_after_the_edition_has_the_amount_and_a_notice_of_the_last_check() -> None:
    answer = calculate("standard-rate", program="licensed", age=5, on="2030-01-01")
    expect(answer, amount="509.00")
    assert any("2024" in notice and "2026" in notice for notice in answer.notices)
    assert "A0-01" in answer.interpretations


def test_an_age_is_needed_where_the_rate_goes_by_age() -> None:
    for program in ("licensed", "unlicensed", "independent-living"):
        (fault,) = refused(calculate, "standard-rate", program=program, on=DAY).faults
        assert fault.path == "age"
        assert fault.given is None


def test_unlicensed_fields_are_refused_for_any_other_program() -> None:
    for program in ("licensed", "level-b", "independent-living"):
        refusal = refused(calculate, "standard-rate", program=program, age=16, on=DAY, placement_day=3, seeking_license=True)
        assert sorted(fault.path for fault in refusal.faults) == ["placement_day", "seeking_license"]


def test_the_plain_function_gives_the_same_result_as_the_call_by_name() -> None:
    case = StandardRateCase(program="licensed", on=DAY, age=6)  # type: ignore[arg-type]
    assert standard_rate(case) == calculate("standard-rate", program="licensed", on=DAY, age=6)
    assert str(standard_rate(case).outcome.amount) == "577.00"


def test_the_plain_function_refuses_fields_that_contradict_each_other() -> None:
    case = StandardRateCase(program="licensed", on=DAY, age=6, placement_day=2)  # type: ignore[arg-type]
    assert refused(standard_rate, case).faults[0].path == "placement_day"


def test_without_a_placement_day_the_readings_on_day_ninety_are_named() -> None:
    answer = calculate("standard-rate", program="unlicensed", age=5, on="2024-06-01")
    assert {"A1-07", "A1-08"} <= set(answer.interpretations)


def test_a_date_after_the_last_check_is_told_to_look_for_a_newer_edition() -> None:
    later = calculate("standard-rate", program="licensed", age=5, on="2026-11-23")
    assert any("later than that check" in notice for notice in later.notices), later.notices
    checked = calculate("standard-rate", program="licensed", age=5, on="2026-11-22")
    assert not any("later than that check" in notice for notice in checked.notices), checked.notices

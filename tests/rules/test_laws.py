"""Laws that hold for every input, tried on many generated ones."""

from __future__ import annotations

import json
import os
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fosterpolicy import InputError, calculate, refused

TIMES = 20 if os.environ.get("FOSTERPOLICY_LAWS") == "prove" else 1
MANY = settings(max_examples=100 * TIMES)
SOME = settings(max_examples=40 * TIMES)

METHODS = ("nights-only", "actual-days", "thirty-days", "annual-365")
PROGRAMS = (
    "licensed",
    "unlicensed",
    "level-a",
    "medical",
    "level-b",
    "tfc-level-1",
    "tfc-level-2",
    "emergency",
    "independent-living",
)
MET = {"in_case_plan": True, "agency_agreed": True, "still_placed": True, "plan_to_return": True}
MONEY = re.compile(r"[0-9]+\.[0-9]{2}")
MONEY_KEYS = {"amount", "maintenance", "infant_allowance", "total", "rate", "minimum", "shortfall"}

first_nights = st.dates(date(2024, 1, 1), date(2031, 12, 31))
births = st.dates(date(2003, 1, 1), date(2023, 12, 31))
lengths = st.integers(1, 420)


def iso(day: date) -> str:
    return day.isoformat()


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


@st.composite
def absences_in(draw: st.DrawFn, first: date, nights: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    offset = draw(st.integers(0, 40))
    while offset < nights and len(found) < 4:
        away = min(draw(st.integers(1, 40)), nights - offset)
        reason = draw(st.sampled_from(["runaway", "hospital", "detention", "camp", "case-plan-visit", "other-planned"]))
        absence: dict[str, Any] = {
            "reason": reason,
            "first_night": iso(later(first, offset)),
            "last_night": iso(later(first, offset + away - 1)),
        }
        if reason not in ("runaway", "detention"):
            absence |= {name: draw(st.sampled_from([True, True, True, False])) for name in MET}
        found.append(absence)
        offset += away + draw(st.integers(1, 60))
    return found


@st.composite
def placements(draw: st.DrawFn, programs: tuple[str, ...] = PROGRAMS, with_absences: bool = True) -> dict[str, Any]:
    first, nights = draw(first_nights), draw(lengths)
    program = draw(st.sampled_from(programs))
    case: dict[str, Any] = {
        "date_of_birth": iso(draw(births)),
        "program": program,
        "first_night": iso(first),
        "last_night": iso(later(first, nights - 1)),
        "partial_month": draw(st.sampled_from(METHODS)),
    }
    if with_absences and draw(st.booleans()):
        case["absences"] = draw(absences_in(first, nights))
    if program == "emergency":
        case |= {"open_foster_home_license": draw(st.booleans()), "cooperative_agreement": draw(st.booleans())}
    if program == "unlicensed" and draw(st.booleans()):
        case["licensed_on"] = iso(later(first, draw(st.integers(0, 200))))
    return case


def outcome(name: str, case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = calculate(name, case).model_dump(mode="json")["outcome"]
    return found


def segments(statement: dict[str, Any]) -> list[dict[str, Any]]:
    return [segment for month in statement["months"] for segment in month["segments"]]


def amounts_in(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [text for name, inner in value.items() for text in amounts_in(inner, name)]
    if isinstance(value, list):
        return [text for inner in value for text in amounts_in(inner, key)]
    return [value] if key in MONEY_KEYS and value is not None else []


def sum_of(amounts: list[str | None]) -> str | None:
    stated = [amount for amount in amounts if amount is not None]
    return str(sum(map(Decimal, stated), Decimal("0.00"))) if len(stated) == len(amounts) else None


@MANY
@given(placements())
def test_segments_tile_the_placement_night_by_night_within_their_months(case: dict[str, Any]) -> None:
    statement = outcome("placement-statement", case)
    expected = date.fromisoformat(case["first_night"])
    for month in statement["months"]:
        assert month["nights"] == sum(segment["nights"] for segment in month["segments"])
        for segment in month["segments"]:
            first, last = date.fromisoformat(segment["first_night"]), date.fromisoformat(segment["last_night"])
            assert first == expected
            assert segment["nights"] == (last - first).days + 1
            assert segment["first_night"][:7] == segment["last_night"][:7] == month["month"]
            expected = later(last, 1)
    assert iso(later(expected, -1)) == case["last_night"]
    assert statement["nights"] == sum(month["nights"] for month in statement["months"])


@MANY
@given(placements())
def test_payable_nights_never_exceed_nights(case: dict[str, Any]) -> None:
    for segment in segments(outcome("placement-statement", case)):
        assert 0 <= segment["payable_nights"] <= segment["nights"]
        if segment["payable_nights"] == 0:
            assert segment["amount"] == "0.00"


@MANY
@given(placements())
def test_sums_are_the_sums_of_their_parts_and_null_where_a_part_is(case: dict[str, Any]) -> None:
    statement = outcome("placement-statement", case)
    for month in statement["months"]:
        assert month["maintenance"] == sum_of([segment["amount"] for segment in month["segments"]])
        if case["program"] == "licensed":
            assert month["amount"] == sum_of([month["maintenance"], month["infant_allowance"]])
        elif case["program"] not in ("unlicensed", "emergency"):
            assert month["amount"] == month["maintenance"]
    assert statement["total"] == sum_of([month["amount"] for month in statement["months"]])


@MANY
@given(placements(programs=("licensed", "unlicensed", "level-a", "medical", "level-b", "tfc-level-1", "independent-living")))
def test_without_a_method_only_whole_months_at_one_rate_have_money(case: dict[str, Any]) -> None:
    statement = outcome("placement-statement", {**case, "partial_month": "nights-only"})
    for month in statement["months"]:
        whole = len(month["segments"]) == 1 and month["nights"] == days_of(month["month"])
        segment = month["segments"][0]
        if whole and segment["payable_nights"] == segment["nights"]:
            assert month["maintenance"] == segment["rate"]
        elif any(segment["payable_nights"] for segment in month["segments"]):
            assert month["maintenance"] is None


def days_of(month: str) -> int:
    start = date.fromisoformat(f"{month}-01")
    return (later(start, 32).replace(day=1) - start).days


@SOME
@given(placements(with_absences=False))
def test_a_whole_fully_payable_month_pays_the_same_under_every_method(case: dict[str, Any]) -> None:
    months = {method: outcome("placement-statement", {**case, "partial_month": method})["months"] for method in METHODS}
    for index, month in enumerate(months["nights-only"]):
        if len(month["segments"]) == 1 and month["nights"] == days_of(month["month"]):
            assert len({others[index]["maintenance"] for others in months.values()}) == 1


@MANY
@given(placements(with_absences=False), st.integers(1, 419))
def test_nights_of_a_placement_cut_in_two_add_up(case: dict[str, Any], cut: int) -> None:
    first, last = date.fromisoformat(case["first_night"]), date.fromisoformat(case["last_night"])
    middle = later(first, cut)
    assume(middle <= last)
    whole = outcome("placement-statement", case)
    early = outcome("placement-statement", {**case, "last_night": iso(later(middle, -1))})
    late = outcome("placement-statement", {**case, "first_night": iso(middle)})
    assert early["nights"] + late["nights"] == whole["nights"]
    by_month: dict[str, int] = {}
    for month in [*early["months"], *late["months"]]:
        by_month[month["month"]] = by_month.get(month["month"], 0) + month["nights"]
    assert by_month == {month["month"]: month["nights"] for month in whole["months"]}


@MANY
@given(
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.integers(1, 6),
    st.integers(1, 6),
    births,
    st.sampled_from(["licensed", "level-b"]),
)
def test_whole_months_that_adjoin_add_up_in_nights_and_money(start: date, some: int, more: int, born: date, program: str) -> None:
    first = start.replace(day=1)

    def end(months: int) -> date:
        day = first
        for _ in range(months):
            day = later(day, 32).replace(day=1)
        return later(day, -1)

    def ask(begin: date, finish: date) -> dict[str, Any]:
        return outcome(
            "placement-statement",
            {
                "date_of_birth": iso(born),
                "program": program,
                "first_night": iso(begin),
                "last_night": iso(finish),
                "partial_month": "actual-days",
            },
        )

    early, late = ask(first, end(some)), ask(later(end(some), 1), end(some + more))
    both = ask(first, end(some + more))
    assert early["nights"] + late["nights"] == both["nights"]
    assert early["months"] + late["months"] == both["months"]
    assert sum_of([early["total"], late["total"]]) == both["total"]


@MANY
@given(first_nights, births, st.integers(60, 400), st.sampled_from([(True, False), (False, True), (False, False)]))
def test_an_emergency_total_is_flat_after_day_60_where_level_3_follows(
    first: date, born: date, nights: int, papers: tuple[bool, bool]
) -> None:
    case = {
        "date_of_birth": iso(born),
        "program": "emergency",
        "first_night": iso(first),
        "last_night": iso(later(first, nights - 1)),
        "open_foster_home_license": papers[0],
        "cooperative_agreement": papers[1],
    }
    assert outcome("placement-statement", case)["total"] == "2220.00"


@MANY
@given(first_nights, births, st.integers(1, 60))
def test_up_to_day_60_each_emergency_night_pays_37_dollars(first: date, born: date, nights: int) -> None:
    case = {
        "date_of_birth": iso(born),
        "program": "emergency",
        "first_night": iso(first),
        "last_night": iso(later(first, nights - 1)),
    }
    assert outcome("placement-statement", case)["total"] == f"{37 * nights}.00"


@MANY
@given(first_nights, births, st.integers(91, 400), st.sampled_from(METHODS))
def test_what_an_unlicensed_placement_states_is_flat_after_day_90(first: date, born: date, nights: int, method: str) -> None:
    def ask(count: int) -> dict[str, Any]:
        return outcome(
            "placement-statement",
            {
                "date_of_birth": iso(born),
                "program": "unlicensed",
                "first_night": iso(first),
                "last_night": iso(later(first, count - 1)),
                "partial_month": method,
            },
        )

    long, ninety = ask(nights), ask(90)
    stated = [segment for segment in segments(long) if segment["rate"] is not None]
    assert sum(segment["nights"] for segment in stated) == 90
    assert stated[-1]["last_night"] == iso(later(first, 89))
    assert long["total"] is None
    if method != "nights-only" and ninety["months"][-1]["nights"] != days_of(ninety["months"][-1]["month"]):
        assert sum_of([segment["amount"] for segment in stated]) == sum_of([part["amount"] for part in segments(ninety)])
    for segment in segments(long)[len(stated) :]:
        assert (segment["rate"], segment["period"], segment["amount"]) == (None, None, None)


@MANY
@given(
    st.sampled_from(["licensed", "unlicensed", "independent-living"]),
    st.integers(0, 119),
    st.dates(date(2024, 1, 1), date(2040, 1, 1)),
)
def test_rates_never_fall_with_age_within_a_program(program: str, age: int, on: date) -> None:
    younger = outcome("standard-rate", {"program": program, "age": age, "on": iso(on)})["amount"]
    older = outcome("standard-rate", {"program": program, "age": age + 1, "on": iso(on)})["amount"]
    assert younger is None or Decimal(older) >= Decimal(younger)


@MANY
@given(st.integers(0, 119), st.sampled_from(["level-b", "traditional", "level-a", "medical"]), st.sampled_from([6, 12, 24]))
def test_respite_and_clothing_never_fall_with_age(age: int, home: str, hours: int) -> None:
    on = "2024-06-01"
    for name, case in (("respite-payment", {"home": home, "hours": hours, "on": on}), ("clothing-allowance", {"on": on})):
        younger = outcome(name, {**case, "age": age})["amount"]
        assert Decimal(outcome(name, {**case, "age": age + 1})["amount"]) >= Decimal(younger)


hours_of_a_stay = st.decimals("0.01", "400", places=2)


@MANY
@given(
    hours_of_a_stay,
    hours_of_a_stay,
    st.integers(0, 20),
    st.sampled_from(["level-b", "traditional"]),
    st.sampled_from(["full", "half"]),
)
def test_a_longer_respite_stay_never_pays_less(one: Decimal, other: Decimal, age: int, home: str, at_twelve: str) -> None:
    def paid(hours: Decimal) -> Decimal:
        case = {"home": home, "age": age, "on": "2024-06-01", "hours": str(hours), "over_24": "blocks", "at_twelve": at_twelve}
        return Decimal(outcome("respite-payment", case)["amount"] or "0.00")

    shorter, longer = sorted((one, other))
    assert paid(shorter) <= paid(longer)


@MANY
@given(hours_of_a_stay, st.integers(0, 20), st.sampled_from(["level-b", "traditional", "level-a", "medical"]))
def test_one_day_more_of_respite_is_one_unit_more(hours: Decimal, age: int, home: str) -> None:
    assume(hours >= 6)
    case = {"home": home, "age": age, "on": "2024-06-01", "over_24": "blocks"}
    short = outcome("respite-payment", {**case, "hours": str(hours)})
    long = outcome("respite-payment", {**case, "hours": str(hours + 24)})
    unit = outcome("respite-payment", {**case, "hours": 24})["amount"]
    assert Decimal(long["units"]) == Decimal(short["units"]) + 1
    assert Decimal(long["amount"]) == Decimal(short["amount"]) + Decimal(unit)


@MANY
@given(births, st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_the_infant_allowance_is_due_until_its_last_day_and_not_after(born: date, on: date) -> None:
    found = outcome("infant-allowance", {"date_of_birth": iso(born), "on": iso(on)})
    assert found["payable"] is (iso(on) <= found["last_day"])
    assert found["amount"] == ("91.00" if found["payable"] else "0.00")
    assert found["payable"] is (completed_years(born, on) < 3)


def completed_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@MANY
@given(births, st.dates(date(2024, 1, 1), date(2040, 12, 31)), st.sampled_from(["licensed", "unlicensed"]))
def test_a_birth_date_and_the_age_it_makes_give_the_same_rate(born: date, on: date, program: str) -> None:
    by_birth = outcome("standard-rate", {"program": program, "date_of_birth": iso(born), "on": iso(on)})
    by_age = outcome("standard-rate", {"program": program, "age": completed_years(born, on), "on": iso(on)})
    assert by_birth == by_age


@MANY
@given(births, st.dates(date(2010, 1, 1), date(2030, 12, 31)), st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_the_next_clothing_allowance_is_within_a_year_and_never_before_the_date(born: date, placed: date, on: date) -> None:
    assume(born <= placed and born <= on)
    due = outcome("clothing-allowance", {"date_of_birth": iso(born), "placed_on": iso(placed), "on": iso(on)})["next_due"]
    assert due >= iso(on)
    assert due == iso(placed) if on <= placed else (date.fromisoformat(due) - on).days <= 366


@st.composite
def times_away(draw: st.DrawFn) -> list[dict[str, str]]:
    day = draw(st.dates(date(2024, 1, 1), date(2026, 1, 1)))
    spells = []
    for _ in range(draw(st.integers(1, 6))):
        last = later(day, draw(st.integers(0, 45)))
        spells.append({"first_night": iso(day), "last_night": iso(last)})
        day = later(last, draw(st.integers(2, 200)))
    return draw(st.permutations(spells))


REASONS = ("case-plan-visit", "camp", "other-planned", "runaway", "hospital", "detention", "residential-visit")


@MANY
@given(
    times_away(),
    st.sampled_from(["family", "residential"]),
    st.sampled_from(REASONS),
    st.fixed_dictionaries({name: st.booleans() for name in MET}),
)
def test_absences_are_paid_within_their_limits(
    spells: list[dict[str, str]], setting: str, reason: str, conditions: dict[str, bool]
) -> None:
    assume((setting, reason) != ("family", "residential-visit"))
    found = outcome("absence-days", {"setting": setting, "reason": reason, "spells": spells, **conditions})
    assert found["days"] == sum(spell["days"] for spell in found["spells"])
    assert found["payable_days"] == sum(spell["payable_days"] for spell in found["spells"])
    planned = all(conditions.values()) and reason not in ("runaway", "detention", "residential-visit")
    for spell, asked in zip(found["spells"], spells, strict=True):
        away = (date.fromisoformat(asked["last_night"]) - date.fromisoformat(asked["first_night"])).days + 1
        assert spell["days"] == away
        if reason == "residential-visit":
            assert spell["payable_days"] <= min(away, 15)
        elif planned:
            # A planned hospital stay may have the first seven days besides the thirty: the guidelines are alternatives.
            most = 37 if reason == "hospital" else 30
            assert spell["payable_days"] == away if setting == "family" else spell["payable_days"] <= min(away, most)
        elif reason in ("runaway", "hospital", "detention"):
            assert spell["payable_days"] == min(away, 7)
        else:
            assert spell["payable_days"] == 0
    assert found["case_plan_days_in_year"] <= 30 or setting == "family"


@SOME
@given(st.lists(st.dates(date(2024, 1, 1), date(2025, 12, 31)), min_size=1, max_size=80, unique=True))
def test_no_twelve_months_ever_hold_more_than_thirty_paid_planned_days(away: list[date]) -> None:
    spells: list[dict[str, str]] = []
    for day in sorted(away):
        if spells and spells[-1]["last_night"] == iso(later(day, -1)):
            spells[-1]["last_night"] = iso(day)
        else:
            spells.append({"first_night": iso(day), "last_night": iso(day)})
    found = outcome("absence-days", {"setting": "residential", "reason": "camp", "spells": spells, **MET})
    assert found["payable_days"] <= 60
    if max(away) - min(away) < timedelta(days=365):
        assert found["payable_days"] == min(30, len(away))


@MANY
@given(
    st.decimals("0", "40", places=2),
    st.decimals("0", "40", places=2),
    st.sampled_from(["traditional", "level-a", "medical", "level-b"]),
)
def test_more_units_never_need_a_lower_approval(used: Decimal, requested: Decimal, level: str) -> None:
    ladder = ["none", "supervisor", "regional-director-or-designee", "undetermined"]
    found = outcome("respite-balance", {"level": level, "units_used": str(used), "units_requested": str(requested)})
    assert Decimal(found["units_after"]) == used + requested
    more = outcome("respite-balance", {"level": level, "units_used": str(used), "units_requested": str(requested + 1)})
    assert ladder.index(more["approver"]) >= ladder.index(found["approver"])
    assert ("undetermined" in (found["approver"], more["approver"])) <= (level == "level-b")


@MANY
@given(st.decimals("0", "99999.99", places=2), st.sampled_from([1, 2]))
def test_a_tfc_shortfall_is_what_lacks_to_the_minimum(paid: Decimal, level: int) -> None:
    case = {"level": level, "monthly_amount": str(paid), "fully_licensed": True, "tfc_trained": True, "on": "2024-06-01"}
    found = outcome("tfc-minimum", case)
    minimum = Decimal("2632.26") if level == 1 else Decimal("3984.89")
    assert Decimal(found["shortfall"]) == max(Decimal(0), minimum - paid)
    assert (found["status"] == "below-minimum") is (paid < minimum)


SOUND: dict[str, dict[str, Any]] = {
    "standard-rate": {"program": "unlicensed", "age": 5, "on": "2024-06-01", "placement_day": 3, "seeking_license": True},
    "infant-allowance": {"date_of_birth": "2023-06-01", "on": "2024-06-01"},
    "clothing-allowance": {"age": 5, "on": "2024-06-01", "placed_on": "2024-03-10"},
    "placement-statement": {
        "date_of_birth": "2018-05-16",
        "program": "unlicensed",
        "first_night": "2024-04-10",
        "last_night": "2024-06-19",
        "licensed_on": "2024-05-05",
        "partial_month": "actual-days",
        "absences": [{"reason": "runaway", "first_night": "2024-06-01", "last_night": "2024-06-09"}],
    },
    "absence-days": {
        "setting": "residential",
        "reason": "camp",
        "spells": [{"first_night": "2024-06-01", "last_night": "2024-06-09"}],
        "earlier_case_plan_days": ["2024-01-01"],
        "earlier_visit_days": ["2024-02-01"],
        **MET,
    },
    "respite-payment": {"home": "level-b", "age": 12, "on": "2024-06-01", "hours": 12, "over_24": "blocks", "at_twelve": "half"},
    "respite-balance": {
        "level": "level-b",
        "units_used": 11,
        "units_requested": 2,
        "weekends_used_this_month": 0,
        "weekend_requested": True,
        "approved_by": "supervisor",
        "home_licensed": True,
        "respite_provider": ["contracted"],
        "on": "2024-06-01",
    },
    "tfc-minimum": {"level": 1, "monthly_amount": "2700.00", "fully_licensed": True, "tfc_trained": True, "on": "2024-06-01"},
    "exceed-standard-rate": {
        "exceptional_needs": True,
        "regional_director_prior_approval": True,
        "special_program": False,
        "on": "2024-06-01",
    },
}
for _case in SOUND.values():
    _case.update({} if "exceptional_needs" in _case else {"agency": "fccm"})

FIELDS = [(name, field) for name, case in SOUND.items() for field in case]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
never_right = st.one_of(
    st.integers(max_value=-1),
    st.floats(max_value=-0.001),
    st.just(float("nan")),
    st.just(float("inf")),
    st.text(max_size=20).filter(lambda text: not re.fullmatch(r"[0-9.]+|[a-z0-9-]+", text)),
    st.lists(json_values, min_size=1, max_size=3).filter(lambda entries: not any(isinstance(entry, str) for entry in entries)),
    st.dictionaries(st.text(max_size=8), json_values, max_size=3),
)


@pytest.mark.parametrize(("name", "field"), FIELDS)
@settings(max_examples=25 * TIMES)
@given(value=never_right)
def test_no_calculation_accepts_a_value_outside_its_domain(name: str, field: str, value: Any) -> None:
    error = refused(calculate, name, {**SOUND[name], field: value})
    assert error.faults
    assert all(fault.path.split(".")[0] == field for fault in error.faults)


@pytest.mark.parametrize("name", list(SOUND))
@MANY
@given(data=st.data())
def test_whatever_is_put_in_a_field_gives_an_answer_or_an_input_error_with_faults(name: str, data: st.DataObject) -> None:
    case = dict(SOUND[name])
    for field in data.draw(st.lists(st.sampled_from(sorted(case)), min_size=1, max_size=3, unique=True)):
        case[field] = data.draw(json_values)
    listed = answer_or_faults(name, case)
    assert listed
    json.dumps(listed, allow_nan=False)


def answer_or_faults(name: str, case: dict[str, Any]) -> Any:
    """The answer's JSON, or the list of faults; anything else that is raised goes on."""
    try:
        return calculate(name, case).model_dump(mode="json")
    except InputError as error:
        return error.as_json()


@SOME
@given(json_values, st.sampled_from(list(SOUND)))
def test_an_input_of_any_json_shape_never_breaks_a_calculation(data: Any, name: str) -> None:
    assume(data is not None)
    assert refused(calculate, name, data).faults


@MANY
@given(placements())
def test_answers_are_the_same_each_time_and_survive_json(case: dict[str, Any]) -> None:
    first = calculate("placement-statement", case).model_dump(mode="json")
    again = calculate("placement-statement", json.loads(json.dumps(case))).model_dump(mode="json")
    assert first == again == json.loads(json.dumps(first, allow_nan=False))
    for amount in amounts_in(first["outcome"]):
        assert MONEY.fullmatch(amount), amount


@MANY
@given(hours_of_a_stay, st.integers(0, 20))
def test_respite_amounts_have_two_places(hours: Decimal, age: int) -> None:
    case = {"home": "traditional", "age": age, "on": "2024-06-01", "hours": str(hours), "over_24": "blocks"}
    for amount in amounts_in(outcome("respite-payment", case)):
        assert MONEY.fullmatch(amount), amount


@MANY
@given(
    st.dates(date(1900, 1, 1), date(2023, 12, 31)),
    st.sampled_from(["standard-rate", "respite-payment", "tfc-minimum", "clothing-allowance"]),
)
def test_no_date_before_2024_ever_gets_an_amount(on: date, name: str) -> None:
    case = {key: value for key, value in SOUND[name].items() if key != "placed_on"}
    assert [fault.path for fault in refused(calculate, name, {**case, "on": iso(on)}).faults] == ["on"]

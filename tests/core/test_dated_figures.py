"""Looking up one figure for a date and an age."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fosterpolicy import PolicyError, figure
from fosterpolicy.core.parameters import BeforeFirstDate, DatedParameter, NotVerified
from fosterpolicy.core.policy_models import Parameter, Source

CLAUSE = "12.8.1/level-b"


def source(id: str, start: date) -> Source:
    return Source(id=id, title=id, citation=id, effective_from=start, verified_on=date(2026, 1, 1))


SOURCES = {"old": source("old", date(2024, 1, 1)), "new": source("new", date(2025, 7, 1))}


def dated(*values: dict[str, Any], **more: Any) -> DatedParameter:
    entry = {"id": "some.figure", "what": "A figure.", "unit": "USD per month", "values": values, **more}
    return DatedParameter(Parameter.model_validate(entry), SOURCES, "parameters/test.toml")


def value(source: str, amount: str, **more: Any) -> dict[str, Any]:
    return {"source": source, "value": amount, "clauses": [CLAUSE], **more}


def test_the_figures_of_the_manual_can_be_read_one_by_one() -> None:
    assert figure("maintenance.licensed", age=5) == Decimal("509.00")
    assert figure("maintenance.licensed", age=6) == Decimal("577.00")
    assert figure("elevated-needs.level-b", on=date(2024, 1, 1)) == Decimal("2034.00")
    assert figure("maintenance.unlicensed-days") == 90
    assert figure("emergency-home.days") == 60
    assert figure("emergency-home.amount") == Decimal("37.00")
    assert figure("level-b-availability.amount") == Decimal("21.00")
    assert figure("level-b-availability.days") == 90
    assert figure("respite.encouraged.level-b-weekends") == 1
    assert figure("respite.encouraged.level-b-days") == 14


def test_a_figure_that_no_file_has_is_named() -> None:
    with pytest.raises(PolicyError, match="no-such"):
        figure("no-such.figure")


def test_a_figure_that_goes_by_age_needs_one() -> None:
    with pytest.raises(PolicyError, match=r"maintenance\.licensed.*age"):
        figure("maintenance.licensed")


def test_an_age_below_the_first_band_has_no_figure() -> None:
    with pytest.raises(PolicyError, match="15"):
        figure("independent-living.maintenance", age=15)
    assert figure("independent-living.maintenance", age=16) == Decimal("455.00")


def test_the_second_value_starts_on_its_own_date_in_whatever_order_they_stand() -> None:
    for values in ((value("old", "10.00"), value("new", "20.00")), (value("new", "20.00"), value("old", "10.00"))):
        parameter = dated(*values)
        found = [parameter.at(day).cells[0].value for day in (date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1), None)]
        assert found == [Decimal("10.00"), Decimal("10.00"), Decimal("20.00"), Decimal("20.00")]
        assert list(parameter.starts()) == [date(2024, 1, 1), date(2025, 7, 1)]


def test_a_value_may_start_on_another_date_than_its_source() -> None:
    parameter = dated(value("old", "10.00"), value("old", "11.00", **{"from": date(2024, 9, 1)}))
    assert parameter.at(date(2024, 8, 31)).cells[0].value == Decimal("10.00")
    assert parameter.at(date(2024, 9, 1)).cells[0].value == Decimal("11.00")


def test_a_date_before_the_first_is_an_error_that_names_it() -> None:
    with pytest.raises(BeforeFirstDate, match="2024-01-01"):
        dated(value("old", "10.00")).at(date(2023, 12, 31))


def test_a_rule_of_counting_answers_for_earlier_dates() -> None:
    parameter = dated(value("old", "10.00"), value("new", "20.00"), before="answer")
    assert parameter.at(date(2020, 1, 1)).cells[0].value == Decimal("10.00")


def test_a_figure_is_vouched_for_through_its_last_date_and_no_longer() -> None:
    parameter = dated(value("old", "10.00", verified_through=date(2024, 12, 31)))
    assert parameter.at(date(2024, 12, 31)).cells[0].figure.through == date(2024, 12, 31)
    with pytest.raises(NotVerified, match="2024-12-31"):
        parameter.at(date(2025, 1, 1))


def test_a_later_value_takes_over_after_a_time_that_no_one_vouches_for() -> None:
    parameter = dated(value("old", "10.00", verified_through=date(2024, 12, 31)), value("new", "20.00"))
    with pytest.raises(NotVerified):
        parameter.at(date(2025, 6, 30))
    assert parameter.at(date(2025, 7, 1)).cells[0].value == Decimal("20.00")

"""infant-allowance: from birth up to the third birthday."""

from __future__ import annotations

from fosterpolicy import calculate, expect, refused


def test_a_child_who_turns_three_tomorrow_still_has_the_infant_allowance_tonight() -> None:
    answer = calculate("infant-allowance", date_of_birth="2021-05-16", on="2024-05-15")
    expect(answer, payable=True, amount="91.00", last_day="2024-05-15")


def test_a_child_who_turns_three_today_has_no_infant_allowance_tonight() -> None:
    answer = calculate("infant-allowance", date_of_birth="2021-05-16", on="2024-05-16")
    expect(answer, payable=False, amount="0.00", last_day="2024-05-15")


def test_a_child_of_three_and_a_half_has_none_whatever_the_table_label_says() -> None:
    answer = calculate("infant-allowance", date_of_birth="2020-12-01", on="2024-06-01")
    expect(answer, payable=False, amount="0.00")
    assert "A1-04" in answer.interpretations


def test_a_newborn_has_it_on_the_day_of_birth() -> None:
    expect(calculate("infant-allowance", date_of_birth="2024-06-01", on="2024-06-01"), payable=True, last_day="2027-05-31")


def test_a_child_born_on_a_leap_day_has_it_through_the_28th_of_february() -> None:
    expect(
        calculate("infant-allowance", date_of_birth="2024-02-29", on="2027-02-28"),
        payable=True,
        amount="91.00",
        last_day="2027-02-28",
    )
    expect(calculate("infant-allowance", date_of_birth="2024-02-29", on="2027-03-01"), payable=False, amount="0.00")


def test_a_child_born_on_the_first_of_march_has_it_through_a_leap_day() -> None:
    answer = calculate("infant-allowance", date_of_birth="2025-03-01", on="2028-02-29")
    expect(answer, payable=True, last_day="2028-02-29")


def test_a_child_born_on_the_28th_of_february_loses_it_on_the_28th() -> None:
    expect(calculate("infant-allowance", date_of_birth="2022-02-28", on="2025-02-27"), payable=True, last_day="2025-02-27")
    expect(calculate("infant-allowance", date_of_birth="2022-02-28", on="2025-02-28"), payable=False)


def test_the_first_date_is_the_first_of_january_2024() -> None:
    expect(calculate("infant-allowance", date_of_birth="2023-06-01", on="2024-01-01"), amount="91.00")
    (fault,) = refused(calculate, "infant-allowance", date_of_birth="2023-06-01", on="2023-12-31").faults
    assert fault.path == "on"
    assert "2024-01-01" in fault.allowed


def test_a_birth_after_the_date_is_refused() -> None:
    (fault,) = refused(calculate, "infant-allowance", date_of_birth="2024-06-02", on="2024-06-01").faults
    assert fault.path == "date_of_birth"
    assert fault.given == "2024-06-02"


def test_the_amount_and_the_birthday_are_reported_with_their_clauses() -> None:
    answer = calculate("infant-allowance", date_of_birth="2023-05-16", on="2024-05-15")
    clauses = {step.clause for step in answer.steps}
    assert {"12.8.1/infant-allowance/table-amount", "12.8.1/infant-allowance/third-birthday"} <= clauses
    assert [str(figure.value) for figure in answer.figures if figure.unit.startswith("USD")] == ["91.00"]
    assert {"A1-04", "A1-05", "A1-06"} <= set(answer.interpretations)

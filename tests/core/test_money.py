"""Exact money: half a cent goes up, and numbers are printed without exponents."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosterpolicy.core.money import plain, to_cents, usd


@pytest.mark.parametrize(
    ("exact", "cents"),
    [
        ("22.27", "22.27"),
        ("22.2700", "22.27"),
        ("22.274", "22.27"),
        ("22.2749999", "22.27"),
        ("22.275", "22.28"),
        ("21.615", "21.62"),
        ("21.625", "21.63"),
        ("0.005", "0.01"),
        ("0.0049", "0.00"),
        ("0", "0.00"),
        ("999.995", "1000.00"),
    ],
)
def test_half_a_cent_is_rounded_up_and_not_to_the_even_cent(exact: str, cents: str) -> None:
    assert str(to_cents(Decimal(exact))) == cents


def test_three_youths_on_one_trip_are_rounded_one_by_one() -> None:
    rate = Decimal("0.655")
    parts = [to_cents(miles * rate) for miles in (34, 33, 33)]
    assert [str(part) for part in parts] == ["22.27", "21.62", "21.62"]
    assert str(sum(parts)) == "65.51"
    assert str(to_cents(100 * rate)) == "65.50"


@pytest.mark.parametrize(("amount", "words"), [("509", "$509.00"), ("2632.26", "$2632.26"), ("31.5", "$31.50"), ("0", "$0.00")])
def test_amounts_are_written_with_two_places_and_no_thousands_mark(amount: str, words: str) -> None:
    assert usd(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1.0", "1"),
        ("0.50", "0.5"),
        ("20", "20"),
        ("1E+2", "100"),
        ("0", "0"),
        ("0.00", "0"),
        ("12.10", "12.1"),
        ("1000.000", "1000"),
    ],
)
def test_counts_lose_their_trailing_zeros_and_never_gain_an_exponent(number: str, text: str) -> None:
    assert str(plain(Decimal(number))) == text


@settings(deadline=None, max_examples=200)
@given(st.decimals("0", "999999", places=6))
def test_rounding_moves_an_amount_by_half_a_cent_at_most(amount: Decimal) -> None:
    moved = to_cents(amount) - amount
    assert Decimal("-0.005") < moved <= Decimal("0.005")


@settings(deadline=None, max_examples=200)
@given(st.decimals("0", "999999999", places=6))
def test_a_plain_number_is_the_same_number(number: Decimal) -> None:
    assert plain(number) == number
    assert "E" not in str(plain(number))

"""Exact money: decimals, rounded half up, printed as the manual prints them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
PER_MILE = "USD per mile"
"""The unit of a rate per mile, which has three places."""


def to_cents(amount: Decimal) -> Decimal:
    """Round one paid amount half up to the cent (reading A0-02)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def usd(amount: Decimal) -> str:
    """Write an amount as the manual does: two places, no thousands mark."""
    return f"${to_cents(amount)}"


def usd_per_mile(rate: Decimal) -> str:
    """Write a rate per mile with its three places."""
    return f"${rate:.3f}"


def plain(number: Decimal) -> Decimal:
    """Drop trailing zeros without falling into exponents: 1.0 is 1, 0.50 is 0.5."""
    trimmed = number.normalize()
    return trimmed.quantize(Decimal(1)) if trimmed == trimmed.to_integral_value() else trimmed

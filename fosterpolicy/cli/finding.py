"""Finding a calculation by its name, once all are registered."""

from __future__ import annotations

from typing import Any

import fosterpolicy.rules
from fosterpolicy.core.registry import Calculation, find


def calculation_named(name: str) -> Calculation[Any, Any]:
    """The calculation of this name.

    Raises:
        InputError: There is none; the message names the nearest.
    """
    return find(name)


def all_calculations() -> list[Calculation[Any, Any]]:
    """Every calculation, in the manual's order."""
    return list(fosterpolicy.rules.CALCULATIONS.values())

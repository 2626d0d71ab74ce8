"""The rules, one module for each topic, in the manual's order. Importing this registers them all."""

from __future__ import annotations

from typing import Any

from fosterpolicy.core.registry import Calculation, find
from fosterpolicy.core.result import Result
from fosterpolicy.rules import (
    emergency_placement,
    insurance_claims,
    kids,
    level_b_transition,
    practice_alert,
    special_expenses,
    standard_rates,
    transportation,
)

SECTIONS = (
    standard_rates,
    emergency_placement,
    special_expenses,
    transportation,
    kids,
    level_b_transition,
    insurance_claims,
    practice_alert,
)
CALCULATIONS: dict[str, Calculation[Any, Any]] = {made.name: made for section in SECTIONS for made in section.IN_ORDER}
"""Every calculation by its name, in the manual's order."""


def calculate(name: str, data: Any = None, /, **fields: Any) -> Result[Any]:
    """Answer a question by its name.

    Args:
        name: A calculation's name, such as `standard-rate`.
        data: Its input, as JSON has it.
        **fields: The same input, field by field; use one of the two ways.

    Returns:
        The result: outcome, steps, figures and all that goes with them.

    Raises:
        InputError: The name or the input is faulty; `faults` lists every fault.
    """
    if data is not None and fields:
        raise TypeError("calculate() takes an input as data or as fields, not both")
    return find(name).calculate(fields if data is None else data)


__all__ = ["CALCULATIONS", "SECTIONS", "calculate"]

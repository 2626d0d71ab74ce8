"""Holding an answer against what the source says it must be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fosterpolicy.core.faults import InputError
from fosterpolicy.core.result import Result


def expect(result: Result[Any], **outcome: Any) -> None:
    """Check fields of an outcome, as its JSON has them, and say which differ.

    Args:
        result: The answer of a calculation.
        **outcome: Field names of the outcome, and the values they must have.

    Raises:
        AssertionError: A field differs or does not exist; the message names each.
    """
    found = result.model_dump(mode="json")["outcome"]
    wrong = [
        f"{field}: expected {value!r}, computed {found.get(field, 'no such field')!r}"
        for field, value in outcome.items()
        if field not in found or found[field] != value
    ]
    if wrong:
        raise AssertionError(f"{result.calculation}: " + "; ".join(wrong))
    if not outcome:
        raise AssertionError(f"{result.calculation}: nothing was expected of it")


def refused(asked: Callable[..., Any], *args: Any, **fields: Any) -> InputError:
    """Ask for something that must be refused, and give the refusal.

    Args:
        asked: What to call, such as `calculate`.
        *args: Its arguments.
        **fields: Its named arguments.

    Returns:
        The refusal; its `faults` say what is wrong.

    Raises:
        AssertionError: It was answered after all.
    """
    try:
        answer = asked(*args, **fields)
    except InputError as refusal:
        return refusal
    raise AssertionError(f"expected a refusal, got {answer!r}")

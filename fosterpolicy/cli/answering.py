"""Answering a `calc`: read the input, compute, print JSON or tell what is wrong."""

from __future__ import annotations

import sys
from typing import Any

from fosterpolicy.cli.reading import read_json
from fosterpolicy.cli.telling import PolicyError, write_json
from fosterpolicy.core.faults import InputError
from fosterpolicy.core.result import Result


def compute(name: str, given: str) -> Result[Any]:
    """The answer to a question given as JSON text, or `-` for standard input.

    Raises:
        InputError: The name or the input is faulty.
    """
    from fosterpolicy.cli.finding import calculation_named

    return calculation_named(name).calculate(read_json(_text_of(given)))


def print_answer_as_json(name: str, given: str, *, json_errors: bool) -> int:
    """Print an answer as JSON, or what is wrong on standard error, and give the exit code."""
    from fosterpolicy.cli.telling import tell_faults, tell_policy_error

    try:
        answer = compute(name, given)
    except InputError as error:
        return tell_faults(error, as_json=json_errors)
    except PolicyError as error:
        return tell_policy_error(error)
    write_json(answer)
    return 0


def _text_of(given: str) -> str | bytes:
    return sys.stdin.buffer.read() if given == "-" else given

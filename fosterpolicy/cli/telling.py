"""Saying things on standard output and standard error, so that people and programs can read them."""

from __future__ import annotations

import sys
from typing import Any, TextIO

from pydantic import BaseModel

from fosterpolicy.core.faults import InputError
from fosterpolicy.core.policy import PolicyError

CHECK_FAILED = 1
BAD_INPUT = 2


def write_json(value: Any, stream: TextIO | None = None) -> None:
    """Write JSON in UTF-8, whatever the terminal's own encoding is."""
    stream = stream or sys.stdout
    stream.flush()
    stream.buffer.write(as_json(value).encode("utf-8") + b"\n")
    stream.buffer.flush()


def as_json(value: Any) -> str:
    """The JSON of a model, or of plain values."""
    if isinstance(value, BaseModel):
        return value.model_dump_json(indent=2)
    import json

    return json.dumps(value, indent=2, ensure_ascii=False)


def one_line(text: str) -> str:
    """A text without line breaks and without anything that could steer a terminal."""
    folded = " ".join(text.split())
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in folded)


def tell_faults(error: InputError, *, as_json: bool) -> int:
    """Print each fault of an input on standard error, and give the exit code."""
    if as_json:
        write_json(error.as_json(), sys.stderr)
    else:
        for fault in error.faults:
            clause = f" [{fault.clause}]" if fault.clause else ""
            print(one_line(fault.message) + clause, file=sys.stderr)
    return BAD_INPUT


def tell_policy_error(error: PolicyError) -> int:
    """Print what is wrong with a policy file on standard error, and give the exit code."""
    print(one_line(str(error)), file=sys.stderr)
    return CHECK_FAILED


__all__ = ["PolicyError", "as_json", "one_line", "tell_faults", "tell_policy_error", "write_json"]

"""What is wrong with an input, said so that the person who typed it can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel


class Fault(BaseModel):
    """One thing wrong with an input.

    Attributes:
        path: The field, dotted: `absences.0.first_night`; empty for the input as a whole.
        given: What was given, or null where nothing was.
        allowed: What may stand there.
        message: Both in one sentence.
        clause: The clause behind the limit, where there is one.
    """

    path: str
    given: Any
    allowed: str
    message: str
    clause: str | None = None


class InputError(ValueError):
    """An input that nothing was computed from. Its `faults` has one entry for each fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(fault.message for fault in self.faults))

    def as_json(self) -> list[dict[str, Any]]:
        """The faults as plain JSON values, as `--json-errors` prints them."""
        return [fault.model_dump(mode="json") for fault in self.faults]


def shown(given: object) -> str:
    """A given value as the message quotes it: short, and as JSON writes it."""
    match given:
        case None:
            return "nothing"
        case bool():
            return "true" if given else "false"
        case str():
            text = f'"{given}"'
        case _:
            text = str(given)
    return text if len(text) <= 60 else f"{text[:57]}…"


def fault(path: str, given: Any, allowed: str, *, because: str = "", clause: str | None = None) -> Fault:
    """Make a fault with its sentence."""
    where = path or "the input"
    reason = f" {because}" if because else ""
    return Fault(
        path=path,
        given=as_json_value(given),
        allowed=allowed,
        message=f"{where}: {shown(given)} was given; {allowed} is allowed.{reason}",
        clause=clause,
    )


def as_json_value(given: Any) -> Any:
    """A value that JSON can carry, whatever Python handed in."""
    if given is None or isinstance(given, str | bool | int):
        return given
    if isinstance(given, float):
        return given if given == given and abs(given) != float("inf") else str(given)
    if isinstance(given, dict):
        return {str(key): as_json_value(value) for key, value in given.items()}
    if isinstance(given, list | tuple):
        return [as_json_value(value) for value in given]
    return str(given)

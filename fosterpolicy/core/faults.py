"""What is wrong with an input, said so that the person who typed it can mend it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from fosterpolicy.core.calendar import in_words


class Fault(BaseModel):
    """One thing wrong with an input.

    Attributes:
        path: The field, dotted: `absences.0.first_night`; empty for the input as a whole.
        given: What was given, or null where nothing was.
        allowed: What may stand there.
        message: Both in one sentence.
        clause: The clause behind the limit, where there is one.
    """

    model_config = ConfigDict(defer_build=True)

    path: str
    given: Any
    allowed: str
    message: str
    clause: str | None = None

    def under(self, prefix: str) -> Self:
        """The same fault of a part of the input, told with the whole path."""
        return self.model_copy(update={"path": f"{prefix}{self.path}", "message": f"{prefix}{self.message}"})


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
    value = as_json_value(given)
    where = path or "the input"
    reason = f" {because}" if because else ""
    return Fault(
        path=path,
        given=value,
        allowed=allowed.rstrip(","),
        message=f"{where}: {shown(value)} was given; {allowed} is allowed.{reason}",
        clause=clause,
    )


def too_early(path: str, given: date | None, first: date, clause: str | None) -> Fault:
    """The fault of a date before the first for which amounts are known (A0-01)."""
    because = f"The manual's amounts are known from {in_words(first)}; no earlier edition is on file."
    return fault(path, given, f"a date from {first}", because=because, clause=clause)


def as_json_value(given: Any) -> Any:
    """A value that JSON can carry, whatever Python handed in: cut short where it is endless or absurd."""
    return _as_json(given, iter(range(_MOST_PARTS)), 0)


_MOST_PARTS = 1000
_DEEPEST = 20
_LARGEST_WHOLE = 10**30
_CUT = "…"


def _as_json(given: Any, parts: Iterator[int], depth: int) -> Any:
    if next(parts, None) is None or depth > _DEEPEST:
        return _CUT
    match given:
        case None | bool():
            return given
        case int():
            return given if abs(given) < _LARGEST_WHOLE else plain_text(given)
        case float():
            return given if given == given and abs(given) != float("inf") else str(given)
        case dict():
            return {plain_text(key): _as_json(value, parts, depth + 1) for key, value in given.items()}
        case list() | tuple():
            return [_as_json(value, parts, depth + 1) for value in given]
        case _:
            return plain_text(given)


def plain_text(given: Any) -> str:
    """Text that can be printed and sent as UTF-8."""
    if isinstance(given, int) and abs(given) >= _LARGEST_WHOLE:
        return f"a whole number of about {int(given.bit_length() * 0.30103)} digits"
    try:
        return str(given).encode("utf-8", "replace").decode("utf-8")
    except Exception:
        return f"a {type(given).__name__} that cannot be printed"

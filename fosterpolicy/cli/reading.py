"""Reading an input from JSON text, as strictly as the fields themselves are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from fosterpolicy.core.faults import Fault, InputError, fault

AN_OBJECT = 'a JSON object, like {"program": "licensed"},'


class _NotANumber(str):
    """NaN or Infinity, which JSON does not have."""


class _NamedTwice(dict[str, Any]):
    """An object in which a key stands more than once."""

    twice: tuple[str, ...] = ()


def read_json(text: str | bytes) -> Any:
    """Read one input.

    Numbers keep their decimal value exactly. What is no object is left to the input model to refuse.

    Args:
        text: The JSON; bytes are read as UTF-8.

    Raises:
        InputError: It is no JSON, names a key twice, or has a number that JSON does not have.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _no_json("bytes", f"Byte {error.start + 1} is not UTF-8 text.") from None
    try:
        data = json.loads(text, parse_float=_exact, parse_constant=_NotANumber, object_pairs_hook=_object)
        json.dumps(data, ensure_ascii=False, default=str).encode("utf-8")
    except json.JSONDecodeError as error:
        raise _no_json(text, f"Line {error.lineno}, column {error.colno}: {error.msg}.") from None
    except UnicodeEncodeError:
        raise _no_json("text", "It has half of a two-part letter, which is no text.") from None
    except RecursionError:
        raise _no_json("text", "It is nested too deeply.") from None
    except ValueError:
        raise _no_json("text", "A number in it has too many digits.") from None
    if faults := list(_faults(data, "")):
        raise InputError(faults)
    return data


def _no_json(given: str, because: str) -> InputError:
    return InputError([fault("", given[:200], AN_OBJECT, because=because)])


def _exact(digits: str) -> float | Decimal:
    """A float where its shortest spelling is the same number, else a Decimal."""
    number = float(digits)
    exact = Decimal(digits)
    return number if exact.is_finite() and Decimal(repr(number)) == exact else exact


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    keys = [key for key, _ in pairs]
    marked = _NamedTwice(made)
    marked.twice = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return marked


def _faults(data: Any, path: str) -> Iterator[Fault]:
    match data:
        case dict():
            for key in data.twice if isinstance(data, _NamedTwice) else ():
                yield fault(f"{path}{key}", data[key], "each field once", because="The JSON names this field more than once.")
            for key, value in data.items():
                yield from _faults(value, f"{path}{key}.")
        case list():
            for index, value in enumerate(data):
                yield from _faults(value, f"{path}{index}.")
        case _NotANumber():
            yield fault(path.rstrip("."), str(data), "a number that JSON has", because="NaN and Infinity are no numbers.")

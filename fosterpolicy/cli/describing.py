"""What a calculation asks and gives, field by field, read from its models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from inspect import getdoc
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fosterpolicy.core.case import in_words, words_for
from fosterpolicy.core.registry import Calculation

_ATTRIBUTE = re.compile(r"^ {4}(?P<name>\w+): (?P<text>.+(?:\n {5,}.+)*)", re.MULTILINE)


def described(calculation: Calculation[Any, Any]) -> dict[str, Any]:
    """A calculation in plain JSON values: its question, what it asks and what it gives."""
    return {
        "name": calculation.name,
        "question": calculation.question,
        "section": calculation.section,
        "asks": list(asked(calculation.asks)),
        "gives": list(given(calculation.gives)),
    }


def asked(model: type[BaseModel], above: str = "") -> Iterator[dict[str, Any]]:
    """The fields of an input; those of a list's entries follow it, as `absences[].reason`."""
    notes = attribute_notes(model)
    for name, field in model.model_fields.items():
        yield {
            "field": above + name,
            "needed": field.is_required(),
            "allowed": words_for(model, (name,)).rstrip(","),
            "choices": choices(field.annotation),
            "default": None if field.is_required() else _plain(field),
            "what": notes.get(name) or field.description or "",
        }
        if inner := _model_in(field.annotation):
            yield from asked(inner, f"{above}{name}{_steps_in(field.annotation)}.")


def given(model: type[BaseModel], above: str = "") -> Iterator[dict[str, Any]]:
    """The fields of an outcome, in the same way."""
    notes = attribute_notes(model)
    for name, field in model.model_fields.items():
        what = notes.get(name) or field.description or ""
        yield {
            "field": above + name,
            "kind": _kind(field.annotation, what),
            "choices": choices(field.annotation),
            "null": _can_be_null(field.annotation),
            "what": what,
        }
        if inner := _model_in(field.annotation):
            yield from given(inner, f"{above}{name}{_steps_in(field.annotation)}.")


def attribute_notes(model: type[BaseModel]) -> dict[str, str]:
    """What the docstrings of a model and its parents say of each attribute."""
    notes: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        _, _, attributes = (getdoc(parent) or "").partition("Attributes:\n") if parent.__doc__ else ("", "", "")
        notes.update((match["name"], " ".join(match["text"].split())) for match in _ATTRIBUTE.finditer(attributes))
    return notes


def choices(annotation: Any) -> list[str] | None:
    """The words that a field allows, or None where it is no choice."""
    bare = _bare(annotation)
    if get_origin(bare) is list:
        bare = _bare(get_args(bare)[0])
    return [str(word) for word in get_args(bare)] if get_origin(bare) is Literal else None


def _kind(annotation: Any, what: str) -> str:
    bare = _bare(annotation)
    if get_origin(bare) is list:
        inner = _kind(get_args(bare)[0], what)
        return "a list of objects" if inner == "an object" else f"a list, each entry {inner}"
    if get_origin(bare) is Literal:
        return in_words(bare)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return "an object"
    if bare is Decimal:
        return 'dollars and cents as text, like "91.00"' if "USD" in what else "a decimal number as text"
    kinds = {
        bool: "true or false",
        int: "a whole number",
        date: "a date as YYYY-MM-DD",
        datetime: "a local date and time as YYYY-MM-DDTHH:MM",
        str: "text",
    }
    return kinds.get(bare, str(bare))


def _plain(field: FieldInfo) -> Any:
    default = field.get_default(call_default_factory=True)
    return default if default is None or isinstance(default, bool | int | str | list) else str(default)


def _bare(annotation: Any) -> Any:
    """A type without its marks and without None."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        else:
            return annotation


def _can_be_null(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return _can_be_null(get_args(annotation)[0])
    return get_origin(annotation) in (Union, UnionType) and type(None) in get_args(annotation)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    bare = _bare(annotation)
    if get_origin(bare) in (list, tuple):
        bare = _bare(get_args(bare)[0])
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _steps_in(annotation: Any) -> str:
    return "[]" if get_origin(_bare(annotation)) in (list, tuple) else ""

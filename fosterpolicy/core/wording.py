"""Field names, choices and values in the words that a person reads."""

from __future__ import annotations

import re
import types
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.money import usd
from fosterpolicy.core.result import USD, Outcome, Part

NOT_STATED = "not stated"
_WORDS = {
    "children-division": "Children's Division",
    "fccm": "FCCM contract agency",
    "tfc-agency": "TFC agency",
    "tfc-child-placing-agency": "TFC child placing agency",
    "regional-director-or-designee": "Regional Director or designee",
    "level-b": "Level B",
    "level-a": "Level A",
    "traditional": "Traditional",
    "medical": "Medical",
}
_SENTENCE_NAMES = {
    "missing": "Must still be shown",
    "advised": "Should still be shown",
    "next_due": "Next due",
    "payee": "Paid to",
    "payer": "Paid by",
    "approver": "Who approves",
}


def field_words(name: str) -> str:
    """A field's name as a label: `last_day` is Last day."""
    return _SENTENCE_NAMES.get(name) or name.replace("_", " ").capitalize()


def choice_words(choice: str) -> str:
    """A choice as words: `no-rate-stated` is no rate stated, `13-plus` is 13 and over."""
    if choice in _WORDS:
        return _WORDS[choice]
    if re.fullmatch(r"[0-9]+-[0-9]+", choice):
        return choice.replace("-", "–")
    if band := re.fullmatch(r"([0-9]+)-plus", choice):
        return f"{band[1]} and over"
    return choice.replace("-", " ") if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", choice) else choice


def path_words(path: str) -> str:
    """A field's path as words: `spells.1.first_night` is Spells, entry 2, first night."""
    words = [f"entry {int(key) + 1}" if key.isdecimal() else key.replace("_", " ") for key in path.split(".")]
    return ", ".join(words)[:1].upper() + ", ".join(words)[1:]


def plural(count: Decimal | int, one: str, many: str = "") -> str:
    """A count with its noun: 1 unit, 2 units, half a unit."""
    if count == Decimal("0.5"):
        return f"half a {one}"
    return f"{count} {one if count == 1 else many or one + 's'}"


def month_words(month: str) -> str:
    """A month as words: `2024-05` is May 2024."""
    return f"{date.fromisoformat(month + '-01'):%B %Y}"


def value_words(value: Any, field: FieldInfo | None = None) -> str:
    """A value as a person reads it; null is not stated."""
    match value:
        case None:
            return NOT_STATED
        case bool():
            return "yes" if value else "no"
        case Decimal() if field is not None and is_usd(field):
            return usd(value)
        case date():
            return in_words(value)
        case str() if re.fullmatch(r"[0-9]{4}-[0-9]{2}", value):
            return month_words(value)
        case str():
            return choice_words(value)
        case list():
            return "; ".join(value_words(item) for item in value) if value else "none"
        case _:
            return str(value)


def is_usd(field: FieldInfo) -> bool:
    """Whether a field is an amount in USD."""
    return USD in field.metadata or USD in _metadata_within(field.annotation)


def fields_of(model: BaseModel) -> Iterator[tuple[str, Any, FieldInfo]]:
    """The fields of a model with their values, in order."""
    for name, field in type(model).model_fields.items():
        yield name, getattr(model, name), field


def _metadata_within(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from get_args(annotation)[1:]
    elif origin in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _metadata_within(inner)


@dataclass(frozen=True)
class Table:
    """A list of parts in an outcome, ready to be printed.

    Attributes:
        title: The field's label.
        columns: Labels of the columns.
        rows: For each part its cells, and the lines of the lists inside it.
    """

    title: str
    columns: list[str]
    rows: list[tuple[list[str], list[str]]]


@dataclass(frozen=True)
class OutcomeWords:
    """An outcome, ready to be printed: single values with their labels, then tables."""

    values: list[tuple[str, str]]
    tables: list[Table]


def outcome_words(outcome: Outcome, said: Collection[str] = ()) -> OutcomeWords:
    """An outcome's fields in words, save for those that its headline already says or that say nothing here.

    Args:
        outcome: The outcome.
        said: Sentences that stand elsewhere already, such as the steps; they are not said twice.
    """
    values: list[tuple[str, str]] = []
    tables: list[Table] = []
    left_out = outcome.left_out()
    for name, value, field in fields_of(outcome):
        if name in left_out or value == []:
            continue
        if _is_parts(value):
            tables.append(_table(field_words(name), value, said))
        else:
            values.append((field_words(name), value_words(value, field)))
    return OutcomeWords(values, tables)


def _is_parts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Part)


def _table(title: str, parts: list[Part], said: Collection[str]) -> Table:
    columns = [field_words(name) for name, value, _ in fields_of(parts[0]) if not isinstance(value, list)]
    rows = []
    for part in parts:
        cells = [value_words(value, field) for _, value, field in fields_of(part) if not isinstance(value, list)]
        lines = [_line(item) for _, value, _ in fields_of(part) if isinstance(value, list) for item in value]
        rows.append((cells, [line for line in lines if line not in said]))
    return Table(title, columns, rows)


def _line(item: Any) -> str:
    return item.line() if isinstance(item, Part) else value_words(item)

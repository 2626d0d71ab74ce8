"""Field names, choices and values in the words that a person reads."""

from __future__ import annotations

import re
import types
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fosterpolicy.core.calendar import MONTHS, in_words
from fosterpolicy.core.faults import Fault
from fosterpolicy.core.money import PER_MILE, usd, usd_per_mile
from fosterpolicy.core.result import Outcome, Part, Strength, UnitMark

NOT_STATED = "not stated"
_WORDS = {
    "children-division": "Children's Division",
    "fccm": "FCCM contract agency",
    "tfc-agency": "TFC agency",
    "tfc-child-placing-agency": "TFC child placing agency",
    "regional-director": "Regional Director",
    "regional-director-or-designee": "Regional Director or designee",
    "circuit-manager": "Circuit Manager",
    "circuit-manager-designee": "Circuit Manager's designee",
    "circuit-manager-or-designee": "Circuit Manager or designee",
    "rcst-coordinator": "RCST Coordinator",
    "rcst-authorization": "RCST authorization",
    "invoice-to-rcst": "invoice to RCST",
    "update-faces": "update FACES",
    "fst": "FST",
    "ppr": "PPR",
    "dcn": "DCN",
    "full-name-as-on-id": "full name as on the ID",
    "cm-11": "CM-11",
    "licence": "license",
    "level-3-no-payment": "level 3, which pays nothing",
    "not-reached": "not reached",
    "faces-payment-request": "FACES payment request",
    "sam-ii": "SAM II",
    "ila-youth": "youth in an ILA",
    "tla-youth": "youth in a TLA",
    "tfc": "TFC",
    "professional-parent": "Professional Parent",
    "level-a-or-medical": "Level A or medical home",
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
    "miles_by_youth": "Miles by youth",
    "submit_by": "Hand in by",
    "submitted_by": "Who hands it in",
    "system": "Paid through",
    "send_by": "Send by",
    "day_60": "Last emergency day",
    "after_day_60": "After the emergency days",
    "number": "Line",
    "outcome": "Answer",
    "icpc_approval_needed": "ICPC approval needed",
}
_NULLS = {"code": "none stated", "youth": "not about one child", "outcome": "not counted"}
_IN_A_ROW = ("code", "form")
"""What a row says of an answer inside it, besides the answer's headline."""


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
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {int(year)}"


def value_words(value: Any, field: FieldInfo | None = None) -> str:
    """A value as a person reads it; null is not stated."""
    match value:
        case None:
            return NOT_STATED
        case bool():
            return "yes" if value else "no"
        case Decimal() if field is not None:
            return _decimal_words(value, unit_of(field))
        case Outcome():
            return value.headline()
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


def _decimal_words(value: Decimal, unit: str | None) -> str:
    if unit == PER_MILE:
        return f"{usd_per_mile(value)} a mile"
    return usd(value) if unit == "USD" else str(value)


def unit_of(field: FieldInfo) -> str | None:
    """The unit that a field's value counts, such as USD, where it is marked with one."""
    marks = (*field.metadata, *_metadata_within(field.annotation))
    return next((mark.unit for mark in marks if isinstance(mark, UnitMark)), None)


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
class ToDo:
    """A step of a checklist, ready to be printed.

    Attributes:
        state: Whether it is done, can be done now, or has to wait.
        who: Who does it.
        what: What is to be done, in a sentence.
        strength: How binding it is.
    """

    state: Literal["done", "next", "later"]
    who: str
    what: str
    strength: Strength


@dataclass(frozen=True)
class OutcomeWords:
    """An outcome, ready to be printed: the steps of a checklist, single values with their labels, then tables."""

    to_do: list[ToDo]
    values: list[tuple[str, str]]
    tables: list[Table]


def outcome_words(outcome: Outcome, said: Collection[str] = ()) -> OutcomeWords:
    """An outcome's fields in words, save for those that its headline already says or that say nothing here.

    Args:
        outcome: The outcome.
        said: Sentences that stand elsewhere already, such as the steps; they are not said twice.
    """
    to_do: list[ToDo] = []
    values: list[tuple[str, str]] = []
    tables: list[Table] = []
    left_out = outcome.left_out()
    for name, value, field in fields_of(outcome):
        if name in left_out or value == []:
            continue
        if _is_checklist(value):
            to_do = _checklist(value, getattr(outcome, "next", []))
        elif _is_parts(value):
            tables.append(_table(field_words(name), value, said))
        else:
            values.append((field_words(name), _named_value(name, value, field)))
    return OutcomeWords(to_do, values, tables)


def _is_parts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Part)


def _is_checklist(value: Any) -> bool:
    return _is_parts(value) and {"id", "who", "what", "strength", "done"} <= type(value[0]).model_fields.keys()


def _checklist(steps: list[Any], ready: Collection[str]) -> list[ToDo]:
    return [
        ToDo("done" if step.done else "next" if step.id in ready else "later", step.who, step.what, step.strength)
        for step in steps
    ]


def _named_value(name: str, value: Any, field: FieldInfo | None = None) -> str:
    return _NULLS.get(name, NOT_STATED) if value is None else value_words(value, field)


def _table(title: str, parts: list[Part], said: Collection[str]) -> Table:
    """A row for each part: its single values, and below them a line for each entry of its lists."""
    flat = [dict(_cells(part)) for part in parts]
    columns = list(dict.fromkeys(name for cells in flat for name in cells))
    rows = [
        ([cells.get(name, "") for name in columns], [line for line in _lines(part) if line not in said])
        for part, cells in zip(parts, flat, strict=True)
    ]
    return Table(title, [field_words(name) for name in columns], rows)


def _cells(part: Part) -> Iterator[tuple[str, str]]:
    for name, value, field in fields_of(part):
        if not isinstance(value, list):
            yield name, _named_value(name, value, field)
        if isinstance(value, Outcome):
            inside = {name: (found, of) for name, found, of in fields_of(value) if name not in value.left_out()}
            yield from ((name, _named_value(name, *inside[name])) for name in _IN_A_ROW if name in inside)


def _lines(part: Part) -> Iterator[str]:
    for _, value, _ in fields_of(part):
        if isinstance(value, Outcome):
            yield from _lines(value)
        elif isinstance(value, list):
            yield from map(_line, value)


def _line(item: Any) -> str:
    match item:
        case Fault():
            return fault_words(item)
        case Part():
            return item.line()
        case _:
            return value_words(item)


def fault_words(found: Fault) -> str:
    """A fault with its path in words: `trips.1.date` is Trips, entry 2, date."""
    where, _, said = found.message.partition(": ")
    return f"{path_words(found.path or where)}: {said}"

"""An outcome in the words that a person reads: a checklist, single values, tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic.fields import FieldInfo

from fosterpolicy.core.faults import Fault
from fosterpolicy.core.money import PER_MILE
from fosterpolicy.core.result import Outcome, Part, Step, Strength
from fosterpolicy.core.wording import NOT_STATED, fault_words, field_words, fields_of, unit_of, value_words

_NULLS = {"code": "none stated", "youth": "not about one child", "outcome": "not counted"}
State = Literal["done", "next", "later", "denied", "not reached"]
_IN_A_ROW = ("code", "form")
"""What a row says of an answer inside it, besides the answer's headline."""


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
        state: Whether it is done, can be done now, has to wait, was denied, or is not reached because of a denial.
        who: Who does it.
        what: What is to be done, in a sentence.
        strength: How binding it is.
        clause: The clause of the step of the working that says the same, if one does.
    """

    state: State
    who: str
    what: str
    strength: Strength
    clause: str | None


@dataclass(frozen=True)
class OutcomeWords:
    """An outcome, ready to be printed: nothing is said twice.

    Attributes:
        to_do: The steps of a checklist.
        values: Single values with their labels.
        tables: Lists of parts.
        steps: The steps of the working that the checklist does not say.
    """

    to_do: list[ToDo]
    values: list[tuple[str, str]]
    tables: list[Table]
    steps: list[Step]


def outcome_words(outcome: Outcome, steps: Sequence[Step]) -> OutcomeWords:
    """An outcome's fields in words, save for those that its headline already says or that say nothing here.

    Args:
        outcome: The outcome.
        steps: The working behind it, which is printed with it.
    """
    said = {step.text for step in steps}
    to_do: list[ToDo] = []
    values: list[tuple[str, str]] = []
    tables: list[Table] = []
    left_out = outcome.left_out()
    for name, value, field in fields_of(outcome):
        if name in left_out or value == []:
            continue
        if _is_checklist(value):
            to_do = _checklist(value, getattr(outcome, "next", []), steps)
        elif _is_parts(value):
            tables.append(_table(field_words(name), value, said))
        else:
            values.append((field_words(name), _named_value(name, value, field)))
    in_checklist = {step.clause for step in to_do}
    return OutcomeWords(to_do, values, tables, [step for step in steps if step.clause not in in_checklist])


def _is_parts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Part)


def _is_checklist(value: Any) -> bool:
    return _is_parts(value) and {"id", "who", "what", "strength", "done"} <= type(value[0]).model_fields.keys()


def _checklist(listed: list[Any], ready: Collection[str], steps: Sequence[Step]) -> list[ToDo]:
    """The steps with their states; at which of them the procedure was denied only the working knows."""
    found: list[ToDo] = []
    for one in listed:
        step = next((step for step in steps if step.text.endswith(f": {one.what}")), None)
        waiting: State = "later" if ready else "denied" if step and step.value == "denied" else "not reached"
        found.append(
            ToDo(
                state="done" if one.done else "next" if one.id in ready else waiting,
                who=one.who,
                what=one.what,
                strength=one.strength,
                clause=step.clause if step else None,
            )
        )
    return found


def _named_value(name: str, value: Any, field: FieldInfo) -> str:
    if value is None:
        return "not on file" if unit_of(field) == PER_MILE else _NULLS.get(name, NOT_STATED)
    return value_words(value, field)


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
        if name == "amount" and value is None and getattr(part, "miles", None) is not None:
            yield name, "needs the rate"
        elif not isinstance(value, list):
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

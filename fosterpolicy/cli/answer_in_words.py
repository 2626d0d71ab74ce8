"""An answer, printed for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from fosterpolicy.cli.describing import attribute_notes
from fosterpolicy.cli.paper import Paper
from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.money import usd
from fosterpolicy.core.policy import policy
from fosterpolicy.core.result import Figure, Result


def print_answer(answer: Result[Any], paper: Paper) -> None:
    """Print an answer and all that stands behind it. Later law and policy comes first."""
    paper.headline(answer.outcome.headline())
    if answer.developments:
        paper.heading("Changed since this edition")
        for development in answer.developments:
            paper.item(f"From {in_words(development.from_)}: {development.text}", development.source)
    paper.heading("Answer")
    for line, indent in in_lines(answer.outcome):
        paper.line(line, indent=2 + indent)
    paper.heading("How it was reached")
    for step in answer.steps:
        paper.item(step.text, step.clause)
    _print_what_to_do(answer, paper)
    if answer.notices:
        paper.heading("Take note")
        for notice in answer.notices:
            paper.item(notice)
    _print_readings(answer, paper)
    if answer.figures:
        paper.heading("Figures used")
        for figure in answer.figures:
            paper.item(figure_in_words(figure), figure.id)


def in_lines(model: BaseModel, indent: int = 0) -> Iterator[tuple[str, int]]:
    """The fields of a model in words, a line each, with how far it is indented."""
    notes = attribute_notes(type(model))
    for name in type(model).model_fields:
        label = name.replace("_", " ").capitalize()
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield f"{label}:", indent
            yield from in_lines(value, indent + 2)
        elif isinstance(value, list) and any(isinstance(entry, BaseModel) for entry in value):
            for number, entry in enumerate(value, start=1):
                yield f"{label}, {number} of {len(value)}:", indent
                yield from in_lines(entry, indent + 2)
        elif isinstance(value, list) and len(value) > 1 and any(" " in str(entry) for entry in value):
            yield f"{label}:", indent
            yield from ((f"- {value_in_words(entry, '')}", indent + 2) for entry in value)
        else:
            yield f"{label}: {value_in_words(value, notes.get(name, ''))}", indent


def value_in_words(value: Any, note: str) -> str:
    """One value as people write it.

    Args:
        value: The value.
        note: What the model says of the field; an amount in USD gets its dollar sign.
    """
    match value:
        case None:
            return "not stated"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return usd(value) if "USD" in note else str(value)
        case date():
            return in_words(value)
        case list():
            return ", ".join(value_in_words(entry, note) for entry in value) or "none"
        case dict():
            return ", ".join(f"{key}: {value_in_words(entry, note)}" for key, entry in value.items()) or "none"
        case _:
            return str(value)


def figure_in_words(figure: Figure) -> str:
    """A figure with its dates and its source."""
    count = figure.unit.removeprefix("USD ")
    value = f"{usd(Decimal(figure.value))} {count}" if figure.unit.startswith("USD") else f"{figure.value} {figure.unit}"
    through = f" through {in_words(figure.through)}" if figure.through else ""
    source = f"; {figure.source}" if figure.source else ""
    return f"{value}, from {in_words(figure.from_)}{through}, checked {in_words(figure.verified_on)}{source}"


def _print_what_to_do(answer: Result[Any], paper: Paper) -> None:
    if answer.approvals:
        paper.heading("Approvals")
        for approval in answer.approvals:
            paper.item(f"{approval.who} ({approval.strength})")
    if answer.documents:
        paper.heading("Forms and papers")
        for document in answer.documents:
            goes = f"; goes to {document.goes_to}" if document.goes_to else ""
            kept = f"; kept in {document.kept_in}" if document.kept_in else ""
            paper.item(f"{document.id} ({document.strength}): {document.what}{goes}{kept}")
    if answer.deadlines:
        paper.heading("Deadlines")
        for deadline in answer.deadlines:
            paper.item(f"{in_words(deadline.last_date)}: {deadline.what}")


def _print_readings(answer: Result[Any], paper: Paper) -> None:
    if not answer.interpretations:
        return
    paper.heading("How we read the manual")
    for id in answer.interpretations:
        reading = policy().interpretations.get(id)
        paper.item(f"{reading.question} {reading.taken}" if reading else "This reading is not in the register.", id)

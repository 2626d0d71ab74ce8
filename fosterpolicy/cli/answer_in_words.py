"""An answer, printed for people."""

from __future__ import annotations

from typing import Any

from fosterpolicy.cli.paper import Paper
from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.outcome_words import OutcomeWords, outcome_words
from fosterpolicy.core.policy import policy
from fosterpolicy.core.result import Figure, Result


def print_answer(answer: Result[Any], paper: Paper) -> None:
    """Print an answer and all that stands behind it. Later law and policy comes first."""
    for development in answer.developments:
        later = development.from_ > policy().edition.effective_from
        since = f"Changed since {in_words(development.from_)}" if later else "Please note"
        paper.item(f"{since}: {development.text}", development.source)
    paper.headline(answer.outcome.headline())
    words = outcome_words(answer.outcome, answer.steps)
    _print_outcome(words, paper)
    if words.steps:
        paper.heading("How it was reached")
    for step in words.steps:
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


def _print_outcome(words: OutcomeWords, paper: Paper) -> None:
    """The outcome's fields: what the headline already says is left out."""
    if words.to_do or words.values or words.tables:
        paper.heading("Answer")
    for step in words.to_do:
        paper.item(f"{step.state.capitalize()} ({step.who}): {step.what} ({step.strength})", step.clause or "")
    for label, text in words.values:
        paper.line(f"{label}: {text}", indent=2)
    for table in words.tables:
        for number, (cells, lines) in enumerate(table.rows, start=1):
            paper.line(f"{table.title}, {number} of {len(table.rows)}:", indent=2)
            for column, cell in zip(table.columns, cells, strict=True):
                if cell:
                    paper.line(f"{column}: {cell}", indent=4)
            for line in lines:
                paper.line(f"- {line}", indent=4)


def figure_in_words(figure: Figure) -> str:
    """A figure with its dates and its source."""
    count = figure.unit.removeprefix("USD ")
    value = figure.words if count == "USD" else f"{figure.words} {count}"
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
            goes = f" Goes to: {document.goes_to}." if document.goes_to else ""
            kept = f" Kept in: {document.kept_in}." if document.kept_in else ""
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

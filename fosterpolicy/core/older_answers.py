"""Which answers are older than a later law: kept beside the results, whose form is fixed, for whoever shows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from fosterpolicy.core.policy_models import DevelopmentEntry
from fosterpolicy.core.result import Result
from fosterpolicy.core.working import Working


@dataclass(frozen=True)
class Overtaken:
    """An answer for a date before a later law or policy that touches it.

    Attributes:
        until: The last date that the answer speaks of.
        by: What touches its clauses from a later date on, oldest first.
    """

    until: date
    by: tuple[DevelopmentEntry, ...]


class OlderAnswers:
    """The answers that were given while this was open, with what overtook each."""

    def __init__(self) -> None:
        self._kept: list[tuple[Result[Any], Overtaken]] = []

    def keep(self, result: Result[Any], work: Working) -> None:
        """Look at an answer, and keep it where something later touches it."""
        if work.until is not None and work.overtaken_by:
            self._kept.append((result, Overtaken(work.until, tuple(work.overtaken_by))))

    def of(self, answer: object) -> Overtaken | None:
        """What overtook this very answer, or None."""
        return next((found for kept, found in self._kept if kept is answer), None)


_open: list[OlderAnswers] = []


@contextmanager
def older_answers() -> Iterator[OlderAnswers]:
    """Watch the answers that are given inside a `with` block."""
    watching = OlderAnswers()
    _open.append(watching)
    try:
        yield watching
    finally:
        _open.remove(watching)


def tell(result: Result[Any], work: Working) -> None:
    """Show an answer to all who watch."""
    for watching in _open:
        watching.keep(result, work)

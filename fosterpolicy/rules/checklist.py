"""Checklists: what is done, what can be done now, and what must wait."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from pydantic import PrivateAttr

from fosterpolicy.core.result import Outcome, Part, Strength
from fosterpolicy.core.working import Working

MOST_NAMED = 2
"""How many steps a headline names; more would be a wall of text."""


class ChecklistStep(Part):
    """One step of a checklist, as it stands.

    Attributes:
        id: The step's id.
        who: Who does it.
        what: What is to be done, in a sentence.
        strength: Whether the source says must, should or may.
        done: Whether it is done.
    """

    id: str
    who: str
    what: str
    strength: Strength
    done: bool


class Checklist(Outcome):
    """Where a procedure stands.

    Attributes:
        steps: Every step, in the order of the source.
        next: The ids of the steps that can be done now.
    """

    steps: list[ChecklistStep]
    next: list[str]

    _whenever: frozenset[str] = PrivateAttr(frozenset())

    said_by_headline = frozenset({"next"})

    def headline(self) -> str:
        """What can be done now, in a few words: steps that an event calls for only where no other comes next.

        More than two are only counted, and of each only the first sentence is said: the list below has the rest.
        """
        if not self.next:
            return "Every step is done" if all(step.done for step in self.steps) else "Denied: no step comes next"
        ready = [step for step in self.steps if step.id in self.next]
        first = [step for step in ready if step.id not in self._whenever] or ready
        if len(first) > MOST_NAMED:
            return f"{len(ready)} steps are next"
        return "Next: " + "; ".join(f"{step.what.partition('. ')[0].rstrip('.')} ({step.who})" for step in first)


@dataclass(frozen=True)
class StepToDo:
    """One step of a procedure, as the source has it.

    Attributes:
        id: The step's id; it never changes.
        who: Who does it.
        what: What is to be done, in a sentence. A step that is not always needed says when it is.
        clause: The clause that states it.
        strength: How binding the source's words are (A0-08).
        readings: The readings it rests on.
        after: The ids of the steps that must come before it.
        whenever: Set for a step that an event calls for: done early, it is not out of order.
    """

    id: str
    who: str
    what: str
    clause: str
    strength: Strength = "must"
    readings: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    whenever: bool = False


@dataclass(frozen=True)
class Procedure:
    """The steps of a procedure, each below those that must come before it.

    Attributes:
        ids: The `Literal` of the step ids, which the calculation's input takes in `done`.
        steps: The steps, in the order of the source.

    Raises:
        ValueError: The ids and the steps differ, or a step waits for one that does not stand above it.
    """

    ids: Any
    steps: tuple[StepToDo, ...]

    def __post_init__(self) -> None:
        named, listed = get_args(self.ids), tuple(step.id for step in self.steps)
        if named != listed:
            raise ValueError(f"the input takes the steps {', '.join(named)}; the procedure has {', '.join(listed)}")
        above: set[str] = set()
        for step in self.steps:
            for other in step.after:
                if other not in above:
                    raise ValueError(f"{step.id}: it waits for {other}, and that does not stand above it")
            above.add(step.id)

    @cached_property
    def before(self) -> dict[str, frozenset[str]]:
        """For each step all that must come before it, near and far."""
        found: dict[str, frozenset[str]] = {}
        for step in self.steps:
            found[step.id] = frozenset(step.after).union(*(found[other] for other in step.after))
        return found

    def answer(self, done: Collection[str], work: Working, *, denied: str | None = None) -> Checklist:
        """Say where the procedure stands, and write down each step.

        Args:
            done: The ids of the steps that are done, in any order; one that stands twice is done once.
            work: Where the steps are written down.
            denied: The id of the step at which the procedure came to an end by a denial: then no step comes next.
        """
        open_now = [step.id for step in self.steps if step.id not in done and self.before[step.id] <= set(done)]
        ready = [] if denied else open_now
        for step in self.steps:
            state = "Done" if step.id in done else _state_of_open(step.id, ready, denied)
            work.step(f"{state} ({step.who}): {step.what}", step.clause, value=state.lower(), readings=["A0-08", *step.readings])
            skipped = [other.what for other in self.steps if other.id in self.before[step.id].difference(done)]
            if step.id in done and skipped and not step.whenever:
                work.notice(f"Marked as done: {step.what} Yet the list puts this before it: {' '.join(skipped)}")
        steps = [
            ChecklistStep(id=step.id, who=step.who, what=step.what, strength=step.strength, done=step.id in done)
            for step in self.steps
        ]
        found = Checklist(steps=steps, next=ready)
        found._whenever = frozenset(step.id for step in self.steps if step.whenever)
        return found


def _state_of_open(step: str, ready: Collection[str], denied: str | None) -> str:
    """What is said of a step that is not done."""
    if denied:
        return "Denied" if step == denied else "Not reached"
    return "Next" if step in ready else "Later"

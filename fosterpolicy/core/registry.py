"""One line makes a rule a calculation, known by name to everything that is built from it."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from functools import cached_property
from inspect import getdoc
from typing import Any, Generic, TypeVar, get_type_hints

from fosterpolicy.core.case import Case, before_the_first_edition, read_case
from fosterpolicy.core.faults import InputError, fault
from fosterpolicy.core.older_answers import tell
from fosterpolicy.core.policy import policy
from fosterpolicy.core.result import OutcomeT, Result
from fosterpolicy.core.working import Working

CaseT = TypeVar("CaseT", bound=Case)

CALCULATIONS: dict[str, Calculation[Any, Any]] = {}


class Calculation(Generic[CaseT, OutcomeT]):
    """A rule with its name, its input and its outcome. Call it with an input for a `Result`.

    Attributes:
        name: The name that programs and links use.
        asks: The input model.
        rule: The function from the input to the outcome.
        section: The part of the manual, such as `12.8.1`.
    """

    def __init__(
        self,
        name: str,
        asks: type[CaseT],
        rule: Callable[[CaseT, Working], OutcomeT],
        *,
        section: str,
    ) -> None:
        self.name, self.asks, self.rule, self.section = name, asks, rule, section
        self.__doc__, self.__name__, self.__module__ = rule.__doc__, rule.__name__, rule.__module__

    @cached_property
    def gives(self) -> type[OutcomeT]:
        """The outcome model, as the rule's return annotation has it."""
        outcome: type[OutcomeT] = get_type_hints(self.rule)["return"]
        return outcome

    @cached_property
    def question(self) -> str:
        """What it answers, in a sentence: the first line of the rule's docstring."""
        return (getdoc(self.rule) or "").split("\n")[0]

    def __call__(self, case: CaseT) -> Result[OutcomeT]:
        """Answer a case.

        Raises:
            InputError: Fields of the case contradict each other, or a date has no figures.
        """
        faults = [*case.faults(), *before_the_first_edition(case)]
        if faults:
            raise InputError(faults)
        return self._answer(case)

    def calculate(self, data: Any) -> Result[OutcomeT]:
        """Answer a case given as plain data, as JSON has it.

        Raises:
            InputError: The data are no sound input.
        """
        return self._answer(read_case(self.asks, data))

    def _answer(self, case: CaseT) -> Result[OutcomeT]:
        work = Working(policy(), *case.figures_date(), case.until())
        result = work.result(self.name, self.rule(case, work))
        tell(result, work)
        return result


def calculation(
    name: str, *, asks: type[CaseT], section: str
) -> Callable[[Callable[[CaseT, Working], OutcomeT]], Calculation[CaseT, OutcomeT]]:
    """Register a rule as a calculation.

    Args:
        name: The name that programs and links use; it never changes.
        asks: The input model.
        section: The part of the manual that it comes from.
    """

    def register(rule: Callable[[CaseT, Working], OutcomeT]) -> Calculation[CaseT, OutcomeT]:
        if name in CALCULATIONS:
            raise ValueError(f"{name}: two rules have this name")
        made = Calculation(name, asks, rule, section=section)
        CALCULATIONS[name] = made
        return made

    return register


def find(name: str) -> Calculation[Any, Any]:
    """The calculation of this name.

    Raises:
        InputError: There is none; the message names the nearest.
    """
    try:
        return CALCULATIONS[name]
    except (KeyError, TypeError):
        near = difflib.get_close_matches(str(name), CALCULATIONS, n=1)
        hint = f"Did you mean {near[0]}?" if near else ""
        raise InputError([fault("calculation", name, "one of " + ", ".join(CALCULATIONS), because=hint)]) from None

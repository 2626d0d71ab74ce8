"""What the page of all readings has besides them: the weak ones in a list, and a filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Interpretation
from fosterpolicy.rules import CALCULATIONS
from fosterpolicy.site.context import PageContext
from fosterpolicy.site.drawn import DrawnBlock


@dataclass(frozen=True)
class WeakReading:
    """A reading that a caller can choose.

    Attributes:
        reading: The reading, with its choice.
        taken: The value that its calculations take where the field is left out.
    """

    reading: Interpretation
    taken: str


def weak_readings(policy: Policy) -> list[WeakReading]:
    """Every reading that has a choice, in the order of the register."""
    found = []
    for reading in policy.interpretations.values():
        if reading.choice:
            asked = CALCULATIONS[reading.choice.calculations[0]].asks
            found.append(WeakReading(reading, str(asked.model_fields[reading.choice.field].default)))
    return found


class WeakReadings(DrawnBlock):
    """The readings that a caller can choose, each with its field and the values of it."""

    NAME = "weak-readings"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """A table."""
        return context.render("weak_readings.html", readings=weak_readings(context.policy))


class ReadingsFilter(DrawnBlock):
    """Finds readings by words and by what hangs on them, with a script; without one it is not shown."""

    NAME = "readings-filter"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The form."""
        return context.render("readings_filter.html")

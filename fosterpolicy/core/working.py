"""The working of one answer, written down as it happens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.faults import InputError, fault, too_early
from fosterpolicy.core.parameters import BeforeFirstDate, Cell, NotVerified, Version
from fosterpolicy.core.result import (
    Approval,
    Deadline,
    Development,
    Document,
    Figure,
    OutcomeT,
    Result,
    Step,
    Strength,
    Value,
)

if TYPE_CHECKING:
    from fosterpolicy.core.policy import Policy
    from fosterpolicy.core.policy_models import DevelopmentEntry


def _where(version: Version) -> str:
    """Where to look a figure up."""
    return f"Look it up at {version.source.address}." if version.source.address else f"See {version.source.citation}."


EDITION_NOTICE = "From the edition in force since"


class Working:
    """What a rule writes down on its way: steps, figures, readings and all that goes with them.

    Args:
        policy: The policy to take figures from.
        on: The date whose figures apply; None for the newest edition.
        on_field: The input field that `on` came from, for a fault about it.
        until: The last date that the answer speaks of, for developments.
    """

    def __init__(self, policy: Policy, on: date | None, on_field: str, until: date | None) -> None:
        self.policy = policy
        self.on = on
        self.until = until
        self.on_field = on_field
        self._steps: list[Step] = []
        self._taken_over: set[str] = set()
        self._cells: dict[tuple[str, date], Cell] = {}
        self._readings: dict[str, None] = {}
        self._notices: dict[str, None] = {}
        self._approvals: list[Approval] = []
        self._documents: list[Document] = []
        self._deadlines: list[Deadline] = []

    def step(
        self,
        text: str,
        clause: str,
        *,
        value: Value = None,
        unit: str | None = None,
        readings: Iterable[str] = (),
    ) -> None:
        """Write down one step, with its clause and the readings it rests on."""
        self._steps.append(Step(text=text, clause=clause, value=value, unit=unit))
        self.reading(*readings)

    def cell(self, id: str, *, age: int | None = None, on: date | None = None) -> Cell | None:
        """Look up a figure and put it on record; None where no age band holds the age.

        Args:
            id: The parameter's id.
            age: Completed years, for parameters with age bands.
            on: The date; the date of the answer when left out.

        Raises:
            InputError: The date is before the figure's first date, or past the last for which it is verified.
        """
        parameter = self.policy.parameter(id)
        day = on or self.on
        try:
            version = parameter.at(day)
        except BeforeFirstDate as early:
            raise InputError([too_early(self.on_field, day, early.first, early.clause)]) from None
        except NotVerified as late:
            because = f"{parameter.entry.what} It is verified through {in_words(late.last)} only."
            raise InputError([fault(self.on_field, day, f"a date up to {late.last}", because=because)]) from None
        cell = version.cell_for(age)
        if cell is not None:
            self._cells[cell.figure.id, version.start] = cell
        return cell

    def cell_on_file(self, id: str) -> Cell | str:
        """A figure that an answer need not wait for, put on record where it is verified for the date.

        Returns:
            The cell, or else what is known of it, through when or from when, and where to look.
        """
        parameter = self.policy.parameter(id)
        try:
            version = parameter.at(self.on)
        except NotVerified:
            last = parameter.versions[-1]
            through = in_words(last.verified_through or last.start)
            return f"It is verified through {through} only; it was {last.cells[0].words} then. {_where(last)}"
        except BeforeFirstDate:
            first = parameter.versions[0]
            return f"It is known from {in_words(first.start)} only; it was {first.cells[0].words} then. {_where(first)}"
        cell = version.cells[0]
        self._cells[cell.figure.id, version.start] = cell
        return cell

    def row(self, id: str, age: int | None = None, *, on: date | None = None) -> Cell:
        """The cell of a parameter that holds an age, for its band and clauses: its figure is not put on record."""
        return self.policy.parameter(id).at(on or self.on).for_age(age)

    def known_cell(self, id: str, *, age: int | None = None, on: date | None = None) -> Cell:
        """The same, where a band for every age is certain."""
        cell = self.cell(id, age=age, on=on)
        if cell is None:
            raise LookupError(f"{id}: no figure is stated for age {age}; the rule must ask with cell()")
        return cell

    def money(self, id: str, *, age: int | None = None, on: date | None = None, clause: str | None = None) -> Decimal:
        """A figure in USD, put on record.

        Args:
            id: The parameter's id.
            age: Completed years, for parameters with age bands.
            on: The date; the date of the answer when left out.
            clause: Where several clauses state the figure, the one that is meant here.
        """
        return Decimal(self._meant(self.known_cell(id, age=age, on=on), clause).value)

    def count(self, id: str, *, on: date | None = None, clause: str | None = None) -> int:
        """A figure that is a count of days, hours, units or years, put on record.

        Args:
            id: The parameter's id.
            on: The date; the date of the answer when left out.
            clause: Where several clauses state the figure, the one that is meant here.
        """
        return int(self._meant(self.known_cell(id, on=on), clause).value)

    def _meant(self, cell: Cell, clause: str | None) -> Cell:
        """The same cell, put on record under the clause that is meant, where that is one of its own."""
        if clause in cell.clauses:
            meant = cell.figure.model_copy(update={"clause": clause})
            self._cells[cell.figure.id, cell.figure.from_] = replace(cell, figure=meant)
        return cell

    def reading(self, *ids: str) -> None:
        """Put on record that the answer depends on these readings."""
        self._readings.update(dict.fromkeys(ids))

    def notice(self, text: str) -> None:
        """Add something that the reader must know; the same words stand once."""
        self._notices[text] = None

    def approval(self, who: str, strength: Strength) -> None:
        """Add someone whose approval is called for."""
        self._approvals.append(Approval(who=who, strength=strength))

    def document(self, id: str, what: str, strength: Strength, *, goes_to: str | None = None, kept_in: str | None = None) -> None:
        """Add a form or paper that goes with the answer."""
        self._documents.append(Document(id=id, what=what, strength=strength, goes_to=goes_to, kept_in=kept_in))

    def deadline(self, what: str, last_date: date) -> None:
        """Add something with a last date."""
        self._deadlines.append(Deadline(what=what, last_date=last_date))

    def result(self, calculation: str, outcome: OutcomeT) -> Result[OutcomeT]:
        """Close the working and put the result together."""
        self._notice_of_edition()
        return Result(
            calculation=calculation,
            outcome=outcome,
            steps=self._steps,
            figures=self.figures(),
            interpretations=list(self._readings),
            developments=list(self._developments()),
            approvals=self._approvals,
            documents=self._documents,
            deadlines=self._deadlines,
            notices=list(self._notices),
        )

    @property
    def steps(self) -> Sequence[Step]:
        """The steps written down so far, in order."""
        return self._steps

    def take_over(self, part: Working) -> None:
        """Put on record all that goes with the answer to a part of this one, save its steps; what is there stands once."""
        self._taken_over.update(step.clause for step in part._steps)
        self._taken_over.update(part._taken_over)
        self._cells.update(part._cells)
        self._readings.update(part._readings)
        self._notices.update(part._notices)
        self._approvals.extend(one for one in part._approvals if one not in self._approvals)
        self._documents.extend(one for one in part._documents if one not in self._documents)
        self._deadlines.extend(one for one in part._deadlines if one not in self._deadlines)

    def figures(self) -> list[Figure]:
        """Every figure used so far, in the order of first use."""
        return [cell.figure for cell in self._cells.values()]

    @property
    def overtaken_by(self) -> list[DevelopmentEntry]:
        """Later law and policy that touches the answer, but starts after the last date that the answer speaks of."""
        return [entry for entry in self._touching() if self.until is not None and self.until < entry.from_]

    def _developments(self) -> Iterable[Development]:
        return (entry.as_result_part for entry in self._touching() if self.until is None or entry.from_ <= self.until)

    def _touching(self) -> list[DevelopmentEntry]:
        cited = self._taken_over | {step.clause for step in self._steps}
        cited.update(clause for cell in self._cells.values() for clause in cell.clauses)
        return [entry for entry in self.policy.developments.values() if entry.concerns(cited)]

    def _notice_of_edition(self) -> None:
        """Say which edition the figures are from, and when it was last checked (A0-01)."""
        edition, first = self.policy.edition_on(self.until), self.policy.editions[0].effective_from
        if self.on is not None and self.on < first:
            self.notice(
                f"Your dates begin before this edition of the manual ({in_words(first)}). "
                "Its rules and day counts are applied as they stand now; no earlier edition is on file."
            )
        notice = (
            f"{EDITION_NOTICE} {in_words(edition.effective_from)}, "
            f"last checked against the published manual on {in_words(edition.verified_on)}."
        )
        if self.until is not None and self.until > edition.verified_on:
            notice += " Your date is later than that check: look for a newer edition before you rely on it."
        self.notice(notice)
        self.reading("A0-01")

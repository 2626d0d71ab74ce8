"""The blocks that pages are built with: `/// rate-table`, `/// readings` and so on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from fosterpolicy.core.policy_models import DevelopmentEntry, Interpretation
from fosterpolicy.core.rule_citations import calculations_by_reading, readings_of_every_answer
from fosterpolicy.rules import CALCULATIONS
from fosterpolicy.site.approvals import Approvals
from fosterpolicy.site.change_notes import ChangeNotes
from fosterpolicy.site.context import PageContext
from fosterpolicy.site.coverage_page import CoverageTable
from fosterpolicy.site.drawn import DrawnBlock, strings
from fosterpolicy.site.pages import PageError
from fosterpolicy.site.readings_page import ReadingsFilter, WeakReadings
from fosterpolicy.site.reference import Deadlines, Glossary, LaterLaw, RateCard, contacts_in_full, forms_in_full
from fosterpolicy.site.tables import RateHistory, RateTable, StateHolidays, TripCodes

EntryT = TypeVar("EntryT")


class PolicyPageBlock(DrawnBlock):
    """The head of a page: edition, last check, official page, and what has changed since."""

    NAME = "policy-page"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {"covers": ["", str]}

    def html(self, context: PageContext) -> str:
        """The head."""
        covers = self.options["covers"]
        part = [clause for id, clause in context.policy.clauses.items() if id.startswith(f"{covers}/")]
        if covers and not part:
            raise PageError(f"{context.where}: covers {covers!r}, but no registered clause is of that part")
        source = context.policy.sources[part[0].source] if covers else context.policy.edition
        return context.render("page_head.html", covers=covers, source=source, developments=_developments_of(context))


class Listed(DrawnBlock):
    """A block that lists entries of a register by their ids."""

    OPTIONS: ClassVar[dict[str, Any]] = {"ids": [[], strings]}

    def chosen(self, register: dict[str, EntryT], context: PageContext) -> list[EntryT]:
        """The entries, in the order named; `all` is every entry."""
        if self.options["ids"] == ["all"]:
            return list(register.values())
        missing = [id for id in self.options["ids"] if id not in register]
        if missing or not self.options["ids"]:
            raise PageError(f"{context.where}: /// {self.NAME}: {', '.join(missing) or 'no id'} is not in the register")
        return [register[id] for id in self.options["ids"]]


class Readings(Listed):
    """Where the manual is silent or unclear, and how it is read here."""

    NAME = "readings"

    def html(self, context: PageContext) -> str:
        """The readings: a short list on a page, each in full on the page of all of them."""
        if group := self._group():
            entries = [reading for reading in context.policy.interpretations.values() if reading.id.startswith(group)]
            if not entries:
                raise PageError(f"{context.where}: /// {self.NAME}: no reading has an id that starts with {group}")
            return readings_in_full(entries, context)
        entries = self.chosen(context.policy.interpretations, context)
        if self.options["ids"] == ["all"]:
            return readings_in_full(entries, context)
        return context.render("readings.html", readings=entries)

    def _group(self) -> str | None:
        """How the ids of a whole group begin, where one is asked for: `A1-` for `A1-*`."""
        ids = self.options["ids"]
        return ids[0].removesuffix("*") if len(ids) == 1 and ids[0].endswith("-*") else None


def readings_in_full(entries: list[Interpretation], context: PageContext) -> str:
    """Each reading with its reasons, the calculations where it matters, and the places in the manual."""
    in_every_answer = readings_of_every_answer(context.policy)
    calculations = calculations_by_reading(context.policy, CALCULATIONS)
    clauses = _clauses_by_reading(entries, context)
    return context.render(
        "readings_in_full.html",
        readings=entries,
        changes=context.changes_to_all([place.clause.id for place in places] for places in clauses.values() if places),
        clauses=clauses,
        calculations={id: [] if id in in_every_answer else names for id, names in calculations.items()},
        in_every_answer=in_every_answer,
    )


def _clauses_by_reading(entries: Iterable[Interpretation], context: PageContext) -> dict[str, list[Any]]:
    named: dict[str, list[Any]] = {entry.id: [] for entry in entries}
    for clause in context.policy.clauses.values():
        for reading in clause.interpretations:
            if reading in named:
                named[reading].append(context.place(clause.id))
    return named


def _developments_of(context: PageContext) -> list[DevelopmentEntry]:
    clauses = context.pages.clauses_on(context.known_page.id)
    return [entry for entry in context.policy.developments.values() if entry.concerns(clauses)]


class Developments(DrawnBlock):
    """What has changed since, for the clauses that the page carries."""

    NAME = "developments"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """Each development in full."""
        return context.render("developments.html", developments=_developments_of(context))


class Forms(Listed):
    """Forms and papers."""

    NAME = "forms"

    def html(self, context: PageContext) -> str:
        """The forms: a short list on a page, each in full on the page of all of them."""
        chosen = self.chosen(context.policy.forms, context)
        if self.options["ids"] == ["all"]:
            return forms_in_full(chosen, context)
        return context.render("forms.html", forms=chosen)


class Contacts(Listed):
    """Whom to ask."""

    NAME = "contacts"

    def html(self, context: PageContext) -> str:
        """The contacts: a short list on a page, each in full on the page of all of them."""
        chosen = self.chosen(context.policy.contacts, context)
        if self.options["ids"] == ["all"]:
            return contacts_in_full(chosen, context)
        return context.render("contacts.html", contacts=chosen)


class ReportAnError(DrawnBlock):
    """Where to say that something is wrong."""

    NAME = "report-an-error"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The address from the site's configuration, or what to do where none is set."""
        return context.render("report_an_error.html")


BLOCKS = (
    PolicyPageBlock,
    RateTable,
    RateHistory,
    TripCodes,
    StateHolidays,
    ChangeNotes,
    Readings,
    Developments,
    Forms,
    Contacts,
    ReportAnError,
    Approvals,
    Deadlines,
    Glossary,
    LaterLaw,
    RateCard,
    CoverageTable,
    WeakReadings,
    ReadingsFilter,
)

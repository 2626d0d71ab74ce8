"""The blocks that pages are built with: `/// rate-table`, `/// readings` and so on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from fosterpolicy.core.policy_models import Interpretation
from fosterpolicy.site.context import PageContext
from fosterpolicy.site.drawn import DrawnBlock, strings
from fosterpolicy.site.pages import PageError
from fosterpolicy.site.tables import RateHistory, RateTable, StateHolidays, TripCodes

EntryT = TypeVar("EntryT")


class PolicyPageBlock(DrawnBlock):
    """The head of a page: edition, last check, official page, and what has changed since."""

    NAME = "policy-page"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {"covers": ["", str]}

    def html(self, context: PageContext) -> str:
        """The head."""
        page = context.known_page
        covers = self.options["covers"]
        if covers and not any(clause.startswith(f"{covers}/") for clause in context.policy.clauses):
            raise PageError(f"{context.where}: covers {covers!r}, but no registered clause is of that part")
        touched = [
            entry
            for entry in context.policy.developments.values()
            if not context.pages.clauses_on(page.id).isdisjoint(entry.touches)
        ]
        return context.render("page_head.html", covers=covers, developments=touched)


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
        entries = self.chosen(context.policy.interpretations, context)
        if self.options["ids"] == ["all"]:
            return context.render("readings_in_full.html", readings=entries, clauses=_clauses_by_reading(entries, context))
        return context.render("readings.html", readings=entries)


def _clauses_by_reading(entries: Iterable[Interpretation], context: PageContext) -> dict[str, list[Any]]:
    named: dict[str, list[Any]] = {entry.id: [] for entry in entries}
    for clause in context.policy.clauses.values():
        for reading in clause.interpretations:
            if reading in named:
                named[reading].append(context.place(clause.id))
    return named


class Developments(DrawnBlock):
    """What has changed since, for the clauses that the page carries."""

    NAME = "developments"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """Each development in full."""
        clauses = context.pages.clauses_on(context.known_page.id)
        entries = [entry for entry in context.policy.developments.values() if not clauses.isdisjoint(entry.touches)]
        return context.render("developments.html", developments=entries)


class Forms(Listed):
    """Forms and papers."""

    NAME = "forms"

    def html(self, context: PageContext) -> str:
        """The forms."""
        return context.render("forms.html", forms=self.chosen(context.policy.forms, context))


class Contacts(Listed):
    """Whom to ask."""

    NAME = "contacts"

    def html(self, context: PageContext) -> str:
        """The contacts."""
        return context.render("contacts.html", contacts=self.chosen(context.policy.contacts, context))


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
    Readings,
    Developments,
    Forms,
    Contacts,
    ReportAnError,
)

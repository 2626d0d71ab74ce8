"""The blocks of the reference pages: every deadline, every form, every contact, later law, the rate card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from fosterpolicy.core.parameters import DatedParameter
from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Contact, DevelopmentEntry, Form
from fosterpolicy.site.context import PageContext, Place
from fosterpolicy.site.drawn import DrawnBlock
from fosterpolicy.site.example_index import shown_examples
from fosterpolicy.site.marks import forms_on_pages

NEVER_PAID = frozenset({"mileage.federal-rate"})
"""Amounts that only question what a reader gives: on a card of rates they would mislead."""

TIME_UNITS = ("business days", "days", "hours", "months", "years")
COUNTED_BACK = frozenset({"kids.lookback-years"})
"""Figures of a clause on a deadline that only say how far back a count goes."""

ACT, COUNTED = "What must be done by when", "How long something is counted or paid for"
PARTS = {
    "12.8": "12.8 The whole of subsection 8",
    "12.8.1": "12.8.1 Standard rates",
    "12.8.2": "12.8.2 Emergency placement",
    "12.8.3": "12.8.3 Special expenses",
    "12.8.3/transport": "12.8.3 Transportation",
    "12.8.4": "12.8.4 KIDS accounts",
    "12.8.5": "12.8.5 Level B transition",
    "12.8.6": "12.8.6 Insurance claims",
    "PA25-AC-03": "PA25-AC-03 Payment requests and responsibilities",
}
"""How the ids of clauses begin, in the manual's order, and what a reader calls that part."""


def part_of(clause: str) -> str:
    """The part that a clause belongs to: the longest beginning of its id that is one."""
    return max((part for part in PARTS if clause.startswith(f"{part}/")), key=len)


@dataclass(frozen=True)
class Term:
    """One deadline or day count.

    Attributes:
        part: The part of the manual, a key of `PARTS`.
        what: What has to happen, or what is counted.
        parameter: The figure, or None where the sources give no number.
        clauses: The clauses that state it.
        heading: The group of rows that it stands in: `ACT` or `COUNTED`.
    """

    part: str
    what: str
    parameter: DatedParameter | None
    clauses: tuple[str, ...]
    heading: str


def terms(policy: Policy) -> list[Term]:
    """Every figure that counts time, and every clause on a deadline that has no such figure, in the manual's order.

    A figure that several parts state stands in each of them.
    """
    counted = [
        Term(part, parameter.entry.what, parameter, tuple(clauses), _heading(parameter, clauses, policy))
        for parameter in policy.parameters.values()
        if parameter.entry.unit in TIME_UNITS
        for part, clauses in _by_part(id for cell in parameter.at().cells for id in cell.clauses).items()
    ]
    with_figure = {clause for term in counted for clause in term.clauses}
    said = [
        Term(part_of(clause.id), clause.summary, None, (clause.id,), ACT)
        for clause in policy.clauses.values()
        if clause.kind == "deadline" and clause.id not in with_figure
    ]
    order = {id: place for place, id in enumerate(policy.clauses)}
    return sorted(
        [*counted, *said],
        key=lambda term: (list(PARTS).index(term.part), term.heading != ACT, order.get(term.clauses[0], 0)),
    )


def _heading(parameter: DatedParameter, clauses: Iterable[str], policy: Policy) -> str:
    """Whether someone has to act in this time, or something is counted or paid for it."""
    deadline = any(policy.clauses[id].kind == "deadline" for id in clauses)
    return ACT if deadline and parameter.id not in COUNTED_BACK else COUNTED


def _by_part(clauses: Iterable[str]) -> dict[str, list[str]]:
    """Clauses by their part, each once."""
    found: dict[str, list[str]] = {}
    for clause in dict.fromkeys(clauses):
        found.setdefault(part_of(clause), []).append(clause)
    return found


class Deadlines(DrawnBlock):
    """Every deadline and every day count, by part of the manual."""

    NAME = "deadlines"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """A table for each part: what must be done by when stands first."""
        found = terms(context.policy)
        parts = [(PARTS[part], list(of_part)) for part, of_part in groupby(found, key=lambda term: term.part)]
        places = {term: _places(term.clauses, context) for term in found}
        return context.render("deadlines.html", parts=parts, places=places, headings=(ACT, COUNTED))


def _places(clauses: Iterable[str], context: PageContext) -> list[Place]:
    return [context.place(clause) for clause in clauses]


@dataclass(frozen=True)
class UsedOn:
    """A page that lists a form, or whose examples call for it."""

    title: str
    link: str


def pages_with_form(form: Form, context: PageContext) -> list[UsedOn]:
    """The pages that use a form, each once, in the order of the files."""
    by_path = {page.path: page for page in context.pages.by_id.values()}
    anchors: dict[str, str] = {}
    for path, anchor in forms_on_pages(context.pages.folder).get(form.id, ()):
        if path in by_path:
            anchors.setdefault(by_path[path].id, anchor)
    for shown in shown_examples(context.pages, context.policy):
        if form.id in shown.forms:
            anchors.setdefault(shown.page, shown.anchor)
    for clause in form.clauses:
        if carried := context.pages.place_of.get(clause):
            anchors.setdefault(carried.page, carried.anchor)
    return [
        UsedOn(page.title, context.link_to(page.id, anchors[page.id]))
        for page in sorted(context.pages.by_id.values(), key=lambda page: page.path)
        if page.id in anchors
    ]


def forms_in_full(forms: list[Form], context: PageContext) -> str:
    """Every form, with the pages that use it and the clauses that name it, by the alphabet."""
    return context.render(
        "forms_in_full.html",
        forms=sorted(forms, key=lambda form: form.id.lower()),
        used_on={form.id: pages_with_form(form, context) for form in forms},
        places={form.id: _places(form.clauses, context) for form in forms},
    )


def contacts_in_full(contacts: list[Contact], context: PageContext) -> str:
    """Every contact, the rule on who is not sent where first."""
    return context.render(
        "contacts_in_full.html",
        contacts=contacts,
        kept_away=list(_kept_away(contacts, context)),
        places={contact.id: _places(contact.clauses, context) for contact in contacts},
        rules={contact.id: _stating_a_rule(contact, context.policy) for contact in contacts},
    )


def _stating_a_rule(contact: Contact, policy: Policy) -> list[str]:
    """The clauses of a contact that say who must do what, and not only that someone can help."""
    return [id for id in contact.clauses if policy.clauses[id].kind != "fact"]


def _kept_away(contacts: list[Contact], context: PageContext) -> Iterator[tuple[str, list[Contact], list[Place]]]:
    """Who is not sent somewhere, with the contacts that this goes for and the clauses that they share."""
    for who in dict.fromkeys(contact.never_for for contact in contacts if contact.never_for):
        not_there = [contact for contact in contacts if contact.never_for == who]
        shared = [id for id in not_there[0].clauses if all(id in contact.clauses for contact in not_there)]
        yield who, not_there, _places(shared, context)


class Glossary(DrawnBlock):
    """Every short form, spelled out where the sources do."""

    NAME = "glossary"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The list, by the alphabet."""
        entries = sorted(context.policy.abbreviations.values(), key=lambda entry: entry.id.lower())
        return context.render("glossary.html", entries=entries)


class LaterLaw(DrawnBlock):
    """Everything that changed after the edition, with the pages it touches."""

    NAME = "later-law"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """Each development in full, the newest first."""
        entries = sorted(context.policy.developments.values(), key=lambda entry: entry.from_, reverse=True)
        touched = {entry.id: list(_pages_touched(entry, context)) for entry in entries}
        clauses = {
            entry.id: [context.place(id) for id in context.policy.clauses if id in entry.clauses_touched] for entry in entries
        }
        return context.render("later_law.html", developments=entries, touched=touched, clauses=clauses, parts=PARTS)


def _pages_touched(entry: DevelopmentEntry, context: PageContext) -> Iterator[UsedOn]:
    anchor = f"changed-{entry.id.replace('.', '-')}"
    for page in sorted(context.pages.by_id.values(), key=lambda page: page.path):
        if entry.concerns(context.pages.clauses_on(page.id)):
            yield UsedOn(page.title, context.link_to(page.id, anchor))


@dataclass(frozen=True)
class RateGroup:
    """Amounts of one part with the same age bands: they share a table.

    Attributes:
        part: The part of the manual, a key of `PARTS`.
        bands: The age bands; one None where the amounts do not go by age.
        rows: The figures.
    """

    part: str
    bands: tuple[str | None, ...]
    rows: tuple[DatedParameter, ...]


def rate_groups(policy: Policy) -> list[RateGroup]:
    """Every amount in dollars, in the manual's order, save those that are never paid; the same age bands make a group."""
    found: dict[tuple[str, tuple[str | None, ...]], list[DatedParameter]] = {}
    for parameter in policy.parameters.values():
        if parameter.entry.unit.startswith("USD") and parameter.id not in NEVER_PAID:
            cells = parameter.at().cells
            found.setdefault((part_of(cells[0].clauses[0]), tuple(cell.ages for cell in cells)), []).append(parameter)
    groups = [RateGroup(part, bands, tuple(rows)) for (part, bands), rows in found.items()]
    return sorted(groups, key=lambda group: list(PARTS).index(group.part))


def rate_names(policy: Policy) -> dict[str, str]:
    """What to call each amount on a card of all: its few words, or its sentence where another has the same few words."""
    rates = [row for group in rate_groups(policy) for row in group.rows]
    used = Counter(row.entry.short for row in rates)
    return {
        row.id: row.entry.short if row.entry.short and used[row.entry.short] == 1 else row.entry.what.rstrip(".") for row in rates
    }


class RateCard(DrawnBlock):
    """All amounts on one sheet."""

    NAME = "rate-card"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """A table for each group of amounts."""
        parts = [
            (PARTS[part], list(of_part)) for part, of_part in groupby(rate_groups(context.policy), key=lambda group: group.part)
        ]
        return context.render("rate_card.html", parts=parts, names=rate_names(context.policy), place=context.place)

"""What the extension knows while it renders one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup, escape

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.citations import citation, official_words_url
from fosterpolicy.core.parameters import DatedParameter
from fosterpolicy.core.policy import Policy, policy
from fosterpolicy.core.policy_models import Clause, DevelopmentEntry
from fosterpolicy.core.wording import choice_words, fault_words, unit_words
from fosterpolicy.site.pages import PageError, Pages, PolicyPage, relative
from fosterpolicy.site.report_links import report_of_clause

REACHABLE = re.compile(r"(?P<page>https://[^\s<>]*[^\s<>.,;)])|(?P<email>[\w.]+@[\w.]+\w)|(?P<phone>[0-9]{3}-[0-9]{3}-[0-9]{4})")

LATER_LAW = "later-law"
"""The id of the page that tells every later law and policy."""


def anchor_of(id: str) -> str:
    """An entry's id as an anchor: `MO 300-1189` is mo-300-1189."""
    return re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")


def linked(text: str) -> Markup:
    """A text whose addresses and telephone numbers can be clicked; the fax number of a contact cannot."""
    faxes = {contact.fax for contact in policy().contacts.values() if contact.fax}

    def link(found: re.Match[str]) -> str:
        if found["phone"] in faxes:
            return found[0]
        if found["page"]:
            return f'<a href="{found[0]}" rel="external">{found[0]}</a>'
        address = f"mailto:{found[0]}" if found["email"] else f"tel:+1-{found[0]}"
        return f'<a href="{address}">{found[0]}</a>'

    return Markup(REACHABLE.sub(link, str(escape(text))))


def clauses_behind(figure: DatedParameter) -> list[str]:
    """The clauses that state a figure's newest value, for all ages."""
    return list(dict.fromkeys(clause for cell in figure.at().cells for clause in cell.clauses))


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates, with the words and formats that they share."""
    environment = Environment(
        loader=PackageLoader("fosterpolicy.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=in_words,
        words=choice_words,
        fault=fault_words,
        linked=linked,
        anchor=anchor_of,
        counted=unit_words,
        clauses_behind=clauses_behind,
    )
    return environment


@dataclass(frozen=True)
class Place:
    """A clause as a link shows it.

    Attributes:
        clause: The clause.
        link: Where its paragraph stands on the site; the official words where no page carries it.
        official: The link to the official words, or None where no address is known.
        citation: How to cite it.
        report: The link that says that it is wrong or unclear, or None where no address is set.
    """

    clause: Clause
    link: str | None
    official: str | None
    citation: str
    report: str | None


class PageContext:
    """The page being rendered, with what its blocks need.

    Args:
        pages: All pages.
        page: This page, or None where it has no head block (a developer page, a docstring).
        report_to: Where readers send corrections, or an empty text where that is not set.
        text: What is being rendered, to tell the file in a message.
        tests: The folder of tests; it need not be there.
    """

    def __init__(
        self, pages: Pages, page: PolicyPage | None, report_to: str, text: str = "", tests: Path = Path("tests")
    ) -> None:
        self.text = text
        self.tests = tests
        self.pages = pages
        self.page = page
        self.report_to = report_to

    @property
    def policy(self) -> Policy:
        """The policy that the page draws on."""
        return policy()

    @property
    def known_page(self) -> PolicyPage:
        """This page, where it must have a head block.

        Raises:
            PageError: It has none.
        """
        if self.page is None:
            raise PageError("this block needs a policy-page block at the head of its page")
        return self.page

    def render(self, template: str, **values: Any) -> Markup:
        """Render a template with this page at hand."""
        return Markup(templates().get_template(template).render(page=self, **values))

    def place(self, clause_id: str) -> Place:
        """A clause with its links from this page.

        Raises:
            PageError: There is no such clause.
        """
        clause = self.policy.clauses.get(clause_id)
        if clause is None:
            raise PageError(f"{self.where}: the clause {clause_id} is not in policy/clauses")
        source = self.policy.sources[clause.source]
        official = official_words_url(clause, source)
        carried = self.pages.place_of.get(clause_id)
        link = self.pages.link(carried, self.known_page.url) if carried else official
        report = report_of_clause(self.report_to, clause, source, self.known_page.url if self.page else self.where)
        return Place(clause, link, official, citation(clause, source), report)

    def link_to(self, page_id: str, anchor: str = "") -> str:
        """A relative link from this page to another, by its id.

        Raises:
            PageError: No page has the id.
        """
        if page_id not in self.pages.by_id:
            raise PageError(f"{self.where}: no page has the id {page_id}")
        link = relative(self.pages.by_id[page_id].url, self.known_page.url)
        return f"{link}#{anchor}" if anchor else link or "./"

    def link_to_law(self, entry: DevelopmentEntry) -> str:
        """Where a later law or policy is told in full: on the page of all of them; at its source where there is no such page."""
        if LATER_LAW not in self.pages.by_id:
            return entry.source
        return self.link_to(LATER_LAW, f"law-{anchor_of(entry.id)}")

    def changes_to(self, clauses: Iterable[str]) -> list[DevelopmentEntry]:
        """What came after the edition in force and touches one of these clauses, oldest first."""
        ids = list(clauses)
        since = self.policy.edition.effective_from
        return [entry for entry in self.policy.developments.values() if entry.from_ > since and entry.concerns(ids)]

    def changes_to_all(self, rows: Iterable[Iterable[str]]) -> list[DevelopmentEntry]:
        """What came after the edition in force and touches every one of these rows; a row is the clauses behind it."""
        found = [self.changes_to(clauses) for clauses in rows]
        return [entry for entry in found[0] if all(entry in of_row for of_row in found)] if found else []

    def link_to_root(self, file: str) -> str:
        """A relative link from this page to a file at the root of the site."""
        return relative(file, self.known_page.url)

    def link_to_file(self, file: str, anchor: str) -> str:
        """A relative link from this page to a page without a head block, by its file."""
        url = file.removesuffix(".md").removesuffix("index")
        return f"{relative(f'{url}/' if url else '', self.known_page.url)}#{anchor}"

    @property
    def where(self) -> str:
        """The page's file, for messages."""
        return self.page.path if self.page else self.pages.file_with(self.text) or "a text that is no page"


def context_of(md: Markdown) -> PageContext:
    """The context that the extension has put on a Markdown converter."""
    context: PageContext = md.fosterpolicy  # type: ignore[attr-defined]
    return context

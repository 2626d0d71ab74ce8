"""The Python-Markdown extension: page context, figures in sentences, clause marks, blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.policy import FIGURE, Policy, PolicyError, policy
from fosterpolicy.core.policy_checks import check_policy
from fosterpolicy.core.policy_models import Source
from fosterpolicy.core.wording import choice_words
from fosterpolicy.rules import CALCULATIONS
from fosterpolicy.site.blocks import BLOCKS
from fosterpolicy.site.clause_marks import ClauseMarks
from fosterpolicy.site.context import PageContext, context_of, linked
from fosterpolicy.site.coverage import stop_at_gaps
from fosterpolicy.site.pages import PAGE_BLOCK, PageError, pages_in
from fosterpolicy.site.reports import PageFoot
from fosterpolicy.site.short_forms import ShortForms

EDITION_DATES: dict[str, Callable[[Source], date]] = {
    "edition.in-force-from": lambda edition: edition.effective_from,
    "edition.checked-on": lambda edition: edition.verified_on,
}
CONTACT = r"\[\[contact:(?P<id>[a-z-]+)\]\]"
SOURCE = r"\[\[source:(?P<id>[A-Za-z0-9.-]+)(?:\|(?P<words>[^\]|]+))?\]\]"
DATED = r"\[\[dated:(?P<id>[A-Za-z0-9.-]+)\]\]"
THROUGH = r"\[\[through:(?P<id>[a-z0-9.-]+)\]\]"
OFFICE_HOURS_LINK = r"\[\[office-hours-link\]\]"
LEFT_OVER = re.compile(r"^///( |$)|\[\[[a-z]|\{:? *#[a-z]", re.MULTILINE)


class PolicyExtension(BlocksExtension):
    """Adds figures, clause marks and policy blocks to Markdown."""

    def __init__(self, **config: Any) -> None:
        self.config = {
            "docs": ["docs", "The folder of pages."],
            "report_to": ["", "Where readers send corrections: an address, or empty."],
            "office_hours_link": ["", "The address of the Training Unit's online office hours, or empty."],
            "complete": [[], "The parts of which every clause must be on a page and have its rule."],
            "tests": ["tests", "The folder of tests, which the coverage page names."],
        }
        super().__init__(**config)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register everything."""
        super().extendMarkdown(md)
        stop_at_a_faulty_policy(policy())
        folder = Path(self.getConfig("docs")).resolve()
        stop_at_gaps(policy(), tuple(self.getConfig("complete")), pages_in(folder))
        start = StartPage(md, folder, self.getConfig("report_to"), Path(self.getConfig("tests")).resolve())
        start.put_context(None)
        md.preprocessors.register(start, "fosterpolicy_page", 27)
        md.inlinePatterns.register(FigureInline(FIGURE.pattern, md), "fosterpolicy_figure", 185)
        md.inlinePatterns.register(ContactInline(CONTACT, md), "fosterpolicy_contact", 186)
        md.inlinePatterns.register(SourceInline(SOURCE, md), "fosterpolicy_source", 187)
        md.inlinePatterns.register(DatedInline(DATED, md), "fosterpolicy_dated", 189)
        meeting = OfficeHoursInline(OFFICE_HOURS_LINK, md, self.getConfig("office_hours_link"))
        md.inlinePatterns.register(meeting, "fosterpolicy_office_hours", 190)
        md.inlinePatterns.register(ThroughInline(THROUGH, md), "fosterpolicy_through", 188)
        md.treeprocessors.register(ClauseMarks(md), "fosterpolicy_clauses", 7)
        md.treeprocessors.register(ShortForms(md), "fosterpolicy_short_forms", 5)
        md.treeprocessors.register(NothingLeftOver(md), "fosterpolicy_left_over", 6)
        md.treeprocessors.register(PageFoot(md), "fosterpolicy_page_foot", 4)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the blocks."""
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())


@lru_cache(maxsize=4)
def stop_at_a_faulty_policy(policy: Policy) -> None:
    """Stop before the first page where the policy files contradict each other.

    Raises:
        PolicyError: They do; the message has a line for each fault.
    """
    if faults := check_policy(policy, CALCULATIONS):
        raise PolicyError("\n".join(faults))


class StartPage(Preprocessor):
    """Finds out which page is being rendered, before anything on it is."""

    def __init__(self, md: Markdown, folder: Path, report_to: str, tests: Path) -> None:
        super().__init__(md)
        self.folder, self.report_to, self.tests = folder, report_to, tests

    def run(self, lines: list[str]) -> list[str]:
        """Set the page's context from its head block."""
        text = "\n".join(lines)
        found = PAGE_BLOCK.search(text)
        self.put_context(found["id"] if found else None, text)
        return lines

    def put_context(self, page_id: str | None, text: str = "") -> None:
        """Put the context on the converter."""
        pages = pages_in(self.folder)
        page = pages.by_id.get(page_id) if page_id else None
        self.md.fosterpolicy = PageContext(pages, page, self.report_to, text, self.tests)  # type: ignore[attr-defined]


class FigureInline(InlineProcessor):
    """`[[maintenance.licensed/0-5]]` in a sentence becomes the figure."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Draw the figure from the policy."""
        assert self.md is not None
        context = context_of(self.md)
        if m["id"] in EDITION_DATES:
            element = ElementTree.Element("span", {"class": "figure"})
            element.text = in_words(EDITION_DATES[m["id"]](context.policy.edition))
            return element, m.start(0), m.end(0)
        try:
            cell = context.policy.newest(m["id"], m["ages"])
        except PolicyError as error:
            raise PageError(f"{context.where}: {m[0]}: {error}") from None
        element = ElementTree.Element("data", {"class": "figure", "value": str(cell.value), "data-figure": cell.figure.id})
        element.text = choice_words(m["ages"]) if m["ages_alone"] else cell.words
        return element, m.start(0), m.end(0)


class ContactInline(InlineProcessor):
    """`[[contact:payment-unit]]` in a sentence becomes how to reach the contact."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Draw the contact from the register, with addresses and numbers that can be clicked."""
        assert self.md is not None
        context = context_of(self.md)
        contact = context.policy.contacts.get(m["id"])
        if contact is None:
            raise PageError(f"{context.where}: [[contact:{m['id']}]] is not in policy/contacts.toml")
        return self.md.htmlStash.store(str(linked(contact.how))), m.start(0), m.end(0)


class SourceInline(InlineProcessor):
    """`[[source:state-mileage-rate]]` in a sentence becomes a link to the document; words for it may stand behind a bar."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Draw title and address from the register of sources."""
        assert self.md is not None
        context = context_of(self.md)
        source = context.policy.sources.get(m["id"])
        if source is None or source.address is None:
            raise PageError(f"{context.where}: [[source:{m['id']}]] is not in policy/sources.toml with an address")
        element = ElementTree.Element("a", {"href": source.address, "rel": "external"})
        element.text = m["words"] or source.title
        return element, m.start(0), m.end(0)


class DatedInline(InlineProcessor):
    """`[[dated:alert-PA25-AC-03]]` in a sentence becomes the date of the document."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Draw the date from the register of sources."""
        assert self.md is not None
        context = context_of(self.md)
        source = context.policy.sources.get(m["id"])
        if source is None:
            raise PageError(f"{context.where}: [[dated:{m['id']}]] is not in policy/sources.toml")
        element = ElementTree.Element("span", {"class": "figure"})
        element.text = in_words(source.effective_from)
        return element, m.start(0), m.end(0)


class OfficeHoursInline(InlineProcessor):
    """`[[office-hours-link]]` in a sentence becomes the link to the online office hours, from the site's configuration."""

    def __init__(self, pattern: str, md: Markdown, address: str) -> None:
        super().__init__(pattern, md)
        self.address = address

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Draw the link, or say that this copy has none."""
        if self.address:
            element = ElementTree.Element("a", {"href": self.address, "rel": "external"})
            element.text = "Join the online meeting"
        else:
            element = ElementTree.Element("span")
            element.text = "This copy of the site names no address for it."
        return element, m.start(0), m.end(0)


class ThroughInline(InlineProcessor):
    """`[[through:mileage.state-rate]]` in a sentence becomes the last day for which the figure is vouched for."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Draw the day from the newest value of the figure."""
        assert self.md is not None
        context = context_of(self.md)
        try:
            newest = context.policy.parameter(m["id"]).versions[-1]
        except PolicyError as error:
            raise PageError(f"{context.where}: {m[0]}: {error}") from None
        last = newest.verified_through or newest.end
        if last is None:
            raise PageError(f"{context.where}: {m[0]}: no last day is on file for this figure")
        element = ElementTree.Element("span", {"class": "figure"})
        element.text = in_words(last)
        return element, m.start(0), m.end(0)


class NothingLeftOver(Treeprocessor):
    """A block or figure that was not understood stands on the page as text: that stops the build."""

    def run(self, root: ElementTree.Element) -> None:
        """Look for what was left."""
        assert self.md is not None
        for element in root.iter():
            for text in (element.text, element.tail):
                if element.tag not in ("code", "pre") and text and LEFT_OVER.search(text):
                    raise PageError(f"{context_of(self.md).where}: not understood: {text.strip()[:80]!r}")

"""Is every figure of the sources on the built site, and is every figure on the site in a source or among the facts on file?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Source
from fosterpolicy.verify.mentions import Mention, amount, mentions, of_date
from fosterpolicy.verify.site_text import Page, read_pages
from fosterpolicy.verify.source_audit import read_source

_EXAMPLE = re.compile(r"\bfor example\b", re.IGNORECASE)
_A_SINGLE = re.compile(r"\b[Oo]ne ")
"""`One mile more`, in words, is a way of speaking; a limit of 1 is written in digits."""

_BARE = "number"
_NEVER = r"(?!)"
_SNIPPET = 90


@dataclass(frozen=True)
class Stated:
    """A figure of a source, and the line of its stored text where it stands."""

    mention: Mention
    source: str
    line: int
    in_example: bool


@dataclass(frozen=True)
class Shown:
    """A figure of the built site, the page where it stands, and the words around it."""

    mention: Mention
    page: str
    words: str


@dataclass(frozen=True)
class SiteFigures:
    """The figures of the sources, of the facts on file and of the built site, ready to be held against each other.

    Attributes:
        stated: Every figure of the sources.
        facts: Every figure of the facts on file that come from elsewhere.
        pages: The pages of the built site that carry policy.
        summaries: What each clause says in our own words, by its id; the page on coverage shows them.
        locators: How the clauses' places are named: `paragraph 2, sentence 1` is no rule.
        cases: Sentences of readings that tell a made-up case.
        ways: The ways in which a sentence can be read; only the one taken is a rule.
    """

    stated: tuple[Stated, ...]
    facts: frozenset[Mention]
    pages: tuple[Page, ...]
    summaries: Mapping[str, str] = field(default_factory=dict)
    locators: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    ways: frozenset[str] = frozenset()

    @property
    def missing(self) -> list[Stated]:
        """Figures of the sources that stand in no rule prose and no table.

        A figure of an example in the sources may stand in a worked example instead.
        """
        rules = _Known(mention for page in self.pages for text in page.rules for mention in mentions(text))
        told = _Known(mention for page in self.pages for text in page.stories for mention in mentions(text))
        return [one for one in self.stated if one.mention not in rules and not (one.in_example and one.mention in told)]

    @property
    def unsourced(self) -> list[Shown]:
        """Figures of the rule prose, the tables and the clauses' summaries that stand in no source and no fact on file."""
        known = _Known([*(one.mention for one in self.stated), *self.facts])
        return [one for one in self._shown() if one.mention not in known]

    def _shown(self) -> Iterator[Shown]:
        for place, text in self._rules():
            for mention in dict.fromkeys(mentions(_A_SINGLE.sub("some ", text))):
                yield Shown(mention, place, text)

    def _rules(self) -> Iterator[tuple[str, str]]:
        for page in self.pages:
            for text in page.rules:
                if text not in self.ways and not text.endswith(self.cases):
                    yield page.name, self._places.sub(" ", text)
        yield from self.summaries.items()

    @cached_property
    def _places(self) -> re.Pattern[str]:
        longest_first = sorted(self.locators, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or _NEVER)


class _Known:
    """Figures by kind and value. A bare number is any figure of its value: the row beside it says what it counts."""

    def __init__(self, figures: Iterable[Mention]) -> None:
        self.figures = frozenset(figures)
        self.values = frozenset(mention.value for mention in self.figures)

    def __contains__(self, mention: Mention) -> bool:
        if mention.kind == _BARE:
            return mention.value in self.values
        return mention in self.figures or Mention(_BARE, mention.value) in self.figures


def site_figures(policy: Policy, folder: Path, site: Path) -> SiteFigures:
    """Read the sources, the facts on file and the built site.

    Args:
        policy: The policy whose sources and facts count.
        folder: Where the stored texts of the sources are.
        site: Where the built site is.

    Raises:
        SourceTextError: A stored text is missing.
        FileNotFoundError: The site has no page.
    """
    return SiteFigures(
        stated=tuple(_stated(policy, folder)),
        facts=frozenset(facts(policy)),
        pages=tuple(page for page in read_pages(site) if page.carries_policy),
        summaries={clause.id: clause.summary for clause in policy.clauses.values()},
        locators=tuple(clause.locator for clause in policy.clauses.values()),
        cases=tuple(reading.shows for reading in policy.interpretations.values() if reading.shows),
        ways=frozenset(way for reading in policy.interpretations.values() for way in reading.readings),
    )


def faults(found: SiteFigures) -> list[str]:
    """A line for each figure that is missing on the site, then for each that is there without a source."""
    missing: dict[Mention, list[Stated]] = {}
    for one in found.missing:
        missing.setdefault(one.mention, []).append(one)
    unsourced = sorted(found.unsourced, key=lambda one: (one.page, one.mention))
    return [f"missing on the site: {mention}: {_places_of(places)}" for mention, places in missing.items()] + [
        f"in no source: {one.mention}: {one.page}: {_around(one)}" for one in unsourced
    ]


def facts(policy: Policy) -> Iterator[Mention]:
    """Every figure of the facts on file that come from outside the stored sources."""
    for text in _facts_in_words(policy):
        yield from mentions(text)
    yield from _facts_in_figures(policy)
    yield from (of_date(day) for day in _dates_on_file(policy))


def _facts_in_words(policy: Policy) -> Iterator[str]:
    for source in policy.sources.values():
        yield from _lines(source.title, source.citation, source.address)
    for change in policy.developments.values():
        yield from _lines(change.title, change.text, change.details, change.source, change.source_name)
        for more in change.more_sources:
            yield from _lines(more.name, more.address)
    for form in policy.forms.values():
        if form.facts:
            yield from _lines(None if form.clauses else form.id, *form.facts, form.fact_source)
    for reading in policy.interpretations.values():
        if reading.settled_by:
            yield from _lines(reading.settled_by.text, reading.settled_by.source)


def _facts_in_figures(policy: Policy) -> Iterator[Mention]:
    """Values whose source is no stored text, such as the state mileage rate. Those of a stored text must stand in it."""
    for parameter in policy.parameters.values():
        for version in parameter.versions:
            if version.source.file is None:
                yield from (amount(str(cell.value)) for cell in version.cells)


def _dates_on_file(policy: Policy) -> Iterator[date]:
    """From when facts hold, when they were checked, which days are holidays, and when a change was published."""
    for source in policy.sources.values():
        yield from (source.effective_from, source.verified_on)
    for parameter in policy.parameters.values():
        for version in parameter.versions:
            yield from (day for day in (version.start, version.end, version.verified_through) if day)
            yield version.start - timedelta(days=1)
    yield from (change.from_ for change in policy.developments.values())
    yield from (note.date for note in policy.change_notes)
    yield from (day for days in policy.holidays.rules.published.values() for day in days)


def _lines(*texts: str | None) -> Iterator[str]:
    return (text for text in texts if text)


def _stated(policy: Policy, folder: Path) -> Iterator[Stated]:
    for source in policy.sources.values():
        if source.file is not None:
            yield from _stated_in(source, folder)


def _stated_in(source: Source, folder: Path) -> Iterator[Stated]:
    for number, line in enumerate(read_source(folder, source).lines, start=1):
        for mention in dict.fromkeys(mentions(line)):
            yield Stated(mention, source.id, number, bool(_EXAMPLE.search(line)))


def _places_of(places: Iterable[Stated]) -> str:
    return ", ".join(f"{one.source} line {one.line}" for one in places)


def _around(one: Shown) -> str:
    number = one.words.find(one.mention.value)
    start = max(0, number - _SNIPPET // 2)
    return f"...{one.words[start : start + _SNIPPET]}..."


__all__ = ["Shown", "SiteFigures", "Stated", "facts", "faults", "site_figures"]

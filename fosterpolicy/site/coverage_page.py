"""The coverage page: for each clause its paragraph, its rule, its examples and tests, or why it is only read."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, ClassVar

from fosterpolicy.core.policy import FIGURE
from fosterpolicy.rules import CALCULATIONS
from fosterpolicy.site.context import PageContext, Place
from fosterpolicy.site.coverage import Covered, coverage
from fosterpolicy.site.drawn import DrawnBlock
from fosterpolicy.site.example_index import shown_examples
from fosterpolicy.site.marks import sections_on_pages
from fosterpolicy.site.pages import Pages, PolicyPage
from fosterpolicy.site.reference import PARTS, UsedOn, part_of

MODES = {"computed": "computed", "decided": "decided", "read": "text only"}
"""What the page calls each mode; "read" would sound like the readings."""


@dataclass(frozen=True)
class OnPage:
    """The sections of one page.

    Attributes:
        title: The page's title.
        sections: Its sections, with their own titles; a place under no heading has the page's.
    """

    title: str
    sections: tuple[UsedOn, ...]


@dataclass(frozen=True)
class CoverageRow:
    """One clause as the page shows it.

    Attributes:
        covered: Where it is found.
        place: The clause with its links.
        carried_by: The sections whose paragraphs and rows of tables carry it, by page.
        calculations: The calculations that rest on it; "every calculation" where the core uses it for all.
        examples: The sections whose worked examples show it, by page, each with how many do.
        tests: The test modules that name it, and those of the rules that name one of its calculations.
    """

    covered: Covered
    place: Place
    carried_by: tuple[OnPage, ...]
    calculations: tuple[str, ...]
    examples: tuple[OnPage, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True)
class CoveragePart:
    """The clauses of one part of the manual.

    Attributes:
        id: How their ids begin.
        title: What a reader calls the part.
        rows: The clauses.
    """

    id: str
    title: str
    rows: tuple[CoverageRow, ...]

    @property
    def with_a_rule(self) -> int:
        """How many of them a rule rests on."""
        return sum(bool(row.calculations) for row in self.rows)


class CoverageTable(DrawnBlock):
    """Every clause of the sources, and where it went."""

    NAME = "coverage"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """A table for each part, folded."""
        return context.render("coverage.html", parts=coverage_parts(context), modes=MODES)


def coverage_parts(context: PageContext) -> list[CoveragePart]:
    """Every registered clause, by part, in the order of the register."""
    covered = [row for row in coverage(context.policy, (), context.pages.folder).rows if row.registered]
    examples = _examples_by_clause(context)
    rows = [_row(row, examples.get(row.id, ()), context) for row in covered]
    order = list(PARTS)
    rows.sort(key=lambda row: order.index(part_of(row.covered.id)))
    return [CoveragePart(part, PARTS[part], tuple(its)) for part, its in groupby(rows, key=lambda row: part_of(row.covered.id))]


def _row(covered: Covered, examples: tuple[OnPage, ...], context: PageContext) -> CoverageRow:
    calculations = tuple(name for name in covered.rules if name in CALCULATIONS)
    of_rules = modules_by_text(context.tests / "rules")
    tests = modules_by_text(context.tests).get(covered.id, set()).union(*(of_rules.get(name, set()) for name in calculations))
    return CoverageRow(
        covered=covered,
        place=context.place(covered.id),
        carried_by=_carried_by(covered.pages, context),
        calculations=calculations or (("every calculation",) if covered.rules else ()),
        examples=examples,
        tests=tuple(sorted(tests)),
    )


def _carried_by(places: tuple[str, ...], context: PageContext) -> tuple[OnPage, ...]:
    by_path = {page.path: page for page in context.pages.by_id.values()}
    split = [place.partition("#") for place in places]
    return _by_page([(by_path[path], anchor, "") for path, _, anchor in split if path in by_path], context)


def _by_page(places: Iterable[tuple[PolicyPage, str, str]], context: PageContext) -> tuple[OnPage, ...]:
    """Places by their page, each section once; the last text of a place is added to the section's title."""
    found: dict[str, dict[str, UsedOn]] = {}
    for page, anchor, added in places:
        title = section_title(page, anchor, context) + added
        found.setdefault(page.title, {}).setdefault(title, UsedOn(title, context.link_to(page.id, anchor)))
    return tuple(OnPage(title, tuple(sections.values())) for title, sections in found.items())


def section_title(page: PolicyPage, anchor: str, context: PageContext) -> str:
    """The title of the section that a place stands in, with its figures; the page's where it is under no heading."""
    written = _sections(context.pages).get((page.path, anchor), page.title)
    return FIGURE.sub(lambda figure: context.policy.newest(figure["id"], figure["ages"]).words, written)


@lru_cache(maxsize=4)
def _sections(pages: Pages) -> dict[tuple[str, str], str]:
    return sections_on_pages(pages.folder)


def _examples_by_clause(context: PageContext) -> dict[str, tuple[OnPage, ...]]:
    counted: dict[str, Counter[tuple[str, str]]] = {}
    for shown in shown_examples(context.pages, context.policy):
        for clause in shown.clauses:
            counted.setdefault(clause, Counter())[shown.page, shown.anchor] += 1
    return {
        clause: _by_page([(context.pages.by_id[page], anchor, f": {count}") for (page, anchor), count in found.items()], context)
        for clause, found in counted.items()
    }


@lru_cache(maxsize=4)
def modules_by_text(tests: Path) -> dict[str, set[str]]:
    """For each text that stands by itself in a test, such as a calculation's name or a clause's id, the test modules.

    Args:
        tests: The folder of tests; where there is none, nothing is found.
    """
    found: dict[str, set[str]] = {}
    for file in sorted(tests.rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, set()).add(file.stem)
    return found

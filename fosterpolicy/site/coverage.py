"""For each clause, of all or of some parts: is it registered, on a page, and covered by a rule, or why not?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.rule_citations import CORE, RULES, clauses_by_calculation, modules
from fosterpolicy.rules import CALCULATIONS
from fosterpolicy.site.marks import clauses_on_pages, figures_in_tables, rate_anchor
from fosterpolicy.site.pages import PageError, Pages


@dataclass(frozen=True)
class Covered:
    """One clause and where it is found.

    Attributes:
        id: The clause.
        kind: What sort of statement it is, or None where it is not registered.
        mode: `computed`, `decided` or `read`, or None where it is not registered.
        why_read: For a clause that is only read, why nothing is computed from it.
        no_rule_yet: For a clause that waits for a part that is not built yet, which rule that will be.
        pages: The places on pages that carry it, as `page.md#anchor`: paragraphs, and rows of rate tables.
        rules: The calculations that rest on it, and the modules of the core that cite it for all of them.
    """

    id: str
    kind: str | None
    mode: str | None
    why_read: str | None
    no_rule_yet: str | None
    pages: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def registered(self) -> bool:
        """Whether the register has it."""
        return self.kind is not None

    @property
    def needs_a_rule(self) -> bool:
        """Whether a rule must rest on it."""
        return self.mode in ("computed", "decided")

    @property
    def why_not_computed(self) -> str:
        """Why no rule computes it, in words."""
        if self.kind == "heading":
            return "A heading says nothing to compute."
        return self.why_read or self.no_rule_yet or "No reason is registered."


@dataclass(frozen=True)
class Coverage:
    """Every clause of some parts, in the order of the register; ids that only pages or rules name come last.

    Attributes:
        parts: The parts that were asked for, such as `12.8.3/transport`; none for every clause there is.
        rows: Their clauses.
    """

    parts: tuple[str, ...]
    rows: tuple[Covered, ...]

    @property
    def faults(self) -> list[str]:
        """What is missing, a sentence each."""
        found = [f"{part}: no clause of this part is registered" for part in self.parts if not self._has(part)]
        for row in self.rows:
            if not row.registered:
                found.append(f"{row.id}: not in the register, but named by {', '.join((*row.pages, *row.rules))}")
                continue
            if not row.pages:
                found.append(f"{row.id}: no paragraph of a page carries it")
            if row.needs_a_rule and not row.rules and not row.no_rule_yet:
                found.append(f"{row.id}: its mode is {row.mode}, but no rule rests on it")
            if row.rules and row.no_rule_yet:
                found.append(f"{row.id}: {', '.join(row.rules)} rests on it now: take out no_rule_yet")
        return found

    def _has(self, part: str) -> bool:
        return any(row.registered and _stands_in(row.id, (part,)) for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        registered = [row for row in self.rows if row.registered]
        return {
            "parts": list(self.parts),
            "clauses": len(self.rows),
            "registered": len(registered),
            "on_a_page": sum(bool(row.pages) for row in registered),
            "with_a_rule": sum(bool(row.rules) for row in registered),
            "faults": self.faults,
            "rows": [
                {
                    "id": row.id,
                    "kind": row.kind,
                    "mode": row.mode,
                    "why_read": row.why_read,
                    "no_rule_yet": row.no_rule_yet,
                    "pages": list(row.pages),
                    "rules": list(row.rules),
                }
                for row in self.rows
            ],
        }


def coverage(policy: Policy, parts: Sequence[str], docs: Path) -> Coverage:
    """Look up every clause of some parts, each once.

    Args:
        policy: The policy with the register.
        parts: How the ids of the clauses begin, such as `12.8.1` or `12.8.3/transport`; none for every clause.
        docs: The folder of the pages.
    """
    parts = tuple(dict.fromkeys(part.rstrip("/") for part in parts))
    pages = _places(policy, docs)
    rules = _rules(policy)
    named = _named_in_rules()
    ids = [id for id in policy.clauses if _stands_in(id, parts)]
    unknown = {id for id in (*pages, *rules, *named) if _stands_in(id, parts)} - set(ids)
    known_rows = [_row(id, policy, pages, rules) for id in ids]
    return Coverage(parts, (*known_rows, *(_row(id, policy, pages, {**rules, **named}) for id in sorted(unknown))))


@lru_cache(maxsize=4)
def stop_at_gaps(policy: Policy, parts: tuple[str, ...], pages: Pages) -> None:
    """Stop the build where a clause of these parts has no paragraph or no rule, or a paragraph names no clause.

    Args:
        policy: The policy with the register.
        parts: How the ids of the clauses begin; none checks nothing.
        pages: The pages of the site.

    Raises:
        PageError: Something is missing; the message has a line for each.
    """
    if parts and (faults := coverage(policy, parts, pages.folder).faults):
        raise PageError("\n".join(faults))


def _row(id: str, policy: Policy, pages: dict[str, list[str]], rules: dict[str, list[str]]) -> Covered:
    clause = policy.clauses.get(id)
    return Covered(
        id=id,
        kind=clause.kind if clause else None,
        mode=clause.mode if clause else None,
        why_read=clause.why_read if clause else None,
        no_rule_yet=clause.no_rule_yet if clause else None,
        pages=tuple(dict.fromkeys(pages.get(id, ()))),
        rules=tuple(rules.get(id, ())),
    )


def _places(policy: Policy, docs: Path) -> dict[str, list[str]]:
    """Clause ids with their places: paragraphs that name them, and rate tables whose figures state them."""
    places = {
        id: [f"{page}#{anchor}" if anchor else page for page, anchor in where] for id, where in clauses_on_pages(docs).items()
    }
    for figure, tables in figures_in_tables(docs).items():
        parameter = policy.parameters.get(figure)
        for version in parameter.versions if parameter else ():
            for clause in (clause for cell in version.cells for clause in cell.clauses):
                places.setdefault(clause, []).extend(f"{page}#{rate_anchor(figure)}" for page in tables)
    return places


def _rules(policy: Policy) -> dict[str, list[str]]:
    return _turned((*clauses_by_calculation(policy, CALCULATIONS).items(), *_cited(CORE)))


def _named_in_rules() -> dict[str, list[str]]:
    """Clause ids as the code writes them, registered or not, with the modules that do."""
    return _turned(_cited(RULES))


def _cited(folder: Path) -> Iterator[tuple[str, set[str]]]:
    for module, cited in modules(folder).items():
        yield module, {re.sub(r"\\(.)", r"\1", pattern) for pattern in cited.clauses if "[" not in pattern}


def _turned(named: Iterable[tuple[str, set[str]]]) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {}
    for name, clauses in named:
        for clause in clauses:
            turned.setdefault(clause, []).append(name)
    return turned


def _stands_in(id: str, parts: Sequence[str]) -> bool:
    return not parts or any(id == part or id.startswith(f"{part}/") for part in parts)

"""Looking up a clause and all that hangs on it."""

from __future__ import annotations

import difflib
from typing import Any

from fosterpolicy.cli.paper import Paper
from fosterpolicy.core.faults import InputError, fault
from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Clause
from fosterpolicy.core.result import Figure


def looked_up(id: str, policy: Policy) -> list[Clause]:
    """The clause of this id, or all whose ids start with it.

    Raises:
        InputError: There is none; the message names the nearest.
    """
    bare = id.strip().rstrip("/")
    if bare in policy.clauses:
        return [policy.clauses[bare]]
    below = [clause for clause in policy.clauses.values() if clause.id.startswith(f"{bare}/")]
    if below:
        return below
    near = difflib.get_close_matches(bare, policy.clauses, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else ""
    raise InputError([fault("clause", id, "the id of a clause, or the start of one,", because=hint)])


def clause_as_json(clause: Clause, policy: Policy) -> dict[str, Any]:
    """A clause with its readings, figures and calculations, in plain JSON values."""
    from fosterpolicy.core.citations import citation, official_words_url

    source = policy.sources[clause.source]
    readings = [policy.interpretations[id] for id in clause.interpretations if id in policy.interpretations]
    return {
        "id": clause.id,
        "locator": clause.locator,
        "kind": clause.kind,
        "mode": clause.mode,
        "why_read": clause.why_read,
        "summary": clause.summary,
        "citation": citation(clause, source),
        "official_words": official_words_url(clause, source),
        "readings": [{"id": entry.id, "question": entry.question, "taken": entry.taken} for entry in readings],
        "figures": [figure.model_dump(mode="json") for figure in figures_on(clause.id, policy)],
        "calculations": calculations_on(clause.id, policy),
    }


def figures_on(id: str, policy: Policy) -> list[Figure]:
    """The figures that rest on a clause."""
    return [
        cell.figure
        for parameter in policy.parameters.values()
        for version in parameter.versions
        for cell in version.cells
        if id in cell.clauses
    ]


def calculations_on(id: str, policy: Policy) -> list[str]:
    """The names of the calculations that rest on a clause."""
    from fosterpolicy.core.rule_citations import clauses_by_calculation
    from fosterpolicy.rules import CALCULATIONS

    return [name for name, clauses in clauses_by_calculation(policy, CALCULATIONS).items() if id in clauses]


def print_clause(clause: Clause, policy: Policy, paper: Paper) -> None:
    """Print a clause for people."""
    from fosterpolicy.cli.answer_in_words import figure_in_words

    found = clause_as_json(clause, policy)
    paper.line(clause.id, style="bold")
    paper.line(clause.summary)
    rows = [("Where", clause.locator), ("Kind", f"{clause.kind}, {clause.mode}")]
    if clause.why_read:
        rows.append(("Not computed", clause.why_read))
    rows += [("Citation", found["citation"]), ("Official words", found["official_words"] or "no public address is known")]
    paper.pairs(rows)
    for title, items in (
        ("How we read it", [(f"{entry['question']} {entry['taken']}", entry["id"]) for entry in found["readings"]]),
        ("Figures that rest on it", [(figure_in_words(figure), figure.id) for figure in figures_on(clause.id, policy)]),
        ("Calculations that rest on it", [(name, "") for name in found["calculations"]]),
    ):
        if items:
            paper.heading(title)
            for text, aside in items:
                paper.item(text, aside)


def print_clauses(clauses: list[Clause], paper: Paper) -> None:
    """Print a list of clauses for people, a line each."""
    paper.table(("Clause", "Kind", "What it says"), ((clause.id, clause.kind, clause.summary) for clause in clauses))

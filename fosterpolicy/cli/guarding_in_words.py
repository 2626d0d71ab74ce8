"""Which figures are guarded, printed for people."""

from __future__ import annotations

from fosterpolicy.cli.paper import Paper
from fosterpolicy.verify.figures import Guarding, Noticed


def print_guarding(found: Guarding, paper: Paper, *, verbose: bool) -> None:
    """Print a table of the changes, then each that nothing notices, then the count."""
    paper.table(("Figure", "Change", "Examples", "Tests", ""), (_row(row) for row in found.rows))
    if verbose:
        for row in found.rows:
            paper.heading(row.change.id)
            for name in (*row.examples, *row.tests):
                paper.item(name)
    for row in found.unnoticed:
        paper.line(f"Nothing notices {row.change.id}", style="bold red")
    paper.line(f"{len(found.guarded)} of {len(found.figures)} figures guarded ({len(found.rows)} changes).", style="bold")


def _row(row: Noticed) -> tuple[str, ...]:
    noticed = "" if row.guarded else "NOT GUARDED"
    return row.change.figure, row.change.what, str(len(row.examples)), str(len(row.tests)), noticed

"""The coverage of clauses by pages and rules, printed for people."""

from __future__ import annotations

from fosterpolicy.cli.paper import Paper
from fosterpolicy.site.coverage import Coverage


def print_coverage(found: Coverage, paper: Paper) -> None:
    """Print the counts, then each clause that no rule rests on, with the reason."""
    counts = found.as_json()
    total = counts["clauses"]
    paper.line(", ".join(found.parts) or "Every clause", style="bold")
    for label, key in (("in the register", "registered"), ("on a page", "on_a_page"), ("with a rule", "with_a_rule")):
        paper.line(f"{counts[key]} of {total} {label}", indent=2)
    without = [row for row in found.rows if row.registered and not row.rules]
    if without:
        paper.heading("Not computed, and why")
        for row in without:
            paper.item(row.why_not_computed, row.id)

"""A calculation's description, printed for people."""

from __future__ import annotations

from typing import Any

from fosterpolicy.cli.paper import Paper


def print_description(found: dict[str, Any], paper: Paper) -> None:
    """Print what a calculation asks and gives."""
    paper.line(f"{found['name']} ({found['section']})", style="bold")
    paper.line(found["question"])
    paper.heading("Asks")
    for field in found["asks"]:
        _print_field(field, "needed" if field["needed"] else _optional(field["default"]), field["allowed"], paper)
    paper.heading("Gives")
    for field in found["gives"]:
        _print_field(field, field["kind"], "or null" if field["null"] else "", paper)


def _print_field(field: dict[str, Any], first: str, second: str, paper: Paper) -> None:
    paper.line(f"{field['field']}: {', '.join(part for part in (first, second) if part)}", indent=2)
    if field["what"]:
        paper.line(field["what"], indent=6, style="dim")


def _optional(default: Any) -> str:
    match default:
        case None:
            return "optional"
        case bool():
            return f"optional, {'true' if default else 'false'} when left out"
        case []:
            return "optional, empty when left out"
        case _:
            return f"optional, {default} when left out"

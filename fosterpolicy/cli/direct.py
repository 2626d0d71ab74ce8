"""The short way for machines: `calc NAME --json INPUT --output json`, without loading Typer.

Typer takes nearly as long to load as pydantic. Arguments of any other shape go the long way, and the
answers of both ways are the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Asked(NamedTuple):
    """What a machine asks for."""

    name: str
    json: str
    json_errors: bool


def answered_directly(arguments: Sequence[str]) -> int | None:
    """Answer and give the exit code, or give None where the arguments are not of that shape."""
    asked = asked_by_a_machine(arguments)
    if asked is None:
        return None
    from fosterpolicy.cli.answering import print_answer_as_json

    return print_answer_as_json(asked.name, asked.json, json_errors=asked.json_errors)


def asked_by_a_machine(arguments: Sequence[str]) -> Asked | None:
    """Read arguments of exactly that shape, each option at most once and apart from its value."""
    if not arguments or arguments[0] != "calc":
        return None
    names: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in options:
            return None
        if argument in ("--json", "--output"):
            options[argument] = next(rest, "--")
        elif argument == "--json-errors":
            options[argument] = ""
        else:
            names.append(argument)
    values = (*names, *(options[name] for name in options if name != "--json-errors"))
    if len(names) != 1 or "--json" not in options or options.get("--output") != "json":
        return None
    if any(value.startswith("-") and value != "-" for value in values) or names == ["-"]:
        return None
    return Asked(names[0], options["--json"], "--json-errors" in options)

"""What the code of the rules cites: every clause, reading and figure named in it, read without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.registry import Calculation

PACKAGE = Path(__file__).parent.parent
RULES = PACKAGE / "rules"
CORE = PACKAGE / "core"
ANY_ID = r"[a-z0-9./-]+"
"""The pattern that stands for the gap of an f-string."""

Calculations = Mapping[str, Calculation[Any, Any]]
_CLAUSE = re.compile(r"(12\.8(\.[1-6])?|PA25-AC-03)/\S+")
_READING = re.compile(r"A[0-6P]-[0-9]+")
_FIGURE_CALLS = ("cell", "cell_on_file", "known_cell", "money", "count", "parameter", "figure")


@dataclass
class Cited:
    """What one module names, each with the lines it stands on.

    A text with gaps (an f-string) is kept as the pattern of the ids that it can become.
    """

    file: Path
    clauses: dict[str, list[int]] = field(default_factory=dict)
    readings: dict[str, list[int]] = field(default_factory=dict)
    figures: dict[str, list[int]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    imports: set[str] = field(default_factory=set)


def clauses_by_calculation(policy: Policy, calculations: Calculations) -> dict[str, set[str]]:
    """For each calculation, the clauses that its module, and what that imports from the rules, rest on."""
    return {
        name: {clause for cited in cited_by(calculation) for clause in clauses_of(cited, policy)}
        for name, calculation in calculations.items()
    }


def calculations_by_reading(policy: Policy, calculations: Calculations) -> dict[str, list[str]]:
    """For each reading, the calculations whose module, or what that imports from the rules, names it."""
    named = {name: {pattern for cited in cited_by(made) for pattern in cited.readings} for name, made in calculations.items()}
    return {
        id: [name for name, patterns in named.items() if any(re.fullmatch(pattern, id) for pattern in patterns)]
        for id in policy.interpretations
    }


def readings_of_every_answer(policy: Policy) -> set[str]:
    """The readings that the core puts on record for every answer."""
    patterns = {pattern for cited in modules(CORE).values() for pattern in cited.readings}
    return {id for id in policy.interpretations if any(re.fullmatch(pattern, id) for pattern in patterns)}


def cited_by(calculation: Calculation[Any, Any]) -> list[Cited]:
    """What the module of a calculation names, and each module that it imports from the rules."""
    found = modules(RULES)
    return [found[module] for module in _with_imports(calculation.__module__, found)]


def clauses_of(cited: Cited, policy: Policy) -> set[str]:
    """The registered clauses that a module names, and those of the figures that it names."""
    clauses = {id for pattern in cited.clauses for id in policy.clauses if re.fullmatch(pattern, id)}
    for id, parameter in policy.parameters.items():
        if id in cited.texts or any(re.fullmatch(pattern, id) for pattern in cited.figures):
            clauses.update(clause for version in parameter.versions for cell in version.cells for clause in cell.clauses)
    return clauses


@cache
def modules(folder: Path) -> dict[str, Cited]:
    """Every module of a folder of the package, by its dotted name."""
    found: dict[str, Cited] = {}
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        name = ".".join(("fosterpolicy", folder.name, *parts)).removesuffix(".__init__")
        found[name] = _read(file)
    return found


def _read(file: Path) -> Cited:
    cited = Cited(file)
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in pieces:
            continue
        match node:
            case ast.ImportFrom(module=str(module)):
                cited.imports.update([module, *(f"{module}.{name.name}" for name in node.names)])
            case ast.Constant(value=str(text)):
                cited.texts.add(text)
                if _CLAUSE.fullmatch(text):
                    cited.clauses.setdefault(re.escape(text), []).append(node.lineno)
                elif _READING.fullmatch(text):
                    cited.readings.setdefault(re.escape(text), []).append(node.lineno)
            case ast.JoinedStr():
                pattern = _pattern(node)
                if pattern.startswith(("12\\.8", "PA25")) and "/" in pattern and "\\ " not in pattern:
                    cited.clauses.setdefault(pattern, []).append(node.lineno)
            case ast.Call(func=ast.Attribute(attr=called), args=[ast.Constant() | ast.JoinedStr() as first, *_]):
                if called in _FIGURE_CALLS and (pattern := _pattern(first)) and "\\." in pattern:
                    cited.figures.setdefault(pattern, []).append(first.lineno)
    return cited


def _pattern(node: ast.Constant | ast.JoinedStr) -> str:
    """A regular expression of the texts that this can become."""
    if isinstance(node, ast.Constant):
        return re.escape(node.value) if isinstance(node.value, str) else ""
    return "".join(_pattern(part) if isinstance(part, ast.Constant) else ANY_ID for part in node.values)


def _with_imports(module: str, found: dict[str, Cited]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in seen and name in found:
            seen.add(name)
            yield name
            # A package's __init__ names every rule of its part, so it is no dependency.
            waiting.extend(other for other in found[name].imports if found.get(other) and found[other].file.stem != "__init__")

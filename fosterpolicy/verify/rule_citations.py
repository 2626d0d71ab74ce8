"""What the rules cite: every clause, reading and figure named in their code, held against the registers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fosterpolicy.core.policy import Policy

PACKAGE = Path(__file__).parent.parent
RULES = PACKAGE / "rules"
CORE = PACKAGE / "core"
_CLAUSE = re.compile(r"(12\.8(\.[1-6])?|PA25-AC-03)/\S+")
_READING = re.compile(r"A[0-6P]-[0-9]+")
_ANY = r"[a-z0-9./-]+"
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


def citation_faults(policy: Policy, folder: Path = RULES) -> list[str]:
    """What the rules name but no register has, each with its file and line."""
    kinds = (
        ("clause", "clauses", policy.clauses),
        ("reading", "readings", policy.interpretations),
        ("figure", "figures", policy.parameters),
    )
    faults: list[tuple[Path, int, str]] = []
    for cited in modules(folder).values():
        for kind, attribute, register in kinds:
            for pattern, lines in getattr(cited, attribute).items():
                if not any(re.fullmatch(pattern, id) for id in register):
                    faults.extend((cited.file, line, f"no {kind} {_readable(pattern)} is registered") for line in lines)
    return [f"{_shown(file, folder)}:{line}: {what}" for file, line, what in sorted(faults)]


def clauses_by_calculation(policy: Policy) -> dict[str, set[str]]:
    """For each calculation, the clauses that its module, and what that imports from the rules, rest on."""
    from fosterpolicy.rules import CALCULATIONS

    found = modules(RULES)
    return {
        name: {clause for module in _with_imports(calculation.__module__, found) for clause in clauses_of(found[module], policy)}
        for name, calculation in CALCULATIONS.items()
    }


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
    return "".join(_pattern(part) if isinstance(part, ast.Constant) else _ANY for part in node.values)


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


def _readable(pattern: str) -> str:
    return re.sub(r"\\(.)", r"\1", pattern.replace(_ANY, "{…}"))


def _shown(file: Path, folder: Path) -> str:
    base = PACKAGE.parent if file.is_relative_to(PACKAGE) else folder
    return file.relative_to(base).as_posix()

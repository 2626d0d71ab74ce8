"""What the rules cite, held against the registers."""

from __future__ import annotations

import re
from pathlib import Path

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.rule_citations import ANY_ID, PACKAGE, RULES, modules


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


def _readable(pattern: str) -> str:
    return re.sub(r"\\(.)", r"\1", pattern.replace(ANY_ID, "{…}"))


def _shown(file: Path, folder: Path) -> str:
    base = PACKAGE.parent if file.is_relative_to(PACKAGE) else folder
    return file.relative_to(base).as_posix()

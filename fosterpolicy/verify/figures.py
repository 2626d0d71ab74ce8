"""Is every figure guarded? Change each in turn, and see which worked examples and tests fail."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fosterpolicy.core.policy import Policy
from fosterpolicy.verify.changes import Change, all_changes

GUARDS = ("docs", "README.md", "tests/rules")
UNCHANGED = ""
LEFT_OUT = ("tests/rules/test_laws.py",)
WORKERS = 2


class CannotTell(RuntimeError):
    """The examples and tests do not run as they should even without a change."""


@dataclass(frozen=True)
class Noticed:
    """One change, and the examples and tests that fail because of it."""

    change: Change
    examples: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def guarded(self) -> bool:
        """Whether anything at all notices the change."""
        return bool(self.examples or self.tests)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return {
            "figure": self.change.figure,
            "change": self.change.what,
            "guarded": self.guarded,
            "examples": list(self.examples),
            "tests": list(self.tests),
        }


@dataclass(frozen=True)
class Guarding:
    """What was found for every change."""

    rows: tuple[Noticed, ...]

    @property
    def figures(self) -> list[str]:
        """The figures that were changed, each once."""
        return list(dict.fromkeys(row.change.figure for row in self.rows))

    @property
    def unnoticed(self) -> list[Noticed]:
        """The changes that nothing notices."""
        return [row for row in self.rows if not row.guarded]

    @property
    def guarded(self) -> list[str]:
        """The figures of which every change is noticed."""
        bare = {row.change.figure for row in self.unnoticed}
        return [figure for figure in self.figures if figure not in bare]

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return {
            "figures": len(self.figures),
            "guarded": len(self.guarded),
            "unnoticed": [row.change.id for row in self.unnoticed],
            "changes": [row.as_json() for row in self.rows],
        }


def guarding(policy: Policy, root: Path, only: str = "") -> Guarding:
    """Change each figure in turn and run the examples and tests of a checkout.

    Property tests and tests marked slow are left out.

    Args:
        policy: The policy whose figures are changed.
        root: The checkout, with `docs` and `tests/rules` in it.
        only: Look at figures whose id starts like this.

    Raises:
        CannotTell: There is nothing to run, or it fails without any change.
    """
    changes = [change for change in all_changes(policy) if change.figure.startswith(only)]
    if not changes:
        raise CannotTell(f"no figure's id starts with {only!r}")
    guards = [guard for guard in GUARDS if (root / guard).exists()]
    if not guards:
        raise CannotTell(f"{root}: has none of {', '.join(GUARDS)}; run this in a checkout")
    shares = [share for share in (changes[start::WORKERS] for start in range(WORKERS)) if share]
    with ThreadPoolExecutor(WORKERS) as pool:
        found = [row for rows in pool.map(lambda share: _run(share, root, guards), shares) for row in rows]
    order = {change.id: place for place, change in enumerate(changes)}
    return Guarding(tuple(sorted(found, key=lambda row: order[row.change.id])))


def _run(changes: Sequence[Change], root: Path, guards: Sequence[str]) -> list[Noticed]:
    with tempfile.TemporaryDirectory() as folder:
        asked, report = Path(folder, "changes.json"), Path(folder, "report.jsonl")
        asked.write_text(json.dumps([change.id for change in changes]), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-p", "fosterpolicy.verify.changed_figure", "--markdown-docs"]
        command += ["-p", "no:cacheprovider", "-q", "-s", "--tb=native", "--rootdir", str(root)]
        command += ["-m", "not slow and not hypothesis", *(f"--ignore={path}" for path in LEFT_OUT)]
        command += ["--changed-figures", str(asked), "--changed-figure-report", str(report), *guards]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
        lines = report.read_text(encoding="utf-8").splitlines() if report.exists() else []
    runs = [json.loads(line) for line in lines]
    for run in runs:
        if run["change"] == UNCHANGED and (failing := [*run["examples"], *run["tests"]]):
            raise CannotTell("these fail without any change:\n" + "\n".join(failing))
    if done.returncode or len(runs) != len(changes) + 2:
        raise CannotTell(f"the examples and tests could not be run:\n{(done.stdout + done.stderr)[-3000:].strip()}")
    return [Noticed(change, tuple(run["examples"]), tuple(run["tests"])) for change, run in zip(changes, runs[1:-1], strict=True)]

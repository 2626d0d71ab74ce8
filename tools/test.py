"""Everything that must hold before a change is shared, in order, each part named and timed.

It stops at the first part that fails. Name parts to run only those: `test.py lint types`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

import env

PY = str(env.PYTHON)
PYTEST = (PY, "-m", "pytest", "-q")
COMMAND = (str(env.PYTHON.with_name("fosterpolicy.exe" if os.name == "nt" else "fosterpolicy")),)

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "format": ("layout of the code", (PY, "-m", "ruff", "format", "--check")),
    "lint": ("lint", (PY, "-m", "ruff", "check")),
    "types": ("strict types", (PY, "-m", "mypy")),
    "imports": ("imports run one way", (PY, "-c", "from importlinter.cli import lint_imports_command as c; c()")),
    "policy": ("policy files", (*COMMAND, "verify", "policy")),
    "citations": ("every citation names a clause", (*COMMAND, "verify", "citations")),
    "sources": ("the policy files match the sources' own words", (*COMMAND, "verify", "sources")),
    "coverage": ("every clause is on a page", (*COMMAND, "verify", "coverage")),
    "tests": ("tests, and every example in docs, README and docstrings", (*PYTEST, "-n", "auto", "--ignore=tests/site")),
    "figures": ("every figure is guarded", (*COMMAND, "verify", "figures")),
    "build": ("the site, built strictly", (PY, "tools/build_site.py")),
    "site-figures": ("the site's figures are the sources' figures", (*COMMAND, "verify", "site-figures")),
    "grade": ("plain language: the reading grade of each page", (PY, "tools/grade.py")),
    "browser": ("a browser for the site", (PY, "tools/browser.py")),
    "site": ("the built site: links, browser, second builder", (*PYTEST, "-n", "auto", "tests/site")),
}

NEED_SOURCES = ("sources", "site-figures")

LAWS = (
    "tests/rules/test_laws.py",
    "tests/rules/test_kids_laws.py",
    "tests/rules/test_special_expense_laws.py",
    "tests/rules/test_transport_laws.py",
)

ON_REQUEST: dict[str, tuple[str, tuple[str, ...]]] = {
    "laws": ("the laws of the rules, on many new cases", (*PYTEST, "-n", "auto", *LAWS)),
}


def run_part(number: int, of: int, title: str, command: tuple[str, ...]) -> None:
    """Run one part; end everything if it fails."""
    print(f"\n[{number}/{of}] {title}", flush=True)
    began = time.monotonic()
    code = subprocess.run(command, cwd=env.ROOT, check=False).returncode
    took = f"{time.monotonic() - began:.1f} s"
    if code:
        shown = " ".join(command).replace(str(env.ROOT) + os.sep, "")
        sys.exit(f"\nFAILED after {took}: {title}\nRun it alone: {shown}")
    print(f"    passed in {took}", flush=True)


def at_hand(part: str) -> bool:
    """Whether what a part needs is there: a plain clone has no texts of the sources, and says so."""
    if part not in NEED_SOURCES or os.environ.get("FOSTERPOLICY_SOURCES"):
        return True
    print(f"Skipped: the part '{part}'. FOSTERPOLICY_SOURCES names no folder with the texts of the manual.")
    return False


def main(names: list[str]) -> None:
    """Run the parts named, or all."""
    known = {**PARTS, **ON_REQUEST}
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"No such part: {', '.join(unknown)}. There are: {', '.join(known)}.")
    chosen = [name for name in names or PARTS if names or at_hand(name)]
    began = time.monotonic()
    for number, name in enumerate(chosen, 1):
        run_part(number, len(chosen), *known[name])
    print(f"\nPassed in {time.monotonic() - began:.0f} s: {', '.join(chosen)}.")


if __name__ == "__main__":
    env.enter()
    main(sys.argv[1:])

"""Remove everything that the other commands made."""

from __future__ import annotations

import shutil

import env

MADE = (
    ".venv",
    "site",
    "dist",
    "build",
    ".cache",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".import_linter_cache",
)

if __name__ == "__main__":
    for name in MADE:
        shutil.rmtree(env.ROOT / name, ignore_errors=True)

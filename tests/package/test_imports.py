"""The core and the rules stay small enough for a browser: the standard library and pydantic, no more."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "fosterpolicy"
ALLOWED = {"fosterpolicy", "pydantic", "pydantic_core", *sys.stdlib_module_names}
MODULES = sorted([*PACKAGE.glob("core/**/*.py"), *PACKAGE.glob("rules/**/*.py"), PACKAGE / "__init__.py"])


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).split(".")[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_core_and_rules_import_only_the_standard_library_and_pydantic(module):
    assert not set(imported(module.read_text("utf-8"))) - ALLOWED


def test_an_import_inside_a_function_is_seen():
    assert set(imported("def late():\n    import rich.table\n    from typer import Typer")) == {"rich", "typer"}

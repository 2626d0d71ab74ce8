"""The API reference has every public function and model of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

PACKAGE = Path(__file__).parents[2] / "fosterpolicy"


def public_names() -> Iterator[str]:
    """Every public class and function at the top of a module, and every public method of a class."""
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{module}.{node.name}"
                if isinstance(node, ast.ClassDef):
                    methods = [inner.name for inner in node.body if isinstance(inner, ast.FunctionDef)]
                    yield from (f"{module}.{node.name}.{name}" for name in methods if not name.startswith("_"))


@pytest.fixture(scope="module")
def documented(site: Path) -> set[str]:
    pages = (site / "developers" / "api").rglob("*.html")
    return {tag["id"] for page in pages for tag in BeautifulSoup(page.read_text("utf-8"), "lxml").find_all(id=True)}


def test_every_public_function_and_model_has_an_entry(documented: set[str]) -> None:
    names = list(public_names())
    assert len(names) > 200
    assert sorted(set(names) - documented) == []

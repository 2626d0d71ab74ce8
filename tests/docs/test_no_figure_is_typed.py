"""A figure stands once, in the policy files: pages and rules draw it from there."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from fosterpolicy.site.marks import texts

ROOT = Path(__file__).parents[2]
COUNTED = r"(?:day|night|unit|hour|month|year|weekend|mile)s?\b"
TYPED = re.compile(rf"\$\s?[0-9]|(?<![\w/.-])[0-9]+(?:\.[0-9]+)?[ -]{COUNTED}")
RULES = sorted((ROOT / "fosterpolicy" / "rules").rglob("*.py"))


def typed_figures(text: str) -> list[str]:
    return [found[0] for found in TYPED.finditer(text)]


def test_no_amount_or_limit_is_typed_in_the_prose_of_a_page() -> None:
    pages = {page: text for page, text in texts(ROOT / "docs") if not page.startswith("developers/")}
    assert len(pages) > 5
    assert {page: found for page, text in pages.items() if (found := typed_figures(text))} == {}


def test_no_amount_or_limit_is_typed_in_a_reading() -> None:
    files = (ROOT / "fosterpolicy" / "policy" / "interpretations").glob("*.toml")
    registered = {id: reading for file in files for id, reading in tomllib.loads(file.read_text(encoding="utf-8")).items()}
    numbers = "two|three|five|six|seven|twelve|fourteen|sixteen|twenty|thirty|sixty|ninety"
    spelled = re.compile(rf"(?<!of )\b(?:{numbers})[ -]{COUNTED}|\b[Dd]ay [0-9]{{2}}", re.IGNORECASE)
    found = {
        id: wrong
        for id, reading in registered.items()
        for text in (reading["question"], reading["taken"], reading["why"])
        if (wrong := [*typed_figures(text), *(match[0] for match in spelled.finditer(text))])
    }
    assert len(registered) > 50
    assert found == {}


@pytest.mark.parametrize("text", ["It pays $509.00.", "For 90 days.", "A 30-day cap.", "Up to 7 nights.", "0.5 units"])
def test_a_typed_figure_is_seen(text: str) -> None:
    assert typed_figures(text)


@pytest.mark.parametrize(
    "text", ["Manual 12.8.1", "Day 1 is the first night.", "for [[maintenance.unlicensed-days]] days", "CD-113"]
)
def test_numbers_that_are_no_figures_pass(text: str) -> None:
    assert not typed_figures(text)


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_no_figure_is_typed_in_a_rule(file: Path) -> None:
    numbers = {
        node.value
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
    }
    # A month of thirty days and a year of 365 days, 12 months, are what the methods of reading A1-02 are named for.
    allowed = {0, 1, 2, 12, 30, 365} if file.stem == "placement_amounts" else {0, 1, 2}
    assert numbers <= allowed, f"{file.name} has numbers of its own: {sorted(numbers - allowed)}"


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_no_amount_or_limit_is_typed_in_a_sentence_of_a_rule(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    sentences = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings
    ]
    assert [found for sentence in sentences for found in typed_figures(sentence)] == []

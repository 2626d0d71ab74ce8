"""The grade of a page counts its prose, and nothing else."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def grade() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("grade_tool", ROOT / "tools" / "grade.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_with(folder: Path, article: str) -> Path:
    page = folder / "index.html"
    page.write_text(f"<article>{article}</article>", encoding="utf-8")
    return page


def test_each_item_of_a_list_is_a_sentence(grade: ModuleType, tmp_path: Path) -> None:
    page = page_with(tmp_path, "<p>Two papers:</p><ul><li>the log<ul><li>signed</li></ul></li><li>the request.</li></ul>")
    assert grade.prose(page) == "Two papers: the log. signed. the request."


def test_code_tables_citations_and_addresses_are_left_out(grade: ModuleType, tmp_path: Path) -> None:
    page = page_with(
        tmp_path,
        "<p>Write to someone@example.org. <code>calculate()</code></p><pre>answer = 1</pre>"
        "<table><tr><td><p>Indemnification</p></td></tr></table>"
        "<p>Pay it.<details class='cite'><p>Administrative Rule</p></details></p>",
    )
    assert grade.prose(page).split() == ["Write", "to.", "Pay", "it."]


def test_hard_words_in_long_sentences_are_above_the_most_that_is_let_through(grade: ModuleType) -> None:
    import textstat

    hard = (
        "Notwithstanding the aforementioned administrative considerations, reimbursement authorizations necessitate "
        "preliminary supervisory determinations regarding the appropriateness of contemplated expenditures."
    )
    assert textstat.flesch_kincaid_grade(hard) > grade.MOST > textstat.flesch_kincaid_grade("Fill in the log. Hand it in.")

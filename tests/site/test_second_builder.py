"""Zensical, which will follow Material, builds the same pages with the same values from the same files.

It ends with success whatever goes wrong, so the pages themselves are compared.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[2]
ZENSICAL = shutil.which("zensical", path=sysconfig.get_path("scripts"))
COMPARED = {
    "rate tables": "table.rates",
    "answers": ".card-answer",
    "rates through the years": "table.history",
    "codes of trips": "table.trip-codes",
    "state holidays": ".state-holidays",
    "outcomes": ".card-outcome",
    "checklists": ".card-to-do",
    "steps": ".card-steps",
    "marks": "details.cite code",
    "figures": "article .figure",
    "headings": "article h1, article h2",
    "refusals": ".card-refusal",
}


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """The pages as Zensical builds them, in a copy of the project, since it has no option for the folder."""
    copy = tmp_path_factory.mktemp("second") / "project"
    copy.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", copy)
    shutil.copytree(ROOT / "docs", copy / "docs")
    shutil.copytree(ROOT / "fosterpolicy", copy / "fosterpolicy", ignore=shutil.ignore_patterns("__pycache__"))
    assert ZENSICAL, "zensical is not installed"
    done = subprocess.run([ZENSICAL, "build"], cwd=copy, capture_output=True, text=True, check=False, timeout=300)
    built = copy / "site"
    found = {page.relative_to(built).as_posix(): BeautifulSoup(page.read_text("utf-8"), "lxml") for page in built.rglob("*.html")}
    assert found, f"zensical built nothing:\n{done.stdout}{done.stderr}"
    return found


def values(page: BeautifulSoup, selector: str) -> list[str]:
    """The texts of a page's elements; white space and the sign of a heading's link aside."""
    return [re.sub(r"[\s¶]+", " ", element.get_text(" ")).strip() for element in page.select(selector)]


def test_both_builders_make_the_same_pages(pages, second):
    assert set(second) == set(pages)


@pytest.mark.parametrize("what", COMPARED)
def test_both_builders_show_the_same_values(what, pages, second):
    shown = {name: found for name, page in pages.items() if (found := values(page, COMPARED[what]))}
    assert shown, f"no page has any {what}"
    again = {name: values(second[name], COMPARED[what]) for name in shown}
    assert again == shown


def test_both_builders_give_a_page_the_same_anchors(pages, second):
    for name, page in pages.items():
        anchors = {one["id"] for one in page.select("article [id]") if not one["id"].startswith("__")}
        again = {one["id"] for one in second[name].select("article [id]")}
        assert anchors <= again, f"{name}: {sorted(anchors - again)}"

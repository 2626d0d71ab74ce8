"""A link that was published goes on working: no anchor on the list may disappear."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("anchors_tool", ROOT / "tools" / "anchors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_published_anchor_is_still_there(tool: ModuleType, site: Path) -> None:
    listed = set(tool.LIST.read_text("utf-8").splitlines())
    assert len(listed) > 300
    gone = sorted(listed - tool.every_id(site))
    assert not gone, f"keep these anchors, each with a link to the new place: {gone}"


def test_every_anchor_of_the_site_is_on_the_list(tool: ModuleType, site: Path) -> None:
    new = sorted(tool.anchors(site) - set(tool.LIST.read_text("utf-8").splitlines()))
    assert not new, f"{len(new)} are new, the first is {new[0]}: add them with tools/anchors.py"


def test_an_anchor_that_goes_is_noticed(tool: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text('<article><h2 id="kept">Kept</h2><p id="gone">Gone</p></article>', encoding="utf-8")
    before = tool.anchors(tmp_path)
    page.write_text('<article><h2 id="kept">Kept</h2><p>Gone</p></article>', encoding="utf-8")
    assert before - tool.anchors(tmp_path) == {"a/#gone"}

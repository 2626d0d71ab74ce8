"""Every link and anchor of the built pages leads somewhere, and nothing comes from elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

HERE = "http://this.site/"
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
NOT_FETCHED = {"canonical", "edit"}
FETCHED_BY = ("src", "srcset", "poster", "data")


def references(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """What a page points at: ("link", address) for a reader to follow, ("part", address) for the browser to fetch."""
    for element in page.find_all(True):
        if href := element.get("href"):
            fetched = element.name == "link" and not NOT_FETCHED & set(element.get("rel", []))
            yield ("part" if fetched else "link"), href
        for attribute in FETCHED_BY:
            if attribute != "data" or element.name == "object":
                for one in (element.get(attribute) or "").split(",") if attribute == "srcset" else [element.get(attribute)]:
                    if one and one.strip():
                        yield "part", one.split()[0]
        if style := element.get("style"):
            yield from (("part", one) for one in css_references(style))
        if element.name == "style":
            yield from (("part", one) for one in css_references(element.text))


def css_references(css: str) -> Iterator[str]:
    for first, second in CSS_URL.findall(css):
        if not (first or second).startswith(("data:", "#")):
            yield first or second


def leads_nowhere(address: str, base: str, site: Path, anchors: dict[str, set[str]]) -> str:
    """Why an address within the site is wrong; empty if it is right, or leads out of the site."""
    target = urlsplit(urljoin(HERE + base, address))
    if target.netloc != urlsplit(HERE).netloc or target.scheme != "http":
        return ""
    if address.startswith("/") and base != "404.html":
        return f"{address} is an absolute path, which breaks in a subfolder"
    name = unquote(target.path).lstrip("/")
    if not name or name.endswith("/"):
        name += "index.html"
    if not (site / name).is_file():
        return f"{address} leads to {name}, which does not exist"
    fragment = unquote(target.fragment)
    if fragment and name in anchors and fragment not in anchors[name] and not fragment.startswith(":~:"):
        return f"{address} leads to #{fragment}, which is not on {name}"
    return ""


def is_elsewhere(address: str, base: str) -> bool:
    target = urlsplit(urljoin(HERE + base, address))
    return target.scheme != "data" and target.netloc != urlsplit(HERE).netloc


@pytest.fixture(scope="module")
def anchors(pages: dict[str, BeautifulSoup]) -> dict[str, set[str]]:
    """The ids of each page, and the names of its anchors."""
    found = {name: {element["id"] for element in page.find_all(id=True)} for name, page in pages.items()}
    for name, page in pages.items():
        found[name] |= {element["name"] for element in page.find_all("a", attrs={"name": True})}
        found[name].add("top")
    return found


def test_every_internal_link_and_anchor_leads_somewhere(page_name, pages, site, anchors):
    found = list(references(pages[page_name]))
    assert found, f"{page_name} has no link at all"
    wrong = [why for _, address in found if (why := leads_nowhere(address, page_name, site, anchors))]
    assert not wrong, f"{page_name}:\n  " + "\n  ".join(wrong)


def test_no_page_fetches_anything_from_another_origin(page_name, pages):
    wrong = [address for kind, address in references(pages[page_name]) if kind == "part" and is_elsewhere(address, page_name)]
    assert not wrong, f"{page_name} fetches from elsewhere: {wrong}"


def test_no_anchor_stands_on_a_page_twice(page_name, pages):
    twice = [anchor for anchor, times in Counter(one["id"] for one in pages[page_name].find_all(id=True)).items() if times > 1]
    assert not twice, f"{page_name}: ids used more than once: {twice}"


def test_every_style_sheet_points_only_at_files_of_this_site(site):
    sheets = sorted(site.rglob("*.css"))
    assert sheets, "no style sheet was built"
    wrong = []
    for sheet in sheets:
        name = sheet.relative_to(site).as_posix()
        for address in css_references(sheet.read_text("utf-8")):
            why = "is elsewhere" if is_elsewhere(address, name) else leads_nowhere(address, name, site, {})
            if why:
                wrong.append(f"{name}: {address}: {why}")
    assert not wrong, "\n".join(wrong)


def test_every_search_result_lands_on_a_section_that_exists(site, anchors):
    entries = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    assert len(entries) > 10, "the search index is nearly empty"
    wrong = [why for entry in entries if (why := leads_nowhere(entry["location"], "", site, anchors))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("missing/", "does not exist"),
        ("/there.html", "absolute path"),
        ("there.html#no", "not on there.html"),
        ("there.html?q=1#yes", ""),
        ("#yes", ""),
        ("https://example.org/x#y", ""),
        ("mailto:someone@example.org", ""),
    ],
)
def test_the_check_of_links_tells_right_from_wrong(tmp_path, address, message):
    (tmp_path / "there.html").write_text("<p id='yes'>", "utf-8")
    why = leads_nowhere(address, "there.html", tmp_path, {"there.html": {"yes"}})
    assert (message in why) if message else not why


def test_the_check_of_other_origins_sees_scripts_styles_and_images():
    page = BeautifulSoup(
        "<link rel=stylesheet href=https://a.example/x.css><script src=//b.example/x.js></script>"
        "<img srcset='x.png 1x, https://c.example/x.png 2x'><p style='background:url(https://d.example/x.png)'>"
        "<a href=https://fine.example/>out</a>",
        "lxml",
    )
    elsewhere = [address for kind, address in references(page) if kind == "part" and is_elsewhere(address, "index.html")]
    assert len(elsewhere) == 4, elsewhere

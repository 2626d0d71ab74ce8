"""The pages of the site as files: their ids, and which paragraph carries which clause."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from fosterpolicy.site.marks import marks_in, texts

PAGE_BLOCK = re.compile(r"^/// policy-page \| (?P<id>[a-z0-9-]+)[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^# (?P<title>.+?)[ \t]*(\{[^}]*\})?$", re.MULTILINE)


class PageError(ValueError):
    """A page is malformed. The message names the page and the entry."""


@dataclass(frozen=True)
class Carried:
    """A clause with the place that carries it."""

    clause: str
    page: str
    anchor: str


@dataclass(frozen=True)
class PolicyPage:
    """A page with a head block: its permanent id, its file and its title."""

    id: str
    path: str
    title: str

    @property
    def url(self) -> str:
        """Its address from the site's root, as directory URLs have it."""
        folder, name = posixpath.split(self.path)
        stem = name.removesuffix(".md")
        return posixpath.join(folder, "" if stem == "index" else f"{stem}/") if folder or stem != "index" else ""


class Pages:
    """Every Markdown file of a folder, read for page ids and clause marks.

    Args:
        folder: The folder of pages.

    Raises:
        PageError: Two pages share an id, or one place is named twice on a page.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise PageError(f"{folder}: there is no such folder of pages")
        self.folder = folder
        self.by_id: dict[str, PolicyPage] = {}
        for path, text in texts(self.folder):
            if found := PAGE_BLOCK.search(text):
                page = PolicyPage(found["id"], path, _title_of(text, path))
                if page.id in self.by_id:
                    raise PageError(f"{path}: the page id {page.id} is already used by {self.by_id[page.id].path}")
                self.by_id[page.id] = page

    @cached_property
    def carried(self) -> list[Carried]:
        """Each clause with each place that carries it, in the order of the pages."""
        found: list[Carried] = []
        for path, text in texts(self.folder):
            page = PAGE_BLOCK.search(text)
            seen: set[str] = set()
            for anchor, clauses in marks_in(text):
                if page is None:
                    raise PageError(f"{path}: #{anchor} carries a clause, but the page has no policy-page block")
                if not anchor:
                    raise PageError(f"{path}: the paragraph that carries {clauses[0]} has no #anchor")
                if anchor in seen:
                    raise PageError(f"{path}: #{anchor} stands twice")
                seen.add(anchor)
                found.extend(Carried(clause, page["id"], anchor) for clause in clauses)
        return found

    @cached_property
    def place_of(self) -> dict[str, Carried]:
        """For each clause the first place that carries it."""
        places: dict[str, Carried] = {}
        for carried in self.carried:
            places.setdefault(carried.clause, carried)
        return places

    def clauses_on(self, page: str) -> set[str]:
        """The clauses that a page carries."""
        return {carried.clause for carried in self.carried if carried.page == page}

    def file_with(self, text: str) -> str | None:
        """The file whose text this is, for messages about pages that have no id."""
        for file in sorted(self.folder.rglob("*.md")):
            if text.strip() and text.strip() in file.read_text(encoding="utf-8"):
                return file.relative_to(self.folder).as_posix()
        return None

    def link(self, carried: Carried, from_url: str) -> str:
        """A relative link from a page's address to the place that carries a clause."""
        return f"{relative(self.by_id[carried.page].url, from_url)}#{carried.anchor}"


def relative(to_url: str, from_url: str) -> str:
    """A relative link between two addresses of the site, both given from its root."""
    if to_url == from_url:
        return ""
    link = posixpath.relpath(f"/{to_url}", f"/{from_url}")
    return f"{link}/" if to_url.endswith("/") or not to_url else link


@lru_cache(maxsize=4)
def _pages_as_of(folder: Path, _: tuple[tuple[str, int], ...]) -> Pages:
    return Pages(folder)


def pages_in(folder: Path) -> Pages:
    """The pages of a folder, read again only when one of them changed."""
    stamp = tuple((str(file), file.stat().st_mtime_ns) for file in sorted(folder.rglob("*.md")))
    return _pages_as_of(folder, stamp)


def _title_of(text: str, path: str) -> str:
    found = _TITLE.search(text)
    if found is None:
        raise PageError(f"{path}: the page has no title (a line that starts with one #)")
    return found["title"]

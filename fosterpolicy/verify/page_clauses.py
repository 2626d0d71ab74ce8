"""Which clauses the pages carry, and where: read from the Markdown as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_ATTRIBUTES = re.compile(r"\{:?[ \t](?P<inside>[^{}\n]*\bclause=\"(?P<ids>[^\"\n]*)\"[^{}\n]*)\}")
_ANCHOR = re.compile(r"#(?P<id>[^\s#}]+)")
_RATE_TABLE = re.compile(r"^///[ \t]*rate-table\b.*?^///[ \t]*$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^[ \t]+-[ \t]+(?P<id>[a-z0-9.-]+)[ \t]*$", re.MULTILINE)


def clauses_on_pages(docs_folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Each clause id that a page's attribute lists name, with the page and the paragraph's anchor.

    Code fences and inline code are not looked at. A paragraph without an anchor has an empty one.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for page, text in _pages(docs_folder):
        for match in _ATTRIBUTES.finditer(text):
            anchor = _ANCHOR.search(match["inside"].replace(f'"{match["ids"]}"', ""))
            for id in match["ids"].split():
                found.setdefault(id, []).append((page, anchor["id"] if anchor else ""))
    return found


def figures_in_tables(docs_folder: Path) -> dict[str, list[str]]:
    """Each parameter that is a row of a rate table, with the pages it stands on."""
    found: dict[str, list[str]] = {}
    for page, text in _pages(docs_folder):
        for table in _RATE_TABLE.finditer(text):
            for row in _ROW.finditer(table[0]):
                found.setdefault(row["id"], []).append(page)
    return found


def _pages(docs_folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(docs_folder.rglob("*.md")):
        yield file.relative_to(docs_folder).as_posix(), _without_code(file.read_text(encoding="utf-8"))


def _without_code(text: str) -> str:
    kept: list[str] = []
    fence = ""
    for line in text.splitlines():
        mark = match["mark"] if (match := _FENCE.match(line)) else ""
        if fence:
            closes = mark.startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
        elif mark:
            fence = mark
        else:
            kept.append(_INLINE_CODE.sub("", line))
    return "\n".join(kept)

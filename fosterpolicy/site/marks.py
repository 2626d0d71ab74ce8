"""Which clauses the pages carry, and where: read from the Markdown as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_ATTRIBUTES = re.compile(r"\{:?[ \t](?P<inside>[^{}\n]*\bclause=\"(?P<ids>[^\"\n]*)\"[^{}\n]*)\}")
_ANCHOR = re.compile(r"#(?P<id>[^\s#}]+)")
_RATE_TABLE = re.compile(r"^///[ \t]*rate-table\b.*?^///[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} .*?\{:?[ \t](?:[^{}\n]*[ \t])?#(?P<id>[^\s#}]+)[^{}\n]*\}[ \t]*$")
_NAMED_HEADING = re.compile(r"^#{2,6} (?P<title>.+?)[ \t]*(?:\{[^}]*\})?[ \t]*$")
_ANCHORS = re.compile(r"\{:?[ \t](?:[^{}\n]*[ \t])?#(?P<id>[^\s#}]+)[^{}\n]*\}")
_RATE_TABLE_STARTS = re.compile(r"^///[ \t]*rate-table\b")
_FORMS = re.compile(r"^/{3,}[ \t]*forms\b[^\n]*\n(?P<body>.*?)^/{3,}[ \t]*$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^[ \t]+-[ \t]+(?P<id>[a-z0-9.-]+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Fence:
    """A Python fence of a page.

    Attributes:
        page: The page's file.
        anchor: The id of the heading above it, or an empty text.
        code: The code.
    """

    page: str
    anchor: str
    code: str


def clauses_on_pages(docs_folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Each clause id that a page's attribute lists name, with the page and the paragraph's anchor.

    Code fences and inline code are not looked at. A paragraph without an anchor has an empty one.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for page, text in texts(docs_folder):
        for anchor, ids in marks_in(text):
            for id in ids:
                found.setdefault(id, []).append((page, anchor))
    return found


def marks_in(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each attribute list of a text that names clauses: its anchor, empty where it has none, and the clause ids."""
    for match in _ATTRIBUTES.finditer(text):
        anchor = _ANCHOR.search(match["inside"].replace(f'"{match["ids"]}"', ""))
        yield (anchor["id"] if anchor else ""), match["ids"].split()


def rate_anchor(figure: str) -> str:
    """The anchor of a figure's row in a rate table."""
    return f"rate-{figure.replace('.', '-')}"


def figures_in_tables(docs_folder: Path) -> dict[str, list[str]]:
    """Each parameter that is a row of a rate table, with the pages it stands on."""
    found: dict[str, list[str]] = {}
    for page, text in texts(docs_folder):
        for table in _RATE_TABLE.finditer(text):
            for row in _ROW.finditer(table[0]):
                found.setdefault(row["id"], []).append(page)
    return found


def sections_on_pages(docs_folder: Path) -> dict[tuple[str, str], str]:
    """The heading over each place that can be linked: by the page's file and the anchor, as the heading is written.

    A place is a heading, a marked paragraph or a row of a rate table. The page's own title counts for none.
    """
    found: dict[tuple[str, str], str] = {}
    for page, text in texts(docs_folder):
        heading, in_table = "", False
        for line in text.splitlines():
            in_table = bool(_RATE_TABLE_STARTS.match(line)) or (in_table and not line.startswith("///"))
            if named := _NAMED_HEADING.match(line):
                heading = named["title"]
            row = _ROW.match(line) if in_table else None
            for anchor in [rate_anchor(row["id"])] if row else _ANCHORS.findall(line):
                found.setdefault((page, anchor), heading)
    return {place: heading for place, heading in found.items() if heading}


def forms_on_pages(docs_folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Each form that a `/// forms` block lists by its id, with the page and the id of the heading above the block."""
    found: dict[str, list[tuple[str, str]]] = {}
    for page, text in texts(docs_folder):
        for block in _FORMS.finditer(text):
            above = [heading["id"] for line in text[: block.start()].splitlines() if (heading := _HEADING.match(line))]
            for id in _listed(block["body"]):
                found.setdefault(id, []).append((page, above[-1] if above else ""))
    return found


def _listed(body: str) -> list[str]:
    """The ids of a block's option `ids`, as a list on one line or on several."""
    words = (word.strip(" \t-\"'") for word in re.split(r"[\[\],\n]", body.replace("ids:", "")))
    return [word for word in words if word]


def python_fences(docs_folder: Path) -> Iterator[Fence]:
    """Each Python fence of the pages; a fence that only shows how one is written is none."""
    for file in sorted(docs_folder.rglob("*.md")):
        page = file.relative_to(docs_folder).as_posix()
        anchor, mark = "", ""
        code: list[str] | None = None
        for line in file.read_text(encoding="utf-8").splitlines():
            if mark:
                if line.strip().startswith(mark) and not line.strip().strip(mark[0]):
                    if code is not None:
                        yield Fence(page, anchor, "\n".join(code))
                    mark, code = "", None
                elif code is not None:
                    code.append(line)
            elif opened := _FENCE.match(line):
                mark = opened["mark"]
                code = [] if line.strip() == "```python" else None
            elif heading := _HEADING.match(line):
                anchor = heading["id"]


def texts(docs_folder: Path) -> Iterator[tuple[str, str]]:
    """Each page's path and text, without what stands in code."""
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

"""The words of a built page, block by block: rule prose and tables apart from worked examples and citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

POLICY_CLASSES = frozenset({"policy-page", "tasks"})
"""Blocks that mark a page which carries policy: the head of a policy page, and the home page's list of tasks."""

STORY_CLASSES = frozenset({"example", "card", "highlight"})
"""A worked example, its card and its code: a story, whose figures are made up."""

WHERE_CLASSES = frozenset({"cite", "edition", "page-foot", "headerlink", "source", "reading-clauses", "coverage"})
"""Where words come from, went to or when they were checked: paragraph numbers and dates, no rules."""

_STORY_TAGS = frozenset({"pre", "code"})
_UNSEEN_TAGS = frozenset({"script", "style", "template"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_OUTSIDE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, table cell or heading, or the address of a link.

    Attributes:
        text: Its words.
        story: Whether it is part of a worked example.
        where: Whether it only says where something comes from.
    """

    text: str
    story: bool
    where: bool


@dataclass(frozen=True)
class Page:
    """A built page: its address on the site, its blocks, and whether it carries policy."""

    name: str
    blocks: tuple[Block, ...]
    carries_policy: bool

    @property
    def rules(self) -> Iterator[str]:
        """The words of its rule prose and tables."""
        return (block.text for block in self.blocks if not block.story and not block.where)

    @property
    def stories(self) -> Iterator[str]:
        """The words of its worked examples."""
        return (block.text for block in self.blocks if block.story)


def read_pages(site: Path) -> list[Page]:
    """Read every page of a built site.

    Args:
        site: The folder that the site was built into.

    Raises:
        FileNotFoundError: It holds no page.
    """
    files = sorted(site.rglob("index.html"))
    if not files:
        raise FileNotFoundError(f"{site}: it holds no page; build the site first, or name another folder with --site")
    return [read_page(file.parent.relative_to(site).as_posix(), file.read_text("utf-8")) for file in files]


def read_page(name: str, html: str) -> Page:
    """Read one page: what stands in its `article`, without menus."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(name, tuple(reader.blocks()), reader.carries_policy)


class _Reader(HTMLParser):
    """Collects the article's words; every tag that is not inline begins a new block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.carries_policy = False
        self._open: list[tuple[str, bool, bool]] = []
        self._found: list[tuple[list[str], bool, bool]] = []
        self._article = 0
        self._fresh = True

    def blocks(self) -> Iterator[Block]:
        """What was found, empty blocks left out."""
        for parts, story, where in self._found:
            if text := " ".join("".join(parts).split()):
                yield Block(text, story, where)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = frozenset((given.get("class") or "").split())
        self._fresh |= tag not in _INLINE
        self._article += tag == "article"
        self.carries_policy |= bool(self._article) and bool(classes & POLICY_CLASSES)
        _, story, where = self._open[-1] if self._open else ("", False, False)
        story |= bool(classes & STORY_CLASSES) or tag in _STORY_TAGS
        where |= bool(classes & WHERE_CLASSES) or tag in _UNSEEN_TAGS
        if tag not in _VOID:
            self._open.append((tag, story, where))
        if self._article:
            self._link(given, story, where)

    def _link(self, given: Mapping[str, str | None], story: bool, where: bool) -> None:
        address = given.get("href") or ""
        if address.startswith(_OUTSIDE):
            last = self._found.pop() if self._found and not self._fresh else None
            self._found.append(([address.split("?subject")[0]], story, where))
            if last is not None:
                self._found.append(last)

    def handle_endtag(self, tag: str) -> None:
        self._fresh |= tag not in _INLINE
        self._article -= tag == "article"
        tags = [name for name, _, _ in self._open]
        if tag in tags:
            del self._open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._article:
            return
        _, story, where = self._open[-1]
        if self._fresh or not self._found or self._found[-1][1:] != (story, where):
            self._found.append(([], story, where))
        self._fresh = False
        self._found[-1][0].append(data)


__all__ = ["Block", "Page", "read_page", "read_pages"]

"""Short forms such as FST: the first use on a page shows what it stands for, under the mouse and from the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from fosterpolicy.core.policy_models import Abbreviation
from fosterpolicy.site.context import context_of

LEFT_ALONE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "summary", "button", "label", "abbr", "caption"})
"""Elements with no room for it: headings stand in the table of contents, links and buttons are one thing each."""

_SENTENCE_ENDS = ".!?"


class ShortForms(Treeprocessor):
    """Marks the first use of each registered short form in the running text of a page with a head block."""

    def run(self, root: ElementTree.Element) -> None:
        """Mark them."""
        assert self.md is not None
        context = context_of(self.md)
        if context.page is None or "/// glossary" in context.text:
            return
        registered = context.policy.abbreviations
        _Marking(registered).within(root)


class _Marking:
    """One page's walk: each short form is marked once."""

    def __init__(self, registered: dict[str, Abbreviation]) -> None:
        self.registered = registered
        self.pattern = _pattern(tuple(registered))
        self.seen: set[str] = set()

    def within(self, element: ElementTree.Element) -> None:
        """Mark what stands in an element and in those inside it, in the order of reading."""
        if element.tag in LEFT_ALONE:
            return
        children = list(element)
        element.text = self._marked(element, 0, element.text)
        for child in children:
            self.within(child)
            child.tail = self._marked(element, list(element).index(child) + 1, child.tail)

    def _marked(self, parent: ElementTree.Element, at: int, text: str | None) -> str | None:
        """The text before the first short form; the rest goes into the parent, from this place on."""
        if not text or isinstance(text, AtomicString):
            return text
        found = next((one for one in self.pattern.finditer(text) if one[0] not in self.seen), None)
        if found is None:
            return text
        self.seen.add(found[0])
        mark = ElementTree.Element("abbr", {"tabindex": "0", "aria-description": words_of(self.registered[found[0]])})
        mark.text = AtomicString(found[0])
        parent.insert(at, mark)
        mark.tail = self._marked(parent, at + 1, text[found.end() :])
        return text[: found.start()]


def words_of(entry: Abbreviation) -> str:
    """What a short form stands for, and what that is."""
    if entry.expanded is None:
        return entry.meaning
    return f"{entry.expanded}{'' if entry.expanded.endswith(tuple(_SENTENCE_ENDS)) else '.'} {entry.meaning}"


@lru_cache(maxsize=4)
def _pattern(ids: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(ids, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")

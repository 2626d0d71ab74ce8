"""The quiet § at each paragraph: which clauses it carries, how to cite them, and the official words."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from fosterpolicy.site.context import context_of
from fosterpolicy.site.pages import PageError


class ClauseMarks(Treeprocessor):
    """Gives each element that carries clauses its permanent anchor and its §."""

    def run(self, root: ElementTree.Element) -> None:
        """Mark every element with a `clause` attribute."""
        for parent in list(root.iter()):
            for element in list(parent):
                if clauses := element.attrib.pop("clause", None):
                    self._mark(parent, element, clauses.split())

    def _mark(self, parent: ElementTree.Element, element: ElementTree.Element, clauses: list[str]) -> None:
        assert self.md is not None
        context = context_of(self.md)
        anchor = element.get("id")
        if anchor is None:
            raise PageError(f"{context.where}: the paragraph that carries {clauses[0]} has no #anchor")
        html = context.render("clause_mark.html", places=[context.place(clause) for clause in clauses], anchor=anchor)
        mark = AtomicString(self.md.htmlStash.store(str(html)))
        if element.tag in ("li", "td", "th", "dd"):
            _append_before_sublist(element, mark)
        else:
            _wrap(parent, element, mark)


def _append_before_sublist(element: ElementTree.Element, mark: str) -> None:
    """Put the mark at the end of the item's own words, ahead of a list inside it."""
    element.set("class", f"{element.get('class', '')} carries-clause".strip())
    before = [child for child in element if child.tag not in ("ul", "ol")]
    if not before:
        element.text = AtomicString((element.text or "") + mark)
    else:
        before[-1].tail = AtomicString((before[-1].tail or "") + mark)


def _wrap(parent: ElementTree.Element, element: ElementTree.Element, mark: str) -> None:
    """Put a paragraph or heading and its mark in one box: a paragraph cannot hold the mark itself."""
    box = ElementTree.Element("div", {"class": "carries-clause"})
    if element.tag == "p":
        box.set("id", element.attrib.pop("id"))
    box.tail, element.tail = element.tail, mark
    parent[list(parent).index(element)] = box
    box.append(element)

"""What every block of a page has in common: it is drawn from the policy, whole."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from fosterpolicy.site.context import PageContext, context_of


class DrawnBlock(Block):
    """A block whose whole content is drawn from the policy."""

    TAG = "div"

    def html(self, context: PageContext) -> str:
        """The block's HTML."""
        raise NotImplementedError

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Put the drawn HTML in the block's element."""
        element = ElementTree.SubElement(parent, self.TAG, {"class": self.NAME})
        element.text = AtomicString(self.md.htmlStash.store(str(self.html(context_of(self.md)))))
        return element


def strings(given: Any) -> list[str]:
    """An option that is a list of texts."""
    if isinstance(given, str):
        return given.split()
    if isinstance(given, list) and all(isinstance(item, str) for item in given):
        return given
    raise ValueError("a list of texts is needed")

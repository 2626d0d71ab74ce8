"""What changed for readers: the block for the page, and the feed that is written beside the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree

from markupsafe import escape

from fosterpolicy.core.policy import Policy, policy
from fosterpolicy.site.context import PageContext
from fosterpolicy.site.drawn import DrawnBlock
from fosterpolicy.site.pages import relative

ATOM = "http://www.w3.org/2005/Atom"
FEED = "changes.xml"
PAGE = "reference/what-changed/"
FEED_ID = "tag:fosterpolicy,2026:changes"
KINDS = {"new": "New", "figure": "Figure changed", "rule": "Rule changed", "reading": "Reading changed"}


class ChangeNotes(DrawnBlock):
    """Every note, newest first, with links to the pages it touches."""

    NAME = "change-notes"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The list of notes."""
        return context.render("change_notes.html", notes=context.policy.change_notes, kinds=KINDS, feed=FEED)


def feed(of: Policy, site_url: str) -> str:
    """The notes as an Atom feed.

    Args:
        of: The policy with the notes.
        site_url: Where the site is published; empty where that is not set, and links are then relative.
    """
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed")
    _text(root, "id", site_url or FEED_ID)
    _text(root, "title", "Foster care payments, Missouri: what changed")
    _text(root, "updated", f"{max(note.date for note in of.change_notes)}T00:00:00Z")
    author = ElementTree.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", "Foster care payments, Missouri (unofficial)")
    if site_url:
        ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": f"{site_url}{FEED}"})
    for note in of.change_notes:
        entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
        _text(entry, "id", f"{FEED_ID}:{note.id}")
        _text(entry, "title", f"{KINDS[note.kind]}: {note.title}")
        _text(entry, "updated", f"{note.date}T00:00:00Z")
        ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"href": f"{site_url}{PAGE}#{note.id}"})
        _text(entry, "summary", note.text)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def feed_link(page_url: str, site_url: str) -> str:
    """The line by which the head of a page names the feed.

    Args:
        page_url: The page's address from the site's root.
        site_url: Where the site is published; empty where that is not set.
    """
    address = f"{site_url}{FEED}" if site_url else relative(FEED, page_url)
    return f'<link rel="alternate" type="application/atom+xml" title="What changed" href="{escape(address)}">'


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Name the feed in the head of a page: an mkdocs hook."""
    return output.replace("</head>", f"{feed_link(page.url, config['site_url'] or '')}</head>", 1)


def on_post_build(config: Any) -> None:
    """Write the feed into the built site: an mkdocs hook."""
    site_url = config["site_url"] or ""
    Path(config["site_dir"], FEED).write_text(f"{feed(policy(), site_url)}\n", encoding="utf-8")


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = text

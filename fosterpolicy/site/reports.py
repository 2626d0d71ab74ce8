"""The foot of each page: how to say that it is wrong or unclear."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from fosterpolicy.site.context import PageContext, context_of
from fosterpolicy.site.report_links import report_link


def about_page(context: PageContext) -> str | None:
    """The link at the foot of a page: with its title and the edition."""
    page = context.known_page
    body = f"Page: {page.title} ({page.url})\nEdition: {context.policy.edition.citation}\nWhat is wrong or unclear:\n"
    return report_link(context.report_to, _subject(context), body)


def to_paste(context: PageContext) -> str:
    """What the button at the foot copies where no address is set: title and edition; the script adds the page's address."""
    return f"{_subject(context)}\nEdition: {context.policy.edition.citation}\nPage:"


def _subject(context: PageContext) -> str:
    return f"Wrong or unclear: {context.known_page.title}"


class PageFoot(Treeprocessor):
    """Ends each page of the site with the way to say that it is wrong or unclear."""

    def run(self, root: ElementTree.Element) -> None:
        """Put the link at the end of a page that has a head block."""
        md: Markdown = self.md
        context = context_of(md)
        if context.page is None:
            return
        about = context.link_to_file("about.md", "errors")
        html = context.render("page_foot.html", link=about_page(context), about=about, to_paste=to_paste(context))
        foot = ElementTree.SubElement(root, "p", {"class": "page-foot"})
        foot.text = AtomicString(md.htmlStash.store(str(html)))

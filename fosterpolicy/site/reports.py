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
    edition = context.policy.edition
    body = f"Page: {page.title} ({page.url})\nEdition: {edition.citation}\nWhat is wrong or unclear:\n"
    return report_link(context.report_to, f"Wrong or unclear: {page.title}", body)


class PageFoot(Treeprocessor):
    """Ends each page of the site with the way to say that it is wrong or unclear."""

    def run(self, root: ElementTree.Element) -> None:
        """Put the link at the end of a page that has a head block."""
        md: Markdown = self.md
        context = context_of(md)
        if context.page is None:
            return
        link = about_page(context) or context.link_to_file("about.md", "errors")
        foot = ElementTree.SubElement(root, "p", {"class": "page-foot"})
        foot.text = AtomicString(md.htmlStash.store(str(context.render("page_foot.html", link=link))))

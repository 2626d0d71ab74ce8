"""The reading grade of each page that staff and trainers read, from the built site; 8 is the most that is let through.

Counted are paragraphs and list items, each list item as a sentence. Left out are code, tables, citations and
the panels behind them, and addresses. Developer pages are not counted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import env

MOST = 8.0
LEFT_OUT = "pre, code, table, svg, script, style, .headerlink, .clause-mark, details, nav, dl dt, .visually-hidden, .card-figures"
ENDED = re.compile(r"[.!?:][”\"')\]]*$")


def prose(page: Path) -> str:
    """The sentences of a built page."""
    from bs4 import BeautifulSoup

    article = BeautifulSoup(page.read_text("utf-8"), "lxml").select_one("article")
    if article is None:
        return ""
    for left_out in article.select(LEFT_OUT):
        left_out.decompose()
    return " ".join(_sentences(article))


def _sentences(article: object) -> Iterator[str]:
    for block in article.select("p, li, dd"):  # type: ignore[attr-defined]
        for inner in block.select("ul, ol"):
            inner.extract()
        text = " ".join(re.sub(r"\S+@\S+|https?://\S+|§", " ", block.get_text(" ")).split())
        if text:
            yield text if ENDED.search(text) else f"{text}."


def main() -> None:
    """Print each page's grade, the highest first, and fail where one is above the most."""
    import textstat  # type: ignore[import-untyped]

    site = env.ROOT / "site"
    pages = [page for page in sorted(site.rglob("index.html")) if "developers" not in page.relative_to(site).parts]
    if not pages:
        sys.exit("site/ has no pages. Build it first: make site")
    grades = {
        page.parent.relative_to(site).as_posix(): (textstat.flesch_kincaid_grade(text), len(text.split()))
        for page in pages
        if (text := prose(page))
    }
    for name, (grade, words) in sorted(grades.items(), key=lambda one: -one[1][0]):
        print(f"{grade:5.1f}  {words:6d} words  {name}")
    above = [name for name, (grade, _) in grades.items() if grade > MOST]
    if above:
        sys.exit(f"Above grade {MOST:g}: {', '.join(above)}")


if __name__ == "__main__":
    env.enter()
    main()

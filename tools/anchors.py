"""Add the anchors of the built site to the list of published anchors; none is ever taken off it.

A published link must go on working. Whoever moves a section leaves its anchor where it was, with a
sentence that links to the new place.
"""

from __future__ import annotations

from pathlib import Path

import env

LIST = env.ROOT / "tests" / "site" / "published_anchors.txt"


def anchors(site: Path) -> set[str]:
    """Every section and paragraph of the built site that a link can point to, as `page/#anchor`."""
    from bs4 import BeautifulSoup

    found: set[str] = set()
    for page in site.rglob("index.html"):
        name = page.parent.relative_to(site).as_posix().removeprefix(".")
        if not name.startswith("developers"):
            article = BeautifulSoup(page.read_text("utf-8"), "lxml").select_one("article")
            marked = article.select("h2[id], h3[id], p[id], li[id], div[id], tr[id]") if article else []
            found.update(f"{name}/#{one['id']}".removeprefix("/") for one in marked if not str(one["id"]).startswith("__"))
    return found


def every_id(site: Path) -> set[str]:
    """Every id on a page of the built site, also of a mark that only keeps an old link going."""
    from bs4 import BeautifulSoup

    found: set[str] = set()
    for page in site.rglob("index.html"):
        name = page.parent.relative_to(site).as_posix().removeprefix(".")
        article = BeautifulSoup(page.read_text("utf-8"), "lxml").select_one("article")
        found.update(f"{name}/#{one['id']}".removeprefix("/") for one in (article.select("[id]") if article else []))
    return found


def main() -> None:
    """Write the list anew: what it had, and what is new."""
    listed = set(LIST.read_text("utf-8").splitlines()) if LIST.exists() else set()
    new = anchors(env.ROOT / "site") - listed
    LIST.write_text("".join(f"{one}\n" for one in sorted(listed | new)), "utf-8")
    print(f"{len(new)} new, {len(listed)} were listed.")


if __name__ == "__main__":
    env.enter()
    main()

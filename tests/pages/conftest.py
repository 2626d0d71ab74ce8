"""A page of one's own, in a folder of its own: rendered, or refused with a message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from fosterpolicy.site.examples import format_example

RESPITE = "# Respite\n\n/// policy-page | respite\n    covers: 12.8.1\n///\n\n"
READINGS = "# Readings\n\n/// policy-page | readings\n///\n"
Page = Callable[..., str]


def converter(docs: Path) -> Markdown:
    return Markdown(
        extensions=["attr_list", "tables", "pymdownx.blocks.html", "pymdownx.superfences", "fosterpolicy.site"],
        extension_configs={
            "fosterpolicy.site": {"docs": str(docs)},
            "pymdownx.superfences": {
                "relaxed_headers": True,
                "custom_fences": [{"name": "python", "class": "python", "format": format_example}],
            },
        },
    )


@pytest.fixture
def head() -> str:
    """The head of the page that the tests write."""
    return RESPITE


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """Render a page with this body; it is respite.md, beside the page of readings."""

    def render(body: str, head: str = RESPITE, docs: Path = tmp_path) -> str:
        (docs / "respite.md").write_text(head + body, encoding="utf-8")
        (docs / "readings.md").write_text(READINGS, encoding="utf-8")
        return converter(docs).convert(head + body)

    return render


@pytest.fixture
def refusal(page: Page) -> Page:
    """The message with which a page is refused."""

    def refuse(body: str, head: str = RESPITE) -> str:
        with pytest.raises(Exception, match=r"\S") as caught:
            page(body, head)
        assert type(caught.value).__name__ in ("PageError", "SuperFencesException", "PolicyError"), caught.value
        return str(caught.value)

    return refuse

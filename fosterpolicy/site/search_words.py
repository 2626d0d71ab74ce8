"""Everyday words for sections, so that a search by them finds the section: an mkdocs hook.

`docs/search-words.toml` has them, each list under the address of its section.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from fosterpolicy.site.pages import PageError

FILE = "search-words.toml"


def on_post_build(config: Any) -> None:
    """Add the words to the search index, once it is written."""
    index = Path(config["site_dir"], "search", "search_index.json")
    words = tomllib.loads(Path(config["docs_dir"], FILE).read_text(encoding="utf-8"))
    index.write_text(json.dumps(with_words(json.loads(index.read_text(encoding="utf-8")), words)), encoding="utf-8")


def with_words(index: dict[str, Any], words: dict[str, list[str]]) -> dict[str, Any]:
    """The index with the words as tags of their sections.

    Args:
        index: The search index, as the search plugin writes it.
        words: Words by the address of a section, such as `12.8.1-standard-rates/respite/#rates`.

    Raises:
        PageError: The index has no such section.
    """
    sections = {entry["location"]: entry for entry in index["docs"]}
    for address, added in words.items():
        if address not in sections:
            raise PageError(f"docs/{FILE}: {address}: the search index has no such section")
        entry = sections[address]
        entry["tags"] = [*entry.get("tags", []), *added]
    return index

"""Everyday words for sections, so that a search by them finds the section: an mkdocs hook.

`docs/search-words.toml` has them, each list under the address of its section. The numbers of forms come from the
register: each finds the form's entry however it is typed.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fosterpolicy.core.policy import policy
from fosterpolicy.core.policy_models import Form
from fosterpolicy.site.context import anchor_of
from fosterpolicy.site.pages import PageError

FILE = "search-words.toml"
FORMS = "reference/forms/#form-"


def on_post_build(config: Any) -> None:
    """Add the words to the search index, once it is written."""
    index = Path(config["site_dir"], "search", "search_index.json")
    words = tomllib.loads(Path(config["docs_dir"], FILE).read_text(encoding="utf-8"))
    written = with_words(json.loads(index.read_text(encoding="utf-8")), words)
    index.write_text(json.dumps(with_words(written, form_numbers(policy().forms.values()))), encoding="utf-8")


def form_numbers(forms: Iterable[Form]) -> dict[str, list[str]]:
    """Each form that has a number: the address of its entry, and the ways to type the number.

    `CS-KIDS-2` is typed `CSKIDS2`, too, and without its first letters `KIDS-2` and `KIDS2`.
    """
    return {f"{FORMS}{anchor_of(form.id)}": _typed(form.id) for form in forms if re.search(r"[0-9]", form.id)}


def _typed(number: str) -> list[str]:
    shorter = re.split(r"[ -]", number, maxsplit=1)[1]
    numbers = [number, shorter] if re.search(r"[ -]", shorter) else [number]
    return [*numbers, *(re.sub(r"[ -]", "", one) for one in numbers)]


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

"""How to point at the official words of a clause without copying them."""

from __future__ import annotations

from urllib.parse import quote

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.policy_models import Clause, Source


def official_words_url(clause: Clause, source: Source) -> str | None:
    """The address that opens the published page at this clause's own words.

    Args:
        clause: The clause; its `quote` has the first words of the passage, and the last.
        source: The document that it stands in.

    Returns:
        A text-fragment link, or None where the document has no public address.
    """
    if source.address is None:
        return None
    return f"{source.address}#:~:text={','.join(_encoded(words) for words in clause.quote)}"


def citation(clause: Clause, source: Source) -> str:
    """How to cite a clause in a case note: document, place, clause id, and when it was checked."""
    return f"{source.citation}, {clause.locator}. Clause {clause.id}. Checked {in_words(source.verified_on)}."


def _encoded(words: str) -> str:
    # A bare dash or comma would be read as part of the fragment's own syntax.
    return quote(words, safe="").replace("-", "%2D")

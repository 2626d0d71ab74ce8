"""What the worked examples of all pages show: which calculation, which clauses, which forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fosterpolicy.core.faults import InputError
from fosterpolicy.core.policy import Policy
from fosterpolicy.core.result import Result
from fosterpolicy.site.examples import run
from fosterpolicy.site.marks import python_fences
from fosterpolicy.site.pages import Pages


@dataclass(frozen=True)
class Shown:
    """One worked example on a page.

    Attributes:
        page: The page's id.
        anchor: The id of the heading above it, or an empty text.
        case: The case in a sentence.
        clauses: The clauses that its steps, its figures and its faults name.
        forms: The forms that its answer calls for.
    """

    page: str
    anchor: str
    case: str
    clauses: frozenset[str]
    forms: frozenset[str]


@lru_cache(maxsize=2)
def shown_examples(pages: Pages, policy: Policy) -> tuple[Shown, ...]:
    """Run the examples of all pages that have an id, and look at what they show.

    Args:
        pages: The pages.
        policy: The policy in force; for another one the examples are run again.

    Raises:
        PageError: An example failed.
    """
    ids = {page.path: page.id for page in pages.by_id.values()}
    found = []
    for fence in python_fences(pages.folder):
        if fence.page in ids:
            example = run(fence.code, fence.page)
            clauses, forms = _shown_by(example.answer)
            found.append(Shown(ids[fence.page], fence.anchor, example.case, clauses, forms))
    return tuple(found)


def _shown_by(answer: object) -> tuple[frozenset[str], frozenset[str]]:
    match answer:
        case Result():
            clauses = [*(step.clause for step in answer.steps), *(figure.clause for figure in answer.figures if figure.clause)]
            return frozenset(clauses), frozenset(document.id for document in answer.documents)
        case InputError():
            return frozenset(fault.clause for fault in answer.faults if fault.clause), frozenset()
        case _:
            return frozenset(), frozenset()

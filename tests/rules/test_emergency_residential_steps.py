"""emergency-residential-steps: what to do for emergency residential care, and what comes next."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

STEPS = ["open-case", "rcst-authorization", "invoice-to-rcst", "invoice-questions", "update-faces"]


def ask(*done: Any, **more: Any) -> Any:
    return calculate("emergency-residential-steps", {"done": list(done), **more})


def steps(answer: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer.model_dump(mode="json")["outcome"]["steps"]
    return found


def test_the_steps_stand_in_the_manual_s_order_each_with_who_and_what() -> None:
    found = steps(ask())
    assert [step["id"] for step in found] == STEPS
    for step in found:
        assert list(step) == ["id", "who", "what", "strength", "done"]
        assert step["who"]
        assert step["what"].endswith(".")
        assert step["strength"] in ("must", "should", "may")


@pytest.mark.parametrize("size", range(len(STEPS) + 1))
def test_what_is_done_is_marked_and_is_never_next(size: int) -> None:
    for done in combinations(STEPS, size):
        answer = ask(*done)
        assert [step["id"] for step in steps(answer) if step["done"]] == [id for id in STEPS if id in done]
        following = list(answer.outcome.next)
        assert set(following) <= set(STEPS) - set(done)
        assert len(following) == len(set(following))


def test_the_order_in_which_steps_were_ticked_does_not_matter() -> None:
    assert ask(*STEPS[:3]).outcome == ask(*reversed(STEPS[:3])).outcome


def test_the_case_comes_first_then_the_authorization_then_the_invoice() -> None:
    assert ask().outcome.next[0] == "open-case"
    assert ask("open-case").outcome.next[0] == "rcst-authorization"
    assert ask("open-case", "rcst-authorization").outcome.next[0] == "invoice-to-rcst"
    assert "invoice-to-rcst" not in ask().outcome.next
    assert "rcst-authorization" not in ask().outcome.next


def test_when_all_is_done_nothing_is_next() -> None:
    expect(ask(*STEPS), next=[])


def test_rcst_opens_the_authorization_and_answers_for_the_invoice_and_the_facility_sends_it() -> None:
    who = {step["id"]: step["who"] for step in steps(ask())}
    assert "RCST" in who["rcst-authorization"]
    assert "RCST" in who["invoice-questions"]
    assert "RCST" not in who["invoice-to-rcst"]


def test_each_step_cites_its_clause_and_no_rate_is_stated() -> None:
    answer = ask()
    clauses = {step.clause for step in answer.steps}
    assert {f"12.8.2/residential/{id}" for id in STEPS} <= clauses
    assert {"A2-09", "A2-10"} <= set(answer.interpretations)
    assert answer.figures == []


def test_it_needs_no_date_and_takes_one() -> None:
    assert ask(on="2024-06-01").outcome == ask().outcome


@pytest.mark.parametrize(
    ("done", "path"),
    [(["open-cases"], "done.0"), (["open-case", None], "done.1"), ("open-case", "done"), (None, "done"), ({}, "done")],
)
def test_what_is_done_is_a_list_of_known_steps(done: Any, path: str) -> None:
    error = refused(calculate, "emergency-residential-steps", done=done)
    assert [fault.path for fault in error.faults] == [path]


def test_what_is_done_is_needed_even_if_it_is_nothing() -> None:
    (fault,) = refused(calculate, "emergency-residential-steps", {}).faults
    assert (fault.path, fault.given) == ("done", None)


def test_a_step_that_does_not_exist_is_answered_with_those_that_do() -> None:
    (fault,) = refused(ask, "open-cases").faults
    assert all(id in fault.allowed for id in STEPS)

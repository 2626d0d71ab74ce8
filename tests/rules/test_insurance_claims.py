"""agency-authority and insurance-claim-steps: what the agency may not do, and the way to the court's order."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

STEPS = ["written-offer", "juvenile-court", "third-party-liability", "court-order"]


def authority(act: Any, **more: Any) -> Any:
    return calculate("agency-authority", {"act": act, **more})


def claim(*done: Any, **more: Any) -> Any:
    return calculate("insurance-claim-steps", {"done": list(done), **more})


def steps(answer: Any) -> dict[str, Any]:
    return {step["id"]: step for step in answer.model_dump(mode="json")["outcome"]["steps"]}


# What the agency may do


@pytest.mark.parametrize("act", ["waive-rights", "settle-claim"])
def test_the_agency_may_do_neither_and_the_juvenile_court_decides(act: str) -> None:
    answer = authority(act)
    expect(answer, allowed=False, decided_by="juvenile-court")
    assert [(one.who, one.strength) for one in answer.approvals] == [("juvenile court", "should")]


@pytest.mark.parametrize(
    ("act", "clause", "other"), [("waive-rights", "no-waiver", "no-settlement"), ("settle-claim", "no-settlement", "no-waiver")]
)
def test_each_act_is_barred_by_its_own_clause(act: str, clause: str, other: str) -> None:
    cited = {step.clause for step in authority(act).steps}
    assert {f"12.8.6/{clause}", "12.8.6/court-decides"} <= cited
    assert f"12.8.6/{other}" not in cited


def test_a_next_friend_or_a_conservatorship_is_only_an_example() -> None:
    answer = authority("settle-claim")
    (step,) = (step for step in answer.steps if step.clause == "12.8.6/next-friend")
    assert "possible" in step.text
    assert {"A6-01", "A6-03", "A6-04"} <= set(answer.interpretations)


def test_the_conflict_reaches_medicaid_recovery_and_kids_accounts() -> None:
    (step,) = (step for step in authority("waive-rights").steps if step.clause == "12.8.6/conflict-extends")
    assert "Medicaid" in step.text
    assert "KIDS" in step.text


@pytest.mark.parametrize("act", ["", "settle", "waive_rights", None, ["settle-claim"], True])
def test_an_act_that_does_not_exist_is_answered_with_those_that_do(act: Any) -> None:
    (fault,) = refused(authority, act).faults
    assert fault.path == "act"
    assert "waive-rights" in fault.allowed
    assert "settle-claim" in fault.allowed


def test_the_answer_on_authority_is_the_same_on_every_date() -> None:
    for on in ("2019-06-30", "2024-01-01", "2026-11-22"):
        assert authority("settle-claim", on=on).outcome == authority("settle-claim").outcome


# The steps


@pytest.mark.parametrize(
    ("done", "following"),
    [
        ([], ["written-offer"]),
        (["written-offer"], ["juvenile-court", "third-party-liability"]),
        (["written-offer", "juvenile-court"], ["third-party-liability"]),
        (["written-offer", "third-party-liability"], ["juvenile-court"]),
        (["written-offer", "juvenile-court", "third-party-liability"], ["court-order"]),
        (STEPS, []),
    ],
)
def test_the_offer_goes_to_both_in_either_order_and_the_court_s_order_comes_after_both(
    done: list[str], following: list[str]
) -> None:
    assert claim(*done).outcome.next == following


def test_the_worker_asks_dls_sends_on_and_the_judge_orders() -> None:
    who = {id: step["who"] for id, step in steps(claim()).items()}
    assert list(who) == STEPS
    assert who["written-offer"] == "worker"
    assert "DLS" in who["juvenile-court"]
    assert "DLS" in who["third-party-liability"]
    assert who["court-order"] == "juvenile judge"


def test_the_procedure_must_be_used_while_dls_and_the_judge_should() -> None:
    strength = {id: step["strength"] for id, step in steps(claim()).items()}
    assert strength == {
        "written-offer": "must",
        "juvenile-court": "should",
        "third-party-liability": "should",
        "court-order": "should",
    }
    (procedure,) = (step for step in claim().steps if step.clause == "12.8.6/procedure")
    assert "must" in procedure.text


def test_the_offer_on_paper_is_asked_for_until_it_is_there() -> None:
    (paper,) = claim().documents
    assert (paper.id, paper.strength, paper.goes_to) == ("Formal written offer", "must", "local DLS office")
    assert claim("written-offer").documents == []


@pytest.mark.parametrize("size", range(len(STEPS) + 1))
def test_what_is_done_is_marked_and_is_never_next(size: int) -> None:
    for done in combinations(STEPS, size):
        answer = claim(*done)
        assert [id for id, step in steps(answer).items() if step["done"]] == list(done)
        assert not set(answer.outcome.next) & set(done)
        assert bool(answer.outcome.next) == (size < len(STEPS))
        assert claim(*reversed(done)).outcome == answer.outcome


def test_an_order_before_the_offer_was_sent_on_is_told_of() -> None:
    assert any("Marked as done" in notice for notice in claim("written-offer", "court-order").notices)
    assert not any("Marked as done" in notice for notice in claim("written-offer", "third-party-liability").notices)


def test_each_step_cites_its_clause_and_the_readings_are_told() -> None:
    answer = claim()
    cited = {step.clause for step in answer.steps}
    named = ("procedure", "step-1-written-offer", "step-2-juvenile-court", "step-2-third-party-liability", "step-3-order")
    assert cited == {f"12.8.6/{name}" for name in named}
    assert {"A6-01", "A6-02", "A0-08"} <= set(answer.interpretations)
    assert answer.figures == []


def test_a_worker_is_told_that_the_agency_may_not_settle() -> None:
    assert any("neither settle the claim nor give up" in notice for notice in claim().notices)


@pytest.mark.parametrize(
    ("done", "path"),
    [(["offer"], "done.0"), (["written-offer", None], "done.1"), ("written-offer", "done"), (None, "done"), ({}, "done")],
)
def test_what_is_done_is_a_list_of_known_steps(done: Any, path: str) -> None:
    assert [fault.path for fault in refused(calculate, "insurance-claim-steps", done=done).faults] == [path]

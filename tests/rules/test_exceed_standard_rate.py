"""exceed-standard-rate: exceptional needs, and one of two doors."""

from __future__ import annotations

import pytest

from fosterpolicy import calculate, refused


@pytest.mark.parametrize(
    ("needs", "approval", "program", "allowed"),
    [
        (False, False, False, False),
        (False, False, True, False),
        (False, True, False, False),
        (False, True, True, False),
        (True, False, False, False),
        (True, False, True, True),
        (True, True, False, True),
        (True, True, True, True),
    ],
)
def test_it_takes_exceptional_needs_and_either_prior_approval_or_a_special_program(
    needs: bool, approval: bool, program: bool, allowed: bool
) -> None:
    answer = calculate(
        "exceed-standard-rate", exceptional_needs=needs, regional_director_prior_approval=approval, special_program=program
    )
    assert answer.outcome.allowed is allowed
    assert answer.outcome.why
    assert all(isinstance(sentence, str) and sentence.endswith(".") for sentence in answer.outcome.why)
    assert "A1-36" in answer.interpretations


def test_approval_without_exceptional_needs_is_not_enough_and_the_answer_says_so() -> None:
    answer = calculate(
        "exceed-standard-rate", exceptional_needs=False, regional_director_prior_approval=True, special_program=False
    )
    assert answer.outcome.allowed is False
    assert "12.8.1/exceed/exceptional-needs" in [step.clause for step in answer.steps]


def test_with_needs_but_no_door_the_regional_director_has_to_approve_beforehand() -> None:
    answer = calculate(
        "exceed-standard-rate", exceptional_needs=True, regional_director_prior_approval=False, special_program=False
    )
    assert [(approval.who.startswith("Regional Director"), approval.strength) for approval in answer.approvals] == [
        (True, "must")
    ]
    assert "designee" not in answer.approvals[0].who
    assert "A0-11" in answer.interpretations


def test_a_special_program_needs_no_approval_by_the_regional_director() -> None:
    answer = calculate(
        "exceed-standard-rate", exceptional_needs=True, regional_director_prior_approval=False, special_program=True
    )
    assert answer.approvals == []


def test_it_asks_no_date_and_takes_one() -> None:
    case = {"exceptional_needs": True, "regional_director_prior_approval": True, "special_program": False}
    assert (
        calculate("exceed-standard-rate", case).outcome == calculate("exceed-standard-rate", {**case, "on": "2025-01-01"}).outcome
    )


def test_all_three_questions_must_be_answered() -> None:
    refusal = refused(calculate, "exceed-standard-rate", {})
    assert sorted(fault.path for fault in refusal.faults) == [
        "exceptional_needs",
        "regional_director_prior_approval",
        "special_program",
    ]

"""Checklists: what is done, what can be done now, and what must wait."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosterpolicy import calculate
from fosterpolicy.core.outcome_words import outcome_words
from fosterpolicy.core.policy import policy
from fosterpolicy.core.result import Result
from fosterpolicy.core.working import Working
from fosterpolicy.rules.checklist import Checklist, Procedure, StepToDo

CLAUSE = "12.8.2/residential/open-case"
ClaimStep = Literal["offer", "court", "liability", "order", "paid"]

CLAIM = Procedure(
    ClaimStep,
    (
        StepToDo("offer", "worker", "Ask for the offer in writing.", CLAUSE, strength="should"),
        StepToDo("court", "worker", "Send it to the court.", CLAUSE, strength="should", readings=("A2-08",), after=("offer",)),
        StepToDo("liability", "worker", "Send it to the unit.", CLAUSE, strength="should", after=("offer",)),
        StepToDo("order", "judge", "Give an order.", CLAUSE, after=("court", "liability")),
        StepToDo("paid", "unit", "Pay it.", CLAUSE, strength="may", after=("order",)),
    ),
)
"""A made-up procedure: two steps in any order between two that are fixed, and one at the end."""


def answer(*done: str) -> Result[Checklist]:
    work = Working(policy(), None, "on", None)
    return work.result("made-up-steps", CLAIM.answer(list(done), work))


def following(*done: str) -> list[str]:
    return answer(*done).outcome.next


def test_at_the_start_only_the_first_step_can_be_done() -> None:
    assert following() == ["offer"]


def test_steps_in_any_order_can_all_be_done_now() -> None:
    assert following("offer") == ["court", "liability"]
    assert following("offer", "liability") == ["court"]
    assert following("offer", "court") == ["liability"]


def test_a_step_waits_for_all_that_come_before_it() -> None:
    assert following("offer", "court", "liability") == ["order"]
    assert following("offer", "court", "liability", "order") == ["paid"]


def test_when_all_is_done_nothing_is_next() -> None:
    done = answer("offer", "court", "liability", "order", "paid")
    assert done.outcome.next == []
    assert done.outcome.headline() == "Every step is done"


def test_a_step_that_was_done_out_of_order_stays_done_and_what_was_passed_over_is_next() -> None:
    found = answer("court", "order")
    assert [step.id for step in found.outcome.steps if step.done] == ["court", "order"]
    assert found.outcome.next == ["offer"]
    assert found.notices[:2] == [
        "Marked as done: Send it to the court. Yet the list puts this before it: Ask for the offer in writing.",
        "Marked as done: Give an order. Yet the list puts this before it: Ask for the offer in writing. Send it to the unit.",
    ]


def test_steps_done_in_order_bring_no_such_notice() -> None:
    for done in (["offer"], ["offer", "court"], ["offer", "court", "liability", "order"]):
        assert not [notice for notice in answer(*done).notices if "Marked as done" in notice]


def test_a_step_that_is_named_twice_is_done_once() -> None:
    assert answer("offer", "offer", "court").outcome == answer("court", "offer").outcome


def test_the_headline_says_what_can_be_done_now_and_by_whom() -> None:
    assert answer().outcome.headline() == "Next: Ask for the offer in writing (worker)"
    assert answer("offer").outcome.headline() == "Next: Send it to the court (worker); Send it to the unit (worker)"


THREE_AT_ONCE = Procedure(
    Literal["a", "b", "c", "d"],
    (
        StepToDo("a", "worker", "Write.", CLAUSE),
        StepToDo("b", "unit", "Count.", CLAUSE),
        StepToDo("c", "judge", "Sign.", CLAUSE),
        StepToDo("d", "unit", "Only if money comes late: send it back.", CLAUSE, whenever=True),
    ),
)
"""A made-up procedure whose steps can all be done at once."""


def test_the_headline_counts_the_steps_where_more_than_two_are_next_and_names_two() -> None:
    work = Working(policy(), None, "on", None)
    assert THREE_AT_ONCE.answer([], work).headline() == "4 steps are next"
    assert THREE_AT_ONCE.answer(["d"], work).headline() == "3 steps are next"
    assert THREE_AT_ONCE.answer(["a"], work).headline() == "Next: Count (unit); Sign (judge)"


def test_the_headline_says_only_the_first_sentence_of_a_step() -> None:
    found = calculate("orthodontic-steps", done=["pds-review", "mhd"]).outcome.headline()
    assert found == "Next: Decide on the request, and send the packet back to the PDS (State Orthodontic Consultant)"


AT_ANY_TIME = Procedure(
    Literal["offer", "late", "paid"],
    (
        StepToDo("offer", "worker", "Ask for the offer in writing.", CLAUSE),
        StepToDo("late", "unit", "Only if money comes late: send it back.", CLAUSE, whenever=True),
        StepToDo("paid", "unit", "Pay it.", CLAUSE, after=("offer",)),
    ),
)
"""A made-up procedure with a step that only an event calls for."""


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ([], "Next: Ask for the offer in writing (worker)"),
        (["offer"], "Next: Pay it (unit)"),
        (["offer", "paid"], "Next: Only if money comes late: send it back (unit)"),
    ],
)
def test_the_headline_names_a_step_that_an_event_calls_for_only_when_nothing_else_is_next(done: list[str], said: str) -> None:
    found = AT_ANY_TIME.answer(done, Working(policy(), None, "on", None))
    assert "late" in found.next
    assert found.headline() == said


def test_each_step_is_told_with_its_state_its_clause_and_its_readings() -> None:
    found = answer("offer")
    assert [(step.text, step.value) for step in found.steps] == [
        ("Done (worker): Ask for the offer in writing.", "done"),
        ("Next (worker): Send it to the court.", "next"),
        ("Next (worker): Send it to the unit.", "next"),
        ("Later (judge): Give an order.", "later"),
        ("Later (unit): Pay it.", "later"),
    ]
    assert {step.clause for step in found.steps} == {CLAUSE}
    assert found.interpretations[:2] == ["A0-08", "A2-08"]


def test_each_step_keeps_the_strength_of_the_source_s_words() -> None:
    assert [step.strength for step in answer().outcome.steps] == ["should", "should", "should", "must", "may"]


def test_the_outcome_as_json_has_the_agreed_fields() -> None:
    found = answer("offer").model_dump(mode="json")["outcome"]
    assert list(found) == ["steps", "next"]
    assert found["steps"][0] == {
        "id": "offer",
        "who": "worker",
        "what": "Ask for the offer in writing.",
        "strength": "should",
        "done": True,
    }


@given(st.lists(st.sampled_from([step.id for step in CLAIM.steps]), max_size=12))
def test_as_long_as_a_step_is_left_there_is_one_to_do_now(done: list[str]) -> None:
    found = answer(*done).outcome
    assert bool(found.next) == (len(set(done)) < len(CLAIM.steps))
    assert not set(found.next) & set(done)
    assert found == answer(*reversed(done)).outcome


@given(st.data())
def test_doing_what_is_next_again_and_again_ends_with_all_done_and_nothing_out_of_order(data: st.DataObject) -> None:
    done: list[str] = []
    while (found := answer(*done)).outcome.next:
        assert not [notice for notice in found.notices if "Marked as done" in notice]
        done.append(data.draw(st.sampled_from(found.outcome.next)))
    assert sorted(done) == sorted(step.id for step in CLAIM.steps)


# A procedure that came to an end


def stopped(*done: str) -> Result[Checklist]:
    work = Working(policy(), None, "on", None)
    return work.result("made-up-steps", CLAIM.answer(list(done), work, denied="order"))


def test_once_a_procedure_is_stopped_no_step_comes_next() -> None:
    assert following("offer") == ["court", "liability"]
    assert stopped("offer").outcome.next == []
    assert stopped().outcome.next == []


def test_what_was_done_stays_done_the_denied_step_is_told_as_denied_and_all_else_as_not_reached() -> None:
    found = stopped("offer", "court")
    assert found.outcome.steps == answer("offer", "court").outcome.steps
    assert [step.value for step in found.steps] == ["done", "done", "not reached", "denied", "not reached"]
    assert found.steps[2].text == "Not reached (worker): Send it to the unit."
    assert found.steps[3].text == "Denied (judge): Give an order."


def test_the_states_of_a_denied_procedure_are_those_of_its_working() -> None:
    found = stopped("offer", "court")
    shown = [step.state for step in outcome_words(found.outcome, found.steps).to_do]
    assert shown == ["done", "done", "not reached", "denied", "not reached"]


def test_the_headline_says_that_it_was_denied_but_where_all_is_done_it_says_that() -> None:
    assert stopped("offer").outcome.headline() == "Denied: no step comes next"
    everything = [step.id for step in CLAIM.steps]
    assert stopped(*everything).outcome.headline() == "Every step is done"
    assert stopped(*everything).outcome == answer(*everything).outcome


def test_a_step_done_out_of_order_is_told_of_in_a_stopped_procedure_too() -> None:
    assert [notice for notice in stopped("court").notices if "Marked as done" in notice] == [
        "Marked as done: Send it to the court. Yet the list puts this before it: Ask for the offer in writing."
    ]


@given(st.lists(st.sampled_from([step.id for step in CLAIM.steps]), max_size=12))
def test_stopping_changes_only_what_comes_next(done: list[str]) -> None:
    found, going_on = stopped(*done).outcome, answer(*done).outcome
    assert found.next == []
    assert found.steps == going_on.steps


# A procedure that is put together wrongly


def test_a_procedure_whose_steps_are_not_those_of_its_input_is_refused() -> None:
    message = r"^the input takes the steps offer, court, liability, order, paid; the procedure has offer$"
    with pytest.raises(ValueError, match=message):
        Procedure(ClaimStep, CLAIM.steps[:1])


@pytest.mark.parametrize("first", ["b", "a", "c"])
def test_a_step_that_waits_for_one_that_does_not_stand_above_it_is_refused(first: str) -> None:
    steps = (StepToDo("a", "x", "A.", CLAUSE, after=(first,)), StepToDo("b", "x", "B.", CLAUSE))
    with pytest.raises(ValueError, match=rf"^a: it waits for {first}, and that does not stand above it$"):
        Procedure(Literal["a", "b"], steps)


def test_a_step_that_stands_twice_is_refused() -> None:
    twice = (StepToDo("a", "x", "A.", CLAUSE), StepToDo("a", "x", "A.", CLAUSE))
    with pytest.raises(ValueError, match="the procedure has a, a"):
        Procedure(Literal["a"], twice)


# Emergency residential care


RESIDENTIAL = ["open-case", "rcst-authorization", "invoice-to-rcst", "invoice-questions", "update-faces"]


def residential(*done: str) -> Result[Checklist]:
    found: Result[Checklist] = calculate("emergency-residential-steps", done=list(done))
    return found


@pytest.mark.parametrize(
    ("done", "following"),
    [
        ([], ["open-case"]),
        (["open-case"], ["rcst-authorization"]),
        (["open-case", "rcst-authorization"], ["invoice-to-rcst"]),
        (["open-case", "rcst-authorization", "invoice-to-rcst"], ["invoice-questions", "update-faces"]),
        (["open-case", "rcst-authorization", "invoice-to-rcst", "update-faces"], ["invoice-questions"]),
        (RESIDENTIAL, []),
    ],
)
def test_emergency_residential_care_goes_by_the_manual_s_list(done: list[str], following: list[str]) -> None:
    assert residential(*done).outcome.next == following


def test_a_question_about_the_invoice_holds_nothing_up_and_is_said_to_be_needed_only_where_there_is_one() -> None:
    steps = {step.id: step for step in residential().outcome.steps}
    assert steps["invoice-questions"].what.startswith("Only if there is a question")
    assert steps["update-faces"].what.startswith("When the child moves")
    assert all(step.strength == "must" for step in steps.values())
    assert "update-faces" in residential(*RESIDENTIAL[:3]).outcome.next


@pytest.mark.parametrize("size", range(len(RESIDENTIAL) + 1))
def test_a_child_who_moves_before_the_invoice_is_in_is_told_of_while_the_list_does_not_come_to_it(size: int) -> None:
    for done in combinations(RESIDENTIAL, size):
        found = residential(*done)
        waits = "update-faces" not in (*done, *found.outcome.next)
        assert any("The child may move sooner" in notice for notice in found.notices) == waits


def test_the_invoice_is_asked_for_until_it_is_sent() -> None:
    assert [(paper.id, paper.goes_to) for paper in residential().documents] == [("Invoice", "RCST")]
    assert residential(*RESIDENTIAL[:3]).documents == []

"""Who approves what: the answers of the calculations to one case for each kind of approval, side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from fosterpolicy.core.faults import InputError
from fosterpolicy.core.policy import FIGURE, Policy, PolicyError
from fosterpolicy.core.result import Result
from fosterpolicy.rules import calculate
from fosterpolicy.site.approval_cases import GROUPS_OF_CASES, ApprovalCase
from fosterpolicy.site.context import PageContext
from fosterpolicy.site.drawn import DrawnBlock
from fosterpolicy.site.pages import PageError

NOT_SAID = "Who approves is not stated."
NONE_STATED = "No approval is stated."
AS_IN_GENERAL = "This part names no one. See the first row."
PACKET = "a packet; what is in it is stated for braces only"
"""The papers of a route that sends a packet where the answer names no paper: A3-06."""

LONG = 3
"""A route of so many steps is not told twice in a table: a later row refers to the row that has it."""


@dataclass(frozen=True)
class ApprovalRow:
    """Who approves in one kind of case.

    Attributes:
        matter: The case in words.
        clause: The clause that says so.
        asked_first: Who is asked beforehand without approving, and how binding the source's words are; None where nobody is.
        approvals: Who approves, each with how binding the source's words are; empty where nobody does.
        covers: What the approvals are for, where the answer has others that nobody is named for.
        besides: What else there is to say: that nobody approves, that the manual is silent, or who signs.
        way: Who does what, one after the other, where the answer has a route.
        papers: The forms and papers.
        within: How long there is, and what for; None where the sources give no time.
    """

    matter: str
    clause: str
    asked_first: tuple[str, str] | None
    approvals: tuple[tuple[str, str], ...]
    covers: str | None
    besides: str | None
    way: tuple[str, ...]
    papers: tuple[str, ...]
    within: tuple[str, str] | None


class Approvals(DrawnBlock):
    """Who approves what: a table for each group of cases, from the answers of the rules."""

    NAME = "approvals"
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def html(self, context: PageContext) -> str:
        """The tables."""
        groups = [
            (title, with_long_routes_once([approval_row(case, context.policy) for case in cases]))
            for title, cases in GROUPS_OF_CASES
        ]
        places = {row.clause: context.place(row.clause) for _, rows in groups for row in rows}
        return context.render("approvals.html", groups=groups, places=places)


def approval_row(asked: ApprovalCase, policy: Policy) -> ApprovalRow:
    """Ask a case, and draw its row from the answer.

    Raises:
        PageError: The calculation refuses the case, or its answer does not rest on the row's clause or figure.
    """
    try:
        answer = calculate(asked.calculation, asked.case(policy))
    except InputError as error:
        raise PageError(f"approvals: {asked.matter!r}: {error}") from None
    cited = {step.clause for step in answer.steps} | {figure.clause for figure in answer.figures}
    if asked.clause not in cited:
        raise PageError(f"approvals: {asked.matter!r}: the answer of {asked.calculation} does not cite {asked.clause}")
    return ApprovalRow(
        matter=_drawn(asked.matter, asked, policy),
        clause=asked.clause,
        asked_first=asked.asked_first,
        approvals=tuple(dict.fromkeys((one.who, one.strength) for one in answer.approvals)),
        covers=asked.covers[0] if asked.covers else None,
        besides=_besides(asked, answer, policy),
        way=tuple(step.line() for step in getattr(answer.outcome, "route", ())),
        papers=_papers(answer),
        within=_within(asked, answer, policy),
    )


def with_long_routes_once(rows: list[ApprovalRow]) -> list[ApprovalRow]:
    """The rows of a table: a long route that an earlier row has whole is not told again where a route begins or ends with it."""
    shown: list[ApprovalRow] = []
    for row in rows:
        way = row.way
        for earlier in rows[: len(shown)]:
            if len(earlier.way) >= LONG and way[: len(earlier.way)] == earlier.way:
                way = (f"as for “{earlier.matter}”", *row.way[len(earlier.way) :])
                break
            if len(earlier.way) >= LONG and way[-len(earlier.way) :] == earlier.way:
                way = (*row.way[: -len(earlier.way)], f"as for “{earlier.matter}”")
                break
        shown.append(replace(row, way=way))
    return shown


def _papers(answer: Result[Any]) -> tuple[str, ...]:
    """The forms and papers, each once."""
    named = tuple(dict.fromkeys(document.id for document in answer.documents))
    sends_a_packet = any("packet" in step.what for step in getattr(answer.outcome, "route", ()))
    return (PACKET,) if sends_a_packet and not named else named


def _drawn(text: str, asked: ApprovalCase, policy: Policy) -> str:
    return FIGURE.sub(lambda found: _value(found, asked, policy), text)


def _value(found: re.Match[str], asked: ApprovalCase, policy: Policy) -> str:
    try:
        return policy.newest(found["id"], found["ages"]).words
    except PolicyError as error:
        raise PageError(f"approvals: {asked.matter!r}: {error}") from None


def _besides(asked: ApprovalCase, answer: Result[Any], policy: Policy) -> str | None:
    """What stands beside the approvals: who signs, or that the manual names no one."""
    if asked.general:
        if answer.approvals:
            raise PageError(f"approvals: {asked.matter!r}: the answer of {asked.calculation} names who approves")
        return AS_IN_GENERAL
    if asked.signed:
        papers = [document.what for document in answer.documents if document.id == asked.signed]
        if not papers:
            raise PageError(f"approvals: {asked.matter!r}: the answer of {asked.calculation} has no paper {asked.signed!r}")
        return papers[0]
    if getattr(answer.outcome, "approver", "none") in (None, "undetermined"):
        return f"For {_drawn(asked.covers[1], asked, policy)}: who approves is not stated." if asked.covers else NOT_SAID
    return None if answer.approvals else NONE_STATED


def _within(asked: ApprovalCase, answer: Result[Any], policy: Policy) -> tuple[str, str] | None:
    if asked.within is None:
        return None
    figures = [figure for figure in answer.figures if figure.id == asked.within]
    if not figures:
        raise PageError(f"approvals: {asked.matter!r}: the answer of {asked.calculation} does not use {asked.within}")
    return f"{figures[0].words} {figures[0].unit}", policy.parameter(asked.within).entry.what

"""Who may claim which trip, on which form and with which code: the answers of `trip-mileage`, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.result import Result
from fosterpolicy.rules import calculate
from fosterpolicy.rules.transportation.claims import (
    CASE_PLAN_SUPPORT,
    CLAIMANTS,
    CODED,
    DEVELOPMENT,
    EXPLAINED,
    NOT_CHILD_SPECIFIC,
    OLDER_YOUTH,
    PURPOSES,
    RESIDENTIAL,
    WITHOUT_A_CODE,
    Claimant,
    Code,
    Purpose,
)
from fosterpolicy.site.pages import PageError

GROUPS: dict[str, tuple[Claimant, ...]] = {
    "foster homes": ("foster-home", "professional-parent", "respite-provider", "level-a-or-medical"),
    "youth in an ILA or TLA": ("ila-youth", "tla-youth"),
    "Level B": ("level-b",),
    "TFC": ("tfc",),
    "residential providers": ("residential",),
}
"""The claimants that the table names together: the rule must treat them alike."""

OTHER_CLAUSES: dict[Purpose, str] = {
    "child-care": "12.8.3/transport/child-care-excluded",
    CASE_PLAN_SUPPORT: "12.8.3/transport/ticket/additional-trips",
}


@dataclass(frozen=True)
class TripCell:
    """What one group of claimants gets for one kind of trip.

    Attributes:
        paid: What is paid, in a few words.
        papers: The form, and the approval that it waits for besides the local one of every CD-106; empty where
            nothing is paid.
        code: The code, or None.
    """

    paid: str
    papers: tuple[str, ...] = ()
    code: Code | None = None


NOT_PAID = TripCell("not paid")


@dataclass(frozen=True)
class TripRow:
    """Purposes that come to the same, whoever claims.

    Attributes:
        purposes: Each purpose in words, with its clause.
        code: The code of these trips, or None.
        lines: Groups of claimants, and what they get; groups that get the same stand together.
    """

    purposes: tuple[tuple[str, str], ...]
    code: Code | None
    lines: tuple[tuple[tuple[str, ...], TripCell], ...]


def trip_rows(policy: Policy) -> list[TripRow]:
    """Every purpose, those that come to the same in one row; purposes with a code first.

    Raises:
        PageError: A group holds claimants whom the rule does not treat alike.
    """
    alike: dict[tuple[TripCell, ...], list[Purpose]] = {}
    for purpose in sorted(PURPOSES, key=lambda purpose: purpose not in CODED):
        alike.setdefault(tuple(_cells(purpose, policy)), []).append(purpose)
    return [
        TripRow(
            purposes=tuple((PURPOSES[purpose], clause_of(purpose)) for purpose in purposes),
            code=next((cell.code for cell in cells if cell.code), None),
            lines=tuple(_lines(cells)),
        )
        for cells, purposes in alike.items()
    ]


def _lines(cells: Sequence[TripCell]) -> Iterator[tuple[tuple[str, ...], TripCell]]:
    """What each group gets, once: those who are not paid stand last."""
    for cell in sorted(dict.fromkeys(cells), key=lambda cell: cell.paid.startswith("not ")):
        yield tuple(group for group, its in zip(GROUPS, cells, strict=True) if its == cell), cell


def clause_of(purpose: Purpose) -> str:
    """The clause that has a purpose on its list, or off it."""
    if purpose in CODED:
        return CODED[purpose].clause
    listed = {**RESIDENTIAL, **OTHER_CLAUSES, **_firsts(WITHOUT_A_CODE), **_firsts(DEVELOPMENT), **_firsts(NOT_CHILD_SPECIFIC)}
    return listed[purpose]


def _firsts(listed: dict[Purpose, Any]) -> dict[Purpose, str]:
    return {purpose: entry[0] for purpose, entry in listed.items()}


def _cells(purpose: Purpose, policy: Policy) -> Iterable[TripCell]:
    for group, claimants in GROUPS.items():
        cells = {_cell(claimant, purpose, policy) for claimant in claimants}
        if len(cells) > 1:
            names = ", ".join(CLAIMANTS[claimant] for claimant in claimants)
            raise PageError(f"trip-codes: {group}: {names} are not paid alike for {PURPOSES[purpose]}")
        yield cells.pop()


def _cell(claimant: Claimant, purpose: Purpose, policy: Policy) -> TripCell:
    miles = _long_trip(policy)
    answer = _answer(claimant, purpose, policy)
    outcome = answer.outcome
    match outcome.status:
        case "not-payable":
            listable = claimant == "residential" and purpose not in (*NOT_CHILD_SPECIFIC, "child-care")
            return TripCell("not on the list; only as support of the case plan") if listable else NOT_PAID
        case "undetermined":
            return TripCell("the manual does not say")
    unpaid = miles - outcome.reimbursable_miles
    every = "every mile with the youth in the vehicle" if claimant in OLDER_YOUTH else "every mile"
    paid = f"past the first {unpaid} miles" if unpaid else every
    if outcome.status == "no-code-stated":
        return TripCell(f"{paid}, if it counts: no code is stated", (outcome.form,))
    papers = [outcome.form or "no form is stated"]
    if outcome.code is None and purpose in CODED:
        papers.append("no code")
    if outcome.status == "needs-approval":
        waits_for = [one.who for one in answer.approvals if one not in _answer("foster-home", "medical", policy).approvals]
        papers.append(f"approval: {', '.join(waits_for) or 'by whom is not stated'}")
    return TripCell(paid, tuple(papers), outcome.code)


def _answer(claimant: Claimant, purpose: Purpose, policy: Policy) -> Result[Any]:
    return calculate("trip-mileage", long_trip_case(claimant, purpose, policy))


def long_trip_case(claimant: Claimant, purpose: Purpose, policy: Policy) -> dict[str, Any]:
    """The input for a round trip that is just longer than any that is not paid at all, on the edition's first day."""
    return _case(claimant, purpose, _long_trip(policy), policy.edition.effective_from)


def _long_trip(policy: Policy) -> int:
    """A round trip of one mile more than any that is not paid at all."""
    unpaid = ("mileage.level-b.unpaid-miles", "mileage.residential.unpaid-miles")
    return 1 + max(int(policy.newest(figure).value) for figure in unpaid)


def _case(claimant: Claimant, purpose: Purpose, miles: int, on: date) -> dict[str, Any]:
    """A sound case for a claimant and a purpose, with nothing approved."""
    case: dict[str, Any] = {"claimant": claimant, "purpose": purpose, "date": on.isoformat(), "round_trip_miles": miles}
    if purpose not in NOT_CHILD_SPECIFIC:
        case["youths"] = ["A"]
    if purpose in EXPLAINED:
        case["explanation"] = PURPOSES[purpose]
    if purpose == "training-pre-service":
        case["license_granted"] = True
    if claimant == "level-b" and purpose not in NOT_CHILD_SPECIFIC and purpose != "school-of-origin":
        case["metro"] = True
    return case

"""A later law that touches a whole part heads every answer that cites a clause of it, from its date on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fosterpolicy import calculate
from fosterpolicy.core.policy import Policy, use_policy
from fosterpolicy.core.policy_models import DevelopmentEntry

Editor = Callable[..., Policy]

LAW = """
["made-up-law"]
title   = "A later law, for this test"
from    = 2029-01-01
text    = "A made-up law changes the units."
source  = "https://example.org/law"
touches = ["{touches}"]
"""
CASE = {"level": "traditional", "units_used": 10, "units_requested": 1}


@pytest.mark.parametrize(
    ("on", "shown"),
    [({}, ["made-up-law"]), ({"on": "2028-12-31"}, []), ({"on": "2029-01-01"}, ["made-up-law"])],
    ids=["no date", "the day before", "its first day"],
)
def test_a_law_on_a_whole_part_is_shown_from_its_date_on_and_without_a_date(
    edited_policy: Editor, on: dict[str, str], shown: list[str]
) -> None:
    with use_policy(edited_policy(developments=LAW.format(touches="12.8.1/respite/*"))):
        assert [found.id for found in calculate("respite-balance", {**CASE, **on}).developments] == shown


@pytest.mark.parametrize("touches", ["12.8.1/absence/*", "12.8.4/*", "12.8.1/resp/*"])
def test_a_law_on_another_part_is_not_shown(edited_policy: Editor, touches: str) -> None:
    with use_policy(edited_policy(developments=LAW.format(touches=touches))):
        assert "made-up-law" not in [found.id for found in calculate("respite-balance", CASE).developments]


@pytest.mark.parametrize(
    ("clauses", "concerned"),
    [
        (["12.8.4/heading"], True),
        (["12.8.4/closure/cd-271"], True),
        (["12.8.5/rate", "12.8.4/heading"], True),
        (["12.8.1/ila/rate"], True),
        (["12.8.1/ila/age"], False),
        (["12.8.5/rate"], False),
        ([], False),
    ],
)
def test_a_law_concerns_its_clauses_and_every_clause_of_its_part(clauses: list[str], concerned: bool) -> None:
    law = DevelopmentEntry.model_validate(
        {
            "id": "law",
            "title": "?",
            "from": "2029-01-01",
            "text": "?",
            "source": "https://example.org/law",
            "touches": ["12.8.4/*", "12.8.1/ila/rate"],
        }
    )
    assert law.concerns(clauses) is concerned


KIDS = {
    "kids-ssi-limit": {"balance": "2000.00"},
    "kids-savings": {"age": 16, "saved_from_ssi_oasdi": "100.00"},
    "payee": {"age": 18, "in_custody": True, "found_incompetent": False},
    "county-check": {"age": 17},
    "income-destination": {"kind": "ssi"},
}


@pytest.mark.parametrize("name", KIDS)
@pytest.mark.parametrize(
    ("on", "heads"),
    [({}, True), ({"on": "2025-08-27"}, False), ({"on": "2025-08-28"}, True)],
    ids=["no date", "the day before House Bill 737", "its first day"],
)
def test_house_bill_737_heads_an_answer_on_kids_accounts_and_leaves_it_as_it_is(
    name: str, on: dict[str, str], heads: bool
) -> None:
    answer = calculate(name, {**KIDS[name], **on})
    assert [found.id for found in answer.developments] == (["hb-737-kids"] if heads else [])
    assert answer.outcome == calculate(name, {**KIDS[name], "on": "2024-06-01"}).outcome


def test_house_bill_737_does_not_head_an_answer_of_another_part() -> None:
    assert calculate("respite-balance", CASE).developments == []

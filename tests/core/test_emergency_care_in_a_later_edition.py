"""Emergency care and tickets when a later edition changes their figures."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from fosterpolicy import calculate, expect
from fosterpolicy.core.policy import POLICY_FOLDER, Policy, use_policy

LATER = """
["manual-4.12.8-2025"]
title          = "A later edition, for this test"
citation       = "A later edition"
address        = "https://example.org/later"
effective_from = 2025-05-11
verified_on    = 2027-01-15
"""
OLD_VALUES = {
    "12.8.1.toml": {
        'value = "37.00", clauses = ["12.8.1/emergency-home/rate", "12.8.2/home/per-diem"] }': (
            '{ source = "manual-4.12.8-2025", value = "40.00", clauses = ["12.8.1/emergency-home/rate"] }'
        ),
        'value = 60, clauses = ["12.8.1/emergency-home/max-60-days", "12.8.2/home/after-60-days"] }': (
            '{ source = "manual-4.12.8-2025", value = 45, clauses = ["12.8.2/home/after-60-days"] }'
        ),
    },
    "12.8.3.toml": {
        'value = 10, clauses = ["12.8.3/transport/ticket/ten-business-days"] }': (
            '{ source = "manual-4.12.8-2025", value = 5, clauses = ["12.8.3/transport/ticket/ten-business-days"] }'
        ),
    },
}


@pytest.fixture
def later(tmp_path: Path) -> Policy:
    """The policy with a later edition: $40.00 a day, 45 days, five business days."""
    folder = tmp_path / "policy"
    shutil.copytree(POLICY_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with (folder / "sources.toml").open("a", encoding="utf-8") as out:
        out.write(LATER)
    for name, changes in OLD_VALUES.items():
        file = folder / "parameters" / name
        text = file.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"{name} no longer has the words that this test adds to: {old}"
            text = text.replace(old, f"{old}, {new}")
        file.write_text(text, encoding="utf-8")
    return Policy(folder)


def stay(first: str, last: str) -> Any:
    return calculate(
        "emergency-placement",
        first_night=first,
        last_night=last,
        provider_license="foster",
        open_foster_home_license=True,
        cooperative_agreement=True,
        case_open=True,
    )


def test_each_night_is_paid_at_the_amount_of_its_own_date(later: Policy) -> None:
    with use_policy(later):
        across = stay("2025-05-09", "2025-05-13")
        expect(across, per_day="37.00", emergency_days=5, amount="194.00")
        assert [str(figure.value) for figure in across.figures if figure.id == "emergency-home.amount"] == ["37.00", "40.00"]
        assert [str(step.value) for step in across.steps if step.clause == "12.8.2/home/per-diem"] == ["74.00", "120.00"]
        expect(stay("2025-05-08", "2025-05-10"), per_day="37.00", amount="111.00")
        expect(stay("2025-05-11", "2025-05-13"), per_day="40.00", amount="120.00")


def test_a_placement_keeps_the_number_of_days_of_the_edition_it_began_in(later: Policy) -> None:
    with use_policy(later):
        expect(stay("2025-05-10", "2025-07-31"), emergency_days=60, day_60="2025-07-08")
        expect(stay("2025-05-11", "2025-07-31"), emergency_days=45, day_60="2025-06-24", amount="1800.00")


def test_a_ticket_request_goes_by_the_edition_of_the_day_the_need_became_known(later: Policy) -> None:
    with use_policy(later):
        case: dict[str, Any] = {"mode": "bus", "travel_date": "2025-08-15", "have": []}
        expect(calculate("ticket-request", {**case, "known_on": "2025-05-10"}), send_by="2025-08-01")
        expect(calculate("ticket-request", {**case, "known_on": "2025-05-11"}), send_by="2025-08-08")

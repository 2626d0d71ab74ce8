"""A later edition: old dates keep the old figures, and an answer across the change is cut there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fosterpolicy import calculate, expect, figure, refused
from fosterpolicy.core.parameters import NotVerified
from fosterpolicy.core.policy import Policy, policy, use_policy

Editor = Callable[..., Policy]

NEW_SOURCE = """
["manual-4.12.8-2025"]
title          = "A later edition, for this test"
citation       = "A later edition"
address        = "https://example.org/later"
effective_from = 2025-05-11
verified_on    = 2027-01-15
"""

NEW_LICENSED = """
[[maintenance.licensed.values]]
source = "manual-4.12.8-2025"
bands = [
  { ages = "0-5", value = "520.00", clauses = ["12.8.1/maintenance/licensed/age-0-5"] },
  { ages = "6-12", value = "590.00", clauses = ["12.8.1/maintenance/licensed/age-6-12"] },
  { ages = "13-plus", value = "730.00", clauses = ["12.8.1/maintenance/licensed/age-13-plus"] },
]
"""


ONE_NIGHT_AWAY = {
    "setting": "family",
    "reason": "runaway",
    "spells": [{"first_night": "2025-05-10", "last_night": "2025-05-10"}],
}


def replaced(editor: Editor, old: str, new: str) -> Policy:
    """A policy in which one entry of the parameters has one more value."""
    made = editor(sources=NEW_SOURCE)
    file = made.folder / "parameters" / "12.8.1.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")
    return Policy(made.folder)


def with_later_value(editor: Editor, entry: str, value: str, clause: str) -> Policy:
    """A policy in which a single-valued figure changes with the later edition."""
    made = editor(sources=NEW_SOURCE)
    file = made.folder / "parameters" / "12.8.1.toml"
    text = file.read_text(encoding="utf-8")
    head, tail = text.split(f"[{entry}]\n", 1)
    old = next(line for line in tail.splitlines() if line.startswith("values = ["))
    new = old.removesuffix("]") + f', {{ source = "manual-4.12.8-2025", value = {value}, clauses = ["{clause}"] }}]'
    file.write_text(f"{head}[{entry}]\n{tail.replace(old, new, 1)}", encoding="utf-8")
    return Policy(made.folder)


def statement(program: str = "licensed", **changes: Any) -> Any:
    case = {
        "date_of_birth": "2021-01-15",
        "program": program,
        "first_night": "2025-04-01",
        "last_night": "2025-06-30",
        "partial_month": "actual-days",
    }
    return calculate("placement-statement", {**case, **changes})


def test_each_date_has_the_figure_that_was_in_force(edited_policy: Editor) -> None:
    with use_policy(edited_policy(NEW_LICENSED, NEW_SOURCE)):
        for on, amount in (
            ("2024-01-01", "509.00"),
            ("2025-05-10", "509.00"),
            ("2025-05-11", "520.00"),
            ("2031-01-01", "520.00"),
        ):
            expect(calculate("standard-rate", program="licensed", age=5, on=on), amount=amount)


def test_a_figure_is_reported_with_the_date_and_source_of_its_own_edition(edited_policy: Editor) -> None:
    with use_policy(edited_policy(NEW_LICENSED, NEW_SOURCE)):
        (old,) = calculate("standard-rate", program="licensed", age=6, on="2025-05-10").figures
        (new,) = calculate("standard-rate", program="licensed", age=6, on="2025-05-11").figures
    assert (old.value, old.from_, old.verified_on) == (Decimal("577.00"), date(2024, 1, 1), date(2026, 11, 22))
    assert (new.value, new.from_, new.verified_on) == (Decimal("590.00"), date(2025, 5, 11), date(2027, 1, 15))
    assert new.source == "https://example.org/later"
    assert old.source != new.source


def test_a_date_before_the_first_edition_is_still_refused_and_names_the_first_date(edited_policy: Editor) -> None:
    with use_policy(edited_policy(NEW_LICENSED, NEW_SOURCE)):
        (fault,) = refused(calculate, "standard-rate", program="licensed", age=5, on="2023-12-31").faults
    assert "2024-01-01" in fault.allowed


def test_an_answer_of_the_old_edition_names_the_old_edition(edited_policy: Editor) -> None:
    with use_policy(edited_policy(NEW_LICENSED, NEW_SOURCE)):
        old = " ".join(calculate("absence-days", ONE_NIGHT_AWAY).notices)
        later = {**ONE_NIGHT_AWAY, "spells": [{"first_night": "2025-05-11", "last_night": "2025-05-11"}]}
        new = " ".join(calculate("absence-days", later).notices)
    assert "January 1, 2024" in old
    assert "May 11, 2025" not in old
    assert "May 11, 2025" in new


def test_a_statement_across_the_change_is_cut_there(edited_policy: Editor) -> None:
    with use_policy(edited_policy(NEW_LICENSED, NEW_SOURCE)):
        answer = statement()
    months = answer.model_dump(mode="json")["outcome"]["months"]
    may = [(part["first_night"], part["last_night"], part["rate"], part["amount"]) for part in months[1]["segments"]]
    assert may == [
        ("2025-05-01", "2025-05-10", "509.00", "164.19"),
        ("2025-05-11", "2025-05-31", "520.00", "352.26"),
    ]
    assert [month["maintenance"] for month in months] == ["509.00", "516.45", "520.00"]
    expect(answer, nights=91, total="1545.45")
    assert {(found.value, found.from_) for found in answer.figures if found.id.startswith("maintenance")} == {
        (Decimal("509.00"), date(2024, 1, 1)),
        (Decimal("520.00"), date(2025, 5, 11)),
    }


def test_without_a_method_the_month_of_the_change_is_a_part_month(edited_policy: Editor) -> None:
    with use_policy(edited_policy(NEW_LICENSED, NEW_SOURCE)):
        answer = statement(partial_month="nights-only")
    assert [str(month.amount) for month in answer.outcome.months] == ["509.00", "None", "520.00"]
    expect(answer, total=None)


def test_a_figure_that_does_not_change_cuts_nothing(edited_policy: Editor) -> None:
    with use_policy(edited_policy(NEW_LICENSED, NEW_SOURCE)):
        answer = statement("level-b")
    assert [len(month.segments) for month in answer.outcome.months] == [1, 1, 1]
    expect(answer, total="6102.00")


def test_a_daily_rate_that_changes_is_paid_by_the_night_on_each_side(edited_policy: Editor) -> None:
    changed = with_later_value(edited_policy, "emergency-home.amount", '"40.00"', "12.8.1/emergency-home/rate")
    with use_policy(changed):
        answer = statement("emergency", first_night="2025-05-09", last_night="2025-05-12")
    expect(answer, total="154.00")


def test_a_new_infant_allowance_is_paid_from_its_date_and_reported(edited_policy: Editor) -> None:
    changed = with_later_value(edited_policy, "infant-allowance.amount", '"100.00"', "12.8.1/infant-allowance/table-amount")
    with use_policy(changed):
        answer = statement(date_of_birth="2024-01-15")
    assert [str(month.infant_allowance) for month in answer.outcome.months] == ["91.00", "97.09", "100.00"]
    assert [found.value for found in answer.figures if found.id == "infant-allowance.amount"] == [
        Decimal("91.00"),
        Decimal("100.00"),
    ]


def test_a_placement_of_the_old_edition_is_not_asked_what_only_the_new_one_needs(edited_policy: Editor) -> None:
    changed = with_later_value(edited_policy, "emergency-home.days", "30", "12.8.1/emergency-home/max-60-days")
    with use_policy(changed):
        expect(statement("emergency", first_night="2024-02-01", last_night="2024-03-16"), nights=45, total="1665.00")


def test_a_respite_stay_of_the_old_edition_keeps_the_hours_of_the_old_edition(edited_policy: Editor) -> None:
    old = "[respite.hours.full-unit-through]"
    made = edited_policy(sources=NEW_SOURCE)
    file = made.folder / "parameters" / "12.8.1.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    later = (
        "\n[[respite.hours.full-unit-through.values]]\n"
        'source = "manual-4.12.8-2025"\nvalue = 36\nclauses = ["12.8.1/respite/level-b/0-12/12-24h"]\n'
    )
    file.write_text(text + later, encoding="utf-8")
    with use_policy(Policy(made.folder)):
        stay = {"home": "level-b", "age": 8, "hours": 30}
        assert refused(calculate, "respite-payment", {**stay, "on": "2025-05-10"}).faults[0].path == "hours"
        expect(calculate("respite-payment", {**stay, "on": "2025-05-11"}), units="1", amount="56.00")


def test_without_a_date_the_newest_figures_apply_and_are_named(edited_policy: Editor) -> None:
    changed = with_later_value(edited_policy, "respite.allotment.standard", "10", "12.8.1/respite/12-units-per-year")
    case = {"level": "traditional", "units_used": 10, "units_requested": 1}
    with use_policy(changed):
        newest = calculate("respite-balance", case)
        expect(newest, allotment_units="10", approver="supervisor")
        assert [found.from_ for found in newest.figures if found.id == "respite.allotment.standard"] == [date(2025, 5, 11)]
        assert any("2025" in notice for notice in newest.notices)
        expect(calculate("respite-balance", {**case, "on": "2025-05-10"}), allotment_units="12", approver="none")


LATER_LAW = """
["made-up-law"]
title   = "A later law, for this test"
from    = 2029-01-01
text    = "A made-up law changes the units."
source  = "https://example.org/law"
touches = ["12.8.1/respite/12-units-per-year"]
"""


def test_without_a_date_every_development_is_shown_and_with_one_only_those_that_have_begun(edited_policy: Editor) -> None:
    case = {"level": "traditional", "units_used": 10, "units_requested": 1}
    with use_policy(edited_policy(developments=LATER_LAW)):
        assert [found.id for found in calculate("respite-balance", case).developments] == ["made-up-law"]
        assert calculate("respite-balance", {**case, "on": "2028-12-31"}).developments == []
        assert [found.id for found in calculate("respite-balance", {**case, "on": "2029-01-01"}).developments] == ["made-up-law"]


def test_a_figure_is_never_carried_past_the_date_it_is_verified_through(edited_policy: Editor) -> None:
    changed = replaced(
        edited_policy,
        'values = [{ source = "manual-4.12.8-2024", value = "2034.00"',
        'values = [{ source = "manual-4.12.8-2024", verified_through = 2024-12-31, value = "2034.00"',
    )
    with use_policy(changed):
        answer = calculate("standard-rate", program="level-b", on="2024-12-31")
        expect(answer, amount="2034.00")
        assert answer.figures[0].through == date(2024, 12, 31)
        with pytest.raises(NotVerified, match="2024-12-31"):
            figure("elevated-needs.level-b", on=date(2025, 1, 1))
        with pytest.raises((NotVerified, ValueError)):
            calculate("standard-rate", program="level-b", on="2025-01-01")


def test_a_figure_whose_history_ended_is_not_carried_on(edited_policy: Editor) -> None:
    changed = replaced(
        edited_policy,
        'values = [{ source = "manual-4.12.8-2024", value = "2034.00"',
        'values = [{ source = "manual-4.12.8-2024", through = 2024-12-31, value = "2034.00"',
    )
    with pytest.raises(NotVerified):
        changed.parameter("elevated-needs.level-b").at(date(2025, 1, 1))


def test_another_policy_holds_only_inside_its_block(edited_policy: Editor) -> None:
    own = policy()
    other = edited_policy(NEW_LICENSED, NEW_SOURCE)
    with use_policy(other):
        assert policy() is other
    assert policy() is own
    with pytest.raises(RuntimeError), use_policy(other):
        raise RuntimeError
    assert policy() is own
    expect(calculate("standard-rate", program="licensed", age=5, on="2026-01-01"), amount="509.00")

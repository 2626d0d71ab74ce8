"""`fosterpolicy verify figures`: a figure that nothing notices is named, and fails the command."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fosterpolicy import calculate, figure
from fosterpolicy.cli.app import app
from fosterpolicy.core.policy import Policy, policy, use_policy
from fosterpolicy.verify.changes import Change, all_changes, sources_with_figures
from fosterpolicy.verify.figures import CannotTell, Guarding, guarding

FENCE = """# A page

```python
# A child of 5.
from fosterpolicy import calculate, expect

answer = calculate("standard-rate", program="licensed", age=5, on="2024-06-01")
expect(answer, amount="{amount}")
```
"""
TEST = """from fosterpolicy import figure


def test_the_middle_band():
    assert str(figure("maintenance.licensed", age=6)) == "577.00"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with one example and one test, which guard two of the three licensed amounts."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(FENCE.format(amount=figure("maintenance.licensed", age=5)))
    (tmp_path / "tests" / "rules").mkdir(parents=True)
    (tmp_path / "tests" / "rules" / "test_rates.py").write_text(TEST)
    return tmp_path


def change(starts: str) -> Change:
    return next(entry for entry in all_changes(policy()) if entry.id.startswith(starts))


def test_an_unguarded_figure_is_named_and_the_guarded_ones_are_not(checkout: Path) -> None:
    found = guarding(policy(), checkout, "maintenance.licensed/")
    noticed = {row.change.figure: (len(row.examples), len(row.tests)) for row in found.rows}
    assert noticed == {
        "maintenance.licensed/0-5": (1, 0),
        "maintenance.licensed/6-12": (0, 1),
        "maintenance.licensed/13-plus": (0, 0),
    }
    assert [row.change.figure for row in found.unnoticed] == ["maintenance.licensed/13-plus"]


def test_the_command_fails_and_names_the_unguarded_figure(checkout: Path) -> None:
    done = CliRunner().invoke(app, ["verify", "figures", "--root", str(checkout), "--only", "maintenance.licensed/", "--verbose"])
    assert done.exit_code == 1
    assert "Nothing notices maintenance.licensed/13-plus: 712.00 to 712.01" in done.stdout
    assert done.stdout.rstrip().endswith("2 of 3 figures guarded (3 changes).")
    assert "tests/rules/test_rates.py::test_the_middle_band" in done.stdout


def test_the_command_succeeds_when_every_figure_is_guarded(checkout: Path) -> None:
    arguments = ["verify", "figures", "--root", str(checkout), "--only", "maintenance.licensed/0-5", "--output", "json"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert (found["figures"], found["guarded"], found["unnoticed"]) == (1, 1, [])
    assert found["changes"][0]["examples"][0].startswith("docs/page.md")


def test_examples_that_fail_without_any_change_stop_the_command(checkout: Path) -> None:
    (checkout / "docs" / "page.md").write_text(FENCE.format(amount="1.00"))
    done = CliRunner().invoke(app, ["verify", "figures", "--root", str(checkout), "--only", "maintenance.licensed/"])
    assert done.exit_code == 1
    assert "fail without any change" in done.stderr
    assert "docs/page.md" in done.stderr
    assert "guarded" not in done.stdout


def test_tests_that_cannot_be_read_stop_the_command(checkout: Path) -> None:
    (checkout / "tests" / "rules" / "test_rates.py").write_text("def broken(:")
    with pytest.raises(CannotTell, match=r"could not be run(.|\n)*test_rates"):
        guarding(policy(), checkout, "maintenance.licensed/")


def test_a_folder_without_examples_or_tests_stops_the_command(tmp_path: Path) -> None:
    with pytest.raises(CannotTell, match="run this in a checkout"):
        guarding(policy(), tmp_path)


def test_a_misspelt_figure_stops_the_command(checkout: Path) -> None:
    with pytest.raises(CannotTell, match="no figure's id starts with"):
        guarding(policy(), checkout, "maintenence")


def test_a_figure_is_guarded_only_when_each_of_its_changes_is_noticed() -> None:
    up, down = (entry for entry in all_changes(policy()) if entry.figure == "maintenance.unlicensed-days")
    from fosterpolicy.verify.figures import Noticed

    found = Guarding((Noticed(up, ("an example",), ()), Noticed(down, (), ())))
    assert (found.figures, found.guarded) == (["maintenance.unlicensed-days"], [])


def test_every_value_boundary_and_date_of_the_policy_is_changed() -> None:
    changed = {entry.figure for entry in all_changes(policy())}
    for parameter in policy().parameters.values():
        for version in parameter.versions:
            name = f"{parameter.id} (from {version.start})" if len(parameter.versions) > 1 else parameter.id
            assert {f"{name}/{cell.ages}" if cell.ages else name for cell in version.cells} <= changed
            for cell in version.cells:
                if cell.band and cell.band.first_age:
                    assert f"{name}, band {cell.ages}" in changed
    assert {f"{source}, effective_from" for source in sources_with_figures(policy())} <= changed
    assert {f"{development}, from" for development in policy().developments} <= changed


def test_each_date_of_a_rate_with_a_history_is_changed() -> None:
    dates = [
        entry.figure for entry in all_changes(policy()) if entry.figure.startswith("mileage.state-rate") and "," in entry.figure
    ]
    starts = ["2020-07-01", "2021-03-01", "2021-07-01", "2022-07-01", "2023-03-01", "2023-04-03"]
    froms = [f"mileage.state-rate (from {start}), from" for start in starts]
    assert list(dict.fromkeys(dates)) == [*froms, "mileage.state-rate (from 2023-04-03), verified_through"]
    assert len(dates) == 2 * (len(starts) + 1)


def test_a_rate_per_mile_moves_by_a_tenth_of_a_cent() -> None:
    with use_policy(change("mileage.state-rate (from 2023-04-03): ").make(policy())):
        assert str(figure("mileage.state-rate", on=date(2024, 6, 1))) == "0.656"


def test_no_two_changes_share_a_name_and_each_makes_a_sound_policy() -> None:
    changes = list(all_changes(policy()))
    assert len({entry.id for entry in changes}) == len(changes)
    for entry in changes:
        assert isinstance(entry.make(policy()), Policy)


def test_the_rules_see_a_changed_amount_and_the_policy_stays_as_it_was() -> None:
    before = figure("maintenance.licensed", age=5)
    with use_policy(change("maintenance.licensed/0-5: ").make(policy())):
        answer = calculate("standard-rate", program="licensed", age=5, on="2024-06-01")
    assert answer.outcome.amount == Decimal(before) + Decimal("0.01")
    assert figure("maintenance.licensed", age=5) == before


def test_the_rules_see_a_moved_age_boundary() -> None:
    with use_policy(change("respite.level-b.full-unit, band 13-plus: starts at age 14").make(policy())):
        answer = calculate("respite-payment", home="level-b", age=13, on="2024-06-01", hours=20)
    assert answer.outcome.amount == figure("respite.level-b.full-unit", age=12)


def test_the_rules_see_a_later_edition_date() -> None:
    start = policy().edition.effective_from
    later = next(entry for entry in all_changes(policy()) if entry.id.endswith(f"{start} to {start + timedelta(days=1)}"))
    with use_policy(later.make(policy())) as changed:
        assert changed.edition.effective_from == start + timedelta(days=1)
        from_the_manual = [
            parameter for parameter in changed.parameters.values() if parameter.entry.values[0].source == changed.edition.id
        ]
        assert {day for parameter in from_the_manual for day in parameter.starts()} == {start + timedelta(days=1)}
    assert policy().edition.effective_from == start


def test_the_rules_see_a_later_development() -> None:
    id = "4.5.5-independent-living"
    day: date = policy().developments[id].from_
    case = {"program": "independent-living", "age": 18, "on": str(day)}
    assert calculate("standard-rate", case).developments
    with use_policy(change(f"{id}, from: ").make(policy())):
        assert not calculate("standard-rate", case).developments

"""`fosterpolicy verify citations` and `verify coverage`."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fosterpolicy.cli.app import app
from fosterpolicy.core.policy import Policy, policy
from fosterpolicy.core.rule_citations import clauses_by_calculation
from fosterpolicy.rules import CALCULATIONS
from fosterpolicy.site.coverage import coverage
from fosterpolicy.site.marks import clauses_on_pages, figures_in_tables
from fosterpolicy.verify.rule_citations import citation_faults


def without_clause(id: str) -> Policy:
    changed = copy.copy(policy())
    vars(changed)["clauses"] = {key: clause for key, clause in policy().clauses.items() if key != id}
    return changed


def page(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "page.md").write_text(text, encoding="utf-8")
    return folder


def test_everything_that_the_rules_name_is_registered() -> None:
    assert citation_faults(policy()) == []
    assert "all are registered" in CliRunner().invoke(app, ["verify", "citations"]).stdout


def test_an_unknown_clause_reading_or_figure_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "rule.py").write_text(
        '"""A rule of 12.8.1/not/looked-at, as text goes."""\n'
        'CLAUSE = "12.8.1/ila/wage"\n'
        'KNOWN = "12.8.1/ila/rate"\n'
        "def rule(work, home):\n"
        '    work.reading("A9-99", "A1-01", "A1-99")\n'
        '    work.count("respite.allotment.gold")\n'
        '    work.count(f"respite.allotment.{home}")\n'
        '    work.count(f"resprite.allotment.{home}")\n'
        '    work.step("One.", f"12.8.1/ilo/{home}")\n'
    )
    assert citation_faults(policy(), tmp_path) == [
        "rule.py:2: no clause 12.8.1/ila/wage is registered",
        "rule.py:5: no reading A1-99 is registered",
        "rule.py:6: no figure respite.allotment.gold is registered",
        "rule.py:8: no figure resprite.allotment.{…} is registered",
        "rule.py:9: no clause 12.8.1/ilo/{…} is registered",
    ]


def test_a_clause_that_leaves_the_register_is_missed_where_a_rule_cites_it() -> None:
    faults = citation_faults(without_clause("12.8.1/ila/payee"))
    assert len(faults) == 1
    assert faults[0].startswith("fosterpolicy/rules/standard_rates/standard_rate.py:")


def test_a_calculation_rests_on_the_clauses_of_its_module_its_imports_and_its_figures() -> None:
    found = clauses_by_calculation(policy(), CALCULATIONS)
    assert set(found) == set(CALCULATIONS)
    assert "12.8.1/ila/payee" in found["standard-rate"]
    assert "12.8.1/clothing/age-0-5" in found["clothing-allowance"]
    assert "12.8.1/respite/traditional/0-12/6-12h" in found["respite-payment"]
    assert "12.8.1/absence/runaway-hospital-detention" in found["placement-statement"]
    assert "12.8.1/ila/payee" not in found["respite-balance"]


def test_a_result_cites_only_clauses_that_its_calculation_is_said_to_rest_on() -> None:
    answer = CALCULATIONS["standard-rate"].calculate({"program": "unlicensed", "age": 5, "on": "2024-06-01"})
    assert {step.clause for step in answer.steps} <= clauses_by_calculation(policy(), CALCULATIONS)["standard-rate"]


def test_attribute_lists_are_read_with_page_and_anchor(tmp_path: Path) -> None:
    docs = page(
        tmp_path,
        'First.\n{ #one clause="12.8.1/a 12.8.1/b" }\n\n- Two { .quiet clause="12.8.1/b" #two }\n\n'
        '## Three {: #three clause="12.8.1/c" }\n\nFour { clause="12.8.1/d" }\n',
    )
    assert clauses_on_pages(docs) == {
        "12.8.1/a": [("page.md", "one")],
        "12.8.1/b": [("page.md", "one"), ("page.md", "two")],
        "12.8.1/c": [("page.md", "three")],
        "12.8.1/d": [("page.md", "")],
    }


def test_what_stands_in_code_is_no_clause_of_the_page(tmp_path: Path) -> None:
    docs = page(
        tmp_path,
        '````text\n```\n{ #a clause="12.8.1/a" }\n```\n{ #b clause="12.8.1/b" }\n````\n'
        'Write `{ #c clause="12.8.1/c" }` so.\n\n~~~\n{ #d clause="12.8.1/d" }\n~~~\n\nReal. { #e clause="12.8.1/e" }\n',
    )
    assert list(clauses_on_pages(docs)) == ["12.8.1/e"]


def test_the_rows_of_a_rate_table_are_read(tmp_path: Path) -> None:
    docs = page(
        tmp_path,
        "/// rate-table | Pay\n    rows:\n      - respite.level-b.full-unit\n      - clothing.allowance\n///\n\n  - infant\n",
    )
    assert figures_in_tables(docs) == {"respite.level-b.full-unit": ["page.md"], "clothing.allowance": ["page.md"]}


def test_coverage_says_for_each_clause_where_it_is_and_what_rests_on_it(tmp_path: Path) -> None:
    docs = page(
        tmp_path,
        '# Pay { #pay clause="12.8.1/ila/payee" }\n\n/// rate-table | Pay\n    rows:\n      - clothing.allowance\n///\n',
    )
    rows = {row.id: row for row in coverage(policy(), ["12.8.1"], docs).rows}
    assert list(rows) == [id for id in policy().clauses if id.startswith("12.8.1/")]
    assert rows["12.8.1/ila/payee"].pages == ("page.md#pay",)
    assert "standard-rate" in rows["12.8.1/ila/payee"].rules
    assert rows["12.8.1/clothing/age-0-5"].pages == ("page.md#rate-clothing-allowance",)
    assert rows["12.8.1/heading"].why_not_computed == "A heading says nothing to compute."


def test_a_clause_without_a_paragraph_is_a_fault(tmp_path: Path) -> None:
    found = coverage(policy(), ["12.8.1"], page(tmp_path, 'Paid. { #pay clause="12.8.1/ila/payee" }\n'))
    assert "12.8.1/ila/rate: no paragraph of a page carries it" in found.faults
    assert not [fault for fault in found.faults if fault.startswith("12.8.1/ila/payee")]


def test_a_clause_to_be_computed_that_no_rule_rests_on_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fosterpolicy.site.coverage.clauses_by_calculation", lambda *_: {})
    found = coverage(policy(), ["12.8.1"], page(tmp_path, ""))
    assert "12.8.1/ila/rate: its mode is computed, but no rule rests on it" in found.faults
    assert not [fault for fault in found.faults if fault.startswith("12.8.1/heading: its mode")]


def test_a_page_that_names_an_unknown_clause_is_a_fault(tmp_path: Path) -> None:
    found = coverage(policy(), ["12.8.1"], page(tmp_path, 'Paid. { #pay clause="12.8.1/ila/wage" }\n'))
    assert "12.8.1/ila/wage: not in the register, but named by page.md#pay" in found.faults


def test_a_part_without_clauses_is_a_fault(tmp_path: Path) -> None:
    assert coverage(policy(), ["12.9"], page(tmp_path, "")).faults == ["12.9: no clause of this part is registered"]


def test_each_part_without_clauses_is_named_among_others(tmp_path: Path) -> None:
    faults = coverage(policy(), ["12.8.2", "12.8.3/transit", "12.9"], page(tmp_path, "")).faults
    assert faults[:2] == ["12.8.3/transit: no clause of this part is registered", "12.9: no clause of this part is registered"]


@pytest.mark.parametrize(
    ("parts", "clauses"),
    [
        pytest.param(["12.8.2"], 21, id="a subsection"),
        pytest.param(["12.8.3/transport"], 105, id="a part of a subsection"),
        pytest.param(["12.8.3/transport/"], 105, id="a slash at the end changes nothing"),
        pytest.param(["12.8.2", "12.8.3/transport"], 126, id="two parts"),
        pytest.param(["12.8.3/transport", "12.8.3/transport/ticket"], 105, id="a part within another counts once"),
        pytest.param(["12.8.2/home/per-diem"], 1, id="one clause"),
        pytest.param(["12.8.3/trans"], 0, id="half a word is no part"),
    ],
)
def test_a_part_is_named_by_how_its_clauses_begin(tmp_path: Path, parts: list[str], clauses: int) -> None:
    assert len([row for row in coverage(policy(), parts, page(tmp_path, "")).rows if row.registered]) == clauses


def test_without_a_part_every_registered_clause_is_looked_up_and_nothing_else_is_missed(tmp_path: Path) -> None:
    found = coverage(policy(), [], page(tmp_path, 'Paid. { #pay clause="12.9/wage" }\n'))
    assert [row.id for row in found.rows if row.registered] == list(policy().clauses)
    assert "12.9/wage: not in the register, but named by page.md#pay" in found.faults


def test_a_clause_that_the_core_uses_for_every_calculation_counts_as_covered(tmp_path: Path) -> None:
    (row,) = coverage(policy(), ["12.8/effective-date"], page(tmp_path, "")).rows
    assert (row.mode, row.rules) == ("computed", ("fosterpolicy.core.case",))


def test_the_command_prints_counts_and_reasons_and_fails_where_something_is_missing(tmp_path: Path) -> None:
    page(tmp_path / "docs", 'Paid. { #pay clause="12.8.1/ila/payee" }\n')
    done = CliRunner().invoke(app, ["verify", "coverage", "--part", "12.8.1", "--root", str(tmp_path)])
    total = sum(id.startswith("12.8.1/") for id in policy().clauses)
    assert done.exit_code == 1
    assert f"{total} of {total} in the register" in done.stdout
    assert f"1 of {total} on a page" in done.stdout
    assert "A heading says nothing to compute.  [12.8.1/heading]" in done.stdout
    assert "12.8.1/ila/rate: no paragraph of a page carries it" in done.stderr
    counts = json.loads(
        CliRunner().invoke(app, ["verify", "coverage", "--part", "12.8.1", "--root", str(tmp_path), "--output", "json"]).stdout
    )
    assert (counts["registered"], counts["on_a_page"], len(counts["rows"])) == (total, 1, total)


def test_the_command_takes_several_parts_or_none(tmp_path: Path) -> None:
    page(tmp_path / "docs", 'Paid. { #pay clause="12.8.2/home/per-diem" }\n')

    def counted(*parts: str) -> tuple[list[str], int, int]:
        asked = [word for part in parts for word in ("--part", part)]
        done = CliRunner().invoke(app, ["verify", "coverage", *asked, "--root", str(tmp_path), "--output", "json"])
        counts = json.loads(done.stdout)
        return counts["parts"], counts["registered"], counts["on_a_page"]

    assert counted("12.8.2", "12.8.3/transport") == (["12.8.2", "12.8.3/transport"], 126, 1)
    assert counted() == ([], len(policy().clauses), 1)


def test_the_printed_counts_name_their_parts(tmp_path: Path) -> None:
    page(tmp_path / "docs", "")
    command = ["verify", "coverage", "--root", str(tmp_path)]
    two = CliRunner().invoke(app, [*command, "--part", "12.8.2", "--part", "12.8.3/transport"]).stdout
    assert two.startswith("12.8.2, 12.8.3/transport\n")
    assert CliRunner().invoke(app, command).stdout.startswith("Every clause\n")


def test_a_folder_without_pages_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["verify", "coverage", "--part", "12.8.1", "--root", str(tmp_path)])
    assert done.exit_code == 1
    assert "there is no such folder" in done.stderr


def test_the_policy_files_agree() -> None:
    done = CliRunner().invoke(app, ["verify", "policy"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"{len(policy().clauses)} clauses" in done.stdout


def test_a_contradiction_in_the_policy_files_fails_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fosterpolicy.core.policy._in_force", [without_clause("12.8.1/ila/rate")])
    done = CliRunner().invoke(app, ["verify", "policy"])
    assert done.exit_code == 1
    assert "12.8.1/ila/rate" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_sources_need_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOSTERPOLICY_SOURCES", raising=False)
    assert "FOSTERPOLICY_SOURCES" in CliRunner().invoke(app, ["verify", "sources"]).stderr
    done = CliRunner().invoke(app, ["verify", "sources", "--folder", str(tmp_path / "none")])
    assert done.exit_code == 1
    assert "there is no such folder" in done.stderr


def test_a_folder_without_the_texts_fails_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOSTERPOLICY_SOURCES", str(tmp_path))
    done = CliRunner().invoke(app, ["verify", "sources"])
    assert done.exit_code == 1
    assert "cannot be read" in done.stderr

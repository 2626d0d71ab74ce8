"""`fosterpolicy list`, `show`, `schema` and `clause`."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version

import pytest
from typer.testing import CliRunner

from fosterpolicy.cli.app import app
from fosterpolicy.core.policy import policy
from fosterpolicy.rules import CALCULATIONS


def asked(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == code, done.output
    return done.stdout if code == 0 else done.stderr


def test_the_list_names_every_calculation_with_its_question() -> None:
    rows = json.loads(asked("list", "--output", "json"))
    assert [row["name"] for row in rows] == list(CALCULATIONS)
    text = asked("list")
    for row in rows:
        assert row["question"].endswith("?")
        assert any(all(part in line for part in row.values()) for line in text.splitlines())


@pytest.mark.parametrize("name", list(CALCULATIONS))
def test_show_names_every_field_that_is_asked_and_given(name: str) -> None:
    found = json.loads(asked("show", name, "--output", "json"))
    fields = {field["field"]: field for field in found["asks"]}
    for field, info in CALCULATIONS[name].asks.model_fields.items():
        assert fields[field]["needed"] is info.is_required()
        assert fields[field]["allowed"]
        assert fields[field]["what"]
    assert set(CALCULATIONS[name].gives.model_fields) <= {field["field"] for field in found["gives"]}
    text = asked("show", name)
    assert all(f"  {field['field']}: " in text for field in (*found["asks"], *found["gives"]))


def test_show_gives_choices_defaults_and_the_fields_of_a_list() -> None:
    fields = {field["field"]: field for field in json.loads(asked("show", "placement-statement", "--output", "json"))["asks"]}
    assert fields["partial_month"]["default"] == fields["partial_month"]["choices"][0] == "nights-only"
    assert fields["first_night"]["needed"] is True
    assert "camp" in fields["absences[].reason"]["choices"]
    assert "partial_month: optional, nights-only when left out" in asked("show", "placement-statement")


@pytest.mark.parametrize("name", list(CALCULATIONS))
@pytest.mark.parametrize("which", [[], ["--outcome"]])
def test_the_schema_has_every_field(name: str, which: list[str]) -> None:
    found = json.loads(asked("schema", name, *which))
    model = CALCULATIONS[name].gives if which else CALCULATIONS[name].asks
    assert found["$schema"].startswith("https://json-schema.org/")
    assert set(found["properties"]) == set(model.model_fields)


@pytest.mark.parametrize("command", ["show", "schema"])
def test_an_unknown_name_gets_the_errors_of_the_contract(command: str) -> None:
    assert "Did you mean infant-allowance?" in asked(command, "infant-allowence", code=2)
    (fault,) = json.loads(asked(command, "infant-allowence", "--json-errors", code=2))
    assert fault["path"] == "calculation"


def test_a_clause_comes_with_all_that_rests_on_it() -> None:
    found = json.loads(asked("clause", "12.8.1/ila/rate", "--output", "json"))
    clause = policy().clauses["12.8.1/ila/rate"]
    assert (found["locator"], found["kind"], found["summary"]) == (clause.locator, clause.kind, clause.summary)
    assert clause.locator in found["citation"]
    assert "#:~:text=" in found["official_words"]
    assert [reading["id"] for reading in found["readings"]] == list(clause.interpretations)
    assert [figure["id"] for figure in found["figures"]] == ["independent-living.maintenance/16-plus"]
    assert "standard-rate" in found["calculations"]
    assert "infant-allowance" not in found["calculations"]


def test_a_person_reads_the_same_of_a_clause() -> None:
    text = asked("clause", "12.8.1/ila/rate")
    clause = policy().clauses["12.8.1/ila/rate"]
    for part in (clause.id, clause.locator, clause.summary, *clause.interpretations, "- standard-rate"):
        assert part in text


@pytest.mark.parametrize("prefix", ["12.8.1/ila", "12.8.1/ila/", "12.8.1"])
def test_the_start_of_an_id_lists_all_below_it(prefix: str) -> None:
    below = [id for id in policy().clauses if id.startswith(prefix.rstrip("/") + "/")]
    assert [clause["id"] for clause in json.loads(asked("clause", prefix, "--output", "json"))] == below
    assert [line.split()[0] for line in asked("clause", prefix).splitlines()[1:]] == below


def test_an_unknown_clause_gets_the_nearest_one() -> None:
    assert "Did you mean 12.8.1/ila/rate" in asked("clause", "12.8.1/ila/rat", code=2)
    (fault,) = json.loads(asked("clause", "12.8.1/ila/rat", "--json-errors", code=2))
    assert (fault["path"], fault["given"]) == ("clause", "12.8.1/ila/rat")


def test_a_near_prefix_is_no_prefix() -> None:
    assert "12.8.1/il" in asked("clause", "12.8.1/il", code=2)


def test_the_version_is_the_packages_own() -> None:
    done = subprocess.run([sys.executable, "-m", "fosterpolicy.cli", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"fosterpolicy {version('fosterpolicy')}"


def test_an_unknown_command_ends_with_exit_code_2_and_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-m", "fosterpolicy.cli", "cacl"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "cacl" in done.stderr
    assert "Traceback" not in done.stderr

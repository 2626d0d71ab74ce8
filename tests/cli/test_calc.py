"""`fosterpolicy calc`: answers for people and for machines, and what it says about a bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

import fosterpolicy.cli.finding
from fosterpolicy import calculate
from fosterpolicy.cli.direct import asked_by_a_machine
from fosterpolicy.cli.reading import read_json
from fosterpolicy.cli.running import run
from fosterpolicy.core.calendar import in_words

RATE = '{"program": "licensed", "age": 5, "on": "2024-06-01"}'


def command(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    out, err = capfd.readouterr()
    return code, out, err


def faults_of(capfd: pytest.CaptureFixture[str], given: str, name: str = "standard-rate") -> list[dict[str, object]]:
    code, out, err = command(capfd, "calc", name, "--json", given, "--json-errors")
    assert (code, out) == (2, ""), err
    found = json.loads(err)
    assert all(set(fault) == {"path", "given", "allowed", "message", "clause"} for fault in found)
    return list(found)


def test_a_machine_gets_the_result_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = command(capfd, "calc", "standard-rate", "--json", RATE, "--output", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == calculate("standard-rate", json.loads(RATE)).model_dump(mode="json")


@pytest.mark.parametrize(
    "given",
    [RATE, '{"program": "licensed", "age": 5.5}', "[]", "{", '{"program": "level-b", "on": "2023-01-01"}', "", "-1"],
)
@pytest.mark.parametrize("name", ["standard-rate", "standrd-rate"])
@pytest.mark.parametrize("json_errors", [[], ["--json-errors"]])
def test_the_short_way_and_the_long_way_print_the_same(
    capfd: pytest.CaptureFixture[str], name: str, given: str, json_errors: list[str]
) -> None:
    short = ["calc", name, "--json", given, "--output", "json", *json_errors]
    long = ["calc", name, f"--json={given}", "--output", "json", *json_errors]
    assert asked_by_a_machine(long) is None
    assert command(capfd, *short) == command(capfd, *long) or given == "-1"
    assert asked_by_a_machine(short) is not None or given == "-1"


def test_a_person_reads_the_answer_first_and_finds_the_clause_of_each_step(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = command(capfd, "calc", "standard-rate", "--json", RATE)
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == calculate("standard-rate", json.loads(RATE)).outcome.headline()
    assert any(line.endswith("[12.8.1/maintenance/licensed/age-0-5]") for line in lines)
    assert any(f"from {in_words(date(2024, 1, 1))}" in line and line.endswith("[maintenance.licensed/0-5]") for line in lines)
    assert any(line.endswith("[A0-01]") for line in lines)


def test_later_law_stands_before_the_answer_and_its_steps(capfd: pytest.CaptureFixture[str]) -> None:
    given = '{"program": "independent-living", "age": 18, "on": "2024-07-01"}'
    _, out, _ = command(capfd, "calc", "standard-rate", "--json", given)
    assert -1 < out.index("Changed since") < out.index("Answer") < out.index("How it was reached")


def test_a_person_reads_each_step_of_a_checklist_once(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = command(capfd, "calc", "emergency-residential-steps", "--json", '{"done": ["open-case"]}')
    assert code == 0
    assert "- Done (worker): Open the youth's case management case in FACES. (must)  [12.8.2/residential/open-case]" in out
    assert out.count("- Next (RCST): Open the authorization that fits in FACES.") == 1


def test_a_person_reads_what_is_wrong_with_a_line_of_a_log_and_no_empty_label(capfd: pytest.CaptureFixture[str]) -> None:
    trip = {"purpose": "medical", "date": "2024-05-03", "round_trip_miles": 40, "youths": ["A"]}
    log = {"claimant": "foster-home", "month": "2024-05", "trips": [trip, {**trip, "date": "2024-06-03"}]}
    code, out, _ = command(capfd, "calc", "travel-log", "--json", json.dumps(log))
    assert code == 0
    assert "Answer: not counted" in out
    assert "- Trips, entry 2, date: " in out
    assert [line.strip() for line in out.splitlines() if "Code:" in line] == ["Code: TRMD"] * 2


def test_text_in_a_pipe_has_no_colour_and_breaks_no_line() -> None:
    given = '{"program": "licensed", "date_of_birth": "2022-04-10", "first_night": "2024-03-15", "last_night": "2024-05-20"}'
    done = subprocess.run(
        [sys.executable, "-m", "fosterpolicy.cli", "calc", "placement-statement", "--json", "-"],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "\x1b" not in done.stdout
    answer = calculate("placement-statement", json.loads(given))
    for step in answer.steps:
        assert f"  - {step.text}  [{step.clause}]" in done.stdout.splitlines()


def test_standard_input_is_read_when_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fosterpolicy.cli", "calc", "standard-rate", "--json", "-", "--output", "json"],
        input=("\ufeff" + RATE).encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["outcome"]["status"] == "amount"


def test_each_fault_is_one_line_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = command(capfd, "calc", "standard-rate", "--json", '{"program": "gold", "age": 5.5, "on": "soon"}')
    assert (code, out) == (2, "")
    assert sorted(line.split(":")[0] for line in err.splitlines()) == ["age", "on", "program"]


def test_a_field_that_is_named_twice_is_refused_by_its_path(capfd: pytest.CaptureFixture[str]) -> None:
    assert [fault["path"] for fault in faults_of(capfd, '{"age": 5, "program": "licensed", "age": 6}')] == ["age"]
    nested = '{"absences": [{"reason": "camp", "reason": "hospital"}]}'
    assert [fault["path"] for fault in faults_of(capfd, nested, "placement-statement")] == ["absences.0.reason"]


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_does_not_have_is_refused(capfd: pytest.CaptureFixture[str], literal: str) -> None:
    (found,) = faults_of(capfd, f'{{"age": {literal}}}')
    assert (found["path"], found["given"]) == ("age", literal)


@pytest.mark.parametrize("given", ["", "{", "{'age': 5}", '{"age": 05}', '{"age": 5,}', "[" * 100_000, "1" * 5_000])
def test_what_is_no_json_is_refused_in_the_same_form(capfd: pytest.CaptureFixture[str], given: str) -> None:
    (found,) = faults_of(capfd, given)
    assert found["path"] == ""


@pytest.mark.parametrize("given", ["[]", "5", '"licensed"', "null", "true"])
def test_json_that_is_no_object_is_refused(capfd: pytest.CaptureFixture[str], given: str) -> None:
    (found,) = faults_of(capfd, given)
    assert found["allowed"] == "an object with named fields"


def test_half_a_letter_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    (found,) = faults_of(capfd, '{"program": "\\ud800"}')
    assert "no text" in str(found["message"])


def test_bytes_that_are_no_text_are_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fosterpolicy.cli", "calc", "standard-rate", "--json", "-", "--output", "json"],
        input=b'{"program": "\xff"}',
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"not UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_unknown_name_is_refused_with_the_nearest_one(capfd: pytest.CaptureFixture[str]) -> None:
    (found,) = faults_of(capfd, RATE, "standrd-rate")
    assert found["path"] == "calculation"
    assert "Did you mean standard-rate?" in str(found["message"])


def test_a_calc_without_an_input_says_how_to_give_one(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = command(capfd, "calc", "standard-rate")
    assert (code, out) == (2, "")
    assert "--json -" in err


def test_numbers_keep_their_decimal_value() -> None:
    assert read_json('{"hours": 7.1}') == {"hours": 7.1}
    assert read_json('{"hours": 123456789.123456789}') == {"hours": Decimal("123456789.123456789")}
    assert calculate("respite-payment", read_json('{"home": "level-b", "age": 3, "on": "2024-02-01", "hours": 7.1}'))


def test_a_message_cannot_steer_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    _, _, err = command(capfd, "calc", "standard-rate", "--json", '{"program": "\\u001b[2J\\nfine"}')
    assert "\x1b" not in err
    assert any("\\x1b" in line and "fine" in line for line in err.splitlines())


def test_a_fault_in_the_program_itself_is_one_line(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(fosterpolicy.cli.finding, "calculation_named", fails)
    code, out, err = command(capfd, "calc", "standard-rate", "--json", RATE, "--output", "json")
    assert (code, out) == (70, "")
    assert err.startswith("fosterpolicy has a fault of its own: ZeroDivisionError: boom")
    assert err.count("\n") == 1


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "fosterpolicy.cli", "schema", "placement-statement"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.wait()
    process.stderr.close()
    assert b"Traceback" not in errors
    assert b"Exception" not in errors

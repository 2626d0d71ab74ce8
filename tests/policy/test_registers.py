"""The policy files hold together, and each way to break them is named with its file and entry."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fosterpolicy import PolicyError
from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.citations import citation, official_words_url
from fosterpolicy.core.parameters import BeforeFirstDate, NotVerified
from fosterpolicy.core.policy import POLICY_FOLDER, Policy
from fosterpolicy.core.policy_checks import check_policy
from fosterpolicy.rules import CALCULATIONS

RATES = "parameters/12.8.1.toml"
CLAUSES = "clauses/12.8.1.toml"
READINGS_OF_ALL = "interpretations/A0.toml"
READINGS = "interpretations/A1.toml"
READINGS_OF_EMERGENCIES = "interpretations/A2.toml"
EXAMPLE = "12.8.1/ila/payee"
PrintOf = Callable[..., Policy]


@pytest.fixture
def misprint(tmp_path: Path) -> PrintOf:
    """A copy of the policy files with words of one file replaced."""

    def copy_with(file: str, old: str, new: str) -> Policy:
        folder = tmp_path / "policy"
        shutil.copytree(POLICY_FOLDER, folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer has the words that this test replaces: {old}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return Policy(folder)

    return copy_with


def refusal_of(load: Callable[[], object]) -> str:
    with pytest.raises(PolicyError) as refused:
        load()
    return str(refused.value)


def test_the_policy_files_contradict_nothing() -> None:
    assert check_policy(Policy(POLICY_FOLDER), CALCULATIONS) == []


@pytest.mark.parametrize(
    ("part", "statements"),
    [
        ("12.8.1", 78),
        ("12.8.2", 21),
        ("12.8.3", 189),
        ("12.8.3/transport", 105),
        ("12.8.4", 98),
        ("12.8.5", 20),
        ("12.8.6", 12),
        ("PA25-AC-03", 31),
    ],
)
def test_every_statement_of_a_part_and_its_headings_are_registered(part: str, statements: int) -> None:
    assert sum(id.startswith(f"{part}/") for id in Policy().clauses) == statements


def test_the_clauses_of_a_part_stand_in_the_order_of_the_manual() -> None:
    clauses = Policy().clauses.values()
    for part in ("12.8.2/", "12.8.3/", "12.8.4/", "12.8.5/", "12.8.6/"):
        last_lines = [max(passage.line for passage in clause.passages) for clause in clauses if clause.id.startswith(part)]
        assert last_lines == sorted(last_lines)


def test_every_clause_that_is_only_read_says_why_in_words_of_its_own() -> None:
    reasons = [clause.why_read for clause in Policy().clauses.values() if clause.why_read]
    assert reasons
    assert len(set(reasons)) == len(reasons)


# What the loader refuses: figures


UNLICENSED_DAYS = (
    'values = [{ source = "manual-4.12.8-2024", value = 90, clauses = ["12.8.1/maintenance/unlicensed/first-90-days"] }]'
)


def two_values(first: str, second: str) -> str:
    rest = 'clauses = ["12.8.1/maintenance/unlicensed/first-90-days"], source = "manual-4.12.8-2024"'
    return f"values = [{{ value = 90, {first}, {rest} }}, {{ value = 80, {second}, {rest} }}]"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            '{ ages = "6-12", value = "577.00"',
            '{ ages = "5-12", value = "577.00"',
            "maintenance.licensed: bands 0-5 and 5-12 overlap at age 5",
            id="two age bands hold the same age",
        ),
        pytest.param(
            '{ ages = "6-12", value = "577.00"',
            '{ ages = "7-12", value = "577.00"',
            "maintenance.licensed: bands 0-5 and 7-12 leave a gap at age 6",
            id="no age band holds an age",
        ),
        pytest.param(
            '{ ages = "0-5", value = "509.00"',
            '{ ages = "1-5", value = "509.00"',
            "maintenance.licensed: the youngest band is 1-5; a band from 0 is needed, "
            "or below_first_band = 'not-stated' where the source states nothing below it",
            id="the youngest children have no band",
        ),
        pytest.param(
            '{ ages = "13-plus", value = "712.00"',
            '{ ages = "13-17", value = "712.00"',
            "maintenance.licensed: the oldest band is 13-17; it must be open, like 13-plus",
            id="the oldest youths have no band",
        ),
        pytest.param(
            UNLICENSED_DAYS,
            two_values("from = 2024-01-01", "from = 2024-01-01"),
            "maintenance.unlicensed-days: two values are in force from 2024-01-01",
            id="two values start on one date",
        ),
        pytest.param(
            UNLICENSED_DAYS,
            two_values("from = 2024-01-01, through = 2025-06-30", "from = 2025-06-01"),
            "maintenance.unlicensed-days: two values are in force on 2025-06-01: one ends on 2025-06-30 only",
            id="a value starts before the one before it ends",
        ),
        pytest.param(
            UNLICENSED_DAYS,
            two_values("from = 2024-01-01, through = 2025-05-30", "from = 2025-06-01"),
            "maintenance.unlicensed-days: no value is in force from 2025-05-31 to the day before 2025-06-01",
            id="a day between two values has none",
        ),
        pytest.param(
            UNLICENSED_DAYS,
            two_values("from = 2024-01-01, through = 2023-12-31", "from = 2025-06-01"),
            "maintenance.unlicensed-days: a value from 2024-01-01 ends on 2023-12-31, before it starts",
            id="a value ends before it starts",
        ),
        pytest.param(
            'source = "manual-4.12.8-2024"',
            'source = "manual-4.12.8-2042"',
            "maintenance.licensed: the source 'manual-4.12.8-2042' is not in policy/sources.toml",
            id="a figure names a source that does not exist",
        ),
        pytest.param(
            'unit = "USD per month"',
            'unit = "days"',
            "maintenance.licensed: '509.00' is no value in days",
            id="money in a unit that is no money",
        ),
        pytest.param(
            'value = "509.00"',
            'value = "509.0"',
            "maintenance.licensed: values.0.bands.0.value: "
            'a figure is money as text with two places ("509.00"), a rate per mile with three ("0.655"), or a whole number',
            id="money with one decimal place",
        ),
        pytest.param(
            'value = "509.00"',
            'value = "509.000"',
            "maintenance.licensed: '509.000' is no value in USD per month",
            id="money with the three places of a rate per mile",
        ),
        pytest.param(
            'value = "509.00"',
            "value = 509.00",
            "maintenance.licensed: values.0.bands.0.value: "
            'a figure is money as text with two places ("509.00"), a rate per mile with three ("0.655"), or a whole number',
            id="money as an inexact number",
        ),
        pytest.param(
            'unit = "USD per month"',
            'unit = "USD per month"\nunits = "USD"',
            "maintenance.licensed: units: there is no such key",
            id="a key that no figure has",
        ),
        pytest.param(
            "value = 90, clauses",
            "clauses",
            "maintenance.unlicensed-days: values.0: an entry of `values` has either `value` with `clauses`, or `bands`",
            id="a figure without a value",
        ),
        pytest.param(
            '[maintenance.licensed]\nwhat = "',
            'what = "outside"\n[maintenance.licensed]\nwhat = "',
            "what: stands outside of any entry",
            id="a line above the first entry",
        ),
    ],
)
def test_a_faulty_figure_stops_the_load_and_is_named(misprint: PrintOf, old: str, new: str, message: str) -> None:
    assert refusal_of(lambda: misprint(RATES, old, new)).startswith(f"policy/{RATES}: {message}")


def test_a_rate_per_mile_with_two_places_stops_the_load_and_is_named(misprint: PrintOf) -> None:
    message = refusal_of(lambda: misprint("parameters/12.8.3.toml", 'value = "0.370"', 'value = "0.37"'))
    assert message == "policy/parameters/12.8.3.toml: mileage.state-rate: '0.37' is no value in USD per mile"


def test_a_file_that_is_no_toml_stops_the_load_and_is_named(misprint: PrintOf) -> None:
    message = refusal_of(lambda: misprint(RATES, "[maintenance.licensed]", "[maintenance.licensed"))
    assert message.startswith(f"policy/{RATES}: not readable as TOML: ")
    assert "line 4" in message


def test_a_missing_file_is_named(misprint: PrintOf) -> None:
    policy = misprint("forms.toml", "", "")
    (policy.folder / "forms.toml").unlink()
    assert refusal_of(lambda: policy.forms) == "policy/forms.toml: the file is missing"


def test_a_register_without_files_is_named(misprint: PrintOf) -> None:
    policy = misprint("forms.toml", "", "")
    shutil.rmtree(policy.folder / "clauses")
    assert refusal_of(lambda: policy.clauses) == "policy/clauses: there is no file in it"


def test_an_id_that_two_files_use_is_named_with_both(misprint: PrintOf) -> None:
    policy = misprint("forms.toml", "", "")
    shutil.copy(policy.folder / CLAUSES, policy.folder / "clauses" / "12.8.9.toml")
    message = refusal_of(lambda: policy.clauses)
    assert message == f"policy/clauses/12.8.9.toml: 12.8.1/heading: the id is already used in policy/{CLAUSES}"


def test_a_figure_id_that_two_files_use_is_named_with_both(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(POLICY_FOLDER, folder)
    shutil.copy(folder / RATES, folder / "parameters" / "12.8.9.toml")
    message = refusal_of(lambda: Policy(folder))
    assert message == f"policy/parameters/12.8.9.toml: maintenance.licensed: the id is already used in policy/{RATES}"


def test_a_figure_that_no_file_has_is_refused_by_its_id() -> None:
    message = refusal_of(lambda: Policy().parameter("maintenance.lisensed"))
    assert message == "parameters: maintenance.lisensed: no file has a parameter of this id"


def test_a_date_before_the_first_value_is_refused() -> None:
    with pytest.raises(BeforeFirstDate, match=r"^maintenance\.licensed is known from 2024-01-01$"):
        Policy().parameter("maintenance.licensed").at(date(2023, 12, 31))


def test_a_value_is_not_carried_past_the_date_it_is_vouched_for(misprint: PrintOf) -> None:
    policy = misprint(RATES, UNLICENSED_DAYS, UNLICENSED_DAYS.replace("value = 90", "value = 90, verified_through = 2024-12-31"))
    days = policy.parameter("maintenance.unlicensed-days")
    assert days.at(date(2024, 12, 31)).for_age(None).value == 90
    with pytest.raises(NotVerified, match="verified through 2024-12-31"):
        days.at(date(2025, 1, 1))


def test_a_new_value_leaves_the_old_one_for_the_dates_before_it(misprint: PrintOf) -> None:
    policy = misprint(RATES, UNLICENSED_DAYS, two_values("from = 2024-01-01", "from = 2026-07-01"))
    days = policy.parameter("maintenance.unlicensed-days")
    on = [date(2026, 6, 30), date(2026, 7, 1)]
    assert [days.at(day).for_age(None).value for day in on] == [90, 80]
    assert list(days.starts()) == [date(2024, 1, 1), date(2026, 7, 1)]


# What the loader refuses: the other registers


@pytest.mark.parametrize(
    ("file", "register", "old", "new", "message"),
    [
        pytest.param(
            CLAUSES,
            "clauses",
            'why_read = "It leaves the family free; there is nothing to check."\n',
            "",
            "12.8.1/respite/level-b/not-simultaneous: the entry: "
            "`why_read` stands on clauses of mode `read` that are no heading, and on no others",
            id="a clause that is only read does not say why",
        ),
        pytest.param(
            CLAUSES,
            "clauses",
            'fingerprint = "838c',
            'fingerprint = "838C',
            "12.8.1/heading: fingerprint: String should match pattern '^[0-9a-f]{64}$'",
            id="a fingerprint that is none",
        ),
        pytest.param(
            CLAUSES,
            "clauses",
            '["12.8.1/heading"]',
            '["12.8.7/heading"]',
            r"12.8.7/heading: id: String should match pattern '^(12\.8(\.[1-6])?|PA25-AC-03)/[a-z0-9/-]+$'",
            id="a clause id of no part of the manual",
        ),
        pytest.param(
            READINGS,
            "interpretations",
            'weight = "money"',
            'weight = "much"',
            "A1-01: weight: Input should be 'money', 'decision' or 'wording'",
            id="a reading with an unknown weight",
        ),
        pytest.param(
            "contacts.toml",
            "contacts",
            "how = ",
            "who = ",
            "payment-unit: how: the key is missing; who: there is no such key",
            id="a contact with a misspelled key",
        ),
        pytest.param(
            "abbreviations.toml",
            "abbreviations",
            "meaning = ",
            "means = ",
            "AC: meaning: the key is missing; means: there is no such key",
            id="an abbreviation with a misspelled key",
        ),
        pytest.param(
            "developments.toml",
            "developments",
            "from    = 2024-07-01",
            'from    = "soon"',
            "4.5.5-independent-living: from: Input should be a valid date or datetime, input is too short",
            id="a development without a date",
        ),
        pytest.param(
            "developments.toml",
            "developments",
            '["12.8.4/*"]',
            '["12.8.4/*/heading"]',
            "hb-737-kids: touches.0: String should match pattern "
            r"'^(12\.8(\.[1-6])?|PA25-AC-03)/([a-z0-9/-]+|([a-z0-9-]+/)*\*)$'",
            id="a development touches a part whose star does not stand last",
        ),
    ],
)
def test_a_faulty_entry_is_named(misprint: PrintOf, file: str, register: str, old: str, new: str, message: str) -> None:
    policy = misprint(file, old, new)
    assert refusal_of(lambda: getattr(policy, register)) == f"policy/{file}: {message}"


# What the cross-checks find


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        pytest.param(
            RATES,
            'clauses = ["12.8.1/level-b"]',
            'clauses = ["12.8.1/level-c"]',
            f"policy/{RATES}: elevated-needs.level-b: the clause '12.8.1/level-c' is in no file of policy/clauses",
            id="a figure names a clause that does not exist",
        ),
        pytest.param(
            "developments.toml",
            '"12.8.1/ila/age"',
            '"12.8.1/ila/ages"',
            "policy/developments.toml: 4.5.5-independent-living: the clause '12.8.1/ila/ages' is in no file of policy/clauses",
            id="a development names a clause that does not exist",
        ),
        pytest.param(
            "developments.toml",
            '["12.8.4/*"]',
            '["12.8.4/kids/*"]',
            "policy/developments.toml: hb-737-kids: no clause in policy/clauses starts with '12.8.4/kids/'",
            id="a development touches a part without clauses",
        ),
        pytest.param(
            "forms.toml",
            '"12.8.1/respite/approval-documents"',
            '"12.8.1/respite/approvals"',
            "policy/forms.toml: CD-113: the clause '12.8.1/respite/approvals' is in no file of policy/clauses",
            id="a form names a clause that does not exist",
        ),
        pytest.param(
            "contacts.toml",
            '"PA25-AC-03/fccm/pays"',
            '"PA25-AC-03/fccm/paid"',
            "policy/contacts.toml: fccm-case-manager: the clause 'PA25-AC-03/fccm/paid' is in no file of policy/clauses",
            id="a contact names a clause that does not exist",
        ),
        pytest.param(
            CLAUSES,
            'interpretations = ["A1-37"]',
            'interpretations = ["A1-37", "A1-97"]',
            f"policy/{CLAUSES}: 12.8.1/heading: the reading 'A1-97' is not in policy/interpretations",
            id="a clause names a reading that does not exist",
        ),
        pytest.param(
            CLAUSES,
            'source = "manual-4.12.8-2024"',
            'source = "manual-4.12.8-2042"',
            f"policy/{CLAUSES}: 12.8.1/heading: the source 'manual-4.12.8-2042' is not in policy/sources.toml",
            id="a clause names a source that does not exist",
        ),
        pytest.param(
            "clauses/12.8.2.toml",
            '["12.8.2/home/per-diem"]',
            '["12.8.3/home/per-diem"]',
            "policy/clauses/12.8.2.toml: 12.8.3/home/per-diem: belongs in policy/clauses/12.8.3.toml",
            id="a clause stands in the file of another part",
        ),
        pytest.param(
            READINGS_OF_ALL,
            "cross_cutting = true\n",
            "",
            f"policy/{READINGS_OF_ALL}: A0-02: no clause names it; name it in one, or mark it cross_cutting = true",
            id="a reading that nothing uses",
        ),
        pytest.param(
            READINGS_OF_ALL,
            "[A0-04]\n",
            "[A0-04]\ncross_cutting = true\n",
            f"policy/{READINGS_OF_ALL}: A0-04: it is marked cross_cutting, yet the clause "
            "12.8.1/maintenance/licensed/age-0-5 names it; drop one of the two",
            id="a reading is marked cross-cutting though a clause names it",
        ),
        pytest.param(
            READINGS,
            'same_as = "A2-05"',
            'same_as = "A2-55"',
            f"policy/{READINGS}: A1-34: same_as: the reading 'A2-55' is in no file of policy/interpretations",
            id="a reading is the same as one that does not exist",
        ),
        pytest.param(
            READINGS_OF_EMERGENCIES,
            "[A2-05]\n",
            '[A2-05]\nsame_as = "A2-06"\n',
            f"policy/{READINGS}: A1-34: same_as: A2-05 answers nothing by itself: it is the same as A2-06",
            id="a reading leads to one that leads on",
        ),
        pytest.param(
            READINGS,
            'field = "at_twelve"\nvalues = ["full", "half"]',
            'field = "at_noon"\nvalues = ["full", "half"]',
            f"policy/{READINGS}: A1-19: choice: respite-payment has no field 'at_noon'",
            id="a choice in a field that does not exist",
        ),
        pytest.param(
            READINGS,
            'values = ["full", "half"]',
            'values = ["full", "none"]',
            f"policy/{READINGS}: A1-19: choice: respite-payment takes full, half in at_twelve, not full, none",
            id="a choice that the calculation does not take",
        ),
        pytest.param(
            READINGS,
            'values = ["full", "half"]',
            'values = ["half", "full"]',
            f"policy/{READINGS}: A1-19: choice: respite-payment takes 'full' where at_twelve is left out, "
            "so that must be the first value",
            id="a choice whose first value is not the one taken",
        ),
        pytest.param(
            READINGS,
            'calculations = ["respite-payment"]',
            'calculations = ["respite-payment", "respite-paying"]',
            f"policy/{READINGS}: A1-19: choice: there is no calculation 'respite-paying'",
            id="a choice in two calculations, one of which does not exist",
        ),
        pytest.param(
            RATES,
            'clauses = ["12.8.1/level-b"]',
            'clauses = ["12.8.1/level-b", "12.8.1/maintenance/definition"]',
            f"policy/{RATES}: elevated-needs.level-b: the clause 12.8.1/maintenance/definition is a definition that is only "
            "read; a figure rests on a rate, a limit or a document, or on a clause that a rule uses",
            id="a figure rests on a clause that states none",
        ),
        pytest.param(
            CLAUSES,
            "is listed at $2034.00",
            "is listed at $2043.00",
            f"policy/{CLAUSES}: 12.8.1/level-b: the summary says $2043.00, and no figure with that value names this clause",
            id="a summary has fallen behind its figure",
        ),
        pytest.param(
            "forms.toml",
            'fact_source = "https',
            '#fact_source = "https',
            "policy/forms.toml: CD-113: `facts` and `fact_source` stand together or not at all",
            id="a fact about a form without its source",
        ),
        pytest.param(
            "forms.toml",
            '["CD-111"]',
            '["CD-112"]\nname = "?"\nwhat_for = "?"\n["CD-111"]',
            "policy/forms.toml: CD-112: neither a clause nor a fact says anything of it",
            id="a form that no source names",
        ),
    ],
)
def test_what_does_not_fit_together_is_named(misprint: PrintOf, file: str, old: str, new: str, message: str) -> None:
    assert message in check_policy(misprint(file, old, new), CALCULATIONS)


@pytest.mark.parametrize("file", ["developments.toml", "contacts.toml", "abbreviations.toml"])
def test_a_register_that_lost_its_entries_is_named(misprint: PrintOf, file: str) -> None:
    policy = misprint(file, "", "")
    (policy.folder / file).write_text("# nothing\n", encoding="utf-8")
    assert check_policy(policy, CALCULATIONS) == [f"policy/{file}: there is no entry in it"]


# Citations


def test_a_citation_says_document_place_clause_and_when_it_was_checked() -> None:
    policy = Policy()
    clause = policy.clauses[EXAMPLE]
    source = policy.sources[clause.source]
    cited = citation(clause, source)
    checked = in_words(source.verified_on)
    assert cited == f"{source.citation}, 12.8.1 table row 17, parenthesis. Clause {EXAMPLE}. Checked {checked}."


def test_a_link_to_the_official_words_keeps_commas_dashes_and_ampersands_out_of_the_fragments_own_signs() -> None:
    policy = Policy()
    clause = policy.clauses[EXAMPLE].model_copy(update={"quote": ("in-patient, food & care", "$5.00")})
    url = official_words_url(clause, policy.sources[clause.source])
    assert url is not None
    assert url.split("#") == [
        policy.sources[clause.source].address,
        ":~:text=in%2Dpatient%2C%20food%20%26%20care,%245.00",
    ]


def test_a_document_without_a_public_address_has_no_link() -> None:
    policy = Policy()
    clause = policy.clauses["PA25-AC-03/request/sent"]
    assert official_words_url(clause, policy.sources[clause.source]) is None

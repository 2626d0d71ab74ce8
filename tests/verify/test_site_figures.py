"""`fosterpolicy verify site-figures`: what the sources say is on the site, and what the site says is in a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from fosterpolicy.cli.app import app
from fosterpolicy.core.policy import policy
from fosterpolicy.verify.mentions import mentions
from fosterpolicy.verify.site_figures import SiteFigures, Stated, facts, faults
from fosterpolicy.verify.site_text import read_page

HEAD = '<article><div class="policy-page"><p class="edition">Checked May 3, 2031, paragraph 77</p></div>'


def named(text: str) -> set[str]:
    return {str(mention) for mention in mentions(text)}


@pytest.mark.parametrize(
    ("spellings", "figure"),
    [
        (("$1,000", "$1000.00", "one thousand dollars", "one thousand dollars ($1,000)"), "$1000"),
        (("three thousand five hundred dollars ($3,500)", "$3500.00"), "$3500"),
        (("$31.50 for half a unit", "$31.5"), "$31.5"),
        (("60 days", "sixty (60) days", "a 60-day limit", "within sixty days (60)"), "days 60"),
        (("90 consecutive days", "ninety (90) consecutive days"), "days 90"),
        (("ten business days", "10 business days", "10 working days"), "business days 10"),
        (("24 hours", "a twenty-four (24) hour period", "12-24 hours", "12 to 24 hours"), "hours 24"),
        (("an answer within an hour", "1 hour"), "hours 1"),
        (("a 200-mile round trip", "200 miles"), "miles 200"),
        (("5%", "5 percent", "five percent"), "percent 5"),
        (("0-5 years", "0–5", "ages 0 to 5"), "ages 0-5"),
        (("13 and over", "13+", "13 or older", "13 plus", "age 13", "a youth 13 and older"), "age 13"),
        (("when age eighteen (18) is reached", "turns 18", "their eighteenth birthday", "18 years old"), "age 18"),
        (("CD107", "CD-107"), "form CD-107"),
        (("the CS-SA-2 ATT.",), "form CS-SA-2 ATT"),
        (("Monthly Expense Report MO 300-1189",), "form MO 300-1189"),
        (("CS-KIDS-1",), "form CS-KIDS-1"),
        (("KIDS-2",), "form KIDS-2"),
        (("CM-8",), "form CM-8"),
        (("13 CSR 40-30.020",), "rule 13 CSR 40-30.020"),
        (("Missouri Statute, 453.020 says", "RSMo 453.020"), "statute 453.020"),
        (("call 573-526-3423.",), "telephone 573-526-3423"),
        (("Post Office Box 1082", "P.O. Box 1082", "PO Box 1082"), "post office box 1082"),
        (("Missouri 65102-1082",), "zip code 65102-1082"),
        (("mailto:Some.Unit@dss.mo.gov", "some.unit@dss.mo.gov."), "email some.unit@dss.mo.gov"),
        (("<https://example.org/a?b=1>", "https://example.org/a?b=1#:~:text=words"), "address https://example.org/a?b=1"),
        (("1-1-2024", "January 1, 2024", "2024-01-01"), "date 2024-01-01"),
        (("from 9am to 11am", "9 to 11 a.m.", "from 9 to 11 in the morning"), "o'clock 9 am"),
    ],
)
def test_a_figure_is_the_same_however_it_is_written(spellings: tuple[str, ...], figure: str) -> None:
    assert {spelling: figure in named(spelling) for spelling in spellings} == dict.fromkeys(spellings, True)


@pytest.mark.parametrize(("one", "other"), [("60 days", "60 miles"), ("10 days", "10 business days"), ("CD-106", "CD-107")])
def test_figures_of_another_kind_or_number_are_not_the_same(one: str, other: str) -> None:
    assert not named(one) & named(other)


def test_a_section_of_the_manual_is_neither_a_statute_nor_a_sum() -> None:
    assert named("See 12.8.3 and reading A3-71.") == {"part 12.8.3"}


def stated(*lines: str) -> tuple[Stated, ...]:
    return tuple(
        Stated(mention, "made-up", number, in_example="example" in line)
        for number, line in enumerate(lines, 1)
        for mention in mentions(line)
    )


def held(source: tuple[str, ...], html: str, **more: object) -> list[str]:
    page = read_page("a-page", f"{HEAD}{html}</article>")
    given = {"stated": stated(*source), "facts": frozenset(), "pages": (page,), **more}
    return faults(SiteFigures(**given))  # type: ignore[arg-type]


def test_a_site_with_just_the_figures_of_its_source_is_fine() -> None:
    source = ("$509.00 for 0-5 years", "up to thirty (30) days")
    assert (
        held(source, '<table><tr><td>0-5</td><td><data value="509">$509.00</data></td></tr></table><p>Up to 30 days.</p>') == []
    )


def test_a_figure_that_no_page_has_is_missing_with_its_line() -> None:
    assert held(("$509.00", "call 573-526-3423"), "<p>$509.00</p>") == [
        "missing on the site: telephone 573-526-3423: made-up line 2"
    ]


def test_a_figure_with_another_unit_is_missing_and_the_one_shown_has_no_source() -> None:
    assert held(("within 10 business days",), "<p>Send it 10 days before.</p>") == [
        "missing on the site: business days 10: made-up line 1",
        "in no source: days 10: a-page: ...Send it 10 days before....",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "It costs $510.00.",
        "Up to 61 days.",
        "Use CD-108.",
        "Write to a@b.gov.",
        '<a href="https://x.org/y">here</a>',
        "From age 14.",
    ],
)
def test_a_figure_on_the_site_that_no_source_has_is_told(words: str) -> None:
    found = held(("$509.00",), f"<p>$509.00</p><p>{words}</p>")
    assert len(found) == 1
    assert found[0].startswith("in no source: ")


def test_a_figure_in_a_worked_example_or_a_citation_needs_no_source_and_gives_none() -> None:
    story = '<section class="example"><p>A trip of 225 miles.</p><pre>miles=225</pre></section>'
    where = '<details class="cite"><p>paragraph 2, 33 days</p></details>'
    assert held((), story + where) == []
    assert held(("over 225 miles",), story) == ["missing on the site: miles 225: made-up line 1"]


def test_a_figure_of_an_example_in_the_source_may_stand_in_a_worked_example() -> None:
    assert held(("For example, 225 miles",), '<section class="example"><p>A trip of 225 miles.</p></section>') == []


def test_a_figure_of_the_facts_on_file_is_no_fault() -> None:
    assert held((), "<p>$0.655 a mile</p>") != []
    assert held((), "<p>$0.655 a mile</p>", facts=frozenset(mentions("$0.655"))) == []


def test_a_reading_not_taken_and_a_made_up_case_are_no_rules_and_the_reading_taken_is_one() -> None:
    page = "<li>After 40 days.</li><p>Taken: after 41 days.</p><p>Where it shows: Paid for 42 days.</p>"
    found = held((), page, ways=frozenset({"After 40 days."}), cases=("Paid for 42 days.",))
    assert found == ["in no source: days 41: a-page: ...Taken: after 41 days...."]


def test_a_clause_summary_is_held_against_the_sources_by_the_id_of_the_clause() -> None:
    found = held((), "", summaries={"12.8.3/some/clause": "At most 8 weeks."})
    assert found == ["in no source: weeks 8: 12.8.3/some/clause: ...At most 8 weeks...."]


def test_the_name_of_a_place_in_the_manual_is_no_figure() -> None:
    assert held((), "<p>12.8.1 table row 99: see there.</p>", locators=("12.8.1 table row 99",)) == []


def test_a_page_about_the_site_carries_no_policy() -> None:
    assert not read_page("about", "<article><p>From 2027, level 2.1.</p></article>").carries_policy
    assert read_page("a", f"{HEAD}</article>").carries_policy


def test_the_facts_on_file_hold_the_later_law_and_the_mileage_rates_but_no_amount_of_the_manual() -> None:
    known = {str(mention) for mention in facts(policy())}
    assert {"statute 210.560", "days 60", "$712", "$0.655", "form CD-111", "date 2023-04-02"} <= known
    assert not {"$509", "$999", "form CD-106"} & known


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["verify", "site-figures", *arguments], env={"FOSTERPOLICY_SOURCES": ""})
    return result.exit_code, result.output


def test_the_command_asks_for_the_sources(tmp_path: Path) -> None:
    code, told = run("--site", str(tmp_path))
    assert code == 1
    assert "FOSTERPOLICY_SOURCES" in told


def test_the_command_fails_on_a_site_that_lacks_the_figures_and_names_them(tmp_path: Path) -> None:
    for source in policy().sources.values():
        if source.file:
            (tmp_path / source.file).write_text("It costs $509.00.", "utf-8")
    (tmp_path / "site" / "page").mkdir(parents=True)
    (tmp_path / "site" / "page" / "index.html").write_text(f"{HEAD}<p>It costs $508.00.</p></article>", "utf-8")
    code, told = run("--folder", str(tmp_path), "--site", str(tmp_path / "site"))
    assert code == 1
    assert "missing on the site: $509: manual-4.12.8-2024 line 1, alert-PA25-AC-03 line 1" in told
    assert "in no source: $508: page" in told


def test_the_command_says_which_folder_holds_no_site(tmp_path: Path) -> None:
    for source in policy().sources.values():
        if source.file:
            (tmp_path / source.file).write_text("Words.", "utf-8")
    code, told = run("--folder", str(tmp_path), "--site", str(tmp_path / "none"))
    assert code == 1
    assert "none: it holds no page" in told

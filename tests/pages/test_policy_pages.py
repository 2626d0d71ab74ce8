"""A malformed page stops the build with a sentence that names the page and the entry."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fosterpolicy.core.policy import POLICY_FOLDER, Policy, PolicyError, use_policy
from fosterpolicy.site.pages import PageError, Pages, relative

Page = Callable[..., str]


def test_a_figure_in_a_sentence_is_drawn_from_the_policy(page: Page) -> None:
    html = page("A full unit pays [[respite.level-b.full-unit/0-12]] after [[respite.hours.full-unit-from]] hours.")
    assert ">$56.00</data>" in html
    assert ">12</data> hours" in html


def test_an_age_band_can_be_printed_by_itself(page: Page) -> None:
    assert ">0–12</data>" in page("For ages [[respite.level-b.full-unit/0-12 ages]].")


def test_the_dates_of_the_edition_can_be_printed(page: Page) -> None:
    assert ">January 1, 2024</span>" in page("From [[edition.in-force-from]].")


def test_a_figure_that_does_not_exist_stops_the_build(refusal: Page) -> None:
    assert "respite.md: [[respite.level-c]]" in refusal("It pays [[respite.level-c]].")


def test_an_age_band_that_does_not_exist_stops_the_build_and_names_those_that_do(refusal: Page) -> None:
    message = refusal("It pays [[respite.level-b.full-unit/0-11]].")
    assert "respite.md" in message
    assert "respite.level-b.full-unit/0-12, respite.level-b.full-unit/13-plus" in message


def test_a_figure_with_bands_needs_its_band(refusal: Page) -> None:
    assert "is no figure" in refusal("It pays [[respite.level-b.full-unit]].")


def test_a_paragraph_that_carries_a_clause_gets_its_anchor_its_locator_and_the_official_words(page: Page) -> None:
    html = page('Twelve units.\n{ #units clause="12.8.1/respite/12-units-per-year" }')
    assert 'id="units"' in html
    assert "12.8.1 bullet 4, sentence 2" in html
    assert "#:~:text=" in html
    assert 'data-copy="Missouri Child Welfare Manual' in html


def test_a_clause_that_does_not_exist_stops_the_build(refusal: Page) -> None:
    message = refusal('Twelve units.\n{ #units clause="12.8.1/respite/13-units" }')
    assert message == "respite.md: the clause 12.8.1/respite/13-units is not in policy/clauses"


def test_a_clause_without_an_anchor_stops_the_build(refusal: Page) -> None:
    message = refusal('Twelve units.\n{ clause="12.8.1/respite/12-units-per-year" }')
    assert message == "respite.md: the paragraph that carries 12.8.1/respite/12-units-per-year has no #anchor"


def test_an_attribute_list_that_markdown_does_not_understand_stops_the_build(refusal: Page) -> None:
    message = refusal('- Twelve units. { #units clause="12.8.1/respite/12-units-per-year" }')
    assert "respite.md: not understood" in message


def test_a_misspelled_block_stops_the_build(refusal: Page) -> None:
    assert "respite.md: not understood" in refusal("/// reading\n    ids: [A1-19]\n///")


def test_an_unknown_option_of_a_block_stops_the_build(refusal: Page) -> None:
    assert "respite.md: not understood" in refusal("/// readings\n    id: [A1-19]\n///")


def test_a_reading_that_does_not_exist_stops_the_build(refusal: Page) -> None:
    assert "A1-99" in refusal("/// readings\n    ids: [A1-19, A1-99]\n///")


def test_a_rate_table_with_rows_of_other_age_bands_stops_the_build(refusal: Page) -> None:
    body = "/// rate-table | Rates\n    rows:\n      - maintenance.licensed\n      - respite.level-b.full-unit\n///"
    assert "respite.level-b.full-unit has other age bands than maintenance.licensed" in refusal(body)


def test_two_pages_with_one_id_stop_the_build(tmp_path: Path, head: str, refusal: Page) -> None:
    (tmp_path / "another.md").write_text(head, encoding="utf-8")
    assert "the page id respite is already used by another.md" in refusal("Words.")


def test_an_anchor_that_stands_twice_stops_the_build(refusal: Page) -> None:
    mark = 'Words.\n{ #units clause="12.8.1/respite/12-units-per-year" }\n\n'
    assert "respite.md: #units stands twice" in refusal(mark * 2)


def test_a_clause_on_a_page_without_a_head_stops_the_build(refusal: Page) -> None:
    body = 'Words.\n{ #units clause="12.8.1/respite/12-units-per-year" }'
    assert "the page has no policy-page block" in refusal(body, head="# Respite\n\n")


EXAMPLE = """```python
# A child of 12 spends exactly 12 hours in respite.
from fosterpolicy import calculate, expect

answer = calculate("respite-payment", home="level-b", age=12, hours=12, on="2024-06-01")
expect(answer, units="1", amount="{amount}")
```"""


def test_an_example_shows_the_case_the_answer_and_the_folded_code(page: Page) -> None:
    html = page(EXAMPLE.format(amount="56.00"))
    assert "A child of 12 spends exactly 12 hours in respite." in html
    assert "$56.00 for 1 unit" in html
    assert "<summary>Show the code</summary>" in html


def test_an_example_whose_expectation_fails_stops_the_build(refusal: Page) -> None:
    message = refusal(EXAMPLE.format(amount="56.01"))
    assert "respite.md: the example 'A child of 12 spends exactly 12 hours in respite.' failed" in message
    assert "amount: expected '56.01', computed '56.00'" in message


def test_an_example_that_raises_stops_the_build(refusal: Page) -> None:
    message = refusal("```python\n# A case.\nraise RuntimeError('no such thing')\n```")
    assert "respite.md: the example 'A case.' failed: RuntimeError: no such thing" in message


def test_an_example_without_a_sentence_stops_the_build(refusal: Page) -> None:
    body = EXAMPLE.format(amount="56.00").replace("# A child of 12 spends exactly 12 hours in respite.\n", "")
    assert "an example has no sentence" in refusal(body)


def test_a_later_law_stands_at_the_head_of_a_page_that_carries_its_clause(page: Page) -> None:
    html = page('The amount.\n{ #ila clause="12.8.1/ila/rate" }\n\n/// developments\n///')
    assert "<strong>Changed since:</strong> Independent living" in html
    assert html.index("Changed since:") < html.index("The amount.")
    assert 'href="#changed-4-5-5-independent-living"' in html
    assert 'id="changed-4-5-5-independent-living"' in html


@pytest.mark.parametrize(
    ("to_url", "from_url", "link"),
    [
        ("12.8.1/respite/", "12.8.1/", "respite/"),
        ("12.8.1/", "12.8.1/respite/", "../"),
        ("", "12.8.1/respite/", "../../"),
        ("readings/", "12.8.1/respite/", "../../readings/"),
        ("readings/", "readings/", ""),
        ("readings/", "", "readings/"),
    ],
)
def test_links_between_pages_are_relative(to_url: str, from_url: str, link: str) -> None:
    assert relative(to_url, from_url) == link


def test_fences_are_not_read_for_clauses(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text('# A\n\n````text\nWords.\n{ #x clause="y" }\n````\n', encoding="utf-8")
    assert Pages(tmp_path).carried == []


def test_a_page_without_a_title_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("/// policy-page | a\n///\n", encoding="utf-8")
    with pytest.raises(PageError, match=r"a\.md: the page has no title"):
        Pages(tmp_path)


def test_policy_files_that_contradict_each_other_stop_the_build_before_the_first_page(tmp_path: Path, page: Page) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(POLICY_FOLDER, folder)
    file = folder / "developments.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"12.8.1/ila/age"', '"12.8.1/ila/aged"'), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    with (
        use_policy(Policy(folder)),
        pytest.raises(PolicyError, match=r"developments\.toml: 4\.5\.5-independent-living.*ila/aged"),
    ):
        page("Words.", docs=tmp_path / "docs")


def test_an_example_that_expects_nothing_stops_the_build(refusal: Page) -> None:
    body = EXAMPLE.format(amount="56.00").replace('expect(answer, units="1", amount="56.00")\n', "")
    assert "expects nothing: say what its answer must be" in refusal(body)


def test_an_example_that_ends_the_program_stops_the_build(refusal: Page) -> None:
    message = refusal("```python\n# A case.\nraise SystemExit(0)\n```")
    assert "respite.md: the example 'A case.' failed: SystemExit: 0" in message


def test_a_page_that_covers_an_unknown_part_stops_the_build(head: str, refusal: Page) -> None:
    message = refusal("Words.", head=head.replace("12.8.1", "12.9.9"))
    assert message == "respite.md: covers '12.9.9', but no registered clause is of that part"


def test_a_rate_table_with_an_unknown_row_names_its_page(refusal: Page) -> None:
    message = refusal("/// rate-table | Rates\n    rows:\n      - maintenance.none\n///")
    assert message.startswith("respite.md: rate-table 'Rates': parameters: maintenance.none")

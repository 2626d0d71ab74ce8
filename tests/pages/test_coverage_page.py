"""The coverage page, and the build that stops where a clause has no paragraph, no rule or no entry in the register."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown

from fosterpolicy.core.policy import policy, use_policy
from fosterpolicy.site.coverage import stop_at_gaps
from fosterpolicy.site.coverage_page import modules_by_text
from fosterpolicy.site.pages import PageError, pages_in

Page = Callable[..., str]
COVERAGE = "/// coverage\n///"
PAYEE = "12.8.1/ila/payee"
EXAMPLE = """## Cases { #cases }

```python
# One unit more than the allotment.
from fosterpolicy import calculate, expect

answer = calculate("respite-balance", level="traditional", units_used="12", units_requested="1")
expect(answer, approver="supervisor")
```

"""


def row(html: str, clause: str) -> list[Tag]:
    """The cells of a clause's row."""
    soup = BeautifulSoup(html, "lxml")
    found = [one for one in soup.select(".coverage-part tbody tr") if one.code is not None and one.code.text == clause]
    assert len(found) == 1
    return found[0].find_all(["th", "td"])


def test_every_clause_of_the_register_has_one_row_in_the_part_that_it_belongs_to(page: Page) -> None:
    parts = BeautifulSoup(page(COVERAGE), "lxml").select(".coverage-part")
    shown = [code.text for part in parts for code in part.select("tbody th code")]
    assert sorted(shown) == sorted(policy().clauses)
    assert {part["id"]: part.select_one("tbody th code").text.split("/")[0] for part in parts}["part-12-8-4"] == "12.8.4"  # type: ignore[union-attr]


def test_a_clause_links_to_the_paragraph_that_carries_it_and_to_the_official_words(page: Page) -> None:
    place, says, *_ = row(page(f'Paid to the youth.\n{{ #payee clause="{PAYEE}" }}\n\n{COVERAGE}'), PAYEE)
    assert place.a is not None
    assert "#:~:text=" in str(place.a["href"])
    assert place.a.text == policy().clauses[PAYEE].locator
    assert [(link["href"], link.text) for link in says.find_all("a")] == [("#payee", "Respite")]


def test_a_clause_in_a_rate_table_links_to_its_row(page: Page) -> None:
    table = "/// rate-table | Clothing\n    rows:\n      - clothing.allowance\n///\n\n"
    html = page(table + COVERAGE)
    (link,) = row(html, "12.8.1/clothing/age-0-5")[1].find_all("a")
    assert link["href"] == "#rate-clothing-allowance"
    assert BeautifulSoup(html, "lxml").find(id="rate-clothing-allowance") is not None


def test_a_clause_names_the_sections_that_carry_it_under_the_name_of_their_page(page: Page) -> None:
    html = page(f'## Who is paid {{ #who }}\n\nPaid to the youth.\n{{ #payee clause="{PAYEE}" }}\n\n{COVERAGE}')
    says = row(html, PAYEE)[1]
    assert [(link["href"], link.text) for link in says.find_all("a")] == [("#payee", "Who is paid")]
    assert "Respite: Who is paid" in says.text


def test_a_clause_that_no_page_carries_says_so(page: Page) -> None:
    assert "On no page yet" in row(page(COVERAGE), PAYEE)[1].text


def test_a_clause_names_the_calculation_that_rests_on_it(page: Page) -> None:
    assert row(page(COVERAGE), PAYEE)[2].text.endswith(": standard-rate, placement-statement")


def test_a_clause_that_is_only_read_says_why(page: Page) -> None:
    html = page(COVERAGE)
    clause = next(one for one in policy().clauses.values() if one.why_read)
    assert row(html, clause.id)[2].text == f"Text only. {clause.why_read}"
    assert row(html, "12.8.1/heading")[2].text == "Text only. A heading says nothing to compute."


def test_an_example_counts_for_the_clauses_that_its_answer_rests_on_and_for_no_other(page: Page) -> None:
    html = page(EXAMPLE + COVERAGE)
    links = [(link["href"], link.text) for link in row(html, "12.8.1/respite/supervisor-to-20")[3].find_all("a")]
    assert links == [("#cases", "Cases: 1")]
    assert row(html, "12.8.1/respite/rd-over-20")[3].find_all("a") == []


def test_a_clause_names_the_tests_of_its_calculation(page: Page) -> None:
    assert "test_respite_balance" in row(page(COVERAGE), "12.8.1/respite/supervisor-to-20")[3].text


def test_a_test_is_found_by_a_text_that_stands_by_itself(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text('CASE = "respite-balance"\nWORDS = "not respite-payment"\n', encoding="utf-8")
    (tmp_path / "helpers.py").write_text('CASE = "standard-rate"\n', encoding="utf-8")
    found = modules_by_text(tmp_path)
    assert found["respite-balance"] == {"test_one"}
    assert "respite-payment" not in found
    assert "standard-rate" not in found


def test_without_a_folder_of_tests_none_is_named(tmp_path: Path) -> None:
    assert modules_by_text(tmp_path / "none") == {}


# The build.


def built(docs: Path, parts: list[str]) -> None:
    Markdown(extensions=["fosterpolicy.site"], extension_configs={"fosterpolicy.site": {"docs": str(docs), "complete": parts}})


def written(docs: Path, body: str) -> Path:
    (docs / "page.md").write_text(f"# Pay\n\n/// policy-page | pay\n///\n\n{body}", encoding="utf-8")
    return docs


def test_a_clause_without_a_paragraph_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=f"^{PAYEE}: no paragraph of a page carries it$"):
        built(written(tmp_path, "Words."), [PAYEE])


def test_a_part_whose_clauses_all_have_a_paragraph_and_a_rule_is_built(tmp_path: Path) -> None:
    built(written(tmp_path, f'Paid. {{ #pay clause="{PAYEE}" }}\n'), [PAYEE])


def test_a_paragraph_that_names_no_clause_stops_the_build(tmp_path: Path) -> None:
    docs = written(tmp_path, f'Paid. {{ #pay clause="{PAYEE} 12.8.1/ila/wage" }}\n')
    with pytest.raises(PageError, match=r"12\.8\.1/ila/wage: not in the register, but named by page\.md#pay"):
        built(docs, ["12.8.1/ila"])


def test_a_clause_to_be_decided_without_a_rule_stops_the_build(tmp_path: Path) -> None:
    (id,) = [one.id for one in policy().clauses.values() if one.id == "12.8.1/heading"]
    changed = copy.copy(policy())
    vars(changed)["clauses"] = {**policy().clauses, id: policy().clauses[id].model_copy(update={"mode": "decided"})}
    docs = written(tmp_path, f'Paid. {{ #pay clause="{id}" }}\n')
    with use_policy(changed), pytest.raises(PageError, match=f"{id}: its mode is decided, but no rule rests on it"):
        stop_at_gaps(changed, (id,), pages_in(docs))


def test_where_no_part_is_said_to_be_complete_nothing_is_missed(tmp_path: Path) -> None:
    built(written(tmp_path, "Words."), [])

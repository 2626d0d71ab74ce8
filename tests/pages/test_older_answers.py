"""An answer for a date before a later law says so first, and a reference page says it where the law touches a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from fosterpolicy import calculate
from fosterpolicy.core.older_answers import older_answers
from fosterpolicy.site.examples import run

Page = Callable[..., str]
LATER_LAW = "# Later law\n\n/// policy-page | later-law\n///\n"
HOUSE_BILL = "Changed since August 28, 2025: House Bill 737. Ask before you use this."
PURCHASE = (
    '"kids-expenditure", account="kids", item="school-supplies", amount="40.00", balance="900.00", back_state_debt="0.00", '
    'current_maintenance_met=True, payment_unit_contacted=True, purchased="2025-08-01", invoiced="2025-08-10", paid="{paid}", '
    'exit_event=None, pay_to="vendor"'
)


def words(html: str, where: str) -> list[str]:
    return [" ".join(one.get_text(" ").split()).replace(" .", ".") for one in BeautifulSoup(html, "lxml").select(where)]


def told(page: Page, call: str) -> list[str]:
    """What the card says about answers that are too old."""
    return words(page(example(call)), ".card .answer-overtaken")


def example(call: str) -> str:
    return f"```python\n# A case.\nfrom fosterpolicy import calculate\n\nanswer = calculate({call})\nassert answer.outcome\n```"


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (
            '"kids-closure", age_at_exit=16, exit_date="2024-06-30", savings="999.00", back_state_debt="0.00"',
            "An answer for June 30, 2024, before House Bill 737 ( August 28, 2025 ).",
        ),
        ('"kids-ssi-limit", balance="2000.00", on="2025-08-27"', "An answer for August 27, 2025, before House Bill 737"),
        (PURCHASE.format(paid="2025-08-27"), "An answer for August 27, 2025, before House Bill 737"),
        (
            '"standard-rate", program="independent-living", age=16, on="2024-06-30"',
            "An answer for June 30, 2024, before manual 4.5.5 ( July 1, 2024 ).",
        ),
    ],
    ids=["an exit", "the day before", "the last date of a purchase", "independent living"],
)
def test_an_answer_for_a_date_before_the_law_opens_with_its_date_and_the_law(page: Page, call: str, line: str) -> None:
    (shown,) = told(page, call)
    assert shown.replace("( ", "(").replace(" )", ")").startswith(line.replace("( ", "(").replace(" )", ")"))


@pytest.mark.parametrize(
    "call",
    [
        '"kids-ssi-limit", balance="2000.00", on="2025-08-28"',
        '"kids-ssi-limit", balance="2000.00"',
        PURCHASE.format(paid="2025-08-28"),
        '"standard-rate", program="independent-living", age=16, on="2024-07-01"',
        '"standard-rate", program="licensed", age=7, on="2024-06-30"',
        '"respite-balance", level="traditional", units_used="12", units_requested="1", on="2024-06-30"',
    ],
    ids=[
        "the first day",
        "no date",
        "paid on the first day",
        "independent living, the first day",
        "another rate",
        "another part",
    ],
)
def test_an_answer_that_no_later_law_has_overtaken_has_no_such_line(page: Page, call: str) -> None:
    assert told(page, call) == []


def test_the_line_stands_above_the_answer_and_links_to_the_law(page: Page, tmp_path: Path) -> None:
    (tmp_path / "later-law.md").write_text(LATER_LAW, encoding="utf-8")
    shown = BeautifulSoup(page(example('"kids-ssi-limit", balance="2000.00", on="2024-06-03"')), "lxml")
    first, second = shown.select(".card > p")[:2]
    assert ("answer-overtaken" in first["class"], "card-answer" in second["class"]) == (True, True)
    assert [link["href"] for link in first.select("a")] == ["../later-law/#law-hb-737-kids"]


def test_an_answer_is_the_same_whether_anyone_watches_its_date_or_not() -> None:
    case = {"balance": "2000.00", "on": "2024-06-03"}
    with older_answers() as older:
        watched = calculate("kids-ssi-limit", case)
    assert watched == calculate("kids-ssi-limit", case)
    assert watched.developments == []
    assert [entry.id for entry in older.of(watched).by] == ["hb-737-kids"]  # type: ignore[union-attr]
    assert older.of(calculate("kids-ssi-limit", case)) is None


def test_only_the_answer_that_the_example_leaves_is_looked_at() -> None:
    code = (
        "# A case.\nfrom fosterpolicy import calculate\n"
        'other = calculate("kids-ssi-limit", balance="1.00", on="2024-06-03")\n'
        'answer = calculate("kids-ssi-limit", balance="1.00", on="2026-06-03")\n'
    )
    assert run(code, "a page").overtaken is None


@pytest.mark.parametrize(
    ("block", "where"),
    [("/// rate-card\n///", "caption"), ("/// deadlines\n///", "caption"), ("/// coverage\n///", "summary")],
    ids=["rates", "deadlines", "coverage"],
)
def test_the_part_on_kids_accounts_is_marked_at_its_head_and_no_other_part(page: Page, block: str, where: str) -> None:
    heads = words(page(block), where)
    assert len(heads) > 3
    marked = [head for head in heads if "House Bill 737" in head]
    assert marked
    assert all(head.startswith("12.8.4 KIDS accounts") for head in marked)
    assert [head for head in heads if head.startswith("12.8.4") and head not in marked] == []


def test_a_law_that_touches_a_whole_table_is_not_said_again_in_each_row(page: Page) -> None:
    html = page("/// rate-card\n///\n\n/// deadlines\n///")
    assert [row for row in words(html, "tbody tr") if "House Bill 737" in row] == []


def test_the_rate_of_independent_living_is_marked_on_the_rate_card(page: Page) -> None:
    tables = [table for table in words(page("/// rate-card\n///"), "table") if "manual 4.5.5" in table]
    assert len(tables) == 1
    assert "Changed since July 1, 2024: manual 4.5.5. Ask before you use this." in tables[0]
    assert "$455.00" in tables[0]


@pytest.mark.parametrize(
    ("block", "marked", "unmarked"),
    [
        ("forms", ["CS-KIDS-1", "CS-KIDS-2", "CD-270", "CD-271", "Vendor's invoice"], ["CD-113", "CD-106"]),
        ("contacts", ["FACES Payment Unit, for KIDS accounts", "Cash Receipts Unit of DFAS"], ["Payment unit (FACES)"]),
    ],
)
def test_a_form_or_contact_of_kids_accounts_names_the_law(page: Page, block: str, marked: list[str], unmarked: list[str]) -> None:
    entries = words(page(f"/// {block}\n    ids: all\n///"), ".entry")
    assert len(entries) > 10
    for name in marked:
        assert [HOUSE_BILL in one for one in entries if one.startswith((f"{name} ", f"{name}:"))] == [True], name
    for name in unmarked:
        assert [HOUSE_BILL in one for one in entries if one.startswith((f"{name} ", f"{name}:"))] == [False], name


def test_a_contact_that_can_only_help_is_not_marked(page: Page) -> None:
    (entry,) = [one for one in words(page("/// contacts\n    ids: all\n///"), ".entry") if one.startswith("Regional Social Sec")]
    assert "House Bill 737" not in entry


@pytest.mark.parametrize(("group", "marked"), [("A4", True), ("A1", False), ("A0", False), ("A6", False)])
def test_the_readings_on_kids_accounts_are_marked_at_their_head(page: Page, group: str, marked: bool) -> None:
    html = page(f"/// readings\n    ids: [{group}-*]\n///")
    assert (HOUSE_BILL in words(html, "p")) is marked
    if marked:
        assert html.index("House Bill 737") < html.index("<h3")

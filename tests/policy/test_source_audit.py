"""Each registered statement stands in the stored source where it says, and a change names its clauses."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Passage
from fosterpolicy.verify.source_audit import (
    SourceText,
    SourceTextError,
    audit,
    clause_fields,
    fingerprint,
    landing,
    lands_on,
    quote_for,
    sentences,
)

GARDEN = """\
Rules of the Garden

Kind of plant
Height limit
Yearly fee

Small tree (with its stake)
0-5 feet
6-12 feet
$5.00
$7.00

Big tree
0-5 feet
$7.00 per month

  • Water the roses at dawn, i.e., before work; never at noon. Soak the\u00a0 beans at dusk. Roses rest in winter.
  1. Ask [the gardener](mailto:garden@example.org) for a key.
"""
TREE = (Passage(line=8), Passage(line=10))
ROSES, BEANS, WINTER = (Passage(line=17, sentence=number) for number in (1, 2, 3))


@pytest.fixture
def sources() -> Path:
    """The folder of the stored source texts; they are not part of the project."""
    folder = os.environ.get("FOSTERPOLICY_SOURCES")
    if not folder:
        pytest.skip("FOSTERPOLICY_SOURCES is not set: the clauses are not held against the source texts")
    return Path(folder)


def test_every_clause_stands_in_the_stored_sources_and_its_link_lands_on_it(sources: Path) -> None:
    assert audit(Policy(), sources) == []


# Sentences


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("One. Two! Three?", ["One.", "Two!", "Three?"], id="each end mark ends a sentence"),
        pytest.param("Pay for needs, i.e., food. Keep it.", ["Pay for needs, i.e., food.", "Keep it."], id="i.e. ends none"),
        pytest.param("See i.e. Food and e.g. Milk.", ["See i.e. Food and e.g. Milk."], id="i.e. before a capital ends none"),
        pytest.param("Food, milk, etc. Keep it.", ["Food, milk, etc.", "Keep it."], id="etc. before a capital ends one"),
        pytest.param("Food, milk, etc., and tea.", ["Food, milk, etc., and tea."], id="etc. inside a sentence ends none"),
        pytest.param("First; Second: Third.", ["First; Second: Third."], id="semicolons and colons end none"),
        pytest.param("For level B. On request.", ["For level B.", "On request."], id="a single capital before the stop ends one"),
        pytest.param("(It rains.) “Stay.” Go", ["(It rains.)", "“Stay.”", "Go"], id="closing marks stay with their sentence"),
        pytest.param("Pay $2.50 by no. 7 rule 12.8.1 here", ["Pay $2.50 by no. 7 rule 12.8.1 here"], id="numbers end none"),
        pytest.param("", [], id="a blank line has none"),
    ],
)
def test_a_line_splits_into_its_sentences(line: str, expected: list[str]) -> None:
    assert sentences(line) == expected


# Passages and fingerprints


def test_a_bullet_a_list_number_and_odd_spaces_are_no_words_of_a_passage() -> None:
    text = SourceText(GARDEN)
    assert text.words_of(BEANS) == "Soak the beans at dusk."
    assert text.words_of(ROSES).startswith("Water the roses")
    assert text.shown_words_of(Passage(line=18)) == "Ask the gardener for a key."


def test_the_fingerprint_does_not_change_with_white_space_but_with_any_word() -> None:
    text = SourceText(GARDEN)
    spaced = SourceText(GARDEN.replace("0-5 feet", "  0-5\u00a0 feet "))
    grown = SourceText(GARDEN.replace("0-5 feet", "0-6 feet"))
    assert fingerprint(text, TREE) == fingerprint(spaced, TREE) != fingerprint(grown, TREE)


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        (Passage(line=99), "the text has only 19 lines"),
        (Passage(line=2), "the line is blank"),
        (Passage(line=17, sentence=4), "the line has only 3 sentences"),
    ],
)
def test_a_passage_that_is_not_there_is_refused(passage: Passage, message: str) -> None:
    with pytest.raises(SourceTextError, match=message):
        fingerprint(SourceText(GARDEN), [passage])


# Links to the official words


@pytest.mark.parametrize(
    ("quote", "lands"),
    [
        pytest.param(("$5.00",), Passage(line=10), id="an amount that stands once"),
        pytest.param(("SMALL TREE", "Stake)"), Passage(line=7), id="whatever the case"),
        pytest.param(("$7.00",), Passage(line=11), id="the first of two places"),
        pytest.param(("$7.00 per month",), Passage(line=15), id="more words lead to the second place"),
        pytest.param(("Water the roses", "at noon."), ROSES, id="first and last words of a sentence"),
        pytest.param(("Roses rest", "winter."), WINTER, id="a sentence at the end of its paragraph"),
    ],
)
def test_a_browser_lands_on_the_passage(quote: tuple[str, ...], lands: Passage) -> None:
    assert lands_on(SourceText(GARDEN), quote, lands)


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        pytest.param(("0-5 feet",), Passage(line=14), id="the same words stand earlier"),
        pytest.param(("Roses", "winter."), WINTER, id="the first word stands earlier"),
        pytest.param(("Water the roses", "at"), ROSES, id="the last word stands earlier in the sentence"),
        pytest.param(("Water the roses", "dusk."), ROSES, id="the last words are those of the next sentence"),
    ],
)
def test_a_browser_misses_the_passage(quote: tuple[str, ...], wanted: Passage) -> None:
    text = SourceText(GARDEN)
    assert landing(text, quote) is not None
    assert not lands_on(text, quote, wanted)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(("rose",), id="part of a word"),
        pytest.param(("feet 6-12",), id="words across two cells"),
        pytest.param(("Big tree", "Rules of"), id="last words that stand only before the first"),
    ],
)
def test_a_browser_finds_nothing(quote: tuple[str, ...]) -> None:
    assert landing(SourceText(GARDEN), quote) is None


@pytest.mark.parametrize(
    ("passages", "quote"),
    [
        pytest.param(TREE, ("$5.00",), id="the amount stands for a row"),
        pytest.param((Passage(line=15),), ("$7.00 per month",), id="a short cell is quoted whole"),
        pytest.param((ROSES,), ("Water the roses", "never at noon."), id="a sentence by its first and last words"),
        pytest.param((BEANS,), ("Soak", "dusk."), id="no words across an odd space"),
        pytest.param((Passage(line=18),), ("Ask the gardener for a key.",), id="a link by its words"),
    ],
)
def test_a_quote_is_the_few_words_that_land(passages: tuple[Passage, ...], quote: tuple[str, ...]) -> None:
    assert quote_for(SourceText(GARDEN), passages) == quote


def test_the_label_note_is_left_out_of_a_quote_where_an_odd_space_follows_it() -> None:
    text = SourceText(
        "NOTE: Prune in fall each year, and keep the cuttings.\nNOTE:\u00a0 Mow on dry days only, and keep off the beds."
    )
    plain, odd = Passage(line=1), Passage(line=2)
    assert quote_for(text, [plain]) == ("NOTE: Prune in", "keep the cuttings.")
    assert quote_for(text, [odd]) == ("Mow on dry", "off the beds.")
    assert lands_on(text, ("Mow on dry", "off the beds."), odd)
    assert not lands_on(text, ("on dry days", "off the beds."), odd)


def test_a_passage_that_no_link_can_reach_is_refused() -> None:
    with pytest.raises(SourceTextError, match="no first and last words make a link that lands on it"):
        quote_for(SourceText(GARDEN), [Passage(line=14)])


# The audit


CLAUSES: Mapping[str, tuple[Passage, ...]] = {
    "12.8.1/tree": TREE,
    "12.8.1/roses": (ROSES,),
    "12.8.1/beans": (BEANS,),
    "12.8.1/winter": (WINTER,),
    "12.8.1/winter/again": (WINTER,),
    "12.8.1/key": (Passage(line=18),),
}


def toml_of(passage: Passage) -> str:
    sentence = f", sentence = {passage.sentence}" if passage.sentence else ""
    return f"{{ line = {passage.line}{sentence} }}"


def entry_of(id: str, kind: str, passages: Sequence[Passage], text: SourceText) -> str:
    words, quote = clause_fields(text, passages)
    mode = "read" if kind == "heading" else "computed"
    return (
        f'["{id}"]\nsource = "garden"\nlocator = "garden"\nkind = "{kind}"\nmode = "{mode}"\nsummary = "A rule."\n'
        f"passages = [{', '.join(map(toml_of, passages))}]\nfingerprint = {json.dumps(words)}\nquote = {json.dumps(quote)}\n"
    )


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A folder with a policy of six clauses, and the stored text that they are taken from."""
    (tmp_path / "clauses").mkdir()
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "fees.toml").write_text("", encoding="utf-8")
    (tmp_path / "sources.toml").write_text(
        '[garden]\ntitle = "Garden"\ncitation = "Garden rules"\nfile = "garden.txt"\n'
        "effective_from = 2024-01-01\nverified_on = 2026-01-01\n",
        encoding="utf-8",
    )
    text = SourceText(GARDEN)
    entries = [entry_of(id, "fact", passages, text) for id, passages in CLAUSES.items()]
    (tmp_path / "clauses" / "12.8.1.toml").write_text("\n".join(entries), encoding="utf-8")
    (tmp_path / "garden.txt").write_text(GARDEN, encoding="utf-8")
    return tmp_path


def audit_after(garden: Path, old: str, new: str) -> list[str]:
    """The audit's messages once some words of the stored text are others."""
    text = (garden / "garden.txt").read_text(encoding="utf-8")
    assert old in text
    (garden / "garden.txt").write_text(text.replace(old, new, 1), encoding="utf-8")
    return audit(Policy(garden), garden)


def fresh(garden: Path, *passages: Passage) -> str:
    return fingerprint(SourceText((garden / "garden.txt").read_text(encoding="utf-8")), passages)


def test_an_untouched_source_has_nothing_to_report(garden: Path) -> None:
    assert audit(Policy(garden), garden) == []


def test_one_changed_sentence_points_at_its_clause_alone(garden: Path) -> None:
    assert audit_after(garden, "beans at dusk.", "beans at dawn.") == [
        "policy/clauses/12.8.1.toml: 12.8.1/beans: line 17, sentence 2: the words have changed: they stand nowhere in the "
        f"text as they were. The fingerprint there is now {fresh(garden, BEANS)}."
    ]


def test_a_changed_sentence_points_at_every_clause_that_rests_on_it(garden: Path) -> None:
    messages = audit_after(garden, "rest in winter", "rest in summer")
    assert [message.split(": ")[1] for message in messages] == ["12.8.1/winter", "12.8.1/winter/again"]


def test_a_changed_cell_points_at_the_clause_of_its_row(garden: Path) -> None:
    (message,) = audit_after(garden, "0-5 feet", "0-4 feet")
    assert message == (
        "policy/clauses/12.8.1.toml: 12.8.1/tree: line 8 and line 10: the words have changed: they stand nowhere in the "
        f"text as they were. The fingerprint there is now {fresh(garden, *TREE)}."
    )


def test_a_sentence_that_moved_to_a_line_of_its_own_is_reported_as_moved(garden: Path) -> None:
    messages = audit_after(garden, " Roses rest in winter.", "\n  • Roses rest in winter.")
    assert messages[0] == (
        "policy/clauses/12.8.1.toml: 12.8.1/winter: line 17, sentence 3: the line has only 2 sentences; "
        "the words have moved: they stand unchanged at line 18."
    )
    assert [message.split(": ")[1] for message in messages] == ["12.8.1/winter", "12.8.1/winter/again", "12.8.1/key"]


def test_sentences_that_changed_places_are_each_reported_with_their_new_place(garden: Path) -> None:
    messages = audit_after(
        garden, "Soak the\u00a0 beans at dusk. Roses rest in winter.", "Roses rest in winter. Soak the\u00a0 beans at dusk."
    )
    assert {message.split(": ")[1]: message.split("unchanged at ")[1].split(". ")[0] for message in messages} == {
        "12.8.1/beans": "line 17, sentence 3",
        "12.8.1/winter": "line 17, sentence 2",
        "12.8.1/winter/again": "line 17, sentence 2",
    }


def test_a_line_added_above_moves_every_clause_below_it_rows_included(garden: Path) -> None:
    messages = audit_after(garden, "Kind of plant", "In force\nKind of plant")
    assert len(messages) == len(CLAUSES)
    assert all("the words have moved" in message for message in messages)
    assert "they stand unchanged at line 9 and line 11." in messages[0]


def test_a_clause_past_the_end_of_a_shortened_source_is_reported(garden: Path) -> None:
    messages = audit_after(garden, "  1. Ask [the gardener](mailto:garden@example.org) for a key.\n", "")
    assert messages == [
        "policy/clauses/12.8.1.toml: 12.8.1/key: line 18: the line is blank; "
        "the words have changed: they stand nowhere in the text as they were."
    ]


def test_a_changed_link_counts_as_a_change_though_a_reader_sees_the_same_words(garden: Path) -> None:
    (message,) = audit_after(garden, "garden@example.org", "keys@example.org")
    assert message.startswith("policy/clauses/12.8.1.toml: 12.8.1/key: line 18: the words have changed")


def test_a_quote_that_now_stands_earlier_too_is_reported_with_a_better_one(garden: Path) -> None:
    assert audit_after(garden, "Rules of the Garden", "Soak it. Rules of the Garden") == [
        "policy/clauses/12.8.1.toml: 12.8.1/beans: line 17, sentence 2: the quote ['Soak', 'dusk.'] does not lead a browser "
        "to it; ['Soak the', 'dusk.'] does."
    ]


def test_a_quote_with_a_misprint_is_reported_with_the_right_one(garden: Path) -> None:
    clauses = garden / "clauses" / "12.8.1.toml"
    clauses.write_text(clauses.read_text(encoding="utf-8").replace('quote = ["$5.00"]', 'quote = ["$7.00"]'), encoding="utf-8")
    assert audit(Policy(garden), garden) == [
        "policy/clauses/12.8.1.toml: 12.8.1/tree: line 8 and line 10: the quote ['$7.00'] does not lead a browser to it; "
        "['$5.00'] does."
    ]


def test_a_stored_text_that_is_missing_is_reported_once(garden: Path) -> None:
    (garden / "garden.txt").unlink()
    (message,) = audit(Policy(garden), garden)
    assert message.startswith("policy/sources.toml: garden: garden.txt cannot be read: ")


def test_a_source_that_names_no_stored_text_is_reported(garden: Path) -> None:
    sources = garden / "sources.toml"
    sources.write_text(sources.read_text(encoding="utf-8").replace('file = "garden.txt"\n', ""), encoding="utf-8")
    assert audit(Policy(garden), garden) == ["policy/sources.toml: garden: it names no file, so its clauses cannot be audited"]


def test_a_clause_of_an_unknown_source_is_reported(garden: Path) -> None:
    clauses = garden / "clauses" / "12.8.1.toml"
    clauses.write_text(clauses.read_text(encoding="utf-8").replace('source = "garden"', 'source = "yard"', 1), encoding="utf-8")
    assert audit(Policy(garden), garden) == ["policy/clauses/12.8.1.toml: 12.8.1/tree: the source 'yard' is not on file"]


# Text that no clause claims

PART = """\
Before the part.
12.8.1 – Roses
Water the roses. Prune them in spring.
$5.00

12.8.2 – Beans
Soak them.
"""
PART_CLAUSES = {
    "12.8.1/heading": ("heading", Passage(line=2)),
    "12.8.1/water": ("fact", Passage(line=3, sentence=1)),
    "12.8.1/prune": ("fact", Passage(line=3, sentence=2)),
    "12.8.1/fee": ("rate", Passage(line=4)),
}


@pytest.fixture
def roses(garden: Path) -> Path:
    """A part with its heading, each of whose sentences is registered."""
    text = SourceText(PART)
    entries = [entry_of(id, kind, [passage], text) for id, (kind, passage) in PART_CLAUSES.items()]
    (garden / "clauses" / "12.8.1.toml").write_text("\n".join(entries), encoding="utf-8")
    (garden / "garden.txt").write_text(PART, encoding="utf-8")
    return garden


def test_a_part_whose_every_sentence_is_registered_has_nothing_to_report(roses: Path) -> None:
    assert audit(Policy(roses), roses) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param("in spring.", "in spring. Feed them.", "line 3, sentence 3", id="a sentence added to a paragraph"),
        pytest.param("$5.00\n\n", "$5.00\n$7.00\n", "line 5", id="a blank cell that now has an amount"),
    ],
)
def test_text_added_to_a_part_is_reported_though_no_clause_changed(roses: Path, old: str, new: str, place: str) -> None:
    (message,) = audit_after(roses, old, new)
    assert message.startswith(f"policy/clauses/12.8.1.toml: 12.8.1: {place}: no clause claims the words there")


def test_text_outside_of_the_registered_parts_is_not_looked_at(roses: Path) -> None:
    assert audit_after(roses, "Soak them.", "Soak them. Well.") == []


# A part inside of a part that is not registered yet

TOOLS = """\
12.8.3 – Garden Costs
All costs need a nod.
Tool Costs
Rakes are paid. Spades are not.

Rules for Rakes:
  • One a year
Return it clean.

Seed Costs
Seeds are paid.
12.8.4 – Weather
Rain is free.
"""
TOOL_CLAUSES = {
    "12.8.3/tools/heading": ("heading", Passage(line=3)),
    "12.8.3/tools/rakes-paid": ("fact", Passage(line=4, sentence=1)),
    "12.8.3/tools/spades-not": ("fact", Passage(line=4, sentence=2)),
    "12.8.3/tools/rakes/heading": ("heading", Passage(line=6)),
    "12.8.3/tools/rakes/yearly": ("fact", Passage(line=7)),
    "12.8.3/tools/rakes/return": ("fact", Passage(line=8)),
}


def register_tools(garden: Path, clauses: Mapping[str, tuple[str, Passage]]) -> None:
    text = SourceText(TOOLS)
    entries = [entry_of(id, kind, [passage], text) for id, (kind, passage) in clauses.items()]
    (garden / "clauses" / "12.8.1.toml").unlink()
    (garden / "clauses" / "12.8.3.toml").write_text("\n".join(entries), encoding="utf-8")
    (garden / "garden.txt").write_text(TOOLS, encoding="utf-8")


@pytest.fixture
def tools(garden: Path) -> Path:
    """A part that is registered whole, between neighbors that are not registered."""
    register_tools(garden, TOOL_CLAUSES)
    return garden


def test_a_part_is_complete_though_its_neighbors_are_not_registered(tools: Path) -> None:
    assert audit(Policy(tools), tools) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param("Spades are not.", "Spades are not. Hoes are.", "line 4, sentence 3", id="a sentence in a paragraph"),
        pytest.param("not.\n\n", "not.\n  • Hoes too\n", "line 5", id="a bullet between two clauses"),
        pytest.param("not.\n\n", "not.\nHoe Costs\n", "line 5", id="a heading between two clauses"),
        pytest.param("clean.\n\n", "clean.\nAsk the gardener first.\n", "line 9", id="a paragraph at the end of the part"),
        pytest.param("clean.\n\n", "clean.\n  • Ask First\n", "line 9", id="a bullet at the end of the part"),
    ],
)
def test_text_added_to_a_part_inside_another_is_reported_once(tools: Path, old: str, new: str, place: str) -> None:
    (message,) = audit_after(tools, old, new)
    assert message.startswith(f"policy/clauses/12.8.3.toml: 12.8.3/tools: {place}: no clause claims the words there")


@pytest.mark.parametrize("old", ["need a nod.", "Seeds are paid.", "Rain is free."])
def test_text_under_a_heading_that_is_not_registered_is_not_looked_at(tools: Path, old: str) -> None:
    assert audit_after(tools, old, f"{old} Well.") == []


def test_once_the_heading_above_is_registered_the_whole_of_its_part_is_looked_at(garden: Path) -> None:
    register_tools(garden, {"12.8.3/heading": ("heading", Passage(line=1)), **TOOL_CLAUSES})
    messages = audit(Policy(garden), garden)
    assert [message.split(": no clause")[0] for message in messages] == [
        f"policy/clauses/12.8.3.toml: 12.8.3: {place}" for place in ("line 2", "line 10", "line 11")
    ]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        pytest.param("12.8.3 – Costs of tools", True, id="a numbered heading"),
        pytest.param("Tickets for a Child by Bus or Train:", True, id="short words may be in lower case"),
        pytest.param("Exceptions", True, id="one word"),
        pytest.param("Costs are paid under these conditions:", False, id="words that open a list"),
        pytest.param("Ask the Gardener.", False, id="a sentence"),
        pytest.param("  • Life Skills", False, id="a bullet"),
        pytest.param("  1. Life Skills", False, id="an item of a list"),
        pytest.param("$5.00", False, id="an amount"),
        pytest.param("", False, id="a blank line"),
    ],
)
def test_a_heading_is_told_from_other_lines(line: str, is_one: bool) -> None:
    assert SourceText(line).is_heading(1) is is_one


# Whole parts in the stored manual

LINES_OF_PART = {
    "12.8.2": (168, 188),
    "12.8.3": (190, 355),
}


@pytest.mark.parametrize("part", LINES_OF_PART)
def test_a_bullet_added_at_any_blank_line_of_a_part_is_found(sources: Path, tmp_path: Path, part: str) -> None:
    first, last = LINES_OF_PART[part]
    file = "manual-section-4-chapter-12-subsection-8.txt"
    shutil.copytree(sources, tmp_path, dirs_exist_ok=True)
    lines = (sources / file).read_text(encoding="utf-8").split("\n")
    blank = [number for number in range(first, last + 2) if not lines[number - 1].strip()]
    changed = ["  • One thing more" if number in blank else line for number, line in enumerate(lines, start=1)]
    (tmp_path / file).write_text("\n".join(changed), encoding="utf-8")
    found = {message.split(": no clause")[0].split(": ")[-1] for message in audit(Policy(), tmp_path) if f": {part}: " in message}
    assert found == {f"line {number}" for number in blank}


BESIDE_OTHER_WORDS = {"SMHK"}
"""Short forms in brackets behind words that they do not stand for: Managed Care (SMHK)."""


def test_a_short_form_is_spelled_out_where_the_sources_do_and_nowhere_else(sources: Path) -> None:
    text = " ".join(file.read_text(encoding="utf-8") for file in sources.glob("*.txt"))
    for short, entry in Policy().abbreviations.items():
        assert (f"({short})" in text and short not in BESIDE_OTHER_WORDS) is (entry.expanded is not None), short
        assert entry.expanded is None or entry.expanded.lower() in text.lower().replace("’", "'"), short


def test_every_number_and_address_to_reach_someone_stands_in_the_sources(sources: Path) -> None:
    text = " ".join(file.read_text(encoding="utf-8") for file in sources.glob("*.txt"))
    policy = Policy()
    places = [contact.how for contact in policy.contacts.values()] + [form.goes_to or "" for form in policy.forms.values()]
    named = {found for place in places for found in re.findall(r"[0-9]{3}-[0-9]{3}-[0-9]{4}|[\w.]+@[\w.]*\w", place)}
    assert named == {"573-751-6934", "573-526-3423", "dfas.facespaymentunit@dss.mo.gov"}
    assert all(found in text for found in named)

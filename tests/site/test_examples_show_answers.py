"""Each worked example on a page shows its case, its computed answer and its code."""

from __future__ import annotations

PAGES_OF_POLICY = "12.8."


def test_every_example_shows_its_case_its_answer_and_its_code(pages):
    examples = [(name, example) for name, page in pages.items() for example in page.select(".example")]
    assert len(examples) > 10, "the pages have hardly any example"
    for name, example in examples:
        for part in (".example-case", ".card-answer", ".example-code code"):
            found = example.select_one(part)
            assert found is not None, f"{name}: an example has no {part}: {example.text[:200]}"
            assert found.text.strip(), f"{name}: {part} is empty: {example.text[:200]}"


def test_every_page_of_the_manual_has_examples_and_marks(pages):
    of_policy = {name: page for name, page in pages.items() if name.startswith(PAGES_OF_POLICY)}
    assert len(of_policy) > 10
    for name, page in of_policy.items():
        assert page.select(".example"), f"{name} has no worked example"
        assert page.select("details.cite"), f"{name} has no § mark"
        assert page.select(".edition"), f"{name} does not say since when it is in force"


def test_no_page_shows_unread_markup(pages):
    for name, page in pages.items():
        text = "".join(words for words in page.article.find_all(string=True) if not words.find_parent(("pre", "code")))
        for mark in ("[[", "///", "```", "{ #", "clause="):
            assert mark not in text, f"{name} shows {mark}: ...{text[max(0, text.find(mark) - 60) : text.find(mark) + 60]}..."

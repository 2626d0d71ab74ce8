"""Holding the clause registers against the stored texts of the sources, word by word."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Clause, Passage, Source

SHORT_PASSAGE = 8
"""Up to this many words, a passage is quoted whole."""

ENOUGH_WORDS = 3
"""A quote has this many words at each end where it can: a lone `This` may also stand in a page's menu."""

_LEAD = re.compile(r"^(?:•|#+|\d+\.(?=\s))\s*")
_LABEL = re.compile(r"^NOTE:\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HEADING = re.compile(r"[0-9]+(?:\.[0-9]+){2} ")
_LONG_SMALL_WORD = re.compile(r"(?<!\S)[a-z]{5}")
_OPENS = "/heading"
_SENTENCE_END = re.compile(r"[.!?][)\]\"'”’]*\s+(?=[(\"'“‘\[]*[A-Z0-9])")
_NO_SENTENCE_END = re.compile(r"(?:^|[\s(])(?:i\.e|e\.g|cf|vs|no|nos|sec|mr|mrs|ms|dr|st|[a-z](?:\.[a-z])+)\.$", re.IGNORECASE)


class SourceTextError(ValueError):
    """A stored text is missing, or has no such passage."""


@dataclass(frozen=True)
class Spot:
    """A stretch of one line of a source: where it begins and ends in the line's words."""

    line: int
    start: int
    end: int


class SourceText:
    """The stored text of a source: one paragraph, list item or table cell to a line.

    Args:
        text: The text as stored.
    """

    def __init__(self, text: str) -> None:
        self.stored = text.split("\n")

    @cached_property
    def lines(self) -> list[str]:
        """Every line, white space folded, without its bullet, list number or heading mark."""
        return [_LEAD.sub("", fold(line)) for line in self.stored]

    @cached_property
    def shown(self) -> list[str]:
        """Every line as a browser shows it: a link by its words only."""
        return [_LINK.sub(r"\1", line) for line in self.lines]

    def words_of(self, passage: Passage) -> str:
        """The words of a passage, white space folded.

        Raises:
            SourceTextError: There is no such line or sentence.
        """
        return _place(self.lines, passage)

    def shown_words_of(self, passage: Passage) -> str:
        """The words of a passage as a browser shows them.

        Raises:
            SourceTextError: There is no such line or sentence.
        """
        return _place(self.shown, passage)

    def spot_of(self, passage: Passage) -> Spot:
        """Where a passage stands in its line, as a browser shows it."""
        words, line = self.shown_words_of(passage), self.shown[passage.line - 1]
        before = sentences(line)[: (passage.sentence or 1) - 1]
        start = len(" ".join([*before, ""])) if before else 0
        return Spot(passage.line, start, start + len(words))

    def is_numbered_heading(self, line: int) -> bool:
        """Whether a line is the heading of a numbered part, such as `12.8.2 – ...`."""
        return bool(_HEADING.match(self.lines[line - 1]))

    def is_heading(self, line: int) -> bool:
        """Whether a line looks like a heading: numbered, or a bare line with its longer words capitalized."""
        words = self.lines[line - 1]
        bare = words == fold(self.stored[line - 1]) and words[:1].isupper() and words[-1] not in ".?!;,"
        return self.is_numbered_heading(line) or (bare and not _LONG_SMALL_WORD.search(words))

    def plainly_spaced(self, words: str, line: int) -> bool:
        """Whether single plain spaces part these words in the stored line: a browser matches no others for sure."""
        return words in _LINK.sub(r"\1", self.stored[line - 1])


def fold(text: str) -> str:
    """The same words with one space between them."""
    return " ".join(text.split())


def sentences(line: str) -> list[str]:
    """Split a folded line into its sentences.

    A semicolon does not end a sentence, nor does an abbreviation like `i.e.`; `etc.` does where a
    capital follows.
    """
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(line):
        stop = match.start() + 1
        if not _NO_SENTENCE_END.search(line[start:stop]):
            found.append(line[start : match.end()].strip())
            start = match.end()
    return [*found, line[start:]] if line[start:] else found


def read_source(folder: Path, source: Source) -> SourceText:
    """Read the stored text of a source.

    Raises:
        SourceTextError: The source names no file, or the folder lacks it.
    """
    if source.file is None:
        raise SourceTextError(f"policy/sources.toml: {source.id}: it names no file, so its clauses cannot be audited")
    try:
        return SourceText((folder / source.file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceTextError(f"policy/sources.toml: {source.id}: {source.file} cannot be read: {error}") from None


def fingerprint(text: SourceText, passages: Iterable[Passage]) -> str:
    """SHA-256 of the passages' words, white space folded, joined by a line break.

    Raises:
        SourceTextError: A passage does not exist.
    """
    return _sha256(text.words_of(passage) for passage in passages)


def landing(text: SourceText, quote: Sequence[str]) -> tuple[Spot, Spot] | None:
    """Where a browser lands with these words: its first match of the first, then of the last after it.

    Matching is by whole words, whatever their case; the words of one end stand in one line.

    Returns:
        The first and the last stretch, or None where a browser finds nothing.
    """
    first = _find(text, quote[0], 1, 0)
    if first is None or len(quote) == 1:
        return (first, first) if first else None
    last = _find(text, quote[1], first.line, first.end)
    return (first, last) if last else None


def lands_on(text: SourceText, quote: Sequence[str], passage: Passage) -> bool:
    """Whether a browser marks this passage, from its first word to its last, with these words.

    The label `NOTE:` may be left out: a space that a browser does not match can stand behind it.
    """
    found, wanted = landing(text, quote), text.spot_of(passage)
    if found is None or found[0].start not in (wanted.start, wanted.start + len(_label(text, passage))):
        return False
    return found[0].line == found[1].line == wanted.line and found[1].end == wanted.end


def _label(text: SourceText, passage: Passage) -> str:
    label = _LABEL.match(text.shown_words_of(passage))
    return label[0] if label else ""


def quote_for(text: SourceText, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The few first and last words with which a browser lands on one of the passages.

    A cell with an amount is tried first, since ages and labels repeat; then the longest passage.

    Raises:
        SourceTextError: No passage has words that a browser would land on.
    """
    words = {passage: text.shown_words_of(passage) for passage in passages}
    for passage in sorted(passages, key=lambda passage: ("$" not in words[passage], -len(words[passage]))):
        for quote in _quotes(text, passage):
            if lands_on(text, quote, passage):
                return quote
    raise SourceTextError("no first and last words make a link that lands on it")


def clause_fields(text: SourceText, passages: Sequence[Passage]) -> tuple[str, tuple[str, ...]]:
    """The fingerprint and the quote of an entry, for its author.

    Args:
        text: The stored source.
        passages: Where the clause stands.

    Raises:
        SourceTextError: A passage does not exist, or no link can land on one.
    """
    return fingerprint(text, passages), quote_for(text, passages)


def audit(policy: Policy, folder: Path) -> list[str]:
    """Hold every clause against the stored texts.

    Args:
        policy: The policy whose clauses are checked.
        folder: Where the stored texts are.

    Returns:
        A message for each clause that no longer stands where it says, naming its file and id, what
        happened to its words, and the fresh fingerprint; empty where all is well.
    """
    messages: list[str] = []
    for id in dict.fromkeys(clause.source for clause in policy.clauses.values()):
        clauses = [clause for clause in policy.clauses.values() if clause.source == id]
        try:
            text = read_source(folder, policy.sources[id])
        except KeyError:
            messages.extend(f"{clause.file}: {clause.id}: the source {id!r} is not on file" for clause in clauses)
        except SourceTextError as error:
            messages.append(str(error))
        else:
            messages.extend(f"{clause.file}: {clause.id}: {message}" for clause in clauses for message in _audit(clause, text))
            messages.extend(_unclaimed(clauses, text))
    return messages


def _unclaimed(clauses: Sequence[Clause], text: SourceText) -> Iterator[str]:
    """Words of a part that no clause claims: something was added there.

    A clause `.../heading` opens the part that its id names. A heading inside of that part opens none of its own.
    """
    headings = [clause for clause in clauses if clause.kind == "heading" and clause.id.endswith(_OPENS)]
    claimed = {(passage.line, passage.sentence) for clause in clauses for passage in clause.passages}
    for heading in headings:
        part = heading.id.removesuffix(_OPENS)
        if any(part.startswith(f"{other.id.removesuffix(_OPENS)}/") for other in headings):
            continue
        for line in _lines_of_part(heading, [clause for clause in clauses if clause.id.startswith(f"{part}/")], text):
            for passage in _smallest_passages(text, line):
                if not {(line, None), (line, passage.sentence)} & claimed:
                    words = " ".join(text.words_of(passage).split()[:6])
                    yield f"{heading.file}: {part}: {in_words([passage])}: no clause claims the words there: {words!r} ..."


def _lines_of_part(heading: Clause, clauses: Sequence[Clause], text: SourceText) -> range:
    """The lines from a part's heading to the next heading after the last line that its clauses claim.

    A numbered part ends at the next numbered heading only. Any other part may have neighbors that are not
    registered, so it ends at whatever looks like a heading; between its own clauses nothing ends it.
    """
    first = heading.passages[0].line
    if first <= len(text.lines) and text.is_numbered_heading(first):
        last, ends = first, text.is_numbered_heading
    else:
        last, ends = max(passage.line for clause in clauses for passage in clause.passages), text.is_heading
    after = range(last + 1, len(text.lines) + 1)
    return range(first, next(filter(ends, after), len(text.lines) + 1))


def _smallest_passages(text: SourceText, line: int) -> list[Passage]:
    passages = _passages_of_line(text, line)
    return passages[1:] or passages


def _audit(clause: Clause, text: SourceText) -> Iterator[str]:
    place = in_words(clause.passages)
    try:
        fresh = fingerprint(text, clause.passages)
    except SourceTextError as error:
        yield f"{place}: {error}; {_whereabouts(clause, text)}"
        return
    if fresh != clause.fingerprint:
        yield f"{place}: {_whereabouts(clause, text)} The fingerprint there is now {fresh}."
    elif not any(lands_on(text, clause.quote, passage) for passage in clause.passages):
        yield f"{place}: the quote {list(clause.quote)} does not lead a browser to it; {_better_quote(clause, text)}"


def _whereabouts(clause: Clause, text: SourceText) -> str:
    moved = next(_same_words(clause, text), None)
    if moved:
        return f"the words have moved: they stand unchanged at {in_words(moved)}."
    return "the words have changed: they stand nowhere in the text as they were."


def _better_quote(clause: Clause, text: SourceText) -> str:
    try:
        return f"{list(quote_for(text, clause.passages))} does."
    except SourceTextError as error:
        return f"{error}."


def _same_words(clause: Clause, text: SourceText) -> Iterator[tuple[Passage, ...]]:
    """Places with the same words, nearest first. Passages of one clause are taken to move together."""
    for shift in sorted(range(-len(text.lines), len(text.lines) + 1), key=abs):
        lines = [passage.line + shift for passage in clause.passages]
        if min(lines) >= 1 and max(lines) <= len(text.lines):
            for places in product(*(_passages_of_line(text, line) for line in lines)):
                if fingerprint(text, places) == clause.fingerprint:
                    yield places


def _passages_of_line(text: SourceText, line: int) -> list[Passage]:
    count = len(sentences(text.lines[line - 1]))
    whole = [Passage(line=line)] if count else []
    return whole + [Passage(line=line, sentence=number) for number in range(1, count + 1) if count > 1]


def in_words(passages: Iterable[Passage]) -> str:
    """Places as a message names them: `line 95, sentence 1 and line 95, sentence 4`."""
    return " and ".join(
        f"line {passage.line}" + (f", sentence {passage.sentence}" if passage.sentence else "") for passage in passages
    )


def _place(lines: list[str], passage: Passage) -> str:
    if passage.line > len(lines):
        raise SourceTextError(f"the text has only {len(lines)} lines")
    line = lines[passage.line - 1]
    if not line:
        raise SourceTextError("the line is blank")
    if passage.sentence is None:
        return line
    parts = sentences(line)
    if passage.sentence > len(parts):
        raise SourceTextError(f"the line has only {len(parts)} sentences")
    return parts[passage.sentence - 1]


def _sha256(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode("utf-8")).hexdigest()


def _find(text: SourceText, words: str, line: int, column: int) -> Spot | None:
    """The first whole-word match from a place on; a match never runs over a line's end."""
    pattern = re.compile(rf"{_edge(words[0])}{re.escape(words)}{_edge(words[-1])}", re.IGNORECASE)
    for number, shown in enumerate(text.shown[line - 1 :], start=line):
        match = pattern.search(shown, column if number == line else 0)
        if match:
            return Spot(number, match.start(), match.end())
    return None


def _edge(character: str) -> str:
    return r"\b" if re.match(r"\w", character) else ""


def _quotes(text: SourceText, passage: Passage) -> Iterator[tuple[str, ...]]:
    """Candidates from a passage, with its label `NOTE:` and without."""
    shown = text.shown_words_of(passage)
    yield from _quotes_of(text, passage, shown.split())
    if label := _label(text, passage):
        yield from _quotes_of(text, passage, shown.removeprefix(label).split())


def _quotes_of(text: SourceText, passage: Passage, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Candidates from these words, fewest first: whole where they are few, else first and last words."""
    if len(words) <= SHORT_PASSAGE:
        yield from _if_plain(text, passage, (" ".join(words),))
    for least in (ENOUGH_WORDS, 1):
        for total in range(2 * least, len(words) + 1):
            for last in range(least, total - least + 1):
                yield from _if_plain(text, passage, (" ".join(words[: total - last]), " ".join(words[-last:])))
    yield from _if_plain(text, passage, (" ".join(words),))


def _if_plain(text: SourceText, passage: Passage, quote: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if all(text.plainly_spaced(words, passage.line) for words in quote):
        yield quote

"""Finding figures in a text: amounts, counts, ages, forms, laws, dates, telephone numbers and addresses, in one spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fosterpolicy.core.calendar import MONTHS

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORTH = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_ORDINALS = {f"{word}th": number for number, word in enumerate(_SMALL)} | {
    word: number for number, word in enumerate(["first", "second", "third", "fourth", "fifth"], 1)
}
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
_UNIT = r"(?P<unit>hour|day|night|weekend|week|month|year|mile|unit|minute)s?\b"
_MANNER = r"(?:(?P<manner>business|working)[ -]|(?:consecutive|full|calendar|respite|more|paid|unpaid)[ -])?"
_AGED = r"(?:and|or) (?:over|older|above|up|more)|plus\b|\+"
_AGE_FOLLOWS = r"\b(?:ages?|aged|turns?|turned|becomes?|reach(?:es)?|youth|child of)"

_WORD = "|".join([*_WORTH, "hundred", "thousand"])
_SPELLED = re.compile(
    rf"\b(?:{_WORD})(?:[ -](?:{_WORD}))*\b(?= \([0-9$]| to (?:{_WORD})\b|[ -]{_MANNER}(?:dollars|percent|{_UNIT}))", re.IGNORECASE
)
_TWICE = re.compile(r"\b(?P<first>[0-9]+)(?P<noun>(?: [a-z]+)?) \((?P=first)\)")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True, order=True)
class Mention:
    """A figure in one spelling.

    Attributes:
        kind: What it is: `amount`, `days`, `form` and so on; `number` where nothing says what it counts.
        value: Its value, spelled the same way wherever it stands: `509`, `0-5`, `CD-107`.
    """

    kind: str
    value: str

    def __str__(self) -> str:
        """As a message names it."""
        return f"${self.value}" if self.kind == "amount" else f"{self.kind} {self.value}"


def mentions(text: str) -> Iterator[Mention]:
    """Every figure of a paragraph, list item or table cell. What one pattern has taken, no later one sees again.

    Args:
        text: The words as a reader sees them.

    Yields:
        The figures, by kind; dates only where they are whole. A range yields both its ends, and one of ages itself too.
    """
    rest = _plain(text)
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(rest):
            yield from read(match)
        rest = pattern.sub(" ; ", rest)


def of_date(day: date) -> Mention:
    """A whole date."""
    return Mention("date", day.isoformat())


def amount(value: str | Decimal) -> Mention:
    """A sum of money, however its cents are written."""
    return Mention("amount", _short(value))


def _plain(text: str) -> str:
    """One spelling for spaces, dashes, thousands, and numbers in words or given twice."""
    text = re.sub(r"[‐‑‒–—−]", "-", " ".join(text.replace("’", "'").split()))
    text = _SPELLED.sub(lambda match: str(_worth(match[0])), _THOUSANDS.sub("", text))
    text = text.replace(" in the morning", " am").replace(" in the afternoon", " pm")
    return _TWICE.sub(r"\g<first>\g<noun>", text)


def _worth(words: str) -> int:
    total = part = 0
    for word in re.split(r"[ -]", words.lower()):
        if word == "thousand":
            total, part = total + part * 1000, 0
        elif word == "hundred":
            part *= 100
        else:
            part += _WORTH[word]
    return total + part


def _short(number: str | Decimal) -> str:
    return f"{Decimal(number).normalize():f}"


def _as(kind: str) -> Callable[[re.Match[str]], Iterator[Mention]]:
    """Read the group `number`, or the whole match, as this kind."""

    def read(match: re.Match[str]) -> Iterator[Mention]:
        found = match.groupdict()
        yield Mention(kind, _short(found["number"]) if "number" in found else match[0])

    return read


def _nothing(_match: re.Match[str]) -> Iterator[Mention]:
    yield from ()


def _address(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention("address", match[0].split("#")[0].rstrip(".,;:/"))


def _email(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention("email", match[0].lower())


def _form(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention("form", re.sub(r"(?<=[A-Z])(?=[0-9])", "-", match[0]))


def _date(match: re.Match[str]) -> Iterator[Mention]:
    month, year = match["month"], int(match["year"])
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    yield Mention("date", f"{year if year > 99 else 2000 + year}-{number:02}-{int(match['day']):02}")


def _ages(match: re.Match[str]) -> Iterator[Mention]:
    yield Mention("ages", f"{match['first']}-{match['last']}")
    yield from (Mention("age", match[end]) for end in ("first", "last"))


def _birthday(match: re.Match[str]) -> Iterator[Mention]:
    which = match["which"].lower()
    yield Mention("age", str(_ORDINALS[which] if which in _ORDINALS else int(which[:-2])))


def _count(match: re.Match[str]) -> Iterator[Mention]:
    """A count, or both ends of a range of counts; `an hour` counts one."""
    found = match.groupdict()
    kind = ("business " if found.get("manner") else "") + f"{match['unit'].lower()}s"
    for part in ("number", "last"):
        if number := found.get(part):
            yield Mention(kind, _short(number))
    if "number" not in found:
        yield Mention(kind, "1")


def _hours(match: re.Match[str]) -> Iterator[Mention]:
    for number in (match["first"], match["last"]):
        if number:
            yield Mention("o'clock", f"{number} {match['half']}m")


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Mention]]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"https?://[^\s<>()\]\[]+", _address),
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _email),
        (r"\b[0-9]{3}-[0-9]{3}-[0-9]{4}\b", _as("telephone")),
        (r"(?:Post Office|P\.? ?O\.?) Box (?P<number>[0-9]+)", _as("post office box")),
        (r"\b[0-9]{5}-[0-9]{4}\b", _as("zip code")),
        (r"\bA[0-6P]-[0-9]{2}\b", _nothing),
        (r"\bMO [0-9]{3}-[0-9]{4}\b", _form),
        (r"\b[A-Z]{2,}(?:-[A-Z]{2,})*-?[0-9]+(?:-[A-Z0-9]+)*(?: ATT\b)?", _form),
        (r"\b(?P<year>20[0-9]{2})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])\b", _date),
        (r"\b(?P<month>1?[0-9])-(?P<day>[1-3]?[0-9])-(?P<year>(?:20)?[0-9]{2})\b", _date),
        (r"(?<![0-9.])(?P<month>1?[0-9])\.(?P<day>[0-3][0-9])\.(?P<year>[0-9]{2})(?![0-9])", _date),
        (rf"\b{_MONTH} (?P<day>[0-9]{{1,2}}), (?P<year>[0-9]{{4}})\b", _date),
        (rf"\b{_MONTH} (?:[0-9]{{4}}|[0-9]{{1,2}})\b", _nothing),
        (rf"\$ ?{_NUMBER}", _as("amount")),
        (rf"(?<![\w.]){_NUMBER} dollars?\b", _as("amount")),
        (r"\b[0-9]+ CSR [0-9]+-[0-9]+\.[0-9]+", _as("rule")),
        (r"(?<![\w.])[1-9][0-9]{0,2}\.[0-9]{3}(?:\.[0-9]+)?(?![\w])", _as("statute")),
        (r"(?<![\w.])[0-9]+\.[0-9]+\.[0-9]+(?![\w])", _as("part")),
        (rf"(?<![\w.]){_NUMBER} ?(?:%|percent\b)", _as("percent")),
        (r"(?<![\w.])(?P<first>[0-9]+)(?:-| to | through )(?P<last>[0-9]+) years?\b(?! (?:ago|before))", _ages),
        (rf"(?<![\w.]){_NUMBER}(?:-| to | through )(?P<last>[0-9]+)[ -]{_MANNER}{_UNIT}", _count),
        (rf"(?<![\w.]){_NUMBER}[ -]years?[ -](?:old|of age)\b", _as("age")),
        (rf"(?<![\w.]){_NUMBER}(?: years)? ?(?:{_AGED})(?! (?:{_UNIT}))", _as("age")),
        (rf"(?<![\w.$]){_NUMBER}[ -]{_MANNER}{_UNIT}", _count),
        (r"\b(?:[Ww]ithin|[Aa]fter) an? (?P<unit>hour|week|month|year)s?\b", _count),
        (
            r"\b(?P<first>[0-9]{1,2}) ?(?:[ap]\.?m\.?)?(?: to |-)(?P<last>[0-9]{1,2}) ?(?P<half>[ap])\.?m\b\.?",
            _hours,
        ),
        (r"\b(?P<first>[0-9]{1,2}) ?(?P<half>[ap])\.?m\b\.?(?P<last>)", _hours),
        (rf"\b(?P<which>{'|'.join(_ORDINALS)}|[0-9]+(?:st|nd|rd|th)) birthday", _birthday),
        (r"\b[Mm]ile (?P<number>[0-9]+)\b", _as("mile")),
        (r"\b[Ff]ield (?P<number>[0-9]+)\b", _as("field")),
        (r"\b[Ll]evel (?P<number>[0-9]+)\b", _as("level")),
        (r"\b[Aa]ges? (?P<first>[0-9]+)(?:-| to | through )(?P<last>[0-9]+)\b", _ages),
        (r"(?<![\w.-])(?P<first>[0-9]{1,2})-(?P<last>[0-9]{1,2})(?![\w-])", _ages),
        (rf"(?i:{_AGE_FOLLOWS}) {_NUMBER}(?![\w.]*[0-9])", _as("age")),
        (r"(?<![\w.$-])(?:19|20)[0-9]{2}(?![\w-])", _nothing),
        (rf"(?<![\w.$/-]){_NUMBER}(?![\w/-])", _as("number")),
    )
)

__all__ = ["Mention", "amount", "mentions", "of_date"]

"""The shapes of the policy files: what an entry must say before anything is made from it."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from fosterpolicy.core.result import Development

Unit = Literal[
    "USD",
    "USD per month",
    "USD per year",
    "USD per day",
    "USD per mile",
    "USD per hour",
    "USD per respite unit",
    "USD per half respite unit",
    "business days",
    "days",
    "hours",
    "miles",
    "months",
    "o'clock",
    "refusals",
    "respite units",
    "weekends per month",
    "years",
    "years of age",
]
ClauseId = Annotated[str, Field(pattern=r"^(12\.8(\.[1-6])?|PA25-AC-03)/[a-z0-9/-]+$")]
Touched = Annotated[str, Field(pattern=r"^(12\.8(\.[1-6])?|PA25-AC-03)/([a-z0-9/-]+|([a-z0-9-]+/)*\*)$")]
_WHOLE_PART = "*"
_A_COMMON_YEAR = 2023
_AGES = r"^[0-9]{1,2}-([0-9]{1,2}|plus)$"
_MONEY = re.compile(r"[0-9]+\.[0-9]{2,3}")


class Entry(BaseModel):
    """An entry of a policy file: nothing unknown in it, nothing changed after."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Source(Entry):
    """A document that figures and clauses come from.

    Attributes:
        title: What it is called.
        citation: How to cite it in a case note.
        address: Where a reader finds it, or none where no public address is known.
        effective_from: The date from which it is in force.
        verified_on: The date on which it was last read against what stands here.
        file: The name of its stored text, for the source audit.
    """

    id: str
    title: str
    citation: str
    address: str | None = None
    effective_from: date
    verified_on: date
    file: str | None = None


def _figure_value(given: Any) -> Decimal | int:
    if isinstance(given, str) and _MONEY.fullmatch(given):
        return Decimal(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    raise ValueError(
        'a figure is money as text with two places ("509.00"), a rate per mile with three ("0.655"), or a whole number'
    )


FigureValue = Annotated[Decimal | int, BeforeValidator(_figure_value)]


class Band(Entry):
    """A figure for some ages, in completed years."""

    ages: Annotated[str, Field(pattern=_AGES)]
    value: FigureValue
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _young_before_old(self) -> Self:
        if self.last_age is not None and self.last_age < self.first_age:
            raise ValueError(f"ages {self.ages}: the first is above the last")
        return self

    @cached_property
    def first_age(self) -> int:
        """The youngest age in the band."""
        return int(self.ages.removesuffix("-plus").split("-")[0])

    @cached_property
    def last_age(self) -> int | None:
        """The oldest age in the band, or None where it has no upper end."""
        return None if self.ages.endswith("-plus") else int(self.ages.split("-")[1])

    def holds(self, age: int) -> bool:
        """Whether an age in completed years falls in this band."""
        return self.first_age <= age and (self.last_age is None or age <= self.last_age)


class InForce(Entry):
    """What a parameter was from one date on: one value, or one for each age band."""

    source: str
    from_: date | None = Field(None, alias="from")
    through: date | None = None
    verified_through: date | None = None
    value: FigureValue | None = None
    clauses: tuple[ClauseId, ...] = ()
    bands: tuple[Band, ...] = ()

    @model_validator(mode="after")
    def _one_value_or_bands(self) -> Self:
        if (self.value is None) == (not self.bands):
            raise ValueError("an entry of `values` has either `value` with `clauses`, or `bands`")
        if self.value is not None and not self.clauses:
            raise ValueError("`value` needs `clauses`")
        return self


class Parameter(Entry):
    """A figure of the policy and its history.

    Attributes:
        what: What the figure is, in a sentence.
        short: The same in a few words, for a row of a table.
        unit: What its values count.
        before: What happens for a date before its first: `refuse`, or `answer` with a notice.
        below_first_band: Set to `not-stated` where the youngest band does not start at birth.
        values: What it was, from which date.
    """

    id: str
    what: str
    short: str | None = None
    unit: Unit
    before: Literal["refuse", "answer"] = "refuse"
    below_first_band: Literal["not-stated"] | None = None
    values: Annotated[tuple[InForce, ...], Field(min_length=1)]


class Passage(Entry):
    """Where a clause's words stand: a line of the stored text and, in a paragraph, the sentence."""

    line: Annotated[int, Field(ge=1)]
    sentence: Annotated[int, Field(ge=1)] | None = None


class Clause(Entry):
    """One statement of a source.

    Attributes:
        id: Its permanent id.
        source: The document that it stands in.
        locator: Where in that document, in a reader's words.
        kind: What sort of statement it is.
        mode: `computed` and `decided` clauses have a rule; `read` ones are for reading only.
        why_read: For a `read` clause, why nothing is computed from it.
        no_rule_yet: For a clause whose rule belongs to a part that is not built yet, which rule that will be.
        summary: What it says, in our own words.
        interpretations: Readings that it needs.
        passages: The paragraphs, list items or cells that it stands in, with the place in each.
        fingerprint: SHA-256 of those passages, white space folded.
        quote: The passage's first words, and its last, for a link to the official words.
    """

    id: ClauseId
    source: str
    locator: str
    kind: Literal[
        "heading", "fact", "definition", "eligibility", "rate", "limit", "formula", "approval", "document", "routing", "deadline"
    ]
    mode: Literal["read", "decided", "computed"]
    why_read: str | None = None
    no_rule_yet: str | None = None
    summary: str
    interpretations: tuple[str, ...] = ()
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    quote: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)]

    @property
    def file(self) -> str:
        """The file that it belongs in: its id's part before the first slash names it."""
        return f"policy/clauses/{self.id.split('/')[0]}.toml"

    @model_validator(mode="after")
    def _says_why_it_is_only_read(self) -> Self:
        if (self.mode == "read" and self.kind != "heading") != (self.why_read is not None):
            raise ValueError("`why_read` stands on clauses of mode `read` that are no heading, and on no others")
        return self


class Settlement(Entry):
    """An outside source that settles a reading."""

    text: str
    source: str


class Choice(Entry):
    """A weak reading that a caller can choose: which calculations take it, and in which field of each."""

    calculations: Annotated[tuple[str, ...], Field(min_length=1)]
    field: str
    values: Annotated[tuple[str, ...], Field(min_length=2)]


class Interpretation(Entry):
    """A place where the sources can be read in more than one way.

    Attributes:
        id: Its permanent id.
        question: The question, as staff would ask it.
        readings: The ways to read it.
        taken: The reading taken here.
        why: The reason for it.
        weight: What hangs on it: money, a decision, or only wording.
        shows: A case that tells the readings apart.
        settled_by: The outside source that settles it, where one does.
        choice: The input that lets a caller choose, where the reading is weak.
        same_as: Another reading that answers this one.
        cross_cutting: True for a reading that no single clause raises.
    """

    id: Annotated[str, Field(pattern=r"^A[0-6P]-[0-9]{2}$")]
    question: str
    readings: Annotated[tuple[str, ...], Field(min_length=1)]
    taken: str
    why: str
    weight: Literal["money", "decision", "wording"]
    shows: str | None = None
    settled_by: Settlement | None = None
    choice: Choice | None = None
    same_as: str | None = None
    cross_cutting: bool = False

    @property
    def file(self) -> str:
        """The file that it belongs in: the letter and number before its dash name it."""
        return f"policy/interpretations/{self.id.split('-')[0]}.toml"


class NamedAddress(Entry):
    """A page on the web, and what to call it in a sentence."""

    name: str
    address: Annotated[str, Field(pattern=r"^https?://")]


class DevelopmentEntry(Entry):
    """Later law or policy: what changed, from when, and what it touches.

    Attributes:
        id: Its permanent id.
        title: What changed, in a few words.
        name: What to call it in a line that only points to it; its title where it has no name.
        from_: The date from which it applies (`from` in the file).
        text: What changed, in a few sentences, for the head of an answer.
        details: What else changed, for a page that has room for it.
        source: The address where a reader should look first.
        source_name: What to call that page, where it has a name.
        more_sources: Further pages that say it.
        touches: Clauses by their id; one that ends in `/*` stands for every clause whose id starts that way.
    """

    id: str
    title: str
    name: str | None = None
    from_: date = Field(alias="from")
    text: str
    details: str | None = None
    source: str
    source_name: str | None = None
    more_sources: tuple[NamedAddress, ...] = ()
    touches: Annotated[tuple[Touched, ...], Field(min_length=1)]

    @cached_property
    def parts_touched(self) -> tuple[str, ...]:
        """How the ids of clauses start that it touches as a whole part: `12.8.4/`."""
        return tuple(id.removesuffix(_WHOLE_PART) for id in self.touches if id.endswith(_WHOLE_PART))

    @cached_property
    def clauses_touched(self) -> frozenset[str]:
        """The clauses that it touches one by one."""
        return frozenset(id for id in self.touches if not id.endswith(_WHOLE_PART))

    @property
    def called(self) -> str:
        """Its name, or its title."""
        return self.name or self.title

    def concerns(self, clauses: Iterable[str]) -> bool:
        """Whether it touches one of these clauses, by its id or with its whole part."""
        return any(id in self.clauses_touched or id.startswith(self.parts_touched) for id in clauses)

    @cached_property
    def as_result_part(self) -> Development:
        """The same as a part of a result."""
        return Development(id=self.id, from_=self.from_, text=self.text, source=self.source)


class Form(Entry):
    """A form or paper that the sources name."""

    id: str
    name: str
    what_for: str
    goes_to: str | None = None
    kept_in: str | None = None
    clauses: tuple[ClauseId, ...] = ()
    facts: tuple[str, ...] = ()
    fact_source: str | None = None


class Contact(Entry):
    """Whom to ask, how, and who should not be sent there. `fax`, `email`, `mail` stand in `how` too, for answers to name."""

    id: str
    name: str
    for_whom: str
    how: str
    fax: Annotated[str, Field(pattern=r"^[0-9]{3}-[0-9]{3}-[0-9]{4}$")] | None = None
    email: Annotated[str, Field(pattern=r"^[a-z.]+@[a-z.]+$")] | None = None
    mail: str | None = None
    never_for: str | None = None
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _gives_one_number_and_address(self) -> Self:
        if self.fax is not None and self.fax not in self.how:
            raise ValueError(f"`how` does not have the fax number {self.fax}")
        if self.email is not None and self.email not in self.how:
            raise ValueError(f"`how` does not have the address {self.email}")
        if self.mail is not None and self.mail not in self.how:
            raise ValueError(f"`how` does not have the address {self.mail}")
        return self


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Holiday(Entry):
    """A state holiday, and how to find its date: a day of a month, or a weekday counted in that month.

    Attributes:
        name: What it is called.
        month: The month, from 1.
        day: The day of the month, for a holiday with a fixed date.
        weekday: The weekday, for a holiday that moves.
        which: Which of those weekdays of the month it is.
    """

    name: str
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    weekday: Weekday | None = None
    which: Literal["first", "second", "third", "fourth", "last"] | None = None

    @model_validator(mode="after")
    def _has_one_rule(self) -> Self:
        if (self.day is None) == (self.weekday is None) or (self.weekday is None) != (self.which is None):
            raise ValueError("a holiday has either a `day` of its month, or a `weekday` with `which`")
        if self.day is not None and self.day > monthrange(_A_COMMON_YEAR, self.month)[1]:
            raise ValueError(f"month {self.month} has no day {self.day} in every year")
        return self


class WeekendRule(Entry):
    """When a holiday is kept that falls on this day of the weekend.

    Attributes:
        kept_on: The weekday nearest to it on which it is kept.
        inferred_from: The published date that the rule is read from, where no text states the rule.
    """

    kept_on: Literal["friday", "monday"]
    inferred_from: date | None = None


class HolidayRules(Entry):
    """The state holidays, as their file has them.

    Attributes:
        source: The document that they come from.
        saturday: What happens with one that falls on a Saturday.
        sunday: What happens with one that falls on a Sunday.
        holidays: Each holiday by its id.
        published: For each year whose list is on file, the dates as published.
    """

    source: str
    saturday: WeekendRule
    sunday: WeekendRule
    holidays: Annotated[dict[str, Holiday], Field(min_length=1)]
    published: Annotated[dict[int, tuple[date, ...]], Field(min_length=1)]


class ChangeNote(Entry):
    """What changed for a reader, and when.

    Attributes:
        id: Its permanent id; it begins with the date.
        date: The day on which the change was published.
        kind: A new part, or a change of a figure, a rule or a reading.
        title: What changed, in a line.
        text: What it means for the reader.
        pages: The ids of the pages that it touches.
    """

    id: Annotated[str, Field(pattern=r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+$")]
    date: date
    kind: Literal["new", "figure", "rule", "reading"]
    title: str
    text: str
    pages: Annotated[tuple[str, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _id_begins_with_the_date(self) -> Self:
        if not self.id.startswith(f"{self.date.isoformat()}-"):
            raise ValueError(f"the id must begin with {self.date}")
        return self


class Abbreviation(Entry):
    """A short form. `expanded` is null where the sources never spell it out (A0-07)."""

    id: str
    expanded: str | None = None
    meaning: str


__all__ = [
    "Abbreviation",
    "Band",
    "ChangeNote",
    "Choice",
    "Clause",
    "Contact",
    "DevelopmentEntry",
    "Entry",
    "Form",
    "Holiday",
    "HolidayRules",
    "InForce",
    "Interpretation",
    "NamedAddress",
    "Parameter",
    "Passage",
    "Settlement",
    "Source",
    "Unit",
    "Weekday",
    "WeekendRule",
]

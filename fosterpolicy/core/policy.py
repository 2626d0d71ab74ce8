"""The policy as loaded: figures at once, the rest when it is asked for. A faulty file stops here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from fosterpolicy.core.holidays import StateHolidays
from fosterpolicy.core.parameters import Cell, DatedParameter, PolicyError
from fosterpolicy.core.policy_models import (
    Abbreviation,
    ChangeNote,
    Clause,
    Contact,
    DevelopmentEntry,
    Entry,
    Form,
    HolidayRules,
    Interpretation,
    Parameter,
    Source,
)

POLICY_FOLDER = Path(__file__).parent.parent / "policy"
FIGURE = re.compile(r"\[\[(?P<id>[a-z0-9.-]+)(?:/(?P<ages>[0-9]+(?:-[0-9]+|-plus))(?P<ages_alone> ages)?)?\]\]")
"""A figure in a sentence: `[[maintenance.licensed/0-5]]`; with ` ages` it is the age band itself."""

EntryT = TypeVar("EntryT", bound=Entry)


class Policy:
    """Every policy file of a folder, checked.

    Args:
        folder: Where the files are; the package's own when left out.

    Raises:
        PolicyError: A file is malformed, or contradicts itself or another; the message names the
            file and the entry.
    """

    def __init__(self, folder: Path = POLICY_FOLDER) -> None:
        self.folder = folder
        self.sources = {entry.id: entry for _, entry in self._entries("sources.toml", Source)}
        self.parameters = {
            entry.id: DatedParameter(entry, self.sources, file)
            for file, entry in self._unique(self._all("parameters", Parameter))
        }

    @cached_property
    def developments(self) -> dict[str, DevelopmentEntry]:
        """Later law and policy, by id, oldest first."""
        entries = [entry for _, entry in self._entries("developments.toml", DevelopmentEntry)]
        return {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.from_)}

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every registered statement of the sources, by id, in the order of the sources."""
        return {entry.id: entry for _, entry in self._unique(self._all("clauses", Clause))}

    @cached_property
    def interpretations(self) -> dict[str, Interpretation]:
        """Every reading, by id. `[[parameter]]` in its sentences is the newest value of that figure."""
        entries = (entry for _, entry in self._unique(self._all("interpretations", Interpretation)))
        return {entry.id: self._with_figures(entry) for entry in entries}

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The forms and papers that the sources name, by id."""
        return {entry.id: entry for _, entry in self._entries("forms.toml", Form)}

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """Whom to ask, by id. `[[parameter]]` in how to reach them is the newest value of that figure."""
        return {
            entry.id: entry.model_copy(update={"how": self._drawn(entry.how, f"policy/{file}: {entry.id}")})
            for file, entry in self._entries("contacts.toml", Contact)
        }

    @cached_property
    def change_notes(self) -> list[ChangeNote]:
        """What changed for readers, newest first."""
        entries = [entry for _, entry in self._entries("change_notes.toml", ChangeNote)]
        return sorted(entries, key=lambda entry: (entry.date, entry.id), reverse=True)

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviation]:
        """Short forms and codes, by the short form."""
        return {entry.id: entry for _, entry in self._entries("abbreviations.toml", Abbreviation)}

    @cached_property
    def holidays(self) -> StateHolidays:
        """The state holidays, by the rules on file."""
        try:
            return StateHolidays(HolidayRules.model_validate(_read_toml(self.folder, "holidays.toml")))
        except ValidationError as error:
            raise PolicyError(f"policy/holidays.toml: {_in_words(error)}") from None

    @cached_property
    def editions(self) -> list[Source]:
        """The editions of the manual on file, oldest first."""
        editions = [source for source in self.sources.values() if source.id.startswith("manual-")]
        if not editions:
            raise PolicyError("policy/sources.toml: there is no edition of the manual (an id that starts with manual-)")
        return sorted(editions, key=lambda source: source.effective_from)

    @property
    def edition(self) -> Source:
        """The newest edition of the manual on file."""
        return self.editions[-1]

    def edition_on(self, day: date | None) -> Source:
        """The edition in force on a date: the newest without a date, the oldest for earlier dates."""
        in_force = [edition for edition in self.editions if day is None or edition.effective_from <= day]
        return in_force[-1] if in_force else self.editions[0]

    def parameter(self, id: str) -> DatedParameter:
        """The parameter with this id.

        Raises:
            PolicyError: No file has it.
        """
        try:
            return self.parameters[id]
        except KeyError:
            raise PolicyError(f"parameters: {id}: no file has a parameter of this id") from None

    def newest(self, id: str, ages: str | None = None) -> Cell:
        """The newest value of a figure, by its id and its age band as written.

        Raises:
            PolicyError: There is none; the message names those that there are.
        """
        cells = self.parameter(id).at().cells
        for cell in cells:
            if cell.ages == ages:
                return cell
        known = ", ".join(cell.figure.id for cell in cells)
        raise PolicyError(f"{id}{'/' + ages if ages else ''} is no figure; there is {known}")

    def _drawn(self, text: str, where: str) -> str:
        """A sentence with the newest values of the figures in it; `where` tells the file and the entry."""

        def value(found: re.Match[str]) -> str:
            try:
                return self.newest(found["id"], found["ages"]).words
            except PolicyError as error:
                raise PolicyError(f"{where}: {error}") from None

        return FIGURE.sub(value, text)

    def _with_figures(self, reading: Interpretation) -> Interpretation:
        def drawn(text: str) -> str:
            return self._drawn(text, f"{reading.file}: {reading.id}")

        return reading.model_copy(
            update={
                "question": drawn(reading.question),
                "readings": tuple(drawn(way) for way in reading.readings),
                "taken": drawn(reading.taken),
                "why": drawn(reading.why),
                "shows": drawn(reading.shows) if reading.shows else None,
            }
        )

    def _all(self, folder: str, kind: type[EntryT]) -> Iterator[tuple[str, EntryT]]:
        files = sorted((self.folder / folder).glob("*.toml"), key=lambda file: file.stem)
        if not files:
            raise PolicyError(f"policy/{folder}: there is no file in it")
        for file in files:
            yield from self._entries(f"{folder}/{file.name}", kind)

    def _unique(self, entries: Iterable[tuple[str, EntryT]]) -> Iterator[tuple[str, EntryT]]:
        seen: dict[str, str] = {}
        for file, entry in entries:
            id = entry.id  # type: ignore[attr-defined]
            if id in seen:
                raise PolicyError(f"policy/{file}: {id}: the id is already used in policy/{seen[id]}")
            seen[id] = file
            yield file, entry

    def _entries(self, file: str, kind: type[EntryT]) -> Iterator[tuple[str, EntryT]]:
        for id, fields in _flat(file, _read_toml(self.folder, file)):
            try:
                yield file, kind.model_validate({"id": id, **fields})
            except ValidationError as error:
                raise PolicyError(f"policy/{file}: {id}: {_in_words(error)}") from None


def _read_toml(folder: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PolicyError(f"policy/{file}: the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyError(f"policy/{file}: not readable as TOML: {error}") from None


def _flat(file: str, table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each entry with its dotted id. A table that holds nothing but tables is a heading, not an entry."""
    for key, value in table.items():
        id = f"{above}.{key}" if above else key
        if not isinstance(value, dict):
            raise PolicyError(f"policy/{file}: {id}: stands outside of any entry")
        if value and all(isinstance(inner, dict) for inner in value.values()):
            yield from _flat(file, value, id)
        else:
            yield id, value


_PLAIN = {
    "extra_forbidden": "there is no such key",
    "missing": "the key is missing",
    "too_short": "at least one entry is needed",
    "date_type": "a date is needed, like 2024-01-01",
    "date_from_datetime_inexact": "a date is needed, without a time",
    "string_type": "a text is needed",
}


def _in_words(error: ValidationError) -> str:
    faults = error.errors()
    places = [".".join(map(str, fault["loc"])) for fault in faults]
    return "; ".join(
        f"{place or 'the entry'}: {_PLAIN.get(fault['type']) or fault['msg'].removeprefix('Value error, ')}"
        for place, fault in zip(places, faults, strict=True)
        # A list is also too short once its faulty entries are taken out: the entry's own fault says it.
        if not (fault["type"] == "too_short" and any(other.startswith(f"{place}.") for other in places))
    )


_in_force: list[Policy] = []


def policy() -> Policy:
    """The policy that calculations use: the package's own, loaded on first use."""
    if not _in_force:
        _in_force.append(Policy())
    return _in_force[-1]


@contextmanager
def use_policy(other: Policy) -> Iterator[Policy]:
    """Calculate with another policy inside a `with` block: for a new edition, or for a test."""
    policy()
    _in_force.append(other)
    try:
        yield other
    finally:
        _in_force.remove(other)


def figure(id: str, on: date | None = None, age: int | None = None) -> Decimal | int:
    """The value of one figure on a date: what the policy says, before any rule is applied.

    Args:
        id: The parameter's id, such as `maintenance.licensed`.
        on: The date; the newest value when left out.
        age: Completed years, for figures that go by age.

    Returns:
        Money in USD as a Decimal, counts as int.

    Raises:
        PolicyError: There is no such figure, or none for that age.
        BeforeFirstDate: The date is before its first.
        NotVerified: The date is after the last that it is vouched for.
    """
    return policy().parameter(id).at(on).for_age(age).value


__all__ = ["POLICY_FOLDER", "Policy", "PolicyError", "figure", "policy", "use_policy"]

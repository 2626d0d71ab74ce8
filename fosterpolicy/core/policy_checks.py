"""Cross-checks between the policy files: every id that one names, another has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Choice, Clause
from fosterpolicy.core.registry import Calculation

_SUMS = re.compile(r"\$(\d+(?:\.\d{2})?)")


def check_policy(policy: Policy, calculations: Mapping[str, Calculation[Any, Any]]) -> list[str]:
    """Hold the policy files against each other.

    Args:
        policy: The policy, as loaded.
        calculations: The calculations by name: a reading that a caller can choose names one of them.

    Returns:
        A message for each thing that is wrong, naming the file and the entry; empty where all is well.
    """
    checks = (
        _every_register_has_entries,
        _entries_stand_in_their_file,
        _sources_exist,
        _named_clauses_exist,
        _parts_touched_have_clauses,
        _named_readings_exist,
        _readings_are_used,
        _same_as_exists,
        _figures_rest_on_clauses_with_figures,
        _sums_in_summaries_are_figures,
        _facts_have_sources,
        _holidays_have_a_source,
        _holidays_come_out_as_published,
    )
    found = [message for check in checks for message in check(policy)]
    return found + list(_choices_exist(policy, calculations))


def _every_register_has_entries(policy: Policy) -> Iterator[str]:
    registers = {
        "sources.toml": policy.sources,
        "parameters": policy.parameters,
        "clauses": policy.clauses,
        "interpretations": policy.interpretations,
        "developments.toml": policy.developments,
        "forms.toml": policy.forms,
        "contacts.toml": policy.contacts,
        "abbreviations.toml": policy.abbreviations,
    }
    for name, entries in registers.items():
        if not entries:
            yield f"policy/{name}: there is no entry in it"


def _entries_stand_in_their_file(policy: Policy) -> Iterator[str]:
    """A clause stands in the file of its part, a reading in the file of its letter and number."""
    for folder, mark in (("clauses", "/"), ("interpretations", "-")):
        for file in sorted((policy.folder / folder).glob("*.toml")):
            for id in tomllib.loads(file.read_text(encoding="utf-8")):
                if (stem := id.split(mark)[0]) != file.stem:
                    yield f"policy/{folder}/{file.name}: {id}: belongs in policy/{folder}/{stem}.toml"


def _sources_exist(policy: Policy) -> Iterator[str]:
    for clause in policy.clauses.values():
        if clause.source not in policy.sources:
            yield f"{clause.file}: {clause.id}: the source {clause.source!r} is not in policy/sources.toml"


def _named_clauses_exist(policy: Policy) -> Iterator[str]:
    for file, entry, ids in _named_clauses(policy):
        for id in ids:
            if id not in policy.clauses:
                yield f"{file}: {entry}: the clause {id!r} is in no file of policy/clauses"


def _clauses_of_figures(policy: Policy) -> Iterator[tuple[str, str, Iterable[str]]]:
    for parameter in policy.parameters.values():
        cells = [cell for version in parameter.versions for cell in version.cells]
        yield parameter.file, parameter.id, dict.fromkeys(clause for cell in cells for clause in cell.clauses)


def _named_clauses(policy: Policy) -> Iterator[tuple[str, str, Iterable[str]]]:
    yield from _clauses_of_figures(policy)
    for development in policy.developments.values():
        yield "policy/developments.toml", development.id, sorted(development.clauses_touched)
    for form in policy.forms.values():
        yield "policy/forms.toml", form.id, form.clauses
    for contact in policy.contacts.values():
        yield "policy/contacts.toml", contact.id, contact.clauses


def _parts_touched_have_clauses(policy: Policy) -> Iterator[str]:
    for development in policy.developments.values():
        for start in development.parts_touched:
            if not any(id.startswith(start) for id in policy.clauses):
                yield f"policy/developments.toml: {development.id}: no clause in policy/clauses starts with {start!r}"


def _named_readings_exist(policy: Policy) -> Iterator[str]:
    for clause in policy.clauses.values():
        for id in clause.interpretations:
            if id not in policy.interpretations:
                yield f"{clause.file}: {clause.id}: the reading {id!r} is not in policy/interpretations"


def _readings_are_used(policy: Policy) -> Iterator[str]:
    naming: dict[str, str] = {}
    for clause in policy.clauses.values():
        naming.update((id, clause.id) for id in clause.interpretations if id not in naming)
    for reading in policy.interpretations.values():
        where = f"{reading.file}: {reading.id}"
        if reading.cross_cutting and reading.id in naming:
            yield f"{where}: it is marked cross_cutting, yet the clause {naming[reading.id]} names it; drop one of the two"
        if not reading.cross_cutting and reading.id not in naming:
            yield f"{where}: no clause names it; name it in one, or mark it cross_cutting = true"


def _same_as_exists(policy: Policy) -> Iterator[str]:
    for reading in policy.interpretations.values():
        if reading.same_as is None:
            continue
        where = f"{reading.file}: {reading.id}: same_as"
        other = policy.interpretations.get(reading.same_as)
        if other is None:
            yield f"{where}: the reading {reading.same_as!r} is in no file of policy/interpretations"
        elif other.same_as is not None:
            yield f"{where}: {reading.same_as} answers nothing by itself: it is the same as {other.same_as}"


def _choices_exist(policy: Policy, calculations: Mapping[str, Calculation[Any, Any]]) -> Iterator[str]:
    for reading in policy.interpretations.values():
        if reading.choice:
            for name in reading.choice.calculations:
                for message in _wrong_choice(reading.choice, name, calculations.get(name)):
                    yield f"{reading.file}: {reading.id}: choice: {message}"


def _wrong_choice(choice: Choice, name: str, calculation: Calculation[Any, Any] | None) -> Iterator[str]:
    if calculation is None:
        yield f"there is no calculation {name!r}"
        return
    field = calculation.asks.model_fields.get(choice.field)
    if field is None:
        yield f"{name} has no field {choice.field!r}"
        return
    allowed = _choices_of(field.annotation)
    if set(choice.values) != set(allowed):
        yield f"{name} takes {', '.join(allowed) or 'no choices'} in {choice.field}, not {', '.join(choice.values)}"
    elif field.default != choice.values[0]:
        yield f"{name} takes {field.default!r} where {choice.field} is left out, so that must be the first value"


def _choices_of(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _figures_rest_on_clauses_with_figures(policy: Policy) -> Iterator[str]:
    for file, entry, ids in _clauses_of_figures(policy):
        for clause in (policy.clauses[id] for id in ids if id in policy.clauses):
            if not _can_state_a_figure(clause):
                yield (
                    f"{file}: {entry}: the clause {clause.id} is a {clause.kind} that is only read; "
                    "a figure rests on a rate, a limit or a document, or on a clause that a rule uses"
                )


def _can_state_a_figure(clause: Clause) -> bool:
    return clause.mode != "read" or clause.kind in ("rate", "limit", "document")


def _sums_in_summaries_are_figures(policy: Policy) -> Iterator[str]:
    """A summary that repeats an amount must not fall behind the figure."""
    stated: dict[str, set[Decimal]] = {}
    for parameter in policy.parameters.values():
        for version in parameter.versions:
            for cell in version.cells:
                for id in cell.clauses:
                    stated.setdefault(id, set()).add(Decimal(cell.value))
    for clause in policy.clauses.values():
        for amount in _SUMS.findall(clause.summary):
            if Decimal(amount) not in stated.get(clause.id, ()):
                yield f"{clause.file}: {clause.id}: the summary says ${amount}, and no figure with that value names this clause"


def _facts_have_sources(policy: Policy) -> Iterator[str]:
    for form in policy.forms.values():
        if bool(form.facts) != bool(form.fact_source):
            yield f"policy/forms.toml: {form.id}: `facts` and `fact_source` stand together or not at all"
        if not form.facts and not form.clauses:
            yield f"policy/forms.toml: {form.id}: neither a clause nor a fact says anything of it"


def _holidays_have_a_source(policy: Policy) -> Iterator[str]:
    source = policy.sources.get(policy.holidays.rules.source)
    if source is None or source.address is None:
        yield f"policy/holidays.toml: source: {policy.holidays.rules.source!r} is not in policy/sources.toml with an address"


def _holidays_come_out_as_published(policy: Policy) -> Iterator[str]:
    """The rules must give each published list, date for date."""
    for year, listed in policy.holidays.rules.published.items():
        where = f"policy/holidays.toml: published.{year}"
        if list(listed) != sorted(set(listed)):
            yield f"{where}: the dates do not stand in order, each once"
        found = {kept.day: kept for kept in policy.holidays.of_year(year)}
        for day in sorted(set(listed) - set(found)):
            yield f"{where}: {day} is published, and no rule gives it"
        for day in sorted(set(found) - set(listed)):
            yield f"{where}: the rule of {found[day].id} gives {day}, and the list does not have it"

"""Every small change that could be made to a figure of the policy, and the policy with that change."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from fosterpolicy.core.money import PER_MILE
from fosterpolicy.core.parameters import DatedParameter
from fosterpolicy.core.policy import Policy
from fosterpolicy.core.policy_models import Parameter

CENT = Decimal("0.01")
TENTH_OF_A_CENT = Decimal("0.001")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """One figure, one step away from what the source says.

    Attributes:
        figure: What is changed: a value, the boundary of two age bands, or a date.
        what: The change, as `509.00 to 509.01`.
        make: Gives the policy with this change; the policy it is given stays as it was.
        parameter: The id of the one parameter that it touches, or None where it may touch any.
    """

    figure: str
    what: str
    make: Callable[[Policy], Policy]
    parameter: str | None = None

    @property
    def id(self) -> str:
        """A name for the change, the same in every run."""
        return f"{self.figure}: {self.what}"


def all_changes(policy: Policy) -> Iterator[Change]:
    """Every change, in the order of the policy files.

    Money moves up by a cent, a rate per mile by a tenth of a cent; a count, an age boundary and a
    date move one step each way, so that both sides of each limit must be guarded.
    """
    for parameter in policy.parameters.values():
        yield from _of_parameter(parameter, policy)
    for source in policy.sources.values():
        if source.id in sources_with_figures(policy):
            yield from _of_source(source.id, source.effective_from)
    for development in policy.developments.values():
        yield from _of_development(development.id, development.from_)


def sources_with_figures(policy: Policy) -> set[str]:
    """The documents whose own date starts a figure; no answer depends on the date of another."""
    values = (value for parameter in policy.parameters.values() for value in parameter.entry.values)
    return {value.source for value in values if value.from_ is None}


def _of_parameter(parameter: DatedParameter, policy: Policy) -> Iterator[Change]:
    versions = len(parameter.entry.values)
    for index, value in enumerate(parameter.entry.values):
        start = value.from_ or policy.sources[value.source].effective_from
        name = f"{parameter.id} (from {start})" if versions > 1 else parameter.id
        if value.value is not None:
            yield from _of_value(parameter, name, value.value, (index, "value"))
        for place, band in enumerate(value.bands):
            yield from _of_value(parameter, f"{name}/{band.ages}", band.value, (index, "bands", place, "value"))
        yield from _of_bands(parameter, name, index)
        for key, day in (("from", value.from_), ("through", value.through), ("verified_through", value.verified_through)):
            if day is not None:
                yield from _of_date(parameter, f"{name}, {key}", day, (index, key))


def _of_value(parameter: DatedParameter, name: str, value: Decimal | int, place: tuple[str | int, ...]) -> Iterator[Change]:
    step = TENTH_OF_A_CENT if parameter.entry.unit == PER_MILE else CENT
    steps: tuple[Decimal | int, ...] = (value + step,) if isinstance(value, Decimal) else (value + 1, value - 1)
    for new in steps:
        if new >= 0:
            written = str(new) if isinstance(new, Decimal) else new
            yield Change(name, f"{value} to {new}", _edit(parameter, {place: written}), parameter.id)


def _of_bands(parameter: DatedParameter, name: str, index: int) -> Iterator[Change]:
    bands = parameter.entry.values[index].bands
    for place, older in enumerate(bands):
        younger = bands[place - 1] if place else None
        if younger is None and older.first_age == 0:
            continue
        first, last = older.first_age, older.last_age
        for new in (first + 1, first - 1):
            if (last is not None and new > last) or (younger is not None and new <= younger.first_age):
                continue
            edits: dict[tuple[str | int, ...], Any] = {(index, "bands", place, "ages"): _ages(new, last)}
            if younger is not None:
                edits[index, "bands", place - 1, "ages"] = _ages(younger.first_age, new - 1)
            yield Change(f"{name}, band {older.ages}", f"starts at age {new}, not {first}", _edit(parameter, edits), parameter.id)


def _of_date(parameter: DatedParameter, name: str, day: date, place: tuple[str | int, ...]) -> Iterator[Change]:
    for new in (day + ONE_DAY, day - ONE_DAY):
        yield Change(name, f"{day} to {new}", _edit(parameter, {place: new.isoformat()}), parameter.id)


def _of_source(id: str, day: date) -> Iterator[Change]:
    for new in (day + ONE_DAY, day - ONE_DAY):

        def make(policy: Policy, new: date = new) -> Policy:
            changed = _fresh(policy)
            changed.sources = {**policy.sources, id: policy.sources[id].model_copy(update={"effective_from": new})}
            changed.parameters = {
                parameter.id: _rebuilt(parameter.entry, changed, parameter.file) for parameter in policy.parameters.values()
            }
            return changed

        yield Change(f"{id}, effective_from", f"{day} to {new}", make)


def _of_development(id: str, day: date) -> Iterator[Change]:
    for new in (day + ONE_DAY, day - ONE_DAY):

        def make(policy: Policy, new: date = new) -> Policy:
            changed = _fresh(policy)
            entry = policy.developments[id]
            edited = type(entry).model_validate({**entry.model_dump(by_alias=True), "from": new})
            # A cached property keeps its value in the instance's own dict.
            vars(changed)["developments"] = {**policy.developments, id: edited}
            return changed

        yield Change(f"{id}, from", f"{day} to {new}", make)


def _ages(first: int, last: int | None) -> str:
    return f"{first}-plus" if last is None else f"{first}-{last}"


def _edit(parameter: DatedParameter, edits: Mapping[tuple[str | int, ...], Any]) -> Callable[[Policy], Policy]:
    """The policy with some places of one parameter's `values` rewritten, and checked like a file's."""

    def make(policy: Policy) -> Policy:
        data = parameter.entry.model_dump(mode="json", by_alias=True)
        for (*path, last), new in edits.items():
            at: Any = data["values"]
            for step in path:
                at = at[step]
            at[last] = new
        changed = _fresh(policy)
        entry = Parameter.model_validate(data)
        changed.parameters = {**policy.parameters, entry.id: _rebuilt(entry, policy, parameter.file)}
        return changed

    return make


def _rebuilt(entry: Parameter, policy: Policy, file: str) -> DatedParameter:
    return DatedParameter(entry, policy.sources, file.removeprefix("policy/"))


def _fresh(policy: Policy) -> Policy:
    """A copy that has not read or worked out anything yet, so that nothing of the old policy lingers."""
    fresh = copy.copy(policy)
    for name, member in vars(Policy).items():
        if isinstance(member, cached_property):
            vars(fresh).pop(name, None)
    return fresh

"""Reading an input: every fault found in one go, each said in plain words."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from fosterpolicy.core.calendar import completed_years
from fosterpolicy.core.faults import Fault, InputError, fault
from fosterpolicy.core.fields import Allowed

CheckT = TypeVar("CheckT", bound=Callable[[Any], Iterable[Fault]])
CaseT = TypeVar("CaseT", bound="Case")


def check(*fields: str) -> Callable[[CheckT], CheckT]:
    """Mark a method of a `Case` as a check that uses these fields.

    It yields a fault for each thing that is wrong between them, and is left out where one of them
    is itself at fault.
    """

    def mark(method: CheckT) -> CheckT:
        method.uses = frozenset(fields)  # type: ignore[attr-defined]
        return method

    return mark


class Case(BaseModel):
    """The input of a calculation: typed fields, and checks between them."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    _checks: ClassVar[tuple[Callable[[Any], Iterable[Fault]], ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        names = dict.fromkeys(name for base in reversed(cls.__mro__) for name in vars(base))
        methods = (getattr(cls, name, None) for name in names)
        cls._checks = tuple(method for method in methods if hasattr(method, "uses"))

    def dates(self) -> tuple[date | None, date | None, str]:
        """The date whose figures apply, the last date the answer speaks of, and the field of the first."""
        on: date | None = getattr(self, "on", None)
        return on, on, "on"

    def faults(self, unusable: Iterable[str] = ()) -> Iterator[Fault]:
        """What is wrong between the fields, save for checks on a field that is itself at fault."""
        bad = frozenset(unusable)
        for check in self._checks:
            if bad.isdisjoint(check.uses):  # type: ignore[attr-defined]
                yield from check(self)


class AgedCase(Case):
    """Adds the checks that `age` and `date_of_birth` have in common."""

    @property
    def stated_age(self) -> int | None:
        """Completed years on the date of the case, or None where neither age nor birth is given."""
        born: date | None = getattr(self, "date_of_birth", None)
        age: int | None = getattr(self, "age", None)
        on: date | None = getattr(self, "on", None)
        return completed_years(born, on) if born and on else age

    @check("age", "date_of_birth")
    def _one_of_age_and_birth(self) -> Iterator[Fault]:
        born, age = getattr(self, "date_of_birth", None), getattr(self, "age", None)
        if born is not None and age is not None:
            yield fault("age", age, "either age or date_of_birth", because="Both were given; give one.")

    @check("date_of_birth", "on")
    def _born_by_the_date(self) -> Iterator[Fault]:
        born, on = getattr(self, "date_of_birth", None), getattr(self, "on", None)
        if born and on and born > on:
            yield fault("date_of_birth", born, f"a date of birth up to {on}, the date asked about")


def age_is_needed(case: AgedCase, why: str) -> Iterator[Fault]:
    """The fault of a case that has neither an age nor a date of birth, but needs one."""
    if case.stated_age is None:
        allowed = f"{words_for(type(case), ('age',))}, or a date_of_birth,"
        yield fault("age", None, allowed, because=why)


def needed(path: str, allowed: str, why: str, clause: str | None = None) -> Fault:
    """The fault of a field that this case needs and does not have."""
    return fault(path, None, allowed, because=why, clause=clause)


def has_no_meaning(path: str, given: Any, why: str) -> Fault:
    """The fault of a field that says nothing in this case."""
    return fault(path, given, "leaving it out", because=why)


def spell_order(path: str, first: date, last: date) -> Iterator[Fault]:
    """The fault of a last night before its first night."""
    if last < first:
        yield fault(f"{path}last_night", last, f"a date from {first}, the first night,")


def read_case(model: type[CaseT], data: Any) -> CaseT:
    """Make an input from plain data.

    Args:
        model: The calculation's input model.
        data: Field names and values, as JSON has them.

    Raises:
        InputError: Something is wrong; it has one fault for each thing that is.
    """
    if not isinstance(data, Mapping):
        raise InputError([fault("", data, "an object with named fields")])
    named = {str(key): value for key, value in data.items()}
    found: list[Fault] = []
    unusable: set[str] = set()
    try:
        case = model.model_validate(named)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_in_plain_words(model, detail, named) for detail in details]
        unusable = {str(detail["loc"][0]) for detail in details}
        case = _what_is_sound(model, named, unusable)
    found.extend(case.faults(unusable))
    if found:
        raise InputError(found)
    return case


def _what_is_sound(model: type[CaseT], data: Mapping[str, Any], unusable: set[str]) -> CaseT:
    """The same case with only its sound fields, so that checks between those can still speak."""
    case = model.model_construct()
    for name in data.keys() & model.model_fields.keys() - unusable:
        model.__pydantic_validator__.validate_assignment(case, name, data[name])
    return case


def _in_plain_words(model: type[BaseModel], detail: ErrorDetails, data: Mapping[str, Any]) -> Fault:
    loc = detail["loc"]
    path = ".".join(map(str, loc))
    match detail["type"]:
        case "missing":
            return fault(path, None, words_for(model, loc), because="It is needed.")
        case "extra_forbidden":
            fields = ", ".join(_model_at(model, loc[:-1]).model_fields)
            return fault(path, detail["input"], f"one of the fields {fields}", because="There is no such field.")
        case "too_short":
            return fault(path, detail["input"], f"{words_for(model, loc)}, with at least one entry,")
        case _:
            return fault(path, detail["input"], words_for(model, loc))


def words_for(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """What a field allows, in words."""
    return in_words(*_annotation_at(model, loc))


def in_words(annotation: Any, metadata: Iterable[Any] = ()) -> str:
    """What a type allows, in words."""
    for mark in metadata:
        if isinstance(mark, Allowed):
            return mark.words
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return in_words(args[0], args[1:])
    if origin is Literal:
        return "one of " + ", ".join(str(choice) for choice in args)
    if origin in (list, tuple):
        return f"a list, each entry {in_words(args[0])}"
    if origin in (Union, types.UnionType):
        return in_words(next(arg for arg in args if arg is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "an object with " + ", ".join(annotation.model_fields)
    raise TypeError(f"no words for what {annotation} allows: give it an Allowed()")


def _annotation_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[Any, Iterable[Any]]:
    field = model.model_fields[str(loc[0])]
    annotation, metadata = field.annotation, field.metadata
    for step in loc[1:]:
        inner = _without_none(annotation)
        if isinstance(step, int):
            annotation, metadata = get_args(inner)[0], []
        elif isinstance(inner, type) and issubclass(inner, BaseModel):
            return _annotation_at(inner, loc[loc.index(step) :])
    return annotation, metadata


def _without_none(annotation: Any) -> Any:
    while get_origin(annotation) in (Union, types.UnionType, Annotated):
        args = get_args(annotation)
        annotation = args[0] if get_origin(annotation) is Annotated else next(a for a in args if a is not type(None))
    return annotation


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    if not loc:
        return model
    inner = _without_none(_annotation_at(model, loc)[0])
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else model

"""Reading an input: every fault found in one go, each said in plain words."""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from fosterpolicy.core.calendar import completed_years
from fosterpolicy.core.faults import Fault, InputError, as_json_value, fault, plain_text, too_early
from fosterpolicy.core.fields import Allowed, IsoDate
from fosterpolicy.core.policy import policy

CheckT = TypeVar("CheckT", bound=Callable[..., Iterable[Fault]])
CaseT = TypeVar("CaseT", bound="Case")


def check(*fields: str, each: Iterable[str] = ()) -> Callable[[CheckT], CheckT]:
    """Mark a method of a `Case` as a check that uses these fields.

    It yields a fault for each thing that is wrong between them, and is left out where one of them
    is itself at fault. With `each`, it is asked about each of those fields by name, save for those
    that are at fault.
    """

    def mark(method: CheckT) -> CheckT:
        method.uses, method.each = frozenset(fields), tuple(each)  # type: ignore[attr-defined]
        return method

    return mark


class Case(BaseModel):
    """The input of a calculation, or a part of one: typed fields, and checks between them.

    Attributes:
        answers_before_first_edition: Set where a calculation answers for dates before the first edition.
        dated_by: The field whose date picks the figures.
        given_elsewhere: Fields that a caller does not give, since the case is a part of another.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)

    answers_before_first_edition: ClassVar[bool] = False
    dated_by: ClassVar[str] = "on"
    given_elsewhere: ClassVar[frozenset[str]] = frozenset()
    _checks: ClassVar[tuple[Any, ...]] = ()
    _lists: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        named = {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items()}
        cls._checks = tuple(
            method for method in named.values() if isinstance(method, types.FunctionType) and hasattr(method, "uses")
        )
        cls._lists = tuple(name for name, field in cls.model_fields.items() if get_origin(field.annotation) is list)

    def figures_date(self) -> tuple[date | None, str]:
        """The date whose figures apply, and the field that it comes from."""
        return getattr(self, self.dated_by, None), self.dated_by

    def until(self) -> date | None:
        """The last date that the answer speaks of."""
        return self.figures_date()[0]

    def faults(self, unusable: Iterable[str] = ()) -> Iterator[Fault]:
        """What is wrong between the fields, save for checks on a field that is itself at fault."""
        bad = frozenset(unusable)
        for method in self._checks:
            if bad.isdisjoint(method.uses):
                if method.each:
                    for name in method.each:
                        if name not in bad:
                            yield from method(self, name)
                else:
                    yield from method(self)
        for name in (name for name in self._lists if name not in bad):
            for index, part in enumerate(_parts(getattr(self, name))):
                yield from (found.under(f"{name}.{index}.") for found in part.faults())


def before_the_first_edition(case: Case, unusable: Iterable[str] = ()) -> Iterator[Fault]:
    """The fault of a case whose date is before the first edition on file, where its calculation refuses that."""
    if not case.answers_before_first_edition and case.dated_by not in unusable:
        on, field = case.figures_date()
        first = policy().editions[0].effective_from
        if on is not None and on < first:
            yield too_early(field, on, first, "12.8/effective-date")


def _parts(value: Any) -> list[Case]:
    """The entries of a field that is a list of cases."""
    return value if isinstance(value, list) and value and isinstance(value[0], Case) else []


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


class NightsCase(Case):
    """Adds the check of a first and a last night."""

    first_night: IsoDate
    last_night: IsoDate

    @check("first_night", "last_night")
    def _nights_in_order(self) -> Iterator[Fault]:
        if self.last_night < self.first_night:
            yield fault("last_night", self.last_night, f"a date from {self.first_night}, the first night,")


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
    named = {plain_text(key): value for key, value in data.items()}
    found: list[Fault] = []
    unusable: set[str] = set()
    try:
        case = model.model_validate(named)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_in_plain_words(model, detail, named) for detail in details]
        unusable = {str(detail["loc"][0]) for detail in details}
        case = _what_is_sound(model, named, unusable)
        found.extend(as_given(one, named) for one in _between_fields_of_parts(model, named, details))
    between = [*case.faults(unusable), *before_the_first_edition(case, unusable)]
    found.extend(as_given(one, named) for one in between)
    if found:
        raise InputError(found)
    return case


def as_given(found: Fault, data: Mapping[str, Any]) -> Fault:
    """The same fault with the value as it was typed: 30 stays a number, though it was read as a decimal."""
    value: Any = data
    for key in found.path.split("."):
        if isinstance(value, Mapping) and key in value:
            value = value[key]
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            return found
    return found.model_copy(update={"given": as_json_value(value)})


def _what_is_sound(model: type[CaseT], data: Mapping[str, Any], unusable: set[str]) -> CaseT:
    """The same case with only its sound fields, so that checks between those can still speak."""
    case = cast(CaseT, model.model_construct())
    for name in data.keys() & model.model_fields.keys() - unusable:
        model.__pydantic_validator__.validate_assignment(case, name, data[name])
    return case


def _between_fields_of_parts(model: type[Case], data: Mapping[str, Any], details: list[ErrorDetails]) -> Iterator[Fault]:
    """For lists with a faulty entry: what is wrong between the fields of each entry, as far as they are sound."""
    for name in dict.fromkeys(str(detail["loc"][0]) for detail in details if len(detail["loc"]) > 1):
        part = _model_at(model, (name, 0))
        if part is model or not issubclass(part, Case):
            continue
        for index, entry in enumerate(data[name]):
            if isinstance(entry, Mapping):
                at_fault = {
                    str(detail["loc"][2]) for detail in details if detail["loc"][:2] == (name, index) and len(detail["loc"]) > 2
                }
                sound = _what_is_sound(part, entry, at_fault)
                yield from (found.under(f"{name}.{index}.") for found in sound.faults(at_fault))


def _in_plain_words(model: type[BaseModel], detail: ErrorDetails, data: Mapping[str, Any]) -> Fault:
    loc = detail["loc"]
    path = ".".join(map(str, loc))
    match detail["type"]:
        case "missing":
            return fault(path, None, words_for(model, loc), because="It is needed.")
        case "extra_forbidden":
            at = _model_at(model, loc[:-1])
            given_elsewhere = at.given_elsewhere if issubclass(at, Case) else frozenset()
            fields = ", ".join(name for name in at.model_fields if name not in given_elsewhere)
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

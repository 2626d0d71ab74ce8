"""The kinds of value that inputs are made of, each with the words for what it allows.

Strict on purpose: `true` is no age, 5.5 is no age, `"1e3"` is no amount. See the contract's shared
rules in the developer pages.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, StrictBool, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError


class Allowed(NamedTuple):
    """The words for what a field allows; they stand in its error messages and in its form."""

    words: str


EARLIEST_DATE = date(1900, 1, 1)
LATEST_DATE = date(2199, 12, 31)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_ISO_MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:00)?", re.ASCII)
_REFUSED = PydanticCustomError("not_allowed", "not allowed")


def _iso_date(given: Any) -> date:
    if isinstance(given, str) and _ISO_DATE.fullmatch(given):
        try:
            given = date.fromisoformat(given)
        except ValueError:
            raise _REFUSED from None
    if not isinstance(given, date) or isinstance(given, datetime) or not EARLIEST_DATE <= given <= LATEST_DATE:
        raise _REFUSED
    return given


def _local_minute(given: Any) -> datetime:
    if isinstance(given, str) and _ISO_MINUTE.fullmatch(given):
        try:
            given = datetime.fromisoformat(given)
        except ValueError:
            raise _REFUSED from None
    if not isinstance(given, datetime) or given.tzinfo is not None or given.second or given.microsecond:
        raise _REFUSED
    if not EARLIEST_DATE <= given.date() <= LATEST_DATE:
        raise _REFUSED
    return given


def _decimal_string(pattern: str) -> BeforeValidator:
    """Take a decimal string (or a Python Decimal) of this shape; refuse JSON numbers."""
    shape = re.compile(pattern, re.ASCII)

    def read(given: Any) -> Decimal:
        text = format(given, "f") if isinstance(given, Decimal) and given.is_finite() else given
        if not isinstance(text, str) or not shape.fullmatch(text):
            raise _REFUSED
        return Decimal(text)

    return BeforeValidator(read)


def _number_or_decimal_string(pattern: str) -> BeforeValidator:
    """Take a JSON number as well, read by its shortest decimal spelling."""
    shape = re.compile(pattern, re.ASCII)

    def read(given: Any) -> Decimal:
        if isinstance(given, bool):
            raise _REFUSED
        if isinstance(given, int | float | Decimal):
            spelled = Decimal(repr(given)) if isinstance(given, float) else Decimal(given)
            if not spelled.is_finite() or spelled.adjusted() > 20 or spelled.adjusted() < -20:
                raise _REFUSED
            given = format(spelled, "f")
        if not isinstance(given, str) or not shape.fullmatch(given):
            raise _REFUSED
        return Decimal(given)

    return BeforeValidator(read)


_UP_TO_NINE_DIGITS = r"[0-9]{1,9}(\.[0-9]{1,18})?"

IsoDate = Annotated[
    date,
    BeforeValidator(_iso_date),
    Allowed(f"a date as YYYY-MM-DD, from {EARLIEST_DATE} to {LATEST_DATE}"),
]
"""A calendar date."""

LocalDateTime = Annotated[
    datetime,
    BeforeValidator(_local_minute),
    WithJsonSchema({"type": "string", "pattern": f"^{_ISO_MINUTE.pattern}$"}, mode="validation"),
    Allowed(f"a local date and time as YYYY-MM-DDTHH:MM, with no offset, from {EARLIEST_DATE} to {LATEST_DATE}"),
]
"""A date and time in Missouri, to the minute, as a clock on the wall there shows it."""

Age = Annotated[int, Field(strict=True, ge=0, le=120), Allowed("a whole number of completed years, 0 to 120")]
"""Completed years (reading A0-03)."""

Whole = Annotated[int, Field(strict=True, ge=0, le=999_999), Allowed("a whole number, 0 to 999999")]
"""A count, from 0."""

DayNumber = Annotated[int, Field(strict=True, ge=1, le=999_999), Allowed("a whole number, 1 to 999999")]
"""A day counted from 1."""

YesNo = Annotated[StrictBool, Allowed("true or false")]
"""Yes or no, as true or false."""

Money = Annotated[
    Decimal,
    _decimal_string(r"[0-9]{1,9}\.[0-9]{2}"),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,9}\.[0-9]{2}$"}, mode="validation"),
    Allowed('dollars and cents as text with two places, like "91.00",'),
]
"""An amount in USD, exact to the cent."""

HourlyRate = Annotated[
    Decimal,
    _decimal_string(r"[0-9]{1,9}\.[0-9]{2}"),
    Field(gt=0),
    WithJsonSchema({"type": "string", "pattern": r"^(?!0+\.00$)[0-9]{1,9}\.[0-9]{2}$"}, mode="validation"),
    Allowed('dollars per hour over 0, as text with two places, like "91.00",'),
]
"""A rate in USD per hour, over 0."""

MileageRate = Annotated[
    Decimal,
    _decimal_string(r"[0-9]{1,3}\.[0-9]{3}"),
    Field(gt=0),
    WithJsonSchema({"type": "string", "pattern": r"^(?!0+\.000$)[0-9]{1,3}\.[0-9]{3}$"}, mode="validation"),
    Allowed('dollars per mile over 0, as text with three places, like "0.655",'),
]
"""A rate in USD per mile, over 0."""

Miles = Annotated[int, Field(strict=True, ge=0, le=999_999), Allowed("whole miles, 0 to 999999")]
"""Whole miles (reading A3-40)."""

Month = Annotated[
    str,
    Field(strict=True, pattern=r"^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$"),
    Allowed("a month as YYYY-MM, from 1900-01 to 2199-12"),
]
"""A calendar month, as `2024-05`."""

Label = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=60),
    Allowed("a label of up to 60 characters, like A; no name is needed,"),
]
"""What a youth is called in one case: a letter will do."""

Words = Annotated[
    str,
    Field(strict=True, max_length=500, pattern=r"\S"),
    Allowed("a few words, up to 500 characters"),
]
"""An explanation in the reader's own words."""

Hours = Annotated[
    Decimal,
    _number_or_decimal_string(_UP_TO_NINE_DIGITS),
    Field(gt=0),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": f"^{_UP_TO_NINE_DIGITS}$"}]},
        mode="validation",
    ),
    Allowed("a number of hours over 0, like 12 or 7.5"),
]
"""Hours, over 0."""

HoursFromZero = Annotated[
    Decimal,
    _number_or_decimal_string(_UP_TO_NINE_DIGITS),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": f"^{_UP_TO_NINE_DIGITS}$"}]},
        mode="validation",
    ),
    Allowed("a number of hours from 0, like 12 or 7.5"),
]
"""Hours, from 0."""

Units = Annotated[
    Decimal,
    _number_or_decimal_string(_UP_TO_NINE_DIGITS),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": f"^{_UP_TO_NINE_DIGITS}$"}]},
        mode="validation",
    ),
    Allowed("a number of units from 0, like 12 or 0.5"),
]
"""Respite units, from 0."""

Agency = Annotated[
    Literal["children-division", "fccm"],
    Field(
        title="Agency",
        description="Who manages the child's case: the Children's Division, or an FCCM contract agency.",
    ),
]
"""The agency that manages the case and pays (reading AP-02)."""

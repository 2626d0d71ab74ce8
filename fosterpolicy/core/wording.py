"""Field names, choices and values in the words that a person reads."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fosterpolicy.core.calendar import MONTHS, in_words, time_in_words, weekday_in_words
from fosterpolicy.core.faults import Fault
from fosterpolicy.core.money import PER_MILE, usd, usd_per_mile
from fosterpolicy.core.result import Outcome, UnitMark

NOT_STATED = "not stated"
_WORDS = {
    "children-division": "Children's Division",
    "fccm": "FCCM contract agency",
    "tfc-agency": "TFC agency",
    "tfc-child-placing-agency": "TFC child placing agency",
    "regional-director": "Regional Director",
    "regional-director-or-designee": "Regional Director or designee",
    "circuit-manager": "Circuit Manager",
    "circuit-manager-designee": "Circuit Manager's designee",
    "circuit-manager-or-designee": "Circuit Manager or designee",
    "regional-office": "Regional Office",
    "deputy-director": "Deputy Director of the Children's Division",
    "program-development-specialist": "Program Development Specialist (PDS)",
    "state-orthodontic-consultant": "State Orthodontic Consultant",
    "dls": "DLS",
    "notify-dls": "notify DLS",
    "forward-to-mhd": "forward to MHD",
    "return-to-regional-office": "return to the Regional Office",
    "return-packet-to-regional-office": "return the packet to the Regional Office",
    "forward-complete-packet-to-mhd": "forward the complete packet to MHD",
    "send-cs-sa-2-att-through-supervisory-channels": "send the CS-SA-2 ATT through supervisory channels",
    "regional-director-approval": "Regional Director's approval",
    "x-ray": "x-ray",
    "mhd": "MHD",
    "pds-review": "PDS review",
    "protective-service-child-care": "Protective Service child care funds",
    "durable-medical-equipment": "Durable Medical Equipment Program",
    "rcst-coordinator": "RCST Coordinator",
    "rcst-authorization": "RCST authorization",
    "invoice-to-rcst": "invoice to RCST",
    "update-faces": "update FACES",
    "fst": "FST",
    "ppr": "PPR",
    "dcn": "DCN",
    "full-name-as-on-id": "full name as on the ID",
    "cm-11": "CM-11",
    "licence": "license",
    "level-3-no-payment": "level 3, which pays nothing",
    "not-reached": "not reached",
    "faces-payment-request": "FACES payment request",
    "sam-ii": "SAM II",
    "ila-youth": "youth in an ILA",
    "tla-youth": "youth in a TLA",
    "tfc": "TFC",
    "professional-parent": "Professional Parent",
    "level-a-or-medical": "Level A or medical home",
    "level-b": "Level B",
    "level-a": "Level A",
    "traditional": "Traditional",
    "medical": "Medical",
    "ssi": "SSI",
    "oasdi": "OASDI",
    "va": "VA",
    "hdn": "HDN",
    "iv-e": "IV-E",
    "kids": "KIDS account",
    "kids-account": "KIDS account",
    "not-kids": "not the KIDS account",
    "not-kids-ask-gal": "not the KIDS account; ask the child's GAL",
    "send-to-dfas": "send it to DFAS",
    "give-to-youth": "give it to the youth",
    "return-to-ssa": "back to SSA",
    "may-repay-division": "it may repay the Division",
    "local-social-security-office": "local Social Security office",
    "va-office": "VA office",
    "cd-director": "Director of the Children's Division",
    "dfas-social-security-specialist": "Social Security Specialist within DFAS",
    "faces-payment-unit": "FACES Payment Unit",
    "youth-18-plus": "youth of 18 or more",
}
_SENTENCE_NAMES = {
    "missing": "Must still be shown",
    "advised": "Should still be shown",
    "next_due": "Next due",
    "payee": "Paid to",
    "payer": "Paid by",
    "approver": "Who approves",
    "over_500": "Over the line for dental costs",
    "miles_by_youth": "Miles by youth",
    "submit_by": "Hand in by",
    "submitted_by": "Who hands it in",
    "system": "Paid through",
    "send_by": "Send by",
    "day_60": "Last emergency day",
    "day_90": "Last day that can be paid",
    "never": "Do not send them to",
    "after_day_60": "After the emergency days",
    "number": "Line",
    "outcome": "Answer",
    "named_payee": "Named as payee",
    "applies": "Who applies for the benefits",
    "youth_is_own_oasdi_payee": "Youth is the payee of their own OASDI",
    "apply_at": "Apply at",
    "benefit_ends": "Benefit ends",
    "over": "Over the savings",
    "from_kids": "From the KIDS account",
    "to_youth": "To the youth",
    "to_ssa": "Back to SSA",
    "lookback_from": "Costs count from",
    "payee_listed": "The manual lists this payee",
    "icpc_approval_needed": "ICPC approval needed",
}


def field_words(name: str) -> str:
    """A field's name as a label: `last_day` is Last day."""
    return _SENTENCE_NAMES.get(name) or name.replace("_", " ").capitalize()


def choice_words(choice: str) -> str:
    """A choice as words: `no-rate-stated` is no rate stated, `13-plus` is 13 and over."""
    if choice in _WORDS:
        return _WORDS[choice]
    if re.fullmatch(r"[0-9]+-[0-9]+", choice):
        return choice.replace("-", "–")
    if band := re.fullmatch(r"([0-9]+)-plus", choice):
        return f"{band[1]} and over"
    return choice.replace("-", " ") if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", choice) else choice


def path_words(path: str) -> str:
    """A field's path as words: `spells.1.first_night` is Spells, entry 2, first night."""
    words = [f"entry {int(key) + 1}" if key.isdecimal() else key.replace("_", " ") for key in path.split(".")]
    return ", ".join(words)[:1].upper() + ", ".join(words)[1:]


def plural(count: Decimal | int, one: str, many: str = "") -> str:
    """A count with its noun: 1 unit, 2 units, half a unit."""
    if count == Decimal("0.5"):
        return f"half a {one}"
    return f"{count} {one if count == 1 else many or one + 's'}"


def unit_words(unit: str, count: Decimal | int) -> str:
    """A unit of time or distance as it stands after a count: 1 month, 2 months."""
    return unit.removesuffix("s") if count == 1 and not unit.startswith("USD") else unit


def month_words(month: str) -> str:
    """A month as words: `2024-05` is May 2024."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {int(year)}"


def value_words(value: Any, field: FieldInfo | None = None) -> str:
    """A value as a person reads it; null is not stated."""
    match value:
        case None:
            return NOT_STATED
        case bool():
            return "yes" if value else "no"
        case Decimal() if field is not None:
            return _decimal_words(value, unit_of(field))
        case Outcome():
            return value.headline()
        case datetime():
            return f"{weekday_in_words(value)}, {time_in_words(value)}"
        case date():
            return in_words(value)
        case str() if re.fullmatch(r"[0-9]{4}-[0-9]{2}", value):
            return month_words(value)
        case str():
            return choice_words(value)
        case list():
            return "; ".join(value_words(item) for item in value) if value else "none"
        case _:
            return str(value)


def _decimal_words(value: Decimal, unit: str | None) -> str:
    if unit == PER_MILE:
        return f"{usd_per_mile(value)} a mile"
    return usd(value) if unit == "USD" else str(value)


def unit_of(field: FieldInfo) -> str | None:
    """The unit that a field's value counts, such as USD, where it is marked with one."""
    marks = (*field.metadata, *_metadata_within(field.annotation))
    return next((mark.unit for mark in marks if isinstance(mark, UnitMark)), None)


def fields_of(model: BaseModel) -> Iterator[tuple[str, Any, FieldInfo]]:
    """The fields of a model with their values, in order."""
    for name, field in type(model).model_fields.items():
        yield name, getattr(model, name), field


def _metadata_within(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from get_args(annotation)[1:]
    elif origin in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _metadata_within(inner)


def fault_words(found: Fault) -> str:
    """A fault with its path in words: `trips.1.date` is Trips, entry 2, date."""
    where, _, said = found.message.partition(": ")
    return f"{path_words(found.path or where)}: {said}"

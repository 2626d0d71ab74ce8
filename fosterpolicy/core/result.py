"""What every calculation answers with: the outcome, and all that stands behind it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Generic, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, SerializeAsAny

from fosterpolicy.core.money import PER_MILE, usd, usd_per_mile

Strength = Literal["must", "should", "may"]
"""How binding the source's words are (reading A0-08)."""

Value = Decimal | int | str | None


class UnitMark(NamedTuple):
    """Marks a field of an outcome with the unit that its value counts."""

    unit: str


USD = UnitMark("USD")

Usd = Annotated[Decimal, USD]
"""An amount in an outcome: USD, two places."""


UsdPerMile = Annotated[Decimal, UnitMark(PER_MILE)]
"""A rate in an outcome: USD per mile, three places."""

UnitsOut = Annotated[Decimal, PlainSerializer(lambda units: format(units, "f"), return_type=str, when_used="json")]
"""A number of units in an outcome: written without an exponent, however small."""


LocalDateTimeOut = Annotated[
    datetime, PlainSerializer(lambda at: at.isoformat(timespec="minutes"), return_type=str, when_used="json")
]
"""A local date and time in an outcome: written to the minute, as an input takes it."""


class Part(BaseModel):
    """A part of a result: read-only, and built only when it is first needed."""

    model_config = ConfigDict(defer_build=True, serialize_by_alias=True, validate_by_name=True, validate_by_alias=True)

    def line(self) -> str:
        """The part in one line, for a list inside a table; parts that stand in one say it themselves."""
        raise NotImplementedError(f"{type(self).__name__} has no words for a line")


class Step(Part):
    """One step of the working.

    Attributes:
        text: What was found or done, in a sentence.
        clause: The id of the clause that it rests on.
        value: What it produced, if it produced a value.
        unit: The unit of that value.
    """

    text: str
    clause: str
    value: Value = None
    unit: str | None = None


class Figure(Part):
    """One figure of the policy, as it was used.

    Attributes:
        id: The parameter's id, with the age band behind a slash where it has one.
        value: Money as a decimal with two places, counts as whole numbers.
        unit: What the value counts.
        from_: The first date on which it is in force (`from` in JSON).
        through: The last date for which it is vouched for, or null where none is known.
        clause: The id of the clause that states it.
        source: The address where a reader can check it, or null where there is none.
        verified_on: The date on which it was last checked against that source.
    """

    id: str
    value: Decimal | int
    unit: str
    from_: date = Field(alias="from")
    through: date | None
    clause: str | None
    source: str | None
    verified_on: date

    @property
    def words(self) -> str:
        """The value as people read it: money with its dollar sign, a count as it is."""
        if isinstance(self.value, int):
            return str(self.value)
        return usd_per_mile(self.value) if self.unit == PER_MILE else usd(self.value)


class Development(Part):
    """Later law or policy that touches an answer.

    Attributes:
        id: Its id in the register of developments.
        from_: The date from which it applies (`from` in JSON).
        text: What changed, in a sentence or two.
        source: Where to read it.
    """

    id: str
    from_: date = Field(alias="from")
    text: str
    source: str


class Approval(Part):
    """Someone whose approval is called for, and how strongly."""

    who: str
    strength: Strength


class Document(Part):
    """A form or paper that goes with the answer.

    Attributes:
        id: The form's number or name.
        what: What to do with it.
        strength: Whether the source says must, should or may.
        goes_to: Where it goes, or null where the source does not say.
        kept_in: Where it is kept, or null where the source does not say.
    """

    id: str
    what: str
    strength: Strength
    goes_to: str | None = None
    kept_in: str | None = None


class Deadline(Part):
    """Something with a last date."""

    what: str
    last_date: date


class Outcome(Part):
    """The answer proper. Each calculation has its own; all can say it in a few words."""

    said_by_headline: ClassVar[frozenset[str]] = frozenset()
    """The fields that the headline already says."""

    left_out_when_null: ClassVar[frozenset[str]] = frozenset()
    """The fields whose null only means that the question does not arise."""

    def left_out(self) -> frozenset[str]:
        """The fields that a card for people need not show."""
        nulls = {name for name in self.left_out_when_null if getattr(self, name) is None}
        return self.said_by_headline | nulls

    def headline(self) -> str:
        """The answer in a few words, for the head of a card."""
        raise NotImplementedError


OutcomeT = TypeVar("OutcomeT", bound=Outcome)


class Result(Part, Generic[OutcomeT]):
    """An answer with its working.

    `result.model_dump(mode="json")` is the JSON that the command line and the site give.

    Attributes:
        calculation: The calculation's name.
        outcome: The answer; its fields are the calculation's own.
        steps: How it was reached, in order, each step with its clause.
        figures: Every figure used, with its date and source.
        interpretations: Ids of the readings that the answer depends on.
        developments: Later law or policy that touches the answer.
        approvals: Whose approval is called for.
        documents: Forms to attach, send or keep.
        deadlines: What has a last date.
        notices: Anything else that the reader must know.
    """

    calculation: str
    outcome: SerializeAsAny[OutcomeT]
    steps: list[Step]
    figures: list[Figure]
    interpretations: list[str]
    developments: list[Development]
    approvals: list[Approval]
    documents: list[Document]
    deadlines: list[Deadline]
    notices: list[str]

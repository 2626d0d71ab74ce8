"""Orthodontia: is the packet for prior authorization complete?"""

from typing import Literal, NamedTuple, get_args

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.wording import choice_words
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

Item = Literal[
    "orthodontist-statement",
    "diagnosis-and-prognosis",
    "itemized-procedure-codes",
    "months-of-treatment",
    "x-ray",
    "study-models",
    "total-cost",
    "physician-statement",
]
Next = Literal["forward-to-mhd", "return-to-regional-office"]


class Required(NamedTuple):
    """What one clause requires in the packet.

    Attributes:
        items: The items that it takes.
        text: What it requires, in a sentence.
        clause: The clause.
        readings: The readings it rests on.
    """

    items: tuple[Item, ...]
    text: str
    clause: str
    readings: tuple[str, ...] = ()


REQUIRED = (
    Required(
        ("orthodontist-statement",),
        "The orthodontist's statement, in writing.",
        "12.8.3/orthodontia/packet/statement",
        ("A3-08",),
    ),
    Required(
        ("diagnosis-and-prognosis", "itemized-procedure-codes", "months-of-treatment"),
        "A diagnosis and prognosis, the procedures itemized by code, and how many months treatment is expected to take.",
        "12.8.3/orthodontia/packet/diagnosis",
    ),
    Required(
        ("x-ray", "study-models"),
        "A cephalometric x-ray, a panoramic x-ray or a full-mouth survey: one will do. With it study models, properly "
        "occluded and trimmed.",
        "12.8.3/orthodontia/packet/records",
        ("A3-07", "A3-08"),
    ),
    Required(("total-cost",), "What the whole course of treatment costs.", "12.8.3/orthodontia/packet/total-cost"),
    Required(
        ("physician-statement",),
        "A medical doctor's statement that the treatment is medically necessary for reasons other than looks.",
        "12.8.3/orthodontia/packet/md-statement",
        ("A3-08",),
    ),
)


class OrthodonticPacketCase(Case):
    """What is in the packet.

    Attributes:
        have: The items that are there.
        on: The date asked about; the newest edition when left out.
    """

    have: list[Item] = Field(title="In the packet", description="The items that are in the packet.")
    on: AskedOn = None

    answers_before_first_edition = True


class OrthodonticPacket(Outcome):
    """What the packet lacks, and where it goes next.

    Attributes:
        missing: What must be in it and is not.
        next: What happens to it next.
    """

    missing: list[Item]
    next: list[Next]

    said_by_headline = frozenset({"next"})

    def headline(self) -> str:
        """The answer in a few words."""
        if self.missing:
            return "The packet is not complete: it goes back to the Regional Office"
        return "The packet is complete: it goes on to MHD"


@calculation("orthodontic-packet", asks=OrthodonticPacketCase, section="12.8.3")
def orthodontic_packet(case: OrthodonticPacketCase, work: Working) -> OrthodonticPacket:
    """Is the packet for orthodontic treatment complete, and where does it go next?

    Source: 12.8.3, medical and dental, bullets 2 and 3.
    """
    work.step(
        "These items are required for prior authorization. They should be in the packet for Central Office.",
        "12.8.3/orthodontia/packet/intro",
        readings=["A3-06", "A3-08"],
    )
    for one in REQUIRED:
        lacking = [choice_words(item) for item in one.items if item not in case.have]
        state = f"Not there: {', '.join(lacking)}" if lacking else "It is there"
        work.step(f"{one.text} {state}.", one.clause, value="missing" if lacking else "there", readings=one.readings)
    work.document(
        "Orthodontic packet",
        "All items are required; they should go in the packet.",
        "must",
        goes_to="CD Central Office, through supervisory channels and with Regional Office approval",
    )
    missing = [item for item in get_args(Item) if item not in case.have]
    return OrthodonticPacket(missing=missing, next=[_after_review(complete=not missing, work=work)])


def _after_review(*, complete: bool, work: Working) -> Next:
    """Where the PDS sends the packet (A3-09)."""
    work.step("The Program Development Specialist (PDS) for dental requests reviews the packet.", "12.8.3/dental/pds-review")
    if complete:
        text = "Everything that is required is there: the PDS forwards the packet to MHD."
        work.step(text, "12.8.3/dental/complete-to-mhd", value="forward-to-mhd", readings=["A3-09"])
        return "forward-to-mhd"
    text = "The packet lacks something: it goes back to the Regional Office."
    work.step(text, "12.8.3/dental/incomplete-returned", value="return-to-regional-office")
    return "return-to-regional-office"

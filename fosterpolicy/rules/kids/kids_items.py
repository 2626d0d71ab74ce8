"""What may be bought from a KIDS account, and from a dedicated account."""

from dataclasses import dataclass
from typing import Literal

Account = Literal["kids", "dedicated"]
Item = Literal[
    "school-supplies",
    "medical-education-job-training",
    "personal-needs-assistance",
    "special-equipment",
    "therapy-rehabilitation",
    "extracurricular",
    "funeral",
    "burial-plan",
    "housing-modification",
    "other-need",
]
Condition = Literal["disability_related", "ssa_appropriate", "follows_child", "for_recipient"]

ITEM_WORDS: dict[Item, str] = {
    "school-supplies": "School supplies",
    "medical-education-job-training": "Medical treatment, education or job training",
    "personal-needs-assistance": "Help with personal needs",
    "special-equipment": "Special equipment",
    "therapy-rehabilitation": "Therapy or rehabilitation",
    "extracurricular": "An extracurricular activity or thing",
    "funeral": "Funeral costs",
    "burial-plan": "A burial plan paid beforehand",
    "housing-modification": "Adapting the home",
    "other-need": "Another thing that the child needs",
}
CONDITION_WORDS: dict[Condition, str] = {
    "disability_related": "it relates to the child's disability or impairment",
    "ssa_appropriate": "SSA finds it appropriate",
    "follows_child": "it stays with the child when the foster care episode closes",
    "for_recipient": "it is for this child and serves the child's best interests",
}


@dataclass(frozen=True)
class Listed:
    """An item of one of the two lists.

    Attributes:
        clause: The clause that lists it.
        needs: What has to be true of it.
    """

    clause: str
    needs: tuple[Condition, ...] = ()


ITEMS: dict[Account, dict[Item, Listed]] = {
    "kids": {
        "school-supplies": Listed("12.8.4/access/school-supplies"),
        "medical-education-job-training": Listed("12.8.4/access/medical-education-job"),
        "personal-needs-assistance": Listed("12.8.4/access/personal-needs", ("disability_related",)),
        "special-equipment": Listed("12.8.4/access/special-equipment"),
        "therapy-rehabilitation": Listed("12.8.4/access/therapy"),
        "extracurricular": Listed("12.8.4/access/extracurricular"),
        "funeral": Listed("12.8.4/access/funeral"),
        "burial-plan": Listed("12.8.4/access/burial-plan"),
        "other-need": Listed("12.8.4/access/other-needs", ("follows_child", "for_recipient")),
    },
    "dedicated": {
        "medical-education-job-training": Listed("12.8.4/dedicated/medical-education-job", ("disability_related",)),
        "personal-needs-assistance": Listed("12.8.4/dedicated/personal-needs"),
        "special-equipment": Listed("12.8.4/dedicated/special-equipment"),
        "therapy-rehabilitation": Listed("12.8.4/dedicated/therapy"),
        "funeral": Listed("12.8.4/dedicated/funeral"),
        "burial-plan": Listed("12.8.4/dedicated/burial-plan"),
        "housing-modification": Listed("12.8.4/dedicated/housing-modification"),
        "other-need": Listed("12.8.4/dedicated/ssa-other", ("disability_related", "ssa_appropriate")),
    },
}
"""The two lists, with their conditions where the punctuation puts them (A4-14)."""

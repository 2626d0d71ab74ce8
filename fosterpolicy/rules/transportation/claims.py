"""Who may claim mileage, for which purposes, and with which code: the lists of the manual."""

from typing import Literal, NamedTuple

Claimant = Literal[
    "foster-home",
    "professional-parent",
    "respite-provider",
    "level-a-or-medical",
    "ila-youth",
    "tla-youth",
    "level-b",
    "tfc",
    "residential",
]
Purpose = Literal[
    "medical",
    "dental",
    "counseling",
    "family-visit",
    "placement-visit",
    "court",
    "attorney-preparation",
    "guardian-ad-litem",
    "fst",
    "ppr",
    "respite",
    "school-of-origin",
    "school-function",
    "life-skills",
    "social-skills",
    "work",
    "child-care",
    "training-pre-service",
    "training-in-service",
    "regional-advisory-board",
    "state-board",
    "requested-meeting",
    "case-plan-support",
]
Code = Literal["TRMD", "TRAN", "TRED"]
Form = Literal["CD-106", "CD-107", "MO 300-1189"]

CLAIMANTS: dict[Claimant, str] = {
    "foster-home": "a foster home",
    "professional-parent": "a professional parent",
    "respite-provider": "a respite provider",
    "level-a-or-medical": "a Level A or medical resource home",
    "ila-youth": "a youth in an ILA",
    "tla-youth": "a youth in a TLA",
    "level-b": "a Level B home",
    "tfc": "a TFC home",
    "residential": "a residential treatment provider",
}
PURPOSES: dict[Purpose, str] = {
    "medical": "medical care",
    "dental": "dental care",
    "counseling": "counseling",
    "family-visit": "a family visit",
    "placement-visit": "a visit with a less restrictive placement",
    "court": "court",
    "attorney-preparation": "a meeting with an attorney to prepare for court",
    "guardian-ad-litem": "a meeting with the guardian ad litem",
    "fst": "an FST meeting",
    "ppr": "a PPR meeting",
    "respite": "respite",
    "school-of-origin": "the school of origin",
    "school-function": "a school function",
    "life-skills": "learning life skills",
    "social-skills": "learning social skills",
    "work": "the youth's work",
    "child-care": "child care",
    "training-pre-service": "pre-service training",
    "training-in-service": "in-service training",
    "regional-advisory-board": "a Regional Foster Parent Advisory Board meeting",
    "state-board": "a Missouri State Foster Care and Adoption Board meeting",
    "requested-meeting": "another meeting that the Division asked for",
    "case-plan-support": "support of the case plan",
}
"""Purposes as they follow on "a trip for"."""

OLDER_YOUTH: frozenset[Claimant] = frozenset({"ila-youth", "tla-youth"})
LEVEL_B_AND_TFC: frozenset[Claimant] = frozenset({"level-b", "tfc"})
PAID_EVERY_MILE: frozenset[Claimant] = frozenset(
    {"foster-home", "professional-parent", "respite-provider", "level-a-or-medical", "ila-youth", "tla-youth"}
)
RESOURCE_PARENTS: frozenset[Claimant] = frozenset(
    {"foster-home", "professional-parent", "respite-provider", "level-a-or-medical", "level-b", "tfc"}
)
"""Resource parents of every level; older youth and residential providers are none."""


class Coded(NamedTuple):
    """A purpose of the list for child-specific trips."""

    code: Code
    clause: str
    readings: tuple[str, ...] = ()


CODED: dict[Purpose, Coded] = {
    "medical": Coded("TRMD", "12.8.3/transport/child-specific/medical", ("A3-25",)),
    "counseling": Coded("TRMD", "12.8.3/transport/child-specific/counseling"),
    "family-visit": Coded("TRAN", "12.8.3/transport/child-specific/family-visits", ("A3-23",)),
    "court": Coded("TRAN", "12.8.3/transport/child-specific/court-and-attorneys"),
    "attorney-preparation": Coded("TRAN", "12.8.3/transport/child-specific/court-and-attorneys"),
    "guardian-ad-litem": Coded("TRAN", "12.8.3/transport/child-specific/gal"),
    "fst": Coded("TRAN", "12.8.3/transport/child-specific/fst-ppr"),
    "ppr": Coded("TRAN", "12.8.3/transport/child-specific/fst-ppr"),
    "respite": Coded("TRAN", "12.8.3/transport/child-specific/respite"),
    "school-of-origin": Coded("TRED", "12.8.3/transport/school/allowable", ("A3-24",)),
}
"""Purposes with a code, for every claimant but a residential provider."""

DEVELOPMENT: dict[Purpose, tuple[str, tuple[str, ...]]] = {
    "life-skills": ("12.8.3/transport/development/life-skills", ("A3-30",)),
    "social-skills": ("12.8.3/transport/development/social-skills", ("A3-30",)),
    "work": ("12.8.3/transport/development/life-skills", ("A3-30", "A3-75")),
}
"""Purposes that support the youth's development: their clause and readings. They need an approval."""

WITHOUT_A_CODE: dict[Purpose, tuple[str, tuple[str, ...]]] = {
    "dental": ("12.8.3/transport/child-specific/medical", ("A3-25",)),
    "school-function": ("12.8.3/transport/school/tred-excludes-functions", ("A3-24", "A3-34")),
}
"""Purposes that may be payable, but that the manual ties to no code."""

NOT_CHILD_SPECIFIC: dict[Purpose, tuple[str, str]] = {
    "training-pre-service": ("12.8.3/transport/non-child/training", "12.8.3/transport/non-child/training/rate-and-form"),
    "training-in-service": ("12.8.3/transport/non-child/training", "12.8.3/transport/non-child/training/rate-and-form"),
    "regional-advisory-board": (
        "12.8.3/transport/non-child/regional-board",
        "12.8.3/transport/non-child/regional-board/rate-and-form",
    ),
    "state-board": ("12.8.3/transport/non-child/state-board", "12.8.3/transport/non-child/state-board/rate-and-form"),
    "requested-meeting": (
        "12.8.3/transport/non-child/requested-meetings",
        "12.8.3/transport/non-child/requested-meetings/rate-and-form",
    ),
}
"""Trips that are not about one child: the clause that allows them, and the one with rate and form."""

RESIDENTIAL: dict[Purpose, str] = {
    "medical": "12.8.3/transport/residential/medical",
    "family-visit": "12.8.3/transport/residential/visits",
    "placement-visit": "12.8.3/transport/residential/visits",
    "court": "12.8.3/transport/residential/court",
    "fst": "12.8.3/transport/residential/fst-pprt",
    "ppr": "12.8.3/transport/residential/fst-pprt",
}
"""The list of a residential treatment provider (A3-49)."""

CASE_PLAN_SUPPORT: Purpose = "case-plan-support"
EXPLAINED: tuple[Purpose, ...] = ("school-function", "life-skills", "social-skills", "work")
"""Purposes that go under Other Allowable, with an explanation."""

"""The kinds of income that a child may have, and which of them go to a KIDS account."""

from typing import Literal, get_args

KidsIncome = Literal["ssi", "oasdi", "va", "railroad"]
Kind = Literal[
    "ssi",
    "oasdi",
    "va",
    "railroad",
    "child-support",
    "inheritance",
    "insurance-settlement",
    "personal-income",
    "job-training-grant",
    "other",
]

KIDS_INCOME: tuple[str, ...] = get_args(KidsIncome)
"""The benefits that the manual names as going to the account (A4-02, A4-03)."""

KIND_WORDS: dict[Kind, str] = {
    "ssi": "SSI",
    "oasdi": "OASDI",
    "va": "VA money",
    "railroad": "railroad benefits",
    "child-support": "child support",
    "inheritance": "an inheritance",
    "insurance-settlement": "an insurance settlement",
    "personal-income": "the child's own earnings or other personal income",
    "job-training-grant": "a job training grant",
    "other": "other income",
}

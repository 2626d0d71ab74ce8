"""What the agency may not do with a child's insurance claim, and who decides."""

from typing import Literal

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn

Act = Literal["waive-rights", "settle-claim"]

REASONS: dict[Act, tuple[str, str]] = {
    "waive-rights": ("12.8.6/no-waiver", "The agency has no authority to give up a child's rights in a legal case."),
    "settle-claim": (
        "12.8.6/no-settlement",
        "The Division has no right to settle a child's claim, since its duties as a fiduciary conflict.",
    ),
}
"""For each act the clause that bars it, and the reason."""


class AgencyAuthorityCase(Case):
    """What is asked of the agency.

    Attributes:
        act: What someone wants the agency to do.
        on: The date asked about; the newest edition when left out.
    """

    act: Act = Field(
        title="What is asked", description="What an insurance company, or someone else, wants the agency to do for the child."
    )
    on: AskedOn = None

    answers_before_first_edition = True


class AgencyAuthority(Outcome):
    """Whether the agency may do it, and who decides.

    Attributes:
        allowed: Whether the agency may do it.
        decided_by: Who has the last word on who may settle for the child.
    """

    allowed: bool
    decided_by: Literal["juvenile-court"]

    said_by_headline = frozenset({"allowed", "decided_by"})

    def headline(self) -> str:
        """The answer in a few words."""
        return "The agency may not do this; the juvenile court should decide who may"


@calculation("agency-authority", asks=AgencyAuthorityCase, section="12.8.6")
def agency_authority(case: AgencyAuthorityCase, work: Working) -> AgencyAuthority:
    """May the agency give up a child's legal rights, or settle the child's insurance claim?

    It may do neither. The juvenile court should decide who has authority to settle for the child.

    Source: 12.8.6, paragraph 1.
    """
    clause, reason = REASONS[case.act]
    work.step(reason, clause, value="not allowed")
    work.step(
        "The juvenile court should have the last word on who may settle for the child.",
        "12.8.6/court-decides",
        value="juvenile court",
        readings=["A6-01", "A6-04", "A0-08"],
    )
    work.step(
        "A next friend or a conservatorship is one way for the court to go; the manual names them as possible.",
        "12.8.6/next-friend",
        readings=["A6-04"],
    )
    work.step(
        "The same conflict touches cases with a possible Medicaid recovery, or with KIDS account issues.",
        "12.8.6/conflict-extends",
        readings=["A6-03"],
    )
    work.approval("juvenile court", "should")
    work.notice("For a claim, or an offer to settle one, the steps of the insurance claim procedure must be used.")
    return AgencyAuthority(allowed=False, decided_by="juvenile-court")

"""Clearance by the Regional Office: for every medical and dental cost outside MO HealthNet."""

from fosterpolicy.core.working import Working

CLEARANCE_CLAUSE = "12.8.3/medical/regional-office-clearance"
SCOPE_CLAUSE = "12.8.3/medical/not-mo-healthnet"


def note_scope(work: Working) -> None:
    """Say that this part is about costs that the state's program does not cover (A3-03)."""
    work.step(
        "This part is for medical and dental costs that the MO Healthnet/Dental Services program does not cover.",
        SCOPE_CLAUSE,
        readings=["A3-03"],
    )


def note_clearance(work: Working, *, cleared: bool = False) -> None:
    """Say that the cost must be cleared through the Regional Office, and whether it is (A3-76)."""
    text = "A cost that MO HealthNet does not cover must be cleared through the Regional Office"
    work.step(
        f"{text}, and it is." if cleared else f"{text}.",
        CLEARANCE_CLAUSE,
        value="cleared" if cleared else "regional-office",
        readings=["A3-03", "A3-76"],
    )
    work.approval("Regional Office, which clears the expense", "must")

"""Who pays: the Children's Division, or the FCCM contract agency that manages the case."""

from fosterpolicy.core.working import Working


def note_paying_agency(agency: str, work: Working) -> None:
    """For a case of an FCCM agency, say that the agency pays and whom to ask (AP-02)."""
    if agency == "fccm":
        work.step(
            "An FCCM contract agency manages the case, so it is responsible for the case's payments.",
            "PA25-AC-03/fccm/pays",
            readings=["AP-02"],
        )
        work.notice(
            "For a question about this payment, send the foster family to the FCCM case manager, "
            "supervisor or manager. FACES does not show FCCM payments the way it shows the Division's own."
        )

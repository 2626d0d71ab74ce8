"""What holds for every answer from the practice alert."""

from datetime import date

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.working import Working

ALERT = "alert-PA25-AC-03"


def note_alert(on: date | None, work: Working) -> None:
    """Say that the answer rests on the alert, and where its date is later than the one asked about (AP-01)."""
    source = work.policy.sources[ALERT]
    issued = in_words(source.effective_from)
    work.notice(f"This is from practice alert PA25-AC-03 of {issued}. It is a reminder; the manual governs amounts.")
    if on is not None and on < source.effective_from:
        work.notice(f"Your date is before {issued}, the day of the alert. What it says is given as it stands now.")
    work.reading("AP-01")

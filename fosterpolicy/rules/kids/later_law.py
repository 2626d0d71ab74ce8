"""House Bill 737: a notice for an answer that is itself what the later law changed."""

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.working import Working

HB_737 = "hb-737-kids"


def note_a_later_closing(work: Working) -> None:
    """For an exit before House Bill 737, say that the account may be closed under the later law."""
    law = work.policy.developments[HB_737]
    if work.until is not None and work.until < law.from_:
        work.notice(
            f"The child left before {in_words(law.from_)}, when House Bill 737 changed the law. "
            "If the account is closed after that, ask before money is used, paid back or returned."
        )


def note_what_the_law_changed(work: Working, what: str) -> None:
    """Say that the answer is what House Bill 737 changed, where its date or an open date calls for it.

    Args:
        work: Where the notice is written down.
        what: What the law says instead, in a sentence.
    """
    law = work.policy.developments[HB_737]
    if work.until is None or law.from_ <= work.until:
        since = f"From {in_words(law.from_)} on, House Bill 737 changed what is asked here."
        work.notice(f"{since} {what} The answer itself is still that of the older edition.")

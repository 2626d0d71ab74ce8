"""Routes: who does what, one after the other."""

from fosterpolicy.core.result import Part
from fosterpolicy.core.wording import choice_words


class RouteStep(Part):
    """One step of a route.

    Attributes:
        who: Who acts, as an id such as `regional-office`.
        what: What they do, as an id such as `approve`.
    """

    who: str
    what: str

    def line(self) -> str:
        """The step in one line."""
        return f"{choice_words(self.who)}: {choice_words(self.what)}"


def route_of(*steps: tuple[str, str]) -> list[RouteStep]:
    """A route from pairs of who and what, in order."""
    return [RouteStep(who=who, what=what) for who, what in steps]

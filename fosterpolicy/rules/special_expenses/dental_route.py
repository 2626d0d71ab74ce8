"""Dental and orthodontic costs: which way the request goes."""

from pydantic import Field

from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Money, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.asked_on import AskedOn
from fosterpolicy.rules.routes import RouteStep, route_of
from fosterpolicy.rules.special_expenses.clearance import note_clearance, note_scope
from fosterpolicy.rules.special_expenses.dental_line import LINE_CLAUSE, over_the_line, to_central_office

CENTRAL_OFFICE = "CD Central Office, through supervisory channels and with Regional Office approval"
PACKET = (
    "Prior authorization requires the orthodontist's statement in writing, a diagnosis and prognosis with the procedures "
    "itemized by code and the months of treatment, an x-ray or survey with study models, the total cost, and a medical "
    "doctor's statement."
)


class DentalRouteCase(Case):
    """A dental or orthodontic cost.

    Attributes:
        amount: What it costs, in USD.
        subsidy: Whether it is a cost under a subsidy.
        orthodontic: Whether it is orthodontic treatment.
        on: The date asked about; the newest edition when left out.
    """

    amount: Money = Field(title="Amount", description="What the request comes to, in USD.")
    subsidy: YesNo = Field(title="Under a subsidy", description="It is a cost under a subsidy.")
    orthodontic: YesNo = Field(title="Orthodontic", description="It is orthodontic treatment, such as braces.")
    on: AskedOn = None


class DentalRoute(Outcome):
    """Which way the request goes.

    Attributes:
        over_500: Whether the amount is above the line; exactly at the line it is not.
        route: Who does what, in order.
    """

    over_500: bool
    route: list[RouteStep]

    said_by_headline = frozenset({"over_500"})

    def headline(self) -> str:
        """The answer in a few words."""
        if len(self.route) > 1:
            return "Over the line: to Central Office, with Regional Office approval"
        if self.over_500:
            return "Over the line, but under a subsidy: clear it with the Regional Office"
        return "Not over the line: clear it with the Regional Office"


@calculation("dental-route", asks=DentalRouteCase, section="12.8.3")
def dental_route(case: DentalRouteCase, work: Working) -> DentalRoute:
    """Which way does a dental or orthodontic request go?

    Only an amount above the line goes to Central Office; exactly at the line it does not. A cost under
    a subsidy is left out of that way. Amounts are in USD, for one request.

    Raises:
        InputError: The date is before the edition's first.

    Source: 12.8.3, medical and dental, paragraph 1 and bullets 2 to 4.
    """
    note_scope(work)
    over = over_the_line(case.amount, work)
    if over and case.subsidy:
        work.step("The way to Central Office is for costs that are not under a subsidy.", LINE_CLAUSE, readings=["A3-05"])
        work.notice("Which other way a dental cost under a subsidy takes is not stated in this part. Ask your supervisor.")
    if not over or case.subsidy:
        return DentalRoute(over_500=over, route=_cleared(case.orthodontic, work))
    route = to_central_office(work)
    if case.orthodontic:
        _packet(work)
        route += _consultant(work)
    else:
        work.reading("A3-06")
        work.notice("Which documents a dental request needs that is not orthodontic is not stated. The list is for orthodontia.")
    return DentalRoute(over_500=over, route=route)


def _cleared(orthodontic: bool, work: Working) -> list[RouteStep]:
    """The way of all other requests: the Regional Office clears them."""
    note_clearance(work)
    if orthodontic:
        work.step(
            "Orthodontic treatment is covered when the State Orthodontic Consultant finds it medically necessary.",
            "12.8.3/orthodontia/medical-necessity",
            readings=["A3-10"],
        )
        work.notice(
            "How a request that does not go to Central Office comes before the consultant is not stated. Ask your supervisor."
        )
    return route_of(("regional-office", "clear"))


def _packet(work: Working) -> None:
    work.step(
        "Prior authorization requires the items of the orthodontic packet. They should go to Central Office in it.",
        "12.8.3/orthodontia/packet/intro",
        readings=["A3-06", "A3-08"],
    )
    work.document("Orthodontic packet", PACKET, "must", goes_to=CENTRAL_OFFICE)


def _consultant(work: Working) -> list[RouteStep]:
    """What comes after MHD has an orthodontic packet: two more decisions (A3-09, A3-10)."""
    work.step(
        "The State Orthodontic Consultant approves or denies the request, and the packet goes back to the PDS.",
        "12.8.3/orthodontia/consultant-decision",
        value="state-orthodontic-consultant",
        readings=["A3-09"],
    )
    work.approval("State Orthodontic Consultant", "must")
    work.step(
        "The PDS returns the papers to the Regional Office, which then approves or disapproves.",
        "12.8.3/orthodontia/regional-office-decision",
        value="regional-office",
        readings=["A3-09", "A3-10"],
    )
    work.approval("Regional Office, once more after the consultant", "must")
    return route_of(
        ("state-orthodontic-consultant", "approve-or-deny"),
        ("program-development-specialist", "return-packet-to-regional-office"),
        ("regional-office", "approve-or-disapprove"),
    )

"""The line for dental and orthodontic costs, and the way of a request above it."""

from decimal import Decimal

from fosterpolicy.core.money import usd
from fosterpolicy.core.working import Working
from fosterpolicy.rules.routes import RouteStep, route_of

LINE = "special-expense.dental-over"
LINE_CLAUSE = "12.8.3/dental/over-500/route"


def over_the_line(amount: Decimal, work: Working) -> bool:
    """Whether an amount in USD is above the line for dental costs: strictly above it (A3-05)."""
    line = work.money(LINE)
    over = amount > line
    work.step(
        f"{usd(amount)} is {'over' if over else 'not over'} {usd(line)}, the line for dental and orthodontic costs.",
        LINE_CLAUSE,
        value=line,
        unit="USD",
        readings=["A3-05"],
    )
    return over


def to_central_office(work: Working) -> list[RouteStep]:
    """The way of a request above the line: to Central Office, and what happens to the packet there."""
    work.step(
        "The request must go up through supervisory channels, with Regional Office approval, to Central Office.",
        LINE_CLAUSE,
        value="regional-office",
        readings=["A3-05", "A3-76"],
    )
    work.approval("Regional Office, before the packet goes to Central Office", "must")
    work.step("The Program Development Specialist (PDS) for dental requests reviews the packet.", "12.8.3/dental/pds-review")
    work.step(
        "If everything that is required is in the packet, the PDS forwards it to MHD.",
        "12.8.3/dental/complete-to-mhd",
        readings=["A3-09"],
    )
    work.step(
        "If a required document is lacking, the packet goes back to the Regional Office.", "12.8.3/dental/incomplete-returned"
    )
    return route_of(
        ("worker", "send-packet-through-supervisory-channels"),
        ("regional-office", "approve"),
        ("program-development-specialist", "review-packet"),
        ("program-development-specialist", "forward-complete-packet-to-mhd"),
    )

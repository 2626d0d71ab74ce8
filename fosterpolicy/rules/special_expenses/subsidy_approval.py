"""The approval of legal costs in adoption subsidy cases."""

from fosterpolicy.core.working import Working
from fosterpolicy.rules.routes import RouteStep, route_of

SUBSIDY_FORM = "CS-SA-2 ATT"


def subsidy_legal_costs(work: Working) -> list[RouteStep]:
    """Legal costs of adoption subsidy cases: the Regional Director, asked on the form for it (A3-73)."""
    work.step(
        "The Regional Director must approve legal costs in an adoption subsidy case. No designee is named here.",
        "12.8.3/legal/subsidy/rd-approval",
        value="regional-director",
        readings=["A3-73", "A0-11"],
    )
    work.approval("Regional Director", "must")
    work.step(
        f"The request is made on the {SUBSIDY_FORM} and goes up through supervisory channels.",
        "12.8.3/legal/subsidy/form",
        value=SUBSIDY_FORM,
        readings=["A3-73"],
    )
    work.document(
        SUBSIDY_FORM, "Make the request on this form.", "must", goes_to="the Regional Director, through supervisory channels"
    )
    work.notice("Whether the limits on attorney fees, or the court order, also hold for subsidy cases is not stated: ask.")
    return route_of(
        ("worker", "send-cs-sa-2-att-through-supervisory-channels"),
        ("regional-director", "approve"),
    )

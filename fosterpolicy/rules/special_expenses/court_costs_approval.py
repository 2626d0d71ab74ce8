"""The approval of legal costs in termination and adoption cases."""

from fosterpolicy.core.working import Working
from fosterpolicy.rules.routes import RouteStep, route_of


def legal_costs(work: Working) -> list[RouteStep]:
    """Costs of termination and adoption cases: the Regional Director or designee, and the court's order (A0-11)."""
    work.step(
        "The Regional Director or designee must approve the payment. The request goes up through supervisory channels.",
        "12.8.3/legal/rd-approval",
        value="regional-director-or-designee",
        readings=["A0-11"],
    )
    work.approval("Regional Director or designee", "must")
    work.step(
        "The court must order the Children's Division to pay before it pays in a termination or adoption case. "
        "Whether the order or the approval has to come first is not stated.",
        "12.8.3/legal/court-order",
        value="court-order",
    )
    work.document("Court order", "The court must have ordered the Children's Division to pay.", "must")
    return route_of(
        ("worker", "send-request-through-supervisory-channels"),
        ("regional-director-or-designee", "approve"),
        ("court", "order-payment"),
    )

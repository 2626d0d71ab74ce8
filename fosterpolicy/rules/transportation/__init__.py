"""12.8.3, transportation: mileage, travel logs and tickets."""

from fosterpolicy.rules.transportation.ticket_request import ticket_request
from fosterpolicy.rules.transportation.travel_log import travel_log
from fosterpolicy.rules.transportation.trip_mileage import trip_mileage

IN_ORDER = (
    trip_mileage,
    travel_log,
    ticket_request,
)
"""The calculations in the order of the pages."""

__all__ = [
    "IN_ORDER",
    "ticket_request",
    "travel_log",
    "trip_mileage",
]

"""Which miles of a trip are paid, and how they are shared among the youths."""

from collections.abc import Sequence

from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.transportation.claims import LEVEL_B_AND_TFC, OLDER_YOUTH
from fosterpolicy.rules.transportation.trip_case import TripMileageCase


def paid_miles(case: TripMileageCase, work: Working) -> int:
    """The miles of a trip that may be paid, all youths together."""
    _count_the_round_trips(case, work)
    if not case.child_specific:
        return _every_mile(case, work, "12.8.3/transport/round-trip/definition", ["A3-20", "A3-47"])
    if case.school_by_resource_parent:
        return _school_miles(case, work)
    if case.claimant in LEVEL_B_AND_TFC:
        return _past_the_first_miles(case, work)
    if case.claimant == "residential":
        return _past_the_first_residential_miles(case, work)
    if case.claimant in OLDER_YOUTH and case.miles_without_youth:
        return _with_the_youth(case, work)
    if case.claimant not in OLDER_YOUTH and case.round_trips > 1:
        text = "A leg without the youth, on the way back from a drop-off, belongs to the round trip."
        work.step(text, "12.8.3/transport/round-trip/empty-return")
    return _every_mile(case, work, "12.8.3/transport/round-trip/definition", ["A3-20"])


def shares(miles: int, youths: Sequence[str]) -> list[int]:
    """Whole miles for each youth: they differ by at most one, and the first listed have the extra ones (A3-37)."""
    each, extra = divmod(miles, len(youths))
    return [each + (index < extra) for index in range(len(youths))]


def note_shares(case: TripMileageCase, parts: Sequence[int], work: Working) -> None:
    """Write down how several youths share the miles."""
    residential = case.claimant == "residential"
    if residential:
        work.step(
            f"{plural(len(parts), 'youth')} in one vehicle: the trip is paid once.",
            "12.8.3/transport/residential/single-trip",
            readings=["A3-36"],
        )
        text = "The paid miles should be shared among the eligible youths in the vehicle."
        work.step(text, "12.8.3/transport/residential/divide", readings=["A0-08"])
    work.step(
        f"The {plural(sum(parts), 'mile')} are shared among {plural(len(parts), 'youth')}: {', '.join(map(str, parts))}.",
        "12.8.3/transport/residential/34-33-33" if residential else "12.8.3/transport/split-among-youth",
        value=sum(parts),
        unit="miles",
        readings=["A3-36", "A3-37"],
    )


def _count_the_round_trips(case: TripMileageCase, work: Working) -> None:
    if case.round_trips > 1:
        clause = "12.8.3/transport/round-trip/pick-up-is-second"
        if case.purpose == "work":
            clause = "12.8.3/transport/round-trip/work-example"
        work.step(
            f"The drop-off and the later pick-up are {case.round_trips} round trips of {case.round_trip_miles} miles.",
            clause,
            value=case.round_trips,
            unit="round trips",
            readings=["A3-20"],
        )


def _every_mile(case: TripMileageCase, work: Working, clause: str, readings: Sequence[str]) -> int:
    miles = case.round_trip_miles * case.round_trips
    work.step(f"Every mile of the round trip counts: {miles}.", clause, value=miles, unit="miles", readings=readings)
    return miles


def _with_the_youth(case: TripMileageCase, work: Working) -> int:
    """Miles of a youth in an ILA or TLA: the empty leg is out, or the whole trip counts (A3-22)."""
    clause, without = "12.8.3/transport/ila-tla-not-in-vehicle", case.miles_without_youth or 0
    if case.empty_leg == "leg" or without == case.round_trip_miles:
        with_youth = case.round_trip_miles - without
        said = f"Of {case.round_trip_miles} miles of a round trip, the youth was not in the vehicle for {without}"
    else:
        with_youth = case.round_trip_miles
        said = "The youth was in the vehicle for a part of the trip, so the trip counts whole"
    miles = with_youth * case.round_trips
    readings = ["A3-22"] if without < case.round_trip_miles else []
    work.step(f"{said}: {plural(miles, 'mile')} count.", clause, value=miles, unit="miles", readings=readings)
    return miles


def _past_the_first_miles(case: TripMileageCase, work: Working) -> int:
    """Level B and TFC: what lies past the first miles of each round trip (A3-21, A3-40)."""
    first = work.count("mileage.level-b.unpaid-miles", clause="12.8.3/transport/level-b/first-200-miles")
    return _beyond(
        first, case, work, "12.8.3/transport/level-b/over-200", ["A3-40", "A3-45", *(["A3-38"] if len(case.youths) > 1 else [])]
    )


def _past_the_first_residential_miles(case: TripMileageCase, work: Working) -> int:
    """Residential: what lies past the first miles of each round trip (A3-21, A3-51)."""
    work.step("A round trip goes out and back to the start.", "12.8.3/transport/ticket/round-trip-definition", readings=["A3-50"])
    if case.round_trips > 1:
        text = "A leg without the youth, who was dropped off, belongs to its round trip."
        work.step(text, "12.8.3/transport/ticket/round-trip-empty-return", readings=["A3-50", "A3-51"])
    first = work.count("mileage.residential.unpaid-miles", clause="12.8.3/transport/residential/first-200-miles")
    begins = work.count("mileage.residential.first-paid-mile")
    text = f"Pay begins on mile {begins} of each round trip."
    work.step(text, "12.8.3/transport/residential/mile-201", value=begins, unit="miles", readings=["A3-40"])
    return _beyond(first, case, work, "12.8.3/transport/residential/over-200", ["A3-40", "A3-51"])


def _beyond(first: int, case: TripMileageCase, work: Working, clause: str, readings: list[str]) -> int:
    each = max(case.round_trip_miles - first, 0)
    miles = each * case.round_trips
    if case.round_trips > 1:
        said = f"The first {first} miles come off each of the {case.round_trips} round trips"
        readings = [*readings, "A3-21"]
    else:
        said = f"The first {first} miles come off the round trip of {case.round_trip_miles}"
    work.step(f"{said}: {plural(miles, 'mile')} may be paid.", clause, value=miles, unit="miles", readings=readings)
    return miles


def _school_miles(case: TripMileageCase, work: Working) -> int:
    """Every mile to and from the school of origin that day, less the parent's own commute."""
    readings = ["A3-31", "A3-32"] if case.claimant == "tfc" else ["A3-32"]
    if case.claimant == "tfc" and case.tfc_school == "deduct-200":
        driven = _past_the_first_miles(case, work)
        work.reading("A3-31", "A3-32")
    elif case.claimant == "level-b":
        driven = _every_mile(case, work, "12.8.3/transport/school/level-b-no-deduction", readings)
    else:
        driven = _every_mile(case, work, "12.8.3/transport/school/every-mile", readings)
    if case.commute_miles is None:
        return driven
    if not case.reported_to_work:
        text = f"The parent did not go to work that day, so all {plural(driven, 'mile')} count."
        work.step(text, "12.8.3/transport/school/not-at-work", value=driven, unit="miles", readings=["A3-33"])
        return driven
    work.step("The parent's own way to work is not paid.", "12.8.3/transport/school/no-commute")
    extra = max(driven - case.commute_miles, 0)
    work.step(
        f"Only the miles beyond the usual commute of {case.commute_miles} count: {driven} less {case.commute_miles}, {extra}.",
        "12.8.3/transport/school/shared-route",
        value=extra,
        unit="miles",
        readings=["A3-33"],
    )
    return extra

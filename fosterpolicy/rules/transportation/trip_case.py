"""The input of a trip, and what its fields mean together."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from fosterpolicy.core.case import Case, check, has_no_meaning, needed
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import Agency, Allowed, IsoDate, Label, MileageRate, Miles, Words, YesNo
from fosterpolicy.rules.transportation.claims import (
    EXPLAINED,
    LEVEL_B_AND_TFC,
    NOT_CHILD_SPECIFIC,
    OLDER_YOUTH,
    PAID_EVERY_MILE,
    PURPOSES,
    RESOURCE_PARENTS,
    Claimant,
    Purpose,
)
from fosterpolicy.rules.transportation.mileage_rate import given_rate_differs

RoundTrips = Annotated[int, Field(strict=True, ge=1, le=2), Allowed("1 or 2")]
Approver = Literal["case-manager", "supervisor", "fst", "circuit-manager", "circuit-manager-designee", "rcst-coordinator"]


class Claim(Case):
    """Who asks to be paid."""

    claimant: Claimant = Field(title="Who claims", description="Who asks to be paid: the home, the youth or the facility.")


class Trip(Case):
    """One trip, without who claims it."""

    purpose: Purpose = Field(title="Purpose", description="What the trip was for.")
    date: IsoDate = Field(title="Date", description="The date on which the trip began.")
    round_trip_miles: Miles = Field(
        title="Miles of one round trip", description="Whole miles from the start to the place and back to the start."
    )
    round_trips: RoundTrips = Field(1, title="Round trips", description="A drop-off and a later pick-up are 2.")
    youths: list[Label] = Field(
        [],
        title="Youths in the vehicle",
        description="A different label for each foster youth, like A and B. Empty for a trip that is not about one child.",
    )
    mixed_levels: YesNo | None = Field(
        None,
        title="Two levels of care",
        description="Youths of two levels of care rode together, such as Level B and Traditional.",
    )
    miles_without_youth: Miles | None = Field(
        None,
        title="Miles without the youth",
        description="Youth in an ILA or TLA: miles of one round trip that the youth was not in the vehicle. 0 if left out.",
    )
    commute_miles: Miles | None = Field(
        None,
        title="Usual commute",
        description="School of origin on the way to work: the parent's usual miles to work and back that day.",
    )
    reported_to_work: YesNo | None = Field(
        None, title="Reported to work", description="School of origin: the parent went to work that day."
    )
    license_granted: YesNo | None = Field(
        None, title="License granted", description="Pre-service training: the license is approved and granted."
    )
    standing_approval: YesNo | None = Field(
        None, title="Standing approval", description="The trip recurs, and a standing approval is granted for it."
    )
    submitted_on: IsoDate | None = Field(None, title="Handed in on", description="The date on which the log is handed in.")
    approved_by: list[Approver] = Field([], title="Approved by", description="Everyone who has approved the trip.")
    metro: YesNo | None = Field(
        None, title="Metro area", description="Level B and TFC: the case is in a metro area, where a designee may approve."
    )
    explanation: Words | None = Field(
        None, title="Explanation", description="Purposes under Other Allowable: what the trip does for the youth."
    )
    mileage_rate: MileageRate | None = Field(
        None,
        title="State mileage rate",
        description="Dollars per mile on the date of the trip, for dates without a verified rate on file.",
    )
    empty_leg: Literal["leg", "trip"] = Field(
        "leg",
        title="Miles without the youth count",
        description="Youth in an ILA or TLA: by the leg without the youth, or by the whole trip (reading A3-22).",
    )
    tfc_school: Literal["no-deduction", "deduct-200"] = Field(
        "no-deduction",
        title="TFC and the school of origin",
        description="Whether the first miles of a TFC home's school trip are left out (reading A3-31).",
    )
    agency: Agency = "children-division"

    @property
    def child_specific(self) -> bool:
        """Whether the trip is about one child, or some."""
        return self.purpose not in NOT_CHILD_SPECIFIC

    @check("purpose", "youths")
    def _youths_of_a_child_specific_trip(self) -> Iterator[Fault]:
        if self.child_specific and not self.youths:
            why = f"A trip for {PURPOSES[self.purpose]} is about one child or some."
            given = self.youths if "youths" in self.model_fields_set else None
            yield fault("youths", given, "a label for each youth on the trip, at least one,", because=why)
        if not self.child_specific and self.youths:
            yield has_no_meaning("youths", self.youths, f"A trip for {PURPOSES[self.purpose]} is not about one child.")

    @check("youths")
    def _youths_differ(self) -> Iterator[Fault]:
        seen: set[str] = set()
        for index, label in enumerate(self.youths):
            if label in seen:
                yield fault(f"youths.{index}", label, "a label that no other youth on the trip has")
            seen.add(label)

    @check("mixed_levels")
    def _one_level_of_care(self) -> Iterator[Fault]:
        if self.mixed_levels:
            why = "The manual does not say how youths of two levels of care share a trip (A3-39). Ask before you claim."
            yield fault("mixed_levels", True, "false", because=why, clause="12.8.3/transport/split-among-youth")

    @check("date", "submitted_on")
    def _handed_in_after_the_trip(self) -> Iterator[Fault]:
        if self.submitted_on is not None and self.submitted_on < self.date:
            yield fault("submitted_on", self.submitted_on, f"a date from {self.date}, the date of the trip,")

    @check("purpose", "license_granted")
    def _license_of_pre_service_training(self) -> Iterator[Fault]:
        if self.purpose == "training-pre-service" and self.license_granted is None:
            why = "Travel to pre-service training is paid once the license is granted."
            yield needed("license_granted", "true or false", why, "12.8.3/transport/non-child/training")
        if self.purpose != "training-pre-service" and self.license_granted is not None:
            yield has_no_meaning("license_granted", self.license_granted, "It has a meaning for training-pre-service only.")

    @check("purpose", "explanation")
    def _explanation_of_other_allowable(self) -> Iterator[Fault]:
        if self.purpose in EXPLAINED and self.explanation is None:
            why = f"A trip for {PURPOSES[self.purpose]} goes under Other Allowable in field 12, with an explanation."
            yield needed("explanation", "a few words", why, "12.8.3/transport/development/other-allowable")
        if self.purpose not in EXPLAINED and self.explanation is not None:
            yield has_no_meaning("explanation", self.explanation, f"It has a meaning for {', '.join(EXPLAINED)} only.")

    @check("date", "mileage_rate")
    def _rate_as_on_file(self) -> Iterator[Fault]:
        if self.mileage_rate is not None:
            yield from given_rate_differs(self.mileage_rate, self.date)


class TripMileageCase(Trip, Claim):
    """One trip and who claims it.

    Attributes:
        claimant: Who asks to be paid.
        purpose: What the trip was for.
        date: The date on which it began; its rate is the one in force then.
        round_trip_miles: Whole miles of one round trip.
        round_trips: 1, or 2 for a drop-off and a later pick-up.
        youths: A label for each foster youth; none for a trip that is not about one child.
        mixed_levels: Youths of two levels of care on one trip; it is refused.
        miles_without_youth: ILA and TLA: miles of one round trip without the youth in the vehicle.
        commute_miles: School of origin: the parent's usual miles to work and back that day.
        reported_to_work: School of origin: whether the parent went to work that day.
        license_granted: Pre-service training: whether the license is granted.
        standing_approval: Level B, TFC and residential: whether the recurring trip has one.
        submitted_on: The date on which the log is handed in.
        approved_by: Who has approved the trip.
        metro: Level B and TFC: whether the case is in a metro area.
        explanation: What the trip does for the youth, where it goes under Other Allowable.
        mileage_rate: USD per mile, three places, where no verified rate is on file.
        empty_leg: ILA and TLA: how miles without the youth count (A3-22).
        tfc_school: TFC: whether the first miles of a school trip are left out (A3-31).
        agency: Who manages the case.
    """

    answers_before_first_edition = True
    dated_by = "date"

    @property
    def older_youth(self) -> bool:
        """Whether a youth in an ILA or TLA claims."""
        return self.claimant in OLDER_YOUTH

    @property
    def has_unpaid_first_miles(self) -> bool:
        """Whether the first miles of a round trip come off: for Level B, TFC and residential, save on the way to school."""
        to_school = self.purpose == "school-of-origin" and (self.claimant, self.tfc_school) != ("tfc", "deduct-200")
        return self.claimant not in PAID_EVERY_MILE and self.child_specific and not to_school

    @property
    def school_by_resource_parent(self) -> bool:
        """Whether a resource parent drives to the school of origin."""
        return self.purpose == "school-of-origin" and self.claimant in RESOURCE_PARENTS

    @check("claimant", "purpose", each=("miles_without_youth", "empty_leg"))
    def _older_youth_only(self, name: str) -> Iterator[Fault]:
        if not (self.older_youth and self.child_specific) and (given := self._if_given(name)) is not None:
            yield has_no_meaning(name, given, "It has a meaning for child-specific trips of youth in an ILA or TLA only.")

    @check("miles_without_youth", "round_trip_miles")
    def _without_youth_within_the_trip(self) -> Iterator[Fault]:
        if self.miles_without_youth is not None and self.miles_without_youth > self.round_trip_miles:
            yield fault(
                "miles_without_youth", self.miles_without_youth, f"whole miles up to {self.round_trip_miles}, one round trip,"
            )

    @check("claimant", "purpose", each=("commute_miles", "reported_to_work"))
    def _commute_only_on_the_way_to_school(self, name: str) -> Iterator[Fault]:
        if not self.school_by_resource_parent and (given := self._if_given(name)) is not None:
            yield has_no_meaning(name, given, "It has a meaning for a resource parent's trip to the school of origin only.")

    @check("claimant", "purpose", "commute_miles", "reported_to_work")
    def _commute_and_work_together(self) -> Iterator[Fault]:
        if self.school_by_resource_parent and (self.commute_miles is None) != (self.reported_to_work is None):
            why = "The usual commute and whether the parent went to work are given together, or neither."
            clause = "12.8.3/transport/school/shared-route"
            if self.commute_miles is None:
                yield needed("commute_miles", "whole miles, 0 to 999999", why, clause)
            else:
                yield needed("reported_to_work", "true or false", why, clause)

    @check("claimant", "purpose", "tfc_school", each=("metro", "standing_approval"))
    def _approvals_past_the_first_miles(self, name: str) -> Iterator[Fault]:
        meant_for = LEVEL_B_AND_TFC if name == "metro" else LEVEL_B_AND_TFC | {"residential"}
        needs_one = self.claimant in meant_for and self.has_unpaid_first_miles
        if not needs_one and (given := self._if_given(name)) is not None:
            why = f"It has a meaning for trips of {', '.join(sorted(meant_for))} whose first miles are not paid."
            yield has_no_meaning(name, given, why)

    @check("claimant", "purpose", "tfc_school")
    def _tfc_school_only_there(self) -> Iterator[Fault]:
        if "tfc_school" in self.model_fields_set and not (self.claimant == "tfc" and self.purpose == "school-of-origin"):
            yield has_no_meaning("tfc_school", self.tfc_school, "It has a meaning for tfc and school-of-origin only.")

    def _if_given(self, name: str) -> Any:
        """A field's value, or None where it was left out."""
        return getattr(self, name) if name in self.model_fields_set else None

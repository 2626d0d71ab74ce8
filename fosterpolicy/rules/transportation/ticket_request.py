"""Tickets for a child by airplane, bus or train: when to ask, with what, and whose approval."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from fosterpolicy.core.calendar import in_words
from fosterpolicy.core.case import Case, check
from fosterpolicy.core.faults import Fault, fault
from fosterpolicy.core.fields import IsoDate, YesNo
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Strength
from fosterpolicy.core.working import Working
from fosterpolicy.rules.transportation.business_days import CountedBack, business_days_before

Have = Literal["dcn", "full-name-as-on-id", "dates-and-times", "contact-names", "travel-authorization-signed"]

REQUEST_FORM = "Airline or Bus Ticket Request"
AUTHORIZATION_FORM = "Out of State Travel Authorization Form"
UNIT = "payment-and-travel-unit"
BUSINESS_DAYS = "ticket.business-days"
WHEN_CLAUSE = "12.8.3/transport/ticket/ten-business-days"


class TicketRequestCase(Case):
    """A trip that a ticket is asked for.

    Attributes:
        mode: How the child travels.
        travel_date: The date of travel.
        known_on: The date on which the need to travel became known.
        emergency: Whether it is emergency travel.
        one_way: Whether it is a one-way ticket.
        out_of_state: Whether the trip leaves the state.
        in_custody: Whether the child is in the custody of the Children's Division.
        escorted: Whether a caseworker goes along.
        have: What the request has.
        holidays: Days off that take the place of the state holidays.
    """

    mode: Literal["airplane", "bus", "train"] = Field(title="Travel by", description="How the child travels.")
    travel_date: IsoDate = Field(title="Date of travel", description="The day of the trip.")
    known_on: IsoDate = Field(title="Known on", description="The day on which the need to travel became known.")
    emergency: YesNo = Field(False, title="Emergency", description="It is emergency travel, as when a placement is disrupted.")
    one_way: YesNo = Field(False, title="One way", description="It is a one-way ticket.")
    out_of_state: YesNo = Field(False, title="Out of state", description="The trip leaves the state.")
    in_custody: YesNo = Field(False, title="In custody", description="The child is in the custody of the Children's Division.")
    escorted: YesNo = Field(False, title="Escorted", description="A caseworker goes along.")
    have: list[Have] = Field(
        title="The request has", description="What is on the request form already, and the signed travel authorization."
    )
    holidays: list[IsoDate] | None = Field(
        None,
        title="Your own list of holidays",
        description="It takes the place of the state holidays. Leave it out to count with those.",
    )

    answers_before_first_edition = True
    dated_by = "known_on"

    def until(self) -> date:
        """The date of travel."""
        return self.travel_date

    @check("travel_date", "known_on")
    def _known_before_the_trip(self) -> Iterator[Fault]:
        if self.known_on > self.travel_date:
            allowed = f"a date up to {self.travel_date}, the date of travel,"
            yield fault("known_on", self.known_on, allowed, clause=WHEN_CLAUSE)


class TicketRequest(Outcome):
    """When and where to send the request, and what it still needs.

    Attributes:
        send_by: The last date to send it.
        missing: What must be there and is not.
        advised: What should be there and is not.
        icpc_approval_needed: Whether the ICPC Unit must approve it.
        send_to: Where it goes.
    """

    send_by: date
    missing: list[Have]
    advised: list[Have]
    icpc_approval_needed: bool
    send_to: str

    said_by_headline = frozenset({"send_by"})

    def headline(self) -> str:
        """The answer in a few words."""
        approval = "; the ICPC Unit must approve it" if self.icpc_approval_needed else ""
        return f"Send the request by {in_words(self.send_by)}{approval}"


@calculation("ticket-request", asks=TicketRequestCase, section="12.8.3")
def ticket_request(case: TicketRequestCase, work: Working) -> TicketRequest:
    """When must this ticket request be sent, where, with what, and with whose approval?

    The last date is the later of two: the date on which the need became known, and the last business
    day that is early enough before the travel. Business days are weekdays that are no state holiday;
    the day of travel is not counted. In an emergency the request is sent as soon as the need is known.

    Raises:
        InputError: The need became known after the travel, or the input is faulty.

    Source: 12.8.3, the part on travel by airplane, bus or train, paragraphs 3 to 6.
    """
    send_to = _send_to(case, work)
    send_by = _emergency(case, work) if case.emergency else _early_enough(case, work)
    work.deadline(f"Send the ticket request to the {send_to}", send_by)
    missing, advised = _what_it_lacks(case, work)
    if case.escorted:
        _escort(case, send_to, work)
    return TicketRequest(
        send_by=send_by,
        missing=missing,
        advised=advised,
        icpc_approval_needed=_icpc_approval_needed(case, work),
        send_to=send_to,
    )


def _send_to(case: TicketRequestCase, work: Working) -> str:
    """The unit in Central Office, with its fax number from the register of contacts."""
    unit = work.policy.contacts[UNIT]
    send_to = f"{unit.name}, fax {unit.fax}"
    work.step(
        f"A request for a ticket by {case.mode} must go through the {unit.name}.",
        "12.8.3/transport/ticket/central-office",
        value=unit.name,
        readings=["A3-56"],
    )
    work.step(
        f"The request form should be filled in and faxed to {unit.fax}; it is one form for all three ways to travel.",
        "12.8.3/transport/ticket/form-and-fax",
        value=unit.fax,
        readings=["A3-56", "A3-79"],
    )
    strength: Strength = "must" if case.emergency else "should"
    work.document(REQUEST_FORM, "Fill in the request form and fax it.", strength, goes_to=send_to, kept_in="DFAS")
    return send_to


def _emergency(case: TicketRequestCase, work: Working) -> date:
    """In an emergency the request goes out as soon as the need is known (A3-58)."""
    work.step(
        f"Emergency travel needs the request form too. Send it at once: {in_words(case.known_on)}.",
        "12.8.3/transport/ticket/emergency-form",
        value=case.known_on.isoformat(),
        unit="date",
        readings=["A3-58"],
    )
    work.notice(
        "The manual speaks of emergencies when a placement is disrupted, and not of others. Most emergency travel "
        "can be arranged fast if local staff can be reached; that is what it has seen, not a promise."
    )
    return case.known_on


def _early_enough(case: TicketRequestCase, work: Working) -> date:
    """The later of the day the need became known and the last business day that is early enough (A3-55)."""
    count = work.count(BUSINESS_DAYS)
    if case.holidays is None:
        found = business_days_before(case.travel_date, count, lambda day: work.policy.holidays.on(day) is not None)
        left_out = _state_holidays(case, found, work)
    else:
        found = business_days_before(case.travel_date, count, frozenset(case.holidays).__contains__)
        left_out = ", ".join(in_words(day) for day in reversed(found.holidays))
        work.notice("Holidays were taken from your list, in place of the state holidays.")
    work.step(
        f"Weekends and holidays are no business days. Holidays left out here: {left_out or 'none'}.",
        WHEN_CLAUSE,
        value=len(found.holidays),
        unit="days",
        readings=["A3-55"],
    )
    work.step(
        f"{count} business days before {in_words(case.travel_date)}, which is not counted, is {in_words(found.day)}.",
        WHEN_CLAUSE,
        value=found.day.isoformat(),
        unit="date",
        readings=["A3-55"],
    )
    return _later(case, found.day, work)


def _later(case: TicketRequestCase, early_enough: date, work: Working) -> date:
    send_by = max(case.known_on, early_enough)
    known = f"The need became known on {in_words(case.known_on)}"
    work.step(
        f"{known}, which is later, so the request goes out as soon as it is known."
        if send_by > early_enough
        else f"{known}, so the request must be sent by {in_words(send_by)}.",
        WHEN_CLAUSE,
        value=send_by.isoformat(),
        unit="date",
        readings=["A3-55"],
    )
    if send_by > early_enough:
        work.notice(
            f"Send the request at once: {in_words(early_enough)} had passed when the need became known. "
            "The manual does not say what follows from a late request."
        )
        work.reading("A0-10")
    return send_by


def _state_holidays(case: TicketRequestCase, found: CountedBack, work: Working) -> str:
    """The state holidays that a count left out, in words, with what is not certain of them."""
    calendar = work.policy.holidays
    source = work.policy.sources[calendar.rules.source]
    kept = [holiday for day in reversed(found.holidays) if (holiday := calendar.on(day))]
    on_file = " and ".join(str(year) for year in calendar.rules.published)
    work.notice(f"The state holidays come from {source.citation} ({source.address}). Your own list can take their place.")
    years = sorted({found.day.year, case.travel_date.year})
    if not all(calendar.is_published(year) for year in years):
        work.notice(
            f"The state's lists on file are those of {on_file}. The holidays of {' and '.join(map(str, years))} "
            "are worked out by the same rules: check them against the state's list."
        )
    for holiday in kept:
        if holiday.inferred:
            work.notice(
                f"{holiday.name}, {in_words(holiday.falls_on)}, falls on a weekend. That it is kept on "
                f"{in_words(holiday.day)} is inferred from a published list; no rule on file says so."
            )
    return ", ".join(f"{holiday.name} ({in_words(holiday.day)})" for holiday in kept)


def _what_it_lacks(case: TicketRequestCase, work: Working) -> tuple[list[Have], list[Have]]:
    """What must be on the request, and what should be, as far as it is not there.

    A full name that is not shown counts as missing: that it is there is a must, that it is as on the
    photo ID a should.
    """
    must: list[Have] = ["dcn", "full-name-as-on-id", "dates-and-times"]
    should: list[Have] = []
    work.step(
        "The form must list DCNs, full names, and the dates and times that are wanted.",
        "12.8.3/transport/ticket/form-content",
        readings=["A0-08"],
    )
    work.step(
        "The names should be as on the traveler's photo ID.",
        "12.8.3/transport/ticket/names-as-on-id",
        readings=["A0-08"],
    )
    if "full-name-as-on-id" not in case.have:
        work.notice("Full names must be on the form. That they are as on the photo ID is what should be.")
    if case.emergency:
        should.append("contact-names")
        work.step(
            "The people named as contacts on the form should be at hand to talk over the ways to travel.",
            "12.8.3/transport/ticket/emergency-contacts",
            readings=["A0-08"],
        )
    if case.escorted:
        must.append("travel-authorization-signed")
    return [item for item in must if item not in case.have], [item for item in should if item not in case.have]


def _escort(case: TicketRequestCase, send_to: str, work: Working) -> None:
    """A caseworker who goes along needs a signed travel authorization (A3-57)."""
    work.step(
        "A caseworker goes along: a travel authorization, signed by a supervisor or Office Manager, "
        "must be faxed with the request.",
        "12.8.3/transport/ticket/escort-form",
        readings=["A3-57"],
    )
    work.document(
        AUTHORIZATION_FORM,
        "Have a supervisor or Office Manager sign it, and fax it with the ticket request.",
        "must",
        goes_to=send_to,
        kept_in="DFAS",
    )
    if not case.out_of_state:
        work.notice("The form is named for travel out of state. The text asks for it whenever a caseworker escorts a child.")


def _icpc_approval_needed(case: TicketRequestCase, work: Working) -> bool:
    """Whether the ticket is one way, out of state and for a child in custody: all three (A3-59)."""
    needed = case.one_way and case.out_of_state and case.in_custody
    work.step(
        "A one-way ticket out of state for a child in custody must be approved by the ICPC Unit at Central Office."
        if needed
        else "No ICPC approval is stated for this: it is for one-way tickets out of state for children in custody.",
        "12.8.3/transport/ticket/icpc-one-way",
        value="needed" if needed else "not stated",
        readings=["A3-59"],
    )
    if case.one_way and case.out_of_state and "in_custody" not in case.model_fields_set:
        work.notice("If the child is in the Division's custody, the ICPC Unit at Central Office must approve this ticket.")
    if needed:
        work.approval("ICPC Unit at Central Office", "must")
    return needed

"""payment-contact, payment-request-steps and office-hours: what practice alert PA25-AC-03 says."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosterpolicy import calculate, expect, refused
from fosterpolicy.core.policy import policy
from fosterpolicy.core.policy_models import Contact

MANY = settings(max_examples=2000 if os.environ.get("FOSTERPOLICY_LAWS") == "prove" else 100)
EMAIL, PHONE = "dfas.facespaymentunit@dss.mo.gov", "573-526-3423"
TICKET_FAX = "573-751-6934"
ASKERS = ("resource-provider", "case-manager", "licensing-worker")
AGENCIES = ("children-division", "fccm")
REQUEST = ["created", "level-1-approval", "attachments", "sent"]


def whole(answer: Any) -> str:
    return json.dumps(answer.model_dump(mode="json"), ensure_ascii=False)


# Whom to ask


def contact(asker: Any, agency: Any = "children-division", **more: Any) -> Any:
    return calculate("payment-contact", {"asker": asker, "agency": agency, **more})


def who(answer: Any) -> list[str]:
    return [one.who for one in answer.outcome.contacts]


@pytest.mark.parametrize("agency", AGENCIES)
def test_a_resource_provider_is_never_sent_to_the_payment_unit(agency: str) -> None:
    answer = contact("resource-provider", agency)
    expect(answer, never=["payment-unit"])
    told = json.dumps(answer.model_dump(mode="json")["outcome"])
    assert EMAIL not in told
    assert PHONE not in told
    assert "PA25-AC-03/cd/do-not-direct-providers" in {step.clause for step in answer.steps}
    assert not any("ayment unit" in name for name in who(answer))


@pytest.mark.parametrize("asker", ["case-manager", "licensing-worker"])
@pytest.mark.parametrize("agency", AGENCIES)
def test_for_staff_there_is_no_one_whom_they_must_not_ask(asker: str, agency: str) -> None:
    expect(contact(asker, agency), never=[])


def test_in_a_division_case_the_worker_answers_a_resource_provider_who_can_look_in_the_portal_too() -> None:
    answer = contact("resource-provider")
    expect(answer, paid_by="children-division")
    assert who(answer) == ["Case manager or licensing worker", "Caregiver Portal"]


@pytest.mark.parametrize("asker", ["case-manager", "licensing-worker"])
def test_in_a_division_case_staff_can_turn_to_the_payment_unit(asker: str) -> None:
    answer = contact(asker)
    expect(answer, paid_by="children-division")
    (unit,) = answer.outcome.contacts
    assert "ayment unit" in unit.who
    assert EMAIL in unit.how
    assert PHONE in unit.how
    assert TICKET_FAX not in whole(answer)
    assert {"AP-03", "AP-06"} <= set(answer.interpretations)


def test_that_the_alert_names_only_case_managers_is_told_to_a_licensing_worker() -> None:
    assert any("names case managers" in notice for notice in contact("licensing-worker").notices)
    assert not any("names case managers" in notice for notice in contact("case-manager").notices)


@pytest.mark.parametrize("asker", ASKERS)
def test_in_an_fccm_case_the_agency_pays_and_its_people_answer(asker: str) -> None:
    answer = contact(asker, "fccm")
    expect(answer, paid_by="fccm")
    assert who(answer)[0] == "FCCM case manager, supervisor or manager"
    assert {"PA25-AC-03/fccm/pays", "PA25-AC-03/fccm/direct-to"} <= {step.clause for step in answer.steps}
    assert "AP-02" in answer.interpretations
    assert any("FACES does not show FCCM payments" in notice for notice in answer.notices)


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_portal_is_for_resource_providers_and_is_named_without_an_address(agency: str) -> None:
    answer = contact("resource-provider", agency)
    (portal,) = (one for one in answer.outcome.contacts if one.who == "Caregiver Portal")
    assert "http" not in portal.how
    assert ".gov" not in portal.how
    assert {"AP-07", "AP-10"} <= set(answer.interpretations)
    for asker in ("case-manager", "licensing-worker"):
        assert "Caregiver Portal" not in who(contact(asker, agency))


def test_whether_the_portal_shows_fccm_payments_is_said_to_be_not_stated() -> None:
    assert any("FCCM agency is not stated" in notice for notice in contact("resource-provider", "fccm").notices)
    assert not any("FCCM" in notice for notice in contact("resource-provider").notices)


@pytest.mark.parametrize("asker", ["case-manager", "licensing-worker"])
@pytest.mark.parametrize("agency", AGENCIES)
def test_staff_are_told_of_their_duty_to_answer(asker: str, agency: str) -> None:
    answer = contact(asker, agency)
    assert "PA25-AC-03/who-answers" in {step.clause for step in answer.steps}
    assert any(notice.startswith("Return the calls") for notice in answer.notices)


def test_who_manages_the_case_must_be_said() -> None:
    (fault,) = refused(calculate, "payment-contact", asker="case-manager").faults
    assert fault.path == "agency"


@pytest.mark.parametrize(
    ("field", "given"), [("asker", "foster-parent"), ("asker", None), ("agency", "cd"), ("agency", "FCCM"), ("agency", None)]
)
def test_askers_and_agencies_are_those_of_the_list(field: str, given: Any) -> None:
    sound = {"asker": "case-manager", "agency": "fccm"}
    assert [fault.path for fault in refused(calculate, "payment-contact", {**sound, field: given}).faults] == [field]


def test_the_headline_names_whom_to_turn_to() -> None:
    assert contact("resource-provider").outcome.headline() == "Turn to: Case manager or licensing worker; Caregiver Portal"


@pytest.mark.parametrize(("on", "before"), [("2025-06-22", True), ("2025-06-23", False), (None, False)])
def test_a_date_before_the_alert_of_june_23_2025_brings_a_notice(on: str | None, before: bool) -> None:
    for answer in (contact("case-manager", on=on), request("created", on=on)):
        assert any("Your date is before June 23, 2025" in notice for notice in answer.notices) == before
        assert any("practice alert PA25-AC-03 of June 23, 2025" in notice for notice in answer.notices)
        assert "AP-01" in answer.interpretations


# A payment request


def request(*done: Any, **more: Any) -> Any:
    return calculate("payment-request-steps", {"done": list(done), **more})


@pytest.mark.parametrize("count", range(len(REQUEST) + 1))
def test_a_request_is_created_then_approved_then_sent_with_its_attachments(count: int) -> None:
    assert request(*REQUEST[:count]).outcome.next == REQUEST[count : count + 1]


def test_the_request_is_never_sent_before_it_is_approved_and_its_papers_are_with_it() -> None:
    for size in range(len(REQUEST)):
        for done in combinations(REQUEST[:3], size):
            assert ("sent" in request(*done).outcome.next) == (set(done) == set(REQUEST[:3]))


def test_each_step_has_who_does_it_as_far_as_the_alert_says() -> None:
    found = {step.id: step.who for step in request().outcome.steps}
    assert list(found) == REQUEST
    assert found["created"] == "Children's Division employee"
    assert found["level-1-approval"].startswith("Level 1 Approver")
    assert "supervisor" in found["level-1-approval"]
    assert "not stated" in found["sent"]


def test_the_level_1_approver_must_approve_until_that_is_done() -> None:
    assert [(one.who.split(",")[0], one.strength) for one in request("created").approvals] == [("Level 1 Approver", "must")]
    assert request("created", "level-1-approval").approvals == []


def test_another_approval_that_the_manual_asks_for_is_not_replaced() -> None:
    assert any("Regional Director" in notice for notice in request("created").notices)
    assert "AP-04" in request("created").interpretations


def test_the_sheet_and_the_attachments_go_by_email_to_the_payment_unit() -> None:
    papers = request("created", "level-1-approval").documents
    assert [(paper.id, paper.strength) for paper in papers] == [
        ("Payment Request Sheet", "must"),
        ("Required attachments", "must"),
    ]
    assert all(paper.goes_to is not None and EMAIL in paper.goes_to for paper in papers)
    assert request(*REQUEST[:3]).documents == []


def test_the_address_that_a_contact_names_must_stand_in_how_it_is_reached() -> None:
    unit = policy().contacts["payment-unit"].model_dump()
    assert Contact.model_validate(unit).email == EMAIL
    with pytest.raises(ValueError, match=r"`how` does not have the address other@dss\.mo\.gov"):
        Contact.model_validate({**unit, "email": "other@dss.mo.gov"})


def test_papers_that_are_ready_before_the_approval_are_not_out_of_order() -> None:
    assert not any("Marked as done" in notice for notice in request("created", "attachments").notices)
    assert request("created", "attachments").outcome.next == ["level-1-approval"]
    assert any("Marked as done" in notice for notice in request("created", "sent").notices)


def test_each_step_of_a_request_cites_its_clause() -> None:
    cited = {step.clause for step in request().steps}
    assert cited == {f"PA25-AC-03/request/{name}" for name in ("created", "level-1-approver", "sent", "attachments")}
    assert {"AP-02", "AP-04", "AP-05", "AP-11"} <= set(request().interpretations)


# Office hours


def hours(at: Any) -> Any:
    return calculate("office-hours", {"at": at})


def on_day(day: str) -> dict[str, str]:
    return {"start": f"{day}T09:00", "end": f"{day}T11:00"}


@pytest.mark.parametrize(
    ("at", "is_open", "day"),
    [
        ("2025-07-09T00:00", False, "2025-07-09"),
        ("2025-07-09T08:59", False, "2025-07-09"),
        ("2025-07-09T09:00", True, "2025-07-09"),
        ("2025-07-09T10:00", True, "2025-07-09"),
        ("2025-07-09T10:59", True, "2025-07-09"),
        ("2025-07-09T11:00", False, "2025-07-16"),
        ("2025-07-09T21:30", False, "2025-07-16"),
        ("2025-07-09T23:59", False, "2025-07-16"),
    ],
)
def test_on_a_wednesday_they_are_open_from_nine_and_closed_at_eleven(at: str, is_open: bool, day: str) -> None:
    expect(hours(at), open=is_open, next=on_day(day))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2025-07-07T10:00", "2025-07-09"),
        ("2025-07-08T10:00", "2025-07-09"),
        ("2025-07-08T23:59", "2025-07-09"),
        ("2025-07-10T00:00", "2025-07-16"),
        ("2025-07-10T10:00", "2025-07-16"),
        ("2025-07-13T10:00", "2025-07-16"),
    ],
)
def test_on_any_other_day_the_next_ones_are_on_the_wednesday_that_comes(at: str, day: str) -> None:
    expect(hours(at), open=False, next=on_day(day))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2025-12-31T11:00", "2026-01-07"),
        ("2026-12-30T11:00", "2027-01-06"),
        ("2027-12-30T10:00", "2028-01-05"),
        ("2028-02-24T10:00", "2028-03-01"),
        ("2199-12-31T10:00", "2200-01-01"),
    ],
)
def test_the_next_ones_are_found_over_the_end_of_a_year_and_a_leap_day(at: str, day: str) -> None:
    expect(hours(at), open=False, next=on_day(day))


def test_the_headline_says_until_when_or_when_next() -> None:
    assert hours("2025-07-09T10:59").outcome.headline() == "On now, until 11:00 a.m."
    next_week = "Not now. Next: Wednesday, July 16, 2025, 9:00 a.m. to 11:00 a.m."
    assert hours("2025-07-09T11:00").outcome.headline() == next_week


@pytest.mark.parametrize(
    ("at", "holiday"),
    [
        ("2025-12-31T12:00", None),
        ("2024-12-20T10:00", "Christmas"),
        ("2024-06-19T09:30", "Juneteenth"),
        ("2025-11-06T10:00", None),
    ],
)
def test_hours_on_a_state_holiday_stand_with_a_notice_since_the_alert_is_silent(at: str, holiday: str | None) -> None:
    notices = [notice for notice in hours(at).notices if "state holiday" in notice]
    assert len(notices) == (holiday is not None)
    assert holiday is None or holiday in notices[0]
    assert "AP-08" in hours(at).interpretations


def test_the_hours_are_figures_of_the_alert() -> None:
    found = {figure.id: figure for figure in hours("2025-07-09T10:00").figures}
    assert {id: figure.value for id, figure in found.items()} == {"office-hours.from-hour": 9, "office-hours.to-hour": 11}
    for figure in found.values():
        assert figure.clause == "PA25-AC-03/office-hours/time"
        assert figure.from_ == date(2025, 6, 23)
        assert figure.source is None


@pytest.mark.parametrize(("at", "before"), [("2025-06-22T23:59", True), ("2025-06-23T00:00", False), ("2019-01-02T10:00", True)])
def test_hours_before_the_alert_are_given_with_a_notice(at: str, before: bool) -> None:
    assert any("Your date is before June 23, 2025" in notice for notice in hours(at).notices) == before


@pytest.mark.parametrize(
    "at",
    [
        "2025-07-09T10:00Z",
        "2025-07-09T10:00-05:00",
        "2025-07-09T10:00+00:00",
        "2025-07-09T10:00[America/Chicago]",
        "2025-07-09",
        "2025-07-09 10:00",
        "2025-07-09t10:00",
        "2025-07-09T10",
        "2025-07-09T1000",
        "20250709T1000",
        "2025-W28-3T10:00",
        "2025-07-09T10:00:30",
        "2025-07-09T10:00:00.5",
        "2025-07-09T10:00 ",
        " 2025-07-09T10:00",
        "2025-07-09T10:00\n",
        "2025-07-09T24:00",
        "2025-07-09T10:60",
        "2025-02-29T10:00",
        "2025-13-01T10:00",
        "1899-12-31T10:00",
        "2200-01-01T10:00",
        "٢٠٢٥-٠٧-٠٩T١٠:٠٠",
        "now",
        "",
        None,
        True,
        1752055200,
        1752055200.0,
        date(2025, 7, 9),
        datetime(2025, 7, 9, 10, tzinfo=UTC),
        datetime(2025, 7, 9, 10, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2025, 7, 9, 10, 0, 30),
        ["2025-07-09T10:00"],
        {"at": "2025-07-09T10:00"},
    ],
)
def test_a_moment_is_a_local_date_and_time_to_the_minute_and_nothing_like_it(at: Any) -> None:
    (fault,) = refused(hours, at).faults
    assert fault.path == "at"
    assert "YYYY-MM-DDTHH:MM" in fault.allowed
    assert "no offset" in fault.allowed


def test_a_moment_may_be_written_with_its_seconds_if_they_are_zero_and_be_a_python_datetime() -> None:
    asked = hours("2025-07-09T10:59").outcome
    assert hours("2025-07-09T10:59:00").outcome == asked
    assert hours(datetime(2025, 7, 9, 10, 59)).outcome == asked


moments = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31, 23, 59)).map(lambda at: at.replace(second=0, microsecond=0))


@MANY
@given(moments)
def test_the_next_hours_are_on_a_wednesday_within_a_week_and_never_over(at: datetime) -> None:
    found = hours(at.isoformat(timespec="minutes")).outcome
    assert found.next.start.isoweekday() == found.next.end.isoweekday() == 3
    assert at < found.next.end
    assert found.next.start - at < timedelta(weeks=1)
    assert (found.next.start.hour, found.next.end.hour) == (9, 11)
    assert found.next.start.date() == found.next.end.date()


@MANY
@given(moments)
def test_they_are_open_if_and_only_if_it_is_wednesday_from_nine_until_before_eleven(at: datetime) -> None:
    found = hours(at.isoformat(timespec="minutes")).outcome
    assert found.open == (at.isoweekday() == 3 and 9 <= at.hour < 11)
    assert found.open == (found.next.start <= at)


@MANY
@given(moments)
def test_at_the_start_that_was_named_they_are_open_and_a_minute_before_they_are_not(at: datetime) -> None:
    start = hours(at.isoformat(timespec="minutes")).outcome.next.start
    if start.year < 2200:
        assert hours(start).outcome.open
        assert not hours(start - timedelta(minutes=1)).outcome.open

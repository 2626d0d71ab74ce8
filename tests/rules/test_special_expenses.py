"""The 12.8.3 calculations on who approves, medical and dental care, newborns, child care and schooling."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest

from fosterpolicy import calculate, expect, refused

BEFORE, FIRST_DAY = "2023-12-31", "2024-01-01"
BEFORE_THE_EDITION = "Your dates begin before this edition of the manual"


def json_of(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = answer.model_dump(mode="json")
    return found


def route(answer: Any) -> list[tuple[str, str]]:
    return [(stop["who"], stop["what"]) for stop in json_of(answer)["outcome"]["route"]]


def who(answer: Any) -> list[str]:
    return [stop[0] for stop in route(answer)]


def cited(answer: Any) -> set[str]:
    return {step.clause for step in answer.steps}


def papers(answer: Any) -> list[tuple[str, str]]:
    return [(paper.id, paper.strength) for paper in answer.documents]


def approvals(answer: Any) -> list[str]:
    return [approval.who for approval in answer.approvals]


def faulty(name: str, **case: Any) -> list[str]:
    return [fault.path for fault in refused(calculate, name, case).faults]


# special-expense-approver


def approver(kind: Any, **more: Any) -> Any:
    return calculate("special-expense-approver", {"kind": kind, **more})


@pytest.mark.parametrize(
    ("kind", "who_approves"),
    [
        ("general", "regional-director"),
        ("medical", "regional-office"),
        ("newborn-medical", "deputy-director"),
        ("legal", "regional-director-or-designee"),
        ("adoption-subsidy-legal", "regional-director"),
        ("exception", "regional-director"),
    ],
)
def test_the_part_on_an_expense_names_its_approver_and_else_the_regional_director_approves(kind: str, who_approves: str) -> None:
    answer = approver(kind)
    expect(answer, approver=who_approves)
    assert who_approves in who(answer)
    assert {"12.8.3/authority/regional-director", "12.8.3/authority/supervisor"} <= cited(answer)
    assert "A3-01" in answer.interpretations


@pytest.mark.parametrize("amount", ["0.00", "500.00", "500.01", "640.00"])
def test_a_dental_expense_of_any_amount_is_approved_by_the_regional_office(amount: str) -> None:
    answer = approver("dental", amount=amount)
    expect(answer, approver="regional-office")
    assert {"A3-05", "A3-76"} <= set(answer.interpretations)


def test_at_500_dollars_the_regional_office_clears_a_dental_expense_and_a_cent_more_goes_to_central_office() -> None:
    assert who(approver("dental", amount="500.00")) == ["regional-office"]
    above = who(approver("dental", amount="500.01"))
    assert above.index("regional-office") < above.index("program-development-specialist")


def test_the_designee_is_named_for_legal_fees_only() -> None:
    assert "designee" in approvals(approver("legal"))[0]
    for kind in ("general", "adoption-subsidy-legal", "exception"):
        assert not [name for name in approvals(approver(kind)) if "designee" in name]
        assert "A0-11" in approver(kind).interpretations


def test_an_exception_is_approved_by_the_director_and_then_processed_by_the_deputy_director() -> None:
    answer = approver("exception")
    assert route(answer) == [("regional-director", "approve"), ("deputy-director", "process")]
    assert {"12.8.3/exceptions/rd-approval", "12.8.3/exceptions/deputy-director"} <= cited(answer)
    assert "A3-74" in answer.interpretations


def test_a_newborn_s_claim_comes_before_the_deputy_director_through_supervisory_channels() -> None:
    assert route(approver("newborn-medical")) == [
        ("worker", "send-claim-through-supervisory-channels"),
        ("deputy-director", "approve"),
    ]


def test_legal_fees_also_need_the_court_s_order_and_a_subsidy_case_its_form() -> None:
    assert ("court", "order-payment") in route(approver("legal"))
    assert ("CS-SA-2 ATT", "must") in papers(approver("adoption-subsidy-legal"))
    assert ("CS-SA-2 ATT", "must") not in papers(approver("legal"))


@pytest.mark.parametrize("kind", ["general", "medical", "newborn-medical", "legal", "adoption-subsidy-legal", "exception"])
def test_for_the_child_of_a_youth_in_care_the_invoice_bears_the_parent_s_name_and_dcn(kind: str) -> None:
    answer = approver(kind, child_of_youth_in_care=True)
    assert "12.8.3/cyac/invoice-identity" in cited(answer)
    assert "A3-02" in answer.interpretations
    (paper,) = (paper for paper in answer.documents if paper.id == "Invoice")
    assert paper.strength == "must"
    assert "DCN" in paper.what
    assert "parent" in paper.what
    for without in (approver(kind), approver(kind, child_of_youth_in_care=False)):
        assert "12.8.3/cyac/invoice-identity" not in cited(without)
        assert "Invoice" not in dict(papers(without))
        assert without.outcome == answer.outcome


def test_the_amount_is_needed_for_a_dental_expense_and_refused_for_any_other() -> None:
    assert faulty("special-expense-approver", kind="dental") == ["amount"]
    for kind in ("general", "medical", "newborn-medical", "legal", "adoption-subsidy-legal", "exception"):
        assert faulty("special-expense-approver", kind=kind, amount="640.00") == ["amount"]


@pytest.mark.parametrize("kind", ["orthodontic", "", None, 5, ["general"]])
def test_a_kind_of_expense_that_does_not_exist_is_answered_with_those_that_do(kind: Any) -> None:
    (fault,) = refused(approver, kind).faults
    assert fault.path == "kind"
    assert "adoption-subsidy-legal" in fault.allowed


def test_only_the_dental_line_has_a_first_date() -> None:
    assert faulty("special-expense-approver", kind="dental", amount="640.00", on=BEFORE) == ["on"]
    expect(approver("dental", amount="640.00", on=FIRST_DAY), approver="regional-office")
    early = approver("exception", on=BEFORE)
    expect(early, approver="regional-director")
    assert any(BEFORE_THE_EDITION in notice for notice in early.notices)


# medical-expense


def medical(**more: Any) -> Any:
    case = {
        "in_custody": True,
        "manual_exception": False,
        "necessary": True,
        "resources_explored": True,
        "regional_cleared": True,
        "charge": "100.00",
        "program_maximum": "80.00",
    }
    return calculate("medical-expense", {**case, **more})


@pytest.mark.parametrize("facts", list(product([True, False], repeat=6)))
def test_the_first_condition_that_fails_is_the_status_of_a_medical_expense(facts: tuple[bool, ...]) -> None:
    custody, exception, necessary, covered, explored, cleared = facts
    if not (custody or exception) or not necessary or covered:
        status = "not-payable"
    elif not explored:
        status = "explore-resources-first"
    elif not cleared:
        status = "clear-with-regional-office-first"
    else:
        status = "payable"
    answer = medical(
        in_custody=custody,
        manual_exception=exception,
        necessary=necessary,
        covered_by_mo_healthnet=covered,
        resources_explored=explored,
        regional_cleared=cleared,
    )
    paid = {"payable": "80.00", "excess": "20.00"} if status == "payable" else {"payable": "0.00", "excess": "0.00"}
    expect(answer, status=status, **paid)


@pytest.mark.parametrize(
    ("fact", "clause"),
    [
        ({"in_custody": False}, "custody-required"),
        ({"necessary": False}, "necessary-care"),
        ({"covered_by_mo_healthnet": True}, "not-mo-healthnet"),
        ({"resources_explored": False}, "explore-resources"),
        ({"regional_cleared": False}, "regional-office-clearance"),
    ],
)
def test_the_last_step_told_is_the_one_that_holds_the_expense_up(fact: dict[str, bool], clause: str) -> None:
    answer = medical(**fact)
    assert answer.steps[-1].clause == f"12.8.3/medical/{clause}"
    assert "12.8.3/medical/program-maximum" not in cited(answer)


def test_an_exception_in_the_manual_stands_in_for_custody() -> None:
    expect(medical(in_custody=False), status="not-payable")
    expect(medical(in_custody=False, manual_exception=True), status="payable", payable="80.00")
    assert "A3-61" in medical(in_custody=False).interpretations


def test_care_is_taken_as_not_covered_by_mo_healthnet_unless_it_is_said() -> None:
    assert medical().outcome == medical(covered_by_mo_healthnet=False).outcome
    expect(medical(covered_by_mo_healthnet=True), status="not-payable")


@pytest.mark.parametrize(
    ("charge", "payable", "excess"),
    [
        ("0.00", "0.00", "0.00"),
        ("79.99", "79.99", "0.00"),
        ("80.00", "80.00", "0.00"),
        ("80.01", "80.00", "0.01"),
        ("100.00", "80.00", "20.00"),
    ],
)
def test_a_charge_is_paid_up_to_the_program_s_maximum_and_the_excess_is_told_apart(
    charge: str, payable: str, excess: str
) -> None:
    answer = medical(charge=charge)
    expect(answer, payable=payable, excess=excess)
    assert answer.outcome == medical(charge=charge, over_maximum="excess-only").outcome
    assert ("A3-04" in answer.interpretations) is (excess != "0.00")


@pytest.mark.parametrize(("charge", "payable", "excess"), [("80.00", "80.00", "0.00"), ("80.01", "0.00", "0.01")])
def test_on_the_other_reading_a_charge_above_the_maximum_is_refused_whole(charge: str, payable: str, excess: str) -> None:
    answer = medical(charge=charge, over_maximum="whole-charge")
    expect(answer, status="payable", payable=payable, excess=excess)
    assert ("A3-04" in answer.interpretations) is (excess != "0.00")


def test_with_a_maximum_of_nothing_nothing_is_paid() -> None:
    expect(medical(program_maximum="0.00"), status="payable", payable="0.00", excess="100.00")


@pytest.mark.parametrize("reading", ["excess-only", "whole-charge"])
def test_without_the_maximum_no_amount_is_worked_out(reading: str) -> None:
    answer = medical(program_maximum=None, over_maximum=reading)
    expect(answer, status="payable", payable=None, excess=None)
    assert any("maximum" in notice for notice in answer.notices)


@pytest.mark.parametrize("fact", [{"in_custody": False}, {"resources_explored": False}, {"regional_cleared": False}])
def test_what_is_not_payable_yet_is_nothing_even_where_the_maximum_is_not_known(fact: dict[str, bool]) -> None:
    expect(medical(program_maximum=None, **fact), payable="0.00", excess="0.00")


def test_the_maximum_may_be_unknown_but_not_left_out() -> None:
    case = {"in_custody": True, "manual_exception": False, "necessary": True, "resources_explored": True}
    assert faulty("medical-expense", **case, regional_cleared=True, charge="1.00") == ["program_maximum"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("charge", "-1.00"),
        ("charge", 100),
        ("charge", "100"),
        ("charge", None),
        ("program_maximum", "-0.01"),
        ("program_maximum", 80),
        ("in_custody", "yes"),
        ("necessary", 1),
        ("over_maximum", "half"),
        ("agency", "court"),
        ("patient", "Ada"),
    ],
)
def test_a_medical_expense_is_refused_with_the_field_that_is_wrong(field: str, value: Any) -> None:
    assert [fault.path for fault in refused(medical, **{field: value}).faults] == [field]


def test_every_fault_of_a_medical_expense_is_told_at_once() -> None:
    found = refused(medical, charge="1", program_maximum="2", necessary=None).faults
    assert {fault.path for fault in found} == {"charge", "program_maximum", "necessary"}


def test_a_medical_expense_uses_no_dollar_figure_of_the_manual_so_it_is_answered_for_earlier_dates() -> None:
    early = medical(on=BEFORE)
    assert early.figures == []
    assert early.outcome == medical().outcome
    assert any(BEFORE_THE_EDITION in notice for notice in early.notices)


# dental-route


def dental(amount: str = "640.00", subsidy: bool = False, orthodontic: bool = False, **more: Any) -> Any:
    return calculate("dental-route", {"amount": amount, "subsidy": subsidy, "orthodontic": orthodontic, **more})


@pytest.mark.parametrize(("amount", "over"), [("0.00", False), ("499.99", False), ("500.00", False), ("500.01", True)])
@pytest.mark.parametrize("orthodontic", [False, True])
def test_only_a_dental_expense_strictly_above_500_dollars_goes_to_central_office(
    amount: str, over: bool, orthodontic: bool
) -> None:
    answer = dental(amount, orthodontic=orthodontic)
    expect(answer, over_500=over)
    assert ("program-development-specialist" in who(answer)) is over
    assert "regional-office" in who(answer)
    assert [(figure.id, str(figure.value)) for figure in answer.figures] == [("special-expense.dental-over", "500.00")]
    assert "A3-05" in answer.interpretations


@pytest.mark.parametrize("orthodontic", [False, True])
@pytest.mark.parametrize("amount", ["500.00", "500.01"])
def test_a_subsidy_expense_is_never_sent_by_this_rule_to_central_office(amount: str, orthodontic: bool) -> None:
    answer = dental(amount, subsidy=True, orthodontic=orthodontic)
    expect(answer, over_500=amount == "500.01")
    assert "program-development-specialist" not in who(answer)
    assert "12.8.3/medical/regional-office-clearance" in cited(answer)


def test_the_regional_office_approves_braces_before_central_office_and_again_after_the_consultant() -> None:
    stops = who(dental("500.01", orthodontic=True))
    assert stops.count("regional-office") == 2
    first, last = stops.index("regional-office"), len(stops) - 1
    assert first < stops.index("program-development-specialist") < stops.index("state-orthodontic-consultant") < last
    assert stops[last] == "regional-office"
    assert "A3-09" in dental("500.01", orthodontic=True).interpretations


def test_other_dental_work_goes_to_mhd_and_to_no_orthodontic_consultant() -> None:
    stops = route(dental("500.01"))
    assert "state-orthodontic-consultant" not in dict(stops)
    assert stops[-1] == ("program-development-specialist", "forward-complete-packet-to-mhd")


def test_the_packet_is_asked_for_orthodontia_and_for_other_dental_work_no_documents_are_stated() -> None:
    braces, other = dental("500.01", orthodontic=True), dental("500.01")
    assert dict(papers(braces))["Orthodontic packet"] == "must"
    assert papers(other) == []
    assert "A3-06" in other.interpretations
    assert any("not stated" in notice for notice in other.notices)
    assert papers(dental("500.00", orthodontic=True)) == []


def test_the_dental_line_is_a_dollar_amount_so_earlier_dates_are_refused() -> None:
    assert faulty("dental-route", amount="500.01", subsidy=False, orthodontic=False, on=BEFORE) == ["on"]
    expect(dental("500.01", on=FIRST_DAY), over_500=True)


@pytest.mark.parametrize("amount", ["-500.01", "500", 500.01, None, "500.001", "1e3", True])
def test_an_amount_that_is_no_amount_is_refused(amount: Any) -> None:
    assert faulty("dental-route", amount=amount, subsidy=False, orthodontic=False) == ["amount"]


# orthodontic-packet

PACKET = [
    "orthodontist-statement",
    "diagnosis-and-prognosis",
    "itemized-procedure-codes",
    "months-of-treatment",
    "x-ray",
    "study-models",
    "total-cost",
    "physician-statement",
]


def packet(*have: Any, **more: Any) -> Any:
    return calculate("orthodontic-packet", {"have": list(have), **more})


def test_a_packet_with_everything_goes_on_to_mhd() -> None:
    expect(packet(*PACKET), missing=[], next=["forward-to-mhd"])
    assert {"12.8.3/dental/pds-review", "12.8.3/dental/complete-to-mhd"} <= cited(packet(*PACKET))


@pytest.mark.parametrize("lacking", PACKET)
def test_a_packet_that_lacks_a_single_item_goes_back_to_the_regional_office(lacking: str) -> None:
    answer = packet(*(item for item in PACKET if item != lacking))
    expect(answer, missing=[lacking], next=["return-to-regional-office"])
    assert "12.8.3/dental/incomplete-returned" in cited(answer)
    assert "12.8.3/dental/complete-to-mhd" not in cited(answer)


def test_an_empty_packet_lacks_all_and_a_packet_s_order_does_not_matter() -> None:
    expect(packet(), missing=PACKET, next=["return-to-regional-office"])
    assert packet(*reversed(PACKET[:3])).outcome == packet(*PACKET[:3]).outcome
    assert packet("x-ray", "x-ray").outcome == packet("x-ray").outcome


def test_one_x_ray_is_enough_but_it_takes_study_models_too_and_the_doctor_s_statement_stands_by_itself() -> None:
    assert {"A3-06", "A3-07", "A3-08"} <= set(packet().interpretations)
    names = ("intro", "statement", "diagnosis", "records", "total-cost", "md-statement")
    assert {f"12.8.3/orthodontia/packet/{name}" for name in names} <= cited(packet())


@pytest.mark.parametrize(
    ("have", "path"),
    [(["x-rays"], "have.0"), (["x-ray", None], "have.1"), ("x-ray", "have"), (None, "have"), ({}, "have")],
)
def test_what_is_in_the_packet_is_a_list_of_known_items(have: Any, path: str) -> None:
    assert faulty("orthodontic-packet", have=have) == [path]


# orthodontic-steps

STEPS = [
    "pds-review",
    "mhd",
    "consultant-approval",
    "regional-office-approval",
    "letter-of-agreement",
    "initial-banding",
    "bill-county",
    "payment-request",
]


def steps(*done: Any, **more: Any) -> Any:
    return calculate("orthodontic-steps", {"done": list(done), **more})


@pytest.mark.parametrize("size", range(len(STEPS)))
def test_orthodontia_goes_step_by_step_in_the_manual_s_order(size: int) -> None:
    answer = steps(*STEPS[:size])
    expect(answer, next=[STEPS[size]])
    listed = json_of(answer)["outcome"]["steps"]
    assert [step["id"] for step in listed] == STEPS
    assert [step["id"] for step in listed if step["done"]] == STEPS[:size]


def test_when_the_payment_request_is_in_nothing_is_next() -> None:
    expect(steps(*STEPS), next=[])


def test_the_letter_the_banding_and_the_bill_should_come_while_the_other_steps_must() -> None:
    strength = {step["id"]: step["strength"] for step in json_of(steps())["outcome"]["steps"]}
    assert [id for id, strong in strength.items() if strong == "should"] == [
        "letter-of-agreement",
        "initial-banding",
        "bill-county",
    ]
    assert set(strength.values()) == {"should", "must"}


def test_both_approvals_stand_in_their_order() -> None:
    assert ["Consultant" in name for name in approvals(steps())] == [True, False]
    assert "Regional Office" in approvals(steps())[1]
    assert {"A3-09", "A3-10"} <= set(steps().interpretations)


@pytest.mark.parametrize(
    ("by", "done"),
    [
        ("consultant", []),
        ("consultant", STEPS[:2]),
        ("regional-office", STEPS[:3]),
    ],
)
def test_after_a_denial_no_step_comes_next(by: str, done: list[str]) -> None:
    answer = steps(*done, denied_by=by)
    expect(answer, next=[])
    assert [step["id"] for step in json_of(answer)["outcome"]["steps"] if step["done"]] == done
    assert not {"done", "next", "later"} & {step.value for step in answer.steps if step.clause.endswith("letter-of-agreement")}
    assert any("not stated" in notice for notice in answer.notices)
    assert answer.documents == []
    assert answer.outcome.headline() == "Denied: no step comes next"
    denied = [step.text for step in answer.steps if step.value == "denied" and step.text.startswith("Denied (")]
    assert len(denied) == 1
    assert ("Consultant" in denied[0]) == (by == "consultant")


def test_the_consultant_s_finding_of_necessity_does_not_bind_the_regional_office() -> None:
    denied = steps(*STEPS[:3], denied_by="regional-office")
    expect(denied, next=[])
    assert "12.8.3/orthodontia/regional-office-decision" in cited(denied)
    expect(steps(*STEPS[:3]), next=["regional-office-approval"])


@pytest.mark.parametrize(
    ("by", "approval"), [("consultant", "consultant-approval"), ("regional-office", "regional-office-approval")]
)
def test_nobody_can_have_approved_and_denied(by: str, approval: str) -> None:
    done = STEPS[: STEPS.index(approval) + 1]
    assert faulty("orthodontic-steps", done=done, denied_by=by) == ["denied_by"]


@pytest.mark.parametrize("by", ["pds", "mhd", "", True, ["consultant"]])
def test_only_the_consultant_or_the_regional_office_can_deny(by: Any) -> None:
    assert faulty("orthodontic-steps", done=[], denied_by=by) == ["denied_by"]


def test_no_denial_is_the_same_as_leaving_it_out() -> None:
    assert steps("pds-review", denied_by=None).outcome == steps("pds-review").outcome


# orthodontic-agreement

TERMS = ["custody-and-out-of-home", "no-payment-in-advance", "lump-sum", "other-payers-billed"]


def agreement(*terms: Any) -> Any:
    return calculate("orthodontic-agreement", {"terms": list(terms)})


@pytest.mark.parametrize("size", range(len(TERMS) + 1))
def test_the_letter_of_agreement_lacks_each_term_that_it_does_not_have(size: int) -> None:
    for there in combinations(TERMS, size):
        expect(agreement(*there), missing=[term for term in TERMS if term not in there])
        assert agreement(*reversed(there)).outcome == agreement(*there).outcome


def test_the_custody_term_answers_for_both_of_its_sentences() -> None:
    clauses = {"12.8.3/orthodontia/agreement/custody-and-placement", "12.8.3/orthodontia/agreement/after-custody"}
    for terms in ([], TERMS[:1]):
        told = {step.clause: step.value for step in agreement(*terms).steps if step.clause in clauses}
        assert set(told) == clauses
        assert len(set(told.values())) == 1


def test_the_letter_should_go_to_the_orthodontist_and_the_lump_sum_is_read_up_to_the_bands() -> None:
    answer = agreement(*TERMS)
    assert papers(answer) == [("Letter of agreement", "should")]
    assert {"A3-11", "A3-14"} <= set(answer.interpretations)


@pytest.mark.parametrize(("terms", "path"), [(["custody"], "terms.0"), ("lump-sum", "terms"), (None, "terms")])
def test_the_terms_are_a_list_of_the_four(terms: Any, path: str) -> None:
    assert faulty("orthodontic-agreement", terms=terms) == [path]


# orthopedic-payer


def orthopedic(item: str, eligible: bool, participates: bool, brace: bool, documented: bool) -> Any:
    case = {"item": item, "recipient_eligible": eligible, "provider_participates": participates}
    return calculate("orthopedic-payer", {**case, "attached_to_brace": brace, "cannot_be_paid_documented": documented})


@pytest.mark.parametrize("documented", [False, True])
@pytest.mark.parametrize("conditions", list(product([True, False], repeat=3)))
def test_shoes_that_meet_all_three_conditions_are_covered_as_equipment_whatever_is_documented(
    conditions: tuple[bool, bool, bool], documented: bool
) -> None:
    otherwise = "special-expense" if documented else "document-first"
    payer = "durable-medical-equipment" if all(conditions) else otherwise
    expect(orthopedic("shoes", *conditions, documented), payer=payer)


@pytest.mark.parametrize(("brace", "documented"), list(product([True, False], repeat=2)))
def test_a_bar_whose_first_two_conditions_hold_is_undetermined(brace: bool, documented: bool) -> None:
    answer = orthopedic("rotation-bar", True, True, brace, documented)
    expect(answer, payer="undetermined")
    assert "A3-13" in answer.interpretations
    assert answer.notices


@pytest.mark.parametrize("conditions", [(True, False), (False, True), (False, False)])
@pytest.mark.parametrize("brace", [True, False])
def test_a_bar_that_fails_one_of_the_first_two_is_a_special_expense_once_it_is_documented(
    conditions: tuple[bool, bool], brace: bool
) -> None:
    expect(orthopedic("rotation-bar", *conditions, brace, True), payer="special-expense")
    answer = orthopedic("rotation-bar", *conditions, brace, False)
    expect(answer, payer="document-first")
    assert "12.8.3/orthopedic/special-expense" in cited(answer)


def test_equipment_rests_on_the_three_conditions_and_a_special_expense_on_the_record() -> None:
    names = ("intro", "recipient", "provider", "brace")
    assert {f"12.8.3/orthopedic/dme/{name}" for name in names} <= cited(orthopedic("shoes", True, True, True, True))
    assert "12.8.3/orthopedic/special-expense" not in cited(orthopedic("shoes", True, True, True, True))


@pytest.mark.parametrize("missing", ["item", "recipient_eligible", "provider_participates", "attached_to_brace"])
def test_each_fact_about_the_shoes_is_needed(missing: str) -> None:
    case = {"item": "shoes", "recipient_eligible": True, "provider_participates": True, "attached_to_brace": True}
    case |= {"cannot_be_paid_documented": False}
    del case[missing]
    assert faulty("orthopedic-payer", **case) == [missing]


# newborn-medical


def newborn(**more: Any) -> Any:
    case = {
        "in_custody": True,
        "parents_and_resources_contacted": True,
        "charge": "100.00",
        "mhd_maximum": "80.00",
        "deputy_director_approved": True,
    }
    return calculate("newborn-medical", {**case, **more})


@pytest.mark.parametrize("facts", list(product([True, False], repeat=3)))
def test_the_first_condition_that_fails_is_the_status_of_a_newborn_s_costs(facts: tuple[bool, bool, bool]) -> None:
    custody, contacted, approved = facts
    if not custody:
        status = "not-payable"
    elif not contacted:
        status = "contact-parents-and-resources-first"
    elif not approved:
        status = "send-to-deputy-director-first"
    else:
        status = "payable"
    answer = newborn(in_custody=custody, parents_and_resources_contacted=contacted, deputy_director_approved=approved)
    paid = {"payable": "80.00", "excess": "20.00"} if status == "payable" else {"payable": "0.00", "excess": "0.00"}
    expect(answer, status=status, **paid)
    assert any("birth" in notice and "custody" in notice for notice in answer.notices)
    assert {"12.8.3/infant-medical/birth-to-custody", "12.8.3/infant-medical/custody"} <= cited(answer)


@pytest.mark.parametrize(
    ("charge", "excess_only", "whole_charge", "excess"),
    [("79.99", "79.99", "79.99", "0.00"), ("80.00", "80.00", "80.00", "0.00"), ("80.01", "80.00", "0.00", "0.01")],
)
def test_a_newborn_s_costs_are_paid_up_to_the_maximum_of_mhd(
    charge: str, excess_only: str, whole_charge: str, excess: str
) -> None:
    expect(newborn(charge=charge), payable=excess_only, excess=excess)
    expect(newborn(charge=charge, over_maximum="excess-only"), payable=excess_only, excess=excess)
    expect(newborn(charge=charge, over_maximum="whole-charge"), payable=whole_charge, excess=excess)
    for reading in ("excess-only", "whole-charge"):
        shown = "A3-04" in newborn(charge=charge, over_maximum=reading).interpretations
        assert shown is (excess != "0.00")


def test_the_claim_goes_up_to_the_deputy_director_before_it_is_paid() -> None:
    waiting = newborn(deputy_director_approved=False)
    assert waiting.steps[-1].clause != "12.8.3/infant-medical/maximum"
    assert "12.8.3/infant-medical/deputy-director" in cited(waiting)
    assert any("Deputy Director" in name for name in approvals(waiting))
    assert {"A3-60", "A3-61"} <= set(waiting.interpretations)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("charge", "-1.00"),
        ("mhd_maximum", None),
        ("mhd_maximum", "eighty"),
        ("in_custody", None),
        ("over_maximum", "none"),
        ("program_maximum", "80.00"),
    ],
)
def test_a_newborn_s_costs_are_refused_with_the_field_that_is_wrong(field: str, value: Any) -> None:
    assert [fault.path for fault in refused(newborn, **{field: value}).faults] == [field]


def test_a_newborn_s_costs_use_no_dollar_figure_of_the_manual_so_they_are_answered_for_earlier_dates() -> None:
    early = newborn(on=BEFORE)
    assert early.figures == []
    assert early.outcome == newborn().outcome
    assert any(BEFORE_THE_EDITION in notice for notice in early.notices)


@pytest.mark.parametrize("ask", [medical, newborn])
def test_for_an_fccm_case_the_amount_stands_and_the_fccm_case_manager_is_named(ask: Any) -> None:
    answer = ask(agency="fccm")
    assert answer.outcome == ask().outcome == ask(agency="children-division").outcome
    assert "AP-02" in answer.interpretations
    assert any("FCCM case manager" in notice for notice in answer.notices)
    assert not any("FCCM" in notice for notice in ask().notices)


# child-care and education-cost


@pytest.mark.parametrize("case_plan_need", [True, False])
@pytest.mark.parametrize("reason", ["employment", "schooling", "training", "respite", "other"])
def test_child_care_is_allowable_on_either_ground(case_plan_need: bool, reason: str) -> None:
    allowable = case_plan_need or reason in ("employment", "schooling", "training")
    answer = calculate("child-care", {"case_plan_need": case_plan_need, "reason": reason})
    expect(answer, allowable=allowable, fund="protective-service-child-care" if allowable else None)
    assert ("12.8.3/child-care/funds" in cited(answer)) is allowable
    assert "A3-63" in answer.interpretations
    assert answer.figures == []


@pytest.mark.parametrize(
    ("case", "paths"),
    [
        ({"case_plan_need": False}, ["reason"]),
        ({"reason": "employment"}, ["case_plan_need"]),
        ({"case_plan_need": False, "reason": "work"}, ["reason"]),
        ({"case_plan_need": False, "reason": "employment", "rate": "10.00"}, ["rate"]),
    ],
)
def test_child_care_needs_both_answers_and_takes_no_rate(case: dict[str, Any], paths: list[str]) -> None:
    assert faulty("child-care", **case) == paths


def test_the_school_district_pays_for_special_education_but_who_pays_for_a_tutorial_plan_is_not_stated() -> None:
    expect(calculate("education-cost", kind="special-education"), payer="local-school-district")
    tutorial = calculate("education-cost", kind="tutorial-plan")
    expect(tutorial, payer="not-stated")
    assert "12.8.3/special-education/tutorial-exception" in cited(tutorial)
    assert "A3-64" in tutorial.interpretations
    assert faulty("education-cost", kind="tutoring") == ["kind"]


# What holds for all that have no dollar figure


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("orthodontic-packet", {"have": []}),
        ("orthodontic-steps", {"done": []}),
        ("orthodontic-agreement", {"terms": []}),
        (
            "orthopedic-payer",
            {
                "item": "shoes",
                "recipient_eligible": True,
                "provider_participates": True,
                "attached_to_brace": False,
                "cannot_be_paid_documented": True,
            },
        ),
        ("child-care", {"case_plan_need": True, "reason": "other"}),
        ("education-cost", {"kind": "special-education"}),
    ],
)
def test_rules_without_a_dollar_figure_answer_for_earlier_dates_with_a_notice(name: str, case: dict[str, Any]) -> None:
    early = calculate(name, {**case, "on": BEFORE})
    assert early.outcome == calculate(name, case).outcome == calculate(name, {**case, "on": FIRST_DAY}).outcome
    assert any(BEFORE_THE_EDITION in notice for notice in early.notices)
    assert not any(BEFORE_THE_EDITION in notice for notice in calculate(name, {**case, "on": FIRST_DAY}).notices)

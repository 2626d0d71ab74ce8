"""May this be bought for the child from the child's account?"""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from fosterpolicy.core.calendar import ONE_DAY, in_words
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome
from fosterpolicy.core.working import Working
from fosterpolicy.rules.kids.kids_expenditure_case import EACH_ACT, KidsExpenditureCase
from fosterpolicy.rules.kids.kids_items import CONDITION_WORDS, ITEM_WORDS, ITEMS, Condition, Listed
from fosterpolicy.rules.kids.later_law import note_what_the_law_changed
from fosterpolicy.rules.paying_agency import note_paying_agency

Status = Literal[
    "not-listed",
    "too-late",
    "maintenance-first",
    "back-state-debt-first",
    "contact-payment-unit-first",
    "funds-not-available",
    "can-be-used",
]

HEADLINES: dict[Status, str] = {
    "not-listed": "Not shown to be allowed from this account",
    "too-late": "Too late: not all was done before the child left",
    "maintenance-first": "Not yet: current maintenance comes first",
    "back-state-debt-first": "Not yet: back state debt comes first",
    "contact-payment-unit-first": "Ask the FACES Payment Unit first",
    "funds-not-available": "There is not enough in the account",
    "can-be-used": "The account can be used for this",
}


class KidsExpenditure(Outcome):
    """Whether the account can be used.

    Attributes:
        status: The first that applies, in the order of the list; `can-be-used` where none stands in the way.
    """

    status: Status

    said_by_headline = frozenset({"status"})

    def headline(self) -> str:
        """The answer in a few words."""
        return HEADLINES[self.status]


@calculation("kids-expenditure", asks=KidsExpenditureCase, section="12.8.4")
def kids_expenditure(case: KidsExpenditureCase, work: Working) -> KidsExpenditure:
    """May this be bought for the child from the child's account?

    Amounts are in USD. What stands in the way is looked for in a fixed order, and the first is the answer.

    Raises:
        InputError: What an other-need is for is not said, or SSA's view is given for a KIDS account.

    Source: 12.8.4, the part on maintaining the account, bullet 4, and the two parts on using its money.
    """
    note_what_the_law_changed(
        work,
        "Federal benefits are kept for needs that are not met; they no longer go first to maintenance, which is routine care.",
    )
    work.step(
        "Extra costs that maintenance payments do not cover may be asked for, in line with the manual.",
        "12.8.4/maintain/extra-expenses",
    )
    status = next((found for rule in IN_THE_WAY if (found := rule(case, work)) is not None), "can-be-used")
    if status not in ("not-listed", "too-late"):
        _last_day(case, work)
        _papers(case, work)
    if case.account == "dedicated":
        work.reading("A4-15")
        work.notice(
            "The manual does not define a dedicated account. Its rules on maintenance, on buying before the child leaves, and on "
            "the KIDS-2 are stated for the ordinary KIDS account, and are not applied here."
        )
    note_paying_agency(case.agency, work)
    return KidsExpenditure(status=status)


def _not_listed(case: KidsExpenditureCase, work: Working) -> Status | None:
    """The ordinary list gives examples, the dedicated one is closed (A4-13, A4-14)."""
    _what_the_money_is_for(case, work)
    listed = ITEMS[case.account].get(case.item)
    if listed is None:
        return _not_on_the_list(case, work)
    lacking = _lacking(case, listed)
    readings = ["A4-14"] if case.account == "dedicated" or listed.needs else ["A4-13", "A4-14"]
    if not lacking:
        needs = "".join(f", and {CONDITION_WORDS[name]}" for name in listed.needs)
        work.step(f"{ITEM_WORDS[case.item]}: on the list{needs}.", listed.clause, value="listed", readings=readings)
        return None
    what = " and ".join(CONDITION_WORDS[name] for name in lacking)
    work.step(
        f"{ITEM_WORDS[case.item]}: allowed only if {what}, and that is not shown.",
        listed.clause,
        value="not-listed",
        readings=readings,
    )
    return "not-listed"


def _lacking(case: KidsExpenditureCase, listed: Listed) -> list[Condition]:
    """What is needed of the item and not shown; one that is not for the child is never approvable."""
    lacking = [name for name in listed.needs if not getattr(case, name)]
    if case.for_recipient is False and "for_recipient" not in lacking:
        lacking.append("for_recipient")
    return lacking


def _what_the_money_is_for(case: KidsExpenditureCase, work: Working) -> None:
    if case.account == "dedicated":
        work.step(
            "Dedicated money should be used for the child's good, and for the listed expenses alone.",
            "12.8.4/dedicated/only-listed",
            readings=["A4-14"],
        )
        return
    work.step(
        "Besides maintenance, money may go only on approvable items that stay with the child when the episode closes.",
        "12.8.4/access/follows-child",
        readings=["A4-13"],
    )
    work.step("An approvable item is for this child and serves the child's best interests.", "12.8.4/access/for-recipient")
    work.step("The manual's list gives examples of what is allowed.", "12.8.4/access/examples-intro", readings=["A4-13", "A4-14"])
    if case.follows_child is False and case.item != "other-need":
        work.notice(
            "It does not stay with the child. Some of the manual's own examples cannot, and they are allowed all the same."
        )


def _not_on_the_list(case: KidsExpenditureCase, work: Working) -> Status:
    """An item that this account's list does not have."""
    if case.account == "dedicated":
        clause, other = "12.8.4/dedicated/only-listed", "SSA may find another thing appropriate that relates to the impairment"
    else:
        clause, other = "12.8.4/access/examples-intro", "the list gives examples, so another thing that the child needs may do"
    work.step(f"{ITEM_WORDS[case.item]}: not on the list for this account.", clause, value="not-listed", readings=["A4-14"])
    work.notice(f"It is not on the list, but {other}: ask again as another need if that fits.")
    return "not-listed"


def _too_late(case: KidsExpenditureCase, work: Working) -> Status | None:
    """All three acts must come before the day the child leaves; that day is too late (A4-16)."""
    if case.account == "dedicated" or case.exit_event is None:
        return None
    late = [name for name in EACH_ACT if (day := getattr(case, name)) is not None and day >= case.exit_event]
    leaves = f"Buying, invoicing and paying must all be done before the child leaves, on {in_words(case.exit_event)}"
    work.step(
        f"{leaves}. Not {' or '.join(late)} before that day." if late else f"{leaves}. No date given is too late.",
        "12.8.4/access/before-exit",
        value="too late" if late else "not too late",
        readings=["A4-16"],
    )
    return "too-late" if late else None


def _maintenance_first(case: KidsExpenditureCase, work: Working) -> Status | None:
    if case.account == "dedicated":
        return None
    work.step(
        "The child's current maintenance has first call on the account, and it is "
        + ("met." if case.current_maintenance_met else "not met yet."),
        "12.8.4/access/maintenance-first",
        value="met" if case.current_maintenance_met else "not met",
        readings=["A4-04", "A4-31"],
    )
    return None if case.current_maintenance_met else "maintenance-first"


def _debt_first(case: KidsExpenditureCase, work: Working) -> Status | None:
    """Any debt bars the purchase, or only sets its own sum aside, as the caller reads it (A4-12)."""
    debt, clause = case.back_state_debt, "12.8.4/maintain/back-state-debt-first"
    if not debt:
        work.step("Back state debt always comes first; there is none.", clause, value=debt, unit="USD")
        return None
    barred = case.debt_bar == "until-cleared"
    work.step(
        f"Back state debt always comes first: {usd(debt)} is open, and "
        + ("bars the purchase until it is cleared." if barred else "that sum is set aside for it."),
        clause,
        value=debt,
        unit="USD",
        readings=["A4-12"],
    )
    return "back-state-debt-first" if barred else None


def _contact_first(case: KidsExpenditureCase, work: Working) -> Status | None:
    work.step(
        "The worker should in every case ask the FACES Payment Unit before asking for it, and "
        + ("has." if case.payment_unit_contacted else "has not yet."),
        "12.8.4/maintain/contact-payment-unit",
        value="asked" if case.payment_unit_contacted else "not asked",
        readings=["A0-08"],
    )
    return None if case.payment_unit_contacted else "contact-payment-unit-first"


def _not_available(case: KidsExpenditureCase, work: Working) -> Status | None:
    """Money that is there can be used; what is set aside for debt is not there."""
    left = max(Decimal("0.00"), case.balance - case.back_state_debt)
    enough = case.amount <= left
    work.step(
        f"Money that is in the account can be used: {usd(left)} for {usd(case.amount)}"
        + ("." if enough else ", which is too little."),
        "12.8.4/maintain/use-if-available",
        value=left,
        unit="USD",
    )
    return None if enough else "funds-not-available"


IN_THE_WAY: tuple[Callable[[KidsExpenditureCase, Working], Status | None], ...] = (
    _not_listed,
    _too_late,
    _maintenance_first,
    _debt_first,
    _contact_first,
    _not_available,
)
"""What can stand in the way, in the order in which it is looked for."""


def _last_day(case: KidsExpenditureCase, work: Working) -> None:
    """The last day for all three acts, where one is still to come."""
    to_come = any(getattr(case, name) is None for name in EACH_ACT)
    if case.account == "kids" and case.exit_event is not None and to_come:
        work.deadline("Buy it, have it invoiced and pay it", case.exit_event - ONE_DAY)


def _papers(case: KidsExpenditureCase, work: Working) -> None:
    """The KIDS-2, with proof of purchase or invoice, for the ordinary account (A4-09, A4-15)."""
    if case.account == "dedicated":
        return
    if case.pay_to == "provider":
        clause, paper = "12.8.4/access/reimburse-provider", "Proof of purchase"
        said = "A placement provider who bought an approved item is repaid on a KIDS-2 with proof of purchase."
    else:
        clause, paper = "12.8.4/access/pay-vendor", "Vendor's invoice"
        said = "To pay the vendor directly, send a KIDS-2 with the vendor's invoice."
    work.step(said, clause, value="KIDS-2", readings=["A4-09"])
    work.step(
        "A copy of the CS-KIDS-2 must be kept in the child's electronic file in FACES.",
        "12.8.4/maintain/cs-kids-2-record",
        readings=["A4-09"],
    )
    work.document(
        "KIDS-2",
        "Send it in to have the item paid. The manual also calls it CS-KIDS-2, as this site reads it.",
        "must",
        kept_in="the child's electronic file in FACES, KIDS/Dedicated KIDS Account screen",
    )
    work.document(paper, "Send it together with the KIDS-2.", "must")

"""Closing a KIDS account: what the youth, the state and SSA get, and which costs are taken back."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import Field

from fosterpolicy.core.calendar import anniversary, in_words, shift_months
from fosterpolicy.core.case import Case
from fosterpolicy.core.fields import Age, Agency, IsoDate, Label, Money, YesNo
from fosterpolicy.core.money import usd
from fosterpolicy.core.registry import calculation
from fosterpolicy.core.result import Outcome, Usd
from fosterpolicy.core.wording import plural
from fosterpolicy.core.working import Working
from fosterpolicy.rules.kids.later_law import note_a_later_closing, note_what_the_law_changed
from fosterpolicy.rules.paying_agency import note_paying_agency

WhoIsPaid = Literal["parent", "guardian", "adoptive-parent", "emancipated-minor", "youth-18-plus", "not-found"]

PROGRAMS = ("AC", "RT", "CT")
LISTED: tuple[WhoIsPaid, ...] = ("parent", "guardian", "adoptive-parent", "emancipated-minor")
FIVE_YEARS = "12.8.4/closure/five-years"
FROM_16 = "12.8.4/closure/16-plus-check"
AT_MOST = "12.8.4/closure/16-plus-999"
NOTHING = Decimal("0.00")


class PriorPayment(Case):
    """A payment that was made for the child.

    Attributes:
        program: The program that paid: AC, RT or CT; any other is not taken back.
        amount: The amount, USD.
        paid_on: The date of the payment.
    """

    program: Label = Field(title="Program", description="AC, RT or CT. A payment out of any other program is left out.")
    amount: Money = Field(title="Amount", description="What was paid.")
    paid_on: IsoDate = Field(title="Paid on", description="The date of the payment.")


class KidsClosureCase(Case):
    """A child who leaves, and what is in the account.

    Attributes:
        age_at_exit: Age in completed years on the day the child left.
        exit_date: The day the child left Alternative Care.
        savings: What is saved in the account, USD.
        back_state_debt: The amount of back state debt, USD.
        case_closed: Whether the case is closed in FACES.
        payee: Who is to get the money, if that is known.
        prior_payments: Payments made for the child.
        agency: Who manages the case.
    """

    age_at_exit: Age = Field(title="Age on leaving", description="The age on the day the child left, in completed years.")
    exit_date: IsoDate = Field(title="Left on", description="The day the child left Alternative Care.")
    savings: Money = Field(title="Savings", description="What is saved in the account.")
    back_state_debt: Money = Field(
        title="Back state debt",
        description="Ask the FACES Payment Unit for the amount: the manual does not say what counts.",
    )
    case_closed: YesNo = Field(
        True, title="Case is closed", description="The case is closed in FACES, on the Alternative Care screen."
    )
    payee: WhoIsPaid | None = Field(None, title="Payee", description="Who is to get the money.")
    prior_payments: list[PriorPayment] = Field(
        [], title="Earlier payments", description="Payments made for the child, to see which may be taken back."
    )
    agency: Agency = "children-division"

    dated_by = "exit_date"


class KidsClosure(Outcome):
    """Who gets what; null where the manual gives no answer, or the case is not closed yet.

    Attributes:
        to_youth: What is due to the youth, USD.
        to_back_state_debt: What goes to back state debt, USD.
        to_ssa: What goes back to SSA, USD.
        lookback_from: The first date whose payments are taken back.
        recoupable: The payments that are, USD; null where none are listed.
        payee_listed: Whether the manual lists this payee; null where there is none.
    """

    to_youth: Usd | None
    to_back_state_debt: Usd | None
    to_ssa: Usd | None
    lookback_from: date
    recoupable: Usd | None
    payee_listed: bool | None

    left_out_when_null = frozenset({"recoupable", "payee_listed"})

    def headline(self) -> str:
        """The answer in a few words."""
        if self.to_youth is None:
            return "Nothing yet: the case has to be closed first"
        if self.to_back_state_debt is None:
            return "No savings for the youth; who gets the balance is not stated"
        return f"{usd(self.to_youth)} to the youth"


class Split(NamedTuple):
    """Who gets what of the savings, USD; None where nothing is stated."""

    to_youth: Decimal | None
    to_debt: Decimal | None
    to_ssa: Decimal | None


@calculation("kids-closure", asks=KidsClosureCase, section="12.8.4")
def kids_closure(case: KidsClosureCase, work: Working) -> KidsClosure:
    """What becomes of a KIDS account when the child leaves?

    Amounts are in USD. Dates are measured from the exit.

    Raises:
        InputError: The child left before the edition's first date.

    Source: 12.8.4, the part on closure, paragraphs 1 and 2 and the notes after them.
    """
    note_a_later_closing(work)
    note_what_the_law_changed(
        work,
        "Federal benefits may no longer pay for routine care. They are to be kept for the child's needs that are not met, so ask "
        "before any is taken back, or goes to back state debt or to SSA.",
    )
    lookback_from = _lookback_from(case, work)
    if case.case_closed:
        split, recoupable = _split(case, work), _recoupable(case, lookback_from, work)
    else:
        split, recoupable = Split(None, None, None), None
        work.notice(
            "The case is not closed in FACES yet. Closing the account takes both: the child has left, the case is closed."
        )
    payee_listed = _payee_listed(case, work)
    note_paying_agency(case.agency, work)
    return KidsClosure(
        to_youth=split.to_youth,
        to_back_state_debt=split.to_debt,
        to_ssa=split.to_ssa,
        lookback_from=lookback_from,
        recoupable=recoupable,
        payee_listed=payee_listed,
    )


def _lookback_from(case: KidsClosureCase, work: Working) -> date:
    """The same day so many years before; where that year has no 29 February, 1 March (A4-17, A0-03)."""
    years = work.count("kids.lookback-years")
    start = anniversary(case.exit_date, -years)
    work.step(
        f"Once the child has left and the case is closed, the FACES Payment Unit works out the costs of the "
        f"{plural(years, 'year')} up to the exit: {in_words(start)} through {in_words(case.exit_date)}, both counted.",
        FIVE_YEARS,
        value=start.isoformat(),
        unit="date",
        readings=["A4-17", "A4-33"],
    )
    return start


def _split(case: KidsClosureCase, work: Working) -> Split:
    """The youth's share first, then back state debt, the rest to SSA (A4-18, A4-24)."""
    from_age = work.count("kids.savings-from-age", clause=FROM_16)
    if case.age_at_exit < from_age:
        work.step(
            f"The child left at {case.age_at_exit}. Savings are due to a youth of {from_age} or more; "
            "for a younger child nothing is stated.",
            FROM_16,
            value=NOTHING,
            unit="USD",
            readings=["A4-19"],
        )
        work.notice("Who gets what is left in the account of a child this young is not stated: ask the FACES Payment Unit.")
        return Split(NOTHING, None, None)
    work.step(
        f"The youth left at {case.age_at_exit}, which is {from_age} or more: the worker must look at the KIDS/Dedicated KIDS "
        "Account screen in FACES, or ask the FACES Payment Unit, to see what savings are due.",
        FROM_16,
        readings=["A4-24"],
    )
    to_youth = _to_youth(case, work)
    to_debt = min(case.savings - to_youth, case.back_state_debt)
    to_ssa = case.savings - to_youth - to_debt
    work.step(
        f"Above that is {usd(case.savings - to_youth)}: {usd(to_debt)} to back state debt, {usd(to_ssa)} back to SSA."
        if case.savings > to_youth
        else "Nothing is above that, so nothing goes to back state debt or back to SSA.",
        "12.8.4/closure/excess",
        value=case.savings - to_youth,
        unit="USD",
        readings=["A4-18"],
    )
    _release_form(work)
    return Split(to_youth, to_debt, to_ssa)


def _to_youth(case: KidsClosureCase, work: Working) -> Decimal:
    """What is due to the youth: the savings up to the limit, which no debt touches."""
    limit = work.money("kids.savings-limit", clause=AT_MOST)
    to_youth = min(case.savings, limit)
    work.step(
        f"At most {usd(limit)} is due to the youth: {usd(to_youth)} of {usd(case.savings)}.",
        AT_MOST,
        value=to_youth,
        unit="USD",
        readings=["A4-18"],
    )
    work.step(
        "These savings are not taken for back state debt; costs are taken back only from what is left beside them.",
        "12.8.4/closure/savings-protected",
        value=to_youth,
        unit="USD",
        readings=["A4-24"],
    )
    return to_youth


def _release_form(work: Working) -> None:
    kept_in = "the child's electronic file in FACES, KIDS/Dedicated KIDS Account screen"
    work.step(
        "Once the sum is settled, staff should fill in a CS-KIDS-2 for whoever gets the money.",
        "12.8.4/closure/cs-kids-2",
        value="CS-KIDS-2",
        readings=["A4-09"],
    )
    work.step("A copy of the CS-KIDS-2 must be kept in that file.", "12.8.4/maintain/cs-kids-2-record", value=kept_in)
    work.document("CS-KIDS-2", "Fill it in for whoever gets the money.", "should", kept_in=kept_in)
    work.step(
        "It has to be done promptly, while the address on hand is still right.", "12.8.4/closure/timely", readings=["A0-08"]
    )


def _recoupable(case: KidsClosureCase, start: date, work: Working) -> Decimal | None:
    """The payments that are taken back: of the three programs, by the date they were paid (A4-17)."""
    if not case.prior_payments:
        work.step(
            "Costs paid out of AC, RT and CT in that time are taken back from the account; no payments are listed here.",
            "12.8.4/closure/recoup",
            readings=["A4-11", "A4-17", "A4-24"],
        )
        return None
    counted = list(_counted(case, start))
    total = sum((payment.amount for payment in counted), NOTHING)
    work.step(
        f"Costs paid out of AC, RT and CT in that time are taken back: {plural(len(counted), 'payment')}, {usd(total)} in all.",
        "12.8.4/closure/recoup",
        value=total,
        unit="USD",
        readings=["A4-11", "A4-17", "A4-24"],
    )
    if left_out := len(case.prior_payments) - len(counted):
        work.notice(
            f"Left out: {plural(left_out, 'payment')} that came out of another program than {', '.join(PROGRAMS)}, "
            "or on a date outside that time."
        )
    work.notice("No more can be taken back than the account holds beside the youth's savings.")
    if total > case.back_state_debt:
        work.notice(
            f"That is more than the back state debt you gave, {usd(case.back_state_debt)}. The amounts go by the debt: "
            "check it with the FACES Payment Unit before money goes back to SSA."
        )
    return total


def _counted(case: KidsClosureCase, start: date) -> Iterator[PriorPayment]:
    for payment in case.prior_payments:
        if payment.program.upper() in PROGRAMS and start <= payment.paid_on <= case.exit_date:
            yield payment


def _payee_listed(case: KidsClosureCase, work: Working) -> bool | None:
    """Whether the manual's list of payees has this one; one that it leaves out is flagged, not refused (A4-20)."""
    if case.payee is None:
        return None
    if case.payee == "not-found":
        _no_payee_found(case, work)
        return None
    listed = case.payee in LISTED
    work.step(
        "The money may go to a parent, guardian or adoptive parent, or to the youth if an emancipated minor. "
        + ("This payee is on that list." if listed else "A youth who has come of age is not on that list."),
        "12.8.4/closure/payee",
        value="listed" if listed else "not listed",
        readings=["A4-20"],
    )
    if not listed:
        work.notice(
            "The list leaves out a youth who has come of age, who is yet the payee of their own benefits. "
            "It is not refused here: let a worker look at it."
        )
    return listed


def _no_payee_found(case: KidsClosureCase, work: Working) -> None:
    """After a calendar month the money goes elsewhere; who chooses is not stated (A4-21)."""
    months = work.count("kids.unclaimed-months")
    after = shift_months(case.exit_date, months)
    work.step(
        f"If no payee can be found after {plural(months, 'month')}, the money goes to back state debt, back to SSA, "
        f"or some to each. Counted from the exit, that is {in_words(after)}; if the case was closed later, count from then.",
        "12.8.4/closure/payee-not-found",
        value=after.isoformat(),
        unit="date",
        readings=["A4-21", "A4-33"],
    )
    work.deadline("Find a payee, before the money goes to back state debt or to SSA", after)
    work.notice(
        "How the money is then shared out, and who decides that, is not stated. The amounts are those with a payee found."
    )

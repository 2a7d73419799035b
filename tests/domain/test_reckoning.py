"""The figures add up to the cent, whatever happened to the orders."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.correction import (
    MOVES_CASH,
    Asked,
    CannotCorrect,
    Correction,
    CorrectionKind,
    correction_of,
)
from kiosk.domain.day import BusinessDay
from kiosk.domain.figures import Figures, Rows, Settled
from kiosk.domain.money import tax_shares
from kiosk.domain.order import OPEN, Order, OrderLine, OrderState, StateChange, Who, Why
from kiosk.domain.payment import Payment, PaymentWay
from kiosk.domain.printjob import JobChange, JobKind, JobState, PrintJob, Proof
from kiosk.domain.reckoning import figures_of, was_missing
from kiosk.domain.shortage import Ended, Shortage

EVENING = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
PLACED, READY = OrderState.PLACED, OrderState.READY
COLLECTED, CANCELLED = OrderState.COLLECTED, OrderState.CANCELLED
ABANDONED = OrderState.ABANDONED


def after(minutes: float) -> datetime:
    return EVENING + timedelta(minutes=minutes)


def a_line(position: int, drink: str, quantity: int, cents: int, bp: int = 2200) -> OrderLine:
    return OrderLine(position, drink, drink, drink.title(), quantity, cents, bp, alcoholic=True)


def an_order(
    number: int,
    *steps: tuple[OrderState, Why],
    lines: tuple[OrderLine, ...] = (a_line(1, "negroni", 1, 900),),
    ready_after: float = 4,
) -> Order:
    """An order placed at its number's minute, led through its states, minutes apart."""
    at = after(number)
    history = [StateChange(at, Who.GUEST, None, PLACED, Why.ORDERED)]
    for place, (state, why) in enumerate(steps):
        when = at + timedelta(minutes=ready_after + place)
        history.append(StateChange(when, Who.BARTENDER, history[-1].after, state, why))
    return Order(
        key=f"key-{number}",
        window="43",
        day=DAY,
        number=number,
        state=history[-1].after,
        language="en",
        pager=None,
        lines=lines,
        total_cents=sum(line.cents for line in lines),
        taxes=tax_shares((line.cents, line.tax_bp) for line in lines),
        paid=False,
        placed_at=at,
        shown_at=None,
        history=tuple(history),
    )


MADE = (READY, Why.MADE)
HANDED_OVER = (MADE, (COLLECTED, Why.HANDED_OVER))
NOT_PAID = (MADE, (COLLECTED, Why.NOT_PAID))


def cash(number: int, cents: int) -> Payment:
    why = "cash taken" if cents > 0 else "cash given back"
    return Payment(number, PaymentWay.CASH, cents, after(number), why)


def free(number: int, cents: int, why: str = "on the house") -> Payment:
    return Payment(number, PaymentWay.FREE, cents, after(number), why)


def a_ticket(
    number: int, state: JobState = JobState.PRINTED, *, copy: bool = False, minutes: float = 0
) -> PrintJob:
    at = after(number)
    begun = state not in {JobState.QUEUED, JobState.WITHDRAWN}
    last = JobChange(at + timedelta(minutes=minutes), JobState.PRINTING, state, "told")
    return PrintJob(
        job_id=2 * number + copy,
        kind=JobKind.TICKET,
        printer="bar",
        day=DAY,
        place=number,
        state=state,
        order_key=f"key-{number}",
        paper=1 + copy,
        code="",
        copy_of=2 * number if copy else None,
        proof=Proof.CONFIRMED if state is JobState.PRINTED else None,
        attempts=int(begun),
        render_failures=0,
        waiting_for="",
        next_try_at=None,
        queued_at=at,
        history=(JobChange(at, None, JobState.QUEUED, "ordered"), last),
    )


def figures(
    *orders: Order,
    payments: tuple[Payment, ...] = (),
    tickets: tuple[PrintJob, ...] | None = None,
    before: int = 0,
    last: int | None = None,
    shortages: tuple[Shortage, ...] = (),
    corrections: tuple[Correction, ...] = (),
    closed: bool = True,
) -> Figures:
    known = max((order.number for order in orders), default=before)
    day = BusinessDay("43", DAY, EVENING, after(500) if closed else None, last or known)
    papers = tuple(a_ticket(order.number) for order in orders) if tickets is None else tickets
    rows = Rows((day,), before, orders, papers, payments, shortages, (7,), corrections)
    return figures_of(rows, after(600))


def test_drinks_are_counted_by_their_kind_the_most_first() -> None:
    two = (a_line(1, "sour", 1, 1000), a_line(2, "negroni", 2, 900))
    found = figures(an_order(1, *HANDED_OVER), an_order(2, *HANDED_OVER, lines=two))
    assert [(each.name, each.quantity, each.cents) for each in found.drinks] == [
        ("Negroni", 3, 2700),
        ("Sour", 1, 1000),
    ]


def test_what_was_not_handed_over_is_no_drink_sold() -> None:
    gone = an_order(1, MADE, (CANCELLED, Why.GUEST_LEFT))
    left = an_order(2, MADE, (ABANDONED, Why.DAY_ENDED))
    assert figures(gone, left, an_order(3)).drinks == ()


def test_every_way_out_of_an_order_is_told_with_its_reason() -> None:
    found = figures(
        an_order(1, (CANCELLED, Why.NO_ID)),
        an_order(2, MADE, (CANCELLED, Why.DRUNK)),
        an_order(3, (CANCELLED, Why.SOLD_OUT)),
        an_order(4, (CANCELLED, Why.SOLD_OUT)),
        an_order(5, MADE, (ABANDONED, Why.DAY_ENDED)),
        an_order(6, (ABANDONED, Why.DAY_ENDED)),
    )
    assert [(each.why, each.numbers) for each in found.refused] == [
        (Why.NO_ID, (1,)),
        (Why.DRUNK, (2,)),
    ]
    assert [(each.why, each.numbers, each.cents) for each in found.cancelled] == [
        (Why.SOLD_OUT, (3, 4), 1800)
    ]
    assert (found.not_collected.numbers, found.not_made.numbers) == ((5,), (6,))


def test_cash_given_back_is_a_row_of_its_own() -> None:
    brought_back = an_order(1, *HANDED_OVER, (READY, Why.BROUGHT_BACK), (CANCELLED, Why.MISTAKE))
    found = figures(brought_back, payments=(cash(1, 900), cash(1, -900))).money
    assert (found.cash_taken_cents, found.cash_given_back_cents, found.cash_cents) == (900, 900, 0)
    assert found.given_back.numbers == (1,)
    assert found.to_give_back.numbers == ()


def test_cash_kept_for_what_nobody_got_is_to_be_given_back() -> None:
    found = figures(an_order(1, (CANCELLED, Why.MISTAKE)), payments=(cash(1, 900),)).money
    assert (found.to_give_back.numbers, found.to_give_back_cents) == ((1,), 900)


def test_free_by_its_reason_and_only_if_it_was_handed_over() -> None:
    found = figures(
        an_order(1, *HANDED_OVER),
        an_order(2, *HANDED_OVER),
        an_order(3, (CANCELLED, Why.MISTAKE)),
        payments=(free(1, 900), free(2, 900, "an apology"), free(3, 900)),
    ).money
    assert [(each.why, each.numbers, each.cents) for each in found.free] == [
        ("on the house", (1,), 900),
        ("an apology", (2,), 900),
    ]


def test_a_part_that_was_not_paid_is_told_apart() -> None:
    found = figures(an_order(1, *NOT_PAID), an_order(2, *NOT_PAID), payments=(cash(2, 400),)).money
    assert (found.not_paid.numbers, found.not_paid.cents) == ((1, 2), 1400)
    settled = {share.settled: share.cents for share in found.shares}
    assert settled == {Settled.NOT_PAID: 900, Settled.IN_PARTS: 900}


def test_tax_is_added_from_what_is_stored_never_reckoned_again() -> None:
    orders = [
        an_order(number, *HANDED_OVER, lines=(a_line(1, "negroni", 1, 333),))
        for number in (1, 2, 3)
    ]
    found = figures(*orders, payments=tuple(cash(number, 333) for number in (1, 2, 3)))
    (share,) = found.money.shares
    assert (share.cents, share.tax_cents) == (999, 3 * 60)  # 60.05 each; of the sum it were 180.15


def test_waiting_is_from_the_order_until_it_was_ready_first() -> None:
    found = figures(
        an_order(1, *HANDED_OVER, ready_after=3),
        an_order(2, MADE, (PLACED, Why.NOT_READY_AFTER_ALL), MADE, ready_after=12),
        an_order(3, *HANDED_OVER, ready_after=5),
        an_order(4),
    )
    assert found.wait is not None
    assert (found.wait.median, found.wait.longest) == (timedelta(minutes=5), timedelta(minutes=12))
    assert found.wait.longest_number == 2


def test_nobody_waited_if_nothing_was_ready() -> None:
    assert figures(an_order(1)).wait is None


def test_tickets_late_more_than_once_never_and_in_doubt() -> None:
    orders = [an_order(number, *HANDED_OVER) for number in range(1, 7)]
    tickets = (
        a_ticket(1, minutes=4.9),
        a_ticket(2, minutes=12),
        a_ticket(3),
        a_ticket(3, copy=True),
        a_ticket(4, JobState.WITHDRAWN),
        a_ticket(5, JobState.UNCERTAIN),
    )
    papers = figures(*orders, tickets=tickets).papers
    assert [(each.number, each.minutes) for each in papers.late] == [(2, 12)]
    assert papers.twice == (3,)
    assert papers.never == (4, 6)
    assert papers.in_doubt == (5,)


def test_so_far_a_ticket_that_still_comes_is_not_missing() -> None:
    found = figures(an_order(1), tickets=(a_ticket(1, JobState.QUEUED),), closed=False)
    assert found.papers.never == ()
    assert (found.is_final, found.at) == (False, after(600))


def test_gaps_in_the_numbers_are_named_above_those_of_the_opening_before() -> None:
    found = figures(an_order(4), an_order(6), before=3, last=7)
    assert (found.numbers.first, found.numbers.last) == (4, 7)
    assert found.numbers.missing == (5, 7)


def test_without_any_order_there_are_no_numbers() -> None:
    found = figures()
    assert (found.numbers.first, found.numbers.last, found.numbers.missing) == (1, 0, ())


def test_what_ran_out_is_called_as_the_staff_call_it() -> None:
    lime = Goods(GoodsKind.INGREDIENT, "lime")
    gone = Shortage(lime, after(60), ended_at=after(90), ended=Ended.SCANNED, staff_name="Lime")
    (found, nameless) = figures(shortages=(gone, replace(gone, staff_name=""))).sold_out
    assert (found.name, found.began_at, found.ended_at) == ("Lime", after(60), after(90))
    assert nameless.name == "lime"


def test_what_came_back_after_closing_changes_no_figures_of_that_evening() -> None:
    lime = Goods(GoodsKind.INGREDIENT, "lime")
    gone = Shortage(lime, after(60), ended_at=after(550), ended=Ended.TIME)
    assert figures(shortages=(gone,)).sold_out[0].ended_at is None
    assert figures(shortages=(gone,), closed=False).sold_out[0].ended_at == after(550)


@pytest.mark.parametrize(
    ("began", "ended", "how", "counts"),
    [
        (60, 90, Ended.SCANNED, True),
        (60, None, None, True),
        (700, None, None, False),
        (-30, None, None, True),
        (-30, 45, Ended.SCANNED, True),
        (-30, -10, Ended.SCANNED, False),
        (-300, 1, Ended.OPENING, False),
    ],
)
def test_what_was_missing_at_some_time_of_the_day_is_told(
    began: int, ended: int | None, how: Ended | None, *, counts: bool
) -> None:
    lime = Goods(GoodsKind.INGREDIENT, "lime")
    ended_at = None if ended is None else after(ended)
    shortage = Shortage(lime, after(began), ended_at=ended_at, ended=how)
    assert was_missing(shortage, after(0), after(600)) is counts


def test_of_a_day_that_was_never_opened_there_are_no_figures() -> None:
    with pytest.raises(ValueError, match="never opened"):
        figures_of(Rows((), 0, (), (), (), (), ()), EVENING)


# -- they add up, whatever happened -------------------------------------------------------------

_ENDS = st.sampled_from(
    [
        (),
        (MADE,),
        HANDED_OVER,
        NOT_PAID,
        ((CANCELLED, Why.NO_ID),),
        (MADE, (CANCELLED, Why.GUEST_LEFT)),
        (MADE, (ABANDONED, Why.DAY_ENDED)),
        ((ABANDONED, Why.DAY_ENDED),),
    ]
)
_LINES = st.lists(
    st.tuples(
        st.sampled_from(["negroni", "sour", "analcolico"]),
        st.integers(1, 3),
        st.integers(0, 1999),
        st.sampled_from([1000, 2200]),
    ),
    min_size=1,
    max_size=3,
)


@st.composite
def _evenings(draw: st.DrawFn) -> tuple[list[Order], list[Payment]]:
    """Orders in any state, each with what its guest may have paid, been given or got back."""
    orders, payments = [], []
    for number in draw(st.lists(st.integers(1, 60), unique=True, max_size=12)):
        lines = tuple(a_line(place, *line) for place, line in enumerate(draw(_LINES), start=1))
        order = an_order(number, *draw(_ENDS), lines=lines)
        orders.append(order)
        given = draw(st.integers(0, order.total_cents))
        taken = draw(st.integers(0, order.total_cents))
        back = draw(st.integers(0, taken))
        payments += [free(number, given)] * (given > 0)
        payments += [cash(number, taken)] * (taken > 0) + [cash(number, -back)] * (back > 0)
    return sorted(orders, key=lambda order: order.number), payments


@given(_evenings())
def test_the_drawer_holds_what_was_handed_over_but_for_what_is_named(
    evening: tuple[list[Order], list[Payment]],
) -> None:
    orders, payments = evening
    money = figures(*orders, payments=tuple(payments)).money
    assert money.cash_cents == sum(each.cents for each in payments if each.way is PaymentWay.CASH)
    assert money.cash_cents == (
        money.handed_over_cents
        - money.free_cents
        - money.not_paid.cents
        + money.to_give_back_cents
        + money.ahead_cents
    )


@given(_evenings())
def test_drinks_rates_and_orders_come_to_the_same_sum(
    evening: tuple[list[Order], list[Payment]],
) -> None:
    orders, payments = evening
    found = figures(*orders, payments=tuple(payments))
    done = [order for order in orders if order.state is COLLECTED]
    handed_over = found.money.handed_over_cents
    assert handed_over == sum(order.total_cents for order in done) == found.collected.cents
    assert sum(each.cents for each in found.drinks) == handed_over
    assert sum(share.cents for share in found.money.shares) == handed_over
    assert sum(share.tax_cents for share in found.money.shares) == sum(
        tax.cents for order in done for tax in order.taxes
    )
    assert sum(each.quantity for each in found.drinks) == sum(order.drinks for order in done)


@given(_evenings())
def test_every_order_is_told_once_and_every_number_is_known_or_missing(
    evening: tuple[list[Order], list[Payment]],
) -> None:
    orders, payments = evening
    found = figures(*orders, payments=tuple(payments))
    groups = (
        found.collected,
        found.open,
        found.not_collected,
        found.not_made,
        *found.cancelled,
        *found.refused,
    )
    told = Counter(number for group in groups for number in group.numbers)
    assert told == Counter(order.number for order in orders)
    assert sum(group.cents for group in groups) == found.placed.cents
    assert set(found.numbers.missing) | set(told) == set(range(1, found.numbers.last + 1))
    assert all(order.state in OPEN for order in orders if order.number in found.open.numbers)


_ASKED = st.lists(
    st.tuples(
        st.integers(1, 60),
        st.sampled_from(list(CorrectionKind)),
        st.none() | st.integers(-2000, 2000).filter(bool),
    ),
    max_size=8,
)


@given(_evenings(), _evenings(), _ASKED)
def test_corrections_of_an_evening_add_up_in_the_next_and_change_nothing_else(
    evening: tuple[list[Order], list[Payment]],
    following: tuple[list[Order], list[Payment]],
    asked: list[tuple[int, CorrectionKind, int | None]],
) -> None:
    written = _put_right(*evening, asked)
    orders, payments = following
    alone = figures(*orders, payments=tuple(payments))
    found = figures(*orders, payments=tuple(payments), corrections=written)
    assert replace(found, corrections=()) == alone
    assert found.drawer_cents - alone.money.cash_cents == sum(
        each.cents for each in written if each.kind in MOVES_CASH
    )
    assert sum(share.cents for each in written for share in each.shares) == sum(
        each.cents for each in written
    )
    for order in evening[0]:
        taken = sum(
            each.cents
            for each in evening[1]
            if each.number == order.number and each.way is PaymentWay.CASH
        )
        assert taken + sum(each.cents for each in written if each.number == order.number) >= 0


def _put_right(
    orders: list[Order],
    payments: list[Payment],
    asked: list[tuple[int, CorrectionKind, int | None]],
) -> tuple[Correction, ...]:
    """What of this can be true, one after the other."""
    written: tuple[Correction, ...] = ()
    by_number = {order.number: order for order in orders}
    for place, (number, kind, cents) in enumerate(asked):
        order = by_number.get(number)
        if order is None or (cents is None and kind is CorrectionKind.OTHER):
            continue
        size = cents if cents is None or kind is CorrectionKind.OTHER else abs(cents)
        try:
            one = correction_of(
                order,
                Asked(kind, size, f"reason {place}", "Ada"),
                payments=[each for each in payments if each.number == number],
                earlier=[each for each in written if each.number == number],
                at=after(900),
            )
        except CannotCorrect:
            continue
        written += (one,)
    return written

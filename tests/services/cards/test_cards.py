"""What each card does with a real database, and how the bar hears it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.answer import AnswerLine
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code, pager_code
from kiosk.domain.order import Order, OrderState, Why
from kiosk.domain.pagers import CallState, PagerState
from kiosk.domain.pause import PauseWhy, is_on
from kiosk.ports import PaymentWay
from kiosk.services.cards.deed import Said
from kiosk.services.cards.orders import MOST_CALLS
from kiosk.services.cards.pagers import pager_lost
from tests.services.conftest import Window

SECRET = bytes(32)
GIN = Goods(GoodsKind.INGREDIENT, "gin")


@pytest.fixture
def order(window: Window) -> Order:
    order = window.place()
    window.print_all()
    window.rings()
    return order


def play(window: Window, card: Card, *beside: str) -> None:
    """The card, then what it is about."""
    window.scan(card_code(card, SECRET), after=20)
    for code in beside:
        window.scan(code, after=1)


def ticket(window: Window, order: Order, paper: int = 0) -> str:
    return window.tickets(order.key)[paper].code


def make_ready(window: Window, order: Order) -> None:
    window.scan(ticket(window, order), after=5)
    window.rings()


def collect(window: Window, order: Order) -> None:
    make_ready(window, order)
    window.scan(ticket(window, order), after=10)
    window.rings()


def lines(window: Window) -> tuple[AnswerLine, ...]:
    answer = window.answers.due(window.clock.monotonic())
    return () if answer is None else answer.lines


def paid(window: Window, order: Order, way: PaymentWay | None = None) -> int:
    with window.storage.read() as records:
        return records.payments.approved(order.key, way)


@pytest.mark.parametrize(
    ("card", "why"),
    [
        (Card.GUEST_LEFT, Why.GUEST_LEFT),
        (Card.MISTAKE, Why.MISTAKE),
        (Card.CANNOT_MAKE, Why.SOLD_OUT),
        (Card.NO_ID, Why.NO_ID),
        (Card.DRUNK, Why.DRUNK),
    ],
)
def test_a_cancelled_order_keeps_its_reason_and_its_pager_is_missing(
    window: Window, order: Order, card: Card, why: Why
) -> None:
    play(window, card, ticket(window, order))
    after = window.order(order.key)
    assert (after.state, after.history[-1].why) == (OrderState.CANCELLED, why)
    assert window.pager(1).state is PagerState.MISSING
    assert window.rings() == ["second step", "understood"]
    assert window.said() == []


def test_the_card_alone_cancels_nothing_and_is_given_up(window: Window, order: Order) -> None:
    play(window, Card.NO_ID)
    window.scan(ticket(window, order), after=16)
    assert window.order(order.key).state is OrderState.PLACED
    assert window.rings() == ["second step", "refused", "refused"]
    assert [line.card for line in lines(window)] == [Card.NO_ID]


def test_a_card_is_given_up_once_though_the_disk_refuses(window: Window, order: Order) -> None:
    code = ticket(window, order)
    play(window, Card.NO_ID)
    window.storage.unread = 1
    window.scan(code, after=16)
    assert window.said() == ["card given up", "not saved"]
    window.scan(code, after=4)
    assert window.order(order.key).state is OrderState.READY
    assert window.said() == ["card given up", "not saved"]


def test_a_card_is_held_on_while_the_disk_refuses(window: Window, order: Order) -> None:
    code = ticket(window, order)
    play(window, Card.NO_ID)
    window.storage.refused = 1
    window.scan(code, after=1)
    assert window.order(order.key).state is OrderState.PLACED
    window.scan(code, after=4)
    assert window.order(order.key).history[-1].why is Why.NO_ID


def test_a_cancelled_order_cannot_be_cancelled_again(window: Window, order: Order) -> None:
    play(window, Card.NO_ID, ticket(window, order))
    play(window, Card.DRUNK, ticket(window, order))
    assert window.order(order.key).history[-1].why is Why.NO_ID
    assert window.said() == ["already"]


def test_a_ready_order_is_called_again_but_not_while_it_is_being_called(
    window: Window, order: Order
) -> None:
    make_ready(window, order)
    play(window, Card.CALL_AGAIN, ticket(window, order))
    assert len(window.calls(order.key)) == 1
    with window.storage.write() as records:
        (call,) = records.calls.of_order(order.key)
        records.calls.update(type(call)(**{**vars(call), "state": CallState.ACCEPTED}))
        records.commit()
    play(window, Card.CALL_AGAIN, ticket(window, order))
    assert [call.state for call in window.calls(order.key)] == [
        CallState.ACCEPTED,
        CallState.QUEUED,
    ]


def test_after_five_calls_a_guest_is_called_no_more(window: Window, order: Order) -> None:
    make_ready(window, order)
    for _ in range(6):
        with window.storage.write() as records:
            for call in records.calls.waiting():
                records.calls.update(replace(call, state=CallState.ACCEPTED))
            records.commit()
        play(window, Card.CALL_AGAIN, ticket(window, order))
    assert len(window.calls(order.key)) == MOST_CALLS
    assert [(str(line.word), line.count) for line in lines(window)][-1:] == [("called often", 2)]


def test_what_is_not_ready_cannot_be_called(window: Window, order: Order) -> None:
    play(window, Card.CALL_AGAIN, ticket(window, order))
    assert window.calls(order.key) == []
    assert window.said() == ["already"]


def test_not_ready_after_all_withdraws_the_call(window: Window, order: Order) -> None:
    make_ready(window, order)
    play(window, Card.NOT_READY, ticket(window, order))
    assert window.order(order.key).state is OrderState.PLACED
    assert [call.state for call in window.calls(order.key)] == [CallState.WITHDRAWN]


def test_handed_to_the_wrong_guest_it_comes_back_with_its_cash_and_its_pager(
    window: Window, order: Order
) -> None:
    collect(window, order)
    play(window, Card.NOT_READY, ticket(window, order))
    after = window.order(order.key)
    assert (after.state, after.paid, after.pager) == (OrderState.READY, False, 1)
    assert window.pager(1).state is PagerState.OUT
    assert paid(window, order) == 0
    assert [(line.word, line.cents) for line in lines(window)] == [("give back", order.total_cents)]


def test_brought_back_it_is_handed_over_with_the_ticket_it_was_made_by(
    window: Window, order: Order
) -> None:
    collect(window, order)
    play(window, Card.NOT_READY, ticket(window, order))
    window.scan(ticket(window, order), after=15)
    after = window.order(order.key)
    assert (after.state, after.paid) == (OrderState.COLLECTED, True)
    assert paid(window, order, PaymentWay.CASH) == order.total_cents


def test_after_ten_minutes_it_was_collected_for_good(window: Window, order: Order) -> None:
    collect(window, order)
    window.clock.advance(600)
    play(window, Card.NOT_READY, ticket(window, order))
    assert window.order(order.key).state is OrderState.COLLECTED
    assert paid(window, order) == order.total_cents


def test_a_ticket_is_printed_again_as_a_copy_once(window: Window, order: Order) -> None:
    play(window, Card.REPRINT, ticket(window, order))
    play(window, Card.REPRINT, ticket(window, order))
    assert [job.is_copy for job in window.tickets(order.key)] == [False, True]


def test_the_last_ticket_is_printed_again_without_being_there(window: Window, order: Order) -> None:
    other = window.place("negroni")
    window.clock.advance(1)
    window.print_all()
    play(window, Card.REPRINT_LAST)
    assert len(window.tickets(order.key)) == 1
    assert [job.is_copy for job in window.tickets(other.key)] == [False, True]


def test_the_last_ticket_is_one_that_came_out(window: Window, order: Order) -> None:
    window.printer.unplug()
    other = window.place("negroni")
    play(window, Card.GUEST_LEFT, ticket(window, other))
    window.spooler.step()  # its ticket is withdrawn before a byte of it was written
    play(window, Card.REPRINT_LAST)
    assert [job.is_copy for job in window.tickets(order.key)] == [False, True]


def test_without_any_ticket_there_is_no_last_one(window: Window) -> None:
    play(window, Card.REPRINT_LAST)
    assert window.said() == ["no ticket"]


def test_given_for_free_nothing_is_taken_at_the_hatch(window: Window, order: Order) -> None:
    play(window, Card.FREE_ON_THE_HOUSE, ticket(window, order))
    collect(window, order)
    after = window.order(order.key)
    assert (after.state, after.paid) == (OrderState.COLLECTED, True)
    assert paid(window, order, PaymentWay.CASH) == 0
    assert paid(window, order, PaymentWay.FREE) == order.total_cents


def test_not_paid_is_handed_over_and_stays_unpaid(window: Window, order: Order) -> None:
    make_ready(window, order)
    play(window, Card.NOT_PAID, ticket(window, order))
    after = window.order(order.key)
    assert (after.state, after.paid) == (OrderState.COLLECTED, False)
    assert window.pager(1).state is PagerState.FREE


def test_handed_over_unpaid_nobody_is_called_for_it(window: Window, order: Order) -> None:
    make_ready(window, order)
    play(window, Card.NOT_PAID, ticket(window, order))
    assert [call.state for call in window.calls(order.key)] == [CallState.WITHDRAWN]


def test_what_ran_out_is_a_row_until_it_is_back(window: Window) -> None:
    play(window, Card.SOLD_OUT, goods_code(GIN, SECRET))
    with window.storage.read() as records:
        assert [each.goods for each in records.shortages.open()] == [GIN]
    play(window, Card.BACK_AGAIN, goods_code(GIN, SECRET))
    with window.storage.read() as records:
        assert records.shortages.open() == ()


def test_what_has_not_run_out_is_not_back(window: Window) -> None:
    play(window, Card.BACK_AGAIN, goods_code(GIN, SECRET))
    assert window.said() == ["not sold out"]


@pytest.mark.usefixtures("order")
def test_the_thing_may_be_scanned_before_its_card(window: Window) -> None:
    window.scan(goods_code(GIN, SECRET))
    window.scan(card_code(Card.SOLD_OUT, SECRET), after=1)
    with window.storage.read() as records:
        assert [each.goods for each in records.shortages.open()] == [GIN]
    assert window.rings() == ["second step", "understood"]


@pytest.mark.usefixtures("order")
def test_a_pause_ends_with_its_card_and_ten_minutes_add_up(window: Window) -> None:
    play(window, Card.TEN_MINUTES)
    window.rings()
    play(window, Card.TEN_MINUTES)
    window.rings()
    with window.storage.read() as records:
        pause = records.pauses.open()
    assert pause is not None
    assert pause.until is not None
    assert (pause.until - pause.began_at).total_seconds() == 1200
    play(window, Card.PAUSE)
    with window.storage.read() as records:
        pause = records.pauses.open()
    assert pause is not None
    assert (pause.why, pause.until) == (PauseWhy.CARD, None)
    window.rings()
    play(window, Card.RESUME)
    with window.storage.read() as records:
        assert not is_on(records.pauses.open(), window.clock.now())
    window.rings()
    play(window, Card.RESUME)
    assert window.said() == ["not paused"]


def test_another_pager_goes_out_and_the_first_is_missing(window: Window, order: Order) -> None:
    make_ready(window, order)
    play(window, Card.SWAP_PAGER, ticket(window, order))
    assert window.order(order.key).pager == 2
    assert window.pager(1).state is PagerState.MISSING
    assert window.pager(2).order_key == order.key
    assert [(call.pager, call.state) for call in window.calls(order.key)] == [
        (1, CallState.WITHDRAWN),
        (2, CallState.QUEUED),
    ]


def test_a_lost_pager_leaves_its_order_with_the_number_and_comes_back_by_its_code(
    window: Window, order: Order
) -> None:
    play(window, Card.PAGER_LOST, ticket(window, order))
    assert window.order(order.key).pager is None
    lost = window.pager(1)
    assert lost.state is PagerState.MISSING
    window.scan(pager_code(1, lost.since, SECRET), after=5)
    assert window.pager(1).state is PagerState.FREE


@pytest.mark.parametrize("card", [Card.PAGER_LOST, Card.SWAP_PAGER, Card.GUEST_LEFT])
def test_the_ticket_that_said_which_pager_is_away_says_which_was_found(
    window: Window, order: Order, card: Card
) -> None:
    play(window, card, ticket(window, order))
    assert window.pager(1).state is PagerState.MISSING
    play(window, Card.PAGER_FOUND, ticket(window, order))
    assert window.pager(1).state is PagerState.FREE


def test_nobody_says_that_a_pager_went_out_while_nobody_can_know(
    window: Window, order: Order
) -> None:
    code = ticket(window, order)
    play(window, Card.SWAP_PAGER)
    window.storage.unsure = 1
    window.scan(code, after=1)
    assert window.said() == ["not saved"]


def test_a_guest_whose_drink_is_not_ready_is_not_called_by_her_new_pager(
    window: Window, order: Order
) -> None:
    play(window, Card.SWAP_PAGER, ticket(window, order))
    assert window.order(order.key).pager == 2
    assert window.calls(order.key) == []


@pytest.mark.parametrize("card", [Card.PAGER_LOST, Card.SWAP_PAGER])
def test_a_lost_pager_is_not_back_because_its_order_was_handed_over(
    window: Window, order: Order, card: Card
) -> None:
    play(window, card, ticket(window, order))
    collect(window, order)
    assert window.order(order.key).state is OrderState.COLLECTED
    assert [window.pager(number).state for number in (1, 2)] == [
        PagerState.MISSING,
        PagerState.FREE,
    ]


def test_an_old_ticket_loses_no_pager_that_another_guest_has(window: Window, order: Order) -> None:
    collect(window, order)
    window.clock.advance(120)
    window.place()
    second = window.place()  # the first takes the other one
    assert second.pager == order.pager
    play(window, Card.PAGER_LOST, ticket(window, order))
    assert window.order(second.key).pager == order.pager
    assert window.said() == ["no pager"]


def test_a_pager_that_is_lost_twice_keeps_the_code_on_the_paper(
    window: Window, order: Order
) -> None:
    play(window, Card.PAGER_LOST, ticket(window, order))
    code = pager_code(1, window.pager(1).since, SECRET)
    with window.storage.write() as records:
        said = Said(Card.PAGER_LOST, window.clock.now() + timedelta(minutes=1), pager=1)
        assert pager_lost(records, said).counts
        records.commit()
    window.scan(code, after=60)
    assert window.pager(1).state is PagerState.FREE


def test_of_an_order_without_a_pager_none_is_found(window: Window, order: Order) -> None:
    window.place()
    bare = window.place()
    assert bare.pager is None
    window.print_all()
    play(window, Card.PAGER_FOUND, ticket(window, bare))
    assert window.said() == ["no pager"]


def test_a_guessed_pager_code_finds_nothing(window: Window, order: Order) -> None:
    play(window, Card.PAGER_LOST, ticket(window, order))
    play(window, Card.PAGER_FOUND, "P1.AAAA")
    assert window.pager(1).state is PagerState.MISSING


def test_a_card_of_another_window_is_refused(window: Window) -> None:
    window.scan(card_code(Card.PAUSE, bytes(range(32))))
    assert window.said() == ["not ours"]
    with window.storage.read() as records:
        assert records.pauses.open() is None

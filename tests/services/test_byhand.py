"""What the staff screen does is what a scan does: the same rows, the same answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.answer import AnswerWord
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code
from kiosk.domain.order import Order, OrderState, Why
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.printjob import JobState
from kiosk.domain.trial import trial_code
from kiosk.ports import Ring
from kiosk.services.businessday import Calendar
from kiosk.services.byhand import Beside, ByHand
from kiosk.services.cards.deed import Heard
from kiosk.services.cards.table import deeds
from kiosk.services.ordering import Ordering
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.fakes import sample_menu
from tests.services.conftest import RULES, Window

SECRET = bytes(32)


@pytest.fixture
def order(window: Window) -> Order:
    order = window.place()
    window.print_all()
    window.rings()
    window.clock.advance(20)
    return order


@pytest.fixture
def hand(window: Window) -> ByHand:
    calendar = Calendar("43", RULES.zone, RULES.day_starts)
    hand = ByHand(
        window.storage,
        window.clock,
        deeds=deeds(sample_menu, "it", calendar, most_calls=5),
        steps=window.steps,
        changed=lambda: None,
    )
    window.clock.advance(20)
    return hand


def words(heard: Heard) -> list[AnswerWord]:
    return [line.word for line in heard.lines]


def test_a_typed_number_makes_ready_and_eight_seconds_later_collects(
    window: Window, hand: ByHand, order: Order
) -> None:
    assert hand.enter(order.number).counts
    assert window.order(order.key).state is OrderState.READY
    assert [call.number for call in window.calls(order.key)] == [order.number]

    window.clock.advance(5)
    too_soon = hand.enter(order.number)
    assert (too_soon.counts, words(too_soon)) == (False, [AnswerWord.TOO_SOON])
    assert window.order(order.key).state is OrderState.READY

    window.clock.advance(5)
    assert hand.enter(order.number).counts
    assert window.order(order.key).state is OrderState.COLLECTED
    with window.storage.read() as records:
        assert records.payments.approved(order.key) == order.total_cents
    assert window.pager(1).state is PagerState.FREE

    third = hand.enter(order.number)
    assert (third.counts, words(third)) == (False, [AnswerWord.ALREADY])


def test_nothing_is_rung_and_nothing_printed_of_it(
    window: Window, hand: ByHand, order: Order
) -> None:
    hand.enter(order.number)
    hand.enter(999)
    hand.play(Card.RESUME, Beside())
    assert window.rings() == []
    assert window.said() == []


def test_a_typed_number_collects_what_a_scan_made_ready(
    window: Window, hand: ByHand, order: Order
) -> None:
    window.scan(window.tickets(order.key)[0].code)
    window.clock.advance(10)
    assert hand.enter(order.number).counts
    assert window.order(order.key).state is OrderState.COLLECTED


def test_a_typed_number_right_after_a_scan_is_too_soon(
    window: Window, hand: ByHand, order: Order
) -> None:
    window.scan(window.tickets(order.key)[0].code)
    window.clock.advance(4)
    assert words(hand.enter(order.number)) == [AnswerWord.TOO_SOON]


def test_a_typed_number_proves_no_paper(window: Window, hand: ByHand) -> None:
    order = window.place()
    assert hand.enter(order.number).counts
    assert window.tickets(order.key)[0].state is JobState.QUEUED


def test_a_number_nobody_has_is_said_so(window: Window, hand: ByHand, order: Order) -> None:
    assert words(hand.enter(order.number + 1)) == [AnswerWord.UNKNOWN_ORDER]


def test_before_the_first_order_every_number_is_unknown(window: Window, hand: ByHand) -> None:
    assert words(hand.enter(1)) == [AnswerWord.UNKNOWN_ORDER]


def test_a_card_does_what_it_does_under_the_scanner(
    window: Window, hand: ByHand, order: Order
) -> None:
    assert hand.play(Card.NO_ID, Beside(order_key=order.key)).counts
    after = window.order(order.key)
    assert (after.state, after.history[-1].why) == (OrderState.CANCELLED, Why.NO_ID)
    assert window.pager(1).state is PagerState.MISSING

    again = hand.play(Card.DRUNK, Beside(order_key=order.key))
    assert (again.ring, words(again)) == (Ring.REFUSED, [AnswerWord.ALREADY])
    assert window.order(order.key).history[-1].why is Why.NO_ID


def test_what_ran_out_is_a_row_and_is_back_again(window: Window, hand: ByHand) -> None:
    gin = Goods(GoodsKind.INGREDIENT, "gin")
    assert hand.play(Card.SOLD_OUT, Beside(goods=gin)).counts
    with window.storage.read() as records:
        assert [each.goods for each in records.shortages.open()] == [gin]
    assert hand.play(Card.BACK_AGAIN, Beside(goods=gin)).counts
    with window.storage.read() as records:
        assert records.shortages.open() == ()


@pytest.mark.parametrize("state", [PagerState.MISSING, PagerState.HELD])
def test_a_pager_that_is_away_is_found(window: Window, hand: ByHand, state: PagerState) -> None:
    with window.storage.write() as records:
        records.pagers.save(Pager(2, state, window.clock.now()))
        records.commit()
    assert hand.play(Card.PAGER_FOUND, Beside(pager=2)).counts
    assert window.pager(2).state is PagerState.FREE


def test_a_card_held_at_the_scanner_stays_there(window: Window, hand: ByHand, order: Order) -> None:
    other = window.place()
    window.print_all()
    window.scan(card_code(Card.NO_ID, SECRET), after=20)
    hand.enter(other.number)
    window.scan(window.tickets(order.key)[0].code, after=1)
    assert window.order(order.key).state is OrderState.CANCELLED
    assert window.order(other.key).state is OrderState.READY


def test_the_test_papers_code_rings_and_changes_nothing(window: Window, order: Order) -> None:
    window.scan(trial_code(order.day, SECRET), after=20)
    assert window.rings() == ["understood"]
    assert window.said() == []
    assert window.order(order.key).state is OrderState.PLACED


def stands(window: Window, order: Order) -> tuple[object, ...]:
    """All that a scan of its ticket could have changed."""
    now = window.order(order.key)
    with window.storage.read() as records:
        paid = records.payments.approved(order.key)
    pager = window.pager(order.pager or 0)
    return (
        now.state,
        paid,
        len(window.calls(order.key)),
        pager.state,
        [(row.who, row.after, row.why) for row in now.history],
    )


@pytest.mark.parametrize(
    "pauses", [(4, 4, 4), (20, 4, 4, 4), (20, 9), (20, 7.9, 8), (20, 9, 4), (20, 9, 600, 20)]
)
def test_at_any_pace_a_typed_number_does_what_its_ticket_does(
    window: Window, hand: ByHand, pauses: tuple[float, ...]
) -> None:
    scanned, typed = window.place(), window.place()
    window.print_all()
    ticket = window.tickets(scanned.key)[0].code
    for pause in pauses:
        window.clock.advance(pause)
        window.scan(ticket)
        hand.enter(typed.number)
        assert stands(window, typed) == stands(window, scanned)


def test_a_typed_number_of_an_order_a_copy_made_ready_collects_it_at_once(
    window: Window, hand: ByHand, order: Order
) -> None:
    hand.play(Card.REPRINT, Beside(order_key=order.key))
    window.print_all()
    window.scan(window.tickets(order.key)[1].code, after=4)
    window.clock.advance(10)
    assert hand.enter(order.number).counts
    assert window.order(order.key).state is OrderState.COLLECTED


def test_a_ticket_found_after_its_number_was_typed_asks_once_more(
    window: Window, hand: ByHand, order: Order
) -> None:
    hand.enter(order.number)
    ticket = window.tickets(order.key)[0].code
    window.scan(ticket, after=10)
    assert window.rings() == ["second step"]
    window.scan(ticket, after=4)
    assert window.order(order.key).state is OrderState.COLLECTED


def test_of_a_cancelled_order_the_number_says_so(
    window: Window, hand: ByHand, order: Order
) -> None:
    hand.play(Card.GUEST_LEFT, Beside(order_key=order.key))
    heard = hand.enter(order.number)
    assert (heard.counts, words(heard)) == (False, [AnswerWord.ALREADY])
    assert heard.lines[0].state is OrderState.CANCELLED


def test_after_closing_a_number_is_what_the_night_left_of_it(
    window: Window, hand: ByHand, order: Order
) -> None:
    hand.play(Card.CLOSE, Beside())
    heard = hand.enter(order.number)
    assert (heard.counts, heard.lines[0].state) == (False, OrderState.ABANDONED)
    window.clock.advance(24 * 3600)
    tonight = window.place()
    assert tonight.number == order.number
    hand.enter(order.number)
    assert window.order(tonight.key).state is OrderState.READY
    assert window.order(order.key).state is OrderState.ABANDONED


def test_of_two_windows_on_one_database_a_number_is_this_windows(
    window: Window, hand: ByHand, order: Order, database: str
) -> None:
    engine = open_engine(database)
    prepare(engine, "44", new_secret=lambda: bytes([44]) * 32)
    other = Window(SqlStorage(engine, "44"))
    rules = replace(RULES, window="44")
    other.ordering = Ordering(
        other.storage, other.clock, rules=rules, may_order=lambda: True, steps=other.steps
    )
    for _ in range(2):
        theirs = other.place(key=other.ids.key() + "-44")
    assert theirs.number == order.number + 1
    assert words(hand.enter(theirs.number)) == [AnswerWord.UNKNOWN_ORDER]
    hand.enter(order.number)
    with other.storage.read() as records:
        assert {each.state for each in records.orders.open()} == {OrderState.PLACED}
    engine.dispose()

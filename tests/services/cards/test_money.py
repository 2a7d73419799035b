"""Money at the hatch: paid, in part, not at all, given away, given back; each a row."""

from __future__ import annotations

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code
from kiosk.domain.figures import DayReport, Money, Settled
from kiosk.domain.order import Order, OrderState, Why
from kiosk.domain.papers import Ticket
from kiosk.domain.payment import PaymentWay
from kiosk.services.ordering import Placed
from tests.fakes import sample_menu
from tests.services.conftest import Window

SECRET = bytes(32)
NEGRONI, CHINOTTO = 900, 600


@pytest.fixture
def order(window: Window) -> Order:
    """A Negroni and two chinotti."""
    menu = sample_menu()
    negroni, chinotto = menu.drink("negroni"), menu.drink("chinotto")
    basket = (
        Basket("round")
        .add(negroni, negroni.as_it_stands())
        .add(chinotto, chinotto.as_it_stands(), 2)
    )
    placed = window.ordering.place(basket, "en")
    assert isinstance(placed, Placed)
    window.print_all()
    return placed.order


def play(window: Window, card: Card, order: Order, *drinks: str) -> None:
    window.scan(card_code(card, SECRET), after=20)
    for drink in drinks:
        window.scan(goods_code(Goods(GoodsKind.DRINK, drink), SECRET), after=4)
    scan(window, order, after=4)


def scan(window: Window, order: Order, *, after: float) -> None:
    window.scan(window.tickets(order.key)[0].code, after=after)


def paid(window: Window, order: Order, way: PaymentWay) -> int:
    with window.storage.read() as records:
        return records.payments.approved(order.key, way)


def told(window: Window) -> list[tuple[str, int | None]]:
    answer = window.answers.due(window.clock.monotonic())
    return [] if answer is None else [(str(line.word), line.cents) for line in answer.lines]


def money_at_closing(window: Window) -> Money:
    window.clock.advance(20)
    for _ in range(2):
        window.scan(card_code(Card.CLOSE, SECRET), after=5)
    window.print_all()
    (report,) = (paper for paper, _ in window.printer.papers if isinstance(paper, DayReport))
    return report.figures.money


def test_a_part_that_is_not_paid_is_named_by_its_drinks(window: Window, order: Order) -> None:
    scan(window, order, after=5)
    play(window, Card.NOT_PAID, order, "chinotto")
    assert window.order(order.key).state is OrderState.COLLECTED
    assert paid(window, order, PaymentWay.CASH) == NEGRONI + CHINOTTO
    assert told(window) == [("take", NEGRONI + CHINOTTO)]
    money = money_at_closing(window)
    assert (money.cash_cents, money.not_paid.cents) == (NEGRONI + CHINOTTO, CHINOTTO)
    assert [share.settled for share in money.shares] == [Settled.IN_PARTS]


def test_nothing_of_it_paid_needs_no_drink(window: Window, order: Order) -> None:
    scan(window, order, after=5)
    play(window, Card.NOT_PAID, order)
    assert paid(window, order, PaymentWay.CASH) == 0
    assert told(window) == []
    assert money_at_closing(window).not_paid.cents == order.total_cents


def test_one_glass_given_for_free_the_rest_is_paid_by_the_second_scan(
    window: Window, order: Order
) -> None:
    play(window, Card.FREE_AS_AN_APOLOGY, order, "negroni")
    assert told(window) == [("take", 2 * CHINOTTO)]
    scan(window, order, after=5)
    scan(window, order, after=10)
    after = window.order(order.key)
    assert (after.state, after.paid) == (OrderState.COLLECTED, True)
    money = money_at_closing(window)
    assert money.cash_cents == 2 * CHINOTTO
    assert [(each.why, each.cents) for each in money.free] == [("an apology", NEGRONI)]
    assert money.not_paid.numbers == ()


def test_what_was_given_though_its_commit_failed_is_not_given_again(
    window: Window, order: Order
) -> None:
    window.scan(card_code(Card.FREE_ON_THE_HOUSE, SECRET), after=20)
    window.scan(goods_code(Goods(GoodsKind.DRINK, "chinotto"), SECRET), after=4)
    window.rings()
    window.storage.unsure = 1
    scan(window, order, after=4)
    assert window.rings() == ["understood"]
    assert told(window) == [("take", NEGRONI + CHINOTTO)]
    assert paid(window, order, PaymentWay.FREE) == CHINOTTO


def test_what_was_not_given_is_not_said_to_be(window: Window, order: Order) -> None:
    window.scan(card_code(Card.FREE_ON_THE_HOUSE, SECRET), after=20)
    window.rings()
    window.storage.refused = 1
    scan(window, order, after=4)
    assert window.rings() == ["refused"]
    assert told(window) == [("not saved", None)]
    assert paid(window, order, PaymentWay.FREE) == 0


def test_never_more_is_given_away_than_is_owed(window: Window, order: Order) -> None:
    for _ in range(2):
        play(window, Card.FREE_ON_THE_HOUSE, order, "negroni")
    assert paid(window, order, PaymentWay.FREE) == 2 * NEGRONI
    play(window, Card.FREE_AS_AN_APOLOGY, order, "negroni")
    assert paid(window, order, PaymentWay.FREE) == order.total_cents
    assert window.order(order.key).paid
    money = money_at_closing(window)
    assert (money.free, money.not_paid.cents, money.cash_cents) == ((), 0, 0)  # nobody got it


def test_a_ticket_printed_again_says_what_is_still_to_pay(window: Window, order: Order) -> None:
    play(window, Card.FREE_ON_THE_HOUSE, order, "negroni")
    play(window, Card.REPRINT, order)
    window.print_all()
    tickets = [paper for paper, _ in window.printer.papers if isinstance(paper, Ticket)]
    assert [paper.to_pay_cents for paper in tickets] == [order.total_cents, 2 * CHINOTTO]


def test_a_drink_that_is_not_in_the_order_changes_nothing(window: Window, order: Order) -> None:
    scan(window, order, after=5)
    window.rings()
    play(window, Card.NOT_PAID, order, "solo")
    assert window.order(order.key).state is OrderState.READY
    assert window.rings()[-1] == "refused"
    assert [word for word, _ in told(window)] == ["misfit"]


def test_cancelled_after_it_was_paid_what_to_give_back_is_said_and_counted(
    window: Window, order: Order
) -> None:
    scan(window, order, after=5)
    scan(window, order, after=10)
    play(window, Card.NOT_READY, order)
    assert told(window) == [("give back", order.total_cents)]
    play(window, Card.MISTAKE, order)
    money = money_at_closing(window)
    assert (money.cash_taken_cents, money.cash_cents) == (order.total_cents, 0)
    assert (money.given_back.numbers, money.given_back.cents) == (
        (order.number,),
        order.total_cents,
    )


def test_a_paid_order_is_cancelled_in_one_movement(window: Window, order: Order) -> None:
    scan(window, order, after=5)
    scan(window, order, after=10)
    play(window, Card.GUEST_LEFT, order)
    after = window.order(order.key)
    assert [row.why for row in after.history[-2:]] == [Why.BROUGHT_BACK, Why.GUEST_LEFT]
    assert (after.state, after.paid) == (OrderState.CANCELLED, False)
    assert told(window) == [("give back", order.total_cents)]
    money = money_at_closing(window)
    assert (money.cash_cents, money.given_back.cents) == (0, order.total_cents)


def test_ten_minutes_after_it_was_paid_it_cannot_be_cancelled(window: Window, order: Order) -> None:
    scan(window, order, after=5)
    scan(window, order, after=10)
    window.clock.advance(600)
    play(window, Card.GUEST_LEFT, order)
    assert window.order(order.key).state is OrderState.COLLECTED
    assert [word for word, _ in told(window)] == ["already"]


def test_given_for_free_and_then_cancelled_was_no_gift(window: Window, order: Order) -> None:
    play(window, Card.FREE_ON_THE_HOUSE, order)
    play(window, Card.GUEST_LEFT, order)
    money = money_at_closing(window)
    assert (money.free, money.cash_cents, money.to_give_back_cents) == ((), 0, 0)

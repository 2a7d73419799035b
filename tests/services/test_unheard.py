"""A scan that counted is answered, also if the program ended before the bell rang."""

from __future__ import annotations

from kiosk.domain.answer import AnswerLine
from kiosk.domain.basket import Basket
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code
from kiosk.domain.order import OrderState
from kiosk.services.unheard import TOO_OLD, unheard_scans
from tests.fakes import sample_menu
from tests.services.conftest import Window

SECRET = bytes(32)
NEGRONI = goods_code(Goods(GoodsKind.DRINK, "negroni"), SECRET)


def said_at_start(window: Window, *, after: float) -> list[tuple[int | None, OrderState | None]]:
    """What is said when the program starts so many seconds later."""
    window.clock.advance(after)
    with window.storage.read() as records:
        lines = unheard_scans(records, "bar", window.clock.now())
    return [(line.number, line.state) for line in lines]


def made_ready(window: Window) -> None:
    order = window.place()
    window.print_all()
    window.scan(window.tickets(order.key)[0].code, after=120)


def test_a_scan_just_before_the_end_is_said_after_the_start(window: Window) -> None:
    made_ready(window)
    assert said_at_start(window, after=5) == [(1, OrderState.READY)]


def test_scans_while_the_printer_was_off_are_said_however_the_program_ended(
    window: Window,
) -> None:
    made_ready(window)
    window.printer.unplug()
    window.place()
    window.print_all()
    window.scan(window.tickets("key-1")[0].code, after=60)
    assert said_at_start(window, after=600) == [(1, OrderState.COLLECTED)]


def test_what_was_answered_before_a_paper_came_out_is_not_said_again(window: Window) -> None:
    made_ready(window)
    window.clock.advance(10)
    window.place()
    window.print_all()
    assert said_at_start(window, after=120) == []


def test_what_is_long_past_is_not_said(window: Window) -> None:
    made_ready(window)
    assert said_at_start(window, after=TOO_OLD.total_seconds() + 1) == []


def test_what_nobody_scanned_is_not_said(window: Window) -> None:
    window.place()
    window.print_all()
    assert said_at_start(window, after=5) == []


def test_a_window_without_a_day_says_nothing(window: Window) -> None:
    assert said_at_start(window, after=0) == []


def test_the_line_says_number_state_and_time(window: Window) -> None:
    made_ready(window)
    with window.storage.read() as records:
        (line,) = unheard_scans(records, "bar", window.clock.now())
    assert isinstance(line, AnswerLine)
    assert line.at == window.clock.now()


def told_at_start(window: Window) -> list[tuple[str, int | None, int | None]]:
    with window.storage.read() as records:
        lines = unheard_scans(records, "bar", window.clock.now())
    return [(str(line.word), line.cents, line.pager) for line in lines]


def two_drinks(window: Window) -> str:
    """A Negroni and a chinotto; the code of their ticket."""
    basket = Basket("key-1")
    for name in ("negroni", "chinotto"):
        drink = sample_menu().drink(name)
        basket = basket.add(drink, drink.as_it_stands())
    window.ordering.place(basket, "en")
    window.print_all()
    return window.tickets("key-1")[0].code


def play(window: Window, card: Card, *beside: str) -> None:
    window.scan(card_code(card, SECRET), after=20)
    for code in beside:
        window.scan(code, after=4)


def test_what_to_give_back_is_said_also_if_the_program_ended(window: Window) -> None:
    made_ready(window)
    window.scan(window.tickets("key-1")[0].code, after=10)
    play(window, Card.MISTAKE, window.tickets("key-1")[0].code)
    assert told_at_start(window) == [("already", None, None), ("give back", 900, None)]


def test_what_is_still_to_take_is_said_also_if_the_program_ended(window: Window) -> None:
    ticket = two_drinks(window)
    play(window, Card.FREE_ON_THE_HOUSE, NEGRONI, ticket)
    assert told_at_start(window) == [("take", 600, None)]
    window.scan(ticket, after=10)
    play(window, Card.NOT_PAID, ticket)
    assert ("take", 600, None) not in told_at_start(window)


def test_of_a_part_that_was_not_paid_the_rest_is_said(window: Window) -> None:
    ticket = two_drinks(window)
    window.scan(ticket, after=5)
    play(window, Card.NOT_PAID, NEGRONI, ticket)
    assert told_at_start(window) == [("already", None, None), ("take", 600, None)]


def test_another_pager_is_said_also_if_the_program_ended(window: Window) -> None:
    window.place()
    window.print_all()
    play(window, Card.SWAP_PAGER, window.tickets("key-1")[0].code)
    assert told_at_start(window) == [("pager instead", None, 2)]

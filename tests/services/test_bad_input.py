"""What is held to the scanner and means nothing here: one ring, one line, nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import (
    TicketCode,
    card_code,
    goods_code,
    help_code,
    pager_code,
    read_ticket_code,
    ticket_code,
)
from kiosk.domain.order import Order
from kiosk.domain.samples.orders import CHECK
from kiosk.storage.engine import open_engine
from kiosk.storage.tables import metadata
from tests.fakes import EVENING
from tests.services.conftest import Window

OURS = bytes(32)
ANOTHER_BARS = b"another bar's own secret"
NOT_OURS = "not ours"


def _of_another_day(order: Order) -> str:
    code = TicketCode(order.day - timedelta(days=1), order.number, 1)
    return ticket_code(code, OURS)


def _ticket(order: Order, secret: bytes = OURS) -> str:
    return ticket_code(TicketCode(order.day, order.number, 1), secret)


def _guessed(order: Order) -> str:
    code = _ticket(order)
    return code[:-4] + ("AAAA" if not code.endswith("AAAA") else "BBBB")


LIMES = Goods(GoodsKind.INGREDIENT, "lime")
WRONG: dict[str, tuple[Callable[[Order], str], str]] = {
    "a card of another bar": (lambda _: card_code(Card.PAUSE, ANOTHER_BARS), NOT_OURS),
    "a card that closes another bar": (lambda _: card_code(Card.CLOSE, ANOTHER_BARS), NOT_OURS),
    "a ticket of another bar": (lambda order: _ticket(order, ANOTHER_BARS), NOT_OURS),
    "limes of another bar": (lambda _: goods_code(LIMES, ANOTHER_BARS), NOT_OURS),
    "a pager of another bar": (lambda _: pager_code(1, EVENING, ANOTHER_BARS), "not held"),
    "a call for help in another bar": (lambda _: help_code(1, EVENING, ANOTHER_BARS), NOT_OURS),
    "the first half of a ticket": (lambda order: _ticket(order)[:6], NOT_OURS),
    "the last half of a ticket": (lambda order: _ticket(order)[6:], NOT_OURS),
    "a ticket without its last letter": (lambda order: _ticket(order)[:-1], NOT_OURS),
    "a ticket without its first letter": (lambda order: _ticket(order)[1:], NOT_OURS),
    "the first half of a card": (lambda _: card_code(Card.CLOSE, OURS)[:5], NOT_OURS),
    "a dirty letter in a card": (
        lambda _: card_code(Card.PAUSE, OURS).replace("PAUSE", "PAUSF"),
        NOT_OURS,
    ),
    "two cards without a suffix between": (
        lambda _: card_code(Card.PAUSE, OURS) + card_code(Card.CLOSE, OURS),
        NOT_OURS,
    ),
    "a card and a ticket without a suffix between": (
        lambda order: card_code(Card.NO_ID, OURS) + _ticket(order),
        NOT_OURS,
    ),
    "the same ticket twice without a suffix between": (
        lambda order: _ticket(order) * 2,
        NOT_OURS,
    ),
    "a ticket from yesterday": (_of_another_day, "other day"),
    "a number that nobody has": (
        lambda order: ticket_code(TicketCode(order.day, 998, 1), OURS),
        "unknown order",
    ),
    "a guess from a guest's phone": (_guessed, NOT_OURS),
    "a ticket in small letters from a phone": (lambda order: _ticket(order).lower(), NOT_OURS),
    "an address of the web": (lambda _: "https://example.org/menu?table=4", NOT_OURS),
    "a wireless network": (lambda _: "WIFI:T:WPA;S:Bar;P:negroni;;", NOT_OURS),
    "a bottle of gin": (lambda _: "5000281020358", NOT_OURS),
    "a ticket of the sheet of samples": (lambda _: f"T00042.1.{CHECK}", NOT_OURS),
    "a call for help from the sheet of samples": (lambda _: f"H17.{CHECK}", NOT_OURS),
    "a pager of the sheet of samples": (lambda _: f"P5.{CHECK}", NOT_OURS),
    "a very long text": (lambda _: "C" * 120, NOT_OURS),
    "letters of another script": (lambda _: "T26K42\u0661.1.AAAA", NOT_OURS),
}


@pytest.fixture
def engine(database: str, window: Window) -> Engine:
    return open_engine(database)


def _everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with engine.connect() as connection:
        rows = {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
        }
    engine.dispose()
    return rows


def _heard(window: Window) -> tuple[list[str], list[str]]:
    """What was rung, and the lines that came out, since the last look."""
    rings, said = window.rings(), window.said()
    window.print_all()
    return rings, said


def test_it_changes_nothing_rings_once_and_says_why_in_one_line(
    window: Window, engine: Engine
) -> None:
    order = window.place()
    window.print_all()
    before = _everything(engine)
    heard = {}
    for wrong, (make, _) in WRONG.items():
        window.scan(make(order), after=61)
        heard[wrong] = _heard(window)
        assert _everything(engine) == before, wrong
    assert heard == {wrong: (["refused"], [why]) for wrong, (_, why) in WRONG.items()}


def test_it_does_nothing_either_while_a_card_is_held(window: Window, engine: Engine) -> None:
    order = window.place()
    window.print_all()
    before = _everything(engine)
    heard = {}
    for wrong, (make, _) in WRONG.items():
        window.scan(card_code(Card.GUEST_LEFT, OURS), after=61)
        _heard(window)
        window.scan(make(order), after=2)
        heard[wrong] = window.rings()
        assert _everything(engine) == before, wrong
    assert all(rings == ["refused"] for rings in heard.values()), heard


@pytest.mark.parametrize("wrong", ["the first half of a ticket", "a ticket from yesterday"])
def test_a_card_is_held_on_or_the_next_ticket_would_be_ready(window: Window, wrong: str) -> None:
    order = window.place()
    window.print_all()
    window.scan(card_code(Card.GUEST_LEFT, OURS), after=5)
    window.scan(WRONG[wrong][0](order), after=2)
    window.scan(_ticket(order), after=2)
    assert window.rings() == ["second step", "refused", "understood"]
    assert window.order(order.key).state == "cancelled"


def test_two_cards_at_once_are_neither_and_a_ticket_after_them_is_not_cancelled(
    window: Window, engine: Engine
) -> None:
    order = window.place()
    window.print_all()
    before = _everything(engine)
    window.scan(card_code(Card.CALL_AGAIN, OURS), after=5)
    window.scan(card_code(Card.GUEST_LEFT, OURS), after=0.3)
    assert window.rings() == ["second step", "refused"]
    assert window.said() == ["two cards"]
    window.scan(_ticket(order), after=1)
    assert window.rings() == ["refused"]
    assert _everything(engine) == before


def test_a_screen_that_flickers_rings_once_a_minute(window: Window) -> None:
    for _ in range(20):
        window.scan("https://example.org", after=4)
    assert window.rings() == ["refused", "refused"]


def test_the_right_code_counts_at_once_after_all_of_them(window: Window) -> None:
    order = window.place()
    window.print_all()
    for make, _ in WRONG.values():
        window.scan(make(order), after=4)
    window.rings()
    window.scan(_ticket(order), after=4)
    assert window.rings() == ["understood"]
    assert read_ticket_code(_ticket(order), OURS) is not None

"""The pager behind the bar answers scans while the printer cannot ring."""

from __future__ import annotations

import pytest

from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.ports import Ring
from kiosk.services.bar import Bar
from kiosk.services.behindbar import MOST, WITHIN_S, BehindBar
from kiosk.services.businessday import Calendar
from kiosk.services.calling import Caller
from tests.fakes import sample_menu
from tests.services.conftest import RULES, Window

KEPT = 9


class Pocket:
    """A bartender with a pager in his pocket, and a printer that is off."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.behind_bar = BehindBar(KEPT, window.clock.monotonic)
        self.printer_works = False
        self.bar = Bar(
            window.storage,
            window.clock,
            answers=window.answers,
            printer_works=lambda: self.printer_works,
            changed=lambda: None,
            steps=window.steps,
            menu=sample_menu,
            language="it",
            calendar=Calendar("43", RULES.zone, RULES.day_starts),
            buzz=self.behind_bar.ring,
        )
        self.caller = Caller(
            window.storage,
            window.base,
            window.clock,
            answers=window.answers,
            steps=window.steps,
            behind_bar=self.behind_bar,
        )

    def scan(self, code: str) -> int:
        """How often his pocket buzzes."""
        self.window.clock.advance(10)
        self.bar.scan(code)
        return self.buzzes()

    def buzzes(self) -> int:
        before = len(self.window.base.calls)
        self.caller.step()
        return self.window.base.calls[before:].count(KEPT)


@pytest.fixture
def pocket(window: Window) -> Pocket:
    return Pocket(window)


def test_one_buzz_is_understood_two_are_refused_three_ask_for_more(pocket: Pocket) -> None:
    order = pocket.window.place()
    code = pocket.window.tickets(order.key)[0].code
    assert pocket.scan(code) == 1
    assert pocket.scan("T26K999.1.AAAA") == 2
    assert pocket.scan(card_code(Card.CALL_AGAIN, bytes(32))) == 3
    assert pocket.window.order(order.key).state == "ready"


def test_the_guest_is_called_as_ever(pocket: Pocket) -> None:
    order = pocket.window.place()
    pocket.scan(pocket.window.tickets(order.key)[0].code)
    assert pocket.window.base.calls.count(order.pager or 0) == 1


def test_while_the_printer_rings_the_pocket_is_silent(pocket: Pocket) -> None:
    pocket.printer_works = True
    order = pocket.window.place()
    assert pocket.scan(pocket.window.tickets(order.key)[0].code) == 0
    assert pocket.scan("T26K999.1.AAAA") == 0


def test_a_base_that_is_down_too_loses_the_buzz_and_nothing_else(pocket: Pocket) -> None:
    order = pocket.window.place()
    pocket.window.base.is_down = True
    assert pocket.scan(pocket.window.tickets(order.key)[0].code) == 0
    pocket.window.base.is_down = False
    assert pocket.buzzes() == 0
    assert pocket.window.order(order.key).state == "ready"


def test_what_is_stale_or_too_much_is_not_buzzed(pocket: Pocket) -> None:
    pocket.behind_bar.ring(Ring.UNDERSTOOD)
    pocket.window.clock.advance(WITHIN_S)
    assert pocket.buzzes() == 0
    for _ in range(MOST + 4):
        pocket.behind_bar.ring(Ring.UNDERSTOOD)
    assert pocket.buzzes() == MOST

"""A copy the bartender has asked for comes out, though the first paper is proven."""

from __future__ import annotations

import pytest

from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.domain.printjob import JobState
from tests.services.conftest import Window

SECRET = bytes(32)


@pytest.mark.parametrize("card", [Card.REPRINT, Card.REPRINT_LAST])
def test_a_reprint_comes_out_though_the_first_ticket_is_proven(window: Window, card: Card) -> None:
    order = window.place()
    window.print_all()
    window.scan(card_code(card, SECRET), after=20)
    if card is Card.REPRINT:
        window.scan(window.tickets(order.key)[0].code, after=1)
    window.print_all()
    tickets = window.tickets(order.key)
    assert [(job.state, job.is_copy) for job in tickets] == [
        (JobState.PRINTED, False),
        (JobState.PRINTED, True),
    ]

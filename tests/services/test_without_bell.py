"""A printer without a bell answers every scan on paper, at once and in few words."""

from __future__ import annotations

import pytest

from kiosk.domain.answer import Answer, AnswerLine, AnswerWord
from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.domain.order import OrderState
from tests.services.conftest import Window


@pytest.fixture
def mute(window: Window) -> Window:
    window.printer.has_bell = False
    window.spooler.step()
    return window


def _answer(window: Window) -> list[AnswerLine]:
    """What came out on paper since the last look, and nothing was rung."""
    window.print_all()
    assert window.printer.rings == []
    papers = [paper for paper, _ in window.printer.papers]
    window.printer.papers.clear()
    return [line for paper in papers if isinstance(paper, Answer) for line in paper.lines]


def test_a_ticket_is_answered_with_what_became_of_it(mute: Window) -> None:
    order = mute.place()
    code = mute.tickets(order.key)[0].code
    _answer(mute)
    mute.scan(code, after=5)
    (ready,) = _answer(mute)
    assert (ready.word, ready.number, ready.state) == (
        AnswerWord.ALREADY,
        order.number,
        OrderState.READY,
    )
    mute.scan(code, after=4)
    assert _answer(mute) == [AnswerLine(AnswerWord.TOO_SOON, order.number)]
    mute.scan(code, after=9)
    (collected,) = _answer(mute)
    assert collected.state is OrderState.COLLECTED


def test_a_card_asks_for_its_ticket_and_says_what_it_did(mute: Window) -> None:
    order = mute.place()
    code = mute.tickets(order.key)[0].code
    mute.scan(code, after=5)
    _answer(mute)
    mute.scan(card_code(Card.NOT_READY, bytes(32)), after=5)
    assert _answer(mute) == [AnswerLine(AnswerWord.SECOND_STEP, card=Card.NOT_READY)]
    mute.scan(code, after=4)
    assert _answer(mute) == [AnswerLine(AnswerWord.CARD_HEARD, order.number, card=Card.NOT_READY)]


def test_two_answers_within_a_second_are_two_papers(mute: Window) -> None:
    mute.place()
    _answer(mute)
    for code in ("T26K999.1.AAAA", "CXXXX.AAAA"):
        mute.scan(code, after=0.4)
        assert [line.word for line in _answer(mute)] == [AnswerWord.NOT_OURS]


def test_a_printer_that_is_off_sums_it_up_later(mute: Window) -> None:
    order = mute.place()
    mute.print_all()
    mute.printer.unplug()
    mute.scan(mute.tickets(order.key)[0].code, after=5)
    mute.spooler.step()
    mute.printer.plug_in()
    mute.printer.papers.clear()
    (line,) = _answer(mute)
    assert line.word is AnswerWord.COUNTED_OFFLINE

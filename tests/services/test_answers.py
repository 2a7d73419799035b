"""A ring answers at once or not at all; what changed something is then said on paper."""

from __future__ import annotations

import pytest

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import OrderState
from kiosk.ports import Ring
from kiosk.services.answers import MOST_LINES, RING_WITHIN_S, Answers
from tests.fakes import SetClock

COUNTED = AnswerLine(AnswerWord.COUNTED_OFFLINE, 42, state=OrderState.READY)


def test_a_ring_waits_for_the_paper_in_progress() -> None:
    clock = SetClock()
    answers = Answers(monotonic=clock.monotonic)
    answers.ring(Ring.UNDERSTOOD, otherwise=COUNTED)
    clock.advance(RING_WITHIN_S - 0.1)
    signal = answers.take_signal()
    assert signal is not None
    assert signal.ring is Ring.UNDERSTOOD
    assert answers.due(clock.monotonic()) is None


def test_a_ring_that_waited_for_a_refill_is_summed_up_on_paper_instead() -> None:
    clock = SetClock()
    answers = Answers(monotonic=clock.monotonic)
    answers.ring(Ring.UNDERSTOOD, otherwise=COUNTED)
    answers.ring(Ring.SECOND_STEP)
    clock.advance(RING_WITHIN_S)
    answers.ring(Ring.REFUSED)
    signal = answers.take_signal()
    assert signal is not None
    assert signal.ring is Ring.REFUSED
    assert answers.take_signal() is None
    answer = answers.due(clock.monotonic())
    assert answer is not None
    assert answer.lines == (COUNTED,)


def test_a_ring_that_cannot_be_rung_waits_no_longer_than_it_is_remembered() -> None:
    clock = SetClock()
    answers = Answers(monotonic=clock.monotonic)
    answers.ring(Ring.UNDERSTOOD, otherwise=COUNTED)
    clock.advance(RING_WITHIN_S - 0.1)
    answers.drop_late()
    assert answers.due(clock.monotonic()) is None
    answers.ring(Ring.SECOND_STEP)
    clock.advance(0.1)
    answers.drop_late()
    answer = answers.due(clock.monotonic())
    assert answer is not None
    assert answer.lines == (COUNTED,)
    signal = answers.take_signal()
    assert signal is not None
    assert signal.ring is Ring.SECOND_STEP


@pytest.mark.parametrize(
    "word", [AnswerWord.GIVE_BACK, AnswerWord.TAKE, AnswerWord.PAGER_INSTEAD, AnswerWord.CARD_DONE]
)
def test_what_a_card_has_changed_is_said_whatever_else_is_waiting(word: AnswerWord) -> None:
    answers = Answers()
    for number in range(1, MOST_LINES + 2):
        answers.say(AnswerLine(AnswerWord.UNKNOWN_ORDER, number))
    answers.say(AnswerLine(word, 42))
    answer = answers.due(0.0)
    assert answer is not None
    assert len(answer.lines) == MOST_LINES + 1
    assert answer.lines[-1].word is word

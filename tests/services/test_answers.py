"""A ring answers at once or not at all; what changed something is then said on paper."""

from __future__ import annotations

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import OrderState
from kiosk.ports import Ring
from kiosk.services.answers import RING_WITHIN_S, Answers
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

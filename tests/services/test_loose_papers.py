"""The answer to a scan is no job; if the process ends in it, its fragment is closed too."""

from __future__ import annotations

import pytest

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.health import Trouble
from kiosk.ports import Unproven
from tests.services.conftest import Window


class Killed(BaseException):
    """The process ended just here."""


def kill() -> None:
    raise Killed


def killed_in_an_answer(window: Window) -> None:
    window.answers.say(AnswerLine(AnswerWord.NOISE))
    window.printer.while_printing.append(kill)
    with pytest.raises(Killed):
        window.print_all()
    window.printer.disconnect()
    window.start_again()


def closings(window: Window) -> list[bool]:
    """Of each paper, whether a fragment was closed in front of it."""
    return [closed for _, closed in window.printer.papers]


def test_an_answer_cut_off_by_the_end_of_the_process_is_closed_before_the_next_paper(
    window: Window,
) -> None:
    killed_in_an_answer(window)
    window.place()
    window.place()
    window.print_all()
    assert closings(window) == [True, False]
    assert window.printer.connections == [False, True]


def test_what_was_closed_is_not_closed_again_at_the_next_start(window: Window) -> None:
    killed_in_an_answer(window)
    window.place()
    window.print_all()
    window.start_again()
    window.place()
    window.print_all()
    assert closings(window) == [True, False]


def test_an_answer_closes_what_an_answer_left(window: Window) -> None:
    killed_in_an_answer(window)
    window.answers.say(AnswerLine(AnswerWord.NOT_OURS))
    window.print_all()
    window.start_again()
    window.place()
    window.print_all()
    assert closings(window) == [True, False]


def test_an_answer_that_came_out_leaves_nothing_to_close(window: Window) -> None:
    window.answers.say(AnswerLine(AnswerWord.NOISE))
    window.print_all()
    window.start_again()
    window.place()
    window.print_all()
    assert closings(window) == [False, False]


def test_an_answer_nobody_knows_of_is_closed_after_a_restart_too(window: Window) -> None:
    window.answers.say(AnswerLine(AnswerWord.NOISE))
    window.printer.outcomes.append(Unproven(Trouble.LOST))
    window.spooler.step()
    window.start_again()
    window.place()
    window.print_all()
    assert closings(window) == [True]


def test_a_refusing_disk_does_not_silence_the_answer_that_says_so(window: Window) -> None:
    window.print_all()
    window.answers.say(AnswerLine(AnswerWord.NOT_SAVED))
    window.storage.refused = 2
    window.print_all()
    assert len(window.printer.papers) == 1

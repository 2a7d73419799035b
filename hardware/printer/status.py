"""Asks a printer how it is, and never takes an old answer for a new one.

The answers to DLE EOT carry no name, so they are paired with questions by their order. That
works until one is missing; from then on the line is listened to until it is quiet, before the
next question and after its answers, and the last answers are the ones that count.
"""

import dataclasses

from hardware.printer.commands import StatusQuestion, ask_status
from hardware.printer.inbox import Inbox
from hardware.printer.link import PrinterLink
from hardware.printer.printing import Timing
from hardware.printer.state import StatusBytes

_HEALTH = (StatusQuestion.PRINTER, StatusQuestion.OFFLINE_CAUSE, StatusQuestion.PAPER)
_NOISE_LIMIT = 10  # a line that is never quiet is waited for this many times as long


class StatusDesk:
    """The status questions of one connection."""

    def __init__(self, link: PrinterLink, inbox: Inbox, *, timing: Timing) -> None:
        self._link = link
        self._inbox = inbox
        self._timing = timing
        self._doubtful = False

    def ask(self) -> StatusBytes | None:
        """Ask DLE EOT 1, 2 and 4 in one write, and 3 if there is an error. None: no answer.

        Raises DeviceUnavailable or WriteStalled.
        """
        health = self._round(_HEALTH)
        if health is None:
            return None
        printer, offline, paper = health
        answers = StatusBytes(printer, offline, paper)
        if not answers.tells_of_error:
            return answers
        error = self._round((StatusQuestion.ERROR_CAUSE,))
        return dataclasses.replace(answers, error=error[0]) if error else answers

    def settle(self) -> None:
        """Let the line become quiet: what comes now belongs to older questions."""
        quiet_s = self._timing.quiet_s
        self._inbox.wait_quiet(quiet_s, at_most=quiet_s * _NOISE_LIMIT)

    def _round(self, questions: tuple[StatusQuestion, ...]) -> tuple[int, ...] | None:
        count = len(questions)
        doubtful, self._doubtful = self._doubtful, True  # until this round is known to be whole
        if doubtful:
            self.settle()
        self._inbox.open_question()
        self._link.write(ask_status(*questions))
        complete = self._inbox.wait(
            lambda: self._inbox.has_answers(count), seconds=self._timing.answer_s
        )
        if complete and doubtful:
            self.settle()
        answers = self._inbox.close_question()
        self._doubtful = not complete
        return answers[-count:] if complete else None

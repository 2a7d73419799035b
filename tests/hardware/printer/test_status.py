"""The status desk by itself: when it listens for silence before it believes an answer."""

from dataclasses import replace

from hardware.printer.inbox import Inbox
from hardware.printer.replies import StatusAnswer
from hardware.printer.status import StatusDesk
from tests.hardware.printer.rig import TIMING


class Clock:
    """A second later each time it is read, and counts how often that was."""

    def __init__(self) -> None:
        self.read = 0

    def __call__(self) -> float:
        self.read += 1
        return float(self.read)


class Printer:
    """Answers each status question at once, or none."""

    def __init__(self, inbox: Inbox) -> None:
        self.answers = True
        self._inbox = inbox

    def write(self, data: bytes) -> None:
        if self.answers:
            self._inbox.accept([StatusAnswer(0x12)] * data.count(b"\x10\x04"), at=0.0)


def test_after_a_clean_answer_no_time_is_lost_in_doubt():
    clock = Clock()
    inbox = Inbox(clock)
    printer = Printer(inbox)
    desk = StatusDesk(printer, inbox, timing=replace(TIMING, answer_s=0.0))
    printer.answers = False
    assert desk.ask() is None
    printer.answers = True
    settled = clock.read
    assert desk.ask()
    assert clock.read > settled, "in doubt it listens until the line is quiet"
    settled = clock.read
    for _ in range(20):
        assert desk.ask()
    assert clock.read == settled, "and never again after a whole answer"

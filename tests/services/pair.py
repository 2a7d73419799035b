"""A window whose bartender has two printers; each worker's steps are taken by the test."""

from __future__ import annotations

from kiosk.domain.answer import Answer
from kiosk.domain.papers import Ticket
from kiosk.domain.printjob import PrintJob
from kiosk.domain.standby import TakeOverAfter, Turn
from kiosk.ports import Printer
from kiosk.services.answers import Answers
from kiosk.services.spooler import Spooler
from kiosk.services.takeover import Share, Takeover
from tests.fakes import FakePrinter
from tests.services.conftest import Window

AFTER = TakeOverAfter(otherwise_s=10, mended_by_hand_s=45)
LOOK_S = 2  # seconds between two steps of an idle worker


class Pair:
    """The bar's printer and its standby, sharing the queue of one window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.bar = window.printer
        self.standby = FakePrinter(window.clock, "standby")
        self.start_again()

    def start_again(self) -> None:
        """The process ended and a new one began; the database is what it was."""
        window = self.window
        self.answers = Answers()
        takeover = Takeover(self.bar, self.standby, window.clock, answers=self.answers, after=AFTER)
        self.at_bar = self._spooler(self.bar, takeover.share_of(Turn.BAR))
        self.at_standby = self._spooler(self.standby, takeover.share_of(Turn.STANDBY))

    def work(self, rounds: int = 20) -> None:
        """Let both workers go on; no time passes."""
        for _ in range(rounds):
            self.at_bar.step()
            self.at_standby.step()

    def let_pass(self, seconds: float) -> None:
        """Time passes and both workers look again and again."""
        for _ in range(int(seconds / LOOK_S)):
            self.window.clock.advance(LOOK_S)
            self.work(3)

    def while_the_bar_holds(self, seconds: float) -> None:
        """Time passes for the standby only: the bar's worker waits for its printer."""
        for _ in range(int(seconds / LOOK_S)):
            self.window.clock.advance(LOOK_S)
            self.at_standby.step()

    def tickets(self, printer: FakePrinter) -> list[tuple[int, bool]]:
        """The tickets a printer has begun: each number, and whether it is marked as a copy."""
        return [
            (paper.number, paper.copy) for paper, _ in printer.papers if isinstance(paper, Ticket)
        ]

    def said(self, printer: FakePrinter) -> list[str]:
        """The words of a printer's answer papers."""
        papers = [paper for paper, _ in printer.papers if isinstance(paper, Answer)]
        return [str(line.word) for paper in papers for line in paper.lines]

    def jobs(self, key: str) -> list[PrintJob]:
        """The tickets of an order as they are stored."""
        return self.window.tickets(key)

    def _spooler(self, printer: Printer, share: Share) -> Spooler:
        window = self.window
        return Spooler(
            printer,
            window.storage,
            window.clock,
            window.ids,
            answers=self.answers,
            changed=lambda: None,
            steps=window.steps,
            share=share,
        )

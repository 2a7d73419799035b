"""Two printers and whatever comes: the promise holds at the end of every walk."""

from __future__ import annotations

from random import Random

import pytest

from kiosk.domain.health import Trouble
from kiosk.domain.papers import Ticket
from kiosk.domain.printjob import JobState
from kiosk.ports import Unproven
from tests.fakes import FakePrinter
from tests.services.conftest import Window
from tests.services.pair import Pair

MOVES = 30


class Killed(BaseException):
    """The process ended just here."""


class Walk:
    """A world that does one thing after the other to a window with two printers."""

    def __init__(self, window: Window, seed: int) -> None:
        self.pair = Pair(window)
        self.chance = Random(seed)  # noqa: S311 - a walk that can be walked again
        self.doubts = 0
        self.orders: list[str] = []

    def move(self) -> None:
        printer = self.chance.choice((self.pair.bar, self.pair.standby))
        event = self.chance.choice(
            (self.order, self.order, self.rest, self.rest, self.change, self.doubt, self.kill)
        )
        event(printer)
        self.work()

    def order(self, _printer: FakePrinter) -> None:
        self.orders.append(self.pair.window.place().key)

    def rest(self, _printer: FakePrinter) -> None:
        for _ in range(self.chance.choice((1, 3, 6, 24))):
            self.pair.window.clock.advance(2)
            self.work()

    def change(self, printer: FakePrinter) -> None:
        """Something happens to a printer, or is mended."""
        self.chance.choice(
            (
                printer.unplug,
                printer.plug_in,
                printer.trouble,
                lambda: printer.trouble(Trouble.PAPER_OUT),
                lambda: printer.trouble(Trouble.NO_ANSWER),
            )
        )()

    def doubt(self, printer: FakePrinter) -> None:
        """The next paper is begun and not proven; some say so later."""
        if self.doubts >= 2:
            return  # more in one family, and a person must look
        self.doubts += 1
        trouble = self.chance.choice((Trouble.NO_ANSWER, Trouble.LOST, Trouble.LET_GO))
        printer.outcomes = [Unproven(trouble)]
        if self.chance.random() < 0.5:
            printer.while_printing.append(lambda: printer.confirm_late(printer.identifiers[-1]))

    def kill(self, printer: FakePrinter) -> None:
        """The process ends in the next paper, or between two."""
        if self.doubts >= 2:
            return
        self.doubts += 1
        printer.while_printing.append(self._die)

    def work(self) -> None:
        workers = [self.pair.at_bar, self.pair.at_standby]
        self.chance.shuffle(workers)
        for worker in workers:
            try:
                worker.step()
            except Killed:
                self.pair.bar.disconnect()
                self.pair.standby.disconnect()
                self.pair.start_again()
                return

    def mend_everything(self) -> None:
        for printer in (self.pair.bar, self.pair.standby):
            printer.plug_in()
            printer.trouble()
            printer.outcomes.clear()
            printer.while_printing.clear()
        self.pair.let_pass(30)

    def begun(self) -> list[Ticket]:
        """Every ticket that was begun anywhere, in the order in which they were."""
        both = sorted(self.pair.bar.begun + self.pair.standby.begun, key=lambda each: each[0])
        return [paper for _, paper in both if isinstance(paper, Ticket)]

    @staticmethod
    def _die() -> None:
        raise Killed


@pytest.mark.parametrize("seed", range(6))
def test_after_every_walk_each_order_has_a_ticket_and_at_most_one_unmarked(
    window: Window, seed: int
) -> None:
    walk = Walk(window, seed)
    for _ in range(MOVES):
        walk.move()
    walk.mend_everything()
    unmarked = [ticket.number for ticket in walk.begun() if not ticket.copy]
    assert unmarked == list(range(1, len(walk.orders) + 1)), "each once, in the order of the queue"
    for key in walk.orders:
        jobs = window.tickets(key)
        assert JobState.PRINTED in {job.state for job in jobs}
        assert not {job.state for job in jobs} & {JobState.PRINTING, JobState.QUEUED}

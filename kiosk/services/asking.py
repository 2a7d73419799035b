"""Asks the bartender's printer how it is, now, on behalf of a guest who touches *Order*.

The port belongs to the printer's own worker, so nobody else writes to it: the question is put
here, the worker asks at its next step, and whoever put it waits a short, stated time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.domain.health import JUST_ANSWERED_S, DeviceHealth, Verdict, just_answered, may_order
from kiosk.ports import Clock, Printer

ANSWER_WITHIN_S = 0.3
"""Seconds a guest's order waits for the printer's answer. It takes 5 ms at 38400 baud and 20 at
9600; after a missed answer the line is listened to for 0.1 s before the question and after it."""


class Asking:
    """Questions to one printer. :meth:`ask`, :meth:`printing` are its worker's, the rest anyone's.

    Each question has a running number; an answer counts for those put before it was asked.
    """

    def __init__(self, printer: Printer, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._printer = printer
        self._clock = clock
        self._wake = wake
        self._news = threading.Condition()
        self._put = 0
        self._put_at = -JUST_ANSWERED_S
        self._answered = 0
        self._is_printing = False

    def put(self) -> int:
        """Have the printer asked soon; returns at once, with the question's number."""
        with self._news:
            self._put += 1
            self._put_at = self._clock.monotonic()
            question = self._put
        self._wake()
        return question

    def may_order(self) -> bool:
        """Ask now, and wait for the answer: the printer works, or it is printing at this moment.

        The question put when the guest's finger came down on the glass is this one: by the time
        it is lifted the answer is there. Waits :data:`ANSWER_WITHIN_S` at most. A printer the
        owner has never asked is not asked.
        """
        if self._printer.asks_status and not self._is_answered(self._question_of_the_touch()):
            return False
        return self.seems_well()

    def seems_well(self) -> bool:
        """Its last answer is good and fresh, without asking again."""
        return may_order(
            self._printer.health,
            now=self._clock.monotonic(),
            status_is_asked=self._printer.asks_status,
        )

    def ask(self) -> DeviceHealth:
        """Have it asked by its worker, unless it has just said that it works."""
        with self._news:
            question = self._put
            is_waited_for = question > self._answered
        health = self._printer.health
        if is_waited_for or not just_answered(health, self._clock.monotonic()):
            health = self._printer.ask()
        with self._news:
            self._answered = question
            self._news.notify_all()
        return health

    @contextmanager
    def printing(self) -> Iterator[None]:
        """A paper is on its way: bytes that are being taken are an answer, too."""
        self._tell(is_printing=True)
        try:
            yield
        finally:
            self._tell(is_printing=False)

    def _tell(self, *, is_printing: bool) -> None:
        with self._news:
            self._is_printing = is_printing
            self._news.notify_all()

    def _question_of_the_touch(self) -> int:
        """The one put a moment ago, once, or a new one: an order has a question of its own."""
        if self._clock.monotonic() - self._put_at >= JUST_ANSWERED_S:
            self.put()
        with self._news:
            self._put_at = -JUST_ANSWERED_S
            return self._put

    def _is_answered(self, question: int) -> bool:
        with self._news:
            return self._news.wait_for(
                lambda: self._answered >= question or self._is_working, ANSWER_WITHIN_S
            )

    @property
    def _is_working(self) -> bool:
        return self._is_printing and self._printer.health.verdict is Verdict.WORKS


class Doors:
    """All the printers a ticket may come out of: one that works is enough. For any thread."""

    def __init__(self) -> None:
        self._askings: list[Asking] = []

    def watch(self, asking: Asking) -> None:
        """This printer brings tickets out. Before anyone asks."""
        self._askings.append(asking)

    def ask(self) -> None:
        """A guest is about to order: have every printer asked; returns at once."""
        for asking in self._askings:
            asking.put()

    def may_order(self) -> bool:
        """See :meth:`Asking.may_order`; waits as long for each printer that does not answer.

        Those that seem well are asked first: nobody waits for one that is known to be away.
        """
        likeliest = sorted(self._askings, key=lambda asking: not asking.seems_well())
        return any(asking.may_order() for asking in likeliest)

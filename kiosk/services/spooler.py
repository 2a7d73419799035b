"""Brings papers out: one worker a printer, first in first out, each exactly as far as is known."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.health import DeviceHealth, Trouble, Verdict
from kiosk.domain.papers import Answer, AnswerLine, AnswerWord, Ticket
from kiosk.domain.printjob import JobState
from kiosk.ports import (
    CannotRender,
    Clock,
    DeviceDown,
    Ids,
    NotWritten,
    Printed,
    Printer,
    Ring,
    Steps,
    Storage,
    StorageFailed,
    Unproven,
)
from kiosk.services import queue
from kiosk.services.answers import Answers
from kiosk.services.asking import Asking
from kiosk.services.printing import PaperRun, failed, new_run

log = logging.getLogger(__name__)

ASK_EVERY_S = 2.0
"""Seconds between two questions to an idle printer: two fit into the five an answer is believed."""

CONNECT_AGAIN_S = 2.0
"""Seconds between two tries to open a port: a cable pushed back is noticed at once."""

_PORT_IS_GONE = frozenset({Trouble.LOST, Trouble.STALLED, Trouble.ABSENT})
"""Troubles after which the line is opened anew: what was half sent must be flushed out."""


class Spooler:
    """A printer's worker. ``run`` and ``step`` belong to one thread; ``wake`` to any."""

    def __init__(
        self,
        printer: Printer,
        storage: Storage,
        clock: Clock,
        ids: Ids,
        *,
        answers: Answers | None,
        changed: Callable[[], None],
        steps: Steps,
    ) -> None:
        self.wake = threading.Event()
        self.asking = Asking(printer, clock, wake=self.wake.set)
        self._printer = printer
        self._storage = storage
        self._clock = clock
        self._ids = ids
        self._answers = answers
        self._changed = changed
        self._steps = steps
        self._fragment = False
        self._recovered = False
        self._unsaved: PaperRun | None = None
        self._late: deque[str] = deque()
        self._trouble: Trouble | None = None
        self._helpless: frozenset[str] = frozenset()
        self._verdict: Verdict | None = None
        self._seen: DeviceHealth | None = None

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (set ``wake`` as well to end at once)."""
        while not stop.is_set():
            try:
                wait = self.step()
            except StorageFailed:
                log.exception("%s: the queue could not be read or saved", self._printer.name)
                wait = ASK_EVERY_S
            self.wake.wait(wait)
            self.wake.clear()
        self._printer.disconnect()

    def step(self) -> float:
        """Do the next thing; returns the seconds until there may be another."""
        self._recover()
        ready = self._is_ready()
        self._note()
        # Before the database is asked: a scan that it refused must be heard, too.
        self._ring_or_say(can_ring=ready)
        self._save()
        self._believe_late()
        look = self._look()
        if look.has_unneeded:
            queue.tidy(self._storage, self._printer.name, self._clock.now())
            look = self._look()
        if not ready:
            self._fail_head()
            return CONNECT_AGAIN_S
        if look.has_doubts or self._helpless:
            self._make_copies()
            look = self._look()
            if look.next_paper is not None and look.next_paper.job.is_copy:
                self._steps.reached("copy made")
        if self._print_next(look.next_paper) or self._say():
            return 0.0
        return ASK_EVERY_S

    # -- the device ---------------------------------------------------------------------------

    def _is_ready(self) -> bool:
        """The port is open and the printer says that it works, or need not say."""
        if not self._printer.is_connected and not self._connect():
            return False
        if not self._printer.asks_status:
            return True
        return self.asking.ask().verdict is Verdict.WORKS

    def _connect(self) -> bool:
        try:
            self._printer.connect(after_fragment=self._fragment)
        except DeviceDown as down:
            self._trouble = down.trouble
            return False
        self._trouble = None
        return True

    def _note(self) -> None:
        """Say it once when the printer is lost and once when it is back."""
        health = self._printer.health
        if replace(health, at=None) != self._seen:
            self._seen = replace(health, at=None)
            self._changed()
        if health.verdict is not self._verdict:
            self._verdict = health.verdict
            troubles = ", ".join(health.troubles)
            level = logging.INFO if health.verdict is Verdict.WORKS else logging.WARNING
            log.log(level, "printer %s %s %s", self._printer.name, health.verdict, troubles)

    def _lost(self, trouble: Trouble) -> None:
        self._fragment = True
        if trouble in _PORT_IS_GONE:
            self._printer.disconnect()

    # -- the queue ----------------------------------------------------------------------------

    def _recover(self) -> None:
        if not self._recovered:
            name = self._printer.name
            self._fragment |= queue.recover(self._storage, name, self._clock.now())
            self._recovered = True

    def _fail_head(self) -> None:
        """Without a port nothing can be begun; a printer that only waits holds its queue."""
        if self._trouble is None:
            return
        head = queue.head(self._storage, self._printer.name)
        if head is not None and head.state is JobState.QUEUED:
            queue.settle(self._storage, head, failed(head, self._trouble, self._clock))

    def _believe_late(self) -> None:
        self._late.extend(self._printer.confirmations())
        while self._late:  # one that could not be saved is believed the next time
            queue.believe(self._storage, self._late[0], self._clock.now())
            self._late.popleft()

    def _make_copies(self) -> None:
        helpless = queue.make_copies(self._storage, self._printer.name, self._clock.now())
        for order in helpless:
            if order.key not in self._helpless:
                self._ask_for_a_person(order.number)
        self._helpless = frozenset(order.key for order in helpless)

    def _ask_for_a_person(self, number: int) -> None:
        if self._answers is not None:
            line = AnswerLine(AnswerWord.COPIES_EXHAUSTED, number)
            self._answers.ring(Ring.REFUSED)
            self._answers.say(line)

    def _look(self) -> queue.Look:
        return queue.look(self._storage, self._printer.name, self._clock.now())

    def _print_next(self, head: queue.NextPaper | None) -> bool:
        """Try the head of the queue. False when there is nothing, or it is held."""
        if head is None:
            return False
        run = new_run(self._storage, self._clock, self._ids, job=head.job, steps=self._steps)
        try:
            with self.asking.printing():
                outcome = run.run(self._printer, head.paper, close_fragment=self._fragment)
        except queue.Overtaken:
            return True
        except BaseException:
            self._recovered = False  # it may stand there as begun, and nobody knows how far
            raise
        self._unsaved = run
        if isinstance(outcome, Printed):
            self._fragment = False
        if isinstance(outcome, Unproven):
            self._lost(outcome.trouble)
        self._steps.reached("before proof commit")
        self._save()
        self._steps.reached("after proof commit")
        if run.after.state is JobState.WITHDRAWN and isinstance(head.paper, Ticket):
            self._ask_for_a_person(head.paper.number)
        return not isinstance(outcome, NotWritten)

    def _save(self) -> None:
        """Commit what the last try showed; kept and tried again while the disk refuses."""
        run = self._unsaved
        if run is not None and run.after is not run.before:
            queue.settle(self._storage, run.before, run.after)
            self._changed()
        self._unsaved = None

    # -- the answers --------------------------------------------------------------------------

    def _ring_or_say(self, *, can_ring: bool) -> None:
        """Ring what waits; what cannot be rung is said later if it must not be lost."""
        while self._answers is not None and (signal := self._answers.take_signal()) is not None:
            if not (can_ring and self._rang(signal.ring)):
                self._answers.say_instead(signal)

    def _rang(self, ring: Ring) -> bool:
        try:
            self._printer.ring(ring)
        except DeviceDown as down:
            log.info("%s cannot ring: %s", self._printer.name, down)
            return False
        return True

    def _say(self) -> bool:
        """Print the short answer paper if one is due. True when something was written."""
        now = self._clock.monotonic()
        answer = self._answers.due(now) if self._answers is not None else None
        if answer is None or self._answers is None:
            return False
        outcome = self._print_answer(answer)
        if not isinstance(outcome, NotWritten):
            self._answers.printed(answer, now)
        return not isinstance(outcome, NotWritten)

    def _print_answer(self, answer: Answer) -> Printed | Unproven | NotWritten:
        try:
            with self.asking.printing():
                outcome = self._printer.print(
                    answer,
                    identifier=self._ids.identifier(),
                    close_fragment=self._fragment,
                    watcher=_Unwatched(),
                )
        except CannotRender:
            log.exception("an answer could not be composed: %s", answer)
            return Unproven(Trouble.ERROR)
        if isinstance(outcome, Printed):
            self._fragment = False
        if isinstance(outcome, Unproven):
            self._lost(outcome.trouble)
        return outcome


class _Unwatched:
    """An answer paper leaves no trace in the database."""

    def before_first_write(self) -> None:
        """Nothing to commit."""

    def waiting(self, troubles: object) -> None:
        """Nothing to note."""

"""Brings papers out: one worker a printer, first in first out, each exactly as far as is known."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from kiosk.domain.papers import HelpSlip, Paper, Ticket
from kiosk.domain.printjob import JobState
from kiosk.ports import (
    Clock,
    Ids,
    NotWritten,
    Printer,
    PrintOutcome,
    Steps,
    Storage,
    StorageFailed,
)
from kiosk.services import queue
from kiosk.services.answers import Answers
from kiosk.services.asking import Asking
from kiosk.services.copies import make_copies
from kiosk.services.printing import PaperRun, failed, new_run
from kiosk.services.speaking import Speaker
from kiosk.services.station import Station
from kiosk.services.takeover import Alone, Share

log = logging.getLogger(__name__)

ASK_EVERY_S = 2.0
"""Seconds between two questions to an idle printer: two fit into the five an answer is believed."""

CONNECT_AGAIN_S = 2.0
"""Seconds between two tries to open a port: a cable pushed back is noticed at once."""

HEAR_AGAIN_S = 0.2
"""Seconds between two looks for the confirmation of a paper that is perhaps just coming out."""


class Spooler:
    """A printer's worker. ``run`` and ``step`` belong to one thread; ``wake`` to any.

    ``share`` is its part in a queue that it has together with another printer; without it the
    queue is its own.
    """

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
        share: Share | None = None,
    ) -> None:
        self.wake = threading.Event()
        self.asking = Asking(printer, clock, wake=self.wake.set)
        self._station = Station(printer, clock, asking=self.asking, changed=changed)
        self._speaker = (
            Speaker(self._station, answers, storage=storage, clock=clock, ids=ids)
            if answers
            else None
        )
        self._share = share or Alone()
        self._storage = storage
        self._clock = clock
        self._ids = ids
        self._changed = changed
        self._steps = steps
        self._recovered = False
        self._unsaved: PaperRun | None = None
        self._late: deque[str] = deque()
        self._helpless: frozenset[str] = frozenset()

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (set ``wake`` as well to end at once)."""
        while not stop.is_set():
            try:
                wait = self.step()
            except StorageFailed as error:
                # The storage says once that it is lost and once that it is back.
                log.info("%s: the queue waits: %s", self._station.name, error)
                wait = ASK_EVERY_S
            self.wake.wait(wait)
            self.wake.clear()
        self._station.printer.disconnect()

    def interrupt(self) -> None:
        """End what is waited for, from any thread: the program is about to end."""
        self._station.printer.stop_waiting()
        self.wake.set()

    def while_waiting(self, call: Callable[[], None]) -> None:
        """Have this called on the worker every few seconds while it waits for its printer."""
        self._station.printer.while_waiting(call)

    @property
    def name(self) -> str:
        """The printer's name."""
        return self._station.name

    def step(self) -> float:
        """Do the next thing; returns the seconds until there may be another."""
        self._recover()
        ready = self._station.is_ready()
        self._station.note()
        is_mine = self._share.is_mine()
        # Before the database is asked: a scan that it refused must be heard, too.
        if self._speaker is not None and is_mine:
            self._speaker.ring(can_ring=ready)
        self._save()
        self._believe_late()
        if not is_mine:
            return ASK_EVERY_S
        if self._station.may_bring_out_held(ready=ready):
            return HEAR_AGAIN_S
        return self._bring_out(ready=ready)

    def _bring_out(self, *, ready: bool) -> float:
        look = self._look(composes=ready)
        if look.has_unneeded:
            queue.tidy(self._storage, *self._printers, now=self._clock.now())
            look = self._look(composes=ready)
        if look.is_begun_elsewhere:
            self._share.take_over()
        if not ready:
            self._fail_head()
            return CONNECT_AGAIN_S
        if look.has_doubts or self._helpless:
            self._make_copies()
            look = self._look()
        if self._print_next(look.next_paper) or self._say():
            return 0.0
        return ASK_EVERY_S

    @property
    def _printers(self) -> tuple[str, ...]:
        """All printers of the queue, this one first."""
        return (self._station.name, *self._share.sharing)

    # -- the queue ----------------------------------------------------------------------------

    def _recover(self) -> None:
        if not self._recovered:
            found = queue.recover(self._storage, self._station.name, self._clock.now())
            self._station.fragment |= found
            for name in self._share.inherits:
                queue.recover(self._storage, name, self._clock.now())
            self._recovered = True

    def _fail_head(self) -> None:
        """Without a port nothing can be begun; a printer that only waits holds its queue."""
        trouble = self._station.trouble
        if trouble is None:
            return
        head = queue.head(self._storage, *self._printers)
        if head is not None and head.state is JobState.QUEUED:
            queue.settle(self._storage, head, failed(head, trouble, self._clock))

    def _believe_late(self) -> None:
        self._late.extend(self._station.printer.confirmations())
        while self._late:  # one that could not be saved is believed the next time
            queue.believe(self._storage, self._late[0], self._clock.now())
            self._station.confirmed(self._late.popleft())

    def _make_copies(self) -> None:
        name, sharing = self._station.name, self._share.sharing
        copied = make_copies(self._storage, name, self._clock.now(), sharing=sharing)
        if copied.made:
            self._steps.reached("copy made")
        for order in copied.helpless:
            if order.key not in self._helpless:
                self._ask_for_a_person(order.number)
        self._helpless = frozenset(order.key for order in copied.helpless)

    def _ask_for_a_person(self, number: int) -> None:
        if self._speaker is not None:
            self._speaker.ask_for_a_person(number)

    def _look(self, *, composes: bool = True) -> queue.Look:
        name, sharing = self._station.name, self._share.sharing
        now = self._clock.now()
        return queue.look(self._storage, name, now, sharing=sharing, composes=composes)

    def _print_next(self, head: queue.NextPaper | None) -> bool:
        """Try the head of the queue. False when there is nothing, or it is held."""
        if head is None:
            return False
        run = new_run(self._storage, self._clock, self._ids, job=head.job, steps=self._steps)
        station = self._station
        try:
            with self.asking.printing():
                outcome = run.run(station.printer, head.paper, close_fragment=station.fragment)
        except queue.Overtaken:
            return True
        except BaseException:
            self._recovered = False  # it may stand there as begun, and nobody knows how far
            raise
        self._unsaved = run
        station.came_of(outcome, run.identifier)
        self._steps.reached("before proof commit")
        self._save()
        self._steps.reached("after proof commit")
        self._follow(head.paper, run.after.state, outcome)
        return not isinstance(outcome, NotWritten)

    def _follow(self, paper: Paper, state: JobState, outcome: PrintOutcome | None) -> None:
        """What a paper asks for beyond its printing."""
        if state is JobState.WITHDRAWN and isinstance(paper, Ticket):
            self._ask_for_a_person(paper.number)
        is_written = outcome is not None and not isinstance(outcome, NotWritten)
        if is_written and isinstance(paper, HelpSlip) and self._speaker is not None:
            self._speaker.slip_is_out(paper)

    def _save(self) -> None:
        """Commit what the last try showed; kept and tried again while the disk refuses."""
        run = self._unsaved
        if run is not None and run.after is not run.before:
            queue.settle(self._storage, run.before, run.after)
            self._changed()
        self._unsaved = None

    def _say(self) -> bool:
        return self._speaker is not None and self._speaker.say()

"""Watches what nobody answers: rings again, prints what is open, takes fewer orders or none.

It also calls guests again who were called and have not come. What must survive the end of the
program is in rows: papers, calls, and the pause; how often it rang is not, and rings once more.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kiosk.domain.bartending import Unanswered
from kiosk.domain.order import OrderState
from kiosk.domain.pause import Pause, PauseWhy, end_pause, is_on, is_unanswered
from kiosk.domain.printjob import JobKind
from kiosk.domain.reminder import MOST_RINGS, silent_since, steps_of
from kiosk.ports import Clock, NewCall, Records, Ring, Storage, StorageFailed
from kiosk.services.barpapers import queue_paper
from kiosk.services.recalling import calls_due
from kiosk.services.reminding import came_out_at, made_tonight, overtaken, unanswered_call

log = logging.getLogger(__name__)

LOOK_EVERY_S = 5.0
"""Seconds between two looks; a scan wakes it."""

_PAUSES = {Unanswered.SLOW: PauseWhy.SLOWED, Unanswered.CLOSE: PauseWhy.UNANSWERED}


@dataclass(frozen=True)
class Patience:
    """How long the bar is left alone, and what happens then; as the owner settled it.

    ``call_again`` None: a guest is called again only by card. ``has_bell`` False: nothing rings,
    so the paper comes at once.
    """

    remind: timedelta
    help: timedelta
    unanswered: Unanswered
    call_again: timedelta | None = None
    most_calls: int = 5
    has_bell: bool = True


@dataclass
class _Silence:
    """How long something has gone unanswered; the time of day may be set meanwhile."""

    since: datetime | None = None
    began_at: float = 0.0
    rung: int = 0

    def lasts_s(self, since: datetime, clock: Clock) -> float:
        """Seconds it has lasted; another ``since`` is another silence."""
        now = clock.monotonic()
        if since != self.since:
            age = (clock.now() - since).total_seconds()
            self.since, self.began_at, self.rung = since, now - max(0.0, age), 0
        return now - self.began_at


@dataclass(frozen=True)
class _Todo:
    """What is to be done at one look."""

    rings: tuple[Ring, ...] = ()
    paper: bool = False
    pause: bool = False
    ends: bool = False
    calls: tuple[NewCall, ...] = ()

    @property
    def writes(self) -> bool:
        """Some of it is a row."""
        return self.paper or self.pause or self.ends or bool(self.calls)


@dataclass
class _Memory:
    """What is known only while the program runs."""

    silences: dict[Ring, _Silence] = field(
        default_factory=lambda: {Ring.WANTED: _Silence(), Ring.HELP: _Silence()}
    )
    heard_at: datetime | None = None
    reminded_at: datetime | None = None


class Waiting:
    """Looks after what waits. :meth:`heard` is for any thread; ``run`` is a thread's whole life.

    ``ring`` makes the bar hear, or feel, that it is wanted. ``changed`` is called after something
    was written.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        patience: Patience,
        ring: Callable[[Ring], None],
        changed: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._patience = patience
        self._ring = ring
        self._changed = changed
        self._memory = _Memory()
        self._wake = threading.Event()

    def heard(self) -> None:
        """The bartender has scanned a paper of this window: he is there."""
        self._memory.heard_at = self._clock.now()
        self._wake.set()

    def interrupt(self) -> None:
        """Let :meth:`run` look at once whether it should end; from any thread."""
        self._wake.set()

    def run(self, stop: threading.Event) -> None:
        """Look until ``stop`` is set (call :meth:`interrupt` as well to end at once)."""
        while not stop.is_set():
            try:
                self.look()
            except StorageFailed as error:
                # The storage says once that it is lost and once that it is back.
                log.info("what waits is not looked after: %s", error)
            self._wake.wait(LOOK_EVERY_S)
            self._wake.clear()

    def look(self) -> None:
        """Do what is due. Raises :class:`~kiosk.ports.StorageFailed`."""
        with self._storage.read() as records:
            todo = self._todo(records)
        if todo.writes:
            with self._storage.write() as records:
                todo = self._todo(records)
                self._write(records, todo)
                records.commit()
        self._rang(todo)
        for ring in todo.rings:
            self._ring(ring)
        if todo.writes:
            self._changed()

    # -- deciding -----------------------------------------------------------------------------

    def _todo(self, records: Records) -> _Todo:
        now, heard_at = self._clock.now(), self._heard_at(records)
        tickets = self._about_tickets(records, heard_at)
        called = self._about_help(records, now, heard_at)
        pause = records.pauses.open()
        runs_by_itself = pause is not None and is_unanswered(pause)
        pauses = (tickets.pause or called.pause) and not is_on(pause, now)
        return _Todo(
            rings=(*tickets.rings, *called.rings),
            paper=tickets.paper or called.paper,
            pause=pauses and not runs_by_itself,
            ends=pause is not None and runs_by_itself and self._is_over(records, pause, heard_at),
            calls=self._calls(records, now),
        )

    def _calls(self, records: Records, now: datetime) -> tuple[NewCall, ...]:
        every, most = self._patience.call_again, self._patience.most_calls
        return () if every is None else calls_due(records, now, every=every, most=most)

    def _about_tickets(self, records: Records, heard_at: datetime | None) -> _Todo:
        made = made_tonight(records)
        placed = [each for each in records.orders.open() if each.state is OrderState.PLACED]
        forgotten = [each for each in placed if overtaken(each, made)]
        if any(self._wants_paper(records, each.placed_at) for each in forgotten):
            return _Todo((Ring.WANTED,), paper=True)
        out = [came_out_at(records, each) for each in placed if each not in forgotten]
        since = silent_since(min(filter(None, out), default=None), heard_at)
        if since is None:
            return _Todo()
        return self._steps(records, Ring.WANTED, since)

    def _about_help(self, records: Records, now: datetime, heard_at: datetime | None) -> _Todo:
        call = unanswered_call(records, now)
        if call is None:
            return _Todo()
        todo = self._steps(records, Ring.HELP, call.asked_at)
        is_away = heard_at is None or heard_at <= call.asked_at
        return replace(todo, pause=todo.pause and is_away)

    def _steps(self, records: Records, ring: Ring, since: datetime) -> _Todo:
        silence, patience_s = self._memory.silences[ring], self._patience_s(ring)
        quiet_s = silence.lasts_s(since, self._clock)
        can_ring = self._patience.has_bell
        steps = steps_of(quiet_s, patience_s, rung=silence.rung, can_ring=can_ring)
        paper = steps.paper and self._wants_paper(records, since)
        return _Todo((ring,) if steps.rings else (), paper=paper, pause=paper)

    def _patience_s(self, ring: Ring) -> float:
        patience = self._patience.help if ring is Ring.HELP else self._patience.remind
        return patience.total_seconds()

    def _wants_paper(self, records: Records, since: datetime) -> bool:
        """Whether none was queued since; a day that is not open has no papers."""
        known = self._memory.reminded_at
        if known is not None and known >= since:
            return False
        day = records.days.last()
        if day is None or day.closed_at is not None:
            return False
        papers = records.jobs.of_kind(day.day, JobKind.REMINDER)
        self._memory.reminded_at = last = max((job.queued_at for job in papers), default=None)
        return last is None or last < since

    def _heard_at(self, records: Records) -> datetime | None:
        """When the bartender last showed that he is there."""
        call = records.help.last()
        signs = [made.ready_at for made in made_tonight(records)]
        signs += [call.seen_at] if call is not None and call.seen_at is not None else []
        signs += [self._memory.heard_at] if self._memory.heard_at is not None else []
        return max(signs, default=None)

    def _is_over(self, records: Records, pause: Pause, heard_at: datetime | None) -> bool:
        if heard_at is not None and heard_at >= pause.began_at:
            return True
        nothing_placed = all(e.state is not OrderState.PLACED for e in records.orders.open())
        return nothing_placed and unanswered_call(records, self._clock.now()) is None

    # -- doing --------------------------------------------------------------------------------

    def _write(self, records: Records, todo: _Todo) -> None:
        now = self._clock.now()
        pause = records.pauses.open()
        if todo.ends and pause is not None:
            records.pauses.update(end_pause(pause, now))
        day = records.days.last()
        if todo.paper and day is not None:
            why = "nobody has answered"
            queue_paper(records, JobKind.REMINDER, day=day.day, now=now, why=why)
        if todo.pause:
            if pause is not None and not todo.ends:
                records.pauses.update(end_pause(pause, now))
            records.pauses.begin(Pause(_PAUSES[self._patience.unanswered], now))
        for call in todo.calls:
            records.calls.add(call)

    def _rang(self, todo: _Todo) -> None:
        """Count a ring, however late: after a long sleep it does not ring four times at once."""
        for ring in todo.rings:
            silence = self._memory.silences[ring]
            lasted_s = self._clock.monotonic() - silence.began_at
            silence.rung = min(MOST_RINGS, int(lasted_s // self._patience_s(ring)))

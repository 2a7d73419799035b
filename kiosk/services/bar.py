"""The bartender's side: what a scan does, and how it is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.codes import (
    TicketCode,
    has_code_shape,
    help_named,
    pager_named,
    read_ticket_code,
)
from kiosk.domain.order import Order, OrderState, Who, Why, change_state
from kiosk.domain.pagers import CallState, PagerState
from kiosk.domain.papers import AnswerLine, AnswerWord
from kiosk.domain.printjob import JobState, Proof
from kiosk.domain.scan import Meaning, ScanMemory, meaning_of
from kiosk.ports import (
    CashTaken,
    Clock,
    NewCall,
    Records,
    Ring,
    Steps,
    Storage,
    StorageFailed,
)
from kiosk.services import queue
from kiosk.services.answers import Answers
from kiosk.services.help import see
from kiosk.services.restored import give_back

log = logging.getLogger(__name__)


class Bar:
    """Reads scans. All calls from one thread at a time (the scanner's)."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        answers: Answers,
        printer_works: Callable[[], bool],
        changed: Callable[[], None],
        steps: Steps,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._answers = answers
        self._printer_works = printer_works
        self._changed = changed
        self._steps = steps
        self._memory = ScanMemory(began_at=clock.monotonic())

    def noise(self) -> None:
        """The scanner read something that is no text."""
        if self._memory.noise_may_ring(self._clock.monotonic()):
            self._refuse(AnswerLine(AnswerWord.NOISE))

    def scan(self, text: str) -> None:
        """Take one scanned code. Whatever it is, the bar hears an answer or rightly nothing."""
        if not has_code_shape(text):
            self.noise()
            return
        if not self._memory.is_new(text, self._clock.monotonic()):
            return
        try:
            self._scan_code(text)
        except Exception:
            # A named border, for the disk and for mistakes of ours: the scanner's thread must
            # go on listening, and the bar must hear that this scan did nothing.
            log.exception("a scan could not be saved")
            self._refuse(AnswerLine(AnswerWord.NOT_SAVED))

    def _scan_code(self, text: str) -> None:
        pager = pager_named(text)
        if pager is not None:
            self._scan_pager(text, pager)
            return
        called = help_named(text)
        if called is not None:
            self._scan_help(text, called)
            return
        with self._storage.write() as records:
            code = read_ticket_code(text, records.secret())
            if code is None:
                self._refuse(AnswerLine(AnswerWord.NOT_OURS))
                return
            order = self._order(records, code)
            if order is None:
                return
            self._prove_paper(records, text)
            answer = self._act(records, order, text, code.paper)
            self._commit(records, order)
        answer()
        self._changed()

    def _scan_pager(self, text: str, number: int) -> None:
        """A held pager is back in the rack."""
        with self._storage.write() as records:
            is_back = give_back(records, number, text, self._clock.now())
            if is_back:
                records.commit()
        if is_back:
            self._understood(AnswerLine(AnswerWord.PAGER_BACK, pager=number))
        elif is_back is None:
            self._refuse(AnswerLine(AnswerWord.NOT_HELD, pager=number))
        else:
            self._refuse(AnswerLine(AnswerWord.NOT_OURS))

    def _scan_help(self, text: str, count: int) -> None:
        """He has seen that a guest wants help; she reads it at once."""
        now = self._clock.now()
        with self._storage.write() as records:
            scanned = see(records, count, text, now)
            if scanned.counts:
                self._prove_paper(records, text)
                records.commit()
        if scanned.request is None:
            self._refuse(AnswerLine(AnswerWord.NOT_OURS))
        elif scanned.counts:
            self._understood(AnswerLine(AnswerWord.HELP_SEEN, at=now))
            self._changed()
        elif scanned.request.seen_at is not None:
            self._refuse(AnswerLine(AnswerWord.HELP_SEEN, at=scanned.request.seen_at))
        else:
            self._refuse(AnswerLine(AnswerWord.HELP_OVER, at=scanned.request.asked_at))

    def _commit(self, records: Records, before: Order) -> None:
        """A commit that failed is resolved by reading: one more scan would be the next step."""
        try:
            records.commit()
        except StorageFailed:
            with self._storage.read() as fresh:
                stored = fresh.orders.by_key(before.key)
            if stored is None or stored.state is before.state:
                raise
            log.warning("order %s was saved although its commit failed", before.number)

    def _order(self, records: Records, code: TicketCode) -> Order | None:
        """The order of a code of today; anything else is refused with a word."""
        day = records.days.last()
        if day is None or code.day != day.day:
            self._refuse(AnswerLine(AnswerWord.OTHER_DAY, code.number))
            return None
        order = records.orders.by_number(code.day, code.number)
        if order is None:
            self._refuse(AnswerLine(AnswerWord.UNKNOWN_ORDER, code.number))
        return order

    def _prove_paper(self, records: Records, text: str) -> None:
        """A paper that can be scanned has been printed."""
        job = records.jobs.by_code(text)
        if job is None or job.state not in {JobState.UNCERTAIN, JobState.PRINTING}:
            return
        now = self._clock.now()
        queue.prove(records, job, now, why="its code was scanned", proof=Proof.SCANNED)

    def _act(self, records: Records, order: Order, text: str, paper: int) -> Callable[[], None]:
        """Do what the scan means; returns how to answer once it is committed."""
        now = self._clock.monotonic()
        at = self._clock.now()
        meaning = meaning_of(order, text, paper, memory=self._memory, now=now, at=at)
        if meaning is Meaning.MAKE_READY:
            after = self._make_ready(records, order, paper)
            return lambda: self._done(after, now)
        if meaning is Meaning.COLLECT:
            after = self._collect(records, order, paper)
            return lambda: self._done(after, now)
        if meaning is Meaning.SECOND_STEP:
            return lambda: self._ask_again(text, now)
        if meaning is Meaning.TOO_SOON:
            return lambda: self._answers.ring(Ring.REFUSED)
        return lambda: self._refuse(_already(order))

    def _make_ready(self, records: Records, order: Order, paper: int) -> Order:
        now = self._clock.now()
        after = change_state(
            order, OrderState.READY, who=Who.BARTENDER, why=Why.MADE, at=now, paper=paper
        )
        records.orders.update(order, after)
        if order.pager is not None:
            records.calls.add(NewCall(order.key, order.number, order.pager, now))
        self._steps.reached("before ready commit")
        return after

    def _collect(self, records: Records, order: Order, paper: int) -> Order:
        now = self._clock.now()
        after = change_state(
            order, OrderState.COLLECTED, who=Who.BARTENDER, why=Why.HANDED_OVER, at=now, paper=paper
        )
        records.orders.update(order, after)
        if not order.paid and order.total_cents:
            records.payments.take_cash(CashTaken(order.key, order.total_cents, now))
        for call in records.calls.of_order(order.key):
            if call.state in {CallState.QUEUED, CallState.CALLING}:
                records.calls.update(replace(call, state=CallState.WITHDRAWN))
        for pager in records.pagers.all():
            if pager.order_key == order.key and pager.state is PagerState.OUT:
                free = replace(pager, state=PagerState.FREE, since=now, order_key=None)
                records.pagers.save(free)
        return after

    def _done(self, order: Order, now: float) -> None:
        if order.state is OrderState.READY:
            self._memory.ready_at[order.key] = now
            self._steps.reached("ready committed")
        else:
            self._steps.reached("collected")
        at = order.history[-1].at
        counted = AnswerLine(AnswerWord.COUNTED_OFFLINE, order.number, state=order.state, at=at)
        self._understood(counted)

    def _understood(self, counted: AnswerLine) -> None:
        """Ring; without a printer it is said when there is one again."""
        if self._printer_works():
            self._answers.ring(Ring.UNDERSTOOD, otherwise=counted)
        else:
            self._answers.say(counted)

    def _ask_again(self, text: str, now: float) -> None:
        self._memory.asked_at[text] = now
        self._answers.ring(Ring.SECOND_STEP)

    def _refuse(self, line: AnswerLine) -> None:
        self._answers.ring(Ring.REFUSED)
        self._answers.say(line)


def _already(order: Order) -> AnswerLine:
    change = order.last_change(order.state)
    return AnswerLine(
        AnswerWord.ALREADY,
        order.number,
        state=order.state,
        at=change.at if change else None,
    )

"""What a ticket means that is scanned by itself: ready, collected, or an answer."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.codes import TicketCode, read_ticket_code
from kiosk.domain.order import Order, OrderState, Who, Why, change_state
from kiosk.domain.printjob import JobState, PrintJob, Proof
from kiosk.domain.scan import Meaning, ScanMemory, meaning_of
from kiosk.domain.trial import is_trial
from kiosk.ports import Clock, NewCall, Records, Ring, Steps, Storage
from kiosk.services import queue
from kiosk.services.committing import commit_or_find
from kiosk.services.handover import hand_over, left_to_pay
from kiosk.services.replies import Replies


class Tickets:
    """Reads tickets. All calls from one thread at a time."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        memory: ScanMemory,
        replies: Replies,
        steps: Steps,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._memory = memory
        self._replies = replies
        self._steps = steps

    def scan(self, text: str) -> bool:
        """Do what one ticket means; True if it was one of an order of today."""
        with self._storage.write() as records:
            if is_trial(text, records.secret()):
                self._replies.ring(Ring.UNDERSTOOD)  # that the scanner reads is all it asks
                return False
            order, paper = self.order_of(records, text)
            if order is None:
                return False
            prove_paper(records, text, self._clock)
            answer = self._act(records, order, text, paper)
            commit_or_find(self._storage, records)  # once more would be the next step
        answer()
        return True

    def prove(self, text: str) -> None:
        """That it could be scanned proves a paper, also where the scan itself did nothing."""
        with self._storage.read() as records:
            if _in_doubt(records, text) is None:
                return
        with self._storage.write() as records:
            prove_paper(records, text, self._clock)
            records.commit()

    def order_of(self, records: Records, text: str) -> tuple[Order | None, int]:
        """The order of a ticket of today and which of its papers; the rest is refused."""
        code = read_ticket_code(text, records.secret())
        if code is None:
            self._replies.refuse(AnswerLine(AnswerWord.NOT_OURS))
            return None, 0
        return self._order(records, code), code.paper

    def _order(self, records: Records, code: TicketCode) -> Order | None:
        """The order of a code of today; anything else is refused with a word."""
        day = records.days.last()
        if day is None or code.day != day.day:
            self._replies.refuse(AnswerLine(AnswerWord.OTHER_DAY, code.number))
            return None
        order = records.orders.by_number(code.day, code.number)
        if order is None:
            self._replies.refuse(AnswerLine(AnswerWord.UNKNOWN_ORDER, code.number))
        return order

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
            return lambda: self._ask_again(order, text, now)
        if meaning is Meaning.TOO_SOON:
            words = AnswerLine(AnswerWord.TOO_SOON, order.number)
            return lambda: self._replies.ring(Ring.REFUSED, words=words)
        return lambda: self._replies.refuse(_already(order))

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
        cash_cents = left_to_pay(records, order)
        why, now = Why.HANDED_OVER, self._clock.now()
        return hand_over(records, order, now, why=why, cash_cents=cash_cents, paper=paper)

    def _done(self, order: Order, now: float) -> None:
        if order.state is OrderState.READY:
            self._memory.ready_at[order.key] = now
            self._steps.reached("ready committed")
        else:
            self._steps.reached("collected")
        at = order.history[-1].at
        counted = AnswerLine(AnswerWord.COUNTED_OFFLINE, order.number, state=order.state, at=at)
        self._replies.understood(counted)

    def _ask_again(self, order: Order, text: str, now: float) -> None:
        self._memory.asked_at[text] = now
        words = AnswerLine(AnswerWord.SECOND_STEP, order.number)
        self._replies.ring(Ring.SECOND_STEP, words=words)


def prove_paper(records: Records, text: str, clock: Clock) -> None:
    """A paper that can be scanned has been printed."""
    job = _in_doubt(records, text)
    if job is not None:
        queue.prove(records, job, clock.now(), why="its code was scanned", proof=Proof.SCANNED)


def _in_doubt(records: Records, text: str) -> PrintJob | None:
    """The paper with this code, if nobody knows yet whether it came out."""
    job = records.jobs.by_code(text)
    is_known = job is None or job.state not in {JobState.UNCERTAIN, JobState.PRINTING}
    return None if is_known else job


def _already(order: Order) -> AnswerLine:
    change = order.last_change(order.state)
    return AnswerLine(
        AnswerWord.ALREADY,
        order.number,
        state=order.state,
        at=change.at if change else None,
    )

"""Calls pagers: at least once, and only for orders that are ready."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from datetime import timedelta

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import CALL_EXPIRES, Call, CallState
from kiosk.ports import (
    CallResult,
    Clock,
    DeviceDown,
    PagerBase,
    Records,
    Steps,
    Storage,
    StorageFailed,
)
from kiosk.services.answers import Answers
from kiosk.services.behindbar import BehindBar

log = logging.getLogger(__name__)

TRY_AGAIN_S = 5
"""Seconds between two tries of a call: a guest looks at the board after about ten."""

LOOK_AGAIN_S = 5.0
"""Seconds after which the waiting calls are looked at even if nobody woke the worker."""


CHECK_EVERY_S = 30.0
"""Seconds between two looks whether an idle base still answers: that nobody can be called should
be known before a guest has walked away with her pager."""


@dataclass
class _Wait:
    """How a call has waited, in monotonic seconds: the time of day may be set meanwhile."""

    since: float
    again_at: float
    told: bool = False


class Caller:
    """The pager base's worker. ``step`` and ``run`` belong to one thread."""

    def __init__(
        self,
        storage: Storage,
        base: PagerBase,
        clock: Clock,
        *,
        answers: Answers,
        steps: Steps,
        behind_bar: BehindBar | None = None,
    ) -> None:
        self.wake = threading.Event()
        self._behind_bar = behind_bar
        if behind_bar is not None:
            behind_bar.wake = self.wake.set
        self._storage = storage
        self._base = base
        self._clock = clock
        self._answers = answers
        self._steps = steps
        self._waits: dict[int, _Wait] = {}
        self._checked_at: float | None = None
        self._lost_why = ""

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (set ``wake`` as well to end at once)."""
        while not stop.is_set():
            try:
                wait = self.step()
                self.check_idle_base()
            except StorageFailed as error:
                # The storage says once that it is lost and once that it is back.
                log.info("the calls wait: %s", error)
                wait = LOOK_AGAIN_S
            self.wake.wait(wait)
            self.wake.clear()
        self._base.disconnect()

    def step(self) -> float:
        """Make every call that is due; returns the seconds until the next one may be."""
        self._answer_the_bar()
        while (call := self._next()) is not None:
            self._make(call)
            self._answer_the_bar()
        now = self._clock.monotonic()
        soonest = min((wait.again_at for wait in self._waits.values()), default=now + LOOK_AGAIN_S)
        return min(LOOK_AGAIN_S, max(0.0, soonest - now))

    def check_idle_base(self) -> None:
        """Know whether the base answers, also while nobody has to be called."""
        now = self._clock.monotonic()
        is_fresh = self._checked_at is not None and now - self._checked_at < CHECK_EVERY_S
        if self._waits or is_fresh:
            return
        self._checked_at = now
        try:
            self._base.check()
        except DeviceDown as down:
            self._note_base(str(down))
        else:
            self._note_base("")

    def _note_base(self, why: str) -> None:
        """Say it once when the base is lost and once when it is back; ``why`` is empty then."""
        before, self._lost_why = self._lost_why, why
        if why and not before:
            log.warning("the pager base is lost: %s", why)
        if before and not why:
            log.warning("the pager base is back")

    def _answer_the_bar(self) -> None:
        """Buzz behind the bar; what the base does not take is lost like a ring nobody hears."""
        behind = self._behind_bar
        if behind is None:
            return
        while behind.pager is not None and (times := behind.take()):
            self._buzz(behind.pager, times)
        while (trial := behind.take_trial()) is not None:
            trial.answer(self._buzz(trial.pager, 1))

    def _buzz(self, pager: int, times: int) -> CallResult:
        """Call a pager for no order; what the base said last."""
        result = CallResult.NO_ANSWER
        for _ in range(times):
            try:
                result = self._base.call(pager)
            except DeviceDown as down:
                self._note_base(str(down))
                return CallResult.NO_ANSWER
        return result

    def _next(self) -> Call | None:
        """Claim the oldest call that is due; withdraw and expire those nobody needs."""
        now = self._clock.monotonic()
        with self._storage.write() as records:
            waiting = records.calls.waiting()
            self._waits = {call.call_id: self._wait_of(call) for call in waiting}
            for call in waiting:
                state = self._fate(records, call)
                if state is not None:
                    records.calls.update(replace(call, state=state))
                elif self._waits[call.call_id].again_at <= now:
                    claimed = replace(call, state=CallState.CALLING, attempts=call.attempts + 1)
                    records.calls.update(claimed)
                    self._note_call(records, call)  # it may buzz, whatever the base answers
                    records.commit()
                    self._steps.reached("call begun")
                    return claimed
            records.commit()
        return None

    def _wait_of(self, call: Call) -> _Wait:
        """Its age is read off the time of day once, when it is first seen."""
        known = self._waits.get(call.call_id)
        if known is not None:
            return known
        now = self._clock.monotonic()
        age = (self._clock.now() - call.queued_at).total_seconds()
        return _Wait(since=now - max(0.0, age), again_at=now)

    def _fate(self, records: Records, call: Call) -> CallState | None:
        order = records.orders.by_key(call.order_key)
        if order is None or order.state is not OrderState.READY:
            return CallState.WITHDRAWN
        age = self._clock.monotonic() - self._waits[call.call_id].since
        if age >= CALL_EXPIRES.total_seconds():
            return CallState.EXPIRED
        return None

    def _make(self, call: Call) -> None:
        try:
            result = self._base.call(call.pager)
        except DeviceDown as down:
            self._note_base(str(down))
            log.info("pager %s not called: %s", call.pager, down)
            result = CallResult.NO_ANSWER
        else:
            self._note_base("" if result is not CallResult.NO_ANSWER else "no answer")
        if result is CallResult.ACCEPTED:
            self._steps.reached("call acknowledged")
            self._settle(call, CallState.ACCEPTED)
            return
        wait = self._waits[call.call_id]
        wait.again_at = self._clock.monotonic() + TRY_AGAIN_S
        if not wait.told:
            wait.told = True
            self._answers.say(
                AnswerLine(AnswerWord.PAGER_NOT_CALLED, call.number, pager=call.pager)
            )
        refused = result is CallResult.REFUSED
        self._settle(call, CallState.REFUSED if refused else CallState.QUEUED)

    def _settle(self, call: Call, state: CallState) -> None:
        now = self._clock.now()
        again = now + timedelta(seconds=TRY_AGAIN_S) if state is CallState.QUEUED else None
        with self._storage.write() as records:
            current = next(
                (
                    each
                    for each in records.calls.of_order(call.order_key)
                    if each.call_id == call.call_id
                ),
                None,
            )
            # Otherwise collected or closed while the base was busy: the later word stands.
            if current is not None and current.state is CallState.CALLING:
                records.calls.update(replace(call, state=state, next_try_at=again))
            if state is CallState.ACCEPTED:
                self._note_call(records, call)
            records.commit()

    def _note_call(self, records: Records, call: Call) -> None:
        for pager in records.pagers.all():
            if pager.number == call.pager:
                records.pagers.save(replace(pager, called_at=self._clock.now()))

"""Calls pagers: at least once, and only for orders that are ready."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.order import OrderState
from kiosk.domain.pagers import CALL_EXPIRES, Call, CallState
from kiosk.domain.papers import AnswerLine, AnswerWord
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

log = logging.getLogger(__name__)

TRY_AGAIN_S = 5
"""Seconds between two tries of a call: a guest looks at the board after about ten."""

LOOK_AGAIN_S = 5.0
"""Seconds after which the waiting calls are looked at even if nobody woke the worker."""


class Caller:
    """The pager base's worker. ``step`` and ``run`` belong to one thread."""

    def __init__(
        self, storage: Storage, base: PagerBase, clock: Clock, *, answers: Answers, steps: Steps
    ) -> None:
        self.wake = threading.Event()
        self._storage = storage
        self._base = base
        self._clock = clock
        self._answers = answers
        self._steps = steps
        self._told: set[int] = set()

    def run(self, stop: threading.Event) -> None:
        """Work until ``stop`` is set (set ``wake`` as well to end at once)."""
        while not stop.is_set():
            try:
                wait = self.step()
            except StorageFailed:
                log.exception("calls could not be read or saved")
                wait = LOOK_AGAIN_S
            self.wake.wait(wait)
            self.wake.clear()
        self._base.disconnect()

    def step(self) -> float:
        """Make every call that is due; returns the seconds until the next one may be."""
        while (call := self._next()) is not None:
            self._make(call)
        return min(LOOK_AGAIN_S, float(TRY_AGAIN_S))

    def _next(self) -> Call | None:
        """Claim the oldest call that is due; withdraw and expire those nobody needs."""
        now = self._clock.now()
        with self._storage.write() as records:
            for call in records.calls.waiting():
                state = self._fate(records, call)
                if state is not None:
                    records.calls.update(replace(call, state=state))
                elif call.next_try_at is None or call.next_try_at <= now:
                    claimed = replace(call, state=CallState.CALLING, attempts=call.attempts + 1)
                    records.calls.update(claimed)
                    records.commit()
                    self._steps.reached("call begun")
                    return claimed
            records.commit()
        return None

    def _fate(self, records: Records, call: Call) -> CallState | None:
        order = records.orders.by_key(call.order_key)
        if order is None or order.state is not OrderState.READY:
            return CallState.WITHDRAWN
        if self._clock.now() - call.queued_at >= CALL_EXPIRES:
            return CallState.EXPIRED
        return None

    def _make(self, call: Call) -> None:
        try:
            result = self._base.call(call.pager)
        except DeviceDown as down:
            log.info("pager %s not called: %s", call.pager, down)
            result = CallResult.NO_ANSWER
        if result is CallResult.ACCEPTED:
            self._steps.reached("call acknowledged")
            self._settle(call, CallState.ACCEPTED)
            return
        if call.call_id not in self._told:
            self._told.add(call.call_id)
            self._answers.say(
                AnswerLine(AnswerWord.PAGER_NOT_CALLED, call.number, pager=call.pager)
            )
        refused = result is CallResult.REFUSED
        self._settle(call, CallState.REFUSED if refused else CallState.QUEUED)

    def _settle(self, call: Call, state: CallState) -> None:
        now = self._clock.now()
        again = now + timedelta(seconds=TRY_AGAIN_S) if state is CallState.QUEUED else None
        if state is not CallState.QUEUED:
            self._told.discard(call.call_id)
        with self._storage.write() as records:
            current = next(
                (
                    each
                    for each in records.calls.of_order(call.order_key)
                    if each.call_id == call.call_id
                ),
                None,
            )
            if current is None or current.state is not CallState.CALLING:
                return  # collected or closed while the base was busy
            records.calls.update(replace(call, state=state, next_try_at=again))
            if state is CallState.ACCEPTED:
                self._note_call(records, call)
            records.commit()

    def _note_call(self, records: Records, call: Call) -> None:
        for pager in records.pagers.all():
            if pager.number == call.pager:
                records.pagers.save(replace(pager, called_at=self._clock.now()))

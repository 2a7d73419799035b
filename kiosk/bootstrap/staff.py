"""The workers of one window: employed, watched over, and sent home together."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping

from kiosk.ports import Steps
from kiosk.services.heartbeats import Beat, Heartbeats
from kiosk.services.workers import STOP_WITHIN_S, Worker

log = logging.getLogger(__name__)

SILENT_AT_MOST_S = 30.0
"""Seconds a worker may say nothing: longer than a locked database and a silent printer make it
wait, the two together."""

FINISH_WITHIN_S = 3.0
"""Seconds a worker may go on with what it is at when it should end: a ticket takes one."""

A_CALL_AT_MOST_S = 60.0
"""The same for who calls pagers: a base that answers nothing takes half a minute to give up on."""


class Staff:
    """Employs workers and beats for them. For one thread, except :attr:`falls`."""

    def __init__(self, heartbeats: Heartbeats, hopeless: Callable[[str], None]) -> None:
        self._heartbeats = heartbeats
        self._hopeless = hopeless
        self._workers: list[Worker] = []

    @property
    def falls(self) -> Mapping[str, int]:
        """How often each worker has fallen, those that have; from any thread."""
        return {worker.name: worker.falls for worker in tuple(self._workers) if worker.falls}

    def beat(self, name: str, *, within_s: float = SILENT_AT_MOST_S) -> Beat:
        """From now on this worker must be heard of."""
        return self._heartbeats.expect(name, within_s=within_s)

    def employ(
        self,
        name: str,
        run: Callable[[threading.Event], None],
        *,
        interrupt: Callable[[], None],
        nudge: Callable[[], None] | None = None,
        beat: Beat | None = None,
    ) -> None:
        """A worker more; it begins with the others."""
        self._workers.append(
            Worker(
                name,
                run,
                interrupt=interrupt,
                nudge=nudge,
                beat=beat or self.beat(name),
                hopeless=self._hopeless,
            )
        )

    def start(self) -> None:
        """Everyone begins to work."""
        for worker in self._workers:
            worker.start()

    def stop(self) -> None:
        """Everyone ends: a paper that is coming out gets its proof, a wait for more is cut off.

        Takes :data:`FINISH_WITHIN_S` and :data:`kiosk.services.workers.STOP_WITHIN_S` at most.
        """
        for worker in self._workers:
            worker.let_finish()
        finished = time.monotonic() + FINISH_WITHIN_S
        busy = [worker for worker in self._workers if not worker.has_ended(_left(finished))]
        for worker in busy:
            worker.ask_to_stop()
        end = time.monotonic() + STOP_WITHIN_S
        for worker in busy:
            worker.join(_left(end))
        for worker in self._workers:
            self._heartbeats.forget(worker.name)
        self._workers.clear()


def _left(until: float) -> float:
    return max(0.0, until - time.monotonic())


class BeatingSteps:
    """Named steps whose worker is heard of at each: who gets somewhere is alive."""

    def __init__(self, steps: Steps, beat: Beat) -> None:
        self._steps = steps
        self._beat = beat

    def reached(self, step: str) -> None:
        """Pass it on."""
        self._beat()
        self._steps.reached(step)

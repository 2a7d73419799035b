"""One paper on its way out: claimed, written, and exactly as settled as its proof allows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from kiosk.domain.health import Trouble
from kiosk.domain.papers import Paper, PlainTicket, Ticket
from kiosk.domain.printjob import RENDER_TRIES, JobState, PrintJob, change_job
from kiosk.ports import (
    CannotRender,
    Clock,
    Ids,
    NotWritten,
    Printed,
    Printer,
    PrintOutcome,
    Steps,
    Storage,
    StorageFailed,
    Unproven,
)
from kiosk.services import queue

log = logging.getLogger(__name__)

TRY_AGAIN_S = 2
"""Seconds until a job that could not be begun is tried again."""

_HELD = frozenset({Trouble.PAPER_OUT, Trouble.COVER_OPEN})
"""Troubles that hold a job as it is: it has not failed, it waits."""


class PaperRun:
    """One try to bring one paper out. Used once, on the printer's worker thread.

    After :meth:`run`, ``before`` is the job as it is stored and ``after`` as it should be;
    they are the same object when there is nothing to write.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        job: PrintJob,
        identifier: str,
        steps: Steps,
    ) -> None:
        self.before = job
        self.after = job
        self.identifier = identifier
        self._storage = storage
        self._clock = clock
        self._printer = job.printer
        self._steps = steps

    def run(self, printer: Printer, paper: Paper, *, close_fragment: bool) -> PrintOutcome | None:
        """Print it. None when the paper could not be composed.

        Raises :class:`StorageFailed` if it could not be claimed: nothing was written then.
        """
        self._printer = printer.name
        try:
            outcome = printer.print(
                self._plain(paper),
                identifier=self.identifier,
                close_fragment=close_fragment,
                watcher=self,
            )
        except CannotRender:
            log.exception("job %s cannot be composed", self.before.job_id)
            self.after = self._not_rendered()
            return None
        self.after = self._settled(outcome)
        return outcome

    def before_first_write(self) -> None:
        """Commit that it begins; from here on only a proof says that it printed."""
        self.before = queue.claim(
            self._storage,
            self.before,
            self.identifier,
            self._clock.now(),
            printer=self._printer,
        )
        self._steps.reached("job claimed")
        self._steps.reached("before first write")

    def waiting(self, troubles: Sequence[Trouble]) -> None:
        """Note what the printer waits for. Not worth losing the paper over."""
        waiting = replace(self.before, waiting_for=", ".join(troubles))
        try:
            queue.settle(self._storage, self.before, waiting)
        except StorageFailed:
            log.warning("job %s waits for %s, not saved", self.before.job_id, waiting.waiting_for)
            return
        self.before = waiting

    def _plain(self, paper: Paper) -> Paper:
        tried_enough = self.before.render_failures >= RENDER_TRIES
        return PlainTicket(paper) if tried_enough and isinstance(paper, Ticket) else paper

    def _not_rendered(self) -> PrintJob:
        failures = self.before.render_failures + 1
        if failures <= RENDER_TRIES:
            return replace(self.before, render_failures=failures)
        return change_job(
            replace(self.before, render_failures=failures),
            JobState.WITHDRAWN,
            at=self._clock.now(),
            why="cannot be composed",
        )

    def _settled(self, outcome: PrintOutcome) -> PrintJob:
        now = self._clock.now()
        match outcome:
            case Printed(proof):
                return change_job(self.before, JobState.PRINTED, at=now, why=proof, proof=proof)
            case Unproven(trouble):
                return change_job(self.before, JobState.UNCERTAIN, at=now, why=trouble)
            case NotWritten(troubles):
                return self._not_begun(troubles)
            case _:
                assert_never(outcome)

    def _not_begun(self, troubles: Sequence[Trouble]) -> PrintJob:
        held = bool(troubles) and set(troubles) <= _HELD
        if held or self.before.state is JobState.FAILED:
            return self.before
        return failed(self.before, ", ".join(troubles), self._clock)


def failed(job: PrintJob, why: str, clock: Clock) -> PrintJob:
    """The job that could not be begun, with the time of its next try."""
    now = clock.now()
    after = change_job(job, JobState.FAILED, at=now, why=why)
    return replace(after, next_try_at=now + timedelta(seconds=TRY_AGAIN_S))


def new_run(storage: Storage, clock: Clock, ids: Ids, *, job: PrintJob, steps: Steps) -> PaperRun:
    """A try with an identifier of its own."""
    return PaperRun(storage, clock, job=job, identifier=ids.identifier(), steps=steps)

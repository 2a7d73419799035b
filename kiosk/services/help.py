"""A guest calls the bartender: one row, one slip, one ring; and what she may be told of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from kiosk.domain.codes import answers_help, help_code
from kiosk.domain.day import date_of, opens_new_day
from kiosk.domain.help import (
    HelpRequest,
    HelpStand,
    HelpStanding,
    HelpWanted,
    code_counts,
    slip_is_wanted,
    standing_of,
    still_stands,
)
from kiosk.domain.papers import HelpSlip
from kiosk.domain.printjob import JobKind, PrintJob
from kiosk.ports import Clock, NewJob, Records, Ring, Storage, StorageFailed
from kiosk.services.answers import Answers
from kiosk.services.ordering import BAR, WindowRules

log = logging.getLogger(__name__)

TOLD_FOR = 30 * 60.0
"""Seconds a request stays part of the window's status: its guest has long gone by then."""


class HelpBell:
    """Takes calls for help. For one thread at a time (the desk's).

    ``asked`` is called after a new one was saved: there is a paper to print.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        rules: WindowRules,
        answers: Answers,
        asked: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules
        self._answers = answers
        self._asked = asked

    def ask(self, wanted: HelpWanted) -> HelpStanding:
        """Call the bartender; a request that still stands answers for this one, too.

        The answer's key is that of the request that counts. Never raises for the disk: a guest
        whose call could not be saved is told to knock.
        """
        try:
            request, slip = self._ask(wanted)
        except StorageFailed as error:
            return self._resolved(wanted, error)
        return standing_of(request, slip, self._clock.now())

    def _resolved(self, wanted: HelpWanted, error: StorageFailed) -> HelpStanding:
        """A commit that failed is resolved by reading its key; nothing is inserted again."""
        try:
            with self._storage.read() as records:
                request = records.help.by_key(wanted.key)
        except StorageFailed:
            request = None
        if request is None:
            log.warning("a call for help could not be saved: %s", error)
            return HelpStanding(wanted.key, HelpStand.NOT_SENT)
        self._tell_the_bar()
        return HelpStanding(wanted.key, HelpStand.SENDING)

    def _tell_the_bar(self) -> None:
        self._answers.ring(Ring.HELP)
        self._asked()

    def _ask(self, wanted: HelpWanted) -> tuple[HelpRequest, PrintJob | None]:
        with self._storage.write() as records:
            now = self._clock.now()
            known = records.help.by_key(wanted.key) or _standing(records, now)
            if known is not None:
                return known, records.jobs.by_id(known.job_id)
            request, slip = _written(records, wanted, self._today(records, now), now)
            records.commit()
        self._tell_the_bar()
        return request, slip

    def _today(self, records: Records, now: datetime) -> date:
        """The day the slip is listed under: no business day is opened for it."""
        last = records.days.last()
        today = date_of(now, day_starts=self._rules.day_starts, zone=self._rules.zone)
        return today if last is None or opens_new_day(last, today) else last.day


def _standing(records: Records, now: datetime) -> HelpRequest | None:
    last = records.help.last()
    return last if last is not None and still_stands(last, now) else None


def _written(
    records: Records, wanted: HelpWanted, day: date, now: datetime
) -> tuple[HelpRequest, PrintJob]:
    last = records.help.last()
    count = 1 if last is None else last.count + 1
    slip = records.jobs.add(
        NewJob(
            kind=JobKind.HELP,
            printer=BAR,
            day=day,
            order_key=None,
            paper=1,
            code=help_code(count, now, records.secret()),
            queued_at=now,
            why="a guest called",
        )
    )
    request = HelpRequest(count, wanted, now, slip.job_id)
    records.help.add(request)
    return request, slip


def rang(records: Records, now: datetime) -> None:
    """Note that the bell rang for the youngest call. Part of a unit of work."""
    last = records.help.last()
    if last is not None:
        records.help.update(replace(last, rings=last.rings + 1, rung_at=now))


def slip_of(records: Records, job: PrintJob) -> HelpSlip | None:
    """What a slip says, or None if its request cannot be found. Part of a unit of work."""
    request = records.help.of_job(job.job_id)
    if request is None:
        return None
    wanted = request.wanted
    return HelpSlip(
        asked_at=request.asked_at,
        screen=wanted.screen,
        language=wanted.language,
        number=wanted.number,
        code=job.code,
    )


def is_wanted(records: Records, job: PrintJob, now: datetime) -> bool:
    """Whether a slip that was not begun is still worth its paper. Part of a unit of work."""
    request = records.help.of_job(job.job_id)
    return request is not None and slip_is_wanted(request, now)


@dataclass(frozen=True)
class Scanned:
    """What a scanned slip did: ``request`` as it was before, and whether it is seen now.

    ``request`` is None for a code that is none of this window's.
    """

    request: HelpRequest | None
    counts: bool = False


def see(records: Records, count: int, text: str, now: datetime) -> Scanned:
    """Note that the bartender has seen a call. Part of a unit of work; commit if it counts."""
    request = records.help.by_count(count)
    secret = records.secret()
    if request is None or not answers_help(text, count, asked_at=request.asked_at, secret=secret):
        return Scanned(None)
    if request.seen_at is not None or not code_counts(request, now):
        return Scanned(request)
    records.help.update(replace(request, seen_at=now))
    return Scanned(request, counts=True)


def standing_now(records: Records, now: datetime) -> HelpStanding | None:
    """The youngest call as its guest may know it; None if it is an old story."""
    last = records.help.last()
    if last is None or abs((now - last.asked_at).total_seconds()) > TOLD_FOR:
        return None
    return standing_of(last, records.jobs.by_id(last.job_id), now)

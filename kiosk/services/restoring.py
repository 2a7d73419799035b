"""A window goes on from a backup: what was true then is not known to be true now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from kiosk.domain.day import BusinessDay
from kiosk.domain.order import Who
from kiosk.domain.pagers import Pager, PagerState
from kiosk.domain.printjob import JobState, change_job
from kiosk.ports import Records
from kiosk.services.closing import abandon_orders
from kiosk.services.ordering import BAR, RECEIPT, STANDBY

RESTORED = "restored from a backup"
"""Why a paper is in doubt that the backup knew as not finished."""


def begin_again(
    records: Records, day: BusinessDay, *, pagers: Collection[int], now: datetime
) -> None:
    """Bring what a backup holds to the present; part of one unit of work.

    Papers not finished then are uncertain, never again unmarked, and whatever may lie in a
    printer is closed before anything follows it; open orders end with their day; ``day``
    begins; every pager, also those only ``pagers`` names, is held until it is scanned back: it
    may be in a guest's hand.
    """
    _doubt_papers(records, now)
    abandon_orders(records, now, who=Who.RECOVERY)
    last = records.days.last()
    if last is not None and last.closed_at is None:
        records.days.update(replace(last, closed_at=now))
    records.days.add(day)
    _hold_pagers(records, pagers, now)


def _doubt_papers(records: Records, now: datetime) -> None:
    # A backup from before the first order knows no printer, and paper may lie in it all the same.
    for printer in sorted({*records.jobs.printers(), BAR, STANDBY, RECEIPT}):
        for job in records.jobs.queue(printer):
            records.jobs.update(job, change_job(job, JobState.UNCERTAIN, at=now, why=RESTORED))
        # What was begun there last is in no backup: a fragment may lie there.
        records.jobs.note_loose(printer, now)


def _hold_pagers(records: Records, written: Collection[int], now: datetime) -> None:
    called = {pager.number: pager.called_at for pager in records.pagers.all()}
    for number in sorted({*called, *written}):
        held = Pager(number, PagerState.HELD, now, called_at=called.get(number))
        records.pagers.save(held)

"""Which paper is just coming out: asked of the database while the printer cuts it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.ports import Storage, StorageFailed

if TYPE_CHECKING:
    from hardware.printer.paper import Page

ANSWER = "answer"
"""A paper that is no job: the short one that answers scans."""


@dataclass(frozen=True)
class Cut:
    """A paper as it fell: ``kind`` is its job's, ``number`` that of its order, if it has one."""

    printer: str
    page: Page
    at: datetime
    kind: str
    number: int | None = None
    is_copy: bool = False

    @property
    def code(self) -> str:
        """What a scanner reads on it; empty if nothing."""
        codes = self.page.codes
        return codes[0].data if codes else ""

    def name(self, place: int) -> str:
        """Its file's name, by its place in the evening: ``007-ticket-3-copy``."""
        number = "" if self.number is None else f"-{self.number}"
        return f"{place:03d}-{self.kind}{number}{'-copy' if self.is_copy else ''}"


def cut(storage: Storage | None, printer: str, page: Page, at: datetime) -> Cut:
    """What was just cut; the job that is printing has not got its proof yet."""
    loose = Cut(printer, page, at, ANSWER)
    if storage is None:
        return loose
    try:
        with storage.read() as records:
            job = _printing(records.jobs.queue(printer))
            if job is None:
                return loose
            order = records.orders.by_key(job.order_key) if job.order_key else None
    except StorageFailed:
        return loose
    number = None if order is None else order.number
    return Cut(printer, page, at, _kind(job), number, job.is_copy)


def nothing_prints(storage: Storage) -> bool:
    """Every paper that was begun has its proof. Read on the screen's thread: nobody waits there."""
    try:
        with storage.read() as records:
            jobs = [job for name in records.jobs.printers() for job in records.jobs.queue(name)]
    except StorageFailed:
        return False
    return _printing(tuple(jobs)) is None


def _printing(jobs: tuple[PrintJob, ...]) -> PrintJob | None:
    return next((job for job in jobs if job.state is JobState.PRINTING), None)


def _kind(job: PrintJob) -> str:
    return "pagers" if job.kind is JobKind.REPORT else job.kind.value

"""Print jobs, the attempts to print them, and their history."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.domain.printjob import JobChange, JobKind, PrintJob
from kiosk.ports import NewJob, StorageFailed
from kiosk.storage.finding import only_checked
from kiosk.storage.history import added, changed
from kiosk.storage.job_rows import history_row, job_values, new_job, read_change, read_job
from kiosk.storage.statements import Statements
from kiosk.storage.tables import (
    IS_QUEUED,
    IS_UNCERTAIN,
    job_history,
    loose_papers,
    orders,
    print_attempts,
    print_jobs,
)

_MAY_CHANGE = frozenset(
    {"state", "printer", "proof", "attempts", "render_failures", "waiting_for", "next_try_at"}
)


class SqlJobs:
    """Implements :class:`kiosk.ports.Jobs`."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, job: NewJob) -> PrintJob:
        """Queue it: at the end, or a copy in the place of its original."""
        place = self._next_place() if job.copy_of is None else job.copy_of.place
        new = new_job(job, place)
        order_id = self._db.order_id(new.order_key) if new.order_key else None
        values = {"window": self._db.window, "order_id": order_id, **job_values(new)}
        job_id = self._db.write_one(
            print_jobs.insert().values(values).returning(print_jobs.c.id),
            otherwise="the print job was not inserted",
        )
        self._add_history(job_id, added((), new.history))
        return replace(new, job_id=job_id)

    def by_id(self, job_id: int) -> PrintJob | None:
        """The job of that number."""
        return next(iter(self._load(self._ours & (print_jobs.c.id == job_id))), None)

    def by_code(self, code: str) -> PrintJob | None:
        """The job whose paper carries this code."""
        if not code:
            return None
        # That there is one is said, too: papers without a code are not in the index of codes.
        has_it = (print_jobs.c.code == code) & (print_jobs.c.code != "")
        return next(iter(self._load(self._here & has_it)), None)

    def by_identifier(self, identifier: str) -> PrintJob | None:
        """The job an attempt's identifier was made for; None for an unknown one."""
        attempt = select(print_attempts.c.job_id).where(
            print_attempts.c.window == self._db.window, print_attempts.c.identifier == identifier
        )
        return next(iter(self._load(self._ours & print_jobs.c.id.in_(attempt))), None)

    def update(self, before: PrintJob, after: PrintJob) -> None:
        """Write what changed, if the job is still as it was read: its state, and whose it is."""
        values = changed(before, after, may_change=_MAY_CHANGE)
        rows = added(before.history, after.history)
        self._db.write_one(
            print_jobs.update()
            .where(print_jobs.c.id == before.job_id, print_jobs.c.window == self._db.window)
            .where(print_jobs.c.state == before.state, print_jobs.c.printer == before.printer)
            .values({"state": after.state, **values})
            .returning(print_jobs.c.id),
            otherwise=f"job {before.job_id} is not {before.state} any more",
        )
        self._add_history(before.job_id, rows)

    def begin_attempt(self, job_id: int, identifier: str, at: datetime) -> None:
        """Store an attempt's identifier, before its first byte.

        Raises :class:`~kiosk.ports.AlreadyThere` if it was ever used before.
        """
        job = self._known(job_id)
        self._db.write(
            print_attempts.insert().values(
                window=self._db.window,
                printer=job.printer,
                identifier=identifier,
                job_id=job_id,
                begun_at=at,
            )
        )

    def printers(self) -> tuple[str, ...]:
        """Every printer that ever had a paper."""
        here = print_jobs.c.window == self._db.window
        rows = self._db.read(select(print_jobs.c.printer).where(here).distinct())
        return tuple(sorted(row.printer for row in rows))

    def queue(self, *printers: str) -> tuple[PrintJob, ...]:
        """What is queued, failed or printing at these printers, in the order of the queue."""
        return self._load(self._here & _at(printers) & IS_QUEUED)

    def unsettled(self, *printers: str) -> tuple[PrintJob, ...]:
        """What is uncertain at these printers, in the order of the queue."""
        return self._load(self._here & _at(printers) & IS_UNCERTAIN)

    def last_begun(self, printer: str) -> PrintJob | None:
        """The job of the youngest attempt at a printer."""
        youngest = (
            select(print_attempts.c.job_id)
            .where(print_attempts.c.window == self._db.window)
            .where(print_attempts.c.printer == printer)
            .order_by(print_attempts.c.id.desc())
            .limit(1)
        )
        return next(iter(self._load(self._ours & print_jobs.c.id.in_(youngest))), None)

    def note_loose(self, printer: str, at: datetime) -> None:
        """A paper that is no job is about to be written."""
        self.forget_loose(printer)
        values = {"window": self._db.window, "printer": printer, "begun_at": at}
        self._db.write(loose_papers.insert().values(values))

    def forget_loose(self, printer: str) -> None:
        """It came out, or what follows it closes its fragment."""
        self._db.write(loose_papers.delete().where(self._is_loose_at(printer)))

    def has_loose(self, printer: str) -> bool:
        """A paper that is no job was begun, and nothing came after it."""
        return bool(
            self._db.read(select(loose_papers.c.begun_at).where(self._is_loose_at(printer)))
        )

    def of_order(self, key: str) -> tuple[PrintJob, ...]:
        """Every paper of an order, oldest first."""
        order_id = select(orders.c.id).where(orders.c.key == key)
        return self._load(self._ours & print_jobs.c.order_id.in_(order_id), by_age=True)

    def of_day(self, day: date | None) -> tuple[PrintJob, ...]:
        """Every paper of a day (None: of every day), oldest first."""
        of_day = self._here if day is None else self._here & (print_jobs.c.day == day)
        return self._load(of_day, by_age=True)

    def of_kind(self, day: date, kind: JobKind) -> tuple[PrintJob, ...]:
        """The papers of one kind of a day, oldest first."""
        of_day = self._here & (print_jobs.c.day == day)
        return self._load(of_day & (print_jobs.c.kind == kind), by_age=True)

    def unfinished(self, day: date) -> tuple[PrintJob, ...]:
        """What of a day is queued, failed, printing or uncertain, oldest first."""
        of_day = self._here & (print_jobs.c.day == day)
        found = (*self._load(of_day & IS_QUEUED), *self._load(of_day & IS_UNCERTAIN))
        return tuple(sorted(found, key=lambda job: job.job_id))

    def _is_loose_at(self, printer: str) -> ColumnElement[bool]:
        here = loose_papers.c.window == self._db.window
        return here & (loose_papers.c.printer == printer)

    def _next_place(self) -> int:
        # Above every place ever given, at whatever printer: a queue may have two, and a paper
        # that moves from one to the other keeps its place. No place is above its job's number.
        last = select(func.coalesce(func.max(print_jobs.c.id), 0).label("last"))
        place: int = self._db.read(last)[0].last + 1
        return place

    def _known(self, job_id: int) -> PrintJob:
        job = self.by_id(job_id)
        if job is None:
            raise StorageFailed(f"there is no print job {job_id}")
        return job

    def _add_history(self, job_id: int, rows: list[tuple[int, JobChange]]) -> None:
        self._db.write(job_history.insert(), [history_row(job_id, seq, row) for seq, row in rows])

    @property
    def _here(self) -> ColumnElement[bool]:
        """For an index that begins with the window."""
        return print_jobs.c.window == self._db.window

    @property
    def _ours(self) -> ColumnElement[bool]:
        """For rows that are found by something else."""
        return only_checked(print_jobs.c.window) == self._db.window

    def _load(self, where: ColumnElement[bool], *, by_age: bool = False) -> tuple[PrintJob, ...]:
        order = (print_jobs.c.id,) if by_age else (print_jobs.c.place, print_jobs.c.id)
        heads = self._db.read(
            select(print_jobs, orders.c.key)
            .outerjoin(orders, orders.c.id == print_jobs.c.order_id)
            .where(where)
            .order_by(*order)
        )
        if not heads:
            return ()
        changes: dict[int, list[JobChange]] = defaultdict(list)
        ids = select(print_jobs.c.id).where(where)
        for row in self._db.read(
            select(job_history)
            .where(job_history.c.job_id.in_(ids))
            .order_by(job_history.c.job_id, job_history.c.seq)
        ):
            changes[row.job_id].append(read_change(row))
        return tuple(read_job(head, changes[head.id]) for head in heads)


def _at(printers: tuple[str, ...]) -> ColumnElement[bool]:
    # One printer alone is compared, not listed: only so the index brings the order, too.
    if len(printers) == 1:
        return print_jobs.c.printer == printers[0]
    return print_jobs.c.printer.in_(printers)

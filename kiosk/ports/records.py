"""The database, as the services see it: units of work and what they can read and write."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kiosk.domain.day import BusinessDay
from kiosk.domain.limits import Unpaid
from kiosk.domain.order import Order
from kiosk.domain.pace import Made, Waiting
from kiosk.domain.pagers import Call, Pager
from kiosk.domain.payment import Payment
from kiosk.domain.payment import PaymentWay as PaymentWay  # noqa: PLC0414 - the services know it from here
from kiosk.domain.printjob import JobKind, PrintJob
from kiosk.ports.evening import Corrections, Help, Ledger, Pauses, Shortages


class StorageFailed(Exception):
    """The database did not do it: full, locked, read-only or damaged.

    After a failed commit it is unknown whether it was written: read the key again.
    """


class AlreadyThere(StorageFailed):
    """Another row has this key already."""


@dataclass(frozen=True)
class NewJob:
    """A print job to be queued. ``copy_of`` gives it its original's place."""

    kind: JobKind
    printer: str
    day: date
    order_key: str | None
    paper: int
    code: str
    queued_at: datetime
    why: str
    copy_of: PrintJob | None = None


@dataclass(frozen=True)
class NewCall:
    """A call to be made."""

    order_key: str
    number: int
    pager: int
    queued_at: datetime


@dataclass(frozen=True)
class CashTaken:
    """Cash that went through the hatch, in cents; negative when it was given back."""

    order_key: str
    cents: int
    at: datetime


@dataclass(frozen=True)
class GivenFree:
    """What was still to pay of an order and is given away, in cents, with its reason."""

    order_key: str
    cents: int
    at: datetime
    why: str


class Orders(Protocol):
    """Orders with their lines, tax and history."""

    def by_key(self, key: str) -> Order | None: ...
    def by_number(self, day: date, number: int) -> Order | None: ...
    def add(self, order: Order) -> None:
        """Insert. Raises :class:`AlreadyThere` if the key, or the day's number, is taken."""

    def update(self, before: Order, after: Order) -> None:
        """Write what changed and append the new rows of history.

        Raises :class:`StorageFailed` if the stored state is not ``before.state`` any more.
        """

    def open(self) -> tuple[Order, ...]:
        """All orders of this window still placed or ready, oldest first."""

    def of_day(self, day: date | None) -> tuple[Order, ...]:
        """All orders of a day (None: of every day), oldest first."""

    def waiting(self) -> tuple[Waiting, ...]:
        """The orders of this window still to be made, oldest first: only what a queue needs."""

    def unpaid(self) -> Unpaid:
        """How many open orders of this window nobody has paid yet, and how much they come to."""

    def made_lately(self, day: date, most: int) -> tuple[Made, ...]:
        """The orders of a day that became ready last, at most so many."""

    def unshown_since(self, at: datetime) -> tuple[Order, ...]:
        """Orders placed since ``at`` whose number was never shown, oldest first."""

    def mark_shown(self, key: str, at: datetime) -> None:
        """Note that the guest was shown her number; the first time counts."""


class Jobs(Protocol):
    """Print jobs, their attempts and history."""

    def add(self, job: NewJob) -> PrintJob: ...
    def by_id(self, job_id: int) -> PrintJob | None: ...
    def by_code(self, code: str) -> PrintJob | None: ...
    def by_identifier(self, identifier: str) -> PrintJob | None:
        """The job an attempt's identifier was made for; None for an unknown one."""

    def update(self, before: PrintJob, after: PrintJob) -> None:
        """Write what changed and append the new rows of history.

        Compare-and-set on the state and the printer: raises :class:`StorageFailed` if somebody
        else has changed either.
        """

    def begin_attempt(self, job_id: int, identifier: str, at: datetime) -> None:
        """Store an attempt's identifier, before its first byte."""

    def printers(self) -> tuple[str, ...]:
        """Every printer that ever had a paper, also one that is not configured any more."""

    def queue(self, *printers: str) -> tuple[PrintJob, ...]:
        """What is queued, failed or printing at these printers, in the order of the queue."""

    def unsettled(self, *printers: str) -> tuple[PrintJob, ...]:
        """What is uncertain at these printers, in the order of the queue."""

    def last_begun(self, printer: str) -> PrintJob | None:
        """The job of the youngest attempt at a printer: if uncertain, a fragment may lie there."""

    def note_loose(self, printer: str, at: datetime) -> None:
        """A paper that is no job is about to be written: should the process end, a fragment
        may lie there."""

    def forget_loose(self, printer: str) -> None:
        """It came out, or what follows it closes its fragment."""

    def has_loose(self, printer: str) -> bool:
        """A paper that is no job was begun at a printer, and nothing came after it."""

    def of_order(self, key: str) -> tuple[PrintJob, ...]: ...
    def of_day(self, day: date | None) -> tuple[PrintJob, ...]: ...
    def of_kind(self, day: date, kind: JobKind) -> tuple[PrintJob, ...]:
        """The papers of one kind of a day, oldest first."""

    def unfinished(self, day: date) -> tuple[PrintJob, ...]:
        """What of a day is queued, failed, printing or uncertain, at any printer, oldest first."""


class Days(Protocol):
    """The business days of this window."""

    def last(self) -> BusinessDay | None: ...
    def of_date(self, day: date) -> tuple[BusinessDay, ...]:
        """Every opening of a date, the first first; none if it was never opened."""

    def add(self, day: BusinessDay) -> None: ...
    def update(self, day: BusinessDay) -> None: ...


class Pagers(Protocol):
    """The pagers of this window."""

    def all(self) -> tuple[Pager, ...]: ...
    def save(self, pager: Pager) -> None:
        """Insert or update by its number."""

    def forget(self, number: int) -> None:
        """It is none of the window's any more."""


class Calls(Protocol):
    """Calls to be made and made."""

    def add(self, call: NewCall) -> Call: ...
    def update(self, call: Call) -> None: ...
    def waiting(self) -> tuple[Call, ...]:
        """Calls queued or in progress, oldest first."""

    def of_order(self, key: str) -> tuple[Call, ...]: ...


class Payments(Protocol):
    """Money taken and given back."""

    def take_cash(self, taken: CashTaken) -> None: ...
    def give_free(self, given: GivenFree) -> None: ...
    def approved(self, key: str, way: PaymentWay | None = None) -> int:
        """What of an order counts as paid, in cents: in one way, or in all."""

    def of_day(self, day: date) -> tuple[Payment, ...]:
        """What counts as paid of the orders of a date, in the order in which it happened."""


class Records(Protocol):
    """Everything one unit of work can read and write."""

    orders: Orders
    jobs: Jobs
    days: Days
    pagers: Pagers
    calls: Calls
    payments: Payments
    help: Help
    shortages: Shortages
    pauses: Pauses
    corrections: Corrections
    ledger: Ledger

    def secret(self) -> bytes:
        """The window's own secret, made at first start and kept in the database."""

    def commit(self) -> None:
        """Make it so. Leaving without it undoes everything."""


class Storage(Protocol):
    """The window's database. Each thread opens its own units of work."""

    def write(self) -> AbstractContextManager[Records]:
        """A unit of work that holds the write lock from its beginning (``BEGIN IMMEDIATE``)."""

    def read(self) -> AbstractContextManager[Records]:
        """A unit of work that only reads, all from one moment."""

    def takes_writes(self) -> bool:
        """False while the disk is full, read-only or locked; found out only after a refusal."""

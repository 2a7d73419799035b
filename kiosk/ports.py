"""What the services need from the world. The world is told here, not imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from kiosk.domain.day import BusinessDay
from kiosk.domain.health import DeviceHealth, Trouble
from kiosk.domain.order import Order
from kiosk.domain.pagers import Call, Pager
from kiosk.domain.papers import Paper
from kiosk.domain.printjob import JobKind, PrintJob, Proof

# -- time and chance -------------------------------------------------------------------------


class Clock(Protocol):
    """The time of day and a clock that never jumps."""

    def now(self) -> datetime:
        """The present moment, with its zone (UTC)."""

    def monotonic(self) -> float:
        """Seconds that only grow; for durations."""


class Ids(Protocol):
    """Chance, as far as the services need it."""

    def key(self) -> str:
        """A new key for a basket: 128 random bits in hexadecimal."""

    def identifier(self) -> str:
        """A new identifier for an attempt to print: 4 random characters of 21h to 7Eh."""


# -- the database ----------------------------------------------------------------------------


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


class PaymentWay(StrEnum):
    """How an order was paid."""

    CASH = "cash"


@dataclass(frozen=True)
class CashTaken:
    """Cash that went through the hatch, in cents; negative when it was given back."""

    order_key: str
    cents: int
    at: datetime


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
        """Write what changed and append the new rows of history (compare-and-set on the state)."""

    def begin_attempt(self, job_id: int, identifier: str, at: datetime) -> None:
        """Store an attempt's identifier, before its first byte."""

    def queue(self, printer: str) -> tuple[PrintJob, ...]:
        """What is queued, failed or printing at a printer, in the order of the queue."""

    def unsettled(self, printer: str) -> tuple[PrintJob, ...]:
        """What is uncertain at a printer, in the order of the queue."""

    def last_begun(self, printer: str) -> PrintJob | None:
        """The job of the youngest attempt at a printer: if uncertain, a fragment may lie there."""

    def of_order(self, key: str) -> tuple[PrintJob, ...]: ...
    def of_day(self, day: date | None) -> tuple[PrintJob, ...]: ...


class Days(Protocol):
    """The business days of this window."""

    def last(self) -> BusinessDay | None: ...
    def add(self, day: BusinessDay) -> None: ...
    def update(self, day: BusinessDay) -> None: ...


class Pagers(Protocol):
    """The pagers of this window."""

    def all(self) -> tuple[Pager, ...]: ...
    def save(self, pager: Pager) -> None:
        """Insert or update by its number."""


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


class Records(Protocol):
    """Everything one unit of work can read and write."""

    orders: Orders
    jobs: Jobs
    days: Days
    pagers: Pagers
    calls: Calls
    payments: Payments

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


# -- the devices -----------------------------------------------------------------------------


class DeviceDown(Exception):
    """A device cannot be used now."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


class CannotRender(Exception):
    """A paper could not be composed; not a byte has left."""


class Ring(StrEnum):
    """What the bar hears."""

    UNDERSTOOD = "understood"
    REFUSED = "refused"
    SECOND_STEP = "second step"


@dataclass(frozen=True)
class NotWritten:
    """No write call was made: the paper may be sent again unmarked."""

    troubles: tuple[Trouble, ...]


@dataclass(frozen=True)
class Printed:
    """The paper is out, and this is how it is known."""

    proof: Proof


@dataclass(frozen=True)
class Unproven:
    """A write call was made, then no proof. Nobody knows."""

    trouble: Trouble


PrintOutcome = NotWritten | Printed | Unproven


class PrintWatcher(Protocol):
    """Told of what happens while a paper is printed. Called on the printer's worker thread."""

    def before_first_write(self) -> None:
        """The very next thing is the first write call: commit what must be known."""

    def waiting(self, troubles: Sequence[Trouble]) -> None:
        """The printer waits for paper or a closed cover; empty when it goes on."""


class Printer(Protocol):
    """A printer as the spooler needs it. All calls from one worker thread; ``health`` from any."""

    name: str
    asks_status: bool

    @property
    def health(self) -> DeviceHealth: ...
    @property
    def is_connected(self) -> bool: ...
    def connect(self, *, after_fragment: bool) -> None:
        """Open the port and learn what the printer can. Raises :class:`DeviceDown`."""

    def disconnect(self) -> None: ...
    def stop_waiting(self) -> None:
        """End a wait for paper or proof, from any thread: the program is about to end."""

    def ask(self) -> DeviceHealth:
        """Ask the printer how it is."""

    def print(
        self, paper: Paper, *, identifier: str, close_fragment: bool, watcher: PrintWatcher
    ) -> PrintOutcome:
        """Bring a paper out. ``close_fragment`` first feeds, says "interrupted" and cuts.

        Raises :class:`CannotRender` before anything was written.
        """

    def ring(self, ring: Ring) -> None:
        """Ring the bell, if there is one. Raises :class:`DeviceDown`."""

    def confirmations(self) -> tuple[str, ...]:
        """Identifiers that were confirmed without anyone waiting for them."""


class CallResult(StrEnum):
    """What the pager base said. ``NO_ANSWER`` may have buzzed: it is called again."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NO_ANSWER = "no answer"


class PagerBase(Protocol):
    """The pager base as the caller needs it. All calls from one worker thread."""

    @property
    def health(self) -> DeviceHealth: ...
    def call(self, pager: int) -> CallResult:
        """Make a pager buzz. Raises :class:`DeviceDown`."""

    def cancel(self) -> None:
        """End a call that waits, from any thread: the program is about to end."""

    def disconnect(self) -> None: ...


class Scanner(Protocol):
    """The bartender's scanner: gives whole codes, on its own thread."""

    @property
    def health(self) -> DeviceHealth: ...
    def start(self, on_code: Callable[[str], None], on_noise: Callable[[], None]) -> None: ...
    def stop(self) -> None: ...


# -- observers -------------------------------------------------------------------------------


class Steps(Protocol):
    """Told of each named step. Does nothing in production; a crash test stops there."""

    def reached(self, step: str) -> None: ...


Post = Callable[[Callable[[], None]], None]
"""Hands a function to the screen's thread, in order."""

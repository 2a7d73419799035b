"""How the window stands: may it take orders, what is ready, what is being made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.health import (
    NOT_ASKED,
    DeviceHealth,
    Door,
    PartHealth,
    Trouble,
    Verdict,
    may_order,
)
from kiosk.domain.help import HelpStanding
from kiosk.domain.order import Order, OrderState
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.domain.terms import ANY_TIME, Terms
from kiosk.ports import Clock, PagerBase, Printer, Records, Storage, StorageFailed
from kiosk.services.health import HealthWatch
from kiosk.services.help import standing_now
from kiosk.services.terms import TermsReader


@dataclass(frozen=True)
class WindowStatus:
    """What the screen needs to know, all of one moment.

    ``ready`` are numbers in the order they became so, ``making`` the oldest first; ``unprinted``
    are those being made whose ticket is not known to be out, and only while the window is closed.
    ``pagers_out`` are the
    pagers that guests hold. A device that is not configured counts as working: nothing is
    missing. ``parts`` are all parts of the window, for the staff's side. ``storage_works`` is
    False when the database cannot be read, and then the numbers are those of before, or takes
    no writes. ``help`` is the youngest call for help, None if there is none of this hour. ``terms``
    say how it stands by its hours and its queue: outside its hours it is not open, whatever its
    devices do.
    """

    is_open: bool
    ready: tuple[int, ...] = ()
    making: tuple[int, ...] = ()
    unprinted: tuple[int, ...] = ()
    pagers_out: tuple[int, ...] = ()
    bar: Verdict = Verdict.UNKNOWN
    bar_troubles: tuple[Trouble, ...] = ()
    receipt_works: bool = True
    pagers_work: bool = True
    storage_works: bool = True
    parts: tuple[PartHealth, ...] = ()
    help: HelpStanding | None = None
    terms: Terms = ANY_TIME

    @property
    def is_unknown_yet(self) -> bool:
        """Nobody can say yet whether the window opens: a closed screen would only flash.

        A printer that is never asked stays unasked all night; where nothing can be saved, it is
        known all the same that the window is closed; and so it is outside its hours.
        """
        if self.terms.closed:
            return False
        never_asked = Trouble.NOT_ASKED in self.bar_troubles
        return never_asked and not self.is_open and self.storage_works


STARTING = WindowStatus(is_open=False)
"""Before anything is known: unknown is not open."""


class StatusReader:
    """Puts the window's status together. For one thread; the devices are asked nothing."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        bar: Printer,
        receipt: Printer | None,
        pagers: PagerBase | None,
        standby: Printer | None = None,
        watch: HealthWatch | None = None,
        terms: TermsReader | None = None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._bar = bar
        self._bars = (bar,) if standby is None else (bar, standby)
        self._receipt = receipt
        self._pagers = pagers
        self._watch = watch
        self._terms = terms
        self._door = Door()
        self._open: tuple[Order, ...] = ()
        self._unprinted: tuple[int, ...] = ()
        self._help: HelpStanding | None = None

    def may_order(self) -> bool:
        """The last answer of a printer that brings tickets out is good and fresh.

        Safe from any thread.
        """
        now = self._clock.monotonic()
        return any(
            may_order(printer.health, now=now, status_is_asked=printer.asks_status)
            for printer in self._bars
        )

    def refused(self) -> None:
        """An order was refused because nobody says that it can be printed: the door is shut."""
        self._stands_open(all_is_well=False)

    def read(self) -> WindowStatus:
        """The status now."""
        is_open = self._stands_open(all_is_well=self.may_order())
        storage_works = self._read_orders(is_closed=not is_open)
        if not storage_works:
            is_open = self._stands_open(all_is_well=False)
        terms = self._terms.terms() if self._terms else ANY_TIME
        return WindowStatus(
            is_open=is_open and not terms.closed,
            ready=self._ready(),
            making=self._numbers(OrderState.PLACED),
            unprinted=self._unprinted,
            pagers_out=tuple(order.pager for order in self._open if order.pager is not None),
            bar=self._bar.health.verdict,
            bar_troubles=self._bar.health.troubles,
            receipt_works=self._receipt is None or device_works(self._receipt.health),
            pagers_work=self._pagers is None or device_works(self._pagers.health),
            storage_works=storage_works,
            parts=self._watch.look(storage_works=storage_works) if self._watch else (),
            help=self._help,
            terms=terms,
        )

    def _stands_open(self, *, all_is_well: bool) -> bool:
        if not all_is_well and self._bar.health == NOT_ASKED:
            return False  # nothing is known yet: it has not opened, so there is nothing to shut
        return self._door.is_open(all_is_well=all_is_well, now=self._clock.monotonic())

    def _read_orders(self, *, is_closed: bool) -> bool:
        try:
            with self._storage.read() as records:
                self._open = records.orders.open()
                self._unprinted = self._without_ticket(records) if is_closed else ()
                self._help = standing_now(records, self._clock.now())
                if self._terms is not None:
                    self._terms.note(records)
        except StorageFailed:
            return False
        return self._storage.takes_writes()

    def _without_ticket(self, records: Records) -> tuple[int, ...]:
        """Those the bartender may know nothing of: their guests had better knock."""
        return tuple(
            order.number
            for order in self._open
            if order.state is OrderState.PLACED
            and not any(_is_ticket_out(job) for job in records.jobs.of_order(order.key))
        )

    def _ready(self) -> tuple[int, ...]:
        """Since when they are ready counts: the last one is called next, whoever came first."""
        ready = [order for order in self._open if order.state is OrderState.READY]
        return tuple(order.number for order in sorted(ready, key=_ready_since))

    def _numbers(self, state: OrderState) -> tuple[int, ...]:
        return tuple(order.number for order in self._open if order.state is state)


def _ready_since(order: Order) -> datetime:
    change = order.last_change(OrderState.READY)
    return order.placed_at if change is None else change.at


def _is_ticket_out(job: PrintJob) -> bool:
    return job.kind is JobKind.TICKET and job.state is JobState.PRINTED


def device_works(health: DeviceHealth) -> bool:
    """A guest need not be warned of it."""
    # One that has not been needed yet is no reason to alarm a guest; one that was asked and
    # said nothing is: a printer that is switched off looks just so.
    return health.verdict is Verdict.WORKS or Trouble.NOT_ASKED in health.troubles

"""Placing an order: one transaction, one key, one order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.basket import Basket
from kiosk.domain.codes import TicketCode, ticket_code
from kiosk.domain.day import (
    BusinessDay,
    DayIsFull,
    date_of,
    next_number,
    opened_after,
    opens_new_day,
)
from kiosk.domain.menu import Offer
from kiosk.domain.order import OPEN, Order
from kiosk.domain.pagers import Pager, PagerState, longest_free
from kiosk.domain.papercup import in_paper
from kiosk.domain.placing import InsteadOf, LeftOut, Speech, order_from
from kiosk.domain.printjob import JobKind
from kiosk.domain.pulse import Pulse, next_pulse
from kiosk.domain.shortage import lacking
from kiosk.domain.terms import NotPlacedWhy, Obstacle
from kiosk.ports import Clock, NewJob, Records, Steps, Storage, StorageFailed
from kiosk.services.businessday import Calendar, lasting
from kiosk.services.closing import BAR, end_day, queue_closing
from kiosk.services.terms import TermsReader

__all__ = [
    "BAR",
    "RECEIPT",
    "STANDBY",
    "NotPlaced",
    "NotPlacedWhy",
    "Ordering",
    "PlaceResult",
    "Placed",
    "PlacedUnknown",
    "WindowRules",
]

RECEIPT = "receipt"
STANDBY = "standby"
"""The printers by the names the configuration gives them."""

SHOW_AGAIN_WITHIN = timedelta(minutes=3)
"""An order this young whose number was not shown is shown first after a restart."""


@dataclass(frozen=True)
class Placed:
    """The order is in the database."""

    order: Order


@dataclass(frozen=True)
class NotPlaced:
    """There is no order, and that is certain. ``obstacle`` says more of what was in its way,
    ``gone`` names, in the guest's language, what cannot be had any more.
    """

    why: NotPlacedWhy
    obstacle: Obstacle | None = None
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlacedUnknown:
    """The database did not say. Ask again with the same key; never insert again."""

    key: str


PlaceResult = Placed | NotPlaced | PlacedUnknown


@dataclass(frozen=True)
class WindowRules:
    """The owner's settings that placing an order needs."""

    window: str
    zone: ZoneInfo
    day_starts: time
    staff_language: str
    has_receipts: bool
    instead_of: InsteadOf
    left_out: LeftOut
    paper_cup: Callable[[str], str] = lambda _language: "paper cup"


class Ordering:
    """Places orders and remembers which numbers were shown. For one thread at a time.

    ``may_order`` asks the bartender's printer once more and may wait a moment for its answer.
    ``terms`` say whether hours, bans and limits let the order pass, ``offer`` what is on sale.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        rules: WindowRules,
        may_order: Callable[[], bool],
        steps: Steps,
        terms: TermsReader | None = None,
        offer: Callable[[], Offer] | None = None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules
        self._may_order = may_order
        self._steps = steps
        self._terms = terms
        self._offer = offer
        self._pulse: Pulse | None = None

    def place(self, basket: Basket, language: str) -> PlaceResult:
        """Make the basket an order, once. The same key always gives the same order."""
        if not basket.lines:
            return NotPlaced(NotPlacedWhy.EMPTY)
        try:
            return self._place(basket, language)
        except DayIsFull:
            return NotPlaced(NotPlacedWhy.DAY_IS_FULL)
        except StorageFailed:
            return self.resolve(basket.key)

    def resolve(self, key: str) -> PlaceResult:
        """What became of a placing whose commit failed: read its key."""
        try:
            with self._storage.read() as records:
                order = records.orders.by_key(key)
        except StorageFailed:
            return PlacedUnknown(key)
        return Placed(order) if order else NotPlaced(NotPlacedWhy.NOT_SAVED)

    def unshown(self) -> tuple[Order, ...]:
        """The young open orders whose guests have not seen their numbers, oldest first."""
        since = self._clock.now() - SHOW_AGAIN_WITHIN
        with self._storage.read() as records:
            young = records.orders.unshown_since(since)
        # One that a restore has ended will not be made: its number would be a promise.
        return tuple(order for order in young if order.state in OPEN)

    def mark_shown(self, key: str) -> None:
        """The guest has seen her number."""
        with self._storage.write() as records:
            records.orders.mark_shown(key, self._clock.now())
            records.commit()
        self._steps.reached("number shown")

    def _place(self, basket: Basket, language: str) -> PlaceResult:
        # Before the write lock is taken: nobody else must wait for this printer.
        may_order = self._may_order()
        with self._storage.write() as records:
            known = records.orders.by_key(basket.key)
            if known:
                return Placed(known)
            obstacle = self._terms.obstacle(records, basket) if self._terms else None
            if obstacle is not None:
                return NotPlaced(obstacle.why, obstacle)
            gone = self._gone(records, basket, language)
            if gone:
                return NotPlaced(NotPlacedWhy.SOLD_OUT, gone=gone)
            if not may_order:
                return NotPlaced(NotPlacedWhy.CLOSED)
            order = self._write(records, basket, language)
            self._steps.reached("before order commit")
            records.commit()
        monotonic = self._clock.monotonic()
        self._pulse = next_pulse(self._pulse, order.day, order.placed_at, monotonic)
        self._steps.reached("after order commit")
        return Placed(order)

    def _gone(self, records: Records, basket: Basket, language: str) -> tuple[str, ...]:
        """What has run out since it was chosen, each once: also what a card said just now."""
        if self._offer is None:
            return ()
        now, rules = self._clock.now(), self._rules
        calendar = Calendar(rules.window, rules.zone, rules.day_starts)
        lines = basket.gone(lacking(self._offer(), lasting(records, now, calendar), now))
        return tuple(dict.fromkeys(line.drink.name.in_language(language) for line in lines))

    def _write(self, records: Records, basket: Basket, language: str) -> Order:
        """Order, number, pager and papers: all of it or nothing."""
        now = self._clock.now()
        before = records.days.last()
        day = self._day(records, before, now)
        pager = longest_free(records.pagers.all(), now)
        order = order_from(
            basket,
            self._speech(language),
            window=self._rules.window,
            day=day.day,
            number=next_number(day),
            pager=pager.number if pager else None,
            at=now,
        )
        if self._terms is not None and self._terms.wants_paper(basket):
            named, staff = self._rules.paper_cup, self._rules.staff_language
            order = in_paper(order, basket.lines, staff=staff, named=named)
        records.days.update(replace(day, last_number=order.number))
        records.orders.add(order)
        _give(records, pager, order)
        self._queue_papers(records, order)
        if before is not None and before.closed_at is None and before != day:
            queue_closing(records, before, now)  # her ticket comes first
        return order

    def _speech(self, guest: str) -> Speech:
        rules = self._rules
        return Speech(guest, rules.staff_language, rules.instead_of, rules.left_out)

    def _day(self, records: Records, last: BusinessDay | None, now: datetime) -> BusinessDay:
        """The business day an order of now belongs to; a new one is opened for it."""
        rules = self._rules
        today = date_of(now, day_starts=rules.day_starts, zone=rules.zone)
        by_card_at = None
        if last is not None and last.closed_at is None:
            if not opens_new_day(last, today) or self._lives_on(records, last, now):
                return last
            began_at = datetime.combine(today, rules.day_starts, tzinfo=rules.zone)
            end_day(records, last, now, next_began_at=began_at)
            if last.by_card_at is not None and last.by_card_at >= began_at:
                by_card_at = last.by_card_at  # his card has opened this one, not the one that ends
        opened = opened_after(last, window=rules.window, today=today, now=now)
        day = replace(opened, by_card_at=by_card_at)
        records.days.add(day)
        return day

    def _lives_on(self, records: Records, day: BusinessDay, now: datetime) -> bool:
        """Orders are being made, and only a clock that was set says that their day is over."""
        pulse = self._pulse
        if pulse is None or not pulse.keeps_alive(day.day, now, self._clock.monotonic()):
            return False
        return bool(records.orders.open())

    def _queue_papers(self, records: Records, order: Order) -> None:
        code = ticket_code(TicketCode(order.day, order.number, 1), records.secret())
        records.jobs.add(_paper(order, JobKind.TICKET, BAR, code))
        if self._rules.has_receipts:
            records.jobs.add(_paper(order, JobKind.RECEIPT, RECEIPT, ""))


def _give(records: Records, pager: Pager | None, order: Order) -> None:
    if pager is not None:
        out = replace(pager, state=PagerState.OUT, since=order.placed_at, order_key=order.key)
        records.pagers.save(out)


def _paper(order: Order, kind: JobKind, printer: str, code: str) -> NewJob:
    return NewJob(
        kind=kind,
        printer=printer,
        day=order.day,
        order_key=order.key,
        paper=1,
        code=code,
        queued_at=order.placed_at,
        why="ordered",
    )

"""How the evening stands, for the staff screen: read in one unit of work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.domain.cards import Goods
from kiosk.domain.order import Order, OrderState
from kiosk.domain.pagers import PagerState
from kiosk.domain.pause import is_on
from kiosk.domain.printjob import JobKind, JobState, Proof
from kiosk.domain.shortage import is_missing
from kiosk.ports import Records
from kiosk.services.reminding import unanswered_call

SHOWN_AFTER_S = 600.0
"""Seconds an order that was handed over stays in the list: so long it can be brought back."""

TRIAL_SHOWN_S = 600.0
"""Seconds the answer to a test paper is news; after that the printer may be another's case."""


@dataclass(frozen=True)
class Glasses:
    """Drinks of one kind in an order, as the staff call them."""

    drink_id: str
    name: str
    quantity: int


@dataclass(frozen=True)
class OpenOrder:
    """An order as the staff need it; ``since`` it is in its state, ``to_pay_cents`` 0 if paid."""

    key: str
    number: int
    state: OrderState
    placed_at: datetime
    since: datetime
    pager: int | None
    to_pay_cents: int
    glasses: tuple[Glasses, ...] = ()


@dataclass(frozen=True)
class RackPager:
    """A pager of the window, and the number of the order it is out with."""

    number: int
    state: PagerState
    order: int | None = None


@dataclass(frozen=True)
class TrialPrint:
    """What became of the last test paper of a queue: ``printer`` brought it out, or is to."""

    printer: str
    state: JobState
    proof: Proof | None = None


@dataclass(frozen=True)
class StaffLook:
    """The evening at one moment: open orders first, the oldest first.

    ``goods`` is everything that can run out, as the staff call it; ``scanned_at`` when the
    scanner last read anything, None if it has not since the start.
    """

    at: datetime
    orders: tuple[OpenOrder, ...] = ()
    goods: tuple[tuple[Goods, str], ...] = ()
    gone: frozenset[Goods] = frozenset()
    pagers: tuple[RackPager, ...] = ()
    trials: tuple[TrialPrint, ...] = ()
    scanned_at: datetime | None = None
    is_paused: bool = False
    is_day_open: bool = False
    wants_help: bool = False


def look_at(records: Records, now: datetime, *, today: date) -> StaffLook:
    """How the evening stands; ``today`` is the date that test papers are listed under.

    Its ``goods`` are those that ran out: what else could, the menu says.
    """
    day = records.days.last()
    open_orders = records.orders.open()
    missing = [each for each in records.shortages.open() if is_missing(each, now)]
    lately = _handed_over_lately(records, day.day if day else None, now)
    return StaffLook(
        at=now,
        orders=tuple(_open_order(records, order) for order in (*open_orders, *lately)),
        goods=tuple((each.goods, each.staff_name or each.goods.name) for each in missing),
        gone=frozenset(each.goods for each in missing),
        pagers=_rack(records, open_orders),
        trials=_trials(records, today, now),
        is_paused=is_on(records.pauses.open(), now),
        is_day_open=day is not None and day.closed_at is None,
        wants_help=unanswered_call(records, now) is not None,
    )


def _rack(records: Records, orders: tuple[Order, ...]) -> tuple[RackPager, ...]:
    numbers = {order.key: order.number for order in orders}
    pagers = sorted(records.pagers.all(), key=lambda pager: pager.number)
    return tuple(
        RackPager(each.number, each.state, numbers.get(each.order_key or "")) for each in pagers
    )


def _trials(records: Records, today: date, now: datetime) -> tuple[TrialPrint, ...]:
    """The youngest test paper of each printer, if it is still news."""
    jobs = records.jobs.of_kind(today, JobKind.SAMPLES)
    latest = {job.printer: job for job in sorted(jobs, key=lambda job: job.job_id)}
    return tuple(
        TrialPrint(job.printer, job.state, job.proof)
        for job in latest.values()
        if abs(now - job.history[-1].at) <= timedelta(seconds=TRIAL_SHOWN_S)
    )


def _handed_over_lately(records: Records, day: date | None, now: datetime) -> list[Order]:
    """Those that could still be brought back, the youngest first."""
    if day is None:
        return []
    since = now - timedelta(seconds=SHOWN_AFTER_S)
    done = [
        order
        for order in records.orders.of_day(day)
        if order.state is OrderState.COLLECTED and order.history[-1].at >= since
    ]
    return sorted(done, key=lambda order: order.history[-1].at, reverse=True)


def _open_order(records: Records, order: Order) -> OpenOrder:
    paid = order.total_cents if order.paid else records.payments.approved(order.key)
    return OpenOrder(
        key=order.key,
        number=order.number,
        state=order.state,
        placed_at=order.placed_at,
        since=order.history[-1].at if order.history else order.placed_at,
        pager=order.pager,
        to_pay_cents=max(0, order.total_cents - paid),
        glasses=_glasses(order),
    )


def _glasses(order: Order) -> tuple[Glasses, ...]:
    """Kind by kind, as the cards about money count them: the sheet names drinks, not options."""
    count: Counter[str] = Counter()
    for line in order.lines:
        count[line.drink_id] += line.quantity
    names = {line.drink_id: line.staff_name for line in reversed(order.lines)}
    return tuple(Glasses(drink, names[drink], many) for drink, many in count.items())

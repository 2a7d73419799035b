"""Adds the figures of a business day up, from its rows and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from statistics import median_low

from kiosk.domain.figures import (
    REASONS_OF_CANCELLING,
    REASONS_OF_REFUSAL,
    Figures,
    Group,
    Late,
    Money,
    Numbers,
    PapersOut,
    Rows,
    Settled,
    Share,
    Sold,
    SoldOut,
    Wait,
)
from kiosk.domain.order import OPEN, Order, OrderState, Why
from kiosk.domain.papers import LATE_FROM_MINUTES
from kiosk.domain.payment import Payment, PaymentWay
from kiosk.domain.printjob import JobState, PrintJob
from kiosk.domain.shortage import Ended, Shortage


def figures_of(rows: Rows, now: datetime) -> Figures:
    """The figures of these rows. Raises :class:`ValueError` without any opening."""
    if not rows.openings:
        raise ValueError("there are no figures of a day that was never opened")
    first, last = rows.openings[0], rows.openings[-1]
    done = _in(rows.orders, OrderState.COLLECTED)
    return Figures(
        window=last.window,
        day=last.day,
        opened_at=first.opened_at,
        closed_at=last.closed_at,
        openings=len(rows.openings),
        at=last.closed_at or now,
        placed=_group("", rows.orders),
        collected=_group("", done),
        open=_group("", (order for order in rows.orders if order.state in OPEN)),
        drinks=_drinks(done),
        money=_money(rows),
        wait=_wait(rows.orders),
        cancelled=tuple(_by_reason(rows.orders, REASONS_OF_CANCELLING)),
        refused=tuple(_by_reason(rows.orders, REASONS_OF_REFUSAL)),
        not_collected=_abandoned(rows.orders, OrderState.READY),
        not_made=_abandoned(rows.orders, OrderState.PLACED),
        papers=_papers(rows),
        numbers=_numbers(rows),
        sold_out=tuple(_sold_out(each, last.closed_at or now) for each in rows.shortages),
        pagers_missing=rows.pagers_missing,
        corrections=rows.corrections,
    )


def was_missing(shortage: Shortage, opened_at: datetime, until: datetime) -> bool:
    """It was sold out at some time of a day, also if the bartender said so before the first order.

    What had run out the evening before and came back with this opening was not.
    """
    if shortage.began_at >= opened_at:
        return shortage.began_at <= until
    lasts = shortage.ended_at is None or shortage.ended_at > opened_at
    return lasts and shortage.ended is not Ended.OPENING


def _sold_out(shortage: Shortage, at: datetime) -> SoldOut:
    """As it stood then: what came back after closing changes no figures."""
    ended = shortage.ended_at
    is_back = ended is not None and ended <= at
    name = shortage.staff_name or shortage.goods.name
    return SoldOut(name, shortage.began_at, ended if is_back else None)


def _in(orders: Iterable[Order], state: OrderState) -> tuple[Order, ...]:
    return tuple(order for order in orders if order.state is state)


def _group(why: str, orders: Iterable[Order]) -> Group:
    found = tuple(orders)
    return Group(
        why, tuple(order.number for order in found), sum(order.total_cents for order in found)
    )


def _drinks(orders: Iterable[Order]) -> tuple[Sold, ...]:
    """By kind, under the name it had last: the most first, then by name."""
    names: dict[str, str] = {}
    counted: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for order in orders:
        for line in order.lines:
            quantity, cents = counted[line.drink_id]
            counted[line.drink_id] = quantity + line.quantity, cents + line.cents
            names[line.drink_id] = line.staff_name
    sold = (Sold(drink, names[drink], *amounts) for drink, amounts in counted.items())
    return tuple(sorted(sold, key=lambda each: (-each.quantity, each.name)))


class _Paid:
    """The approved payments of each order, by its number."""

    def __init__(self, payments: Iterable[Payment]) -> None:
        self._by_way: dict[tuple[int, PaymentWay], int] = defaultdict(int)
        for each in payments:
            self._by_way[each.number, each.way] += each.cents

    def of(self, order: Order, way: PaymentWay) -> int:
        """In one way, in cents."""
        return self._by_way.get((order.number, way), 0)

    def of_all(self, order: Order) -> int:
        """In all ways, in cents."""
        return sum(self.of(order, way) for way in PaymentWay)

    def missing(self, order: Order) -> int:
        """What of it nobody has paid."""
        return max(0, order.total_cents - self.of_all(order))

    def kept(self, order: Order) -> int:
        """The cash in the drawer that belongs to her guest: too much, or for nothing."""
        cash = self.of(order, PaymentWay.CASH)
        if order.state is OrderState.COLLECTED:
            return max(0, min(cash, self.of_all(order) - order.total_cents))
        return 0 if order.state in OPEN else cash

    def settled(self, order: Order) -> Settled:
        """How it was paid, as a whole."""
        if self.missing(order) == order.total_cents and order.total_cents:
            return Settled.NOT_PAID
        free = self.of(order, PaymentWay.FREE)
        if free and free >= order.total_cents:
            return Settled.FREE
        return Settled.IN_PARTS if free or self.missing(order) else Settled.CASH


def _money(rows: Rows) -> Money:
    paid = _Paid(rows.payments)
    done = _in(rows.orders, OrderState.COLLECTED)
    cash = tuple(each for each in rows.payments if each.way is PaymentWay.CASH)
    kept = _amounts(rows.orders, paid.kept)
    still_open = (order for order in rows.orders if order.state in OPEN)
    return Money(
        handed_over_cents=sum(order.total_cents for order in done),
        cash_taken_cents=sum(each.cents for each in cash if each.cents > 0),
        cash_given_back_cents=-sum(each.cents for each in cash if each.cents < 0),
        to_give_back_cents=kept.cents,
        ahead_cents=sum(paid.of(order, PaymentWay.CASH) for order in still_open),
        given_back=Group(
            "",
            tuple(dict.fromkeys(each.number for each in cash if each.cents < 0)),
            -sum(each.cents for each in cash if each.cents < 0),
        ),
        to_give_back=kept,
        free=_free(rows, {order.number for order in done}),
        not_paid=_amounts(done, paid.missing),
        shares=_shares(done, paid),
    )


def _amounts(orders: Iterable[Order], amount: Callable[[Order], int]) -> Group:
    """The orders of which there is such an amount, and its sum."""
    found = [(order.number, cents) for order in orders if (cents := amount(order))]
    return Group("", tuple(number for number, _ in found), sum(cents for _, cents in found))


def _free(rows: Rows, collected: set[int]) -> tuple[Group, ...]:
    """By reason; what was given away but then never handed over was no gift."""
    given = [
        each for each in rows.payments if each.way is PaymentWay.FREE and each.number in collected
    ]
    reasons = dict.fromkeys(each.why for each in given)
    return tuple(
        Group(
            why,
            tuple(dict.fromkeys(each.number for each in given if each.why == why)),
            sum(each.cents for each in given if each.why == why),
        )
        for why in reasons
    )


def _shares(orders: Iterable[Order], paid: _Paid) -> tuple[Share, ...]:
    cents: dict[tuple[Settled, int], int] = defaultdict(int)
    taxes: dict[tuple[Settled, int], int] = defaultdict(int)
    for order in orders:
        settled = paid.settled(order)
        for line in order.lines:
            cents[settled, line.tax_bp] += line.cents
        for tax in order.taxes:
            taxes[settled, tax.bp] += tax.cents
    ways = list(Settled)
    keys = sorted(cents.keys() | taxes.keys(), key=lambda key: (ways.index(key[0]), key[1]))
    return tuple(Share(*key, cents[key], taxes[key]) for key in keys)


def _wait(orders: Iterable[Order]) -> Wait | None:
    waits = [(ready - order.placed_at, order.number) for order, ready in _ready(orders)]
    if not waits:
        return None
    longest, number = max(waits, key=lambda each: (each[0], -each[1]))
    return Wait(median_low(wait for wait, _ in waits), longest, number)


def _ready(orders: Iterable[Order]) -> Iterator[tuple[Order, datetime]]:
    """When each became ready first; a clock set back meanwhile would tell nonsense."""
    for order in orders:
        ready = next((row.at for row in order.history if row.after is OrderState.READY), None)
        if ready is not None and ready >= order.placed_at:
            yield order, ready


def _by_reason(orders: Iterable[Order], reasons: Iterable[Why]) -> Iterator[Group]:
    cancelled = _in(orders, OrderState.CANCELLED)
    for why in reasons:
        group = _group(why, (order for order in cancelled if order.history[-1].why is why))
        if group.numbers:
            yield group


def _abandoned(orders: Iterable[Order], was: OrderState) -> Group:
    left = _in(orders, OrderState.ABANDONED)
    return _group("", (order for order in left if order.history[-1].before is was))


def _papers(rows: Rows) -> PapersOut:
    family: Mapping[str, list[PrintJob]] = defaultdict(list)
    for job in rows.tickets:
        family[job.order_key or ""].append(job)
    late: list[Late] = []
    twice: list[int] = []
    never: list[int] = []
    doubt: list[int] = []
    for order in rows.orders:
        jobs = family[order.key]
        out_at = min(filter(None, map(_printed_at, jobs)), default=None)
        if out_at is None:
            if order.state in OPEN and any(_still_comes(job) for job in jobs):
                continue
            (doubt if any(job.attempts for job in jobs) else never).append(order.number)
        elif (minutes := (out_at - order.placed_at) // timedelta(minutes=1)) >= LATE_FROM_MINUTES:
            late.append(Late(order.number, minutes))
        if sum(_may_be_out(job) for job in jobs) > 1:
            twice.append(order.number)
    return PapersOut(tuple(late), tuple(twice), tuple(never), tuple(doubt))


def _printed_at(job: PrintJob) -> datetime | None:
    return next((row.at for row in job.history if row.after is JobState.PRINTED), None)


def _still_comes(job: PrintJob) -> bool:
    return job.state in {JobState.QUEUED, JobState.FAILED, JobState.PRINTING}


def _may_be_out(job: PrintJob) -> bool:
    return job.attempts > 0 and job.state not in {JobState.QUEUED, JobState.FAILED}


def _numbers(rows: Rows) -> Numbers:
    first, last = rows.before + 1, rows.openings[-1].last_number
    known = {order.number for order in rows.orders}
    return Numbers(first, last, tuple(each for each in range(first, last + 1) if each not in known))

"""What has run out: noted with the orders that need it, named on paper, over when its time is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.cards import Goods
from kiosk.domain.lacks import Lack, ShortagePaper, ShortDrink, ShortOrder
from kiosk.domain.order import Order, OrderLine, OrderState
from kiosk.domain.papers import ticket_of
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.domain.shortage import Ended, Shortage, end, end_over, is_missing
from kiosk.ports import Clock, NewJob, Records, Storage, StorageFailed
from kiosk.services.businessday import Calendar, lasting
from kiosk.services.closing import BAR

log = logging.getLogger(__name__)

_STILL_COMES = frozenset({JobState.QUEUED, JobState.FAILED})


def missing_now(records: Records, goods: Goods, now: datetime) -> Shortage | None:
    """The shortage of these goods, if it lasts. Part of a unit of work: ends all that are over."""
    end_those_over(records, now)
    return next((each for each in records.shortages.open() if each.goods == goods), None)


def end_those_over(records: Records, now: datetime) -> None:
    """Write down that the time of some is over. Part of a unit of work."""
    for each in records.shortages.open():
        if not is_missing(each, now):
            records.shortages.update(end_over(each))


def note_missing(records: Records, shortage: Shortage, calendar: Calendar) -> None:
    """It has run out, or is said to be missing once more. Part of a unit of work.

    Orders that need it come on paper: each time he says so, for he may have lost the last one.
    """
    known = _known(records, shortage, calendar)
    if shortage.lacks:
        shortage = replace(shortage, job_id=_paper_for(records, known, shortage))
    if known is None:
        records.shortages.add(shortage)
        return
    named = shortage if shortage.lacks else known  # he has the paper, or it still comes
    records.shortages.update(
        replace(known, until=shortage.until, lacks=named.lacks, job_id=named.job_id)
    )


def _known(records: Records, shortage: Shortage, calendar: Calendar) -> Shortage | None:
    """The shortage that is said once more. One of an evening that nobody closed is another: it
    would end with the first order, though he has just said that it is still missing.
    """
    now = shortage.began_at
    known = missing_now(records, shortage.goods, now)
    if known is None or known.until is not None or known.began_at >= calendar.began_at(now):
        return known
    records.shortages.update(end(known, Ended.OPENING, now))
    return None


def _paper_for(records: Records, known: Shortage | None, shortage: Shortage) -> int | None:
    """Its own paper for each shortage: one that is just being begun can take up no other."""
    waiting = _job(records, known)
    if waiting is not None and waiting.state in _STILL_COMES:
        return waiting.job_id
    day = records.days.last()
    if day is None:
        return None
    return records.jobs.add(
        NewJob(
            kind=JobKind.SHORTAGE,
            printer=BAR,
            day=day.day,
            order_key=None,
            paper=1,
            code="",
            queued_at=shortage.began_at,
            why=f"{shortage.goods.kind} {shortage.goods.name} is sold out",
        )
    ).job_id


def _job(records: Records, shortage: Shortage | None) -> PrintJob | None:
    if shortage is None or shortage.job_id is None:
        return None
    return records.jobs.by_id(shortage.job_id)


def shortage_of(records: Records, job: PrintJob, now: datetime) -> ShortagePaper | None:
    """What the paper of a shortage says now; None once no order waits for it any more."""
    shortage = records.shortages.of_job(job.copy_of or job.job_id)
    if shortage is None or not is_missing(shortage, now):
        return None
    orders = tuple(_short_orders(records, shortage, job, now))
    if not orders:
        return None
    return ShortagePaper(
        shortage.staff_name, shortage.began_at, shortage.until, orders, copy=job.is_copy
    )


def _short_orders(
    records: Records, shortage: Shortage, job: PrintJob, now: datetime
) -> Iterator[ShortOrder]:
    for number in dict.fromkeys(lack.number for lack in shortage.lacks):
        order = records.orders.by_number(job.day, number)
        if order is None or order.state is not OrderState.PLACED:
            continue
        lacks = [lack for lack in shortage.lacks if lack.number == number]
        yield ShortOrder(number, tuple(_short_drinks(order, lacks, job, now)))


def _short_drinks(
    order: Order, lacks: Sequence[Lack], job: PrintJob, now: datetime
) -> Iterator[ShortDrink]:
    """Each as its ticket has it, so that he finds it again there."""
    for line, drink in zip(order.lines, ticket_of(order, job, now).lines, strict=True):
        here = [lack for lack in lacks if lack.line == line.position]
        if not here:
            continue
        of_drink = [lack for lack in here if lack.option is None]
        yield ShortDrink(
            line.quantity,
            drink.in_words,
            options=() if of_drink else tuple(_options(line, here)),
            may_go_without=all(lack.may_go_without for lack in of_drink) and bool(of_drink),
        )


def _options(line: OrderLine, lacks: Sequence[Lack]) -> Iterator[str]:
    places = {lack.option for lack in lacks}
    for place, option in enumerate(line.options, start=1):
        if place in places:
            yield option.staff_name


def still_missing(
    storage: Storage, clock: Clock, calendar: Calendar
) -> Callable[[], tuple[Shortage, ...]]:
    """What has run out at the bar, asked of the database each time; what is over is ended there.

    Raises :class:`~kiosk.ports.StorageFailed` if nobody can say. One that only cannot be written
    as ended is back all the same, and is written the next time.
    """

    def ask() -> tuple[Shortage, ...]:
        now = clock.now()
        with storage.read() as records:
            missing = lasting(records, now, calendar)
            is_over = any(not is_missing(each, now) for each in records.shortages.open())
        if is_over:
            _end_over(storage, now)
        return missing

    return ask


def _end_over(storage: Storage, now: datetime) -> None:
    try:
        with storage.write() as records:
            end_those_over(records, now)
            records.commit()
    except StorageFailed as error:
        log.warning("what is there again is not written down yet: %s", error)

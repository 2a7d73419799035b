"""What nobody has answered, read from the rows: for the paper, and for who decides about it."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.codes import TicketCode, pager_code, ticket_code
from kiosk.domain.help import HelpRequest, code_counts
from kiosk.domain.order import Order, OrderState
from kiosk.domain.pace import RECENT, Made, Waiting, is_overtaken
from kiosk.domain.pagers import PagerState
from kiosk.domain.papers import ticket_of
from kiosk.domain.pause import is_on, is_slowed
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.domain.reminder import MissingPager, OpenCall, OpenOrder, Reminder
from kiosk.ports import Records

LOST_TICKET = 0
"""The paper a code on the reminder is of: no ticket's own, so a scan of it proves none."""


def reminder_of(records: Records, job: PrintJob, now: datetime) -> Reminder:
    """All that waits at the moment of printing."""
    pause = records.pauses.open()
    call = unanswered_call(records, now)
    return Reminder(
        at=now,
        orders=_open_orders(records, job, now),
        calls=() if call is None else (_open_call(records, call, now),),
        pagers=missing_pagers(records),
        slowed=is_slowed(pause),
        closed=is_on(pause, now),
    )


def is_wanted(records: Records, now: datetime) -> bool:
    """Whether a reminder not begun still has anything to remind of."""
    return bool(records.orders.open()) or unanswered_call(records, now) is not None


def unanswered_call(records: Records, now: datetime) -> HelpRequest | None:
    """The youngest call for help, while nobody has seen it and its guest may still wait."""
    call = records.help.last()
    if call is None or call.seen_at is not None or not code_counts(call, now):
        return None
    return call


def missing_pagers(records: Records) -> tuple[MissingPager, ...]:
    """The pagers that are neither in the rack nor with a guest, each with the code that says
    that it was found.
    """
    secret = records.secret()
    return tuple(
        MissingPager(pager.number, pager_code(pager.number, pager.since, secret))
        for pager in sorted(records.pagers.all(), key=lambda pager: pager.number)
        if pager.state is PagerState.MISSING
    )


def made_tonight(records: Records) -> tuple[Made, ...]:
    """The orders made last in the business day that is open."""
    day = records.days.last()
    if day is None or day.closed_at is not None:
        return ()
    return records.orders.made_lately(day.day, RECENT)


def overtaken(order: Order, made: tuple[Made, ...]) -> bool:
    """So many that were placed later are ready that its ticket was forgotten, or its guest left."""
    return is_overtaken(Waiting(order.number, order.placed_at, order.drinks), made)


def came_out_at(records: Records, order: Order) -> datetime | None:
    """When a ticket of an order was first known to be out; None: nobody could answer it yet."""
    moments = (
        change.at
        for job in records.jobs.of_order(order.key)
        if job.kind is JobKind.TICKET
        for change in job.history
        if change.after is JobState.PRINTED
    )
    return min(moments, default=None)


def _open_orders(records: Records, job: PrintJob, now: datetime) -> tuple[OpenOrder, ...]:
    orders = records.orders.open()
    made = made_tonight(records)
    placed = [order for order in orders if order.state is OrderState.PLACED]
    lost = {order.number for order in placed if overtaken(order, made)}
    # Where none was overtaken it is the oldest one that nobody can find.
    lost = lost or {order.number for order in placed[:1]}
    secret = records.secret()
    return tuple(
        OpenOrder(
            number=order.number,
            state=order.state,
            minutes=_minutes(order.placed_at, now),
            drinks=_drinks(order, job, now),
            pager=order.pager,
            code=ticket_code(TicketCode(order.day, order.number, LOST_TICKET), secret)
            if order.number in lost
            else "",
        )
        for order in orders
    )


def _drinks(order: Order, job: PrintJob, now: datetime) -> tuple[tuple[int, str], ...]:
    """What to make, as its ticket has it; of one that is made already, nothing."""
    if order.state is not OrderState.PLACED:
        return ()
    return tuple((line.quantity, line.in_words) for line in ticket_of(order, job, now).lines)


def _open_call(records: Records, call: HelpRequest, now: datetime) -> OpenCall:
    slip = records.jobs.by_id(call.job_id)
    code = "" if slip is None else slip.code
    return OpenCall(_minutes(call.asked_at, now), call.wanted.number, code)


def _minutes(since: datetime, now: datetime) -> int:
    return max(0, int((now - since).total_seconds() // 60))

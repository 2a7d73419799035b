"""Orders, papers and moments to store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from kiosk.domain.day import BusinessDay
from kiosk.domain.menu import Allergen
from kiosk.domain.money import TaxShare
from kiosk.domain.order import (
    Order,
    OrderLine,
    OrderOption,
    OrderState,
    StateChange,
    Who,
    Why,
)
from kiosk.domain.printjob import JobKind, JobState, PrintJob, change_job
from kiosk.ports import NewJob, Records, Storage

WINDOW = "43"
DAY = date(2026, 11, 20)
EVENING = datetime(2026, 11, 20, 22, 10, 0, 123456, tzinfo=UTC)


def after(seconds: float) -> datetime:
    """A moment of that evening."""
    return EVENING + timedelta(seconds=seconds)


def business_day(day: date = DAY, last_number: int = 0) -> BusinessDay:
    return BusinessDay(WINDOW, day, EVENING, None, last_number)


def an_order(number: int = 42, *, key: str = "", pager: int | None = None) -> Order:
    """An order just placed: two lines, options, two rates of tax."""
    at = after(number)
    return Order(
        key=key or f"{number:032x}",
        window=WINDOW,
        day=DAY,
        number=number,
        state=OrderState.PLACED,
        language="en",
        pager=pager,
        lines=(
            OrderLine(
                position=1,
                drink_id="negroni",
                name="Negroni",
                staff_name="Negroni",
                quantity=2,
                unit_cents=950,
                tax_bp=1000,
                alcoholic=True,
                options=(
                    OrderOption(
                        "amaro", "house amaro", "amaro della casa", "amaro, non Campari", 50
                    ),
                    OrderOption("cubes", "ice", "ghiaccio", "", -25),
                ),
                allergens=(Allergen.NUTS, Allergen.SULPHITES),
                strength_permille=240,
            ),
            OrderLine(
                position=2,
                drink_id="chinotto",
                name="Chinotto ☂",
                staff_name="Chinotto",
                quantity=1,
                unit_cents=400,
                tax_bp=2200,
                alcoholic=False,
                strength_permille=0,
            ),
        ),
        total_cents=2300,
        taxes=(TaxShare(1000, 173), TaxShare(2200, 72)),
        paid=False,
        placed_at=at,
        shown_at=None,
        history=(StateChange(at, Who.GUEST, None, OrderState.PLACED, Why.ORDERED),),
        without=(Allergen.CELERY, Allergen.LUPIN),
    )


def a_ticket(order: Order, *, paper: int = 1, copy_of: PrintJob | None = None) -> NewJob:
    """The bartender's paper of an order."""
    return NewJob(
        kind=JobKind.TICKET,
        printer="bar",
        day=order.day,
        order_key=order.key,
        paper=paper,
        code=f"TABC{order.number}.{paper}.AAAA",
        queued_at=order.placed_at,
        why="ordered",
        copy_of=copy_of,
    )


def of_the_bar(kind: JobKind) -> NewJob:
    """A paper of the bar's own."""
    return NewJob(kind, "bar", DAY, None, 1, "", after(0), "asked for")


def stored(storage: Storage, *orders: Order) -> None:
    """Store orders, in a business day that is opened for them if need be."""
    with storage.write() as records:
        if records.days.last() is None:
            records.days.add(business_day())
        for order in orders:
            records.orders.add(order)
        records.commit()


def with_job(storage: Storage, order: Order, *states: JobState) -> PrintJob:
    """Store the order's ticket and lead it through these states."""
    with storage.write() as records:
        job = records.jobs.add(a_ticket(order))
        for state in states:
            job = moved(records, job, state)
        records.commit()
    return job


def moved(records: Records, job: PrintJob, state: JobState) -> PrintJob:
    """The job in its next state, written."""
    later = change_job(job, state, at=after(100), why="because")
    records.jobs.update(job, later)
    return later


def rewritten(order: Order, **values: object) -> Order:
    """The order with other values, history untouched."""
    return replace(order, **values)  # type: ignore[arg-type]

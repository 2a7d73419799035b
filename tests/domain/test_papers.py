"""What stands on a paper is composed from what the order is when it prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.menu import Allergen
from kiosk.domain.order import OrderState
from kiosk.domain.papers import (
    LATE_FROM_MINUTES,
    Receipt,
    ReceiptLine,
    Ticket,
    TicketLine,
    receipt_of,
    ticket_of,
)
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from tests.storage.samples import DAY, EVENING, after, an_order

ORDER = replace(an_order(pager=7), placed_at=EVENING)
FOUND = (Allergen.NUTS, Allergen.SULPHITES)
SPARED = (Allergen.CELERY, Allergen.LUPIN)
JOB = PrintJob(
    job_id=5,
    kind=JobKind.TICKET,
    printer="bar",
    day=DAY,
    place=5,
    state=JobState.QUEUED,
    order_key=ORDER.key,
    paper=1,
    code="TABC42.1.AAAA",
    copy_of=None,
    proof=None,
    attempts=0,
    render_failures=0,
    waiting_for="",
    next_try_at=None,
    queued_at=EVENING,
    history=(),
)
COPY = replace(JOB, job_id=6, paper=2, code="TABC42.2.BBBB", copy_of=5)


def test_the_ticket_speaks_to_the_staff() -> None:
    ticket = ticket_of(ORDER, JOB, after(1))
    assert ticket == Ticket(
        number=42,
        state=OrderState.PLACED,
        placed_at=EVENING,
        language="en",
        pager=7,
        lines=(
            TicketLine(2, "Negroni", ("amaro, non Campari",)),  # the ice is the recipe's own
            TicketLine(1, "Chinotto", ()),
        ),
        to_pay_cents=2300,
        total_cents=2300,
        check_id=True,
        code="TABC42.1.AAAA",
        copy=False,
        late_minutes=None,
        without=SPARED,
    )
    assert ticket.drinks == 3


def test_the_receipt_speaks_to_the_guest() -> None:
    receipt = receipt_of(ORDER, JOB)
    assert receipt == Receipt(
        number=42,
        placed_at=EVENING,
        language="en",
        pager=7,
        lines=(
            ReceiptLine(2, "Negroni", ("house amaro", "ice"), 1900, FOUND),
            ReceiptLine(1, "Chinotto ☂", (), 400),
        ),
        total_cents=2300,
        taxes=ORDER.taxes,
        paid=False,
        copy=False,
        staff_lines=(
            ReceiptLine(2, "Negroni", ("amaro della casa", "ghiaccio"), 1900, FOUND),
            ReceiptLine(1, "Chinotto", (), 400),
        ),
        without=SPARED,
    )


def test_a_copy_says_so_and_has_its_own_code() -> None:
    ticket = ticket_of(ORDER, COPY, after(1))
    assert (ticket.copy, ticket.code) == (True, "TABC42.2.BBBB")
    assert receipt_of(ORDER, COPY).copy


def test_a_paid_order_has_nothing_to_pay() -> None:
    paid = replace(ORDER, paid=True)
    assert ticket_of(paid, JOB, after(1)).to_pay_cents is None
    assert ticket_of(paid, JOB, after(1)).total_cents == 2300
    assert receipt_of(paid, JOB).paid


def test_a_ticket_shows_the_orders_present_state() -> None:
    cancelled = replace(ORDER, state=OrderState.CANCELLED)
    assert ticket_of(cancelled, COPY, after(1)).state is OrderState.CANCELLED


def test_drinks_without_alcohol_need_no_id() -> None:
    assert not ticket_of(replace(ORDER, lines=ORDER.lines[1:]), JOB, after(1)).check_id


@pytest.mark.parametrize(
    ("seconds", "late"), [(0, None), (299.9, None), (300, 5), (359, 5), (3600, 60), (-7200, None)]
)
def test_a_late_ticket_says_how_late(seconds: float, late: int | None) -> None:
    assert LATE_FROM_MINUTES == 5
    assert ticket_of(ORDER, JOB, after(seconds)).late_minutes == late


def test_the_bartender_checks_a_document_for_every_order_with_alcohol_and_for_no_other() -> None:
    strong, mild = ORDER.lines
    assert (strong.alcoholic, mild.alcoholic) == (True, False)
    assert ticket_of(ORDER, JOB, after(1)).check_id
    assert ticket_of(replace(ORDER, lines=(mild, strong)), JOB, after(1)).check_id
    assert not ticket_of(replace(ORDER, lines=(mild, mild)), JOB, after(1)).check_id

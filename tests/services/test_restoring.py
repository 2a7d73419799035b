"""After a restore nothing is printed twice unmarked, and nobody gets a number that is out there."""

from __future__ import annotations

from datetime import date

from kiosk.domain.answer import AnswerWord
from kiosk.domain.codes import TicketCode, ticket_code
from kiosk.domain.day import opened_after_restore
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobState
from kiosk.services.restoring import begin_again
from tests.services.conftest import Window


def restore(window: Window, *, last_number: int) -> date:
    """As ``kiosk restore`` does it in a copy of the backup; then the kiosk starts."""
    now = window.clock.now()
    with window.storage.write() as records:
        last = records.days.last()
        assert last is not None
        day = opened_after_restore(
            [last], window="43", today=last.day, last_number=last_number, now=now
        )
        begin_again(records, day, pagers={1, 2}, now=now)
        records.commit()
    window.start_again()
    return day.day


def test_a_paper_that_waited_in_the_backup_is_in_doubt_and_never_comes(window: Window) -> None:
    window.printer.unplug()
    order = window.place()
    window.print_all()
    window.clock.advance(60)
    restore(window, last_number=5)
    (doubtful,) = window.tickets(order.key)
    assert doubtful.state is JobState.UNCERTAIN
    window.printer.plug_in()
    window.print_all()
    window.print_all()
    (ended,) = window.tickets(order.key)
    assert [row.after for row in ended.history[-2:]] == [JobState.UNCERTAIN, JobState.WITHDRAWN]
    assert ended.history[-1].why == "business day closed"
    assert window.printer.papers == []


def test_a_backup_from_before_the_first_order_closes_what_may_lie_there_too(
    window: Window,
) -> None:
    now = window.clock.now()
    day = opened_after_restore([], window="43", today=now.date(), last_number=1, now=now)
    with window.storage.write() as records:
        begin_again(records, day, pagers={1, 2}, now=now)
        records.commit()
    window.start_again()
    window.place()
    window.print_all()
    assert window.printer.papers[0][1], "closed before anything follows"


def test_the_next_guest_gets_a_new_number_and_no_held_pager(window: Window) -> None:
    window.place()
    window.clock.advance(60)
    restore(window, last_number=57)
    order = window.place()
    window.print_all()
    assert (order.number, order.pager) == (58, None)
    assert {window.pager(number).state for number in (1, 2)} == {PagerState.HELD}
    (ticket,) = window.tickets(order.key)
    assert (ticket.state, ticket.is_copy) == (JobState.PRINTED, False)


def test_what_may_lie_in_the_printer_is_closed_first(window: Window) -> None:
    window.place()
    window.print_all()  # and more after it, which is in no backup
    window.clock.advance(60)
    restore(window, last_number=57)
    window.place()
    window.place()
    window.print_all()
    assert [closes for _paper, closes in window.printer.papers] == [False, True, False]


def test_the_next_evening_begins_with_one_and_the_pagers_are_held_still(window: Window) -> None:
    window.place()
    window.clock.advance(60)
    restore(window, last_number=57)
    window.clock.advance(24 * 3600)
    order = window.place()
    assert (order.number, order.pager) == (1, None)


def test_the_number_of_an_order_that_a_restore_has_ended_is_not_shown(window: Window) -> None:
    order = window.place()
    assert window.ordering.unshown() == (order,)
    restore(window, last_number=1)
    assert window.ordering.unshown() == ()


def test_papers_from_before_the_restore_change_nothing(window: Window) -> None:
    known = window.place()
    window.print_all()
    (ticket,) = window.tickets(known.key)
    window.clock.advance(60)
    day = restore(window, last_number=5)
    with window.storage.read() as records:
        secret = records.secret()
    window.scan(ticket.code)
    assert window.order(known.key).state is OrderState.ABANDONED
    # The ticket of an order that is in no backup: its number is not given out again.
    window.scan(ticket_code(TicketCode(day, 4, 1), secret), after=5)
    assert window.place().number == 6
    assert window.said() == [str(AnswerWord.ALREADY), str(AnswerWord.UNKNOWN_ORDER)]

"""The business day by card: opened, closed with its report, opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.answer import Answer
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code
from kiosk.domain.day import BusinessDay
from kiosk.domain.figures import DayReport
from kiosk.domain.health import Trouble
from kiosk.domain.hours import ALWAYS_OPEN, Hours
from kiosk.domain.order import Order, OrderState, Who, Why
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.domain.wallclock import Span
from kiosk.ports import Unproven
from kiosk.services.businessday import Calendar, DayWatch
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, Ordering
from kiosk.services.status import StatusReader
from kiosk.services.terms import Place, TermsReader
from tests.services.conftest import RULES, Window
from tests.services.test_ordering import basket_of

SECRET = bytes(32)
FRIDAY = date(2026, 11, 20)
EVENINGS = Hours(week=((Span(18 * 60, 26 * 60),),) * 7)
"""From six to two at night; the tests begin on a Friday at ten past eleven in the evening."""


def play(window: Window, card: Card, *, times: int = 1) -> None:
    window.clock.advance(20)
    for _ in range(times):
        window.scan(card_code(card, SECRET), after=5)


def close(window: Window) -> None:
    play(window, Card.CLOSE, times=2)


def last_day(window: Window) -> BusinessDay:
    with window.storage.read() as records:
        day = records.days.last()
    assert day is not None
    return day


def jobs(window: Window, kind: JobKind) -> list[PrintJob]:
    with window.storage.read() as records:
        return [job for job in records.jobs.of_day(None) if job.kind is kind]


def reports(window: Window) -> list[DayReport]:
    return [paper for paper, _ in window.printer.papers if isinstance(paper, DayReport)]


@pytest.fixture
def order(window: Window) -> Order:
    order = window.place()
    window.print_all()
    window.rings()
    return order


def test_close_asks_twice_and_does_nothing_the_first_time(window: Window, order: Order) -> None:
    play(window, Card.CLOSE)
    assert last_day(window).closed_at is None
    assert window.order(order.key).state is OrderState.PLACED
    assert window.rings() == ["second step"]


def test_closing_ends_what_is_open_in_one_unit_of_work_and_prints_its_report(
    window: Window, order: Order
) -> None:
    close(window)
    assert last_day(window).closed_at == window.clock.now()
    after = window.order(order.key)
    assert (after.state, after.history[-1].who) == (OrderState.ABANDONED, Who.BARTENDER)
    assert window.pager(1).state is PagerState.MISSING
    assert window.rings() == ["second step", "understood"]
    window.print_all()
    (report,) = reports(window)
    assert report.figures.closed_at == last_day(window).closed_at
    assert report.figures.not_made.numbers == (order.number,)
    assert [each.number for each in report.pagers] == [1]


def test_a_unit_of_work_that_fails_closes_nothing(window: Window, order: Order) -> None:
    window.scan(card_code(Card.CLOSE, SECRET), after=20)
    window.storage.refused = 1
    window.scan(card_code(Card.CLOSE, SECRET), after=5)
    assert last_day(window).closed_at is None
    assert window.order(order.key).state is OrderState.PLACED
    assert jobs(window, JobKind.CLOSING) == []
    assert "not saved" in window.said()


def test_the_report_has_the_end_of_the_ledger_on_it(window: Window) -> None:
    window.place()
    close(window)
    with window.storage.read() as records:
        head = records.ledger.at_close(last_day(window))
    window.print_all()
    assert head is not None
    assert reports(window)[0].chain == head.words


def test_what_is_closed_is_not_closed_again(window: Window, order: Order) -> None:
    close(window)
    closed_at = last_day(window).closed_at
    close(window)
    assert last_day(window).closed_at == closed_at
    assert window.said() == ["closed already"]
    assert len(jobs(window, JobKind.CLOSING)) == 1


def test_opened_again_the_numbers_go_on_and_each_opening_has_its_report(window: Window) -> None:
    window.place()
    close(window)
    play(window, Card.OPEN)
    day = last_day(window)
    assert (day.day, day.opening, day.by_card_at) == (FRIDAY, 2, window.clock.now())
    second = window.place()
    assert (second.number, second.day) == (2, FRIDAY)
    close(window)
    window.print_all()
    assert [report.figures.placed.numbers for report in reports(window)] == [(1,), (2,)]
    assert [report.figures.numbers.missing for report in reports(window)] == [(), ()]


def test_a_report_still_waiting_for_paper_survives_the_next_closing(window: Window) -> None:
    window.place()
    close(window)
    play(window, Card.OPEN)
    window.place()
    close(window)
    assert [job.state for job in jobs(window, JobKind.CLOSING)] == [JobState.QUEUED] * 2


def test_a_report_that_may_not_have_printed_comes_as_a_copy(window: Window) -> None:
    window.place()
    close(window)
    (job,) = jobs(window, JobKind.CLOSING)
    with window.storage.write() as records:
        begun = replace(job, state=JobState.PRINTING, attempts=1)
        records.jobs.update(job, begun)
        records.commit()
    window.start_again()
    window.print_all()
    assert [report.copy for report in reports(window)] == [True]


def test_a_report_in_doubt_comes_as_a_copy_though_the_next_day_has_begun(window: Window) -> None:
    window.place()
    window.print_all()
    close(window)
    window.printer.outcomes.append(Unproven(Trouble.LOST))
    window.spooler.step()
    assert [job.state for job in jobs(window, JobKind.CLOSING)] == [JobState.UNCERTAIN]
    window.clock.advance(20 * 3600)
    window.place()
    window.print_all()
    assert [(report.copy, report.figures.day) for report in reports(window)] == [(True, FRIDAY)]


def test_closed_without_a_printer_its_report_is_all_that_comes_out_later(window: Window) -> None:
    window.print_all()
    window.printer.unplug()
    order = window.place()
    close(window)
    assert window.said() == ["card done"]
    window.printer.plug_in()
    window.clock.advance(10)
    for _ in range(20):
        window.spooler.step()
        window.clock.advance(1)
    (report,) = (paper for paper, _ in window.printer.papers if not isinstance(paper, Answer))
    assert isinstance(report, DayReport)
    assert report.figures.papers.never == (order.number,)


def test_open_ends_a_pause_and_keeps_the_day(window: Window, order: Order) -> None:
    play(window, Card.PAUSE)
    play(window, Card.OPEN)
    with window.storage.read() as records:
        assert records.pauses.open() is None
    day = last_day(window)
    assert (day.opening, day.by_card_at) == (1, window.clock.now())
    assert window.order(order.key).state is OrderState.PLACED


def test_open_before_the_first_order_begins_the_day(window: Window) -> None:
    play(window, Card.OPEN)
    assert (last_day(window).day, last_day(window).last_number) == (FRIDAY, 0)
    assert window.place().number == 1


def test_open_on_the_next_evening_closes_the_day_before_with_its_report(window: Window) -> None:
    first = window.place()
    for after in (5.0, 10.0):
        window.scan(window.tickets(first.key)[0].code, after=after)
    window.clock.advance(20 * 3600)
    play(window, Card.OPEN)
    assert (last_day(window).day, last_day(window).opening) == (date(2026, 11, 21), 1)
    assert [job.day for job in jobs(window, JobKind.CLOSING)] == [FRIDAY]


def test_open_on_the_next_evening_ends_no_day_while_somebody_waits(
    window: Window, order: Order
) -> None:
    window.clock.advance(20 * 3600)
    play(window, Card.OPEN)
    assert window.order(order.key).state is OrderState.PLACED
    assert (last_day(window).day, last_day(window).closed_at) == (FRIDAY, None)


def test_figures_so_far_close_nothing_and_wait_only_once(window: Window, order: Order) -> None:
    play(window, Card.FIGURES)
    play(window, Card.FIGURES)
    assert len(jobs(window, JobKind.FIGURES)) == 1
    window.print_all()
    (report,) = reports(window)
    assert (report.figures.is_final, report.chain, report.pagers) == (False, "", ())
    assert report.figures.open.numbers == (order.number,)
    assert last_day(window).closed_at is None


def test_after_closing_figures_bring_the_report_once_more(window: Window, order: Order) -> None:
    close(window)
    window.print_all()
    play(window, Card.FIGURES)
    window.print_all()
    first, again = reports(window)
    assert again == first
    assert first.figures.not_made.numbers == (order.number,)


def test_what_ran_out_before_the_first_order_is_on_the_report(window: Window) -> None:
    gin = goods_code(Goods(GoodsKind.INGREDIENT, "gin"), SECRET)
    play(window, Card.SOLD_OUT)
    window.scan(gin, after=2)
    window.clock.advance(600)
    window.place("chinotto")
    play(window, Card.BACK_AGAIN)
    window.scan(gin, after=2)
    close(window)
    window.print_all()
    (report,) = reports(window)
    assert [each.name for each in report.figures.sold_out] == ["gin"]


def test_before_the_first_day_there_are_no_figures(window: Window) -> None:
    play(window, Card.FIGURES)
    assert window.said() == ["no day"]


def test_closed_before_anybody_has_ordered_the_day_has_an_empty_report(window: Window) -> None:
    close(window)
    window.print_all()
    (report,) = reports(window)
    assert report.figures.placed.numbers == ()


@pytest.mark.parametrize("card", [Card.NOT_READY, Card.MISTAKE])
def test_what_was_collected_on_a_closed_day_cannot_be_brought_back(
    window: Window, order: Order, card: Card
) -> None:
    for after in (5.0, 10.0):
        window.scan(window.tickets(order.key)[0].code, after=after)
    close(window)
    window.said()
    play(window, Card.OPEN)
    play(window, card)
    window.scan(window.tickets(order.key)[0].code, after=1)
    assert window.order(order.key).state is OrderState.COLLECTED
    assert "other day" in window.said()


def test_a_clock_set_back_settles_nothing_of_this_evening(window: Window) -> None:
    play(window, Card.OPEN)
    window.clock.jump(-3600)
    order = window.place()
    window.print_all()
    for after in (5.0, 10.0):
        window.scan(window.tickets(order.key)[0].code, after=after)
    play(window, Card.NOT_READY)
    window.scan(window.tickets(order.key)[0].code, after=4)
    assert window.order(order.key).state is OrderState.READY


def selling(window: Window, hours: Hours) -> Ordering:
    """A desk that asks the hours and the cards."""
    window.hours = hours
    place = Place(RULES.zone, RULES.day_starts, hours=lambda: window.hours)
    return Ordering(
        window.storage,
        window.clock,
        rules=RULES,
        may_order=lambda: True,
        steps=window.steps,
        terms=TermsReader(window.clock, place),
    )


def why_not(window: Window, ordering: Ordering) -> NotPlacedWhy | None:
    result = ordering.place(basket_of(window), "en")
    return result.why if isinstance(result, NotPlaced) else None


def test_after_closing_no_order_is_taken_until_the_card_opens_it(window: Window) -> None:
    ordering = selling(window, window.hours)
    assert why_not(window, ordering) is None
    close(window)
    assert why_not(window, ordering) is NotPlacedWhy.OUTSIDE_HOURS
    play(window, Card.OPEN)
    assert why_not(window, ordering) is None


def test_opened_by_card_before_its_hours_it_stays_open_after_the_first_order(
    window: Window,
) -> None:
    ordering = selling(window, EVENINGS)
    assert why_not(window, ordering) is None
    window.clock.advance(18 * 3600)  # ten past five; last night's order is still open
    assert why_not(window, ordering) is NotPlacedWhy.OUTSIDE_HOURS
    play(window, Card.OPEN)
    assert why_not(window, ordering) is None
    assert last_day(window).day == date(2026, 11, 21)
    assert why_not(window, ordering) is None


def test_after_closing_the_hours_of_the_next_evening_open_it(window: Window) -> None:
    ordering = selling(window, EVENINGS)
    assert why_not(window, ordering) is None
    close(window)
    assert why_not(window, ordering) is NotPlacedWhy.OUTSIDE_HOURS
    window.clock.advance(20 * 3600)
    assert why_not(window, ordering) is None
    assert last_day(window).day == date(2026, 11, 21)


@pytest.mark.parametrize(("hours", "opens"), [(EVENINGS, "2026-11-21 18:00"), (ALWAYS_OPEN, "")])
def test_the_guests_screen_is_closed_and_says_when_it_opens(
    window: Window, hours: Hours, opens: str
) -> None:
    place = Place(RULES.zone, RULES.day_starts, hours=lambda: hours)
    status = StatusReader(
        window.storage,
        window.clock,
        bar=window.printer,
        receipt=None,
        pagers=None,
        terms=TermsReader(window.clock, place),
    )
    window.place()
    window.print_all()
    assert status.read().is_open
    close(window)
    window.print_all()
    found = status.read()
    assert (found.is_open, found.terms.closed, found.making) == (False, True, ())
    assert (f"{found.terms.opens:%Y-%m-%d %H:%M}" if found.terms.opens else "") == opens


def test_after_its_hours_a_day_with_nothing_open_closes_itself(window: Window) -> None:
    ordering = selling(window, EVENINGS)
    calendar = Calendar("43", ZoneInfo("Europe/Rome"), RULES.day_starts, lambda: window.hours)
    told: list[str] = []
    watch = DayWatch(window.storage, window.clock, calendar, changed=lambda: told.append("changed"))
    assert why_not(window, ordering) is None
    with window.storage.read() as records:
        (order,) = records.orders.open()
    window.clock.advance(4 * 3600)
    watch.look()
    assert last_day(window).closed_at is None  # somebody still waits
    for after in (5.0, 10.0):
        window.scan(window.tickets(order.key)[0].code, after=after)
    watch.look()
    watch.look()
    assert last_day(window).closed_at == window.clock.now()
    assert len(jobs(window, JobKind.CLOSING)) == 1
    assert told == ["changed"]
    play(window, Card.OPEN)
    assert why_not(window, ordering) is None  # at night, by card


def test_reasons_are_the_bartenders_when_he_closes(window: Window, order: Order) -> None:
    close(window)
    assert window.order(order.key).history[-1].why is Why.DAY_ENDED

"""The owner puts right what was wrong yesterday; the figures of both evenings stay true."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cards import Card
from kiosk.domain.correction import (
    Asked,
    CannotCorrect,
    Correction,
    CorrectionKind,
    Obstacle,
)
from kiosk.domain.figures import DayReport
from kiosk.domain.order import Order
from kiosk.services import correcting, listing
from kiosk.services.report import report_of_date
from tests.services.cards.test_day import close, play
from tests.services.conftest import Window

ROME = ZoneInfo("Europe/Rome")
FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
NOT_PAID, GIVEN_BACK = CorrectionKind.NOT_PAID, CorrectionKind.GIVEN_BACK


def hand_over(window: Window, drink: str = "negroni") -> Order:
    """Somebody orders, pays and goes."""
    order = window.place(drink)
    window.print_all()
    (ticket,) = window.tickets(order.key)
    window.scan(ticket.code, after=60)
    window.scan(ticket.code, after=60)
    return order


def correct(
    window: Window, number: int, kind: CorrectionKind, cents: int | None, *, day: date = FRIDAY
) -> Correction:
    with window.storage.write() as records:
        asked = Asked(kind, cents, "the glass was dirty", "Ada")
        written = correcting.correct(records, day, number, asked=asked, now=window.clock.now())
        records.commit()
    return written


def report(window: Window, day: date) -> DayReport:
    with window.storage.read() as records:
        found = report_of_date(records, day, window.clock.now())
    assert found is not None
    return found


@pytest.fixture
def morning(window: Window) -> Window:
    """An evening with two orders is closed; the owner comes at eleven."""
    hand_over(window)
    hand_over(window)
    close(window)
    window.print_all()
    window.clock.advance(10 * 3600)
    return window


def test_yesterday_stays_and_says_what_was_corrected_later(morning: Window) -> None:
    before = report(morning, FRIDAY)
    written = correct(morning, 1, NOT_PAID, None)
    after = report(morning, FRIDAY)
    assert after.figures == before.figures
    assert (after.chain, before.corrected_later) == (before.chain, ())
    assert after.corrected_later == (written,)
    assert (written.cents, written.counted_in) == (-900, None)


def test_no_day_is_opened_by_it(morning: Window) -> None:
    correct(morning, 1, NOT_PAID, None)
    with morning.storage.read() as records:
        last = records.days.last()
    assert last is not None
    assert (last.day, last.closed_at is not None) == (FRIDAY, True)


def test_the_next_closing_report_has_it_and_its_drawer(morning: Window) -> None:
    correct(morning, 1, NOT_PAID, None)
    correct(morning, 2, GIVEN_BACK, 450)
    morning.clock.advance(9 * 3600)
    hand_over(morning)
    play(morning, Card.FIGURES)
    morning.print_all()
    close(morning)
    morning.print_all()
    *_, so_far, closing = (
        paper for paper, _ in morning.printer.papers if isinstance(paper, DayReport)
    )
    for paper in (so_far, closing):
        figures = paper.figures
        assert [each.cents for each in figures.corrections] == [-900, -450]
        assert (figures.money.cash_cents, figures.drawer_cents) == (900, 450)
        assert (figures.day, paper.corrected_later) == (SATURDAY, ())
    later = report(morning, FRIDAY).corrected_later
    assert [each.counted_in for each in later] == [SATURDAY, SATURDAY]
    assert report(morning, SATURDAY).figures.corrections == closing.figures.corrections


def test_what_is_corrected_on_the_same_date_stands_once_in_the_figures_of_the_date(
    morning: Window,
) -> None:
    morning.clock.advance(-10 * 3600 + 600)
    play(morning, Card.OPEN)
    written = correct(morning, 1, GIVEN_BACK, 100)
    assert written.counted_in == FRIDAY
    found = report(morning, FRIDAY)
    assert found.figures.corrections == (written,)
    assert found.corrected_later == ()


@pytest.mark.parametrize(
    ("number", "obstacle"), [(3, Obstacle.STILL_OPEN), (9, Obstacle.NO_SUCH_ORDER)]
)
def test_what_is_not_closed_or_not_there_is_not_corrected(
    morning: Window, number: int, obstacle: Obstacle
) -> None:
    morning.clock.advance(-10 * 3600 + 600)
    play(morning, Card.OPEN)
    assert hand_over(morning).number == 3
    with pytest.raises(CannotCorrect) as refused:
        correct(morning, number, NOT_PAID, None)
    assert refused.value.obstacle is obstacle


def test_what_was_refused_leaves_nothing(morning: Window) -> None:
    with pytest.raises(CannotCorrect):
        correct(morning, 1, GIVEN_BACK, 901)
    with morning.storage.read() as records:
        assert records.corrections.about(None) == ()
        assert records.ledger.check().is_well


def test_each_order_lists_its_own_corrections(morning: Window) -> None:
    correct(morning, 2, GIVEN_BACK, 450)
    first, second = listing.orders(morning.storage, FRIDAY, ROME)
    assert "corrections" not in first
    (found,) = second["corrections"]
    assert found == {
        "day": "2026-11-20",
        "number": 2,
        "kind": "given back",
        "cents": -450,
        "tax": [{"bp": 2200, "cents": -450, "tax_cents": -81}],
        "why": "the glass was dirty",
        "by": "Ada",
        "at": found["at"],
        "counted_in": None,
    }
    assert second["paid"] is True


def test_a_clock_that_was_set_back_has_no_say_in_where_it_is_counted(morning: Window) -> None:
    morning.clock.advance(-30 * 3600)
    assert correct(morning, 1, NOT_PAID, None).counted_in is None

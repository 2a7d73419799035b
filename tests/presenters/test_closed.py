"""What a guest sees when the window closes on her, and when a part of it is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.health import Trouble
from kiosk.domain.limits import Pause
from kiosk.domain.terms import ANY_TIME
from kiosk.presenters.patience import COUNTDOWN_S, IDLE_S, KEPT_S
from kiosk.presenters.views import AttractView, BasketView, ClosedView
from kiosk.services.ordering import NotPlaced, NotPlacedWhy
from kiosk.services.status import WindowStatus
from tests.presenters.test_guest import OPEN, Visit

CLOSED = WindowStatus(is_open=False)
PAUSED = replace(OPEN, terms=replace(ANY_TIME, pause=Pause.BAR))
KEPT = "Nothing has been ordered yet. Your basket is kept for a few minutes."


@pytest.fixture
def visit() -> Visit:
    """A guest looks at her basket with one drink in it."""
    visit = Visit()
    visit.guest.start()
    visit.guest.take_drink("negroni")
    visit.guest.open_basket()
    return visit


def kept(visit: Visit) -> str:
    assert isinstance(visit.view, ClosedView)
    return visit.view.kept


def test_the_printer_is_asked_as_soon_as_the_basket_is_opened(visit: Visit) -> None:
    assert visit.desk.asked == 1


def test_a_guest_with_a_basket_is_told_that_it_is_kept(visit: Visit) -> None:
    visit.guest.status_changed(CLOSED)
    assert kept(visit) == KEPT


def test_a_printer_that_is_never_asked_does_not_hide_that_nothing_can_be_saved() -> None:
    never_asked = replace(OPEN, bar_troubles=(Trouble.NOT_ASKED,))
    visit = Visit(never_asked)
    visit.guest.start()
    visit.guest.take_drink("negroni")
    visit.guest.status_changed(replace(never_asked, is_open=False, storage_works=False))
    assert kept(visit) == KEPT


def test_while_the_kiosk_still_starts_order_says_one_moment_and_takes_no_touch() -> None:
    early = Visit(None)
    early.guest.start()
    early.guest.take_drink("negroni")
    early.guest.open_basket()
    assert isinstance(early.view, BasketView)
    assert not early.view.order.enabled
    assert early.view.order.text == "One moment…"
    early.guest.status_changed(OPEN)
    assert isinstance(early.view, BasketView)
    assert early.view.order.enabled
    assert early.view.order.text == "Hold to order"


def test_a_passer_by_is_told_of_no_basket() -> None:
    passer_by = Visit(CLOSED)
    assert kept(passer_by) == ""


def test_nobody_is_asked_whether_she_is_still_there_while_the_window_is_closed(
    visit: Visit,
) -> None:
    visit.guest.status_changed(CLOSED)
    visit.wait(IDLE_S + COUNTDOWN_S)
    assert kept(visit) == KEPT
    assert visit.view.frame.countdown is None


def test_a_basket_is_kept_for_three_minutes_and_she_is_back_where_she_was(visit: Visit) -> None:
    visit.guest.status_changed(CLOSED)
    visit.wait(KEPT_S - 1)
    visit.guest.status_changed(OPEN)
    visit.wait(IDLE_S - 1)
    assert isinstance(visit.view, BasketView)
    assert len(visit.view.lines) == 1


def test_a_basket_nobody_came_back_for_is_put_away(visit: Visit) -> None:
    visit.guest.status_changed(CLOSED)
    visit.wait(KEPT_S)
    assert kept(visit) == ""
    visit.guest.status_changed(OPEN)
    assert isinstance(visit.view, AttractView)


def test_in_a_pause_her_basket_waits_with_her_for_as_long(visit: Visit) -> None:
    visit.guest.status_changed(PAUSED)
    visit.wait(KEPT_S - 1)
    assert isinstance(visit.view, BasketView)
    assert visit.view.frame.countdown is None
    visit.wait(2)
    assert isinstance(visit.view, ClosedView), "the next one reads that the bar pauses"
    visit.guest.status_changed(OPEN)
    assert isinstance(visit.view, AttractView)


def test_when_it_goes_on_she_is_asked_as_ever(visit: Visit) -> None:
    visit.guest.status_changed(PAUSED)
    visit.wait(IDLE_S + COUNTDOWN_S)
    visit.guest.touched()
    visit.guest.status_changed(OPEN)
    visit.wait(IDLE_S + 1)
    assert visit.view.frame.countdown is not None


@pytest.mark.parametrize("pause", [Pause.BAR, Pause.UNANSWERED])
def test_nobody_is_told_to_knock_who_only_wants_to_order_in_a_pause(pause: Pause) -> None:
    paused = replace(PAUSED, terms=replace(ANY_TIME, pause=pause))
    passer_by = Visit(paused)
    assert isinstance(passer_by.view, ClosedView)
    said = ("It goes on as soon as the bartender is back.",)
    assert passer_by.view.sentences == said * len(passer_by.view.sentences)
    passer_by.guest.status_changed(replace(paused, is_open=False, unprinted=(6,)))
    assert isinstance(passer_by.view, ClosedView)
    assert passer_by.view.title == "The window is closed for a moment"
    assert passer_by.view.sentences == said * len(passer_by.view.sentences)
    knock = passer_by.view.knock
    assert knock, "who has ordered is to knock all the same"
    assert set(knock) == {"6: please knock"}


def test_an_order_refused_at_the_last_moment_leaves_the_basket_behind_the_closed_screen(
    visit: Visit,
) -> None:
    visit.guest.order()
    visit.guest.status_changed(CLOSED)
    assert isinstance(visit.view, BasketView)
    visit.desk.replies[-1](NotPlaced(NotPlacedWhy.CLOSED))
    assert kept(visit) == KEPT
    assert visit.view.frame.remark == ""
    visit.guest.status_changed(OPEN)
    assert isinstance(visit.view, BasketView)
    assert "Nothing was ordered" in visit.view.frame.remark


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("receipt_works", "No receipts at the moment: remember your number."),
        ("pagers_work", "A pager may stay silent: watch for your number here."),
    ],
)
def test_what_is_missing_is_said_before_she_orders_and_ordering_goes_on(
    visit: Visit, missing: str, said: str
) -> None:
    visit.guest.status_changed(replace(OPEN, **{missing: False}))
    assert isinstance(visit.view, BasketView)
    assert visit.view.pay.splitlines()[-1] == said
    assert visit.view.order.enabled

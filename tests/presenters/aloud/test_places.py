"""Where a listener is, she stays: whatever comes over the screen, or changes on it, meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.menu import Availability
from kiosk.presenters.patience import (
    IDLE_S,
    LISTENERS_COUNTDOWN_S,
    LISTENING_S,
)
from kiosk.presenters.views import AttractView, BasketView, MenuView, NumberView
from kiosk.services.status import WindowStatus
from tests.presenters.aloud.test_aloud import Listener

ASKED_AFTER_S = IDLE_S + LISTENING_S


@pytest.fixture
def listener() -> Listener:
    listener = Listener()
    listener.guest.read_aloud()
    return listener


def _in_the_basket(listener: Listener) -> None:
    listener.choose("Open the menu")
    listener.choose("Negroni")
    listener.choose("Add")
    listener.choose("See your order")


def test_after_the_question_she_is_where_she_was(listener: Listener) -> None:
    _in_the_basket(listener)
    listener.hear("Total")
    before = listener.aloud
    listener.wait(ASKED_AFTER_S + 1)
    assert listener.voice.last == "Are you still there? Yes, still here"
    listener.guest.choose_heard()
    assert listener.aloud == before
    assert listener.voice.last == before.text


def test_the_question_over_a_panel_gives_the_panel_back_and_then_the_screen(
    listener: Listener,
) -> None:
    _in_the_basket(listener)
    listener.choose("Reading")
    listener.hear("High")
    listener.wait(ASKED_AFTER_S + 1)
    listener.guest.touched()
    assert listener.aloud.text.startswith("High")
    listener.choose("Done")
    assert listener.aloud.text == "Reading"
    assert listener.voice.last == "Your order. Reading", "she hears which screen it is, too"


def test_the_seconds_of_the_question_are_not_counted_aloud(listener: Listener) -> None:
    listener.choose("Open the menu")
    listener.wait(ASKED_AFTER_S + 1)
    said = len(listener.voice.said)
    listener.wait(1)
    listener.wait(1)
    assert len(listener.voice.said) == said


@pytest.mark.parametrize("steps", [0, 1])
def test_whatever_she_has_she_is_asked_aloud_before_it_ends(listener: Listener, steps: int) -> None:
    if steps:
        listener.choose("Open the menu")
    listener.wait(ASKED_AFTER_S - 1)
    assert listener.view.frame.countdown is None
    listener.wait(2)
    assert listener.voice.last.startswith("Are you still there?")
    listener.wait(LISTENERS_COUNTDOWN_S - 2)
    assert listener.view.frame.aloud is not None
    listener.wait(2)
    assert isinstance(listener.view, AttractView)
    assert listener.view.frame.aloud is None


def test_who_listens_for_minutes_is_not_thrown_out(listener: Listener) -> None:
    listener.choose("Open the menu")
    for _ in range(12):
        listener.wait(30)
        listener.guest.touched()
        listener.guest.listen(1)
    assert isinstance(listener.view, MenuView)


def test_the_number_stays_as_long_as_she_listens_to_it_and_does_not_go_unsaid(
    listener: Listener,
) -> None:
    _in_the_basket(listener)
    listener.hear("Hold to order")
    listener.guest.choose_heard()
    listener.answer(number=42)
    listener.wait(60)
    listener.guest.touched()
    listener.wait(60)
    assert isinstance(listener.view, NumberView)
    listener.wait(ASKED_AFTER_S - 59)
    assert listener.voice.last.startswith("Are you still there?")
    listener.guest.touched()
    assert listener.voice.last.startswith("Your number: 42. Once more: 42")


def test_a_line_that_was_taken_out_leaves_no_other_under_her_finger(listener: Listener) -> None:
    listener.choose("Open the menu")
    for drink in ("Negroni", "Chinotto"):
        listener.choose(drink)
        listener.choose("Add")
    listener.choose("See your order")
    listener.choose("Negroni. Take it out")
    assert listener.aloud.text == "Your order"
    assert isinstance(listener.view, BasketView)
    assert [line.name for line in listener.view.lines] == ["Chinotto"]


def test_what_comes_before_her_on_the_screen_moves_nothing_under_her_finger(
    listener: Listener,
) -> None:
    _in_the_basket(listener)
    listener.hear("More drinks")
    listener.guest.status_changed(WindowStatus(is_open=True, pagers_work=False))
    assert listener.aloud.text == "More drinks"
    sold_out = Availability(frozenset({"gin"}))
    listener.guest.offer_changed(replace(listener.guest._newest, availability=sold_out))
    assert listener.aloud.text == "More drinks"


def test_order_that_becomes_take_out_is_said_at_once(listener: Listener) -> None:
    _in_the_basket(listener)
    listener.hear("Hold to order")
    sold_out = Availability(frozenset({"gin"}))
    listener.guest.offer_changed(replace(listener.guest._newest, availability=sold_out))
    assert listener.voice.last.startswith("Take out what is marked")
    assert listener.aloud.hold

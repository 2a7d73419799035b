# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The large buttons of who listens: they cover everything, and each does one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.views import AloudView, ButtonView, MenuView
from kiosk.ui.corner import CORNER_MM, HOLD_S
from kiosk.ui.widgets.hold import HOLD_S as ORDER_HOLD_S
from tests.ui import samples
from tests.ui.glass import Glass
from tests.ui.pilot import Pilot

IT = samples.ITALIAN
HEARD = AloudView(
    text="Boulevardier all'amaro di casa. whiskey di segale, amaro della casa. € 10,00",
    place="7 di 15",
    previous=ButtonView("Indietro"),
    choose=ButtonView("Scegli"),
    following=ButtonView("Avanti"),
)


def read(view: MenuView, aloud: AloudView = HEARD) -> MenuView:
    return replace(view, frame=replace(view.frame, aloud=aloud))


@pytest.fixture
def glass(pilot: Pilot) -> Glass:
    return Glass(pilot)


def _board(glass: Glass) -> Any:
    board = glass.stage.cover
    assert type(board).__name__ == "AloudBoard"
    return board


def test_back_choose_and_on_do_what_they_say(glass: Glass) -> None:
    glass.show(read(samples.menu(IT)))
    ids = _board(glass).ids
    for button in (ids.back, ids.tap, ids.on):
        glass.pilot.tap(button)
    assert glass.recorder.said == [("listen", -1), ("choose_heard",), ("listen", 1)]


def test_nothing_under_the_buttons_is_reached_and_a_searching_hand_hears_it_again(
    glass: Glass,
) -> None:
    glass.show(read(samples.menu(IT)))
    glass.pilot.tap_at(glass.stage.width / 2, glass.stage.height * 0.8)
    assert glass.recorder.said == [("listen", 0)]


def test_the_order_is_held_also_by_who_listens(glass: Glass) -> None:
    glass.show(read(samples.menu(IT), replace(HEARD, hold=True)))
    held = _board(glass).ids.held
    glass.pilot.tap(held)
    assert glass.recorder.said == [("listen", 0)], "she hears again that it must be held"
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(held))
    glass.pilot.advance(ORDER_HOLD_S + 0.3)
    finger.lift()
    assert glass.recorder.said[1:] == [("choose_heard",)]


@pytest.mark.parametrize("change", ["Togli ciò che è segnato", ""])
def test_a_hold_is_given_up_when_it_comes_to_mean_something_else(glass: Glass, change: str) -> None:
    order = replace(HEARD, text="Tieni premuto per ordinare", hold=True)
    glass.show(read(samples.menu(IT), order))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(_board(glass).ids.held))
    glass.pilot.advance(ORDER_HOLD_S * 0.6)
    glass.show(read(samples.menu(IT), replace(order, text=change or HEARD.text, hold=bool(change))))
    glass.pilot.advance(ORDER_HOLD_S * 2)
    finger.lift()
    assert ("choose_heard",) not in glass.recorder.said


def test_a_hold_outlives_words_that_come_anew_but_mean_the_same(glass: Glass) -> None:
    order = replace(HEARD, hold=True)
    glass.show(read(samples.menu(IT), order))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(_board(glass).ids.held))
    glass.pilot.advance(ORDER_HOLD_S * 0.6)
    glass.show(read(samples.menu(IT), replace(order, place="8 di 16")))
    glass.pilot.advance(ORDER_HOLD_S)
    finger.lift()
    assert glass.recorder.said == [("choose_heard",)]


def test_a_dead_button_answers_her_who_cannot_see_that_it_is_dead(glass: Glass) -> None:
    dead = ButtonView("Scegli", enabled=False)
    glass.show(read(samples.menu(IT), replace(HEARD, choose=dead, previous=dead, following=dead)))
    ids = _board(glass).ids
    for button in (ids.back, ids.tap, ids.on):
        glass.pilot.tap(button)
    assert glass.recorder.said == [("listen", -1), ("choose_heard",), ("listen", 1)]


def test_a_finger_that_stays_in_the_corner_has_the_screen_read(glass: Glass) -> None:
    glass.show(samples.attract(IT))
    side = glass.stage.m.mm(CORNER_MM)
    finger = glass.pilot.finger()
    finger.press(side / 2, side / 2)
    glass.pilot.advance(HOLD_S + 0.3)
    finger.lift()
    assert glass.recorder.said == [("read_aloud",)]


def test_a_finger_that_only_passes_the_corner_has_not(glass: Glass) -> None:
    glass.show(samples.attract(IT))
    finger = glass.pilot.finger()
    finger.press(10, 10)
    glass.pilot.advance(HOLD_S / 2)
    finger.lift()
    glass.pilot.advance(HOLD_S)
    assert ("read_aloud",) not in glass.recorder.said

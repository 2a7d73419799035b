# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The next guest finds the glass as if nobody had been there; a lost finger is soon forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.views import View
from tests.ui import samples
from tests.ui.glass import SIZE, Glass
from tests.ui.pilot import Pilot
from tests.ui.weather import undrawn

IT = samples.ITALIAN


@pytest.fixture
def glass(pilot: Pilot) -> Iterator[Glass]:
    """Not painted: what is asked is where things are and what they do."""
    glass = Glass(pilot)
    with undrawn(pilot.window):
        yield glass


def _of(view: View, guest: int) -> View:
    return replace(view, frame=replace(view.frame, guest=guest))


def _scrolled(scroller: Any) -> float:
    scroller.window.go_to(scroller.window.reach)
    return float(scroller.window.offset)


def test_what_one_guest_scrolled_stands_at_its_top_for_the_next(glass: Glass) -> None:
    menu = glass.show(samples.menu(IT, count=60))
    glass.pilot.tap(menu.ids.shelves.arrows.ids.on)
    assert menu.ids.shelves.window.offset > 0
    basket = glass.show(samples.basket(IT, count=15))
    assert _scrolled(basket.ids.scroller) > 0
    glass.show(samples.menu(IT, count=60))
    assert menu.ids.shelves.window.offset > 0, "for herself it stays where she left it"
    glass.show(_of(samples.attract(IT), 1))
    assert menu.ids.shelves.window.offset == 0
    assert basket.ids.scroller.window.offset == 0


def test_it_does_so_where_she_never_saw_the_first_screen(glass: Glass) -> None:
    menu = glass.show(samples.menu(IT, count=60))
    glass.pilot.tap(menu.ids.shelves.arrows.ids.on)
    glass.show(_of(samples.menu(IT, count=60), 1))
    assert menu.ids.shelves.window.offset == 0


def test_another_drink_is_read_from_its_beginning(glass: Glass) -> None:
    view = samples.every_view(IT)["drink-long"]
    view = replace(view, groups=view.groups * 4)
    drink = glass.show(view)
    scroller = drink.ids.scroller
    assert _scrolled(scroller) > 0
    glass.show(replace(view, quantity="2"))
    assert scroller.window.offset > 0, "it is still the same"
    glass.show(replace(view, drink_id="another"))
    assert scroller.window.offset == 0
    _scrolled(scroller)
    glass.show(samples.menu(IT))
    glass.show(replace(view, drink_id="another"))
    assert scroller.window.offset == 0, "opened again"


def test_another_panel_begins_at_its_top(glass: Glass) -> None:
    views = samples.every_view(IT)
    glass.show(views["panel-table"])
    scroller = glass.stage.cover.ids.scroller
    assert _scrolled(scroller) > 0
    glass.show(replace(views["panel-table"]))
    assert scroller.window.offset > 0
    glass.show(views["panel-help"])
    assert scroller.window.offset == 0
    glass.show(views["panel-table"])
    _scrolled(scroller)
    glass.show(samples.menu(IT))
    glass.show(views["panel-table"])
    assert scroller.window.offset == 0, "opened again"


def test_the_advice_to_one_guest_is_not_read_by_the_next(glass: Glass) -> None:
    basket = glass.show(samples.basket(IT))
    glass.pilot.hold(basket.ids.order, 0.2)
    assert basket.ids.order.text == IT.words["keep"]
    glass.stage.show(_of(samples.attract(IT), 1))
    glass.stage.show(_of(samples.basket(IT), 1))
    assert (basket.ids.order.text, basket.ids.order.part) == (IT.words["order"], 0)


def test_a_finger_that_is_down_when_the_next_guest_begins_presses_nothing_of_hers(
    glass: Glass,
) -> None:
    """One number dissolves under a finger on *Next guest*, and another stands there at once."""
    number = glass.show(samples.number(IT))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(number.ids.next_guest))
    glass.stage.show(_of(samples.number(IT, value="43"), 1))
    finger.lift()
    assert ("next_guest",) not in glass.recorder.said


# -- what a finger leaves whose lifting was never told -------------------------------------------


def _lost_drag(glass: Glass, widget: Any) -> None:
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(widget)
    finger.press(x, y)
    for step in range(1, 6):
        finger.drag(x, y + 30 * step)
        glass.pilot.frames(1)


def test_a_drag_whose_lifting_was_lost_is_over_with_the_next_touch(glass: Glass) -> None:
    shelves = glass.show(samples.menu(IT, count=60)).ids.shelves
    _lost_drag(glass, shelves)
    assert shelves.window.is_dragged
    glass.pilot.advance(5.5)
    glass.pilot.tap(shelves.cards[3].name)
    assert not shelves.window.is_dragged
    glass.pilot.advance(0.3)
    assert shelves.window.offset % shelves._pitch == pytest.approx(0, abs=1), "whole rows"
    offset = shelves.window.offset
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(shelves)
    finger.press(x, y)
    for step in range(1, 9):
        finger.drag(x, y + 40 * step)
        glass.pilot.frames(1)
    assert shelves.window.offset > offset, "and it can be dragged again"
    finger.lift()


def test_a_list_by_itself_forgets_a_lost_drag_with_the_next_touch(pilot: Pilot) -> None:
    from kivy.uix.widget import Widget

    from kiosk.ui.metrics import Metrics
    from kiosk.ui.widgets.scroller import Scroller

    with undrawn(pilot.window):
        scroller = Scroller(m=Metrics(540, 960))
        scroller.add_widget(Widget(size_hint=(None, None), height=2000))
        pilot.show(scroller, size=(400, 600))
        for _ in range(2):
            finger, before = pilot.finger(), scroller.window.offset
            finger.press(100, 100)
            for step in range(1, 6):
                finger.drag(100, 100 + 40 * step)
            assert scroller.window.offset > before + 100


def test_a_drag_that_becomes_a_palm_drags_no_more(glass: Glass) -> None:
    shelves = glass.show(samples.menu(IT, count=60)).ids.shelves
    _lost_drag(glass, shelves)
    for place in range(3):
        glass.pilot.finger().press(60 + 120 * place, 300)
    assert not shelves.window.is_dragged


def test_a_button_whose_finger_was_lost_looks_pressed_only_until_the_next_touch(
    glass: Glass,
) -> None:
    screen = glass.show(samples.menu(IT))
    glass.pilot.finger().press(*glass.pilot.centre(screen.ids.back))
    glass.pilot.advance(5.5)
    assert screen.ids.back.state == "down"
    glass.pilot.tap_at(SIZE[0] / 2, SIZE[1] - 4)
    assert screen.ids.back.state == "normal"
    assert glass.recorder.said == []


def test_the_first_screens_button_lets_go_of_a_lost_finger_too(glass: Glass) -> None:
    screen = glass.show(samples.attract(IT))
    glass.pilot.finger().press(SIZE[0] / 2, SIZE[1] * 0.7)
    glass.pilot.advance(5.5)
    assert screen.ids.invitation.state == "down"
    glass.show(_of(samples.attract(IT), 1))
    assert screen.ids.invitation.state == "normal"


def test_a_finger_that_moves_is_not_forgotten(glass: Glass) -> None:
    """She reads the whole list under her thumb, and a sleeve touches the glass meanwhile."""
    menu = glass.show(samples.menu(IT, count=60))
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(menu.ids.shelves)
    finger.press(x, y)
    for step in range(8):
        finger.drag(x, y + 20 * step)
        glass.pilot.advance(1.0)
    glass.pilot.tap(menu.ids.action)
    assert glass.recorder.said == []
    finger.lift()


# -- what changes under a finger -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["attract", "menu", "drink"])
def test_what_has_gone_from_the_glass_under_a_finger_is_not_pressed(
    glass: Glass, name: str
) -> None:
    screen = glass.show(samples.every_view(IT)[name])
    aim = {"attract": "invitation", "menu": "action", "drink": "add"}[name]
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids[aim]))
    glass.pilot.frames(1)
    glass.stage.show(samples.every_view(IT)["closed"])
    glass.pilot.frames(1)
    finger.lift()
    glass.pilot.advance(0.3)
    assert glass.recorder.said == []
    assert screen.ids[aim].state == "normal"


@pytest.mark.parametrize("part", ["name", "plus"])
def test_a_card_that_becomes_another_drink_under_a_finger_takes_neither(
    glass: Glass, part: str
) -> None:
    """A section's time is over just then, and the cards show the next."""
    view = samples.menu(IT, count=1)
    other = samples.menu(IT, count=2).cards[1:]
    shelves = glass.show(view).ids.shelves
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(getattr(shelves.cards[0], part)))
    glass.pilot.frames(1)
    glass.stage.show(replace(view, cards=other))
    glass.pilot.frames(2)
    assert [card.drink_id for card in shelves.cards] == [other[0].drink_id]
    finger.lift()
    assert glass.recorder.said == []


def test_what_is_chosen_by_ear_is_what_was_heard_when_the_finger_came(glass: Glass) -> None:
    view = samples.every_view(IT)["aloud"]
    glass.show(view)
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(glass.stage.cover.ids.tap))
    glass.pilot.frames(1)
    assert view.frame.aloud is not None
    other = replace(view.frame.aloud, text="Tutt'altro")
    glass.stage.show(replace(view, frame=replace(view.frame, aloud=other)))
    finger.lift()
    assert glass.recorder.said == []

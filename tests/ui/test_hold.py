# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The button that orders: held, it orders once; anything less does nothing and is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from tests.ui import samples
from tests.ui.glass import SIZE, Glass
from tests.ui.pilot import Pilot
from tests.ui.weather import undrawn

IT = samples.ITALIAN
KEEP = IT.words["keep"]
ORDER = ("order",)


@pytest.fixture
def glass(pilot: Pilot) -> Iterator[Glass]:
    """Not painted, but where a test takes pictures: what is asked is what comes of it."""
    glass = Glass(pilot)
    with undrawn(pilot.window):
        yield glass


@pytest.fixture
def screen(glass: Glass) -> Any:
    """A basket with something in it."""
    return glass.show(samples.basket(IT))


def test_a_stranger_who_presses_for_a_second_has_ordered_once(glass: Glass, screen: Any) -> None:
    glass.pilot.hold(screen.ids.order, 1.0)
    assert glass.recorder.said == [("order",)]


def test_a_moment_before_it_orders_the_printer_is_asked_again(glass: Glass, screen: Any) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.4)
    touches = glass.recorder.touches
    glass.pilot.advance(0.2)
    assert glass.recorder.touches == touches + 1
    assert glass.recorder.said == []
    finger.lift()


@pytest.mark.parametrize("frames_a_second", [60, 30, 12])
def test_a_second_is_enough_on_a_slow_machine_too(
    glass: Glass, screen: Any, frames_a_second: int
) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    for _ in range(frames_a_second):
        glass.pilot.now += 1 / frames_a_second
        glass.pilot.frames(1)
    finger.lift()
    assert glass.recorder.said == [("order",)]


def test_the_order_is_placed_while_the_finger_is_still_there(glass: Glass, screen: Any) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.6)
    assert glass.recorder.said == []
    glass.pilot.advance(0.2)
    assert glass.recorder.said == [("order",)]
    glass.pilot.advance(2.0)
    finger.lift()
    glass.pilot.advance(0.5)
    assert glass.recorder.said == [("order",)]


@pytest.mark.parametrize("seconds", [0.02, 0.2, 0.5, 0.6])
def test_a_finger_that_leaves_too_soon_has_done_nothing_and_is_told(
    glass: Glass, screen: Any, seconds: float
) -> None:
    button = screen.ids.order
    usual = button.text
    glass.pilot.hold(button, seconds)
    assert glass.recorder.said == []
    assert button.text == KEEP
    assert button.ids.words.fits
    glass.pilot.advance(3.0)
    assert (button.text, button.part, button.state) == (usual, 0, "normal")


def test_the_words_say_to_hold_from_the_start(screen: Any) -> None:
    assert screen.ids.order.text == IT.words["order"] == "Tieni premuto per ordinare"


def test_the_fill_is_seen_in_the_first_picture_and_grows_in_each(pilot: Pilot) -> None:
    glass = Glass(pilot)
    screen = glass.show(samples.basket(IT))
    finger = glass.pilot.finger()
    pictures = [glass.pilot.picture(size=SIZE)]
    finger.press(*glass.pilot.centre(screen.ids.order))
    for _ in range(20):
        glass.pilot.frames(1)
        pictures.append(glass.pilot.picture(size=SIZE))
        glass.pilot.now += 1 / 60
    finger.lift()
    seen = [each.tobytes() for each in pictures]
    assert len(set(seen)) == len(seen)


def test_a_tap_twitches_from_the_next_picture_on(glass: Glass, screen: Any) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.frames(1)
    finger.lift()
    parts = []
    for _ in range(12):
        glass.pilot.advance(1 / 30)
        parts.append(screen.ids.order.part)
    assert max(parts) > 0.2
    assert any(later > earlier for earlier, later in pairwise(parts))


def test_tapping_on_and_on_orders_nothing(glass: Glass, screen: Any) -> None:
    for _ in range(10):
        glass.pilot.hold(screen.ids.order, 0.2)
    assert glass.recorder.said == []


def test_a_finger_that_slides_off_has_let_go(glass: Glass, screen: Any) -> None:
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(screen.ids.order)
    finger.press(x, y)
    glass.pilot.advance(0.3)
    finger.drag(x, y + screen.ids.order.height)
    finger.drag(x, y)
    glass.pilot.advance(1.0)
    finger.lift()
    glass.pilot.advance(0.2)
    assert glass.recorder.said == []
    glass.pilot.hold(screen.ids.order, 1.0)
    assert glass.recorder.said == [("order",)]


def test_a_finger_that_slides_onto_it_holds_nothing(glass: Glass, screen: Any) -> None:
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(screen.ids.order)
    finger.press(x, y + 2 * screen.ids.order.height)
    finger.drag(x, y)
    glass.pilot.advance(1.5)
    finger.lift()
    assert glass.recorder.said == []


def test_a_screen_that_stood_still_counts_no_time(glass: Glass, screen: Any) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.frames(1)
    glass.pilot.now += 3.0  # meanwhile the finger left, and nobody could tell
    glass.pilot.frames(1)
    finger.lift()
    glass.pilot.advance(0.5)
    assert glass.recorder.said == []


def test_a_basket_that_becomes_busy_under_the_finger_is_not_ordered(
    glass: Glass, screen: Any
) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.4)
    glass.stage.show(samples.basket(IT, busy=True))
    glass.pilot.advance(1.0)
    finger.lift()
    assert glass.recorder.said == []


def test_a_hold_that_would_now_do_something_else_is_given_up(glass: Glass, screen: Any) -> None:
    """What lay in the basket ran out under the finger: it was not held to take that out."""
    view = samples.basket(IT)
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.4)
    glass.stage.show(replace(view, order=replace(view.order, text="Togli quello che manca")))
    assert (screen.ids.order.part, screen.ids.order.state) == (0, "normal")
    glass.pilot.advance(1.0)
    finger.lift()
    assert glass.recorder.said == []
    assert screen.ids.order.text == "Togli quello che manca"
    glass.pilot.hold(screen.ids.order)
    assert glass.recorder.said == [ORDER], "who reads it and holds it means it"


def test_a_hold_on_another_basket_is_given_up_though_its_words_are_the_same(
    glass: Glass, screen: Any
) -> None:
    view = samples.basket(IT)
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.4)
    glass.stage.show(replace(view, lines=view.lines[:1]))
    glass.pilot.advance(1.0)
    finger.lift()
    assert glass.recorder.said == []


@pytest.mark.parametrize(
    "change", [{"price": "€ 99,00"}, {"trouble": "esaurito"}, {"quantity": "7"}]
)
def test_a_hold_is_given_up_when_a_line_changes_under_the_finger(
    glass: Glass, screen: Any, change: dict[str, str]
) -> None:
    view = samples.basket(IT)
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.4)
    changed = replace(view.lines[0], **change)
    glass.stage.show(replace(view, lines=(changed, *view.lines[1:])))
    glass.pilot.advance(1.0)
    finger.lift()
    assert glass.recorder.said == []


def test_news_that_change_nothing_of_the_order_do_not_stop_a_hold(
    glass: Glass, screen: Any
) -> None:
    view = samples.basket(IT)
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.4)
    glass.stage.show(replace(view, frame=replace(view.frame, ready="Pronti: 42")))
    glass.pilot.advance(0.6)
    finger.lift()
    assert glass.recorder.said == [ORDER]


def test_a_screen_that_goes_under_the_finger_is_not_ordered(glass: Glass, screen: Any) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(0.4)
    glass.show(samples.attract(IT))
    glass.pilot.advance(1.0)
    finger.lift()
    glass.show(samples.basket(IT))
    assert glass.recorder.said == []
    assert screen.ids.order.part == 0


def test_the_touch_that_opened_the_page_cannot_hold(glass: Glass) -> None:
    menu = glass.show(samples.menu(IT))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(menu.ids.action))
    glass.pilot.frames(1)
    glass.show(samples.basket(IT))
    finger.drag(*glass.pilot.centre(glass.stage.screen.ids.order))
    glass.pilot.advance(2.0)
    finger.lift()
    glass.pilot.advance(0.2)
    assert ("order",) not in glass.recorder.said


def test_the_advice_stays_when_the_basket_is_drawn_again(glass: Glass, screen: Any) -> None:
    glass.pilot.hold(screen.ids.order, 0.2)
    glass.stage.show(replace(samples.basket(IT), total="€ 1,00"))
    assert screen.ids.order.text == KEEP
    glass.stage.show(samples.basket(IT, busy=True))
    assert screen.ids.order.text == IT.words["busy"]


def test_it_is_told_twice_by_a_bad_panel_and_orders_once(glass: Glass, screen: Any) -> None:
    first, second = glass.pilot.finger(), glass.pilot.finger()
    for finger in (first, second):
        finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.advance(1.0)
    for finger in (first, second):
        finger.lift()
    glass.pilot.advance(1.0)
    assert glass.recorder.said == [("order",)]

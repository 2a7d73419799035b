# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""What is no guest's finger presses nothing, and every touch is answered by something seen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.views import View
from tests.ui import samples
from tests.ui.glass import SIZE, Glass
from tests.ui.pilot import Pilot

IT = samples.ITALIAN
ORDER = ("order",)


@pytest.fixture
def paints() -> bool:
    """Pixels are read here without a picture being taken."""
    return True


def _answers(glass: Glass, x: float, y: float) -> bool:
    """Whether the next picture after a touch there is another one."""
    before = glass.pilot.picture(size=SIZE).tobytes()
    finger = glass.pilot.finger()
    finger.press(x, y)
    glass.pilot.frames(1)
    after = glass.pilot.picture(size=SIZE).tobytes()
    finger.lift()
    return before != after


def _around(x: float, y: float) -> bytes:
    """The pixels a finger covers, and some more: the buttons' own edges."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    left, low = max(0, round(x) - 60), max(0, round(y) - 40)
    return bytes(glReadPixels(left, low, 120, 80, GL_RGBA, GL_UNSIGNED_BYTE))


def _touchables(stage: Any) -> list[Any]:
    from kiosk.ui.widgets.touch import Touchable

    root = stage.cover or stage
    return [
        each
        for each in root.walk(restrict=True)
        if isinstance(each, Touchable) and each.width > 1 and each.height > 1 and each.opacity > 0
    ]


@pytest.mark.parametrize(
    "name",
    [
        "attract",
        "menu",
        "drink-long",
        "basket",
        "number",
        "closed",
        "panel-reading",
        "panel-help",
        "aloud",
        "aloud-order",
    ],
)
def test_whatever_can_be_touched_answers_in_the_next_picture(glass: Glass, name: str) -> None:
    """Every button of every screen, alive or dead: other pixels around the finger."""
    glass.show(samples.every_view(IT)[name])
    found = _touchables(glass.stage)
    assert len(found) >= 2
    for each in found:
        aim = each.name if hasattr(each, "plus") else each
        x, y = glass.pilot.centre(aim)
        if not (0 < x < SIZE[0] and 0 < y < SIZE[1]):
            continue  # further down a list
        before = _around(x, y)
        finger = glass.pilot.finger()
        finger.press(x, y)
        glass.pilot.frames(1)
        after = _around(x, y)
        finger.drag(2, SIZE[1] - 2)  # she changes her mind
        finger.lift()
        assert before != after, each
        for _ in range(3):
            glass.pilot.now += 0.2
            glass.pilot.frames(1)


def test_a_touch_on_nothing_leaves_a_ring_that_goes(glass: Glass) -> None:
    glass.show(samples.basket(IT))
    before = glass.pilot.picture(size=SIZE).tobytes()
    assert _answers(glass, SIZE[0] / 2, SIZE[1] - 8)
    assert glass.recorder.said == []
    glass.pilot.advance(0.5)
    assert glass.pilot.picture(size=SIZE).tobytes() == before
    assert glass.pilot.redraws(1.0) == 0


def test_a_touch_that_comes_too_soon_after_a_change_is_seen_too(glass: Glass) -> None:
    glass.show(samples.menu(IT))
    glass.stage.show(samples.drink(IT))
    glass.pilot.frames(2)
    assert _answers(glass, *glass.pilot.centre(glass.stage.screen.ids.add))
    assert glass.recorder.said == []


def test_a_second_finger_is_seen_and_does_nothing(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    first = glass.pilot.finger()
    first.press(*glass.pilot.centre(screen.ids.back))
    glass.pilot.frames(1)
    assert _answers(glass, *glass.pilot.centre(screen.ids.order))
    _pass(glass, 1.5)
    first.lift()
    assert glass.recorder.said == [("back",)]


def test_a_second_finger_cannot_hold_order(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    first, second = glass.pilot.finger(), glass.pilot.finger()
    first.press(*glass.pilot.centre(screen.ids.back))
    second.press(*glass.pilot.centre(screen.ids.order))
    _pass(glass, 1.5)
    second.lift()
    assert ORDER not in glass.recorder.said


def test_a_finger_on_nothing_keeps_nobody_away(glass: Glass) -> None:
    """A sleeve, or water, on the frame of the glass."""
    screen = glass.show(samples.basket(IT))
    glass.pilot.finger().press(SIZE[0] / 2, SIZE[1] - 4)
    _hold(glass, screen.ids.order)
    assert glass.recorder.said == [ORDER]


def test_a_finger_that_drags_out_of_the_corner_has_nothing_read_aloud(glass: Glass) -> None:
    glass.show(samples.menu(IT, count=60))
    finger = glass.pilot.finger()
    finger.press(20, 20)
    finger.drag(20, 300)
    _pass(glass, 3.0)
    finger.lift()
    assert ("read_aloud",) not in glass.recorder.said
    finger.press(20, 20)
    finger.drag(24, 26)  # a thumb that rolls
    _pass(glass, 3.0)
    finger.lift()
    assert ("read_aloud",) in glass.recorder.said


def test_a_palm_holds_nothing_and_opens_nothing(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    x, y = glass.pilot.centre(screen.ids.order)
    palm = [glass.pilot.finger() for _ in range(5)]
    for place, finger in enumerate(palm):
        finger.press(x - 100 + 50 * place, y + 3 * place)
        glass.pilot.frames(1)
    _pass(glass, 2.0)
    for finger in palm:
        finger.lift()
    glass.pilot.advance(0.3)
    assert glass.recorder.said == []
    assert screen.ids.order.state == "normal"
    _hold(glass, screen.ids.order)
    assert glass.recorder.said == [ORDER]


def test_a_palm_whose_lifting_is_lost_is_forgotten(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    for place in range(4):
        glass.pilot.finger().press(60 + 90 * place, 500)
    _pass(glass, 5.5)
    _hold(glass, screen.ids.order)
    assert glass.recorder.said == [ORDER]


def test_a_finger_whose_lifting_is_lost_presses_nothing_and_keeps_nobody_away_for_long(
    glass: Glass,
) -> None:
    screen = glass.show(samples.menu(IT))
    glass.pilot.finger().press(*glass.pilot.centre(screen.ids.action))
    assert screen.ids.action.state == "down"
    _pass(glass, 5.5)
    glass.pilot.tap(screen.ids.back)
    assert glass.recorder.said == [("back",)]
    assert screen.ids.action.state == "normal"


def test_a_window_that_loses_the_focus_lets_go_of_what_is_held(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    _pass(glass, 0.4)
    assert screen.ids.order.part > 0
    try:
        glass.pilot.window._focus = False
        _pass(glass, 1.5)
    finally:
        glass.pilot.window._focus = True
    assert glass.recorder.said == []
    assert (screen.ids.order.state, screen.ids.order.part) == ("normal", 0)
    finger.lift()  # told late, or never
    _pass(glass, 0.5)
    assert glass.recorder.said == []
    _hold(glass, screen.ids.order)
    assert glass.recorder.said == [ORDER]


def test_two_fingers_reported_twice_are_no_palm(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    x, y = glass.pilot.centre(screen.ids.order)
    fingers = [glass.pilot.finger() for _ in range(4)]
    for finger, across in zip(fingers, (0, 1, 90, 91), strict=True):
        finger.press(x + across, y)
    _pass(glass, 1.0)
    for finger in fingers:
        finger.lift()
    assert glass.recorder.said == [ORDER]


@pytest.mark.parametrize("button", ["right", "middle"])
def test_a_mouse_button_that_is_no_finger_does_nothing(glass: Glass, button: str) -> None:
    from kivy.base import EventLoop

    from kiosk.ui.finger import FingerEvent

    screen = glass.show(samples.menu(IT))
    x, y = glass.pilot.centre(screen.ids.action)
    event: Any = FingerEvent(x / glass.pilot.window.width, y / glass.pilot.window.height)
    event.profile, event.button = ["pos", "button"], button
    EventLoop.post_dispatch_input("begin", event)
    glass.pilot.frames(1)
    EventLoop.post_dispatch_input("end", event)
    assert glass.recorder.said == []
    assert glass.recorder.touches == 0


def _dark(view: View) -> View:
    return replace(view, frame=replace(view.frame, dark=samples.dark(IT).frame.dark))


def test_the_touch_that_lights_a_dark_glass_presses_nothing(glass: Glass) -> None:
    glass.show(_dark(samples.attract(IT)))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(glass.stage.screen.ids.invitation))
    assert glass.recorder.touches == 1
    glass.stage.show(samples.attract(IT))  # as the presenter answers
    glass.pilot.frames(1)
    assert glass.stage.gate.curtain is None
    finger.lift()
    glass.pilot.advance(0.4)
    assert glass.recorder.said == []
    glass.pilot.tap(glass.stage.screen.ids.invitation)
    assert glass.recorder.said == [("start",)]


def test_the_second_half_of_a_double_tap_on_a_dark_glass_presses_nothing(glass: Glass) -> None:
    glass.show(_dark(samples.attract(IT)))
    for _ in range(2):
        finger = glass.pilot.finger()
        finger.press(*glass.pilot.centre(glass.stage.screen.ids.invitation))
        glass.stage.show(samples.attract(IT))
        glass.pilot.frames(1)
        finger.lift()
        glass.pilot.frames(1)
    assert glass.recorder.said == []


def test_a_dark_glass_is_nearly_black_and_its_sign_wanders(glass: Glass) -> None:
    glass.show(_dark(samples.attract(IT)))
    picture = glass.pilot.picture(size=SIZE).convert("L")
    pixels = picture.tobytes()
    assert sum(pixels) / len(pixels) < 2
    assert max(pixels) > 20
    before = picture.tobytes()
    _pass(glass, 21.0)
    assert glass.pilot.picture(size=SIZE).convert("L").tobytes() != before


def _hold(glass: Glass, button: Any) -> None:
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(button))
    _pass(glass, 1.0)
    finger.lift()
    _pass(glass, 0.1)


def _pass(glass: Glass, seconds: float) -> None:
    """Let time pass in few frames: nothing here is about how smoothly."""
    end = glass.pilot.now + seconds
    while glass.pilot.now < end:
        glass.pilot.now = min(end, glass.pilot.now + 0.08)
        glass.pilot.frames(1)


def _rain(glass: Glass, drops: int = 40) -> None:
    for drop in range(drops):
        finger = glass.pilot.finger()
        finger.press((drop * 0.7549) % 1 * SIZE[0], (drop * 0.5698) % 1 * SIZE[1])
        _pass(glass, 0.05)
        finger.lift()
        _pass(glass, 0.15)


def test_a_flood_asks_to_be_wiped_presses_nothing_and_ends_by_itself(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    _rain(glass)
    curtain = glass.stage.gate.curtain
    assert curtain is not None
    assert IT.words["wipe"] in glass.words()
    assert glass.recorder.said.count(("flooded",)) == 1, "who only listens is told once"
    glass.recorder.said.clear()
    glass.recorder.touches = 0
    _rain(glass)
    _hold(glass, screen.ids.order)
    assert glass.recorder.said == []
    assert glass.recorder.touches == 0, "rain is nobody"
    _pass(glass, 4.0)
    assert glass.stage.gate.curtain is None
    _hold(glass, screen.ids.order)
    assert glass.recorder.said == [ORDER]


@pytest.mark.parametrize("size", [SIZE, (960, 540), (300, 533)])
def test_whoever_has_a_cloth_reads_it_in_a_language_of_hers(
    pilot: Pilot, size: tuple[int, int]
) -> None:
    glass = Glass(pilot, size=size)
    glass.show(samples.attract(IT))
    glass.stage.gate.lay_wipe()
    pilot.frames(2)
    curtain = glass.stage.gate.curtain
    assert curtain.text == IT.words["wipe"]
    said = curtain.others.replace("\N{NO-BREAK SPACE}", " ")
    assert all(each in said for each in samples.WIPE_OTHERS)
    large, small = curtain.children[1], curtain.children[0]
    assert large.fits
    assert small.fits
    assert large.center_x == pytest.approx(glass.stage.center_x, abs=1)
    assert large.y >= small.top - 1


def test_a_flood_lets_go_of_what_is_held(glass: Glass) -> None:
    screen = glass.show(samples.menu(IT))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.action))
    _rain(glass)
    assert glass.stage.gate.curtain is not None
    assert screen.ids.action.state == "normal"
    finger.lift()
    assert ("open_basket",) not in glass.recorder.said


def test_a_quick_guest_is_not_taken_for_rain(glass: Glass) -> None:
    """Four taps a second for a quarter of a minute, on every + there is."""
    screen = glass.show(samples.menu(IT))
    cards = [card for card in screen.ids.shelves.cards if card.available]
    for tap in range(60):
        finger = glass.pilot.finger()
        finger.press(*glass.pilot.centre(cards[tap % len(cards)].plus))
        _pass(glass, 0.08)
        finger.lift()
        _pass(glass, 0.17)
        assert glass.stage.gate.curtain is None
    assert len(glass.recorder.said) == 60

"""The staff screen where strangers stand: what a guest, rain or a whole hand can make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenters.views import AttractView, ClosedView
from kiosk.ui.lettering import script_here
from tests.ui import samplestaff
from tests.ui.pilot import FRAME_S
from tests.ui.test_rain import NoVoice
from tests.ui.test_staff import SIZE, Hatch, hatch

__all__ = ["hatch"]

JAPANESE = samplestaff.setting("ja")


def on_top(hatch: Hatch) -> bool:
    """The staff screen lies over everything, from edge to edge."""
    screen = hatch.side.screen
    return (
        screen is not None
        and hatch.stage.children[0] is screen
        and (*screen.pos, *screen.size) == (*hatch.stage.pos, *hatch.stage.size)
    )


def shown(hatch: Hatch) -> str:
    """What stands over the keypad."""
    return str(hatch.side.screen.shown)


@pytest.mark.parametrize("pin", ["4829", "4444"])
def test_four_quick_taps_are_four_digits(hatch: Hatch, pin: str) -> None:
    hatch.knock()
    buttons = {each.text: each for each in hatch.side.screen.ids.digits.children}
    for digit in pin:
        finger = hatch.pilot.finger()
        finger.press(*hatch.pilot.centre(buttons[digit]))
        hatch.pilot.advance(2 * FRAME_S)
        finger.lift()
        hatch.pilot.advance(2 * FRAME_S)
    assert shown(hatch) == "••••"


def test_ten_fingers_at_once_type_nothing_and_one_types_again(hatch: Hatch) -> None:
    hatch.knock()
    buttons = [each for each in hatch.side.screen.ids.digits.children if each.text.isdigit()]
    hand = [hatch.pilot.finger() for _ in buttons]
    for finger, button in zip(hand, buttons, strict=True):
        finger.press(*hatch.pilot.centre(button))
    hatch.pilot.advance(0.1)
    for finger in hand:
        finger.lift()
    assert len(shown(hatch)) <= 1
    before = len(shown(hatch))
    hatch.pilot.advance(6)
    hatch.touch("7")
    assert len(shown(hatch)) == before + 1


def test_a_number_that_is_called_meanwhile_lies_under_it(hatch: Hatch) -> None:
    hatch.enter()
    hatch.guest.status_changed(replace(hatch.guest.status, ready=(40,)))
    hatch.pilot.advance(1)
    assert on_top(hatch)
    hatch.touch("40 · ready")
    hatch.touch("Close")
    assert hatch.side.screen is None
    assert isinstance(hatch.guest.view, AttractView)


def test_a_window_that_closes_and_opens_meanwhile_leaves_it_on_top(hatch: Hatch) -> None:
    hatch.enter()
    for is_open, kind in ((False, ClosedView), (True, AttractView)):
        hatch.guest.status_changed(replace(hatch.guest.status, is_open=is_open))
        hatch.pilot.advance(1)
        assert isinstance(hatch.guest.view, kind)
        assert on_top(hatch)


def test_a_finger_that_rests_in_its_corner_has_nothing_read_aloud(hatch: Hatch) -> None:
    hatch.guest.voice = NoVoice()
    hatch.enter()
    finger = hatch.pilot.finger()
    finger.press(20, 20)
    hatch.pilot.advance(3)
    finger.lift()
    assert hatch.guest.view.frame.aloud is None
    assert on_top(hatch)
    hatch.touch("Close")
    hatch.pilot.advance(1)
    finger.press(20, 20)
    hatch.pilot.advance(3)
    assert hatch.guest.view.frame.aloud is not None, "a guest's corner does"


def test_what_the_guests_side_says_meanwhile_leaves_the_staff_their_signs(hatch: Hatch) -> None:
    hatch.enter()
    presenter = hatch.made[0]
    presenter._setting = JAPANESE
    presenter.show_page("evening")
    assert script_here("直") == "ja"
    hatch.guest.status_changed(replace(hatch.guest.status, ready=(41,)))
    hatch.pilot.advance(0.2)
    assert script_here("直") == "ja"


def test_when_rain_covers_the_glass_its_time_goes_on(hatch: Hatch) -> None:
    hatch.enter()
    hatch.stage.gate.lay_wipe()
    hatch.pilot.tap_at(SIZE[0] / 2, SIZE[1] / 2)
    hatch.let_pass(31)
    assert hatch.side.screen is None
    assert hatch.desk.entered == []


def test_a_glass_that_starts_again_shows_nothing_of_it(hatch: Hatch) -> None:
    hatch.enter()
    again = Hatch(hatch.pilot)
    assert again.side.screen is None
    assert isinstance(again.guest.view, AttractView)
    again.knock()
    assert again.made[0].view is not None
    assert again.made[0].view.tabs == (), "the PIN is asked for anew"

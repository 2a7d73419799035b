# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The stage: which screen, one finger at a time, the countdown, and when a number was shown."""

from __future__ import annotations

import gc
import threading
from dataclasses import replace
from typing import Any

import pytest

from kiosk.ui.bridge import WrongThread
from tests.ui import samples
from tests.ui.glass import SIZE, Glass
from tests.ui.pilot import Pilot

IT = samples.ITALIAN


def _asked(view: Any, *, seconds: int = 12) -> Any:
    countdown = samples.countdown(IT, seconds=seconds)
    return replace(view, frame=replace(view.frame, countdown=countdown))


def test_a_view_is_shown_by_its_screen_and_screens_are_built_once(glass: Glass) -> None:
    seen: dict[str, Any] = {}
    for _ in range(2):
        for view in samples.every_view(IT).values():
            screen = glass.show(view)
            assert type(screen).__name__ == type(view).__name__.replace("View", "Screen")
            assert seen.setdefault(type(screen).__name__, screen) is screen
            assert [each for each in glass.stage.children if each is screen] == [screen]
    assert len(seen) == 6


def test_screens_can_be_built_ahead_one_at_a_time(glass: Glass) -> None:
    glass.show(samples.attract(IT))
    assert [glass.stage.build_next() for _ in range(6)] == [True] * 5 + [False]


def test_a_view_from_another_thread_is_refused(glass: Glass) -> None:
    caught: list[BaseException] = []

    def show() -> None:
        try:
            glass.stage.show(samples.menu(IT))
        except WrongThread as error:
            caught.append(error)

    thread = threading.Thread(target=show)
    thread.start()
    thread.join(30)
    assert len(caught) == 1


def test_the_second_half_of_a_double_tap_does_not_reach_the_next_screen(glass: Glass) -> None:
    glass.show(samples.menu(IT))
    glass.stage.show(samples.drink(IT))
    glass.pilot.frames(2)
    add = glass.stage.screen.ids.add
    glass.pilot.tap(add)
    assert glass.recorder.said == []
    glass.pilot.advance(0.3)
    glass.pilot.tap(add)
    assert glass.recorder.said == [("add_drink",)]


def test_two_quick_taps_on_a_plus_are_two(glass: Glass) -> None:
    screen = glass.show(samples.drink(IT))
    glass.pilot.double_tap(screen.ids.stepper.ids.more)
    assert glass.recorder.said == [("change_drink_quantity", 1)] * 2


def test_a_second_finger_is_ignored_while_the_first_is_down(glass: Glass) -> None:
    screen = glass.show(samples.menu(IT))
    first, second = glass.pilot.finger(), glass.pilot.finger()
    cards = screen.ids.shelves.cards
    first.press(*glass.pilot.centre(cards[0]))
    second.press(*glass.pilot.centre(cards[3]))
    second.lift()
    first.lift()
    glass.pilot.advance(0.1)
    assert glass.recorder.said == [("open_drink", cards[0].drink_id)]


def test_a_finger_whose_lifting_was_lost_locks_the_glass_only_for_seconds(glass: Glass) -> None:
    screen = glass.show(samples.menu(IT))
    glass.pilot.finger().press(*glass.pilot.centre(screen.ids.shelves.cards[0]))
    glass.pilot.tap(screen.ids.action)
    assert glass.recorder.said == []
    glass.pilot.advance(5.0)
    glass.pilot.tap(screen.ids.action)
    assert glass.recorder.said == [("open_basket",)]


def test_the_countdown_covers_everything_and_its_button_answers(glass: Glass) -> None:
    screen = glass.show(_asked(samples.menu(IT)))
    overlay = glass.stage.children[0]
    assert {IT.words["countdown"], "12"} <= set(glass.words())
    glass.pilot.tap(screen.ids.shelves.cards[7])
    glass.pilot.tap(screen.ids.back)
    assert glass.recorder.said == []
    assert glass.recorder.touches == 2
    glass.pilot.tap(overlay.ids.stay)
    assert glass.recorder.said == [("stay",)]


def test_the_countdown_counts_and_goes(glass: Glass) -> None:
    glass.show(_asked(samples.menu(IT)))
    glass.show(_asked(samples.menu(IT), seconds=6))
    overlay = glass.stage.children[0]
    assert overlay.seconds == "6"
    assert overlay.part == pytest.approx(0.5)
    screen = glass.show(samples.menu(IT))
    assert overlay.parent is None
    glass.pilot.tap(screen.ids.action)
    assert glass.recorder.said == [("open_basket",)]


def test_the_remarks_stand_at_the_edges(glass: Glass) -> None:
    glass.show(samples.menu(IT))
    assert {IT.words["virtual"], IT.words["remark"]} <= set(glass.words())
    glass.show(samples.attract(IT))
    assert IT.words["remark"] not in glass.words()


def test_a_number_is_reported_only_after_its_frame_was_swapped_in(glass: Glass) -> None:
    glass.show(samples.basket(IT))
    swapped: list[bool] = []

    def about_to_swap(*_: Any) -> None:
        swapped.append(("number_shown", "key-42") in glass.recorder.said)

    glass.pilot.window.bind(on_flip=about_to_swap)
    glass.stage.show(samples.number(IT))
    assert glass.recorder.said == []
    glass.pilot.frames_until(lambda: bool(glass.recorder.said))
    glass.pilot.window.unbind(on_flip=about_to_swap)
    assert swapped[:2] == [False, False]
    assert glass.recorder.said == [("number_shown", "key-42")]


def test_a_number_is_reported_once_and_each_number_for_itself(glass: Glass) -> None:
    glass.show(samples.number(IT))
    glass.show(replace(samples.number(IT), wait="..."))
    glass.pilot.advance(1.0)
    assert glass.recorder.said == [("number_shown", "key-42")]
    glass.show(samples.number(IT, value="43"))
    assert glass.recorder.said[1:] == [("number_shown", "key-43")]
    glass.show(samples.attract(IT))
    glass.show(samples.number(IT, value="44"))
    assert glass.recorder.said[2:] == [("number_shown", "key-44")]


def test_a_number_that_never_stood_on_the_glass_is_not_reported(glass: Glass) -> None:
    glass.show(samples.basket(IT))
    glass.stage.show(samples.number(IT))
    glass.stage.show(samples.attract(IT))
    glass.pilot.advance(1.0)
    assert glass.recorder.said == []


def test_a_number_on_a_glass_that_is_not_drawn_is_not_reported(glass: Glass) -> None:
    glass.show(samples.basket(IT))
    glass.pilot.window.remove_widget(glass.stage)
    glass.stage.show(samples.number(IT))
    glass.pilot.advance(1.0)
    assert glass.recorder.said == []


@pytest.mark.parametrize("size", [(540, 960), (1280, 800), (300, 700), (900, 500)])
def test_the_stage_works_in_any_rectangle(pilot: Pilot, size: tuple[int, int]) -> None:
    from kivy.uix.floatlayout import FloatLayout

    glass = Glass(pilot)
    sheet = FloatLayout()
    pilot.window.remove_widget(glass.stage)
    sheet.add_widget(glass.stage)
    pilot.show(sheet)
    glass.stage.size_hint = (None, None)
    glass.stage.size, glass.stage.pos = size, (77, 133)
    screen = glass.show(samples.menu(IT))
    pilot.tap(screen.ids.action)
    pilot.tap_at(20, 20)
    assert glass.recorder.said == [("open_basket",)]
    assert glass.recorder.touches == 1
    stage, tools = glass.stage, glass.stage.tools
    assert (stage.x, stage.y) == (77, 133)
    for part in (screen, tools):
        assert part.x >= stage.x
        assert part.y >= stage.y
        assert part.right <= stage.right + 1
        assert part.top <= stage.top + 1
    assert screen.y >= tools.top - 1 or screen.x >= tools.right - 1
    assert (stage.width, stage.height) == size


def test_a_choice_that_goes_and_comes_again_leaves_no_widget_behind(glass: Glass) -> None:
    gc.collect()
    view = samples.drink(samples.ITALIAN)
    fewer = replace(view, groups=view.groups[:1])
    glass.stage.show(view)
    glass.stage.show(fewer)
    glass.stage.show(view)
    before = _options_alive()
    for _ in range(5):
        glass.stage.show(fewer)
        glass.stage.show(view)
    gc.collect()
    assert _options_alive() == before


def _options_alive() -> int:
    from kiosk.ui.screens.drink import OptionGroup

    return sum(type(each) is OptionGroup for each in gc.get_objects())


def test_without_its_ground_the_windows_own_shows_the_same_picture(glass: Glass) -> None:
    from kiosk.ui import look

    window = glass.pilot.window
    glass.show(samples.menu(samples.ITALIAN))
    with_ground = glass.pilot.picture(size=SIZE).tobytes()
    usual, window.clearcolor = window.clearcolor, look.now.ground
    glass.stage.has_ground = False
    glass.pilot.frames(2)
    without = glass.pilot.picture(size=SIZE).tobytes()
    window.clearcolor = usual
    assert without == with_ground

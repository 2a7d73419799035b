# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The pilot itself: it touches like a hand, and what it cannot reach it does not reach."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import Any

import pytest

from kiosk.ui.bridge import Bridge
from tests.ui.pilot import Pilot


def _button(taps: list[str], **kwargs: Any) -> Any:
    from kivy.uix.button import Button

    button = Button(size_hint=(None, None), size=(200, 100), **kwargs)
    button.bind(on_release=lambda _: taps.append("tap"))
    return button


def _on_a_sheet(*widgets: Any) -> Any:
    from kivy.uix.floatlayout import FloatLayout

    sheet = FloatLayout()
    for widget in widgets:
        sheet.add_widget(widget)
    return sheet


def test_a_tap_presses_a_button_once(pilot: Pilot) -> None:
    taps: list[str] = []
    button = _button(taps, pos=(300, 300))
    pilot.show(_on_a_sheet(button))
    pilot.tap(button)
    assert taps == ["tap"]


def test_a_covered_button_is_not_reached(pilot: Pilot) -> None:
    taps: list[str] = []
    button = _button(taps, pos=(300, 300))
    cover = _button([], pos=(300, 300))
    pilot.show(_on_a_sheet(button, cover))
    pilot.tap(button)
    assert taps == []


def test_a_finger_that_leaves_the_button_presses_nothing(pilot: Pilot) -> None:
    taps: list[str] = []
    button = _button(taps, pos=(300, 300))
    pilot.show(_on_a_sheet(button))
    pilot.drag_off(button, to=(10, 10))
    assert taps == []


def test_an_error_in_a_callback_reaches_the_test(pilot: Pilot) -> None:
    button = _button([], pos=(300, 300))

    def fail(_: Any) -> None:
        raise ValueError("in the callback")

    button.bind(on_release=fail)
    pilot.show(_on_a_sheet(button))
    with pytest.raises(ValueError, match="in the callback"):
        pilot.tap(button)


def test_a_minute_passes_in_no_time(pilot: Pilot) -> None:
    from kivy.clock import Clock

    rung: list[float] = []
    Clock.schedule_once(lambda _: rung.append(pilot.now), 60)
    pilot.advance(59)
    assert rung == []
    pilot.advance(2)
    assert len(rung) == 1


def test_kv_rules_of_one_test_do_not_reach_the_next(pilot: Pilot) -> None:
    from kivy.factory import Factory
    from kivy.lang import Builder

    assert "OnlyHere" not in Factory.classes
    Builder.load_string("<OnlyHere@Label>:\n    text: 'x'\n")
    assert Factory.OnlyHere().text == "x"


def test_a_removed_widget_dies(pilot: Pilot) -> None:
    sheet = _on_a_sheet(_button([], pos=(300, 300)))
    pilot.show(sheet)
    ghost = weakref.ref(sheet)
    pilot.window.remove_widget(sheet)
    pilot.advance(0.1)
    del sheet
    gc.collect()
    assert ghost() is None


def test_what_a_thread_posts_runs_here_in_order(pilot: Pilot) -> None:
    from kivy.clock import Clock

    bridge = Bridge()
    seen: list[tuple[int, bool]] = []

    def note(index: int) -> None:
        seen.append((index, bridge.on_screen_thread()))

    def work() -> None:
        for index in range(50):
            bridge.post(lambda index=index: note(index))

    bridge.post(lambda: note(-1))
    trigger = Clock.create_trigger(bridge.drain)
    bridge.attach(trigger)
    worker = threading.Thread(target=work)
    worker.start()
    worker.join(30)
    assert not bridge.on_screen_thread() or seen == []
    pilot.frames_until(lambda: len(seen) == 51)
    assert seen == [(index, True) for index in range(-1, 50)]

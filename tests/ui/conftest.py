# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The screen tests' window: environment first, Kivy second; no main loop ever runs.

Frames are drawn when a test asks for them, on SDL's off-screen driver with real GL. Each test
has its own clock, kv rules and class registry, so that nothing leaks from one to the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui.environment import ScreenSettings, prepare
from tests.ui.glass import Glass
from tests.ui.pilot import Pilot

WINDOW = (1280, 1920)  # holds each of the sizes the kiosk must be right at


@pytest.fixture(scope="session")
def window() -> Any:
    """One window for the whole run."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    prepare(ScreenSettings(input="", size=WINDOW, title="test"))
    from kivy.base import EventLoop
    from kivy.config import Config

    Config.set("graphics", "maxfps", "0")
    EventLoop.ensure_window()
    EventLoop.status = "started"  # touches are dispatched, but the main loop never runs
    import kiosk.ui.stage  # noqa: F401 - its classes belong to every test's registry

    return EventLoop.window


@pytest.fixture
def empty_glasses(window: Any) -> Iterator[None]:
    """Each drink stands there in its size and is not painted: for tests of where things stand.

    To paint them takes a processor longer than all else on a screen. What is painted, and that
    all of it can be, is looked at by the tests of the drinks and of the look.
    """
    from kiosk.ui.drinks.album import Album, Print
    from kiosk.ui.drinks.prints import prints

    class EmptyGlasses(Album):
        def take(self, key: str) -> Print:
            width, height = map(int, key.rsplit(" ", 1)[1].split("x"))
            return Print(width, height, bytes(4 * width * height))

    prints.begin(EmptyGlasses(Path("none"), painter="nobody"), painted=lambda: None)
    yield
    prints.begin(None, painted=lambda: None)
    prints._gallery._kept.clear()  # nobody else is shown an empty glass


@pytest.fixture
def paints() -> bool:
    """Whether every frame is painted in full; a module that reads pixels of its own says so."""
    return False


@pytest.fixture
def pilot(window: Any, *, paints: bool) -> Iterator[Pilot]:
    """A guest before an empty window, with time standing still."""
    from kivy.base import EventLoop
    from kivy.clock import Clock, ClockBase
    from kivy.context import Context
    from kivy.factory import Factory, FactoryBase
    from kivy.lang import Builder
    from kivy.lang.builder import BuilderBase

    context = Context(init=False)
    context["Clock"] = ClockBase()
    context["Factory"] = FactoryBase.create_from(Factory)
    context["Builder"] = BuilderBase.create_from(Builder)
    context.push()
    pilot = Pilot(window, paints=paints)
    Clock._max_fps = 0  # do not sleep between frames
    Clock.time = lambda: pilot.now
    Clock._last_tick = pilot.now
    Clock.start_clock()
    try:
        yield pilot
    finally:
        for child in window.children[:]:
            window.remove_widget(child)
        Clock.stop_clock()
        EventLoop.me_list.clear()
        context.pop()


@pytest.fixture
def glass(pilot: Pilot) -> Glass:
    """A stage at the size of a laptop's demo, with nothing on it yet."""
    return Glass(pilot)

"""One part of the walk: one language on one glass, in a process of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

from kiosk.ui.environment import ScreenSettings, prepare
from tests.ui.modes import MODES
from tests.ui.pilot import Pilot
from tests.ui.walk.everything import everything
from tests.ui.walk.walking import Tally, a_stage, walk_through


@dataclass(frozen=True)
class Part:
    """What is walked at once."""

    size: str
    code: str
    modes: tuple[str, ...]


class WalkBroken(RuntimeError):
    """A screen could not be shown at all."""


def walked(part: Part) -> tuple[Part, Tally]:
    """The part, and what was found on it."""
    pilot = _pilot()
    readings = [(mode, MODES[mode]) for mode in part.modes]
    views = everything(part.code)
    try:
        return part, walk_through(pilot, a_stage(pilot, part.size), views, readings)
    except Exception as broken:  # noqa: BLE001 - not all of Kivy's find out of a process
        raise WalkBroken(f"{part.size} {part.code}: {broken!r}") from None


@cache
def _pilot() -> Pilot:
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    prepare(ScreenSettings(input="", size=(1920, 1920)))
    from kivy.base import EventLoop
    from kivy.clock import Clock
    from kivy.config import Config

    Config.set("graphics", "maxfps", "0")
    EventLoop.ensure_window()
    EventLoop.status = "started"
    pilot = Pilot(EventLoop.window)
    clock: Any = Clock
    clock._max_fps = 0  # do not sleep between frames
    clock.time = lambda: pilot.now
    clock._last_tick = pilot.now
    return pilot

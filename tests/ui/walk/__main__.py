"""The whole walk, every language on every glass in every mode: python -m tests.ui.walk."""

from __future__ import annotations

import os
import sys
from typing import Any

from kiosk.ui.environment import ScreenSettings, prepare
from tests.ui.modes import MODES
from tests.ui.pilot import Pilot
from tests.ui.walk.scenes import LANGUAGES, Walker
from tests.ui.walk.walking import SIZES, a_stage, wrong_on


def main(only: list[str]) -> int:
    """Print what cannot be read; 0 if that is nothing. ``only`` names sizes and languages."""
    pilot = _pilot()
    mistakes = looked = 0
    for size in [each for each in SIZES if each in only] or SIZES:
        stage = a_stage(pilot, size)
        for code in [each for each in LANGUAGES if each in only] or LANGUAGES:
            views = Walker(code).walk()
            wrong = list(wrong_on(pilot, stage, views, MODES.items()))
            looked, mistakes = looked + len(views) * len(MODES), mistakes + len(wrong)
            _say(f"{size} {code}: {len(views)} screens in {len(MODES)} modes, {len(wrong)} wrong")
            for each in wrong:
                _say(f"  {each}")
    _say(f"{looked} looked at, {mistakes} mistakes")
    return int(mistakes > 0)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

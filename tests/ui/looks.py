"""Takes a picture of every screen at every size, to be looked at: python -m tests.ui.looks DIR."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.ui.environment import ScreenSettings, prepare
from tests.ui import samples
from tests.ui.pilot import Pilot

SIZES = {
    "1080x1920": ((1080, 1920), 187.0),
    "540x960": ((540, 960), 187.0),
    "1024x1280": ((1024, 1280), 238.0),
    "1280x800": ((1280, 800), 323.0),
    "1280x800-187mm": ((1280, 800), 187.0),
}


def main(folder: Path, names: list[str], only: list[str]) -> None:
    """Write the pictures, screen by screen."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    prepare(ScreenSettings(input="", size=(1280, 1920)))
    from kivy.base import EventLoop

    EventLoop.ensure_window()
    EventLoop.status = "started"
    from kiosk.ui.stage import Stage
    from tests.ui.recorder import Recorder

    pilot = Pilot(EventLoop.window)
    for size_name in names or list(SIZES):
        size, width_mm = SIZES[size_name]
        stage: Any = Stage(verbs=Recorder(), width_mm=width_mm)
        for code, language in samples.LANGUAGES.items():
            menu = samples.menu(language)
            asked = replace(menu.frame, countdown=samples.countdown(language))
            views = samples.every_view(language) | {"countdown": replace(menu, frame=asked)}
            for view_name, view in views.items():
                if only and view_name not in only:
                    continue
                stage.show(view)
                pilot.show(stage, size=size)
                pilot.frames(4)
                pilot.screenshot(folder / f"{view_name}-{size_name}-{code}.png", size=size)


if __name__ == "__main__":
    arguments = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [each for each in arguments if each in SIZES],
        [each for each in arguments if each not in SIZES],
    )

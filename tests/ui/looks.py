# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Takes pictures of the screens, to be looked at: python -m tests.ui.looks DIR [SIZE|MODE|VIEW...].

Without more than a folder: every view at every size, as it is read by most.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.presenters.staff.views import StaffView
from kiosk.ui.environment import ScreenSettings, prepare
from tests.ui import samples, samplestaff
from tests.ui.modes import MODES, read_as
from tests.ui.pilot import Pilot

SIZES = {
    "1080x1920": ((1080, 1920), 187.0),
    "540x960": ((540, 960), 187.0),
    "1024x1280": ((1024, 1280), 238.0),
    "1280x800": ((1280, 800), 323.0),
    "1920x1080": ((1920, 1080), 476.0),
    "1280x800-187mm": ((1280, 800), 187.0),
}
STAFF_LANGUAGES = ("it", "en", "de", "ja")


def main(folder: Path, names: list[str], modes: list[str], only: list[str]) -> None:
    """Write the pictures, screen by screen."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    prepare(ScreenSettings(input="", size=(1920, 1920)))
    from kivy.base import EventLoop

    EventLoop.ensure_window()
    EventLoop.status = "started"
    from kiosk.ui.stage import Stage
    from tests.ui.recorder import Recorder

    pilot = Pilot(EventLoop.window)
    moments = {"basket-held": held, "basket-hint": hinted, "wet": wet}
    for size_name in names or list(SIZES):
        size, width_mm = SIZES[size_name]
        stage: Any = Stage(verbs=Recorder(), width_mm=width_mm)
        for code in STAFF_LANGUAGES:
            keep_staff(pilot, stage, code, only=only, at=(folder, size_name))
        for code, language in samples.LANGUAGES.items():
            menu = samples.menu(language)
            asked = replace(menu.frame, countdown=samples.countdown(language))
            views = samples.every_view(language) | {"countdown": replace(menu, frame=asked)}
            views |= {name: samples.basket(language) for name in moments}
            for view_name, mode in itertools.product(views, modes or ["normal"]):
                if only and view_name not in only:
                    continue
                stage.show(read_as(views[view_name], MODES[mode]))
                pilot.show(stage, size=size)
                pilot.frames(4)
                if view_name in moments:
                    moments[view_name](stage)
                    pilot.frames(2)
                name = "-".join((view_name, *([mode] if modes else []), size_name, code))
                pilot.screenshot(folder / f"{name}.png", size=size)


def each_of_staff(
    stage: Any, language: str, views: dict[str, StaffView]
) -> Iterator[tuple[str, Any]]:
    """The staff's side of the same glass, view by view."""
    from kiosk.ui.lettering import speak
    from kiosk.ui.screens.staff import StaffScreen

    speak(language)
    screen: Any = StaffScreen(verbs=None, m=stage.m)
    screen.size_hint, screen.pos, screen.size = (None, None), stage.pos, stage.size
    stage.add_widget(screen)
    for key, view in views.items():
        screen.show(view)
        yield key, screen
    stage.remove_widget(screen)


def keep_staff(
    pilot: Pilot, stage: Any, code: str, *, only: list[str], at: tuple[Path, str]
) -> None:
    """The staff's pages in one language."""
    folder, size_name = at
    staff = samplestaff.every_view(code)
    chosen = {key: staff[key] for key in staff if not only or key in only}
    if not chosen:
        return
    pilot.show(stage, size=SIZES[size_name][0])
    for key, screen in each_of_staff(stage, code, chosen):
        pilot.frames(4)
        pilot.screenshot(folder / f"{key}-{size_name}-{code}.png", size=screen.size)


def held(stage: Any) -> None:
    """*Order* under a finger, half way."""
    stage.screen.ids.order.state = "down"
    stage.screen.ids.order.part = 0.55


def hinted(stage: Any) -> None:
    """*Order* after a finger left too soon."""
    button = stage.screen.ids.order
    button.state, button.part, button.text = "normal", 0.25, button.keep


def wet(stage: Any) -> None:
    """A glass on which it rains."""
    stage.gate.lay_wipe()


if __name__ == "__main__":
    arguments = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [each for each in arguments if each in SIZES],
        [each for each in arguments if each in MODES],
        [each for each in arguments if each not in SIZES and each not in MODES],
    )

# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Takes the pictures: python -m tests.screens FOLDER [--only NAME,...] [--languages it,de]."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.assets import asset
from kiosk.presenters.visit import Reading
from kiosk.ui.artwork import HOUSE_THEME, Theme
from kiosk.ui.environment import ScreenSettings, prepare
from kiosk.ui.themefile import load_theme
from tests.screens.page import Shot, write_page
from tests.screens.tour import LANGUAGES, LONGEST, Scene, Tour
from tests.ui.modes import MODES, read_as
from tests.ui.pilot import Pilot

SIZES = {"1080x1920": ((1080, 1920), 187.0), "1920x1080": ((1920, 1080), 331.0)}
OTHER_THEME = asset("themes", "trattoria.toml")
QUALITY = 88
THUMB = 0.14  # of the picture's size


@dataclass(frozen=True)
class Round:
    """Pictures taken one after the other on one stage."""

    part: str
    language: str
    way: str
    size: str
    reading: Reading = MODES["normal"]
    theme: Theme = HOUSE_THEME


def rounds(languages: tuple[str, ...]) -> Iterator[Round]:
    """Each language once, each way of reading once, the other theme once; both ways up."""
    for size in SIZES:
        for code in languages:
            yield Round("languages", code, code, size)
        for mode, reading in MODES.items():
            if mode != "normal":
                yield Round("modes", LONGEST, mode, size, reading)
        yield Round("themes", "en", "trattoria", size, theme=load_theme(OTHER_THEME))


class Camera:
    """Puts scenes on the glass and takes their pictures into a folder."""

    def __init__(self, folder: Path) -> None:
        prepare(ScreenSettings(input="", size=(1920, 1920)))
        from kivy.base import EventLoop

        EventLoop.ensure_window()
        EventLoop.status = "started"
        self._pilot = Pilot(EventLoop.window)
        self._hold_the_clock()
        self._folder = folder
        self._writing = ThreadPoolExecutor(2)
        (folder / "thumbs").mkdir(parents=True, exist_ok=True)

    def _hold_the_clock(self) -> None:
        """Time passes only when the pilot lets it: a slow computer takes the same pictures."""
        from kivy.clock import Clock

        Clock._max_fps = 0
        Clock.time = lambda: self._pilot.now
        Clock._last_tick = self._pilot.now

    def close(self) -> None:
        """Wait until every picture is written."""
        self._writing.shutdown()

    def take(self, this: Round, scenes: list[Scene]) -> Iterator[Shot]:
        """One picture of each scene."""
        from kiosk.ui.stage import Stage
        from tests.ui.recorder import Recorder

        size, width_mm = SIZES[this.size]
        for scene in scenes:
            stage: Any = Stage(verbs=Recorder(), width_mm=width_mm, theme=this.theme)
            self._pilot.show(stage, size=size)
            stage.show(read_as(scene.view, this.reading))
            self._settle()
            if scene.moment:
                _MOMENTS[scene.moment](stage)
                self._settle()
            yield self._keep(this, scene, self._pilot.picture(size=size))

    def _settle(self) -> None:
        """Until everything stands where it belongs, and what moves has gone on a little."""
        self._pilot.advance(0.4)
        self._pilot.frames(2)

    def _keep(self, this: Round, scene: Scene, picture: Any) -> Shot:
        name = f"{scene.name}-{this.way}-{this.size}.jpg"
        width, height = (round(side * THUMB) for side in picture.size)
        self._writing.submit(_write, picture, self._folder, name, (width, height))
        return Shot(
            this.part,
            scene.name,
            scene.what,
            this.way,
            this.size,
            name,
            f"thumbs/{name}",
            (width, height),
        )


def _write(picture: Any, folder: Path, name: str, thumb: tuple[int, int]) -> None:
    picture.save(folder / name, quality=QUALITY)
    picture.resize(thumb).save(folder / "thumbs" / name, quality=80)


def _held(stage: Any) -> None:
    """*Order* under a finger, half way."""
    stage.screen.ids.order.state = "down"
    stage.screen.ids.order.part = 0.55


def _wet(stage: Any) -> None:
    """A glass on which it rains."""
    stage.gate.lay_wipe()


_MOMENTS = {"held": _held, "wet": _wet}


def main(folder: Path, languages: tuple[str, ...], only: frozenset[str]) -> None:
    """Take every picture and write the page."""
    began = time.monotonic()
    camera = Camera(folder)
    shots: list[Shot] = []
    for this in rounds(languages):
        scenes = [each for each in Tour(this.language).scenes() if not only or each.name in only]
        shots += camera.take(this, scenes)
        sys.stdout.write(f"{this.part} {this.way} {this.size}: {len(scenes)}\n")
        sys.stdout.flush()
    camera.close()
    order = {name: place for place, name in enumerate(dict.fromkeys(s.scene for s in shots))}
    parts = {name: place for place, name in enumerate(dict.fromkeys(s.part for s in shots))}
    page = write_page(folder, sorted(shots, key=lambda s: (parts[s.part], order[s.scene])))
    sys.stdout.write(f"{len(shots)} pictures in {time.monotonic() - began:.0f} s: {page}\n")


if __name__ == "__main__":
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    parser = argparse.ArgumentParser(description="Pictures of every screen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    main(
        asked.folder,
        tuple(asked.languages.split(",")),
        frozenset(filter(None, asked.only.split(","))),
    )

# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Puts every screen on the glass in every way it may be read, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kiosk.presenters.views import View
from kiosk.presenters.visit import Reading
from tests.ui.judging import illegible, texts
from tests.ui.modes import read_as
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder

SIZES = {
    "1080x1920": ((1080, 1920), 187.0),
    "540x960": ((540, 960), 187.0),
    "1920x1080": ((1920, 1080), 331.0),
    "1280x800": ((1280, 800), 323.0),
}


def a_stage(pilot: Pilot, size_name: str) -> Any:
    """A glass of one size."""
    from kiosk.ui.stage import Stage

    size, width_mm = SIZES[size_name]
    return pilot.show(Stage(verbs=Recorder(), width_mm=width_mm), size=size)


def wrong_on(
    pilot: Pilot, stage: Any, views: dict[str, View], readings: Iterable[tuple[str, Reading]]
) -> Iterator[str]:
    """What a guest could not read, screen by screen."""
    for mode, reading in readings:
        for name, view in views.items():
            stage.show(read_as(view, reading))
            settle(pilot)
            part = stage.cover or stage
            for mistake in (*illegible_in(part, stage), *missing_letters(part)):
                yield f"{name} {mode}: {mistake}"


def illegible_in(part: Any, stage: Any) -> list[str]:
    """What is cut, torn, off the glass or on something else."""
    return illegible(part, (stage.width, stage.height))


def missing_letters(part: Any) -> list[str]:
    """Letters that the font they are drawn in does not have: a guest sees an empty box."""
    from kiosk.ui.lettering import runs_in, script_here
    from kiosk.ui.runs import letters_in

    found = []
    for words in texts(part):
        text = words.text.replace("\n", "")
        for run in runs_in(text, words.font_name, script_here(text)):
            has = letters_in(file_of(run.font))
            missing = sorted({each for each in run.text if ord(each) not in has})
            if missing:
                found.append(f"{run.font} lacks {missing} of {words.text!r}")
    return found


def file_of(font: str) -> str:
    """The file Kivy takes for a font's name."""
    from kivy.core.text import LabelBase

    return str(LabelBase._fonts[font][0] if font in LabelBase._fonts else font)


def settle(pilot: Pilot) -> None:
    """Let everything find its place; nothing is drawn."""
    from kivy.base import EventLoop
    from kivy.clock import Clock

    for _ in range(7):
        pilot.now += 1 / 60
        Clock.tick()
        Clock.tick_draw()
    EventLoop.window.canvas.ask_update()

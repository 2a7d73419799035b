# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Puts every screen on the glass in every way it may be read, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, takewhile
from typing import Any

from kiosk.presenters.views import View
from kiosk.presenters.visit import Reading
from tests.ui.judging import misfits, out_of_reach, texts, walk
from tests.ui.legibility import illegible
from tests.ui.modes import read_as
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder

SIZES = {
    "1080x1920": ((1080, 1920), 187.0),
    "540x960": ((540, 960), 187.0),
    "1920x1080": ((1920, 1080), 331.0),
    "1280x800": ((1280, 800), 323.0),
}

MOST_STOPS = 8
"""So many pages are looked at one by one."""


def a_stage(pilot: Pilot, size_name: str) -> Any:
    """A glass of one size."""
    from kiosk.ui.stage import Stage

    size, width_mm = SIZES[size_name]
    return pilot.show(Stage(verbs=Recorder(), width_mm=width_mm), size=size)


@dataclass
class Tally:
    """What was looked at, and what was wrong with it."""

    screens: int = 0
    pictures: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Both together."""
        self.screens += other.screens
        self.pictures += other.pictures
        self.wrong += other.wrong


def walk_through(
    pilot: Pilot, stage: Any, views: dict[str, View], readings: Iterable[tuple[str, Reading]]
) -> Tally:
    """Every screen in every way of reading, scrolled to its end; then the wet glass."""
    tally = Tally()
    for turn, (mode, reading) in enumerate(readings):
        # there and back: what one view leaves behind must not harm the next
        for name, view in list(views.items())[:: -1 if turn % 2 else 1]:
            stage.show(read_as(view, reading))
            settle(pilot)
            tally.screens += 1
            for spot in _scrolled_through(pilot, stage):
                tally.pictures += 1
                tally.wrong += [f"{name} {mode}{spot}: {each}" for each in faults(stage)]
        tally.wrong += [f"wet {mode}: {each}" for each in _faults_of_the_wet(pilot, stage)]
        tally.pictures += 1
    return tally


def faults(stage: Any) -> list[str]:
    """What is wrong with what stands on the glass: to be read, and to be touched."""
    curtain = stage.gate.curtain
    part = curtain or stage.cover or stage
    wrong = [*illegible(part, (stage.width, stage.height)), *missing_letters(part)]
    if curtain is not None:
        return wrong
    wrong += misfits(part, stage)
    if stage.plan.is_low:
        wrong += out_of_reach(part, stage.plan.reach.top)
    return wrong


def _scrolled_through(pilot: Pilot, stage: Any) -> Iterator[str]:
    """Once as it stands, then a boxful further on in each box that scrolls, to its end."""
    from kiosk.ui.widgets.sliding import Sliding

    yield ""
    part = stage.gate.curtain or stage.cover or stage
    for window in [each for each in walk(part, Sliding) if each.reach > 1]:
        for offset in _stops(window.reach, window.height):
            window.go_to(offset)
            settle(pilot, frames=3)
            yield f" at {offset:.0f} of {window.reach:.0f}"
        window.go_to(0)
    settle(pilot, frames=3)


def _stops(reach: float, height: float) -> list[float]:
    """The first, the middle and the last of many pages are those of all."""
    stops = [*takewhile(lambda offset: offset < reach, count(height, height)), reach]
    middle = len(stops) // 2
    return stops if len(stops) < MOST_STOPS else [*stops[:2], stops[middle], *stops[-2:]]


def _faults_of_the_wet(pilot: Pilot, stage: Any) -> list[str]:
    stage.gate.lay_wipe()
    settle(pilot)
    wrong = faults(stage)
    stage.remove_widget(stage.gate.curtain)
    return wrong


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


def settle(pilot: Pilot, *, frames: int = 7) -> None:
    """Let everything find its place; nothing is drawn."""
    from kivy.base import EventLoop
    from kivy.clock import Clock

    for _ in range(frames):
        pilot.now += 1 / 60
        Clock.tick()
        Clock.tick_draw()
    EventLoop.window.canvas.ask_update()

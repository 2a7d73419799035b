# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Rain on the real stage, before the real presenter, as fast as the machine can.

How it is modelled. Drops strike at random moments (a Poisson process), five a second unless said,
anywhere on the glass with equal chance. A drop is a touch that lasts 60 ms on the average
(exponential), never longer than 250 ms: what strikes a glass is gone or has become one with the
film of water, which a panel takes for its ground. One drop in eight runs: it drags up to 20 mm
downwards before it is gone. Doubled drops are reported twice, as by a badly set up panel, up to
10 ms apart. Each kind is a real Kivy touch with its own begin, update and end.

A short shower may be ``aimed``: every second drop then strikes one button, so that a minute tries
what takes an hour otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kiosk.ui.flood import Flood, Place

DROPS_A_SECOND = 5.0
MEAN_S, LONGEST_S = 0.06, 0.25
RUNS, RUNS_MM = 1 / 8, 20.0
DOUBLE_WITHIN_S = 0.01
FRAME_S = 0.05
"""The time between two turns: no drop is longer than five of them, a hold takes fourteen."""


class NoFlood(Flood):
    """Never notices that it rains: what is behind it must hold by itself."""

    def touched(self, place: Place, now: float) -> None:
        """Do not count."""


@dataclass(order=True)
class Moment:
    """Something that a drop does."""

    at: float
    do: Callable[[], None] = field(compare=False)


@dataclass
class Rain:
    """Falls on a window whose clock is the pilot's. ``height`` and ``width`` are the glass."""

    pilot: Any
    seed: int
    width: float
    height: float
    mm: float
    doubled: bool = False
    aimed: Callable[[], Any] | None = None
    drops: int = 0

    def fall(self, drops: int, *, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Let so many drops fall; ``meanwhile`` is called in every turn."""
        chance = random.Random(self.seed)  # noqa: S311 - weather, not a secret
        now = self.pilot.now
        to_come: list[Moment] = []
        struck, strikes = 0, now
        while struck < drops or to_come:
            while struck < drops and strikes <= now:
                to_come += self._drop(chance, strikes)
                struck += 1
                strikes += chance.expovariate(DROPS_A_SECOND)
            for moment in sorted(each for each in to_come if each.at <= now):
                moment.do()
            to_come = [each for each in to_come if each.at > now]
            now += FRAME_S
            self.pilot.now = now
            self.pilot.frames(1)
            meanwhile()
        self.drops += drops

    def _drop(self, chance: random.Random, at: float) -> list[Moment]:
        x, y = self._place(chance)
        lasts = min(LONGEST_S, chance.expovariate(1 / MEAN_S))
        runs = chance.random() * RUNS_MM * self.mm if chance.random() < RUNS else 0.0
        made = self._touch(x, y, at, lasts, runs)
        if self.doubled:
            late = chance.random() * DOUBLE_WITHIN_S
            made += self._touch(x, y, at + late, lasts, runs)
        return made

    def _place(self, chance: random.Random) -> tuple[float, float]:
        across, up = chance.random(), chance.random()
        target = self.aimed() if self.aimed is not None and chance.random() < 1 / 2 else None
        if target is None:
            return across * self.width, up * self.height
        x, y = target.to_window(target.x, target.y)
        return x + across * target.width, y + up * target.height

    def _touch(self, x: float, y: float, at: float, lasts: float, runs: float) -> list[Moment]:
        finger = self.pilot.finger()
        made = [Moment(at, lambda: finger.press(x, y))]
        if runs:
            made.append(Moment(at + lasts / 2, lambda: finger.drag(x, max(0.0, y - runs))))
        return [*made, Moment(at + lasts, finger.lift)]


@contextmanager
def undrawn(window: Any) -> Iterator[None]:
    """Frames are dispatched and laid out, but no pixels are painted: an hour in a minute."""
    draw = window.on_draw
    window.on_draw = lambda *_: None
    try:
        yield
    finally:
        window.on_draw = draw

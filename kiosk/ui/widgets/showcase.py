"""One large drink on a lit shelf, slowly giving way to the next; its light breathes, it lives.

Everything here is cheap on purpose: the light is the colour of one rectangle and the drink one
picture on a net, changed a few times a second and only while the showcase runs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import ListProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.domain.picture import Liquid, Picture, Vessel
from kiosk.ui import look
from kiosk.ui.drinks.living import LivingDrink
from kiosk.ui.metrics import Metrics

LIGHT_HZ = 8  # the whole window is redrawn each time: smooth enough for a breath, and cheap
_BREATH_S = 6.0  # a sleeper's breath
_STAY_S = 9.0  # a drink is looked at for so long
_FADE_S = 0.6
_GROUND = 0.12
_SHAPE = 0.84

EMPTY = Picture(Vessel.ROCKS, liquids=(Liquid("#16302A"),), fill=0.0)
"""What stands there when nothing can be had: a clean glass."""


class Showcase(Widget):
    """A drink as large as the box allows, standing on a brass line."""

    m = ObjectProperty(Metrics(), rebind=True)
    shelf = NumericProperty(0)
    shelf_ends = ListProperty([0, 0])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._pictures: tuple[Picture, ...] = ()
        self._index = 0
        self._since = 0.0
        self._clock: Any = None
        self.drink = LivingDrink(size_hint=(None, None), alone=True)
        self.add_widget(self.drink)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange)

    def show(self, pictures: Sequence[Picture]) -> None:
        """Take over the drinks; starts again with the first if they are others.

        Where there are none, a clean glass stands there.
        """
        if pictures and tuple(pictures) == self._pictures:
            return
        self._pictures = tuple(pictures)
        self._index, self._since = 0, 0.0
        self._set_picture()

    def start(self) -> None:
        """Let it live, unless nothing is to move by itself here."""
        if self._clock is None and look.now.lively:
            self._clock = Clock.schedule_interval(self.breathe, 1 / LIGHT_HZ)

    def stop(self) -> None:
        """Stand still: nobody looks, or somebody orders."""
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def breathe(self, passed: float) -> None:
        """One step of the light, and of the change from a drink to the next."""
        self._since += passed
        self.drink.live(passed)
        self.drink.glow = 0.55 + 0.25 * math.sin(2 * math.pi * self._since / _BREATH_S)
        if len(self._pictures) < 2:
            return
        if self._since >= _STAY_S:
            self._since = 0.0
            self._index = (self._index + 1) % len(self._pictures)
            self._set_picture()
        near = min(self._since, _STAY_S - self._since)
        self.drink.opacity = min(1.0, near / (_FADE_S / 2)) if self._since or near else 1.0

    def _set_picture(self) -> None:
        self.drink.picture = self._pictures[self._index] if self._pictures else EMPTY
        self.drink.opacity = 1.0

    def _arrange(self, *_: object) -> None:
        high = min(self.height, self.width * 0.86 / _SHAPE)
        self.drink.size = high * _SHAPE, high
        self.drink.pos = self.center_x - self.drink.width / 2, self.y
        self.shelf = round(self.y + high * _GROUND)
        reach = min(self.width / 2, high * 0.62)
        self.shelf_ends = [self.center_x - reach, self.center_x + reach]

"""Sentences one above the other, in letters as large as leave room for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.metrics import Metrics

_MOST_STEPS = 4


class Column(BoxLayout):
    """Its words ask it which of their sizes they may have: ``root.ids.texts.may(step, [...])``.

    While they are higher than the column, each is moved one size down, a frame at a time:
    ``step`` counts. Other words, which :meth:`says` tells, begin anew.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    step = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._look_next = Clock.create_trigger(self._look, 0)  # when this step is laid out
        self._words: tuple[str, ...] = ()
        self.fbind("m", self._loosen)
        self.fbind("width", self._loosen)
        self.fbind("minimum_height", self._look_next)
        self.fbind("height", self._look_next)

    def may(self, step: float, sizes: Sequence[int]) -> list[int]:
        """The sizes that are left of these, the smallest at least."""
        return list(sizes[min(int(step), len(sizes) - 1) :])

    def says(self, *words: str) -> None:
        """What stands in it now."""
        if words != self._words:
            self._words = words
            self._loosen()

    def _loosen(self, *_: object) -> None:
        """Take the largest sizes again."""
        self.step = 0
        self._look_next()

    def _look(self, *_: object) -> None:
        if self.size_hint_y is None or self.height <= 1:
            return
        if self.minimum_height > self.height + 1 and self.step < _MOST_STEPS:
            self.step += 1
            self._look_next()

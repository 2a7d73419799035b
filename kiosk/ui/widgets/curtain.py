"""What lies over everything: the dark glass while nobody is here, and the wet one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.views import DarkView
from kiosk.ui.metrics import Metrics

WANDERS_EVERY_S = 20.0
"""Seconds the faint sign of a dark glass stays at one place: a panel keeps no trace of it."""

_BETWEEN = " \N{MIDDLE DOT} "
_PLACES = ((0.5, 0.62), (0.42, 0.3), (0.6, 0.8), (0.55, 0.46), (0.4, 0.7), (0.58, 0.22))


class Curtain(FloatLayout):
    """Covers its box; what touches it presses nothing."""

    m = ObjectProperty(Metrics(), rebind=True)


class Dark(Curtain):
    """Nearly black: the window's name and how to begin, faint, now here and now there."""

    name = StringProperty("")
    text = StringProperty("")
    across = NumericProperty(0.5)
    up = NumericProperty(0.62)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._turns = 0
        self._event: Any = None
        self.fbind("parent", self._come_or_go)

    def show(self, view: DarkView) -> None:
        """Take over the words."""
        self.name, self.text = view.name, view.text

    def _come_or_go(self, *_: object) -> None:
        if self.parent is not None and self._event is None:
            self._event = Clock.schedule_interval(self._wander, WANDERS_EVERY_S)
        elif self.parent is None and self._event is not None:
            self._event.cancel()
            self._event = None

    def _wander(self, _: float) -> None:
        self._turns += 1
        self.across, self.up = _PLACES[self._turns % len(_PLACES)]


class Wipe(Curtain):
    """Asks to be wiped: a drawn cloth among drops, the words under it, and all other languages."""

    text = StringProperty("")
    others = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._others: tuple[str, ...] = ()
        self.fbind("m", self._join)

    def say(self, texts: Sequence[str]) -> None:
        """Take over the words, the first of them large."""
        self.text = texts[0] if texts else ""
        self._others = tuple(texts[1:])
        self._join()

    def _join(self, *_: object) -> None:
        """One under the other on a standing glass; beside each other where there is less height."""
        self.others = ("\n" if self.m.portrait else _BETWEEN).join(self._others)

"""The rack of pagers: pucks that lie there, places that are empty, pucks that buzz outside."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sin
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle, SmoothEllipse, SmoothLine
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, OptionProperty
from kivy.uix.widget import Widget

from kiosk.presenters.wallviews import PagerPlace, WallPager
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.wall.light import WARM, round_light
from kiosk.ui.widgets import shine
from kiosk.ui.widgets.touch import Touchable
from kiosk.ui.widgets.words import Words, width_of

PULSE_HZ = 8  # the whole window is drawn each time: smooth enough for a lamp, and cheap
_PULSE_S = 1.0
_PUCK = 84  # units across
_AIR = 12  # units between and around the pucks
_LINE = 1.3  # of the size of type: the pitch of the words' lines
_DASHES = 12

_INK = {
    PagerPlace.LYING: theme.IVORY,
    PagerPlace.OUT: theme.STONE,
    PagerPlace.BUZZING: theme.NIGHT,
    PagerPlace.MISSING: theme.BRASS,
}
_WORDS = {
    PagerPlace.LYING: theme.STONE,
    PagerPlace.OUT: theme.IVORY,
    PagerPlace.BUZZING: theme.BRASS,
    PagerPlace.MISSING: theme.BRASS,
}


class Puck(Touchable):
    """One pager's place in the rack, and where the pager is, in words too.

    A missing one may be touched: it turned up.
    """

    place = OptionProperty(PagerPlace.LYING, options=list(PagerPlace))
    glow = NumericProperty(1.0)  # of a buzzing one, 0 to 1

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self._glow_tint: Any = None
        self.number = Words(
            font_name=theme.ATKINSON_BOLD, color=theme.IVORY, halign="center", one_line=True
        )
        self.words = Words(color=theme.IVORY, halign="center", valign="top", balanced=True)
        for part in (self.number, self.words):
            part.size_hint = (None, None)
            self.add_widget(part)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "m", "place"):
            self.fbind(name, self._draw_soon)
        self.fbind("glow", self._breathe)

    def show_pager(self, pager: WallPager) -> None:
        """Take over a pager."""
        self.number.text = pager.number
        self.words.text = pager.words
        self.place = pager.place
        self.enabled = pager.place is PagerPlace.MISSING

    def _draw(self, *_: object) -> None:
        m, wide = self.m, self.m.px(_PUCK)
        left, foot = self.center_x - wide / 2, self.top - wide
        self.number.sizes = [m.type.action, m.type.body, m.type.small]
        self.number.size, self.number.pos = (wide * 0.76, wide), (left + wide * 0.12, foot)
        self.number.color = _INK[self.place]
        self.words.sizes = [m.type.small]
        self.words.color = _WORDS[self.place]
        self.words.size = self.width, max(0, foot - m.px(_AIR) - self.y)
        self.words.pos = self.x, self.y
        self.canvas.before.clear()
        self._glow_tint = None
        with self.canvas.before:
            {
                PagerPlace.LYING: self._lie,
                PagerPlace.OUT: self._leave,
                PagerPlace.BUZZING: self._buzz,
                PagerPlace.MISSING: self._miss,
            }[self.place](left, foot, wide)

    def _lie(self, left: float, foot: float, wide: float) -> None:
        Color(0, 0, 0, 0.45)
        SmoothEllipse(pos=(left, foot - self.m.px(5)), size=(wide, wide))
        Color(*theme.rgba("#2B2723"))
        SmoothEllipse(pos=(left, foot), size=(wide, wide))
        rim = self.m.px(9)
        Color(*theme.rgba("#14110F"))
        SmoothEllipse(pos=(left + rim, foot + rim), size=(wide - 2 * rim, wide - 2 * rim))
        self._ring(left, foot, wide, theme.faded(theme.STONE, 0.55))

    def _leave(self, left: float, foot: float, wide: float) -> None:
        """An empty hollow with a broken rim."""
        self._hollow(left, foot, wide, theme.faded(theme.STONE, 0.7))

    def _miss(self, left: float, foot: float, wide: float) -> None:
        """The same, but somebody looks for it."""
        self._hollow(left, foot, wide, theme.BRASS)

    def _hollow(self, left: float, foot: float, wide: float, rim: theme.Rgba) -> None:
        Color(0, 0, 0, 0.4)
        SmoothEllipse(pos=(left, foot), size=(wide, wide))
        Color(*rim)
        turn = 360 / _DASHES
        for dash in range(_DASHES):
            self._arc(left, foot, wide, (dash * turn, dash * turn + turn * 0.55))

    def _buzz(self, left: float, foot: float, wide: float) -> None:
        """Lit, in its glow, with the sound at both sides."""
        reach = wide * 0.45
        self._glow_tint = Color(*WARM)
        self._breathe()
        Rectangle(
            pos=(left - reach, foot - reach),
            size=(wide + 2 * reach, wide + 2 * reach),
            texture=round_light(),
        )
        Color(*theme.BRASS)
        SmoothEllipse(pos=(left, foot), size=(wide, wide))
        self._ring(left, foot, wide, theme.rgba("#F0CF86"))
        Color(*theme.BRASS)
        out = self.m.px(10)
        for middle in (90, 270):
            self._arc(left - out, foot - out, wide + 2 * out, (middle - 28, middle + 28))

    def _ring(self, left: float, foot: float, wide: float, colour: theme.Rgba) -> None:
        Color(*colour)
        self._arc(left, foot, wide, (0, 360))

    def _arc(self, left: float, foot: float, wide: float, angles: tuple[float, float]) -> None:
        SmoothLine(
            ellipse=(left + 1, foot + 1, wide - 2, wide - 2, *angles),
            width=max(1, self.m.px(2)),
            overdraw_width=1.0,
        )

    def _breathe(self, *_: object) -> None:
        if self._glow_tint is not None:
            self._glow_tint.a = 0.25 + 0.6 * self.glow


class PagerRack(Widget):
    """Pucks in rows of equal length. Its height follows; it has none without pagers.

    While one buzzes its glow is changed a few times a second; otherwise nothing is redrawn.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    pucks = ListProperty([])
    __events__ = ("on_find",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint_y = None
        self.height = 0
        self._pagers: tuple[WallPager, ...] = ()
        self._clock: Any = None
        self._passed = 0.0
        self.name = Words(font_name=theme.ATKINSON_BOLD, color=theme.STONE, size_hint=(None, None))
        self._shelf = Widget(size_hint=(None, None))
        self.row = Widget(size_hint=(None, None))
        for part in (self._shelf, self.name, self.row):
            self.add_widget(part)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)

    def on_find(self, number: str) -> None:
        """The place of a missing pager was touched."""

    def _new_puck(self) -> Puck:
        puck = Puck()
        puck.bind(on_release=lambda touched: self.dispatch("on_find", touched.number.text))
        return puck

    def show(self, title: str, pagers: Sequence[WallPager]) -> None:
        """Take over the rack."""
        self.name.text = title
        if tuple(pagers) == self._pagers:
            return
        self._pagers = tuple(pagers)
        self.pucks = fill_with(self.row, pagers, make=self._new_puck, show=Puck.show_pager)
        self._pulse_if_needed()
        self._arrange_soon()

    def _pulse_if_needed(self) -> None:
        buzzes = any(pager.place is PagerPlace.BUZZING for pager in self._pagers)
        if buzzes and self._clock is None:
            self._clock = Clock.schedule_interval(self._pulse, 1 / PULSE_HZ)
        elif not buzzes and self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _pulse(self, passed: float) -> None:
        self._passed = (self._passed + passed) % _PULSE_S
        glow = 0.5 + 0.5 * sin(2 * pi * self._passed / _PULSE_S)
        for puck in self.pucks:
            if puck.place is PagerPlace.BUZZING:
                puck.glow = glow

    def _arrange(self, *_: object) -> None:
        m = self.m
        self._shelf.canvas.clear()
        if not self.pucks:
            self.height = 0
            self.name.size = 0, 0
            return
        air = m.px(_AIR)
        columns = self._columns(air)
        rows = -(-len(self.pucks) // columns)
        wide = (self.width - 2 * air) / columns
        high = m.px(_PUCK) + air + self._words_height(wide - air)
        self.name.sizes = [m.type.body, m.type.small]
        self.name.size = self.width, m.px(46)
        self.height = self.name.height + rows * (high + 2 * air)
        self.name.pos = self.x, self.top - self.name.height
        for place, puck in enumerate(self.pucks):
            row, column = divmod(place, columns)
            puck.m = m
            puck.size = wide - air, high
            puck.pos = (
                round(self.x + air + column * wide + air / 2),
                round(self.name.y - air - high - row * (high + 2 * air)),
            )
        self._draw_shelf()

    def _columns(self, air: float) -> int:
        """As many as leave the longest word whole, in rows of about equal length."""
        size = self.m.type.small
        words = {word for pager in self._pagers for word in pager.words.split()}
        longest = max((width_of(word, theme.ATKINSON, size) for word in words), default=0)
        least = max(longest + 2 * air, self.m.px(_PUCK) * 1.15 + air)
        most = max(1, int((self.width - 2 * air) // least))
        rows = -(-len(self.pucks) // most)
        return -(-len(self.pucks) // rows)

    def _words_height(self, wide: float) -> float:
        """Room for the most lines any of the words takes."""
        size = self.m.type.small
        lines = max(_lines(pager.words, wide, size) for pager in self._pagers)
        return round(lines * size * _LINE) + 1

    def _draw_shelf(self) -> None:
        """The hollow the pucks lie in, with a brass edge below."""
        low, high = self.y, self.name.y - self.y
        rule = max(1, self.m.px(3))
        with self._shelf.canvas:
            Color(*theme.rgba("#0B0604", 0.6))
            Rectangle(pos=(self.x, low), size=(self.width, high))
            Color(1, 1, 1, 1)
            dark, light = theme.rgba("#6E5523"), theme.rgba("#D9B566")
            Rectangle(
                pos=(self.x, low), size=(self.width, rule), texture=shine.level(dark, light, dark)
            )


def _lines(words: str, wide: float, size: int) -> int:
    """How many lines the words take at a width, broken at spaces."""
    lines, line = 1, ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, theme.ATKINSON, size) > wide:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines

"""The scanner: what it read last, what the bar heard then, and how to use it."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle, SmoothEllipse, SmoothRoundedRectangle
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.presenters.wallviews import Heard, WallView
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.wall.light import PLATE, round_light
from kiosk.ui.wall.scanline import RED, SWEEP_S
from kiosk.ui.widgets import shine
from kiosk.ui.widgets.words import Words

_NAME = 46  # units: the line with the scanner's name
_EYE = 150  # units: the scanner's window is so wide
_PAD = 20  # units
_BULB = 56  # units: the bell's lamp
_LAMPS = {
    Heard.UNDERSTOOD: theme.SAGE,
    Heard.REFUSED: theme.BITTER,
    Heard.SECOND_STEP: theme.BRASS,
    Heard.HELP: theme.IVORY,
}
_ROWS = {"code": 50, "ring": 50, "hint": 42}  # units


class ScannerField(Widget):
    """The scanner's window with its red line, and three lines of words beside it."""

    m = ObjectProperty(Metrics(), rebind=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint_y = None
        self._eye_tint: Any = None
        self._dark: Any = None
        self._heard: Heard | None = None
        self.name = Words(font_name=theme.ATKINSON_BOLD, color=theme.STONE)
        self.code = Words(font_name=theme.ATKINSON_BOLD, color=theme.IVORY, one_line=True)
        self.ring = Words(color=theme.BRASS)
        self.hint = Words(color=theme.STONE)
        for part in (self.name, self.code, self.ring, self.hint):
            part.size_hint = (None, None)
            self.add_widget(part)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)
        self._arrange_soon()

    def show(self, view: WallView) -> None:
        """Take over what was read and heard."""
        self.name.text = view.scanner_title
        self.hint.text = view.scanner_hint
        self.code.text = view.scanned
        self.ring.text = view.ring
        self._heard = view.heard
        self._arrange_soon()

    def flash(self) -> None:
        """The red line lights up for as long as it sweeps over a paper."""
        if self._dark is not None:
            self._dark.cancel()
        self._dark = Clock.schedule_once(self._dim, SWEEP_S)
        self._light()

    def _dim(self, *_: object) -> None:
        self._dark = None
        self._light()

    def _light(self) -> None:
        if self._eye_tint is not None:
            self._eye_tint.a = 1.0 if self._dark is not None else 0.35

    def _arrange(self, *_: object) -> None:
        m = self.m
        rows = {name: m.px(high) for name, high in _ROWS.items()}
        pad = m.px(_PAD)
        plate = sum(rows.values()) + 2 * pad
        self.height = m.px(_NAME) + plate
        self.name.sizes = [m.type.body, m.type.small]
        self.name.size = self.width, m.px(_NAME)
        self.name.pos = self.x, self.top - self.name.height
        self._write(rows, left=self.x + pad + m.px(_EYE) + pad, middle=self.y + plate / 2)
        self._draw(plate, pad)

    def _write(self, rows: dict[str, int], *, left: float, middle: float) -> None:
        """The lines that have words, below each other, in the middle of the plate."""
        shown = {name: high for name, high in rows.items() if getattr(self, name).text}
        if list(shown) == ["hint"]:  # nothing was scanned yet: there is room to say more
            shown["hint"] = sum(rows.values())
        top = middle + sum(shown.values()) / 2
        for name in rows:
            words, high = getattr(self, name), shown.get(name, 0)
            words.sizes = [self.m.type.body, self.m.type.small][name == "hint" :]
            words.size = self.right - 3 * self.m.px(_PAD) - self.m.px(_BULB) - left, high
            words.pos = left, top - high
            top -= high

    def _draw(self, plate: float, pad: float) -> None:
        self.canvas.before.clear()
        rule = max(1, self.m.px(3))
        with self.canvas.before:
            Color(*PLATE)
            Rectangle(pos=self.pos, size=(self.width, plate))
            Color(1, 1, 1, 1)
            dark, light = theme.rgba("#6E5523"), theme.rgba("#D9B566")
            Rectangle(pos=self.pos, size=(self.width, rule), texture=shine.level(dark, light, dark))
            self._eye(self.x + pad, self.y + pad, high=plate - 2 * pad)
            self._bulb(self.right - pad - self.m.px(_BULB), self.y + plate / 2)

    def _bulb(self, left: float, middle: float) -> None:
        """The bell, to be seen: its lamp stays lit until the next scan."""
        wide = self.m.px(_BULB)
        foot = middle - wide / 2
        colour = None if self._heard is None else _LAMPS[self._heard]
        if colour is not None:
            Color(*theme.faded(colour, 0.7))
            glow = wide * 1.1
            Rectangle(
                pos=(left - glow / 2, foot - glow / 2),
                size=(wide + glow, wide + glow),
                texture=round_light(),
            )
        Color(*(colour or theme.rgba("#2B2723")))
        SmoothEllipse(pos=(left, foot), size=(wide, wide))

    def _eye(self, left: float, foot: float, *, high: float) -> None:
        wide, thick = self.m.px(_EYE), max(2, self.m.px(4))
        round_by = self.m.px(14)
        Color(*theme.rgba("#2B2723"))
        SmoothRoundedRectangle(pos=(left, foot), size=(wide, high), radius=[round_by])
        rim = self.m.px(10)
        Color(*theme.rgba("#080404"))
        SmoothRoundedRectangle(
            pos=(left + rim, foot + rim),
            size=(wide - 2 * rim, high - 2 * rim),
            radius=[round_by / 2],
        )
        self._eye_tint = Color(1, 1, 1, 0.35)
        self._light()
        none, glow = theme.faded(RED, 0), theme.faded(RED, 0.45)
        middle = foot + high / 2
        Rectangle(
            pos=(left + rim, middle - high * 0.3),
            size=(wide - 2 * rim, high * 0.6),
            texture=shine.upright(none, glow, none),
        )
        Rectangle(
            pos=(left + rim * 2, middle - thick / 2),
            size=(wide - 4 * rim, thick),
            texture=shine.level(none, RED, RED, none),
        )

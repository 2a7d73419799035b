"""The wall itself: planks of dark walnut, darker towards the floor."""

from __future__ import annotations

from functools import lru_cache
from math import sin
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.wall.light import LAMP, round_light
from kiosk.ui.widgets import shine

# Both so dark that stone and brass stay readable on every line of the grain.
_DARK = theme.rgba("#1C110A")
_LIGHT = theme.rgba("#3A2617")
_SEAM = theme.rgba("#0B0604")
_EDGE = theme.rgba("#5A3E27")

_GRAIN = (128, 64)  # pixels of the texture: fine across the plank, slow along it
_PLANK = 210  # units wide, at least
_TONES = (0.88, 1.0, 0.8, 0.94, 0.84, 1.0, 0.9)  # no two neighbours from the same tree


class Wood(Widget):
    """A boarded wall that fills its box: one texture, a rectangle for each plank."""

    m = ObjectProperty(Metrics(), rebind=True)
    lamps = ListProperty([])  # their pools of light: x, y of the brightest place, width

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "m", "lamps"):
            self.fbind(name, self._draw_soon)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        count = max(1, int(self.width // max(1, self.m.px(_PLANK))))
        edges = [round(self.x + self.width * place / count) for place in range(count + 1)]
        with self.canvas:
            for place in range(count):
                self._plank(place, edges[place], edges[place + 1])
            for lamp in self.lamps:
                self._light(*lamp)
            Color(1, 1, 1, 1)
            floor = theme.faded(_SEAM, 0.75)
            Rectangle(
                pos=self.pos,
                size=(self.width, self.height * 0.6),
                texture=shine.upright(floor, theme.faded(_SEAM, 0)),
            )

    def _plank(self, place: int, left: float, right: float) -> None:
        tone = _TONES[place % len(_TONES)]
        seam = max(1, self.m.px(3))
        Color(tone, tone, tone, 1)
        Rectangle(
            pos=(left, self.y),
            size=(right - left, self.height),
            texture=_grain(),
            tex_coords=_turned(place),
        )
        Color(*theme.faded(_EDGE, 0.35))
        Rectangle(pos=(left + seam, self.y), size=(max(1, seam // 2), self.height))
        Color(*_SEAM)
        Rectangle(pos=(left, self.y), size=(seam, self.height))

    def _light(self, x: float, y: float, wide: float) -> None:
        """A lamp above: its light falls further down than up, and not on the guest's side."""
        high = wide * 1.3
        left, foot = x - wide / 2, y - high * 0.62
        near, far = max(left, self.x), min(left + wide, self.right)
        if wide <= 0 or far <= near:
            return
        start, end = (near - left) / wide, (far - left) / wide
        Color(*theme.faded(LAMP, 0.2))
        Rectangle(
            pos=(near, foot),
            size=(far - near, high),
            texture=round_light(),
            tex_coords=(start, 0, end, 0, end, 1, start, 1),
        )


def _turned(place: int) -> tuple[int, ...]:
    """Each plank is cut from the same tree, but turned another way."""
    low, high = (0, 1) if place % 4 < 2 else (1, 0)
    near, far = (0, 1) if place % 2 else (1, 0)
    return near, low, far, low, far, high, near, high


@lru_cache(maxsize=1)
def _grain() -> Any:
    """A plank's year rings as they run along it: dark lines, slowly wandering."""
    wide, high = _GRAIN
    texture = Texture.create(size=_GRAIN, colorfmt="rgb")
    pixels = bytearray()
    for row in range(high):
        for column in range(wide):
            part = _ring(column / wide, row / high)
            pixels.extend(
                round(255 * (dark + (light - dark) * part))
                for dark, light in zip(_DARK[:3], _LIGHT[:3], strict=True)
            )
    texture.blit_buffer(bytes(pixels), colorfmt="rgb", bufferfmt="ubyte")
    return texture


def _ring(x: float, y: float) -> float:
    """How light (0 to 1) the wood is at a place of the plank."""
    bent = x + 0.05 * sin(4.0 * y + 2.0 * x) + 0.02 * sin(11.0 * y)
    broad = 0.5 + 0.5 * sin(9.0 * bent + 0.6)
    fine = 0.5 + 0.5 * sin(57.0 * bent + 3.0 * sin(6.0 * bent))
    hair = 0.5 + 0.5 * sin(131.0 * bent + 1.7 * sin(3.0 * y))
    return 0.5 * broad + 0.32 * fine + 0.18 * hair

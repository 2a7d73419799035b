"""The theme's ornament around a screen: fine lines as on an old menu, or a tablecloth's checks.

It is drawn into the screen's own ground, in at most eight rectangles.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Line, Rectangle
from kivy.graphics.texture import Texture

from kiosk.ui import look
from kiosk.ui.artwork import Ornament
from kiosk.ui.palette import faded

_CHECK = 12  # units: one square of the cloth
_ROWS = 2  # squares from the edge inwards
_INSET = (14, 22)  # units from the edge to each of the frame's lines
_WEAVE = (0.82, 0.36, 0.36, 0.0)  # how much of the colour shows where threads cross


class Trim:
    """The ornament of one screen; follows its box, its metrics and the look."""

    def __init__(self, screen: Any) -> None:
        self._screen = screen
        self._drawn = InstructionGroup()
        screen.canvas.before.add(self._drawn)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "m"):
            screen.fbind(name, self._draw_soon)
        look.follow(self._draw)

    def _draw(self, *_: object) -> None:
        self._drawn.clear()
        ornament = look.now.theme.art.ornament
        if look.now.plain or ornament is Ornament.NONE:
            return
        if ornament is Ornament.FRAME:
            self._frame()
        else:
            self._cloth()

    def _frame(self) -> None:
        screen = self._screen
        for inset, strength in zip(map(screen.m.px, _INSET), (0.9, 0.45), strict=True):
            self._drawn.add(Color(*faded(look.now.action, strength)))
            wide, high = screen.width - 2 * inset, screen.height - 2 * inset
            box = (screen.x + inset, screen.y + inset, wide, high)
            self._drawn.add(Line(rectangle=box, width=max(1.0, screen.m.px(2) / 2)))

    def _cloth(self) -> None:
        screen = self._screen
        check = max(2, screen.m.px(_CHECK))
        deep = check * _ROWS
        x, y, wide, high = screen.x, screen.y, screen.width, screen.height
        self._drawn.add(Color(*look.now.action))
        inner = high - 2 * deep
        for pos, size in (
            ((x, y), (wide, deep)),
            ((x, y + high - deep), (wide, deep)),
            ((x, y + deep), (deep, inner)),
            ((x + wide - deep, y + deep), (deep, inner)),
        ):
            across, up = size[0] / check / 2, size[1] / check / 2
            coords = (0, 0, across, 0, across, up, 0, up)
            self._drawn.add(Rectangle(pos=pos, size=size, texture=_weave(), tex_coords=coords))


@cache
def _weave() -> Any:
    """Two threads each way, to be repeated."""
    texture = Texture.create(size=(2, 2), colorfmt="rgba")
    pixels = bytes(part for show in _WEAVE for part in (255, 255, 255, round(255 * show)))
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    texture.wrap = "repeat"
    texture.mag_filter = texture.min_filter = "nearest"
    return texture

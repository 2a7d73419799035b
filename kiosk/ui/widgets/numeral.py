"""A price or the big number: digits in equal cells, as large as goes into the box."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from kiosk.ui import look
from kiosk.ui.theme import ATKINSON_BOLD, BODONI, BODONI_ITALIC
from kiosk.ui.widgets.cells import DIGIT_HEIGHT, cells_of, fitting_size, width_of_cells
from kiosk.ui.widgets.words import line_texture, width_of

# Half a digit's height as a part of the size, measured; Bodoni's stand above its capitals.
_HALF = {BODONI: 0.38, BODONI_ITALIC: 0.38}
_HALF_ELSE = 0.34
_SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}


class Numeral(Widget):
    """Digits in a box, in one line.

    ``sizes`` are the sizes allowed, in pixels, in falling order; none allows every size.
    ``fits`` is false if even the least is larger than the box. ``size_used`` is the one taken.
    """

    text = StringProperty("")
    font_name = StringProperty(ATKINSON_BOLD)
    sizes = ListProperty([])
    color = ColorProperty(None, allownone=True)
    halign = OptionProperty("right", options=("left", "center", "right"))
    fits = BooleanProperty(defaultvalue=True)
    size_used = NumericProperty(0)
    texture_size = ListProperty([0, 0])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._tint = Color(*look.now.ink)
        self._boxes: list[tuple[Rectangle, float, float]] = []
        self._set_soon = Clock.create_trigger(self.set_now, -1)
        for name in ("text", "font_name", "sizes", "size", "halign"):
            self.fbind(name, self._set_soon)
        self.fbind("pos", self._place)
        self.fbind("color", self._recolour)
        look.follow(self._recolour)
        self._recolour()
        self._set_soon()

    def set_now(self, *_: object) -> None:
        """Choose the size for the present box and draw the digits."""
        sizes = [int(size) for size in self.sizes]
        size, self.fits = fitting_size(
            self.text, self._measure, box=(self.width, self.height), sizes=sizes
        )
        self.size_used = size
        self._draw(size)

    def cells(self) -> list[tuple[str, float, float]]:
        """What stands where: the signs, their left edge in the window's units, their width."""
        found = cells_of(self.text, self._measure, int(self.size_used))
        start = self.x + self._spare(width_of_cells(found))
        return [(cell.text, start + cell.left, cell.width) for cell in found]

    def _measure(self, piece: str, size: int) -> float:
        return width_of(piece, self.font_name, size)

    def _spare(self, width: float) -> float:
        return (self.width - width) * _SHIFT[self.halign]

    def _draw(self, size: int) -> None:
        for box, _, _ in self._boxes:
            self.canvas.remove(box)
        self._boxes = []
        cells = cells_of(self.text, self._measure, size)
        width = width_of_cells(cells)
        self.texture_size = [width, size * DIGIT_HEIGHT]
        baseline = self.height / 2 - _HALF.get(self.font_name, _HALF_ELSE) * size
        for cell in cells:
            texture, ascent = line_texture(cell.text, self.font_name, size)
            box = Rectangle(texture=texture, size=texture.size)
            self.canvas.add(box)
            across = self._spare(width) + cell.left + (cell.width - texture.width) / 2
            self._boxes.append((box, across, baseline + ascent - texture.height))
        self._place()

    def _place(self, *_: object) -> None:
        for box, x, y in self._boxes:
            box.pos = round(self.x + x), round(self.y + y)

    def _recolour(self, *_: object) -> None:
        self._tint.rgba = self.color or look.now.ink

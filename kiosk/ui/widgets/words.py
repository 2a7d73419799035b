"""Text on the glass: set into its box by us, tinted by its colour, told whether it fits.

Unlike Kivy's label it never cuts a word, chooses among the six sizes the largest that fits,
and centres on the capitals, so that words stand in the middle of a button. Changing its colour
costs nothing: the glyphs are drawn white and tinted.
"""

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
from kiosk.ui.lettering import line_texture, script_here, width_of
from kiosk.ui.theme import ATKINSON, BODONI, BODONI_ITALIC
from kiosk.ui.widgets.breaks import words_of
from kiosk.ui.widgets.setting import Block, set_block

__all__ = ["Words", "leading_of", "line_texture", "width_in_two_lines", "width_of"]

_LEADING = {BODONI: 1.14, BODONI_ITALIC: 1.14}  # lines of the display face stand closer
_READING_LEADING = 1.3
_CAPS = 0.34  # half a capital's height, as a part of the size, in all four fonts
_WIDE_MIDDLE = 0.38  # of the signs of East Asia, which fill their square
_UNBOUND = 100_000.0


def leading_of(font: str) -> float:
    """From one line to the next in this font, as a part of the size."""
    return _LEADING.get(font, _READING_LEADING)


def width_in_two_lines(text: str, font: str, size: int) -> float:
    """The least width in pixels at which a text goes in two lines."""
    script = script_here(text)
    pieces = words_of(text, script)
    return min(
        max(width_of("".join(part).strip(), font, size, script) for part in (before, after))
        for at in range(1, len(pieces) + 1)
        for before, after in [(pieces[:at], pieces[at:])]
    )


class Words(Widget):
    """Words in a box.

    ``sizes`` are the sizes allowed, in pixels, in falling order. ``hug`` makes the box as high
    (``"height"``) or as wide and high (``"both"``) as the words at the first size.
    ``color`` is the ink of the look unless it is set.
    ``fits`` is false if the words are larger than the box at the least size.
    """

    text = StringProperty("")
    font_name = StringProperty(ATKINSON)
    sizes = ListProperty([34])
    color = ColorProperty(None, allownone=True)
    halign = OptionProperty("left", options=("left", "center", "right"))
    valign = OptionProperty("middle", options=("top", "middle", "bottom"))
    balanced = BooleanProperty(defaultvalue=False)
    one_line = BooleanProperty(defaultvalue=False)  # for what must not be torn: a price
    hug = OptionProperty("none", options=("none", "height", "both"))
    fits = BooleanProperty(defaultvalue=True)
    texture_size = ListProperty([0, 0])
    baseline = NumericProperty(0)  # of the first line, from the box's top, for what aligns to it

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._script = ""
        self._block = Block(size=1, lines=(), pitch=1, width=0, fits=True)
        with self.canvas:
            self._tint = Color(*look.now.ink)
        self._boxes: list[tuple[Rectangle, float, float]] = []
        self._set_soon = Clock.create_trigger(self.set_now, -1)
        for name in (
            "text",
            "font_name",
            "sizes",
            "size",
            "halign",
            "valign",
            "balanced",
            "one_line",
            "hug",
        ):
            self.fbind(name, self._set_soon)
        self.fbind("pos", self._place)
        self.fbind("color", self._recolour)
        look.follow(self._recolour)
        self._recolour()
        self._set_soon()

    def set_now(self, *_: object) -> None:
        """Break the lines for the present box and draw them."""
        self._script = script = script_here(self.text)
        self._block = set_block(
            self.text,
            lambda piece, size: width_of(piece, self.font_name, size, script),
            box=self._box(),
            sizes=[int(size) for size in self.sizes],
            leading=leading_of(self.font_name),
            balanced=self.balanced,
            one_line=self.one_line,
            script=script,
        )
        self.fits = self._block.fits
        self.texture_size = [self._block.width, self._block.height]
        self._hug_words()
        self._draw()

    def _box(self) -> tuple[float, float]:
        if self.hug == "both":
            return _UNBOUND, _UNBOUND
        return self.width, _UNBOUND if self.hug == "height" else self.height

    def _hug_words(self) -> None:
        if self.hug != "none":
            self.height = self._block.height
        if self.hug == "both":
            self.width = self._block.width

    def _draw(self) -> None:
        for box, _, _ in self._boxes:
            self.canvas.remove(box)
        self._boxes = []
        block = self._block
        top = self._top()
        middle = (_WIDE_MIDDLE if self._script else _CAPS) * block.size
        for index, line in enumerate(block.lines):
            if not line:
                continue
            texture, ascent = line_texture(line, self.font_name, block.size, self._script)
            baseline = top - index * block.pitch - block.pitch / 2 - middle
            across = self._across(texture.width)
            box = Rectangle(texture=texture, size=texture.size)
            self.canvas.add(box)
            self._boxes.append((box, across, baseline + ascent - texture.height))
        self.baseline = self.height - top + block.pitch / 2 + middle
        self._place()

    def _top(self) -> float:
        """The top of the first line, from the foot of the box."""
        spare = self.height - self._block.height
        return self._block.height + {"top": spare, "middle": spare / 2, "bottom": 0}[self.valign]

    def _across(self, width: float) -> float:
        spare = self.width - width
        return {"left": 0.0, "center": spare / 2, "right": spare}[self.halign]

    def _place(self, *_: object) -> None:
        for box, x, y in self._boxes:
            box.pos = round(self.x + x), round(self.y + y)

    def _recolour(self, *_: object) -> None:
        self._tint.rgba = self.color or look.now.ink

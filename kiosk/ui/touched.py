"""What a finger has just come down on is drawn first, and the whole glass right after it.

Kivy draws the whole window whenever anything changes. Where a processor draws, because there is
no graphics card, that takes ten times as long as the one card under the finger. So the card is
drawn at once, by itself, and the whole glass in the next turn, whatever else has changed: that is
a frame late, and never missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from typing import Any

from kivy.base import EventLoop
from kivy.graphics.opengl import (
    GL_RENDERER,
    GL_RGBA,
    GL_SCISSOR_TEST,
    GL_UNSIGNED_BYTE,
    glDisable,
    glEnable,
    glGetString,
    glReadPixels,
    glScissor,
)
from kivy.graphics.scissor_instructions import Rect, scissor_stack

from kiosk.ui.plan import Box

MOST = 0.5
"""The part of the window up to which it is worth it: more is drawn whole, at once."""

_RIM = 2  # pixels around a widget, for its edges
_PROCESSORS = (b"llvmpipe", b"softpipe", b"Software Rasterizer")  # Mesa's names for them
_BYTES_PER_PIXEL = 4


class TouchedFirst:
    """Draws one window, from now until :meth:`close`. On the screen's thread only.

    It does nothing where a graphics card draws, and where a swap does not leave the picture as it
    was: there only a whole picture is a picture. That is tried with the first pictures.
    """

    def __init__(self, window: Any) -> None:
        self._window = window
        self._known: frozenset[int] = frozenset()
        self._column: bytes = b""
        self.keeps: bool | None = None if _a_processor_draws() else False
        """Whether a swap leaves the picture as it was; None until it is known."""
        window.bind(on_draw=self._draw, on_flip=self._swapping)

    def close(self) -> None:
        """Leave the drawing to Kivy."""
        self._window.unbind(on_draw=self._draw, on_flip=self._swapping)

    def _draw(self, *_: object) -> bool:
        """In the window's place; false leaves it to the window."""
        if self.keeps is None:
            self._compare()
        place = self._touched()
        if place is None or not self.keeps:
            return False
        self._draw_only(place)
        self._window.canvas.ask_update()
        return True

    def _touched(self) -> Box | None:
        """What fingers that came down since the last picture have pressed."""
        known = self._known
        fingers = [touch for touch in EventLoop.touches if touch.is_touch]
        self._known = frozenset(touch.uid for touch in fingers)
        held = (each() for touch in fingers if touch.uid not in known for each in touch.grab_list)
        place = _around(_box_of(widget) for widget in held if widget is not None)
        if place is None or place.width * place.height > MOST * self._pixels():
            return None
        return place

    def _pixels(self) -> float:
        return float(self._window.width * self._window.height)

    def _draw_only(self, place: Box) -> None:
        """What lies in this box, as it is now; the rest of the window stays as it was."""
        box = tuple(map(int, (place.x, place.y, place.width, place.height)))
        scissor_stack.push(Rect(*box))  # what is clipped inside is clipped to both
        glEnable(GL_SCISSOR_TEST)
        glScissor(*box)
        try:
            self._window.on_draw()
        finally:
            glDisable(GL_SCISSOR_TEST)
            scissor_stack.pop()

    def _swapping(self, *_: object) -> None:
        """A picture is drawn and about to be shown."""
        if self.keeps is None:
            self._column = self._read_column()

    def _compare(self) -> None:
        """Is the last picture there, where the next is about to be drawn?

        The first swaps already show it: wherever several pictures take turns, the others are
        empty at first. A column of one colour proves nothing, so the next picture is tried.
        """
        pixels = {
            self._column[at : at + _BYTES_PER_PIXEL]
            for at in range(0, len(self._column), _BYTES_PER_PIXEL)
        }
        if len(pixels) > 1:
            self.keeps = self._read_column() == self._column
            self._column = b""

    def _read_column(self) -> bytes:
        """A quarter from the left: there the guest's side is, whatever else the window has."""
        wide, high = map(int, self._window.size)
        return bytes(glReadPixels(wide // 4, 0, 1, high, GL_RGBA, GL_UNSIGNED_BYTE))


def _a_processor_draws() -> bool:
    renderer = bytes(glGetString(GL_RENDERER))
    return any(name in renderer for name in _PROCESSORS)


def _box_of(widget: Any) -> Box:
    """The whole pixels of the window that it may cover."""
    x, y = widget.to_window(widget.x, widget.y)
    left, foot = floor(x) - _RIM, floor(y) - _RIM
    right, top = ceil(x + widget.width) + _RIM, ceil(y + widget.height) + _RIM
    return Box(left, foot, right - left, top - foot)


def _around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around them all, or None without any."""
    found = list(boxes)
    if not found:
        return None
    left, foot = min(box.x for box in found), min(box.y for box in found)
    right = max(box.x + box.width for box in found)
    top = max(box.y + box.height for box in found)
    return Box(left, foot, right - left, top - foot)

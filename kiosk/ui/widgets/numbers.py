"""Numbers to be found at one look: in rows, as large as they go in, the newest on a plate."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, RoundedRectangle
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from kiosk.ui import look
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.theme import ATKINSON_BOLD, BODONI
from kiosk.ui.widgets.cells import cells_of, width_of_cells
from kiosk.ui.widgets.flow import Flow, flow
from kiosk.ui.widgets.numeral import Numeral
from kiosk.ui.widgets.words import width_of

_ROUND = 0.12  # of the size: the corners of the plate


class Numbers(Widget):
    """Numbers in equal cells; ``more`` ("+12") stands behind the last, ``newest`` on a plate.

    ``sizes`` are the sizes allowed, in falling order; ``centred`` rows stand in the middle.
    ``wanted`` is the height they take in the present width where they may have ``room``, ``used``
    the size they have in their box.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    numbers = ListProperty([])
    more = StringProperty("")
    newest = StringProperty("")
    sizes = ListProperty([10])
    color = ColorProperty(None, allownone=True)
    centred = BooleanProperty(defaultvalue=False)
    room = NumericProperty(0)
    wanted = NumericProperty(0)
    used = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._tint = Color(*look.now.clear)
            self._plate = RoundedRectangle(size=(0, 0))
        self._set_soon = Clock.create_trigger(self.set_now, -1)
        for name in ("numbers", "more", "newest", "sizes", "size", "pos", "color", "centred"):
            self.fbind(name, self._set_soon)
        for name in ("numbers", "more", "width", "sizes", "room"):
            self.fbind(name, self._want)
        look.follow(self._set_soon)

    def set_now(self, *_: object) -> None:
        """Place everything for the present box."""
        texts = self._texts()
        placed = self._flow(texts, self.height)
        self.used = placed.size if texts else 0
        numerals = fill_with(self, texts, make=_numeral, show=_show)
        self._tint.rgba = look.now.clear  # a rounded rectangle without a size keeps its last shape
        shift = self._shift(placed)
        for index, numeral in enumerate(numerals):
            x, down = placed.place(index)
            numeral.size = placed.cell
            numeral.pos = self.x + shift + x, self.top - down - numeral.height
            numeral.sizes = [placed.size]
            is_newest = bool(self.newest) and texts[index] == self.newest
            numeral.color = self._ink(is_newest=is_newest)
            if is_newest:
                self._lay_plate(numeral, placed)

    def _texts(self) -> list[str]:
        return [*self.numbers, *([self.more] if self.more else [])]

    def _flow(self, texts: list[str], height: float) -> Flow:
        sizes = [int(size) for size in self.sizes]
        return flow(texts, _measure, box=(self.width, height), sizes=sizes)

    def _shift(self, placed: Flow) -> float:
        """Numbers begin where their title does, unless a plate does."""
        if self.centred:
            return (self.width - placed.used) / 2
        return 0.0 if self.newest else -placed.air

    def _want(self, *_: object) -> None:
        texts = self._texts()
        self.wanted = self._flow(texts, self.room).height if texts else 0

    def _lay_plate(self, numeral: Any, placed: Flow) -> None:
        self._tint.rgba = look.now.ready
        self._plate.pos, self._plate.size = numeral.pos, numeral.size
        self._plate.radius = [placed.size * _ROUND]

    def _ink(self, *, is_newest: bool) -> Any:
        return look.now.ground if is_newest else self.color or look.now.ink


def _numeral() -> Numeral:
    return Numeral(font_name=BODONI, halign="center", size_hint=(None, None))


def _show(numeral: Any, text: str) -> None:
    # What is only counted is no number to look for: it is set in the other face.
    numeral.font_name = ATKINSON_BOLD if text.startswith("+") else BODONI
    numeral.text = text


def _measure(text: str, size: int) -> float:
    font = ATKINSON_BOLD if text.startswith("+") else BODONI
    return width_of_cells(cells_of(text, lambda piece, at: width_of(piece, font, at), size))

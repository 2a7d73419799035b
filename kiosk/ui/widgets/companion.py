"""The upper half for a guest who cannot reach it: a shelf at eye level, to be read only."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.picture import Picture
from kiosk.ui import theme
from kiosk.ui.above import AboveView
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.widgets.setting import set_block
from kiosk.ui.widgets.words import leading_of, width_of

_ROW = 64  # units: one name at the size of body text, with air
_PRICE = 180  # units: an amount
_CLOSE, _TIGHT, _FLOWING = 1, 2, 3  # heading and sum smaller; on one line; words on as few as go
_TOTALS = (88, 56, 0, 0)  # units: the height of the sum's own line
_HEAD, _HEAD_LYING = 7, 8  # steps of the grid over the heading: what is remarked stands there
_AIRS = (10, 10, 2, 2)  # steps of the grid under the heading and between words
_TOTAL_BESIDE = 300  # units: the width of a sum beside the heading
_BETWEEN = " \N{MIDDLE DOT} "
_STANDS = (0.55, 0.44, 0.36, 0.3)  # of the width is the drink's, as much as the words allow


class CompanionRow(BoxLayout):
    """A name and a price on one line, as on a printed menu; all names in letters of a size."""

    m = ObjectProperty(Metrics(), rebind=True)
    name_size = NumericProperty(28)
    name = StringProperty("")
    price = StringProperty("")


class Companion(BoxLayout):
    """A drink on a brass edge, a heading over it, words beside it. Answers no touch.

    Words come first: a list goes in whole or not at all, since half a list would hide what is
    missing; and where words need the drink's room they have it.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    heading = StringProperty("")
    text = StringProperty("")
    strong = StringProperty("")
    total = StringProperty("")
    sizes = ListProperty([34])
    stand = NumericProperty(0)  # pixels of width the drink has
    has_words = BooleanProperty(defaultvalue=True)
    squeeze = NumericProperty(0)  # how far the heading and the sum make room for words
    tight = BooleanProperty(defaultvalue=False)  # as far as they can
    total_high = NumericProperty(0)
    head = NumericProperty(_HEAD)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._view = AboveView(heading="")
        self._share_soon = Clock.create_trigger(self._share, -1)
        for name in ("m", "size"):
            self.fbind(name, self._share_soon)
        self.ids.heading.fbind("height", self._share_soon)

    def show(self, view: AboveView) -> None:
        """Take over what is read."""
        self._view = view
        self.heading, self.strong, self.total = view.heading, view.strong, view.total
        self.ids.picture.picture = view.picture or Picture()
        self._share_soon()

    def _share(self, *_: object) -> None:
        """Give the drink, the list and the words their room."""
        m, view = self.m, self._view
        self.head = _HEAD if m.portrait else _HEAD_LYING
        wide = self.width - 2 * m.margin
        list_high = len(view.rows) * m.px(_ROW)
        stands = [wide * share for share in _STANDS] if view.picture else [0.0]
        ways = [
            *((stand, m.type.body, True) for stand in stands),
            *((stand, m.type.body, False) for stand in stands),
            (0.0, m.type.body, False),
            (0.0, m.type.small, False),
        ]
        # a lying glass has little height: the sum stands beside the heading at once
        squeezes = (0, _CLOSE) if m.portrait or not view.total else (_TIGHT,)
        tries = [(squeeze, way) for squeeze in squeezes for way in ways]
        least = m.type.body if m.large else m.type.small
        tries += [(_TIGHT, (0.0, size, False)) for size in (m.type.body, m.type.small)]
        tries += [(_FLOWING, (0.0, size, False)) for size in (m.type.body, m.type.small, m.fine)]
        squeeze, (stand, size, has_list) = next(
            (
                (squeeze, way)
                for squeeze, way in tries
                if self._words_high(wide - way[0], way[1], squeeze) + way[2] * list_high
                <= self._room(squeeze)
                and (not way[2] or self._names_go_in(wide - way[0], least))
            ),
            tries[-1],
        )
        self.squeeze, self.tight = squeeze, squeeze >= _TIGHT
        self.text = self._text(squeeze)
        self.total_high = m.px(_TOTALS[squeeze])
        rows = view.rows if has_list else ()
        fill_with(self.ids.rows, rows, make=self._new_row, show=_show_row)
        name_size = m.type.body if self._names_go_in(wide - stand, m.type.body) else m.type.small
        for row in self.ids.rows.children:
            row.name_size = name_size
        self.sizes = [size]
        self.has_words = bool(rows or view.text or view.strong or view.total)
        self.stand = stand if self.has_words or not view.picture else wide

    def heading_sizes(self, m: Metrics, squeeze: float) -> list[int]:
        """The sizes the heading may have."""
        if squeeze:
            least = [m.type.small] if squeeze >= _TIGHT else []
            return [m.type.action, m.type.body, *least]
        large = [m.type.title] if m.portrait else []
        return [*large, m.type.drink, m.type.action]

    def total_beside(self, m: Metrics, squeeze: float, total: str) -> int:
        """The pixels of width the sum has beside the heading."""
        return m.px(_TOTAL_BESIDE) if squeeze >= _TIGHT and total else 0

    def _room(self, squeeze: int) -> float:
        m, heading = self.m, self.ids.heading
        sizes = self.heading_sizes(m, squeeze)
        wide = self.width - 2 * m.margin - self.total_beside(m, squeeze, self.total)
        high = _high(self.heading, heading.font_name, sizes, width=wide)
        return float(self.height - high - m.step(self.head + _AIRS[squeeze]))

    def _text(self, squeeze: int) -> str:
        text = self._view.text
        if squeeze < _FLOWING:
            return text
        return text.replace(".\n", ". ").replace("。\n", "。").replace("\n", _BETWEEN)

    def _words_high(self, width: float, size: int, squeeze: int) -> float:
        """The height in pixels of everything but the list."""
        said = ((self._text(squeeze), theme.ATKINSON), (self._view.strong, theme.ATKINSON_BOLD))
        high = sum(_high(text, font, [size], width=width - self.m.step(4)) for text, font in said)
        return high + (self.m.px(_TOTALS[squeeze]) if self._view.total else 0)

    def _names_go_in(self, width: float, size: int) -> bool:
        """Whether every name goes beside its price in letters of a size."""
        room = width - self.m.step(4) - self.m.px(_PRICE) - self.m.step(2)
        return all(width_of(row.name, theme.ATKINSON, size) <= room for row in self._view.rows)

    def _new_row(self) -> CompanionRow:
        row = CompanionRow(m=self.m)
        self.fbind("m", row.setter("m"))
        return row


def _high(text: str, font: str, sizes: list[int], *, width: float) -> float:
    block = set_block(
        text,
        lambda piece, at: width_of(piece, font, at),
        box=(max(1.0, width), 100_000.0),
        sizes=sizes,
        leading=leading_of(font),
    )
    return block.height


def _show_row(row: Any, view: Any) -> None:
    row.name, row.price = view.name, view.price

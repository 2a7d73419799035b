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
from kiosk.ui.above import AboveView, RowView
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.widgets.words import width_of

_ROW = 64  # units: one name at the size of body text, with air
_PRICE = 180  # units: an amount
_MOST_TIGHT = 3


class CompanionRow(BoxLayout):
    """A name and a price on one line, as on a printed menu."""

    m = ObjectProperty(Metrics(), rebind=True)
    name = StringProperty("")
    price = StringProperty("")


class Companion(BoxLayout):
    """A drink on a brass edge, a heading over it, words beside it. Answers no touch.

    Words that do not fit have the picture's room as well, and then smaller letters: ``tight``
    counts these steps.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    heading = StringProperty("")
    text = StringProperty("")
    strong = StringProperty("")
    total = StringProperty("")
    has_picture = BooleanProperty(defaultvalue=False)
    tight = NumericProperty(0)
    shape = ListProperty([1, 1])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._rows: tuple[RowView, ...] = ()
        self._fill_soon = Clock.create_trigger(self._fill, -1)
        self._tighten_next = Clock.create_trigger(self._tighten, 0)  # once this step is laid out
        self.fbind("m", self._loosen)
        self.fbind("size", self._loosen)
        for part in (self.ids.beside, self.ids.said):
            part.fbind("size", self._fill_soon)
            part.fbind("minimum_height", self._fill_soon)

    def show(self, view: AboveView) -> None:
        """Take over what is read."""
        if (view.text, view.strong) != (self.text, self.strong):
            self.tight = 0
        self.heading, self.text = view.heading, view.text
        self.strong, self.total = view.strong, view.total
        self.has_picture = view.picture is not None
        self.ids.picture.picture = view.picture or Picture()
        self._rows = view.rows
        self._fill_soon()

    def _fill(self, *_: object) -> None:
        """The list, if it goes in whole: half a list would hide what is missing."""
        self._tighten_next()
        room = self.ids.beside.height - self.ids.said.minimum_height - self.m.step(4)
        goes_in = len(self._rows) * self.m.px(_ROW) <= room and self._is_wide_enough()
        fill_with(self.ids.rows, self._rows if goes_in else (), make=self._new_row, show=_show_row)

    def letters(self, m: Metrics, tight: int) -> int:
        """The size of the words after so many steps."""
        return (m.type.body, m.type.body, m.type.small, m.fine)[int(tight)]

    def _loosen(self, *_: object) -> None:
        self.tight = 0
        self._fill_soon()

    def _tighten(self, *_: object) -> None:
        beside, said = self.ids.beside, self.ids.said
        over = said.minimum_height + self.m.step(3) > beside.height + 1
        if over and beside.height > 1 and self.tight < _MOST_TIGHT:
            self.tight += 1
            self._tighten_next()

    def _is_wide_enough(self) -> bool:
        """Whether every name goes beside its price, in letters as large as they should be."""
        room = self.ids.beside.width - self.m.px(_PRICE) - self.m.step(2)
        size = self.m.type.small if not self.m.large else self.m.type.body
        return all(width_of(row.name, theme.ATKINSON, size) <= room for row in self._rows)

    def _new_row(self) -> CompanionRow:
        row = CompanionRow(m=self.m)
        self.fbind("m", row.setter("m"))
        return row


def _show_row(row: Any, view: RowView) -> None:
    row.name, row.price = view.name, view.price

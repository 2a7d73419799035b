"""The upper half for a guest who cannot reach it: a shelf at eye level, to be read only."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.picture import Picture
from kiosk.ui.above import AboveView, RowView
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with

_ROW = 64  # units: one name at the size of body text, with air


class CompanionRow(BoxLayout):
    """A name and a price on one line, as on a printed menu."""

    m = ObjectProperty(Metrics(), rebind=True)
    name = StringProperty("")
    price = StringProperty("")


class Companion(BoxLayout):
    """A drink on a brass edge, a heading over it, words beside it. Answers no touch."""

    m = ObjectProperty(Metrics(), rebind=True)
    heading = StringProperty("")
    text = StringProperty("")
    strong = StringProperty("")
    total = StringProperty("")
    has_picture = BooleanProperty(defaultvalue=False)
    shape = ListProperty([1, 1])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._rows: tuple[RowView, ...] = ()
        for name in ("m", "size"):
            self.fbind(name, self._fill)

    def show(self, view: AboveView) -> None:
        """Take over what is read."""
        self.heading, self.text = view.heading, view.text
        self.strong, self.total = view.strong, view.total
        self.has_picture = view.picture is not None
        self.ids.picture.picture = view.picture or Picture()
        self._rows = view.rows
        self._fill()

    def _fill(self, *_: object) -> None:
        """The list, if it goes in whole: half a list would hide what is missing."""
        rows = self._rows if len(self._rows) * self.m.px(_ROW) <= self._room() else ()
        fill_with(self.ids.rows, rows, make=self._new_row, show=_show_row)

    def _room(self) -> float:
        return float(self.height - self.m.px(132) - self.m.step(9))

    def _new_row(self) -> CompanionRow:
        row = CompanionRow(m=self.m)
        self.fbind("m", row.setter("m"))
        return row


def _show_row(row: Any, view: RowView) -> None:
    row.name, row.price = view.name, view.price

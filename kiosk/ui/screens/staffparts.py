"""The parts of the staff screen: its tabs, its rows and their bands, its digits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import (
    AliasProperty,
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.staff.views import StaffBand, StaffItem, StaffTab
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.widgets.buttons import WordButton
from kiosk.ui.widgets.touch import Touchable


class StaffTabButton(WordButton):
    """A tab; the chosen one is filled and edged, never told by colour alone."""

    key = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)

    def show_tab(self, view: StaffTab) -> None:
        """Take over a tab."""
        self.key, self.text, self.chosen = view.key, view.text, view.chosen

    def _fill(self) -> Any:
        is_filled = self.chosen != (self.state == "down")
        return self.palette.raised if is_filled else self.palette.clear

    def _edge(self) -> Any:
        return self.palette.action if self.chosen else self.palette.edge

    fill = AliasProperty(_fill, bind=("state", "chosen", "palette"), rebind=True)
    edge = AliasProperty(_edge, bind=("chosen", "palette"), rebind=True)


class DigitButton(WordButton):
    """A digit of the keypad."""


class StaffRow(Touchable):
    """An item: its words, under them how it stands. One that is only read has no edge."""

    key = StringProperty("")
    text = StringProperty("")
    detail = StringProperty("")
    strong = BooleanProperty(defaultvalue=False)
    wrong = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("key", self.drop)

    def show_item(self, view: StaffItem) -> None:
        """Take over an item."""
        self.key, self.text, self.detail = view.key, view.text, view.detail
        self.strong, self.wrong = view.strong, view.wrong
        self.enabled = bool(view.key)

    def _fill(self) -> Any:
        if not self.enabled:
            return self.palette.clear
        return self.palette.raised if self.state == "down" else self.palette.panel

    def _mark(self) -> Any:
        if self.wrong:
            return self.palette.trouble
        return self.palette.action if self.strong else self.palette.clear

    fill = AliasProperty(_fill, bind=("state", "enabled", "palette"), rebind=True)
    mark = AliasProperty(_mark, bind=("strong", "wrong", "palette"), rebind=True)


class StaffBandBox(BoxLayout):
    """Rows that belong together, under their title. ``choose`` is given a touched row's key."""

    m = ObjectProperty(Metrics(), rebind=True)
    title = StringProperty("")
    columns = NumericProperty(1)
    details = BooleanProperty(defaultvalue=False)
    only_read = BooleanProperty(defaultvalue=False)

    def __init__(self, *, choose: Callable[[str], None], **kwargs: Any) -> None:
        self._choose = choose
        super().__init__(**kwargs)

    def show_band(self, view: StaffBand) -> None:
        """Take over a band."""
        most = view.columns if self.m.portrait else view.columns + 1
        self.title, self.columns = view.title, max(1, min(most, len(view.items)))
        self.details = any(item.detail for item in view.items)
        self.only_read = not any(item.key for item in view.items)
        fill_with(self.ids.rows, view.items, make=self._new_row, show=_show_item)

    def forget(self) -> None:
        """Nothing of what stood here stays, nor on the rows that are kept for later."""
        self.title = ""
        fill_with(self.ids.rows, (), make=self._new_row, show=_show_item)
        for row in self.ids.rows.__dict__.get("spare_widgets", ()):
            row.show_item(StaffItem("", ""))

    def _new_row(self) -> StaffRow:
        row = StaffRow(m=self.m, size_hint_y=1)
        self.fbind("m", row.setter("m"))
        row.bind(on_release=lambda touched: self._choose(touched.key))
        return row


def _show_item(row: StaffRow, view: StaffItem) -> None:
    row.show_item(view)

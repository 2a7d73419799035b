"""The staff's screen: sober, for a wet hand in a hurry. It hides the guest's whole."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.frames import ButtonView
from kiosk.presenters.staff.views import KeypadView, StaffBand, StaffTab, StaffView
from kiosk.ui.loader import load_kv_of
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.screens.staffparts import DigitButton, StaffBandBox, StaffTabButton

_DIGITS = "123456789"
_CLOSE = "close"
"""It stands beside the tabs and looks like them."""


class StaffScreen(FloatLayout):
    """``verbs`` is the staff's presenter. Every touch on it is its own, and none goes through."""

    m = ObjectProperty(Metrics(), rebind=True)
    verbs = ObjectProperty(None)
    title = StringProperty("")
    note = StringProperty("")
    is_refusal = BooleanProperty(defaultvalue=False)
    shown = StringProperty("")
    has_back = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        load_kv_of(type(self))
        super().__init__(**kwargs)
        self._page = ""
        # It shows either of the two; kv keeps a widget only as long as it stands somewhere.
        self._keypad, self._list = self.ids.keypad.__self__, self.ids.list.__self__
        self.ids.body.clear_widgets()
        for digit in _DIGITS:
            self._add_digit(digit, index=2)
        self._add_digit("0", index=1)  # Kivy counts from the last: erase, 0, done

    def show(self, view: StaffView) -> None:
        """Draw a view, whole."""
        self.title, self.note, self.is_refusal = view.title, view.note, view.is_refusal
        self.has_back = view.back is not None
        self.ids.back.show(view.back or ButtonView("", enabled=False))
        self._show_keypad(view.keypad)
        tabs = (*view.tabs, StaffTab(_CLOSE, view.close.text, chosen=False))
        fill_with(self.ids.tabs, tabs, make=self._new_tab, show=_show_tab)
        fill_with(self.ids.bands, view.bands, make=self._new_band, show=_show_band)
        if view.page != self._page:
            self._page = view.page
            self.ids.scroller.to_top()

    def forget(self) -> None:
        """Nothing of the evening stays in the memory of a glass in the street."""
        self.title = self.note = self.shown = ""
        fill_with(self.ids.bands, (), make=self._new_band, show=_show_band)
        for band in self.ids.bands.__dict__.get("spare_widgets", ()):
            band.forget()

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing under it is reached."""
        self.verbs.touched()
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """As above."""
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """As above."""
        super().on_touch_up(touch)
        return True

    def _show_keypad(self, view: KeypadView | None) -> None:
        part = self._list if view is None else self._keypad
        if part.parent is None:
            self.ids.body.clear_widgets()
            self.ids.body.add_widget(part)
        if view is None:
            return
        self.shown = view.shown
        self.ids.done.show(view.done)
        self.ids.erase.show(view.erase)
        for each in self.ids.digits.children:
            if isinstance(each, DigitButton):
                each.enabled = view.enabled

    def _add_digit(self, digit: str, *, index: int) -> None:
        button = DigitButton(m=self.m, text=digit, size_hint_y=1)
        self.fbind("m", button.setter("m"))
        button.bind(on_release=lambda touched: self.verbs.type_digit(touched.text))
        self.ids.digits.add_widget(button, index=index)

    def _new_tab(self) -> StaffTabButton:
        tab = StaffTabButton(m=self.m, size_hint_y=1)
        self.fbind("m", tab.setter("m"))
        tab.bind(on_release=self._turn_to)
        return tab

    def _choose(self, key: str) -> None:
        self.verbs.choose(key)

    def _turn_to(self, tab: StaffTabButton) -> None:
        if tab.key == _CLOSE:
            self.verbs.close()
        else:
            self.verbs.show_page(tab.key)

    def _new_band(self) -> StaffBandBox:
        band = StaffBandBox(m=self.m, choose=self._choose)
        self.fbind("m", band.setter("m"))
        return band


def _show_tab(tab: StaffTabButton, view: StaffTab) -> None:
    tab.show_tab(view)


def _show_band(band: StaffBandBox, view: StaffBand) -> None:
    band.show_band(view)

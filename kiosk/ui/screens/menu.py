"""The menu: what there is and what it costs, and the basket at its foot or side."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.presenters.views import MenuView, SectionView
from kiosk.ui.screens.base import GuestScreen, fill_with
from kiosk.ui.widgets.buttons import WordButton


class SectionTab(WordButton):
    """A section of the menu; the chosen one stands on a brass line."""

    section_id = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)


class MenuScreen(GuestScreen):
    """A touch on a card opens the drink, on its + takes it; the brass button goes on."""

    window_name = StringProperty("")
    summary = StringProperty("")
    total = StringProperty("")
    tabs = NumericProperty(0)

    def render(self, view: MenuView) -> None:
        """Draw the view."""
        self.window_name = view.window_name
        self.summary = view.basket.summary
        self.total = view.basket.total
        self.ids.action.show(view.basket.action)
        self.ids.back.show(view.back)
        self.ids.low_back.show(view.back)
        self.tabs = len(view.sections) if len(view.sections) > 1 else 0
        fill_with(
            self.ids.sections,
            view.sections if self.tabs else (),
            make=self._new_tab,
            show=_show_tab,
        )
        self.ids.shelves.show(view.cards)

    def _new_tab(self) -> SectionTab:
        tab = SectionTab(kind="bare", m=self.m)
        self.fbind("m", tab.setter("m"))
        tab.bind(on_release=lambda touched: self.verbs.show_section(touched.section_id))
        return tab


def _show_tab(tab: Any, view: SectionView) -> None:
    tab.section_id = view.section_id
    tab.text = view.name
    tab.chosen = view.chosen

"""The languages, each by its own name, as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.views import LanguageView
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.buttons import WordButton
from kiosk.ui.widgets.words import width_of


class LanguageButton(WordButton):
    """One language."""

    code = StringProperty("")


class LanguageRow(BoxLayout):
    """A row of languages as wide as its words; dispatches ``on_language`` with a code.

    ``others`` leaves out the language spoken now, and shortens names to codes where there are
    more than two, so that a header has room for them.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    others = BooleanProperty(defaultvalue=False)
    kind = StringProperty("quiet")
    __events__ = ("on_language",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._views: tuple[LanguageView, ...] = ()
        self.size_hint = (None, None)
        self.fbind("m", lambda *_: self._arrange())

    def show(self, languages: Sequence[LanguageView]) -> None:
        """Take over the languages."""
        shown = tuple(each for each in languages if not (self.others and each.chosen))
        if shown == self._views:
            return
        self._views = shown
        self.clear_widgets()
        short = self.others and len(shown) > 1
        for each in shown:
            button = LanguageButton(kind=self.kind, font_name=theme.ATKINSON)
            button.code = each.code
            button.text = each.code.upper() if short else each.name
            button.bind(on_release=lambda touched: self.dispatch("on_language", touched.code))
            self.add_widget(button)
        self._arrange()

    def on_language(self, code: str) -> None:
        """A language was touched."""

    def _arrange(self) -> None:
        m = self.m
        self.spacing = m.gap
        self.height = m.touch
        for button in self.children:
            wide = width_of(button.text, button.font_name, m.type.body)
            button.m = m
            button.size_hint_x = None
            button.width = max(m.touch, round(wide) + m.px(56))
        widths = sum(button.width for button in self.children)
        self.width = widths + self.spacing * max(0, len(self.children) - 1)

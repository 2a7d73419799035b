"""The languages, each by its own name, as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.layout import Layout

from kiosk.presenters.views import LanguageView
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.buttons import WordButton
from kiosk.ui.widgets.words import width_of

_BESIDE_WORDS = 44  # units: what a name has at its left and right together


class LanguageButton(WordButton):
    """One language."""

    code = StringProperty("")


class LanguageGrid(Layout):
    """The languages as equal buttons, in as few rows as ``room`` allows, all about as long.

    Its size is its own; dispatches ``on_language`` with a code.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    room = NumericProperty(0)
    __events__ = ("on_language",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._views: tuple[LanguageView, ...] = ()
        self._columns = 1
        self.size_hint = (None, None)
        for name in ("m", "room"):
            self.fbind(name, lambda *_: self._measure())
        self.fbind("pos", self._trigger_layout)

    def show(self, languages: Sequence[LanguageView]) -> None:
        """Take over the languages."""
        if tuple(languages) == self._views:
            return
        self._views = tuple(languages)
        self.clear_widgets()
        for each in languages:
            button = LanguageButton(m=self.m, kind="quiet", font_name=theme.ATKINSON)
            button.code, button.text = each.code, each.name
            button.bind(on_release=lambda touched: self.dispatch("on_language", touched.code))
            self.add_widget(button)
        self._measure()

    def on_language(self, code: str) -> None:
        """A language was touched."""

    def do_layout(self, *_: object) -> None:
        """Fill the rows from the upper left; the last is in the middle."""
        buttons, gap = self.children[::-1], self.m.gap
        wide, high = self._cell()
        for place, button in enumerate(buttons):
            row, column = divmod(place, self._columns)
            in_row = min(self._columns, len(buttons) - row * self._columns)
            left = self.center_x - (in_row * (wide + gap) - gap) / 2
            button.size = wide, high
            button.pos = left + column * (wide + gap), self.top - (row + 1) * (high + gap) + gap

    def _measure(self) -> None:
        """Choose the columns, and be as large as they are."""
        for button in self.children:
            button.m = self.m
        count, gap = max(1, len(self.children)), self.m.gap
        wide, high = self._cell()
        at_most = max(1, min(count, int((self.room + gap) // (wide + gap))))
        rows = -(-count // at_most)
        self._columns = -(-count // rows)
        self.size = self._columns * (wide + gap) - gap, rows * (high + gap) - gap
        self._trigger_layout()

    def _cell(self) -> tuple[int, int]:
        """The size of a button: that of the longest name."""
        m = self.m
        words = [width_of(each.text, each.font_name, m.type.body) for each in self.children]
        return max(m.touch, round(max(words, default=0)) + m.px(_BESIDE_WORDS)), m.touch

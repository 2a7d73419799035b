"""The shelves: cards in a grid, a page at a time where there are more than fit.

Pages instead of scrolling: a scrolling list must wait to learn whether a finger scrolls or
taps, and a wet finger cannot scroll. Eight cards are kept and filled again for each page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.presenters.views import CardView
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.card import DrinkCard

PAGE = 8  # two columns of four standing, four columns of two lying


class Shelves(Widget):
    """Cards of one page; dispatches ``on_open`` and ``on_take`` with a drink's id."""

    m = ObjectProperty(Metrics(), rebind=True)
    page = NumericProperty(0)
    pages = NumericProperty(1)
    __events__ = ("on_open", "on_take")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._views: tuple[CardView, ...] = ()
        self.cards: list[DrinkCard] = []
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)
        self.fbind("page", self._fill)

    def show(self, views: Sequence[CardView]) -> None:
        """Take over the drinks; another section begins at its first page."""
        same = [view.drink_id for view in views] == [view.drink_id for view in self._views]
        self._views = tuple(views)
        self.pages = max(1, -(-len(views) // PAGE))
        if not same or self.page >= self.pages:
            self.page = 0
        self._fill()

    def turn(self, step: int) -> None:
        """Turn so many pages; before the first and after the last there is nothing."""
        self.page = min(max(0, self.page + step), self.pages - 1)

    def on_open(self, drink_id: str) -> None:
        """A card was touched."""

    def on_take(self, drink_id: str) -> None:
        """A card's + was touched."""

    def _fill(self, *_: object) -> None:
        shown = self._views[int(self.page) * PAGE :][:PAGE]
        while len(self.cards) > len(shown):
            self.remove_widget(self.cards.pop())
        while len(self.cards) < len(shown):
            self.cards.append(self._new_card())
        for card, view in zip(self.cards, shown, strict=True):
            card.show_card(view)
        self._arrange_soon()

    def _new_card(self) -> DrinkCard:
        card = DrinkCard(m=self.m, size_hint=(None, None))
        card.bind(on_release=lambda touched: self.dispatch("on_open", touched.drink_id))
        card.bind(on_take=lambda touched: self.dispatch("on_take", touched.drink_id))
        self.add_widget(card)
        return card

    def _arrange(self, *_: object) -> None:
        """Fill the box with equal cards, as if the page were full: a card keeps its size."""
        columns, rows = (2, 4) if self.m.portrait else (4, 2)
        gap = self.m.gap
        wide = (self.width - gap * (columns - 1)) / columns
        high = (self.height - gap * (rows - 1)) / rows
        for place, card in enumerate(self.cards):
            row, column = divmod(place, columns)
            card.m = self.m
            card.size = int(wide), int(high)
            card.pos = (
                round(self.x + column * (wide + gap)),
                round(self.top - (row + 1) * high - row * gap),
            )

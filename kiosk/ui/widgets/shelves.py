"""The shelves: cards in a grid, a page at a time where there are more than fit.

Pages instead of scrolling: a scrolling list must wait to learn whether a finger scrolls or
taps, and a wet finger cannot scroll. The cards of one page are kept and filled again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.presenters.views import CardView
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.card import DrinkCard, least_height
from kiosk.ui.widgets.turner import PageTurner


class Shelves(Widget):
    """Cards of one page; dispatches ``on_open`` and ``on_take`` with a drink's id."""

    m = ObjectProperty(Metrics(), rebind=True)
    page = NumericProperty(0)
    pages = NumericProperty(1)
    __events__ = ("on_open", "on_take")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._views: tuple[CardView, ...] = ()
        self._grid = (2, 4)
        self.cards: list[DrinkCard] = []
        self.turner = PageTurner(size_hint=(None, None))
        self.turner.bind(on_turn=lambda _, step: self.turn(step))
        self.fbind("page", self.turner.setter("page"))
        self.fbind("pages", self.turner.setter("pages"))
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)
        self.fbind("page", self._fill)

    def show(self, views: Sequence[CardView]) -> None:
        """Take over the drinks; another section begins at its first page."""
        same = [view.drink_id for view in views] == [view.drink_id for view in self._views]
        self._views = tuple(views)
        if not same:
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
        """Give the cards of the page their drinks."""
        a_page = self._grid[0] * self._grid[1]
        self.pages = max(1, -(-len(self._views) // a_page))
        self.page = min(self.page, self.pages - 1)
        shown = self._views[int(self.page) * a_page :][:a_page]
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
        if self._fitting_grid() != self._grid:
            self._grid = self._fitting_grid()
            self._fill()
        foot = self._arrange_turner()
        columns, rows = self._grid
        gap = self.m.gap
        wide = (self.width - gap * (columns - 1)) / columns
        high = (self.height - foot - gap * (rows - 1)) / rows
        for place, card in enumerate(self.cards):
            row, column = divmod(place, columns)
            card.m = self.m
            card.size = int(wide), int(high)
            card.pos = (
                round(self.x + column * (wide + gap)),
                round(self.top - (row + 1) * high - row * gap),
            )

    def _arrange_turner(self) -> float:
        """Put the turner under the cards if there are pages; says how much height that takes."""
        if self.pages < 2:
            self.remove_widget(self.turner)
            return 0.0
        if self.turner.parent is None:
            self.add_widget(self.turner)
        self.turner.m = self.m
        self.turner.height = self.m.touch
        self.turner.pos = round(self.center_x - self.turner.width / 2), round(self.y)
        return float(self.m.touch + self.m.gap)

    def _fitting_grid(self) -> tuple[int, int]:
        """Columns, and as many rows as leave each card the height it needs."""
        columns = 2 if self.m.portrait else 4
        rows = self._rows(self.height)
        if columns * rows < len(self._views):
            rows = self._rows(self.height - self.m.touch - self.m.gap)
        return columns, rows

    def _rows(self, height: float) -> int:
        most = 4 if self.m.portrait else 2
        least = least_height(self.m, standing=not self.m.portrait)
        return min(most, max(1, int((height + self.m.gap) // (least + self.m.gap))))

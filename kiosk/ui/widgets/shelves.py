"""The shelves: cards in a grid that a finger drags, or two arrows move by a page.

However many drinks there are, only as many cards exist as are seen, and one row more while a
finger drags: a row that leaves at one edge comes in at the other with other drinks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.presenters.views import CardView
from kiosk.ui.metrics import Metrics
from kiosk.ui.widgets.arrows import Arrows
from kiosk.ui.widgets.captions import may_speak_up, words_on
from kiosk.ui.widgets.card import DrinkCard, left_for_words
from kiosk.ui.widgets.shelving import most_height, shelving
from kiosk.ui.widgets.sliding import Sliding

_TO = "\N{EN DASH}"


class Shelves(Widget):
    """Cards of the rows that are seen; dispatches ``on_open`` and ``on_take`` with a drink's id."""

    m = ObjectProperty(Metrics(), rebind=True)
    first = NumericProperty(0)
    __events__ = ("on_open", "on_take")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._views: tuple[CardView, ...] = ()
        self._grid = (2, 4)
        self._card_size = (1.0, 1.0)
        self._rows_of: dict[int, list[DrinkCard]] = {}
        self._spare: list[DrinkCard] = []
        self.window = Sliding(size_hint=(None, None))
        self.arrows = Arrows(size_hint=(None, None))
        self.arrows.bind(on_turn=lambda _, step: self.turn(step))
        self.add_widget(self.window)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)
        self.window.fbind("offset", self._slid)
        self.window.bind(on_left_alone=lambda _: self._settle())

    @property
    def cards(self) -> list[DrinkCard]:
        """The cards that are seen, in reading order."""
        return [card for row in sorted(self._rows_of) for card in self._rows_of[row]]

    def show(self, views: Sequence[CardView]) -> None:
        """Take over the drinks; another section begins at its top."""
        same = [view.drink_id for view in views] == [view.drink_id for view in self._views]
        self._views = tuple(views)
        if same:
            for row in self._rows_of:
                self._fill_row(row)
            return
        self.window.go_to(0)
        self._empty()
        self._arrange_soon()

    def turn(self, step: int) -> None:
        """Go so many pages on; before the first and after the last there is nothing."""
        row = round(self.window.offset / self._pitch)
        self.window.go_to((row + step * self._grid[1]) * self._pitch)

    def to_top(self) -> None:
        """Begin at the first drink: another guest has come."""
        self.window.go_to(0)

    def on_open(self, drink_id: str) -> None:
        """A card was touched."""

    def on_take(self, drink_id: str) -> None:
        """A card's + was touched."""

    @property
    def _pitch(self) -> float:
        """From one row to the next, in pixels."""
        return self._card_size[1] + self.m.gap

    @property
    def _rows(self) -> int:
        return -(-len(self._views) // self._grid[0])

    def _settle(self) -> None:
        """The finger is gone: whole rows, so that every + is whole."""
        rest = round(self.window.offset / self._pitch) * self._pitch
        if abs(rest - self.window.offset) > 0.5:
            self.window.go_to(rest, gently=True)

    def _slid(self, *_: object) -> None:
        """Have cards for the rows that are seen, and no others."""
        first = int(self.window.offset // self._pitch)
        last = int(-(-(self.window.offset + self.window.height) // self._pitch))
        seen = range(first, min(last, self._rows))
        for row in [each for each in self._rows_of if each not in seen]:
            self._spare.extend(self._rows_of.pop(row))
        for row in seen:
            if row not in self._rows_of:
                self._rows_of[row] = [self._card() for _ in self._views_of(row)]
                self._fill_row(row)
                self._place_row(row)
        for card in self._spare:
            if card.parent is not None:
                self.window.remove_widget(card)
        self._tell()

    def _card(self) -> DrinkCard:
        """One that is not needed elsewhere, or a new one."""
        card = self._spare.pop() if self._spare else self._new_card()
        if card.parent is None:
            self.window.add_widget(card)
        return card

    def _new_card(self) -> DrinkCard:
        card = DrinkCard(m=self.m, size_hint=(None, None))
        card.bind(on_release=lambda touched: self.dispatch("on_open", touched.drink_id))
        card.bind(on_take=lambda touched: self.dispatch("on_take", touched.drink_id))
        return card

    def _views_of(self, row: int) -> tuple[CardView, ...]:
        columns = self._grid[0]
        return self._views[row * columns :][:columns]

    def _fill_row(self, row: int) -> None:
        views = self._views_of(row)
        wide, high = self._card_size
        room = left_for_words(self.m, wide, high)
        aloud = not self.m.portrait and may_speak_up(self.m, views, width=wide, height=room)
        words = words_on(self.m, views, width=wide, aloud=aloud)
        for card, view in zip(self._rows_of[row], views, strict=True):
            card.words_high, card.aloud = words, aloud
            card.show_card(view)

    def _place_row(self, row: int) -> None:
        wide, high = self._card_size
        for column, card in enumerate(self._rows_of[row]):
            card.m = self.m
            card.size = int(wide), int(high)
            card.pos = (
                round(self.x + column * (wide + self.m.gap)),
                round(self.top - (row + 1) * high - row * self.m.gap),
            )

    def _empty(self) -> None:
        for row in list(self._rows_of):
            self._spare.extend(self._rows_of.pop(row))

    def _arrange(self, *_: object) -> None:
        """Fill the box with equal cards; few on a large glass leave air under them."""
        row = round(self.window.offset / self._pitch)
        self._grid = self._fitting_grid()
        columns, rows = self._grid
        foot = self._arrange_arrows() if columns * rows < len(self._views) else self._no_arrows()
        gap = self.m.gap
        wide = (self.width - gap * (columns - 1)) / columns
        high = (self.height - foot - gap * (rows - 1)) / rows
        if not foot:
            high = min(high, most_height(self.m, wide))
        self._card_size = max(1.0, wide), max(1.0, high)
        self.window.m = self.m
        self.window.pos = self.x, self.y + foot
        self.window.size = self.width, max(1, self.height - foot)
        self.window.reach = max(0, self._rows - rows) * self._pitch
        self.window.go_to(row * self._pitch)
        self._empty()
        self._slid()

    def _arrange_arrows(self) -> float:
        """Put the arrows under the cards; says how much height that takes."""
        if self.arrows.parent is None:
            self.add_widget(self.arrows)
        self.arrows.m = self.m
        self.arrows.pos = round(self.x), round(self.y)
        self.arrows.size = self.width, self.m.touch
        return float(self.m.touch + self.m.gap)

    def _no_arrows(self) -> float:
        self.remove_widget(self.arrows)
        return 0.0

    def _tell(self) -> None:
        """Which drinks of how many are seen, and whether there are more either way."""
        columns, rows = self._grid
        row = round(self.window.offset / self._pitch)
        last = min(len(self._views), (row + rows) * columns)
        self.first = row * columns
        seen = f"{self.first + 1}{_TO}{last}" if last > self.first + 1 else f"{last}"
        self.arrows.text = f"{seen} / {len(self._views)}"
        self.arrows.above = self.first
        self.arrows.below = len(self._views) - last

    def _fitting_grid(self) -> tuple[int, int]:
        """Columns, and as many rows as leave each card the height it needs."""
        count = len(self._views)
        return shelving(self.m, width=self.width, height=self.height, count=count)

"""The cards beside the printer, and the sheet of what can run out: a touch scans one."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.presenters.wallviews import CardGroup, Tray, TrayPage
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.wall.cardtile import CardTile
from kiosk.ui.wall.scroller import Scroller
from kiosk.ui.widgets import shine
from kiosk.ui.widgets.touch import Touchable
from kiosk.ui.widgets.words import Words

_TAB = 64  # units
_PAD = 14  # units beside the page, where the scroller's bar stands
_AIR = 7  # units between two cards
_HEAD = 40  # units: a group's title
_RULE = 2  # units between two lines of the sheet
_COLUMNS = 2
_SCROLL_MS = 200  # a hand with a mouse is slow to begin to drag


class GroupHead(Widget):
    """A group's title, and the second step of all its cards."""

    m = ObjectProperty(Metrics(), rebind=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self.title = Words(
            color=theme.STONE,
            font_name=theme.ATKINSON_BOLD,
            valign="bottom",
            one_line=True,
            size_hint=(None, None),
        )
        self.hint = Words(
            color=theme.BRASS,
            halign="right",
            valign="bottom",
            one_line=True,
            size_hint=(None, None),
        )
        for part in (self.title, self.hint):
            self.add_widget(part)

    def show_group(self, group: CardGroup) -> None:
        """Take over the words."""
        self.title.text, self.hint.text = group.title, group.hint

    def place(self, left: float, foot: float, *, width: float, height: float) -> None:
        """Stand there."""
        self.pos, self.size = (left, foot), (width, height)
        for words in (self.title, self.hint):
            words.sizes = [self.m.type.small]
            words.pos, words.size = (left, foot), (width, height)


class CardPage(Widget):
    """One page of the tray: groups below each other, their cards in two columns.

    ``loose`` cards lie apart; the lines of a sheet lie close.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    loose = BooleanProperty(defaultvalue=True)
    __events__ = ("on_scan",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self._heads_box, self._tiles_box = Widget(), Widget()
        for box in (self._heads_box, self._tiles_box):
            self.add_widget(box)
        self._groups: tuple[CardGroup, ...] = ()
        self.heads: list[Any] = []
        self.tiles: list[Any] = []
        self._arrange_soon = Clock.create_trigger(self.arrange, -1)
        for name in ("pos", "width", "m"):
            self.fbind(name, self._arrange_soon)

    def on_scan(self, code: str) -> None:
        """A card with a code was touched."""

    def show(self, groups: tuple[CardGroup, ...], held: str) -> None:
        """Lay these out; the one in the hand is lit."""
        if groups != self._groups:
            self._groups = groups
            self.heads = fill_with(
                self._heads_box, groups, make=GroupHead, show=GroupHead.show_group
            )
            cards = [card for group in groups for card in group.cards]
            self.tiles = fill_with(
                self._tiles_box, cards, make=self._new_tile, show=CardTile.show_card
            )
            self._arrange_soon()
        for tile in self.tiles:
            tile.held = bool(held) and tile.card.code == held

    def _new_tile(self) -> CardTile:
        tile = CardTile(loose=self.loose)
        tile.bind(on_release=lambda touched: self.dispatch("on_scan", touched.card.code))
        return tile

    def arrange(self, *_: object) -> None:
        """Place everything from the top; the page becomes as high as it needs."""
        rows = self._rows()
        air, head = self._air, self.m.px(_HEAD)
        heights = [max(tile.height_at(self._wide) for tile in row) for row in rows if row]
        self.height = sum(heights) + air * len(heights) + head * len(self.heads) + air
        top, heads = self.top, iter(self.heads)
        high = iter(heights)
        for row in rows:
            if not row:
                top -= head
                self._place_head(next(heads), top)
                continue
            tall = next(high)
            top -= tall + air
            for column, tile in enumerate(row):
                tile.m = self.m
                tile.size = self._wide, tall
                tile.pos = round(self.x + column * (self._wide + air)), round(top)

    @property
    def _wide(self) -> int:
        return int((self.width - (_COLUMNS - 1) * self._air) / _COLUMNS)

    @property
    def _air(self) -> int:
        return max(1, self.m.px(_AIR if self.loose else _RULE))

    def _rows(self) -> list[list[CardTile]]:
        """The tiles by rows; an empty row stands for a group's head."""
        tiles, rows = iter(self.tiles), list[list[CardTile]]()
        for group in self._groups:
            rows.append([])
            laid = [next(tiles) for _ in group.cards]
            for tile in laid:
                tile.m = self.m
            rows += [laid[at : at + _COLUMNS] for at in range(0, len(laid), _COLUMNS)]
        return rows

    def _place_head(self, head: GroupHead, foot: float) -> None:
        head.m = self.m
        head.place(self.x, foot, width=self.width, height=self.m.px(_HEAD) * 0.94)


class Tab(Touchable):
    """Turns one page of the tray up."""

    chosen = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self.name = Words(font_name=theme.ATKINSON_BOLD, one_line=True, size_hint=(None, None))
        self.add_widget(self.name)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "m", "chosen"):
            self.fbind(name, self._draw_soon)

    def _draw(self, *_: object) -> None:
        self.name.pos, self.name.size = self.pos, self.size
        self.name.sizes = [self.m.type.body, self.m.type.small]
        self.name.color = theme.IVORY if self.chosen else theme.STONE
        self.canvas.before.clear()
        rule = max(1, self.m.px(4))
        dark, light = theme.rgba("#6E5523"), theme.rgba("#D9B566")
        with self.canvas.before:
            Color(1, 1, 1, 1 if self.chosen else 0.25)
            Rectangle(pos=self.pos, size=(self.width, rule), texture=shine.level(dark, light, dark))


class CardTray(Widget):
    """Two pages, of which one lies on top. Dispatches ``on_scan`` and ``on_page``."""

    m = ObjectProperty(Metrics(), rebind=True)
    __events__ = ("on_scan", "on_page")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tray = Tray()
        self.tabs = {page: Tab() for page in TrayPage}
        self.pages = {page: CardPage(loose=page is TrayPage.CARDS) for page in TrayPage}
        self.scroller = Scroller(size_hint=(None, None), scroll_timeout=_SCROLL_MS)
        self.add_widget(self.scroller)
        for each, tab in self.tabs.items():
            tab.bind(on_release=lambda _, page=each: self.dispatch("on_page", page))
            self.add_widget(tab)
        for page in self.pages.values():
            page.bind(on_scan=lambda _, code: self.dispatch("on_scan", code))
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)

    def on_scan(self, code: str) -> None:
        """A card was touched."""

    def on_page(self, page: TrayPage) -> None:
        """A tab was touched."""

    def show(self, tray: Tray) -> None:
        """Take over the cards, and which page lies on top."""
        self._tray = tray
        for page, title in zip(TrayPage, tray.titles, strict=True):
            self.tabs[page].name.text = title
            self.tabs[page].chosen = page is tray.page
        self.pages[TrayPage.CARDS].show(tray.cards, tray.held)
        self.pages[TrayPage.SHEET].show(tray.sheet, tray.held)
        self._turn_up(self.pages[tray.page])
        self._arrange_soon()

    def _turn_up(self, page: CardPage) -> None:
        if page.parent is None:
            self.scroller.clear_widgets()
            self.scroller.add_widget(page)
            self.scroller.scroll_y = 1

    def _arrange(self, *_: object) -> None:
        m, tab = self.m, self.m.px(_TAB)
        half = self.width / len(self.tabs)
        for place, each in enumerate(self.tabs.values()):
            each.m = m
            each.size = half - m.px(_AIR), tab
            each.pos = self.x + place * half, self.top - tab
        self.scroller.m = m
        self.scroller.pos = self.pos
        self.scroller.size = self.width, max(1, self.height - tab - m.px(_AIR))
        for page in self.pages.values():
            page.m = m
            page.width = self.width - m.px(_PAD)
            page.arrange()

"""The other side of the wall, as large as its box: slots, papers, pagers, scanner, cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kivy.factory import Factory
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.wallviews import EMPTY_WALL, TrayPage, WallPrinter, WallView
from kiosk.ui.loader import load_kv, load_kv_of
from kiosk.ui.metrics import Metrics
from kiosk.ui.theme import register_fonts
from kiosk.ui.wall.health import HealthPlate
from kiosk.ui.wall.measure import WallMetrics
from kiosk.ui.wall.pagers import PagerRack
from kiosk.ui.wall.paper import HangingPaper
from kiosk.ui.wall.printer import PrinterColumn
from kiosk.ui.wall.scanner import ScannerField
from kiosk.ui.wall.textures import PaperTextures
from kiosk.ui.wall.tray import CardTray
from kiosk.ui.wall.wood import Wood
from kiosk.ui.widgets.names import KV_NAMES

_OWN_NAMES = (CardTray, HealthPlate, PagerRack, PrinterColumn, ScannerField, Wood)


class WallSource(Protocol):
    """Where the wall's views come from, and who is told what a hand does there."""

    view: WallView
    render: Callable[[WallView], None]

    def scan(self, code: str) -> None:
        """A hand passes a paper or a card under the scanner."""

    def find(self, number: int) -> None:
        """A missing pager turned up: its code is scanned."""

    def turn_to(self, page: TrayPage) -> None:
        """Lay the other page of the tray on top."""


class WallPanel(FloatLayout):
    """Draws a :class:`WallView` and passes touched tickets on. Only on the screen's thread."""

    m = ObjectProperty(Metrics(), rebind=True)
    title = StringProperty("")
    health = StringProperty("")
    knock = StringProperty("")
    has_tray = BooleanProperty(defaultvalue=False)

    def __init__(self, *, source: WallSource, **kwargs: Any) -> None:
        register_fonts()
        for each in _OWN_NAMES:
            Factory.register(each.__name__, cls=each)
        load_kv((*KV_NAMES, *_OWN_NAMES))
        load_kv_of(WallPanel)
        super().__init__(**kwargs)
        self.textures = PaperTextures()
        self._source = source
        self._view = EMPTY_WALL
        self._receipt = self.ids.receipt.__self__  # ids hold weakly, and it may leave the wall
        self.fbind("size", self._measure)
        self._measure()
        source.render = self.render
        self.render(source.view)

    def render(self, view: WallView) -> None:
        """Draw a view, whole: nothing of the one before it stays."""
        before, self._view = self._view, view
        self.title = view.title
        self.health = "\n".join(view.health)
        self.knock = view.knock
        self._show_printers(view.bar, view.receipt)
        self.has_tray = bool(view.tray.cards)
        self.ids.tray.show(view.tray)
        self.ids.pagers.show(view.pagers_title, view.pagers)
        self.ids.scanner.show(view)
        if view.scanned and view.scanned != before.scanned:
            self._light_up(view.scanned)

    def scan(self, column: PrinterColumn, paper: HangingPaper) -> None:
        """A hand holds a paper under the scanner: its first code is read."""
        column.sweep(paper)
        self.ids.scanner.flash()
        self._source.scan(paper.paper.codes[0])

    def scan_card(self, code: str) -> None:
        """A hand holds a card, or the sheet with its finger on a line, under the scanner."""
        self.ids.scanner.flash()
        self._source.scan(code)

    def find(self, number: str) -> None:
        """A hand picks a missing pager up and holds it under the scanner."""
        self.ids.scanner.flash()
        self._source.find(int(number))

    def turn_to(self, page: TrayPage) -> None:
        """A hand turns the tray's page."""
        self._source.turn_to(page)

    def hang_lamps(self) -> None:
        """A lamp over each slot that is there."""
        self.ids.wood.lamps = [column.lamp for column in self.ids.printers.children]

    def _show_printers(self, bar: WallPrinter, receipt: WallPrinter | None) -> None:
        shown = receipt or WallPrinter("")
        self.ids.bar.show(bar, self.textures)
        self._receipt.show(shown, self.textures)
        self.textures.keep_only((*bar.papers, *shown.papers))
        parent, column = self.ids.printers, self._receipt
        if receipt is None and column.parent is not None:
            parent.remove_widget(column)
        elif receipt is not None and column.parent is None:
            parent.add_widget(column)
        self.hang_lamps()

    def _light_up(self, code: str) -> None:
        """The same answer for a paper that somebody else held under the scanner."""
        self.ids.scanner.flash()
        for paper in self.ids.bar.stack.papers:
            if code in paper.paper.codes:
                self.ids.bar.sweep(paper)
                return

    def _measure(self, *_: object) -> None:
        self.m = WallMetrics(width=self.width, height=self.height)

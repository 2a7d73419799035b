"""A slot in the wall and the papers that came out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.presenters.wallviews import WallPaper, WallPrinter
from kiosk.ui import theme
from kiosk.ui.metrics import Metrics
from kiosk.ui.wall.paper import HangingPaper
from kiosk.ui.wall.scanline import ScanLine
from kiosk.ui.wall.scroller import Scroller
from kiosk.ui.wall.textures import PaperTextures
from kiosk.ui.widgets import shine
from kiosk.ui.widgets.words import Words

FEED_S = 0.3  # a paper comes out of its slot; slower would keep the bartender waiting
_IN_THE_SLOT = 44  # of the picture's pixels: its empty margin and toothed edge are still inside
_SCROLL_MS = 200  # a hand with a mouse is slow to begin to drag
_NAME = 46  # units: the line with the slot's name
_SLOT = 40  # units: the brass around the mouth
_MOUTH = 12  # units
_BAR = 12  # units beside the papers, where the scroller's bar stands
_BESIDE = 0.04  # of a picture's width is empty at each side of the paper
_DUSK = 90  # units: how softly papers vanish at the foot


class PaperStack(Widget):
    """Papers below each other, the newest on top, as wide as the stack."""

    fed = NumericProperty(1.0)  # how much of the newest paper is out of the slot, 0 to 1
    __events__ = ("on_scan",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self.papers: list[HangingPaper] = []
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "width", "fed"):
            self.fbind(name, self._arrange_soon)

    def on_scan(self, paper: HangingPaper) -> None:
        """A paper with a code was touched."""

    def show(self, papers: Sequence[WallPaper], textures: PaperTextures) -> None:
        """Hang up these, the newest first; those that hang already stay."""
        hanging = {each.paper.paper_id: each for each in self.papers}
        self.papers = [self._hung(paper, hanging, textures) for paper in papers]
        for gone in hanging.values():
            self.remove_widget(gone)
            gone.texture = None  # now, not when Python finds the widget unused
        for place, paper in enumerate(self.papers):
            paper.newest = place == 0
        self._arrange()

    def _hung(
        self, paper: WallPaper, hanging: dict[int, HangingPaper], textures: PaperTextures
    ) -> HangingPaper:
        if (known := hanging.pop(paper.paper_id, None)) is not None:
            return known
        new = HangingPaper()
        new.show_paper(paper, textures.of(paper))
        new.bind(on_release=lambda touched: self.dispatch("on_scan", touched))
        self.add_widget(new)
        return new

    def _arrange(self, *_: object) -> None:
        for paper in self.papers:
            paper.fit_width(self.width)
        if not self.papers:
            self.height = 0
            return
        newest = self.papers[0]
        hidden = round(newest.scale * _IN_THE_SLOT + (newest.height * (1 - self.fed)))
        self.height = sum(paper.height for paper in self.papers) - hidden
        top = self.top + hidden
        for paper in self.papers:
            paper.pos = self.x, top - paper.height
            top -= paper.height


class PrinterColumn(Widget):
    """The slot with its name, and the papers; dispatches ``on_scan``."""

    m = ObjectProperty(Metrics(), rebind=True)
    title = StringProperty("")
    lamp = ListProperty([0, 0, 0])  # its pool of light on the wood: x, y, width
    __events__ = ("on_scan",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._known: set[int] | None = None
        self.name = Words(font_name=theme.ATKINSON_BOLD, color=theme.STONE, size_hint=(None, None))
        self.fbind("title", self.name.setter("text"))
        self.stack = PaperStack()
        self.stack.bind(on_scan=lambda _, paper: self.dispatch("on_scan", paper))
        self.scroller = Scroller(size_hint=(None, None), scroll_timeout=_SCROLL_MS)
        self.scroller.add_widget(self.stack)
        self.line = ScanLine()
        for part in (self.name, self.scroller, self.line):
            self.add_widget(part)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "m"):
            self.fbind(name, self._arrange_soon)
        self.scroller.fbind("do_scroll_y", self._arrange_soon)

    def on_scan(self, paper: HangingPaper) -> None:
        """A paper with a code was touched."""

    def show(self, printer: WallPrinter, textures: PaperTextures) -> None:
        """Take over a printer; a paper that is new is fed out of the slot."""
        self.title = printer.title
        before, self._known = self._known, {paper.paper_id for paper in printer.papers}
        self.stack.show(printer.papers, textures)
        if before is not None and printer.papers and printer.papers[0].paper_id not in before:
            self._feed()

    def sweep(self, paper: HangingPaper) -> None:
        """The red line passes over what is seen of a paper."""
        low = self.to_widget(*paper.to_window(*paper.pos))[1]
        foot, head = max(low, self.scroller.y), min(low + paper.height, self.scroller.top)
        if head <= foot:
            return
        beside = self.width * _BESIDE
        self.line.pos, self.line.size = (
            (self.x + beside, foot),
            (self.width - 2 * beside, head - foot),
        )
        self.line.run()

    def _feed(self) -> None:
        Animation.cancel_all(self.stack, "fed")
        self.stack.fed = 0.0
        self.scroller.scroll_y = 1
        Animation(fed=1.0, duration=FEED_S, transition="out_quad").start(self.stack)

    def _arrange(self, *_: object) -> None:
        m = self.m
        self.name.sizes = [m.type.body, m.type.small]
        self.name.size = self.width, m.px(_NAME)
        self.name.pos = self.x, self.top - self.name.height
        slot = self.name.y - m.px(_SLOT)
        mouth = slot + m.px(_SLOT) / 2
        self.scroller.m = self.line.m = m
        self.stack.width = self.width
        self.scroller.size = self.width + m.px(_BAR), max(1, round(mouth - self.y))
        self.scroller.pos = self.x, self.y
        self.lamp = [self.center_x, mouth, self.width * 1.7]
        self._draw(slot, mouth)

    def _draw(self, slot: float, mouth: float) -> None:
        self.canvas.before.clear()
        self.canvas.after.clear()
        with self.canvas.before:
            self._brass(slot, mouth)
        with self.canvas.after:
            self._shade(self.scroller.top + 1)

    def _brass(self, slot: float, mouth: float) -> None:
        high, rim = self.m.px(_SLOT), max(1, self.m.px(3))
        dark, light = theme.rgba("#6E5523"), theme.rgba("#E2BF6E")
        Color(0, 0, 0, 0.5)
        Rectangle(pos=(self.x, slot - rim * 2), size=(self.width, high))
        Color(1, 1, 1, 1)
        Rectangle(
            pos=(self.x, slot),
            size=(self.width, high),
            texture=shine.level(dark, light, dark, light, dark),
        )
        Rectangle(
            pos=(self.x + rim, slot + rim),
            size=(self.width - 2 * rim, high - 2 * rim),
            texture=shine.upright(theme.rgba("#3B2D14"), theme.rgba("#A5823C")),
        )
        lip = self.m.px(_MOUTH)
        Color(*theme.rgba("#050302"))
        Rectangle(pos=(self.x + high / 3, mouth - lip / 2), size=(self.width - high * 2 / 3, lip))

    def _shade(self, mouth: float) -> None:
        """The slot's shadow on the paper, and the dusk at the foot of the column."""
        high = self.m.px(40)
        black = theme.rgba("#050302")
        Color(1, 1, 1, 1)
        inset = self.m.px(_SLOT) / 3
        Rectangle(
            pos=(self.x + inset, mouth - high),
            size=(self.width - 2 * inset, high),
            texture=shine.upright(theme.faded(black, 0), theme.faded(black, 0.55)),
        )
        if self.scroller.do_scroll_y:
            inset = self.width * _BESIDE
            Rectangle(
                pos=(self.x + inset, self.y),
                size=(self.width - 2 * inset, self.m.px(_DUSK)),
                texture=shine.upright(theme.faded(black, 0.75), theme.faded(black, 0)),
            )

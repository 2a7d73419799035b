"""The guest's side of the glass: picks the screen for a view and keeps stray touches away.

Works inside any rectangle. Screens are built once, when they are first needed or when
``build_next`` is called in a quiet moment, and kept.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.presenters.verbs import GuestVerbs
from kiosk.presenters.views import (
    AttractView,
    BasketView,
    ClosedView,
    DrinkView,
    FrameView,
    MenuView,
    NumberView,
    PanelView,
    View,
)
from kiosk.ui import look
from kiosk.ui.bridge import WrongThread
from kiosk.ui.loader import load_kv
from kiosk.ui.metrics import Metrics
from kiosk.ui.palette import HOUSE, Palette
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.base import GuestScreen
from kiosk.ui.screens.basket import BasketScreen
from kiosk.ui.screens.closed import ClosedScreen
from kiosk.ui.screens.drink import DrinkScreen
from kiosk.ui.screens.menu import MenuScreen
from kiosk.ui.screens.number import NumberScreen
from kiosk.ui.theme import register_fonts
from kiosk.ui.widgets.countdown import Countdown
from kiosk.ui.widgets.names import KV_NAMES
from kiosk.ui.widgets.panel import Panel
from kiosk.ui.widgets.tools import ToolBar

SETTLE_S = 0.25  # nobody reads a new screen faster; a second tap of a double tap comes sooner
FORGET_S = 5.0  # a finger whose lifting was never reported must not lock the glass for ever

_NO_FINGERS = frozenset({"right", "middle", "mouse4", "mouse5"})  # of a mouse plugged in

_SCREENS: dict[type, type[GuestScreen]] = {
    AttractView: AttractScreen,
    MenuView: MenuScreen,
    DrinkView: DrinkScreen,
    BasketView: BasketScreen,
    NumberView: NumberScreen,
    ClosedView: ClosedScreen,
}


class Stage(FloatLayout):
    """All the guest's screens in one rectangle, ``width_mm`` millimetres wide.

    One finger at a time: while one is on the glass others are ignored (a badly set up panel
    reports each finger twice), and so are touches in the first moments of a new screen (the
    second half of a double tap was not meant for it).
    """

    m = ObjectProperty(Metrics(), rebind=True)
    width_mm = NumericProperty(187.0)
    virtual = StringProperty("")
    remark = StringProperty("")

    def __init__(
        self, *, verbs: GuestVerbs, width_mm: float, palette: Palette = HOUSE, **kwargs: Any
    ) -> None:
        register_fonts()
        self._look = look.begin(palette)
        load_kv(KV_NAMES)
        super().__init__(**kwargs)
        self.width_mm = width_mm
        self._verbs = verbs
        self._thread = threading.get_ident()
        self._built: dict[type, GuestScreen] = {}
        self._countdown: Countdown | None = None
        self._panel: Panel | None = None
        self._finger: tuple[Any, float] | None = None
        self._quiet_until = 0.0
        self.screen: GuestScreen | None = None
        self.tools = ToolBar(size_hint=(None, None))
        self.tools.bind(on_tool=lambda _, panel: verbs.open_panel(panel))
        self.add_widget(self.tools)
        self._room: tuple[float, float, float, float] = (0, 0, 1, 1)  # what the tools leave
        self._screen_m = Metrics()
        for name in ("pos", "size", "width_mm", "virtual"):
            self.fbind(name, self._measure)
        self._measure()

    def show(self, view: View) -> None:
        """Put a view on the glass. Only on the screen's thread (WrongThread otherwise)."""
        if threading.get_ident() != self._thread:
            raise WrongThread("a view is shown on the screen's thread")
        screen = self._screen_for(type(view))
        screen.render(view)
        if screen is not self.screen:
            self._change_to(screen)
        self._show_frame(view.frame)

    @property
    def cover(self) -> Any:
        """What lies over the screen and takes every touch, or None."""
        for over in (self._countdown, self._panel):
            if over is not None and over.parent is not None:
                return over
        return None

    def build_next(self) -> bool:
        """Build one more screen ahead of its first use; false once all are built."""
        for kind in _SCREENS:
            if kind not in self._built:
                self._screen_for(kind)
                return True
        return False

    def on_touch_down(self, touch: Any) -> bool:
        """Let one finger through; tell the presenter that somebody is here."""
        if not self.collide_point(*touch.pos):
            return False
        if "button" in touch.profile and touch.button in _NO_FINGERS:
            return True
        now = Clock.get_time()
        if self._finger is not None and now - self._finger[1] < FORGET_S:
            return True
        self._verbs.touched()
        if now < self._quiet_until:
            return True
        self._finger = (touch, now)
        super().on_touch_down(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Forget the finger that left."""
        if self._finger is not None and self._finger[0] is touch:
            self._finger = None
        return bool(super().on_touch_up(touch))

    def _screen_for(self, kind: type) -> GuestScreen:
        if kind not in self._built:
            self._built[kind] = _SCREENS[kind](m=self._screen_m, verbs=self._verbs)
        return self._built[kind]

    def _change_to(self, screen: GuestScreen) -> None:
        """Swap at once: a transition would swallow touches and draw two screens."""
        before, self.screen = self.screen, screen
        if before is not None:
            before.left()
            self.remove_widget(before)
        self._place_screen(screen)
        self.add_widget(screen, index=len(self.children))  # under whatever lies over it
        screen.entered()
        if before is not None:
            self._settle()

    def _settle(self) -> None:
        """What was under the finger a moment ago is gone: the next touch is not meant for this."""
        self._quiet_until = Clock.get_time() + SETTLE_S

    def _show_frame(self, frame: FrameView) -> None:
        self.virtual = frame.virtual
        self.remark = frame.remark
        self._look.use(high_contrast=frame.reading.high_contrast)
        self.tools.show(frame.tools)
        self._show_panel(frame.panel)
        if frame.countdown is None:
            self._end_countdown()
            return
        if self._countdown is None:
            self._countdown = Countdown(m=self.m)
            self._countdown.bind(on_stay=lambda _: self._verbs.stay())
        self._countdown.show(frame.countdown)
        if self._countdown.parent is None:
            self._place(self._countdown)
            self.add_widget(self._countdown)

    def _show_panel(self, view: PanelView | None) -> None:
        if view is None:
            if self._panel is not None and self._panel.parent is not None:
                self.remove_widget(self._panel)
                self._settle()
            return
        if self._panel is None:
            self._panel = self._new_panel()
        self._panel.show(view)
        if self._panel.parent is None:
            self._place(self._panel)
            self.add_widget(self._panel)
            self._settle()

    def _new_panel(self) -> Panel:
        panel = Panel(m=self.m)
        panel.bind(
            on_choice=lambda _, group, choice: self._verbs.choose_in_panel(group, choice),
            on_action=lambda _: self._verbs.act_in_panel(),
            on_close=lambda _: self._verbs.close_panel(),
        )
        return panel

    def _end_countdown(self) -> None:
        if self._countdown is not None and self._countdown.parent is not None:
            self.remove_widget(self._countdown)

    def _measure(self, *_: object) -> None:
        self.m = m = Metrics(width=self.width, height=self.height, width_mm=self.width_mm)
        mark = m.px(40) if self.virtual else 0  # what is only virtual is said below
        side, foot = (0, m.touch + m.gap) if m.portrait else (self._rail_width(), 0)
        self._room = (
            side,
            foot + mark,
            max(1, self.width - side),
            max(1, self.height - foot - mark),
        )
        _, _, width, height = self._room
        self._screen_m = replace(
            m, width=width, height=height, width_mm=self.width_mm * width / max(1, self.width)
        )
        self.tools.m = m
        self.tools.size = (self.width, foot) if m.portrait else (side, self.height - mark)
        self.tools.pos = self.x, self.y + mark
        for screen in self._built.values():
            screen.m = self._screen_m
        if self.screen is not None:
            self._place_screen(self.screen)
        for over in (self._countdown, self._panel):
            if over is not None:
                over.m = self.m

    def _rail_width(self) -> int:
        return max(self.m.touch, self.m.px(180)) + self.m.gap

    def _place_screen(self, screen: GuestScreen) -> None:
        """Fill what the tools leave."""
        x, y, width, height = self._room
        screen.size_hint = (None, None)
        screen.pos = self.x + x, self.y + y
        screen.size = width, height

    def _place(self, widget: Any) -> None:
        """Fill the stage now, not a frame later."""
        widget.size_hint = (1, 1)
        widget.pos, widget.size = self.pos, self.size

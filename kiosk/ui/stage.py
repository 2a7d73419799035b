"""The guest's side of the glass: picks the screen for a view and keeps stray touches away.

Works inside any rectangle. Screens are built once, when they are first needed or when
``build_next`` is called in a quiet moment, and kept.
"""

from __future__ import annotations

import threading
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
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
    View,
)
from kiosk.presenters.visit import Reading
from kiosk.ui import look
from kiosk.ui.above import above
from kiosk.ui.artwork import HOUSE_THEME, Theme
from kiosk.ui.bridge import WrongThread
from kiosk.ui.covers import Covers
from kiosk.ui.flood import Flood
from kiosk.ui.gate import Gate
from kiosk.ui.lettering import forget, speak
from kiosk.ui.loader import load_kv
from kiosk.ui.metrics import Metrics
from kiosk.ui.plan import Box, plan_of
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.base import GuestScreen
from kiosk.ui.screens.basket import BasketScreen
from kiosk.ui.screens.closed import ClosedScreen
from kiosk.ui.screens.drink import DrinkScreen
from kiosk.ui.screens.menu import MenuScreen
from kiosk.ui.screens.number import NumberScreen
from kiosk.ui.theme import choose_faces, register_fonts
from kiosk.ui.widgets.companion import Companion
from kiosk.ui.widgets.crown import Crown
from kiosk.ui.widgets.names import KV_NAMES
from kiosk.ui.widgets.tools import ToolBar

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

    Touches pass its ``gate`` before they reach anything. ``flood`` tells rain from hands.
    Without ``has_ground`` it shows the window's own ground, which costs nothing to draw.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    width_mm = NumericProperty(187.0)
    virtual = StringProperty("")
    remark = StringProperty("")
    aside = NumericProperty(0)
    has_ground = BooleanProperty(defaultvalue=True)
    under = NumericProperty(0)

    def __init__(
        self,
        *,
        verbs: GuestVerbs,
        width_mm: float,
        theme: Theme = HOUSE_THEME,
        flood: Flood | None = None,
        **kwargs: Any,
    ) -> None:
        _dress(theme)
        self._look = look.begin(theme)
        load_kv(KV_NAMES)
        super().__init__(**kwargs)
        self.width_mm = width_mm
        self._verbs = verbs
        self._thread = threading.get_ident()
        self._built: dict[type, GuestScreen] = {}
        self.gate = Gate(self, verbs=verbs, flood=flood or Flood())
        self._covers = Covers(self, verbs=verbs, changed=self.gate.settle)
        self.screen: GuestScreen | None = None
        self._resting: GuestScreen | None = None
        self.tools = ToolBar(size_hint=(None, None))
        self.tools.bind(on_tool=lambda _, panel: verbs.open_panel(panel))
        self.add_widget(self.tools)
        self.crown = Crown()
        self.crown.bind(aside=self.setter("aside"), under=self.setter("under"))
        self.add_widget(self.crown)
        self._companion: Companion | None = None
        self._reading = Reading()
        self._guest = 0
        for name in ("pos", "size", "width_mm", "virtual", "remark", "under"):
            self.fbind(name, self._measure)
        for said in (self.ids.virtual, self.ids.remark):
            said.fbind("height", self._measure)
        self._measure()

    def show(self, view: View) -> None:
        """Put a view on the glass. Only on the screen's thread (WrongThread otherwise)."""
        if threading.get_ident() != self._thread:
            raise WrongThread("a view is shown on the screen's thread")
        self._welcome(view.frame.guest)
        speak(view.frame.language)
        self._read_as(view.frame.reading)
        screen = self._screen_for(type(view))
        screen.render(view)
        if screen is not self.screen:
            self._change_to(screen)
        self._show_above(view, screen)
        self._show_frame(view.frame)

    @property
    def cover(self) -> Any:
        """What lies over the screen and takes every touch, or None."""
        return self._covers.top

    def build_next(self) -> bool:
        """Build one more screen ahead of its first use; false once all are built."""
        for kind in _SCREENS:
            if kind not in self._built:
                self._screen_for(kind)
                return True
        return False

    def on_touch_down(self, touch: Any) -> bool:
        """Let a finger through; nothing behind the stage is touched."""
        if not self.collide_point(*touch.pos):
            return False
        self.gate.down(touch, super().on_touch_down)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Forget the finger that left."""
        self.gate.up(touch)
        return bool(super().on_touch_up(touch))

    def on_touch_move(self, touch: Any) -> bool:
        """Note that the finger is there."""
        self.gate.moved(touch)
        return bool(super().on_touch_move(touch))

    def _welcome(self, guest: int) -> None:
        """To another guest the glass is as if nobody had been there."""
        if guest == self._guest:
            return
        self._guest = guest
        self.gate.let_go()
        for screen in self._built.values():
            screen.begin_anew()

    def _read_as(self, reading: Reading) -> None:
        """Let this guest read and reach the screen her own way."""
        if reading != self._reading:
            self._reading = reading
            self._look.use(high_contrast=reading.high_contrast)
            self._measure()

    def _screen_for(self, kind: type) -> GuestScreen:
        if kind not in self._built:
            made = _SCREENS[kind]
            self._built[kind] = made(m=self._metrics_of(made), verbs=self._verbs)
        return self._built[kind]

    def _change_to(self, screen: GuestScreen) -> None:
        """Swap at once: two screens on the glass would cost twice, and swallow touches."""
        before, self.screen = self.screen, screen
        if before is not None:
            before.left()
            self.remove_widget(before)
        self._place_screen(screen)
        self.add_widget(screen, index=len(self.children))  # under whatever lies over it
        screen.entered()
        if before is not None:
            screen.rising.begin()
            self.gate.settle()

    def _show_frame(self, frame: FrameView) -> None:
        self.virtual = frame.virtual
        self.remark = "\n".join(each for each in (frame.remark, frame.notice) if each)
        self.crown.beside = bool(self.remark)
        self.crown.show(frame, has_board=isinstance(self.screen, (AttractScreen, ClosedScreen)))
        self.tools.show(frame.tools)
        self._covers.show(frame)
        self.gate.show(frame)
        self._rest(dark=frame.dark is not None)

    def _rest(self, *, dark: bool) -> None:
        """Under a dark glass nothing moves."""
        resting = self.screen if dark else None
        if resting is self._resting:
            return
        if self._resting is self.screen and self.screen is not None:
            self.screen.entered()
        if resting is not None:
            resting.left()
        self._resting = resting

    def _measure(self, *_: object) -> None:
        """Place everything, as large as it should be, for this glass and this guest."""
        self.plan = plan = plan_of(
            Box(self.x, self.y, self.width, self.height),
            width_mm=self.width_mm,
            reading=self._reading,
            head=self._head(),
            foot=self.ids.virtual.height if self.virtual else 0,
        )
        self.m = plan.whole
        self.tools.m = plan.in_reach
        _put(self.tools, plan.tools)
        self.crown.m = plan.whole
        _put(self.crown, Box(self.x, self.y, self.width, self.height))
        for screen in self._built.values():
            screen.m = self._metrics_of(type(screen))
        if self.screen is not None:
            self._place_screen(self.screen)
        self._covers.measure(plan.in_reach)
        self.gate.measure(plan.whole, Box(self.x, self.y, self.width, self.height))
        if self._companion is not None:
            self._companion.m = plan.whole
            _put(self._companion, plan.above)

    def _head(self) -> float:
        """What a remark needs beyond the air that every screen has at its upper edge."""
        said = self.ids.remark.height + self.m.step(1) if self.remark else 0
        return float(max(0, said + self.under - self.m.step(7)))

    def _metrics_of(self, kind: type[GuestScreen]) -> Metrics:
        return self.plan.in_tall if self._stands_low(kind) else self.plan.in_screen

    def _stands_low(self, kind: type[GuestScreen]) -> bool:
        return kind.stands_low if self.plan.whole.portrait else kind.stands_low_lying

    def _place_screen(self, screen: GuestScreen) -> None:
        """Fill what the tools leave, or the part of it that is within reach."""
        _put(screen, self.plan.tall if self._stands_low(type(screen)) else self.plan.screen)

    def _show_above(self, view: View, screen: GuestScreen) -> None:
        """What is read while the hands stay low."""
        shown = above(view) if self.plan.is_low and not self._stands_low(type(screen)) else None
        if shown is None:
            if self._companion is not None:
                self.remove_widget(self._companion)
            return
        if self._companion is None:
            self._companion = Companion(m=self.plan.whole)
            _put(self._companion, self.plan.above)
        self._companion.show(shown)
        if self._companion.parent is None:
            self.add_widget(self._companion, index=len(self.children))


def _put(widget: Any, box: Box) -> None:
    """Place a widget now, not a frame later."""
    widget.size_hint = (None, None)
    widget.pos, widget.size = (box.x, box.y), (box.width, box.height)


def _dress(theme: Theme) -> None:
    """Make the theme's type known; what was set in another's is forgotten."""
    if choose_faces(theme.faces):
        forget()
    register_fonts()

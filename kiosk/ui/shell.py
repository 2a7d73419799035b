"""The window and what is in it. Importing this opens the window: only ``app`` does."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import look
from kiosk.ui.bridge import Bridge
from kiosk.ui.drinks.album import Album
from kiosk.ui.drinks.prints import prints
from kiosk.ui.environment import ScreenSettings
from kiosk.ui.loop import Loop, wait_for
from kiosk.ui.sdl import loaded_sdl
from kiosk.ui.staffside import StaffSide
from kiosk.ui.stage import Stage
from kiosk.ui.thrift import give_back, sweep
from kiosk.ui.touched import TouchedFirst

TICK_S = 0.25  # the presenter's clock; a countdown that is late by more is seen
_LIGHT_EVERY_S = 20.0  # of the light of the hour; the step between two is not seen
_TIDY_AFTER_S = 1.0  # after a drink was painted: the others of its screen are, too, by then
_TIDY_EVERY_S = 20.0  # what guests leave behind; a millisecond or two
_FIRST_SWAPS = 2  # the first brings the picture up, the second proves that it stood
_READ_BACK_EVERY = 10  # frames; SDL's off-screen driver otherwise piles up frames for seconds
_GUEST_SHAPE = 9 / 16  # of the guest's side where both sides share a full screen


class Shell:
    """Everything that lives as long as the window. One at a time, on the screen's thread."""

    def __init__(
        self,
        *,
        settings: ScreenSettings,
        presenter: Any,
        bridge: Bridge,
        wall: Any = None,
        beat: Callable[[], None] = lambda: None,
        album: Album | None = None,
        staff: Callable[[], Any] | None = None,
    ) -> None:
        self._presenter = presenter
        self._bridge = bridge
        self._swaps = 0
        self._light: Any = None
        self._first_frame: Callable[[], None] | None = None
        self._later: list[Callable[[], None]] = []
        Window.set_title(settings.title)
        self.stage = Stage(verbs=presenter, width_mm=settings.width_mm, theme=settings.theme)
        look.now.lively = settings.lively
        self._follow_light(settings.light)
        look.follow(self._paint_window)
        prints.begin(album, painted=Clock.create_trigger(self._tidy, _TIDY_AFTER_S))
        self._paint_window()
        self.root = self._both_sides(settings, wall)
        self._staff_side = None if staff is None else StaffSide(self.stage, staff)
        presenter.render = self._show
        self._show(presenter.view)
        self._tick = Clock.schedule_interval(self._ticked, TICK_S)
        self._thrift = Clock.schedule_interval(lambda _: give_back(), _TIDY_EVERY_S)
        self._sdl = loaded_sdl()
        wait = wait_for(self._sdl, settings.input)
        self._loop = Loop(window=Window, clock=Clock, wait=wait, beat=beat)
        self._loop.begin()
        bridge.attach(Clock.create_trigger(bridge.drain), self._loop.wake)
        Window.bind(on_flip=self._swapping)
        self._touched_first = TouchedFirst(Window)

    def _show(self, view: Any) -> None:
        """The guest's view first: whoever else uses the glass hears of it."""
        self.stage.show(view)
        if self._staff_side is not None:
            self._staff_side.guest_sees(view)

    def _ticked(self, _: float) -> None:
        self._presenter.tick()
        if self._staff_side is not None:
            self._staff_side.tick()

    def after_first_frame(self, call: Callable[[], None]) -> None:
        """Call this once, when the first complete picture stands."""
        self._first_frame = call

    def in_a_quiet_moment(self, call: Callable[[], None]) -> None:
        """Call this once, when the first picture stands and all screens are built."""
        self._later.append(call)

    def leave(self) -> None:
        """Let go of the presenter and of what is drawn; the loop turns on, calls still come."""
        Window.unbind(on_flip=self._swapping)
        self._touched_first.close()
        self._tick.cancel()
        self._thrift.cancel()
        prints.begin(None, painted=_nothing)
        if self._light is not None:
            self._light.cancel()
        self._presenter.render = _nothing

    def close(self) -> None:
        """Let go of the window, the presenter and the bridge."""
        self.leave()
        self._loop.end()
        self._bridge.detach()

    def _follow_light(self, light: Callable[[], float] | None) -> None:
        """Ask now and then how bright the glass should be."""
        if light is None:
            return
        look.now.shine(light())
        self._light = Clock.schedule_interval(lambda _: look.now.shine(light()), _LIGHT_EVERY_S)

    def _tidy(self, _: float) -> None:
        """Nothing is painted any more: keep what was, and give back what it took."""
        prints.keep()
        sweep()
        give_back()

    def _paint_window(self, *_: object) -> None:
        Window.clearcolor = look.now.ground

    def _both_sides(self, settings: ScreenSettings, wall: Any) -> Any:
        """The stage alone, or the stage at the left and the other side of the wall beside it."""
        if wall is None:
            self.stage.has_ground = False  # the window is cleared in the same colour
            return self.stage
        panel = import_module("kiosk.ui.wall.panel").WallPanel(source=wall)
        guest = settings.size[0] if settings.size else Window.height * _GUEST_SHAPE
        sides = BoxLayout()
        self.stage.size_hint_x = guest / Window.width
        panel.size_hint_x = 1 - self.stage.size_hint_x
        sides.add_widget(self.stage)
        sides.add_widget(panel)
        return sides

    def _swapping(self, *_: object) -> None:
        """The window is about to swap."""
        self._swaps += 1
        if self._piles_up and self._swaps % _READ_BACK_EVERY == 0:
            self._read_back()
        if self._first_frame is None:
            return
        if self._swaps < _FIRST_SWAPS:
            self.root.canvas.ask_update()
            return
        Clock.schedule_once(self._stood, 0)

    @property
    def _piles_up(self) -> bool:
        """Nothing is shown, so nothing holds back who draws faster than the pictures are made."""
        return self._sdl is None or not self._sdl.has_touches

    def _read_back(self) -> None:
        """Wait for the pictures; first without the interpreter, which others need meanwhile."""
        if self._sdl is not None:
            self._sdl.finish()
        glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)

    def _stood(self, _: float) -> None:
        """The first picture stands: let the heavy things begin, and build ahead."""
        call, self._first_frame = self._first_frame, None
        if call is not None:
            call()
            Clock.schedule_interval(self._build_ahead, 0)

    def _build_ahead(self, _: float) -> bool:
        """A screen a frame, so that no touch has to wait for its screen to be built."""
        if self.stage.build_next():
            return True
        for call in self._later:
            call()
        return False


def _nothing(*_: object) -> None:
    """Where views go when there is no window any more."""

"""A screen that falls is seen, said, and covered by a picture that cannot fall.

Kivy ends the whole program at the first exception in a touch, a timer or a drawing. In the street
that is a black glass. Here the closed picture takes the window's place, and whoever put the
program together is told, to end everything in order and begin again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui.app import Unattended
from kiosk.ui.shut import ShutPicture

log = logging.getLogger(__name__)

COME_BACK_S = 0.5
_LOGGED_AT_MOST = 3  # further falls of what still runs behind the picture: the first tells it all
_STORM_S = 0.2  # falls closer together than this come from every frame
_STORM_AT_MOST = 100


class ScreenGuard:
    """Kivy's handler of exceptions for one window; ``shut_down`` lets go of what stood in it."""

    def __init__(self, unattended: Unattended, shut_down: Callable[[], None]) -> None:
        self._unattended = unattended
        self._shut_down = shut_down
        self._picture: ShutPicture | None = None
        self._falls = 0
        self._storm = 0
        self._last_at = 0.0
        ExceptionManager.add_handler(self)

    def make_ready(self) -> None:
        """Draw the picture ahead, in a quiet moment while all is well."""
        if self._picture is None or tuple(self._picture.size) != tuple(Window.size):
            self._picture = ShutPicture(self._unattended.lines, Window.size)

    def close(self) -> None:
        """Let go of Kivy."""
        ExceptionManager.remove_handler(self)

    def handle_exception(self, fall: BaseException) -> int:
        """Kivy asks what to do with it. Whoever ends the program may; nothing else can."""
        if not isinstance(fall, Exception):
            return ExceptionManager.RAISE
        self._falls += 1
        if self._falls <= _LOGGED_AT_MOST:
            log.critical("the screen fell", exc_info=fall)
        if self._falls > 1:
            return ExceptionManager.RAISE if self._is_storm() else ExceptionManager.PASS
        try:
            self._cover()
        except Exception:
            # A named border: without even this picture the process must begin again at once.
            log.exception("the closed picture cannot be shown")
            return ExceptionManager.RAISE
        self._unattended.on_fall()
        return ExceptionManager.PASS

    def _cover(self) -> None:
        """Take everything out of the window and put the picture in."""
        for touch in EventLoop.touches:
            del touch.grab_list[:]  # what held a finger must not hear of it any more
        self._shut_down()
        for child in tuple(Window.children):
            Window.remove_widget(child)
        self.make_ready()
        Window.add_widget(self._picture)
        Window.canvas.ask_update()

    def _is_storm(self) -> bool:
        """Every frame falls: even the picture is not drawn any more."""
        now = time.monotonic()
        self._storm = self._storm + 1 if now - self._last_at < _STORM_S else 0
        self._last_at = now
        return self._storm > _STORM_AT_MOST


def close_side_doors() -> None:
    """No key, no window manager and no dropped file does anything; only a signal ends it."""
    Window.bind(on_request_close=_refuse, on_key_down=_refuse, on_keyboard=_refuse)


def stay_in_front() -> None:
    """A full screen asks for all keys, and comes back when a window manager lowers or hides it.

    SDL holds the keyboard (SDL_GRAB_KEYBOARD) only of a window that has it, and a new one may
    not have it before it asks. Holding is not enough: under openbox Alt-Escape lowered the
    window all the same, and it was back within a second and a half.
    """
    Window.grab_mouse()
    Window.raise_window()
    Clock.schedule_interval(_come_back, COME_BACK_S)


def _come_back(_seconds: float) -> None:
    if not Window.focus:
        Window.restore()
        Window.raise_window()


def _refuse(*_arguments: Any, **_named: Any) -> bool:
    return True

"""Four calls into the SDL that Kivy has loaded, made without holding the interpreter.

Kivy's own bindings offer no wait that ends early, and its GL calls keep the interpreter's lock
while a software renderer works, so that a printer's worker would wait for the picture.
"""

from __future__ import annotations

import ctypes
import logging
import re
import threading
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

_LOADED = Path("/proc/self/maps")
_SDL = re.compile(r"(/\S*/libSDL2-2[^/\s]*\.so[^/\s]*)$", re.MULTILINE)

_USER_EVENT = 0x8000  # SDL_events.h: SDL_USEREVENT
_EVENT_BYTES = 128  # larger than SDL_Event is on any machine
_WAKES = frozenset({"x11", "wayland"})
_NO_TOUCHES = frozenset({"offscreen", "dummy"})


class Sdl:
    """The library in this process. All calls are for any thread, except ``finish``."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        library.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
        library.SDL_GL_GetProcAddress.restype = ctypes.c_void_p
        self._event = ctypes.create_string_buffer(_EVENT_BYTES)
        ctypes.c_uint32.from_buffer(self._event).value = _USER_EVENT
        self._finish: Callable[[], object] | None = None

    @property
    def driver(self) -> str:
        """What draws the window: ``x11``, ``wayland``, ``kmsdrm``, ``offscreen`` ..."""
        name = self._library.SDL_GetCurrentVideoDriver()
        return str(name.decode()) if name else ""

    @property
    def has_touches(self) -> bool:
        """Touches can come through it: not where nothing is shown."""
        return self.driver not in _NO_TOUCHES

    @property
    def wakes(self) -> bool:
        """Its wait sleeps until something happens, instead of looking every millisecond."""
        return self.driver in _WAKES

    def wait(self, milliseconds: int) -> None:
        """Until an event is there (it stays there), at most so long. The window's thread only."""
        self._library.SDL_WaitEventTimeout(None, milliseconds)

    def push(self) -> None:
        """Put an event that means nothing into the queue: who waits wakes up."""
        self._library.SDL_PushEvent(self._event)

    def finish(self) -> None:
        """Wait until all that was drawn is drawn. Only on the thread that draws."""
        if self._finish is None:
            address = self._library.SDL_GL_GetProcAddress(b"glFinish")
            self._finish = ctypes.CFUNCTYPE(None)(address) if address else _nothing
        self._finish()


def loaded_sdl() -> Sdl | None:
    """The SDL that Kivy's window runs on; None where it is not SDL, or cannot be found.

    It is looked for among what the process has loaded: a second copy from elsewhere would know
    nothing of the window.
    """
    try:
        found = _SDL.search(_LOADED.read_text())
        return Sdl(ctypes.CDLL(found.group(1))) if found else None
    except (OSError, AttributeError) as error:
        log.info("SDL is not used directly: %s", error)
        return None


class SdlWait:
    """Waits for touches and for :meth:`wake` at once, without looking in between."""

    def __init__(self, sdl: Sdl) -> None:
        self._sdl = sdl
        self._is_woken = False

    def wait(self, seconds: float) -> None:
        """At most so long, rounded up to milliseconds."""
        self._sdl.wait(_milliseconds(seconds))
        self._is_woken = False

    def wake(self) -> None:
        """End the wait, or the next one. For any thread."""
        if not self._is_woken:  # one in the queue is enough
            self._is_woken = True
            self._sdl.push()


class PlainWait:
    """Waits for :meth:`wake`; whoever brings touches has to be asked from time to time."""

    def __init__(self, *, look_every_s: float) -> None:
        self._woken = threading.Event()
        self._look_every_s = look_every_s

    def wait(self, seconds: float) -> None:
        """At most so long."""
        self._woken.wait(min(seconds, self._look_every_s))
        self._woken.clear()

    def wake(self) -> None:
        """End the wait, or the next one. For any thread."""
        self._woken.set()


def _milliseconds(seconds: float) -> int:
    return max(0, -int(-seconds * 1000 // 1))


def _nothing() -> None:
    """There is nothing to wait for."""

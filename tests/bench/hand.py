"""A hand at the display: real touches through the X server's own test extension."""

from __future__ import annotations

import ctypes

_WHICHEVER_SCREEN = -1
_NOW = 0
_FIRST_BUTTON = 1


class Hand:
    """Touches places of a display; for one thread. Close it in the end."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise RuntimeError(f"no display {display}")

    def press(self, x: int, y: int) -> None:
        """Put a finger down there; pixels from the upper left corner."""
        self._test.XTestFakeMotionEvent(self._display, _WHICHEVER_SCREEN, x, y, _NOW)
        self._button(down=True)

    def drag(self, x: int, y: int) -> None:
        """Move it there, on the glass or above it."""
        self._test.XTestFakeMotionEvent(self._display, _WHICHEVER_SCREEN, x, y, _NOW)
        self._x.XFlush(self._display)

    def lift(self) -> None:
        """Take it off."""
        self._button(down=False)

    def close(self) -> None:
        """Leave the display."""
        self._x.XCloseDisplay(self._display)

    def _button(self, *, down: bool) -> None:
        self._test.XTestFakeButtonEvent(self._display, _FIRST_BUTTON, int(down), _NOW)
        self._x.XFlush(self._display)

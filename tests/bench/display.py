"""A display of the bench's own, and a look at it from outside.

Xvfb, if it is installed: what is on it can be read by another program, so a picture counts when
it is there and not when somebody says so.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

SIZE = (540, 960)
LOOK_EVERY_S = 0.002
_ALL_PLANES = ctypes.c_ulong(-1)
_Z_PIXMAP = 2
_BYTES_PER_PIXEL = 4
_COLOURS = 8  # fewer are an empty window
_HAIR = 6  # of 255
_LEARN_EVERY_S = 0.05


@contextmanager
def own_display() -> Iterator[str | None]:
    """The name of a new display, or None where Xvfb is not installed."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-noreset"),
            *("-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"),
        ],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            yield f":{int(pipe.readline())}"
    finally:
        server.terminate()
        server.wait()


class _XImage(ctypes.Structure):
    """The head of Xlib's XImage, as far as it is read here."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")),
        ("data", ctypes.c_void_p),
        *((name, ctypes.c_int) for name in ("byte_order", "unit", "bit_order", "pad")),
        *((name, ctypes.c_int) for name in ("depth", "bytes_per_line", "bits_per_pixel")),
    )


@dataclass(frozen=True)
class Picture:
    """One line of a finished picture: between which bounds each byte stays while it moves."""

    lowest: bytes
    highest: bytes

    def is_seen_in(self, line: bytes) -> bool:
        """Whether every pixel is there, as bright as it ever is or a hair more or less."""
        return all(
            low - _HAIR <= byte <= high + _HAIR
            for low, byte, high in zip(self.lowest, line, self.highest, strict=True)
        )


class Onlooker:
    """Reads one upright line of pixels in the middle of the display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.POINTER(_XImage)
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise RuntimeError(f"no display {display}")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._x.XCloseDisplay(self._display)

    def line(self) -> bytes:
        """The pixels from top to bottom."""
        image = self._x.XGetImage(
            self._display, self._root, SIZE[0] // 2, 0, 1, SIZE[1], _ALL_PLANES, _Z_PIXMAP
        )
        try:
            whole: bytes = ctypes.string_at(
                image.contents.data, image.contents.bytes_per_line * SIZE[1]
            )
        finally:
            self._x.XDestroyImage(image)
        return whole

    def spot(self, x: int, y: int) -> bytes:
        """One pixel, from the upper left corner."""
        image = self._x.XGetImage(self._display, self._root, x, y, 1, 1, _ALL_PLANES, _Z_PIXMAP)
        try:
            pixel: bytes = ctypes.string_at(image.contents.data, _BYTES_PER_PIXEL)
        finally:
            self._x.XDestroyImage(image)
        return pixel

    def wait_for(self, picture: Picture, *, seconds: float) -> float:
        """The monotonic moment at which it was seen. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if picture.is_seen_in(self.line()):
                return time.monotonic()
            time.sleep(LOOK_EVERY_S)
        raise TimeoutError("the picture did not come")

    def learn(self, *, after_s: float, seconds: float) -> Picture:
        """What a program shows from ``after_s`` on, looked at for some seconds."""
        time.sleep(after_s)
        end = time.monotonic() + seconds
        lowest = highest = self.line()
        while time.monotonic() < end:
            line = self.line()
            lowest, highest = bytes(map(min, lowest, line)), bytes(map(max, highest, line))
            time.sleep(_LEARN_EVERY_S)
        if len(set(lowest[::_BYTES_PER_PIXEL])) < _COLOURS:
            raise RuntimeError("there is no picture")
        return Picture(lowest, highest)

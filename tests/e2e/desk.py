"""A display with a window manager on it, real keys and a real mouse: what somebody may try.

Xvfb, openbox (whose own shortcuts close and hide windows) and xdotool.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.display import SIZE, Onlooker, own_display
from tests.cli.command import environment

PROGRAMS = ("Xvfb", "openbox", "xdotool")

_ALL_PLANES = ctypes.c_ulong(-1)
_Z_PIXMAP = 2


def missing() -> list[str]:
    """The programs this needs that are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


class Desk(Onlooker):
    """One display, looked at and touched from outside; positions are parts of it, 0 to 1."""

    def __init__(self, display: str) -> None:
        super().__init__(display)
        self.environment = environment(DISPLAY=display)

    def whole(self) -> bytes:
        """Every pixel."""
        image = self._x.XGetImage(self._display, self._root, 0, 0, *SIZE, _ALL_PLANES, _Z_PIXMAP)
        try:
            pixels: bytes = ctypes.string_at(
                image.contents.data, image.contents.bytes_per_line * SIZE[1]
            )
        finally:
            self._x.XDestroyImage(image)
        return pixels

    def changed(self, before: bytes) -> float:
        """The part of the pixels that is not as before, 0 to 1."""
        after = memoryview(self.whole()).cast("I")
        pairs = zip(memoryview(before).cast("I"), after, strict=True)
        return sum(one != other for one, other in pairs) / len(after)

    def keys(self, *combination: str) -> None:
        """Press these, one after the other."""
        self._do("key", *combination)

    def click(self, x: float, y: float, button: int = 1, *, held_s: float = 0.08) -> None:
        """Press a mouse button here, and lift it."""
        self._do("mousemove", str(round(SIZE[0] * x)), str(round(SIZE[1] * y)))
        self._do("mousedown", str(button), "sleep", str(held_s), "mouseup", str(button))

    def swipe(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag from here to there."""
        self._do("mousemove", *_pixels(*start), "mousedown", "1")
        for part in (0.25, 0.5, 0.75, 1.0):
            x, y = (a + (b - a) * part for a, b in zip(start, end, strict=True))
            self._do("mousemove", *_pixels(x, y))
        self._do("mouseup", "1")

    def wheel(self, modifier: str) -> None:
        """Turn the wheel both ways with a key held."""
        self._do("keydown", modifier, "click", "4", "click", "5", "keyup", modifier)

    def window(self) -> str:
        """The name of the window that has the keys, or nothing."""
        done = self._do("getactivewindow", "getwindowname", checked=False)
        return done.stdout.strip()

    def _do(self, *words: str, checked: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=checked,
            timeout=60,
        )


def _pixels(x: float, y: float) -> tuple[str, str]:
    left, top = (round((side - 1) * part) for side, part in zip(SIZE, (x, y), strict=True))
    return str(left), str(top)


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """A display of its own with a window manager."""
    with own_display() as display:
        assert display is not None
        with (folder / "openbox.txt").open("w") as said, Desk(display) as it:
            manager = subprocess.Popen(
                ["openbox", "--sm-disable"], env=it.environment, stdout=said, stderr=said
            )
            try:
                yield it
            finally:
                manager.terminate()
                manager.wait()


def moment() -> None:
    """Give a program a chance to do what it must not: nothing tells that nothing happens."""
    threading.Event().wait(0.5)

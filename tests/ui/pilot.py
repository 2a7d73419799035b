# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Plays a guest: real touches on a real window, with a clock that stands until told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

FRAME_S = 1 / 60


class Pilot:
    """Shows widgets, touches them, lets time pass, takes pictures.

    ``paints=False``: of a frame that nobody looks at a single pixel is painted, which takes a
    processor a twentieth of the time. A picture is whole in any case.
    """

    def __init__(self, window: Any, *, paints: bool = True) -> None:
        self.window = window
        self.now = 1000.0
        self._paints = paints

    def show(self, widget: Any, *, size: tuple[int, int] | None = None) -> Any:
        """Put a widget on the empty window, filling it or at a size, and draw it."""
        for child in self.window.children[:]:
            self.window.remove_widget(child)
        widget.size_hint = (None, None)
        widget.size = size or self.window.size
        widget.pos = (0, 0)
        self.window.add_widget(widget)
        self.frames(3)
        return widget

    def frames(self, count: int = 1) -> None:
        """Draw so many frames; no time passes."""
        from kivy.base import EventLoop

        with nullcontext() if self._paints else _one_pixel(self.window):
            for _ in range(count):
                EventLoop.idle()

    def advance(self, seconds: float) -> None:
        """Let time pass, in frames of a screen."""
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now = min(end, self.now + max(FRAME_S, seconds / 600))
            self.frames(1)

    def frames_until(self, condition: Callable[[], bool], *, most: int = 60) -> int:
        """Draw until something is true; says how many frames it took."""
        for count in range(most + 1):
            if condition():
                return count
            self.now += FRAME_S
            self.frames(1)
        raise AssertionError(f"not true after {most} frames")

    def tap(self, widget: Any) -> None:
        """Touch a widget at its centre, as a finger does."""
        self.tap_at(*self.centre(widget))

    def tap_at(self, x: float, y: float) -> None:
        """Touch the window at a place."""
        finger = self.finger()
        finger.press(x, y)
        self.frames(1)
        finger.lift()
        self.frames(1)
        self.advance(0.1)

    def hold(self, widget: Any, seconds: float = 1.0) -> None:
        """Touch a widget at its centre and stay there."""
        finger = self.finger()
        finger.press(*self.centre(widget))
        self.advance(seconds)
        finger.lift()
        self.frames(1)
        self.advance(0.1)

    def double_tap(self, widget: Any) -> None:
        """Touch twice, as fast as a hand can."""
        for _ in range(2):
            finger = self.finger()
            finger.press(*self.centre(widget))
            self.frames(1)
            finger.lift()
            self.frames(1)

    def double_report(self, widget: Any) -> None:
        """One touch, told by two providers at once: what a badly set up panel does."""
        first, second = self.finger(), self.finger()
        for finger in (first, second):
            finger.press(*self.centre(widget))
        self.frames(1)
        for finger in (first, second):
            finger.lift()
        self.advance(0.1)

    def drag_off(self, widget: Any, *, to: tuple[float, float]) -> None:
        """Press a widget, change one's mind, lift elsewhere."""
        finger = self.finger()
        finger.press(*self.centre(widget))
        self.frames(1)
        finger.drag(*to)
        self.frames(1)
        finger.lift()
        self.advance(0.1)

    def redraws(self, seconds: float) -> int:
        """Let time pass and count the pictures that were drawn meanwhile."""
        drawn: list[float] = []

        def note(*_: Any) -> None:
            drawn.append(self.now)

        self.window.bind(on_flip=note)
        self.advance(seconds)
        self.window.unbind(on_flip=note)
        return len(drawn)

    def finger(self) -> Any:
        """A finger of one's own, for touches that need more than a tap."""
        from kiosk.ui.finger import Finger

        return Finger(self.window)

    def centre(self, widget: Any) -> tuple[float, float]:
        """Where a finger would aim."""
        from kiosk.ui.finger import centre_of

        return centre_of(widget)

    def picture(self, *, size: tuple[int, int] | None = None) -> Any:
        """What stands on the glass now, from the window's lower left corner, as RGB."""
        from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
        from PIL import Image

        self.window.canvas.ask_update()
        self.window.dispatch("on_draw")
        width, height = size or (int(self.window.width), int(self.window.height))
        pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
        image = Image.frombytes("RGBA", (width, height), bytes(pixels))
        return image.convert("RGB").transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def screenshot(self, path: Path, *, size: tuple[int, int] | None = None) -> Path:
        """Keep what stands on the glass now as a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.picture(size=size).save(path)
        return path


@contextmanager
def _one_pixel(window: Any) -> Iterator[None]:
    """Everything is drawn as ever, but clipped to the lower left corner."""
    from kivy.graphics.opengl import GL_SCISSOR_TEST, glDisable, glEnable, glScissor

    draw = window.on_draw

    def clipped(*_: Any) -> None:
        glEnable(GL_SCISSOR_TEST)
        glScissor(0, 0, 1, 1)
        try:
            draw()
        finally:
            glDisable(GL_SCISSOR_TEST)

    window.on_draw = clipped
    try:
        yield
    finally:
        window.on_draw = draw

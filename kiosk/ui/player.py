"""Plays a guest by itself: a real finger on the real screens, one step after the other.

A script is a generator of steps; each step is asked again in every frame until it is done.
Lives on the screen's thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.ui.finger import Finger, centre_of
from kiosk.ui.steps import GIVE_UP_S, PlayFailed, Step

log = logging.getLogger(__name__)

STEP_S = 0.05
"""Seconds between two looks at the step in hand: three frames, so that a press is seen."""

SETTLED_S = 0.35
"""Seconds a screen stands before it is touched: the stage ignores touches in its first moments."""


class Player:
    """Works through a script. ``ended`` is called with None, or with what went wrong.

    ``at_once`` is how many steps may be done at one look, if nothing has to be waited for.
    """

    def __init__(
        self,
        script: Iterator[Step],
        *,
        ended: Callable[[PlayFailed | None], None],
        at_once: int = 1,
    ) -> None:
        self._script = script
        self._at_once = at_once
        self._ended = ended
        self._step: Step | None = None
        self._since = 0.0
        self._event = Clock.schedule_interval(self._go_on, STEP_S)

    def _go_on(self, _: float) -> None:
        for _step in range(self._at_once):
            if not self._is_done():
                return

    def _is_done(self) -> bool:
        """Try the step in hand; False when it must be waited for, or at the end of it all."""
        now = Clock.get_time()
        if self._step is None:
            self._step = next(self._script, None)
            self._since = now
            if self._step is None:
                self._end(None)
                return False
        if self._step.attempt():
            log.info("played: %s", self._step.words)
            self._step = None
            return True
        if now - self._since > GIVE_UP_S:
            self._end(PlayFailed(f"it did not happen within {GIVE_UP_S:.0f} s: {self._step.words}"))
        return False

    def _end(self, failure: PlayFailed | None) -> None:
        self._event.cancel()
        self._ended(failure)


class Hand:
    """What a script can do at the glass: touch, look, wait, take pictures."""

    def __init__(self, stage: Any, pictures: Path) -> None:
        self._stage = stage
        self._pictures = pictures

    def touch(self, words: str, find: Callable[[Any], Any]) -> Iterator[Step]:
        """Touch what ``find`` finds on the screen that stands there, once it stands."""
        finger = Finger(Window)
        yield self.wait(words, lambda: self._is_ready(find))
        yield self.rest(SETTLED_S)
        yield Step(f"press {words}", lambda: _do(finger.press, *centre_of(find(self._screen))))
        yield self.rest(STEP_S)
        yield Step(f"lift from {words}", lambda: _do(finger.lift))

    def hold(self, words: str, find: Callable[[Any], Any]) -> Iterator[Step]:
        """Press what ``find`` finds and keep the finger there until it has been held."""
        finger, held = Finger(Window), Held()
        yield self.wait(words, lambda: self._is_ready(find))
        yield self.rest(SETTLED_S)
        yield Step(f"watch {words}", lambda: _do(held.watch, find(self._screen)))
        yield Step(f"press {words}", lambda: _do(finger.press, *centre_of(find(self._screen))))
        yield self.wait(f"{words} is held", lambda: held.is_done)
        yield Step(f"lift from {words}", lambda: _do(finger.lift))

    def wait(self, words: str, until: Callable[[], bool]) -> Step:
        """Wait for something to come about."""
        return Step(words, until)

    def rest(self, seconds: float) -> Step:
        """Let time pass."""
        began: list[float] = []

        def passed() -> bool:
            if not began:
                began.append(Clock.get_time())
            return Clock.get_time() - began[0] >= seconds

        return Step(f"rest {seconds:.1f} s", passed)

    def picture(self, name: str, *, whole: bool = False) -> Iterator[Step]:
        """Keep what stands on the glass, or the whole window with both sides of the wall."""
        yield self.rest(SETTLED_S)
        yield Step(f"picture {name}", lambda: _do(self._keep, name, whole))

    def screen_is(self, name: str) -> bool:
        """The screen of that class stands on the glass."""
        return type(self._screen).__name__ == name

    @property
    def _screen(self) -> Any:
        return self._stage.screen

    def _is_ready(self, find: Callable[[Any], Any]) -> bool:
        widget = find(self._screen)
        return widget is not None and not getattr(widget, "disabled", False)

    def _keep(self, name: str, whole: bool) -> None:  # noqa: FBT001 - called by a step
        from PIL import Image  # noqa: PLC0415 - only a played demo needs it

        area = (0, 0, *Window.size) if whole else self._area()
        pixels = glReadPixels(*area, GL_RGBA, GL_UNSIGNED_BYTE)
        image = Image.frombytes("RGBA", area[2:], bytes(pixels)).convert("RGB")
        self._pictures.mkdir(parents=True, exist_ok=True)
        image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(self._pictures / f"{name}.png")

    def _area(self) -> tuple[int, int, int, int]:
        x, y = self._stage.to_window(*self._stage.pos)
        return int(x), int(y), int(self._stage.width), int(self._stage.height)


class Held:
    """Sees whether a button that is held has had enough."""

    def __init__(self) -> None:
        self.is_done = False

    def watch(self, button: Any) -> None:
        """Begin to look at this one."""
        button.bind(on_held=self._done)

    def _done(self, button: Any) -> None:
        self.is_done = True
        button.unbind(on_held=self._done)


def part(name: str) -> Callable[[Any], Any]:
    """Finds a part of the screen by the id its layout gives it."""
    return lambda screen: screen.ids.get(name)


def one_of(kind: str, **properties: object) -> Callable[[Any], Any]:
    """Finds the widget of a class whose properties are these."""

    def find(screen: Any) -> Any:
        for widget in screen.walk():
            if type(widget).__name__ == kind and all(
                getattr(widget, key) == value for key, value in properties.items()
            ):
                return widget
        return None

    return find


def _do(action: Callable[..., None], *arguments: object) -> bool:
    action(*arguments)
    return True

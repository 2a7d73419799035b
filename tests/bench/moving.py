# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""A process: the real kiosk, asked for a whole picture in every turn, noting when each stood.

``python -m tests.bench.moving CONFIG``. It says where a guest would touch next (``aim``), and at
each line on its standard input when its frames stood since the last (``frames``).
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import Any

from kiosk.bootstrap import Engine, lock_window, real_world, window_presenter
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import load_config
from kiosk.ui.bridge import Bridge
from tests.bench.display import SIZE
from tests.bench.glass import Told, mark

AIM_EVERY_S = 0.4  # a hand in a hurry
PRESSED_S = 0.06
HELD_S = 1.0  # what is held asks for less
_NEXT = {
    "AttractScreen": "invitation",
    "DrinkScreen": "add",
    "BasketScreen": "order",
    "NumberScreen": "next_guest",
}


class Frames:
    """When each picture stood. Noted after the swap: Kivy's own event comes before it."""

    def __init__(self, window: Any) -> None:
        self._times: list[float] = []
        self._pressed_at: float | None = None
        self._answers: list[float] = []
        self._flip = window.flip
        window.flip = self._flipped
        window.bind(on_mouse_down=self._pressed)

    def taken(self) -> list[float]:
        """Those since the last time, in seconds of the monotonic clock."""
        times, self._times = self._times, []
        return times

    def answers(self) -> list[float]:
        """Milliseconds from each touch's arrival at the window to the next picture's swap."""
        answers, self._answers = self._answers, []
        return answers

    def _pressed(self, *_: object) -> None:
        self._pressed_at = time.monotonic()

    def _flipped(self) -> None:
        self._flip()
        self._times.append(time.monotonic())
        if self._pressed_at is not None:
            self._answers.append(1000 * (self._times[-1] - self._pressed_at))
            self._pressed_at = None


def main() -> None:
    """Run until the process is ended."""
    config = load_config(Path(sys.argv[1]))
    from kiosk.ui.app import close_app, run_app

    with lock_window(config):
        world, bridge = real_world(), Bridge()
        presenter = window_presenter(config, read_menu(config), world)
        engine = Engine(config, Told(presenter), post=bridge.post, world=world)
        starter = Starter(
            engine, closed_without_storage(presenter), post=bridge.post, give_up=close_app
        )
        try:
            run_app(
                settings=screen_settings(config, SIZE),
                presenter=presenter,
                bridge=bridge,
                on_first_frame=starter.start,
                on_stage=_move,
            )
        finally:
            starter.stop()


def _move(stage: Any) -> None:
    from kivy.clock import Clock
    from kivy.core.window import Window

    frames = Frames(Window)
    Clock.schedule_interval(lambda _: stage.canvas.ask_update(), 0)
    guest = Guest(stage)
    Clock.schedule_interval(lambda _: guest.aim(), AIM_EVERY_S)
    threading.Thread(target=_tell_frames, args=(frames,), daemon=True).start()


def _tell_frames(frames: Frames) -> None:
    for _ in sys.stdin:
        mark("frames", times=frames.taken())


class Guest:
    """Says where she would touch next: a drink, *add*, the basket, *Order*, *next guest*."""

    def __init__(self, stage: Any) -> None:
        self._stage = stage
        self._came_from = ""
        self._drinks = 0

    def aim(self) -> None:
        """Tell it, unless there is nothing to touch."""
        from kiosk.ui.finger import centre_of

        name, screen = type(self._stage.screen).__name__, self._stage.screen
        widget = self._on_menu(screen) if name == "MenuScreen" else self._on(name, screen)
        if name != "MenuScreen":
            self._came_from = name
        if widget is not None:
            x, y = centre_of(widget)
            held_s = HELD_S if name == "BasketScreen" else PRESSED_S
            mark("aim", screen=name, x=round(x), y=round(SIZE[1] - y), held_s=held_s)

    def _on_menu(self, screen: Any) -> Any:
        """With a drink in the basket on to it; else the drinks one after the other."""
        from kiosk.ui.widgets.card import DrinkCard

        if self._came_from == "DrinkScreen":
            return screen.ids.action
        self._drinks += 1
        cards = [each for each in screen.walk() if isinstance(each, DrinkCard)]
        return cards[self._drinks % len(cards)]

    def _on(self, name: str, screen: Any) -> Any:
        from kiosk.ui.widgets.buttons import Chip

        if name not in _NEXT:
            return None
        button = screen.ids[_NEXT[name]]
        if button.enabled:
            return button
        return next((each for each in screen.walk() if isinstance(each, Chip)), None)


if __name__ == "__main__":
    main()

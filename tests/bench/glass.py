# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""A process: the kiosk as ``kiosk run`` puts it together, telling its marks as JSON lines.

``python -m tests.bench.glass CONFIG [ORDERS]``. With ORDERS it then places so many, each with a
real finger on *Order*, and says when it was held; it begins each at a line on its standard input.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.bootstrap import Engine, lock_window, real_world, window_presenter
from kiosk.cli.quick import begin_quickly, begun
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import load_config
from kiosk.presenters.guest import GuestPresenter
from kiosk.services.status import WindowStatus
from kiosk.ui.bridge import Bridge
from tests.bench.processes import SIZE_TEXT

if TYPE_CHECKING:
    from kiosk.ui.steps import Step

DRINK = "negroni"


def mark(name: str, **more: object) -> None:
    """Tell it, with the moment."""
    sys.stdout.write(json.dumps({"mark": name, "at": time.monotonic(), **more}) + "\n")
    sys.stdout.flush()


class Told:
    """The presenter as the engine sees it; the first good news is told."""

    def __init__(self, presenter: GuestPresenter) -> None:
        self._presenter = presenter
        self._is_open = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._presenter, name)

    def __setattr__(self, name: str, value: object) -> None:
        if name == "errands":
            self._presenter.errands = value  # type: ignore[assignment]
        else:
            super().__setattr__(name, value)

    def status_changed(self, status: WindowStatus) -> None:
        self._presenter.status_changed(status)
        if status.is_open and not self._is_open:
            self._is_open = True
            mark("open")


def main() -> None:
    """Run until the process is ended."""
    config = load_config(Path(sys.argv[1]))
    begin_quickly(config)
    orders = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    from kiosk.ui.app import close_app, run_app

    with lock_window(config):
        world, bridge = real_world(), Bridge()
        presenter = window_presenter(config, read_menu(config), world)
        engine = Engine(config, Told(presenter), post=bridge.post, world=world)
        starter = Starter(
            engine,
            closed_without_storage(presenter),
            post=bridge.post,
            give_up=close_app,
            tried=lambda: begun(config),
        )
        players: list[object] = []  # kept: the clock forgets what nobody holds

        def stands() -> None:
            from kivy.graphics.opengl import glFinish

            glFinish()
            mark("picture")
            starter.start()

        def play(stage: Any) -> None:
            from kiosk.ui.player import Player

            players.append(Player(_orders(stage, presenter, orders), ended=_ended))

        try:
            run_app(
                settings=screen_settings(config, tuple(map(int, SIZE_TEXT.split("x")))),
                presenter=presenter,
                bridge=bridge,
                on_first_frame=stands,
                on_stage=play if orders else None,
            )
        finally:
            starter.stop()


def _ended(failure: Exception | None) -> None:
    mark("played", failure=str(failure or ""))


def _orders(stage: Any, presenter: GuestPresenter, count: int) -> Iterator[Step]:
    from kiosk.ui.player import Hand, part

    hand, go = Hand(stage, Path()), Signals()
    yield hand.wait("the window opens", lambda: presenter.status.is_open)
    for _ in range(count):
        mark("ready")
        yield hand.wait("go", go.taken)
        for verb in (presenter.start, lambda: presenter.take_drink(DRINK), presenter.open_basket):
            verb()
        stage.screen.ids.order.bind(on_held=_held)  # before the order is handed over
        yield from hand.hold("Order", part("order"))
        yield hand.wait("the number", lambda: hand.screen_is("NumberScreen"))
        mark("number")
        yield hand.rest(0.5)
        presenter.next_guest()


def _held(button: Any) -> None:
    mark("touch")
    button.unbind(on_held=_held)


class Signals:
    """Lines on the standard input, counted by a thread so that the screen need not wait."""

    def __init__(self) -> None:
        self._come = threading.Semaphore(0)
        threading.Thread(target=self._read, daemon=True).start()

    def taken(self) -> bool:
        """One has come, and is used up."""
        return self._come.acquire(blocking=False)

    def _read(self) -> None:
        for _ in sys.stdin:
            self._come.release()


if __name__ == "__main__":
    main()

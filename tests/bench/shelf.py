# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""A process: the real kiosk with its menu open, however many drinks there are.

``python -m tests.bench.shelf CONFIG DRINKS``. It tells where its first card is (``menu``), and
obeys lines on its standard input: ``frames`` tells when its frames stood since the last time,
``answers`` how long it took from each touch's arrival to the next picture,
``stay`` keeps its guest there, ``order N`` places so many orders and tells (``ordered``).
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.bootstrap import Engine, lock_window, real_world, window_presenter
from kiosk.cli.quick import begin_quickly, begun
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import load_config
from kiosk.domain.menu import Menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.views import AttractView, MenuView, NumberView
from kiosk.ui.bridge import Bridge
from tests.bench.display import SIZE
from tests.bench.glass import DRINK, Told, mark
from tests.bench.moving import Frames

SETTLED_S = 0.5


def grown(menu: Menu, count: int) -> Menu:
    """The same drinks again and again, in one section."""
    drinks = list(menu.drinks())
    many = [
        replace(
            drinks[place % len(drinks)], drink_id=f"{drinks[place % len(drinks)].drink_id}-{place}"
        )
        if place >= len(drinks)
        else drinks[place]
        for place in range(count)
    ]
    return replace(menu, sections=(replace(menu.sections[0], drinks=tuple(many)),))


def main() -> None:
    """Run until the process is ended."""
    config = load_config(Path(sys.argv[1]))
    begin_quickly(config)
    from kiosk.ui.app import close_app, run_app

    with lock_window(config):
        world, bridge = real_world(), Bridge()
        menu = grown(read_menu(config), int(sys.argv[2]))
        presenter = window_presenter(config, menu, world)
        engine = Engine(config, Told(presenter), post=bridge.post, world=world)
        starter = Starter(
            engine,
            closed_without_storage(presenter),
            post=bridge.post,
            give_up=close_app,
            tried=lambda: begun(config),
        )
        kept: list[object] = []  # the clock forgets what nobody holds
        try:
            run_app(
                settings=screen_settings(config, SIZE),
                presenter=presenter,
                bridge=bridge,
                on_first_frame=starter.start,
                on_stage=lambda stage: kept.append(_Shelf(stage, presenter, bridge)),
            )
        finally:
            starter.stop()


class _Shelf:
    """Opens the menu when the window opens, tells where it is, and obeys."""

    def __init__(self, stage: Any, presenter: GuestPresenter, bridge: Bridge) -> None:
        from kivy.clock import Clock
        from kivy.core.window import Window

        self._stage, self._presenter, self._bridge = stage, presenter, bridge
        self._frames = Frames(Window)
        self._schedule = Clock.schedule_once
        self._orders = 0
        self._opened: list[float] = []
        self._opening = Clock.schedule_interval(self._open, 0.1)

    def _open(self, _: float) -> bool:
        if not self._presenter.status.is_open:
            return True
        began = time.monotonic()
        self._presenter.start()
        self._schedule(lambda _: self._opened.append(time.monotonic() - began), 0)
        self._schedule(self._tell, SETTLED_S)
        return False

    def _tell(self, _: float) -> None:
        shelves = self._stage.screen.ids.shelves
        card = shelves.cards[0]
        x, y = card.to_window(card.x, card.y)
        box = [round(x), round(SIZE[1] - y - card.height), round(card.width), round(card.height)]
        mark(
            "menu",
            card=box,
            scrolls=shelves.window.reach > 0,
            opened_ms=1000 * self._opened[0],
        )
        threading.Thread(target=self._obey, daemon=True).start()

    def _obey(self) -> None:
        for line in sys.stdin:
            words = line.split()
            if words[0] == "frames":
                mark("frames", times=self._frames.taken())
            elif words[0] == "answers":
                mark("answers", ms=self._frames.answers())
            else:
                self._bridge.post(self._command(words))

    def _command(self, words: list[str]) -> Callable[[], None]:
        if words[0] == "order":
            self._orders = int(words[1])
            return self._order_on
        return self._presenter.touched

    def _order_on(self, _: float = 0.0) -> None:
        """The next thing to do on the way to the next number."""
        guest, view = self._presenter, self._presenter.view
        if isinstance(view, NumberView):
            self._orders -= 1
            guest.next_guest()
            if not self._orders:
                guest.start()
                self._schedule(lambda _: mark("ordered"), SETTLED_S)
                return
        elif isinstance(view, AttractView):
            guest.start()
        elif isinstance(view, MenuView):
            guest.take_drink(DRINK)
            guest.open_basket()
            guest.order()
        self._schedule(self._order_on, 0.05)


if __name__ == "__main__":
    main()

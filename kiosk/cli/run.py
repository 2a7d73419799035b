"""``kiosk run``: one life of the kiosk, from its lock to its end, and the next one after a fall."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from kiosk.bootstrap import Engine, World, closed_lines, lock_window, real_world, window_presenter
from kiosk.bootstrap.staffside import staff_opener
from kiosk.bootstrap.watchdog import Watchdog
from kiosk.cli.again import Falls, begin_again
from kiosk.cli.errors import BadInput
from kiosk.cli.glass import light_worker
from kiosk.cli.hold import HeldEngine, Hold
from kiosk.cli.quick import begun
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import Config
from kiosk.domain.menu import Menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.services.heartbeats import Heartbeats
from kiosk.systemd import Notifier
from kiosk.ui.bridge import Bridge

log = logging.getLogger(__name__)

START_WITHIN_S = 60.0
"""Seconds until the first picture stands, and the database is open or known not to be."""

SCREEN_SILENT_AT_MOST_S = 10.0
"""Seconds the screen's loop may hang; it turns four times a second."""

END_WITHIN_S = 60.0
"""Seconds the end after a fall may take."""

SEEN_S = 2.0
"""Seconds the closed picture stands at least after a fall: long enough to be read."""

MakePresenter = Callable[[Config, Menu, World], GuestPresenter]


class Hopeless(Exception):
    """A worker falls again and again: what this process keeps in its memory may be the reason."""


def run_kiosk(
    config: Config,
    *,
    size: tuple[int, int] | None,
    make_presenter: MakePresenter = window_presenter,
    on_stage: Callable[[Any], None] | None = None,
) -> int:
    """The kiosk on the configured devices, until SIGTERM or SIGINT ends it.

    After a fall of the screen it does not return: the process is replaced by a fresh one.
    ``on_stage`` is given the stage before the first picture, for whoever plays a guest.
    """
    menu = read_menu(config)
    with Hold(lock_window(config)) as hold:
        life = _Life(config, hold, make_presenter(config, menu, world := real_world()), world)
        life.live(size, on_stage)
    if life.bad_setting is not None:
        raise BadInput(str(life.bad_setting))
    if life.falls is not None and not life.is_asked_to_end:
        begin_again(life.falls)
    return 0


class _Life:
    """Everything of one process, put together once. On the main thread, which is the screen's."""

    def __init__(self, config: Config, hold: Hold, presenter: GuestPresenter, world: World) -> None:
        self.falls: Falls | None = None
        """After the end: what a next life should know; None if there should be none."""
        self._config = config
        self._presenter = presenter
        self._bridge = Bridge()
        self._systemd = Notifier()
        self._heartbeats = Heartbeats(world.clock.monotonic)
        self._engine = Engine(
            config,
            presenter,
            post=self._bridge.post,
            world=world,
            heartbeats=self._heartbeats,
            hopeless=self._hopeless,
        )
        self._starter = Starter(
            HeldEngine(hold, self._engine),
            closed_without_storage(presenter),
            post=self._bridge.post,
            give_up=self._give_up,
            tried=self._tried,
        )
        self._watchdog = Watchdog(self._heartbeats, self._systemd, status=self._status)
        self._starting = self._heartbeats.expect("start", within_s=START_WITHIN_S)
        self._light = light_worker(config, world.clock)
        self._staff = staff_opener(config, presenter, world, lambda: self._engine.staff_desk)
        self._screen: Callable[[], None] | None = None
        self._asked_to_end = False
        self._ending = threading.Event()
        self._fallen: threading.Thread | None = None

    @property
    def bad_setting(self) -> Exception | None:
        """A mistake in the configuration that only the start found."""
        return self._starter.bad_setting

    @property
    def is_asked_to_end(self) -> bool:
        """The owner wants no next life, even if he said so while this one was ending."""
        return self._asked_to_end

    def live(self, size: tuple[int, int] | None, on_stage: Callable[[Any], None] | None) -> None:
        """Show the screen until the end, then end what is behind it."""
        with self._signals_heard():
            self._watchdog.start()
            if self._light is not None:
                self._light.start()
            try:
                self._show(size, on_stage)
            except Exception as fall:
                # A named border: without a window there is no guard to see it.
                log.critical("the screen cannot be shown", exc_info=fall)
                self._fell()
            finally:
                self._end()

    def _show(self, size: tuple[int, int] | None, on_stage: Callable[[Any], None] | None) -> None:
        from kiosk.ui.app import Unattended, run_app

        run_app(
            settings=screen_settings(self._config, size),
            presenter=self._presenter,
            bridge=self._bridge,
            on_first_frame=self._starter.start,
            on_stage=on_stage,
            beat=self._beat,
            unattended=Unattended(closed_lines(self._config), self._fell),
            staff=self._staff,
        )

    def _beat(self) -> None:
        """The screen's loop has turned once more."""
        if self._screen is None:
            self._screen = self._heartbeats.expect("screen", within_s=SCREEN_SILENT_AT_MOST_S)
        self._screen()
        if self._asked_to_end and not self._ending.is_set():
            self._ending.set()
            self._systemd.stopping()
            self._give_up()

    def _give_up(self) -> None:
        from kiosk.ui.app import close_app

        close_app()

    def _tried(self) -> None:
        """On the starter's thread: the engine works, or the window is known to be closed."""
        self._heartbeats.forget("start")
        self._systemd.ready()
        begun(self._config)

    def _status(self) -> str:
        if self._fallen is not None:
            return "closed: the screen fell"
        words = "open" if self._presenter.status.is_open else "closed"
        falls = ", ".join(f"{name} {times}" for name, times in self._engine.falls.items())
        return f"{words}; workers that fell: {falls}" if falls else words

    # -- falls --------------------------------------------------------------------------------

    def _hopeless(self, worker: str) -> None:
        """On the worker's thread. Beginning again may help, but not again and again."""
        if Falls.noted(os.environ).and_at(time.monotonic()).pause_s:
            log.error("worker %s keeps falling; the kiosk has begun again often enough", worker)
            return
        self._bridge.post(partial(_throw, Hopeless(f"worker {worker} falls again and again")))

    def _fell(self) -> None:
        """The screen has fallen: end in order, on a thread, while the closed picture stands."""
        if self._fallen is None:
            self._fallen = threading.Thread(target=self._end_to_begin_again, name="fallen")
            self._fallen.start()

    def _end_to_begin_again(self) -> None:
        falls = Falls.noted(os.environ).and_at(time.monotonic())
        self._heartbeats.expect("end", within_s=falls.pause_s + SEEN_S + END_WITHIN_S)
        try:
            if falls.pause_s:
                log.error("the window stays closed for %.0f s", falls.pause_s)
                self._starter.start()  # it may have fallen before: the bar must go on
                self._ending.wait(falls.pause_s)
            seen_until = time.monotonic() + SEEN_S
            self._starter.stop()
            self._ending.wait(max(0.0, seen_until - time.monotonic()))
        finally:
            if not self._ending.is_set():
                self.falls = falls
            self._bridge.post(self._give_up)

    # -- the end ------------------------------------------------------------------------------

    def _end(self) -> None:
        self._heartbeats.forget("screen")  # its loop is over: systemd must not wait for its beat
        while self._fallen is not None and self._fallen.is_alive():
            self._fallen.join(0.1)  # a signal is noticed by whoever comes back now and then
            if self._asked_to_end:
                self._ending.set()
        if self._light is not None:
            self._light.ask_to_stop()
            self._light.join()
        self._starter.stop()
        self._watchdog.stop()

    @contextmanager
    def _signals_heard(self) -> Iterator[None]:
        """SIGTERM and Ctrl-C are only noted: the screen's next turn ends it, holding no lock."""

        def note(_number: int, _frame: object) -> None:
            self._asked_to_end = True

        before = {number: signal.signal(number, note) for number in _ENDS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


_ENDS = (signal.SIGTERM, signal.SIGINT)


def _throw(fall: Exception) -> None:
    raise fall

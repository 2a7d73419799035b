"""Both sides of the wall, put together: with the glass, or without it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.bootstrap import Engine, Staging, World, lock_window, window_presenter
from kiosk.bootstrap.staffside import staff_opener
from kiosk.bootstrap.wall import Wall
from kiosk.cli.errors import Trouble
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import Config
from kiosk.domain.menu import Offer
from kiosk.domain.order import Order
from kiosk.presenters.aloud.listening import Voice
from kiosk.presenters.errands import Errands
from kiosk.presenters.guest import GuestPresenter
from kiosk.services.status import WindowStatus
from kiosk.ui.bridge import Bridge
from kiosk.ui.steps import PlayFailed, Step

if TYPE_CHECKING:
    from hardware.printer.paper import Page
    from kiosk.bootstrap import Devices

_PATIENCE_S = 120.0
"""Seconds a step is waited for when nobody watches: a busy computer is slow, not wrong."""

_TURN_S = 0.01
"""Seconds between two looks at a step in hand, when no screen gives the pace."""

OnPage = Callable[[str, "Page"], None]


class Show:
    """The kiosk on virtual devices, put together once and run once.

    ``line_speed``: bytes take the time they would take on a wire. ``on_page`` is told of each
    paper before the wall is, on the printer's own thread. ``through`` is put before whoever does
    the guest's errands, ``on_devices`` told of the devices before they are used. ``street`` is
    the world of the guest's side, where it is not the same. ``draws``: the wall's papers are seen.
    ``staff_pin`` stands on the wall, so that the staff screen can be tried.
    """

    def __init__(
        self,
        config: Config,
        folder: Path,
        *,
        world: World,
        line_speed: bool = True,
        on_page: OnPage = lambda _printer, _page: None,
        through: Callable[[Errands], Errands] = lambda errands: errands,
        on_devices: Callable[[Devices], None] = lambda _devices: None,
        street: World | None = None,
        draws: bool = True,
        staff_pin: str = "",
    ) -> None:
        self.menu = read_menu(config)
        self.presenter = window_presenter(config, self.menu, street or world)
        self.bridge = Bridge()
        self.wall = Wall(config, self.bridge.post, menu=self.menu, draws=draws, staff_pin=staff_pin)
        self.sides = BothSides(self.presenter, self.wall, through)
        self.devices: Devices | None = None
        self._config = config
        self._world = world
        self._on_page = on_page
        self._on_devices = on_devices
        staging = Staging(
            folder / "paper", line_speed=line_speed, on_page=self._page, on_call=self.wall.call
        )
        self.engine = Engine(
            config,
            self.sides,
            post=self.bridge.post,
            world=world,
            staging=staging,
            on_devices=self._attach,
        )

    def on_glass(
        self,
        size: tuple[int, int],
        *,
        on_stage: Callable[[Any], None] | None = None,
        wall: object = None,
        lively: bool = True,
    ) -> None:
        """Show it until the window is closed.

        ``wall`` stands in for the wall's presenter before its panel; without ``lively`` nothing
        moves by itself.
        """
        from kiosk.ui.app import close_app, run_app

        settings = screen_settings(self._config, size)
        closed = closed_without_storage(self.presenter)
        starter = Starter(self.engine, closed, post=self.bridge.post, give_up=close_app)
        with lock_window(self._config), self.wall:
            try:
                run_app(
                    settings=settings if lively else replace(settings, lively=False),
                    presenter=self.presenter,
                    bridge=self.bridge,
                    on_first_frame=starter.start,
                    wall=wall or self.wall.presenter,
                    on_stage=on_stage,
                    staff=staff_opener(
                        self._config, self.presenter, self._world, lambda: self.engine.staff_desk
                    ),
                )
            finally:
                starter.stop()

    def without_glass(self, script: Iterator[Step]) -> None:
        """Play a script on this thread, which is the screen's then. Raises ``PlayFailed``."""
        posted = threading.Event()
        with lock_window(self._config), self.wall:
            self.bridge.attach(posted.set)
            try:
                self.engine.start()
                for step in script:
                    self._come_about(step, posted)
            finally:
                self.engine.stop()
                self.bridge.detach()

    def _come_about(self, step: Step, posted: threading.Event) -> None:
        until = time.monotonic() + _PATIENCE_S
        self.bridge.drain()
        while not step.attempt():
            if time.monotonic() > until:
                raise PlayFailed(f"it did not happen within {_PATIENCE_S:.0f} s: {step.words}")
            posted.wait(_TURN_S)
            posted.clear()
            self.bridge.drain()

    def _page(self, printer: str, page: Page) -> None:
        self._on_page(printer, page)
        self.wall.page(printer, page)

    def _attach(self, devices: Devices) -> None:
        self.devices = devices
        self._on_devices(devices)
        self.wall.attach(devices, self.engine.storage)


class Played:
    """Plays a script on the glass and closes the window at its end.

    ``script`` is made when the stage stands. Raises :class:`Trouble` if it does not come to its
    end. ``at_once``: so many of its steps may be done in one frame.
    """

    def __init__(self, script: Callable[[object], Iterator[Step]], *, at_once: int = 1) -> None:
        self._script = script
        self._at_once = at_once
        self._player: object = None  # kept: the clock forgets what nobody holds
        self._failure: Exception | None = Trouble("the window was closed in the middle of it")

    def begin(self, stage: object) -> None:
        """The stage stands."""
        from kiosk.ui.player import Player

        self._player = Player(self._script(stage), ended=self._ended, at_once=self._at_once)

    def finish(self) -> None:
        """The window is closed: was that the end of the script?"""
        if self._failure is not None:
            raise Trouble(str(self._failure))

    def _ended(self, failure: Exception | None) -> None:
        from kiosk.ui.app import close_app

        self._failure = failure
        close_app()


class BothSides:
    """Tells both presenters what the engine says. ``offer`` is what is on sale."""

    def __init__(
        self, guest: GuestPresenter, wall: Wall, through: Callable[[Errands], Errands]
    ) -> None:
        self.offer: Offer | None = None
        self._guest = guest
        self._wall = wall
        self._through = through

    @property
    def errands(self) -> Errands | None:
        """The guest's errands."""
        return self._guest.errands

    @errands.setter
    def errands(self, errands: Errands | None) -> None:
        self._guest.errands = None if errands is None else self._through(errands)

    @property
    def voice(self) -> Voice | None:
        """Who reads the guest's side aloud."""
        return self._guest.voice

    @voice.setter
    def voice(self, voice: Voice | None) -> None:
        self._guest.voice = voice

    def status_changed(self, status: WindowStatus) -> None:
        """Both sides see it."""
        self._guest.status_changed(status)
        self._wall.status_changed(status)

    def offer_changed(self, offer: Offer) -> None:
        """Only the guest's side shows it."""
        self.offer = offer
        self._guest.offer_changed(offer)

    def show_unshown(self, order: Order) -> None:
        """Only the guest's side shows numbers."""
        self._guest.show_unshown(order)

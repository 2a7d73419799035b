"""``kiosk demo``: the kiosk on virtual devices, shown, or played by itself.

The virtual devices are drivers like any other, at the far end of pseudo terminals; nothing in
the kiosk knows that the wire is short.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.assets import asset
from kiosk.bootstrap import (
    Engine,
    Staging,
    lock_window,
    open_for_reading,
    real_world,
    window_presenter,
)
from kiosk.bootstrap.wall import Wall
from kiosk.cli.errors import BadInput, Trouble
from kiosk.cli.window import (
    Starter,
    closed_without_storage,
    read_menu,
    screen_settings,
)
from kiosk.config import Config, ConfigError, StorageSettings, load_config
from kiosk.domain.menu import Offer
from kiosk.domain.order import Order
from kiosk.presenters.aloud.listening import Voice
from kiosk.presenters.errands import Errands
from kiosk.presenters.guest import GuestPresenter
from kiosk.services import listing
from kiosk.services.ordering import BAR
from kiosk.services.status import WindowStatus
from kiosk.ui.bridge import Bridge

log = logging.getLogger(__name__)

GUEST_SIZE = (540, 960)
"""The guest's screen in the demo's window: fits a laptop's display."""

PLAYED_SIZE = (1080, 1920)
"""The guest's screen when nobody watches: the pictures are as sharp as the real glass."""


def show_demo(argument: Path | None, *, size: tuple[int, int] | None) -> int:
    """Both sides of the wall in one window, until it is closed."""
    with _demo(argument) as (config, folder):
        _Show(config, folder, size or GUEST_SIZE).run()
    return 0


def play_demo(argument: Path | None, out: Path, *, size: tuple[int, int] | None) -> int:
    """One order, touched by itself; leaves its pictures and papers in ``out``."""
    with _demo(argument) as (config, folder):
        _make_room(out)
        show = _Show(config, folder, size or PLAYED_SIZE)
        show.play()
        _keep(config, folder, out)
    print(show.papers)
    print((out / "paper" / "pager.txt").read_text() if config.pager else "", end="")
    print(f"The pictures and papers are in {out}")
    return 0


@contextmanager
def _demo(argument: Path | None) -> Iterator[tuple[Config, Path]]:
    """The configuration with a database of its own, and a folder that is gone afterwards."""
    try:
        config = load_config(argument or asset("demo.toml"))
    except ConfigError as error:
        raise BadInput(str(error)) from error
    _refuse_real_devices(config)
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as name:
        folder = Path(name)
        (folder / "paper").mkdir()
        url = f"sqlite:///{folder / 'kiosk.db'}"
        yield replace(config, storage=StorageSettings(url)), folder


def _refuse_real_devices(config: Config) -> None:
    """A demo must not print on somebody's real paper."""
    devices = {f"printers.{name}": each for name, each in config.printers.items()}
    others = {"pager": config.pager, "scanner": config.scanner}
    for name, device in {**devices, **others}.items():
        if device is not None and not device.is_virtual:
            raise BadInput(
                f'{name}.driver is "{device.driver}": the demo takes only "virtual" devices'
            )


def _make_room(out: Path) -> None:
    """Before the play, not after it: nobody should watch for nothing."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"--out: no folder can be made at {out} ({error.strerror})") from error


def _keep(config: Config, folder: Path, out: Path) -> None:
    """Write the lists and hand everything over, except the database."""
    zone = config.window.timezone
    with open_for_reading(config) as storage:
        _write(folder / "orders.json", listing.orders(storage, None, zone))
        _write(folder / "jobs.json", listing.jobs(storage, None, zone))
    for name in ("screens", "paper"):
        shutil.copytree(folder / name, out / name, dirs_exist_ok=True)
    for name in ("orders.json", "jobs.json"):
        shutil.copy(folder / name, out / name)


def _write(file: Path, rows: object) -> None:
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


class _Show:
    """Both sides of the wall, put together once and run once."""

    def __init__(self, config: Config, folder: Path, size: tuple[int, int]) -> None:
        self.papers = ""
        self._config = config
        self._folder = folder
        self._size = size
        self._bridge = Bridge()
        self._world = real_world()
        menu = read_menu(config)
        self._presenter = window_presenter(config, menu, self._world)
        self._wall = Wall(config, self._bridge.post, menu=menu)
        self._player: object = None  # kept: the clock forgets what nobody holds
        self._failure: Exception | None = Trouble("the window was closed in the middle of it")

    def run(self) -> None:
        """Show it until the window is closed."""
        self._run(on_stage=None)

    def play(self) -> None:
        """Play the story of one order. Raises :class:`Trouble` if it does not come to its end."""
        self._run(on_stage=self._tell_story)
        if self._failure is not None:
            raise Trouble(str(self._failure))
        self._wall.keep(self._folder / "paper")
        self.papers = self._wall.text()

    def _run(self, *, on_stage: Callable[[object], None] | None) -> None:
        from kiosk.ui.app import close_app, run_app

        engine = Engine(
            self._config,
            _BothSides(self._presenter, self._wall),
            post=self._bridge.post,
            world=self._world,
            staging=Staging(
                self._folder / "paper",
                line_speed=True,
                on_page=self._wall.page,
                on_call=self._wall.call,
            ),
            on_devices=lambda devices: self._wall.attach(devices, engine.storage),
        )
        starter = Starter(
            engine,
            closed_without_storage(self._presenter),
            post=self._bridge.post,
            give_up=close_app,
        )
        with lock_window(self._config), self._wall:
            try:
                run_app(
                    settings=screen_settings(self._config, self._size),
                    presenter=self._presenter,
                    bridge=self._bridge,
                    on_first_frame=starter.start,
                    wall=self._wall.presenter,
                    on_stage=on_stage,
                )
            finally:
                starter.stop()

    def _tell_story(self, stage: object) -> None:
        from kiosk.ui.player import Player
        from kiosk.ui.story import Stagehands, one_order

        crew = Stagehands(
            presenter=self._presenter,
            wall=self._wall.presenter,
            pages=self._papers_hanging,
        )
        script = one_order(stage, crew, self._folder / "screens")
        self._player = Player(script, ended=self._story_ended)

    def _papers_hanging(self, printer: str) -> int:
        """Papers one can see: a page is printed a little before its picture is made."""
        view = self._wall.presenter.view
        column = view.bar if printer == BAR else view.receipt
        return len(column.papers) if column else 0

    def _story_ended(self, failure: Exception | None) -> None:
        from kiosk.ui.app import close_app

        self._failure = failure
        close_app()


class _BothSides:
    """Tells both presenters what the engine says."""

    def __init__(self, guest: GuestPresenter, wall: Wall) -> None:
        self._guest = guest
        self._wall = wall

    @property
    def errands(self) -> Errands | None:
        """The guest's errands."""
        return self._guest.errands

    @errands.setter
    def errands(self, errands: Errands | None) -> None:
        self._guest.errands = errands

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
        self._guest.offer_changed(offer)

    def show_unshown(self, order: Order) -> None:
        """Only the guest's side shows numbers."""
        self._guest.show_unshown(order)

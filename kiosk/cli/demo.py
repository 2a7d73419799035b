"""``kiosk demo``: the kiosk on virtual devices, shown, or played by itself.

The virtual devices are drivers like any other, at the far end of pseudo terminals; nothing in
the kiosk knows that the wire is short.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.assets import asset
from kiosk.bootstrap import open_for_reading, real_world, translators
from kiosk.cli.demopin import with_demo_pin
from kiosk.cli.errors import BadInput
from kiosk.cli.show import Played, Show
from kiosk.config import Config, ConfigError, StorageSettings, load_config
from kiosk.i18n import LanguageNotShipped
from kiosk.services import listing
from kiosk.services.ordering import BAR
from kiosk.ui.steps import Step

log = logging.getLogger(__name__)

GUEST_SIZE = (540, 960)
"""The guest's screen in the demo's window: fits a laptop's display."""

PLAYED_SIZE = (1080, 1920)
"""The guest's screen when nobody watches: the pictures are as sharp as the real glass."""


def show_demo(
    argument: Path | None, *, size: tuple[int, int] | None, language: str | None = None
) -> int:
    """Both sides of the wall in one window, until it is closed.

    ``language`` is the staff's, instead of the configuration's.
    """
    with _demo(argument, language) as (config, folder):
        shown, pin = with_demo_pin(config)
        show = Show(shown, folder, world=real_world(), staff_pin=pin)
        if pin:
            print(f"The staff screen: hold the window's name for three seconds, PIN {pin}")
        show.on_glass(size or GUEST_SIZE)
    return 0


def play_demo(
    argument: Path | None,
    out: Path,
    *,
    size: tuple[int, int] | None,
    language: str | None = None,
) -> int:
    """One order, touched by itself; leaves its pictures and papers in ``out``."""
    with _demo(argument, language) as (config, folder):
        _make_room(out)
        show = Show(config, folder, world=real_world())
        played = Played(_OneOrder(show, folder).script)
        show.on_glass(size or PLAYED_SIZE, on_stage=played.begin)
        played.finish()
        show.wall.keep(folder / "paper")
        _keep(config, folder, out)
    print(show.wall.text())
    print((out / "paper" / "pager.txt").read_text() if config.pager else "", end="")
    print(f"The pictures and papers are in {out}")
    return 0


def play_night(
    argument: Path | None,
    out: Path,
    *,
    size: tuple[int, int] | None,
    language: str | None = None,
    glass: bool = True,
) -> int:
    """A whole evening in a minute; leaves its papers, pictures and the account in ``out``.

    Without ``glass`` no screen is opened at all: the guests order, and no finger is seen.
    """
    from kiosk.cli.evening.show import PlayedEvening

    with _demo(argument, language) as (config, folder):
        _make_room(out)
        evening = PlayedEvening(config, folder, size=(size or GUEST_SIZE) if glass else None)
        evening.play()
        _keep(config, folder, out)
        evening.keep(out)
    print(f"{len(evening.orders)} orders, {len(evening.chronicle.papers)} papers")
    print(f"The account of the evening is {out / 'night.html'}")
    return 0


@contextmanager
def _demo(argument: Path | None, language: str | None = None) -> Iterator[tuple[Config, Path]]:
    """The configuration with a database of its own, and a folder that is gone afterwards."""
    try:
        config = load_config(argument or asset("demo.toml"))
    except ConfigError as error:
        raise BadInput(str(error)) from error
    if language is not None:
        config = replace(config, window=replace(config.window, staff_language=_shipped(language)))
    _refuse_real_devices(config)
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as name:
        folder = Path(name)
        for kept in ("paper", "screens"):
            (folder / kept).mkdir()
        url = f"sqlite:///{folder / 'kiosk.db'}"
        yield replace(config, storage=StorageSettings(url)), folder


def _shipped(language: str) -> str:
    try:
        translators().for_language(language)
    except LanguageNotShipped as error:
        raise BadInput(f"--language: {error.args[0]}") from error
    return language


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


class _OneOrder:
    """The story of one order, played on the glass."""

    def __init__(self, show: Show, folder: Path) -> None:
        self._show = show
        self._folder = folder

    def script(self, stage: object) -> Iterator[Step]:
        """What is played, once the stage stands."""
        from kiosk.ui.story import Stagehands, one_order

        crew = Stagehands(
            presenter=self._show.presenter,
            wall=self._show.wall.presenter,
            pages=self._papers_hanging,
        )
        return one_order(stage, crew, self._folder / "screens")

    def _papers_hanging(self, printer: str) -> int:
        """Papers one can see: a page is printed a little before its picture is made."""
        view = self._show.wall.presenter.view
        column = view.bar if printer == BAR else view.receipt
        return len(column.papers) if column else 0

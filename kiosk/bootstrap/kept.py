"""The owner's menu and hours, and what is kept of them for a start on which they are broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import quote

from kiosk.bootstrap.devices import cache_folder
from kiosk.config import Config
from kiosk.domain.menu import Menu

if TYPE_CHECKING:  # loaded only where a file is broken, or when the engine starts
    from kiosk.domain.hours import Hours
    from kiosk.storage.keepsake import Keepsake

Read = TypeVar("Read")


@dataclass(frozen=True)
class Kept(Generic[Read]):
    """What was read last without a mistake from ``keepsake``'s file, by ``load``.

    ``load`` reads a file and raises :class:`ValueError` with what is wrong in it.
    """

    keepsake: Keepsake
    load: Callable[[Path], Read]

    def keep(self, value: Read) -> None:
        """Keep the text that this was read from; one that has changed meanwhile is not kept."""
        try:
            draft = self.keepsake.draft(self.keepsake.source.read_bytes())
        except OSError:
            return  # gone since it was read
        if draft is None:
            return
        if self._read(draft) == value:
            self.keepsake.keep(draft)
        else:
            self.keepsake.drop(draft)

    def again(self) -> Read | None:
        """What was kept; None if there is nothing, or nothing that can be trusted."""
        place = self.keepsake.find()
        return None if place is None else self._read(place)

    def _read(self, path: Path) -> Read | None:
        try:
            return self.load(path)
        except ValueError:
            return None


def kept_menu(config: Config) -> Kept[Menu]:
    """What is kept of the menu; its photos are still those beside the owner's file."""
    from kiosk.menufile import load_menu
    from kiosk.storage.keepsake import Keepsake

    file = config.menu.file.absolute()
    return Kept(
        Keepsake(_place(config, "menu"), file), lambda path: load_menu(path, base=file.parent)
    )


def kept_hours(config: Config, file: Path) -> Kept[Hours]:
    """What is kept of the file of hours."""
    from kiosk.hoursfile import load_hours
    from kiosk.storage.keepsake import Keepsake

    return Kept(Keepsake(_place(config, "hours"), file.absolute()), load_hours)


def menu_at_start(config: Config) -> Menu:
    """The owner's menu; while it is broken the one that was last in service here.

    Raises :class:`kiosk.menufile.MenuError` with every mistake if there is none.
    """
    from kiosk.menufile import MenuError, load_menu

    try:
        return load_menu(config.menu.file)
    except MenuError:
        menu = kept_menu(config).again()
        if menu is None:
            raise
        return menu


def _place(config: Config, what: str) -> Path:
    """Beside the database; where a server keeps that, in the folder of what this computer keeps."""
    database = config.storage.file
    if database is not None:
        return database.with_name(f"{database.name}.{what}.good")
    return cache_folder(config) / f"window-{quote(config.window.id, safe='')}.{what}.good"

"""A window of the campaign: its folder, its devices, and one life of its kiosk after another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.assets import asset
from tests.crash.victim import Victim
from tests.crash.wire import ROOT, Wire
from tests.e2e.devices import ScannerDevice

BAUD = 38_400
PAGERS = 9
CONFIG = """
[window]
id = "43"
name = "Finestra 43"
timezone = "UTC"
day_starts = "{day_starts}"
[storage]
url = "sqlite:///kiosk.db"
[menu]
file = "{menu}"
[printers.bar]
driver = "escpos"
port = "ports/bar"
[printers.receipt]
driver = "escpos"
port = "ports/receipt"
[pager]
driver = "tap"
port = "ports/pager"
pagers = {{ {pagers} }}
[scanner]
driver = "serial"
port = "ports/scanner"
"""


class Place:
    """A new window, open from ``with`` to its end. ``tree`` is the source its kiosk runs from."""

    def __init__(self, folder: Path, *, tree: Path = ROOT) -> None:
        self.folder = folder
        self.tree = tree
        self.lives = 0
        self._stack = ExitStack()
        (folder / "ports").mkdir(parents=True)
        (folder / "kiosk.toml").write_text(_config(), encoding="utf-8")

    def __enter__(self) -> Self:
        self.bar = self._wire("printer", "bar", baud=BAUD)
        self.receipt = self._wire("printer", "receipt", baud=3 * BAUD)
        self.pager = self._wire("base", "pager", baud=9600)
        link = self.folder / "ports" / "scanner"
        self.scanner = self._stack.enter_context(ScannerDevice(link, self.folder / "scanner"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def start(self, dies_at: tuple[int, str] | None = None) -> Victim:
        """The kiosk's next life."""
        self.lives += 1
        victim = Victim(self.folder, self.lives, tree=self.tree, dies_at=dies_at)
        self._stack.callback(victim.kill)
        return victim

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / "kiosk.db"

    def _wire(self, kind: str, name: str, *, baud: int) -> Wire:
        wire = Wire(kind, name, place=self.folder, baud=baud)
        close: Callable[[], None] = wire.close
        self._stack.callback(close)
        return wire


def _config() -> str:
    # Twelve hours away, so that no business day ends in the middle of a stretch.
    far = (datetime.now(UTC) + timedelta(hours=12)).strftime("%H:00")
    pagers = ", ".join(f'{number} = "{400 + number}"' for number in range(1, PAGERS + 1))
    return CONFIG.format(day_starts=far, menu=asset("menus/menu.toml"), pagers=pagers)

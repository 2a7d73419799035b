"""One window's folder: its configuration, its ports, its devices, its commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kiosk.assets import asset
from kiosk.config import load_config
from kiosk.domain.standby import TAKE_OVER_AFTER, TakeOverAfter
from kiosk.ports import Steps
from tests.cli.command import kiosk
from tests.e2e.devices import PagerDevice, PrinterDevice, ScannerDevice
from tests.e2e.window import HeadlessWindow

BAR = """
[window]
id = "43"
name = "Finestra 43"
[storage]
url = "sqlite:///kiosk.db"
[menu]
file = "{menu}"
[printers.bar]
driver = "escpos"
port = "ports/bar"
"""
STANDBY = """
[printers.standby]
driver = "escpos"
port = "ports/standby"
"""
RECEIPT = """
[printers.receipt]
driver = "escpos"
port = "ports/receipt"
"""
PAGER = """
[pager]
driver = "tap"
port = "ports/pager"
pagers = { 7 = "0427" }
"""
SCANNER = """
[scanner]
driver = "serial"
port = "ports/scanner"
"""


class Place:
    """A window's folder on the disk and the cables that lead to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ports = folder / "ports"
        self._stack = ExitStack()
        self._plugged = 0
        self.config_file = folder / "kiosk.toml"
        self._ports.mkdir()
        self.configure()

    def configure(self, *devices: str, **bar: object) -> None:
        """Write the configuration; ``bar`` are further keys of the bar's printer."""
        keys = "".join(f"{key} = {json.dumps(value)}\n" for key, value in bar.items())
        text = BAR.replace("{menu}", str(asset("menus/menu.toml"))) + keys + "".join(devices)
        self.config_file.write_text(text, encoding="utf-8")

    def window(
        self, steps: Steps | None = None, *, takeover: TakeOverAfter = TAKE_OVER_AFTER
    ) -> HeadlessWindow:
        """The kiosk of this place, not yet started."""
        return HeadlessWindow(load_config(self.config_file), steps=steps, takeover=takeover)

    def plug_in_printer(self, name: str = "bar", *options: str) -> PrinterDevice:
        """A printer with a new roll."""
        folder = self._device_folder(name)
        return self._stack.enter_context(PrinterDevice(self._ports / name, folder, *options))

    def plug_in_pager_base(self, *options: str) -> PagerDevice:
        """A pager base."""
        folder = self._device_folder("pager")
        return self._stack.enter_context(PagerDevice(self._ports / "pager", folder, *options))

    def plug_in_scanner(self, *options: str) -> ScannerDevice:
        """A scanner."""
        folder = self._device_folder("scanner")
        return self._stack.enter_context(ScannerDevice(self._ports / "scanner", folder, *options))

    def listed(self, what: str) -> list[dict[str, Any]]:
        """``kiosk orders --json`` or ``kiosk jobs --json``, beside whatever runs here."""
        done = kiosk(what, "--json", "--config", self.config_file)
        assert (done.returncode, done.stderr) == (0, "")
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        return rows

    def close(self) -> None:
        """Pull everything out."""
        self._stack.close()

    def _device_folder(self, name: str) -> Path:
        self._plugged += 1
        return self._folder / "devices" / f"{self._plugged}-{name}"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A folder of its own for one window, with the bar's printer configured and nothing there."""
    place = Place(tmp_path)
    yield place
    place.close()

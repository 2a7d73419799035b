"""Builds the devices that are configured, real or virtual as the owner wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.front import translators
from kiosk.config import BAR, RECEIPT, Config
from kiosk.ports import Ids

if TYPE_CHECKING:
    from hardware.pager.virtual import VirtualPagerBase
    from hardware.printer.virtual import VirtualPrinter
    from hardware.scanner.virtual import VirtualScanner
    from kiosk.devices.build import Built, House
    from kiosk.devices.pager import SerialPagerBase
    from kiosk.devices.printer import SerialPrinter
    from kiosk.devices.scanner import SerialScanner


@dataclass(frozen=True)
class Devices:
    """What is configured, built but not yet connected."""

    bar: Built[SerialPrinter, VirtualPrinter]
    receipt: Built[SerialPrinter, VirtualPrinter] | None
    pager: Built[SerialPagerBase, VirtualPagerBase] | None
    scanner: Built[SerialScanner, VirtualScanner] | None

    @property
    def printers(self) -> tuple[SerialPrinter, ...]:
        """The printers, the bartender's first."""
        return (self.bar.port,) if self.receipt is None else (self.bar.port, self.receipt.port)


@contextmanager
def build_devices(
    config: Config, ids: Ids, *, record: Path | None = None, line_speed: bool = False
) -> Iterator[Devices]:
    """The configured devices, closed on leaving: end their workers before.

    Loads python-escpos: not on the screen's thread. ``record`` is a folder for the bytes that
    reach virtual devices; with ``line_speed`` those take the time they would take on a wire.
    Raises :class:`kiosk.devices.settings.BadSetting`.
    """
    from kiosk.devices.build import build_pager_base, build_printer, build_scanner

    printer = partial(
        build_printer,
        house=_house(config),
        new_identifier=ids.identifier,
        cache=cache_folder(config),
        line_speed=line_speed,
    )
    with ExitStack() as stack:
        enter = stack.enter_context
        bar = enter(printer(BAR, config.bar, record=_file(record, "bar.bin")))
        receipt = pager = scanner = None
        if config.receipt:
            receipt = enter(printer(RECEIPT, config.receipt, record=_file(record, "receipt.bin")))
        if config.pager:
            pager = enter(
                build_pager_base(
                    config.pager, record=_file(record, "pager.txt"), line_speed=line_speed
                )
            )
        if config.scanner:
            scanner = enter(build_scanner(config.scanner, line_speed=line_speed))
        yield Devices(bar, receipt, pager, scanner)


def cache_folder(config: Config) -> Path:
    """A folder for tables that are costly to make: beside the database, else beside the file."""
    file = config.storage.file
    return (file.parent if file else config.base) / "cache"


def _file(folder: Path | None, name: str) -> Path | None:
    return None if folder is None else folder / name


def _house(config: Config) -> House:
    from kiosk.devices.build import House

    return House(
        window=config.window.name,
        zone=config.window.timezone,
        staff_language=config.window.staff_language,
        words=translators().for_language,
    )

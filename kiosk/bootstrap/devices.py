"""Builds the devices that are configured, real or virtual as the owner wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.front import translators
from kiosk.config import Config
from kiosk.domain.bartending import Handout
from kiosk.ports import Ids
from kiosk.services.ordering import BAR, RECEIPT, STANDBY

if TYPE_CHECKING:
    from hardware.pager.virtual import HeardCall, VirtualPagerBase
    from hardware.printer.paper import Page
    from hardware.printer.virtual import VirtualPrinter
    from hardware.scanner.virtual import VirtualScanner
    from kiosk.devices.build import Built, PrinterStage
    from kiosk.devices.pager import SerialPagerBase
    from kiosk.devices.press import House, Press
    from kiosk.devices.printer import SerialPrinter
    from kiosk.devices.scanner import SerialScanner


@dataclass(frozen=True)
class Staging:
    """How the virtual devices among the configured ones are staged.

    ``folder`` gets what reaches them: a printer's name and ``.bin``, ``pager.txt``. With
    ``line_speed`` bytes take the time they would take on a wire. ``on_page`` is called with
    the printer's name and each page, ``on_call`` with each call, on the devices' own threads.
    """

    folder: Path | None = None
    line_speed: bool = False
    on_page: Callable[[str, Page], None] | None = None
    on_call: Callable[[HeardCall], None] | None = None


@dataclass(frozen=True)
class Devices:
    """What is configured, built but not yet connected."""

    bar: Built[SerialPrinter, VirtualPrinter]
    standby: Built[SerialPrinter, VirtualPrinter] | None
    receipt: Built[SerialPrinter, VirtualPrinter] | None
    pager: Built[SerialPagerBase, VirtualPagerBase] | None
    scanner: Built[SerialScanner, VirtualScanner] | None

    @property
    def printers(self) -> tuple[SerialPrinter, ...]:
        """The printers, the bartender's first."""
        built = (self.bar, self.standby, self.receipt)
        return tuple(printer.port for printer in built if printer is not None)


@contextmanager
def build_devices(
    config: Config, ids: Ids, staging: Staging | None = None, *, cache: Path | None = None
) -> Iterator[Devices]:
    """The configured devices, closed on leaving: end their workers before.

    ``cache`` is a folder for tables that are costly to make. Loads python-escpos: not on the
    screen's thread. Raises :class:`kiosk.devices.settings.BadSetting`.
    """
    from kiosk.devices.build import PagerStage, build_pager_base, build_printer, build_scanner

    staged = staging or Staging()
    printer = partial(
        build_printer,
        house=_house(config),
        new_identifier=ids.identifier,
        cache=cache,
    )
    with ExitStack() as stack:
        enter = stack.enter_context
        bar = enter(printer(BAR, config.bar, stage=_printer_stage(staged, BAR)))
        standby = receipt = pager = scanner = None
        if config.standby:
            stage = _printer_stage(staged, STANDBY)
            standby = enter(printer(STANDBY, config.standby, stage=stage))
        if config.receipt:
            stage = _printer_stage(staged, RECEIPT)
            receipt = enter(printer(RECEIPT, config.receipt, stage=stage))
        if config.pager:
            record = _file(staged, "pager.txt")
            pager_stage = PagerStage(staged.line_speed, on_call=staged.on_call, record=record)
            pager = enter(build_pager_base(config.pager, stage=pager_stage))
        if config.scanner:
            scanner = enter(build_scanner(config.scanner, line_speed=staged.line_speed))
        yield Devices(bar, standby, receipt, pager, scanner)


def bar_press(config: Config) -> Press:
    """What makes the bar printer's papers, without the printer. Raises ``BadSetting``."""
    from kiosk.devices.press import build_press, settings_of

    with settings_of(BAR):
        return build_press(BAR, config.bar, house=_house(config))


def _printer_stage(staging: Staging, name: str) -> PrinterStage:
    from kiosk.devices.build import PrinterStage

    return PrinterStage(
        staging.line_speed,
        on_page=None if staging.on_page is None else partial(staging.on_page, name),
        record=_file(staging, f"{name}.bin"),
    )


def _file(staging: Staging, name: str) -> Path | None:
    return None if staging.folder is None else staging.folder / name


def cache_folder(config: Config) -> Path:
    """A folder for tables that are costly to make."""
    return config.cache


def _house(config: Config) -> House:
    from kiosk.devices.press import House
    from kiosk.devices.scripts import font_of

    return House(
        window=config.window.name,
        zone=config.window.timezone,
        staff_language=config.window.staff_language,
        words=translators().for_language,
        languages=config.window.languages,
        font_of=font_of,
        handout=config.pager.handout if config.pager else Handout.RACK,
    )

"""Reads ``kiosk.toml``, and names everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kiosk.config import kinds
from kiosk.config.bartender import read_bartender, read_staff
from kiosk.config.screen import read_screen
from kiosk.config.selling import read_selling
from kiosk.config.settings import (
    BAR,
    PRINTERS,
    VIRTUAL,
    Config,
    ConfigError,
    MenuSettings,
    PagerSettings,
    PrinterSettings,
    ScannerSettings,
    SoundSettings,
    SpeechSettings,
    StorageSettings,
    WindowSettings,
)
from kiosk.domain.age import LEGAL_AGE
from kiosk.domain.bartending import Handout
from kiosk.domain.quiet import QuietHours
from kiosk.i18n import shipped_languages
from kiosk.tomlfile.kinds import TIME_OF_DAY, text
from kiosk.tomlfile.mistakes import Mistakes, quoted
from kiosk.tomlfile.reading import read_toml
from kiosk.tomlfile.table import Table


def load_config(path: Path) -> Config:
    """What the file says. Raises :class:`ConfigError` with a line for every mistake in it.

    Paths in the file, and a port that is a path, are taken from the file's own folder.
    """
    mistakes = Mistakes(str(path))
    table = read_toml(path, mistakes)
    config = None if table is None else _config(table, path.absolute().parent)
    if mistakes.serious() or config is None:
        raise ConfigError(mistakes.found)
    return config


def _config(table: Table, base: Path) -> Config:
    pager = _pager(table.table("pager"), base)
    config = Config(
        window=_window(_section(table, "window")),
        screen=read_screen(_section(table, "screen"), base),
        storage=_storage(_section(table, "storage"), base),
        menu=_menu(_section(table, "menu"), base),
        printers=_printers(_section(table, "printers"), base),
        pager=pager,
        scanner=_scanner(table.table("scanner"), base),
        base=base,
        speech=_speech(table.table("speech")),
        sound=_sound(table.table("sound")),
        selling=read_selling(table, base),
        bartender=read_bartender(table.table("bartender"), pager.pagers if pager else {}),
        staff=read_staff(table.table("staff")),
    )
    table.done()
    _each_port_once(table, config)
    return config


def _section(table: Table, key: str) -> Table:
    """A table whose absence means that each of its keys is absent."""
    return table.table(key) or Table({}, key, mistakes=table.mistakes)


def _window(table: Table) -> WindowSettings:
    shipped = kinds.language(shipped_languages())
    window = WindowSettings(
        id=table.need("id", kinds.WINDOW_ID, stand_in=""),
        name=table.need("name", text(kinds.LONGEST_NAME), stand_in=""),
        timezone=table.take("timezone", kinds.ZONE, default=None) or ZoneInfo("Europe/Rome"),
        day_starts=table.take("day_starts", TIME_OF_DAY, default=time(6)),
        staff_language=table.take("staff_language", shipped, default="it"),
        languages=table.each("languages", shipped, default=("it", "en")),
        legal_age=table.take("legal_age", kinds.AGE, default=LEGAL_AGE),
    )
    _each_language_once(table, window.languages)
    table.done()
    return window


def _each_language_once(table: Table, languages: tuple[str, ...]) -> None:
    if table.values.get("languages") == []:
        table.wrong("languages", "an empty list", allowed="at least one language")
    if len(set(languages)) < len(languages):
        table.wrong("languages", "a language twice", allowed="each language once")


def _storage(table: Table, base: Path) -> StorageSettings:
    usual = f"sqlite:///{base / 'var' / 'kiosk.db'}"
    storage = StorageSettings(table.take("url", kinds.database_in(base), default=usual))
    table.done()
    return storage


def _menu(table: Table, base: Path) -> MenuSettings:
    usual = base / "menu.toml"
    if not table.has("file") and not usual.is_file():
        table.wrong("file", "nothing", allowed="the name of the menu's file")
    menu = MenuSettings(table.take("file", kinds.file_in(base), default=usual))
    table.done()
    return menu


def _printers(table: Table, base: Path) -> Mapping[str, PrinterSettings]:
    if not table.has(BAR):
        table.wrong(BAR, "nothing", allowed="a table: the bartender's printer is required")
    tables = {name: table.table(name) for name in PRINTERS}
    printers = {name: _printer(each, base) for name, each in tables.items() if each is not None}
    table.done()
    return MappingProxyType(printers)


def _printer(table: Table, base: Path) -> PrinterSettings:
    driver = table.need("driver", kinds.driver(kinds.PRINTER_DRIVERS), stand_in="")
    printer = PrinterSettings(
        driver=driver,
        port=_port(table, driver, base),
        baud=table.take("baud", kinds.BAUD, default=38400),
        flow=table.take("flow", kinds.FLOW, default="none"),
        profile=table.take("profile", kinds.PROFILE, default="generic-80"),
        confirm=table.take("confirm", kinds.CONFIRM, default="auto"),
        status=table.take("status", kinds.STATUS, default="dle-eot"),
        bell=table.take("bell", kinds.BELL, default="esc-a-48"),
        code=table.take("code", kinds.CODE, default="qr"),
    )
    table.done()
    return printer


def _pager(table: Table | None, base: Path) -> PagerSettings | None:
    if table is None:
        return None
    drivers = kinds.driver(kinds.PAGER_DRIVERS, planned="lrs")
    driver = table.need("driver", drivers, stand_in="")
    pager = PagerSettings(
        driver=driver,
        port=_port(table, driver, base),
        baud=table.take("baud", kinds.BAUD, default=9600),
        parity=table.take("parity", kinds.PARITY, default="software-7e1"),
        handout=Handout(table.take("handout", kinds.HANDOUT, default=Handout.RACK)),
        pagers=_pagers(table),
    )
    table.done()
    return pager


def _pagers(table: Table) -> Mapping[int, str]:
    allowed = 'a table as { 1 = "0421", 2 = "0422" }'
    if not table.values.get("pagers", {}):
        table.wrong("pagers", "no pager", allowed=allowed)
    pagers = table.table("pagers")
    if pagers is None:
        return {}
    addresses = {key: pagers.need(key, kinds.ADDRESS, stand_in="") for key in pagers.values}
    for key in addresses:
        if not kinds.is_pager_number(key):
            pagers.wrong(key, "a pager's number", allowed=kinds.PAGER_NUMBER)
    _each_address_once(pagers, addresses)
    numbers = {int(key): each for key, each in addresses.items() if kinds.is_pager_number(key)}
    return MappingProxyType(dict(sorted(numbers.items())))


def _each_address_once(table: Table, addresses: Mapping[str, str]) -> None:
    seen: dict[str, str] = {}
    for key, address in addresses.items():
        if address and address in seen:
            found = f"the address {quoted(address)} of pager {seen[address]}"
            table.wrong(key, found, allowed="an address of its own for each pager")
        seen.setdefault(address, key)


def _scanner(table: Table | None, base: Path) -> ScannerSettings | None:
    if table is None:
        return None
    driver = table.need("driver", kinds.driver(kinds.SCANNER_DRIVERS), stand_in="")
    scanner = ScannerSettings(
        driver=driver,
        port=_port(table, driver, base),
        baud=table.take("baud", kinds.BAUD, default=9600),
        suffix=table.take("suffix", kinds.SUFFIX, default="cr"),
    )
    table.done()
    return scanner


def _speech(table: Table | None) -> SpeechSettings | None:
    if table is None:
        return None
    speech = SpeechSettings(
        driver=table.need("driver", kinds.driver(kinds.SPEECH_DRIVERS), stand_in=""),
        device=table.take("device", text(kinds.LONGEST_NAME), default="default"),
    )
    table.done()
    return speech


def _sound(table: Table | None) -> SoundSettings | None:
    """Silence is the default, and what ``none`` says."""
    if table is None:
        return None
    usual = QuietHours()
    sound = SoundSettings(
        driver=table.need("driver", kinds.driver(kinds.SOUND_DRIVERS), stand_in="none"),
        device=table.take("device", text(kinds.LONGEST_NAME), default="default"),
        quiet=QuietHours(
            table.take("quiet_from", TIME_OF_DAY, default=usual.begin),
            table.take("quiet_until", TIME_OF_DAY, default=usual.end),
        ),
    )
    table.done()
    return None if sound.driver == "none" else sound


def _port(table: Table, driver: str, base: Path) -> str:
    """A real device has a port, a virtual one has none: writing both is a device forgotten."""
    port = kinds.port_in(base)
    if driver == VIRTUAL and table.has("port"):
        table.wrong("port", "a port of a virtual device", allowed="no port, or a real driver")
    if driver in ("", VIRTUAL):
        return table.take("port", port, default="")
    return table.need("port", port, stand_in="")


def _each_port_once(table: Table, config: Config) -> None:
    devices: dict[str, PrinterSettings | PagerSettings | ScannerSettings | None] = {
        **{f"printers.{name}": printer for name, printer in config.printers.items()},
        "pager": config.pager,
        "scanner": config.scanner,
    }
    owners: dict[str, str] = {}
    for key, device in devices.items():
        port = device.port if device else ""
        if port and port in owners:
            found = f"the port of {owners[port]}"
            table.mistakes.add(f"{key}.port", found, allowed="a port of its own for each device")
        owners.setdefault(port, key)

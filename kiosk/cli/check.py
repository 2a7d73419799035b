"""``kiosk check``: a line for each part, what is wrong with it, and what to do about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap import build_devices, lock_window, open_for_reading, real_world
from kiosk.cli import findings
from kiosk.cli.errors import storage_words
from kiosk.cli.findings import Finding
from kiosk.cli.glass import check_glass
from kiosk.cli.hours import check_hours
from kiosk.cli.scanning import check_scanner
from kiosk.config import Config, ConfigError, find_config, load_config
from kiosk.domain.health import DeviceHealth, Trouble, Verdict
from kiosk.domain.pagers import PagerState
from kiosk.ports import DeviceDown, Records, StorageFailed

if TYPE_CHECKING:
    from kiosk.bootstrap import Devices

WELL, TROUBLE, BAD_INPUT = 0, 1, 2


def check_all(argument: Path | None, *, scan_s: float | None = None) -> int:
    """Print every finding; 0 only if all is well, 2 if there is no usable configuration.

    ``scan_s``: wait so many seconds for a code at the scanner, to tell how it comes.
    """
    try:
        path = find_config(argument, os.environ, Path.cwd())
        config = load_config(path)
    except ConfigError as error:
        print(Finding("configuration", well=False, words=str(error)))
        return BAD_INPUT
    print(Finding("configuration", well=True, words=str(path)))
    all_well = True
    for finding in _findings(config, scan_s):
        print(finding, flush=True)
        all_well = all_well and finding.well
    return WELL if all_well else TROUBLE


def _findings(config: Config, scan_s: float | None) -> Iterator[Finding]:
    yield from findings.languages(config)
    yield findings.menu(config)
    yield from check_hours(config, real_world().clock)
    yield from findings.voice(config)
    yield from findings.sound(config)
    yield from check_glass(config)
    yield _database(config)
    yield findings.staff_screen(config)
    try:
        running = _running(config)
    except StorageFailed as error:  # the devices can be asked: a port opens for one program only
        running = ""
        remedy = "run it as the kiosk's user; if it stays, see that its disk can be written"
        yield Finding("lock", well=False, words=storage_words(config, error), remedy=remedy)
    if running:
        yield Finding(
            "devices",
            well=False,
            known=False,
            words=f"not asked: {running}",
            remedy="stop the kiosk to check them; meanwhile its own screen tells how they are",
        )
        return
    yield from _devices(config, scan_s)


def _database(config: Config) -> Finding:
    from kiosk.storage.soundness import is_missing, require_sound

    file = config.storage.file
    try:
        if file is not None:
            require_sound(file)
            if is_missing(file):
                return Finding("database", well=True, words=f"{file} will be made at first start")
        with open_for_reading(config) as storage, storage.read() as records:
            orders = _count_orders(config, records)
            pagers = records.pagers.all()
    except StorageFailed as error:
        words = storage_words(config, error)
        return Finding("database", well=False, words=words, remedy=_mend_database(error))
    held = [pager.number for pager in pagers if pager.state is PagerState.HELD]
    return Finding(
        "database",
        well=True,
        words=f"{file or 'on its server'}, {orders} orders{_held(held)}",
        remedy="scan their codes on the paper that came at the first start" if held else "",
    )


def _count_orders(config: Config, records: Records) -> int:
    from kiosk.storage.backup import holdings

    if config.storage.file is None:
        return len(records.orders.of_day(None))
    holds = holdings(config.storage.file, config.window.id)  # counted, not read: years of them
    return holds.orders if holds else 0


def _held(pagers: list[int]) -> str:
    named = ", ".join(map(str, sorted(pagers)))
    return f"; held since a restore: pagers {named}" if pagers else ""


def _mend_database(error: StorageFailed) -> str:
    from kiosk.storage.schema import NewerSchema
    from kiosk.storage.soundness import Unsound

    if isinstance(error, Unsound):
        return error.remedy
    if isinstance(error, NewerSchema):
        return "install the newer program; an older backup (kiosk restore FILE) loses orders"
    return "see that its folder can be written and its disk has room"


def _running(config: Config) -> str:
    """Who has the window now, or ``""``. Raises :class:`StorageFailed` if that is not known."""
    from kiosk.storage.lock import AlreadyRunning

    if config.storage.file is not None and not config.storage.file.exists():
        return ""  # no kiosk was ever here, and a check should not leave the first trace
    try:
        with lock_window(config):
            return ""
    except AlreadyRunning as error:
        return str(error)


def _devices(config: Config, scan_s: float | None) -> Iterator[Finding]:
    from kiosk.devices.settings import BadSetting

    try:
        with build_devices(config, real_world().ids) as devices:
            yield from _ask_printers(config, devices)
            yield from _papers(config, devices)
            yield from _receipts(devices)
            yield from _ask_pagers(config, devices)
            yield from check_scanner(config, devices, down=_down, scan_s=scan_s)
    except BadSetting as error:
        yield Finding("devices", well=False, words=str(error), remedy="mend the configuration")


def _ask_printers(config: Config, devices: Devices) -> Iterator[Finding]:
    for printer in devices.printers:
        settings = config.printers[printer.name]
        part = f"printer {printer.name}"
        try:
            printer.connect(after_fragment=False)
            health = printer.ask() if printer.asks_status else printer.health
        except DeviceDown as down:
            yield _down(part, down)
            continue
        finally:
            printer.disconnect()
        if not printer.asks_status:
            yield Finding(
                part,
                well=True,
                words=f'{_where(settings)}, never asked: status = "none" sells without knowing',
                remedy='write status = "dle-eot" if the printer answers',
                known=False,
            )
            continue
        yield _health(part, health, _where(settings))


def _papers(config: Config, devices: Devices) -> Iterator[Finding]:
    """Papers come in letters, not in pictures: some languages cannot be read so."""
    if devices.bar.port.writes_for_staff:
        return
    yield Finding(
        "papers",
        well=False,
        words=f"the bartender's, in {config.window.staff_language}, come out in Latin letters",
        remedy='write staff_language = "en" under [window], or another that the bartender reads',
    )


def _receipts(devices: Devices) -> Iterator[Finding]:
    """The languages a receipt would have to come out in another one for."""
    if devices.receipt is None:
        return
    for language, instead in devices.receipt.port.replaced_languages().items():
        yield Finding(
            "receipts",
            well=True,
            words=f"in {language} they are printed in {instead}: the printer has not its letters",
            remedy="install its font, and take a profile of a printer that prints pictures",
        )


def _ask_pagers(config: Config, devices: Devices) -> Iterator[Finding]:
    if devices.pager is None:
        return
    try:
        devices.pager.port.check()
    except DeviceDown as down:
        yield _down("pager base", down)
        return
    yield _health("pager base", devices.pager.port.health, _where(config.pager))


def _where(settings: object) -> str:
    driver, port = getattr(settings, "driver", ""), getattr(settings, "port", "")
    return f"{driver} at {port}" if port else f"{driver}, not a real device"


def _health(part: str, health: DeviceHealth, where: str) -> Finding:
    troubles = ", ".join(health.troubles)
    if health.verdict is Verdict.WORKS:
        paper = "; the paper is near its end" if health.near_end else ""
        remedy = "have a new roll ready" if health.near_end else ""
        return Finding(part, well=True, words=f"works {where}{paper}".strip(), remedy=remedy)
    return Finding(
        part,
        well=False,
        words=f"{health.verdict} ({troubles}) {where}".strip(),
        remedy=_remedy(health.troubles[0]) if health.troubles else "",
        known=health.verdict is not Verdict.UNKNOWN,
    )


def _down(part: str, down: DeviceDown) -> Finding:
    known = down.trouble is not Trouble.NO_ANSWER
    return Finding(part, well=False, words=str(down), remedy=_remedy(down.trouble), known=known)


def _remedy(trouble: Trouble) -> str:
    remedy: Callable[[], str] | str = _REMEDIES.get(trouble, "look at the device")
    return remedy() if callable(remedy) else remedy


def _ports() -> str:
    from kiosk.devices.line import ports_there_are

    found = ports_there_are()
    if not found:
        return "plug the cable in; this computer has no serial port at the moment"
    return "plug the cable in, or write one of these ports: " + ", ".join(found)


_REMEDIES: dict[Trouble, Callable[[], str] | str] = {
    Trouble.ABSENT: _ports,
    Trouble.HELD: "another program has the port: stop it",
    Trouble.LOST: "push the cable in",
    Trouble.PAPER_OUT: "put a new roll in",
    Trouble.COVER_OPEN: "close the cover",
    Trouble.CUTTER: "clear the cutter, then switch the printer off and on",
    Trouble.ERROR: "switch the device off and on; if it stays, read its manual's list of errors",
    Trouble.OFFLINE: "press the printer's FEED or ONLINE button; look for paper and an open cover",
    Trouble.REFUSED: "compare its settings in the configuration with the device's own",
    Trouble.STALLED: "the device takes no bytes: check flow control and paper",
    Trouble.NO_PROOF: 'switch the printer off and on; if it stays so, write confirm = "auto"',
    Trouble.NO_ANSWER: "check baud rate, cable (null modem) and power; a printer that never"
    ' answers needs status = "none" and confirm = "none"',
}

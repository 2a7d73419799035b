"""The scanner's lines of ``kiosk check``: its port, its suffix, and whether it only types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.findings import Finding
from kiosk.config import Config
from kiosk.ports import DeviceDown

if TYPE_CHECKING:
    from kiosk.bootstrap import Devices
    from kiosk.devices.scanner import Heard

SERIAL_MODE = (
    'it types like a keyboard: read "USB COM port" (also: virtual serial) in the scanner\'s'
    " set-up sheet, then write its new port under [scanner] in kiosk.toml"
)
_SILENT = "read a code while this waits; if it beeps and nothing comes, check port, baud and mode"


def check_scanner(
    config: Config,
    devices: Devices,
    *,
    down: Callable[[str, DeviceDown], Finding],
    scan_s: float | None = None,
    inputs: Path | None = None,
) -> Iterator[Finding]:
    """Whether the port opens, with ``scan_s`` how the first code of so many seconds comes.

    ``down`` words a port that does not open; ``inputs`` is where the system lists what types.
    """
    if config.scanner is None or devices.scanner is None:
        return
    typing = () if config.scanner.is_virtual else _typing(inputs)
    try:
        if scan_s is None:
            devices.scanner.port.check()
        else:
            yield _heard(devices.scanner.port.hear(scan_s), config.scanner.suffix, typing)
            return
    except DeviceDown as error:
        yield _typed(typing) if typing else down("scanner", error)
        return
    words = "the port opens; a scanner says nothing until it reads a code"
    yield Finding("scanner", well=True, words=words)
    if typing:
        yield _typed(typing, known=False)


def _typing(inputs: Path | None) -> tuple[str, ...]:
    from kiosk.devices.scanner import typing_scanners

    return typing_scanners(inputs)


def _typed(names: tuple[str, ...], *, known: bool = True) -> Finding:
    """Its port is there: perhaps another scanner types, which is nobody's business."""
    words = f"there is a keyboard called {', '.join(map(repr, names))}"
    return Finding("scanner", well=not known, words=words, remedy=SERIAL_MODE, known=known)


def _heard(heard: Heard, written: str, typing: tuple[str, ...]) -> Finding:
    from kiosk.devices.scanner import Sent

    match heard.sent:
        case Sent.GOOD:
            words = f"a code came, with the suffix {heard.suffix!r}"
            return Finding("scanner", well=True, words=words)
        case Sent.OTHER_SUFFIX:
            return Finding(
                "scanner",
                well=False,
                words=f"a code came with the suffix {heard.suffix!r}, not {written!r}",
                remedy=f'write suffix = "{heard.suffix}" under [scanner] in kiosk.toml',
            )
        case Sent.NO_TEXT:
            words, remedy = "what came is no text", "write the scanner's own baud under [scanner]"
            return Finding("scanner", well=False, words=words, remedy=remedy)
        case _:
            return _typed(typing) if typing else _nothing_came()


def _nothing_came() -> Finding:
    words = "the port opens, but no code came"
    return Finding("scanner", well=False, words=words, remedy=_SILENT, known=False)

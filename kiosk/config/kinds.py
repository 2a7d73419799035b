"""The kinds of value that only the configuration holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.config.settings import VIRTUAL
from kiosk.domain.bartending import Handout
from kiosk.tomlfile.kinds import decimal, known, matching, number_of, one_of, text, whole
from kiosk.tomlfile.mistakes import nearest, quoted
from kiosk.tomlfile.table import Kind, NotAllowed

LONGEST_NAME = 40  # characters of the window's name: one line in brass at the top of the glass
MOST_PAGERS = 999  # a pager's number is read out and typed by people

PRINTER_DRIVERS = ("escpos", VIRTUAL)
PAGER_DRIVERS = ("tap", VIRTUAL)
SCANNER_DRIVERS = ("serial", VIRTUAL)
SPEECH_DRIVERS = ("espeak-ng", VIRTUAL)
SOUND_DRIVERS = ("alsa", VIRTUAL, "none")
INPUTS = ("mouse", "mtdev", "hidinput")
WIDTH_MM = decimal("30", "3000", places=2)  # from a phone to a shop window
DARK_AFTER_MIN = whole(0, 24 * 60)
AGE = whole(16, 21)  # years; the laws of Europe are within

BAUD = number_of((1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600))
FLOW = one_of(("none", "rtscts", "xonxoff"))
CONFIRM = one_of(("auto", "id", "fence", "none"))
STATUS = one_of(("dle-eot", "none"))
BELL = one_of(("esc-a-48", "esc-a-97", "u230", "esc-b", "drawer", "none"))
CODE = one_of(("qr", "code128"))
HANDOUT = one_of(tuple(Handout))
PARITY = one_of(("software-7e1", "none"))
SUFFIX = one_of(("cr", "lf", "crlf", "tab", "none"))
PROFILE = text(60)
PAGER_NUMBER = f"the number on a pager, from 1 to {MOST_PAGERS}"
ADDRESS = matching(
    r"[!-~]{1,20}", allowed='its address at the base, in quotes as "0421" (leading zeros count)'
)
WINDOW_ID = matching(
    r"[A-Za-z0-9_-]{1,20}", allowed='letters, digits, "-" and "_" in quotes, up to 20, as "43"'
)


def is_pager_number(key: str) -> bool:
    """A key that is a number as people write it: no leading zero, at most three digits."""
    return re.fullmatch(r"[1-9][0-9]{0,2}", key) is not None


def language(shipped: Sequence[str]) -> Kind[str]:
    """A language there is a catalogue of words for."""
    return known(shipped, what="language that is shipped")


def driver(words: Sequence[str], *, planned: str = "") -> Kind[str]:
    """A driver's name. A planned one is answered with more than "unknown"."""
    plain = one_of(words)

    def read(value: object) -> str:
        if value == planned:
            raise NotAllowed(found=f"{quoted(planned)}, which is planned but not shipped yet")
        return plain.read(value)

    return Kind(plain.allowed, read)


def _zone(value: object) -> ZoneInfo:
    if not isinstance(value, str):
        raise NotAllowed
    try:
        return ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:  # not found, no name at all, a folder
        raise NotAllowed(allowed=_zones_like(value)) from error


def _zones_like(name: str) -> str:
    from zoneinfo import available_timezones  # noqa: PLC0415 - reads a folder; only for a mistake

    near = nearest(name, sorted(available_timezones()))
    return " or ".join(map(quoted, near)) or ZONE.allowed


ZONE = Kind('a time zone of the IANA list, as "Europe/Rome"', _zone)


def file_in(base: Path) -> Kind[Path]:
    """A file that is there, named from a folder."""

    def read(value: object) -> Path:
        name = _PATH.read(value)
        path = base / name
        if not path.is_file():
            raise NotAllowed(found=f"{quoted(name)}, but there is no file {quoted(str(path))}")
        return path

    return Kind("the name of a file that is there", read)


def port_in(base: Path) -> Kind[str]:
    """A serial port: a device's path, or a URL that pyserial opens."""

    def read(value: object) -> str:
        name = _PATH.read(value)
        return name if "://" in name else str(base / name)

    return Kind('a serial port, as "/dev/serial/by-id/..."', read)


def database_in(base: Path) -> Kind[str]:
    """The URL of a database; the file of an SQLite one is named from a folder.

    What was found is shown without what follows the scheme: a password may stand there.
    """

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise NotAllowed
        scheme, _, rest = value.partition("://")
        if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1 and rest.isprintable():
            return f"sqlite:///{base / rest[1:]}"
        if scheme == "postgresql+psycopg" and rest.isprintable() and "/" in rest:
            return value
        raise NotAllowed(found=quoted(f"{scheme}://..." if rest else scheme))

    return Kind('"sqlite:///var/kiosk.db" or "postgresql+psycopg://user:password@host/name"', read)


_PATH = text(500)

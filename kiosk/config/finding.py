"""Which configuration file counts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.config.settings import ConfigError
from kiosk.tomlfile.mistakes import Mistake

VARIABLE = "KIOSK_CONFIG"
SYSTEM_WIDE = Path("/etc/kiosk/kiosk.toml")


def find_config(argument: Path | None, environ: Mapping[str, str], cwd: Path) -> Path:
    """The file to read: the one named, else ``$KIOSK_CONFIG``, ``./kiosk.toml``, the system's.

    A file that is named counts even if it is not there, so that a typing error does not start
    another window. Raises :class:`ConfigError` if none is named and none is found.
    """
    if argument is not None:
        return cwd / argument
    if environ.get(VARIABLE):
        return cwd / environ[VARIABLE]
    usual = (cwd / "kiosk.toml", SYSTEM_WIDE)
    for path in usual:
        if path.is_file():
            return path
    allowed = f"--config FILE, ${VARIABLE}, {usual[0]} or {usual[1]}"
    raise ConfigError([Mistake("kiosk.toml", "", "no such file", allowed)])

"""Loads the graphics driver's libraries on a thread, while Python still reads its own modules.

A software driver brings a compiler of a hundred megabytes with it, which takes the system as
long to link as the kiosk takes to read its menu. Which libraries this computer's driver has is
noted when a picture stands, and used at the next start. The note is only a help: without it, or
with a wrong one, the window loads what it needs by itself.
"""

from __future__ import annotations

import ctypes
import logging
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)

LARGE_BYTES = 1_000_000
"""Smaller libraries are linked sooner than a thread gets its turn."""

MOST = 8
"""Libraries that are noted, the largest first: they bring the others with them."""

_MAPS = Path("/proc/self/maps")
_OWN = (sys.prefix, sys.base_prefix)


class DriverNote:
    """The file that names the libraries."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read_ahead(self) -> threading.Thread:
        """Begin to load what the note names, on the thread that is returned."""
        thread = threading.Thread(target=self._load, name="driver", daemon=True)
        thread.start()
        return thread

    def write(self) -> None:
        """Note what is loaded now, for the next start. Not on the screen's thread."""
        words = "".join(f"{name}\n" for name in large_libraries())
        with suppress(OSError, ValueError):
            if self._path.read_text(encoding="utf-8") == words:
                return
        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(words, encoding="utf-8")
            fresh.replace(self._path)
        except OSError as error:
            log.info("the driver's libraries are not noted: %s", error)
            with suppress(OSError):
                fresh.unlink()

    def _load(self) -> None:
        try:
            names = self._path.read_text(encoding="utf-8").splitlines()[:MOST]
        except (OSError, ValueError):
            return
        c_library = ctypes.CDLL(None)  # its own call lets the other threads go on meanwhile
        for name in names:
            if name.startswith("/") and "\0" not in name and Path(name).is_file():
                c_library.dlopen(os.fsencode(name), os.RTLD_LAZY)


def large_libraries() -> list[str]:
    """The system's large libraries in this process, the largest first; none where nobody tells."""
    try:
        lines = _MAPS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    mapped = {line.split(maxsplit=5)[-1] for line in lines}
    sizes = {each: Path(each).stat().st_size for each in mapped if _is_of_the_system(each)}
    large = [each for each, size in sizes.items() if size >= LARGE_BYTES]
    return sorted(large, key=lambda each: (-sizes[each], each))[:MOST]


def _is_of_the_system(name: str) -> bool:
    """A library that Python does not bring along; it loads its own when it wants them."""
    is_library = name.startswith("/") and ".so" in name and not name.startswith(_OWN)
    return is_library and Path(name).is_file()

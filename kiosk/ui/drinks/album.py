"""Pictures of drinks that were painted before, kept in a file from one start to the next.

To paint a drink takes a tenth of a second where a processor does it, and its picture is always
the same. The file is only a help: whatever is wrong with it, the drinks are painted anew. It is
read and written on threads of its own; the screen waits for it at the start only, for a moment.
"""

from __future__ import annotations

import json
import logging
import os
import threading
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

log = logging.getLogger(__name__)

READ_WITHIN_S = 0.5
"""The longest the first picture waits for the file: a disk may be slower than painting."""

MOST_BYTES = 32_000_000
"""So many bytes of pictures are kept: two menus' worth on a large glass."""

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Print:
    """A painted picture: its size, and four bytes for each pixel, from its lowest row up."""

    width: int
    height: int
    pixels: bytes


class Album:
    """The pictures in one file. ``take`` and ``keep`` are for the screen's thread."""

    def __init__(self, path: Path, *, painter: str) -> None:
        self._path = path
        self._painter = painter
        self._read: dict[str, Print] = {}
        self._on_disk: frozenset[str] = frozenset()
        self._reader = threading.Thread(target=self._load, name="album", daemon=True)
        self._writer: threading.Thread | None = None

    def open(self) -> None:
        """Begin to read."""
        self._reader.start()

    def take(self, key: str) -> Print | None:
        """The picture of this key, if it was kept. Waits a moment while the file is read.

        Whoever takes it has it: the album does not hold it in the memory a second time.
        """
        if self._reader.ident is not None:
            self._reader.join(READ_WITHIN_S)
        return self._read.pop(key, None)

    def keep(self, pictures: Mapping[str, Print]) -> None:
        """Have the file hold these and no others; what was read is forgotten."""
        self._read = {}
        if frozenset(pictures) <= self._on_disk or (self._writer and self._writer.is_alive()):
            return
        self._on_disk = frozenset(pictures)
        self._writer = threading.Thread(
            target=self._save, args=(dict(pictures),), name="album", daemon=True
        )
        self._writer.start()

    def close(self) -> None:
        """Let the file be whole."""
        for thread in (self._reader, self._writer):
            if thread is not None and thread.ident is not None:
                thread.join()

    def _load(self) -> None:
        try:
            found = _unpacked(self._path.read_bytes(), painter=self._painter)
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.info("the drinks are painted anew: %s: %s", self._path, error)
            return
        self._read, self._on_disk = found, frozenset(found)

    def _save(self, pictures: dict[str, Print]) -> None:
        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_packed(pictures, painter=self._painter))
            fresh.replace(self._path)  # one step: nobody ever finds half an album
        except OSError as error:
            log.info("the painted drinks are not kept: %s", error)
            with suppress(OSError):
                fresh.unlink()


def painter_now() -> str:
    """Who paints: another version of the painting has another name, and paints anew."""
    digest = blake2b(digest_size=12)
    for path in sorted(_HERE.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _packed(pictures: Mapping[str, Print], *, painter: str) -> bytes:
    """A line of JSON that says what follows, and the pixels of all of it."""
    kept: dict[str, Print] = {}
    for key, each in pictures.items():
        if sum(len(one.pixels) for one in kept.values()) + len(each.pixels) <= MOST_BYTES:
            kept[key] = each
    pixels = b"".join(each.pixels for each in kept.values())
    head = {
        "painter": painter,
        "check": zlib.crc32(pixels),
        "pictures": [[key, each.width, each.height] for key, each in kept.items()],
    }
    return json.dumps(head).encode() + b"\n" + pixels


def _unpacked(data: bytes, *, painter: str) -> dict[str, Print]:
    """The pictures, none if another painter made them. Raises ValueError for a damaged file."""
    first, _, pixels = data.partition(b"\n")
    head = json.loads(first)
    if head["painter"] != painter:
        return {}
    if zlib.crc32(pixels) != head["check"]:
        raise ValueError("it is damaged")
    found: dict[str, Print] = {}
    at = 0
    for key, width, height in head["pictures"]:
        end = at + 4 * width * height
        found[key] = Print(width, height, pixels[at:end])
        at = end
    return found

"""The far end of the line, in the bench's own process, with a stopwatch on it."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hardware.printer.profile import load_profile
from hardware.printer.virtual import VirtualPrinter
from hardware.ptyport import PtyPort

BAUD = 38_400
BITS_PER_BYTE = 10  # a start bit, eight of data, a stop bit
PROFILE = "generic-80"
_STATUS_QUESTION = re.compile(rb"\x10\x04[\x01-\x04]")


def line_ms(count: int) -> float:
    """How long the line itself needs for so many bytes."""
    return count * BITS_PER_BYTE / BAUD * 1000


@dataclass(frozen=True)
class Delivery:
    """A paper as it came over the line: its bytes, and when the first and last were through."""

    size: int
    first_at: float
    last_at: float


class StoppedLine:
    """A pseudo terminal whose every piece is timed. A Transport, like what it wraps."""

    def __init__(self, port: PtyPort) -> None:
        self._port = port
        self._lock = threading.Lock()
        self._pieces: list[tuple[float, bytes]] = []

    @property
    def name(self) -> str:
        return self._port.name

    def read(self, limit: int) -> bytes:
        data = self._port.read(limit)
        if data:
            with self._lock:
                self._pieces.append((time.monotonic(), data))
        return data

    def write(self, data: bytes) -> None:
        self._port.write(data)

    def cancel_read(self) -> None:
        self._port.cancel_read()

    def close(self) -> None:
        self._port.close()

    def clear(self) -> None:
        """What came before is not looked at any more."""
        with self._lock:
            self._pieces.clear()

    def passed(self, any_of: tuple[bytes, ...]) -> float | None:
        """When the last byte of the first of these was through; None: none was yet."""
        with self._lock:
            pieces = list(self._pieces)
        whole = b"".join(data for _, data in pieces)
        ends = [at + len(each) for each in any_of if each and (at := whole.find(each)) >= 0]
        return _moment(pieces, min(ends) - 1) if ends else None

    def delivery(self, since: float) -> Delivery:
        """What has come since then, status questions left out."""
        with self._lock:
            pieces = [piece for piece in self._pieces if piece[0] >= since]
            self._pieces.clear()
        whole = b"".join(data for _, data in pieces)
        asked = [match.span() for match in _STATUS_QUESTION.finditer(whole)]
        kept = [at for at in range(len(whole)) if not any(a <= at < b for a, b in asked)]
        return Delivery(len(kept), _moment(pieces, kept[0]), _moment(pieces, kept[-1]))


def _moment(pieces: list[tuple[float, bytes]], place: int) -> float:
    """When the byte at that place was through."""
    passed = 0
    for at, data in pieces:
        passed += len(data)
        if place < passed:
            return at
    raise IndexError(place)


@contextmanager
def printer() -> Iterator[tuple[PtyPort, StoppedLine, VirtualPrinter]]:
    """A virtual printer at the end of a paced line."""
    with PtyPort(baud=BAUD) as port:
        line = StoppedLine(port)
        with VirtualPrinter(line, profile=load_profile(PROFILE, cache=None)) as far_end:
            yield port, line, far_end

"""A tiny printer at the far end of a line, for the device's tests.

It knows the questions, holds what it was sent while it has no paper, and can be told to be
silent, late, or mad. It is no rehearsal of paper: the virtual printer is.
"""

import contextlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from hardware.errors import DeviceUnavailable, WriteStalled
from hardware.transport import Transport
from tests.hardware.lines import PATIENCE_S

WORKS = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
NEAR_END = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x1E}
PAPER_OUT = {1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x7E}
COVER_OPEN = {1: 0x1A, 2: 0x16, 3: 0x12, 4: 0x12}
CUTTER_JAM = {1: 0x1A, 2: 0x52, 3: 0x1A, 4: 0x12}

_REPORTS = {
    0x12: bytes((0x10, 0x00, 0x00, 0x00)),
    0x1E: bytes((0x10, 0x00, 0x03, 0x00)),
    0x7E: bytes((0x18, 0x00, 0x0F, 0x00)),
}

_COMMAND = re.compile(
    rb"\x10\x04(?P<status>[\x01-\x04])"
    rb"|\x1d\x61(?P<report>.)"
    rb"|\x1d\x72(?P<fence>.)"
    rb"|\x1d\x28\x48\x06\x00\x30\x30(?P<confirm>.{4})"
    rb"|(?P<reset>\x1b\x40)",
    re.DOTALL,
)
_HEADS = (b"\x10", b"\x10\x04", b"\x1d", b"\x1d\x28", b"\x1d\x61", b"\x1d\x72", b"\x1b")


@dataclass
class Manners:
    """What this printer knows; a test may change it at any time."""

    status: bool = True
    reports: bool = True
    confirm: bool = True
    fence: bool = True
    says: dict[int, int] = field(default_factory=lambda: dict(WORKS))


class ScriptedPrinter:
    """Answers from a thread of its own. The world's verbs are methods."""

    def __init__(self, line: Transport, manners: Manners | None = None) -> None:
        self.manners = manners or Manners()
        self.received = bytearray()
        self.answers_instead: Callable[[int], bytes] | None = None
        self._line = line
        self._lock = threading.Condition()
        self._buffer = bytearray()
        self._held: list[Callable[[], None]] = []
        self._reporting = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._line.cancel_read()
        self._thread.join(PATIENCE_S)
        self._line.close()

    def becomes(self, says: dict[int, int]) -> None:
        """The world does something to the printer."""
        with self._lock:
            was = self.manners.says
            self.manners.says = dict(says)
            if self._reporting and was != says:
                self._report()
            if self._is_online():
                self._let_go()

    def power_cycle(self, *, says: dict[int, int]) -> None:
        """Off and on: what it held and what it was told is gone."""
        with self._lock:
            self._held.clear()
            self._buffer.clear()
            self._reporting = False
            self.manners.says = dict(says)

    def say(self, data: bytes) -> None:
        """Something nobody asked for."""
        with self._lock:
            self._send(data)

    def wait_received(self, data: bytes, *, times: int = 1) -> bool:
        """Wait until the printer has received `data` so many times."""
        with self._lock:
            return self._lock.wait_for(lambda: self.received.count(data) >= times, PATIENCE_S)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                data = self._line.read(4096)
            except DeviceUnavailable:
                self._stop.wait(0.01)
                continue
            with self._lock:
                self._take(data)
                self._lock.notify_all()

    def _take(self, data: bytes) -> None:
        self.received += data
        self._buffer += data
        while self._buffer:
            match = _COMMAND.match(bytes(self._buffer))
            if match:
                del self._buffer[: match.end()]
                self._obey(match)
            elif self._is_incomplete():
                return
            else:
                del self._buffer[0]

    def _is_incomplete(self) -> bool:
        head = bytes(self._buffer)
        return head in _HEADS or (head.startswith(b"\x1d\x28\x48") and len(head) < 11)

    def _obey(self, match: re.Match[bytes]) -> None:
        if match["status"]:
            self._answer_status(match["status"][0])
            return
        self._held.append(lambda: self._obey_in_order(match))
        if self._is_online():
            self._let_go()

    def _answer_status(self, question: int) -> None:
        if self.answers_instead:
            self._send(self.answers_instead(question))
        elif self.manners.status:
            self._send(bytes((self.manners.says[question],)))

    def _obey_in_order(self, match: re.Match[bytes]) -> None:
        if match["reset"]:
            self._reporting = False
        elif match["report"] and self.manners.reports:
            self._reporting = True
            self._report()
        elif match["fence"] and self.manners.fence:
            self._send(b"\x00")
        elif match["confirm"] and self.manners.confirm:
            self._send(b"\x37\x22" + match["confirm"] + b"\x00")

    def _is_online(self) -> bool:
        return not self.manners.says[1] & 0x08

    def _let_go(self) -> None:
        held, self._held = self._held, []
        for obey in held:
            obey()

    def _report(self) -> None:
        self._send(_REPORTS.get(self.manners.says[4], _REPORTS[0x12]))

    def _send(self, data: bytes) -> None:
        with contextlib.suppress(DeviceUnavailable, WriteStalled):  # nobody is there to hear it
            self._line.write(data)

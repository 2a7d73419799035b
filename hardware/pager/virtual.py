"""A pager base without any hardware: it answers on a line as a real one does.

Two faces: the kiosk's device speaks to it over the line, the world (a test, a demo, a person at
the bench tool) tells it what goes wrong and asks what was called.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from hardware.errors import DeviceUnavailable, WriteStalled
from hardware.pager.tap import Parity
from hardware.pager.terminal import Fault, HeardCall, TapTerminal, Trouble
from hardware.transport import Transport

__all__ = ["Fault", "HeardCall", "Trouble", "VirtualPagerBase"]

_READ_LIMIT = 256  # bytes at once; a call is about twenty
_UNPLUGGED_PAUSE_S = 0.05  # how often a base without a cable looks for one
_MEMORY = 10_000  # calls and lines kept; a base that runs for weeks must not fill the memory
_JOIN_S = 5.0  # the longest the line may take to let go of the thread


class VirtualPagerBase:
    """A pager base at the far end of `line`; a context manager, or `start` and `close`.

    `known` are the addresses it has pagers for (None: any). `faults` is a script with one entry
    for each call. `on_call` is called on the base's own thread, before the answer goes out.
    `record` is a file that every frame and call is added to, one a line. Closing leaves `line`
    open: it belongs to who made it.
    """

    def __init__(
        self,
        line: Transport,
        *,
        parity: Parity = Parity.SOFTWARE_7E1,
        known: frozenset[str] | None = None,
        faults: Iterable[Fault] = (),
        on_call: Callable[[HeardCall], None] | None = None,
        on_line: Callable[[str], None] | None = None,
        record: Path | None = None,
    ) -> None:
        self._line = line
        self._on_call = on_call
        self._on_line = on_line
        self._record = record
        self._terminal = TapTerminal(
            parity=parity,
            known=known,
            faults=faults,
            on_call=self._note_call,
            on_line=self._note_line,
        )
        self._calls: deque[HeardCall] = deque(maxlen=_MEMORY)
        self._lines: deque[str] = deque(maxlen=_MEMORY)
        self._lock = threading.RLock()  # guards the terminal and both lists; on_call may look too
        self._ending = threading.Event()
        self._powered = True
        self._thread = threading.Thread(target=self._run, name="virtual pager base", daemon=True)

    @property
    def calls(self) -> tuple[HeardCall, ...]:
        """Every call it decided on, oldest first."""
        with self._lock:
            return tuple(self._calls)

    @property
    def lines(self) -> tuple[str, ...]:
        """What went over the line, readable, oldest first."""
        with self._lock:
            return tuple(self._lines)

    def next_fault(self, fault: Fault) -> None:
        """Let something go wrong with the next call that has no trouble of its own yet."""
        with self._lock:
            self._terminal.next_fault(fault)

    def switch_off(self) -> None:
        """Pull its mains plug: it hears nothing and says nothing."""
        with self._lock:
            self._powered = False

    def switch_on(self) -> None:
        """Plug it in again: it has forgotten the conversation it was in."""
        with self._lock:
            self._terminal.forget()
            self._powered = True

    def start(self) -> None:
        """Begin to answer. Raises OSError where the record cannot be written."""
        if self._record:
            self._record.touch()
        self._thread.start()

    def close(self) -> None:
        """Stop answering. Doing it twice is allowed."""
        self._ending.set()
        self._line.cancel_read()
        if self._thread.is_alive():
            self._thread.join(_JOIN_S)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._answer(self._line.read(_READ_LIMIT))
            except WriteStalled:
                continue  # nobody reads at the other end: a base does not mind
            except DeviceUnavailable:
                self._ending.wait(_UNPLUGGED_PAUSE_S)

    def _answer(self, data: bytes) -> None:
        with self._lock:
            answer = self._terminal.feed(data) if self._powered else b""
        if answer:
            self._line.write(answer)

    def _note_call(self, call: HeardCall) -> None:
        self._calls.append(call)
        if self._on_call:
            self._on_call(call)

    def _note_line(self, line: str) -> None:
        self._lines.append(line)
        if self._on_line:
            self._on_line(line)
        if self._record:
            with self._record.open("a", encoding="utf-8") as record:
                record.write(f"{line}\n")

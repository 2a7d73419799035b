"""Two parts of a virtual printer: the buffer its bytes arrive in, and its voice."""

import contextlib
import threading
from collections import deque
from collections.abc import Callable

from hardware.errors import DeviceUnavailable, WriteStalled
from hardware.printer.splitter import Command, Splitter
from hardware.printer.virtual_manners import GARBAGE, Manner
from hardware.printer.virtual_world import RealTime
from hardware.transport import Transport

BUFFER_BYTES = 4096  # the receive buffer of most printers; full, they stop the line
_REAL_TIME = b"\x10"  # such commands are obeyed on arrival and take no room


class ReceiveBuffer:
    """What has arrived and is not printed yet. Its owner guards it."""

    def __init__(self) -> None:
        self._splitter = Splitter()
        self._real_time = RealTime()
        self._queue: deque[Command] = deque()

    def take(self, data: bytes) -> list[bytes]:
        """Put bytes in; returns the commands among them that must be obeyed at once."""
        commands = self._splitter.feed(data)
        self._queue.extend(each for each in commands if each.name[:1] != _REAL_TIME)
        return self._real_time.feed(data)

    def room(self, *, held: bool) -> int:
        """Bytes it can still take. A command that is printed while it arrives takes no room."""
        if not self._queue and not held:
            return BUFFER_BYTES
        return max(0, BUFFER_BYTES - self.fill)

    @property
    def fill(self) -> int:
        """Bytes that wait."""
        return sum(command.size for command in self._queue) + self._splitter.unfinished

    @property
    def unfinished(self) -> int:
        """Bytes of a command whose rest has not come."""
        return self._splitter.unfinished

    @property
    def first(self) -> Command | None:
        """The command to be done next."""
        return self._queue[0] if self._queue else None

    def done(self) -> None:
        """The first command is done."""
        self._queue.popleft()

    def clear(self) -> None:
        """Drop the whole commands."""
        self._queue.clear()

    def forget(self) -> None:
        """Drop everything, half commands too, as switching off does."""
        self.clear()
        self._splitter.forget()
        self._real_time.forget()


class Voice:
    """Says things on the line, from any thread, in the order they were decided.

    `report` gives the four bytes of its present state.
    """

    def __init__(self, line: Transport, *, report: Callable[[], bytes]) -> None:
        self._line = line
        self._report = report
        self._manner = Manner.PROMPT
        self._words: deque[bytes] = deque()
        self._kept_back: deque[bytes] = deque()
        self._speaking = threading.Lock()

    def behave(self, manner: Manner) -> None:
        """Speak so from now on; what was kept back comes out."""
        self._manner = manner
        self._words.extendleft(reversed(self._kept_back))
        self._kept_back.clear()

    def will_say(self, data: bytes) -> None:
        """Decide what to say; safe while holding locks, for nothing is sent yet."""
        match self._manner:
            case Manner.MUTE:
                return
            case Manner.CHATTER:
                self._words.append(self._report())
            case Manner.GARBAGE:
                self._words.append(GARBAGE)
            case _:
                pass
        self._words.append(data)

    def forget(self) -> None:
        """Say nothing of what was decided."""
        self._words.clear()
        self._kept_back.clear()

    def speak(self) -> None:
        """Send it. If nobody is there it is lost, as on a wire."""
        with self._speaking:
            if self._words and self._manner is Manner.LATE:
                self._words, self._kept_back = self._kept_back, self._words
            with contextlib.suppress(IndexError):
                while True:
                    self._send(self._words.popleft())

    def _send(self, data: bytes) -> None:
        with contextlib.suppress(DeviceUnavailable, WriteStalled):
            self._line.write(data)

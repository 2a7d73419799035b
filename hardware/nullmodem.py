"""Two ends of a cable inside the program, with a bad cable's faults on request.

For tests and for virtual devices that need no real port.
"""

import random
import threading
import time
from collections import deque
from dataclasses import dataclass, field

from hardware.errors import DeviceUnavailable, Reason, WriteStalled


@dataclass(frozen=True)
class Faults:
    """What is wrong with the cable, both ways. `loss` is the share of bytes that vanish (0..1).

    The bytes that vanish are chosen by `seed`, so a failing test fails again.
    """

    byte_at_a_time: bool = False
    loss: float = 0.0
    seed: int = 0


@dataclass
class _Wire:
    """One direction: bytes under way, and how many more may enter (None: any number)."""

    waiting: deque[int] = field(default_factory=deque)
    room: int | None = None


class _Cable:
    """What both ends share. `changed` guards everything in it."""

    def __init__(self, faults: Faults) -> None:
        self.changed = threading.Condition()
        self.plugged = True
        self.byte_at_a_time = faults.byte_at_a_time
        self._loss = faults.loss
        self._random = random.Random(faults.seed)  # noqa: S311 - chance, not secrecy

    def survives(self) -> bool:
        return self._loss == 0.0 or self._random.random() >= self._loss


class NullModem:
    """`near` and `far` are the two ends. Faults may change while bytes flow."""

    def __init__(
        self,
        *,
        faults: Faults | None = None,
        read_timeout_s: float = 0.2,
        write_timeout_s: float = 0.2,
        name: str = "nullmodem",
    ) -> None:
        self._cable = _Cable(faults or Faults())
        self._to_far = _Wire()
        self._to_near = _Wire()
        timeouts = (read_timeout_s, write_timeout_s)
        near_wires, far_wires = (self._to_near, self._to_far), (self._to_far, self._to_near)
        self.near = NullModemEnd(self._cable, f"{name}-near", wires=near_wires, timeouts=timeouts)
        self.far = NullModemEnd(self._cable, f"{name}-far", wires=far_wires, timeouts=timeouts)

    def unplug(self) -> None:
        """Pull the cable: both ends are lost, what was under way is gone."""
        with self._cable.changed:
            self._cable.plugged = False
            self._to_far.waiting.clear()
            self._to_near.waiting.clear()
            self._cable.changed.notify_all()

    def replug(self) -> None:
        """Plug it in again."""
        with self._cable.changed:
            self._cable.plugged = True
            self._cable.changed.notify_all()

    def stall_after(self, count: int) -> None:
        """Let the near end write `count` bytes more, then take none."""
        with self._cable.changed:
            self._to_far.room = count

    def resume(self) -> None:
        """Take bytes again."""
        with self._cable.changed:
            self._to_far.room = None
            self._cable.changed.notify_all()

    def garbage(self, data: bytes) -> None:
        """Let `data` arrive at the near end, as if the line had made it up."""
        with self._cable.changed:
            self._to_near.waiting.extend(data)
            self._cable.changed.notify_all()


class NullModemEnd:
    """One end of a NullModem: a Transport. Closing it makes only this end useless.

    A closed end may be opened again (`reopened`), as a port may.
    """

    def __init__(
        self,
        cable: _Cable,
        name: str,
        *,
        wires: tuple[_Wire, _Wire],
        timeouts: tuple[float, float],
    ) -> None:
        self.name = name
        self._cable = cable
        self._incoming, self._outgoing = wires
        self._read_timeout_s, self._write_timeout_s = timeouts
        self._cancelled = False
        self._closed = False

    def write(self, data: bytes) -> None:
        accepted = 0
        deadline = time.monotonic() + self._write_timeout_s
        with self._cable.changed:
            while accepted < len(data):
                self._check(accepted=accepted)
                if self._outgoing.room == 0:
                    self._wait_for_room(deadline, accepted=accepted)
                    continue
                self._put(data[accepted])
                accepted += 1

    def read(self, limit: int) -> bytes:
        with self._cable.changed:
            self._cable.changed.wait_for(self._something, timeout=self._read_timeout_s)
            self._check()
            if self._cancelled:
                self._cancelled = False
                return b""
            count = 1 if self._cable.byte_at_a_time else limit
            waiting = self._incoming.waiting
            return bytes(waiting.popleft() for _ in range(min(count, len(waiting))))

    def cancel_read(self) -> None:
        with self._cable.changed:
            self._cancelled = True
            self._cable.changed.notify_all()

    def close(self) -> None:
        with self._cable.changed:
            self._closed = True
            self._cable.changed.notify_all()

    def reopened(self) -> "NullModemEnd":
        """Open this end again; what arrived meanwhile is gone. Raises if there is no cable."""
        with self._cable.changed:
            if not self._cable.plugged:
                raise DeviceUnavailable(
                    f"{self.name} is not there", reason=Reason.ABSENT, device=self.name
                )
            self._incoming.waiting.clear()
            self._closed = self._cancelled = False
        return self

    def _put(self, byte: int) -> None:
        if self._outgoing.room is not None:
            self._outgoing.room -= 1
        if self._cable.survives():
            self._outgoing.waiting.append(byte)
        self._cable.changed.notify_all()

    def _wait_for_room(self, deadline: float, *, accepted: int) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise WriteStalled(
                f"{self.name} stopped taking bytes", device=self.name, accepted=accepted
            )
        self._cable.changed.wait(left)

    def _something(self) -> bool:
        return bool(self._incoming.waiting) or self._cancelled or not self._usable()

    def _usable(self) -> bool:
        return self._cable.plugged and not self._closed

    def _check(self, *, accepted: int = 0) -> None:
        if not self._usable():
            raise DeviceUnavailable(
                f"{self.name} went away", reason=Reason.LOST, device=self.name, accepted=accepted
            )

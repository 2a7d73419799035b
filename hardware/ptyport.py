"""A pseudo terminal that stands for a serial cable between the kiosk and a virtual device.

A pseudo terminal knows no line speed and no cable; both are added here, so that what works
on it has a fair chance to work on a wire.
"""

import os
import pty
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from hardware.errors import DeviceUnavailable, Reason
from hardware.fdline import FdLine
from hardware.pace import Pace

_READ_TIMEOUT_S = 1.0
_WRITE_TIMEOUT_S = 2.0  # the near end has stopped reading: nobody is there


class PtyPort:
    """The far end of a serial line; `path` is what the near end opens.

    With `link`, `path` is a symbolic link that stays the same over unplugging. With `baud`,
    bytes take 10 bits of line time each, both ways; without, no time at all. It is a Transport
    for a virtual device. While unplugged, reading and writing raise DeviceUnavailable, reading
    only after its time-out, so that a device's loop may simply go on.

    `clock` and `wait` are for whoever wants to pace a line without the time passing; as it is,
    the wait ends when the port is closed.
    """

    def __init__(
        self,
        link: Path | None = None,
        *,
        baud: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self._link = link
        self._pace_in = Pace(baud)
        self._pace_out = Pace(baud)
        self._clock = clock
        self._away_since = clock()
        self._lock = threading.RLock()
        self._plug_changed = threading.Condition(self._lock)
        self._closed = threading.Event()
        self._wait = wait or self._closed.wait
        self._master = -1
        self._slave = -1
        self._line: FdLine | None = None
        self.path = ""
        self.replug()

    @property
    def name(self) -> str:
        return self.path

    def read(self, limit: int) -> bytes:
        line = self._plugged(wait_s=_READ_TIMEOUT_S)
        # What was there before we looked came while we were away: the line ran meanwhile.
        came_while_away = line.has_input()
        data = line.read(self._pace_in.slice(limit))
        if data:
            now = self._clock()
            self._pace_in.begin(now, away_since=self._away_since if came_while_away else None)
            self._wait(self._pace_in.delay(len(data), now))
        else:
            self._away_since = self._clock()
        return data

    def write(self, data: bytes) -> None:
        line = self._plugged(wait_s=0.0)
        step = self._pace_out.slice(len(data) or 1)
        self._pace_out.begin(self._clock())
        for start in range(0, len(data), step):
            piece = data[start : start + step]
            self._wait(self._pace_out.delay(len(piece), self._clock()))
            line.write(piece)

    def cancel_read(self) -> None:
        with self._lock:
            if self._line:
                self._line.cancel_read()

    def unplug(self) -> None:
        """Pull the cable: the near end's port is lost, and `path` is gone."""
        with self._lock:
            if self._line is None:
                return
            if self._link:
                self._link.unlink(missing_ok=True)
            self._line.shut()
            os.close(self._master)
            os.close(self._slave)
            self._line = None

    def replug(self) -> None:
        """Plug it in again: another port, under the same `path` if there is a link."""
        with self._lock:
            self._refuse_closed()
            if self._line is not None:
                return
            self._open()
            self._plug_changed.notify_all()

    def close(self) -> None:
        self._closed.set()
        with self._lock:
            self.unplug()
            self._plug_changed.notify_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> None:
        # The slave stays open here too: else the master fails whenever the near end closes.
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)  # no echo, no line-end translation
        node = os.ttyname(self._slave)
        self._line = FdLine(
            self._master,
            name=node,
            read_timeout_s=_READ_TIMEOUT_S,
            write_timeout_s=_WRITE_TIMEOUT_S,
        )
        self.path = str(self._link or node)
        if self._link:
            self._point_link(self._link, node)

    def _point_link(self, link: Path, node: str) -> None:
        # Renaming over the old link is one step: nobody ever finds half a name.
        fresh = link.with_name(f".{link.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(node)
        fresh.replace(link)

    def _plugged(self, *, wait_s: float) -> FdLine:
        with self._lock:
            self._refuse_closed()
            if self._line is None and wait_s:
                self._plug_changed.wait(wait_s)
            if self._line is None:
                raise self._lost("is unplugged")
            return self._line

    def _refuse_closed(self) -> None:
        if self._closed.is_set():
            raise self._lost("is closed")

    def _lost(self, what: str) -> DeviceUnavailable:
        return DeviceUnavailable(f"{self.path} {what}", reason=Reason.LOST, device=self.path)

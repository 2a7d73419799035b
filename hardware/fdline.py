"""Bytes in and out of a file descriptor, with time-outs, a count, and a way to be woken.

The two ends of a serial line (the port the kiosk opens, and the far end of a pseudo terminal)
need exactly the same care, so it is taken here once.
"""

import contextlib
import os
import select
import threading
import time

from hardware.errors import DeviceUnavailable, Reason, WriteStalled

# A full port is tried again this often. Polling it for "writable" would not do: a port held by
# XOFF can call itself writable and take nothing, which would be a busy loop.
_FULL_PAUSE_S = 0.005


class _Wake:
    """A pipe that makes a waiting poll return. Setting it after closing does nothing."""

    def __init__(self) -> None:
        self.reader, self._writer = os.pipe()
        self._lock = threading.Lock()
        self._closed = False
        os.set_blocking(self.reader, False)
        os.set_blocking(self._writer, False)

    def set(self) -> None:
        with self._lock, contextlib.suppress(BlockingIOError):  # full of wake-ups: it will wake
            if not self._closed:
                os.write(self._writer, b"!")

    def clear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self.reader, 4096)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            os.close(self.reader)
            os.close(self._writer)


class FdLine:
    """One open line. Reading and writing may happen in two threads, closing in a third.

    The line does not own `fd`: `shut` makes both directions let go of it, then the owner
    closes it. Errors are `DeviceUnavailable` (lost) and `WriteStalled`.
    """

    def __init__(
        self, fd: int, *, name: str, read_timeout_s: float, write_timeout_s: float
    ) -> None:
        self.name = name
        self._fd = fd
        self._read_timeout_s = read_timeout_s
        self._write_timeout_s = write_timeout_s
        self._reading = threading.Lock()
        self._writing = threading.Lock()
        self._read_wake = _Wake()
        self._write_wake = _Wake()
        self._shut = False
        os.set_blocking(fd, False)

    def read(self, limit: int) -> bytes:
        """What has come, else what comes before the time-out; nothing if nothing came."""
        with self._reading:
            if self._shut:
                raise self._lost()
            poll = select.poll()
            poll.register(self._fd, select.POLLIN)
            poll.register(self._read_wake.reader, select.POLLIN)
            ready = dict(poll.poll(self._read_timeout_s * 1000))
            if self._read_wake.reader in ready:
                self._read_wake.clear()
                return b""
            return self._take(limit) if ready else b""

    def has_input(self) -> bool:
        """A read would not have to wait."""
        with self._reading:
            poll = select.poll()
            poll.register(self._fd, select.POLLIN)
            return not self._shut and bool(poll.poll(0))

    def write(self, data: bytes) -> None:
        """Hand over all of `data`. The time-out runs only while nothing at all is taken."""
        with self._writing:
            accepted = 0
            deadline = time.monotonic() + self._write_timeout_s
            while accepted < len(data):
                taken = self._give(data, start=accepted)
                accepted += taken
                now = time.monotonic()
                if taken:
                    deadline = now + self._write_timeout_s
                    continue
                if now >= deadline:
                    raise self._stalled(accepted, of=len(data))
                self._wait_writable(deadline - now)

    def cancel_read(self) -> None:
        """Make the read that waits, or else the next one, return nothing at once."""
        self._read_wake.set()

    def shut(self) -> None:
        """Wake and refuse everybody; afterwards nobody uses the descriptor any more."""
        if self._shut:
            return
        self._shut = True
        self._read_wake.set()
        self._write_wake.set()
        with self._reading, self._writing:
            self._read_wake.close()
            self._write_wake.close()

    def _take(self, limit: int) -> bytes:
        try:
            data = os.read(self._fd, limit)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._lost() from error
        if not data:
            raise self._lost()
        return data

    def _give(self, data: bytes, *, start: int) -> int:
        if self._shut:
            raise self._lost(accepted=start)
        try:
            return os.write(self._fd, data[start:])
        except BlockingIOError:
            return 0
        except OSError as error:
            raise self._lost(accepted=start) from error

    def _wait_writable(self, seconds: float) -> None:
        poll = select.poll()
        poll.register(self._write_wake.reader, select.POLLIN)
        poll.poll(min(seconds, _FULL_PAUSE_S) * 1000)

    def _stalled(self, accepted: int, *, of: int) -> WriteStalled:
        return WriteStalled(
            f"{self.name} stopped taking bytes after {accepted} of {of}",
            device=self.name,
            accepted=accepted,
        )

    def _lost(self, *, accepted: int = 0) -> DeviceUnavailable:
        return DeviceUnavailable(
            f"{self.name} went away", reason=Reason.LOST, device=self.name, accepted=accepted
        )

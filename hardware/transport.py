"""The serial port: opened exclusively, never waited for without limit. The only user of pyserial.

pyserial finds, configures and locks the port; the bytes themselves go through `FdLine`, because
pyserial forgets how many bytes a timed-out write had already sent, and spins while the far end
holds the line with XOFF (both measured with pyserial 3.5).
"""

import contextlib
import errno
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hardware.errors import DeviceUnavailable, HardwareError, Reason, WriteStalled
from hardware.fdline import FdLine

if TYPE_CHECKING:
    import serial

_BY_ID = Path("/dev/serial/by-id")
_HELD = frozenset({errno.EAGAIN, errno.EBUSY})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})


class Flow(StrEnum):
    """How the device says "wait": not at all, by a wire (RTS/CTS), or by two bytes.

    Linux has no DTR/DSR flow control (pyserial's `dsrdtr` does not make one): a printer that
    uses DTR needs a cable that leads it to CTS, and `rtscts` here.
    """

    NONE = "none"
    RTSCTS = "rtscts"
    XONXOFF = "xonxoff"


@dataclass(frozen=True)
class SerialSettings:
    """Which port, how fast (baud), and how the device says "wait"."""

    port: str
    baud: int
    flow: Flow = Flow.NONE


@dataclass(frozen=True)
class PortInfo:
    """A serial port of this computer; `by_id` is the name that survives re-plugging, or ""."""

    name: str
    by_id: str
    description: str


class Transport(Protocol):
    """A pipe of bytes to one device. It does not care what the bytes mean.

    One thread reads, one writes, any may cancel the read or close.
    """

    @property
    def name(self) -> str:
        """What people call this line, in messages."""
        ...

    def write(self, data: bytes) -> None:
        """Hand over all of `data`, or raise DeviceUnavailable or WriteStalled, which count."""
        ...

    def read(self, limit: int) -> bytes:
        """What has come (up to `limit` bytes), else what comes before the time-out, else b"".

        Raises DeviceUnavailable.
        """
        ...

    def cancel_read(self) -> None:
        """Make the read that waits in another thread return b"" at once."""
        ...

    def close(self) -> None:
        """Give the line back. Closing twice is allowed; it wakes who waits."""
        ...


class SerialTransport:
    """An open serial port, 8 data bits, no parity, 1 stop bit."""

    def __init__(self, port: "serial.Serial", line: FdLine) -> None:
        self.name = line.name
        self._port = port
        self._line = line
        self._stalled = False

    def write(self, data: bytes) -> None:
        try:
            self._line.write(data)
        except WriteStalled:
            self._stalled = True
            raise

    def read(self, limit: int) -> bytes:
        return self._line.read(limit)

    def cancel_read(self) -> None:
        self._line.cancel_read()

    def close(self) -> None:
        if not self._port.is_open:
            return
        self._line.shut()
        if self._stalled:
            self._drop_unsent()
        with contextlib.suppress(OSError, termios.error):  # the port may be gone already
            self._port.close()

    def _drop_unsent(self) -> None:
        # Closing waits for the driver's buffer to empty, up to 30 s on Linux (closing_wait).
        # After a stall nothing would come of that wait.
        with contextlib.suppress(OSError, termios.error):
            termios.tcflush(self._port.fileno(), termios.TCOFLUSH)


def open_serial(
    settings: SerialSettings, *, read_timeout_s: float, write_timeout_s: float
) -> SerialTransport:
    """Open a serial port for us alone.

    Alone means: a second program that asks for the same gets `Reason.HELD`; one that does not
    ask can still open it (that is how Linux does it). Raises DeviceUnavailable, or HardwareError
    with BAD_SETTING for a speed the port cannot do. `read_timeout_s` is how long a read waits
    for the first byte, `write_timeout_s` how long a write may go without one byte taken.
    """
    import serial  # noqa: PLC0415 - needed when a port is opened, not at start-up

    with _translated(settings):
        port = serial.Serial(
            settings.port,
            settings.baud,
            timeout=read_timeout_s,
            write_timeout=write_timeout_s,
            rtscts=settings.flow is Flow.RTSCTS,
            xonxoff=settings.flow is Flow.XONXOFF,
            exclusive=True,
        )
    line = FdLine(
        port.fileno(),
        name=settings.port,
        read_timeout_s=read_timeout_s,
        write_timeout_s=write_timeout_s,
    )
    return SerialTransport(port, line)


def list_ports() -> list[PortInfo]:
    """The serial ports this computer has, by name."""
    from serial.tools.list_ports import comports  # noqa: PLC0415 - as above

    by_id = _stable_names()
    return sorted(
        (
            PortInfo(
                name=port.device,
                by_id=by_id.get(str(Path(port.device).resolve()), ""),
                description=port.description or "",
            )
            for port in comports()
        ),
        key=lambda port: port.name,
    )


def _stable_names() -> dict[str, str]:
    if not _BY_ID.is_dir():
        return {}
    return {str(link.resolve()): str(link) for link in _BY_ID.iterdir()}


@contextlib.contextmanager
def _translated(settings: SerialSettings) -> Iterator[None]:
    """Turn the many errors of opening (pyserial, OSError, termios, ValueError) into ours."""
    try:
        yield
    except ValueError as error:
        raise HardwareError(
            f"{settings.port} cannot run at {settings.baud} baud: {error}",
            reason=Reason.BAD_SETTING,
            device=settings.port,
        ) from error
    except (OSError, termios.error) as error:
        raise _unavailable(settings.port, _number(error)) from error


def _number(error: OSError | termios.error) -> int | None:
    if isinstance(error, OSError):
        return error.errno
    return error.args[0] if error.args else None


def _unavailable(port: str, number: int | None) -> DeviceUnavailable:
    if number in _HELD:
        return DeviceUnavailable(
            f"{port} is in use by another program", reason=Reason.HELD, device=port
        )
    if number in _FORBIDDEN:
        return DeviceUnavailable(
            f"{port} may not be opened by this user (group dialout?)",
            reason=Reason.ABSENT,
            device=port,
        )
    return DeviceUnavailable(f"{port} is not there", reason=Reason.ABSENT, device=port)

"""What can be wrong with a virtual printer, and how a printer tells it in status bits.

Bits are from Epson's reference (DLE EOT, GS a); the values of the usual states agree with those
seen on an independent emulator of a TM-T20III.
"""

from dataclasses import dataclass, field

from hardware.printer.commands import BellForm
from hardware.printer.splitter import Command

_STATUS = 0x12  # the fixed bits of an answer to DLE EOT
_REPORT = 0x10  # the fixed bits of a report's first byte


@dataclass(frozen=True)
class Answers:
    """What the printer can say. The cheapest ones say nothing at all."""

    status: bool = True
    asb: bool = True
    confirm: bool = True
    fence: bool = True


@dataclass(frozen=True)
class HeardBell:
    """The bell rang: by which command, how many times, and whether each was a long one."""

    form: BellForm
    times: int
    long: bool = False


@dataclass
class World:
    """The paper, the cover, the knife."""

    paper_out: bool = False
    near_end: bool = False
    cover_open: bool = False
    jammed: bool = False  # something is in the knife's way; noticed at the next cut
    cutter_error: bool = False

    @property
    def offline(self) -> bool:
        """It takes data in, but prints nothing."""
        return self.paper_out or self.cover_open or self.cutter_error

    def status(self, question: int) -> int | None:
        """The answer to DLE EOT, or None to a question that does not exist."""
        near, out = self.near_end or self.paper_out, self.paper_out
        bits = {
            1: 0x08 * self.offline,
            2: 0x04 * self.cover_open | 0x20 * out | 0x40 * self.cutter_error,
            3: 0x08 * self.cutter_error,
            4: 0x0C * near | 0x60 * out,
        }
        return _STATUS | bits[question] if question in bits else None

    def report(self) -> bytes:
        """The four bytes of automatic status."""
        near = self.near_end or self.paper_out
        return bytes(
            (
                _REPORT | 0x08 * self.offline | 0x20 * self.cover_open,
                0x08 * self.cutter_error,
                0x03 * near | 0x0C * self.paper_out,
                0,
            )
        )

    def fence(self, sensor: int) -> int:
        """The answer to GS r: the paper sensor, or the drawer, which is always shut."""
        return 0x03 * self.near_end if sensor in (1, 49) else 0


@dataclass
class RealTime:
    """Finds the commands that are obeyed on arrival, wherever they stand: DLE EOT, ENQ, DC4.

    As in a real printer they are found inside other commands' data too.
    """

    _tail: bytes = field(default=b"")

    def feed(self, data: bytes) -> list[bytes]:
        """The whole real-time commands in what has come, in order."""
        data = self._tail + data
        found = []
        at = data.find(0x10)
        while at >= 0:
            size = _real_time_size(data[at : at + 3])
            if size is None or len(data) - at < size:
                break
            if size > 1:
                found.append(data[at : at + size])
            at = data.find(0x10, at + size)
        self._tail = data[at:] if at >= 0 else b""
        return found

    def forget(self) -> None:
        """Drop a half-received one."""
        self._tail = b""


def _real_time_size(head: bytes) -> int | None:
    """Bytes of the command that begins so, 1 if it is none, None if it is too early to say."""
    if len(head) < 2:
        return None
    if head[1] in (0x04, 0x05):
        return 3
    if head[1] != 0x14:
        return 1
    if len(head) < 3:
        return None
    return {1: 5, 2: 5, 7: 4, 8: 10}.get(head[2], 1)


def heard_bell(command: Command) -> HeardBell | None:
    """The ring a command makes, if it is a bell's."""
    data = command.data
    match command.name:
        case b"\x1b(A":
            return _bell_of_escape_a(data)
        case b"\x1bB":
            return HeardBell(BellForm.ESC_B, times=data[0], long=data[1] > _LONG_UNITS)
        case b"\x1bp":
            return HeardBell(BellForm.DRAWER, times=1, long=data[1] > _LONG_PULSE)
    return None


_LONG_UNITS = 4  # of 50 or 100 ms
_LONG_PULSE = 100  # of 2 ms


def _bell_of_escape_a(data: bytes) -> HeardBell | None:
    match (data[:1], len(data)):
        case (b"\x30", 4):
            return HeardBell(BellForm.ESC_A_48, times=data[2], long=data[3] > 10)
        case (b"\x61", 3):
            return HeardBell(BellForm.ESC_A_97, times=data[2])
        case (b"\x61", 5):
            return HeardBell(BellForm.U230, times=data[2], long=data[3] > _LONG_UNITS)
    return None

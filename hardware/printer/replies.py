"""Takes what a printer says apart, byte by byte.

A printer answers questions, confirms, and reports its troubles unasked, all on one wire and in
any mixture; which is which shows only in a few bits of the first byte (Epson TM-T88III and
TM-T90 specifications, appendices on status; Citizen command manual 5.3):

    11, 13          flow control; may stand in the middle of anything
    0xx1xx10        answer to DLE EOT
    0xx1xx00        first byte of an automatic status report, three more follow
    0xx1xxx1        first byte of a block that ends with 00
    0xx0xxxx        answer to GS r, or bytes 2-4 of a report when one is open
    1xxxxxxx        noise

So a status question may be followed by a report before its own answer comes: never read "the
next byte" as the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

_FLOW_BYTES = frozenset({0x11, 0x13})
_KIND_MASK = 0x93
_STATUS_KIND = 0x12
_REPORT_KIND = 0x10
_BLOCK_KINDS = frozenset({0x11, 0x13})
_REPORT_LENGTH = 4
_REPORT_MASK = 0x90  # these two bits are 0 in bytes 2-4 of a report and in a GS r answer
_PRINTED_HEADER = b"\x37\x22"  # GS ( H function 48
_PRINTED_LENGTH = 7
_LONGEST_BLOCK = 96  # GS I strings have at most some 80 bytes; longer is noise


@dataclass(frozen=True)
class StatusAnswer:
    """The printer answered one DLE EOT question; the answer does not say which."""

    value: int


@dataclass(frozen=True)
class StatusReport:
    """The printer told its state unasked (GS a), in four bytes."""

    frame: bytes


@dataclass(frozen=True)
class FenceAnswer:
    """The printer answered a GS r question; the answer does not say which."""

    value: int


@dataclass(frozen=True)
class PrintConfirmed:
    """Everything before this identifier is on paper (GS ( H)."""

    identifier: str


@dataclass(frozen=True)
class OtherBlock:
    """A block that belongs to none of our questions."""

    data: bytes


@dataclass(frozen=True)
class Noise:
    """Bytes that mean nothing, or a piece of something that was cut off."""

    data: bytes


Reply = StatusAnswer | StatusReport | FenceAnswer | PrintConfirmed | OtherBlock | Noise


class ReplyParser:
    """Turns bytes, in pieces of any size, into replies. Never fails, never keeps more than 96.

    Not for several threads at once.
    """

    def __init__(self) -> None:
        self._open = bytearray()  # of the report or the block that has begun
        self._continue: Callable[[int], list[Reply]] = self._begin

    def feed(self, data: bytes) -> list[Reply]:
        """The replies that are complete now."""
        return [reply for byte in data if byte not in _FLOW_BYTES for reply in self._continue(byte)]

    def quiet(self) -> list[Reply]:
        """The line has been silent for long: what is open will not be completed."""
        return self._abandon()

    def _begin(self, byte: int) -> list[Reply]:
        kind = byte & _KIND_MASK
        if kind == _STATUS_KIND:
            return [StatusAnswer(byte)]
        if not byte & _REPORT_MASK:
            return [FenceAnswer(byte)]
        if kind == _REPORT_KIND:
            return self._hold(byte, self._in_report)
        if kind in _BLOCK_KINDS:
            return self._hold(byte, self._in_block)
        return [Noise(bytes((byte,)))]

    def _in_report(self, byte: int) -> list[Reply]:
        if byte & _REPORT_MASK:
            return self._abandon() + self._begin(byte)
        self._open.append(byte)
        if len(self._open) < _REPORT_LENGTH:
            return []
        return [StatusReport(self._finish())]

    def _in_block(self, byte: int) -> list[Reply]:
        if byte == 0:
            return [_block(self._finish())]
        # What a block carries is printable. Anything else means that its end was lost (a power
        # cycle, say): the pieces must not pass for answers, the byte itself may be one.
        if not 0x20 <= byte < 0x7F or self._is_full():
            return self._abandon() + self._begin(byte)
        self._open.append(byte)
        return []

    def _is_full(self) -> bool:
        limit = _LONGEST_BLOCK
        if self._open.startswith(_PRINTED_HEADER):
            limit = _PRINTED_LENGTH - 1
        return len(self._open) >= limit

    def _hold(self, byte: int, then: Callable[[int], list[Reply]]) -> list[Reply]:
        self._open.append(byte)
        self._continue = then
        return []

    def _finish(self) -> bytes:
        data = bytes(self._open)
        self._open.clear()
        self._continue = self._begin
        return data

    def _abandon(self) -> list[Reply]:
        data = self._finish()
        return [Noise(data)] if data else []


def _block(data: bytes) -> Reply:
    """`data` is a block without its closing 00."""
    if data.startswith(_PRINTED_HEADER) and len(data) == _PRINTED_LENGTH - 1:
        return PrintConfirmed(data[len(_PRINTED_HEADER) :].decode("ascii"))
    return OtherBlock(data)

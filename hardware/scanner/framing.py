"""Puts the bytes of a scanner together into codes.

A scanner sends the text of a code and a suffix; there is no frame, no checksum, no answer. So this
side is strict: what is too long, torn, or no text is `Noise`, and whether a code is a code of ours
is for its reader to judge. Source: the set-up sheets of USB and RS-232 scanners (UTF-8 or ASCII,
suffix CR unless set otherwise). Not tried on a real scanner.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

MAX_CODE = 128  # bytes; the longest code of ours is under forty
IDLE_S = 0.15  # without a suffix, so long a pause ends a code: 150 characters' time at 9600 baud
TORN_S = 1.0  # a code is sent in one go; what waits longer for its end was cut off by a cable

_LINE_ENDS = frozenset(b"\r\n")
_DEL = 0x7F


class Suffix(StrEnum):
    """What the scanner is set to send after each code."""

    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    TAB = "tab"
    NONE = "none"

    @property
    def sent(self) -> bytes:
        """The bytes on the line."""
        return _SENT[self]


_SENT = {
    Suffix.CR: b"\r",
    Suffix.LF: b"\n",
    Suffix.CRLF: b"\r\n",
    Suffix.TAB: b"\t",
    Suffix.NONE: b"",
}


class NoiseKind(StrEnum):
    """Why bytes are no code."""

    TOO_LONG = "too long"
    TORN = "torn"
    NOT_TEXT = "not text"


@dataclass(frozen=True)
class Noise:
    """Bytes that are no code; `data` holds at most the first 128 of them."""

    kind: NoiseKind
    data: bytes


class LineAssembler:
    """Collects bytes until a code is complete. Never raises, never grows.

    CR and LF end a code whatever the suffix is: neither can be part of one, and a scanner that was
    set to the other still works. Other controls are dropped. `now` is in seconds of any clock that
    only goes forward.
    """

    def __init__(self, suffix: Suffix) -> None:
        self._ends = _LINE_ENDS | frozenset(suffix.sent)
        self._patience_s = IDLE_S if suffix is Suffix.NONE else TORN_S
        self._pause_ends = suffix is Suffix.NONE
        self._code = bytearray()
        self._too_long = False
        self._last_byte_at = 0.0

    def feed(self, data: bytes, *, now: float) -> list[str | Noise]:
        """Take what arrived at `now` and give what is complete, in the order it came."""
        found = self.idle(now=now) if data else []
        for byte in data:
            found += self._take(byte)
        self._last_byte_at = now
        return found

    def idle(self, *, now: float) -> list[str | Noise]:
        """Notice a pause: without a suffix it ends the code, with one it tears it."""
        if not self._code or now - self._last_byte_at < self._patience_s:
            return []
        if self._pause_ends:
            return self._end()
        return self._drop(NoiseKind.TORN)

    def forget(self) -> None:
        """Drop a code that has begun: the line was lost, its end will not come."""
        self._code.clear()
        self._too_long = False

    def _take(self, byte: int) -> list[str | Noise]:
        if byte in self._ends:
            return self._end()
        if byte < 0x20 or byte == _DEL:
            return []
        if len(self._code) == MAX_CODE:
            self._too_long = True
            return []
        self._code.append(byte)
        return []

    def _end(self) -> list[str | Noise]:
        if self._too_long:
            return self._drop(NoiseKind.TOO_LONG)
        try:
            text = self._code.decode("utf-8")
        except UnicodeDecodeError:
            return self._drop(NoiseKind.NOT_TEXT)
        self.forget()
        visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cc")
        return [visible] if visible else []

    def _drop(self, kind: NoiseKind) -> list[str | Noise]:
        noise = Noise(kind, bytes(self._code))
        self.forget()
        return [noise]

"""Takes the two directions of a TAP line apart: what the base says, and what the kiosk says.

Both readers are fed whatever arrived, in any pieces, and hand out what is complete. Neither ever
raises: what makes no sense comes out as `Noise`, and what is endless is cut.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from hardware.pager.tap import (
    ACK,
    CR,
    EOT,
    ESC,
    LF,
    NAK,
    RS,
    STX,
    BlockEnd,
    BlockError,
    PageBlock,
    Parity,
    describe,
    strip_parity,
)

_NUL, _XON, _XOFF, _DEL = 0x00, 0x11, 0x13, 0x7F
_UNHEARD = frozenset((_NUL, LF, _XON, _XOFF, _DEL))  # padding, line feeds, flow control
_LINE_LIMIT = 200  # characters; a banner is a line of text, more than this is noise
_REQUEST_LIMIT = 600  # characters; a block of 256 with every character packed in two, and change
_RESPONSE = re.compile(r"(?P<code>\d{3})(?: (?P<text>.*))?")


class Sign(StrEnum):
    """What a base can say in one character or two."""

    PROMPT = "ID="
    ACK = "ACK"
    NAK = "NAK"
    RS = "RS"
    GO_AHEAD = "go ahead"
    HANG_UP = "hang up"


@dataclass(frozen=True)
class Response:
    """A numbered line before an answer: why it is so. Bases older than TAP 1.6 send none."""

    code: int
    text: str


@dataclass(frozen=True)
class Noise:
    """Bytes that mean nothing here: a banner, an echo, a disturbed line."""

    data: bytes


Reply = Sign | Response | Noise

_CONTROLS = {ACK: Sign.ACK, NAK: Sign.NAK, RS: Sign.RS}
_AFTER_ESCAPE = {b"[p": Sign.GO_AHEAD, bytes((EOT,)): Sign.HANG_UP}


class ReplyReader:
    """Hears what the base says.

    Tolerates what real bases do: line feeds beside CR, `ID=` with or without an end of line, an
    answer glued to the text before it, banners, echo. ACK, NAK and RS count only with their CR:
    one disturbed byte must not say that a guest was called.
    """

    def __init__(self, parity: Parity) -> None:
        self._parity = parity
        self._line = bytearray()

    def feed(self, data: bytes) -> list[Reply]:
        """Take what arrived and give what is complete, in the order it came."""
        replies: list[Reply] = []
        for byte in strip_parity(data, self._parity):
            if byte not in _UNHEARD:
                replies += self._take(byte)
        return replies

    def _take(self, byte: int) -> list[Reply]:
        if byte == CR and len(self._line) == 1 and self._line[0] in _CONTROLS:
            return [_CONTROLS[self._line.pop()]]
        if byte == CR:
            return self._end_line()
        if byte in _CONTROLS or byte == ESC:
            before = self._end_line()
            self._line.append(byte)
            return before
        self._line.append(byte)
        return self._without_end()

    def _without_end(self) -> list[Reply]:
        """Recognise what is complete before any CR comes."""
        line = bytes(self._line)
        if line.endswith(b"ID="):
            self._line.clear()
            noise: list[Reply] = [Noise(line[:-3])] if line[:-3] else []
            return [*noise, Sign.PROMPT]
        if line[:1] == bytes((ESC,)) and line[1:] in _AFTER_ESCAPE:
            self._line.clear()
            return [_AFTER_ESCAPE[line[1:]]]
        if len(line) >= _LINE_LIMIT:
            return self._end_line()
        return []

    def _end_line(self) -> list[Reply]:
        line = bytes(self._line)
        self._line.clear()
        if not line:
            return []
        found = _RESPONSE.fullmatch(line.decode("ascii"))
        if found is None:
            return [Noise(line)]
        return [Response(int(found["code"]), (found["text"] or "").strip())]


class Wish(StrEnum):
    """What the kiosk can want from a base without sending a call."""

    KNOCK = "knock"
    LOGON = "logon"
    GOODBYE = "goodbye"


@dataclass(frozen=True)
class DamagedBlock:
    """A block whose checksum or shape is wrong, and what is wrong with it."""

    why: str


Request = Wish | PageBlock | DamagedBlock | Noise

_BLOCK_ENDS = frozenset(BlockEnd)


class RequestReader:
    """Hears what the kiosk says: the base's side of the line."""

    def __init__(self, parity: Parity) -> None:
        self._parity = parity
        self._line = bytearray()

    def feed(self, data: bytes) -> list[Request]:
        """Take what arrived and give what is complete, in the order it came."""
        requests: list[Request] = []
        for byte in strip_parity(data, self._parity):
            if byte not in _UNHEARD:
                requests += self._take(byte)
        return requests

    def _take(self, byte: int) -> list[Request]:
        starts_anew = byte in (STX, ESC, EOT)
        noise = self._discard() if starts_anew else []
        self._line.append(byte)
        if len(self._line) > _REQUEST_LIMIT:
            return [*noise, *self._discard()]
        if byte != CR or not self._is_complete():
            return noise
        line = bytes(self._line)
        self._line.clear()
        return [*noise, _request(line)]

    def _discard(self) -> list[Request]:
        line = bytes(self._line)
        self._line.clear()
        return [Noise(line)] if line else []

    def _is_complete(self) -> bool:
        """Tell the CR that ends a block from those between its fields.

        The first CR after the closing character ends it, even where its checksum has lost a
        character: a damaged block is better answered than waited for.
        """
        return self._line[0] != STX or any(byte in _BLOCK_ENDS for byte in self._line)


def _request(line: bytes) -> Request:
    if line == b"\r":
        return Wish.KNOCK
    if line.startswith(b"\x1bPG1"):  # six characters of password may follow
        return Wish.LOGON
    if line == bytes((EOT, CR)):
        return Wish.GOODBYE
    if line[0] != STX:
        return Noise(line)
    try:
        return PageBlock.from_bytes(line)
    except BlockError as damage:
        return DamagedBlock(f"{damage} ({describe(line)})")

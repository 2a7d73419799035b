"""What a scanner really sends, told apart from what it is expected to send.

For whoever sets one up: a code is read once, the bytes are taken as they come, and compared with
the suffix that was written down. Source: the set-up sheets of USB and RS-232 scanners, which
append CR, LF, both, a TAB or nothing. Not tried on a real scanner.
"""

import time
from collections.abc import Callable
from enum import StrEnum

from hardware.scanner.framing import TORN_S, Suffix
from hardware.transport import Transport

_LIMIT = 256  # bytes at once; a code is about twenty
_AT_THE_END = ((b"\r\n", Suffix.CRLF), (b"\r", Suffix.CR), (b"\n", Suffix.LF), (b"\t", Suffix.TAB))


class Sent(StrEnum):
    """What came, as far as it matters to who set the scanner up."""

    NOTHING = "nothing"
    NO_TEXT = "no text"
    GOOD = "good"
    OTHER_SUFFIX = "other suffix"


def hear(
    line: Transport, *, within_s: float, monotonic: Callable[[], float] = time.monotonic
) -> bytes:
    """The bytes of the first code that is read, up to the pause after it; nothing if none came.

    Waits `within_s` seconds for its first byte. The line's own read time-out is how promptly the
    pause is seen. Raises DeviceUnavailable.
    """
    heard = bytearray()
    deadline = monotonic() + within_s
    while monotonic() < deadline:
        data = line.read(_LIMIT)
        heard += data
        if data:
            deadline = monotonic() + TORN_S
    return bytes(heard)


def suffix_of(data: bytes) -> Suffix:
    """The suffix that stands behind a code."""
    return next((suffix for end, suffix in _AT_THE_END if data.endswith(end)), Suffix.NONE)


def judge(data: bytes, *, written: Suffix) -> Sent:
    """Whether a code that came so will be understood with this suffix written down."""
    if not data.strip():
        return Sent.NOTHING
    if not data.strip().isascii() or not data.strip().decode("ascii").isprintable():
        return Sent.NO_TEXT
    seen = suffix_of(data)
    # CR and LF end a code whatever is written; without a suffix the pause does.
    ends = {Suffix.CR, Suffix.LF, Suffix.CRLF, written}
    return Sent.GOOD if seen in ends or written is Suffix.NONE else Sent.OTHER_SUFFIX

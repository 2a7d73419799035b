"""The letters of TAP, the old telephone protocol that pager bases still speak.

TAP 1.8 (Telocator Alphanumeric Protocol, also called IXO or PG1) is seven-bit text between control
characters. This file knows single frames: how a call is packed and checked, and what a pager can
show. `readers.py` takes a stream apart, `device.py` and `virtual.py` hold the conversation.

Source: the text of TAP V1.8; the examples of checksums are those of the specification and of the
Zetron Model 16 manual. Not tried on a real base.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from hardware.errors import HardwareError, Reason
from hardware.printer.words import Letters

STX, ETX, EOT, ACK, LF, CR, NAK, ETB, SUB, ESC, RS, US = (
    0x02, 0x03, 0x04, 0x06, 0x0A, 0x0D, 0x15, 0x17, 0x1A, 0x1B, 0x1E, 0x1F,
)  # fmt: skip

KNOCK = b"\r"
PROMPT = b"ID="
LOGON = b"\x1bPG1\r"
GO_AHEAD = b"\x1b[p\r"
GOODBYE = b"\x04\r"
HANG_UP = b"\x1b\x04\r"

BLOCK_LIMIT = 256  # characters from STX to the last CR: the specification's limit of one block
_OVERHEAD = 8  # STX, CR, CR, ETX, three of checksum, CR
_LONGEST_ADDRESS = 32  # a cap code is 4 to 10 digits; leaves room for the text
_PRINTABLE = range(0x20, 0x7F)

_NAMES = {
    STX: "STX", ETX: "ETX", EOT: "EOT", ACK: "ACK", LF: "LF", CR: "CR", NAK: "NAK", ETB: "ETB",
    SUB: "SUB", ESC: "ESC", RS: "RS", US: "US",
}  # fmt: skip


class Parity(StrEnum):
    """Who fills the eighth bit of each byte on the line."""

    SOFTWARE_7E1 = "software-7e1"
    NONE = "none"


class BlockEnd(IntEnum):
    """How a block closes: the call is complete, goes on, or stops inside a field."""

    COMPLETE = ETX
    CONTINUES = ETB
    INSIDE_FIELD = US


class BlockError(ValueError):
    """A block arrived damaged: its checksum or its shape is wrong."""


def add_parity(data: bytes, parity: Parity) -> bytes:
    """Prepare bytes for the line.

    The base's nominal line is 7 bits with even parity. The port runs at 8N1 and bit 7 carries the
    parity: the ten bits on the wire are the same, and adapters and ptys that refuse 7E1 work too.
    """
    if parity is Parity.NONE:
        return data
    return bytes(byte | (byte.bit_count() % 2) << 7 for byte in data)


def strip_parity(data: bytes, parity: Parity) -> bytes:
    """Bring received bytes back to seven bits and drop those that are surely damaged.

    Many bases send no parity, so a clear bit 7 proves nothing. With even parity a *set* bit 7 on
    a byte of odd count is noise: without this rule a stray 86h would read as an ACK.
    """
    if parity is Parity.NONE:
        return bytes(byte & 0x7F for byte in data)
    return bytes(byte & 0x7F for byte in data if byte < 0x80 or byte.bit_count() % 2 == 0)


def checksum(block: bytes) -> bytes:
    """Add up a block, from STX to its closing character, into three characters.

    Only the low twelve bits count, four to a character, high first, each added to `0`.
    """
    total = sum(byte & 0x7F for byte in block)
    return bytes(0x30 + (total >> shift & 0x0F) for shift in (8, 4, 0))


def escape(text: str) -> bytes:
    """Pack text so that no character of it is mistaken for the protocol's own.

    A control character becomes SUB and the character 40h higher. The specification asks for nine
    of them; all are packed, because nothing else could be meant.
    """
    packed = bytearray()
    for byte in text.encode("ascii"):
        packed += bytes((SUB, byte + 0x40)) if byte < 0x20 else bytes((byte,))
    return bytes(packed)


def unescape(field: bytes) -> str:
    """Undo `escape`; a SUB that ends the field means nothing and is left out."""
    text = bytearray()
    characters = iter(field)
    for byte in characters:
        if byte != SUB:
            text.append(byte)
            continue
        following = next(characters, None)
        if following is not None:
            text.append((following - 0x40) & 0x7F)
    return text.decode("ascii")


@dataclass(frozen=True)
class PageBlock:
    """One call on the line: which pager, and what it shows.

    `address` is what the base knows the pager by; both fields are ASCII. Raises UnicodeEncodeError
    from `to_bytes` for anything else: `plain_text` and `plain_address` come first.
    """

    address: str
    text: str
    end: BlockEnd = BlockEnd.COMPLETE

    def to_bytes(self) -> bytes:
        """Pack the block with its checksum."""
        close = b"" if self.end is BlockEnd.INSIDE_FIELD else b"\r"
        body = b"\x02" + escape(self.address) + b"\r" + escape(self.text) + close
        body += bytes((self.end,))
        return body + checksum(body) + b"\r"

    @classmethod
    def from_bytes(cls, data: bytes) -> "PageBlock":
        """Unpack a block; raises BlockError where the checksum or the shape is wrong."""
        body, sent, cr = data[:-4], data[-4:-1], data[-1:]
        if len(body) < 2 or body[0] != STX or cr != b"\r" or body[-1] not in tuple(BlockEnd):
            raise BlockError(
                f"a block is STX ... ETX, three characters and CR, not {describe(data)}"
            )
        expected = checksum(body)
        if sent != expected:
            raise BlockError(f"checksum {expected.decode()} expected, {describe(sent)} came")
        fields = body[1:-1].split(b"\r")
        end = BlockEnd(body[-1])
        if end is not BlockEnd.INSIDE_FIELD and fields.pop():
            raise BlockError("the last field of a block has no CR")
        if len(fields) != 2:
            raise BlockError(f"a block has a pager and a text, not {len(fields)} fields")
        return cls(unescape(fields[0]), unescape(fields[1]), end)


def plain_text(text: str, *, address: str) -> str:
    """Write a text so that a pager can show it: plain letters, on one line, of one block.

    Accents lose their marks, other scripts are transliterated, what has no letters becomes a
    question mark. What does not fit into one block beside `address` is left out: bases are known
    to take one block for each call only, and a pager shows far less.
    """
    line = " ".join(Letters("ascii").write(text).split())
    return line[: BLOCK_LIMIT - _OVERHEAD - len(address)]


def plain_address(address: str, *, device: str) -> str:
    """Check that an address can be sent as it is; raises HardwareError: nobody may guess here."""
    printable = address.isascii() and all(ord(letter) in _PRINTABLE for letter in address)
    if address and printable and len(address) <= _LONGEST_ADDRESS:
        return address
    raise HardwareError(
        f"{device}: a pager's address is 1 to {_LONGEST_ADDRESS} letters, digits or signs "
        f"of ASCII, not {address!r}",
        reason=Reason.BAD_SETTING,
        device=device,
    )


def describe(data: bytes) -> str:
    """Write bytes so that a person can read them: `STX 7 CR 42 CR ETX 15: CR`."""
    words: list[str] = []
    run = ""
    for byte in data:
        if byte in _PRINTABLE:
            run += chr(byte)
            continue
        words += [run] if run else []
        run = ""
        words.append(_NAMES.get(byte, f"{byte:02X}h"))
    return " ".join([*words, run] if run else words)

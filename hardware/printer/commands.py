"""The questions and orders a printer understands beside its paper: status, proof, recovery, bell.

Facts are from Epson's ESC/POS command reference unless a line says otherwise. Nothing here was
tried on a real printer.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType


class StatusQuestion(IntEnum):
    """What DLE EOT can ask; the number is its parameter."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4


class BellForm(StrEnum):
    """Which of the several commands makes this model ring.

    A wrong form is worse than none: the printer takes the first bytes of the next command for
    the rest of it.
    """

    ESC_A_48 = "esc-a-48"
    ESC_A_97 = "esc-a-97"
    U230 = "u230"
    ESC_B = "esc-b"
    DRAWER = "drawer"
    NONE = "none"


class Ring(StrEnum):
    """What a ring tells the bartender."""

    UNDERSTOOD = "understood"
    REFUSED = "refused"
    SECOND_STEP = "second_step"
    HELP = "help"


INITIALISE = b"\x1b\x40"
"""ESC @: plain style again, automatic status off. Does not empty the receive buffer."""

REPORT_CHANGES = b"\x1d\x61\x0f"
"""GS a: send four bytes of status now and at every change (drawer, offline, error, paper).

Waits in the receive buffer like any printing command: an offline printer starts to report
only when it works again. ESC @ ends it.
"""

FENCE = b"\x1d\x72\x01"
"""GS r 1: answer one byte (the paper sensor) when everything sent before was taken in.

The answer proves that the data left the receive buffer, not that the mechanism is done. It
carries no name, so whoever asks has to count. Not answered while paper is out.
"""

IDENTIFIER_LENGTH = 4
_IDENTIFIER_BYTES = range(0x21, 0x7F)  # the printer takes 20h-7Eh; no blank, so that it can be read

FRAGMENT_PADDING = 320
"""NUL bytes that end a command cut in the middle: more than the longest counted block we send.

A printer left inside such a block takes the next bytes for the rest of it. In text NULs print
nothing, in a picture they are white. The longest block is a piece of a picture, 300 bytes and its
head; the padding takes a third of a second at 9600 baud and is sent only after a broken job.
"""

COMMAND_PADDING = 16
"""NUL bytes that end whatever else may have been cut: a question, a ring, the bytes of a start.

The longest of them is the question for a confirmation, 11 bytes. Nobody remembers what the
program was saying when the power went, so they go before everything on a port just opened.
"""


def ask_status(*questions: StatusQuestion) -> bytes:
    """DLE EOT: each question is answered with one byte, at once, even while offline.

    Must not come in the middle of another command, whose parameters it would become.
    """
    return b"".join(bytes((0x10, 0x04, question)) for question in questions)


def ask_confirmation(identifier: str) -> bytes:
    """GS ( H, function 48: answer `37 22 <identifier> 00` when all data before is on paper.

    `identifier` is four printable characters without blanks, else ValueError. Models that do
    not know the command stay silent; a few cheap ones may print its last bytes (unverified).
    """
    return b"\x1d\x28\x48\x06\x00\x30\x30" + check_identifier(identifier)


def ring_bell(form: BellForm, ring: Ring) -> bytes:
    """The bytes that make this form of bell ring so; nothing where there is no bell."""
    return _BELLS[form][ring]


def check_identifier(identifier: str) -> bytes:
    """The identifier's bytes; ValueError unless it is four characters of 21h-7Eh."""
    try:
        data = identifier.encode("ascii")
    except UnicodeEncodeError as error:
        raise ValueError(f"identifier {identifier!r} is not ASCII") from error
    if len(data) != IDENTIFIER_LENGTH or any(byte not in _IDENTIFIER_BYTES for byte in data):
        raise ValueError(f"identifier {identifier!r} is not four characters of 21h-7Eh")
    return data


def _esc_a_48(*, beeps: int) -> bytes:
    # ESC ( A function 48: sound, count, cycle in 100 ms (at least 10). Which sound a number
    # makes differs by model, so the meaning is in the count alone.
    return bytes((0x1B, 0x28, 0x41, 4, 0, 0x30, 0x31, beeps, 10))


def _esc_a_97(*, beeps: int) -> bytes:
    # ESC ( A function 97 (TM-T20, TM-T88V): sound 1-7, count. No length can be chosen.
    return bytes((0x1B, 0x28, 0x41, 3, 0, 0x61, 1, beeps))


def _u230(*, beeps: int, on: int) -> bytes:
    # ESC ( A function 97 of the TM-U230 (its specification): 100, count, on, off in 100 ms.
    return bytes((0x1B, 0x28, 0x41, 5, 0, 0x61, 100, beeps, on, 1))


def _esc_b(*, beeps: int, length: int) -> bytes:
    # ESC B count length: Chinese printers and python-escpos. Unit 50 or 100 ms (unverified).
    return bytes((0x1B, 0x42, beeps, length))


def _drawer(*, pulses: int, on: int) -> bytes:
    # ESC p 0 on off, in 2 ms: a buzzer on the plug of the cash drawer.
    return bytes((0x1B, 0x70, 0, on, max(on, 50))) * pulses


def _rings(
    understood: bytes, refused: bytes, second_step: bytes, wanted: bytes
) -> Mapping[Ring, bytes]:
    return MappingProxyType(
        {
            Ring.UNDERSTOOD: understood,
            Ring.REFUSED: refused,
            Ring.SECOND_STEP: second_step,
            Ring.HELP: wanted,
        }
    )


# Understood is one short, refused three; the second step is one long, or two where the
# command cannot say how long. Somebody who wants help is five: nothing else rings so often.
_BELLS: Mapping[BellForm, Mapping[Ring, bytes]] = MappingProxyType(
    {
        BellForm.ESC_A_48: _rings(
            _esc_a_48(beeps=1), _esc_a_48(beeps=3), _esc_a_48(beeps=2), _esc_a_48(beeps=5)
        ),
        BellForm.ESC_A_97: _rings(
            _esc_a_97(beeps=1), _esc_a_97(beeps=3), _esc_a_97(beeps=2), _esc_a_97(beeps=5)
        ),
        BellForm.U230: _rings(
            _u230(beeps=1, on=1), _u230(beeps=3, on=1), _u230(beeps=1, on=8), _u230(beeps=5, on=1)
        ),
        BellForm.ESC_B: _rings(
            _esc_b(beeps=1, length=2),
            _esc_b(beeps=3, length=2),
            _esc_b(beeps=1, length=9),
            _esc_b(beeps=5, length=2),
        ),
        BellForm.DRAWER: _rings(
            _drawer(pulses=1, on=50),
            _drawer(pulses=3, on=50),
            _drawer(pulses=1, on=250),
            _drawer(pulses=5, on=50),
        ),
        BellForm.NONE: _rings(b"", b"", b"", b""),
    }
)

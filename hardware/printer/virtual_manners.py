"""How a virtual printer can misbehave: in what it says, and at which moment things happen to it."""

from collections.abc import Callable
from enum import StrEnum

GARBAGE = b"\xff\xfe\x86\x81"
"""Noise that is no answer of any printer: bit 7 is clear in all of those."""


class Manner(StrEnum):
    """How it speaks.

    PROMPT: as a printer should. LATE: what it says waits until it has something newer to say, so
    that each reply comes when the next question is asked. MUTE: it hears and prints, and says
    nothing. CHATTER: a status report in front of every word. GARBAGE: noise in front of each.
    """

    PROMPT = "prompt"
    LATE = "late"
    MUTE = "mute"
    CHATTER = "chatter"
    GARBAGE = "garbage"


class Moment(StrEnum):
    """A moment in the life of a paper.

    LINE: its first row is on paper. CODE: a command that counts its bytes has come in half. CUT:
    it is cut off, and nothing was said about it yet.
    """

    LINE = "line"
    CODE = "code"
    CUT = "cut"


class Traps:
    """What is to happen at which moment, once each. Its owner guards it."""

    def __init__(self) -> None:
        self._traps: dict[Moment, Callable[[], None]] = {}

    def lay(self, moment: Moment, act: Callable[[], None]) -> None:
        """Let `act` happen at the next `moment`."""
        self._traps[moment] = act

    @property
    def are_laid(self) -> bool:
        """Something is to happen: every byte counts now."""
        return bool(self._traps)

    def waits_for(self, moment: Moment) -> bool:
        """Something is to happen then."""
        return moment in self._traps

    def spring(self, moment: Moment) -> Callable[[], None] | None:
        """What is to happen now."""
        return self._traps.pop(moment, None)

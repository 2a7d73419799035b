"""The clock and the chance of the real world; everything else is given them."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime

_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
"""The characters a printer's confirmation may carry, without the blank."""


class SystemClock:
    """The computer's clocks."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only grow."""
        return time.monotonic()


class RandomIds:
    """Keys and identifiers from the system's source of chance."""

    def key(self) -> str:
        """128 random bits in hexadecimal."""
        return secrets.token_hex(16)

    def identifier(self) -> str:
        """Four random characters of 21h to 7Eh: one attempt to print, never used again."""
        return "".join(secrets.choice(_PRINTABLE) for _ in range(4))


class NoSteps:
    """Nobody watches the named steps."""

    def reached(self, step: str) -> None:
        """Go on."""

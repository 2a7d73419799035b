"""The PIN of the staff screen: how it is kept, and how long a wrong one makes everybody wait.

Kept as a slow hash only, ``scrypt$<n>$<r>$<p>$<salt>$<hash>`` (RFC 7914; salt and hash in base
64): a configuration that is copied or photographed does not tell it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass

FEWEST_DIGITS, MOST_DIGITS = 4, 8

N, R, P = 2**14, 8, 4
"""What a new hash costs: 0.13 s on a small computer, 16 MB."""

MOST_MEMORY = 64 * 2**20
"""Bytes a hash may take: the kiosk goes on beside it."""

MOST_WORK = 2**21
"""``n * r * p`` at most: four times that of a new hash, so that nobody waits for seconds."""

LONGEST_WAIT_S = 300.0
"""Seconds between two tries at most: a night's guessing is a hundred tries of ten thousand."""

_SALT_BYTES = 16
_HASH_BYTES = 32
_SHAPE = re.compile(
    r"scrypt\$(?P<n>\d{1,8})\$(?P<r>\d{1,4})\$(?P<p>\d{1,4})"
    r"\$(?P<salt>[A-Za-z0-9+/]+={0,2})\$(?P<hash>[A-Za-z0-9+/]+={0,2})",
    re.ASCII,
)


@dataclass(frozen=True)
class PinHash:
    """A PIN that cannot be read back."""

    n: int
    r: int
    p: int
    salt: bytes
    digest: bytes

    def __str__(self) -> str:
        """The text that stands in the configuration."""
        salt, digest = (base64.b64encode(each).decode("ascii") for each in (self.salt, self.digest))
        return f"scrypt${self.n}${self.r}${self.p}${salt}${digest}"

    def fits(self, pin: str) -> bool:
        """Whether this is the PIN. Takes a tenth of a second: not on the screen's thread.

        The answer takes as long for a PIN that is nearly right.
        """
        return hmac.compare_digest(_digest(pin, self, len(self.digest)), self.digest)


def is_pin(text: str) -> bool:
    """Four to eight digits, as they stand on the keypad."""
    return text.isascii() and text.isdigit() and FEWEST_DIGITS <= len(text) <= MOST_DIGITS


def hash_pin(pin: str, salt: bytes) -> PinHash:
    """The slow hash of a new PIN; ``salt`` is :data:`_SALT_BYTES` random bytes."""
    if not is_pin(pin):
        raise ValueError(f"a PIN is {FEWEST_DIGITS} to {MOST_DIGITS} digits")
    if len(salt) < _SALT_BYTES:
        raise ValueError(f"a salt is {_SALT_BYTES} bytes")
    empty = PinHash(N, R, P, salt, b"")
    return PinHash(N, R, P, salt, _digest(pin, empty, _HASH_BYTES))


def read_pin_hash(text: str) -> PinHash | None:
    """The hash that a text is, or None for one that is none, or would take all of the computer."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        return None
    n, r, p = int(found["n"]), int(found["r"]), int(found["p"])
    is_power = n > 1 and n & (n - 1) == 0
    if not (is_power and r and p and _memory(n, r, p) <= MOST_MEMORY and n * r * p <= MOST_WORK):
        return None
    try:
        salt, digest = (base64.b64decode(found[each], validate=True) for each in ("salt", "hash"))
    except binascii.Error:
        return None
    if len(salt) < _SALT_BYTES or len(digest) < _HASH_BYTES:
        return None
    return PinHash(n, r, p, salt, digest)


def wait_after(wrong: int) -> float:
    """Seconds until the next try after so many wrong ones in a row: 1, 2, 4 ... up to 300."""
    if wrong <= 0:
        return 0.0
    return min(LONGEST_WAIT_S, 2.0 ** min(wrong - 1, 16))


def _digest(pin: str, kept: PinHash, length: int) -> bytes:
    return hashlib.scrypt(
        pin.encode("ascii"),
        salt=kept.salt,
        n=kept.n,
        r=kept.r,
        p=kept.p,
        maxmem=_memory(kept.n, kept.r, kept.p) + 2**20,
        dklen=length,
    )


def _memory(n: int, r: int, p: int) -> int:
    """Bytes it takes: RFC 7914, section 5 and 6."""
    return 128 * r * (n + p + 2)

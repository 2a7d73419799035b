"""Which font writes which letters: text is cut into runs where a font lacks a script.

Kivy draws an empty box for a letter its font does not have. Here each letter goes to the first
font of a list that has it; marks, spaces and punctuation stay with the letters they follow.
Plain Python: what a font has is read from its character map (OpenType, table ``cmap``,
formats 4 and 12, the two that fonts of today carry for Unicode).
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FORMAT_BMP = 4
_FORMAT_FULL = 12
_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}  # (platform, encoding) of Unicode tables
_LAST_SEGMENT = 0xFFFF  # format 4 ends with a segment of this one, which is no letter


class FontDamaged(ValueError):
    """A file is not a font, or has no character map for Unicode."""


@dataclass(frozen=True)
class Run:
    """Letters that follow one another in one font."""

    text: str
    font: str


@dataclass(frozen=True)
class Letters:
    """A font by its name, and the code points it has."""

    font: str
    has: Collection[int]


def runs_of(text: str, fonts: Sequence[Letters]) -> list[Run]:
    """Cut a text into runs, each in the first font that has its letters.

    A letter no font has stays in the run it stands in (or goes to the first font), where it
    shows as that font's empty box.
    """
    if not fonts:
        raise ValueError("there must be a font")
    runs: list[Run] = []
    for letter in text:
        now = runs[-1].font if runs else ""
        font = _font_for(letter, fonts, now=now)
        if font == now:
            runs[-1] = Run(runs[-1].text + letter, font)
        else:
            runs.append(Run(letter, font))
    return runs


def _font_for(letter: str, fonts: Sequence[Letters], *, now: str) -> str:
    having = [each.font for each in fonts if ord(letter) in each.has]
    if now and (not having or (now in having and _joins(letter))):
        return now
    return having[0] if having else fonts[0].font


def _joins(letter: str) -> bool:
    """Whether a sign belongs to what stands before it: a mark, a space, punctuation."""
    return unicodedata.category(letter)[0] in "MZP"


@lru_cache(maxsize=16)
def letters_in(path: str) -> frozenset[int]:
    """The code points a font file has. ``FontDamaged`` if it cannot be told."""
    data = Path(path).read_bytes()
    try:
        return frozenset(_read(data, _unicode_table(data)))
    except (struct.error, IndexError) as broken:
        raise FontDamaged(f"{path}: {broken}") from broken


def _unicode_table(data: bytes) -> int:
    """Where the fullest Unicode map begins."""
    start = _cmap(data)
    (count,) = struct.unpack_from(">H", data, start + 2)
    found: dict[int, int] = {}
    for i in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * i)
        (kind,) = struct.unpack_from(">H", data, start + offset)
        if (platform, encoding) in _UNICODE:
            found[kind] = start + offset
    for kind in (_FORMAT_FULL, _FORMAT_BMP):
        if kind in found:
            return found[kind]
    raise FontDamaged("no character map for Unicode")


def _cmap(data: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for i in range(min(count, 64)):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        if tag == b"cmap":
            return int(offset)
    raise FontDamaged("no character map")


def _read(data: bytes, at: int) -> set[int]:
    (kind,) = struct.unpack_from(">H", data, at)
    return _read_full(data, at) if kind == _FORMAT_FULL else _read_bmp(data, at)


def _read_full(data: bytes, at: int) -> set[int]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    has: set[int] = set()
    for i in range(count):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * i)
        has.update(range(first + (glyph == 0), last + 1))
    return has


def _read_bmp(data: bytes, at: int) -> set[int]:
    (double,) = struct.unpack_from(">H", data, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * double)
    ranges = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", data, ranges)
    has: set[int] = set()
    for i in range(count):
        for code in range(starts[i], min(ends[i], _LAST_SEGMENT - 1) + 1):
            glyph = code
            if offsets[i]:
                place = ranges + 2 * i + offsets[i] + 2 * (code - starts[i])
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph and (glyph + deltas[i]) % 65536:
                has.add(code)
    return has

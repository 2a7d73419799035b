"""Where a drawn row may end: at a blank, and between the signs of East Asia, which need none.

Only the rules that a reader misses at once: no row begins with a full stop, a closing bracket or
a small kana, and none ends with an opening bracket.
"""

import unicodedata
from collections.abc import Callable

_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】〕〉》％々ー〜…‥,.:;!?)%€ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"  # noqa: RUF001
)
_NEVER_LAST = frozenset("（「『【〔〈《(")  # noqa: RUF001


def is_wide(letter: str) -> bool:
    """Whether a letter is as broad as it is high: two columns of plain type."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def columns_of(text: str) -> int:
    """How many columns of plain type a text takes."""
    return sum(1 + is_wide(letter) for letter in text)


def break_rows(text: str, room: int, *, width_of: Callable[[str], int]) -> list[str]:
    """Rows no wider than ``room``, each at least a letter. An empty text is one empty row."""
    rows: list[str] = []
    rest = text
    while width_of(rest) > room and len(rest) > 1:
        end = _end_of_row(rest, room, width_of=width_of)
        rows.append(rest[:end].rstrip(" "))
        rest = rest[end:].lstrip(" ")
    if rest or not rows:
        rows.append(rest)
    return rows


def _end_of_row(text: str, room: int, *, width_of: Callable[[str], int]) -> int:
    fits = next(end for end in range(len(text), 0, -1) if end == 1 or width_of(text[:end]) <= room)
    allowed = (end for end in range(fits, 0, -1) if _may_end(text, end))
    return next((end for end in allowed if text[:end].strip()), fits)


def _may_end(text: str, end: int) -> bool:
    """Whether a row may end before the letter at ``end``."""
    before, after = text[end - 1], text[end]
    if before == " " or after == " ":
        return True
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return is_wide(before) or is_wide(after)

"""Where a line may break: at spaces and hyphens, in Japanese and Chinese between phrases.

Latin words are never torn. Texts without spaces break between phrases, as BudouX finds them,
and only where that is not enough between signs: never before a sign that closes or follows,
nor after one that opens, nor between a figure and what it counts (JIS X 4051, GB/T 15834).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from kiosk.fonts import is_wide

if TYPE_CHECKING:
    from budoux import Parser

_NO_BREAK = "\N{NO-BREAK SPACE}"
_FOLLOWS = frozenset(
    "、。，．・：；？！ー々ゝゞヽヾ）］｝〉》」』】〕〗〙〛〜～–—…‥％℃°′″"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    ",.:;?!)]}%’”»·" + _NO_BREAK
)
_OPENS = frozenset("（［｛〈《「『【〔〖〘〚([{‘“«¥￥€$＄№" + _NO_BREAK)

_HANGS = frozenset("、。，．")
_DOTS = re.compile(r"(?<=[^\W\d]・)(?=[^\W\d]{2})")  # between the words of a foreign name
_CLAUSES = re.compile(r"(?<=[.!?:,;]) (?=\S)|(?<=[。，！？；])(?=[^。，！？；」』）])")
_FIGURE = re.compile(r" ?\d{1,3}")
_UNIT = re.compile(r"[^\W\d]{1,8}[.,]?")  # of what a figure before it says how many
_NUMBER, _DIGITS = re.compile(r" ?\+?\d+( \d+)*"), re.compile(r"\d+[.,;:!?]?")
_HYPHENS = re.compile(r"(?<=[^\W\d]{2}-)(?=[^\W\d]{2})")  # between the halves of a long word


@lru_cache(maxsize=1024)
def words_of(paragraph: str, script: str = "") -> tuple[str, ...]:
    """A paragraph in the pieces that stay whole, each with the space that stood before it."""
    pieces: list[str] = []
    for place, word in enumerate(paragraph.split(" ")):
        first, *rest = _phrases(word, script)
        if pieces and _belongs_to(first, pieces[-1]):
            pieces[-1] += f" {first}"
            pieces += rest
        else:
            pieces += [f" {first}" if place else first, *rest]
    return tuple(pieces)


def _belongs_to(word: str, before: str) -> bool:
    """Whether a word is the unit of a figure, or the next digits of a telephone number."""
    if _UNIT.fullmatch(word):
        return _FIGURE.fullmatch(before) is not None
    return _DIGITS.fullmatch(word) is not None and _NUMBER.fullmatch(before) is not None


@lru_cache(maxsize=1024)
def signs_of(piece: str) -> tuple[str, ...]:
    """The least pieces a line may break between; one, if the piece is a word of letters."""
    pieces = [piece[:1]]
    for before, after in pairwise(piece):
        if _may_break(before, after):
            pieces.append(after)
        else:
            pieces[-1] += after
    return tuple(pieces)


def clauses_of(text: str) -> list[tuple[str, str]]:
    """The text in two, at each place where its sentence takes a breath."""
    return [(text[: found.start()], text[found.end() :]) for found in _CLAUSES.finditer(text)]


def hangs(line: str) -> bool:
    """Whether the sign that ends the line is empty at its right."""
    return line[-1:] in _HANGS


def _may_break(before: str, after: str) -> bool:
    if not (is_wide(before) or is_wide(after)) or before == " ":
        return False
    counted = before.isascii() and before.isdigit() and is_wide(after)
    return not (counted or after in _FOLLOWS or before in _OPENS)


def _phrases(word: str, script: str) -> list[str]:
    if not any(map(is_wide, word)):
        return _HYPHENS.split(word)
    phrases: list[str] = []
    for phrase in chain.from_iterable(map(_DOTS.split, _parser(script).parse(word))):
        if phrases and not _may_break(phrases[-1][-1], phrase[0]):
            phrases[-1] += phrase
        else:
            phrases.append(phrase)
    return phrases


@cache
def _parser(script: str) -> Parser:
    """What finds phrases: a table of three milliseconds, read with the first such text."""
    import budoux  # noqa: PLC0415 - only a guest who reads Japanese or Chinese needs it

    if script == "ja":
        return budoux.load_default_japanese_parser()
    return budoux.load_default_simplified_chinese_parser()

"""Text made fit for a printer: nothing that could be a command, nothing lost, broken at words.

A drink's name may hold any Unicode. What would be executed (control characters) is taken out,
what the printer's code page lacks is written in other letters, and what has no other letters
becomes a question mark.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")  # they part words: one blank each
_SPELT_OUT = frozenset("œŒĳĲŉ")  # Europe writes these as two letters where it lacks them
_LONG_VOWEL = "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}"
_INVISIBLE = ("Cf", "Mn", "Me")  # joiners, direction marks, accents that fit no letter


class Letters:
    """Writes any text with the letters of one code page.

    `codec` is Python's name of the page, `cp858`. Every character of the result is one byte
    there and one column on paper, but for those that `keeps` says can be drawn: they stay.
    """

    def __init__(self, codec: str, *, keeps: Callable[[str], bool] = lambda _: False) -> None:
        self._codec = codec
        self._keeps = keeps
        self._letter: Callable[[str], str] = lru_cache(maxsize=4096)(self._write)

    def write(self, text: str) -> str:
        """The same words, printable. Never raises, never returns a control character."""
        return "".join(map(self._letter, unicodedata.normalize("NFC", text)))

    def has(self, text: str) -> bool:
        """Whether the page has every one of these characters."""
        try:
            return len(text.encode(self._codec)) == len(text)
        except UnicodeEncodeError:
            return False

    def can_write(self, text: str) -> bool:
        """Whether the words stay readable: only Latin letters lose anything, an accent at most."""
        return all(
            self.write(letter) == letter or "LATIN" in unicodedata.name(letter, "")
            for letter in unicodedata.normalize("NFC", text)
            if letter.isalnum()
        )

    def _write(self, character: str) -> str:
        if " " <= character <= "~":
            return character
        category = unicodedata.category(character)
        if character in _BREAKS or category == "Zs":
            return " "
        if category == "Cc":
            return ""
        if self.has(character):
            return "" if category == "Cf" else character  # the soft hyphen, which shows as one
        if self._is_worth_drawing(character, category) and self._keeps(character):
            return character
        return self._transliterate(character, category)

    def _is_worth_drawing(self, character: str, category: str) -> bool:
        """A curly quotation mark, EUR or two letters for a ligature say the same, for less."""
        if character in _SPELT_OUT:
            return False
        is_wide = unicodedata.east_asian_width(character) in ("W", "F")
        return is_wide or category[0] in "LN"

    def _transliterate(self, character: str, category: str) -> str:
        from anyascii import anyascii  # noqa: PLC0415 - loads tables

        if character == _LONG_VOWEL:
            return "-"
        written = "".join(letter for letter in anyascii(character) if " " <= letter <= "~")
        if written:
            return written
        return "" if category in _INVISIBLE else "?"


def wrap(text: str, columns: int) -> list[str]:
    """Rows of at most `columns` characters, broken at blanks; a longer word is broken too.

    Only the blanks at a break disappear. An empty text is one empty row.
    """
    rows: list[str] = []
    rest = text
    while len(rest) > columns:
        row, rest = _break(rest, columns)
        rows.append(row)
    if rest or not rows:
        rows.append(rest)
    return rows


def _break(text: str, columns: int) -> tuple[str, str]:
    blank = text.rfind(" ", 0, columns + 1)
    if blank > 0 and text[:blank].strip():
        return text[:blank].rstrip(), text[blank:].lstrip(" ")
    end = text.rfind("-", 1, columns) + 1 or columns  # a word too long is parted at its hyphen
    return text[:end], text[end:].lstrip(" ")

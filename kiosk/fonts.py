"""Which font file writes which script: one place for the screen and for the papers.

The letters of Europe are in the window's own type. Japanese and Chinese share many signs that
each writes in its own shape, so each has its own font, from a package of its own; a text is
given the one it is written in. Nothing is loaded or opened here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType


class Face(StrEnum):
    """How letters are drawn: plainly, or with strokes thick and thin as with a brush."""

    PLAIN = "plain"
    SERIF = "serif"


class FontMissing(LookupError):
    """The package with a script's font is not installed. Its text says which."""


@dataclass(frozen=True)
class ScriptFont:
    """The package that brings a script's faces, as pip knows it, and their files in it."""

    package: str
    module: str
    files: Mapping[Face, str]


SCRIPT_FONTS: Mapping[str, ScriptFont] = MappingProxyType(
    {
        "ja": ScriptFont(
            "pylopdf-fonts-jp",
            "pylopdf_fonts_jp",
            MappingProxyType(
                {Face.PLAIN: "NotoSansJP-Regular.otf", Face.SERIF: "NotoSerifJP-Regular.otf"}
            ),
        ),
        "zh": ScriptFont(
            "pylopdf-fonts-zh-cn",
            "pylopdf_fonts_zh_cn",
            MappingProxyType(
                {Face.PLAIN: "NotoSansSC-Regular.otf", Face.SERIF: "NotoSerifSC-Regular.otf"}
            ),
        ),
    }
)
"""By language; a language that is not here is written in the window's own type."""

Find = Callable[[str], Path | None]
"""The folder of an installed package by the name it is imported by, None if there is none."""

_WIDE = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x323AF))
_KANA = ((0x3041, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))
_SHARED_KANA = "\u30fb\u30fc"  # the middle dot and the long mark, which names in Chinese use too


@cache
def installed_folder(module: str) -> Path | None:
    """Where a package lies. It is not imported."""
    spec = find_spec(module)
    return Path(spec.origin).parent if spec and spec.origin else None


def font_for(language: str, face: Face = Face.PLAIN, *, find: Find = installed_folder) -> Path:
    """The file with a language's own script.

    Raises :class:`FontMissing`, and ``KeyError`` for a language that has none of its own: ask
    ``SCRIPT_FONTS`` first.
    """
    font = SCRIPT_FONTS[language]
    folder = find(font.module)
    file = folder / font.files[face] if folder else None
    if file is None or not file.is_file():
        raise FontMissing(f"the font for {language!r} is missing: install {font.package}")
    return file


def missing_font(language: str, *, find: Find = installed_folder) -> str:
    """The package a language cannot be written without, or nothing if it can."""
    if language not in SCRIPT_FONTS:
        return ""
    try:
        for face in Face:
            font_for(language, face, find=find)
    except FontMissing:
        return SCRIPT_FONTS[language].package
    return ""


def is_wide(letter: str) -> bool:
    """Whether a sign is one of those of East Asia, each as wide as it is high."""
    return _within(letter, _WIDE)


def script_of(text: str, *, spoken: str = "") -> str:
    """The language in whose font a text is written, nothing if the window's own type has it.

    Kana are Japanese. Of signs alone: those that only one language's standard set has (JIS X
    0208, GB 2312) are that language's; those that both have are the ``spoken`` one's, or Chinese.
    """
    wide = "".join(letter for letter in text if is_wide(letter))
    if not wide:
        return ""
    if any(_within(letter, _KANA) and letter not in _SHARED_KANA for letter in wide):
        return "ja"
    if not _all_in("gb2312", wide):
        return "ja" if _all_in("shift_jis", wide) else _spoken_or_chinese(spoken)
    return _spoken_or_chinese(spoken) if _all_in("shift_jis", wide) else "zh"


def _spoken_or_chinese(spoken: str) -> str:
    """What signs of both languages are taken for."""
    return spoken if spoken in SCRIPT_FONTS else "zh"


def _within(letter: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in ranges)


def _all_in(character_set: str, text: str) -> bool:
    try:
        text.encode(character_set)
    except UnicodeEncodeError:
        return False
    return True

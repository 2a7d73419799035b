"""Letters as the glass shows them: measured, and drawn white, each in a font that has it.

A text goes to its own font as far as that has its letters, else to another; Japanese and
Chinese go to theirs, which is opened with the first text that needs it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.graphics import ClearBuffers, ClearColor, Color, Fbo, Rectangle

from kiosk.fonts import SCRIPT_FONTS, Face, font_for, is_wide, missing_font, script_of
from kiosk.ui.runs import Letters, Run, letters_in, runs_of
from kiosk.ui.theme import BODONI, BODONI_ITALIC, FALLBACKS, font_path

_EVERY_FONT_HAS = 0x100  # Latin-1 is in all our fonts, so most texts need no second look
_SIGNS = "€–—…·−×‘’“”‹›•"  # noqa: RUF001 - these are meant
_FIRST_WIDE = "\u2e80"  # nothing before it is Japanese or Chinese
_SERIF = (BODONI, BODONI_ITALIC)
_STANDARD = {"ja": "shift_jis", "zh": "gb2312"}  # what a script's fonts have without a look

_spoken = ""


def speak(language: str) -> None:
    """Write signs that Japanese and Chinese share as this language does: it is on the glass."""
    global _spoken  # noqa: PLW0603 - one glass, one language; hundreds of texts ask
    _spoken = language


def script_here(text: str) -> str:
    """The language in whose font a text is written now, nothing for letters of Europe."""
    return script_of(text, spoken=_spoken) if max(text, default="") >= _FIRST_WIDE else ""


def width_of(text: str, font: str, size: int, script: str | None = None) -> float:
    """The width in pixels of a text in one line; ``script`` is that of the text it is part of."""
    return _width(text, font, size, script_here(text) if script is None else script)


def line_texture(text: str, font: str, size: int, script: str | None = None) -> tuple[Any, float]:
    """One line as a white texture, and how far its baseline lies under its top, in pixels."""
    return _texture(text, font, size, script_here(text) if script is None else script)


def forget() -> None:
    """Forget what was measured and drawn: the fonts behind the names have changed."""
    _width.cache_clear()
    _texture.cache_clear()


@lru_cache(maxsize=4096)
def _width(text: str, font: str, size: int, script: str) -> float:
    return sum(
        float(CoreLabel(font_name=run.font, font_size=size).get_extents(run.text)[0])
        for run in runs_in(text, font, script)
    )


@lru_cache(maxsize=256)  # a menu's words and the digits; about 60 KB each at full size
def _texture(text: str, font: str, size: int, script: str) -> tuple[Any, float]:
    runs = [_run_texture(run, size) for run in runs_in(text, font, script)]
    return runs[0] if len(runs) == 1 else _joined(runs)


def runs_in(text: str, font: str, script: str = "") -> list[Run]:
    """The text in one run, or cut where its font lacks a script."""
    if not script and _is_plain(text):
        return [Run(text, font)]
    own = _own_fonts(font, script)
    if own and _is_plain(_narrow(text)) and _is_standard(text, script):
        wide = frozenset(ord(letter) for letter in text if is_wide(letter))
        narrow = frozenset(map(ord, text)) - wide
        return runs_of(text, [Letters(font, narrow), Letters(own[0], wide)])
    named = dict.fromkeys((font, *FALLBACKS))
    latin = [Letters(name, letters_in(font_path(name))) for name in named]
    return runs_of(text, [*latin, *(Letters(path, letters_in(path)) for path in own)])


def _own_fonts(font: str, script: str) -> list[str]:
    """The script's font, and after it those of the others, for a letter it lacks."""
    face = Face.SERIF if font in _SERIF else Face.PLAIN
    there = [each for each in SCRIPT_FONTS if script and not missing_font(each)]
    return [str(font_for(each, face)) for each in sorted(there, key=lambda each: each != script)]


def _is_plain(text: str) -> bool:
    return all(ord(letter) < _EVERY_FONT_HAS or letter in _SIGNS for letter in text)


def _narrow(text: str) -> str:
    return "".join(letter for letter in text if not is_wide(letter))


def _is_standard(text: str, script: str) -> bool:
    """Whether the script's font is known to have its signs: looking costs ten milliseconds."""
    try:
        "".join(letter for letter in text if is_wide(letter)).encode(_STANDARD[script])
    except UnicodeEncodeError:
        return False
    return not missing_font(script)


def _run_texture(run: Run, size: int) -> tuple[Any, float]:
    label = CoreLabel(text=run.text, font_name=run.font, font_size=size, color=(1, 1, 1, 1))
    label.refresh()
    return label.texture, float(label.get_ascent())


def _joined(runs: list[tuple[Any, float]]) -> tuple[Any, float]:
    """Runs of several fonts side by side, on one baseline."""
    ascent = max(up for _, up in runs)
    below = max(texture.height - up for texture, up in runs)
    sheet = Fbo(size=(sum(texture.width for texture, _ in runs), round(ascent + below)))
    with sheet:
        ClearColor(1, 1, 1, 0)  # white already: only how much of it shows is drawn
        ClearBuffers()
        Color(1, 1, 1, 1)
        x = 0
        for texture, up in runs:
            y = round(below - (texture.height - up))
            Rectangle(texture=texture, pos=(x, y), size=texture.size)
            x += texture.width
    sheet.draw()
    return sheet.texture, ascent

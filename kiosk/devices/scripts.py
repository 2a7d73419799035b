"""Which font draws a line of a receipt that the printer's own letters cannot write."""

from __future__ import annotations

from pathlib import Path

from kiosk.fonts import SCRIPT_FONTS, FontMissing, font_for, script_of


def font_of(text: str, language: str) -> Path | None:
    """The file with a text's signs, None where it has none or their font is not installed."""
    script = script_of(text, spoken=language)
    if script not in SCRIPT_FONTS:
        return None
    try:
        return font_for(script)
    except FontMissing:
        return None

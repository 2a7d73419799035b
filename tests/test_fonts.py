"""Fonts for every script: Japanese and Chinese each in their own, and what is missing is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.fonts import (
    SCRIPT_FONTS,
    Face,
    FontMissing,
    font_for,
    is_wide,
    missing_font,
    script_of,
)
from kiosk.ui.runs import letters_in


@pytest.mark.parametrize("language", SCRIPT_FONTS)
@pytest.mark.parametrize("face", Face)
def test_every_face_of_every_script_is_installed(language: str, face: Face):
    assert font_for(language, face).is_file()
    assert missing_font(language) == ""


def test_a_language_of_europe_needs_no_font_of_its_own():
    assert missing_font("de") == ""


def test_a_missing_font_is_named_by_the_package_that_brings_it(tmp_path: Path):
    for find in (lambda _: None, lambda _: tmp_path):
        assert missing_font("ja", find=find) == "pylopdf-fonts-jp"
        with pytest.raises(FontMissing, match="'ja' is missing: install pylopdf-fonts-jp"):
            font_for("ja", find=find)


@pytest.mark.parametrize(
    ("text", "spoken", "script"),
    [
        ("Negroni, 9 €", "ja", ""),
        ("タッチして注文", "it", "ja"),
        ("タッチして注文", "zh", "ja"),
        ("轻触点单", "it", "zh"),
        ("轻触点单", "ja", "zh"),
        ("日本語", "zh", "ja"),  # 語 is no simplified sign
        ("中文", "ja", "ja"),
        ("中文", "zh", "zh"),
        ("中文", "it", "zh"),
        ("约翰·史密斯", "ja", "zh"),
        ("内格罗尼・鸡尾酒", "ja", "zh"),
    ],
)
def test_a_text_is_written_in_the_shapes_of_its_language(text: str, spoken: str, script: str):
    assert script_of(text, spoken=spoken) == script


@pytest.mark.parametrize(("language", "standard"), [("ja", "shift_jis"), ("zh", "gb2312")])
@pytest.mark.parametrize("face", Face)
def test_a_font_has_every_sign_of_its_language(language: str, standard: str, face: Face):
    has = letters_in(str(font_for(language, face)))
    signs = [chr(code) for code in range(0x2E80, 0x10000) if is_wide(chr(code))]
    missing = [sign for sign in signs if _is_in(standard, sign) and ord(sign) not in has]
    assert missing == []


def _is_in(standard: str, sign: str) -> bool:
    try:
        sign.encode(standard)
    except UnicodeEncodeError:
        return False
    return True

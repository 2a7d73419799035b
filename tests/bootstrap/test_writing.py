"""A language that cannot be written is withdrawn and named; the window opens all the same."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.bootstrap.writing import staff_on_glass, withdrawn_languages, writable_languages
from kiosk.config.settings import WindowSettings
from kiosk.fonts import installed_folder


def _window(*languages: str, staff: str = "it") -> WindowSettings:
    return WindowSettings(
        id="43",
        name="Finestra 43",
        timezone=ZoneInfo("Europe/Rome"),
        languages=languages,
        staff_language=staff,
    )


def _without_japanese(module: str) -> Path | None:
    return None if module == "pylopdf_fonts_jp" else installed_folder(module)


def test_with_its_fonts_every_language_is_spoken() -> None:
    window = _window("it", "ja", "zh", staff="ja")
    assert writable_languages(window) == ("it", "ja", "zh")
    assert withdrawn_languages(window) == ()
    assert staff_on_glass(window) == "ja"


def test_a_language_without_its_font_is_withdrawn_and_named() -> None:
    window = _window("it", "ja", "zh")
    assert writable_languages(window, find=_without_japanese) == ("it", "zh")
    (told,) = withdrawn_languages(window, find=_without_japanese)
    assert str(told) == "'ja' is withdrawn, its font is missing"
    assert told.remedy == "pip install pylopdf-fonts-jp"


@pytest.mark.parametrize(("languages", "greeted"), [(("ja", "zh", "it"), "zh"), (("ja",), "en")])
def test_a_default_that_is_withdrawn_says_who_greets_instead(
    languages: tuple[str, ...], greeted: str
) -> None:
    window = _window(*languages)
    assert writable_languages(window, find=_without_japanese)[0] == greeted
    (told,) = withdrawn_languages(window, find=_without_japanese)
    assert f"who is greeted in {greeted!r}" in str(told)


def test_a_staff_language_that_is_withdrawn_says_so() -> None:
    window = _window("it", staff="ja")
    assert staff_on_glass(window, find=_without_japanese) == "en"
    (told,) = withdrawn_languages(window, find=_without_japanese)
    assert "the staff's, to whom the screen speaks 'en'" in str(told)

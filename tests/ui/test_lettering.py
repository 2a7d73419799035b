"""Each script in its own shapes, and no font opened before somebody reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.ui.theme import ATKINSON, ATKINSON_BOLD, BODONI, BODONI_ITALIC, register_fonts
from tests.ui.pilot import Pilot


@pytest.mark.parametrize(
    ("text", "spoken", "font", "file"),
    [
        ("注文する", "it", ATKINSON, "NotoSansJP-Regular.otf"),
        ("轻触点单", "it", ATKINSON_BOLD, "NotoSansSC-Regular.otf"),
        ("ネグローニ", "zh", BODONI, "NotoSerifJP-Regular.otf"),
        ("内格罗尼", "ja", BODONI_ITALIC, "NotoSerifSC-Regular.otf"),
        ("直火", "ja", ATKINSON, "NotoSansJP-Regular.otf"),
        ("直火", "zh", ATKINSON, "NotoSansSC-Regular.otf"),
        ("日本語", "zh", ATKINSON, "NotoSansJP-Regular.otf"),
        ("中文", "it", ATKINSON, "NotoSansSC-Regular.otf"),
    ],
)
def test_signs_are_written_as_their_language_writes_them(
    pilot: Pilot, text: str, spoken: str, font: str, file: str
) -> None:
    from kiosk.ui.lettering import runs_in, script_here, speak

    speak(spoken)
    (run,) = runs_in(text, font, script_here(text))
    assert (run.text, Path(run.font).name) == (text, file)


def test_latin_words_among_signs_keep_the_windows_type(pilot: Pilot) -> None:
    from kiosk.ui.lettering import runs_in

    runs = runs_in("追加 · €9.00", ATKINSON_BOLD, "ja")
    assert [(run.text, Path(run.font).name) for run in runs] == [
        ("追加", "NotoSansJP-Regular.otf"),
        (" · €9.00", ATKINSON_BOLD),
    ]


def test_a_rare_sign_comes_from_whichever_font_has_it(pilot: Pilot) -> None:
    from kiosk.ui.lettering import runs_in
    from kiosk.ui.runs import letters_in

    for run in runs_in("𠮷野家 Ж 你们", ATKINSON, "ja"):
        if "/" in run.font:
            assert {ord(each) for each in run.text if each != " "} <= letters_in(run.font)


def test_words_of_europe_open_no_other_font(pilot: Pilot) -> None:
    from kiosk.ui.lettering import runs_in, script_here

    register_fonts()
    for text in ("Tocca per ordinare", "9,00\N{NO-BREAK SPACE}€", "Später · 22 %"):
        assert [run.font for run in runs_in(text, ATKINSON, script_here(text))] == [ATKINSON]


def test_the_same_signs_look_different_in_japanese_and_chinese(pilot: Pilot) -> None:
    from kiosk.ui.lettering import line_texture

    register_fonts()
    japanese, _ = line_texture("直", ATKINSON, 64, "ja")
    chinese, _ = line_texture("直", ATKINSON, 64, "zh")
    assert bytes(japanese.pixels) != bytes(chinese.pixels)

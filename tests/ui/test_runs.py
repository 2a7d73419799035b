"""Which font writes which letters."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.runs import FontDamaged, Letters, Run, letters_in, runs_of
from kiosk.ui.theme import ATKINSON, ATKINSON_BOLD, BODONI, BODONI_ITALIC, font_path

LATIN = Letters("latin", frozenset(map(ord, "abcdefgh ,.()0123456789")))
GREEK = Letters("greek", frozenset(map(ord, "αβγδ ,\N{COMBINING ACUTE ACCENT}")))


def test_letters_of_one_font_are_one_run():
    assert runs_of("abc, 12", [LATIN, GREEK]) == [Run("abc, 12", "latin")]


def test_a_script_the_first_font_lacks_goes_to_the_next():
    assert runs_of("ab αβ cd", [LATIN, GREEK]) == [
        Run("ab ", "latin"),
        Run("αβ ", "greek"),
        Run("cd", "latin"),
    ]


def test_a_mark_stays_with_its_letter():
    assert runs_of("α\N{COMBINING ACUTE ACCENT}β", [LATIN, GREEK]) == [
        Run("α\N{COMBINING ACUTE ACCENT}β", "greek")
    ]


def test_a_sign_the_present_font_lacks_changes_the_font():
    assert runs_of("α(β", [LATIN, GREEK]) == [
        Run("α", "greek"),
        Run("(", "latin"),
        Run("β", "greek"),
    ]


def test_a_letter_no_font_has_stays_where_it_stands():
    assert runs_of("αЖβ", [LATIN, GREEK]) == [Run("αЖβ", "greek")]
    assert runs_of("Ж", [LATIN, GREEK]) == [Run("Ж", "latin")]


def test_no_text_is_no_run():
    assert runs_of("", [LATIN]) == []


def test_no_font_is_refused():
    with pytest.raises(ValueError, match="must be a font"):
        runs_of("a", [])


@given(st.text())
def test_runs_joined_are_the_text(text: str):
    assert "".join(run.text for run in runs_of(text, [LATIN, GREEK])) == text


@given(st.text(alphabet="abcdαβγδ ,.\N{COMBINING ACUTE ACCENT}"))
def test_neighbouring_runs_have_different_fonts(text: str):
    fonts = [run.font for run in runs_of(text, [LATIN, GREEK])]
    assert all(first != second for first, second in pairwise(fonts))


@pytest.mark.parametrize("font", [ATKINSON, ATKINSON_BOLD, BODONI, BODONI_ITALIC])
def test_our_fonts_have_the_letters_of_our_languages_and_prices(font: str):
    has = letters_in(font_path(font))
    assert set(map(ord, "ABCabcàèéìòùÀÈÉÌÒÙäöüßçñ0123456789€,.%’·−")) <= has


@pytest.mark.parametrize("font", [ATKINSON, BODONI])
def test_our_fonts_lack_scripts_they_were_not_drawn_for(font: str):
    has = letters_in(font_path(font))
    assert not {ord("日"), ord("ア"), ord("ع")} & has


def test_a_file_that_is_no_font_is_named(tmp_path: Path):
    file = tmp_path / "not-a-font.ttf"
    file.write_bytes(b"GIF89a")
    with pytest.raises(FontDamaged, match=r"not-a-font\.ttf"):
        letters_in(str(file))


@given(st.binary(max_size=400))
def test_no_bytes_are_mistaken_for_letters(data: bytes):
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".ttf") as file:
        Path(file.name).write_bytes(data)
        with pytest.raises(FontDamaged):
            letters_in(file.name)

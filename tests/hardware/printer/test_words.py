"""Text for paper: cleaned, transliterated, wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.words import Letters, wrap

PC858 = Letters("cp858")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Negroni\x1b@", "Negroni@"),
        ("due\nrighe\te tabulatore", "due righe e tabulatore"),
        ("riga\u2028paragrafo\u2029fine\x85", "riga paragrafo fine "),
        ("€\u00a09,00 sottile\u202f1", "€ 9,00 sottile 1"),
        ("cafe\u0301 corto", "café corto"),  # an accent that finds its letter
        ("œuvre – ‘l’amaro’…", "oeuvre - 'l'amaro'..."),
        ("Łódź 東京", "Lódz DongJing"),
        ("🍸", ":cocktail:"),
        ("a\u200db\ufe0f\u202e", "ab"),  # joiner, variant, right to left
        ("\ue000\ud800\U0010ffff", "???"),
        ("100\x7f%\x9b", "100%"),
        ("× ½ ¡", "× ½ ¡"),
    ],
)
def test_text_is_written_with_the_letters_of_the_page(text: str, written: str):
    assert PC858.write(text) == written


def test_a_page_without_the_euro_sign_spells_it():
    assert Letters("cp437").write("€ 9") == "EUR 9"


@given(st.text())
def test_written_text_is_one_byte_a_letter_without_controls(text: str):
    written = PC858.write(text)
    data = written.encode("cp858")
    assert len(data) == len(written)
    assert all(byte >= 0x20 and byte != 0x7F for byte in data)


@given(st.text("ab  ", max_size=200), st.integers(1, 20))
def test_wrapping_loses_nothing_but_blanks_and_keeps_to_the_width(text: str, columns: int):
    rows = wrap(text, columns)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(len(row) <= columns for row in rows)


@given(st.lists(st.text("abc", min_size=1, max_size=8), max_size=20), st.integers(8, 30))
def test_words_that_fit_are_never_broken(words: list[str], columns: int):
    assert " ".join(wrap(" ".join(words), columns)).split() == words


def test_a_word_too_long_is_broken_not_cut_off():
    assert wrap("un donaudampfschiff", 8) == ["un", "donaudam", "pfschiff"]


def test_blanks_on_purpose_stay_where_the_text_fits():
    assert wrap("  PAGARE  ", 20) == ["  PAGARE  "]


def test_no_text_is_one_empty_row():
    assert wrap("", 10) == [""]

"""Rows of drawn text end where a reader of that language expects it."""

from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.breaking import break_rows, columns_of

texts = st.text(st.sampled_from("ab 7€,.（」「。ーっ酒窓カ"), max_size=60)


def test_a_sign_of_east_asia_is_two_columns_wide():
    assert columns_of("Sake 酒") == 7


def test_words_of_europe_stay_whole():
    assert break_rows("paga alla finestra", 10, width_of=columns_of) == ["paga alla", "finestra"]


def test_signs_may_part_anywhere():
    assert break_rows("窓口でお支払い", 8, width_of=columns_of) == ["窓口でお", "支払い"]


def test_no_row_begins_with_a_full_stop_or_a_small_kana():
    assert break_rows("お支払い。", 8, width_of=columns_of) == ["お支払", "い。"]
    assert break_rows("ショット", 4, width_of=columns_of) == ["ショ", "ット"]


def test_no_row_ends_with_an_opening_bracket():
    assert break_rows("酒酒（酒）", 6, width_of=columns_of) == ["酒酒", "（酒）"]


def test_a_foreign_name_among_signs_moves_to_the_next_row_whole():
    assert break_rows("私のNegroni", 10, width_of=columns_of) == ["私の", "Negroni"]


def test_nothing_is_one_empty_row():
    assert break_rows("", 10, width_of=columns_of) == [""]


@given(texts, st.integers(2, 20))
def test_only_blanks_are_lost_and_no_row_is_too_wide(text: str, room: int):
    rows = break_rows(text, room, width_of=columns_of)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(columns_of(row) <= room for row in rows)

"""Text in a box: the size that fits, lines that break where words do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.widgets.setting import set_block


def _measure(text: str, size: int) -> float:
    """Every letter half as wide as it is high."""
    return len(text) * size / 2


def test_the_largest_size_that_fits_is_taken() -> None:
    block = set_block("Negroni", _measure, box=(140, 100), sizes=[64, 48, 34], leading=1.0)
    assert (block.size, block.lines, block.fits) == (34, ("Negroni",), True)


def test_a_word_is_never_cut_and_what_does_not_fit_is_told() -> None:
    block = set_block("Boulevardier", _measure, box=(50, 100), sizes=[48, 34], leading=1.0)
    assert (block.lines, block.size, block.fits) == (("Boulevardier",), 34, False)


def test_lines_break_at_spaces_and_at_newlines() -> None:
    block = set_block("a bc d\nef", _measure, box=(20, 100), sizes=[10], leading=1.2)
    assert block.lines == ("a bc", "d", "ef")
    assert block.height == pytest.approx(36)


def test_a_price_is_not_torn() -> None:
    block = set_block("€ 9,00", _measure, box=(20, 90), sizes=[10], leading=1.0, one_line=True)
    assert block.lines == ("€\N{NO-BREAK SPACE}9,00",)
    assert not block.fits


def test_balanced_lines_are_about_equally_long() -> None:
    text = "La finestra è chiusa per un momento"
    block = set_block(text, _measure, box=(160, 90), sizes=[10], leading=1.0, balanced=True)
    assert block.lines == ("La finestra è chiusa", "per un momento")


def test_each_paragraph_is_balanced_by_itself() -> None:
    text = "a line that is long\nan other. One of two halves"
    block = set_block(text, _measure, box=(100, 90), sizes=[10], leading=1.0, balanced=True)
    assert block.lines == ("a line that is long", "an other.", "One of two halves")


def test_two_balanced_lines_break_where_the_sentence_does() -> None:
    text = "Nothing was ordered. Your basket is kept."
    block = set_block(text, _measure, box=(160, 90), sizes=[10], leading=1.0, balanced=True)
    assert block.lines == ("Nothing was ordered.", "Your basket is kept.")
    text = "No. Your basket is kept for a while"  # what would be left over is no line
    block = set_block(text, _measure, box=(160, 90), sizes=[10], leading=1.0, balanced=True)
    assert block.lines == ("No. Your basket is", "kept for a while")


def test_a_dot_between_two_things_does_not_begin_or_end_a_line() -> None:
    block = set_block("ab cdefg · hi", _measure, box=(44, 90), sizes=[10], leading=1.0)
    assert block.lines == ("ab cdefg", "hi")
    block = set_block("ab cd · ef gh", _measure, box=(40, 90), sizes=[10], leading=1.0)
    assert block.lines == ("ab cd", "ef gh")


def test_the_empty_half_of_a_full_stop_may_lie_beyond_the_edge() -> None:
    def square(text: str, size: int) -> float:
        return float(len(text) * size)

    block = set_block("ソーダ。", square, box=(36, 90), sizes=[10], leading=1.0)
    assert (block.lines, block.fits) == (("ソーダ。",), True)


def test_no_text_takes_no_room() -> None:
    block = set_block("", _measure, box=(10, 10), sizes=[34], leading=1.2)
    assert (block.lines, block.height, block.fits) == ((), 0, True)


@given(
    words=st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=12),
    width=st.integers(20, 400),
    height=st.integers(10, 300),
    balanced=st.booleans(),
)
def test_what_is_said_to_fit_fits_and_no_word_is_lost(
    words: list[str], width: int, height: int, balanced: bool
) -> None:
    text = " ".join(words)
    block = set_block(
        text, _measure, box=(width, height), sizes=[30, 20, 10], leading=1.1, balanced=balanced
    )
    assert " ".join(block.lines) == text
    if block.fits:
        assert max(_measure(line, block.size) for line in block.lines) <= width
        assert block.height <= height + 0.5


def test_items_with_dots_between_them_break_there_unless_that_takes_a_line_more() -> None:
    def lines_of(text: str, width: float) -> tuple[str, ...]:
        return set_block(
            text,
            lambda piece, size: len(piece) * size,
            box=(width, 1000),
            sizes=[1],
            leading=1.3,
            balanced=True,
        ).lines

    assert lines_of("+ albume · 14% vol. · medio", 20) == ("+ albume · 14% vol.", "medio")
    assert lines_of("senza uova · 14% vol. · medio", 18) == ("senza uova", "14% vol. · medio")
    assert lines_of("aaaa bbbb cc · dd ee", 11) == ("aaaa bbbb", "cc · dd ee")

"""Lines of Japanese and Chinese break between phrases, and never where a reader would stumble."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n import Translators
from kiosk.ui.widgets.breaks import signs_of, words_of
from kiosk.ui.widgets.setting import set_block

NEVER_FIRST = "、。，．：；？！ー々）」』】・ぁぃぅぇぉっゃゅょァィゥェォッャュョ…％"
NEVER_LAST = "（「『【€¥"


def _measure(text: str, size: int) -> float:
    """East Asian signs square, the others half as wide."""
    return sum(size if letter >= "\u2e80" else size / 2 for letter in text)


def _lines(text: str, width: int, script: str) -> tuple[str, ...]:
    return set_block(
        text, _measure, box=(width, 10_000), sizes=[10], leading=1.0, script=script
    ).lines


@pytest.mark.parametrize(
    ("text", "script", "pieces"),
    [
        ("Boulevardier all'amaro", "", ("Boulevardier", " all'amaro")),
        ("Wildartischocken-Spritz", "", ("Wildartischocken-", "Spritz")),
        ("-18, A-Z", "", ("-18,", " A-Z")),
        ("お酒は18歳から。", "ja", ("お酒は", "18歳から。")),
        ("追加 · €9.00", "ja", ("追加", " ·", " €9.00")),
        ("满18岁方可饮酒，请备好证件。", "zh", None),
    ],
)
def test_what_belongs_together_stays_together(
    text: str, script: str, pieces: tuple[str, ...] | None
) -> None:
    found = words_of(text, script)
    assert "".join(found) == text
    assert pieces is None or found == pieces


def test_a_phrase_is_torn_only_if_no_size_leaves_it_whole() -> None:
    sizes = [20, 10]
    whole = set_block("注文する", _measure, box=(60, 60), sizes=sizes, leading=1.0, script="ja")
    assert (whole.size, whole.lines) == (10, ("注文する",))
    torn = set_block("注文する", _measure, box=(30, 60), sizes=sizes, leading=1.0, script="ja")
    assert (torn.size, torn.lines, torn.fits) == (10, ("注文す", "る"), True)


def test_a_figure_stays_with_what_it_counts() -> None:
    assert signs_of("約18分") == ("約", "18分")


@pytest.mark.parametrize("word", ["Boulevardier", "all'amaro", "0,5%"])
def test_a_latin_word_is_not_torn(word: str) -> None:
    assert signs_of(word) == (word,)
    assert all(word in line for line in _lines(f"{word}ください", 60, "ja")[:1])


@pytest.mark.parametrize("script", ["ja", "zh"])
@given(
    text=st.text("日本語中文らーっァ、。，！（）「」・…€ 9a\u00a0", min_size=1, max_size=30),
    width=st.integers(10, 120),
)
def test_no_line_begins_or_ends_with_a_sign_that_may_not(
    script: str, text: str, width: int
) -> None:
    lines = _lines(text, width, script)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for before, after in pairwise(lines):
        at_space = re.search(f"{re.escape(before)} +{re.escape(after)}", text) is not None
        if before and after and not at_space:
            assert after[0] not in NEVER_FIRST
            assert before[-1] not in NEVER_LAST


@pytest.mark.parametrize("code", ["ja", "zh"])
def test_every_sentence_of_the_catalogues_can_be_set_in_a_narrow_column(code: str) -> None:
    say = Translators().for_language(code).tr
    for text in (
        say("Alcohol only from {age}: the bartender asks for ID at the window.", age=18),
        say("You pay at the window, when you collect."),
        say("A pager may stay silent: watch for your number here."),
    ):
        lines = _lines(text, 80, code)
        assert len(lines) > 1
        assert max(_measure(line, 10) for line in lines) <= 80


def test_a_foreign_name_breaks_between_its_words() -> None:
    assert words_of("ナヴィリオ・マティーニ", "ja") == ("ナヴィリオ・", "マティーニ")


def test_a_figure_stays_with_the_word_for_what_it_counts() -> None:
    assert words_of("in 15 Minuten") == ("in", " 15 Minuten")
    assert words_of("8,5 % vol. · 250 ml") == ("8,5", " %", " vol.", " ·", " 250 ml")


def test_a_telephone_number_is_not_torn() -> None:
    assert words_of("Dentro, 02 1234 5678, dalle 16") == (
        "Dentro,",
        " 02 1234 5678,",
        " dalle",
        " 16",
    )
    assert words_of("42  41  40") == ("42", " ", " 41", " ", " 40")  # a list of numbers may be

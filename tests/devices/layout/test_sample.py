"""A sample is the paper itself between two marks, on both rolls, in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.printer.document import Cut, Feed, Line, Pair
from hardware.printer.profile import Profile
from kiosk.domain.bartending import Handout
from kiosk.domain.papers import Sample
from kiosk.i18n import Translators
from tests.devices.papers import (
    HELP,
    NARROW_ROLL,
    ONE_DRINK,
    RECEIPT_EN,
    WIDE_ROLL,
    printed,
    typesetter,
    words_on,
)

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])


@ROLLS
@pytest.mark.parametrize(
    "paper", [ONE_DRINK, RECEIPT_EN, HELP], ids=lambda each: type(each).__name__
)
def test_it_is_the_paper_itself_and_more(roll: Profile, paper: object) -> None:
    setter = typesetter(roll)
    whole = setter.set(paper).elements  # type: ignore[arg-type]
    sample = setter.set(Sample(paper, 3, 14)).elements  # type: ignore[arg-type]
    *between, cut = sample[sample.index(Feed(2)) + 1 :]
    assert (*between[:-2], cut) == whole


@ROLLS
def test_both_ends_of_each_piece_say_that_it_is_one(roll: Profile) -> None:
    elements = typesetter(roll).set(Sample(ONE_DRINK, 3, 14)).elements
    pieces: list[list[str]] = [[]]
    for element in elements:
        if isinstance(element, Cut):
            pieces.append([])
        elif isinstance(element, Line) and element.style.inverted:
            pieces[-1].append(element.text)
    assert pieces.pop() == []
    assert "SAMPLE" in pieces[0][0]
    for piece in pieces:
        assert piece[-1].split() == ["SAMPLE", "3/14"]


@pytest.mark.parametrize("language", Translators().shipped())
@ROLLS
def test_the_mark_is_one_row_in_every_language(roll: Profile, language: str) -> None:
    setter = replace(typesetter(roll), words=Translators().for_language, staff_language=language)
    head = setter.set(Sample(ONE_DRINK, 14, 14)).elements[0]
    assert isinstance(head, Line)
    assert setter.sheet.across(head.text) * head.style.width == roll.columns


@ROLLS
def test_it_says_that_the_code_does_nothing(roll: Profile) -> None:
    assert "its code does nothing" in words_on(printed(Sample(ONE_DRINK, 1, 14), roll))


@ROLLS
def test_the_pager_of_one_sample_comes_through_the_window(roll: Profile) -> None:
    for handout in Handout:
        own = replace(typesetter(roll), handout=handout)
        shown = typesetter(roll).set(Sample(ONE_DRINK, 1, 2, handout)).elements
        pairs = [each for each in own.set(ONE_DRINK).elements if isinstance(each, Pair)]
        assert [each for each in shown if isinstance(each, Pair)] == pairs

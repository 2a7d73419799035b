"""The slip of a guest who calls: told from a ticket at a glance, with one thing to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.printer.document import Line
from hardware.printer.profile import Profile
from kiosk.domain.help import HelpScreen
from kiosk.domain.papers import HelpSlip
from kiosk.i18n import Translators
from tests.devices.papers import (
    HELP,
    HELP_WITHOUT_NUMBER,
    NARROW_ROLL,
    ONE_DRINK,
    PLACED_AT,
    WIDE_ROLL,
    printed,
    typesetter,
    words_on,
)

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])


@ROLLS
def test_it_begins_with_a_block_of_black_to_both_edges(roll: Profile) -> None:
    head = typesetter(roll).set(HELP).elements[:3]
    assert [line.text.strip() for line in head if isinstance(line, Line)] == ["", "AIUTO", ""]
    for line in head:
        assert isinstance(line, Line)
        assert line.style.inverted
        assert line.style.height >= 2
        assert len(line.text) * line.style.width == roll.columns


def test_no_ticket_begins_so() -> None:
    first = typesetter(WIDE_ROLL).set(ONE_DRINK).elements[0]
    assert isinstance(first, Line)
    assert not first.style.inverted


@ROLLS
def test_it_says_when_where_who_and_what_to_do(roll: Profile) -> None:
    words = words_on(printed(HELP, roll))
    for expected in ("AIUTO", "23:10", "EN", "ha ordinato", "42", "Passa il codice"):
        assert expected in words
    assert [code.data for code in printed(HELP, roll).codes] == ["H17.K7QD"]


def test_without_an_order_there_is_no_number_to_be_mistaken_for_one() -> None:
    assert "42" not in words_on(printed(HELP_WITHOUT_NUMBER))
    assert "sta guardando il menu" in words_on(printed(HELP_WITHOUT_NUMBER))


@pytest.mark.parametrize("screen", HelpScreen)
def test_every_screen_has_its_words(screen: HelpScreen) -> None:
    slip = HelpSlip(PLACED_AT, screen, "it", None, "H1.AAAA")
    lines = printed(slip).lines
    assert len([line for line in lines if line.strip()]) >= 4


@pytest.mark.parametrize("language", Translators().shipped())
@ROLLS
def test_the_head_is_black_from_edge_to_edge_in_every_language(
    roll: Profile, language: str
) -> None:
    setter = replace(typesetter(roll), words=Translators().for_language, staff_language=language)
    block = [each for each in setter.set(HELP).elements if isinstance(each, Line)][:3]
    assert all(each.style.inverted for each in block)
    across = [setter.sheet.across(each.text) * each.style.width for each in block]
    assert across == [roll.columns] * 3

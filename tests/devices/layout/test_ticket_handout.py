"""Who gives the guest her pager: the rack by itself, or the bartender, who must be told which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.printer.document import Line, Pair
from hardware.printer.profile import Profile
from kiosk.domain.bartending import Handout
from kiosk.domain.order import OrderState
from kiosk.domain.papers import Ticket
from kiosk.i18n import Translators
from tests.devices.papers import NARROW_ROLL, ONE_DRINK, WIDE_ROLL, typesetter

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])


def _pager_row(
    ticket: Ticket, roll: Profile, handout: Handout, *, language: str = "en"
) -> list[str]:
    words = Translators().for_language
    setter = replace(typesetter(roll), words=words, staff_language=language, handout=handout)
    elements = setter.set(ticket).elements
    rows = [each.left for each in elements if isinstance(each, Pair)]
    return rows + [each.text for each in elements if isinstance(each, Line)]


@ROLLS
def test_through_the_window_the_ticket_says_which_pager_to_give(roll: Profile) -> None:
    assert "give pager 7" in _pager_row(ONE_DRINK, roll, Handout.WINDOW)


@ROLLS
def test_from_the_rack_she_has_taken_it_herself(roll: Profile) -> None:
    assert "pager 7" in _pager_row(ONE_DRINK, roll, Handout.RACK)


def test_what_has_ended_gives_no_pager_away() -> None:
    cancelled = replace(ONE_DRINK, state=OrderState.CANCELLED)
    assert "pager 7" in _pager_row(cancelled, WIDE_ROLL, Handout.WINDOW)


@pytest.mark.parametrize("language", [each for each in Translators().shipped() if each != "en"])
def test_every_staff_is_told_in_its_own_language(language: str) -> None:
    rows = _pager_row(ONE_DRINK, WIDE_ROLL, Handout.WINDOW, language=language)
    assert "give pager 7" not in rows

"""What lies first among the cards: read by somebody who has never seen the program."""

from __future__ import annotations

import pytest
from PIL import Image

from hardware.printer.profile import Profile
from kiosk.devices.cardface import dots
from kiosk.devices.cardpdf import card_pages
from kiosk.devices.layout.lessons import lessons
from kiosk.domain.cards import Card
from kiosk.domain.cardsheet import CardSection, CardSheet, CodeCard
from kiosk.i18n import Translators, shipped_languages
from tests.devices.papers import NARROW_ROLL, WIDE_ROLL, printed, words_on

CARD = CodeCard("richiama", "poi la comanda", "CAGAIN.K7QD", Card.CALL_AGAIN)
CUT = 128
"""The line to cut at is paler than this, every letter darker."""

BOTTOM = dots((297 - 5 * 53.98) / 2 + 53.98)
"""Where the first row of cards ends on its page."""


def _sheet(language: str, bell: str = "esc-a-48") -> CardSheet:
    first = lessons(Translators().for_language(language), bell=bell)
    return CardSheet("Carte", (CardSection("Su un ordine", "", (CARD,)),), lessons=first)


@pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])
def test_the_first_thing_on_the_paper_is_what_to_do_with_a_ticket(roll: Profile) -> None:
    words = words_on(printed(_sheet("it"), roll))
    made, handed_over = words.index("Drink pronto"), words.index("Drink consegnato")
    assert made < handed_over < words.index("uno squillo") < words.index("richiama")


@pytest.mark.parametrize(
    ("bell", "second_step"),
    [("esc-a-48", "two rings"), ("esc-a-97", "two rings"), ("u230", "one long ring")],
)
def test_the_rings_are_those_of_the_bell_that_is_there(bell: str, second_step: str) -> None:
    rings = _sheet("en", bell).lessons[1].lines
    assert [line for line in rings if "second step" in line] == [
        f"{second_step}: do the second step"
    ]


def test_without_a_bell_nothing_is_said_about_rings() -> None:
    assert [lesson.title for lesson in _sheet("en", "none").lessons] == ["The ticket"]


@pytest.mark.parametrize("language", shipped_languages())
def test_every_sentence_stays_on_its_card(language: str) -> None:
    (page,) = card_pages((_sheet(language, "u230"),), window="43", kind="qr", language=language)
    edge = page.crop((dots(30), BOTTOM - dots(2), dots(180), BOTTOM - 3))
    assert _darkest(edge) >= CUT
    assert _darkest(page.crop((dots(30), dots(30), dots(180), BOTTOM))) < CUT


def _darkest(part: Image.Image) -> int:
    return next(shade for shade, dots_of_it in enumerate(part.histogram()) if dots_of_it)

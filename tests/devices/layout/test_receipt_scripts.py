"""A receipt in any language of the window: in its own letters, or in a language that has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Bitmap, Page
from hardware.printer.profile import Profile
from kiosk.devices.scripts import font_of
from kiosk.domain.papers import Receipt, ReceiptLine
from kiosk.i18n import Translators
from tests.devices.papers import NARROW_ROLL, RECEIPT_EN, WIDE_ROLL, typesetter, words_on

SHIPPED = Translators()
WITH_PEN = {roll: Encoder(roll, font_of=font_of) for roll in (WIDE_ROLL, NARROW_ROLL)}
BY_TYPE = Encoder(WIDE_ROLL)
DRAWN = ("ja", "zh")
NAMES = {"ja": ("ネグローニ", "ハウスアマーロ"), "zh": ("内格罗尼", "自制苦味酒")}
BAUD_BYTES = 3840
"""A line at 38400 baud, bytes in a second."""


def receipt(language: str) -> Receipt:
    name, option = NAMES.get(language, ("Negroni", "amaro"))
    return replace(
        RECEIPT_EN,
        language=language,
        lines=(ReceiptLine(1, name, (option,), 900), ReceiptLine(2, "Sbagliato", (), 1700)),
        staff_lines=(ReceiptLine(1, "Negroni", ("amaro della casa",), 900),),
    )


def sent(paper: Receipt, encoder: Encoder, roll: Profile = WIDE_ROLL) -> bytes:
    setter = replace(
        typesetter(roll),
        words=SHIPPED.for_language,
        languages=("fr", "it", "ja"),
        can_write=encoder.can_write,
    )
    return encoder.encode(setter.set(paper))


def shown(paper: Receipt, encoder: Encoder, roll: Profile = WIDE_ROLL) -> Page:
    data = encoder.initialise() + sent(paper, encoder, roll)
    (page,) = read_paper(data, profile=roll).pages
    return page


def pictures(page: Page) -> int:
    return sum(isinstance(item, Bitmap) for row in page.rows for item in row.items)


@pytest.mark.parametrize("language", SHIPPED.shipped())
@pytest.mark.parametrize("roll", WITH_PEN, ids=lambda roll: roll.name)
def test_every_language_has_its_receipt_and_only_east_asia_is_drawn(language: str, roll: Profile):
    page = shown(receipt(language), WITH_PEN[roll], roll)
    assert bool(pictures(page)) is (language in DRAWN)
    assert "42" in page.lines
    assert "?" not in words_on(page)


@pytest.mark.parametrize("language", DRAWN)
def test_a_drawn_receipt_is_on_the_paper_within_three_seconds(language: str):
    assert len(sent(receipt(language), WITH_PEN[WIDE_ROLL])) < 3 * BAUD_BYTES


@pytest.mark.parametrize("language", DRAWN)
def test_without_a_font_it_is_in_the_first_language_that_can_be_written(language: str):
    page = shown(receipt(language), BY_TYPE)
    assert not pictures(page)
    words = words_on(page)
    assert SHIPPED.for_language("fr").tr("Please pay at the window.").replace("’", "'") in words
    assert "1 Negroni" in words
    assert "amaro della casa" in words


def test_what_is_the_same_everywhere_is_type_on_a_drawn_receipt_too():
    page = shown(receipt("ja"), WITH_PEN[WIDE_ROLL])
    assert "Sbagliato" in words_on(page)
    assert "F I N E S T R A" in words_on(page)

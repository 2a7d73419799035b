"""A ticket for staff who read letters the printer has not: other letters, and every bar whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Bitmap, Words
from hardware.printer.profile import Profile
from kiosk.domain.menu import Allergen
from kiosk.i18n import Translators
from tests.devices.papers import LATE_COPY, NARROW_ROLL, ONE_DRINK, WIDE_ROLL, typesetter

SHIPPED = Translators()


@pytest.mark.parametrize("staff", SHIPPED.shipped())
@pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=lambda roll: roll.name)
def test_every_bar_across_a_ticket_is_as_broad_as_the_paper(staff: str, roll: Profile):
    setter = replace(typesetter(roll), words=SHIPPED.for_language, staff_language=staff)
    encoder = Encoder(roll)
    for ticket in (ONE_DRINK, replace(LATE_COPY, to_pay_cents=12_350)):
        paper = setter.set(replace(ticket, without=tuple(Allergen)))
        data = encoder.initialise() + encoder.encode(paper)
        (page,) = read_paper(data, profile=roll).pages
        bars = [
            sum(item.width for item in row.items if isinstance(item, Words))
            for row in page.rows
            if isinstance(row.items[0], Words) and row.items[0].face.inverted
        ]
        assert len(bars) >= 3
        assert set(bars) == {roll.dots}
        assert not any(isinstance(item, Bitmap) for row in page.rows for item in row.items)

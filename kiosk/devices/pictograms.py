"""A picture for each card: found at a glance, in any language.

They are letters of an icon font (Material Design Icons, Apache License 2.0), which comes as a
package; the names beside them are the font's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kiosk.domain.cards import Card
from kiosk.fonts import FontMissing, installed_folder

_PACKAGE, _MODULE = "fonticon-materialdesignicons7", "fonticon_mdi7"
_FILE = "materialdesignicons-webfont.ttf"

PICTOGRAMS: Mapping[Card, str] = MappingProxyType(
    {
        Card.CALL_AGAIN: "\U000f009e",  # bell_ring
        Card.NOT_READY: "\U000f054c",  # undo
        Card.REPRINT_LAST: "\U000f042a",  # printer
        Card.REPRINT: "\U000f1a68",  # receipt_text_plus_outline
        Card.GUEST_LEFT: "\U000f0583",  # walk
        Card.MISTAKE: "\U000f03ef",  # pencil_off
        Card.CANNOT_MAKE: "\U000f15e6",  # glass_cocktail_off
        Card.NO_ID: "\U000f0dab",  # card_account_details_outline
        Card.DRUNK: "\U000f157d",  # emoticon_sick_outline
        Card.NOT_PAID: "\U000f1c79",  # cash_off
        Card.FREE_ON_THE_HOUSE: "\U000f02a1",  # gift_outline
        Card.FREE_AS_AN_APOLOGY: "\U000f10f1",  # hand_heart
        Card.SOLD_OUT: "\U000f19d9",  # package_variant_remove
        Card.BACK_AGAIN: "\U000f19d8",  # package_variant_plus
        Card.PAUSE: "\U000f03e5",  # pause_circle
        Card.RESUME: "\U000f040c",  # play_circle
        Card.TEN_MINUTES: "\U000f1ae3",  # timer_plus_outline
        Card.HELP_COMES: "\U000f1821",  # hand_wave
        Card.SWAP_PAGER: "\U000f04e1",  # swap_horizontal
        Card.PAGER_LOST: "\U000f0f08",  # map_marker_question_outline
        Card.PAGER_FOUND: "\U000f12fb",  # map_marker_check_outline
        Card.FIGURES: "\U000f0128",  # chart_bar
        Card.OPEN: "\U000f081c",  # door_open
        Card.CLOSE: "\U000f10af",  # door_closed_lock
    }
)

CROSSED = frozenset({Card.NO_ID})
"""Their pictures are crossed out: what they show is what is not there."""


def pictogram_font() -> Path:
    """The file with all of them. Raises :class:`FontMissing`."""
    folder = installed_folder(_MODULE)
    file = folder / "fonts" / _FILE if folder else None
    if file is None or not file.is_file():
        raise FontMissing(f"the pictures of the cards are missing: install {_PACKAGE}")
    return file

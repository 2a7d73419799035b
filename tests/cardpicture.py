"""Makes the README's picture of the cards, with the codes of a window that is none.

Usage: python -m tests.cardpicture FILE
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from kiosk.cli.cards import sections_of
from kiosk.devices.cardface import dots
from kiosk.devices.cardpdf import card_pages
from kiosk.devices.layout.cardwords import card_name
from kiosk.devices.layout.lessons import lessons
from kiosk.domain.cards import Card, goods_on
from kiosk.domain.cardsheet import CardSheet
from kiosk.domain.codes import card_code, goods_code
from kiosk.i18n import Translators
from kiosk.menufile import load_menu
from kiosk.presenters.walltray import key_of, tray_of, with_codes
from kiosk.services.cards.goods import goods_name

MENU = Path(__file__).parents[1] / "assets" / "menus" / "menu.toml"
SECRET = bytes(32)
WINDOW, LANGUAGE = "Finestra 43", "en"
SHOWN_MM = 178
"""Of a page's height: three rows of cards."""

WIDTH, AIR, TABLE = 1400, 24, 200


def sheets() -> tuple[CardSheet, CardSheet]:
    """The cards and what runs out of the example menu."""
    menu, words = load_menu(MENU), Translators().for_language(LANGUAGE)
    goods = {each: goods_name(menu, each, LANGUAGE) for each in goods_on(menu)}
    laid = tray_of(words, names={card: card_name(card, words) for card in Card}, goods=goods)
    codes = {card.value: card_code(card, SECRET) for card in Card}
    tray = with_codes(laid, codes | {key_of(each): goods_code(each, SECRET) for each in goods})
    cards, lines = tray.titles
    return (
        CardSheet(cards, sections_of(tray.cards), lessons=lessons(words, bell="esc-a-48")),
        CardSheet(lines, sections_of(tray.sheet), is_list=True),
    )


def main(file: Path) -> None:
    """The heads of the first page of each, side by side on a table."""
    cards, goods = sheets()
    of_cards = card_pages((cards,), window=WINDOW, kind="qr", language=LANGUAGE)
    all_pages = card_pages((cards, goods), window=WINDOW, kind="qr", language=LANGUAGE)
    shown = (all_pages[0], all_pages[len(of_cards)])
    each = (WIDTH - AIR) // 2
    high = round(each * SHOWN_MM / 210)
    table = Image.new("L", (WIDTH, high), TABLE)
    for place, page in enumerate(shown):
        head = page.crop((0, 0, page.width, dots(SHOWN_MM)))
        table.paste(head.resize((each, high), Image.Resampling.LANCZOS), (place * (each + AIR), 0))
    table.save(file, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

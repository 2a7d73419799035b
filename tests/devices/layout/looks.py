"""Pictures of every paper in every language, to be looked at.

``python -m tests.devices.layout.looks DIR``
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.profile import Profile
from kiosk.assets import asset
from kiosk.devices.looks import keep_pages
from kiosk.devices.scripts import font_of
from kiosk.domain.allergentable import allergen_table
from kiosk.domain.basket import Basket
from kiosk.domain.menu import WITHOUT, Allergen, Menu, toggle
from kiosk.domain.order import Order
from kiosk.domain.papers import AllergenSheet, Paper, receipt_of, ticket_of
from kiosk.domain.placing import Speech, order_from
from kiosk.i18n import Translators
from kiosk.menufile import load_menu
from tests.devices.papers import NARROW_ROLL, PLACED_AT, WIDE_ROLL, typesetter
from tests.domain.test_papers import JOB

SHIPPED = Translators()
ROLLS = {"80": WIDE_ROLL, "58": NARROW_ROLL}
BYTES_A_SECOND = 3840  # at 38400 baud


def main(folder: Path) -> None:
    """A receipt and a table in each language, a ticket for staff of each, on both rolls."""
    folder.mkdir(parents=True, exist_ok=True)
    menu = load_menu(asset("menus", "menu.toml"))
    for language in SHIPPED.shipped():
        ordered = an_order(menu, guest=language, staff=language)
        papers: dict[str, Paper] = {
            "receipt": receipt_of(ordered, JOB),
            "ticket": ticket_of(ordered, JOB, PLACED_AT),
            "table": AllergenSheet(allergen_table(menu), language, PLACED_AT),
        }
        for name, paper in papers.items():
            for width, roll in ROLLS.items():
                draw(paper, roll, folder / f"{name}-{language}-{width}.png", staff=language)


def an_order(menu: Menu, *, guest: str, staff: str) -> Order:
    """A Negroni with amaro, a sour without egg, a coffee with oat milk; nothing with eggs."""
    negroni, sour, coffee = (menu.drink(each) for each in ("negroni", "sour", "shakerato"))
    basket = (
        Basket("k")
        .add(negroni, toggle(negroni, negroni.as_it_stands(), "bitter", "amaro"), 2)
        .add(sour, toggle(sour, sour.as_it_stands(), WITHOUT, "albume"))
        .add(coffee, toggle(coffee, coffee.as_it_stands(), "latte", "avena"))
    )
    speech = Speech(guest, staff, instead_of="{0}, {1}".format, left_out=left_out)
    order = order_from(
        basket,
        speech,
        window="43",
        day=date(2026, 11, 20),
        number=42,
        pager=7,
        at=PLACED_AT,
    )
    return replace(order, without=(Allergen.EGGS, Allergen.NUTS))


def left_out(language: str, ingredient: str) -> str:
    """That something is left out, as the catalogues say it."""
    return SHIPPED.for_language(language).tr("without {ingredient}", ingredient=ingredient)


def draw(paper: Paper, roll: Profile, file: Path, *, staff: str) -> None:
    """The picture of a paper; how many bytes it took is said."""
    drawn = not file.name.startswith("ticket")
    encoder = Encoder(roll, font_of=font_of if drawn else None)
    setter = replace(
        typesetter(roll),
        words=SHIPPED.for_language,
        staff_language=staff,
        can_write=encoder.can_write,
    )
    if drawn:
        setter = replace(setter, sheet=replace(setter.sheet, write=encoder.write))
    data = encoder.encode(setter.set(paper))
    keep_pages(read_paper(encoder.initialise() + data, profile=roll).pages, file)
    seconds = len(data) / BYTES_A_SECOND
    sys.stdout.write(f"{file.name}: {len(data)} bytes, {seconds:.2f} s at 38400 baud\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The order that all of them print, and the ticket we make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.assets import asset
from kiosk.config.settings import PrinterSettings
from kiosk.devices.press import House, Press, build_press
from kiosk.domain.basket import Basket
from kiosk.domain.menu import WITHOUT, Allergen, toggle
from kiosk.domain.order import Order, OrderLine
from kiosk.domain.papers import Ticket, ticket_of
from kiosk.domain.placing import Speech, order_from
from kiosk.domain.samples.orders import job_of
from kiosk.i18n import Translators
from kiosk.menufile import load_menu

ZONE = ZoneInfo("Europe/Rome")
PLACED_AT = datetime(2026, 11, 20, 23, 10, tzinfo=ZONE)
LANGUAGE = "en"  # what the caption is in, too
WINDOW = "Finestra 43"
NUMBER, PAGER = 42, 7


@dataclass(frozen=True)
class Wanted:
    """A drink as every program is told it: how many, what, what differs, at what price."""

    quantity: int
    name: str
    changes: tuple[str, ...]
    cents: int


def the_order() -> Order:
    """Two Negroni with amaro and no ice, a sour without egg; no nuts, to be paid at the hatch."""
    menu, words = load_menu(asset("menus", "menu.toml")), Translators().for_language(LANGUAGE)
    negroni, sour = menu.drink("negroni"), menu.drink("sour")
    amaro = toggle(negroni, negroni.as_it_stands(), "bitter", "amaro")
    basket = (
        Basket("compared")
        .add(negroni, toggle(negroni, amaro, WITHOUT, "ghiaccio"), 2)
        .add(sour, toggle(sour, sour.as_it_stands(), WITHOUT, "albume"))
    )
    speech = Speech(
        LANGUAGE,
        LANGUAGE,
        lambda this, that: words.tr("{this}, not {that}", this=this, that=that),
        lambda _, name: words.tr("without {ingredient}", ingredient=name),
    )
    order = order_from(
        basket,
        speech,
        window="43",
        day=date(2026, 11, 20),
        number=NUMBER,
        pager=PAGER,
        at=PLACED_AT,
    )
    return replace(order, without=(Allergen.NUTS,))


def wanted(order: Order) -> tuple[Wanted, ...]:
    """The order's lines without anything that is only ours."""
    ticket = our_ticket(order)
    return tuple(
        Wanted(stored.quantity, line.name, _changes(stored), stored.unit_cents)
        for line, stored in zip(ticket.lines, order.lines, strict=True)
    )


def _changes(line: OrderLine) -> tuple[str, ...]:
    return tuple(option.ticket for option in line.options if option.ticket)


def our_ticket(order: Order) -> Ticket:
    """What comes out of the bar's printer."""
    return ticket_of(order, job_of(order.number, order.placed_at), order.placed_at)


def our_press() -> Press:
    """The bar's printer with a roll of 80 mm."""
    house = House(WINDOW, ZONE, LANGUAGE, Translators().for_language)
    return build_press("bar", PrinterSettings("virtual", profile="generic-80"), house=house)

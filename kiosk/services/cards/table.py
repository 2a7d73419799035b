"""Which function each card has. A card without one does not exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from kiosk.domain.cards import Card
from kiosk.domain.menu import Menu
from kiosk.services.businessday import Calendar
from kiosk.services.cards import day, goods, money, orders, pagers, pausing
from kiosk.services.cards.deed import Deed


def deeds(
    menu: Callable[[], Menu], language: str, calendar: Calendar, *, most_calls: int
) -> Mapping[Card, Deed]:
    """Every card's function; ``menu`` is the one in service, ``language`` the staff's."""
    return {
        Card.CALL_AGAIN: partial(orders.call_again, most=most_calls),
        Card.NOT_READY: orders.not_ready,
        Card.REPRINT_LAST: orders.reprint_last,
        Card.REPRINT: orders.reprint,
        Card.GUEST_LEFT: orders.cancel,
        Card.MISTAKE: orders.cancel,
        Card.CANNOT_MAKE: orders.cancel,
        Card.NO_ID: orders.cancel,
        Card.DRUNK: orders.cancel,
        Card.NOT_PAID: money.not_paid,
        Card.FREE_ON_THE_HOUSE: money.give_free,
        Card.FREE_AS_AN_APOLOGY: money.give_free,
        Card.SOLD_OUT: partial(goods.sold_out, menu=menu, language=language, calendar=calendar),
        Card.BACK_AGAIN: partial(goods.back_again, menu=menu, language=language),
        Card.PAUSE: pausing.pause,
        Card.RESUME: pausing.resume,
        Card.TEN_MINUTES: pausing.ten_minutes,
        Card.HELP_COMES: pausing.help_comes,
        Card.SWAP_PAGER: pagers.swap_pager,
        Card.PAGER_LOST: pagers.pager_lost,
        Card.PAGER_FOUND: pagers.pager_found,
        Card.FIGURES: day.figures,
        Card.OPEN: partial(day.open_window, calendar=calendar),
        Card.CLOSE: partial(day.close_window, calendar=calendar),
    }

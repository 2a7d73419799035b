"""The scenes between the orders: the opening, what goes wrong, what runs out, the end."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.cli.evening.endings import Scene, cannot_be_made, name, noted
from kiosk.cli.evening.house import STILL_THERE_S, House
from kiosk.cli.evening.papers import ANSWER
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.printjob import JobKind
from kiosk.presenters.wallviews import Heard
from kiosk.services.barpapers import PAPERS

LIME = Goods(GoodsKind.INGREDIENT, "lime")
FOREIGN_CARD = "CPAUSE.AAAA"
"""A card of another bar: the right words, under another secret."""


def opens(house: House) -> Scene:
    """The first card of the evening."""
    yield house.tell(
        house.words.tr(
            "The bartender scans the card “{card}”. The window takes orders.",
            card=name(house, Card.OPEN),
        )
    )
    yield from house.card(Card.OPEN, Heard.UNDERSTOOD)
    yield house.open_door()
    yield from house.picture("attract")


def foreign_card(house: House) -> Scene:
    """A card that is none of ours."""
    answer = house.paper(ANSWER)
    yield house.tell(
        house.words.tr("A card of another bar: three rings, nothing changes, and a line says why.")
    )
    yield from house.scan("a card of another bar", lambda: FOREIGN_CARD, Heard.REFUSED)
    yield answer()


def no_limes(house: House, number: int) -> Scene:
    """The last lime is gone, and one order needs it."""
    paper = house.paper("shortage" if JobKind.SHORTAGE in PAPERS else ANSWER)
    yield house.tell(
        house.words.tr(
            "No limes left. “{card}”, then their line on the sheet: every drink with lime"
            " leaves the menu, and a paper names the orders that still need one.",
            card=name(house, Card.SOLD_OUT),
        )
    )
    yield from house.card(Card.SOLD_OUT)
    yield from house.line(LIME)
    yield paper()
    yield from house.picture("no-limes", whole=True)
    yield house.rest(STILL_THERE_S)
    yield from cannot_be_made(house, number)


def limes_again(house: House) -> Scene:
    """They are on the menu again."""
    yield house.tell(
        house.words.tr(
            "Somebody brings limes. “{card}”, then the line: they are on the menu again.",
            card=name(house, Card.BACK_AGAIN),
        )
    )
    yield from house.card(Card.BACK_AGAIN)
    yield from house.line(LIME)


def asks_for_help(house: House) -> Scene:
    """A guest presses *help*, and reads that somebody comes."""
    slip = house.paper("help")
    yield house.tell(
        house.words.tr("A guest asks for help on the screen. The printer rings five times.")
    )
    yield house.call_for_help()
    yield slip()
    yield house.hears(Heard.HELP)
    yield house.tell(
        house.words.tr(
            "“{card}”: her screen says that somebody is coming.",
            card=name(house, Card.HELP_COMES),
        )
    )
    yield from house.card(Card.HELP_COMES, Heard.UNDERSTOOD)


def forgotten(house: House, number: int) -> Scene:
    """Nobody answers a ticket."""
    paper = house.paper("reminder")
    yield house.tell(
        house.words.tr(
            "{number} has lain there for a while. The printer rings, and a paper lists what"
            " is open.",
            number=number,
        )
    )
    yield paper()
    yield house.hears(Heard.HELP)


def pauses(house: House) -> Scene:
    """Ten minutes without orders."""
    yield house.tell(
        house.words.tr(
            "A breath. “{card}”: for ten minutes the window takes no orders, and says so.",
            card=name(house, Card.TEN_MINUTES),
        )
    )
    yield from house.card(Card.TEN_MINUTES, Heard.UNDERSTOOD)
    yield house.wait_for("no orders", lambda: house.presenter.status.terms.pause is not None)
    yield from house.picture("pause")


def goes_on(house: House) -> Scene:
    """The pause is over before its time."""
    yield house.tell(
        house.words.tr(
            "He is back sooner. “{card}”: orders are taken again.", card=name(house, Card.RESUME)
        )
    )
    yield from house.card(Card.RESUME, Heard.UNDERSTOOD)
    yield house.wait_for("orders again", lambda: house.presenter.status.terms.pause is None)


def figures(house: House) -> Scene:
    """How the evening stands."""
    paper = house.paper("figures")
    yield house.tell(
        house.words.tr("“{card}”: how the evening stands so far.", card=name(house, Card.FIGURES))
    )
    yield from house.card(Card.FIGURES, Heard.UNDERSTOOD)
    yield paper()


def is_found(house: House, number: int) -> Scene:
    """The pager that guest ``number`` had lost turns up."""
    pager = house.orders[number].pager
    if pager is None:
        return
    answer = house.paper(ANSWER)
    yield house.tell(
        house.words.tr(
            "A pager lies on the sill. “{card}”, then its code: it is in the rack again.",
            card=name(house, Card.PAGER_FOUND),
        )
    )
    yield from house.card(Card.PAGER_FOUND)
    yield from house.find_pager(pager)
    yield answer()


def closes(house: House, never_came: Callable[[], tuple[int, ...]]) -> Scene:
    """The last card of the evening, twice, and the report."""
    report = house.paper("closing")
    yield house.tell(
        house.words.tr(
            "“{card}”, twice: the evening is over. What nobody fetched is named, and the report"
            " comes out.",
            card=name(house, Card.CLOSE),
        )
    )
    yield from house.card(Card.CLOSE)
    yield house.rest(STILL_THERE_S)
    yield from house.card(Card.CLOSE, Heard.UNDERSTOOD)
    yield report()
    for number in never_came():
        yield noted(house, number, lambda time: house.words.tr("{time} never fetched", time=time))
    yield from house.picture("closed")

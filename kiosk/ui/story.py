"""The story that ``kiosk demo --play order`` plays: one Negroni, from the glass to the street."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.wall import WallPresenter
from kiosk.presenters.wallviews import PagerPlace
from kiosk.ui.player import Hand, one_of, part
from kiosk.ui.steps import Step

READY_TO_COLLECTED_S = 8.5
"""Seconds between the two scans: a little more than the bar insists on."""

DRINK, OPTION = "negroni", "amaro"
"""What is ordered in the story, by the example menu's own ids."""


@dataclass(frozen=True)
class Stagehands:
    """What the story needs besides the glass: both presenters, and how many pages came out."""

    presenter: GuestPresenter
    wall: WallPresenter
    pages: Callable[[str], int]


def one_order(stage: Any, crew: Stagehands, pictures: Path) -> Iterator[Step]:
    """A guest orders; the bartender makes it, scans, hands it over."""
    hand = Hand(stage, pictures)
    yield from _choose(hand, crew)
    yield from _order(hand, crew)
    yield from _hand_over(hand, crew)


def _choose(hand: Hand, crew: Stagehands) -> Iterator[Step]:
    yield hand.wait("the window opens", lambda: crew.presenter.status.is_open)
    yield from hand.picture("1-attract")
    yield from hand.touch("the invitation", part("invitation"))
    yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
    yield from hand.picture("2-menu")
    yield from hand.touch("a drink's card", one_of("DrinkCard", drink_id=DRINK))
    yield hand.wait("the drink", lambda: hand.screen_is("DrinkScreen"))
    yield from hand.touch("the house amaro", one_of("Chip", option_id=OPTION))
    yield from hand.picture("3-drink")
    yield from hand.touch("add", part("add"))
    yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
    yield from hand.touch("the basket", part("action"))
    yield hand.wait("the basket", lambda: hand.screen_is("BasketScreen"))
    yield from hand.picture("4-basket")


def _order(hand: Hand, crew: Stagehands) -> Iterator[Step]:
    yield from hand.hold("Order", part("order"))
    yield hand.wait("the number", lambda: hand.screen_is("NumberScreen"))
    yield from hand.picture("5-number")
    yield hand.wait("the ticket", lambda: crew.pages("bar") > 0)
    if crew.wall.view.receipt is not None:
        yield hand.wait("the receipt", lambda: crew.pages("receipt") > 0)
    yield from hand.picture("wall", whole=True)
    yield from hand.touch("next guest", part("next_guest"))
    yield hand.wait("the attract screen", lambda: hand.screen_is("AttractScreen"))


def _hand_over(hand: Hand, crew: Stagehands) -> Iterator[Step]:
    yield Step("the bartender scans the ticket", lambda: _scan(crew))
    yield hand.wait("ready on the board", lambda: bool(crew.presenter.status.ready))
    if crew.wall.view.pagers:
        yield hand.wait("the pager buzzes", lambda: _is_buzzing(crew))
    yield from hand.picture("6-ready")
    yield hand.rest(READY_TO_COLLECTED_S)
    yield Step("he scans it again", lambda: _scan(crew))
    yield hand.wait("collected", lambda: not crew.presenter.status.ready)


def _scan(crew: Stagehands) -> bool:
    newest = crew.wall.view.bar.papers[0]
    crew.wall.scan(newest.codes[0])
    return True


def _is_buzzing(crew: Stagehands) -> bool:
    return any(pager.place is PagerPlace.BUZZING for pager in crew.wall.view.pagers)

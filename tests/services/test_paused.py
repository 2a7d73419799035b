"""A pause of the bar takes no orders: by card, for ten minutes, or because nobody answers."""

from __future__ import annotations

import pytest

from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.domain.limits import Pause
from kiosk.domain.pause import Pause as Row
from kiosk.domain.pause import PauseWhy
from kiosk.domain.terms import NotPlacedWhy, Terms
from kiosk.presenters.termwords import pause_note
from tests.fakes import PlainWords
from tests.services.conftest import Window
from tests.services.test_terms import House


@pytest.fixture
def house(window: Window) -> House:
    return House(window)


def _scan(house: House, card: Card) -> None:
    house.window.scan(card_code(card, bytes(32)), after=4)


def test_the_card_pauses_until_it_goes_on(house: House) -> None:
    _scan(house, Card.PAUSE)
    assert house.why() is NotPlacedWhy.PAUSED
    assert house.status().terms.pause is Pause.BAR
    house.window.clock.advance(3600)
    assert house.why() is NotPlacedWhy.PAUSED
    _scan(house, Card.RESUME)
    assert house.why() is None
    assert house.status().terms.pause is None


def test_ten_minutes_are_told_and_end_by_themselves(house: House) -> None:
    _scan(house, Card.TEN_MINUTES)
    house.window.clock.advance(150)
    status = house.status()
    assert (status.terms.pause, status.terms.pause_minutes) == (Pause.BAR, 8)
    assert house.why() is NotPlacedWhy.PAUSED
    house.window.clock.advance(450)
    assert house.why() is None


def test_while_nobody_answers_a_guest_reads_that_it_takes_a_few_minutes(house: House) -> None:
    with house.window.storage.write() as records:
        records.pauses.begin(Row(PauseWhy.UNANSWERED, house.window.clock.now()))
        records.commit()
    assert house.why() is NotPlacedWhy.PAUSED
    terms = house.status().terms
    assert terms.pause is Pause.UNANSWERED
    assert pause_note(PlainWords(), terms) == "The bartender needs a few minutes"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, "The bartender needs a moment"),
        (8, "The bartender needs about 8 minutes"),
    ],
)
def test_a_pause_says_how_long_if_that_is_known(minutes: int | None, words: str) -> None:
    assert pause_note(PlainWords(), Terms(pause=Pause.BAR, pause_minutes=minutes)) == words


def test_an_order_that_was_placed_before_is_made_and_collected(house: House) -> None:
    house.place(key="a")
    _scan(house, Card.PAUSE)
    house.make_one(60)
    assert house.status().ready == (1,)

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
from tests.services.test_terms import NIGHT, House


@pytest.fixture
def house(window: Window) -> House:
    return House(window)


def _scan(house: House, card: Card) -> list[str]:
    """What the bell says to it."""
    house.window.clock.advance(4)
    house.window.print_all()  # the printer has just said that it works
    house.window.rings()
    house.window.scan(card_code(card, bytes(32)))
    return house.window.rings()


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


def test_two_cards_in_a_row_are_twenty_minutes(house: House) -> None:
    assert _scan(house, Card.TEN_MINUTES) == ["understood"]
    assert _scan(house, Card.TEN_MINUTES) == ["understood"]
    assert house.status().terms.pause_minutes == 20
    house.window.clock.advance(600)
    assert house.why() is NotPlacedWhy.PAUSED
    house.window.clock.advance(600)
    assert house.why() is None


def test_ten_minutes_more_make_no_end_of_a_pause_without_one(house: House) -> None:
    _scan(house, Card.PAUSE)
    _scan(house, Card.TEN_MINUTES)
    house.window.clock.advance(3600)
    assert house.why() is NotPlacedWhy.PAUSED


def test_pause_after_ten_minutes_more_has_no_end(house: House) -> None:
    _scan(house, Card.TEN_MINUTES)
    _scan(house, Card.PAUSE)
    assert house.status().terms.pause_minutes is None
    house.window.clock.advance(3600)
    assert house.why() is NotPlacedWhy.PAUSED


@pytest.mark.parametrize("card", [None, Card.RESUME])
def test_going_on_without_a_pause_is_refused_with_a_line(house: House, card: Card | None) -> None:
    if card is not None:
        _scan(house, Card.PAUSE)
        _scan(house, card)
    assert _scan(house, Card.RESUME) == ["refused"]
    assert house.window.said() == ["not paused"]
    assert house.why() is None


def test_a_pause_that_was_over_by_itself_needs_no_card(house: House) -> None:
    _scan(house, Card.TEN_MINUTES)
    house.window.clock.advance(700)
    assert _scan(house, Card.RESUME) == ["refused"]
    assert _scan(house, Card.TEN_MINUTES) == ["understood"]
    assert house.status().terms.pause_minutes == 10


@pytest.mark.parametrize("card", [Card.PAUSE, Card.TEN_MINUTES])
def test_a_restart_ends_no_pause(house: House, card: Card) -> None:
    _scan(house, card)
    house.window.clock.advance(120)
    house.window.start_again()
    house.write()
    assert house.why() is NotPlacedWhy.PAUSED
    minutes = 8 if card is Card.TEN_MINUTES else None
    assert house.status().terms.pause_minutes == minutes
    assert _scan(house, Card.RESUME) == ["understood"]
    assert house.why() is None


def test_ten_minutes_that_passed_while_the_program_was_away_are_over(house: House) -> None:
    _scan(house, Card.TEN_MINUTES)
    house.window.start_again()
    house.write()
    house.window.clock.advance(601)
    assert house.why() is None


def test_ten_minutes_over_the_last_orders_say_that_it_was_the_last(house: House) -> None:
    house.write(hours=NIGHT)
    house.at("21 01:50")
    _scan(house, Card.TEN_MINUTES)
    assert house.status().terms.pause is Pause.TOO_LATE
    assert house.why() is NotPlacedWhy.READY_AFTER_CLOSING
    _scan(house, Card.RESUME)
    assert house.status().terms.pause is None
    assert house.why() is None

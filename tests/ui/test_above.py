"""What is read over the hands: the words of the view, and nothing that could be touched."""

from __future__ import annotations

import pytest

from kiosk.ui.above import above
from tests.ui import samples

IT = samples.ITALIAN


def test_over_the_menu_stand_its_drinks_with_their_prices_and_the_sum() -> None:
    view = samples.menu(IT)
    shown = above(view)
    assert shown is not None
    assert [(row.name, row.price) for row in shown.rows] == [
        (card.name, card.price) for card in view.cards
    ]
    assert (shown.text, shown.total) == (view.basket.summary, view.basket.total)


def test_over_a_drink_stands_what_is_in_it_and_its_allergens_above_all() -> None:
    view = samples.drink(IT)
    shown = above(view)
    assert shown is not None
    assert (shown.heading, shown.strong, shown.total) == (view.name, view.allergens, view.price)
    assert view.ingredients in shown.text
    assert view.description in shown.text


def test_over_the_basket_stands_what_is_paid_and_what_the_law_asks() -> None:
    view = samples.basket(IT)
    shown = above(view)
    assert shown is not None
    assert (shown.text, shown.strong, shown.total) == (view.pay, view.age, view.total)
    assert len(shown.rows) == len(view.lines)


def test_over_an_empty_basket_stands_that_it_is_empty_and_no_sum() -> None:
    view = samples.basket(IT, count=0)
    shown = above(view)
    assert shown is not None
    assert (shown.text, shown.total) == (view.empty, "")


def test_over_the_window_stand_all_the_numbers_that_its_board_shows() -> None:
    view = samples.attract(IT, full=True)
    shown = above(view)
    assert shown is not None
    for text, numbers, more in (
        (shown.strong, view.board.ready, view.board.ready_more),
        (shown.text, view.board.making, view.board.making_more),
    ):
        said = text.partition(":")[2].split()
        assert said == [*numbers, *([more] if more else [])]


@pytest.mark.parametrize("name", ["number", "closed"])
def test_a_screen_with_nothing_to_touch_up_there_stays_whole(name: str) -> None:
    assert above(samples.every_view(IT)[name]) is None

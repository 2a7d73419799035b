"""A + and *Add* do what they say near the limits, and the guest reads why she cannot have more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenters.views import BasketView, DrinkView, MenuView
from tests.presenters.visiting import Visit

OF_THE_SAME = "At most 9 of the same drink in one order."
IN_ALL = "At most 12 drinks in one order."


@pytest.fixture
def visit() -> Visit:
    """A guest at the menu with seven Negroni in her basket."""
    visit = Visit()
    visit.guest.start()
    for _ in range(7):
        visit.guest.take_drink("negroni")
    return visit


def menu_of(visit: Visit) -> MenuView:
    assert isinstance(visit.view, MenuView)
    return visit.view


def drink_of(visit: Visit) -> DrinkView:
    assert isinstance(visit.view, DrinkView)
    return visit.view


def more(visit: Visit, times: int) -> None:
    for _ in range(times):
        visit.guest.change_drink_quantity(1)


def test_the_drink_that_joins_a_line_counts_with_it(visit: Visit) -> None:
    visit.guest.open_drink("negroni")
    more(visit, 8)
    assert (drink_of(visit).quantity, drink_of(visit).add.text) == ("2", "Add · €18.00")
    assert not drink_of(visit).more.enabled
    assert visit.view.frame.remark == OF_THE_SAME
    visit.guest.add_drink()
    assert visit.guest._basket.count == 9
    assert menu_of(visit).basket.total == "€81.00"


def test_with_other_options_it_is_another_line_and_has_its_own_room(visit: Visit) -> None:
    visit.guest.open_drink("negroni")
    visit.guest.choose_option("bitter", "amaro")
    more(visit, 8)
    assert drink_of(visit).quantity == "5"
    assert visit.view.frame.remark == IN_ALL
    visit.guest.choose_option("bitter", "campari")
    assert (drink_of(visit).quantity, drink_of(visit).add.text) == ("2", "Add · €18.00")


def test_a_line_that_is_full_says_so_on_its_card_and_in_its_drink(visit: Visit) -> None:
    for _ in range(5):
        visit.guest.take_drink("negroni")
    card, other = menu_of(visit).cards
    assert (card.take.enabled, card.badge, card.dimmed) == (False, "up to 9", False)
    assert other.take.enabled
    assert visit.view.frame.remark == OF_THE_SAME
    visit.guest.open_drink("negroni")
    assert drink_of(visit).add.text == OF_THE_SAME
    assert not drink_of(visit).add.enabled
    assert not drink_of(visit).more.enabled
    visit.guest.add_drink()
    assert visit.guest._basket.count == 9
    visit.guest.choose_option("bitter", "amaro")
    assert drink_of(visit).add.enabled


def test_a_basket_that_is_full_says_so_wherever_a_plus_is_dead(visit: Visit) -> None:
    for _ in range(5):
        visit.guest.take_drink("chinotto")
    assert [card.take.enabled for card in menu_of(visit).cards] == [False, False]
    assert visit.view.frame.remark == IN_ALL
    visit.guest.open_drink("chinotto")
    assert (drink_of(visit).add.text, drink_of(visit).add.enabled) == (IN_ALL, False)
    visit.guest.back()
    visit.guest.open_basket()
    assert isinstance(visit.view, BasketView)
    assert [line.more.enabled for line in visit.view.lines] == [False, False]
    assert visit.view.frame.remark == IN_ALL
    visit.guest.change_quantity(1, -1)
    assert visit.view.frame.remark == ""


def test_the_owners_own_limit_counts() -> None:
    visit = Visit()
    visit.guest._setting = replace(visit.guest._setting, order_drinks=2)
    visit.guest._start_again()
    visit.guest.start()
    visit.guest.open_drink("negroni")
    more(visit, 5)
    assert drink_of(visit).quantity == "2"
    assert visit.view.frame.remark == "At most 2 drinks in one order."

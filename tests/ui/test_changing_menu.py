"""The menu changes under a guest's hands: she pays what she was shown, and is told what is gone.

Real touches on the real screens; the desk only notes what is handed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.domain.menu import Menu, Offer, availability_of
from kiosk.presenters.views import BasketView, DrinkView, MenuView, View
from tests.presenters.visiting import Visit
from tests.ui.pilot import Pilot
from tests.ui.stranger import Stranger
from tests.ui.weather import undrawn


@pytest.fixture
def guest(pilot: Pilot) -> Iterator[Stranger]:
    """She stands before the menu."""
    with undrawn(pilot.window):
        stranger = Stranger.before_the_glass(pilot, Visit())
        stranger.taps(stranger.ids.invitation)
        yield stranger


def on_sale(menu: Menu, *gone: str) -> Offer:
    return Offer(menu, menu.sections, availability_of(menu, gone))


def dearer(menu: Menu) -> Menu:
    """The same, a euro more each."""
    sections = (
        replace(
            section,
            drinks=tuple(
                replace(each, price_cents=each.price_cents + 100) for each in section.drinks
            ),
        )
        for section in menu.sections
    )
    return replace(menu, sections=tuple(sections))


def without_negroni(menu: Menu) -> Menu:
    first, *others = menu.sections
    left = tuple(each for each in first.drinks if each.drink_id != "negroni")
    return replace(menu, sections=(replace(first, drinks=left), *others))


def menu_of(view: View) -> MenuView:
    assert isinstance(view, MenuView)
    return view


def basket_of(view: View) -> BasketView:
    assert isinstance(view, BasketView)
    return view


def test_the_basket_holds_the_price_that_was_shown_though_the_menu_changes(guest: Stranger) -> None:
    usual = guest.presenter._offer.menu
    guest.taps(guest.plus("negroni"))
    guest.presenter.offer_changed(on_sale(dearer(usual)))
    assert guest.reads("€9.00")
    assert not guest.reads("€10.00")
    guest.taps(guest.plus("negroni"))
    guest.taps(guest.ids.action)
    assert guest.reads("€18.00")
    guest.holds(guest.ids.order)
    (basket,) = guest.desk.baskets
    assert [(line.quantity, line.unit_cents) for line in basket.lines] == [(2, 900)]
    assert basket.total_cents == 1800
    guest.is_served()
    guest.taps(guest.ids.next_guest)
    guest.taps(guest.ids.invitation)
    assert guest.reads("€10.00"), "the next one is shown the new price"


def test_what_left_the_menu_is_said_before_it_is_ordered_and_leaves_when_she_says_so(
    guest: Stranger,
) -> None:
    usual = guest.presenter._offer.menu
    guest.taps(guest.plus("negroni"))
    guest.taps(guest.plus("chinotto"))
    guest.taps(guest.ids.action)
    guest.presenter.offer_changed(on_sale(without_negroni(usual)))
    guest.pilot.advance(0.1)
    assert guest.reads("no longer on the menu")
    assert guest.reads("Negroni"), "it is not dropped in silence"
    assert guest.ids.order.text == "Take out what is marked"
    guest.holds(guest.ids.order)
    assert guest.desk.baskets == [], "the first hold only takes it out"
    assert not guest.reads("Negroni")
    assert guest.ids.order.text == "Hold to order"
    guest.holds(guest.ids.order)
    (basket,) = guest.desk.baskets
    assert [line.drink.drink_id for line in basket.lines] == ["chinotto"]


def test_what_runs_out_under_the_finger_on_order_is_not_ordered_and_not_taken_out(
    guest: Stranger,
) -> None:
    usual = guest.presenter._offer.menu
    guest.taps(guest.plus("negroni"))
    guest.taps(guest.plus("chinotto"))
    guest.taps(guest.ids.action)
    finger = guest.pilot.finger()
    finger.press(*guest.pilot.centre(guest.ids.order))
    guest.pilot.advance(0.4)
    guest.presenter.offer_changed(on_sale(usual, "gin"))
    guest.pilot.advance(1.0)
    finger.lift()
    assert guest.desk.baskets == []
    assert [line.trouble for line in basket_of(guest.presenter.view).lines] == ["sold out", ""]
    assert guest.reads("sold out")


def test_what_is_sold_out_is_shown_and_cannot_be_ordered_from_any_screen(guest: Stranger) -> None:
    usual = guest.presenter._offer.menu
    guest.presenter.offer_changed(on_sale(usual, "gin"))
    guest.pilot.advance(0.1)
    card = guest.card("negroni")
    assert not card.available
    assert card.badge.text == "sold out"
    guest.taps(card.plus)
    assert guest.reads("Negroni is sold out")
    assert menu_of(guest.presenter.view).basket.total == ""
    guest.taps(card.name)
    view = guest.presenter.view
    assert isinstance(view, DrinkView)
    assert (guest.ids.add.text, guest.ids.add.enabled) == ("Sold out", False)
    guest.taps(guest.ids.add)
    assert isinstance(guest.presenter.view, DrinkView)
    guest.taps(guest.ids.back)
    assert menu_of(guest.presenter.view).basket.total == ""
    guest.presenter.offer_changed(on_sale(usual))
    guest.pilot.advance(0.1)
    guest.taps(guest.plus("negroni"))
    assert menu_of(guest.presenter.view).basket.total == "€9.00"


def test_an_open_drink_that_runs_out_says_so_and_is_not_added(guest: Stranger) -> None:
    usual = guest.presenter._offer.menu
    guest.taps(guest.card("negroni").name)
    assert guest.ids.add.enabled
    finger = guest.pilot.finger()
    finger.press(*guest.pilot.centre(guest.ids.add))
    guest.pilot.advance(0.1)
    guest.presenter.offer_changed(on_sale(usual, "gin"))
    finger.lift()
    guest.pilot.advance(0.3)
    assert isinstance(guest.presenter.view, DrinkView)
    assert guest.ids.add.text == "Sold out"
    assert guest.presenter._basket.count == 0

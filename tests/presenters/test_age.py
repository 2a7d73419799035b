"""Age is said once, where there is alcohol to hand over, and never asked."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.basket import Basket
from kiosk.presenters.age import age_note
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import BasketView
from tests.fakes import PlainWords, sample_menu
from tests.presenters.visiting import Visit

DRINK = next(sample_menu().drinks())


def basket(strength_permille: int) -> Basket:
    drink = replace(DRINK, strength_permille=strength_permille)
    return Basket("k").add(drink, drink.as_it_stands(), 2)


def test_an_order_with_alcohol_says_from_which_age_and_who_asks():
    assert age_note(PlainWords(), basket(240), 18) == (
        "Alcohol only from 18: the bartender asks for ID at the window."
    )


def test_it_is_said_once_however_many_drinks_have_alcohol():
    visit = Visit()
    visit.guest.start()
    for _ in range(3):
        visit.guest.take_drink("negroni")
    visit.guest.open_basket()
    view = visit.view
    assert isinstance(view, BasketView)
    assert view.age.count("ID") == 1
    assert "ID" not in view.pay


def test_an_order_without_alcohol_says_nothing():
    assert age_note(PlainWords(), basket(0), 18) == ""
    assert age_note(PlainWords(), basket(12), 18) == ""  # 1.2 %: the law calls that none


def test_the_age_is_the_owners():
    setting = Setting("Finestra 43", {"it": PlainWords(), "en": PlainWords()}, legal_age=21)
    visit = Visit(setting=setting)
    visit.guest.start()
    visit.guest.take_drink("negroni")
    visit.guest.open_basket()
    assert isinstance(visit.view, BasketView)
    assert "from 21" in visit.view.age


def test_an_order_takes_no_more_touches_for_it():
    visit = Visit()
    visit.order_one()
    assert len(visit.desk.baskets) == 1

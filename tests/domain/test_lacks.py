"""Which glasses of an order need what has run out: the drink, an option, or hardly at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.lacks import Lack, lacks_of
from kiosk.domain.menu import WITHOUT, Choice, Drink, Menu, Option, OptionGroup, Section
from kiosk.domain.order import Order
from kiosk.domain.placing import Speech, order_from
from tests.fakes import EVENING, drink, sample_menu, texts

LIME, GIN = (Goods(GoodsKind.INGREDIENT, name) for name in ("lime", "gin"))
WEDGE = OptionGroup(
    "garnish",
    texts(en="Garnish"),
    (
        Option(
            "lime",
            texts(en="lime wedge"),
            ingredients=drink("x", 1, ("lime",), permille=0).ingredients,
        ),
        Option("none", texts(en="none")),
    ),
    defaults=("lime",),
)
GIMLET = drink("gimlet", 900, ("gin", "lime"), permille=240)
SODA = replace(drink("soda", 400, ("water", "lime"), permille=0), without=("lime",))
TONIC = drink("tonic", 800, ("gin",), (WEDGE,), permille=120)
BOTH = replace(drink("both", 800, ("gin", "lime"), (WEDGE,), permille=120), without=("lime",))
NOTHING_TO_DO = drink("beer", 500, ("beer",), permille=50)


def _menu(*drinks: Drink) -> Menu:
    section = Section("night", texts(en="Night"), drinks)
    return Menu(("en",), (section,), {})


MENU = _menu(GIMLET, SODA, TONIC, BOTH, NOTHING_TO_DO)


def _order(*chosen: tuple[Drink, Choice]) -> Order:
    basket = Basket("key")
    for each, choice in chosen:
        basket = basket.add(each, choice)
    speech = Speech("en", "en", "{} not {}".format, lambda _, name: f"without {name}")
    day = EVENING.date()
    return order_from(basket, speech, window="43", day=day, number=42, pager=None, at=EVENING)


def _lacks(*chosen: tuple[Drink, Choice], goods: Goods = LIME, menu: Menu = MENU) -> list[Lack]:
    return list(lacks_of(_order(*chosen), goods, menu))


def test_a_drink_that_has_it_by_its_recipe_goes_as_a_whole():
    assert _lacks((NOTHING_TO_DO, ()), (GIMLET, ())) == [Lack(42, 2)]


def test_where_the_recipe_allows_it_can_be_made_without():
    assert _lacks((SODA, ())) == [Lack(42, 1, may_go_without=True)]


def test_a_guest_who_left_it_out_has_nothing_to_miss():
    assert _lacks((SODA, ((WITHOUT, "lime"),))) == []


def test_of_a_drink_whose_option_has_it_only_the_option_goes():
    assert _lacks((TONIC, (("garnish", "lime"),))) == [Lack(42, 1, option=1)]
    assert _lacks((TONIC, (("garnish", "none"),))) == []


def test_what_may_be_left_out_goes_beside_its_option():
    assert _lacks((BOTH, (("garnish", "lime"),))) == [
        Lack(42, 1, may_go_without=True),
        Lack(42, 1, option=1),
    ]


def test_an_option_of_the_same_name_left_out_says_nothing_of_the_ingredient():
    """The wedge is taken off the rim; the juice may still be in the glass."""
    optional = replace(WEDGE, at_least=0)
    rim = replace(BOTH, groups=(optional,))
    assert _lacks((rim, ()), menu=_menu(rim)) == [Lack(42, 1, may_go_without=True)]


def test_a_drink_that_ran_out_is_named_by_its_own_name():
    tonic = Goods(GoodsKind.DRINK, "tonic")
    plain = (TONIC, (("garnish", "none"),))
    assert _lacks((GIMLET, ()), plain, goods=tonic) == [Lack(42, 2)]
    assert _lacks(plain, goods=tonic, menu=_menu()) == [Lack(42, 1)]


def test_of_a_drink_that_left_the_menu_no_ingredient_is_known():
    assert _lacks((GIMLET, ()), menu=_menu(TONIC)) == []


@pytest.mark.parametrize("name", ["campari", "gin"])
def test_the_recipes_own_option_counts_like_any_other(name: str):
    menu = sample_menu()
    negroni = menu.drink("negroni")
    found = _lacks(
        (negroni, negroni.as_it_stands()), goods=Goods(GoodsKind.INGREDIENT, name), menu=menu
    )
    assert found == [Lack(42, 1, option=1 if name == "campari" else None)]

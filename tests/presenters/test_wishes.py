"""What a guest wants to be spared, what has run out, and what happens to her basket."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from kiosk.domain.menu import (
    WITHOUT,
    Allergen,
    Drink,
    Ingredient,
    Menu,
    Offer,
    Option,
    OptionGroup,
    availability_of,
)
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.panels.wishes import ALCOHOL, ALLERGENS
from kiosk.presenters.views import (
    AttractView,
    BasketView,
    CardView,
    DrinkView,
    MenuView,
)
from kiosk.services.ordering import NotPlaced, NotPlacedWhy
from tests.fakes import drink, sample_menu, texts
from tests.presenters.visiting import Visit


def _with(name: str, *allergens: Allergen) -> Ingredient:
    return Ingredient(name, texts(it=name, en=name), frozenset(allergens))


MILK, OAT, ICE = _with("milk", Allergen.MILK), _with("oat", Allergen.GLUTEN), _with("ice")
EGG = _with("egg", Allergen.EGGS)


@cache
def bar() -> Menu:
    """The sample menu with a coffee whose milk can be exchanged, a flip, and a sour."""
    plain = sample_menu()
    with_milk = OptionGroup(
        "milk",
        texts(it="Con", en="With"),
        (
            Option("milk", texts(it="Latte", en="Milk"), ingredients=(MILK,)),
            Option("oat", texts(it="Avena", en="Oat"), 50, ingredients=(OAT,)),
        ),
        defaults=("milk",),
        at_least=0,
        at_most=2,
    )
    coffee = replace(
        drink("coffee", 400, (), (with_milk,), permille=0), ingredients=(ICE,), without=("ice",)
    )
    flip = replace(drink("flip", 900, (), permille=200), ingredients=(EGG,))
    sour = replace(flip, drink_id="sour", without=("egg",))
    night = replace(plain.sections[0], drinks=(*plain.sections[0].drinks, coffee, flip, sour))
    made = {each.ingredient_id: each for each in (MILK, OAT, ICE, EGG)}
    return replace(
        plain, sections=(night, plain.sections[1]), ingredients={**plain.ingredients, **made}
    )


def on_sale(menu: Menu, *gone: str) -> Offer:
    return Offer(menu, menu.sections, availability_of(menu, gone))


@pytest.fixture
def visit() -> Visit:
    """A guest at the menu of this bar."""
    guest = Visit()
    guest.guest.offer_changed(on_sale(bar()))
    guest.guest.start()
    return guest


def menu_of(visit: Visit) -> MenuView:
    assert isinstance(visit.view, MenuView)
    return visit.view


def drink_of(visit: Visit) -> DrinkView:
    assert isinstance(visit.view, DrinkView)
    return visit.view


def basket_of(visit: Visit) -> BasketView:
    assert isinstance(visit.view, BasketView)
    return visit.view


def card(visit: Visit, drink_id: str) -> CardView:
    return next(each for each in menu_of(visit).cards if each.drink_id == drink_id)


def spare(visit: Visit, *allergens: Allergen) -> None:
    visit.guest.wish("without")
    for each in allergens:
        visit.guest.choose_in_panel(ALLERGENS, each)
    visit.guest.close_panel()


# -- wishes -------------------------------------------------------------------------------------


def test_the_panel_offers_the_allergens_of_this_menu_and_an_honest_word(visit: Visit) -> None:
    visit.guest.wish("without")
    panel = menu_of(visit).frame.panel
    assert panel is not None
    assert panel.kind == PanelKind.WISHES
    assert [each.choice_id for each in panel.groups[0].choices] == ["gluten", "eggs", "milk"]
    assert panel.groups[0].several
    assert "traces cannot be excluded" in panel.text


def test_a_drink_that_contains_it_is_dimmed_and_says_so(visit: Visit) -> None:
    spare(visit, Allergen.EGGS)
    assert (card(visit, "flip").dimmed, card(visit, "flip").badge) == (True, "with eggs")
    assert not card(visit, "negroni").dimmed
    assert menu_of(visit).wishes[1].text == "Without eggs"


def test_its_plus_refuses_with_words(visit: Visit) -> None:
    spare(visit, Allergen.EGGS)
    visit.guest.take_drink("flip")
    assert menu_of(visit).frame.remark == "Flip contains eggs"
    assert menu_of(visit).basket.total == ""
    visit.guest.take_drink("negroni")
    assert menu_of(visit).frame.remark == ""


def test_a_drink_that_can_be_made_without_it_opens_so_and_says_so(visit: Visit) -> None:
    spare(visit, Allergen.MILK, Allergen.EGGS)
    assert (card(visit, "coffee").dimmed, card(visit, "coffee").badge) == (
        False,
        "also without milk",
    )
    visit.guest.take_drink("coffee")
    assert drink_of(visit).spared == "Made without milk for you"
    assert drink_of(visit).add.enabled
    visit.guest.back()
    visit.guest.take_drink("sour")
    (gaps,) = drink_of(visit).groups
    assert (gaps.group_id, [chip.chosen for chip in gaps.chips]) == (WITHOUT, [True])


def test_an_option_that_contains_it_cannot_be_chosen_and_says_why(visit: Visit) -> None:
    spare(visit, Allergen.MILK)
    visit.guest.open_drink("coffee")
    milk, oat = drink_of(visit).groups[0].chips
    assert (milk.enabled, milk.detail, oat.enabled) == (False, "Contains milk", True)


def test_a_drink_that_contains_it_can_be_read_of_but_not_taken(visit: Visit) -> None:
    spare(visit, Allergen.EGGS)
    visit.guest.open_drink("flip")
    assert (drink_of(visit).add.text, drink_of(visit).add.enabled) == ("Contains eggs", False)
    visit.guest.add_drink()
    assert isinstance(visit.view, DrinkView)


def test_drinks_without_alcohol_are_found_in_one_touch(visit: Visit) -> None:
    visit.guest.wish("alcohol-free")
    assert [each.drink_id for each in menu_of(visit).cards] == ["chinotto", "coffee"]
    assert not any(each.chosen for each in menu_of(visit).sections)
    visit.guest.show_section("neat")
    assert [each.drink_id for each in menu_of(visit).cards] == ["solo"]


def test_alcohol_can_be_wished_away_on_the_panel_too(visit: Visit) -> None:
    visit.guest.wish("without")
    visit.guest.choose_in_panel(ALCOHOL, ALCOHOL)
    visit.guest.close_panel()
    assert menu_of(visit).wishes[0].chosen


def test_a_wish_made_late_marks_the_basket_and_is_ordered_by_nobody(visit: Visit) -> None:
    visit.guest.take_drink("flip")
    visit.guest.take_drink("chinotto")
    spare(visit, Allergen.EGGS)
    visit.guest.open_basket()
    flip, chinotto = basket_of(visit).lines
    assert (flip.trouble, chinotto.trouble) == ("Contains eggs", "")
    assert chinotto.allergens == "None of the 14 allergens"
    visit.guest.order()
    assert visit.desk.baskets == []
    assert [line.name for line in basket_of(visit).lines] == ["Chinotto"]
    visit.guest.order()
    (basket,) = visit.desk.baskets
    assert basket.without == (Allergen.EGGS,)


def test_the_next_guest_is_asked_for_nothing(visit: Visit) -> None:
    spare(visit, Allergen.EGGS)
    visit.guest.back()
    visit.guest.start()
    assert not card(visit, "flip").dimmed


# -- what has run out ---------------------------------------------------------------------------


def test_what_has_run_out_is_shown_with_a_word_and_not_taken(visit: Visit) -> None:
    visit.guest.offer_changed(on_sale(bar(), "gin"))
    assert (card(visit, "negroni").dimmed, card(visit, "negroni").badge) == (True, "sold out")
    visit.guest.take_drink("negroni")
    assert menu_of(visit).frame.remark == "Negroni is sold out"
    visit.guest.open_drink("negroni")
    assert (drink_of(visit).add.text, drink_of(visit).add.enabled) == ("Sold out", False)


def test_an_option_that_ran_out_loses_only_itself(visit: Visit) -> None:
    visit.guest.offer_changed(on_sale(bar(), "campari"))
    assert not card(visit, "negroni").dimmed
    visit.guest.take_drink("negroni")
    campari, amaro = drink_of(visit).groups[0].chips
    assert (campari.enabled, campari.detail, campari.chosen) == (False, "sold out", False)
    assert (drink_of(visit).add.text, amaro.enabled) == ("Please choose", True)


def test_what_ran_out_of_a_basket_is_marked_and_taken_out_when_she_says_so(visit: Visit) -> None:
    visit.guest.take_drink("negroni")
    visit.guest.take_drink("chinotto")
    visit.guest.open_basket()
    visit.guest.offer_changed(on_sale(bar(), "gin"))
    assert [line.trouble for line in basket_of(visit).lines] == ["sold out", ""]
    assert basket_of(visit).order.text == "Take out what is marked"
    assert basket_of(visit).total == "€6.00"
    visit.guest.order()
    assert [line.trouble for line in basket_of(visit).lines] == [""]
    assert visit.desk.baskets == []


def test_where_only_her_choice_ran_out_she_reads_what_and_can_choose_another(
    visit: Visit,
) -> None:
    visit.guest.take_drink("negroni")
    visit.guest.open_basket()
    visit.guest.offer_changed(on_sale(bar(), "campari"))
    assert basket_of(visit).lines[0].trouble == "Campari is sold out"
    visit.guest.offer_changed(on_sale(bar(), "campari", "gin"))
    assert basket_of(visit).lines[0].trouble == "sold out"


def test_a_section_whose_time_is_over_is_said_before_ordering(visit: Visit) -> None:
    menu = bar()
    visit.guest.take_drink("flip")
    visit.guest.open_basket()
    visit.guest.offer_changed(Offer(menu, menu.sections[1:]))
    assert basket_of(visit).lines[0].trouble == "not served at this hour"


def test_what_ran_out_between_two_looks_is_named_by_the_answer(visit: Visit) -> None:
    visit.guest.take_drink("negroni")
    visit.guest.open_basket()
    visit.guest.order()
    visit.desk.replies[-1](NotPlaced(NotPlacedWhy.SOLD_OUT, gone=("Negroni",)))
    said = "Not to be had any more: Negroni. Nothing was ordered."
    assert basket_of(visit).frame.remark == said


def test_the_first_screen_shows_only_what_can_be_had() -> None:
    visit = Visit()
    menu = bar()
    visit.guest.offer_changed(on_sale(menu, "gin"))
    assert isinstance(visit.view, AttractView)
    pictured = visit.view.pictures
    assert menu.drink("chinotto").picture in pictured
    assert len(pictured) == sum(1 for _ in menu.drinks()) - 1
    visit.guest.offer_changed(Offer(menu, ()))
    assert isinstance(visit.view, AttractView)
    assert visit.view.pictures == ()


def test_a_menu_whose_every_drink_is_sold_out_can_be_read_and_not_taken(visit: Visit) -> None:
    menu = bar()
    sections = tuple(
        replace(each, drinks=tuple(replace(drink, sold_out=True) for drink in each.drinks))
        for each in menu.sections
    )
    visit.guest.back()
    visit.guest.offer_changed(on_sale(replace(menu, sections=sections)))
    visit.guest.start()
    cards = menu_of(visit).cards
    assert {(each.badge, each.dimmed) for each in cards} == {("sold out", True)}
    for each in cards:
        visit.guest.take_drink(each.drink_id)
    assert not menu_of(visit).basket.action.enabled
    visit.guest.back()
    assert isinstance(visit.view, AttractView)
    assert visit.view.pictures == ()


def test_when_nothing_is_served_the_menu_says_so(visit: Visit) -> None:
    visit.guest.offer_changed(Offer(bar(), ()))
    assert (menu_of(visit).cards, menu_of(visit).empty) == ((), "Nothing is served at this hour.")


# -- a new menu ---------------------------------------------------------------------------------


def test_a_new_menu_waits_until_nobody_is_here(visit: Visit) -> None:
    dearer = replace(bar(), sections=(replace(bar().sections[0], drinks=(drink_at(1500),)),))
    visit.guest.offer_changed(on_sale(dearer))
    assert card(visit, "negroni").price == "€9.00"
    visit.guest.back()
    assert isinstance(visit.view, AttractView)
    visit.guest.start()
    assert [each.price for each in menu_of(visit).cards] == ["€15.00"]


def test_a_new_menu_is_taken_in_at_once_when_nobody_is_here() -> None:
    visit = Visit()
    visit.guest.offer_changed(on_sale(bar()))
    visit.guest.start()
    assert card(visit, "coffee").price == "€4.00"


def test_what_the_new_menu_lacks_is_marked_in_the_basket_that_still_shows_the_old(
    visit: Visit,
) -> None:
    visit.guest.take_drink("flip")
    visit.guest.open_basket()
    visit.guest.offer_changed(on_sale(sample_menu()))
    assert basket_of(visit).lines[0].trouble == "no longer on the menu"


def drink_at(cents: int) -> Drink:
    return replace(bar().drink("negroni"), price_cents=cents)

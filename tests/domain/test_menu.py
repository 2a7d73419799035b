"""A drink with its choices: what it costs, holds, looks like, and is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.menu import (
    Allergen,
    Drink,
    Ingredient,
    Menu,
    Option,
    OptionGroup,
    PictureChange,
    Section,
    Texts,
    chosen_options,
    contents,
    is_complete,
    picture_of,
    unit_price,
)
from kiosk.domain.picture import Garnish, Ice, Liquid, Picture

NOTHING = Texts({}, "it")
RED, BROWN = Liquid("#B4371F"), Liquid("#4A2511")
BITTER = OptionGroup(
    "bitter",
    NOTHING,
    (
        Option("campari", NOTHING, ingredients=("campari",)),
        Option(
            "amaro",
            NOTHING,
            50,
            ingredients=("amaro", "gin"),
            picture=PictureChange(liquids=(BROWN,)),
        ),
    ),
    default="campari",
)
ICE = OptionGroup(
    "ice",
    NOTHING,
    (
        Option("large", NOTHING, -20, picture=PictureChange(ice=Ice.LARGE)),
        Option("mint", NOTHING, picture=PictureChange(garnish=Garnish.MINT)),
    ),
)
NEGRONI = Drink(
    drink_id="negroni",
    name=NOTHING,
    description=NOTHING,
    price_cents=900,
    tax_bp=1000,
    strength_permille=260,
    ingredients=("gin", "vermouth"),
    groups=(BITTER, ICE),
    picture=Picture(liquids=(RED,)),
)
AS_ORDERED = (("bitter", "amaro"), ("ice", "large"))
MENU = Menu(
    languages=("it", "en"),
    sections=(
        Section("night", NOTHING, (NEGRONI,)),
        Section("day", NOTHING, (replace(NEGRONI, drink_id="americano"),)),
    ),
    ingredients={
        "gin": Ingredient("gin", NOTHING),
        "vermouth": Ingredient("vermouth", NOTHING, frozenset({Allergen.SULPHITES})),
        "campari": Ingredient("campari", NOTHING),
        "amaro": Ingredient("amaro", NOTHING, frozenset({Allergen.NUTS, Allergen.GLUTEN})),
    },
)


def test_a_text_falls_back_to_the_menus_first_language() -> None:
    text = Texts({"it": "Amaro della casa", "en": "House amaro", "de": ""}, "it")
    assert text.in_language("en") == "House amaro"
    assert text.in_language("ja") == "Amaro della casa"
    assert text.in_language("de") == "Amaro della casa"
    assert NOTHING.in_language("en") == ""


def test_drinks_come_in_the_order_of_the_menu_and_by_their_id() -> None:
    assert [drink.drink_id for drink in MENU.drinks()] == ["negroni", "americano"]
    assert MENU.drink("americano").drink_id == "americano"
    with pytest.raises(KeyError, match="the menu has no drink 'spritz'"):
        MENU.drink("spritz")


def test_an_option_that_is_not_there_is_named() -> None:
    assert BITTER.option("amaro").price_cents == 50
    with pytest.raises(KeyError, match="option group 'bitter' has no option 'gin'"):
        BITTER.option("gin")


def test_a_choice_changes_price_contents_and_allergens() -> None:
    assert unit_price(NEGRONI, AS_ORDERED) == 930
    assert contents(NEGRONI, AS_ORDERED) == ("gin", "vermouth", "amaro")
    assert [option.option_id for option in chosen_options(NEGRONI, AS_ORDERED)] == [
        "amaro",
        "large",
    ]
    assert MENU.allergens(NEGRONI, AS_ORDERED) == (
        Allergen.GLUTEN,
        Allergen.NUTS,
        Allergen.SULPHITES,
    )
    assert MENU.allergens(NEGRONI, NEGRONI.as_it_stands()) == (Allergen.SULPHITES,)


def test_a_choice_changes_only_what_it_says_in_the_picture() -> None:
    assert picture_of(NEGRONI, ()) == NEGRONI.picture
    assert picture_of(NEGRONI, AS_ORDERED) == replace(
        NEGRONI.picture, liquids=(BROWN,), ice=Ice.LARGE
    )
    with_mint = picture_of(NEGRONI, (("bitter", "campari"), ("ice", "mint")))
    assert with_mint == replace(NEGRONI.picture, garnish=Garnish.MINT)


def test_a_group_without_a_default_must_be_chosen() -> None:
    assert NEGRONI.must_choose
    assert NEGRONI.as_it_stands() == (("bitter", "campari"),)
    assert not is_complete(NEGRONI, NEGRONI.as_it_stands())
    assert is_complete(NEGRONI, AS_ORDERED)
    assert not is_complete(NEGRONI, (*AS_ORDERED, ("size", "large")))
    assert not replace(NEGRONI, groups=(BITTER,)).must_choose


@pytest.mark.parametrize(("permille", "alcoholic"), [(0, False), (12, False), (13, True)])
def test_more_than_one_point_two_percent_is_alcoholic(permille: int, alcoholic: bool) -> None:
    assert replace(NEGRONI, strength_permille=permille).alcoholic is alcoholic

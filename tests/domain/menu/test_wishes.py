"""A guest is spared what she does not want, where there is a way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.menu import (
    WITHOUT,
    Allergen,
    Availability,
    Choice,
    Wishes,
    allergens_of,
    is_alcoholic,
)
from tests.domain.menu.samples import BITTER, MENU, NEGRONI, ON_TOP, PLAIN

ALL_THERE = Availability()
NO_MILK = Wishes(frozenset({Allergen.MILK}))
NO_SULPHITES = Wishes(frozenset({Allergen.SULPHITES}))
DRY = Wishes(alcohol_free=True)
NOTHING_ASKED = Wishes()

CREAMY = replace(PLAIN, groups=(BITTER, replace(ON_TOP, defaults=("cream",))))


def test_who_asks_for_nothing_gets_the_recipe() -> None:
    assert NOTHING_ASKED.way(PLAIN, ALL_THERE) == PLAIN.as_it_stands()
    assert NOTHING_ASKED.are_kept_by(PLAIN, PLAIN.as_it_stands())


def test_a_drink_that_keeps_the_wish_stays_as_it_is() -> None:
    assert NO_MILK.way(PLAIN, ALL_THERE) == PLAIN.as_it_stands()


def test_what_is_in_every_glass_of_it_has_no_way_around() -> None:
    assert NO_SULPHITES.broken_by(PLAIN, PLAIN.as_it_stands()) == (Allergen.SULPHITES,)
    assert NO_SULPHITES.way(PLAIN, ALL_THERE) is None


def test_what_may_be_left_out_is_left_out() -> None:
    drink = replace(PLAIN, without=("vermouth",))
    assert NO_SULPHITES.way(drink, ALL_THERE) == (*PLAIN.as_it_stands(), (WITHOUT, "vermouth"))


def test_an_option_nobody_needs_is_dropped() -> None:
    assert NO_MILK.way(CREAMY, ALL_THERE) == (("bitter", "campari"),)


def test_an_option_that_is_needed_is_exchanged() -> None:
    amaro = replace(PLAIN, groups=(replace(BITTER, defaults=("amaro",)),))
    wishes = Wishes(frozenset({Allergen.NUTS}))
    assert wishes.way(amaro, ALL_THERE) == (("bitter", "campari"),)
    assert wishes.way(amaro, Availability(frozenset({"campari"}))) == (("bitter", "zero"),)
    assert wishes.way(amaro, Availability(frozenset({"campari", "zero"}))) is None


def test_an_option_without_alcohol_is_a_way() -> None:
    assert DRY.way(PLAIN, ALL_THERE) == (("bitter", "zero"), ("on-top", "olive"))
    only_strong = replace(PLAIN, groups=(replace(BITTER, options=BITTER.options[:2]),))
    assert DRY.way(only_strong, ALL_THERE) is None


def test_where_she_must_choose_anyway_the_way_is_open() -> None:
    assert NO_MILK.way(NEGRONI, ALL_THERE) == NEGRONI.as_it_stands()


def test_what_cannot_be_made_has_no_way() -> None:
    assert NO_MILK.way(PLAIN, Availability(frozenset({"gin"}))) is None


def test_wishes_are_listed_as_the_law_lists_them() -> None:
    asked = Wishes(frozenset({Allergen.SULPHITES, Allergen.EGGS, Allergen.MILK}))
    assert asked.listed == (Allergen.EGGS, Allergen.MILK, Allergen.SULPHITES)


@pytest.mark.parametrize("choice", [(("on-top", "cream"),), (("on-top", "mint"),)])
def test_what_is_chosen_counts_not_the_recipe(choice: Choice) -> None:
    assert NO_MILK.are_kept_by(PLAIN, choice) is (choice[0][1] != "cream")


@given(
    st.frozensets(st.sampled_from(Allergen)),
    st.booleans(),
    st.frozensets(st.sampled_from(sorted(MENU.ingredients)), max_size=3),
)
def test_whatever_is_wished_a_way_keeps_it(
    unwanted: frozenset[Allergen], alcohol_free: bool, gone: frozenset[str]
) -> None:
    wishes, availability = Wishes(unwanted, alcohol_free), Availability(gone)
    for drink in (*MENU.drinks(), CREAMY):
        way = wishes.way(drink, availability)
        if way is None:
            continue
        assert not unwanted & set(allergens_of(drink, way))
        assert not (alcohol_free and is_alcoholic(drink, way))
        assert availability.can_make_so(drink, way)

"""A drink with its choices: what it costs, holds, looks like; and how a touch changes a choice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.menu import (
    WITHOUT,
    Allergen,
    Choice,
    Drink,
    OptionGroup,
    Texts,
    allergens_of,
    chosen_of,
    chosen_options,
    contents,
    is_alcoholic,
    is_complete,
    left_out,
    ordered,
    picture_of,
    strength_of,
    toggle,
    unit_price,
    volume_of,
)
from kiosk.domain.picture import Garnish, Ice
from tests.domain.menu.samples import BITTER, BROWN, MENU, NEGRONI, NOTHING, ON_TOP, PLAIN

AS_ORDERED: Choice = (("bitter", "amaro"), ("size", "large"), ("on-top", "mint"))


def test_a_text_falls_back_to_the_menus_first_language() -> None:
    text = Texts({"it": "Amaro della casa", "en": "House amaro", "de": ""}, "it")
    assert text.in_language("en") == "House amaro"
    assert text.in_language("ja") == "Amaro della casa"
    assert text.in_language("de") == "Amaro della casa"
    assert NOTHING.in_language("en") == ""


def test_drinks_come_in_the_order_of_the_menu_and_by_their_id() -> None:
    assert [drink.drink_id for drink in MENU.drinks()] == ["negroni", "plain"]
    assert MENU.drink("plain").drink_id == "plain"
    with pytest.raises(KeyError, match="the menu has no drink 'spritz'"):
        MENU.drink("spritz")


def test_what_is_not_there_is_named() -> None:
    assert BITTER.option("amaro").price_cents == 50
    with pytest.raises(KeyError, match="option group 'bitter' has no option 'gin'"):
        BITTER.option("gin")
    with pytest.raises(KeyError, match="drink 'plain' has no option group 'size'"):
        PLAIN.group("size")


def test_a_choice_changes_price_contents_and_allergens() -> None:
    assert unit_price(NEGRONI, AS_ORDERED) == 1370
    assert [each.ingredient_id for each in contents(NEGRONI, AS_ORDERED)] == [
        "gin",
        "vermouth",
        "ice",
        "amaro",
        "mint",
    ]
    assert [option.option_id for option in chosen_options(NEGRONI, AS_ORDERED)] == [
        "amaro",
        "large",
        "mint",
    ]
    assert allergens_of(NEGRONI, AS_ORDERED) == (
        Allergen.GLUTEN,
        Allergen.NUTS,
        Allergen.SULPHITES,
    )
    assert allergens_of(NEGRONI, NEGRONI.as_it_stands()) == (Allergen.SULPHITES,)


def test_what_is_left_out_takes_its_allergens_away() -> None:
    drink = replace(PLAIN, without=("vermouth", "ice"))
    choice = toggle(drink, drink.as_it_stands(), WITHOUT, "vermouth")
    assert [each.ingredient_id for each in left_out(drink, choice)] == ["vermouth"]
    assert allergens_of(drink, choice) == ()


def test_what_an_option_brings_again_is_in_the_glass() -> None:
    drink = replace(PLAIN, without=("gin",))
    assert "gin" in {
        each.ingredient_id for each in contents(drink, (("bitter", "amaro"), (WITHOUT, "gin")))
    }


def test_a_choice_changes_only_what_it_says_in_the_picture() -> None:
    assert picture_of(NEGRONI, ()) == NEGRONI.picture
    assert picture_of(NEGRONI, AS_ORDERED) == replace(
        NEGRONI.picture, liquids=(BROWN,), garnish=Garnish.MINT
    )
    assert picture_of(NEGRONI, ((WITHOUT, "ice"),)).ice is Ice.NONE


def test_an_option_may_say_how_strong_and_how_large_the_drink_is() -> None:
    zero: Choice = (("bitter", "zero"), ("size", "small"))
    assert (strength_of(NEGRONI, AS_ORDERED), strength_of(NEGRONI, zero)) == (260, 0)
    assert is_alcoholic(NEGRONI, AS_ORDERED)
    assert not is_alcoholic(NEGRONI, zero)
    assert (volume_of(NEGRONI, ()), volume_of(NEGRONI, zero)) == (100, 90)
    assert volume_of(replace(PLAIN, volume_ml=None), zero) is None


def test_a_group_without_a_default_must_be_chosen() -> None:
    assert NEGRONI.must_choose
    assert not is_complete(NEGRONI, NEGRONI.as_it_stands())
    assert is_complete(NEGRONI, AS_ORDERED)
    assert not PLAIN.must_choose
    assert PLAIN.as_it_stands() == (("bitter", "campari"), ("on-top", "olive"))


@pytest.mark.parametrize(
    "choice",
    [
        (*PLAIN.as_it_stands(), ("size", "large")),
        (("bitter", "campari"), ("bitter", "amaro")),
        (("on-top", "olive"), ("bitter", "campari")),
        (("bitter", "campari"), (WITHOUT, "gin")),
        (("bitter", "rum"),),
        (("bitter", "campari"), ("on-top", "olive"), ("on-top", "mint"), ("on-top", "cream")),
    ],
    ids=["of another drink", "two of one", "disordered", "not to be spared", "unknown", "too many"],
)
def test_what_is_not_offered_is_no_complete_choice(choice: Choice) -> None:
    assert not is_complete(PLAIN, choice)


def test_a_touch_exchanges_the_option_of_a_group_that_takes_one() -> None:
    choice = toggle(PLAIN, PLAIN.as_it_stands(), "bitter", "amaro")
    assert chosen_of(choice, "bitter") == ("amaro",)
    assert toggle(PLAIN, choice, "bitter", "amaro") == choice


def test_the_only_option_of_a_group_that_needs_none_can_be_taken_back() -> None:
    free = replace(BITTER, at_least=0)
    drink = replace(PLAIN, groups=(free,))
    assert toggle(drink, drink.as_it_stands(), "bitter", "campari") == ()


def test_no_more_can_be_chosen_than_the_owner_wrote() -> None:
    full = toggle(PLAIN, PLAIN.as_it_stands(), "on-top", "mint")
    assert chosen_of(full, "on-top") == ("olive", "mint")
    assert toggle(PLAIN, full, "on-top", "cream") == full
    less = toggle(PLAIN, full, "on-top", "olive")
    assert chosen_of(toggle(PLAIN, less, "on-top", "cream"), "on-top") == ("mint", "cream")


def test_what_is_not_offered_changes_nothing() -> None:
    choice = PLAIN.as_it_stands()
    for group, option in (("bitter", "rum"), ("ice", "none"), (WITHOUT, "gin"), ("", "")):
        assert toggle(PLAIN, choice, group, option) == choice


@pytest.mark.parametrize(("permille", "alcoholic"), [(0, False), (12, False), (13, True)])
def test_more_than_one_point_two_percent_is_alcoholic(permille: int, alcoholic: bool) -> None:
    assert replace(NEGRONI, strength_permille=permille).alcoholic is alcoholic


# -- whatever is touched ------------------------------------------------------------------------


@st.composite
def drinks(draw: st.DrawFn) -> Drink:
    """The sample with other bounds and defaults."""

    def bounded(group: OptionGroup) -> OptionGroup:
        names = [option.option_id for option in group.options]
        most = draw(st.integers(1, len(names)))
        defaults = draw(st.lists(st.sampled_from(names), unique=True, max_size=most))
        return replace(
            group,
            at_least=draw(st.integers(0, most)),
            at_most=most,
            defaults=tuple(name for name in names if name in defaults),
        )

    groups = tuple(bounded(group) for group in (BITTER, ON_TOP))
    return replace(NEGRONI, groups=groups, without=("gin", "ice"))


TOUCHES = st.lists(
    st.sampled_from(
        [
            *(
                (group.group_id, each.option_id)
                for group in NEGRONI.groups
                for each in group.options
            ),
            *((WITHOUT, name) for name in ("gin", "vermouth", "ice")),
        ]
    ),
    max_size=12,
)


@given(drinks(), TOUCHES)
def test_whatever_is_touched_the_owners_bounds_hold(
    drink: Drink, touches: list[tuple[str, str]]
) -> None:
    choice = drink.as_it_stands()
    for group_id, option_id in touches:
        before, choice = choice, toggle(drink, choice, group_id, option_id)
        _keeps_the_bounds(drink, choice)
        _changes_one_group_at_most(before, choice, group_id)


def _keeps_the_bounds(drink: Drink, choice: Choice) -> None:
    assert ordered(drink, choice) == choice
    counts = {group.group_id: len(chosen_of(choice, group.group_id)) for group in drink.groups}
    assert all(counts[group.group_id] <= group.at_most for group in drink.groups)
    enough = all(counts[group.group_id] >= group.at_least for group in drink.groups)
    assert is_complete(drink, choice) is enough


def _changes_one_group_at_most(before: Choice, after: Choice, group_id: str) -> None:
    assert [pair for pair in before if pair[0] != group_id] == [
        pair for pair in after if pair[0] != group_id
    ]


@given(drinks(), TOUCHES)
def test_a_complete_choice_can_always_be_reached(
    drink: Drink, touches: list[tuple[str, str]]
) -> None:
    choice = drink.as_it_stands()
    for group_id, option_id in touches:
        choice = toggle(drink, choice, group_id, option_id)
    for group in drink.groups:
        for option in group.options:
            if len(chosen_of(choice, group.group_id)) >= group.at_least:
                break
            if (group.group_id, option.option_id) not in choice:
                choice = toggle(drink, choice, group.group_id, option.option_id)
    assert is_complete(drink, choice)


@given(drinks(), TOUCHES)
def test_the_parts_of_a_choice_agree(drink: Drink, touches: list[tuple[str, str]]) -> None:
    choice = drink.as_it_stands()
    for group_id, option_id in touches:
        choice = toggle(drink, choice, group_id, option_id)
    inside = {each.ingredient_id for each in contents(drink, choice)}
    brought = {
        each.ingredient_id
        for option in chosen_options(drink, choice)
        for each in option.ingredients
    }
    assert brought <= inside
    assert not {each.ingredient_id for each in left_out(drink, choice)} & inside - brought
    assert unit_price(drink, choice) == drink.price_cents + sum(
        option.price_cents for option in chosen_options(drink, choice)
    )

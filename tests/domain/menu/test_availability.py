"""What has run out takes with it what cannot be made without it, and no more."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.menu import (
    WITHOUT,
    Availability,
    Choice,
    Texts,
    availability_of,
    is_complete,
    toggle,
)
from tests.domain.menu.samples import BITTER, GIN, ICE, MENU, NEGRONI, PLAIN

ALL_THERE = Availability()


def without(*names: str) -> Availability:
    return Availability(frozenset(names))


def test_with_everything_there_a_drink_is_offered_as_it_stands() -> None:
    assert ALL_THERE.can_make(PLAIN)
    assert ALL_THERE.offer(PLAIN) == ALL_THERE.as_it_stands(PLAIN) == PLAIN.as_it_stands()


def test_a_drink_that_leaves_a_choice_open_is_not_taken_with_one_touch() -> None:
    assert ALL_THERE.as_it_stands(NEGRONI) is None
    assert ALL_THERE.offer(NEGRONI) == NEGRONI.as_it_stands()


def test_without_what_every_glass_needs_there_is_no_drink() -> None:
    assert not without("gin").can_make(PLAIN)
    assert not without("gin").can_make_so(PLAIN, PLAIN.as_it_stands())


def test_an_option_that_has_run_out_loses_only_itself() -> None:
    gone = without("campari")
    assert gone.can_make(PLAIN)
    assert [option.option_id for option in BITTER.options if gone.has(option)] == ["amaro", "zero"]
    assert gone.offer(PLAIN) == (("on-top", "olive"),)
    assert gone.as_it_stands(PLAIN) is None


def test_with_fewer_options_than_it_needs_there_is_no_drink() -> None:
    gone = without("campari", "amaro", "zero")
    assert not gone.can_make(PLAIN)
    free = replace(PLAIN, groups=(replace(BITTER, at_least=0),))
    assert gone.can_make(free)


def test_what_may_be_left_out_is_left_out_when_it_has_run_out() -> None:
    gone = without("ice")
    assert gone.can_make(PLAIN)
    assert gone.offer(PLAIN) == (*PLAIN.as_it_stands(), (WITHOUT, "ice"))
    assert gone.as_it_stands(PLAIN) is None  # not silently: she should see it first
    assert gone.can_make_so(PLAIN, gone.offer(PLAIN))


def test_what_the_owner_marked_in_the_file_cannot_be_had() -> None:
    assert not ALL_THERE.can_make(replace(PLAIN, sold_out=True))
    assert not ALL_THERE.can_make_so(replace(PLAIN, sold_out=True), PLAIN.as_it_stands())
    marked = replace(BITTER.options[1], sold_out=True)
    drink = replace(PLAIN, groups=(replace(BITTER, options=(BITTER.options[0], marked)),))
    assert not ALL_THERE.can_make_so(drink, (("bitter", "amaro"),))
    assert ALL_THERE.can_make_so(drink, (("bitter", "campari"),))


def test_the_file_and_the_cards_feed_one_list() -> None:
    menu = replace(MENU, ingredients={**MENU.ingredients, "gin": replace(GIN, sold_out=True)})
    assert availability_of(menu, cards=["mint"]) == without("gin", "mint")
    assert availability_of(MENU) == ALL_THERE


@given(st.frozensets(st.sampled_from(sorted(MENU.ingredients))))
def test_whatever_has_run_out_what_is_offered_can_be_made(gone: frozenset[str]) -> None:
    availability = Availability(gone)
    for drink in MENU.drinks():
        choice = availability.offer(drink)
        taken = availability.as_it_stands(drink)
        if not availability.can_make(drink):
            assert taken is None
            continue
        assert availability.can_make_so(drink, choice)
        assert taken is None or (taken == choice and is_complete(drink, choice))
        for group in drink.groups:
            for option in filter(availability.has, group.options):
                touched = toggle(drink, choice, group.group_id, option.option_id)
                assert availability.can_make_so(drink, touched)


def test_of_a_choice_that_cannot_be_had_only_what_ran_out_is_named() -> None:
    recipe = PLAIN.as_it_stands()
    ice = replace(ICE, name=Texts({"en": "cubes"}, "en"))
    campari = replace(BITTER.options[0], name=Texts({"en": "Campari"}, "en"))
    bitter = replace(BITTER, options=(campari, *BITTER.options[1:]))
    plain = replace(
        PLAIN,
        ingredients=tuple(ice if each == ICE else each for each in PLAIN.ingredients),
        groups=tuple(bitter if each == BITTER else each for each in PLAIN.groups),
    )

    def gone(availability: Availability, choice: Choice = recipe) -> list[str]:
        return [each.in_language("en") for each in availability.gone_of(plain, choice)]

    assert gone(ALL_THERE) == []
    assert gone(without("gin")) == []  # the drink itself, in whatever way
    assert gone(without("campari", "ice")) == ["Campari", "cubes"]
    assert gone(without("ice"), (*recipe, (WITHOUT, "ice"))) == []

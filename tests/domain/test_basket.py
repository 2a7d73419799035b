"""The basket holds what one person can carry, at the prices that were shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.basket import MOST_DRINKS, MOST_OF_A_LINE, Basket
from kiosk.domain.menu import Choice
from tests.fakes import sample_menu

MENU = sample_menu()
NEGRONI, CHINOTTO, SOLO = (MENU.drink(name) for name in ("negroni", "chinotto", "solo"))
CAMPARI: Choice = (("bitter", "campari"),)
AMARO: Choice = (("bitter", "amaro"),)
OLD: Choice = (("which", "old"),)
EMPTY = Basket("key")


def test_a_line_costs_its_options_too() -> None:
    basket = EMPTY.add(NEGRONI, AMARO, 2).add(CHINOTTO, ())
    assert [line.unit_cents for line in basket.lines] == [950, 600]
    assert [line.cents for line in basket.lines] == [1900, 600]
    assert basket.total_cents == 2500
    assert basket.count == 3
    assert basket.key == "key"


def test_the_same_drink_with_the_same_options_joins_its_line() -> None:
    basket = EMPTY.add(NEGRONI, CAMPARI).add(NEGRONI, AMARO).add(NEGRONI, CAMPARI, 2)
    assert [(line.line, line.choice, line.quantity) for line in basket.lines] == [
        (1, CAMPARI, 3),
        (2, AMARO, 1),
    ]


def test_the_price_that_was_shown_is_kept() -> None:
    dearer = replace(NEGRONI, price_cents=1200)
    basket = EMPTY.add(NEGRONI, CAMPARI).add(dearer, CAMPARI)
    assert [(line.unit_cents, line.quantity) for line in basket.lines] == [(900, 2)]


@pytest.mark.parametrize(
    ("drink", "choice"), [(SOLO, ()), (NEGRONI, ()), (NEGRONI, OLD), (CHINOTTO, OLD)]
)
def test_a_drink_with_a_choice_missing_is_refused(drink: object, choice: Choice) -> None:
    with pytest.raises(ValueError, match="a choice is missing"):
        EMPTY.add(drink, choice)  # type: ignore[arg-type]


def test_what_does_not_fit_is_left_out() -> None:
    nine = EMPTY.add(NEGRONI, CAMPARI, 50)
    assert nine.count == MOST_OF_A_LINE
    assert nine.add(NEGRONI, CAMPARI) == nine
    full = nine.add(CHINOTTO, (), 50)
    assert full.count == MOST_DRINKS
    assert full.add(SOLO, OLD) == full
    assert full.add(CHINOTTO, ()) == full
    assert full.room_for() == 0


def test_room_is_what_is_left_of_line_and_basket() -> None:
    basket = EMPTY.add(NEGRONI, CAMPARI, 8).add(CHINOTTO, (), 2)
    negroni, chinotto = basket.lines
    assert basket.room_for() == 2
    assert basket.room_for(negroni) == 1
    assert basket.room_for(chinotto) == 2


@pytest.mark.parametrize("taken", range(14))
@pytest.mark.parametrize("wanted", [1, 5, 9])
def test_what_is_said_to_have_room_is_what_goes_in(taken: int, wanted: int) -> None:
    basket = EMPTY.add(NEGRONI, CAMPARI, min(taken, 9)).add(CHINOTTO, (), max(0, taken - 9))
    for drink, choice in ((NEGRONI, CAMPARI), (NEGRONI, AMARO), (CHINOTTO, ())):
        fits = min(wanted, basket.room_to_add(drink, choice))
        assert basket.add(drink, choice, wanted).count == basket.count + fits


def test_adding_nothing_changes_nothing() -> None:
    assert EMPTY.add(CHINOTTO, (), 0) == EMPTY


def test_fewer_than_one_removes_the_line() -> None:
    basket = EMPTY.add(NEGRONI, CAMPARI, 2).add(CHINOTTO, ())
    assert basket.change(1, -1).lines[0].quantity == 1
    assert [line.line for line in basket.change(1, -2).lines] == [2]
    assert [line.line for line in basket.change(1, -9).lines] == [2]
    assert basket.remove(1) == basket.change(1, -2)


def test_an_unknown_line_changes_nothing() -> None:
    basket = EMPTY.add(NEGRONI, CAMPARI)
    assert basket.change(7, 1) == basket
    assert basket.remove(7) == basket


def test_a_new_line_gets_a_number_of_its_own() -> None:
    basket = EMPTY.add(NEGRONI, CAMPARI).add(NEGRONI, AMARO).remove(1).add(CHINOTTO, ())
    assert [line.line for line in basket.lines] == [2, 3]


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("add"),
            st.sampled_from([(NEGRONI, CAMPARI), (NEGRONI, AMARO), (CHINOTTO, ()), (SOLO, OLD)]),
            st.integers(1, 20),
        ),
        st.tuples(st.just("change"), st.integers(1, 6), st.integers(-20, 20)),
        st.tuples(st.just("remove"), st.integers(1, 6), st.just(0)),
    ),
    max_size=30,
)


@given(STEPS)
def test_whatever_is_tapped_the_limits_hold(steps: list[tuple[str, object, int]]) -> None:
    basket = EMPTY
    for verb, what, amount in steps:
        if verb == "add":
            basket = basket.add(*what, amount)  # type: ignore[misc]
        elif verb == "change":
            basket = basket.change(what, amount)  # type: ignore[arg-type]
        else:
            basket = basket.remove(what)  # type: ignore[arg-type]
        assert basket.count <= MOST_DRINKS
        assert all(1 <= line.quantity <= MOST_OF_A_LINE for line in basket.lines)
        assert len({line.line for line in basket.lines}) == len(basket.lines)
        assert len({(line.drink.drink_id, line.choice) for line in basket.lines}) == len(
            basket.lines
        )
        assert basket.total_cents == sum(line.unit_cents * line.quantity for line in basket.lines)

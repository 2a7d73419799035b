# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Things move where nobody orders, a little and cheaply; where somebody does, nothing moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.domain.picture import Garnish, Ice, Liquid, Picture, Vessel
from tests.ui import samples
from tests.ui.glass import Glass

ENGLISH = samples.LANGUAGES["en"]
VIEWS = samples.every_view(ENGLISH)
AT_MOST_HZ = 12

STILL = [name for name, view in VIEWS.items() if type(view).__name__ != "AttractView"]

NEGRONI = Picture(
    Vessel.ROCKS, (Liquid("#C8281E"),), fill=0.6, ice=Ice.LARGE, garnish=Garnish.ORANGE_SLICE
)


def picture_of(glass: Glass) -> bytes:
    return bytes(glass.pilot.picture(size=(540, 960)).tobytes())


@pytest.mark.parametrize("name", STILL)
def test_while_somebody_orders_nothing_is_drawn_that_nobody_asked_for(
    glass: Glass, name: str
) -> None:
    glass.show(VIEWS["attract"])
    glass.stage.show(VIEWS[name])
    glass.pilot.advance(0.3)
    assert glass.pilot.redraws(5.0) == 0


def test_the_first_screen_lives_and_draws_few_pictures_for_it(glass: Glass) -> None:
    glass.show(VIEWS["attract"])
    drawn = glass.pilot.redraws(10.0)
    assert 50 <= drawn <= AT_MOST_HZ * 10


def test_under_a_dark_glass_nothing_moves(glass: Glass) -> None:
    attract = VIEWS["attract"]
    glass.show(attract)
    glass.show(samples.dark(ENGLISH))
    glass.pilot.advance(0.5)
    assert glass.pilot.redraws(10.0) == 0
    glass.show(attract)
    assert glass.pilot.redraws(10.0) > 50


def test_where_nothing_may_move_the_first_screen_only_turns_its_invitation(glass: Glass) -> None:
    from kiosk.ui import look

    look.now.lively = False
    glass.show(VIEWS["menu"])
    glass.stage.show(VIEWS["attract"])
    glass.pilot.advance(0.3)
    assert glass.pilot.redraws(9.0) <= 4


def test_a_new_screen_is_whole_at_once_and_in_its_place_three_frames_later(glass: Glass) -> None:
    glass.show(VIEWS["menu"])
    glass.stage.show(VIEWS["drink"])
    seen = []
    for _ in range(6):
        glass.pilot.frames(1)
        seen.append(picture_of(glass))
    assert seen[0] != seen[-1]
    assert seen[3] == seen[4] == seen[5]
    glass.pilot.advance(1.0)
    assert picture_of(glass) == seen[5]


def test_a_slow_computer_is_spared_the_rest_of_it(glass: Glass) -> None:
    glass.show(VIEWS["menu"])
    glass.stage.show(VIEWS["drink"])
    glass.pilot.frames(1)
    glass.pilot.now += 0.2
    glass.pilot.frames(2)
    now = picture_of(glass)
    glass.pilot.advance(0.5)
    assert picture_of(glass) == now


def living(glass: Glass, picture: Picture) -> Any:
    from kiosk.ui.drinks.living import LivingDrink

    drink = LivingDrink(picture=picture, alone=True)
    glass.pilot.show(drink, size=(336, 400))
    return drink


def crop(glass: Glass, box: tuple[int, int, int, int]) -> bytes:
    return bytes(glass.pilot.picture(size=(336, 400)).crop(box).tobytes())


def test_the_ice_bobs_and_the_glass_stands_still(glass: Glass) -> None:
    drink = living(glass, NEGRONI)
    inside, edge = (120, 150, 216, 260), (0, 330, 336, 400)
    before = crop(glass, inside), crop(glass, edge)
    drink.live(3.7 / 4 + 3.7)
    glass.pilot.frames(1)
    after = crop(glass, inside), crop(glass, edge)
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_a_paper_cup_and_a_photograph_keep_still(glass: Glass) -> None:
    drink = living(glass, replace(NEGRONI, vessel=Vessel.CUP))
    before = crop(glass, (0, 0, 336, 400))
    drink.live(1.3)
    glass.pilot.frames(1)
    assert crop(glass, (0, 0, 336, 400)) == before


@pytest.mark.parametrize("vessel", [each for each in Vessel if each is not Vessel.CUP])
def test_the_knots_outside_of_a_glass_never_move(vessel: Vessel) -> None:
    from kiosk.ui.drinks.living import knots_of
    from kiosk.ui.drinks.profile import profile_of
    from kiosk.ui.drinks.scene import BELOW, HEIGHT, WIDTH

    profile = profile_of(vessel)
    for u, v, free in knots_of(replace(NEGRONI, vessel=vessel)):
        x, y = (u - 0.5) * WIDTH, v * HEIGHT - BELOW
        if free:
            assert profile.contains(x, y)
        assert 0 <= free <= 1


def test_when_nothing_can_be_had_a_clean_glass_stands_there(glass: Glass) -> None:
    from kiosk.ui.widgets.showcase import EMPTY

    view = samples.attract(samples.ITALIAN)
    showcase = glass.show(view).ids.showcase
    assert showcase.drink.picture == view.pictures[0]
    glass.show(replace(view, pictures=()))
    glass.pilot.advance(20.0)
    assert (showcase.drink.picture, showcase.drink.opacity) == (EMPTY, 1)
    glass.show(view)
    assert showcase.drink.picture == view.pictures[0]

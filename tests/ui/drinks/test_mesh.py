"""Triangles, and what keeps a drawing inside its limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.picture import Garnish, Ice, Liquid, Picture, Vessel
from kiosk.ui.drinks.mesh import FLOATS, MAX_CORNERS, Sheet, between, bezier
from kiosk.ui.drinks.scene import BELOW, HEIGHT, WIDTH, draw_scene
from kiosk.ui.drinks.tones import CLEAR, Ramp, ink, light, lit, smooth, tone

PLAIN = Picture(Vessel.ROCKS, (Liquid("#B4371F"),), 0.7)
channels = st.floats(0, 1)


@pytest.mark.parametrize("vessel", list(Vessel))
@pytest.mark.parametrize("garnish", list(Garnish))
def test_a_drink_stays_on_its_sheet(vessel: Vessel, garnish: Garnish):
    picture = Picture(vessel, (Liquid("#B4371F"),), 0.9, Ice.CUBES, garnish, bubbles=True)
    sheet = draw_scene(picture, pixel=0.3)
    for corners, _ in sheet.parts:
        assert min(corners[0::FLOATS]) > -WIDTH / 2 - 1
        assert max(corners[0::FLOATS]) < WIDTH / 2 + 1
        assert max(corners[1::FLOATS]) < HEIGHT - BELOW + 0.5


@pytest.mark.parametrize("pixel", [100 / 90, 100 / 300, 100 / 900])
@pytest.mark.parametrize("ice", list(Ice))
def test_indices_name_corners_that_exist(ice: Ice, pixel: float):
    sheet = draw_scene(Picture(Vessel.TALL, PLAIN.liquids, 0.8, ice), pixel=pixel)
    for corners, indices in sheet.parts:
        assert len(corners) // FLOATS <= MAX_CORNERS
        assert max(indices) < len(corners) // FLOATS


def test_a_drawing_too_large_for_one_mesh_goes_on_in_another():
    sheet = Sheet(pixel=1.0)
    row = [(float(x), 0.0, CLEAR) for x in range(1000)]
    for _ in range(40):
        sheet.grid([row, row])
    assert len(sheet.parts) == 2
    assert sum(len(corners) for corners, _ in sheet.parts) == 80_000 * FLOATS


def test_a_small_picture_is_drawn_with_fewer_corners():
    small = draw_scene(PLAIN, pixel=100 / 90)
    large = draw_scene(PLAIN, pixel=100 / 900)
    assert len(small) < len(large) / 2


def test_the_same_drink_is_drawn_the_same_each_time():
    picture = Picture(Vessel.TALL, PLAIN.liquids, 0.8, Ice.CRUSHED, Garnish.MINT, bubbles=True)
    assert draw_scene(picture, pixel=0.3).corners == draw_scene(picture, pixel=0.3).corners


def test_an_empty_glass_can_be_drawn():
    assert len(draw_scene(Picture(Vessel.WINE, (Liquid("#FFFFFF"),), 0.0), pixel=0.3)) > 0


@given(channels, channels, channels, st.floats(0, 3))
def test_light_never_leaves_the_range_of_a_screen(
    red: float, green: float, blue: float, power: float
):
    assert all(0 <= channel <= 1 for channel in lit((red, green, blue), power))


@given(channels, channels, channels, channels)
def test_an_ink_is_multiplied_by_its_opacity_and_light_has_none(
    red: float, green: float, blue: float, part: float
):
    assert ink((red, green, blue), part) == (red * part, green * part, blue * part, part)
    assert light((red, green, blue), part)[3] == 0


def test_layers_flow_into_each_other_from_the_bottom_up():
    ramp = Ramp([(0.0, tone("#000000")), (1.0, tone("#FFFFFF"))])
    reds = [ramp.at(place)[0] for place in between(-0.2, 1.2, 20)]
    assert reds == sorted(reds)
    assert (reds[0], reds[-1]) == (0.0, 1.0)


def test_a_ramp_without_colours_is_refused():
    with pytest.raises(ValueError, match="at least one colour"):
        Ramp([])


def test_a_curve_begins_and_ends_where_it_is_told():
    curve = bezier([(0, 0), (5, 9), (10, 0)], 8)
    assert (curve[0], curve[-1], len(curve)) == ((0, 0), (10, 0), 9)


def test_a_soft_step_may_fall():
    assert [smooth(1.0, 0.0, place) for place in (0.0, 0.5, 1.0)] == [1.0, 0.5, 0.0]

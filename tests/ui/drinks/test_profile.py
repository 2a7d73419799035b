"""The glasses as geometry, and that ice stays in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.picture import Ice, Liquid, Picture, Vessel
from kiosk.ui.drinks.body import Pour, pour_of
from kiosk.ui.drinks.ice import crushed_in, cubes_in
from kiosk.ui.drinks.mesh import between
from kiosk.ui.drinks.profile import Outline, profile_of

VESSELS = list(Vessel)
GLASSES = [vessel for vessel in Vessel if vessel is not Vessel.CUP]
ICY = [Vessel.ROCKS, Vessel.TALL, Vessel.WINE, Vessel.CUP]


def pour(vessel: Vessel, fill: float) -> Pour:
    return pour_of(Picture(vessel, (Liquid("#B4371F"),), fill), profile_of(vessel))


@pytest.mark.parametrize("vessel", VESSELS)
def test_the_hollow_lies_inside_the_glass(vessel: Vessel):
    profile = profile_of(vessel)
    for height in between(profile.floor + 0.2, profile.inner.top, 200):
        assert profile.inner.radius(height) < profile.outer.radius(height)


@pytest.mark.parametrize("vessel", VESSELS)
def test_a_glass_stands_on_the_ground_and_is_open_at_its_rim(vessel: Vessel):
    profile = profile_of(vessel)
    assert profile.outer.bottom == 0
    assert profile.floor > 0
    assert profile.inner.top == profile.rim


@pytest.mark.parametrize("vessel", VESSELS)
@given(fills=st.lists(st.floats(-1, 2), min_size=2, max_size=5))
def test_a_fuller_glass_is_filled_higher(vessel: Vessel, fills: list[float]):
    profile = profile_of(vessel)
    heights = [profile.surface(fill) for fill in sorted(fills)]
    assert heights == sorted(heights)
    assert all(profile.floor <= height <= profile.inner.top for height in heights)


@given(
    st.lists(st.floats(0.0, 30.0), min_size=2, max_size=8),
    st.lists(st.floats(0.2, 20.0), min_size=8, max_size=8),
)
def test_an_outline_never_swings_past_its_knots(radii: list[float], steps: list[float]):
    height = 0.0
    knots = []
    for radius, step in zip(radii, steps, strict=False):
        knots.append((height, radius))
        height += step
    outline = Outline.through(*knots)
    for (low, first), (high, second) in pairwise(knots):
        for place in between(low, high, 10):
            assert min(first, second) - 1e-6 <= outline.radius(place) <= max(first, second) + 1e-6


def test_an_outline_whose_heights_do_not_grow_is_refused():
    with pytest.raises(ValueError, match="heights must grow"):
        Outline.through((0, 1), (0, 2))


def test_an_outline_with_a_negative_radius_is_refused():
    with pytest.raises(ValueError, match="never negative"):
        Outline.through((0, 1), (1, -2))


@pytest.mark.parametrize("ice", [Ice.CUBES, Ice.LARGE])
@pytest.mark.parametrize("fill", [0.3, 0.5, 0.66, 0.75, 0.9, 1.0])
@pytest.mark.parametrize("vessel", VESSELS)
def test_every_corner_of_every_cube_lies_inside_the_glass(vessel: Vessel, fill: float, ice: Ice):
    poured = pour(vessel, fill)
    inner = poured.profile.inner
    for cube in cubes_in(poured, ice):
        for x, y in cube.corners():
            assert y > poured.floor
            assert abs(x) < inner.radius(y)


@pytest.mark.parametrize("ice", [Ice.CUBES, Ice.LARGE])
@pytest.mark.parametrize("vessel", ICY)
def test_a_glass_made_for_ice_holds_some(vessel: Vessel, ice: Ice):
    assert cubes_in(pour(vessel, 0.75), ice)


@pytest.mark.parametrize("vessel", VESSELS)
def test_every_splinter_of_crushed_ice_lies_inside_the_glass(vessel: Vessel):
    poured = pour(vessel, 0.8)
    splinters = crushed_in(poured)
    assert len(splinters) > 20
    for (x, y), size, _ in splinters:
        assert y - size > poured.floor
        assert abs(x) + size < poured.profile.inner.radius(min(y - size, poured.profile.rim))


@pytest.mark.parametrize("vessel", GLASSES)
def test_nothing_is_inside_beyond_the_wall(vessel: Vessel):
    profile = profile_of(vessel)
    middle = (profile.floor + profile.rim) / 2
    assert profile.contains(0, middle)
    assert not profile.contains(profile.inner.radius(middle) + 0.1, middle)
    assert not profile.contains(0, profile.floor - 0.1)

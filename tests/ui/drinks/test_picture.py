"""A drawn drink on the glass: that each choice is seen, and that pictures are kept in bounds."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pytest

from kiosk.domain.picture import Garnish, Ice, Liquid, Picture, Vessel
from tests.ui.pilot import Pilot

NEGRONI = Picture(Vessel.ROCKS, (Liquid("#A8301C"), Liquid("#C4411F")), 0.72)
SIZE = (168, 200)


def shown(
    pilot: Pilot, picture: Picture, *, glow: float = 0.5, size: tuple[int, int] = SIZE
) -> bytes:
    from kiosk.ui.drinks.picture import DrinkPicture

    pilot.show(DrinkPicture(picture=picture, glow=glow), size=size)
    return pilot.picture(size=size).tobytes()


@pytest.mark.parametrize(
    ("field", "choices"), [("vessel", Vessel), ("ice", Ice), ("garnish", Garnish)]
)
def test_each_choice_gives_another_picture(pilot: Pilot, field: str, choices: type[StrEnum]):
    pictures = {shown(pilot, replace(NEGRONI, **{field: choice})) for choice in choices}
    assert len(pictures) == len(choices)


@pytest.mark.parametrize(
    "changes",
    [
        {"liquids": (Liquid("#3A1A0C"),)},
        {"fill": 0.4},
        {"foam": "#F6EEDC"},
        {"bubbles": True},
    ],
)
def test_colour_fill_foam_and_bubbles_are_seen(pilot: Pilot, changes: dict[str, object]):
    assert shown(pilot, NEGRONI) != shown(pilot, replace(NEGRONI, **changes))


@pytest.mark.parametrize("size", [(76, 90), (252, 300), (756, 900)])
def test_a_drink_is_drawn_at_every_size(pilot: Pilot, size: tuple[int, int]):
    from PIL import Image

    image = Image.frombytes("RGB", size, shown(pilot, NEGRONI, size=size))
    red, _, blue = image.getpixel((size[0] // 2, round(size[1] * 0.68)))
    assert red > 120
    assert blue < 90


def test_more_light_is_brighter_and_draws_nothing_anew(pilot: Pilot):
    from kiosk.ui.drinks.picture import DrinkPicture

    drink = pilot.show(DrinkPicture(picture=NEGRONI, glow=0.0), size=SIZE)
    texture = drink._drink.texture
    dark = sum(pilot.picture(size=SIZE).tobytes())
    drink.glow = 1.0
    pilot.frames(2)
    assert sum(pilot.picture(size=SIZE).tobytes()) > dark
    assert drink._drink.texture is texture


def test_the_same_drink_at_the_same_size_is_drawn_once(pilot: Pilot):
    from kiosk.ui.drinks.picture import DrinkPicture

    first = pilot.show(DrinkPicture(picture=NEGRONI), size=SIZE)
    second = pilot.show(DrinkPicture(picture=replace(NEGRONI)), size=SIZE)
    assert first._drink.texture is second._drink.texture


def test_a_photo_stands_in_place_of_the_drawing(pilot: Pilot, tmp_path: Path):
    from PIL import Image

    file = tmp_path / "photo.png"
    Image.new("RGB", (40, 20), (10, 20, 200)).save(file)
    pixels = shown(pilot, Picture(photo=str(file)))
    image = Image.frombytes("RGB", SIZE, pixels)
    assert image.getpixel((SIZE[0] // 2, SIZE[1] // 2)) == (10, 20, 200)
    assert image.getpixel((SIZE[0] // 2, 5)) != (10, 20, 200)


def test_the_gallery_lets_the_longest_unused_go(window: object):
    from kiosk.ui.drinks.painter import Gallery, Size

    drawn: list[float] = []

    def paint(picture: Picture, _size: Size) -> float:
        drawn.append(picture.fill)
        return picture.fill

    gallery = Gallery(paint, most_pixels=300)
    size = Size(10, 10)
    for fill in (0.1, 0.2, 0.3, 0.1, 0.4, 0.1, 0.2):
        gallery.picture(replace(NEGRONI, fill=fill), size)
        assert gallery.pixels <= 300
    assert drawn == [0.1, 0.2, 0.3, 0.4, 0.2]
    assert len(gallery) == 3


def test_a_picture_larger_than_the_gallery_is_still_shown(window: object):
    from kiosk.ui.drinks.painter import Gallery, Size

    gallery = Gallery(lambda picture, _size: picture.fill, most_pixels=10)
    assert gallery.picture(NEGRONI, Size(100, 100)) == NEGRONI.fill
    assert len(gallery) == 1


def test_a_box_of_any_shape_gets_a_picture_that_fits(window: object):
    from kiosk.ui.drinks.painter import fitting

    for width, height in ((84, 100), (500, 100), (84, 900), (1, 1)):
        size = fitting(width, height)
        assert 1 <= size.width <= max(1, width)
        assert 1 <= size.height <= max(1, height)

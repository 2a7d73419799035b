"""Every drawn receipt looks as it did when somebody last looked at it."""

import pytest
from PIL import Image, ImageChops

from tests.devices.layout.drawings import NAMES, PICTURES, draw, kept, picture

MOST_DIFFERING = 0.02
"""Of the black dots: another version of the font library rounds a curve otherwise; a sign that
moved, or is another, differs far more."""


@pytest.mark.parametrize("name", NAMES)
def test_a_drawn_receipt_looks_like_its_picture(name: str):
    drawn = picture(draw(name)).convert("L")
    with Image.open(kept(name)) as opened:
        before = opened.convert("L")
    assert drawn.size == before.size
    differing = ImageChops.difference(drawn, before).histogram()[255]
    assert differing <= MOST_DIFFERING * before.histogram()[0]


def test_no_picture_is_left_of_a_receipt_that_is_gone():
    assert sorted(path.stem for path in PICTURES.glob("*.png")) == sorted(NAMES)

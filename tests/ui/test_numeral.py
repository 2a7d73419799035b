"""Equal cells for digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.theme import ATKINSON_BOLD, BODONI, register_fonts
from kiosk.ui.widgets.cells import DIGIT_HEIGHT, cells_of, fitting_size, width_of_cells
from tests.ui.pilot import Pilot

WIDE = (62, 43, 55, 52, 59, 50, 56, 50, 55, 56, 60, 21, 20, 25)  # Bodoni's, of 100
WIDTHS = dict(zip("0123456789€,. ", WIDE, strict=True))
numerals = st.text(alphabet="0123456789€,. ", max_size=12)


def measure(text: str, size: int) -> float:
    return sum(WIDTHS[sign] for sign in text) * size / 100


@given(numerals, st.integers(8, 500))
def test_all_digits_have_cells_of_one_width(text: str, size: int):
    widths = {cell.width for cell in cells_of(text, measure, size) if cell.text.isdigit()}
    assert len(widths) <= 1


@given(numerals, st.integers(8, 500))
def test_cells_touch_and_keep_the_text(text: str, size: int):
    cells = cells_of(text, measure, size)
    assert "".join(cell.text for cell in cells) == text
    ends = [0.0, *(cell.left + cell.width for cell in cells)]
    assert [cell.left for cell in cells] == ends[:-1]


def test_prices_of_as_many_digits_are_as_wide():
    widths = {width_of_cells(cells_of(price, measure, 48)) for price in ("€ 7,00", "€ 9,11")}
    assert len(widths) == 1


@given(numerals.filter(bool), st.floats(5, 2000), st.floats(5, 2000))
def test_the_largest_size_goes_into_its_box(text: str, width: float, height: float):
    size, _ = fitting_size(text, measure, box=(width, height), sizes=())
    if size > 1:
        assert width_of_cells(cells_of(text, measure, size)) <= width
        assert size * DIGIT_HEIGHT <= height


def test_of_the_sizes_allowed_the_largest_that_fits_is_taken():
    assert fitting_size("42", measure, box=(130, 200), sizes=(200, 100, 50)) == (100, True)


def test_a_box_too_small_for_the_least_size_is_told():
    assert fitting_size("42", measure, box=(10, 200), sizes=(100, 50)) == (50, False)


@pytest.mark.parametrize("font", [ATKINSON_BOLD, BODONI])
def test_the_ones_and_the_noughts_of_a_numeral_stand_above_each_other(pilot: Pilot, font: str):
    from kiosk.ui.widgets.numeral import Numeral

    register_fonts()
    rows = []
    for text in ("€ 11,11", "€ 20,00"):
        numeral = pilot.show(Numeral(text=text, font_name=font, sizes=[48]), size=(400, 80))
        assert numeral.fits
        rows.append([left for _, left, _ in numeral.cells()])
    assert rows[0] == rows[1]


@pytest.mark.parametrize("number", ["42", "5", "117"])
def test_the_big_number_fills_its_box_and_stays_in_it(pilot: Pilot, number: str):
    from PIL import ImageChops

    from kiosk.ui.widgets.numeral import Numeral

    register_fonts()
    size = (600, 400)
    pilot.show(Numeral(font_name=BODONI, halign="center"), size=size)
    empty = pilot.picture(size=size)
    pilot.show(Numeral(text=number, font_name=BODONI, halign="center"), size=size)
    left, top, right, bottom = ImageChops.difference(pilot.picture(size=size), empty).getbbox()
    assert (left > 0, right < size[0]) == (True, True)
    assert (top > 0, bottom < size[1]) == (True, True)
    assert bottom - top > 0.8 * size[1] or right - left > 0.85 * size[0]

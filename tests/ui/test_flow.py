"""Numbers in rows: as large as they all go in, and in columns that line up."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.widgets.flow import flow

SIZES = (96, 64, 48, 34)


def _measure(text: str, size: int) -> float:
    return len(text) * size * 0.5


def _numbers(count: int) -> list[str]:
    return [str(number) for number in range(100, 100 + count)]


def test_a_few_are_as_large_as_there_is() -> None:
    placed = flow(_numbers(2), _measure, box=(600, 130), sizes=SIZES)
    assert (placed.size, placed.columns >= 2, placed.fits) == (96, True, True)


def test_many_are_smaller_before_one_is_left_out() -> None:
    placed = flow(_numbers(8), _measure, box=(590, 200), sizes=SIZES)
    assert placed.size < 96
    assert placed.fits


def test_none_need_no_height() -> None:
    assert flow([], _measure, box=(100, 0), sizes=SIZES).height == 0


def test_what_cannot_go_in_says_so() -> None:
    assert not flow(_numbers(50), _measure, box=(100, 50), sizes=SIZES).fits


@given(
    count=st.integers(1, 12),
    width=st.integers(60, 1200),
    height=st.integers(40, 800),
)
def test_whatever_fits_lies_inside_and_overlaps_nothing(
    count: int, width: int, height: int
) -> None:
    placed = flow(_numbers(count), _measure, box=(width, height), sizes=SIZES)
    if not placed.fits:
        return
    wide, high = placed.cell
    boxes = [placed.place(index) for index in range(count)]
    for x, y in boxes:
        assert x + wide <= width + 0.5
        assert y + high <= height + 0.5
    for (left, top), (right, below) in pairwise(boxes):
        assert right >= left + wide or below >= top + high

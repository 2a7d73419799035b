"""Equal cells for digits, so that prices line up and a number does not dance as it changes.

Neither of our fonts has digits of one width, and Kivy knows no font features. Plain Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor

Measure = Callable[[str, int], float]
"""The width in pixels of a piece of text in one line, at a size."""

DIGITS = "0123456789"
DIGIT_HEIGHT = 0.86  # of the size: twice what the flag of Bodoni's 5 stands above the middle
_SAMPLE = 200  # the size at which widths are measured to find one that fits: they grow with it


@dataclass(frozen=True)
class Cell:
    """A digit, or signs between digits, and where they stand from the left, in pixels."""

    text: str
    left: float
    width: float


def cells_of(text: str, measure: Measure, size: int) -> tuple[Cell, ...]:
    """The cells of a numeral, from the left. All digits have cells of one width."""
    digit = max(measure(each, size) for each in DIGITS)
    cells: list[Cell] = []
    left = 0.0
    for piece in _pieces(text):
        width = digit if piece in DIGITS else measure(piece, size)
        cells.append(Cell(piece, left, width))
        left += width
    return tuple(cells)


def width_of_cells(cells: Sequence[Cell]) -> float:
    """From the left edge of the first to the right edge of the last."""
    return cells[-1].left + cells[-1].width if cells else 0.0


def fitting_size(
    text: str, measure: Measure, *, box: tuple[float, float], sizes: Sequence[int]
) -> tuple[int, bool]:
    """The largest allowed size that goes into a box, and whether even that fits.

    ``sizes`` are in falling order; none at all allows every size.
    """
    width, height = box
    if not sizes:
        return max(1, _largest(text, measure, width=width, height=height)), True
    for size in sizes:
        across = width_of_cells(cells_of(text, measure, size))
        if across <= width and size * DIGIT_HEIGHT <= height:
            return size, True
    return sizes[-1], False


def _largest(text: str, measure: Measure, *, width: float, height: float) -> int:
    sample = width_of_cells(cells_of(text, measure, _SAMPLE)) or 1.0
    size = floor(min(height / DIGIT_HEIGHT, width * _SAMPLE / sample))
    while size > 1 and width_of_cells(cells_of(text, measure, size)) > width:
        size -= 1  # fonts round their widths to whole pixels
    return size


def _pieces(text: str) -> list[str]:
    """Digits one by one, what stands between them together."""
    pieces: list[str] = []
    for is_digit, signs in groupby(text, key=lambda sign: sign in DIGITS):
        together = "".join(signs)
        pieces += list(together) if is_digit else [together]
    return pieces

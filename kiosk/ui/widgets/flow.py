"""Numbers in rows, all in cells of one size, as large as they all go in. Plain Python."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_AIR = 0.16  # around a number, as a part of the size: what a plate behind it shows
_GAP = 0.14  # between two cells
_PITCH = 1.24  # from row to row

Measure = Callable[[str, int], float]
"""The width in pixels of a text in one line, at a size."""


@dataclass(frozen=True)
class Flow:
    """Cells in rows, from the upper left. Lengths in pixels; ``fits`` is false if they do not."""

    size: int
    columns: int
    count: int
    width: float
    fits: bool

    @property
    def pitch(self) -> float:
        """From the top of a row to the top of the next."""
        return self.size * _PITCH

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return math.ceil(self.count / self.columns) if self.count else 0

    @property
    def height(self) -> float:
        """Of all rows together."""
        return self.rows * self.pitch

    @property
    def used(self) -> float:
        """The width of a full row."""
        return self.columns * (self.width + self.size * _GAP) - self.size * _GAP

    @property
    def air(self) -> float:
        """Between a cell's edge and the number in it."""
        return self.size * _AIR

    @property
    def cell(self) -> tuple[float, float]:
        """The size of every cell."""
        return self.width, self.size * (_PITCH - _GAP)

    def place(self, index: int) -> tuple[float, float]:
        """The upper left corner of a cell, from the upper left, downwards."""
        row, column = divmod(index, self.columns)
        return column * (self.width + self.size * _GAP), row * self.pitch


def row_height(size: float) -> float:
    """What one row of this size takes."""
    return size * _PITCH


def flow(
    texts: Sequence[str], measure: Measure, *, box: tuple[float, float], sizes: Sequence[int]
) -> Flow:
    """The largest of ``sizes`` (in falling order) at which all go into the box, else the last."""
    flows = (_flow(texts, measure, box=box, size=size) for size in sizes)
    tried = list[Flow]()
    for each in flows:
        if each.fits:
            return each
        tried.append(each)
    return tried[-1]


def _flow(texts: Sequence[str], measure: Measure, *, box: tuple[float, float], size: int) -> Flow:
    width, height = box
    widest = max((measure(text, size) for text in texts), default=0.0)
    cell = math.ceil(widest + 2 * _AIR * size)
    columns = max(1, math.floor((width + _GAP * size) / (cell + _GAP * size)))
    found = Flow(size, columns, len(texts), cell, fits=True)
    fits = cell <= width and found.height <= height + 0.5
    columns = math.ceil(len(texts) / max(1, found.rows)) or 1  # no row is left nearly empty
    return Flow(size, columns, len(texts), cell, fits=fits)

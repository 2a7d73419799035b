"""How cards stand on the shelves: lying or standing, how many beside and over each other.

Plain arithmetic. As many as go in with their pictures; a picture is left out only where not one
card would go in with it, or, where all is within reach, where twice as many go in without. Fewer
cards than go in share the room.
"""

from __future__ import annotations

import math
from enum import Enum

from kiosk.ui.metrics import Metrics


class Stance(Enum):
    """How a card is laid out: its glass at the left, above, or left out."""

    LYING = "lying"
    STANDING = "standing"
    BARE = "bare"


_LEAST_WIDTH = {Stance.LYING: 470, Stance.STANDING: 240, Stance.BARE: 240}  # units
_LARGE_WIDTH = 275
_MOST_COLUMNS = {True: 2, False: 4}  # on a standing and on a lying glass
_MOST_ROWS = {True: 4, False: 2}
_LYING_WORDS = 192  # units: two lines of a name and two of ingredients, with air
_STANDING_WORDS = 235  # units: two lines of a long name and four of ingredients, with air
_LARGE_WORDS = 210  # the same with larger letters, whose ingredients are left less air
_BARE_WORDS = 160  # units: two lines of a name, and the word that says what is special
_FEW = 3  # cards: so many stand under each other, as wide as the glass
_MOST_HIGH = 460  # units: a card that has room shows its drink large, and still reads as a card
_MOST_HIGH_STANDING = 620
_WIDE = 700  # units: from here on a lying card is a page of its own
_PRICE = 170  # units: a price of five figures and its air, beside the +
_GLASS = 96  # as drawn, whatever the letters: a glass that is smaller says nothing


def words_of(m: Metrics) -> int:
    """The height in pixels of the words under a glass."""
    return m.px(_LARGE_WORDS if m.large else _STANDING_WORDS)


def least_glass(m: Metrics) -> float:
    """The height in pixels under which a glass is not worth its room."""
    return _GLASS * m.drawn


def least_height(m: Metrics, stance: Stance) -> float:
    """The height in pixels under which a card's words would be cut."""
    strip = m.touch + m.px(16)
    match stance:
        case Stance.LYING:
            return strip + m.px(_LYING_WORDS)
        case Stance.STANDING:
            return strip + words_of(m) + least_glass(m)
        case _:
            return strip + m.px(_BARE_WORDS)


def most_height(m: Metrics, width: float) -> float:
    """The height in pixels over which a card so wide would be empty."""
    if not m.portrait or m.low:
        return math.inf
    return m.px(_MOST_HIGH if width >= _least_width(m, Stance.LYING) - 1 else _MOST_HIGH_STANDING)


def is_wide(m: Metrics, width: float) -> bool:
    """Whether a lying card has the whole glass, so that its words may be larger."""
    return m.portrait and not m.low and width >= m.px(_WIDE)


def stance_of(m: Metrics, width: float, height: float) -> Stance:
    """How a card of this size is laid out."""
    for stance in _preferred(m):
        if width >= _least_width(m, stance) - 1 and height >= least_height(m, stance) - 1:
            return stance
    return Stance.BARE


def shelving(m: Metrics, *, width: float, height: float, count: int) -> tuple[int, int]:
    """Columns and rows of cards in a box, with room for arrows under them if not all go in."""
    best, most = (1, 1), 0
    for stance in _preferred(m):
        if most >= count:
            break
        columns = _columns(m, width, stance)
        rows = _rows(m, height, stance)
        if columns * rows < count:
            rows = _rows(m, height - m.touch - m.gap, stance)
        least_gain = 2 * most if stance is Stance.BARE else most + 1
        if columns * rows >= max(1, least_gain) and (
            m.low or stance is not Stance.BARE or not most
        ):
            best, most = (columns, rows), columns * rows
    if most < count:
        return best
    if not m.portrait:
        return _on_one_shelf(count, grid=best)
    return best if m.low else _spread(m, width=width, height=height, count=count, grid=best)


def _on_one_shelf(count: int, *, grid: tuple[int, int]) -> tuple[int, int]:
    """On a lying glass: no shelf stands empty, and few cards have the width of all."""
    columns, rows = grid
    across = min(columns, max(_FEW, count))
    return across, min(rows, max(1, -(-count // across)))


def _spread(
    m: Metrics, *, width: float, height: float, count: int, grid: tuple[int, int]
) -> tuple[int, int]:
    """Few cards share the room of many: as few rows as hold them, lying if they go in so."""
    across = (1, 2) if count <= _FEW else (2,)
    for columns in across:
        rows = -(-count // columns)
        if columns <= _columns(m, width, Stance.LYING) and rows <= _rows(m, height, Stance.LYING):
            return columns, max(1, rows)
    return grid[0], max(1, -(-count // grid[0]))


def _preferred(m: Metrics) -> tuple[Stance, ...]:
    if m.portrait:
        return Stance.LYING, Stance.STANDING, Stance.BARE
    return Stance.STANDING, Stance.LYING, Stance.BARE


def _least_width(m: Metrics, stance: Stance) -> float:
    """The width in pixels under which a card's words or its price would be cut."""
    least = _LEAST_WIDTH[stance]
    if m.portrait and m.large and stance is Stance.STANDING:
        least = _LARGE_WIDTH  # in less a name would be smaller than it was in small letters
    return max(m.px(least), m.touch + m.px(_PRICE))


def _columns(m: Metrics, width: float, stance: Stance) -> int:
    fit = int((width + m.gap) // (_least_width(m, stance) + m.gap))
    beside = m.portrait and stance is not Stance.STANDING  # those go side by side on any glass
    return min(_MOST_COLUMNS[beside], fit)


def _rows(m: Metrics, height: float, stance: Stance) -> int:
    fit = int((height + m.gap) // (least_height(m, stance) + m.gap))
    return max(0, min(_MOST_ROWS[m.portrait], fit))

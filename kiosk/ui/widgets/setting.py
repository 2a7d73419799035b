"""Sets text into a box: which of the allowed sizes fits, where the lines break.

Kivy cuts a word that is longer than its line, and what does not fit its box, without a word;
so the lines are broken here, where it can be told. Plain Python: a measure is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kiosk.fonts import script_of
from kiosk.ui.widgets.breaks import clauses_of, hangs, signs_of, words_of

Measure = Callable[[str, int], float]
"""The width in pixels of a piece of text in one line, at a size."""

_Wrap = Callable[[str, Callable[[str], float], float], tuple[str, ...]]

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BETWEEN = " \N{MIDDLE DOT} "  # where a line breaks there is nothing to join
# a full stop of East Asia leaves the right half of its square empty
_AIR_OF_SIGN = 0.5
_LEAST_CLAUSE = 0.36  # of the other line's width: a shorter one looks left over


@dataclass(frozen=True)
class Block:
    """Text broken into lines at one size. ``fits`` is false if even the least size did not."""

    size: int
    lines: tuple[str, ...]
    pitch: float
    width: float
    fits: bool

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return self.pitch * len(self.lines)


def set_block(
    text: str,
    measure: Measure,
    *,
    box: tuple[float, float],
    sizes: Sequence[int],
    leading: float,
    balanced: bool = False,
    one_line: bool = False,
    script: str = "",
) -> Block:
    """Break the text at the largest of the sizes (in falling order) at which it fits the box.

    ``leading`` is the pitch of the lines as a part of the size. ``balanced`` makes the lines of
    a centred text about equally long. Lines break at spaces and, in a ``script`` without them,
    between phrases (not with ``one_line``); the script is told from the text unless it is given.
    A phrase is torn, where its script allows that and at the least size, only if no size leaves
    it whole. A newline always breaks.
    """
    if not text:
        return Block(size=sizes[0], lines=(), pitch=sizes[0] * leading, width=0, fits=True)
    script = script or script_of(text)
    measure = _without_hanging(measure) if script else measure
    for whole in (True, False) if script and not one_line else (True,):
        cutter = _cutter(script, one_line=one_line, whole=whole)
        cut = partial(_wrap, cut=cutter, apart="" if one_line else _BETWEEN)
        for size in sizes if whole else sizes[-1:]:
            block = _at_size(text, measure, box=box, size=size, leading=leading, cut=cut)
            if block.fits:
                return _balance(text, measure, block, box[0], cut) if balanced else block
    return block


def _without_hanging(measure: Measure) -> Measure:
    """What a line needs: the empty half of the sign that ends it may lie beyond the edge."""
    return lambda piece, size: measure(piece, size) - (_AIR_OF_SIGN * size if hangs(piece) else 0)


def _at_size(
    text: str, measure: Measure, *, box: tuple[float, float], size: int, leading: float, cut: _Wrap
) -> Block:
    lines = cut(text, lambda piece: measure(piece, size), box[0])
    width = max(measure(line, size) for line in lines)
    pitch = size * leading
    fits = width <= box[0] and pitch * len(lines) <= box[1] + 0.5
    return Block(size=size, lines=lines, pitch=pitch, width=width, fits=fits)


def _cutter(script: str, *, one_line: bool, whole: bool) -> Callable[[str], Sequence[str]]:
    """How a paragraph is taken apart into pieces that are not torn."""
    if one_line:
        return lambda paragraph: (paragraph.replace(" ", _NO_BREAK),)
    if whole:
        return partial(words_of, script=script)
    return lambda paragraph: [
        sign for piece in words_of(paragraph, script) for sign in signs_of(piece)
    ]


def _wrap(
    text: str,
    measure: Callable[[str], float],
    width: float,
    *,
    cut: Callable[[str], Sequence[str]],
    apart: str,
) -> tuple[str, ...]:
    """Fill each line with as many pieces as go into it.

    Items with a dot between them (``apart``) break there if that takes no more lines.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        filled = _fill(cut(paragraph), measure, width)
        if len(filled) > 1 and apart and apart in paragraph:
            items = _join(paragraph.split(apart), measure, width, apart=apart)
            by_items = [line for item in items for line in _fill(cut(item), measure, width)]
            filled = by_items if len(by_items) <= len(filled) else filled
        lines += filled
    return tuple(lines)


def _fill(pieces: Sequence[str], measure: Callable[[str], float], width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        longer = line + piece if line else piece.removeprefix(" ")
        if line and measure(longer) > width:
            lines.append(_without_dot(line))
            longer = piece.removeprefix(" ") if piece != _BETWEEN.rstrip() else ""
        line = longer
    return [*lines, line]


def _join(
    items: Sequence[str], measure: Callable[[str], float], width: float, *, apart: str
) -> list[str]:
    """As many items on each line as go into it."""
    lines = list(items[:1])
    for item in items[1:]:
        longer = lines[-1] + apart + item
        if measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(item)
    return lines


def _without_dot(line: str) -> str:
    """A line that something broke off; what joined the two is not needed any more."""
    said = line.rstrip()
    dot = _BETWEEN.rstrip()
    return said.removesuffix(dot).rstrip() if said.endswith(dot) else line


def _balance(text: str, measure: Measure, block: Block, wide: float, cut: _Wrap) -> Block:
    """Narrow the lines of each paragraph, so that none is left nearly empty."""

    def width(piece: str) -> float:
        return measure(piece, block.size)

    lines = tuple(
        line for paragraph in text.split("\n") for line in _evened(paragraph, width, wide, cut)
    )
    return replace(block, lines=lines, width=max(map(width, lines)))


def _evened(
    paragraph: str, measure: Callable[[str], float], wide: float, cut: _Wrap
) -> tuple[str, ...]:
    """As many lines as it needs, each as narrow as their number allows."""
    lines = cut(paragraph, measure, wide)
    if len(lines) < 2:
        return lines
    if _BETWEEN in paragraph:
        return lines  # it breaks between its items
    if len(lines) == 2 and (by_clauses := _by_clauses(paragraph, measure, wide)):
        return by_clauses
    high = max(map(measure, lines))
    low = high / 2
    for _ in range(7):  # finer than a word of any size in use
        middle = (low + high) / 2
        tried = cut(paragraph, measure, middle)
        widest = max(map(measure, tried))
        if len(tried) == len(lines) and widest <= middle:
            high, lines = middle, tried
        else:
            low = middle
    return lines


def _by_clauses(
    paragraph: str, measure: Callable[[str], float], wide: float
) -> tuple[str, str] | None:
    """Two lines that break where the sentence does, if there is a place that leaves both enough."""
    best: tuple[str, str] | None = None
    least = wide
    for lines in clauses_of(paragraph):
        widths = [measure(line) for line in lines]
        if max(widths) > least or min(widths) < _LEAST_CLAUSE * max(widths):
            continue
        if best is None or max(widths) < least:
            best, least = lines, max(widths)
    return best

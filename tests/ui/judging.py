# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Measures what stands on the glass: what can be hit, what can be read, in millimetres.

What a finger may hit is measured as it answers, not as it is drawn: within a scrolling box only
the part that shows, and not at all what lies under a panel.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.ui.metrics import GAP_MM, TOUCH_MM

Box = tuple[float, float, float, float]

_ROUNDING = 0.5  # pixels a layout may lose by rounding


@dataclass(frozen=True)
class Target:
    """Something that answers a finger: where, and whether all of it shows."""

    widget: Any
    box: Box
    whole: bool

    @property
    def name(self) -> str:
        """What it is to whoever reads a failure."""
        for each in ("text", "sign", "drink_id"):
            if said := getattr(self.widget, each, ""):
                return f"{type(self.widget).__name__} {said!r}"
        return type(self.widget).__name__


def box_of(widget: Any) -> Box:
    """A widget's box in the window: left, low, right, high."""
    x, y = widget.to_window(widget.x, widget.y)
    return x, y, x + widget.width, y + widget.height


def apart(one: Box, other: Box) -> float:
    """The distance between two boxes along the axis that parts them; negative: they overlap."""
    across = max(one[0], other[0]) - min(one[2], other[2])
    along = max(one[1], other[1]) - min(one[3], other[3])
    return max(across, along)


def is_seen(widget: Any) -> bool:
    """Whether it takes room and is not made invisible."""
    return bool(widget.width > 1 and widget.height > 1 and widget.opacity > 0)


def walk(widget: Any, kind: type | tuple[type, ...]) -> Iterator[Any]:
    """Widgets of a kind below this one that can be seen."""
    for child in widget.children:
        if is_seen(child):
            if isinstance(child, kind):
                yield child
            yield from walk(child, kind)


def texts(stage: Any) -> list[Any]:
    """Everything that is read, words and digits, that is not scrolled out of sight."""
    from kiosk.ui.widgets.numeral import Numeral
    from kiosk.ui.widgets.words import Words

    return [each for each in walk(stage, (Words, Numeral)) if each.text]


def targets(stage: Any) -> list[Target]:
    """Everything that answers a finger now."""
    from kiosk.ui.widgets.touch import Touchable

    found = []
    for each in walk(stage, Touchable):
        box = box_of(each)
        shown = within_scrollers(each, box)
        if shown is not None:
            found.append(Target(each, shown, whole=apart_by(box, shown) < 1))
    return found


def apart_by(one: Box, other: Box) -> float:
    """How far the sides of two boxes differ at most."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def scrollers(widget: Any) -> Iterator[Any]:
    """The scrolling boxes a widget lies in."""
    from kiosk.ui.widgets.sliding import Sliding

    parent = widget.parent
    while parent is not None and parent is not parent.parent:
        if isinstance(parent, Sliding):
            yield parent
        parent = parent.parent


def within_scrollers(widget: Any, box: Box) -> Box | None:
    """The part of a box that shows, or None if none of it does."""
    for scroller in scrollers(widget):
        left, low, right, high = box_of(scroller)
        box = max(box[0], left), max(box[1], low), min(box[2], right), min(box[3], high)
    return box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else None


def misfits(part: Any, stage: Any) -> list[str]:
    """Targets in a part of the stage that are too small or too near to one another."""
    mm = stage.m.mm
    found = targets(part)
    wrong = [
        f"{each.name} is {_mm(stage, _side(each.box)):.1f} mm, less than {TOUCH_MM}"
        for each in found
        if each.whole and _side(each.box) < mm(TOUCH_MM) - _ROUNDING
    ]
    return wrong + [
        f"{one.name} and {other.name} are {_mm(stage, apart(one.box, other.box)):.1f} mm apart"
        for one, other in itertools.combinations(found, 2)
        if not _belong_together(one.widget, other.widget)
        if apart(one.box, other.box) < mm(GAP_MM) - 2 * _ROUNDING
    ]


def out_of_reach(stage: Any, height: float) -> list[str]:
    """Targets that stand higher than this, in pixels from the foot of the glass.

    What answers a touch anywhere on the glass is within reach wherever it is drawn.
    """
    return [
        f"{each.name} stands up to {each.box[3]:.0f} of {height:.0f}"
        for each in targets(stage)
        if each.box[3] > height + 1 and not hasattr(each.widget, "take_touch")
    ]


def sizes_of_texts(stage: Any) -> dict[str, int]:
    """The size each text is set in, the least where it stands more than once."""
    from kiosk.ui.widgets.numeral import Numeral

    found: dict[str, int] = {}
    for each in texts(stage):
        size = int(each.size_used) if isinstance(each, Numeral) else each._block.size
        found[each.text] = min(size, found.get(each.text, size))
    return found


def _side(box: Box) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _mm(stage: Any, pixels: float) -> float:
    return float(pixels * stage.width_mm / stage.width)


def _belong_together(one: Any, other: Any) -> bool:
    """A card leaves its + and a finger's margin around it to the +: real touches prove it."""
    return one.parent is other or other.parent is one

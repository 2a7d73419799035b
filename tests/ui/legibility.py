# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Finds what cannot be read: cut, torn, off the glass, scrolled where no finger gets it back,
on another text, or under something to touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from tests.ui.judging import Box, apart, box_of, scrollers, targets, texts, within_scrollers

_NEVER = 1e6  # pixels: what is not there at the same time does not touch


@dataclass(frozen=True)
class Letters:
    """A text where it stands. ``seen`` is what shows of it, None if it is scrolled away.

    ``within`` is the innermost box that it scrolls in, if any.
    """

    words: Any
    ink: Box
    seen: Box | None
    within: Any

    @property
    def text(self) -> str:
        """As it is read."""
        return repr(self.words.text)


def letters(stage: Any) -> list[Letters]:
    """Everything that is read, and where."""
    found = []
    for each in texts(stage):
        ink = ink_of(each)
        within = next(scrollers(each), None)
        found.append(Letters(each, ink, within_scrollers(each, ink), within))
    return found


def illegible(stage: Any, size: tuple[float, float]) -> list[str]:
    """What a guest cannot read, in words."""
    shown = letters(stage)
    return [
        *(wrong for each in shown for wrong in _cut(each, size)),
        *_on_one_another(shown),
        *_under_a_finger(stage, shown),
        *_without_room(stage),
    ]


def ink_of(words: Any) -> Box:
    """Where the letters are, within the box."""
    x, y, right, top = box_of(words)
    wide, high = words.texture_size
    left = {"left": x, "center": (x + right - wide) / 2, "right": right - wide}[words.halign]
    upright = getattr(words, "valign", "middle")  # digits always stand in the middle
    low = {"bottom": y, "middle": (y + top - high) / 2, "top": top - high}[upright]
    return left, low, left + wide, low + high


def _cut(each: Letters, size: tuple[float, float]) -> list[str]:
    words, (left, low, right, high) = each.words, each.ink
    wide, tall = words.texture_size
    wrong = []
    if not words.fits or wide > words.width + 1 or tall > words.height + 1:
        wrong.append(f"{each.text} is {wide:.0f} x {tall:.0f} in {words.size} {words.sizes}")
    if (
        left < -1
        or right > size[0] + 1
        or (each.within is None and (low < -1 or high > size[1] + 1))
    ):
        wrong.append(f"{each.text} at {each.ink} leaves the glass")
    if each.within is not None and not _is_reached(each):
        wrong.append(f"{each.text} at {each.ink} is cut by what it scrolls in")
    return wrong


def _is_reached(each: Letters) -> bool:
    """Scrolled to its beginning and to its end, every line of it shows once."""
    box, window = box_of(each.within), each.within
    left, low, right, high = each.ink
    return (
        left >= box[0] - 1
        and right <= box[2] + 1
        and high - window.offset <= box[3] + 1
        and low + window.reach - window.offset >= box[1] - 1
    )


def _on_one_another(shown: list[Letters]) -> list[str]:
    wrong = []
    across = sorted(shown, key=lambda each: each.ink[0])
    for place, one in enumerate(across):
        beside = takewhile(lambda other: other.ink[0] < one.ink[2] - 1, across[place + 1 :])  # noqa: B023
        wrong += [f"{one.text} lies on {each.text}" for each in beside if _between(one, each) < -1]
    return wrong


def _between(one: Letters, other: Letters) -> float:
    """How far they are apart: what scrolls together stays so, of all else what shows counts."""
    if one.within is other.within:
        return apart(one.ink, other.ink)
    if one.seen is None or other.seen is None:
        return _NEVER
    return apart(one.seen, other.seen)


def _under_a_finger(stage: Any, shown: list[Letters]) -> list[str]:
    """Words that something to touch lies on, whose words they are not."""
    return [
        f"{each.text} lies under {target.name}"
        for target in targets(stage)
        for each in shown
        if each.seen is not None and apart(each.seen, target.box) < -1
        if not _is_of(each.words, target.widget)
    ]


def _without_room(widget: Any) -> list[str]:
    """Words in a box without width or height: they are drawn all the same, beside it."""
    from kiosk.ui.widgets.numeral import Numeral
    from kiosk.ui.widgets.words import Words

    found = []
    for child in widget.children:
        if child.opacity == 0:
            continue
        is_flat = child.width <= 1 or child.height <= 1
        if is_flat and isinstance(child, Words | Numeral) and child.text:
            found.append(f"{child.text!r} is drawn without room")
        found += _without_room(child)
    return found


def _is_of(widget: Any, owner: Any) -> bool:
    while widget is not None and widget is not widget.parent:
        if widget is owner:
            return True
        widget = widget.parent
    return False

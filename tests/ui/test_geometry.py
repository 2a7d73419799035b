# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Everything can be read and hit, on every glass, in every language."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.ui.metrics import GAP_MM, TOUCH_MM, Metrics
from tests.ui import samples
from tests.ui.looks import SIZES
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder

pytestmark = pytest.mark.usefixtures("empty_glasses")

Box = tuple[float, float, float, float]


def _box(widget: Any) -> Box:
    x, y = widget.to_window(widget.x, widget.y)
    return x, y, x + widget.width, y + widget.height


def _seen(widget: Any) -> bool:
    return widget.width > 1 and widget.height > 1 and widget.opacity > 0


def _walk(widget: Any, kind: type | tuple[type, ...]) -> Iterator[Any]:
    """Widgets of a kind that can be seen."""
    for child in widget.children:
        if _seen(child):
            if isinstance(child, kind):
                yield child
            yield from _walk(child, kind)


def _text(stage: Any) -> Iterator[Any]:
    """Everything that is read: words and digits."""
    from kiosk.ui.widgets.numeral import Numeral
    from kiosk.ui.widgets.words import Words

    yield from _walk(stage, (Words, Numeral))


def _apart(one: Box, other: Box) -> float:
    """The distance between two boxes, along the axis that separates them; negative: overlap."""
    across = max(one[0], other[0]) - min(one[2], other[2])
    along = max(one[1], other[1]) - min(one[3], other[3])
    return max(across, along)


@pytest.fixture(params=[f"{size}-{code}" for size in SIZES for code in samples.LANGUAGES])
def glass(request: pytest.FixtureRequest, pilot: Pilot) -> tuple[Any, Any, tuple[int, int]]:
    """A stage on a glass of one size, and a language."""
    from kiosk.ui.stage import Stage

    size_name, code = request.param.rsplit("-", 1)
    size, width_mm = SIZES[size_name]
    stage = Stage(verbs=Recorder(), width_mm=width_mm)
    pilot.show(stage, size=size)
    return stage, samples.LANGUAGES[code], size


def test_every_target_is_large_enough_and_apart_and_every_word_whole(
    pilot: Pilot, glass: tuple[Any, Any, tuple[int, int]], caplog: pytest.LogCaptureFixture
) -> None:
    stage, language, size = glass
    views = samples.every_view(language)
    found: dict[str, list[str]] = {}
    for name in (*views, *reversed(views)):  # what one view leaves behind must not harm the next
        stage.show(views[name])
        pilot.frames(4)
        if wrong := mistakes(stage.cover or stage, size):
            found[name] = wrong
    assert found == {}
    loud = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert loud == [], "the layout chases its own tail"


def test_the_countdown_covers_the_screen_and_can_be_answered(
    pilot: Pilot, glass: tuple[Any, Any, tuple[int, int]]
) -> None:
    from dataclasses import replace

    stage, language, size = glass
    view = samples.menu(language)
    asked = replace(view, frame=replace(view.frame, countdown=samples.countdown(language)))
    stage.show(asked)
    pilot.frames(4)
    overlay = stage.children[0]
    assert _box(overlay) == (0, 0, *size)
    assert mistakes(overlay, size) == []


def mistakes(stage: Any, size: tuple[int, int]) -> list[str]:
    """What cannot be hit or read: too small, too near, cut, torn, or off the glass."""
    from kiosk.ui.widgets.scroller import Scroller

    metrics: Metrics = stage.m
    targets = _targets(stage)
    scrolled = {id(w) for box in _walk(stage, Scroller) if box.do_scroll_y for w in box.walk()}
    found = [
        f"{_name(one)} is {one.size} px, less than {TOUCH_MM} mm"
        for one in targets
        if min(one.size) < metrics.mm(TOUCH_MM) - 0.5
    ]
    found += [
        f"{_name(one)} and {_name(other)} are {_apart(_box(one), _box(other)):.0f} px apart"
        for one, other in itertools.combinations(targets, 2)
        if id(one) not in scrolled and id(other) not in scrolled
        if _apart(_box(one), _box(other)) < metrics.mm(GAP_MM) - 1
    ]
    for words in _text(stage):
        if words.text and not words.fits:
            found.append(f"{words.text!r} does not fit {words.size} at {words.sizes}")
        wide, high = words.texture_size
        if words.text and (wide > words.width + 1 or high > words.height + 1):
            found.append(f"{words.text!r} is {wide:.0f} x {high:.0f} in {words.size}")
    inside = (0, 0, *size)
    for widget in (*targets, *(w for w in _text(stage) if w.text)):
        if id(widget) in scrolled:
            continue
        left, low, right, high = _box(widget)
        if left < inside[0] or low < inside[1] or right > inside[2] or high > inside[3]:
            found.append(f"{_name(widget)} at {_box(widget)} leaves the glass")
    return found + _text_over_text(stage, scrolled)


def _targets(stage: Any) -> list[Any]:
    """What can be touched; a card is measured by its + here and by its own test elsewhere. A row
    of the staff's that is only read is no target.
    """
    from kiosk.ui.screens.staffparts import StaffRow
    from kiosk.ui.widgets.card import DrinkCard
    from kiosk.ui.widgets.touch import Touchable

    found = [each for each in _walk(stage, Touchable) if not isinstance(each, DrinkCard)]
    return [each for each in found if each.enabled or not isinstance(each, StaffRow)]


def _text_over_text(stage: Any, scrolled: set[int]) -> list[str]:
    shown = [w for w in _text(stage) if w.text and id(w) not in scrolled]
    return [
        f"{one.text!r} lies on {other.text!r}"
        for one, other in itertools.combinations(shown, 2)
        if _apart(_ink(one), _ink(other)) < -1
    ]


def _ink(words: Any) -> Box:
    """Where the letters are, within the box."""
    x, y, right, top = _box(words)
    wide, high = words.texture_size
    left = {"left": x, "center": (x + right - wide) / 2, "right": right - wide}[words.halign]
    upright = getattr(words, "valign", "middle")  # digits always stand in the middle
    low = {"bottom": y, "middle": (y + top - high) / 2, "top": top - high}[upright]
    return left, low, left + wide, low + high


def _name(widget: Any) -> str:
    return str(getattr(widget, "text", "") or getattr(widget, "sign", "") or widget)


@pytest.mark.parametrize("name", ["closed", "closed-kept", "closed-knock"])
def test_no_word_of_the_closed_screen_lies_on_the_hatch(
    pilot: Pilot, glass: tuple[Any, Any, tuple[int, int]], name: str
) -> None:
    from kiosk.ui.widgets.hatch import Hatch

    stage, language, _ = glass
    stage.show(samples.every_view(language)[name])
    pilot.frames(4)
    (hatch,) = _walk(stage, Hatch)
    on_it = [w.text for w in _text(stage) if w.text and _apart(_ink(w), _box(hatch)) < -1]
    assert on_it == []


def test_cards_are_apart_and_hold_what_belongs_to_them(
    pilot: Pilot, glass: tuple[Any, Any, tuple[int, int]]
) -> None:
    stage, language, _ = glass
    stage.show(samples.menu(language))
    pilot.frames(4)
    cards = stage.screen.ids.shelves.cards
    # a thumb an eighth of the glass high: the tools and each + take much of its width
    thumbs_are_huge = stage.m.mm(TOUCH_MM) > stage.height / 8
    assert len(cards) == (3 if thumbs_are_huge else 8)
    for one, other in itertools.combinations(cards, 2):
        assert _apart(_box(one), _box(other)) >= stage.m.mm(GAP_MM) - 1
    for card in cards:
        x, y, right, top = _box(card)
        for part in (card.name, card.ingredients, card.price, card.plus):
            left, low, far, high = _box(part)
            assert x <= left
            assert far <= right
            assert y <= low
            assert high <= top + 1

# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Whoever sees badly or reaches low can order too: every screen, in every way of reading.

What a finger may hit is 15 mm wide and 3 mm from the next thing, what stands low can be
reached, larger letters are larger, and no meaning is carried by a colour alone.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.views import View
from kiosk.presenters.visit import TextSize
from kiosk.ui.plan import LETTERS, Plan
from tests.ui import samples
from tests.ui.judging import (
    Target,
    misfits,
    out_of_reach,
    sizes_of_texts,
    targets,
    walk,
)
from tests.ui.looks import SIZES
from tests.ui.modes import MODES, read_as
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder

pytestmark = pytest.mark.usefixtures("empty_glasses")

IT, EN = samples.ITALIAN, samples.ENGLISH

_ALL = [
    (glass, mode) for glass in ("1080x1920", "540x960", "1280x800", "1920x1080") for mode in MODES
]
_SOME = [
    ("1080x1920", "all"),
    ("540x960", "low"),
    ("1280x800", "low"),
]
_WHOLE = bool(os.environ.get("KIOSK_WALK_ALL"))
WALKS = _ALL if _WHOLE else _SOME
"""The ends of each scale; ``make walk`` takes every mode on every glass."""


def _views(language: Any) -> dict[str, View]:
    menu = samples.menu(language)
    asked = replace(menu.frame, countdown=samples.countdown(language))
    return samples.every_view(language) | {"countdown": replace(menu, frame=asked)}


def _stage(pilot: Pilot, glass: str) -> Any:
    from kiosk.ui.stage import Stage

    size, width_mm = SIZES[glass]
    stage: Any = Stage(verbs=Recorder(), width_mm=width_mm)
    pilot.show(stage, size=size)
    return stage


def _shown(
    pilot: Pilot, stage: Any, mode: str, *, only: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Any]]:
    """Every view in turn, or only some, and the part of the stage that answers."""
    for name, view in _views(IT).items():
        if only and name not in only:
            continue
        stage.show(read_as(view, MODES[mode]))
        pilot.frames(4)
        yield name, stage.cover or stage


@pytest.mark.parametrize(("glass", "mode"), WALKS)
def test_every_target_is_a_thumb_wide_apart_from_others_and_within_reach(
    pilot: Pilot, caplog: pytest.LogCaptureFixture, glass: str, mode: str
) -> None:
    stage = _stage(pilot, glass)
    found: dict[str, list[str]] = {}
    for name, part in _shown(pilot, stage, mode):
        plan: Plan = stage.plan
        wrong = misfits(part, stage)
        if plan.is_low:
            wrong += out_of_reach(part, plan.reach.top)
        if wrong:
            found[name] = wrong
    assert found == {}
    loud = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert loud == [], "the layout chases its own tail"


ENOUGH = 72
"""Units: 12 mm of type on the glass it was drawn for, 8 mm of capital letters. Whoever cannot
read these at arm's length is helped by ears, not by larger letters."""


_TABS = {IT.words["classics"], IT.words["amari"], "Allergeni", "Senza alcol"}
"""Tabs and wishes share their rows: they may keep to the smallest type, which grows in full."""


@pytest.mark.parametrize("size", [TextSize.LARGE, TextSize.LARGEST][not _WHOLE :])
def test_larger_letters_are_larger_in_every_text_of_every_screen(
    pilot: Pilot, size: TextSize
) -> None:
    """But for the number, which fills its room in any case, and what is no word to a guest.

    Who listens has larger buttons instead (``aloud``).
    """
    stage = _stage(pilot, "1080x1920")
    drawn = {name: sizes_of_texts(part) for name, part in _shown(pilot, stage, "normal")}
    found: dict[str, list[str]] = {}
    for name, part in _shown(pilot, stage, str(size)):
        if name.startswith("aloud"):
            continue
        grown = sizes_of_texts(part)
        for text in drawn[name].keys() & grown.keys() - {stage.virtual, *_TABS}:
            before, after = drawn[name][text], grown[text]
            least = min(before, ENOUGH) if before > ENOUGH else min(before * LETTERS[size], ENOUGH)
            if after < least - 1:
                found.setdefault(name, []).append(f"{text!r}: {before} became {after}")
    assert found == {}


@pytest.mark.parametrize("mode", ["normal", "low-largest"])
def test_every_target_answers_a_real_touch_in_each_of_its_corners(pilot: Pilot, mode: str) -> None:
    stage = _stage(pilot, "540x960")
    dead: dict[str, list[str]] = {}
    some = frozenset({"menu", "drink", "basket", "panel-reading"})
    for name, part in _shown(pilot, stage, mode, only=some):
        for target in [each for each in targets(part) if each.whole and each.widget.enabled]:
            dead_at = [spot for spot in _corners(target) if not _answers(pilot, target, spot)]
            if dead_at:
                dead.setdefault(name, []).append(f"{target.name} at {dead_at}")
    assert dead == {}


def _corners(target: Target) -> list[tuple[float, float]]:
    left, low, right, high = target.box
    near = 2.0
    spots = [(x, y) for x in (left + near, right - near) for y in (low + near, high - near)]
    plus = getattr(target.widget, "plus", None)
    return spots if plus is None else [spot for spot in spots if not _is_of(plus, spot)]


def _is_of(plus: Any, spot: tuple[float, float]) -> bool:
    """A card leaves its + and a finger's margin around it to the +."""
    gap = plus.m.gap + 1
    x, y = plus.to_window(*plus.pos)
    return (
        x - gap <= spot[0] <= x + plus.width + gap and y - gap <= spot[1] <= y + plus.height + gap
    )


def _answers(pilot: Pilot, target: Target, spot: tuple[float, float]) -> bool:
    pilot.now += 2.0  # hands take their time; what comes faster is rain
    pilot.frames(1)
    finger = pilot.finger()
    finger.press(*spot)
    pressed = target.widget.state == "down"
    finger.drag(-600, spot[1])  # changes its mind: what was pressed shall not move anything
    finger.lift()
    return bool(pressed)


# -- what is told by a colour is told by a second sign ------------------------------------------


def _signs(stage: Any) -> set[str]:
    from kiosk.ui.widgets.sign import Sign

    return {each.sign for each in walk(stage, Sign) if each.sign}


def _words(stage: Any) -> set[str]:
    return set(sizes_of_texts(stage))


def test_sold_out_and_without_alcohol_are_words(pilot: Pilot) -> None:
    stage = _stage(pilot, "1080x1920")
    stage.show(samples.menu(IT))
    pilot.frames(4)
    assert {IT.words["sold_out"], IT.words["free"]} <= _words(stage)


def test_what_is_chosen_on_a_panel_has_another_shape_and_heavier_letters(pilot: Pilot) -> None:
    from kiosk.ui.widgets.buttons import Chip

    stage = _stage(pilot, "1080x1920")
    stage.show(samples.every_view(IT)["panel-reading"])
    pilot.frames(4)
    chips = list(walk(stage.cover, Chip))
    assert {chip.ids.words.font_name for chip in chips if chip.chosen}.isdisjoint(
        {chip.ids.words.font_name for chip in chips if not chip.chosen}
    )


def test_ready_and_being_made_are_told_by_words_and_by_place(pilot: Pilot) -> None:
    stage = _stage(pilot, "1080x1920")
    stage.show(samples.attract(IT))
    pilot.frames(4)
    assert {IT.words["ready"], IT.words["making"]} <= _words(stage)


def test_a_tool_and_the_way_out_of_a_panel_have_a_sign_and_a_word(pilot: Pilot) -> None:
    stage = _stage(pilot, "1080x1920")
    stage.show(samples.every_view(IT)["panel-help"])
    pilot.frames(4)
    assert {"globe", "letters", "question"} <= _signs(stage.tools)
    assert "cross" in _signs(stage.cover)
    assert stage.cover.ids.close.text


def test_with_strong_contrast_everything_that_can_be_touched_has_an_edge(pilot: Pilot) -> None:
    from kiosk.ui.widgets.buttons import SignButton

    stage = _stage(pilot, "1080x1920")
    bare: dict[str, list[str]] = {}
    some = frozenset({"attract", "menu", "drink", "basket", "number", "panel-reading", "countdown"})
    for name, part in _shown(pilot, stage, "contrast", only=some):
        for target in targets(part):
            widget = target.widget
            if isinstance(widget, SignButton) or getattr(widget, "kind", "") == "brass":
                continue  # a sign in its ring; a plate of one colour
            edge = getattr(widget, "edge", None)
            if edge is not None and edge[3] < 0.2 and widget.enabled:
                bare.setdefault(name, []).append(target.name)
    assert bare == {}


@pytest.mark.parametrize("mode", ["normal", "all"])
def test_the_way_of_reading_is_changed_from_every_screen_by_one_touch(
    pilot: Pilot, mode: str
) -> None:
    stage = _stage(pilot, "540x960")
    some = frozenset({"attract", "menu", "drink", "basket", "number", "closed"})
    said = []
    for _ in _shown(pilot, stage, mode, only=some):
        pilot.now += 2.0
        pilot.frames(1)
        stage._verbs.said.clear()
        pilot.tap(next(each for each in stage.tools.children if each.panel == "reading"))
        said.append(stage._verbs.said[-1])
    assert said == [("open_panel", "reading")] * len(some)

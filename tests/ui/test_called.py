# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The board, and a number called: large, lit, in nobody's way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.views import BoardView
from kiosk.presenters.visit import Reading, TextSize
from tests.ui import samplecalls, samples
from tests.ui.glass import Glass
from tests.ui.looks import SIZES
from tests.ui.pilot import Pilot
from tests.ui.samplewords import ENGLISH
from tests.ui.weather import undrawn

THREE_METRES_MM = 10.0
"""The least height of digits that are read from three metres (1/300 of the distance)."""

_DIGIT = 0.7  # of the size: how high a digit stands

ON_EVERY_GLASS = pytest.mark.parametrize("name", ["1080x1920", "1024x1280", "1280x800-187mm"])


def _glass(pilot: Pilot, name: str) -> Glass:
    size, width_mm = SIZES[name]
    glass = Glass(pilot, size=size)
    glass.stage.width_mm = width_mm
    return glass


def _places(stage: Any) -> list[tuple[Any, ...]]:
    """Where everything that can be touched stands."""
    from kiosk.ui.widgets.touch import Touchable

    return [
        (type(each).__name__, *map(round, (*each.to_window(*each.pos), *each.size)))
        for each in stage.screen.walk()
        if isinstance(each, Touchable)
    ]


def _numerals(widget: Any) -> dict[str, Any]:
    from kiosk.ui.widgets.numeral import Numeral

    return {each.text: each for each in widget.walk(restrict=True) if isinstance(each, Numeral)}


def test_the_newest_ready_number_can_be_read_from_three_metres(pilot: Pilot) -> None:
    glass = _glass(pilot, "1080x1920")
    screen = glass.show(samples.attract(ENGLISH))
    newest = _numerals(screen.ids.board)["42"]
    assert newest.size_used * _DIGIT / glass.stage.m.mm(1) >= THREE_METRES_MM


@ON_EVERY_GLASS
@pytest.mark.parametrize("text", list(TextSize))
def test_the_first_ready_number_moves_nothing_on_the_first_screen(
    pilot: Pilot, name: str, text: TextSize
) -> None:
    with undrawn(pilot.window):
        _moves_nothing(_glass(pilot, name), text)


def _moves_nothing(glass: Glass, text: TextSize) -> None:
    view = samples.attract(ENGLISH)
    view = replace(view, frame=replace(view.frame, reading=Reading(text=text)))
    w = ENGLISH.words
    glass.show(replace(view, board=BoardView(w["ready"], (), w["making"], ())))
    before = _places(glass.stage)
    for ready, making in ((), ("43",)), (("42",), ("43",)), (("42",), ()):
        board = BoardView(w["ready"], ready, w["making"], making, "".join(ready))
        glass.show(replace(view, board=board))
        assert _places(glass.stage) == before


@ON_EVERY_GLASS
def test_every_number_of_a_full_board_is_whole_and_the_newest_stands_out(
    pilot: Pilot, name: str
) -> None:
    glass = _glass(pilot, name)
    screen = glass.show(samples.attract(ENGLISH, full=True))
    numerals = _numerals(screen.ids.board)
    assert {"888", "881", "+12", "889", "+34"} <= numerals.keys()
    assert all(each.fits for each in numerals.values())
    assert numerals["888"].color != numerals["887"].color
    assert numerals["888"].size_used >= numerals["889"].size_used


def test_a_board_that_has_been_full_leaves_nothing_behind(pilot: Pilot) -> None:
    glass = _glass(pilot, "540x960")
    glass.show(samples.attract(ENGLISH, full=True))
    screen = glass.show(replace(samples.attract(ENGLISH), board=BoardView()))
    assert _numerals(screen.ids.board) == {}


@ON_EVERY_GLASS
def test_while_a_number_is_called_the_first_screen_says_it_large_and_a_touch_still_begins(
    pilot: Pilot, name: str
) -> None:
    glass = _glass(pilot, name)
    view = samples.attract(ENGLISH)
    called = samplecalls.on_the_board(view.frame, ENGLISH)
    screen = glass.show(replace(view, frame=called))
    large = _numerals(screen.ids.callout)["42"]
    assert large.size_used >= glass.stage.m.type.title
    assert ENGLISH.words["ready"] in glass.words()
    assert (screen.ids.showcase.opacity, screen.ids.callout.opacity) == (0, 1)
    pilot.tap_at(*large.to_window(*large.center))
    assert glass.recorder.said[-1] == ("start",)
    screen = glass.show(view)
    assert (screen.ids.showcase.opacity, screen.ids.callout.opacity) == (1, 0)


@ON_EVERY_GLASS
def test_a_call_beside_an_order_is_read_at_the_edge_and_moves_and_hides_nothing(
    pilot: Pilot, name: str
) -> None:
    glass = _glass(pilot, name)
    menu = samples.menu(ENGLISH)
    quiet = samplecalls.quiet(menu.frame, ENGLISH)
    glass.show(replace(menu, frame=quiet))
    before = _places(glass.stage)
    assert before
    glass.show(replace(menu, frame=samplecalls.lit(menu.frame, ENGLISH)))
    assert _places(glass.stage) == before
    assert glass.stage.crown.lit
    assert f"{ENGLISH.words['ready']}: 42" in glass.words()
    top = glass.stage.crown.ids.line
    assert all(y + height <= top.y + 1 for _, _, y, _, height in before)


def test_a_touch_on_the_band_reaches_what_lies_under_it(pilot: Pilot) -> None:
    glass = _glass(pilot, "540x960")
    menu = samples.menu(ENGLISH)
    glass.show(replace(menu, frame=samplecalls.lit(menu.frame, ENGLISH)))
    assert not glass.stage.crown.on_touch_down(None)


def test_light_is_never_alone_a_word_and_the_number_stand_with_it(pilot: Pilot) -> None:
    glass = _glass(pilot, "540x960")
    for view in samples.with_calls(ENGLISH).values():
        glass.show(view)
        if glass.stage.crown.lit:
            words = " ".join(glass.words())
            assert ENGLISH.words["ready"] in words
            assert view.frame.called is not None
            assert view.frame.called.numbers[0] in words

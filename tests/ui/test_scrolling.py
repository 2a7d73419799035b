# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Long lists: dragged or moved by arrows, pressed at once, and no dearer for being longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.ui import samples
from tests.ui.glass import Glass
from tests.ui.pilot import Pilot
from tests.ui.weather import undrawn

IT = samples.ITALIAN


@pytest.fixture
def glass(pilot: Pilot) -> Iterator[Glass]:
    """Nothing is painted here: what is asked is where things are, not how they look."""
    glass = Glass(pilot)
    with undrawn(pilot.window):
        yield glass


def _menu(glass: Glass, count: int = 500) -> Any:
    return glass.show(samples.menu(IT, count=count)).ids.shelves


def _ids(shelves: Any) -> list[str]:
    return [card.drink_id for card in shelves.cards]


def _drag(glass: Glass, shelves: Any, by: float, *, lift: bool = True) -> Any:
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(shelves)
    finger.press(x, y)
    for step in range(1, 11):
        finger.drag(x, y + by * step / 10)
        glass.pilot.advance(1 / 60)
    if lift:
        finger.lift()
        glass.pilot.advance(0.4)
    return finger


def test_the_arrows_show_every_drink_once_and_stand_only_where_there_is_more(glass: Glass) -> None:
    shelves = _menu(glass, 36)
    seen: list[str] = []
    assert shelves.arrows.ids.back.opacity == 0
    while True:
        seen += [drink for drink in _ids(shelves) if drink not in seen]
        if shelves.arrows.ids.on.opacity == 0:
            break
        glass.pilot.tap(shelves.arrows.ids.on)
    assert seen == [card.drink_id for card in samples.cards(IT, count=36)]
    assert shelves.arrows.text.endswith("/ 36")
    glass.pilot.tap(shelves.arrows.ids.on)
    assert glass.recorder.said == []
    while shelves.arrows.ids.back.opacity:
        glass.pilot.tap(shelves.arrows.ids.back)
    assert _ids(shelves)[0] == seen[0]
    assert shelves.arrows.text.startswith("1\N{EN DASH}")


def test_a_menu_that_goes_in_has_no_arrows_and_is_not_dragged(glass: Glass) -> None:
    shelves = _menu(glass, 8)
    assert shelves.arrows.parent is None
    _drag(glass, shelves, 300)
    assert shelves.window.offset == 0


def test_a_finger_drags_the_shelves_and_presses_nothing(glass: Glass) -> None:
    shelves = _menu(glass)
    before = _ids(shelves)
    _drag(glass, shelves, 420)
    assert glass.recorder.said == []
    assert _ids(shelves) != before
    assert [card.state for card in shelves.cards] == ["normal"] * len(shelves.cards)
    assert shelves.window.offset % shelves._pitch == pytest.approx(0, abs=0.01), "whole rows"


def test_the_shelves_follow_the_finger_by_its_own_way(glass: Glass) -> None:
    shelves = _menu(glass)
    drag = 200.0
    finger = _drag(glass, shelves, drag, lift=False)
    # the finger's first millimetres decided that it drags
    assert drag * 0.85 <= shelves.window.offset <= drag
    finger.lift()


def test_a_card_is_pressed_at_once_in_a_list_that_scrolls(glass: Glass) -> None:
    shelves = _menu(glass)
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(shelves.cards[2].name))
    assert shelves.cards[2].state == "down"
    finger.lift()
    assert glass.recorder.said == [("open_drink", shelves.cards[2].drink_id)]


def test_a_wobbling_thumb_still_taps(glass: Glass) -> None:
    shelves = _menu(glass)
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(shelves.cards[2].name)
    finger.press(x, y)
    glass.pilot.frames(1)
    finger.drag(x + 3, y + glass.stage.m.mm(2))
    glass.pilot.frames(1)
    finger.lift()
    assert glass.recorder.said == [("open_drink", shelves.cards[2].drink_id)]


def test_the_card_of_a_dragged_list_is_what_is_seen_there(glass: Glass) -> None:
    shelves = _menu(glass)
    _drag(glass, shelves, 420)
    for card in shelves.cards[:4]:
        glass.pilot.tap(card.name)
        assert glass.recorder.said[-1] == ("open_drink", card.drink_id)
        glass.pilot.tap(card.plus)
        if card.available:
            assert glass.recorder.said[-1] == ("take_drink", card.drink_id)


def test_nobody_drags_beyond_the_ends(glass: Glass) -> None:
    shelves = _menu(glass, 20)
    _drag(glass, shelves, -500)
    assert shelves.window.offset == 0
    for _ in range(6):
        _drag(glass, shelves, 500)
    assert shelves.window.offset == shelves.window.reach
    assert _ids(shelves)[-1] == samples.cards(IT, count=20)[-1].drink_id


def test_five_hundred_drinks_have_the_cards_of_eight(glass: Glass) -> None:
    from kiosk.ui.widgets.card import DrinkCard

    few = len(_menu(glass, 8).cards)
    shelves = _menu(glass, 500)
    assert len(shelves.cards) <= few
    for _ in range(12):
        _drag(glass, shelves, 500)
    alive = [each for each in shelves.walk() if isinstance(each, DrinkCard)]
    assert len(alive) <= few + shelves._grid[0]
    assert len(alive) + len(shelves._spare) <= few + 2 * shelves._grid[0]


def test_another_section_begins_at_its_top(glass: Glass) -> None:
    shelves = _menu(glass, 500)
    glass.pilot.tap(shelves.arrows.ids.on)
    assert shelves.window.offset > 0
    shelves = _menu(glass, 20)
    assert shelves.window.offset == 0
    assert _ids(shelves)[0] == samples.cards(IT, count=20)[0].drink_id


def test_what_is_added_to_the_basket_leaves_the_list_where_it_is(glass: Glass) -> None:
    shelves = _menu(glass, 500)
    glass.pilot.tap(shelves.arrows.ids.on)
    offset, ids = shelves.window.offset, _ids(shelves)
    glass.show(samples.menu(IT, count=500))
    assert (shelves.window.offset, _ids(shelves)) == (offset, ids)


def _basket(glass: Glass, count: int) -> Any:
    return glass.show(samples.basket(IT, count=count)).ids.scroller


def test_a_long_basket_has_arrows_of_its_own(glass: Glass) -> None:
    scroller = _basket(glass, 15)
    assert scroller.do_scroll_y
    assert scroller.up.parent is None
    assert min(scroller.down.size) >= glass.stage.m.mm(15) - 0.5
    steps = 0
    while scroller.down.parent is not None:
        glass.pilot.tap(scroller.down)
        glass.pilot.advance(0.3)
        steps += 1
    assert steps > 1
    assert scroller.window.offset == scroller.window.reach
    assert scroller.up.parent is not None
    assert glass.recorder.said == []


def test_a_short_basket_has_none(glass: Glass) -> None:
    scroller = _basket(glass, 2)
    assert not scroller.do_scroll_y
    assert (scroller.up.parent, scroller.down.parent) == (None, None)
    assert scroller.content.width == scroller.width


def test_a_dragged_basket_changes_nothing_and_its_lines_are_pressed_at_once(glass: Glass) -> None:
    scroller = _basket(glass, 15)
    line = scroller.content.children[-1]
    more = line.ids.stepper.ids.more
    finger = glass.pilot.finger()
    x, y = glass.pilot.centre(more)
    finger.press(x, y)
    assert more.state == "down"
    for step in range(1, 8):
        finger.drag(x, y + 20 * step)
        glass.pilot.frames(1)
    assert more.state == "normal"
    finger.lift()
    assert glass.recorder.said == []
    assert scroller.window.offset > 60
    second = scroller.content.children[-4]
    glass.pilot.tap(second.ids.stepper.ids.more)
    assert glass.recorder.said == [("change_quantity", second.line, 1)]


def test_what_has_scrolled_out_of_sight_is_not_touched(glass: Glass) -> None:
    scroller = _basket(glass, 15)
    x, _ = glass.pilot.centre(scroller.content.children[0].ids.away)
    for y in range(int(scroller.y) - 200, int(scroller.y), 20):
        glass.pilot.tap_at(x, y)
        assert not any(said[0] == "remove_line" for said in glass.recorder.said)

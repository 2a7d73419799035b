# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Each screen draws its view, whole, and forwards each touch exactly once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.views import ButtonView, View
from tests.ui import samples
from tests.ui.glass import SIZE, Glass
from tests.ui.pilot import Pilot

IT, EN = samples.ITALIAN, samples.ENGLISH


def _card(screen: Any, drink_id: str) -> Any:
    return next(card for card in screen.ids.shelves.cards if card.drink_id == drink_id)


def _chip(screen: Any, option_id: str) -> Any:
    chips = (chip for group in screen.ids.groups.children for chip in group.ids.chips.children)
    return next(chip for chip in chips if chip.option_id == option_id)


def _line(screen: Any, line: int) -> Any:
    return next(each for each in screen.ids.lines.children if each.line == line)


def _language(screen: Any, code: str) -> Any:
    return next(each for each in screen.ids.languages.children if each.code == code)


def _tab(screen: Any, section_id: str) -> Any:
    return next(each for each in screen.ids.rail.tabs if each.section_id == section_id)


def _wish(screen: Any, wish_id: str) -> Any:
    rails = (screen.ids.aside, screen.ids.rail, screen.ids.spare)
    wishes = [wish for rail in rails for wish in rail.wishes]
    return next(each for each in wishes if each.wish_id == wish_id)


Find = Callable[[Any], Any]

TAPS: dict[str, tuple[View, Find, tuple[object, ...]]] = {
    "the invitation starts": (samples.attract(IT), lambda s: s.ids.invitation, ("start",)),
    "a language on the first screen": (
        samples.attract(IT),
        lambda s: _language(s, "en"),
        ("choose_language", "en"),
    ),
    "a card opens its drink": (
        samples.menu(IT),
        lambda s: _card(s, "spritz"),
        ("open_drink", "spritz"),
    ),
    "a sold out card still opens": (
        samples.menu(IT),
        lambda s: _card(s, "cardinale"),
        ("open_drink", "cardinale"),
    ),
    "a plus takes its drink": (
        samples.menu(IT),
        lambda s: _card(s, "chinotto").plus,
        ("take_drink", "chinotto"),
    ),
    "the foot opens the basket": (samples.menu(IT), lambda s: s.ids.action, ("open_basket",)),
    "a tab turns to its section": (
        samples.menu(IT, sections=True),
        lambda s: _tab(s, "b"),
        ("show_section", "b"),
    ),
    "the + of a sold out drink asks why": (
        samples.menu(IT),
        lambda s: _card(s, "cardinale").plus,
        ("take_drink", "cardinale"),
    ),
    "only what has no alcohol": (
        samples.menu(IT, sections=True),
        lambda s: _wish(s, "alcohol-free"),
        ("wish", "alcohol-free"),
    ),
    "what contains what": (
        samples.menu(IT),
        lambda s: _wish(s, "without"),
        ("wish", "without"),
    ),
    "the menu goes back": (samples.menu(IT), lambda s: s.ids.back, ("back",)),
    "a chip chooses": (
        samples.drink(IT),
        lambda s: _chip(s, "o3"),
        ("choose_option", "bitter", "o3"),
    ),
    "a chip of the second group chooses": (
        samples.drink(IT),
        lambda s: _chip(s, "i4"),
        ("choose_option", "ice", "i4"),
    ),
    "more of a drink": (
        samples.drink(IT),
        lambda s: s.ids.stepper.ids.more,
        ("change_drink_quantity", 1),
    ),
    "a drink is added": (samples.drink(IT), lambda s: s.ids.add, ("add_drink",)),
    "a drink goes back": (samples.drink(IT), lambda s: s.ids.back, ("back",)),
    "fewer of a line": (
        samples.basket(IT),
        lambda s: _line(s, 1).ids.stepper.ids.fewer,
        ("change_quantity", 1, -1),
    ),
    "more of a line": (
        samples.basket(IT),
        lambda s: _line(s, 3).ids.stepper.ids.more,
        ("change_quantity", 3, 1),
    ),
    "a line is removed": (
        samples.basket(IT),
        lambda s: _line(s, 2).ids.away,
        ("remove_line", 2),
    ),
    "the basket goes back": (samples.basket(IT), lambda s: s.ids.back, ("back",)),
    "the next guest": (samples.number(IT), lambda s: s.ids.next_guest, ("next_guest",)),
}


@pytest.mark.parametrize("name", TAPS)
def test_a_tap_is_forwarded_exactly_once(glass: Glass, name: str) -> None:
    view, find, said = TAPS[name]
    screen = glass.show(view)
    glass.recorder.said.clear()
    glass.pilot.tap(find(screen))
    assert glass.recorder.said == [said]
    assert glass.recorder.touches == 1


@pytest.mark.parametrize("name", TAPS)
def test_a_touch_reported_by_two_providers_counts_once(glass: Glass, name: str) -> None:
    view, find, said = TAPS[name]
    screen = glass.show(view)
    glass.recorder.said.clear()
    glass.pilot.double_report(find(screen))
    assert glass.recorder.said == [said]


@pytest.mark.parametrize("name", [name for name in TAPS if "start" not in name])
def test_a_finger_that_leaves_what_it_pressed_does_nothing(glass: Glass, name: str) -> None:
    view, find, _ = TAPS[name]
    screen = glass.show(view)
    glass.recorder.said.clear()
    target = find(screen)
    glass.pilot.drag_off(target, to=(SIZE[0] / 2, SIZE[1] - 4))
    assert glass.recorder.said == []
    assert target.state == "normal"


@pytest.mark.parametrize("name", TAPS)
def test_a_touch_is_answered_by_the_next_picture(glass: Glass, name: str) -> None:
    view, find, _ = TAPS[name]
    screen = glass.show(view)
    before = glass.pilot.picture(size=SIZE)
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(find(screen)))
    glass.pilot.frames(1)
    after = glass.pilot.picture(size=SIZE)
    finger.lift()
    assert before.tobytes() != after.tobytes()


DEAD: dict[str, tuple[View, Find]] = {
    "the way on from an empty basket": (samples.menu(IT, empty=True), lambda s: s.ids.action),
    "an option that is not to be had": (samples.drink(IT), lambda s: _chip(s, "o4")),
    "fewer than one": (samples.drink(IT), lambda s: s.ids.stepper.ids.fewer),
    "Order with nothing in the basket": (samples.basket(IT, count=0), lambda s: s.ids.order),
    "Order while it is being placed": (samples.basket(IT, busy=True), lambda s: s.ids.order),
    "back while it is being placed": (samples.basket(IT, busy=True), lambda s: s.ids.back),
    "a line while it is being placed": (
        samples.basket(IT, busy=True),
        lambda s: _line(s, 0).ids.away,
    ),
}


@pytest.mark.parametrize("name", DEAD)
def test_what_is_disabled_is_dead(glass: Glass, name: str) -> None:
    view, find = DEAD[name]
    screen = glass.show(view)
    glass.pilot.tap(find(screen))
    assert glass.recorder.said == []


def test_a_busy_basket_stands_still_whatever_its_buttons_say(glass: Glass) -> None:
    view = replace(samples.basket(IT), busy=True)
    screen = glass.show(view)
    for widget in (screen.ids.order, screen.ids.back, _line(screen, 0).ids.away):
        glass.pilot.tap(widget)
    assert glass.recorder.said == []


def test_a_button_that_dies_under_the_finger_does_nothing(glass: Glass) -> None:
    screen = glass.show(samples.basket(IT))
    finger = glass.pilot.finger()
    finger.press(*glass.pilot.centre(screen.ids.order))
    glass.pilot.frames(1)
    glass.stage.show(samples.basket(IT, busy=True))
    finger.lift()
    glass.pilot.advance(0.1)
    assert glass.recorder.said == []
    glass.show(samples.basket(IT))
    glass.pilot.hold(screen.ids.order)
    assert glass.recorder.said == [("order",)]


def test_a_touch_beside_the_plus_takes_nothing_and_opens_nothing(glass: Glass) -> None:
    screen = glass.show(samples.menu(IT))
    plus = _card(screen, "negroni").plus
    _, y = glass.pilot.centre(plus)
    glass.pilot.tap_at(plus.x - glass.stage.m.gap / 2, y)
    assert glass.recorder.said == []


def test_anywhere_on_the_first_screen_starts(glass: Glass) -> None:
    screen = glass.show(samples.attract(IT))
    glass.pilot.tap(screen.ids.showcase)
    assert glass.recorder.said == [("start",)]


def test_a_button_shows_what_it_may(glass: Glass) -> None:
    screen = glass.show(samples.number(IT))
    glass.show(replace(samples.number(IT), next_guest=ButtonView("x", enabled=False)))
    glass.pilot.tap(screen.ids.next_guest)
    assert ("next_guest",) not in glass.recorder.said


def test_nothing_under_a_dead_button_is_reached(pilot: Pilot) -> None:
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.ui.widgets.buttons import SignButton

    sheet = FloatLayout()
    taps: list[str] = []
    under, dead = SignButton(pos=(200, 200)), SignButton(pos=(200, 200), enabled=False)
    under.bind(on_release=lambda _: taps.append("under"))
    sheet.add_widget(under)
    sheet.add_widget(dead)
    pilot.show(sheet)
    pilot.tap(dead)
    assert taps == []

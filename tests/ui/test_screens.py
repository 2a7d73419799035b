# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Each screen draws its view, whole, and forwards each touch exactly once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.presenters.views import ButtonView, View
from tests.ui import samples
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder

IT, EN = samples.ITALIAN, samples.ENGLISH
SIZE = (540, 960)


class Glass:
    """A stage on the pilot's window, and what it says."""

    def __init__(self, pilot: Pilot, *, size: tuple[int, int] = SIZE) -> None:
        from kiosk.ui.stage import Stage

        self.pilot = pilot
        self.recorder = Recorder()
        self.stage: Any = Stage(verbs=self.recorder, width_mm=187.0)
        pilot.show(self.stage, size=size)

    def show(self, view: View) -> Any:
        """Put a view on the glass and let the screen settle."""
        self.stage.show(view)
        self.pilot.advance(0.4)
        return self.stage.screen

    def words(self) -> list[str]:
        """Every text that can be read, from the back to the front."""
        from kiosk.ui.widgets.words import Words

        return [each.text for each in self.stage.walk() if isinstance(each, Words) and each.text]


@pytest.fixture
def glass(pilot: Pilot) -> Glass:
    return Glass(pilot)


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
    return next(each for each in screen.ids.sections.children if each.section_id == section_id)


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
    "the menu speaks another language": (
        samples.menu(IT),
        lambda s: _language(s, "en"),
        ("choose_language", "en"),
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
    "the order is placed": (samples.basket(IT), lambda s: s.ids.order, ("order",)),
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
    "the + of a sold out drink": (samples.menu(IT), lambda s: _card(s, "cardinale").plus),
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
    glass.pilot.tap(screen.ids.order)
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


def test_the_menu_turns_its_pages(glass: Glass) -> None:
    screen = glass.show(samples.menu(IT, count=20))
    shelves = screen.ids.shelves
    seen: list[str] = []
    while True:
        seen += [card.drink_id for card in shelves.cards]
        if not shelves.turner.ids.on.enabled:
            break
        glass.pilot.tap(shelves.turner.ids.on)
    assert seen == [card.drink_id for card in samples.cards(IT, count=20)]
    assert glass.recorder.said == []
    glass.pilot.tap(shelves.turner.ids.back)
    assert shelves.page == shelves.pages - 2
    glass.show(samples.menu(IT))
    assert (shelves.page, shelves.pages) == (0, 1)


WHOLE: dict[str, tuple[View, set[str]]] = {
    "attract": (
        samples.attract(IT),
        {"Finestra 43", "Tocca per ordinare", "Italiano", "English", "Pronti", "40   42"}
        | {"In preparazione", "43   44   45", IT.words["virtual"]},
    ),
    "menu": (
        samples.menu(EN, sections=True),
        {"Finestra 43", "Back", "Italiano", "Aperitivi", "Amari and long drinks", "sold out"}
        | {"0 %", "2 drinks in the basket", "€18.00", "See the basket", EN.words["remark"]}
        | {*EN.names, *EN.ingredients, "€9.00", "€8.00", "€7.00", "€10.00", "€6.00"},
    ),
    "drink": (
        samples.drink(IT),
        {"Negroni", IT.words["description"], IT.ingredients[0], "Forte · 24 % vol"}
        | {"Contiene: solfiti", "Il bitter", "da scegliere", "+ € 1,00", "Il ghiaccio", "1"}
        | {IT.words[f"o{n}"] for n in range(1, 5)}
        | {IT.words[f"i{n}"] for n in range(1, 5)}
        | {"€ 10,00", "Metti nel cestino", "Indietro"},
    ),
    "basket": (
        samples.basket(IT),
        {"Il tuo cestino", "Negroni", "amaro di casa, non bitter", "€ 9,00", "€ 20,00", "2"}
        | {"amaro di casa, non bitter · senza ghiaccio", "Totale", "€ 56,00", "Ordina"}
        | {IT.words["pay"]},
    ),
    "an empty basket": (samples.basket(IT, count=0), {IT.words["empty"], "Ordina"}),
    "number": (
        samples.number(EN),
        {"Your number", "42", "Take pager 7", EN.words["pay_number"], EN.words["wait"]}
        | {"Next guest"},
    ),
    "closed": (
        samples.closed(IT),
        {"Finestra 43", IT.words["closed"], f"{IT.words['closed1']}\n{IT.words['closed2']}"}
        | {"40   42", "43   44   45"},
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_screen_shows_its_whole_view(glass: Glass, name: str) -> None:
    view, words = WHOLE[name]
    glass.show(view)
    assert words <= set(glass.words())


def test_nothing_of_the_view_before_stays(glass: Glass) -> None:
    glass.show(samples.drink(IT))
    glass.show(samples.drink(EN, plain=True))
    shown = set(glass.words())
    assert shown.isdisjoint({IT.words["o1"], IT.words["bitter"], IT.words["description"]})
    glass.show(samples.basket(IT))
    glass.show(samples.basket(EN, count=1, changes=False))
    shown = set(glass.words())
    assert shown.isdisjoint({*IT.names[1:], IT.words["change1"], EN.words["change1"]})


def test_pictures_follow_the_view(glass: Glass) -> None:
    screen = glass.show(samples.drink(IT))
    assert screen.ids.picture.picture == samples.DARK_NEGRONI
    screen = glass.show(replace(samples.drink(IT), picture=samples.NEGRONI))
    assert screen.ids.picture.picture == samples.NEGRONI
    menu = glass.show(samples.menu(IT))
    assert [card.picture.picture for card in menu.ids.shelves.cards] == list(samples.PICTURES)


def test_the_invitation_speaks_each_language_in_turn(glass: Glass) -> None:
    screen = glass.show(samples.attract(IT))
    heard = [screen.ids.invitation.text]
    for _ in range(2):
        glass.pilot.advance(3.0)
        heard.append(screen.ids.invitation.text)
    assert heard == ["Tocca per ordinare", "Touch to order", "Tocca per ordinare"]


def test_the_first_screen_redraws_at_most_ten_times_a_second(glass: Glass) -> None:
    glass.show(samples.attract(IT))
    assert 1 <= glass.pilot.redraws(5.0) <= 50


@pytest.mark.parametrize("view", [samples.menu(IT), samples.drink(IT), samples.basket(IT)])
def test_nothing_moves_while_a_guest_chooses(glass: Glass, view: View) -> None:
    glass.show(samples.attract(IT))
    glass.show(view)
    assert glass.pilot.redraws(5.0) == 0


def test_the_drinks_of_the_first_screen_change_slowly(glass: Glass) -> None:
    screen = glass.show(samples.attract(IT))
    drink = screen.ids.showcase.drink
    assert drink.picture == samples.PICTURES[0]
    glass.pilot.advance(10.0)
    assert drink.picture == samples.PICTURES[1]


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

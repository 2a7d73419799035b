"""Each screen draws its view, whole; what moves on it, and what stands still."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenters.views import View
from tests.ui import samples
from tests.ui.glass import Glass
from tests.ui.sampledrinks import DARK_NEGRONI, NEGRONI

SAID = (samples.KNOCK, samples.COME_BACK)
IT, EN = samples.ITALIAN, samples.ENGLISH


WHOLE: dict[str, tuple[View, set[str]]] = {
    "attract": (
        samples.attract(IT),
        {"Finestra 43", "Tocca per ordinare", "Italiano", "English", "Pronti", "40", "42"}
        | {"In preparazione", "43", "44", "45", IT.words["virtual"]},
    ),
    "menu": (
        samples.menu(EN, sections=True),
        {"Finestra 43", "Back", "English", "Aperitivi", "Amari and long drinks", "sold out"}
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
        | {"amaro di casa, non bitter · senza ghiaccio", "Totale", "€ 56,00", IT.words["order"]}
        | {IT.words["pay"]},
    ),
    "an empty basket": (samples.basket(IT, count=0), {IT.words["empty"], IT.words["order"]}),
    "number": (
        samples.number(EN),
        {"Your number", "42", "Take pager 7", EN.words["pay_number"], EN.words["wait"]}
        | {"Next guest"},
    ),
    "closed": (
        samples.closed(IT, knock=True, kept=True),
        {"Finestra 43", IT.words["closed"], IT.words["kept"], *map("\n".join, SAID)}
        | {"40", "42", "43", "44", "45"},
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
    assert screen.ids.picture.picture == DARK_NEGRONI
    screen = glass.show(replace(samples.drink(IT), picture=NEGRONI))
    assert screen.ids.picture.picture == NEGRONI
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

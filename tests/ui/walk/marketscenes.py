"""Menus of every length, what ran out, what a guest is spared, and dear drinks, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice

from kiosk.domain.basket import MOST_OF_A_LINE
from kiosk.domain.menu import Allergen, Availability, Menu, Offer, Section
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.shelf import ALCOHOL_FREE
from kiosk.presenters.views import View
from kiosk.services.status import WindowStatus
from tests.ui.walk.scenes import a_guest, choose_last, longest_menu

COUNTS = (1, 3, 8, 60, 500)
"""How many drinks a menu may have."""

DEAR = 11_150
"""Cents: with its options, and several of it, a price has as many figures as one can have."""

_OPEN = WindowStatus(is_open=True)
_SPARED = {
    "one": (Allergen.GLUTEN,),
    "left-out": (Allergen.NUTS,),
    "many": (Allergen.GLUTEN, Allergen.EGGS, Allergen.MILK, Allergen.NUTS),
}
_HOURS = ("aperitivo", "cena", "notte", "sempre", "domenica")


def menu_of(count: int) -> Menu:
    """So many drinks in one section, all dear, each with a name as long as one can be."""
    menu = longest_menu()
    numbered = enumerate(islice(cycle(menu.drinks()), count))
    drinks = tuple(
        replace(drink, drink_id=f"{drink.drink_id}-{number}", price_cents=DEAR)
        for number, drink in numbered
    )
    return replace(menu, sections=(replace(menu.sections[0], drinks=drinks),))


def menu_by_hours() -> Menu:
    """Five sections, each with a long name."""
    menu = longest_menu()
    names = cycle(each.name for each in menu.sections)
    drinks = tuple(menu.drinks())
    return replace(menu, sections=tuple(Section(each, next(names), drinks) for each in _HOURS))


def market(code: str) -> dict[str, View]:
    """All of it."""
    return dict(
        (
            *_by_length(code),
            *_dearly(code),
            *_as_many_as_can_be(code),
            *_run_out(code),
            *_spared(code),
        )
    )


def _by_length(code: str) -> Iterator[tuple[str, View]]:
    for count in COUNTS:
        guest = _at_the_menu(code, menu_of(count))
        yield f"menu-of-{count}", guest.view
        guest.open_panel("table")
        yield f"table-of-{count}", guest.view
    guest = _at_the_menu(code, menu_by_hours())
    yield "menu-by-hours", guest.view
    guest.offer_changed(Offer(longest_menu(), ()))
    guest.wish(ALCOHOL_FREE)
    guest.offer_changed(Offer(longest_menu(), ()))
    yield "menu-by-hours-dry", guest.view
    guest = a_guest(code, longest_menu())
    guest.status_changed(_OPEN)
    guest.offer_changed(Offer(longest_menu(), ()))
    guest.choose_language(code)
    yield "menu-none-served", guest.view


def _dearly(code: str) -> Iterator[tuple[str, View]]:
    guest = _at_the_menu(code, menu_of(8))
    for drink in menu_of(8).drinks():
        guest.open_drink(drink.drink_id)
        for group in drink.groups:
            choose_last(guest, group)
        guest.change_drink_quantity(1)
        yield f"drink-dear-{drink.drink_id}", guest.view
        guest.add_drink()
    yield "menu-dear", guest.view
    guest.open_basket()
    yield "basket-dear", guest.view


def _as_many_as_can_be(code: str) -> Iterator[tuple[str, View]]:
    menu = longest_menu()
    guest = _at_the_menu(code, menu)
    guest.open_drink(menu.sections[0].drinks[0].drink_id)
    for group in menu.sections[0].drinks[0].groups:
        choose_last(guest, group)
    for _ in range(MOST_OF_A_LINE):
        guest.change_drink_quantity(1)
    yield "drink-many", guest.view
    guest.add_drink()
    yield "menu-many", guest.view
    guest.open_basket()
    yield "basket-many", guest.view


def _run_out(code: str) -> Iterator[tuple[str, View]]:
    menu = longest_menu()
    nothing = Availability(frozenset(menu.ingredients))
    guest = _at_the_menu(code, menu)
    _take_one_of_each(guest, menu)
    guest.open_basket()
    guest.offer_changed(Offer(menu, menu.sections, nothing))
    yield "basket-sold-out", guest.view
    guest.offer_changed(Offer(menu, menu.sections[1:], nothing))
    yield "basket-gone", guest.view
    guest.offer_changed(Offer(replace(menu, sections=()), ()))
    yield "basket-off-the-menu", guest.view
    guest.offer_changed(Offer(menu, menu.sections, nothing))
    guest.back()
    for section in menu.sections:
        guest.show_section(section.section_id)
        yield f"menu-sold-out-{section.section_id}", guest.view
        for drink in section.drinks:
            guest.take_drink(drink.drink_id)
            yield f"menu-told-{drink.drink_id}", guest.view
            guest.open_drink(drink.drink_id)
            yield f"drink-sold-out-{drink.drink_id}", guest.view
            guest.back()


def _spared(code: str) -> Iterator[tuple[str, View]]:
    menu = longest_menu()
    for name, listed in _SPARED.items():
        guest = _at_the_menu(code, menu)
        _take_one_of_each(guest, menu)
        guest.open_panel("wishes")
        for each in listed:
            guest.choose_in_panel("allergens", each)
        yield f"panel-wishes-{name}", guest.view
        guest.close_panel()
        for section in menu.sections:
            guest.show_section(section.section_id)
            yield f"menu-spared-{name}-{section.section_id}", guest.view
            for drink in section.drinks:
                guest.take_drink(drink.drink_id)
                yield f"menu-warned-{name}-{drink.drink_id}", guest.view
                guest.open_drink(drink.drink_id)
                yield f"drink-spared-{name}-{drink.drink_id}", guest.view
                for group in drink.groups:
                    choose_last(guest, group)
                if drink.groups:
                    yield f"drink-spared-{name}-{drink.drink_id}-chosen", guest.view
                guest.back()
        guest.open_basket()
        yield f"basket-spared-{name}", guest.view
        guest.back()
        guest.wish(ALCOHOL_FREE)
        yield f"menu-dry-{name}", guest.view


def _at_the_menu(code: str, menu: Menu) -> GuestPresenter:
    guest = a_guest(code, menu)
    guest.status_changed(_OPEN)
    guest.choose_language(code)
    return guest


def _take_one_of_each(guest: GuestPresenter, menu: Menu) -> None:
    for section in menu.sections:
        guest.show_section(section.section_id)
        for drink in section.drinks:
            guest.open_drink(drink.drink_id)
            for group in drink.groups:
                choose_last(guest, group)
            guest.add_drink()

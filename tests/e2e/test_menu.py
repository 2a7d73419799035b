"""The owner writes another menu in the middle of an order: the price shown is the price paid."""

from __future__ import annotations

import pytest

from kiosk.assets import asset
from kiosk.domain.health import Part, Trouble
from kiosk.presenters.views import BasketView, MenuView, NumberView
from tests.e2e.conftest import Place
from tests.e2e.window import HeadlessWindow
from tests.menufiles import DRINK, HEAD

TONIC = DRINK.replace('id = "gin"', 'id = "tonic"').replace("Gin liscio", "Gin e tonica")


class Owner:
    """Writes the menu as an editor does: a new one, put in the place of the old one."""

    def __init__(self, place: Place) -> None:
        self._file = place.config_file.with_name("menu.toml")
        text = place.config_file.read_text("utf-8")
        self.write(HEAD, DRINK, TONIC)
        place.config_file.write_text(text.replace(str(asset("menus/menu.toml")), "menu.toml"))

    def write(self, *parts: str) -> None:
        new = self._file.with_suffix(".new")
        new.write_text("".join(parts), encoding="utf-8")
        new.replace(self._file)

    def begin_to_write(self) -> None:
        """Only half of it is there, and then the owner is called to the telephone."""
        self._file.write_text(HEAD + DRINK[: len(DRINK) // 2], encoding="utf-8")


@pytest.fixture
def owner(place: Place) -> Owner:
    return Owner(place)


def prices_in(window: HeadlessWindow) -> list[str]:
    """What stands in her basket; on a busy machine the window may be shut for a moment."""

    def basket() -> BasketView | None:
        view = window.presenter.view
        return view if isinstance(view, BasketView) and view.order.enabled else None

    return [line.price for line in window.until(basket, "her basket").lines]


def is_something_gone(window: HeadlessWindow) -> bool:
    """She waits, and says so if she is asked: a busy machine may take its time."""
    view = window.presenter.view
    if view.frame.countdown is not None:
        window.presenter.stay()
    return isinstance(view, BasketView) and any(line.trouble for line in view.lines)


def on_the_shelf(window: HeadlessWindow) -> dict[str, str]:
    """What the next guest sees, and at what price."""
    window.next_guest()
    window.presenter.start()
    view = window.until(lambda: a_menu(window), "the menu")
    window.presenter.back()
    return {card.drink_id: card.price for card in view.cards}


def a_menu(window: HeadlessWindow) -> MenuView | None:
    view = window.presenter.view
    return view if isinstance(view, MenuView) else None


def troubles_of(window: HeadlessWindow, part: Part) -> tuple[Trouble, ...]:
    return next(each.troubles for each in window.presenter.status.parts if each.part is part)


def test_a_menu_changed_during_an_order_waits_and_a_broken_one_changes_nothing(
    place: Place, owner: Owner
):
    place.plug_in_printer()
    with place.window() as window:
        guest = window.presenter
        window.until_open()
        guest.start()
        guest.take_drink("gin")
        guest.take_drink("tonic")
        guest.open_basket()
        assert prices_in(window) == ["€ 9,50", "€ 9,50"]

        owner.write(HEAD, DRINK.replace("9.50", "12.00"))
        window.until(lambda: is_something_gone(window), "she reads what is gone")
        assert prices_in(window) == ["€ 9,50", ""]
        guest.order()  # away with what is gone; nothing was ordered yet
        assert prices_in(window) == ["€ 9,50"]
        guest.order()
        window.until(lambda: isinstance(guest.view, NumberView), "the number")
        (order,) = window.until_stored(lambda records: records.orders.open(), "the order")
        assert (order.total_cents, len(order.lines)) == (950, 1)
        assert on_the_shelf(window) == {"gin": "€ 12,00"}

        owner.begin_to_write()
        window.until(lambda: troubles_of(window, Part.MENU), "the file is known to be broken")
        assert troubles_of(window, Part.MENU) == (Trouble.BROKEN_FILE,)
        guest.start()
        guest.take_drink("gin")
        guest.open_basket()
        assert prices_in(window) == ["€ 12,00"]


def test_a_restart_while_the_file_is_broken_sells_from_the_last_good_menu(
    place: Place, owner: Owner
):
    place.plug_in_printer()
    with place.window() as window:
        window.until_open()
    owner.begin_to_write()
    with place.window() as window:
        window.until_open()
        window.until(lambda: troubles_of(window, Part.MENU), "the bar hears of it")
        window.presenter.start()
        window.presenter.take_drink("tonic")
        window.presenter.open_basket()
        assert prices_in(window) == ["€ 9,50"]

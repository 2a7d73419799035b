"""The guest's hand in the menu: sections, drinks, choices, the basket."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.basket import MOST_OF_A_LINE, Basket
from kiosk.domain.menu import Drink, Menu, is_complete, toggle
from kiosk.presenters.errands import Errands
from kiosk.presenters.pages import Attract, Browsing, Choosing, Page, PanelKind, Reviewing
from kiosk.presenters.visit import Visit


class Shopping:
    """The verbs that only turn pages and fill the basket; the rest of the way builds on it."""

    errands: Errands | None
    _menu: Menu
    _page: Page
    _panel: PanelKind | None
    _visit: Visit
    _remark: str

    def start(self) -> None:
        """Open the menu."""
        if isinstance(self._page, Attract):
            self._turn_to(self._first_section())

    def show_section(self, section_id: str) -> None:
        """Turn to another section of the menu."""
        if isinstance(self._page, Browsing):
            self._turn_to(Browsing(section_id))

    def open_drink(self, drink_id: str) -> None:
        """Open a drink with its recipe's own options chosen."""
        if isinstance(self._page, Browsing):
            drink = self._menu.drink(drink_id)
            self._turn_to(Choosing(drink, drink.as_it_stands()))

    def take_drink(self, drink_id: str) -> None:
        """Take it as it stands, or open it where a choice must be made."""
        if not isinstance(self._page, Browsing):
            return
        drink = self._menu.drink(drink_id)
        if drink.must_choose:
            self.open_drink(drink_id)
            return
        self._put(self._basket.add(drink, drink.as_it_stands()))
        self._show()

    def choose_option(self, group_id: str, option_id: str) -> None:
        """Choose an option of the open drink."""
        page = self._page
        if isinstance(page, Choosing):
            choice = toggle(page.drink, page.choice, group_id, option_id)
            self._turn_to(replace(page, choice=choice))

    def change_drink_quantity(self, step: int) -> None:
        """More or fewer of the open drink."""
        page = self._page
        if isinstance(page, Choosing):
            most = min(MOST_OF_A_LINE, self._basket.room_for())
            quantity = max(1, min(page.quantity + step, most))
            self._turn_to(replace(page, quantity=quantity))

    def add_drink(self) -> None:
        """Put the open drink into the basket and go back to the menu."""
        page = self._page
        if isinstance(page, Choosing) and is_complete(page.drink, page.choice):
            self._put(self._basket.add(page.drink, page.choice, page.quantity))
            self._turn_to(self._section_of(page.drink))

    def open_basket(self) -> None:
        """Look at the basket."""
        if isinstance(self._page, Browsing) and self._basket.lines:
            self._turn_to(Reviewing())
            if self.errands is not None:
                self.errands.basket_opened()

    def change_quantity(self, line: int, step: int) -> None:
        """More or fewer of a line of the basket."""
        if isinstance(self._page, Reviewing) and not self._page.placing:
            self._put(self._basket.change(line, step))
            self._leave_if_empty()

    def remove_line(self, line: int) -> None:
        """Take a line out of the basket."""
        if isinstance(self._page, Reviewing) and not self._page.placing:
            self._put(self._basket.remove(line))
            self._leave_if_empty()

    # -- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        raise NotImplementedError

    def _start_again(self) -> None:
        raise NotImplementedError

    @property
    def _basket(self) -> Basket:
        return self._visit.basket

    def _put(self, basket: Basket) -> None:
        self._visit = replace(self._visit, basket=basket)

    def _first_section(self) -> Browsing:
        return Browsing(self._menu.sections[0].section_id)

    def _section_of(self, drink: Drink) -> Browsing:
        for section in self._menu.sections:
            if drink in section.drinks:
                return Browsing(section.section_id)
        return self._first_section()

    def _turn_to(self, page: Page) -> None:
        self._page = page
        self._panel = None
        self._remark = ""
        self._show()

    def _leave_if_empty(self) -> None:
        if self._basket.lines:
            self._show()
        else:
            self._turn_to(self._first_section())

    def back(self) -> None:
        """One step back; from the menu with nothing chosen to the attract screen."""
        page = self._page
        if isinstance(page, Choosing):
            self._turn_to(self._section_of(page.drink))
        elif page == Reviewing():
            self._turn_to(self._first_section())
        elif isinstance(page, Browsing):
            self._start_again()

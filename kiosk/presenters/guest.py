"""The guest's way through the screens, from the first touch to the number.

Knows nothing of windows and widgets; lives on the screen's thread alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.basket import MOST_OF_A_LINE, Basket
from kiosk.domain.menu import Drink, Menu, exchange, is_complete
from kiosk.domain.order import Order
from kiosk.presenters.errands import Errands
from kiosk.presenters.pages import Attract, Browsing, Choosing, Page, Reviewing, ShowingNumber
from kiosk.presenters.patience import Patience, Wait
from kiosk.presenters.scene import Scene, Setting, view_of
from kiosk.presenters.views import View
from kiosk.services.ordering import NotPlaced, NotPlacedWhy, Placed, PlaceResult
from kiosk.services.status import STARTING, WindowStatus

NUMBER_AT_MOST_S = 15.0
"""Seconds the number stays unless *next guest* is touched: the receipt and the pager keep it."""


class GuestPresenter:
    """Turns verbs into pages and pages into views. Call :attr:`render` is called with each."""

    def __init__(
        self,
        menu: Menu,
        setting: Setting,
        *,
        monotonic: Callable[[], float],
        new_key: Callable[[], str],
    ) -> None:
        self.render: Callable[[View], None] = lambda _view: None
        self.errands: Errands | None = None
        self._menu = menu
        self._setting = setting
        self._monotonic = monotonic
        self._new_key = new_key
        self.status = STARTING
        self._starting = True
        self._page: Page = Attract()
        self._language = self._default_language = next(iter(setting.languages))
        self._basket = Basket(new_key())
        self._remark = ""
        self._unshown: deque[Order] = deque()
        self._patience = Patience(monotonic)
        self.view: View = self._view()

    # -- what the world tells -----------------------------------------------------------------

    def status_changed(self, status: WindowStatus) -> None:
        """The window opened, closed, or a number moved on."""
        if status.is_open and self._is_closed:
            self._patience.touched()  # she has waited for the window, not it for her
        self.status = status
        self._starting = self._starting and status.is_unknown_yet
        self._show()

    def show_unshown(self, order: Order) -> None:
        """An order from before a restart whose guest has not seen her number: before all else.

        Only an order being placed, and a number that stands there already, come before it.
        """
        showing = self._page.order.key if isinstance(self._page, ShowingNumber) else None
        if order.key == showing:
            return
        self._unshown.append(order)
        if showing is None and not self._is_placing():
            self._show_number(self._unshown.popleft())

    # -- what a hand on the glass says --------------------------------------------------------

    def start(self) -> None:
        """Open the menu."""
        if isinstance(self._page, Attract):
            self._turn_to(self._first_section())

    def choose_language(self, code: str) -> None:
        """Speak this language from now on."""
        if code not in self._setting.languages or self._is_placing():
            return
        self._language = code
        if isinstance(self._page, Attract):
            self._page = self._first_section()
        self._show()

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
        self._basket = self._basket.add(drink, drink.as_it_stands())
        self._show()

    def choose_option(self, group_id: str, option_id: str) -> None:
        """Choose an option of the open drink."""
        page = self._page
        if isinstance(page, Choosing):
            choice = exchange(page.drink, page.choice, group_id, option_id)
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
            self._basket = self._basket.add(page.drink, page.choice, page.quantity)
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
            self._basket = self._basket.change(line, step)
            self._leave_if_empty()

    def remove_line(self, line: int) -> None:
        """Take a line out of the basket."""
        if isinstance(self._page, Reviewing) and not self._page.placing:
            self._basket = self._basket.remove(line)
            self._leave_if_empty()

    def order(self) -> None:
        """Hand the basket over, once; it is frozen until the answer comes."""
        if self._page != Reviewing() or not self._basket.lines or self.errands is None:
            return
        if not self.status.is_open:
            return
        self._turn_to(Reviewing(placing=True))
        self.errands.place(self._basket, self._language, self._placed)

    def number_shown(self, order_key: str) -> None:
        """The number was on the glass for a whole frame."""
        if self.errands is not None:
            self.errands.shown(order_key)

    def next_guest(self) -> None:
        """Away with the number: the next one is waiting."""
        if isinstance(self._page, ShowingNumber):
            self._start_again()

    def back(self) -> None:
        """One step back; from the menu with nothing chosen to the attract screen."""
        page = self._page
        if isinstance(page, Choosing):
            self._turn_to(self._section_of(page.drink))
        elif page == Reviewing():
            self._turn_to(self._first_section())
        elif isinstance(page, Browsing):
            self._start_again()

    def stay(self) -> None:
        """Still here."""
        self.touched()

    def touched(self) -> None:
        """Any touch at all: the guest is here."""
        asked = self._seconds_left() is not None
        self._patience.touched()
        if self._page == Reviewing() and self.errands is not None:
            self.errands.basket_opened()  # her finger may be on *Order*
        if asked:
            self._show()

    def tick(self) -> None:
        """Time has passed: a number dissolves, a guest who left is forgotten."""
        page = self._page
        if isinstance(page, ShowingNumber):
            if self._monotonic() - page.since >= NUMBER_AT_MOST_S:
                self._start_again()
        elif not isinstance(page, Attract) and not self._is_placing():
            self._ask_who_is_quiet()

    # -- inside -------------------------------------------------------------------------------

    def _is_placing(self) -> bool:
        return self._page == Reviewing(placing=True)

    def _first_section(self) -> Browsing:
        return Browsing(self._menu.sections[0].section_id)

    def _section_of(self, drink: Drink) -> Browsing:
        for section in self._menu.sections:
            if drink in section.drinks:
                return Browsing(section.section_id)
        return self._first_section()

    def _turn_to(self, page: Page) -> None:
        self._page = page
        self._remark = ""
        self._show()

    def _leave_if_empty(self) -> None:
        if self._basket.lines:
            self._show()
        else:
            self._turn_to(self._first_section())

    def _start_again(self) -> None:
        self._basket = Basket(self._new_key())
        self._language = self._default_language
        if self._unshown:
            self._show_number(self._unshown.popleft())
        else:
            self._turn_to(Attract())

    def _placed(self, result: PlaceResult) -> None:
        """The desk's answer, on the screen's thread."""
        if isinstance(result, Placed):
            self._show_number(result.order)
            return
        self._patience.touched()  # she has waited for the kiosk, not it for her
        self._page, self._remark = Reviewing(), self._why_not(result)
        self._show()

    def _why_not(self, result: PlaceResult) -> str:
        say = self._setting.languages[self._language].tr
        if isinstance(result, NotPlaced) and result.why is NotPlacedWhy.DAY_IS_FULL:
            return say("Tonight's numbers are used up. Nothing was ordered.")
        return say("That did not work. Nothing was ordered: please try again.")

    def _show_number(self, order: Order) -> None:
        if order.language in self._setting.languages:
            self._language = order.language
        self._basket = Basket(self._new_key())
        self._turn_to(ShowingNumber(order, self._monotonic()))

    def _ask_who_is_quiet(self) -> None:
        if self._patience.is_over(self._wait):
            self._start_again()
        elif self._seconds_left() is not None:
            self._show()

    @property
    def _is_closed(self) -> bool:
        return not self.status.is_open and not self._starting

    @property
    def _wait(self) -> Wait:
        if not self._basket.lines:
            return Wait.EMPTY_HANDED
        return Wait.FOR_THE_WINDOW if self._is_closed else Wait.WITH_BASKET

    def _seconds_left(self) -> int | None:
        """Seconds of the countdown, or None while nobody need be asked."""
        if isinstance(self._page, Attract | ShowingNumber) or self._is_placing():
            return None
        return self._patience.seconds_left(self._wait)

    def _show(self) -> None:
        view = self._view()
        if view != self.view:
            self.view = view
            self.render(view)

    def _view(self) -> View:
        scene = Scene(
            page=self._page,
            basket=self._basket,
            language=self._language,
            status=self.status,
            starting=self._starting,
            remark=self._remark,
            seconds_left=self._seconds_left(),
        )
        return view_of(scene, self._menu, self._setting)

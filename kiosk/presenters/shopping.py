"""The guest's hand in the menu: sections, drinks, choices, the basket."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.domain.basket import Basket, BasketLine
from kiosk.domain.menu import Choice, Drink, Offer, Wishes, is_complete, toggle
from kiosk.presenters.errands import Errands
from kiosk.presenters.pages import Browsing, Choosing, Page, PanelKind, Reviewing
from kiosk.presenters.scene import Setting
from kiosk.presenters.shelf import ALCOHOL_FREE, WITHOUT
from kiosk.presenters.termwords import is_forbidden, no_alcohol, too_late_beyond
from kiosk.presenters.visit import Visit
from kiosk.services.allergenwords import allergen_list
from kiosk.services.status import WindowStatus


class Shopping:
    """The verbs that only turn pages and fill the basket; the rest of the way builds on it."""

    errands: Errands | None
    _offer: Offer
    _newest: Offer
    _setting: Setting
    _page: Page
    _panel: PanelKind | None
    _visit: Visit
    _remark: str
    _new_key: Callable[[], str]
    status: WindowStatus

    def start(self) -> None:
        """Open the menu."""
        if self._may_begin:
            self._turn_to(self._first_section())

    def show_section(self, section_id: str) -> None:
        """Turn to another section of the menu; it shows all its drinks again."""
        if isinstance(self._page, Browsing):
            self._visit = replace(self._visit, alcohol_free=False)
            self._turn_to(Browsing(section_id))

    def wish(self, wish_id: str) -> None:
        """Show only what has no alcohol, or everything again; or ask about allergens."""
        if not isinstance(self._page, Browsing):
            return
        if wish_id == ALCOHOL_FREE:
            self._visit = replace(self._visit, alcohol_free=not self._visit.alcohol_free)
            self._turn_to(self._page)
        elif wish_id == WITHOUT:
            self.open_panel(PanelKind.WISHES)

    def open_drink(self, drink_id: str) -> None:
        """Open a drink as she can have it: the recipe, without what she wants to be spared."""
        drink = self._offer.drink(drink_id)
        if isinstance(self._page, Browsing) and drink is not None:
            availability = self._offer.availability
            way = self._visit.wishes.way(drink, availability)
            self._turn_to(Choosing(drink, availability.offer(drink) if way is None else way))

    def take_drink(self, drink_id: str) -> None:
        """Take it as it stands; or open it where she must choose, or see what is special; or say
        why she cannot have it.
        """
        drink = self._offer.drink(drink_id)
        if not isinstance(self._page, Browsing) or drink is None:
            return
        refusal = self._why_not(drink)
        choice = self._offer.availability.as_it_stands(drink)
        if refusal:
            self._tell(refusal)
        elif choice is None or not self._may_take(drink, choice):
            self.open_drink(drink_id)
        else:
            self._put(self._basket.add(drink, choice))
            self._tell("")

    def choose_option(self, group_id: str, option_id: str) -> None:
        """Choose an option of the open drink."""
        page = self._page
        if isinstance(page, Choosing):
            choice = toggle(page.drink, page.choice, group_id, option_id)
            self._turn_to(self._fitting(replace(page, choice=choice)))

    def change_drink_quantity(self, step: int) -> None:
        """More or fewer of the open drink."""
        page = self._page
        if isinstance(page, Choosing):
            self._turn_to(self._fitting(replace(page, quantity=page.quantity + step)))

    def add_drink(self) -> None:
        """Put the open drink into the basket and go back to the menu."""
        page = self._page
        if not isinstance(page, Choosing) or not is_complete(page.drink, page.choice):
            return
        if self._is_refused(page.drink, page.choice):
            return
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

    def open_panel(self, kind: str) -> None:
        """Lay a panel over the page."""
        raise NotImplementedError

    @property
    def _may_begin(self) -> bool:
        raise NotImplementedError

    @property
    def _basket(self) -> Basket:
        """What she has chosen; it takes no more than can still be handed over."""
        basket = self._visit.basket
        few = too_late_beyond(self.status.terms, basket)
        most = self._setting.order_drinks
        return replace(basket, most=most if few is None else min(most, few.drinks))

    def _fitting(self, page: Choosing) -> Choosing:
        """As many as *Add* will really put into the basket; one where there is no room at all."""
        room = self._basket.room_to_add(page.drink, page.choice)
        return replace(page, quantity=max(1, min(page.quantity, room)))

    def _put(self, basket: Basket) -> None:
        self._visit = replace(self._visit, basket=basket)

    def _new_basket(self) -> Basket:
        return Basket(self._new_key(), most=self._setting.order_drinks)

    def _tell(self, remark: str) -> None:
        self._remark = remark
        self._show()

    def _why_not(self, drink: Drink) -> str:
        """Why she cannot have a drink in any way, in a sentence, or ``""``."""
        words = self._setting.languages[self._visit.language]
        name = drink.name.in_language(self._visit.language)
        if not self._offer.availability.can_make(drink):
            return words.tr("{drink} is sold out", drink=name)
        if self._is_forbidden(drink, drink.as_it_stands()) and not self._can_be_dry(drink):
            return no_alcohol(words, self.status.terms)
        if self._visit.wishes.way(drink, self._offer.availability) is not None:
            return ""
        unwanted = self._visit.wishes.broken_by(drink, drink.as_it_stands())
        if not unwanted:
            return words.tr("{drink} has alcohol in it", drink=name)
        names = allergen_list(words, unwanted)
        return words.tr("{drink} contains {allergens}", drink=name, allergens=names)

    def _is_refused(self, drink: Drink, choice: Choice) -> bool:
        """What she sees on the drink's screen says why."""
        gone = self._offer.why_gone(drink, choice)
        unwanted = self._visit.wishes.broken_by(drink, choice)
        is_full = self._basket.room_to_add(drink, choice) < 1
        return gone is not None or bool(unwanted) or is_full or self._is_forbidden(drink, choice)

    def _may_take(self, drink: Drink, choice: Choice) -> bool:
        """It is as she wants it, and may be carried away."""
        is_kept = self._visit.wishes.are_kept_by(drink, choice)
        return is_kept and not self._is_forbidden(drink, choice)

    def _is_forbidden(self, drink: Drink, choice: Choice) -> bool:
        """An ordinance says that it may not be carried away now."""
        return is_forbidden(self.status.terms, drink, choice)

    def _can_be_dry(self, drink: Drink) -> bool:
        return Wishes(alcohol_free=True).way(drink, self._offer.availability) is not None

    def _marked(self) -> tuple[BasketLine, ...]:
        """The lines of her basket that cannot be ordered."""
        gone, wishes = self._basket.gone(self._newest), self._visit.wishes
        return tuple(
            line
            for line in self._basket.lines
            if line in gone
            or wishes.broken_by(line.drink, line.choice)
            or self._is_forbidden(line.drink, line.choice)
        )

    def _take_out(self, lines: Iterable[BasketLine]) -> None:
        """What cannot be ordered leaves the basket, now that she has said so."""
        basket = self._basket
        for line in lines:
            basket = basket.remove(line.line)
        self._put(basket)
        self._leave_if_empty()

    def _first_section(self) -> Browsing:
        """The first that is served now; none has this id if there is none."""
        return Browsing(next((each.section_id for each in self._offer.sections), ""))

    def _section_of(self, drink: Drink) -> Browsing:
        for section in self._offer.sections:
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

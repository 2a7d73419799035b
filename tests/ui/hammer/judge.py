"""What must be true after every step, whatever was done: told from the view and the basket."""

from __future__ import annotations

from kiosk.domain.basket import MOST_OF_A_LINE, Basket
from kiosk.domain.limits import Pause
from kiosk.domain.menu import unit_price
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.pages import Attract, Choosing
from kiosk.presenters.views import (
    AttractView,
    BasketView,
    ClosedView,
    DrinkView,
    MenuView,
    NumberView,
    View,
)
from kiosk.presenters.visit import Reading
from tests.fakes import PlainWords
from tests.ui.hammer.evening import Evening

MONEY = PlainWords().money


class Judge:
    """Looks at every view, compares it with the one before, and remembers whose basket it is."""

    def __init__(self, guest: GuestPresenter, evening: Evening) -> None:
        self._guest = guest
        self._evening = evening
        self._before: View = guest.view
        self._basket = guest._basket
        self._guests = guest.view.frame.guest
        self._prices: dict[str, str] = {}
        self._stood: BasketView | None = None
        self.welcomed = 0
        self.orders = 0
        evening.desk.before_placing = self._placing

    # -- every picture ----------------------------------------------------------------------------

    def rendered(self, view: View) -> None:
        """A view is on its way to the glass; the first of a new guest knows nothing of the last."""
        frame = view.frame
        if isinstance(view, BasketView) and not view.busy:
            self._stood = view
        if frame.guest == self._guests:
            return
        self._guests = frame.guest
        self._prices.clear()
        self.welcomed += 1
        assert isinstance(view, AttractView | ClosedView | NumberView)
        assert frame.reading == Reading()
        assert (frame.panel, frame.countdown, frame.aloud, frame.notice) == (None, None, None, "")
        assert not self._guest._basket.lines
        assert not self._guest._visit.without
        assert not self._guest._visit.alcohol_free
        assert not isinstance(view, ClosedView) or view.kept == ""
        if isinstance(view, NumberView):
            return
        assert frame.language == next(iter(self._guest._setting.languages))
        assert frame.remark == "" or not isinstance(view, ClosedView)

    # -- every step -------------------------------------------------------------------------------

    def look(self, *, hand: bool) -> None:
        """After a step; ``hand``: she did something, nothing else changes a basket of hers."""
        view, basket = self._guest.view, self._guest._basket
        self._limits(basket)
        self._kept(view, basket, hand=hand)
        self._consistent(view, basket)
        self._before, self._basket = view, basket

    def _limits(self, basket: Basket) -> None:
        assert basket.count <= basket.most
        assert all(1 <= line.quantity <= MOST_OF_A_LINE for line in basket.lines)
        assert len({line.line for line in basket.lines}) == len(basket.lines)

    def _kept(self, view: View, basket: Basket, *, hand: bool) -> None:
        """What she put in stays in at the price she was shown, until she takes it out or leaves."""
        before = {line.line: line for line in self._basket.lines}
        self._added(basket)
        if basket.key == self._basket.key:
            if not hand:
                assert basket.lines == self._basket.lines, "dropped in silence"
            for line in basket.lines:
                old = before.get(line.line)
                assert old is None or line.unit_cents == old.unit_cents
                assert old is not None or self._was_shown(MONEY(line.unit_cents))
            return
        if before and not hand and not isinstance(view, NumberView):
            told = self._before.frame.countdown is not None or isinstance(self._before, ClosedView)
            assert told, "a basket was put away and nobody had been asked"

    def _added(self, basket: Basket) -> None:
        """What went in is what *Add* said."""
        more = basket.count - self._basket.count
        if isinstance(self._before, DrinkView) and basket.key == self._basket.key and more > 0:
            assert more == int(self._before.quantity)
            price = MONEY(basket.total_cents - self._basket.total_cents)
            assert self._before.add.text.endswith(price)
        if isinstance(self._before, MenuView) and basket.key == self._basket.key and more == 1:
            price = MONEY(basket.total_cents - self._basket.total_cents)
            assert price in {card.price for card in self._before.cards}

    def _was_shown(self, price: str) -> bool:
        match self._before:
            case MenuView(cards=cards):
                return any(card.price == price for card in cards)
            case DrinkView(price=shown):
                return shown == price
            case _:
                return False

    def _consistent(self, view: View, basket: Basket) -> None:
        guest, frame = self._guest, view.frame
        assert frame.language == guest._visit.language
        assert frame.reading == guest._visit.reading
        assert (frame.panel is None) == (guest._panel is None)
        assert frame.countdown is None or 1 <= frame.countdown.seconds <= 30
        assert frame.aloud is None or frame.aloud.text
        self._open_or_shut(view)
        match view:
            case MenuView():
                self._menu(view, basket)
            case DrinkView():
                self._drink(view, basket)
            case BasketView():
                self._basket_page(view, basket)
            case _:
                pass

    def _open_or_shut(self, view: View) -> None:
        status = self._guest.status
        page = self._guest._page
        if isinstance(view, NumberView) or (isinstance(view, BasketView) and view.busy):
            return
        pauses = status.terms.pause is not None and isinstance(page, Attract)
        assert isinstance(view, ClosedView) == (not status.is_open or pauses)
        assert status.terms.pause in (None, *Pause)

    def _menu(self, view: MenuView, basket: Basket) -> None:
        assert view.basket.total == (MONEY(basket.total_cents) if basket.lines else "")
        assert view.basket.action.enabled == bool(basket.lines)
        availability = self._guest._offer.availability
        for card in view.cards:
            drink = self._guest._offer.drink(card.drink_id)
            assert drink is not None
            assert card.price == MONEY(drink.price_cents)
            assert self._prices.setdefault(card.drink_id, card.price) == card.price, "it moved"
            if not availability.can_make(drink):
                assert (card.dimmed, card.badge) == (True, "sold out")
            if card.take.enabled and not card.dimmed:
                assert basket.room_to_add(drink, drink.as_it_stands()) > 0

    def _drink(self, view: DrinkView, basket: Basket) -> None:
        page = self._guest._page
        assert isinstance(page, Choosing)
        quantity, cents = int(view.quantity), unit_price(page.drink, page.choice)
        assert view.price == MONEY(cents)
        if not view.add.enabled:
            return
        assert view.add.text == f"Add · {MONEY(cents * quantity)}"
        after = basket.add(page.drink, page.choice, quantity)
        assert after.count == basket.count + quantity
        assert after.total_cents == basket.total_cents + cents * quantity
        assert self._guest._offer.availability.can_make_so(page.drink, page.choice)
        assert view.more.enabled == (basket.room_to_add(page.drink, page.choice) > quantity)

    def _basket_page(self, view: BasketView, basket: Basket) -> None:
        shown = [(line.line, line.quantity) for line in view.lines]
        assert shown == [(line.line, str(line.quantity)) for line in basket.lines]
        good = [line for line, row in zip(basket.lines, view.lines, strict=True) if not row.trouble]
        assert view.total == MONEY(sum(line.cents for line in good))
        for line, row in zip(basket.lines, view.lines, strict=True):
            assert row.price == ("" if row.trouble else MONEY(line.cents))
        gone = {line.line for line in basket.gone(self._guest._newest)}
        assert gone <= {row.line for row in view.lines if row.trouble}
        if len(good) < len(basket.lines) and view.order.enabled:
            assert view.order.text == "Take out what is marked"

    # -- every order ------------------------------------------------------------------------------

    def _placing(self, basket: Basket) -> None:
        """What is handed over is what stood on the glass, line by line."""
        self.orders += 1
        view, desk = self._stood, self._evening.desk
        assert view is not None
        assert view.order.enabled
        assert view.frame.panel is None
        assert view.frame.countdown is None
        assert not any(line.trouble for line in view.lines)
        assert view.total == MONEY(basket.total_cents)
        assert [(line.quantity, line.price) for line in view.lines] == [
            (str(line.quantity), MONEY(line.cents)) for line in basket.lines
        ]
        assert not desk.waiting, "one order at a time"
        assert basket.key not in {order.key for order in desk.placed}, "and each only once"
        assert self._guest.status.is_open
        assert basket.without == self._guest._visit.wishes.listed

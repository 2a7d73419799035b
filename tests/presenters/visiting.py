"""A guest in front of a glass without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.basket import Basket
from kiosk.domain.help import HelpStanding, HelpWanted
from kiosk.domain.order import Order
from kiosk.domain.placing import Speech, order_from
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import View
from kiosk.services.ordering import Placed, PlaceResult
from kiosk.services.status import WindowStatus
from tests.fakes import EVENING, CountingIds, PlainWords, SetClock, sample_menu

OPEN = WindowStatus(is_open=True)


@dataclass
class HeldErrands:
    """A desk whose answers come when the test says so."""

    baskets: list[Basket] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    asked: int = 0
    calls: list[tuple[HelpWanted, Callable[[HelpStanding], None]]] = field(default_factory=list)
    replies: list[Callable[[PlaceResult], None]] = field(default_factory=list)

    def place(self, basket: Basket, language: str, reply: Callable[[PlaceResult], None]) -> None:
        self.baskets.append(basket)
        self.replies.append(reply)

    def basket_opened(self) -> None:
        self.asked += 1

    def call(self, wanted: HelpWanted, reply: Callable[[HelpStanding], None]) -> None:
        self.calls.append((wanted, reply))

    def shown(self, key: str) -> None:
        self.seen.append(key)


class Visit:
    """A guest in front of the glass."""

    def __init__(
        self, status: WindowStatus | None = OPEN, *, setting: Setting | None = None
    ) -> None:
        self.clock = SetClock()
        self.desk = HeldErrands()
        self.rendered: list[View] = []
        self.guest = GuestPresenter(
            sample_menu(),
            setting or Setting("Finestra 43", {"it": PlainWords(), "en": PlainWords()}),
            monotonic=self.clock.monotonic,
            new_key=CountingIds().key,
        )
        self.guest.errands = self.desk
        self.guest.render = self.rendered.append
        if status is not None:
            self.guest.status_changed(status)

    @property
    def view(self) -> View:
        return self.guest.view

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.guest.tick()

    def order_one(self) -> None:
        self.guest.start()
        self.guest.take_drink("negroni")
        self.guest.open_basket()
        self.guest.order()

    def answer(self, number: int = 42, pager: int | None = 7) -> Order:
        order = an_order(self.desk.baskets[-1], number, pager)
        self.desk.replies[-1](Placed(order))
        return order


def an_order(basket: Basket, number: int = 42, pager: int | None = 7) -> Order:
    return order_from(
        basket,
        Speech("en", "it", "{}, non {}".format, "{}: senza {}".format),
        window="43",
        day=date(2026, 11, 20),
        number=number,
        pager=pager,
        at=EVENING,
    )

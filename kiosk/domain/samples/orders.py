"""Orders that nobody placed, and the jobs of papers that no printer owes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.basket import Basket
from kiosk.domain.menu import Drink, Menu
from kiosk.domain.order import Order
from kiosk.domain.placing import Speech, order_from
from kiosk.domain.printjob import JobChange, JobKind, JobState, PrintJob
from kiosk.domain.samples.choices import Wanted, as_it_is

CHECK = "0000"
"""A real check has letters and the digits 2 to 7 only: whatever a window's secret, no code that
ends in this one is its own."""

_MOST_LINES = 6
_EVERY = 3  # line of a large order is changed
_A_MOMENT = timedelta(seconds=2)  # after the order its ticket is out


@dataclass(frozen=True)
class Scene:
    """What all samples share. ``spare`` lends what the ``menu`` has no example of."""

    menu: Menu
    spare: Menu
    speech: Speech
    window: str
    now: datetime

    def order(self, number: int, basket: Basket, *, pager: int | None = None) -> Order:
        """The order a basket would become now."""
        return order_from(
            basket,
            self.speech,
            window=self.window,
            day=self.now.date(),
            number=number,
            pager=pager,
            at=self.now,
        )

    def one(self, number: int, drink: Drink, wanted: Wanted = as_it_is, *, pager: int = 7) -> Order:
        """An order of one drink."""
        return self.order(number, _basket(number).add(drink, wanted(drink)), pager=pager)

    def many(self, number: int, wanted: Wanted, *, pager: int) -> Order:
        """As many kinds as a large order has, the longest names first, some of them changed."""
        drinks = sorted(self.menu.drinks(), key=self._letters, reverse=True)[:_MOST_LINES]
        basket = _basket(number)
        for place, drink in enumerate(drinks):
            choice = as_it_is(drink) if place % _EVERY else wanted(drink)
            basket = basket.add(drink, choice, 1 + place % 2)
        return self.order(number, basket, pager=pager)

    def _letters(self, drink: Drink) -> int:
        return len(drink.name.in_language(self.speech.staff))


def _basket(number: int) -> Basket:
    """An empty one."""
    return Basket(f"sample-{number}")


def job_of(number: int, at: datetime, *, copy: bool = False) -> PrintJob:
    """The job of an order's ticket, printed a moment after; its code opens nothing."""
    paper = 2 if copy else 1
    return PrintJob(
        job_id=number,
        kind=JobKind.TICKET,
        printer="",
        day=at.date(),
        place=number,
        state=JobState.PRINTED,
        order_key=f"sample-{number}",
        paper=paper,
        code=f"T000{number}.{paper}.{CHECK}",
        copy_of=number if copy else None,
        proof=None,
        attempts=1,
        render_failures=0,
        waiting_for="",
        next_try_at=None,
        queued_at=at,
        history=(JobChange(at + _A_MOMENT, JobState.PRINTING, JobState.PRINTED, ""),),
    )


def aged(order: Order, minutes: int) -> Order:
    """The same order, placed so long ago."""
    return replace(order, placed_at=order.placed_at - timedelta(minutes=minutes))

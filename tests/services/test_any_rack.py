"""Any evening's rack: who has which pager, whatever is ordered, scanned, cancelled and lost.

``KIOSK_EVENINGS=500`` plays so many evenings instead of a few.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from random import Random

import pytest

from kiosk.domain.codes import pager_code
from kiosk.domain.figures import DayReport
from kiosk.domain.order import Order, OrderState
from kiosk.domain.pagers import Pager, PagerState
from tests.services.conftest import Window
from tests.services.test_any_evening import SECRET, Evening

EVENINGS = int(os.environ.get("KIOSK_EVENINGS", "2"))
DEEDS = 30
REST = timedelta(seconds=60)
ENDED = {OrderState.CANCELLED, OrderState.ABANDONED}
FREE, OUT, MISSING = PagerState.FREE, PagerState.OUT, PagerState.MISSING


class Watched(Evening):
    """An evening with somebody who looks into the rack before and after each deed."""

    def __init__(self, window: Window, chance: Random) -> None:
        super().__init__(window, chance)
        self.seen: set[str] = set()

    def _deed(self) -> None:
        before, then = self._rack(), self._orders()
        super()._deed()
        self._look(before, then)
        self._calls_are_made()
        self._somebody_finds_one()

    def _calls_are_made(self) -> None:
        self.window.caller.step()

    def _somebody_finds_one(self) -> None:
        """A pager that lies about is held under the scanner, with the code on the paper."""
        lost = [pager for pager in self._rack().values() if pager.state is MISSING]
        if not lost or self._chance.random() < 0.8:
            return
        found = self._chance.choice(lost)
        self._lay_down()
        self.window.clock.advance(4)
        self._show(pager_code(found.number, found.since, SECRET))
        assert self._rack()[found.number].state is FREE
        self.seen.add("found by its code")

    def _look(self, before: Mapping[int, Pager], then: Mapping[str, Order]) -> None:
        """What no deed may do to a pager."""
        rack, orders, now = self._rack(), self._orders(), self.window.clock.now()
        held = [order.pager for order in orders.values() if _is_open(order) and order.pager]
        assert len(held) == len(set(held)), "two orders hold one pager"
        for number, pager in rack.items():
            was = before[number]
            if pager.state is OUT and was.state is OUT:
                continue
            if pager.state is OUT:
                assert was.state is FREE, "it was not in the rack"
                self._was_rested(was, pager)
                self.seen.add("handed out")
        for key, order in orders.items():
            had = then[key].pager if key in then else None
            if order.state in ENDED and key in then and _is_open(then[key]) and had:
                assert rack[had].state in {MISSING, FREE}
                assert rack[had].state is MISSING or rack[had].since > before[had].since
                self.seen.add("missing after its order")
            if key not in then and order.pager is None:
                may = [each for each in before.values() if each.state is FREE]
                rested = [each for each in may if each.called_at is None]
                assert not rested, "one was free, and nobody was given it"
                assert all(now - (each.called_at or now) < REST + _DEED for each in may)
                self.seen.add("all are out")

    @staticmethod
    def _was_rested(was: Pager, pager: Pager) -> None:
        called = was.called_at
        if called is not None and pager.since >= called and was.state is FREE:
            assert pager.since - called >= REST, "it still buzzes from its last call"

    def _rack(self) -> dict[int, Pager]:
        with self.window.storage.read() as records:
            return {pager.number: pager for pager in records.pagers.all()}

    def _orders(self) -> dict[str, Order]:
        with self.window.storage.read() as records:
            found = (records.orders.by_key(key) for key in self._keys.values())
            return {order.key: order for order in found if order is not None}

    def _close(self) -> None:
        before = {number for number, pager in self._rack().items() if pager.state is OUT}
        super()._close()
        missing = {number for number, pager in self._rack().items() if pager.state is MISSING}
        day_is_shut = self.book.page is None or self.book.page.is_closed
        if before and day_is_shut:
            assert before <= missing, "not returned, and handed to nobody"
            reports = [
                each for each, _ in self.window.printer.papers if isinstance(each, DayReport)
            ]
            listed = {each.number for each in reports[-1].pagers}
            assert before <= listed, "the report names it"
            self.seen.add("not returned")


_DEED = timedelta(seconds=60)
"""As much time as passes at most before an order within its deed."""


def _is_open(order: Order) -> bool:
    return order.state in {OrderState.PLACED, OrderState.READY}


@pytest.mark.parametrize("seed", range(EVENINGS))
def test_a_pager_is_with_one_guest_or_in_the_rack_or_missing(window: Window, seed: int) -> None:
    evening = Watched(window, Random(seed))  # noqa: S311
    evening.play(DEEDS)
    assert {"handed out", "all are out"} <= evening.seen

"""While nobody answers the tickets the window takes fewer orders and promises less."""

from __future__ import annotations

import pytest

from kiosk.domain.limits import Limits, Pause, slowed
from kiosk.domain.pace import Queue
from kiosk.domain.pace import slowed as slowed_queue
from kiosk.domain.pause import Pause as Row
from kiosk.domain.pause import PauseWhy
from kiosk.domain.terms import NotPlacedWhy
from tests.services.conftest import Window
from tests.services.test_terms import House


@pytest.fixture
def house(window: Window) -> House:
    return House(window)


def _slow(window: Window) -> None:
    with window.storage.write() as records:
        records.pauses.begin(Row(PauseWhy.SLOWED, window.clock.now()))
        records.commit()


def _go_on(window: Window) -> None:
    with window.storage.write() as records:
        running = records.pauses.open()
        assert running is not None
        records.pauses.update(Row(running.why, running.began_at, ended_at=window.clock.now()))
        records.commit()


def test_it_promises_twice_the_time_and_takes_an_order_full_of_drinks(house: House) -> None:
    house.write(limits=Limits(order_drinks=3))
    house.place()
    before = house.status().terms.queue.wait_s(1)
    _slow(house.window)
    status = house.status()
    assert (before, status.terms.queue.wait_s(1)) == (120, 240)
    assert status.is_open
    assert house.why(count=2) is None
    assert house.why() is NotPlacedWhy.QUEUE_IS_FULL
    assert house.status().terms.pause is Pause.QUEUE


def test_when_it_goes_on_all_is_as_before_at_the_next_order_at_the_latest(house: House) -> None:
    house.write(limits=Limits(order_drinks=2))
    _slow(house.window)
    assert house.why(count=2) is None
    assert house.why() is NotPlacedWhy.QUEUE_IS_FULL
    _go_on(house.window)
    assert house.why() is None


def test_a_limit_of_the_owner_is_halved_and_never_nothing() -> None:
    assert slowed(Limits(queue_drinks=20)).queue_drinks == 10
    assert slowed(Limits(queue_drinks=1)).queue_drinks == 1


def test_what_nobody_knows_stays_unknown() -> None:
    assert slowed_queue(Queue(((42, 2),), None)).wait_s(1) is None
    assert slowed_queue(Queue(((42, 2),), 60, done_s=100)).wait_s(1) == 360

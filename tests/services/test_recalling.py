"""A guest who was called and has not come is called again by itself, up to a limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.order import Order
from kiosk.domain.pagers import CallState
from kiosk.ports import NewCall
from tests.services.conftest import Window
from tests.services.test_waiting import PATIENCE, Night

AGAIN = replace(PATIENCE, call_again=timedelta(minutes=4), most_calls=3)


@pytest.fixture
def night(window: Window) -> Night:
    return Night(window, AGAIN)


def _ready(night: Night) -> Order:
    order = night.order()
    night.scan(order)
    night.window.caller.step()
    return order


def _buzzes(night: Night, minutes: float) -> int:
    """How many more buzzes there are after so many minutes."""
    before = len(night.window.base.calls)
    night.later(minutes)
    night.window.caller.step()
    return len(night.window.base.calls) - before


def test_every_four_minutes_and_three_times_in_all(night: Night) -> None:
    _ready(night)
    assert [_buzzes(night, 1) for _ in range(14)] == [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]


def test_who_came_is_not_called(night: Night) -> None:
    order = _ready(night)
    night.window.clock.advance(60)
    night.scan(order)
    assert _buzzes(night, 10) == 0


def test_a_call_that_still_waits_is_enough(night: Night) -> None:
    order = _ready(night)
    night.window.base.is_down = True
    assert _buzzes(night, 5) == 0
    assert _buzzes(night, 4) == 0
    states = [call.state for call in night.window.calls(order.key)]
    assert states.count(CallState.QUEUED) == 1


def test_a_call_just_made_by_card_counts(night: Night) -> None:
    order = _ready(night)
    night.window.clock.advance(180)
    with night.window.storage.write() as records:
        first = records.calls.of_order(order.key)[0]
        now = night.window.clock.now()
        records.calls.add(NewCall(order.key, order.number, first.pager, now))
        records.commit()
    night.window.caller.step()
    assert _buzzes(night, 1) == 0
    assert _buzzes(night, 3) == 1


def test_without_the_setting_only_the_card_calls(window: Window) -> None:
    night = Night(window)
    _ready(night)
    assert _buzzes(night, 7) == 0


def test_who_has_no_pager_reads_the_board(window: Window) -> None:
    night = Night(window, AGAIN)
    for _ in range(2):
        night.order()
    last = night.order()
    assert last.pager is None
    night.scan(last)
    assert _buzzes(night, 5) == 0

"""A guest who does not come is called again by itself, by the whole kiosk on real lines."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.domain.pagers import CallState
from tests.e2e.devices import code_of
from tests.faults.conftest import MakeNight
from tests.faults.night import EVERYTHING, SCANNER, Night, WallClock

SETTLED = """
[pager]
driver = "tap"
port = "ports/pager"
pagers = { 7 = "0427" }
[bartender]
call_again_minutes = 4
most_calls = 2
"""
CALLED = 'base   pager 0427 "7" called'


def test_she_is_called_again_after_some_minutes(make_night: MakeNight):
    clock = WallClock()
    night = make_night(SETTLED, SCANNER, plugged=EVERYTHING, clock=clock)
    night.begin()
    number = night.order()
    night.scan(code_of(night.ticket_of(number)))
    assert night.base is not None
    base = night.base
    night.until(lambda: base.dialogue.count(CALLED) == 1, "she is called")
    with night.records() as records:
        resume = card_code(Card.RESUME, records.secret())
    clock.jump(timedelta(minutes=5))
    night.scan(resume)  # whoever scans anything makes it look
    night.until(lambda: base.dialogue.count(CALLED) == 2, "she is called again")
    night.until(
        lambda: states_of_calls(night, number) == [CallState.ACCEPTED] * 2, "both are known"
    )


def states_of_calls(night: Night, number: int) -> list[CallState]:
    with night.records() as records:
        return [call.state for call in records.calls.of_order(night.key_of(number))]

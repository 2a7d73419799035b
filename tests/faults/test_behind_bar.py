"""The printer's cable is out: the pager behind the bar answers the scans, on a real base."""

from __future__ import annotations

from tests.e2e.devices import code_of
from tests.faults.conftest import MakeNight
from tests.faults.night import EVERYTHING, SCANNER

KEPT = 9
RACK = f"""
[pager]
driver = "tap"
port = "ports/pager"
pagers = {{ 7 = "0427", {KEPT} = "0429" }}
[bartender]
behind_bar = {KEPT}
"""


def test_one_buzz_is_understood_and_two_are_refused(make_night: MakeNight):
    night = make_night(RACK, SCANNER, plugged=EVERYTHING)
    night.begin()
    number = night.order()
    code = code_of(night.ticket_of(number))
    night.settled(number, "printed")
    assert night.order_row(number)["pager"] == 7
    assert night.bar is not None
    assert night.base is not None
    night.bar.pull_out()
    status = night.window.presenter
    night.until(lambda: not status.status.is_open, "the printer is missed")
    base = night.base

    def buzzes() -> int:
        return base.dialogue.count(f'base   pager 0429 "{KEPT}" called')

    night.scan("T1XY42.1.AAAA")
    night.until(lambda: buzzes() == 2, "two buzzes refuse")
    night.scan(code)
    night.until(lambda: buzzes() == 3, "one buzz is understood")
    assert night.order_row(number)["state"] == "ready"
    night.until(lambda: 'base   pager 0427 "7" called' in base.dialogue, "her pager buzzes, too")

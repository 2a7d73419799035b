"""The window's status where the bartender has two printers."""

from __future__ import annotations

import pytest

from kiosk.domain.health import OPENS_AFTER_S, Verdict
from kiosk.services.status import StatusReader
from tests.services.conftest import Window
from tests.services.pair import Pair


@pytest.fixture
def pair(window: Window) -> Pair:
    return Pair(window)


@pytest.fixture
def reader(pair: Pair) -> StatusReader:
    window = pair.window
    return StatusReader(
        window.storage,
        window.clock,
        bar=pair.bar,
        receipt=None,
        pagers=None,
        standby=pair.standby,
    )


def test_one_of_two_printers_keeps_the_window_open(pair: Pair, reader: StatusReader) -> None:
    pair.work()
    assert reader.read().is_open
    pair.bar.unplug()
    pair.let_pass(4)
    assert (reader.read().is_open, reader.read().bar) == (True, Verdict.FAILS)
    pair.standby.unplug()
    pair.let_pass(4)
    assert not reader.read().is_open
    pair.bar.plug_in()
    pair.let_pass(OPENS_AFTER_S + 3)
    assert reader.read().is_open


def test_whose_ticket_is_out_of_neither_printer_is_asked_to_knock(
    pair: Pair, reader: StatusReader
) -> None:
    pair.bar.unplug()
    for _ in range(3):
        pair.window.place()
    pair.standby.while_printing.append(pair.standby.unplug)
    pair.let_pass(12)
    assert len(pair.tickets(pair.standby)) == 1
    pair.let_pass(10)
    assert reader.read().unprinted == (2, 3)

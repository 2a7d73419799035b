"""The rack: what is written down is in it, but the pager behind the bar and those that are lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.bootstrap.bar import pager_behind_bar, patience
from kiosk.bootstrap.stores import stock_pagers
from kiosk.bootstrap.world import World
from kiosk.config import Config
from kiosk.domain.bartending import Unanswered
from kiosk.domain.codes import pager_named
from kiosk.domain.pagers import PagerState
from kiosk.ports import Ring
from kiosk.services.reminding import missing_pagers
from kiosk.system import NoSteps, RandomIds
from tests.configs import smallest
from tests.services.conftest import Window, database, window

__all__ = ["database", "window"]

PAGERS = """
[pager]
driver = "virtual"
pagers = { 1 = "0421", 2 = "0422", 9 = "0429" }
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return smallest(tmp_path, PAGERS)


def _stock(window: Window, config: Config) -> dict[int, PagerState]:
    stock_pagers(window.storage, config, World(window.clock, RandomIds(), NoSteps()))
    with window.storage.read() as records:
        return {pager.number: pager.state for pager in records.pagers.all()}


def _keeping(config: Config, number: int | None) -> Config:
    return replace(config, bartender=replace(config.bartender, behind_bar=number))


def test_the_pager_behind_the_bar_is_given_to_nobody(window: Window, config: Config) -> None:
    assert set(_stock(window, _keeping(config, 9))) == {1, 2}
    held = [window.place().pager for _ in range(3)]
    assert held == [1, 2, None]


def test_one_that_was_in_the_rack_goes_behind_the_bar_and_back(
    window: Window, config: Config
) -> None:
    assert set(_stock(window, config)) == {1, 2, 9}
    assert set(_stock(window, _keeping(config, 2))) == {1, 9}
    assert _stock(window, config)[2] is PagerState.FREE


def test_a_missing_one_stays_missing_through_a_start_until_its_code_is_scanned(
    window: Window, config: Config
) -> None:
    _stock(window, config)
    with window.storage.write() as records:
        lost = next(pager for pager in records.pagers.all() if pager.number == 1)
        records.pagers.save(replace(lost, state=PagerState.MISSING))
        records.commit()
    assert _stock(window, config)[1] is PagerState.MISSING
    assert window.place().pager != 1
    with window.storage.read() as records:
        (missing,) = missing_pagers(records)
    assert pager_named(missing.code) == missing.number == 1
    window.scan(missing.code, after=5)
    assert _stock(window, config)[1] is PagerState.FREE


def test_one_no_longer_written_stays_with_its_guest_and_is_forgotten_then(
    window: Window, config: Config
) -> None:
    order = window.place()
    assert order.pager == 1
    assert config.pager is not None
    without = replace(config, pager=replace(config.pager, pagers={2: "0422"}))
    assert _stock(window, without)[1] is PagerState.OUT
    code = window.tickets(order.key)[0].code
    window.scan(code, after=5)
    window.scan(code, after=9)
    assert set(_stock(window, without)) == {2}


def test_no_two_orders_ever_hold_one_pager(window: Window, config: Config) -> None:
    _stock(window, config)
    orders = [window.place() for _ in range(5)]
    held = [order.pager for order in orders if order.pager is not None]
    assert sorted(held) == [1, 2, 9]
    assert [order.pager for order in orders[3:]] == [None, None]


def test_what_the_owner_settled_is_what_is_waited(config: Config) -> None:
    settled = replace(
        config.bartender,
        remind_minutes=5,
        help_minutes=3,
        call_again_minutes=4,
        unanswered=Unanswered.CLOSE,
    )
    waits = patience(replace(config, bartender=settled))
    assert (waits.remind, waits.help) == (timedelta(minutes=5), timedelta(minutes=3))
    assert (waits.call_again, waits.unanswered) == (timedelta(minutes=4), Unanswered.CLOSE)
    assert waits.has_bell


def test_without_a_pager_behind_the_bar_nothing_buzzes(window: Window, config: Config) -> None:
    world = World(window.clock, RandomIds(), NoSteps())
    nobody = pager_behind_bar(config, world)
    assert nobody is not None
    nobody.ring(Ring.UNDERSTOOD)
    assert (nobody.pager, nobody.take()) == (None, 0)
    assert pager_behind_bar(replace(config, pager=None), world) is None
    behind = pager_behind_bar(_keeping(config, 9), world)
    assert behind is not None
    assert behind.pager == 9

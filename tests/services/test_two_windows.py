"""Two windows on one database: each has its own orders, money and shortages, also by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.figures import Figures
from kiosk.domain.order import OrderState, Who, Why, change_state
from kiosk.domain.shortage import Shortage
from kiosk.ports import CashTaken, Storage
from kiosk.services.ordering import Ordering, Placed
from kiosk.services.report import report_of_date
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.fakes import EVENING, sample_menu
from tests.services.conftest import RULES, Window


@pytest.fixture
def beside(window: Window, database: str) -> Iterator[Storage]:
    """Another window, at which the first order of the evening is paid and the gin has run out."""
    engine = open_engine(database)
    prepare(engine, "44", new_secret=lambda: b"\1" * 32)
    storage = SqlStorage(engine, "44")
    rules = replace(RULES, window="44")
    ordering = Ordering(
        storage, window.clock, rules=rules, may_order=lambda: True, steps=window.steps
    )
    solo = sample_menu().drink("solo")
    placed = ordering.place(Basket("of 44").add(solo, (("which", "young"),)), "en")
    assert isinstance(placed, Placed)
    with storage.write() as records:
        ready = change_state(
            placed.order, OrderState.READY, who=Who.BARTENDER, why=Why.MADE, at=EVENING
        )
        records.orders.update(placed.order, ready)
        records.orders.update(
            ready,
            change_state(
                ready, OrderState.COLLECTED, who=Who.BARTENDER, why=Why.HANDED_OVER, at=EVENING
            ),
        )
        records.payments.take_cash(CashTaken(placed.order.key, 700, EVENING))
        records.shortages.add(Shortage(Goods(GoodsKind.INGREDIENT, "gin"), EVENING))
        records.commit()
    yield storage
    with storage.read() as records:
        assert records.ledger.check().findings == ()
    engine.dispose()


def figures(storage: Storage) -> Figures:
    with storage.read() as records:
        day = records.days.last()
        assert day is not None
        report = report_of_date(records, day.day, EVENING)
    assert report is not None
    return report.figures


def test_each_report_is_of_its_own_window(window: Window, beside: Storage) -> None:
    window.clock.advance(1)
    order = window.place()
    ours, theirs = figures(window.storage), figures(beside)
    assert order.number == 1
    assert (ours.placed.cents, theirs.placed.cents) == (900, 700)
    assert (ours.money.cash_cents, theirs.money.cash_cents) == (0, 700)
    assert (ours.money.ahead_cents, theirs.money.ahead_cents) == (0, 0)
    assert ([each.name for each in ours.sold_out], len(theirs.sold_out)) == ([], 1)


def test_what_is_missing_at_one_window_is_on_sale_at_the_other(
    window: Window, beside: Storage
) -> None:
    with window.storage.read() as ours, beside.read() as theirs:
        assert ours.shortages.open() == ()
        assert len(theirs.shortages.open()) == 1
        assert ours.shortages.since(EVENING) == ()
        assert ours.orders.open() == ()
        assert ours.payments.of_day(EVENING.date()) == ()

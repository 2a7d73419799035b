"""A window's services on a real database, a clock that is set, and fake devices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.hours import ALWAYS_OPEN
from kiosk.domain.order import Order
from kiosk.domain.pagers import Call, Pager, PagerState
from kiosk.domain.printjob import JobKind, PrintJob
from kiosk.ports import Storage
from kiosk.services.answers import Answers
from kiosk.services.bar import Bar
from kiosk.services.businessday import Calendar
from kiosk.services.calling import Caller
from kiosk.services.ordering import Ordering, Placed, WindowRules
from kiosk.services.spooler import Spooler
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.databases import database_url, lay_tables
from tests.fakes import (
    CountingIds,
    FakePagerBase,
    FakePrinter,
    RecordedSteps,
    SetClock,
    sample_menu,
)
from tests.services.brittle import BrittleStorage

RULES = WindowRules(
    window="43",
    zone=ZoneInfo("Europe/Rome"),
    day_starts=time(6),
    staff_language="it",
    has_receipts=True,
    instead_of=lambda this, that: f"{this}, non {that}",
    left_out=lambda language, name: f"{'senza' if language == 'it' else 'without'} {name}",
)


class Window:
    """One window with its workers in hand: each ``step`` is taken by the test."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage = BrittleStorage(storage)
        self.clock = SetClock()
        self.steps = RecordedSteps()
        self.ids = CountingIds()
        self.printer = FakePrinter(self.clock)
        self.receipts = FakePrinter(self.clock, "receipt")
        self.base = FakePagerBase()
        self.answers = Answers()
        self.is_open = True
        self.hours = ALWAYS_OPEN
        self.menu = sample_menu()
        self.ordering = Ordering(
            storage, self.clock, rules=RULES, may_order=lambda: self.is_open, steps=self.steps
        )
        self.start_again()
        self.stock(1, 2)

    def start_again(self) -> None:
        """The process ended and a new one began; the database is what it was."""
        self.answers = Answers()
        self.spooler = Spooler(
            self.printer,
            self.storage,
            self.clock,
            self.ids,
            answers=self.answers,
            changed=lambda: None,
            steps=self.steps,
        )
        self.receipt_spooler = Spooler(
            self.receipts,
            self.storage,
            self.clock,
            self.ids,
            answers=None,
            changed=lambda: None,
            steps=self.steps,
        )
        self.caller = Caller(
            self.storage, self.base, self.clock, answers=self.answers, steps=self.steps
        )
        self.bar = Bar(
            self.storage,
            self.clock,
            answers=self.answers,
            printer_works=lambda: self.printer.is_connected,
            changed=lambda: None,
            steps=self.steps,
            menu=lambda: self.menu,
            language="it",
            calendar=Calendar("43", RULES.zone, RULES.day_starts, lambda: self.hours),
        )

    def stock(self, *numbers: int) -> None:
        """Put pagers into the rack."""
        with self.storage.write() as records:
            for number in numbers:
                records.pagers.save(Pager(number, PagerState.FREE, self.clock.now()))
            records.commit()

    def place(self, drink: str = "negroni", key: str | None = None) -> Order:
        """A guest orders one drink as it stands."""
        chosen = sample_menu().drink(drink)
        basket = Basket(key or self.ids.key()).add(chosen, chosen.as_it_stands())
        result = self.ordering.place(basket, "en")
        assert isinstance(result, Placed)
        return result.order

    def order(self, key: str) -> Order:
        """The order as it is stored now."""
        with self.storage.read() as records:
            order = records.orders.by_key(key)
        assert order is not None
        return order

    def tickets(self, key: str) -> list[PrintJob]:
        """The bartender's papers of an order, the original first."""
        with self.storage.read() as records:
            jobs = records.jobs.of_order(key)
        return [job for job in jobs if job.kind is JobKind.TICKET]

    def calls(self, key: str) -> list[Call]:
        """The calls of an order."""
        with self.storage.read() as records:
            return list(records.calls.of_order(key))

    def pager(self, number: int) -> Pager:
        """A pager as it is stored now."""
        with self.storage.read() as records:
            return next(each for each in records.pagers.all() if each.number == number)

    def print_all(self) -> None:
        """Let the bar printer's worker go on until it has nothing to do."""
        for _ in range(50):
            if self.spooler.step() > 0:
                return
        raise AssertionError("the spooler does not come to rest")

    def scan(self, code: str, *, after: float = 0.0) -> None:
        """The bartender passes a paper under the scanner."""
        self.clock.advance(after)
        self.bar.scan(code)

    def rings(self) -> list[str]:
        """What the bar heard since last asked."""
        while (signal := self.answers.take_signal()) is not None:
            self.printer.rings.append(signal.ring)
        heard, self.printer.rings = [str(ring) for ring in self.printer.rings], []
        return heard

    def said(self) -> list[str]:
        """The words waiting to be printed as an answer."""
        answer = self.answers.due(self.clock.monotonic())
        return [] if answer is None else [str(line.word) for line in answer.lines]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """Where the window's database is."""
    with database_url(tmp_path / "kiosk.db") as url:
        yield url


@pytest.fixture
def window(database: str) -> Iterator[Window]:
    lay_tables(database)
    engine = open_engine(database)
    prepare(engine, "43", new_secret=lambda: bytes(32))
    storage = SqlStorage(engine, "43")
    yield Window(storage)
    with storage.read() as records:
        assert records.ledger.check().findings == ()  # whatever the test did, by the program's ways
    engine.dispose()

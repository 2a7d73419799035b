"""Hours, bans and limits in the transaction that places an order, and what the screen is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.health import DeviceHealth, Trouble, Verdict
from kiosk.domain.hours import ALWAYS_OPEN, Forbids, Hours, Rule
from kiosk.domain.limits import Limits, Pause, Unpaid
from kiosk.domain.pace import Made, Waiting
from kiosk.domain.papercup import PAPER_CUP
from kiosk.domain.terms import NotPlacedWhy
from kiosk.domain.wallclock import Span
from kiosk.hoursfile import load_hours
from kiosk.services.hoursbook import HoursBook
from kiosk.services.ordering import NotPlaced, Ordering, Placed, PlaceResult
from kiosk.services.status import StatusReader, WindowStatus
from kiosk.services.terms import Place, TermsReader
from kiosk.storage.engine import open_engine
from kiosk.storage.migrate import prepare
from kiosk.storage.unit import SqlStorage
from tests.fakes import RecordedSteps, sample_menu
from tests.services.conftest import RULES, Window

ROME = ZoneInfo("Europe/Rome")
NIGHT = Hours(week=((Span(18 * 60, 26 * 60),),) * 7, last_orders=timedelta(minutes=5))
MIDNIGHT = Rule("Milan", Forbids.ALCOHOL, (Span(0, 360),))
NO_GLASS = Rule("glass", Forbids.GLASS, (Span(22 * 60, 29 * 60),))


@dataclass
class House:
    """A window with an owner: what she wrote can be changed."""

    window: Window
    hours: Hours = ALWAYS_OPEN
    limits: Limits = field(default_factory=Limits)
    drink_s: float | None = 60

    def __post_init__(self) -> None:
        self.write()

    def write(self, **changes: object) -> None:
        """The owner writes something else, and the kiosk begins anew."""
        for name, value in changes.items():
            setattr(self, name, value)
        place = Place(ROME, time(6), lambda: self.hours, self.limits, self.drink_s)
        self.terms = TermsReader(self.window.clock, place)
        self.ordering = Ordering(
            self.window.storage,
            self.window.clock,
            rules=replace(RULES, paper_cup=lambda language: f"paper cup ({language})"),
            may_order=lambda: self.window.is_open,
            steps=self.window.steps,
            terms=self.terms,
        )
        self.reader = StatusReader(
            self.window.storage,
            self.window.clock,
            bar=self.window.printer,
            receipt=None,
            pagers=self.window.base,
            terms=self.terms,
        )

    def at(self, wall: str) -> None:
        """The clock over the bar shows this, on Friday the 20th or in the night after it."""
        now = datetime.fromisoformat(f"2026-11-{wall}").replace(tzinfo=ROME).astimezone(UTC)
        self.window.clock.advance((now - self.window.clock.now()).total_seconds())

    def place(self, drink: str = "negroni", count: int = 1, key: str = "") -> PlaceResult:
        chosen = sample_menu().drink(drink)
        basket = Basket(key or self.window.ids.key()).add(chosen, chosen.as_it_stands(), count)
        return self.ordering.place(basket, "en")

    def why(self, drink: str = "negroni", count: int = 1) -> NotPlacedWhy | None:
        result = self.place(drink, count)
        return result.why if isinstance(result, NotPlaced) else None

    def status(self) -> WindowStatus:
        """What the screen is told, the bar's printer having just answered."""
        self.window.spooler.step()
        return self.reader.read()

    def make_one(self, seconds: float) -> None:
        """The bartender makes the oldest order and scans its ticket."""
        self.window.clock.advance(seconds)
        with self.window.storage.read() as records:
            order = next(each for each in records.orders.open() if each.state == "placed")
        self.window.bar.scan(self.window.tickets(order.key)[0].code)


@pytest.fixture
def house(window: Window) -> House:
    return House(window)


def test_outside_hours_nothing_is_ordered_and_the_screen_knows_when_it_opens(house: House) -> None:
    house.write(hours=NIGHT)
    house.at("21 02:00")
    result = house.place()
    assert isinstance(result, NotPlaced)
    assert result.why is NotPlacedWhy.OUTSIDE_HOURS
    status = house.status()
    assert (status.is_open, status.terms.closed) == (False, True)
    assert status.terms.opens == datetime(2026, 11, 21, 18, tzinfo=ROME)
    house.at("21 18:00")
    assert house.status().terms.closed is False
    house.window.clock.advance(5)
    assert house.status().is_open
    assert house.why() is None


def test_outside_hours_a_printer_that_is_switched_off_is_no_trouble_of_a_guest(
    house: House,
) -> None:
    house.write(hours=NIGHT)
    house.window.printer.unplug()
    house.at("21 12:00")
    status = house.status()
    assert (status.is_open, status.terms.closed, status.is_unknown_yet) == (False, True, False)


def test_ready_numbers_stay_on_the_board_after_closing(house: House) -> None:
    house.write(hours=NIGHT)
    house.at("21 01:50")
    house.place()
    house.make_one(60)
    house.at("21 02:00")
    status = house.status()
    assert (status.terms.closed, status.ready) == (True, (1,))


def test_a_ban_that_began_between_the_basket_and_order_is_kept(house: House) -> None:
    house.write(hours=replace(NIGHT, rules=(MIDNIGHT,)))
    house.at("20 23:50")
    assert house.why() is None
    house.at("20 23:58")
    assert house.why() is NotPlacedWhy.NO_ALCOHOL_WHEN_READY
    house.at("21 00:00")
    assert house.why() is NotPlacedWhy.NO_ALCOHOL
    assert house.why("chinotto") is None


def test_an_order_placed_before_the_ban_is_found_again_by_its_key(house: House) -> None:
    house.write(hours=replace(NIGHT, rules=(MIDNIGHT,)))
    house.at("20 23:50")
    first = house.place(key="k")
    house.at("21 00:30")
    assert house.place(key="k") == first


def test_while_no_glass_may_leave_the_ticket_says_paper_cup(house: House) -> None:
    house.write(hours=replace(NIGHT, rules=(NO_GLASS,)))
    house.at("20 21:55")
    plain = house.place()
    house.at("20 22:00")
    paper = house.place()
    assert isinstance(plain, Placed)
    assert isinstance(paper, Placed)
    assert [each.option_id for each in plain.order.lines[0].options] == ["campari"]
    added = house.window.order(paper.order.key).lines[0].options[-1]
    assert (added.option_id, added.ticket) == (PAPER_CUP, "paper cup (it)")
    assert added.name == "paper cup (en)"


def test_what_will_be_handed_over_after_the_glass_ban_began_comes_in_paper(house: House) -> None:
    house.write(hours=replace(NIGHT, rules=(NO_GLASS,)))
    house.at("20 21:50")
    house.place(count=9)
    later = house.place()
    assert isinstance(later, Placed)
    assert later.order.lines[0].options[-1].option_id == PAPER_CUP


def test_a_full_queue_refuses_and_goes_on_when_there_is_some_room(house: House) -> None:
    house.write(limits=Limits(queue_drinks=8))
    assert [house.why(count=4), house.why(count=3), house.why(count=2), house.why()] == [
        None,
        None,
        NotPlacedWhy.QUEUE_IS_FULL,
        None,
    ]
    status = house.status()
    assert (status.terms.pause, status.terms.pause_minutes) == (Pause.QUEUE, 2)
    assert status.is_open
    house.make_one(240)
    status = house.status()
    assert (status.terms.pause, status.terms.queue.drinks) == (None, 4)


def test_open_orders_that_nobody_paid_are_limited(house: House) -> None:
    house.write(limits=Limits(unpaid_orders=2))
    assert [house.why(), house.why(), house.why()] == [None, None, NotPlacedWhy.TOO_MUCH_UNPAID]
    assert house.status().terms.pause is Pause.UNPAID
    house.make_one(60)
    assert house.why() is NotPlacedWhy.TOO_MUCH_UNPAID  # ready is not paid
    house.window.clock.advance(20)
    house.window.scan(house.window.tickets("key-1")[0].code)
    assert house.why() is None


def test_the_pace_is_that_of_this_business_day(house: House) -> None:
    for _ in range(4):
        house.place(count=2)
    assert house.status().terms.queue.drink_s == 60
    for _ in range(3):
        house.make_one(90)
    queue = house.status().terms.queue
    assert (queue.drink_s, queue.drinks) == (45, 2)
    with house.window.storage.read() as records:
        days = records.days.last()
        assert days is not None
        lately = records.orders.made_lately(days.day, 2)
    assert [each.drinks for each in lately] == [2, 2]
    house.window.clock.advance(24 * 3600)
    assert house.status().terms.queue.drink_s == 60


def test_made_lately_knows_when_each_was_ready(house: House) -> None:
    begun = house.window.clock.now()
    house.place(count=2)
    house.make_one(75)
    with house.window.storage.read() as records:
        day = records.days.last()
        assert day is not None
        assert records.orders.made_lately(day.day, 9) == (
            Made(begun, begun + timedelta(seconds=75), 2),
        )


def test_two_kiosks_on_one_database_do_not_race_past_the_limit(database: str) -> None:
    """Two processes, as far as the database knows: each with an engine of its own."""
    engines = [open_engine(database), open_engine(database)]
    prepare(engines[0], "43", new_secret=lambda: bytes(32))
    both = [House(Window(SqlStorage(engine, "43"))) for engine in engines]
    placed: list[PlaceResult] = []
    gate = threading.Barrier(2)

    def order(house: House, name: str) -> None:
        house.write(limits=Limits(queue_drinks=10), hours=NIGHT)
        house.ordering = Ordering(
            house.window.storage,
            house.window.clock,
            rules=RULES,
            may_order=lambda: True,
            steps=RecordedSteps(),
            terms=house.terms,
        )
        gate.wait()
        placed.extend(house.place(count=1, key=f"{name}-{n}") for n in range(10))

    threads = [
        threading.Thread(target=order, args=(house, name))
        for house, name in zip(both, ("a", "b"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(each, Placed) for each in placed) == 10
    refused = {each.why for each in placed if isinstance(each, NotPlaced)}
    assert refused == {NotPlacedWhy.QUEUE_IS_FULL}
    for engine in engines:
        engine.dispose()


# -- the file ---------------------------------------------------------------------------------

OPEN_WEEK = "[week]\n" + "".join(
    f'{day} = "18:00-02:00"\n'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)


@pytest.fixture
def write_hours(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "hours.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_changed_file_is_taken_in_and_a_broken_one_leaves_the_old(
    house: House, write_hours: Callable[[str], Path], caplog: pytest.LogCaptureFixture
) -> None:
    path = write_hours(OPEN_WEEK)
    book = HoursBook(lambda: load_hours(path), path.read_text)
    first = book.current()
    write_hours(OPEN_WEEK.replace('friday = "18:00-02:00"', 'friday = "always"'))
    book.look()
    assert caplog.text == ""  # it may still be being written
    book.look()
    book.look()
    assert book.current() == first
    assert caplog.text.count("the old hours stay in service") == 1
    assert "week.friday" in caplog.text
    assert book.health == DeviceHealth(Verdict.FAILS, (Trouble.BROKEN_FILE,))
    write_hours(OPEN_WEEK.replace('friday = "18:00-02:00"', 'friday = "closed"'))
    book.look()
    book.look()
    assert book.current().week[4] == ()
    assert book.health == DeviceHealth(Verdict.WORKS)


def test_a_file_that_did_not_change_is_not_read_again(write_hours: Callable[[str], Path]) -> None:
    path = write_hours(OPEN_WEEK)
    read: list[Path] = []

    def reading() -> Hours:
        read.append(path)
        return load_hours(path)

    book = HoursBook(reading, lambda: path.stat().st_mtime_ns)
    book.look()
    book.look()
    assert len(read) == 1


def test_the_queue_knows_who_waits_and_what_is_owed_and_nothing_of_other_windows(
    house: House, database: str
) -> None:
    first = house.place(count=2)
    assert isinstance(first, Placed)
    house.window.clock.advance(10)
    house.place(count=3)
    with house.window.storage.read() as records:
        waiting, owed = records.orders.waiting(), records.orders.unpaid()
    begun = first.order.placed_at
    assert waiting == (Waiting(1, begun, 2), Waiting(2, begun + timedelta(seconds=10), 3))
    assert owed == Unpaid(2, 4500)
    engine = open_engine(database)
    with SqlStorage(engine, "44").read() as records:
        assert (records.orders.waiting(), records.orders.unpaid()) == ((), Unpaid())
    engine.dispose()
    house.make_one(60)
    with house.window.storage.read() as records:
        assert [each.number for each in records.orders.waiting()] == [2]
        assert records.orders.unpaid().orders == 2

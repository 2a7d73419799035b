"""The worker behind the staff screen: PINs ever more slowly, looks, test papers, a dead disk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.domain.answer import AnswerWord
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.order import OrderState
from kiosk.domain.printjob import JobKind
from kiosk.domain.staffpin import PinHash, hash_pin
from kiosk.services.businessday import Calendar
from kiosk.services.byhand import Beside, ByHand
from kiosk.services.cards.deed import Heard
from kiosk.services.cards.table import deeds
from kiosk.services.doorman import Doorman, Tried
from kiosk.services.staffdesk import StaffDesk, StaffLook
from kiosk.services.workers import Worker
from kiosk.storage.triesfile import TriesFile
from tests.e2e.waiting import until
from tests.fakes import SetClock, sample_menu
from tests.services.conftest import RULES, Window
from tests.storage.samples import DAY

GIN = Goods(GoodsKind.INGREDIENT, "gin")


@pytest.fixture(scope="module")
def pin() -> PinHash:
    return hash_pin("4829", bytes(16))


@dataclass
class Memory:
    """A file that lasts as long as the test."""

    wrong: int = 0
    written: list[int] = field(default_factory=list)

    def read(self) -> int:
        return self.wrong

    def write(self, wrong: int) -> None:
        self.wrong = wrong
        self.written.append(wrong)


def test_each_wrong_pin_makes_the_next_try_wait_longer(pin: PinHash) -> None:
    clock, tries = SetClock(), Memory()
    doorman = Doorman(pin, tries, clock)
    waits = []
    for _ in range(4):
        waits.append(doorman.try_pin("1234").wait_s)
        clock.advance(waits[-1])
    assert waits == [1, 2, 4, 8]
    assert doorman.try_pin("4829") == Tried(opens=True)
    assert tries.wrong == 0
    assert doorman.try_pin("1234").wait_s == 1


def test_a_try_that_comes_too_soon_is_neither_looked_at_nor_counted(pin: PinHash) -> None:
    clock, tries = SetClock(), Memory()
    doorman = Doorman(pin, tries, clock)
    doorman.try_pin("1234")
    assert doorman.try_pin("4829") == Tried(opens=False, wait_s=1)
    assert tries.written == [1]
    clock.advance(1)
    assert doorman.try_pin("4829").opens


def test_a_restart_begins_the_last_wait_anew(pin: PinHash) -> None:
    clock, tries = SetClock(), Memory(wrong=5)
    doorman = Doorman(pin, tries, clock)
    assert doorman.try_pin("4829") == Tried(opens=False, wait_s=16)
    clock.advance(16)
    assert doorman.try_pin("4829").opens


def test_a_try_is_used_up_before_it_is_looked_at(pin: PinHash) -> None:
    """Who pulls the plug while it is looked at has not tried for nothing."""
    tries = Memory()
    Doorman(pin, tries, SetClock()).try_pin("4829")
    assert tries.written == [1, 0]


def test_wrong_pins_are_logged_without_their_digits(
    pin: PinHash, caplog: pytest.LogCaptureFixture
) -> None:
    Doorman(pin, Memory(), SetClock()).try_pin("7351")
    (record,) = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert "wrong PIN" in record.getMessage()
    assert "7351" not in caplog.text


def test_the_count_is_kept_over_a_restart(tmp_path: Path) -> None:
    place = tmp_path / "var" / "kiosk.db.wrong-pins"
    assert TriesFile(place).read() == 0
    TriesFile(place).write(3)
    assert TriesFile(place).read() == 3


@pytest.mark.parametrize("text", [b"", b"three", b"-1", b"99999999999999999999", b"\xff"])
def test_a_count_that_was_broken_counts_as_many(tmp_path: Path, text: bytes) -> None:
    place = tmp_path / "wrong-pins"
    place.write_bytes(text)
    assert TriesFile(place).read() == 16


def test_a_disk_that_refuses_only_forgets_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    TriesFile(tmp_path / "file" / "wrong-pins").write(3)
    assert "could not be kept" in caplog.text


class Behind:
    """The desk with its worker on a thread of its own, as it is in a window."""

    def __init__(self, window: Window, pin: PinHash) -> None:
        calendar = Calendar("43", RULES.zone, RULES.day_starts)
        cards = deeds(sample_menu, "it", calendar, most_calls=5)
        self.desk = StaffDesk(
            window.storage,
            window.clock,
            doorman=Doorman(pin, Memory(), window.clock),
            by_hand=ByHand(
                window.storage,
                window.clock,
                deeds=cards,
                steps=window.steps,
                changed=lambda: None,
            ),
            post=lambda call: call(),
            today=lambda _records, _now: DAY,
            goods=lambda: ((GIN, "Gin"),),
            wake=lambda: None,
        )
        self._worker = Worker("staff", self.desk.run, interrupt=self.desk.interrupt)

    def ask(self, errand: Callable[[Callable[[object], None]], None]) -> object:
        """What the desk answers."""
        answers: list[object] = []
        errand(answers.append)
        until(lambda: bool(answers), "an answer")
        return answers[0]

    def __enter__(self) -> Behind:
        self._worker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.ask_to_stop()
        assert self._worker.join(20)


def test_a_look_names_what_is_open_and_what_is_missing(window: Window, pin: PinHash) -> None:
    first, second = window.place(), window.place()
    with Behind(window, pin) as behind:
        window.clock.advance(60)
        behind.ask(lambda reply: behind.desk.enter(first.number, reply))
        behind.ask(lambda reply: behind.desk.play(Card.SOLD_OUT, Beside(goods=GIN), reply))
        behind.ask(lambda reply: behind.desk.play(Card.PAUSE, Beside(), reply))
        pager_lost = Beside(order_key=second.key)
        behind.ask(lambda reply: behind.desk.play(Card.PAGER_LOST, pager_lost, reply))
        look = behind.ask(behind.desk.look)
    assert isinstance(look, StaffLook)
    assert [(each.number, each.state, each.pager) for each in look.orders] == [
        (first.number, OrderState.READY, 1),
        (second.number, OrderState.PLACED, None),
    ]
    assert look.orders[0].to_pay_cents == first.total_cents
    assert look.goods == ((GIN, "Gin"),)
    assert look.gone == {GIN}
    assert look.pagers_away == (2,)
    assert look.is_paused


def test_an_order_handed_over_is_shown_for_ten_minutes_more(window: Window, pin: PinHash) -> None:
    order = window.place()
    with Behind(window, pin) as behind:
        for _ in range(2):
            window.clock.advance(20)
            behind.ask(lambda reply: behind.desk.enter(order.number, reply))
        soon = behind.ask(behind.desk.look)
        window.clock.advance(601)
        late = behind.ask(behind.desk.look)
    assert isinstance(soon, StaffLook)
    assert isinstance(late, StaffLook)
    assert [each.state for each in soon.orders] == [OrderState.COLLECTED]
    assert soon.orders[0].to_pay_cents == 0
    assert late.orders == ()


def test_a_test_paper_waits_in_the_bars_queue(window: Window, pin: PinHash) -> None:
    with Behind(window, pin) as behind:
        assert behind.ask(behind.desk.print_test) is True
    with window.storage.read() as records:
        assert [job.kind for job in records.jobs.queue("bar")] == [JobKind.SAMPLES]
    window.print_all()
    with window.storage.read() as records:
        assert records.jobs.queue("bar") == ()


def test_a_disk_that_refuses_is_an_answer_and_the_worker_goes_on(
    window: Window, pin: PinHash
) -> None:
    order = window.place()
    window.clock.advance(20)
    with Behind(window, pin) as behind:
        window.storage.refused = 2
        heard = behind.ask(lambda reply: behind.desk.enter(order.number, reply))
        assert behind.ask(behind.desk.print_test) is False
        assert behind.ask(lambda reply: behind.desk.enter(order.number, reply)).counts
    assert isinstance(heard, Heard)
    assert [line.word for line in heard.lines] == [AnswerWord.NOT_SAVED]


def test_the_right_pin_opens(window: Window, pin: PinHash) -> None:
    with Behind(window, pin) as behind:
        tried = behind.ask(lambda reply: behind.desk.try_pin("4829", reply))
    assert tried == Tried(opens=True)

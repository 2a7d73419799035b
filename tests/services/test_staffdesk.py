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
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobKind, JobState, Proof
from kiosk.domain.shortage import Shortage
from kiosk.domain.staffpin import PinHash, hash_pin
from kiosk.domain.trial import Trial
from kiosk.ports import CallResult
from kiosk.services.behindbar import BehindBar
from kiosk.services.businessday import Calendar
from kiosk.services.byhand import Beside, ByHand
from kiosk.services.calling import Caller
from kiosk.services.cards.deed import Heard
from kiosk.services.cards.table import deeds
from kiosk.services.doorman import Doorman, Tried
from kiosk.services.staffdesk import StaffDesk
from kiosk.services.stafflook import Glasses, RackPager, StaffLook, TrialPrint
from kiosk.services.workers import Worker
from kiosk.storage.triesfile import TriesFile
from tests.e2e.waiting import until
from tests.fakes import SetClock, sample_menu
from tests.services.conftest import RULES, Window
from tests.storage.samples import DAY

NOW = SetClock().now()
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

    def __init__(self, window: Window, pin: PinHash, *, calls: BehindBar | None = None) -> None:
        self.calls = calls or BehindBar(None, window.clock.monotonic)
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
            try_out=self.calls.try_out,
        )
        self._worker = Worker("staff", self.desk.run, interrupt=self.desk.interrupt)

    def ask(self, errand: Callable[[Callable[[object], None]], None]) -> object:
        """What the desk answers."""
        answers: list[object] = []
        errand(answers.append)
        until(lambda: bool(answers), "an answer")
        return answers[0]

    def print_test(self, printer: str) -> bool:
        """Whether a test paper was queued."""
        return bool(self.ask(lambda reply: self.desk.print_test(printer, reply)))

    def look(self) -> StaffLook:
        """The evening as it is now."""
        look = self.ask(self.desk.look)
        assert isinstance(look, StaffLook)
        return look

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
    assert look.pagers == (
        RackPager(1, PagerState.OUT, first.number),
        RackPager(2, PagerState.MISSING, second.number),
    )
    assert look.orders[0].glasses == (Glasses("negroni", "Negroni", 1),)
    assert look.is_paused


def test_what_left_the_menu_while_it_was_sold_out_can_still_be_brought_back(
    window: Window, pin: PinHash
) -> None:
    last_month = Shortage(Goods(GoodsKind.DRINK, "spritz"), NOW, staff_name="Spritz")
    over = Shortage(Goods(GoodsKind.DRINK, "solo"), NOW, until=NOW)
    with window.storage.write() as records:
        records.shortages.add(last_month)
        records.shortages.add(over)
        records.commit()
    with Behind(window, pin) as behind:
        look = behind.look()
    assert look.goods == ((GIN, "Gin"), (last_month.goods, "Spritz"))
    assert look.gone == {last_month.goods}


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
        assert behind.print_test("bar")
    with window.storage.read() as records:
        assert [job.kind for job in records.jobs.queue("bar")] == [JobKind.SAMPLES]
    window.print_all()
    with window.storage.read() as records:
        assert records.jobs.queue("bar") == ()


def test_what_became_of_a_test_paper_is_told_with_its_proof(window: Window, pin: PinHash) -> None:
    with Behind(window, pin) as behind:
        assert behind.print_test("bar")
        assert behind.print_test("receipt")
        assert behind.look().trials == (
            TrialPrint("bar", JobState.QUEUED),
            TrialPrint("receipt", JobState.QUEUED),
        )
        window.print_all()
        window.receipt_spooler.step()
        assert [paper for paper, _ in window.receipts.papers if isinstance(paper, Trial)]
        assert behind.look().trials == (
            TrialPrint("bar", JobState.PRINTED, Proof.CONFIRMED),
            TrialPrint("receipt", JobState.PRINTED, Proof.CONFIRMED),
        )
        window.clock.advance(601)
        assert behind.look().trials == ()


def test_a_pager_buzzes_for_no_order_and_is_given_to_nobody_while_it_does(
    window: Window, pin: PinHash
) -> None:
    caller = Caller(
        window.storage,
        window.base,
        window.clock,
        answers=window.answers,
        steps=window.steps,
        behind_bar=(calls := BehindBar(None, window.clock.monotonic)),
    )
    with Behind(window, pin, calls=calls) as behind:
        said: list[CallResult] = []
        behind.desk.call_pager(1, said.append)
        until(lambda: window.pager(1).called_at is not None, "it is laid down")
        until(lambda: caller.step() >= 0 and bool(said), "the base answered")
    assert (said, window.base.calls) == ([CallResult.ACCEPTED], [1])
    assert window.place().pager == 2
    window.clock.advance(61)
    assert window.place().pager == 1


def test_a_pager_with_a_guest_is_not_tried_out(window: Window, pin: PinHash) -> None:
    order = window.place()
    with Behind(window, pin) as behind:
        said = behind.ask(lambda reply: behind.desk.call_pager(order.pager or 0, reply))
        assert said is CallResult.REFUSED
        assert behind.ask(lambda reply: behind.desk.call_pager(77, reply)) is CallResult.REFUSED
        window.storage.refused = 1
        assert behind.ask(lambda reply: behind.desk.call_pager(2, reply)) is CallResult.REFUSED
    assert behind.calls.take_trial() is None


def test_a_disk_that_refuses_is_an_answer_and_the_worker_goes_on(
    window: Window, pin: PinHash
) -> None:
    order = window.place()
    window.clock.advance(20)
    with Behind(window, pin) as behind:
        window.storage.refused = 2
        heard = behind.ask(lambda reply: behind.desk.enter(order.number, reply))
        assert not behind.print_test("bar")
        assert behind.ask(lambda reply: behind.desk.enter(order.number, reply)).counts
    assert isinstance(heard, Heard)
    assert [line.word for line in heard.lines] == [AnswerWord.NOT_SAVED]


def test_the_right_pin_opens(window: Window, pin: PinHash) -> None:
    with Behind(window, pin) as behind:
        tried = behind.ask(lambda reply: behind.desk.try_pin("4829", reply))
    assert tried == Tried(opens=True)

"""What nobody answers rings again, comes on paper, slows the window; one scan ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.bartending import Unanswered
from kiosk.domain.help import HelpScreen, HelpWanted
from kiosk.domain.order import Order
from kiosk.domain.pause import PauseWhy
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.domain.reminder import MOST_RINGS, Reminder
from kiosk.ports import Ring
from kiosk.services.help import HelpBell
from kiosk.services.waiting import Patience, Waiting
from tests.services.conftest import RULES, Window

PATIENCE = Patience(timedelta(minutes=8), timedelta(minutes=2), Unanswered.SLOW)


class Night:
    """A window whose bartender may be out."""

    def __init__(self, window: Window, patience: Patience = PATIENCE) -> None:
        self.window = window
        self.begin(patience)

    def begin(self, patience: Patience = PATIENCE) -> None:
        """The program begins; what was in memory is gone."""
        self.rings: list[Ring] = []
        self.changes = 0
        self.waiting = Waiting(
            self.window.storage,
            self.window.clock,
            patience=patience,
            ring=self.rings.append,
            changed=self._changed,
        )

    def _changed(self) -> None:
        self.changes += 1

    def order(self) -> Order:
        """One more order, whose ticket comes out."""
        order = self.window.place()
        self.window.print_all()
        return order

    def later(self, minutes: float) -> list[str]:
        """What is rung after so many more minutes."""
        self.window.clock.advance(minutes * 60)
        self.waiting.look()
        heard, self.rings[:] = [str(ring) for ring in self.rings], []
        return heard

    def scan(self, order: Order) -> None:
        self.window.scan(self.window.tickets(order.key)[0].code)
        self.waiting.heard()

    def reminders(self) -> list[PrintJob]:
        with self.window.storage.read() as records:
            return [each for each in records.jobs.of_day(None) if each.kind is JobKind.REMINDER]

    def paper(self) -> Reminder:
        """The reminder that came out last."""
        self.window.print_all()
        papers = [paper for paper, _ in self.window.printer.papers if isinstance(paper, Reminder)]
        return papers[-1]

    def pause(self) -> PauseWhy | None:
        with self.window.storage.read() as records:
            pause = records.pauses.open()
        return None if pause is None else pause.why


@pytest.fixture
def night(window: Window) -> Night:
    return Night(window)


def test_it_rings_then_reminds_and_takes_fewer_orders(night: Night) -> None:
    first, second = night.order(), night.order()
    assert night.later(7.9) == []
    assert night.later(0.2) == ["wanted"]
    assert night.later(7) == []
    assert (night.reminders(), night.pause()) == ([], None)
    assert night.later(1) == ["wanted"]
    paper = night.paper()
    assert [(each.number, each.minutes) for each in paper.orders] == [
        (first.number, 16),
        (second.number, 16),
    ]
    assert paper.orders[0].drinks[0][1].startswith("Negroni")
    assert paper.slowed
    assert night.pause() is PauseWhy.SLOWED
    assert night.changes == 1


def test_one_paper_is_enough_and_rings_end(night: Night) -> None:
    night.order()
    heard = [ring for _ in range(60) for ring in night.later(2)]
    assert heard == ["wanted"] * MOST_RINGS
    assert len(night.reminders()) == 1


def test_the_next_scan_ends_it_and_the_silence_begins_anew(night: Night) -> None:
    first, second = night.order(), night.order()
    night.later(16)
    night.scan(first)
    assert night.later(0.1) == []
    assert night.pause() is None
    assert night.later(7.8) == []
    assert night.later(0.2) == ["wanted"]
    night.later(8)
    assert [each.number for each in night.paper().orders if each.drinks] == [second.number]


def test_any_paper_of_ours_counts_not_only_a_ticket_that_is_ready(night: Night) -> None:
    night.order()
    night.later(16)
    night.waiting.heard()
    night.later(0.1)
    assert night.pause() is None


def test_the_owner_may_want_it_closed(window: Window) -> None:
    night = Night(window, replace(PATIENCE, unanswered=Unanswered.CLOSE))
    night.order()
    night.later(16)
    assert night.pause() is PauseWhy.UNANSWERED
    assert night.paper().closed


def test_who_scans_is_not_reminded_however_long_the_queue_is(night: Night) -> None:
    for order in [night.order() for _ in range(6)]:
        assert night.later(7) == []
        night.scan(order)
    assert night.reminders() == []


def test_a_ticket_that_did_not_come_out_can_be_answered_by_nobody(night: Night) -> None:
    night.window.printer.unplug()
    night.window.place()
    night.window.spooler.step()
    assert night.later(30) == []
    night.window.printer.plug_in()
    night.window.print_all()
    assert night.later(7) == []
    assert night.later(1) == ["wanted"]


def test_without_a_bell_the_paper_comes_at_once(window: Window) -> None:
    night = Night(window, replace(PATIENCE, has_bell=False))
    night.order()
    assert night.later(8) == []
    assert len(night.reminders()) == 1


def test_a_ticket_that_others_overtook_is_on_one_paper_with_a_code(night: Night) -> None:
    lost = night.order()
    for _ in range(3):
        night.window.clock.advance(60)
        night.scan(night.order())
    assert night.later(0.1) == ["wanted"]
    assert night.pause() is None
    (row,) = [each for each in night.paper().orders if each.code]
    assert row.number == lost.number
    assert night.later(20) == []
    assert len(night.reminders()) == 1
    night.window.rings()
    night.window.scan(row.code)
    assert night.window.rings() == ["understood"]
    assert night.window.order(lost.key).state == "ready"


def test_a_restart_rings_once_more_and_repeats_no_paper(night: Night) -> None:
    night.order()
    night.later(17)
    night.begin()
    assert night.later(0) == ["wanted"]
    assert night.later(0.1) == []
    assert len(night.reminders()) == 1
    assert night.pause() is PauseWhy.SLOWED


def test_a_reminder_that_all_was_answered_before_is_not_printed(night: Night) -> None:
    order = night.order()
    night.later(16)
    night.scan(order)
    night.window.scan(night.window.tickets(order.key)[0].code, after=10)
    night.window.print_all()
    assert [each.state for each in night.reminders()] == [JobState.WITHDRAWN]


def test_a_clock_set_back_makes_no_silence_longer(night: Night) -> None:
    night.order()
    night.later(1)
    night.window.clock.jump(-3600)
    assert night.later(6.9) == []
    assert night.later(0.2) == ["wanted"]


class TestHelp:
    def test_it_rings_until_it_was_seen(self, night: Night) -> None:
        self._call(night)
        assert night.later(1.9) == []
        assert night.later(0.1) == ["help"]
        assert night.later(2) == ["help"]
        night.window.scan(self._slip(night).code)
        assert night.later(2) == []

    def test_a_call_is_on_the_reminder_with_its_code(self, night: Night) -> None:
        night.order()
        self._call(night)
        night.later(4)
        paper = night.paper()
        assert [each.code for each in paper.calls] == [self._slip(night).code]
        assert night.pause() is PauseWhy.SLOWED
        night.window.scan(self._slip(night).code)
        night.later(0.1)
        assert night.pause() is None

    def test_who_works_on_is_reminded_but_not_slowed(self, night: Night) -> None:
        order = night.order()
        self._call(night)
        night.window.clock.advance(60)
        night.scan(order)
        night.later(3)
        assert len(night.reminders()) == 1
        assert night.pause() is None

    def test_a_call_whose_guest_is_gone_rings_no_more(self, night: Night) -> None:
        self._call(night)
        assert night.later(31) == []

    def test_before_anybody_ordered_it_only_rings(self, night: Night) -> None:
        self._call(night)
        assert night.later(4) == ["help"]
        assert (night.reminders(), night.changes) == ([], 0)

    @staticmethod
    def _call(night: Night) -> None:
        window = night.window
        bell = HelpBell(
            window.storage,
            window.clock,
            rules=RULES,
            answers=window.answers,
            asked=lambda: None,
        )
        bell.ask(HelpWanted("a", HelpScreen.MENU, "en"))
        window.print_all()

    @staticmethod
    def _slip(night: Night) -> PrintJob:
        with night.window.storage.read() as records:
            return next(each for each in records.jobs.of_day(None) if each.kind is JobKind.HELP)

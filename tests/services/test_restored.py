"""After a restore every pager is held until its code was scanned, and a paper says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.domain.codes import pager_code
from kiosk.domain.day import BusinessDay
from kiosk.domain.health import Trouble
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import PagerState
from kiosk.domain.papers import AfterRestore, LastOrder, Ticket
from kiosk.domain.printjob import JobKind, JobState, PrintJob
from kiosk.ports import Unproven
from kiosk.services.restored import queue_paper
from kiosk.services.restoring import begin_again
from tests.services.conftest import Window

TODAY = date(2026, 11, 20)


@pytest.fixture
def restored(window: Window) -> Window:
    """A window that had two orders when it was backed up, a minute ago, and was restored now."""
    window.place()
    window.place()
    window.print_all()
    window.printer.papers.clear()
    window.clock.advance(60)
    now = window.clock.now()
    day = BusinessDay("43", TODAY, now, last_number=9, opening=2, restored_at=now)
    with window.storage.write() as records:
        begin_again(records, day, pagers=(1, 2), now=now)
        records.commit()
    return window


def started(window: Window) -> bool:
    """The program starts: was the paper queued?"""
    window.start_again()
    with window.storage.write() as records:
        was_queued = queue_paper(records, window.clock.now())
        records.commit()
    return was_queued


def reports(window: Window) -> list[PrintJob]:
    with window.storage.read() as records:
        return [job for job in records.jobs.of_day(None) if job.kind is JobKind.REPORT]


def printed(window: Window) -> list[AfterRestore]:
    window.print_all()
    return [paper for paper, _ in window.printer.papers if isinstance(paper, AfterRestore)]


def code_of(window: Window, number: int) -> str:
    with window.storage.read() as records:
        return pager_code(number, window.pager(number).since, records.secret())


def test_the_first_start_prints_what_was_restored_once(restored: Window) -> None:
    restored_at = restored.clock.now()
    assert started(restored)
    assert not started(restored)
    (paper,) = printed(restored)
    assert paper.restored_at == restored_at
    assert paper.abandoned == (1, 2)
    assert [pager.number for pager in paper.pagers] == [1, 2]
    assert not started(restored)


def test_the_last_order_is_the_backups_own(restored: Window) -> None:
    restored_at = restored.clock.now()
    restored.place()
    started(restored)
    (paper,) = printed(restored)
    assert paper.last == LastOrder(2, restored_at - timedelta(seconds=60))


def test_no_guest_is_given_a_held_pager(restored: Window) -> None:
    assert restored.place().pager is None


def test_a_scanned_code_puts_its_pager_back_into_the_rack(restored: Window) -> None:
    restored.scan(code_of(restored, 2))
    assert restored.rings() == ["understood"]
    assert restored.pager(1).state is PagerState.HELD
    assert restored.pager(2).state is PagerState.FREE
    assert restored.place().pager == 2


def test_without_a_printer_a_pager_put_back_is_summed_up_later(restored: Window) -> None:
    restored.printer.unplug()
    restored.scan(code_of(restored, 2))
    assert restored.rings() == []
    assert restored.said() == ["pager back"]


def test_a_pager_that_is_not_held_is_refused_with_a_line(restored: Window) -> None:
    code = code_of(restored, 2)
    restored.scan(code)
    restored.rings()
    restored.scan(code, after=4)
    assert restored.rings() == ["refused"]
    assert "not held" in restored.said()


@pytest.mark.parametrize("text", ["P1.AAAA", "P1.7777"])
def test_a_forged_code_of_a_held_pager_changes_nothing(restored: Window, text: str) -> None:
    restored.scan(text)
    assert restored.rings() == ["refused"]
    assert restored.said() == ["not ours"]
    assert restored.pager(1).state is PagerState.HELD


def test_a_scan_that_could_not_be_saved_leaves_the_pager_held(restored: Window) -> None:
    restored.storage.refused = 1
    restored.scan(code_of(restored, 1))
    assert restored.said() == ["not saved"]
    assert restored.pager(1).state is PagerState.HELD


def test_the_paper_names_only_pagers_that_are_still_held_when_it_comes(restored: Window) -> None:
    started(restored)
    restored.scan(code_of(restored, 1))
    (paper,) = printed(restored)
    assert [pager.number for pager in paper.pagers] == [2]


def test_a_paper_in_doubt_comes_again_as_a_copy_twice_at_most(restored: Window) -> None:
    started(restored)
    restored.printer.outcomes += [Unproven(Trouble.NO_ANSWER)] * 5
    papers = printed(restored)
    assert [paper.copy for paper in papers] == [False, True, True]
    assert [job.state for job in reports(restored)] == [JobState.UNCERTAIN] * 3


def test_a_paper_does_not_hold_the_tickets_behind_it(restored: Window) -> None:
    started(restored)
    order = restored.place()
    restored.print_all()
    tickets = [paper.number for paper, _ in restored.printer.papers if isinstance(paper, Ticket)]
    assert tickets == [order.number]
    assert restored.order(order.key).state is OrderState.PLACED


def test_a_window_whose_pagers_are_free_prints_nothing_at_its_start(window: Window) -> None:
    window.place()
    assert not started(window)
    assert reports(window) == []


def test_a_clock_set_back_after_a_restore_ends_no_doubt_of_now(restored: Window) -> None:
    restored.clock.jump(-3600)
    order = restored.place()
    restored.printer.outcomes.append(Unproven(Trouble.LOST))
    restored.print_all()
    original, copy = restored.tickets(order.key)
    assert (original.state, copy.state) == (JobState.UNCERTAIN, JobState.PRINTED)

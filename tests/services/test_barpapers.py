"""The bar's own papers wait in the queue like tickets, each kind once."""

from __future__ import annotations

from kiosk.domain.order import OrderState
from kiosk.domain.printjob import OF_AN_ORDER, JobKind, JobState, change_job
from kiosk.services.barpapers import PAPERS, queue_paper
from kiosk.services.closing import queue_closing
from tests.services.conftest import Window
from tests.storage.samples import DAY, after


def _queue(window: Window, kind: JobKind, seconds: float = 0) -> int:
    with window.storage.write() as records:
        job = queue_paper(records, kind, day=DAY, now=after(seconds), why="asked for")
        records.commit()
    return job.job_id


def test_every_paper_of_the_bars_own_can_be_composed() -> None:
    assert set(PAPERS) == set(JobKind) - OF_AN_ORDER


def test_a_paper_that_still_waits_is_not_queued_a_second_time(window: Window) -> None:
    first = _queue(window, JobKind.FIGURES)
    assert _queue(window, JobKind.FIGURES, 5) == first


def test_papers_of_two_kinds_wait_beside_each_other(window: Window) -> None:
    assert _queue(window, JobKind.FIGURES) != _queue(window, JobKind.REMINDER)


def test_a_paper_that_was_begun_says_nothing_new_so_another_is_queued(window: Window) -> None:
    first = _queue(window, JobKind.FIGURES)
    with window.storage.write() as records:
        job = records.jobs.by_id(first)
        assert job is not None
        records.jobs.update(job, change_job(job, JobState.PRINTING, at=after(1), why="begun"))
        records.commit()
    assert _queue(window, JobKind.FIGURES, 5) != first


def test_a_paper_that_has_nothing_to_say_does_not_hold_the_tickets_behind_it(
    window: Window,
) -> None:
    order = window.place()
    window.print_all()
    with window.storage.write() as records:
        day = records.days.last()
        assert day is not None
        silent = queue_closing(records, day, window.clock.now())  # of a day nobody has closed
        records.commit()
    second = window.place()
    window.print_all()
    assert window.tickets(second.key)[0].state is JobState.PRINTED
    with window.storage.read() as records:
        job = records.jobs.by_id(silent.job_id)
    assert job is not None
    assert (job.state, job.history[-1].why) == (JobState.WITHDRAWN, "nothing to say")
    assert window.order(order.key).state is OrderState.PLACED

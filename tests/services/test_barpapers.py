"""The bar's own papers wait in the queue like tickets, each kind once."""

from __future__ import annotations

from kiosk.domain.printjob import JobKind, JobState, change_job
from kiosk.ports import Storage
from kiosk.services.barpapers import queue_paper
from tests.storage.samples import DAY, after


def _queue(storage: Storage, kind: JobKind, seconds: float = 0) -> int:
    with storage.write() as records:
        job = queue_paper(records, kind, day=DAY, now=after(seconds), why="asked for")
        records.commit()
    return job.job_id


def test_a_paper_that_still_waits_is_not_queued_a_second_time(storage: Storage) -> None:
    first = _queue(storage, JobKind.FIGURES)
    assert _queue(storage, JobKind.FIGURES, 5) == first


def test_papers_of_two_kinds_wait_beside_each_other(storage: Storage) -> None:
    assert _queue(storage, JobKind.FIGURES) != _queue(storage, JobKind.REMINDER)


def test_a_paper_that_was_begun_says_nothing_new_so_another_is_queued(storage: Storage) -> None:
    first = _queue(storage, JobKind.FIGURES)
    with storage.write() as records:
        job = records.jobs.by_id(first)
        assert job is not None
        records.jobs.update(job, change_job(job, JobState.PRINTING, at=after(1), why="begun"))
        records.commit()
    assert _queue(storage, JobKind.FIGURES, 5) != first

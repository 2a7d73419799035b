"""Print jobs keep their place, their attempts, and everything that happened to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.printjob import (
    JobChange,
    JobKind,
    JobState,
    PrintJob,
    Proof,
    change_job,
)
from kiosk.ports import AlreadyThere, NewJob, Storage, StorageFailed
from tests.storage.samples import DAY, a_ticket, after, an_order, moved, stored, with_job

BEGUN = (JobState.PRINTING,)
UNCERTAIN = (JobState.PRINTING, JobState.UNCERTAIN)


def test_a_job_starts_queued_with_the_row_that_says_why(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    with storage.write() as records:
        job = records.jobs.add(a_ticket(order))
        records.commit()
    assert job == PrintJob(
        job_id=job.job_id,
        kind=JobKind.TICKET,
        printer="bar",
        day=DAY,
        place=job.place,
        state=JobState.QUEUED,
        order_key=order.key,
        paper=1,
        code="TABC42.1.AAAA",
        copy_of=None,
        proof=None,
        attempts=0,
        render_failures=0,
        waiting_for="",
        next_try_at=None,
        queued_at=order.placed_at,
        history=(JobChange(order.placed_at, None, JobState.QUEUED, "ordered"),),
    )
    with storage.read() as records:
        assert records.jobs.by_id(job.job_id) == job
        assert records.jobs.by_code(job.code) == job
        assert records.jobs.of_order(order.key) == (job,)
        assert records.jobs.of_day(DAY) == (job,)
        assert records.jobs.of_day(None) == (job,)


def test_what_is_not_known_is_none(storage: Storage) -> None:
    with storage.read() as records:
        assert records.jobs.by_id(1) is None
        assert records.jobs.by_code("TABC1.1.AAAA") is None
        assert records.jobs.by_code("") is None
        assert records.jobs.by_identifier("abcd") is None
        assert records.jobs.last_begun("bar") is None
        assert records.jobs.of_order("f" * 32) == ()
        assert records.jobs.of_day(date(2026, 11, 19)) == ()
        assert records.jobs.of_kind(DAY, JobKind.TICKET) == ()
        assert records.jobs.unfinished(DAY) == ()


def test_the_papers_of_a_day_are_found_by_kind_and_by_what_is_unfinished(storage: Storage) -> None:
    first, second, third = an_order(41), an_order(42), an_order(43)
    stored(storage, first, second, third)
    failed = with_job(storage, first, *BEGUN, JobState.FAILED)
    doubtful = with_job(storage, second, *UNCERTAIN)
    queued = with_job(storage, third)
    with storage.read() as records:
        assert records.jobs.of_kind(DAY, JobKind.TICKET) == (failed, doubtful, queued)
        assert records.jobs.of_kind(DAY, JobKind.CLOSING) == ()
        assert records.jobs.unfinished(DAY) == (failed, doubtful, queued)
        assert records.jobs.unfinished(date(2026, 11, 19)) == ()


def test_a_report_belongs_to_no_order(storage: Storage) -> None:
    report = NewJob(
        kind=JobKind.REPORT,
        printer="bar",
        day=DAY,
        order_key=None,
        paper=1,
        code="",
        queued_at=after(0),
        why="closed",
    )
    with storage.write() as records:
        job = records.jobs.add(report)
        assert job.order_key is None
        assert records.jobs.add(report) != job


def test_a_ticket_without_its_order_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageFailed, match="there is no order"), storage.write() as records:
        records.jobs.add(a_ticket(an_order()))
    with pytest.raises(StorageFailed, match="of_an_order"), storage.write() as records:
        records.jobs.add(replace(a_ticket(an_order()), order_key=None))


def test_a_second_unmarked_ticket_of_an_order_is_refused(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    with_job(storage, order)
    with pytest.raises(AlreadyThere), storage.write() as records:
        records.jobs.add(a_ticket(order, paper=2))


def test_two_papers_never_share_a_code(storage: Storage) -> None:
    first, second = an_order(1), an_order(2)
    stored(storage, first, second)
    job = with_job(storage, first)
    with pytest.raises(AlreadyThere), storage.write() as records:
        records.jobs.add(replace(a_ticket(second), code=job.code))


def test_receipts_need_no_code(storage: Storage) -> None:
    first, second = an_order(1), an_order(2)
    stored(storage, first, second)
    with storage.write() as records:
        for order in (first, second):
            records.jobs.add(
                replace(a_ticket(order), kind=JobKind.RECEIPT, printer="receipt", code="")
            )
        records.commit()
    with storage.read() as records:
        assert len(records.jobs.queue("receipt")) == 2
        assert records.jobs.queue("bar") == ()


def test_the_queue_is_in_order_and_holds_what_is_still_to_come(storage: Storage) -> None:
    orders = [an_order(number) for number in (1, 2, 3, 4, 5)]
    stored(storage, *orders)
    printing = with_job(storage, orders[0], *BEGUN)
    failed = with_job(storage, orders[1], JobState.FAILED)
    uncertain = with_job(storage, orders[2], *UNCERTAIN)
    with_job(storage, orders[3], JobState.WITHDRAWN)
    queued = with_job(storage, orders[4])
    with storage.read() as records:
        assert records.jobs.queue("bar") == (printing, failed, queued)
        assert records.jobs.unsettled("bar") == (uncertain,)
        assert records.jobs.queue("receipt") == ()
        assert records.jobs.unsettled("receipt") == ()


def test_a_copy_has_the_place_of_its_original(storage: Storage) -> None:
    first, second = an_order(1), an_order(2)
    stored(storage, first, second)
    original = with_job(storage, first, *UNCERTAIN)
    next_one = with_job(storage, second)
    with storage.write() as records:
        copy = records.jobs.add(a_ticket(first, paper=2, copy_of=original))
        records.commit()
    assert copy.copy_of == original.job_id
    with storage.read() as records:
        assert records.jobs.queue("bar") == (copy, next_one)
        assert records.jobs.of_order(first.key) == (original, copy)
        assert records.jobs.of_day(DAY) == (original, next_one, copy)


def test_a_change_is_written_with_its_proof_and_its_row(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    job = with_job(storage, order, *BEGUN)
    waiting = replace(job, waiting_for="paper out", attempts=1)
    printed = change_job(
        waiting, JobState.PRINTED, at=after(9), why="confirmed", proof=Proof.CONFIRMED
    )
    with storage.write() as records:
        records.jobs.update(job, waiting)
        assert records.jobs.by_id(job.job_id) == waiting
        records.jobs.update(waiting, printed)
        records.commit()
    with storage.read() as records:
        assert records.jobs.by_id(job.job_id) == printed


def test_a_job_that_failed_knows_when_it_is_tried_again(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    job = with_job(storage, order)
    failed = replace(
        change_job(job, JobState.FAILED, at=after(5), why="paper out"), next_try_at=after(7)
    )
    with storage.write() as records:
        records.jobs.update(job, failed)
        records.commit()
    with storage.read() as records:
        assert records.jobs.by_id(job.job_id) == failed


def test_a_change_from_a_state_that_passed_is_refused(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    job = with_job(storage, order)
    with storage.write() as records:
        withdrawn = moved(records, job, JobState.WITHDRAWN)
        records.commit()
    with (
        pytest.raises(StorageFailed, match="is not queued any more"),
        storage.write() as records,
    ):
        moved(records, job, JobState.PRINTING)
    with storage.read() as records:
        assert records.jobs.by_id(job.job_id) == withdrawn


def test_what_a_job_brings_out_never_changes(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    job = with_job(storage, order)
    with storage.write() as records, pytest.raises(ValueError, match="code of a PrintJob"):
        records.jobs.update(job, replace(job, code="TABC42.9.AAAA"))


def test_an_attempt_is_found_by_its_identifier(storage: Storage) -> None:
    first, second = an_order(1), an_order(2)
    stored(storage, first, second)
    one, other = with_job(storage, first, *UNCERTAIN), with_job(storage, second, *BEGUN)
    with storage.write() as records:
        records.jobs.begin_attempt(one.job_id, "a!9~", after(1))
        records.jobs.begin_attempt(other.job_id, "b!9~", after(2))
        records.jobs.begin_attempt(one.job_id, "c!9~", after(3))
        records.commit()
    with storage.read() as records:
        assert records.jobs.by_identifier("a!9~") == one
        assert records.jobs.by_identifier("b!9~") == other
        assert records.jobs.by_identifier("c!9~") == one
        assert records.jobs.by_identifier("A!9~") is None
        assert records.jobs.last_begun("bar") == one
        assert records.jobs.last_begun("receipt") is None


def test_an_identifier_is_never_used_twice(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    job = with_job(storage, order, *BEGUN)
    with storage.write() as records:
        records.jobs.begin_attempt(job.job_id, "a!9~", after(1))
        records.commit()
    with pytest.raises(AlreadyThere), storage.write() as records:
        records.jobs.begin_attempt(job.job_id, "a!9~", after(2))


def test_an_attempt_of_an_unknown_job_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageFailed, match="no print job 99"), storage.write() as records:
        records.jobs.begin_attempt(99, "a!9~", after(1))


def test_every_printer_that_ever_had_a_paper_is_known(storage: Storage) -> None:
    order = an_order()
    stored(storage, order)
    with storage.write() as records:
        assert records.jobs.printers() == ()
        records.jobs.add(replace(a_ticket(order), printer="standby"))
        records.jobs.add(replace(a_ticket(order), kind=JobKind.RECEIPT, code=""))
        assert records.jobs.printers() == ("bar", "standby")

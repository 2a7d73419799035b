"""What is known of a paper changes only by the table; a proof belongs to *printed* alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from kiosk.domain.printjob import (
    COPIES_BY_ITSELF,
    TRANSITIONS,
    JobChange,
    JobKind,
    JobState,
    NotAllowed,
    PrintJob,
    Proof,
    change_job,
    queue_order,
    wants_copy,
)
from tests.storage.samples import DAY, after

QUEUED, PRINTING, PRINTED, FAILED, UNCERTAIN, WITHDRAWN = JobState

PROMISED = {
    (QUEUED, PRINTING),
    (QUEUED, FAILED),
    (QUEUED, WITHDRAWN),
    (FAILED, PRINTING),
    (FAILED, FAILED),
    (FAILED, WITHDRAWN),
    (PRINTING, PRINTED),
    (PRINTING, UNCERTAIN),
    (PRINTING, FAILED),
    (QUEUED, UNCERTAIN),
    (FAILED, UNCERTAIN),
    (UNCERTAIN, PRINTED),
    (UNCERTAIN, WITHDRAWN),
    (WITHDRAWN, PRINTED),
}


def a_job(
    state: JobState = QUEUED, *, job_id: int = 1, copy_of: int | None = None, place: int = 1
) -> PrintJob:
    return PrintJob(
        job_id=job_id,
        kind=JobKind.TICKET,
        printer="bar",
        day=DAY,
        place=place,
        state=state,
        order_key="key",
        paper=job_id,
        code=f"TABC42.{job_id}.AAAA",
        copy_of=copy_of,
        proof=Proof.SENT if state is PRINTED else None,
        attempts=0 if state in {QUEUED, FAILED} else 1,
        render_failures=0,
        waiting_for="paper out",
        next_try_at=after(5),
        queued_at=after(0),
        history=(JobChange(after(0), None, QUEUED, "ordered"),),
    )


def test_what_was_never_begun_cannot_have_come_out() -> None:
    job = replace(a_job(WITHDRAWN), attempts=0)
    with pytest.raises(NotAllowed, match="never begun"):
        change_job(job, PRINTED, at=after(9), why="because", proof=Proof.CONFIRMED)


@pytest.mark.parametrize(("before", "then"), [*product(JobState, JobState)])
def test_only_what_is_promised_is_allowed(before: JobState, then: JobState) -> None:
    job = a_job(before)
    proof = Proof.CONFIRMED if then is PRINTED else None
    if (before, then) not in PROMISED:
        with pytest.raises(NotAllowed, match=f"job 1: {before} -> {then}"):
            change_job(job, then, at=after(9), why="because", proof=proof)
        return
    changed = change_job(job, then, at=after(9), why="because", proof=proof)
    row = JobChange(after(9), before, then, "because")
    assert changed == replace(
        job,
        state=then,
        proof=proof,
        waiting_for="",
        next_try_at=None,
        history=(*job.history, row),
    )


def test_the_table_holds_every_promise() -> None:
    assert TRANSITIONS == PROMISED


def test_a_paper_that_may_exist_is_never_queued_again() -> None:
    """From *printing* and *uncertain* no way leads back to a first unmarked printing."""
    reached = {UNCERTAIN}
    for _ in JobState:
        reached |= {then for before, then in TRANSITIONS if before in reached}
    assert reached == {UNCERTAIN, PRINTED, WITHDRAWN}
    assert QUEUED not in {then for _, then in TRANSITIONS}


@pytest.mark.parametrize("proof", Proof)
def test_printed_needs_a_proof(proof: Proof) -> None:
    job = a_job(PRINTING)
    assert change_job(job, PRINTED, at=after(9), why=proof, proof=proof).proof is proof
    with pytest.raises(NotAllowed, match="with proof None"):
        change_job(job, PRINTED, at=after(9), why="hope")


@pytest.mark.parametrize(("before", "then"), sorted(PROMISED))
def test_nothing_but_printed_may_have_a_proof(before: JobState, then: JobState) -> None:
    if then is not PRINTED:
        with pytest.raises(NotAllowed, match="with proof sent"):
            change_job(a_job(before), then, at=after(9), why="because", proof=Proof.SENT)


COPIES = {
    # the copies there are -> an uncertain original wants one more
    (): True,
    (UNCERTAIN,): True,
    (WITHDRAWN,): True,
    (QUEUED,): False,
    (FAILED,): False,
    (PRINTING,): False,
    (PRINTED,): False,
    (UNCERTAIN, UNCERTAIN): False,
    (WITHDRAWN, UNCERTAIN): False,
}


@pytest.mark.parametrize(("copies", "wanted"), [*COPIES.items()])
def test_an_uncertain_ticket_wants_a_copy_while_nothing_proves_one(
    copies: tuple[JobState, ...], wanted: bool
) -> None:
    assert COPIES_BY_ITSELF == 2
    original = a_job(UNCERTAIN)
    family = [
        original,
        *(a_job(state, job_id=2 + n, copy_of=1) for n, state in enumerate(copies)),
    ]
    assert wants_copy(original, family, order_is_open=True) is wanted
    assert not wants_copy(original, family, order_is_open=False)


@pytest.mark.parametrize("state", sorted(set(JobState) - {UNCERTAIN}))
def test_only_an_uncertain_ticket_wants_a_copy(state: JobState) -> None:
    assert not wants_copy(a_job(state), [a_job(state)], order_is_open=True)


@pytest.mark.parametrize("kind", [JobKind.RECEIPT, JobKind.REPORT])
def test_only_a_ticket_is_copied(kind: JobKind) -> None:
    paper = replace(a_job(UNCERTAIN), kind=kind)
    assert not wants_copy(paper, [paper], order_is_open=True)


def test_a_copy_stands_in_its_originals_place() -> None:
    original, later = a_job(UNCERTAIN, place=1), a_job(job_id=2, place=2)
    copy = a_job(job_id=3, copy_of=1, place=1)
    assert sorted([later, copy, original], key=queue_order) == [original, copy, later]
    assert copy.is_copy
    assert not original.is_copy

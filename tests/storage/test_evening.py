"""What ran out and when the bar paused, as rows of this window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.lacks import Lack
from kiosk.domain.pause import Pause, PauseWhy
from kiosk.domain.printjob import JobKind
from kiosk.domain.shortage import Ended, Shortage, end
from kiosk.ports import AlreadyThere, Storage, StorageFailed
from tests.storage.samples import after, of_the_bar

LIME = Shortage(Goods(GoodsKind.INGREDIENT, "lime"), after(0))
LACKS = (Lack(41, 1), Lack(42, 2, may_go_without=True), Lack(42, 2, option=3))
NEGRONI = Shortage(Goods(GoodsKind.DRINK, "negroni"), after(60), until=after(7200))


def test_what_ran_out_is_read_back_until_it_is_there_again(storage: Storage) -> None:
    with storage.write() as records:
        records.shortages.add(LIME)
        records.shortages.add(NEGRONI)
        records.commit()
    with storage.write() as records:
        assert records.shortages.open() == (LIME, NEGRONI)
        records.shortages.update(end(LIME, Ended.SCANNED, after(90)))
        records.commit()
    with storage.read() as records:
        assert records.shortages.open() == (NEGRONI,)
        assert records.shortages.since(after(0)) == (end(LIME, Ended.SCANNED, after(90)), NEGRONI)
        assert records.shortages.since(after(1)) == (NEGRONI,)


def test_its_paper_and_the_orders_it_names_are_kept_with_it(storage: Storage) -> None:
    with storage.write() as records:
        job = records.jobs.add(of_the_bar(JobKind.SHORTAGE))
        told = replace(LIME, staff_name="Lime", lacks=LACKS, job_id=job.job_id)
        records.shortages.add(told)
        records.commit()
    with storage.read() as records:
        assert records.shortages.of_job(job.job_id) == told
        assert records.shortages.of_job(job.job_id + 1) is None


def test_who_needs_it_may_be_said_anew_while_it_lasts(storage: Storage) -> None:
    with storage.write() as records:
        job = records.jobs.add(of_the_bar(JobKind.SHORTAGE))
        records.shortages.add(LIME)
        again = replace(LIME, until=after(900), lacks=LACKS, job_id=job.job_id)
        records.shortages.update(again)
        records.commit()
    with storage.read() as records:
        assert records.shortages.open() == (again,)


def test_the_same_thing_runs_out_once_at_a_time(storage: Storage) -> None:
    with storage.write() as records:
        records.shortages.add(LIME)
        with pytest.raises(AlreadyThere):
            records.shortages.add(replace(LIME, began_at=after(5)))


def test_it_may_run_out_again_when_it_is_back(storage: Storage) -> None:
    again = replace(LIME, began_at=after(100))
    with storage.write() as records:
        records.shortages.add(LIME)
        records.shortages.update(end(LIME, Ended.TIME, after(90)))
        records.shortages.add(again)
        records.commit()
    with storage.read() as records:
        assert records.shortages.open() == (again,)


def test_what_has_not_run_out_cannot_come_back(storage: Storage) -> None:
    with (
        storage.write() as records,
        pytest.raises(StorageFailed, match="ingredient lime has not run out"),
    ):
        records.shortages.update(end(LIME, Ended.SCANNED, after(1)))


def test_a_pause_is_read_back_lengthened_and_ended(storage: Storage) -> None:
    pause = Pause(PauseWhy.TEN_MINUTES, after(0), after(600))
    longer = replace(pause, until=after(1200))
    with storage.write() as records:
        assert records.pauses.open() is None
        records.pauses.begin(pause)
        records.pauses.update(longer)
        records.commit()
    with storage.write() as records:
        assert records.pauses.open() == longer
        records.pauses.update(replace(longer, ended_at=after(700)))
        records.commit()
    with storage.read() as records:
        assert records.pauses.open() is None


def test_there_is_one_pause_at_a_time(storage: Storage) -> None:
    with storage.write() as records:
        records.pauses.begin(Pause(PauseWhy.CARD, after(0)))
        with pytest.raises(AlreadyThere):
            records.pauses.begin(Pause(PauseWhy.UNANSWERED, after(1)))

"""A unit of work happens whole or not at all, and one writer waits for the other."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.day import next_number
from kiosk.ports import AlreadyThere, Storage, StorageFailed
from kiosk.storage import open_database
from kiosk.storage.engine import BUSY_TIMEOUT_S
from tests.storage.samples import (
    DAY,
    WINDOW,
    a_ticket,
    after,
    an_order,
    business_day,
    stored,
    with_job,
)


def test_leaving_without_commit_undoes_everything(storage: Storage) -> None:
    with storage.write() as records:
        records.days.add(business_day())
        records.orders.add(an_order())
        records.jobs.add(a_ticket(an_order()))
        assert records.orders.by_key(an_order().key) == an_order()
    with storage.read() as records:
        assert records.orders.of_day(None) == ()
        assert records.jobs.of_day(None) == ()
        assert records.days.last() is None


def test_leaving_by_an_exception_undoes_everything(storage: Storage) -> None:
    with pytest.raises(KeyError, match="elsewhere"):
        _stumble(storage)
    with storage.read() as records:
        assert records.days.last() is None


def test_a_unit_that_was_committed_is_over(storage: Storage) -> None:
    with storage.write() as records:
        records.days.add(business_day())
        records.commit()
        with pytest.raises(RuntimeError, match="is over"):
            records.days.last()
    with pytest.raises(RuntimeError, match="is over"):
        records.commit()


def test_a_unit_that_was_left_is_over(storage: Storage) -> None:
    with storage.read() as records:
        pass
    with pytest.raises(RuntimeError, match="is over"):
        records.days.last()


def test_a_reader_cannot_write(storage: Storage) -> None:
    with storage.read() as records:
        with pytest.raises(RuntimeError, match="only reads"):
            records.days.add(business_day())
        with pytest.raises(RuntimeError, match="only reads"):
            records.commit()


def test_after_a_failed_statement_nothing_can_be_committed(storage: Storage) -> None:
    with storage.write() as records:
        records.days.add(business_day())
        with pytest.raises(AlreadyThere):
            records.days.add(business_day())
        with pytest.raises(StorageFailed, match="earlier statement"):
            records.commit()
    with storage.read() as records:
        assert records.days.last() is None


def test_a_lost_compare_and_set_cannot_be_committed_either(storage: Storage) -> None:
    with storage.write() as records:
        records.days.add(business_day())
        with pytest.raises(StorageFailed, match="is not placed any more"):
            records.orders.update(an_order(), replace(an_order(), pager=3))
        with pytest.raises(StorageFailed, match="earlier statement"):
            records.commit()


def test_a_reader_sees_one_moment_while_others_write(storage: Storage) -> None:
    stored(storage, an_order(1))
    with storage.read() as records:
        before = records.orders.of_day(None)
        _in_thread(lambda: stored(storage, an_order(2)))
        assert records.orders.of_day(None) == before
    with storage.read() as records:
        assert len(records.orders.of_day(None)) == 2


def test_readers_do_not_wait_for_a_writer(storage: Storage) -> None:
    stored(storage, an_order(1))
    with storage.write() as records:
        records.orders.add(an_order(2))
        found = []

        def read() -> None:
            with storage.read() as others:
                found.extend(others.orders.of_day(None))

        _in_thread(read)
    assert found == [an_order(1)]


def test_a_writer_that_waits_too_long_is_told_so(storage: Storage) -> None:
    told: list[StorageFailed] = []

    def write() -> None:
        try:
            with storage.write():
                pass
        except StorageFailed as failed:
            told.append(failed)

    with storage.write():
        _in_thread(write)
    assert len(told) == 1
    assert "locked" in str(told[0])
    assert told[0].__cause__ is not None


def test_two_threads_with_one_key_make_one_order(storage: Storage) -> None:
    stored(storage)
    rounds = 20
    outcomes = _race(storage, rounds, key=lambda turn, _: f"basket {turn}")
    assert sorted(outcomes) == sorted(["placed", "found"] * rounds)
    with storage.read() as records:
        assert len(records.orders.of_day(DAY)) == rounds


def test_two_threads_never_get_the_same_number(storage: Storage) -> None:
    stored(storage)
    rounds = 20
    outcomes = _race(storage, rounds, key=lambda turn, who: f"basket {turn} of {who}")
    assert outcomes == ["placed"] * 2 * rounds
    with storage.read() as records:
        numbers = [order.number for order in records.orders.of_day(DAY)]
    assert numbers == list(range(1, 2 * rounds + 1))


def test_a_process_killed_between_two_statements_leaves_nothing(path: Path) -> None:
    url = f"sqlite:///{path}"
    with open_database(url, window=WINDOW) as storage:
        stored(storage, an_order(1))
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, url], timeout=60, cwd=Path.cwd(), check=False
    )
    assert killed.returncode == -9
    with open_database(url, window=WINDOW) as storage, storage.read() as records:
        assert records.orders.of_day(None) == (an_order(1),)
        assert records.jobs.of_day(None) == ()
        assert records.days.last() == business_day()


_KILLED = """
import os, signal, sys
from dataclasses import replace
from kiosk.storage import open_database
from tests.storage.samples import WINDOW, a_ticket, an_order, business_day
with open_database(sys.argv[1], window=WINDOW) as storage, storage.write() as records:
    records.days.update(replace(business_day(), last_number=2))
    records.orders.add(an_order(2))
    records.jobs.add(a_ticket(an_order(2)))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_damaged_database_is_told_in_the_services_words(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 1000)
    with (
        pytest.raises(StorageFailed, match="not a database"),
        open_database(f"sqlite:///{path}", window=WINDOW),
    ):
        pass


def test_a_full_disk_fails_the_commit_and_nothing_is_written(
    storage: Storage, raw: sqlite3.Connection
) -> None:
    stored(storage, an_order(1))
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    with pytest.raises(StorageFailed, match="full"):
        _fill(storage, pages)
    with storage.read() as records:
        assert records.orders.of_day(None) == (an_order(1),)


def _stumble(storage: Storage) -> None:
    with storage.write() as records:
        records.days.add(business_day())
        raise KeyError("elsewhere")


def _fill(storage: Storage, pages: int) -> None:
    """Write more than fits when the database may not grow beyond so many pages."""
    with storage.write() as records:
        statements = records._statements  # type: ignore[attr-defined]
        statements._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(2, 900):
            records.orders.add(an_order(number))
            records.jobs.add(replace(a_ticket(an_order(number)), queued_at=after(number)))
        records.commit()


def test_a_job_and_its_order_are_written_together_or_not(storage: Storage) -> None:
    stored(storage, an_order(1))
    with_job(storage, an_order(1))
    same_code = replace(a_ticket(an_order(2)), code=a_ticket(an_order(1)).code)
    with storage.write() as records:
        records.orders.add(an_order(2))
        with pytest.raises(AlreadyThere):
            records.jobs.add(same_code)
    with storage.read() as records:
        assert records.orders.by_key(an_order(2).key) is None


def _race(storage: Storage, rounds: int, *, key: Callable[[int, int], str]) -> list[str]:
    """Two threads place orders at the same moments, as a double tap does."""
    start = threading.Barrier(2, timeout=30)
    outcomes: list[str] = []

    def place(who: int) -> None:
        for turn in range(rounds):
            start.wait()
            outcomes.append(_place(storage, key(turn, who)))

    threads = [threading.Thread(target=place, args=(who,)) for who in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


def _place(storage: Storage, key: str) -> str:
    with storage.write() as records:
        if records.orders.by_key(key):
            return "found"
        day = records.days.last()
        assert day is not None
        number = next_number(day)
        records.days.update(replace(day, last_number=number))
        records.orders.add(an_order(number, key=key))
        records.commit()
    return "placed"


def _in_thread(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(BUSY_TIMEOUT_S + 30)
    assert not thread.is_alive()

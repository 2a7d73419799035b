"""Calls for help as rows: each once, with its slip, and only of this window."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from kiosk.domain.help import HelpRequest, HelpScreen, HelpWanted
from kiosk.domain.printjob import JobKind
from kiosk.ports import AlreadyThere, NewJob, Records, Storage, StorageFailed
from tests.storage.samples import DAY, after


def _slip(records: Records, count: int) -> int:
    job = NewJob(
        kind=JobKind.HELP,
        printer="bar",
        day=DAY,
        order_key=None,
        paper=1,
        code=f"H{count}.AAAA",
        queued_at=after(0),
        why="a guest called",
    )
    return records.jobs.add(job).job_id


def _request(records: Records, count: int = 1, *, key: str = "a") -> HelpRequest:
    wanted = HelpWanted(key, HelpScreen.NUMBER, "ja", 42)
    return HelpRequest(count, wanted, after(1), _slip(records, count), rung_at=after(1))


def _stored(storage: Storage, *requests: tuple[int, str]) -> list[HelpRequest]:
    made = []
    with storage.write() as records:
        for count, key in requests:
            made.append(_request(records, count, key=key))
            records.help.add(made[-1])
        records.commit()
    return made


def test_a_call_is_read_back_as_it_was_written(storage: Storage) -> None:
    first, second = _stored(storage, (1, "a"), (2, "b"))
    with storage.read() as records:
        assert records.help.last() == second
        assert records.help.by_key("a") == first
        assert records.help.by_count(1) == first
        assert records.help.of_job(second.job_id) == second
        assert records.help.by_key("c") is None
        assert records.help.of_job(999) is None


def test_that_it_was_seen_and_rung_again_is_written_over_the_same_row(storage: Storage) -> None:
    (request,) = _stored(storage, (1, "a"))
    later = replace(request, seen_at=after(30), rings=2, rung_at=after(20))
    with storage.write() as records:
        records.help.update(later)
        records.commit()
    with storage.read() as records:
        assert records.help.by_count(1) == later


def test_a_call_that_is_not_there_cannot_be_seen(storage: Storage) -> None:
    (request,) = _stored(storage, (1, "a"))
    with storage.write() as records, pytest.raises(StorageFailed, match="no call for help 2"):
        records.help.update(replace(request, count=2))


@pytest.mark.parametrize(("count", "key"), [(1, "b"), (2, "a")])
def test_a_count_and_a_key_are_given_once(storage: Storage, count: int, key: str) -> None:
    _stored(storage, (1, "a"))
    with storage.write() as records:
        request = replace(_request(records, 3, key=key), count=count)
        with pytest.raises(AlreadyThere):
            records.help.add(request)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE help_requests SET count = 0",
        "UPDATE help_requests SET rings = -1",
        "UPDATE help_requests SET number = 1000",
        "UPDATE help_requests SET number = 0",
        "UPDATE help_requests SET screen = 'street'",
        "UPDATE help_requests SET seen_at = 'soon'",
        "UPDATE help_requests SET job_id = 999",
        "UPDATE help_requests SET job_id = NULL",
        "UPDATE print_jobs SET kind = 'ticket'",
    ],
)
def test_the_database_refuses(storage: Storage, raw: sqlite3.Connection, sql: str) -> None:
    _stored(storage, (1, "a"))
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(sql)


@pytest.mark.parametrize("screen", HelpScreen)
def test_every_screen_is_allowed(
    storage: Storage, raw: sqlite3.Connection, screen: HelpScreen
) -> None:
    _stored(storage, (1, "a"))
    changed = raw.execute("UPDATE help_requests SET screen = ?", (screen.value,))
    assert changed.rowcount == 1

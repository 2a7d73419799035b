"""What the screen is told of the window."""

from __future__ import annotations

import pytest

from kiosk.domain.health import OPENS_AFTER_S, DeviceHealth, Trouble, Verdict
from kiosk.domain.printjob import JobState, change_job
from kiosk.ports import NotWritten, Unproven
from kiosk.services.status import StatusReader, device_works
from tests.services.conftest import Window


@pytest.fixture
def reader(window: Window) -> StatusReader:
    return StatusReader(
        window.storage, window.clock, bar=window.printer, receipt=None, pagers=window.base
    )


def test_an_old_answer_of_the_printer_closes_the_window(
    window: Window, reader: StatusReader
) -> None:
    assert not reader.read().is_open
    window.spooler.step()
    assert reader.read().is_open
    window.clock.advance(5)
    assert not reader.read().is_open


def test_a_database_that_cannot_be_read_closes_the_window_and_keeps_the_board(
    window: Window, reader: StatusReader
) -> None:
    window.place()
    window.spooler.step()
    assert reader.read().making == (1,)
    window.storage.unread = 1
    status = reader.read()
    assert (status.is_open, status.storage_works, status.making) == (False, False, (1,))


def test_whose_ticket_is_not_out_is_named_while_the_window_is_closed(
    window: Window, reader: StatusReader
) -> None:
    window.place()
    window.print_all()
    window.place()
    window.place()
    window.printer.outcomes += [Unproven(Trouble.NO_ANSWER), NotWritten((Trouble.PAPER_OUT,))]
    window.spooler.step()
    window.printer.unplug()
    window.spooler.step()
    assert reader.read().unprinted == (2, 3)


def test_a_ticket_that_was_given_up_is_named_too(window: Window, reader: StatusReader) -> None:
    order = window.place()
    (job,) = window.tickets(order.key)
    with window.storage.write() as records:
        given_up = change_job(job, JobState.WITHDRAWN, at=window.clock.now(), why="given up")
        records.jobs.update(job, given_up)
        records.commit()
    window.printer.unplug()
    window.spooler.step()
    assert reader.read().unprinted == (1,)


def test_an_open_window_asks_nobody_to_knock(window: Window, reader: StatusReader) -> None:
    window.spooler.step()
    window.place()
    assert reader.read().unprinted == ()


def test_a_ticket_scanned_in_spite_of_doubt_needs_no_knock(
    window: Window, reader: StatusReader
) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.LOST))
    window.spooler.step()
    window.printer.unplug()
    assert reader.read().unprinted == (1,)
    window.scan(window.tickets(order.key)[0].code)
    assert reader.read().unprinted == ()


@pytest.mark.parametrize(
    ("health", "works"),
    [
        (DeviceHealth(Verdict.WORKS), True),
        (DeviceHealth(Verdict.FAILS, (Trouble.PAPER_OUT,)), False),
        (DeviceHealth(Verdict.UNKNOWN, (Trouble.NO_ANSWER,)), False),
        (DeviceHealth(Verdict.UNKNOWN, (Trouble.NOT_ASKED,)), True),
    ],
)
def test_a_device_that_was_asked_and_said_nothing_does_not_work(
    health: DeviceHealth, works: bool
) -> None:
    assert device_works(health) is works


def test_a_window_that_closed_opens_again_after_a_while_without_trouble(
    window: Window, reader: StatusReader
) -> None:
    window.spooler.step()
    assert reader.read().is_open
    window.printer.trouble(Trouble.COVER_OPEN)
    assert not reader.read().is_open
    window.printer.trouble()
    assert not reader.read().is_open
    window.clock.advance(OPENS_AFTER_S)
    window.spooler.step()
    assert reader.read().is_open


def test_a_refused_order_closes_the_window_for_a_while(
    window: Window, reader: StatusReader
) -> None:
    window.spooler.step()
    reader.refused()
    assert not reader.read().is_open
    window.clock.advance(OPENS_AFTER_S)
    window.spooler.step()
    assert reader.read().is_open

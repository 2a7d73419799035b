"""The bar printer is away: never there, pulled out, back under another name."""

from __future__ import annotations

import os
import pty
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from kiosk.presenters.views import AttractView, NumberView
from tests.e2e.devices import INTERRUPTED
from tests.e2e.waiting import until
from tests.faults.conftest import MakeNight
from tests.faults.night import Night, is_copy, states, troubles

A_FEW_NAMES = 256
"""So many ports are asked for in a row: more than are free below one that was plugged in."""


@pytest.fixture(scope="module")
def shared(make_night: MakeNight) -> Night:
    return make_night()


@pytest.fixture
def night(shared: Night) -> Night:
    shared.begin()
    return shared


def test_absent_at_start_the_window_stays_closed_and_opens_by_itself(make_night: MakeNight):
    night = make_night(plugged=())
    closed = night.until_closed()
    assert (closed.title != "", night.listed("orders"), night.listed("jobs")) == (True, [], [])

    night.plug_in()
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    (job,) = night.settled(number, "printed")
    assert (job["proof"], job["attempts"]) == ("confirmed", 1)
    assert night.order_row(number)["state"] == "placed"


def test_unplugged_in_an_idle_moment_it_closes_the_window_until_it_is_back(night: Night):
    night.tell("unplug")
    assert night.until_closed().board.ready == ()
    assert night.papers == ()
    before = night.listed("orders")

    night.tell("replug")
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    assert len(night.papers) == 1
    (job,) = night.settled(number, "printed")
    assert job["proof"] == "confirmed"
    assert len(night.listed("orders")) == len(before) + 1


def test_unplugged_in_the_middle_of_a_ticket_the_rest_comes_as_a_marked_copy(night: Night):
    night.tell("unplug@line")
    number = night.order()
    doubted = night.settled(number, "uncertain")
    night.until_told_to_knock(number)
    assert night.papers == ()
    assert troubles(doubted[0])[-1] == "lost"

    night.tell("replug")
    night.settled(number, "uncertain", "printed")
    fragment, copy = night.papers
    # The knife takes the torn-off beginning away before anything follows it.
    assert fragment.lines[-1] == INTERRUPTED
    assert is_copy(copy)
    assert night.tickets_of(number) == (copy,)
    original, again = night.job_rows(number)
    assert (again["copy_of"], again["proof"]) == (original["id"], "confirmed")
    night.until_open()


def test_unplugged_before_the_confirmation_the_ticket_may_be_there_so_it_comes_as_a_copy(
    night: Night,
):
    night.tell("unplug@cut")
    number = night.order()
    night.settled(number, "uncertain")
    assert not is_copy(night.ticket_of(number))
    assert isinstance(night.window.presenter.view, NumberView)

    night.tell("replug")
    night.settled(number, "uncertain", "printed")
    assert [is_copy(page) for page in night.tickets_of(number)] == [False, True]
    assert states(night.job_rows(number)[0]) == ["queued", "printing", "uncertain"]
    night.until_open()


def test_back_under_another_name_it_is_found_through_the_path_that_was_configured(night: Night):
    # The configured port is a link, as /dev/serial/by-id/... is one: it is looked up each time.
    link = Path(night.place.config_file.parent / "ports" / "bar")
    before = link.readlink()
    night.tell("unplug")
    night.until_closed()
    with somebody_else_at(before):
        night.tell("replug")
        assert link.readlink() != before
        number = night.order()
        assert not is_copy(night.ticket_of(number))
        (job,) = night.settled(number, "printed")
        assert (job["proof"], job["attempts"]) == ("confirmed", 1)
        night.window.next_guest()
        assert isinstance(night.window.presenter.view, AttractView)


@contextmanager
def somebody_else_at(port: Path) -> Iterator[None]:
    """The name of a port is given to somebody else, as soon as the kernel has it to give."""
    with ExitStack() as kept:
        until(lambda: _take(port, kept), f"somebody else at {port}")
        yield


def _take(port: Path, kept: ExitStack) -> bool:
    """Take names until this one is among them. A few only: a name that the kiosk has not let go of
    yet is not given, however many are asked for, and what is asked for is gone for everybody.
    """
    with ExitStack() as asked:
        for _ in range(A_FEW_NAMES):
            if port.exists():
                kept.enter_context(asked.pop_all())
                return True
            for end in pty.openpty():
                asked.callback(os.close, end)
    return False

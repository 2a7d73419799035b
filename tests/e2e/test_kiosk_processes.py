"""Kiosks that meet on one database, and kiosks that are killed in the middle of an order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from kiosk.domain.printjob import JobState
from kiosk.ports import Records
from kiosk.presenters.views import NumberView
from tests.cli.command import PATIENCE_S, environment, kiosk
from tests.e2e.conftest import Place
from tests.e2e.devices import INTERRUPTED, ROOT, is_copy

OPENED = b"\x1da"
"""GS a: automatic status is asked for once, whenever a port is opened."""


def test_a_second_kiosk_ends_and_names_the_first_which_goes_on(place: Place):
    bar = place.plug_in_printer()
    with place.window() as window:
        window.until_open()
        second = kiosk("run", "--size", "540x960", "--config", place.config_file)
        window.order_a_negroni()
        window.until(lambda: bar.tickets, "the ticket")
    assert second.returncode == 2
    (line,) = second.stderr.splitlines()
    assert f"process {os.getpid()} " in line
    assert str(place.config_file.with_name("kiosk.db")) in line


class HeldAt:
    """Holds the thread that reaches one named step until it is let go."""

    def __init__(self, step: str) -> None:
        self._step = step
        self.is_there, self.go_on = threading.Event(), threading.Event()

    def reached(self, step: str) -> None:
        if step == self._step:
            self.is_there.set()
            self.go_on.wait(PATIENCE_S)


def test_a_kiosk_started_while_another_is_ending_is_sent_away(place: Place):
    place.plug_in_printer()
    held = HeldAt("before proof commit")
    with place.window(held) as window:
        window.order_a_negroni()
        assert held.is_there.wait(PATIENCE_S)
        ending = threading.Thread(target=window.engine.stop)
        ending.start()
        second = kiosk("run", "--size", "540x960", "--config", place.config_file)
        held.go_on.set()
        ending.join()
    assert second.returncode == 2
    assert f"process {os.getpid()} " in second.stderr
    (job,) = place.listed("jobs")
    assert job["state"] == "printed"  # what was coming out was still proven


@pytest.mark.parametrize("command", ["orders", "jobs"])
def test_a_command_that_only_reads_disturbs_no_kiosk(place: Place, command: str):
    with place.window():
        assert place.listed(command) == []


def test_a_check_beside_a_running_kiosk_leaves_its_devices_alone(place: Place):
    bar = place.plug_in_printer()
    with place.window() as window:
        window.until_open()
        assert bar.received.count(OPENED) == 1
        done = kiosk("check", "--config", place.config_file)
        window.order_a_negroni()
        window.until(lambda: bar.tickets, "the ticket")
        assert bar.received.count(OPENED) == 1
    assert done.returncode == 1
    assert f"process {os.getpid()} " in done.stdout


@pytest.mark.parametrize(
    ("step", "unmarked", "copies"),
    [
        ("after order commit", 1, 0),
        ("job claimed", 0, 1),
        ("before proof commit", 1, 1),
        ("after proof commit", 1, 0),
    ],
)
def test_a_killed_kiosk_loses_no_order_and_prints_none_twice_unmarked(
    place: Place, step: str, unmarked: int, copies: int
):
    bar = place.plug_in_printer()
    _run_until_killed(place, step)
    with place.window() as window:
        window.until_stored(_is_proven, "a paper of the order is proven")
        (order,) = place.listed("orders")
        window.until_open()
    assert [change["to"] for change in order["history"]] == ["placed"]
    marks = [is_copy(ticket) for ticket in bar.tickets]
    assert (marks.count(False), marks.count(True)) == (unmarked, copies)
    others = [page.lines for page in bar.pages if page not in bar.tickets]
    assert others in ([], [(INTERRUPTED,)])


def test_after_a_kiosk_was_killed_the_number_not_yet_seen_is_shown_first(place: Place):
    place.plug_in_printer()
    _run_until_killed(place, "after order commit")
    with place.window() as window:
        view = window.until(lambda: window.views[1:], "something is shown")[0]
        assert isinstance(view, NumberView)
        assert view.number == "1"
        window.until_stored(lambda records: records.orders.of_day(None)[0].shown_at, "shown")


def test_an_order_killed_before_its_commit_leaves_nothing(place: Place):
    bar = place.plug_in_printer()
    _run_until_killed(place, "before order commit")
    assert place.listed("orders") == []
    with place.window() as window:
        assert window.order_a_negroni().number == "1"
        window.until(lambda: bar.tickets, "the ticket")
    assert len(bar.tickets) == 1


def _run_until_killed(place: Place, step: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.killed_kiosk", place.config_file, step],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def _is_proven(records: Records) -> bool:
    (order,) = records.orders.of_day(None)
    return any(job.state is JobState.PRINTED for job in records.jobs.of_order(order.key))

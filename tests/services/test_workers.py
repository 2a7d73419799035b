"""A worker that falls begins again, is counted, and in the end somebody is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from kiosk.services.heartbeats import Heartbeats
from kiosk.services.workers import FALLS_AT_MOST, Worker

PATIENCE_S = 30.0


class Clumsy:
    """Falls so many times, then works until it is stopped."""

    def __init__(self, falls: int, error: Callable[[], BaseException] = RuntimeError) -> None:
        self._left = falls
        self._error = error
        self.works = threading.Event()

    def run(self, stop: threading.Event) -> None:
        if self._left:
            self._left -= 1
            raise self._error()
        self.works.set()
        stop.wait()


@pytest.mark.parametrize("error", [RuntimeError, MemoryError, SystemExit])
def test_whatever_throws_a_worker_down_it_begins_again(
    error: type[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    clumsy = Clumsy(1, error)
    worker = Worker("clumsy", clumsy.run, pause_s=0.0)
    worker.start()
    assert clumsy.works.wait(PATIENCE_S)
    worker.ask_to_stop()
    assert worker.join()
    assert worker.falls == 1
    assert "worker clumsy fell and begins again" in caplog.text
    assert "Traceback" in caplog.text
    assert "in run" in caplog.text


def test_one_that_falls_again_and_again_is_reported_as_hopeless_and_goes_on_trying() -> None:
    told: list[str] = []
    clumsy = Clumsy(FALLS_AT_MOST)
    worker = Worker("clumsy", clumsy.run, hopeless=told.append, pause_s=0.0)
    worker.start()
    assert clumsy.works.wait(PATIENCE_S)
    worker.ask_to_stop()
    worker.join()
    assert (worker.falls, told) == (FALLS_AT_MOST, ["clumsy"])


def test_falls_far_apart_are_not_hopeless_and_the_pause_is_short_again() -> None:
    now, told = [0.0], list[str]()
    clumsy = Clumsy(FALLS_AT_MOST)

    def later() -> float:
        now[0] += 61
        return now[0]

    worker = Worker("clumsy", clumsy.run, hopeless=told.append, pause_s=0.0, monotonic=later)
    worker.start()
    assert clumsy.works.wait(PATIENCE_S)
    worker.ask_to_stop()
    worker.join()
    assert (worker.falls, told) == (FALLS_AT_MOST, [])


def test_the_pause_grows_with_each_fall_and_not_for_ever() -> None:
    worker = Worker("clumsy", Clumsy(0).run, pause_s=0.001)
    worker._fell()  # the growth itself, without waiting for it
    pauses = [worker._fell() for _ in range(20)]
    assert pauses[:3] == [0.002, 0.004, 0.008]
    assert max(pauses) == 15.0


def test_a_worker_beats_whenever_it_looks_whether_it_should_end() -> None:
    beats: list[str] = []
    looked, go_on = threading.Event(), threading.Event()

    def work(stop: threading.Event) -> None:
        while not stop.is_set():
            beats.append(threading.current_thread().name)
            looked.set()
            go_on.wait(PATIENCE_S)

    worker = Worker("diligent", work, beat=lambda: beats.append("beat"))
    worker.start()
    assert looked.wait(PATIENCE_S)
    assert beats[0] == "beat"
    assert beats[-1] == "diligent"
    worker.ask_to_stop()
    go_on.set()
    worker.join()


def test_a_worker_that_hangs_is_silent_while_others_are_not() -> None:
    now = [0.0]
    heartbeats = Heartbeats(lambda: now[0])
    hangs, let_go = threading.Event(), threading.Event()

    def hang(_stop: threading.Event) -> None:
        hangs.set()
        let_go.wait(PATIENCE_S)  # as a call into a library that never comes back

    worker = Worker("stuck", hang, beat=heartbeats.expect("stuck", within_s=30))
    worker.start()
    assert hangs.wait(PATIENCE_S)
    now[0] += 31
    assert heartbeats.late() == ("stuck",)
    worker.ask_to_stop()
    assert not worker.join(within_s=0.0)
    let_go.set()
    assert worker.join()

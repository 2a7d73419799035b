"""What cannot start leaves the window closed, and is tried again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

import pytest

from kiosk.cli.window import Starter
from kiosk.devices.settings import BadSetting
from kiosk.ports import StorageFailed

PATIENCE_S = 30.0


class FragileEngine:
    """Fails with each of these, one start after the other, then works."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.works = threading.Event()
        self.stops = 0

    def start(self) -> None:
        if self._failures:
            raise self._failures.pop(0)
        self.works.set()

    def stop(self) -> None:
        self.stops += 1


class Start:
    """A starter, and what it told the screen."""

    def __init__(self, engine: FragileEngine) -> None:
        self.posted: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.told: list[str] = []
        self.starter = Starter(
            engine,
            lambda: self.told.append("closed"),
            post=self.posted.put,
            give_up=lambda: self.told.append("give up"),
            again_s=0.0,
        )
        self.starter.start()

    def run_posted(self, count: int) -> None:
        for _ in range(count):
            self.posted.get(timeout=PATIENCE_S)()


def test_a_database_that_comes_back_opens_the_window() -> None:
    engine = FragileEngine(StorageFailed("locked"), StorageFailed("locked"))
    start = Start(engine)
    assert engine.works.wait(PATIENCE_S)
    start.run_posted(2)
    start.starter.stop()
    assert (start.told, engine.stops) == (["closed", "closed"], 1)


def test_a_setting_only_the_builder_can_judge_ends_the_program() -> None:
    engine = FragileEngine(BadSetting("printers.bar: profile 'x' is not known"))
    start = Start(engine)
    start.run_posted(1)
    start.starter.stop()
    assert start.told == ["give up"]
    assert "profile 'x'" in str(start.starter.bad_setting)


def test_a_mistake_of_ours_leaves_the_window_closed() -> None:
    start = Start(FragileEngine(RuntimeError("a mistake of ours")))
    start.run_posted(1)
    start.starter.stop()
    assert start.told == ["closed"]


def test_what_may_hold_up_every_thread_waits_after_a_start_but_never_holds_up_the_end() -> None:
    engine, moments = FragileEngine(), SimpleQueue[int]()
    starter = Starter(
        engine,
        lambda: None,
        post=lambda _what: None,
        give_up=lambda: None,
        tried=lambda: moments.put(engine.stops),
        settled_s=3600.0,
    )
    starter.start()
    assert engine.works.wait(PATIENCE_S)
    with pytest.raises(Empty):
        moments.get(timeout=0.1)
    starter.stop()
    assert moments.get(timeout=PATIENCE_S) == 0
    assert engine.stops == 1

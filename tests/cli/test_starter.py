"""What cannot start leaves the window closed, and is tried again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

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

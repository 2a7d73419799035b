"""A number that becomes ready is heard once; where nothing can be heard nothing waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.health import Trouble, Verdict
from kiosk.domain.quiet import QuietHours
from kiosk.ports.sound import CannotPlay
from kiosk.services.chime import LOUD, SOFT, Chime
from kiosk.services.status import WindowStatus
from kiosk.services.workers import Worker
from tests.e2e.waiting import until
from tests.fakes import SetClock

PROBE = b"probe"


class Loudspeaker:
    """A device in memory; ``broken`` is set by the world."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.broken = False

    def play(self, wave: bytes) -> None:
        self.heard.append(wave)
        if self.broken:
            raise CannotPlay("aplay: no soundcards found")

    def stop(self) -> None:
        pass


@contextmanager
def at_work(chime: Chime) -> Iterator[Callable[[WindowStatus], None]]:
    worker = Worker("sound", chime.run, interrupt=chime.wake)
    worker.start()
    try:
        yield chime.hear
    finally:
        worker.ask_to_stop()
        worker.join()


def a_chime(speaker: Loudspeaker, clock: SetClock, quiet: QuietHours | None = None) -> Chime:
    return Chime(
        speaker,
        clock,
        notes=lambda loudness: f"{loudness}".encode(),
        probe=PROBE,
        zone=ZoneInfo("Europe/Rome"),
        quiet=quiet or QuietHours(time(2), time(8)),
    )


def ready(*numbers: int) -> WindowStatus:
    return WindowStatus(is_open=True, ready=numbers)


def test_a_number_is_heard_when_it_becomes_ready_and_not_again() -> None:
    speaker, clock = Loudspeaker(), SetClock()
    with at_work(a_chime(speaker, clock)) as hear:
        hear(ready(40))
        hear(ready(40, 42))
        until(lambda: speaker.heard == [PROBE, f"{LOUD}".encode()], "the sound")
        hear(ready(42))
        hear(ready(42))
        hear(ready())
        hear(ready(43))
        until(lambda: speaker.heard == [PROBE, *[f"{LOUD}".encode()] * 2], "the sound")


def test_what_was_ready_at_the_start_is_not_called_again() -> None:
    speaker = Loudspeaker()
    chime = a_chime(speaker, SetClock())
    with at_work(chime) as hear:
        hear(ready(40, 41))
        until(lambda: chime.health.verdict is Verdict.WORKS, "the sound")
    assert speaker.heard == [PROBE]


def test_at_night_it_is_softer() -> None:
    speaker, clock = Loudspeaker(), SetClock()  # 23:10 in Milan
    with at_work(a_chime(speaker, clock, QuietHours(time(23), time(8)))) as hear:
        hear(ready())
        hear(ready(42))
        until(lambda: speaker.heard == [PROBE, f"{SOFT}".encode()], "the sound")


@pytest.mark.parametrize(
    ("begin", "end", "at", "is_quiet"),
    [
        (time(23), time(8), time(23), True),
        (time(23), time(8), time(2), True),
        (time(23), time(8), time(8), False),
        (time(1), time(8), time(0, 30), False),
        (time(1), time(8), time(7, 59), True),
        (time(1), time(1), time(1), False),
    ],
)
def test_the_quiet_hours_may_lie_around_midnight(
    begin: time, end: time, at: time, is_quiet: bool
) -> None:
    assert QuietHours(begin, end).covers(at) is is_quiet


def test_where_there_is_no_device_it_is_said_once_and_nothing_falls(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    speaker = Loudspeaker()
    speaker.broken = True
    chime = a_chime(speaker, SetClock())
    assert Trouble.NOT_ASKED in chime.health.troubles
    with at_work(chime) as hear:
        hear(ready())
        hear(ready(42))
        until(lambda: len(speaker.heard) == 2, "the sound")
        assert (chime.health.verdict, chime.health.troubles) == (Verdict.FAILS, (Trouble.ABSENT,))
        speaker.broken = False
        hear(ready(42, 43))
        until(lambda: chime.health.verdict is Verdict.WORKS, "the sound")
    said = [each.getMessage() for each in caplog.records if each.name == "kiosk.services.chime"]
    assert said == ["sound: not there: aplay: no soundcards found", "the sound works"]

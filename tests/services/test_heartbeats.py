"""Silence is noticed, and only silence."""

from __future__ import annotations

from kiosk.services.heartbeats import Heartbeats


class Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


def test_one_who_is_heard_of_in_time_is_not_late() -> None:
    clock = Clock()
    heartbeats = Heartbeats(clock.monotonic)
    beat = heartbeats.expect("desk", within_s=10)
    clock.now += 10
    assert heartbeats.late() == ()
    beat()
    clock.now += 10
    assert heartbeats.late() == ()


def test_everyone_has_an_allowance_of_their_own_and_the_silent_ones_are_named() -> None:
    clock = Clock()
    heartbeats = Heartbeats(clock.monotonic)
    heartbeats.expect("screen", within_s=5)
    heartbeats.expect("pagers", within_s=60)
    heartbeats.expect("desk", within_s=5)
    clock.now += 6
    assert heartbeats.late() == ("desk", "screen")


def test_nothing_is_expected_of_one_who_has_ended() -> None:
    clock = Clock()
    heartbeats = Heartbeats(clock.monotonic)
    heartbeats.expect("start", within_s=5)
    heartbeats.forget("start")
    heartbeats.forget("start")
    clock.now += 1000
    assert heartbeats.late() == ()


def test_one_who_was_silent_and_speaks_again_is_alive() -> None:
    clock = Clock()
    heartbeats = Heartbeats(clock.monotonic)
    beat = heartbeats.expect("printer bar", within_s=5)
    clock.now += 6
    assert heartbeats.late() == ("printer bar",)
    beat()
    assert heartbeats.late() == ()

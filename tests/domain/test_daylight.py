"""The glass is bright by day, less bright by night, and never changes suddenly."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.daylight import ALWAYS_BRIGHT, Daylight

STREET = Daylight(day=1.0, night=0.6)


@pytest.mark.parametrize(
    ("moment", "light"),
    [
        (time(12), 1.0),
        (time(21, 59), 1.0),
        (time(22), 1.0),
        (time(22, 15), 0.8),
        (time(22, 30), 0.6),
        (time(0), 0.6),
        (time(6, 59), 0.6),
        (time(7, 15), 0.8),
        (time(7, 30), 1.0),
    ],
)
def test_the_light_follows_the_hour(moment: time, light: float) -> None:
    assert STREET.light_at(moment) == light


def test_a_change_of_no_minutes_is_at_once() -> None:
    sudden = Daylight(night=0.5, change_min=0)
    assert sudden.light_at(time(21, 59, 59)) == 1.0
    assert sudden.light_at(time(22)) == 0.5


def test_a_night_that_begins_after_midnight_is_as_good() -> None:
    late = Daylight(night=0.4, night_from=time(1, 30), day_from=time(9))
    assert late.light_at(time(1)) == 1.0
    assert late.light_at(time(3)) == 0.4
    assert late.light_at(time(23)) == 1.0


@given(st.times(), st.integers(1, 240))
def test_in_half_a_minute_nobody_sees_a_step(moment: time, minutes: int) -> None:
    gentle = Daylight(day=1.0, night=0.2, change_min=minutes)
    now = moment.hour * 3600 + moment.minute * 60 + moment.second
    later = (now + 30) % 86400
    then = time(later // 3600, later // 60 % 60, later % 60)
    step = abs(gentle.light_at(then) - gentle.light_at(moment.replace(microsecond=0)))
    assert step <= 0.4 / minutes + 0.011


def test_the_full_light_at_every_hour_changes_nothing() -> None:
    assert not ALWAYS_BRIGHT.changes
    assert ALWAYS_BRIGHT.light_at(time(3)) == 1.0

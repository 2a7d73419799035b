"""An evening in full swing is not ended by somebody who sets the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.pulse import QUIET_S, Pulse, next_pulse

TONIGHT = date(2026, 11, 20)
LAST_ORDER = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
PULSE = Pulse(TONIGHT, LAST_ORDER, 1000.0)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("what", "now", "passed_s", "lives_on"),
    [
        ("time passed, the clock with it", timedelta(hours=9), 9 * 3600, False),
        ("the clock went a little wrong", timedelta(minutes=30), 120, False),
        ("set a day ahead", DAY + timedelta(minutes=2), 120, True),
        ("set back to another year", -20000 * DAY, 120, True),
        ("set a day ahead, and quiet for hours", DAY, QUIET_S, False),
    ],
)
def test_only_a_clock_that_was_set_keeps_a_day_alive(
    what: str, now: timedelta, passed_s: float, lives_on: bool
):
    moment, monotonic = LAST_ORDER + now, 1000.0 + passed_s
    assert PULSE.keeps_alive(TONIGHT, moment, monotonic) is lives_on, what
    assert not PULSE.keeps_alive(TONIGHT + DAY, moment, monotonic)


def test_order_after_order_the_first_clock_is_remembered():
    pulse = PULSE
    for minute in range(1, 60):
        moment = LAST_ORDER + DAY + timedelta(minutes=minute)
        assert pulse.keeps_alive(TONIGHT, moment, 1000.0 + 60 * minute)
        pulse = next_pulse(pulse, TONIGHT, moment, 1000.0 + 60 * minute)
    assert pulse.at == LAST_ORDER + timedelta(minutes=59)


def test_once_the_clock_is_back_the_day_ends_as_ever():
    ahead = next_pulse(PULSE, TONIGHT, LAST_ORDER + DAY, 1060.0)
    back = next_pulse(ahead, TONIGHT, LAST_ORDER + timedelta(minutes=5), 1300.0)
    assert back == Pulse(TONIGHT, LAST_ORDER + timedelta(minutes=5), 1300.0)

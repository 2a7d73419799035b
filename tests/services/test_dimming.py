"""The lamp behind the glass follows the hour; a lamp that fails is said once and tried again."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.daylight import Daylight
from kiosk.domain.health import Trouble
from kiosk.ports.devices import DeviceDown
from kiosk.services.dimming import Dimming
from tests.fakes import SetClock

MILAN = ZoneInfo("Europe/Rome")
DUSK = datetime(2026, 1, 15, 20, 59, tzinfo=UTC)  # 21:59 in Milan


class Lamp:
    """A lamp that can break."""

    def __init__(self) -> None:
        self.told: list[float] = []
        self.broken = False

    def shine(self, light: float) -> None:
        if self.broken:
            raise DeviceDown(Trouble.ABSENT, "no lamp")
        self.told.append(light)


def dimming(lamp: Lamp, clock: SetClock) -> Dimming:
    return Dimming(Daylight(day=1.0, night=0.6), lamp, clock=clock, zone=MILAN)


def test_the_lamp_is_told_the_light_of_the_place_s_own_hour_and_only_when_it_changes() -> None:
    lamp, clock = Lamp(), SetClock(DUSK)
    evening = dimming(lamp, clock)
    for _ in range(3):
        evening.look()
    clock.advance(16 * 60)
    evening.look()
    clock.advance(60 * 60)
    evening.look()
    evening.look()
    assert lamp.told == [1.0, 0.8, 0.6]


def test_a_lamp_that_fails_is_said_once_tried_again_and_given_what_it_missed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    lamp, clock = Lamp(), SetClock(DUSK)
    evening = dimming(lamp, clock)
    lamp.broken = True
    with caplog.at_level(logging.INFO):
        for _ in range(5):
            evening.look()
            clock.advance(20)
        lamp.broken = False
        evening.look()
    assert lamp.told != []
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]
    assert "no lamp" in caplog.text

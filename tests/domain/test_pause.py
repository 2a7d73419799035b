"""The bartender needs a while: how long, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.pause import (
    TEN_MINUTES,
    Pause,
    PauseWhy,
    end_pause,
    is_on,
    is_slowed,
    is_unanswered,
    ten_minutes_more,
)

NOW = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)


def test_a_pause_without_an_end_lasts_until_he_says_so():
    pause = Pause(PauseWhy.CARD, NOW)
    assert is_on(pause, NOW + timedelta(hours=5))
    assert not is_on(replace(pause, ended_at=NOW), NOW)
    assert not is_on(None, NOW)


@pytest.mark.parametrize(("later", "on"), [(9, True), (10, False)])
def test_ten_minutes_are_over_by_themselves(later: int, on: bool):
    assert is_on(ten_minutes_more(None, NOW), NOW + timedelta(minutes=later)) is on


def test_scanned_again_it_is_ten_more():
    first = ten_minutes_more(None, NOW)
    second = ten_minutes_more(first, NOW + timedelta(minutes=4))
    assert second == replace(first, until=NOW + 2 * TEN_MINUTES)


def test_one_that_was_over_begins_anew():
    over = ten_minutes_more(None, NOW - timedelta(hours=1))
    assert ten_minutes_more(over, NOW) == Pause(PauseWhy.TEN_MINUTES, NOW, NOW + TEN_MINUTES)


def test_a_pause_without_an_end_stays_so():
    pause = Pause(PauseWhy.CARD, NOW)
    assert ten_minutes_more(pause, NOW) is pause


def test_a_window_that_is_slowed_takes_orders_and_ends_with_the_next_scan():
    slowed = Pause(PauseWhy.SLOWED, NOW)
    assert not is_on(slowed, NOW)
    assert is_slowed(slowed)
    assert is_unanswered(slowed)
    assert not is_slowed(replace(slowed, ended_at=NOW))
    assert not is_slowed(Pause(PauseWhy.UNANSWERED, NOW))
    assert not is_unanswered(Pause(PauseWhy.CARD, NOW))


def test_one_that_ran_out_ended_when_its_time_was_over_not_when_somebody_looked():
    asked = ten_minutes_more(None, NOW)
    assert end_pause(asked, NOW + timedelta(minutes=25)).ended_at == NOW + TEN_MINUTES
    assert end_pause(asked, NOW + timedelta(minutes=4)).ended_at == NOW + timedelta(minutes=4)

"""Rain is told from hands: many touches at many places are rain, many at few are somebody."""

from __future__ import annotations

import random

import pytest

from kiosk.ui.flood import PLACES, QUIET_S, TOUCHES, Flood, places

GLASS_MM = (187.0, 332.0)
CARDS = [(x, y) for x in (40.0, 140.0) for y in (80.0, 140.0, 200.0, 260.0)]


def _rain(flood: Flood, *, a_second: float, seconds: float, seed: int) -> float:
    """Seconds until it was noticed, or ``seconds`` if never."""
    chance, now = random.Random(seed), 0.0  # noqa: S311 - weather
    while now < seconds and not flood.is_on:
        now += chance.expovariate(a_second)
        flood.touched((chance.random() * GLASS_MM[0], chance.random() * GLASS_MM[1]), now)
    return now


@pytest.mark.parametrize("seed", range(20))
def test_five_drops_a_second_are_noticed_within_seconds(seed: int) -> None:
    assert _rain(Flood(), a_second=5, seconds=60, seed=seed) < 15


@pytest.mark.parametrize("seed", range(20))
def test_a_drop_every_two_seconds_is_no_flood(seed: int) -> None:
    assert _rain(Flood(), a_second=0.5, seconds=3600, seed=seed) >= 3600


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("a_second", [2, 4, 8, 12])
def test_a_quick_hand_is_no_rain(a_second: int, seed: int) -> None:
    """Somebody taps + on all eight cards for a minute, missing by up to 8 mm, and the foot."""
    chance, flood, now = random.Random(seed), Flood(), 0.0  # noqa: S311 - a hand
    for _ in range(60 * a_second):
        now += 1 / a_second
        x, y = chance.choice([*CARDS, (150.0, 20.0)])
        flood.touched((x + chance.uniform(-8, 8), y + chance.uniform(-8, 8)), now)
        assert not flood.look(now)


def test_hammering_on_one_place_is_no_rain() -> None:
    flood = Flood()
    for beat in range(600):
        flood.touched((90.0, 40.0), beat / 15)
        assert not flood.look(beat / 15)


def test_doubled_touches_of_a_hand_are_no_rain() -> None:
    flood, now = Flood(), 0.0
    for tap in range(200):
        now += 0.25
        for late in (0.0, 0.004):
            flood.touched(CARDS[tap % 8], now + late)
            assert not flood.look(now + late)


def test_it_is_over_when_it_was_quiet_for_seconds() -> None:
    flood = Flood()
    now = _rain(flood, a_second=5, seconds=60, seed=3)
    assert flood.look(now + 1)
    assert not flood.look(now + QUIET_S + 0.1)
    assert not flood.look(now + QUIET_S + 0.2)


def test_stray_drops_do_not_keep_it_on() -> None:
    flood = Flood()
    now = _rain(flood, a_second=5, seconds=60, seed=3)
    for _ in range(5):
        now += 2.0
        flood.touched((50.0, 50.0), now)
    assert not flood.look(now)


def test_what_was_before_the_quiet_is_forgotten() -> None:
    flood = Flood()
    now = _rain(flood, a_second=5, seconds=60, seed=3) + QUIET_S + 0.1
    assert not flood.look(now)
    flood.touched((10.0, 10.0), now)
    assert not flood.look(now)


def test_it_takes_both_many_touches_and_many_places() -> None:
    spread = [(30.0 * (n % 6), 30.0 * (n // 6)) for n in range(TOUCHES - 1)]
    few, one_place = Flood(), Flood()
    for n, place in enumerate(spread):
        few.touched(place, n / 100)
    for n in range(100):
        one_place.touched(spread[n % (PLACES - 1)], n / 100)
    assert not few.is_on
    assert not one_place.is_on


def test_places_are_counted_by_their_distance() -> None:
    assert places([(0, 0), (5, 5), (100, 100), (103, 99)], 20) == 2
    assert places([], 20) == 0

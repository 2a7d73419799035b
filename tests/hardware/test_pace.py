"""A serial line's speed as plain arithmetic: slices, the time under way, what is caught up."""

import pytest

from hardware.pace import Pace

BYTE_S = 10 / 9600  # ten bits each


def test_bytes_take_ten_bits_of_the_lines_time_each():
    pace = Pace(9600)
    pace.begin(100.0)
    assert pace.delay(240, 100.0) == pytest.approx(0.25)


def test_bytes_queue_behind_those_that_are_under_way():
    pace = Pace(9600)
    pace.begin(100.0)
    pace.delay(4, 100.0)
    pace.begin(100.0)
    assert pace.delay(4, 100.0) == pytest.approx(8 * BYTE_S)


def test_who_comes_late_waits_only_for_the_rest():
    pace = Pace(9600)
    pace.begin(100.0)
    assert pace.delay(240, 100.2) == pytest.approx(0.05)


def test_who_comes_too_late_does_not_wait_at_all():
    pace = Pace(9600)
    pace.begin(100.0)
    assert pace.delay(240, 101.0) == 0.0


def test_a_line_that_was_idle_gives_nothing_for_it():
    pace = Pace(9600)
    pace.begin(100.0)
    pace.delay(1, 100.0)
    pace.begin(200.0)
    assert pace.delay(240, 200.0) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("away_s", "wait_s"),
    [
        pytest.param(0.0, 0.25, id="not away"),
        pytest.param(0.02, 0.23, id="shortly away"),
        pytest.param(0.05, 0.20, id="at the limit"),
        pytest.param(10.0, 0.20, id="long away: only fifty milliseconds are given back"),
    ],
)
def test_the_line_ran_on_while_the_far_end_was_shortly_away(away_s: float, wait_s: float):
    pace = Pace(9600)
    pace.begin(100.0, away_since=100.0 - away_s)
    assert pace.delay(240, 100.0) == pytest.approx(wait_s)


@pytest.mark.parametrize(
    ("baud", "limit", "size"),
    [
        pytest.param(9600, 4096, 4, id="five milliseconds' worth"),
        pytest.param(115200, 4096, 57, id="more on a faster line"),
        pytest.param(115200, 20, 20, id="never more than was asked for"),
        pytest.param(300, 4096, 1, id="never less than a byte"),
        pytest.param(None, 4096, 4096, id="all at once without a speed"),
    ],
)
def test_a_paced_line_delivers_in_slices(baud: int | None, limit: int, size: int):
    assert Pace(baud).slice(limit) == size


def test_a_line_without_a_speed_takes_no_time():
    pace = Pace(None)
    pace.begin(100.0)
    assert pace.delay(1_000_000, 100.0) == 0.0

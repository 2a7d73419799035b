"""The pager back the longest goes out next, if it has come to rest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.pagers import REST_AFTER_CALL, Pager, PagerState, longest_free
from tests.storage.samples import after

FREE, OUT, MISSING, HELD = PagerState
SOON = timedelta(microseconds=1)


def test_the_longest_free_pager_is_taken() -> None:
    rack = [Pager(1, FREE, after(30)), Pager(2, FREE, after(10)), Pager(3, FREE, after(20))]
    assert longest_free(rack, after(100)) == rack[1]


def test_among_equals_the_lowest_number_is_taken() -> None:
    rack = [Pager(number, FREE, after(0)) for number in (3, 1, 2)]
    assert longest_free(rack, after(100)) == rack[1]


def test_what_is_out_missing_or_held_is_not_taken() -> None:
    rack = [Pager(1, OUT, after(0), "key"), Pager(2, MISSING, after(0)), Pager(3, HELD, after(0))]
    assert longest_free(rack, after(100)) is None
    assert longest_free([], after(100)) is None


@pytest.mark.parametrize(
    ("rested", "taken"), [(REST_AFTER_CALL - SOON, False), (REST_AFTER_CALL, True)]
)
def test_a_pager_rests_for_a_minute_after_its_call(rested: timedelta, taken: bool) -> None:
    assert timedelta(seconds=60) == REST_AFTER_CALL
    pager = Pager(1, FREE, after(5), called_at=after(0))
    assert (longest_free([pager], after(0) + rested) == pager) is taken


def test_a_clock_set_back_does_not_keep_a_pager_in_the_rack() -> None:
    pager = Pager(1, FREE, after(5), called_at=after(3600))
    assert longest_free([pager], after(10)) == pager


def test_a_rested_pager_is_taken_before_one_still_buzzing() -> None:
    buzzing = Pager(1, FREE, after(0), called_at=after(50))
    rested = Pager(2, FREE, after(90), called_at=after(20))
    assert longest_free([buzzing, rested], after(100)) == rested


@given(
    st.lists(
        st.builds(
            Pager,
            number=st.integers(1, 50),
            state=st.sampled_from(PagerState),
            since=st.integers(0, 500).map(after),
            called_at=st.none() | st.integers(0, 500).map(after),
        ),
        unique_by=lambda pager: pager.number,
    )
)
def test_nobody_is_passed_over(rack: list[Pager]) -> None:
    now = after(300)
    taken = longest_free(rack, now)
    may = [
        pager
        for pager in rack
        if pager.state is FREE
        and (
            pager.called_at is None
            or not timedelta(0) <= now - pager.called_at < timedelta(seconds=60)
        )
    ]
    assert (taken is None) == (not may)
    if taken is not None:
        assert taken in may
        assert all(taken.since <= pager.since for pager in may)

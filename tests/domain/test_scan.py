"""A scan is one step of an order, an answer, or rightly nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.order import Order, OrderState, Who, Why, change_state
from kiosk.domain.scan import (
    NOISE_RINGS_EVERY_S,
    READY_TO_COLLECTED_S,
    SECOND_STEP_WITHIN_S,
    STILL_THERE_S,
    Meaning,
    ScanMemory,
    meaning_of,
)
from tests.storage.samples import after, an_order

CODE, COPY = "TABC42.1.AAAA", "TABC42.2.BBBB"
LATER = after(3600)
PLACED = an_order()
READY = change_state(
    PLACED, OrderState.READY, who=Who.BARTENDER, why=Why.MADE, at=after(60), paper=1
)


def scan(
    order: Order,
    now: float,
    memory: ScanMemory | None = None,
    *,
    code: str = CODE,
    paper: int = 1,
    at: datetime = LATER,
) -> Meaning:
    return meaning_of(order, code, paper, memory=memory or ScanMemory(0), now=now, at=at)


def test_the_first_scan_makes_ready() -> None:
    assert scan(PLACED, 1000) is Meaning.MAKE_READY


@pytest.mark.parametrize(
    ("seconds", "meaning"),
    [
        (READY_TO_COLLECTED_S - 0.1, Meaning.TOO_SOON),
        (READY_TO_COLLECTED_S, Meaning.COLLECT),
        (3600, Meaning.COLLECT),
    ],
)
def test_the_second_scan_collects_when_a_guest_can_have_come(
    seconds: float, meaning: Meaning
) -> None:
    memory = ScanMemory(0, ready_at={READY.key: 1000})
    assert scan(READY, 1000 + seconds, memory) is meaning


def test_after_a_restart_the_second_scan_collects() -> None:
    assert scan(READY, STILL_THERE_S) is Meaning.COLLECT


def test_a_ticket_left_lying_through_a_restart_collects_nothing() -> None:
    assert scan(READY, STILL_THERE_S - 0.1) is Meaning.TOO_SOON
    assert scan(PLACED, 0) is Meaning.MAKE_READY


@pytest.mark.parametrize(
    ("seconds", "meaning"),
    [(0, Meaning.TOO_SOON), (7, Meaning.TOO_SOON), (8, Meaning.COLLECT), (-60, Meaning.COLLECT)],
)
def test_after_a_restart_too_soon_is_read_off_the_time_of_day(
    seconds: float, meaning: Meaning
) -> None:
    assert scan(READY, 5, at=after(60) + timedelta(seconds=seconds)) is meaning


def test_another_paper_must_be_scanned_twice() -> None:
    memory = ScanMemory(0)
    assert scan(READY, 1000, memory, code=COPY, paper=2) is Meaning.SECOND_STEP
    memory.asked_at[COPY] = 1000
    assert scan(READY, 1005, memory, code=COPY, paper=2) is Meaning.COLLECT
    # The question was for that paper alone.
    other = "TABC42.3.CCCC"
    assert scan(READY, 1005, memory, code=other, paper=3) is Meaning.SECOND_STEP


def test_the_second_step_must_come_within_ten_seconds() -> None:
    memory = ScanMemory(0, asked_at={COPY: 1000})
    memory.is_new(COPY, 1000 + SECOND_STEP_WITHIN_S)
    assert COPY in memory.asked_at
    within = 1000 + SECOND_STEP_WITHIN_S
    assert scan(READY, within, memory, code=COPY, paper=2) is Meaning.COLLECT
    assert scan(READY, within + 0.1, memory, code=COPY, paper=2) is Meaning.SECOND_STEP
    memory.is_new(COPY, 1000 + SECOND_STEP_WITHIN_S + 0.1)
    assert COPY not in memory.asked_at


def test_a_ready_order_without_its_row_asks_for_the_second_step() -> None:
    assert scan(replace(PLACED, state=OrderState.READY), 1000) is Meaning.SECOND_STEP


@pytest.mark.parametrize(
    "state", [OrderState.COLLECTED, OrderState.CANCELLED, OrderState.ABANDONED]
)
def test_a_settled_order_changes_no_more(state: OrderState) -> None:
    assert scan(replace(READY, state=state), 1000) is Meaning.ALREADY


def test_a_ticket_left_under_the_scanner_is_one_scan() -> None:
    memory = ScanMemory(0)
    assert memory.is_new(CODE, 1000)
    # Read again and again, it never lies still for three seconds.
    assert not any(memory.is_new(CODE, 1000 + tenth / 10) for tenth in range(1, 600))
    assert memory.is_new(CODE, 1059.9 + STILL_THERE_S)
    assert memory.is_new(COPY, 1000)


def test_noise_rings_once_a_minute() -> None:
    memory = ScanMemory(0)
    assert memory.noise_may_ring(1000)
    assert not memory.noise_may_ring(1000 + NOISE_RINGS_EVERY_S - 0.1)
    assert memory.noise_may_ring(1000 + NOISE_RINGS_EVERY_S)


@given(st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.floats(0, 20)), max_size=200))
def test_the_memory_forgets_what_cannot_matter(reads: list[tuple[str, float]]) -> None:
    memory, now = ScanMemory(0), 0.0
    for code, pause in reads:
        now += pause
        memory.is_new(code, now)
        memory.ready_at[code] = memory.asked_at[code] = now
        for times in (memory.last_read, memory.ready_at, memory.asked_at):
            assert all(now - at <= SECOND_STEP_WITHIN_S for at in times.values())

"""The soak's own judgement: what it must find, and what it must not."""

from __future__ import annotations

from tests.soak.measures import LEAK, Measure, grows, growth


def _measures(*, leak: float = 0.0, files: float = 0.0, jump: int = 0) -> list[Measure]:
    """An evening's looks, a hundred orders apart, with the unrest of a real process."""
    return [
        Measure(
            orders=nth * 100,
            heap=100_000_000 + round(leak * nth * 100) + (nth % 3) * 3_000 + jump * (nth > 10),
            resident=300_000_000,
            files=80 + nth % 2 + round(files * nth * 100),
            threads=13,
            database=1_000_000 + nth * 200_000,
        )
        for nth in range(20)
    ]


def test_a_process_that_only_breathes_is_flat() -> None:
    assert grows(_measures()) == []


def test_a_kilobyte_of_each_order_is_found() -> None:
    (found,) = grows(_measures(leak=LEAK))
    assert "heap grows by 1024" in found


def test_a_file_left_open_now_and_then_is_found() -> None:
    assert "files grows" in grows(_measures(files=0.01))[0]


def test_one_jump_is_no_leak() -> None:
    assert grows(_measures(jump=400_000)) == []


def test_the_growth_is_that_of_an_order() -> None:
    assert round(growth(_measures(), "database")) == 2000

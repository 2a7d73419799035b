"""Which numbers are called now: those that have just become ready."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def newly_ready(before: Collection[int], after: Sequence[int]) -> tuple[int, ...]:
    """The numbers that are ready and were not a moment ago, in the order given."""
    return tuple(number for number in after if number not in before)

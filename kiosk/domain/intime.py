"""How many drinks, ordered now, are still handed over in time: before the window closes, or a ban
begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class InTime:
    """``drinks`` in one order, ordered now, are handed over before ``until``; one more is not."""

    drinks: int
    until: datetime


def in_time(
    until: datetime, handed_over: Callable[[int], datetime], *, most: int, allowed_at_end: bool
) -> InTime | None:
    """How many are in time; None if as many as an order holds are, as when nobody knows the pace.

    ``handed_over`` says when so many drinks are; ``allowed_at_end``: the last moment still counts.
    """
    for drinks in range(1, most + 1):
        at = handed_over(drinks)
        if at > until or (at == until and not allowed_at_end):
            return InTime(drinks - 1, until)
    return None

"""A part of an order: some of its glasses, named by their drinks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kiosk.domain.order import Order


def cents_of(order: Order, drinks: Iterable[str]) -> int | None:
    """What these glasses of an order cost, in cents; None if it has not so many of them.

    Of glasses of one drink at several prices the dearer ones are meant first.
    """
    glasses: dict[str, list[int]] = defaultdict(list)
    for line in sorted(order.lines, key=lambda line: line.unit_cents):
        glasses[line.drink_id] += [line.unit_cents] * line.quantity
    named = list(drinks)
    if any(named.count(drink) > len(glasses[drink]) for drink in named):
        return None
    return sum(glasses[drink].pop() for drink in named)

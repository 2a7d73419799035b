"""What ran out tonight: said by a card, back by a card, or by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.menu import Availability


class Ended(StrEnum):
    """How something came back."""

    SCANNED = "scanned"
    TIME = "time"
    OPENING = "opening"


@dataclass(frozen=True)
class Shortage:
    """An ingredient or a drink that ran out at ``began_at``.

    It comes back at ``until`` by itself, or at the next opening if that is None. ``staff_name``
    is what the staff call it; ``numbers`` are the orders that still needed it then, and ``job_id``
    is the paper that says so, None if there was none to name.
    """

    goods: Goods
    began_at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    ended: Ended | None = None
    staff_name: str = ""
    numbers: tuple[int, ...] = ()
    job_id: int | None = None


def over_by(shortage: Shortage, now: datetime, *, opened_at: datetime | None) -> Ended | None:
    """Whether it is over by itself now, and why. ``opened_at``: the last opening, if any."""
    if shortage.until is not None and now >= shortage.until:
        return Ended.TIME
    is_new_opening = opened_at is not None and opened_at > shortage.began_at
    return Ended.OPENING if shortage.until is None and is_new_opening else None


def end(shortage: Shortage, ended: Ended, now: datetime) -> Shortage:
    """It is there again."""
    return replace(shortage, ended_at=now, ended=ended)


def without(shortages: Iterable[Shortage], marked: Availability) -> Availability:
    """What can still be made: without what the menu's file marks, and without what ran out."""
    gone = [each.goods for each in shortages if each.ended is None]
    return Availability(
        marked.sold_out | _names(gone, GoodsKind.INGREDIENT),
        marked.drinks | _names(gone, GoodsKind.DRINK),
    )


def _names(goods: Iterable[Goods], kind: GoodsKind) -> frozenset[str]:
    return frozenset(each.name for each in goods if each.kind is kind)

"""What ran out tonight: said by a card, back by a card, or by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.menu import Availability, Offer


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


def end(shortage: Shortage, ended: Ended, now: datetime) -> Shortage:
    """It is there again."""
    return replace(shortage, ended_at=now, ended=ended)


def is_missing(shortage: Shortage, now: datetime) -> bool:
    """Nobody has said that it is back, and its time is not over."""
    return shortage.ended is None and (shortage.until is None or now < shortage.until)


def lacking(offer: Offer, shortages: Iterable[Shortage], now: datetime) -> Offer:
    """What is on sale without what has run out."""
    return replace(offer, availability=without(shortages, offer.availability, now))


def without(shortages: Iterable[Shortage], marked: Availability, now: datetime) -> Availability:
    """What can still be made: without what the menu's file marks, and without what ran out."""
    gone = [each.goods for each in shortages if is_missing(each, now)]
    return Availability(
        marked.sold_out | _names(gone, GoodsKind.INGREDIENT),
        marked.drinks | _names(gone, GoodsKind.DRINK),
    )


def _names(goods: Iterable[Goods], kind: GoodsKind) -> frozenset[str]:
    return frozenset(each.name for each in goods if each.kind is kind)

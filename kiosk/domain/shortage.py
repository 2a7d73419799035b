"""What ran out tonight: said by a card, back by a card, or by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.cards import Goods, GoodsKind
from kiosk.domain.lacks import Lack
from kiosk.domain.menu import Availability, Offer
from kiosk.domain.wallclock import first_at, last_at


class Ended(StrEnum):
    """How something came back."""

    SCANNED = "scanned"
    TIME = "time"
    OPENING = "opening"


@dataclass(frozen=True)
class Shortage:
    """An ingredient or a drink that ran out at ``began_at``.

    It comes back at ``until`` by itself, or at the next opening if that is None. ``staff_name``
    is what the staff call it; ``lacks`` are the orders that still needed it then, and ``job_id``
    is the paper that says so, None if there was none to name.
    """

    goods: Goods
    began_at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    ended: Ended | None = None
    staff_name: str = ""
    lacks: tuple[Lack, ...] = ()
    job_id: int | None = None


def end(shortage: Shortage, ended: Ended, now: datetime) -> Shortage:
    """It is there again."""
    return replace(shortage, ended_at=now, ended=ended)


def end_over(shortage: Shortage) -> Shortage:
    """Its time is over: it has been there again since then, whoever noticed it when."""
    if shortage.until is None:
        raise ValueError(f"{shortage.goods.name} has no time at which it comes back")
    return end(shortage, Ended.TIME, shortage.until)


def next_at(clock: time, now: datetime, zone: ZoneInfo) -> datetime:
    """When the clock on the bar's wall shows this time next, in UTC.

    In the night of spring that leaves it out, at the moment the clocks are put forward.
    """
    minutes = clock.hour * 60 + clock.minute
    today = now.astimezone(zone).date()
    days = (today, today + timedelta(days=1))
    moments = (edge(day, minutes, zone) for day in days for edge in (first_at, last_at))
    return min(moment for moment in moments if moment > now.astimezone(UTC))


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

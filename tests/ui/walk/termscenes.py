"""What hours, bans, the queue and limits make the screens say, in every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.domain.intime import InTime
from kiosk.domain.limits import Pause
from kiosk.domain.menu import Texts
from kiosk.domain.pace import Queue
from kiosk.domain.terms import NotPlacedWhy, Obstacle, Terms
from kiosk.services.ordering import NotPlaced
from kiosk.services.status import WindowStatus

_ROME = ZoneInfo("Europe/Rome")
_LATER = datetime(2026, 11, 25, 18, tzinfo=_ROME)  # a Wednesday, the longest day in most languages
_MUCH_LATER = datetime(2026, 12, 30, 18, tzinfo=_ROME)
_WORDLESS = frozenset({"closed", "empty", "day is full", "not saved"})
_SEATS = Texts(
    {
        "it": "Quattro posti all'interno, solo su prenotazione: 02 1234567, dalle 16 alle 18.",
        "en": "Four seats inside, by reservation only: 02 1234567, from 16 to 18.",
    },
    "it",
)
SOLD_OUT = ("Boulevardier all'amaro della casa", "Spritz al carciofo selvatico")
"""What ran out while she chose: its names are the owner's."""

_TODAY = datetime(2026, 11, 20, 18, tzinfo=_ROME)
_TOMORROW = datetime(2026, 11, 21, 18, tzinfo=_ROME)
_SLOW = Queue(((880, 27), (888, 12)), drink_s=600)
TERMS = Terms(today=date(2026, 11, 20), queue=Queue(((880, 27), (888, 2)), drink_s=20))


def told(status: WindowStatus, **terms: object) -> WindowStatus:
    """The same window on these terms."""
    return replace(status, terms=replace(TERMS, **terms))  # type: ignore[arg-type]


def refused(why: NotPlacedWhy) -> NotPlaced:
    """A refusal with all that it can say."""
    if why is NotPlacedWhy.SOLD_OUT:
        return NotPlaced(why, gone=SOLD_OUT)
    if why in _WORDLESS:
        return NotPlaced(why)
    return NotPlaced(why, Obstacle(why, _LATER, 12, 12))


def refused_for_no_known_time() -> dict[str, NotPlaced]:
    """Nobody knows until when."""
    return {
        why.value + " for no known time": NotPlaced(why, Obstacle(why))
        for why in (NotPlacedWhy.OUTSIDE_HOURS, NotPlacedWhy.QUEUE_IS_FULL)
    }


def while_choosing(full: WindowStatus, drinks: int) -> dict[str, WindowStatus]:
    """While a guest chooses who has so many drinks in her basket."""
    return {
        "last-orders": told(full, last_orders=_LATER, no_alcohol_until=_LATER),
        "before-a-ban": told(full, last_orders=_LATER, alcohol_until=_LATER),
        "paused": told(full, pause=Pause.QUEUE, pause_minutes=12, last_orders=_LATER),
        "unpaid": told(full, pause=Pause.UNPAID, glass_until=_LATER),
        "unknown": told(full, queue=Queue(((880, 27),)), glass_until=_LATER),
        "too-late-for-more": told(full, in_time=InTime(drinks, _LATER), ends=_LATER),
        "too-late-for-so-many": told(full, in_time=InTime(1, _LATER), ends=_LATER),
        "too-late-for-more-alcohol": told(full, alcohol_in_time=InTime(drinks, _LATER)),
        "too-late-for-alcohol": told(full, alcohol_in_time=InTime(1, _LATER)),
    }


def too_late(full: WindowStatus) -> WindowStatus:
    """Not one more drink would be handed over before the window closes."""
    return told(full, pause=Pause.TOO_LATE, in_time=InTime(0, _LATER), ends=_LATER)


def after_ordering(full: WindowStatus) -> dict[str, WindowStatus]:
    """While her number stands on the glass."""
    return {
        "queue": told(full),
        "slow": told(full, queue=_SLOW),
        "unknown": told(full, queue=Queue(_SLOW.orders)),
        "next": told(full, queue=Queue(((888, 12),), drink_s=90)),
        "ready": told(replace(full, ready=(888,))),
    }


def nobody_may_order(full: WindowStatus) -> dict[str, WindowStatus]:
    """The closed screen's reasons."""
    shut = replace(full, is_open=False)
    name = Texts({"it": "Vigilia di Natale", "en": "Christmas Eve"}, "it")
    return {
        "hours": told(replace(shut, ready=(), making=()), closed=True, opens=_LATER, seats=_SEATS),
        "special": told(shut, closed=True, opens=_MUCH_LATER, occasion=name),
        "last": told(shut, closed=True, opens=_LATER, ends=_LATER, seats=_SEATS),
        "today": told(shut, closed=True, opens=_TODAY),
        "tomorrow": told(shut, closed=True, opens=_TOMORROW, seats=_SEATS),
        "never": told(shut, closed=True),
        "pause-of-unknown-length": told(full, pause=Pause.QUEUE),
        "pause": told(full, pause=Pause.QUEUE, pause_minutes=12),
        "unpaid": told(full, pause=Pause.UNPAID),
        "asked-for": told(full, pause=Pause.BAR),
        "asked-for-minutes": told(full, pause=Pause.BAR, pause_minutes=12),
        "unanswered": told(full, pause=Pause.UNANSWERED),
        "too-late": too_late(full),
    }

"""On what terms the window sells at this moment, from the clock, the owner's file and the queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from zoneinfo import ZoneInfo

from kiosk.domain import limits, pace
from kiosk.domain.basket import Basket
from kiosk.domain.day import BusinessDay, date_of
from kiosk.domain.hours import ALWAYS_OPEN, Hours
from kiosk.domain.limits import Limits, Pause, Unpaid
from kiosk.domain.moment import Moment
from kiosk.domain.pace import RECENT, Made, Queue, Waiting, queue_of
from kiosk.domain.pause import Pause as AskedPause
from kiosk.domain.pause import is_slowed
from kiosk.domain.terms import Obstacle, Terms, comes_in_paper, obstacle, terms_of
from kiosk.ports import Clock, Records


@dataclass(frozen=True)
class Place:
    """What the owner wrote of the window that selling depends on.

    ``hours`` gives those in service now, from any thread. ``drink_s`` is how long a drink takes,
    in seconds, until the bartender's own pace of the night is known; None if nobody says.
    """

    zone: ZoneInfo
    day_starts: time
    hours: Callable[[], Hours] = lambda: ALWAYS_OPEN
    limits: Limits = field(default_factory=Limits)
    drink_s: float | None = None

    @property
    def is_bound(self) -> bool:
        """Whether anything but the size of an order can stand in the way."""
        limits = self.limits
        counted = (limits.queue_drinks, limits.unpaid_orders, limits.unpaid_cents)
        return self.hours() != ALWAYS_OPEN or any(each is not None for each in counted)


class TermsReader:
    """Tells the terms, and whether a basket may be ordered on them. For one thread at a time."""

    def __init__(self, clock: Clock, place: Place) -> None:
        self._clock = clock
        self._place = place
        self._queue = Queue()
        self._slowed = False
        self._asked: AskedPause | None = None
        self._unpaid = Unpaid()
        self._pause: Pause | None = None
        self._last: BusinessDay | None = None
        self._made_at: object = None
        self._made: tuple[Made, ...] = ()

    def note(self, records: Records) -> None:
        """Look at the queue: how long it is, and how fast it moves."""
        self._last = records.days.last()
        waiting = records.orders.waiting()
        self._unpaid = records.orders.unpaid()
        queue = queue_of(
            waiting,
            self._made_lately(records, waiting),
            now=self._clock.now(),
            first_s=self._place.drink_s,
        )
        self._asked = records.pauses.open()
        self._slowed = is_slowed(self._asked)
        self._queue = pace.slowed(queue) if self._slowed else queue

    def terms(self) -> Terms:
        """The terms now, with the queue as it was last noted."""
        terms = terms_of(self._moment(), was_paused=self._pause)
        self._pause = terms.pause
        return terms

    def obstacle(self, records: Records, basket: Basket) -> Obstacle | None:
        """What stands in the way of a basket, as the open unit of work knows it."""
        self._asked = records.pauses.open()
        if self._place.is_bound or self._slowed or is_slowed(self._asked):
            self.note(records)
        else:
            self._last = records.days.last()
        return obstacle(basket, self._moment())

    def wants_paper(self, basket: Basket) -> bool:
        """Whether nothing of it may be handed over in a glass; after :meth:`obstacle`, which
        looked at the queue.
        """
        return comes_in_paper(basket, self._moment())

    def _moment(self) -> Moment:
        place = self._place
        return Moment(
            self._clock.now(),
            place.zone,
            hours=place.hours(),
            limits=limits.slowed(place.limits) if self._slowed else place.limits,
            queue=self._queue,
            unpaid=self._unpaid,
            last=self._last,
            day_starts=place.day_starts,
            asked=self._asked,
        )

    def _made_lately(self, records: Records, waiting: tuple[Waiting, ...]) -> tuple[Made, ...]:
        """The orders made last on this business day; read again only when an order moved on."""
        day = self._last
        today = date_of(self._clock.now(), day_starts=self._place.day_starts, zone=self._place.zone)
        if day is None or day.day < today:
            return ()
        signature = (day.day, waiting)
        if signature != self._made_at:
            self._made = records.orders.made_lately(day.day, RECENT + 1)
            self._made_at = signature
        return self._made

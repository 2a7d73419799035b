"""On what terms the window sells now: the hours, the bans, the queue, the owner's limits.

One function, :func:`obstacle`, says whether a basket may become an order. It is asked in the
transaction that places it; everything else only tells the guest beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.basket import Basket
from kiosk.domain.hours import Forbids, Standing, ban, next_ban
from kiosk.domain.intime import InTime, in_time
from kiosk.domain.limits import Pause, pause_minutes, pause_of
from kiosk.domain.menu import Texts
from kiosk.domain.moment import Moment
from kiosk.domain.pace import Queue, minutes
from kiosk.domain.wallclock import Stretch

ANNOUNCED = timedelta(minutes=45)
"""How long before their time the last orders, and a ban, stand on the screen."""


class NotPlacedWhy(StrEnum):
    """Why an order was not placed. In every case nothing was written."""

    CLOSED = "closed"
    EMPTY = "empty"
    DAY_IS_FULL = "day is full"
    NOT_SAVED = "not saved"
    SOLD_OUT = "sold out"
    OUTSIDE_HOURS = "outside hours"
    READY_AFTER_CLOSING = "ready after closing"
    NO_ALCOHOL = "no alcohol now"
    NO_ALCOHOL_WHEN_READY = "no alcohol when it is ready"
    TOO_MANY_DRINKS = "too many drinks"
    QUEUE_IS_FULL = "queue is full"
    TOO_MUCH_UNPAID = "too much unpaid"
    PAUSED = "paused"


@dataclass(frozen=True)
class Obstacle:
    """Why a basket may not be ordered, and what a guest should know of it.

    ``at`` is when it ends, or for what is ready too late when it begins; ``minutes`` how long it
    takes, None for more than an hour or unknown; ``most`` the limit.
    """

    why: NotPlacedWhy
    at: datetime | None = None
    minutes: int | None = None
    most: int | None = None


def obstacle(basket: Basket, moment: Moment) -> Obstacle | None:
    """What stands in the way of this basket now; None if nothing does."""
    return (
        _too_late(basket, moment)
        or _paused(moment)
        or _not_to_take_away(basket, moment)
        or _too_many(basket, moment)
    )


def _paused(moment: Moment) -> Obstacle | None:
    if moment.pause is None:
        return None
    if moment.pauses_to_the_end:
        return Obstacle(NotPlacedWhy.READY_AFTER_CLOSING, moment.local(moment.stands.ends))
    return Obstacle(NotPlacedWhy.PAUSED, minutes=moment.pause_minutes)


def _too_late(basket: Basket, moment: Moment) -> Obstacle | None:
    if moment.is_always_open:
        return None
    stands = moment.stands
    if not stands.takes_orders:
        return Obstacle(NotPlacedWhy.OUTSIDE_HOURS, moment.local(stands.opens))
    if stands.ends is not None and moment.handed_over(basket.count) > stands.ends:
        waits = minutes(moment.queue.wait_s(basket.count) or 0)
        ends = moment.local(stands.ends)
        return Obstacle(NotPlacedWhy.READY_AFTER_CLOSING, ends, waits)
    return None


def _not_to_take_away(basket: Basket, moment: Moment) -> Obstacle | None:
    if not basket.has_alcohol or not moment.hours.rules:
        return None
    hours, zone = moment.hours, moment.zone
    present = ban(hours, Forbids.ALCOHOL, moment.now, zone)
    if present is not None:
        return Obstacle(NotPlacedWhy.NO_ALCOHOL, moment.local(present.ends))
    coming = ban(hours, Forbids.ALCOHOL, moment.handed_over(basket.count), zone)
    if coming is None:
        return None
    waits = minutes(moment.queue.wait_s(basket.count) or 0)
    return Obstacle(NotPlacedWhy.NO_ALCOHOL_WHEN_READY, moment.local(coming.begins), waits)


def _too_many(basket: Basket, moment: Moment) -> Obstacle | None:
    limits, queue, unpaid = moment.limits, moment.queue, moment.unpaid
    if basket.count > limits.order_drinks:
        return Obstacle(NotPlacedWhy.TOO_MANY_DRINKS, most=limits.order_drinks)
    most = limits.queue_drinks
    if most is not None and queue.drinks + basket.count > most:
        seconds = queue.free_s(most - basket.count)
        waits = None if seconds is None else minutes(seconds)
        return Obstacle(NotPlacedWhy.QUEUE_IS_FULL, minutes=waits)
    if not unpaid.orders:
        return None  # nobody can be waited for: it would be refused for ever
    orders, cents = limits.unpaid_orders, limits.unpaid_cents
    too_many = orders is not None and unpaid.orders + 1 > orders
    too_much = cents is not None and unpaid.cents + basket.total_cents > cents
    return Obstacle(NotPlacedWhy.TOO_MUCH_UNPAID) if too_many or too_much else None


@dataclass(frozen=True)
class Terms:
    """What the screen tells beforehand. Moments as the place's own clock has them.

    ``last_orders`` and ``alcohol_until`` are announced only shortly before; ``no_alcohol_until``
    is set while a drink with alcohol ordered now could not be handed over. ``glass_until``: until
    then no glass may leave, and what is ordered now comes in paper. ``pause_minutes`` is how long
    the bartender needs, None if unknown. ``in_time`` says how many drinks, ordered now, are handed
    over before the window closes, ``alcohol_in_time`` before alcohol is forbidden; None is as many
    as an order holds.
    """

    today: date | None = None
    closed: bool = False
    opens: datetime | None = None
    ends: datetime | None = None
    last_orders: datetime | None = None
    occasion: Texts | None = None
    seats: Texts | None = None
    no_alcohol_until: datetime | None = None
    alcohol_until: datetime | None = None
    in_time: InTime | None = None
    alcohol_in_time: InTime | None = None
    glass_until: datetime | None = None
    queue: Queue = field(default_factory=Queue)
    pause: Pause | None = None
    pause_minutes: int | None = None


ANY_TIME = Terms()
"""No hours, no bans, no queue: what is known before anything is."""


def terms_of(moment: Moment, *, was_paused: Pause | None = None) -> Terms:
    """The terms now. A window that paused takes orders again only when there is some room."""
    full = pause_of(moment.limits, moment.queue, moment.unpaid, was=was_paused)
    pause = moment.pause or full
    terms = Terms(
        today=moment.now.astimezone(moment.zone).date(),
        seats=moment.hours.seats,
        queue=moment.queue,
        pause=pause,
        pause_minutes=_pause_minutes(moment, pause),
    )
    if moment.is_always_open:
        return terms
    terms = _with_bans(_with_hours(terms, moment), moment)
    too_late = moment.pauses_to_the_end or _is_too_late(terms, was_paused)
    return replace(terms, pause=Pause.TOO_LATE) if too_late and not terms.closed else terms


def _pause_minutes(moment: Moment, pause: Pause | None) -> int | None:
    if pause is Pause.QUEUE:
        return pause_minutes(moment.limits, moment.queue)
    return moment.pause_minutes if pause is Pause.BAR else None


def _is_too_late(terms: Terms, was: Pause | None) -> bool:
    """Not one more would be in time; once that was so, until two would be, or it would flicker."""
    if terms.in_time is None:
        return False
    return terms.in_time.drinks < (2 if was is Pause.TOO_LATE else 1)


def _with_hours(terms: Terms, moment: Moment) -> Terms:
    stands = moment.stands
    return replace(
        terms,
        closed=not stands.takes_orders,
        opens=moment.local(stands.opens),
        ends=moment.local(stands.ends),
        in_time=_in_time(moment, stands.ends, allowed_at_end=True) if stands.takes_orders else None,
        last_orders=moment.local(stands.last_orders) if _is_soon(stands, moment.now) else None,
        occasion=stands.occasion,
    )


def _is_soon(stands: Standing, now: datetime) -> bool:
    last = stands.last_orders
    return stands.takes_orders and last is not None and last - now <= ANNOUNCED


def _with_bans(terms: Terms, moment: Moment) -> Terms:
    hours, now, zone = moment.hours, moment.now, moment.zone
    if not hours.rules:
        return terms
    alcohol = _ban(moment, Forbids.ALCOHOL, 1)
    longest = moment.handed_over(moment.limits.order_drinks) - now
    coming = next_ban(hours, Forbids.ALCOHOL, now, within=max(ANNOUNCED, longest), zone=zone)
    begins = coming.begins if coming and not alcohol else None
    few = _in_time(moment, begins, allowed_at_end=False)
    is_near = begins is not None and begins - now <= ANNOUNCED
    return replace(
        terms,
        no_alcohol_until=moment.local(_end(alcohol)),
        alcohol_until=moment.local(begins) if few or is_near else None,
        alcohol_in_time=few,
        glass_until=moment.local(_end(_ban(moment, Forbids.GLASS, 1))),
    )


def _in_time(moment: Moment, until: datetime | None, *, allowed_at_end: bool) -> InTime | None:
    if until is None:
        return None
    most = moment.limits.order_drinks
    few = in_time(until, moment.handed_over, most=most, allowed_at_end=allowed_at_end)
    return None if few is None else replace(few, until=until.astimezone(moment.zone))


def comes_in_paper(basket: Basket, moment: Moment) -> bool:
    """No glass may be carried away now, or when this basket is handed over."""
    return _ban(moment, Forbids.GLASS, basket.count) is not None


def _ban(moment: Moment, forbids: Forbids, drinks: int) -> Stretch | None:
    """What is forbidden now, or when so many drinks, ordered now, are handed over."""
    hours, zone = moment.hours, moment.zone
    now = ban(hours, forbids, moment.now, zone)
    return now or ban(hours, forbids, moment.handed_over(drinks), zone)


def _end(stretch: Stretch | None) -> datetime | None:
    return stretch.ends if stretch else None

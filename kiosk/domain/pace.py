"""How long it takes: the drinks ahead, and an honest estimate from the bartender's own pace.

He makes one order after the other. So the work on an order begins when it is placed, or when the
one before it was ready, whichever is later; that is all the database knows, and it is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

RECENT = 12
"""Orders made last that say how fast he is now: half an hour of a full evening."""

TOGETHER = 3
"""Orders looked at together: who makes three at once scans them all at the end."""

ENOUGH = 3
"""Orders made on this business day before its own pace counts."""

OVERTAKEN = 3
"""So many orders placed later and ready already, and an older one is no longer waited for: its
ticket was forgotten, or its guest left. It holds up nobody."""

SLOWED_TIMES = 2
"""How much longer a drink takes while nobody answers: whoever comes back has all of it to make."""

STEPS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60)
"""Minutes as people say them. Nobody knows it more exactly."""

_PACE_STEP_S = 5  # a pace that changes by less would only make the screen restless
_DONE_STEP_S = 20


@dataclass(frozen=True)
class Made:
    """An order that became ready: when it was placed and when it was, and its drinks."""

    placed_at: datetime
    ready_at: datetime
    drinks: int


@dataclass(frozen=True)
class Waiting:
    """An order that is being made or waits for it."""

    number: int
    placed_at: datetime
    drinks: int


@dataclass(frozen=True)
class Queue:
    """What the bartender has before him, oldest first, as pairs of number and drinks.

    ``drink_s`` are the seconds he takes for a drink, None while nobody knows; ``done_s`` are those
    he has spent on the first order.
    """

    orders: tuple[tuple[int, int], ...] = ()
    drink_s: int | None = None
    done_s: int = 0

    @property
    def drinks(self) -> int:
        """The drinks still to be made."""
        return sum(drinks for _, drinks in self.orders)

    def wait_s(self, drinks: int) -> int | None:
        """Seconds until so many drinks, ordered now, are ready."""
        return self._seconds(self.drinks + drinks)

    def ahead_of(self, number: int) -> int | None:
        """The drinks made before those of an order; None if that one is not waiting."""
        ahead = 0
        for each, drinks in self.orders:
            if each == number:
                return ahead
            ahead += drinks
        return None

    def wait_of(self, number: int) -> int | None:
        """Seconds until an order is ready; None if nobody knows, or it is not waiting."""
        ahead = self.ahead_of(number)
        return None if ahead is None else self._seconds(ahead + dict(self.orders)[number])

    def free_s(self, drinks: int) -> int | None:
        """Seconds until no more than so many drinks are still to be made."""
        return self._seconds(max(0, self.drinks - drinks))

    def _seconds(self, drinks: int) -> int | None:
        return None if self.drink_s is None else max(0, drinks * self.drink_s - self.done_s)


def pace(made: Iterable[Made], first_s: float | None = None) -> float | None:
    """Seconds a drink takes him now, from the orders of this business day.

    The median of what a drink took over each few neighbouring orders: a break, or a ticket
    scanned late, spoils few of them. Before there are enough, ``first_s``, which the owner knows.
    """
    from statistics import median  # noqa: PLC0415 - a kiosk that starts has made nothing yet

    recent = sorted(made, key=lambda each: each.ready_at)[-(RECENT + 1) :]
    work = _work(recent)[-RECENT:]
    if len(work) < ENOUGH:
        return first_s
    groups = (work[place : place + TOGETHER] for place in range(len(work) - TOGETHER + 1))
    return median(
        sum(seconds for seconds, _ in group) / sum(drinks for _, drinks in group)
        for group in groups
    )


def queue_of(
    waiting: Iterable[Waiting], made: Sequence[Made], *, now: datetime, first_s: float | None
) -> Queue:
    """The queue as it stands now. ``made`` are the orders of this business day made last."""
    alive = tuple(each for each in waiting if not is_overtaken(each, made))
    seconds = pace(made, first_s)
    drink_s = None if seconds is None else _PACE_STEP_S * max(1, round(seconds / _PACE_STEP_S))
    return Queue(
        orders=tuple((each.number, each.drinks) for each in alive),
        drink_s=drink_s,
        done_s=_done(alive[0], made, now=now, drink_s=drink_s) if alive and drink_s else 0,
    )


def slowed(queue: Queue) -> Queue:
    """The queue while nobody answers its tickets: nothing counts as begun, and all takes longer."""
    longer = None if queue.drink_s is None else SLOWED_TIMES * queue.drink_s
    return replace(queue, drink_s=longer, done_s=0)


def minutes(seconds: float) -> int | None:
    """Minutes as people say them, rounded up; None for more than an hour."""
    return next((step for step in STEPS if seconds <= step * 60), None)


def _work(made: Sequence[Made]) -> list[tuple[float, int]]:
    """Seconds of work and drinks of each order, by when they were ready."""
    work = []
    before: datetime | None = None
    for each in made:
        begun = each.placed_at if before is None else max(before, each.placed_at)
        work.append((max(0.0, (each.ready_at - begun).total_seconds()), max(1, each.drinks)))
        before = each.ready_at
    return work


def is_overtaken(order: Waiting, made: Iterable[Made]) -> bool:
    """Whether nobody waits for it any more, as far as the others show."""
    return sum(each.placed_at > order.placed_at for each in made) >= OVERTAKEN


def _done(first: Waiting, made: Iterable[Made], *, now: datetime, drink_s: int) -> int:
    """Seconds of work in the first order; no more than it should take, however long he is at it."""
    begun = max((each.ready_at for each in made), default=first.placed_at)
    spent = now - max(begun, first.placed_at)
    most = timedelta(seconds=first.drinks * drink_s)
    return int(max(timedelta(), min(spent, most)) / timedelta(seconds=_DONE_STEP_S)) * _DONE_STEP_S

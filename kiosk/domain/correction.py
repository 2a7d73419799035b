"""Corrections: what is put right of a day that is closed already, as rows of the day after it.

The rows of a closed day stay as they are. What was wrong about one of its orders is written down
beside them, with its reason, and counted in the day that is open then; if none is, in the next one
that opens. Amounts are cents with a sign: what a correction adds to the takings of its order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.money import tax_included
from kiosk.domain.order import Order
from kiosk.domain.payment import Payment, PaymentWay

LONGEST_WHY = 200
"""Letters: some rows of paper."""

LONGEST_NAME = 40


class CorrectionKind(StrEnum):
    """What was wrong, and whether money changes hands now."""

    PAID = "paid"
    """Paid after all: the money came later, and lies in the drawer now."""
    NOT_PAID = "not paid"
    """Not paid after all: it was counted as paid, and nobody had. No money moves now."""
    GIVEN_BACK = "given back"
    """Out of the drawer, now."""
    OTHER = "other"
    """Counted wrongly in another way, by so much. No money moves now."""


MOVES_CASH = frozenset({CorrectionKind.PAID, CorrectionKind.GIVEN_BACK})
"""What changes the drawer of the day in which it is written."""


class Obstacle(StrEnum):
    """Why a correction is not written."""

    NO_SUCH_ORDER = "no such order"
    STILL_OPEN = "still open"
    COST_NOTHING = "cost nothing"
    NOTHING_MISSING = "nothing missing"
    NOTHING_TAKEN = "nothing taken"
    TOO_MUCH = "too much"
    WRITTEN_ALREADY = "written already"


class CannotCorrect(Exception):
    """It would not be true. ``most_cents`` is what there is at most, where that is the reason."""

    def __init__(self, obstacle: Obstacle, *, most_cents: int = 0) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle
        self.most_cents = most_cents


@dataclass(frozen=True)
class CorrectedShare:
    """What of a correction is at one rate of tax: with the tax, and the tax in it."""

    bp: int
    cents: int
    tax_cents: int


@dataclass(frozen=True)
class Asked:
    """What somebody wants to put right. ``cents``: with a sign for ``OTHER`` only; None: all."""

    kind: CorrectionKind
    cents: int | None
    why: str
    by: str


@dataclass(frozen=True)
class Correction:
    """A row that is never altered. ``counted_in`` is the day in whose figures it stands; None for
    the next that opens.
    """

    order_key: str
    day: date
    number: int
    kind: CorrectionKind
    way: PaymentWay
    cents: int
    shares: tuple[CorrectedShare, ...]
    why: str
    by: str
    at: datetime
    counted_in: date | None = None

    @property
    def drawer_cents(self) -> int:
        """What it adds to the drawer of the day in which it is written."""
        return self.cents if self.kind in MOVES_CASH else 0


def correction_of(
    order: Order,
    asked: Asked,
    *,
    payments: Iterable[Payment],
    earlier: Iterable[Correction],
    at: datetime,
) -> Correction:
    """The correction of an order, beside its own payments and the corrections before this one.

    Raises :class:`CannotCorrect` for what cannot be true: more paid than it cost, more given back
    than was taken, the same once more.
    """
    before = tuple(earlier)
    if not order.total_cents:
        raise CannotCorrect(Obstacle.COST_NOTHING)
    cents = _signed(asked, *_standing(order, payments, before))
    if any(_is_same(each, asked, cents) for each in before):
        raise CannotCorrect(Obstacle.WRITTEN_ALREADY)
    return Correction(
        order_key=order.key,
        day=order.day,
        number=order.number,
        kind=asked.kind,
        way=PaymentWay.CASH,
        cents=cents,
        shares=split(cents, ((line.tax_bp, line.cents) for line in order.lines)),
        why=asked.why,
        by=asked.by,
        at=at,
    )


def split(cents: int, gross: Iterable[tuple[int, int]]) -> tuple[CorrectedShare, ...]:
    """An amount at the rates of an order, in proportion to what it cost at each.

    ``gross``: rate in basis points and cents, more than nothing in all. The parts come to the
    amount exactly; a cent that cannot be parted goes where the most of it belongs, of equals to
    the lower rate. The tax in each is reckoned here once, and stored.
    """
    of_rate: dict[int, int] = {}
    for bp, part in gross:
        of_rate[bp] = of_rate.get(bp, 0) + part
    total, size = sum(of_rate.values()), abs(cents)
    parts = {bp: size * part // total for bp, part in of_rate.items()}
    left = size - sum(parts.values())
    by_remainder = sorted(of_rate, key=lambda bp: (-(size * of_rate[bp] % total), bp))
    for bp in by_remainder[:left]:
        parts[bp] += 1
    sign = 1 if cents > 0 else -1
    return tuple(
        CorrectedShare(bp, sign * part, sign * tax_included(part, bp))
        for bp, part in sorted(parts.items())
        if part
    )


def added_up(shares: Iterable[CorrectedShare]) -> tuple[CorrectedShare, ...]:
    """Corrections by rate: stored cents, added."""
    sums: dict[int, tuple[int, int]] = {}
    for each in shares:
        cents, tax = sums.get(each.bp, (0, 0))
        sums[each.bp] = cents + each.cents, tax + each.tax_cents
    return tuple(CorrectedShare(bp, *amounts) for bp, amounts in sorted(sums.items()))


def _standing(
    order: Order, payments: Iterable[Payment], earlier: Iterable[Correction]
) -> tuple[int, int]:
    """What was taken for it and is counted now, and what of its price nobody has paid, in cents."""
    known = tuple(payments)
    taken = sum(each.cents for each in known if each.way is not PaymentWay.FREE)
    free = sum(each.cents for each in known if each.way is PaymentWay.FREE)
    taken += sum(each.cents for each in earlier)
    return taken, max(0, order.total_cents - free - taken)


def _signed(asked: Asked, taken: int, missing: int) -> int:
    """How much it is, with its sign."""
    if asked.kind is CorrectionKind.PAID:
        return _within(asked.cents, missing, or_else=Obstacle.NOTHING_MISSING)
    if asked.kind is not CorrectionKind.OTHER:
        return -_within(asked.cents, taken, or_else=Obstacle.NOTHING_TAKEN)
    cents = asked.cents or 0
    return -_within(-cents, taken, or_else=Obstacle.NOTHING_TAKEN) if cents < 0 else cents


def _within(cents: int | None, most: int, *, or_else: Obstacle) -> int:
    if most <= 0:
        raise CannotCorrect(or_else)
    if cents is not None and cents > most:
        raise CannotCorrect(Obstacle.TOO_MUCH, most_cents=most)
    return most if cents is None else cents


def _is_same(before: Correction, asked: Asked, cents: int) -> bool:
    """Somebody gave the same command twice; with another reason it is another correction."""
    return (before.kind, before.cents, before.why) == (asked.kind, cents, asked.why)

"""What the bartender has in his hand: a card that waits for the ticket it is about.

Plain values: :func:`take` says what one scan means now, :func:`look` what the time that passed
means. Seconds are of the monotonic clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.cards import NEEDS, OF_A_PART, Card, Goods, GoodsKind, Needs

HOLDS_S = 15.0
"""Seconds a card waits for what it needs: long enough to find a ticket on a wet bar, short enough
that the next guest's ticket is not cancelled by a card scanned for the last one."""

REFUSES_AFTER_S = 3.0
"""Seconds after a card was given up in which a ticket does nothing: it was meant for the card."""

AT_ONCE_S = 1.0
"""Seconds within which two cards are one movement: no hand lays one down and takes another."""

AGAIN_WITHIN_S = 10.0
"""Seconds in which a card that asks for itself must be scanned once more."""


class Kind(StrEnum):
    """What was scanned, as far as the hand cares."""

    CARD = "card"
    TICKET = "ticket"
    GOODS = "goods"
    PAGER = "pager"


class Move(StrEnum):
    """What is to be done about a scan."""

    TICKET_ALONE = "ticket alone"
    """No card is held: the ticket means what it always means."""
    PAGER_ALONE = "pager alone"
    SECOND_STEP = "second step"
    """Something was taken in hand; what belongs to it is waited for."""
    DO = "do"
    """Do what the card says, with what was scanned beside it."""
    MISFIT = "misfit"
    """This card cannot be used with that. Nothing is held any more, as if it had been given up:
    the ticket that was to follow it must not count by itself."""
    TOO_LATE = "too late"
    """The card had just been given up."""
    TWO_AT_ONCE = "two at once"
    """Two cards lay under the scanner: neither is held, for nobody knows which was meant."""


@dataclass(frozen=True)
class Hand:
    """``card`` waits since ``since`` for what it needs; ``goods`` wait for their card.

    ``used``: the card has done something already, so it may be laid down without a word.
    ``parts`` are the glasses that a card about money is meant for; none means all.
    """

    card: Card | None = None
    goods: Goods | None = None
    since: float = 0.0
    used: bool = False
    given_up_at: float | None = None
    parts: tuple[Goods, ...] = ()


@dataclass(frozen=True)
class Scan:
    """A code of ours: which kind, and what it names; of a ticket more is not needed here."""

    kind: Kind
    card: Card | None = None
    goods: Goods | None = None
    pager: int | None = None


@dataclass(frozen=True)
class Taken:
    """What one scan means. With :attr:`Move.DO`, ``card`` is done about what lay beside it."""

    hand: Hand
    move: Move
    card: Card | None = None
    kind: Kind | None = None
    goods: Goods | None = None
    pager: int | None = None
    parts: tuple[Goods, ...] = ()


def take(hand: Hand, scan: Scan, now: float) -> Taken:
    """What one scan means now. Call :func:`look` first: a card too old must be given up."""
    if scan.card is not None:
        return _take_card(hand, scan.card, now)
    if scan.goods is not None:
        return _take_goods(hand, scan.goods, now)
    if hand.card is not None and not _is_laid_down(hand, scan):
        return _take_beside(hand, hand.card, scan, now)
    if hand.given_up_at is not None and now - hand.given_up_at < REFUSES_AFTER_S:
        return Taken(hand, Move.TOO_LATE)
    alone = Move.TICKET_ALONE if scan.kind is Kind.TICKET else Move.PAGER_ALONE
    return Taken(Hand() if hand.used else hand, alone, kind=scan.kind, pager=scan.pager)


def look(hand: Hand, now: float) -> tuple[Hand, Hand | None]:
    """The hand after the time that passed, and what was given up if the bar must hear of it."""
    is_empty = hand.card is None and hand.goods is None
    if is_empty or now - hand.since < _holds(hand):
        return hand, None
    if hand.used:
        return Hand(), None
    return Hand(given_up_at=now if hand.card else None), hand


def _holds(hand: Hand) -> float:
    asks_again = hand.card is not None and NEEDS[hand.card] is Needs.ITSELF
    return AGAIN_WITHIN_S if asks_again else HOLDS_S


def _take_card(hand: Hand, card: Card, now: float) -> Taken:
    if hand.card not in {None, card} and now - hand.since < AT_ONCE_S:
        return Taken(Hand(given_up_at=now), Move.TWO_AT_ONCE)
    needs = NEEDS[card]
    if needs is Needs.NOTHING or (needs is Needs.ITSELF and hand.card is card):
        return Taken(Hand(), Move.DO, card, Kind.CARD)
    if needs is Needs.GOODS and hand.goods is not None:
        held = Hand(card=card, since=now, used=True)
        return Taken(held, Move.DO, card, Kind.GOODS, hand.goods)
    return Taken(Hand(card=card, since=now), Move.SECOND_STEP, card)


def _take_goods(hand: Hand, goods: Goods, now: float) -> Taken:
    if hand.card is None:
        return Taken(Hand(goods=goods, since=now), Move.SECOND_STEP)
    if hand.card in OF_A_PART and goods.kind is GoodsKind.DRINK:
        more = replace(hand, since=now, parts=(*hand.parts, goods))
        return Taken(more, Move.SECOND_STEP, hand.card)
    if NEEDS[hand.card] is not Needs.GOODS:
        return Taken(Hand(given_up_at=now), Move.MISFIT, hand.card)
    held = replace(hand, since=now, used=True)
    return Taken(held, Move.DO, hand.card, Kind.GOODS, goods)


def _is_laid_down(hand: Hand, scan: Scan) -> bool:
    """A card that has done its work is not in the way of the next ticket or pager."""
    return hand.used and scan.kind in {Kind.TICKET, Kind.PAGER}


def _take_beside(hand: Hand, card: Card, scan: Scan, now: float) -> Taken:
    """A ticket or a pager's code while a card is held."""
    fits = {Needs.PAGER} if scan.kind is Kind.PAGER else {Needs.TICKET, Needs.PAGER}
    if NEEDS[card] not in fits:
        return Taken(Hand(given_up_at=now), Move.MISFIT, card, scan.kind, pager=scan.pager)
    return Taken(Hand(), Move.DO, card, scan.kind, pager=scan.pager, parts=hand.parts)

"""What the bartender has in his hand: the card first, then what it is about, never by accident."""

from __future__ import annotations

import pytest

from kiosk.domain.cards import NEEDS, Card, Goods, GoodsKind, Needs
from kiosk.domain.hand import (
    AGAIN_WITHIN_S,
    HOLDS_S,
    REFUSES_AFTER_S,
    Hand,
    Kind,
    Move,
    Scan,
    Taken,
    look,
    take,
)

TICKET = Scan(Kind.TICKET)
PAGER = Scan(Kind.PAGER, pager=7)
LIME, MINT = (Goods(GoodsKind.INGREDIENT, name) for name in ("lime", "mint"))
LIMES, LEAVES = Scan(Kind.GOODS, goods=LIME), Scan(Kind.GOODS, goods=MINT)


def card(which: Card) -> Scan:
    return Scan(Kind.CARD, which)


def scanned(*scans: Scan, every: float = 1.0) -> Taken:
    """What the last of these scans means."""
    taken, now = Taken(Hand(), Move.TICKET_ALONE), 100.0
    for each in scans:
        hand, _ = look(taken.hand, now)
        taken = take(hand, each, now)
        now += every
    return taken


def test_a_ticket_alone_means_what_it_always_means():
    assert scanned(TICKET) == Taken(Hand(), Move.TICKET_ALONE, kind=Kind.TICKET)


@pytest.mark.parametrize("which", [each for each in Card if NEEDS[each] is Needs.NOTHING])
def test_a_card_that_needs_nothing_is_done_at_once(which: Card):
    assert scanned(card(which)) == Taken(Hand(), Move.DO, which, Kind.CARD)


@pytest.mark.parametrize("which", [each for each in Card if NEEDS[each] is Needs.TICKET])
def test_a_card_about_a_ticket_waits_for_it_and_is_done_once(which: Card):
    first = scanned(card(which))
    assert first.move is Move.SECOND_STEP
    second = scanned(card(which), TICKET)
    assert second == Taken(Hand(), Move.DO, which, Kind.TICKET)
    assert scanned(card(which), TICKET, TICKET).move is Move.TICKET_ALONE


def test_the_ticket_before_its_card_is_no_second_step():
    assert scanned(TICKET, card(Card.NO_ID)).move is Move.SECOND_STEP


def test_the_last_card_counts():
    taken = scanned(card(Card.NO_ID), card(Card.CALL_AGAIN), TICKET)
    assert (taken.move, taken.card) == (Move.DO, Card.CALL_AGAIN)


def test_what_ran_out_may_come_before_its_card_or_after_it():
    for scans in ((LIMES, card(Card.SOLD_OUT)), (card(Card.SOLD_OUT), LIMES)):
        taken = scanned(*scans)
        assert (taken.move, taken.card, taken.goods) == (Move.DO, Card.SOLD_OUT, LIME)


def test_one_card_takes_all_that_ran_out():
    taken = scanned(card(Card.SOLD_OUT), LIMES, LEAVES)
    assert (taken.move, taken.card, taken.goods) == (Move.DO, Card.SOLD_OUT, MINT)


def test_limes_are_no_answer_to_a_card_about_a_ticket():
    taken = scanned(card(Card.CALL_AGAIN), LIMES)
    assert taken.move is Move.MISFIT
    assert taken.hand.card is None


@pytest.mark.parametrize("beside", [LIMES, PAGER])
def test_a_ticket_just_after_a_misfit_was_meant_for_the_card(beside: Scan):
    assert scanned(card(Card.NO_ID), beside, TICKET).move is Move.TOO_LATE
    later = scanned(card(Card.NO_ID), beside, TICKET, every=REFUSES_AFTER_S)
    assert later.move is Move.TICKET_ALONE


@pytest.mark.parametrize("scan", [TICKET, PAGER])
def test_a_card_that_has_done_its_work_is_not_in_the_way(scan: Scan):
    taken = scanned(card(Card.SOLD_OUT), LIMES, scan)
    assert taken.move in {Move.TICKET_ALONE, Move.PAGER_ALONE}
    assert taken.hand == Hand()
    assert scanned(card(Card.SOLD_OUT), scan).move is Move.MISFIT


def test_each_glass_is_given_time_for_the_next_and_for_the_ticket():
    glasses = [Scan(Kind.GOODS, goods=Goods(GoodsKind.DRINK, name)) for name in ("gin", "sour")]
    taken = scanned(card(Card.FREE_ON_THE_HOUSE), *glasses, TICKET, every=HOLDS_S - 1)
    assert (taken.move, taken.parts) == (Move.DO, tuple(each.goods for each in glasses))
    late = scanned(card(Card.FREE_ON_THE_HOUSE), *glasses, TICKET, every=HOLDS_S)
    assert late.move is not Move.DO


def test_a_pager_that_is_back_is_named_by_its_code_or_by_the_ticket_that_had_it():
    for beside in (PAGER, TICKET):
        assert scanned(card(Card.PAGER_FOUND), beside).move is Move.DO


def test_a_pager_code_does_not_cancel_an_order():
    assert scanned(card(Card.NO_ID), PAGER).move is Move.MISFIT


def test_closing_is_asked_for_twice():
    assert scanned(card(Card.CLOSE)).move is Move.SECOND_STEP
    assert scanned(card(Card.CLOSE), card(Card.CLOSE), every=4).move is Move.DO
    late = scanned(card(Card.CLOSE), card(Card.CLOSE), every=AGAIN_WITHIN_S)
    assert late.move is Move.SECOND_STEP


def test_a_ticket_between_two_closing_cards_closes_nothing():
    assert scanned(card(Card.CLOSE), TICKET).move is Move.MISFIT
    assert scanned(card(Card.CLOSE), TICKET, card(Card.CLOSE)).move is Move.SECOND_STEP


def test_a_card_is_given_up_after_its_time_and_the_bar_hears_which():
    hand = scanned(card(Card.NO_ID)).hand
    assert look(hand, hand.since + HOLDS_S - 0.1) == (hand, None)
    after, given_up = look(hand, hand.since + HOLDS_S)
    assert given_up == hand
    assert look(after, hand.since + 2 * HOLDS_S) == (after, None)


@pytest.mark.parametrize(
    ("later", "move"),
    [
        (0.0, Move.TOO_LATE),
        (REFUSES_AFTER_S - 0.1, Move.TOO_LATE),
        (REFUSES_AFTER_S, Move.TICKET_ALONE),
    ],
)
def test_a_ticket_just_after_its_card_was_given_up_does_nothing(later: float, move: Move):
    hand = scanned(card(Card.NO_ID)).hand
    given_up_at = hand.since + HOLDS_S
    after, _ = look(hand, given_up_at)
    assert take(after, TICKET, given_up_at + later).move is move


def test_a_card_that_has_done_its_work_is_laid_down_without_a_word():
    hand = scanned(card(Card.SOLD_OUT), LIMES).hand
    after, given_up = look(hand, hand.since + HOLDS_S)
    assert (after, given_up) == (Hand(), None)
    assert take(after, TICKET, hand.since + HOLDS_S).move is Move.TICKET_ALONE


def test_goods_without_a_card_are_given_up_and_the_next_ticket_counts():
    hand = scanned(LIMES).hand
    after, given_up = look(hand, hand.since + HOLDS_S)
    assert given_up == hand
    assert take(after, TICKET, hand.since + HOLDS_S).move is Move.TICKET_ALONE


def test_a_ticket_goes_its_way_while_goods_wait_for_their_card():
    taken = scanned(LIMES, TICKET, card(Card.BACK_AGAIN))
    assert (taken.move, taken.goods) == (Move.DO, LIME)


def test_every_card_says_what_it_needs():
    assert set(NEEDS) == set(Card)


def test_two_cards_under_the_scanner_at_once_are_none():
    first = take(Hand(), Scan(Kind.CARD, Card.NO_ID), 10)
    both = take(first.hand, Scan(Kind.CARD, Card.CALL_AGAIN), 10.4)
    assert both.move is Move.TWO_AT_ONCE
    assert both.hand.card is None
    assert take(both.hand, Scan(Kind.TICKET), 12).move is Move.TOO_LATE


def test_a_card_laid_down_for_another_is_one_movement_after_the_other():
    first = take(Hand(), Scan(Kind.CARD, Card.NO_ID), 10)
    second = take(first.hand, Scan(Kind.CARD, Card.CALL_AGAIN), 11)
    assert (second.move, second.hand.card) == (Move.SECOND_STEP, Card.CALL_AGAIN)

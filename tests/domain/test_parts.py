"""Some glasses of an order: what they cost, and how a card is told which are meant."""

from __future__ import annotations

import pytest

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.hand import Hand, Kind, Move, Scan, take
from kiosk.domain.parts import cents_of
from tests.domain.test_reckoning import a_line, an_order

NEGRONI = Goods(GoodsKind.DRINK, "negroni")
SOUR = Goods(GoodsKind.DRINK, "sour")
LIME = Goods(GoodsKind.INGREDIENT, "lime")
ORDER = an_order(
    1,
    lines=(
        a_line(1, "negroni", 2, 900),
        a_line(2, "sour", 1, 1000),
        a_line(3, "negroni", 1, 950),
    ),
)


@pytest.mark.parametrize(
    ("drinks", "cents"),
    [
        ((), 0),
        (("sour",), 1000),
        (("negroni",), 950),
        (("negroni", "sour", "negroni", "negroni"), 950 + 900 + 900 + 1000),
        (("sour", "sour"), None),
        (("spritz",), None),
    ],
)
def test_glasses_cost_what_they_were_ordered_for_the_dearest_first(
    drinks: tuple[str, ...], cents: int | None
) -> None:
    assert cents_of(ORDER, drinks) == cents


@pytest.mark.parametrize("card", [Card.NOT_PAID, Card.FREE_ON_THE_HOUSE, Card.FREE_AS_AN_APOLOGY])
def test_drinks_between_a_card_about_money_and_its_ticket_are_those_meant(card: Card) -> None:
    first = take(Hand(), Scan(Kind.CARD, card), 1.0)
    second = take(first.hand, Scan(Kind.GOODS, goods=NEGRONI), 3.0)
    third = take(second.hand, Scan(Kind.GOODS, goods=SOUR), 5.0)
    assert [each.move for each in (first, second, third)] == [Move.SECOND_STEP] * 3
    done = take(third.hand, Scan(Kind.TICKET), 7.0)
    assert (done.move, done.card, done.parts) == (Move.DO, card, (NEGRONI, SOUR))
    assert done.hand == Hand()


def test_without_a_drink_all_of_it_is_meant() -> None:
    held = take(Hand(), Scan(Kind.CARD, Card.NOT_PAID), 1.0).hand
    assert take(held, Scan(Kind.TICKET), 2.0).parts == ()


def test_an_ingredient_is_no_part_of_an_order() -> None:
    held = take(Hand(), Scan(Kind.CARD, Card.NOT_PAID), 1.0).hand
    assert take(held, Scan(Kind.GOODS, goods=LIME), 2.0).move is Move.MISFIT


def test_other_cards_take_no_drink() -> None:
    held = take(Hand(), Scan(Kind.CARD, Card.NO_ID), 1.0).hand
    assert take(held, Scan(Kind.GOODS, goods=NEGRONI), 2.0).move is Move.MISFIT

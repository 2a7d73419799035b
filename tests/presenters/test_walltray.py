"""The cards as they lie beside the printer: each once, with its second step, one in the hand."""

from __future__ import annotations

import pytest

from kiosk.domain.cards import NEEDS, Card, Goods, GoodsKind, Needs
from kiosk.presenters.walltray import after_scan, key_of, tray_of, with_codes
from kiosk.presenters.wallviews import Tray, TrayPage
from tests.fakes import PlainWords

LIME = Goods(GoodsKind.INGREDIENT, "lime")
MULE = Goods(GoodsKind.DRINK, "mule")
CODES = {card.value: f"C-{card.value}" for card in Card} | {key_of(LIME): "G-lime"}


@pytest.fixture
def tray() -> Tray:
    names = {card: card.value.lower() for card in Card}
    return with_codes(tray_of(PlainWords(), names=names, goods={LIME: "lime", MULE: "mule"}), CODES)


def test_every_card_lies_there_once(tray: Tray) -> None:
    keys = [card.key for group in tray.cards for card in group.cards]
    assert sorted(keys) == sorted(card.value for card in Card)


def test_every_card_that_needs_something_says_what(tray: Tray) -> None:
    hints = {card.key: card.hint or group.hint for group in tray.cards for card in group.cards}
    for card in Card:
        assert bool(hints[card.value]) == (NEEDS[card] is not Needs.NOTHING), card


def test_the_sheet_has_ingredients_and_drinks_apart(tray: Tray) -> None:
    assert [[line.name for line in group.cards] for group in tray.sheet] == [["lime"], ["mule"]]


def test_a_bar_without_pagers_has_no_cards_for_them() -> None:
    tray = tray_of(PlainWords(), names={Card.PAUSE: "pause"}, goods={})
    assert [card.key for group in tray.cards for card in group.cards] == ["PAUSE"]
    assert all(group.cards for group in tray.cards)


@pytest.mark.parametrize("card", Card)
def test_a_card_stays_in_the_hand_while_it_waits_for_something(tray: Tray, card: Card) -> None:
    held = after_scan(tray, f"C-{card.value}").held
    assert held == ("" if NEEDS[card] is Needs.NOTHING else f"C-{card.value}")


def test_a_card_that_is_wanted_twice_leaves_the_hand_at_the_second_time(tray: Tray) -> None:
    once = after_scan(tray, "C-CLOSE")
    assert after_scan(once, "C-CLOSE").held == ""


def test_a_ticket_takes_the_card_out_of_the_hand(tray: Tray) -> None:
    assert after_scan(after_scan(tray, "C-NOID"), "T1").held == ""


def test_sold_out_turns_the_sheet_up_and_takes_several_lines(tray: Tray) -> None:
    after = after_scan(after_scan(tray, "C-SOLDOUT"), "G-lime")
    assert (after.page, after.held) == (TrayPage.SHEET, "C-SOLDOUT")
    assert after_scan(after, "C-PAUSE").page is TrayPage.CARDS

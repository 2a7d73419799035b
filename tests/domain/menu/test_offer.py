"""What is on sale at a moment, and why something chosen cannot be had any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from kiosk.domain.menu import (
    Allergen,
    Availability,
    Drink,
    Gone,
    Ingredient,
    Offer,
    Section,
    Serving,
    offer_at,
)
from tests.domain.menu.samples import BITTER, MENU, NEGRONI, NOTHING, PLAIN

EARLY, LATE = Section("early", NOTHING, (PLAIN,), Serving(time(17), time(21))), MENU.sections[0]
DAY = replace(MENU, sections=(EARLY, LATE))
AS_IT_STANDS = PLAIN.as_it_stands()


def at(hour: int) -> Offer:
    return offer_at(DAY, datetime(2026, 11, 20, hour, tzinfo=UTC), Availability())


def test_a_section_is_on_sale_at_its_time() -> None:
    assert at(18).sections == (EARLY, LATE)
    assert at(22).sections == (LATE,)
    assert [drink.drink_id for drink in at(18).drinks()] == ["plain", "negroni"]


def test_a_drink_is_found_only_while_it_is_served() -> None:
    assert at(18).drink("plain") == PLAIN
    assert at(22).drink("plain") is None


def test_what_can_be_had_is_not_gone() -> None:
    assert at(18).why_gone(PLAIN, AS_IT_STANDS) is None


def test_a_section_whose_time_is_over_takes_its_drinks_along() -> None:
    assert at(22).why_gone(PLAIN, AS_IT_STANDS) is Gone.NOT_NOW


def test_what_has_run_out_is_sold_out() -> None:
    offer = replace(at(18), availability=Availability(frozenset({"campari"})))
    assert offer.why_gone(PLAIN, AS_IT_STANDS) is Gone.SOLD_OUT
    assert offer.why_gone(PLAIN, (("bitter", "amaro"),)) is None


def test_what_the_newest_menu_says_counts() -> None:
    marked = replace(EARLY, drinks=(replace(PLAIN, sold_out=True),))
    offer = Offer(replace(DAY, sections=(marked,)), (marked,))
    assert offer.why_gone(PLAIN, AS_IT_STANDS) is Gone.SOLD_OUT
    assert offer.why_gone(NEGRONI, ()) is Gone.NOT_ON_MENU


def test_an_option_that_was_taken_off_the_menu_is_missed() -> None:
    less = replace(PLAIN, groups=(replace(BITTER, options=BITTER.options[1:], defaults=()),))
    section = replace(EARLY, drinks=(less,))
    offer = Offer(replace(DAY, sections=(section,)), (section,))
    assert offer.why_gone(PLAIN, AS_IT_STANDS) is Gone.NOT_ON_MENU


def test_a_menu_written_in_another_order_takes_nothing_away() -> None:
    sour = replace(BITTER, group_id="sour")
    both = replace(PLAIN, groups=(BITTER, sour))
    turned = replace(PLAIN, groups=(sour, BITTER))
    section = replace(EARLY, drinks=(turned,))
    offer = Offer(replace(DAY, sections=(section,)), (section,))
    assert offer.why_gone(both, both.as_it_stands()) is None


def test_a_drink_with_another_allergen_or_with_alcohol_now_is_not_the_one_she_chose() -> None:
    def now(written: Drink) -> Offer:
        section = replace(EARLY, drinks=(written,))
        return Offer(replace(DAY, sections=(section,)), (section,))

    egg = Ingredient("egg", NOTHING, frozenset({Allergen.EGGS}))
    richer = replace(PLAIN, ingredients=(*PLAIN.ingredients, egg))
    assert now(richer).why_gone(PLAIN, AS_IT_STANDS) is Gone.NOT_ON_MENU
    assert now(PLAIN).why_gone(richer, AS_IT_STANDS) is None
    dry = replace(PLAIN, strength_permille=0)
    assert now(PLAIN).why_gone(dry, AS_IT_STANDS) is Gone.NOT_ON_MENU
    assert now(replace(PLAIN, price_cents=1)).why_gone(PLAIN, AS_IT_STANDS) is None

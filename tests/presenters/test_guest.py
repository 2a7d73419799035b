"""The guest's way, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.health import Trouble
from kiosk.presenters.attending import NUMBER_AT_MOST_S
from kiosk.presenters.patience import COUNTDOWN_S, IDLE_EMPTY_S, IDLE_S
from kiosk.presenters.views import (
    AttractView,
    BasketView,
    ClosedView,
    DrinkView,
    MenuView,
    NumberView,
)
from kiosk.services.ordering import NotPlaced, NotPlacedWhy
from kiosk.services.status import WindowStatus
from tests.presenters.visiting import OPEN, Visit, an_order


def test_one_drink_as_it_stands_takes_four_touches(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    view = visit.view
    assert isinstance(view, NumberView)
    assert (view.number, view.pager) == ("42", "Take pager 7")
    assert view.pay == "€9.00 to pay at the window"


def test_a_card_opens_the_drink_and_its_options_change_the_price(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.open_drink("negroni")
    visit.guest.choose_option("bitter", "amaro")
    view = visit.view
    assert isinstance(view, DrinkView)
    assert (view.price, view.add.text) == ("€9.50", "Add · €9.50")
    assert [chip.chosen for chip in view.groups[0].chips] == [False, True]
    assert view.ingredients == "gin, vermouth, amaro"


def test_plus_opens_a_drink_where_a_choice_must_be_made(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.show_section("neat")
    visit.guest.take_drink("solo")
    view = visit.view
    assert isinstance(view, DrinkView)
    assert not view.add.enabled
    visit.guest.add_drink()
    assert visit.view == view
    visit.guest.choose_option("which", "young")
    visit.guest.add_drink()
    assert isinstance(visit.view, MenuView)
    assert visit.view.sections[1].chosen


def test_a_second_touch_on_order_places_nothing_more(visit: Visit) -> None:
    visit.order_one()
    visit.guest.order()
    visit.guest.back()
    visit.guest.change_quantity(1, 1)
    assert [basket.key for basket in visit.desk.baskets] == ["key-1"]
    assert isinstance(visit.view, BasketView)
    assert visit.view.busy


def test_the_next_guest_has_a_basket_with_a_key_of_its_own(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    visit.guest.next_guest()
    visit.order_one()
    first, second = visit.desk.baskets
    assert first.key != second.key


def test_an_order_that_was_not_placed_keeps_its_basket_and_says_so(visit: Visit) -> None:
    visit.order_one()
    visit.desk.replies[-1](NotPlaced(NotPlacedWhy.NOT_SAVED))
    view = visit.view
    assert isinstance(view, BasketView)
    assert view.frame.remark == "That did not work. Nothing was ordered: please try again."
    visit.guest.order()
    assert [basket.key for basket in visit.desk.baskets] == ["key-1", "key-1"]


def test_the_number_stays_and_dissolves_by_itself(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    visit.wait(NUMBER_AT_MOST_S - 1)
    assert isinstance(visit.view, NumberView)
    visit.wait(1)
    assert isinstance(visit.view, AttractView)


def test_a_quiet_guest_with_a_basket_is_asked_and_then_forgotten(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.take_drink("negroni")
    visit.wait(IDLE_S)
    countdown = visit.view.frame.countdown
    assert countdown is not None
    assert (countdown.text, countdown.seconds) == ("Are you still there?", COUNTDOWN_S)
    visit.guest.stay()
    assert visit.view.frame.countdown is None
    visit.wait(IDLE_S + COUNTDOWN_S)
    assert isinstance(visit.view, AttractView)
    visit.guest.start()
    assert isinstance(visit.view, MenuView)
    assert not visit.view.basket.action.enabled


def test_an_empty_handed_guest_is_forgotten_without_a_question(visit: Visit) -> None:
    visit.guest.start()
    visit.wait(IDLE_EMPTY_S)
    assert isinstance(visit.view, AttractView)


def test_nobody_is_sent_away_while_an_order_is_being_placed(visit: Visit) -> None:
    visit.order_one()
    visit.wait(IDLE_S + COUNTDOWN_S + 100)
    assert isinstance(visit.view, BasketView)
    assert visit.view.frame.countdown is None


def test_the_window_closes_and_the_basket_is_kept(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.take_drink("negroni")
    visit.guest.status_changed(WindowStatus(is_open=False, ready=(40,)))
    assert isinstance(visit.view, ClosedView)
    assert visit.view.board.ready == ("40",)
    visit.guest.status_changed(OPEN)
    assert isinstance(visit.view, MenuView)
    assert visit.view.basket.summary == "1 drink"


def test_whose_ticket_is_not_out_is_asked_to_knock(visit: Visit) -> None:
    visit.guest.status_changed(WindowStatus(is_open=False, making=(41, 42, 43), unprinted=(42, 43)))
    assert isinstance(visit.view, ClosedView)
    assert visit.view.knock == ("42, 43: please knock",) * 2
    assert visit.view.sentences == ("Come back in a moment, or knock.",) * 2


def test_a_number_on_the_glass_stays_when_the_window_closes(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    visit.guest.status_changed(WindowStatus(is_open=False))
    assert isinstance(visit.view, NumberView)


def test_before_anything_is_known_nothing_can_be_ordered() -> None:
    visit = Visit()
    visit.guest.status_changed(WindowStatus(is_open=False))
    visit.order_one()
    assert visit.desk.baskets == []


def test_a_number_from_before_a_restart_is_shown_first(visit: Visit) -> None:
    visit.order_one()
    order = an_order(visit.desk.baskets[0], number=17)
    fresh = Visit()
    fresh.guest.show_unshown(order)
    assert isinstance(fresh.view, NumberView)
    assert fresh.view.number == "17"


def test_several_numbers_from_before_a_restart_are_shown_one_after_the_other(
    visit: Visit,
) -> None:
    visit.order_one()
    basket = visit.desk.baskets[0]
    fresh = Visit()
    for number in (17, 18):
        fresh.guest.show_unshown(replace(an_order(basket, number), key=f"old-{number}"))
    assert shown_number(fresh) == "17"
    fresh.guest.next_guest()
    assert shown_number(fresh) == "18"
    fresh.guest.next_guest()
    assert isinstance(fresh.view, AttractView)


def test_a_number_from_before_a_restart_waits_for_an_order_being_placed(visit: Visit) -> None:
    visit.order_one()
    old = replace(an_order(visit.desk.baskets[0], 17), key="old")
    visit.guest.show_unshown(old)
    assert isinstance(visit.view, BasketView)
    visit.answer(18)
    assert shown_number(visit) == "18"
    visit.guest.next_guest()
    assert shown_number(visit) == "17"


def test_a_number_on_the_glass_is_not_shown_twice(visit: Visit) -> None:
    visit.order_one()
    visit.guest.show_unshown(visit.answer())
    visit.guest.next_guest()
    assert isinstance(visit.view, AttractView)


def shown_number(visit: Visit) -> str:
    assert isinstance(visit.view, NumberView)
    return visit.view.number


def test_a_long_wait_for_the_answer_does_not_count_as_having_left(visit: Visit) -> None:
    visit.order_one()
    visit.wait(IDLE_S + COUNTDOWN_S + 100)
    visit.desk.replies[-1](NotPlaced(NotPlacedWhy.NOT_SAVED))
    visit.guest.tick()
    assert isinstance(visit.view, BasketView)
    assert visit.view.frame.countdown is None
    assert visit.view.frame.remark


def test_shown_is_reported_with_the_orders_key(visit: Visit) -> None:
    visit.guest.number_shown("key-1")
    assert visit.desk.seen == ["key-1"]


@pytest.mark.parametrize(
    ("status", "pager", "words"),
    [
        (OPEN, None, "Watch for your number on this screen"),
        (OPEN, 3, "Take pager 3"),
        (
            replace(OPEN, pagers_work=False),
            3,
            "Take pager 3, and watch for your number here",
        ),
    ],
)
def test_the_number_screen_says_how_the_guest_is_called(
    visit: Visit, status: WindowStatus, pager: int | None, words: str
) -> None:
    visit.order_one()
    visit.answer(pager=pager)
    visit.guest.status_changed(status)
    assert isinstance(visit.view, NumberView)
    assert visit.view.pager == words


def test_without_a_receipt_the_guest_is_told_to_remember(visit: Visit) -> None:
    visit.order_one()
    visit.answer()
    visit.guest.status_changed(replace(OPEN, receipt_works=False))
    assert isinstance(visit.view, NumberView)
    assert visit.view.wait == "Remember your number: 42"


def test_a_language_opens_the_menu_and_goes_back_to_the_default_after_the_order(
    visit: Visit,
) -> None:
    visit.guest.choose_language("en")
    assert isinstance(visit.view, MenuView)
    assert visit.view.frame.language == "en"
    visit.guest.back()
    assert isinstance(visit.view, AttractView)
    assert [each.code for each in visit.view.languages if each.chosen] == ["it"]


def test_an_equal_view_is_not_drawn_again(visit: Visit) -> None:
    drawn = len(visit.rendered)
    visit.guest.status_changed(OPEN)
    visit.guest.tick()
    assert len(visit.rendered) == drawn


def test_removing_the_last_line_leads_back_to_the_menu(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.take_drink("chinotto")
    visit.guest.open_basket()
    visit.guest.change_quantity(1, -1)
    assert isinstance(visit.view, MenuView)


def test_what_differs_from_the_recipe_is_said_in_the_basket(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.open_drink("negroni")
    visit.guest.choose_option("bitter", "amaro")
    visit.guest.add_drink()
    visit.guest.open_basket()
    assert isinstance(visit.view, BasketView)
    assert visit.view.lines[0].changes == ("Amaro della casa",)


def test_id_is_asked_for_only_where_there_is_alcohol(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.take_drink("chinotto")
    visit.guest.open_basket()
    assert isinstance(visit.view, BasketView)
    assert "ID" not in visit.view.pay


def test_a_start_does_not_flash_the_closed_screen_before_the_printer_was_asked() -> None:
    visit = Visit(status=None)
    unasked = WindowStatus(is_open=False, bar_troubles=(Trouble.NOT_ASKED,))
    visit.guest.status_changed(unasked)
    assert isinstance(visit.view, AttractView)
    visit.guest.status_changed(replace(unasked, bar_troubles=(Trouble.ABSENT,)))
    assert isinstance(visit.view, ClosedView)


def test_a_drink_taken_from_its_card_is_counted_on_the_glass_at_once(visit: Visit) -> None:
    visit.guest.start()
    visit.guest.take_drink("chinotto")
    assert isinstance(visit.view, MenuView)
    assert visit.view.basket.action.enabled
    assert visit.rendered[-1] == visit.view

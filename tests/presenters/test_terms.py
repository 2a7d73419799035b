"""What a guest is told of hours, bans, the queue and limits, and what she can do about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.intime import InTime
from kiosk.domain.limits import Pause
from kiosk.domain.order import Order
from kiosk.domain.pace import Queue
from kiosk.domain.terms import NotPlacedWhy, Obstacle, Terms
from kiosk.presenters.shut import in_hers
from kiosk.presenters.timewords import drinks_before, ready_in, when
from kiosk.presenters.views import (
    AttractView,
    BasketView,
    ClosedView,
    DrinkView,
    MenuView,
    NumberView,
)
from kiosk.services.ordering import NotPlaced
from kiosk.services.status import WindowStatus
from tests.fakes import PlainWords, texts
from tests.presenters.visiting import OPEN, Visit

ROME = ZoneInfo("Europe/Rome")
TODAY = date(2026, 11, 20)  # a Friday
TERMS = Terms(today=TODAY, queue=Queue(drink_s=60))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ROME)


def told(**terms: object) -> WindowStatus:
    """An open window that sells on these terms."""
    return replace(OPEN, terms=replace(TERMS, **terms))  # type: ignore[arg-type]


def shut(**terms: object) -> WindowStatus:
    return replace(told(closed=True, **terms), is_open=False)


@pytest.fixture
def chooser() -> Visit:
    """A guest who looks at the menu with one Negroni in her basket."""
    visit = Visit()
    visit.guest.start()
    visit.guest.take_drink("negroni")
    return visit


# -- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("11-20 18:00", "today at 18:00"),
        ("11-21 18:00", "tomorrow at 18:00"),
        ("11-26 18:00", "Thursday at 18:00"),
        ("11-27 18:00", "27 Nov 2026 at 18:00"),
    ],
)
def test_when_is_said_as_people_say_it(moment: str, said: str) -> None:
    assert when(PlainWords(), at(moment), TODAY) == said


def test_how_long_is_rounded_up_and_unknown_is_said_as_unknown() -> None:
    words = PlainWords()
    assert ready_in(words, 61) == "Ready in about 2 minutes"
    assert ready_in(words, 500) == "Ready in about 10 minutes"
    assert ready_in(words, 3601) == "Ready in more than an hour"
    assert ready_in(words, None) == "Nobody knows yet how long it takes"
    assert drinks_before(words, 0) == "Yours is next"
    assert drinks_before(words, 1) == "1 drink before yours"


# -- outside hours ----------------------------------------------------------------------------


def closed(visit: Visit) -> ClosedView:
    assert isinstance(visit.view, ClosedView)
    return visit.view


def test_the_closed_screen_says_when_it_opens_and_how_to_book_a_seat() -> None:
    seats = texts(it="Quattro posti", en="Four seats")
    view = closed(Visit(shut(opens=at("11-26 18:00"), seats=seats)))
    assert view.title == "Opens Thursday at 18:00"
    assert view.sentences == ("Opens Thursday at 18:00",)
    assert view.seats == ("Quattro posti", "Four seats")
    assert view.kept == ""


def test_a_special_day_is_named_and_a_window_without_a_plan_promises_nothing() -> None:
    view = closed(Visit(shut(occasion=texts(it="Natale"))))
    assert (view.title, view.occasion) == ("The window is closed", "Natale")


def test_after_the_last_orders_drinks_are_still_handed_out_and_stand_on_the_board() -> None:
    status = replace(shut(ends=at("11-21 02:00"), opens=at("11-21 18:00")), ready=(41, 42))
    view = closed(Visit(status))
    assert view.sentences[0] == "The last orders are in. Drinks are handed out until 02:00."
    assert view.board.ready == ("42", "41")


def test_a_guest_whose_window_closes_is_told_that_nothing_was_ordered(chooser: Visit) -> None:
    chooser.guest.status_changed(shut(opens=at("11-21 18:00")))
    assert closed(chooser).kept == "Nothing was ordered."


def test_closed_by_its_hours_is_known_before_any_device_has_answered() -> None:
    visit = Visit(None)
    visit.guest.status_changed(shut(opens=at("11-20 18:00")))
    assert closed(visit).title == "Opens today at 18:00"


def test_last_orders_stand_on_every_screen_where_she_chooses(chooser: Visit) -> None:
    last = told(last_orders=at("11-21 01:45"))
    chooser.guest.status_changed(last)
    said = "Last orders until 01:45"
    assert chooser.view.frame.remark == said
    chooser.guest.open_basket()
    assert chooser.view.frame.remark == said
    passer_by = Visit(last)
    assert isinstance(passer_by.view, AttractView)
    assert passer_by.view.frame.remark == said


# -- bans -------------------------------------------------------------------------------------

BAN = told(no_alcohol_until=at("11-21 06:00"))


def badges(visit: Visit) -> dict[str, tuple[str, bool]]:
    assert isinstance(visit.view, MenuView)
    return {card.drink_id: (card.badge, card.dimmed) for card in visit.view.cards}


def test_during_a_ban_the_card_says_why_and_a_touch_is_refused_in_words() -> None:
    visit = Visit(BAN)
    visit.guest.start()
    assert badges(visit)["negroni"] == ("not before 06:00", True)
    visit.guest.take_drink("negroni")
    assert visit.view.frame.remark == "No alcohol to take away until 06:00"
    assert isinstance(visit.view, MenuView)
    assert visit.view.basket.action.enabled is False


def test_during_a_ban_drinks_without_alcohol_still_go() -> None:
    visit = Visit(BAN)
    visit.guest.start()
    visit.guest.take_drink("chinotto")
    visit.guest.open_basket()
    visit.guest.order()
    assert [line.drink.drink_id for line in visit.desk.baskets[0].lines] == ["chinotto"]


def test_an_open_drink_with_alcohol_cannot_be_added_during_a_ban() -> None:
    visit = Visit()
    visit.guest.start()
    visit.guest.open_drink("negroni")
    visit.guest.status_changed(BAN)
    assert isinstance(visit.view, DrinkView)
    assert not visit.view.add.enabled
    assert visit.view.add.text == "No alcohol to take away until 06:00"
    visit.guest.add_drink()
    assert isinstance(visit.view, DrinkView)


def test_what_lies_in_the_basket_when_a_ban_begins_is_marked(chooser: Visit) -> None:
    chooser.guest.take_drink("chinotto")
    chooser.guest.open_basket()
    chooser.guest.status_changed(BAN)
    assert isinstance(chooser.view, BasketView)
    assert [line.trouble for line in chooser.view.lines] == ["not before 06:00", ""]
    assert chooser.view.total == "€6.00"
    chooser.guest.order()
    assert chooser.desk.baskets == []
    assert len(chooser.view.lines) == 1


def test_a_ban_that_comes_soon_is_announced(chooser: Visit) -> None:
    chooser.guest.status_changed(told(alcohol_until=at("11-21 00:00")))
    assert chooser.view.frame.remark == "Alcohol to take away only until 00:00"


def test_where_no_glass_may_leave_the_basket_says_that_all_comes_in_paper(chooser: Visit) -> None:
    chooser.guest.open_basket()
    chooser.guest.status_changed(told(glass_until=at("11-21 05:00")))
    assert isinstance(chooser.view, BasketView)
    assert "No glass in the street until 05:00: all comes in paper cups." in chooser.view.pay


# -- too late to be handed over ---------------------------------------------------------------

CLOSES = at("11-21 02:00")


def test_a_passer_by_for_whom_it_is_too_late_need_not_compose_a_basket() -> None:
    late = told(pause=Pause.TOO_LATE, in_time=InTime(0, CLOSES), ends=CLOSES)
    view = closed(Visit(late))
    assert view.title == "The last orders are in"
    assert view.sentences[0] == "Drinks are handed out until 02:00."


def test_a_guest_inside_is_told_on_the_menu_and_on_the_drink_that_it_is_too_late() -> None:
    visit = Visit()
    visit.guest.start()
    visit.guest.status_changed(told(pause=Pause.TOO_LATE, in_time=InTime(0, CLOSES), ends=CLOSES))
    said = "Too late for more: we close at 02:00"
    assert isinstance(visit.view, MenuView)
    assert visit.view.frame.remark == said
    assert not any(card.take.enabled for card in visit.view.cards)
    visit.guest.take_drink("negroni")
    assert isinstance(visit.view, MenuView)
    assert not visit.view.basket.action.enabled
    visit.guest.open_drink("negroni")
    assert isinstance(visit.view, DrinkView)
    assert (visit.view.add.text, visit.view.add.enabled) == (said, False)


def test_the_basket_takes_as_many_as_can_still_be_handed_over(chooser: Visit) -> None:
    chooser.guest.status_changed(told(in_time=InTime(2, CLOSES)))
    assert chooser.view.frame.remark == ""
    chooser.guest.take_drink("chinotto")
    chooser.guest.take_drink("chinotto")
    assert chooser.view.frame.remark == "Too late for more: we close at 02:00"
    assert chooser.guest._basket.count == 2
    chooser.guest.status_changed(told())
    chooser.guest.take_drink("chinotto")
    assert chooser.guest._basket.count == 3, "the bartender was faster than he thought"


def test_a_basket_that_grew_too_late_says_so_before_order_is_touched(chooser: Visit) -> None:
    for _ in range(2):
        chooser.guest.take_drink("chinotto")
    chooser.guest.open_basket()
    chooser.guest.status_changed(told(in_time=InTime(2, CLOSES)))
    assert isinstance(chooser.view, BasketView)
    assert chooser.view.frame.remark == (
        "It would be ready too late: we close at 02:00. Fewer drinks would still be in time."
    )
    assert not any(line.more.enabled for line in chooser.view.lines)
    chooser.guest.change_quantity(2, +1)
    assert chooser.guest._basket.count == 3, "nothing is dropped silently"
    chooser.guest.change_quantity(2, -1)
    assert chooser.view.frame.remark == "Too late for more: we close at 02:00"
    chooser.guest.status_changed(told(in_time=InTime(0, CLOSES)))
    assert chooser.view.frame.remark == "It would be ready too late: we close at 02:00."


def test_alcohol_that_would_be_ready_in_a_ban_is_told_beforehand_and_a_soft_drink_not() -> None:
    few = told(alcohol_in_time=InTime(1, at("11-21 00:00")), alcohol_until=at("11-21 00:00"))
    soft = Visit(few)
    soft.guest.start()
    for _ in range(3):
        soft.guest.take_drink("chinotto")
    assert soft.view.frame.remark == "Alcohol to take away only until 00:00"
    strong = Visit(few)
    strong.guest.start()
    strong.guest.take_drink("negroni")
    assert strong.view.frame.remark == "Too late for more: no alcohol from 00:00"
    strong.guest.status_changed(told())
    strong.guest.take_drink("negroni")
    strong.guest.status_changed(few)
    assert strong.view.frame.remark == (
        "It would be ready too late: no alcohol to take away from 00:00."
        " Fewer drinks would still be in time."
    )


# -- the wait ---------------------------------------------------------------------------------


def test_the_wait_is_told_before_ordering(chooser: Visit) -> None:
    chooser.guest.open_basket()
    chooser.guest.status_changed(told(queue=Queue(((41, 2), (42, 4)), drink_s=60)))
    assert isinstance(chooser.view, BasketView)
    assert chooser.view.pay.splitlines()[0] == "6 drinks before yours · Ready in about 8 minutes"
    chooser.guest.status_changed(told(queue=Queue(((41, 2),))))
    assert isinstance(chooser.view, BasketView)
    assert chooser.view.pay.splitlines()[0] == (
        "2 drinks before yours · Nobody knows yet how long it takes"
    )


def test_a_long_wait_is_said_before_she_begins() -> None:
    assert Visit(told(queue=Queue(((41, 8),), drink_s=60))).view.frame.remark == ""
    long = Visit(told(queue=Queue(((41, 9),), drink_s=60)))
    assert long.view.frame.remark == "Ready in about 10 minutes"
    long.guest.start()
    assert isinstance(long.view, MenuView)
    assert long.view.frame.remark == "Ready in about 10 minutes"


def number_of(visit: Visit) -> tuple[NumberView, Order]:
    visit.guest.open_basket()
    visit.guest.order()
    order = visit.answer(42)
    assert isinstance(visit.view, NumberView)
    return visit.view, order


def test_the_number_screen_keeps_the_estimate_current(chooser: Visit) -> None:
    view, _ = number_of(chooser)
    assert (view.estimate, view.before, view.own) == ("", "", 0)

    def shown(status: WindowStatus) -> tuple[str, str, int, int]:
        chooser.guest.status_changed(status)
        assert isinstance(chooser.view, NumberView)
        return chooser.view.estimate, chooser.view.before, chooser.view.ahead, chooser.view.own

    waiting = told(queue=Queue(((41, 6), (42, 1), (43, 5)), drink_s=60, done_s=60))
    assert shown(waiting) == ("Ready in about 6 minutes", "6 drinks before yours", 6, 1)
    nearly = told(queue=Queue(((42, 1), (43, 5)), drink_s=60))
    assert shown(nearly) == ("Ready in about 2 minutes", "Yours is next", 0, 1)
    ready = replace(told(queue=Queue(((43, 5),), drink_s=60)), ready=(42,))
    assert shown(ready) == ("Ready: come to the window", "", 0, 0)


# -- limits -----------------------------------------------------------------------------------

PAUSED = told(pause=Pause.QUEUE, pause_minutes=10)


def test_a_passer_by_sees_that_the_bartender_needs_ten_minutes() -> None:
    view = closed(Visit(PAUSED))
    assert view.title == "The bartender needs about 10 minutes"
    unknown = closed(Visit(told(pause=Pause.QUEUE)))
    assert unknown.title == "The bartender needs a moment"
    unpaid = closed(Visit(told(pause=Pause.UNPAID)))
    assert unpaid.title == "Several orders wait to be collected"


def test_a_guest_who_chooses_is_told_keeps_her_basket_and_may_try(chooser: Visit) -> None:
    chooser.guest.status_changed(PAUSED)
    assert isinstance(chooser.view, MenuView)
    assert chooser.view.frame.remark == "The bartender needs about 10 minutes"
    chooser.guest.open_basket()
    chooser.guest.order()
    full = Obstacle(NotPlacedWhy.QUEUE_IS_FULL, minutes=10)
    chooser.desk.replies[-1](NotPlaced(full.why, full))
    assert isinstance(chooser.view, BasketView)
    assert chooser.view.frame.remark == (
        "The bartender needs about 10 minutes. Nothing was ordered."
    )
    assert len(chooser.view.lines) == 1


def test_in_a_pause_a_language_changes_the_words_and_opens_nothing() -> None:
    visit = Visit(PAUSED)
    visit.guest.open_panel("languages")
    visit.guest.choose_in_panel("language", "en")
    assert closed(visit).frame.language == "en"
    assert visit.view.frame.panel is None
    visit.guest.start()
    assert closed(visit).title == "The bartender needs about 10 minutes"
    visit.guest.status_changed(told())
    assert isinstance(visit.view, AttractView), "she begins by herself"
    assert visit.view.frame.language == "en"


def test_a_language_chosen_on_a_closed_screen_opens_no_menu_behind_it() -> None:
    visit = Visit(shut(opens=at("11-21 18:00")))
    visit.guest.choose_language("en")
    assert closed(visit).frame.language == "en"
    visit.guest.status_changed(told())
    assert isinstance(visit.view, AttractView)


@pytest.mark.parametrize(
    ("obstacle", "said"),
    [
        (Obstacle(NotPlacedWhy.OUTSIDE_HOURS), "We are closed now."),
        (Obstacle(NotPlacedWhy.OUTSIDE_HOURS, at("11-21 18:00")), "We open tomorrow at 18:00."),
        (
            Obstacle(NotPlacedWhy.READY_AFTER_CLOSING, at("11-21 02:00"), 10),
            "It would be ready too late: we close at 02:00.",
        ),
        (
            Obstacle(NotPlacedWhy.NO_ALCOHOL, at("11-21 06:00")),
            "No alcohol to take away until 06:00.",
        ),
        (
            Obstacle(NotPlacedWhy.NO_ALCOHOL_WHEN_READY, at("11-21 00:00"), 10),
            "It would be ready too late: no alcohol to take away from 00:00.",
        ),
        (Obstacle(NotPlacedWhy.TOO_MANY_DRINKS, most=6), "At most 6 drinks in one order."),
        (Obstacle(NotPlacedWhy.QUEUE_IS_FULL), "The bartender needs a moment."),
        (Obstacle(NotPlacedWhy.TOO_MUCH_UNPAID), "Several orders wait to be collected."),
    ],
)
def test_every_refusal_has_words_and_says_that_nothing_was_ordered(
    chooser: Visit, obstacle: Obstacle, said: str
) -> None:
    chooser.guest.status_changed(told())
    chooser.guest.open_basket()
    chooser.guest.order()
    chooser.desk.replies[-1](NotPlaced(obstacle.why, obstacle))
    assert chooser.view.frame.remark == f"{said} Nothing was ordered."
    assert isinstance(chooser.view, BasketView)


def test_an_order_holds_no_more_drinks_than_the_owner_wrote() -> None:
    visit = Visit()
    visit.guest._setting = replace(visit.guest._setting, order_drinks=2)
    visit.guest._start_again()
    visit.guest.start()
    for _ in range(4):
        visit.guest.take_drink("negroni")
    assert visit.guest._basket.count == 2
    assert Basket("k").room_for() == 12


def test_an_owners_text_that_is_missing_in_her_language_is_read_in_english() -> None:
    seats = texts(it="Quattro posti", en="Four seats")
    assert [in_hers(seats, code) for code in ("it", "en", "ja")] == [
        "Quattro posti",
        "Four seats",
        "Four seats",
    ]
    assert in_hers(texts(it="Quattro posti"), "ja") == "Quattro posti"

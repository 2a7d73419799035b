"""What runs out is on paper at once, with every order that still needs it, and ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from kiosk.domain.answer import AnswerWord
from kiosk.domain.basket import Basket
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import card_code, goods_code
from kiosk.domain.health import Trouble
from kiosk.domain.lacks import ShortagePaper, ShortDrink
from kiosk.domain.menu import Offer
from kiosk.domain.printjob import COPIES_BY_ITSELF, JobKind, JobState, PrintJob
from kiosk.domain.shortage import Ended, Shortage
from kiosk.ports import StorageFailed, Unproven
from kiosk.services.bar import Bar
from kiosk.services.businessday import Calendar
from kiosk.services.ordering import Ordering, Placed
from kiosk.services.shortages import still_missing
from tests.fakes import sample_menu
from tests.services.cards.test_day import close
from tests.services.conftest import RULES, Window

SECRET = bytes(32)
GIN, CAMPARI, AMARO = (Goods(GoodsKind.INGREDIENT, name) for name in ("gin", "campari", "amaro"))
CALENDAR = Calendar("43", RULES.zone, RULES.day_starts)
NEGRONI = Goods(GoodsKind.DRINK, "negroni")


def scan(window: Window, card: Card, goods: Goods = GIN) -> None:
    window.scan(card_code(card, SECRET), after=20)
    window.scan(goods_code(goods, SECRET), after=2)


def ready(window: Window, key: str) -> None:
    window.scan(window.tickets(key)[0].code, after=20)


def papers(window: Window) -> list[ShortagePaper]:
    """The papers of shortages that came out."""
    window.print_all()
    return [paper for paper, _ in window.printer.papers if isinstance(paper, ShortagePaper)]


def jobs(window: Window) -> list[PrintJob]:
    with window.storage.read() as records:
        return [each for each in records.jobs.of_day(None) if each.kind is JobKind.SHORTAGE]


def missing(window: Window) -> tuple[Shortage, ...]:
    with window.storage.read() as records:
        return records.shortages.open()


def ended(window: Window) -> list[tuple[str, Ended | None, datetime | None]]:
    with window.storage.read() as records:
        told = records.shortages.since(window.clock.now() - timedelta(days=9))
    return [(each.goods.name, each.ended, each.ended_at) for each in told]


def until(window: Window, clock: time) -> None:
    """The owner wrote a time at which what ran out is there again."""
    calendar = Calendar("43", RULES.zone, RULES.day_starts, sold_out_until=clock)
    window.bar = Bar(
        window.storage,
        window.clock,
        answers=window.answers,
        printer_works=lambda: window.printer.is_connected,
        changed=lambda: None,
        steps=window.steps,
        menu=lambda: window.menu,
        language="it",
        calendar=calendar,
    )


def test_the_orders_with_it_come_on_paper_oldest_first(window: Window) -> None:
    for drink in ("negroni", "chinotto", "negroni"):
        window.place(drink)
    scan(window, Card.SOLD_OUT)
    (paper,) = papers(window)
    assert (paper.name, paper.at, paper.until) == ("gin", window.clock.now(), None)
    assert [(each.number, each.drinks) for each in paper.orders] == [
        (1, (ShortDrink(1, "Negroni"),)),
        (3, (ShortDrink(1, "Negroni"),)),
    ]
    assert window.said() == []


def test_an_ingredient_of_an_option_only_names_the_option(window: Window) -> None:
    window.place()
    scan(window, Card.SOLD_OUT, CAMPARI)
    (paper,) = papers(window)
    assert paper.orders[0].drinks == (ShortDrink(1, "Negroni", ("Campari",)),)


def test_a_drink_from_the_sheet_names_its_orders_too(window: Window) -> None:
    window.place()
    scan(window, Card.SOLD_OUT, NEGRONI)
    assert [(each.name, each.orders[0].number) for each in papers(window)] == [("Negroni", 1)]


def test_where_no_order_needs_it_the_ring_says_enough(window: Window) -> None:
    window.place("chinotto")
    window.print_all()
    window.rings()
    scan(window, Card.SOLD_OUT)
    assert window.rings() == ["second step", "understood"]
    assert (jobs(window), window.said()) == ([], [])


def test_before_the_first_order_there_is_nobody_to_name(window: Window) -> None:
    scan(window, Card.SOLD_OUT)
    assert jobs(window) == []
    assert [each.goods for each in missing(window)] == [GIN]


def test_what_is_made_already_is_on_no_paper(window: Window) -> None:
    made, waits = window.place(), window.place()
    window.print_all()
    ready(window, made.key)
    scan(window, Card.SOLD_OUT)
    assert [each.number for each in papers(window)[0].orders] == [waits.number]


def test_at_a_printer_that_is_away_the_paper_waits_and_then_says_what_is_so(
    window: Window,
) -> None:
    first, second = window.place(), window.place()
    window.print_all()
    window.printer.unplug()
    scan(window, Card.SOLD_OUT)
    window.print_all()
    ready(window, first.key)
    window.printer.plug_in()
    window.clock.advance(20)
    assert [[order.number for order in each.orders] for each in papers(window)] == [[second.number]]


@pytest.mark.parametrize("how", ["made", "back again", "time"])
def test_a_paper_that_has_nobody_to_name_any_more_is_withdrawn(window: Window, how: str) -> None:
    if how == "time":
        until(window, time(23, 30))
    order = window.place()
    window.print_all()
    window.printer.unplug()
    scan(window, Card.SOLD_OUT)
    window.print_all()
    if how == "made":
        ready(window, order.key)
    if how == "back again":
        scan(window, Card.BACK_AGAIN)
    window.clock.advance(3600)
    window.printer.plug_in()
    assert papers(window) == []
    assert [(each.state, each.history[-1].why) for each in jobs(window)] == [
        (JobState.WITHDRAWN, "nothing to say")
    ]


def test_each_of_many_has_its_own_paper_and_none_is_forgotten(window: Window) -> None:
    """One that is being begun can take up no other: what it says has been composed."""
    names = [f"syrup-{number}" for number in range(12)]
    menu = sample_menu()
    gin = menu.ingredients["gin"]
    syrups = {name: replace(gin, ingredient_id=name) for name in names}
    night, neat = menu.sections
    negroni = replace(night.drinks[0], ingredients=tuple(syrups.values()))
    night = replace(night, drinks=(negroni, *night.drinks[1:]))
    window.menu = replace(menu, sections=(night, neat), ingredients={**menu.ingredients, **syrups})
    window.place()
    window.print_all()
    window.printer.unplug()
    window.scan(card_code(Card.SOLD_OUT, SECRET), after=20)
    for name in names:
        window.scan(goods_code(Goods(GoodsKind.INGREDIENT, name), SECRET), after=1)
    assert len(missing(window)) == len(names)
    window.printer.plug_in()
    window.clock.advance(20)
    assert len(papers(window)) == len(names)


def test_what_is_scanned_while_the_first_paper_is_begun_is_not_lost(window: Window) -> None:
    window.place()
    window.print_all()
    scan(window, Card.SOLD_OUT)
    window.printer.before_writing.append(lambda: scan(window, Card.SOLD_OUT, CAMPARI))
    assert [each.name for each in papers(window)] == ["gin", "campari"]


def test_scanned_again_it_is_listed_again_but_is_missing_only_once(window: Window) -> None:
    window.place()
    scan(window, Card.SOLD_OUT)
    scan(window, Card.SOLD_OUT)  # the first paper still waits: it is as good
    assert len(papers(window)) == 1
    scan(window, Card.SOLD_OUT)  # it fell into the ice
    assert len(papers(window)) == 2
    assert [each.goods for each in missing(window)] == [GIN]


def test_scanned_again_when_all_is_made_it_only_rings(window: Window) -> None:
    order = window.place()
    scan(window, Card.SOLD_OUT)
    window.print_all()
    ready(window, order.key)
    window.rings()
    scan(window, Card.SOLD_OUT)
    assert len(papers(window)) == 1
    assert window.rings() == ["second step", "understood"]


def test_a_paper_in_doubt_comes_again_and_says_that_it_is_a_copy(window: Window) -> None:
    window.place()
    window.print_all()
    window.printer.outcomes.append(Unproven(Trouble.LOST))
    scan(window, Card.SOLD_OUT)
    assert [(each.copy, each.orders[0].number) for each in papers(window)] == [(True, 1)]


def test_in_doubt_it_comes_no_more_often_than_a_ticket(window: Window) -> None:
    window.place()
    window.print_all()
    window.printer.outcomes.extend(Unproven(Trouble.LOST) for _ in range(9))
    scan(window, Card.SOLD_OUT)
    window.print_all()
    assert len(jobs(window)) == 1 + COPIES_BY_ITSELF


def test_closing_withdraws_the_paper_and_brings_it_back(window: Window) -> None:
    window.place()
    window.print_all()
    window.printer.unplug()
    scan(window, Card.SOLD_OUT)
    close(window)
    assert [each.state for each in jobs(window)] == [JobState.WITHDRAWN]
    assert missing(window) == ()


def test_yesterdays_orders_are_never_named_today(window: Window) -> None:
    """It lasts over the closing, and today's first order has yesterday's number."""
    until(window, time(12, 0))
    window.place()
    scan(window, Card.SOLD_OUT)
    window.print_all()
    close(window)
    window.clock.advance(8 * 3600)
    window.place("chinotto")
    window.print_all()
    scan(window, Card.SOLD_OUT)
    assert len(papers(window)) == 1
    assert [each.goods for each in missing(window)] == [GIN]


def test_while_the_printer_is_away_each_thing_is_counted_by_its_name(window: Window) -> None:
    window.scan(card_code(Card.SOLD_OUT, SECRET), after=20)
    for goods in (GIN, CAMPARI):
        window.scan(goods_code(goods, SECRET), after=2)
    scan(window, Card.BACK_AGAIN)
    answer = window.answers.due(window.clock.monotonic())
    assert answer is not None
    told = [(line.goods, line.card) for line in answer.lines if line.word is AnswerWord.CARD_DONE]
    assert told == [
        ("gin", Card.SOLD_OUT),
        ("campari", Card.SOLD_OUT),
        ("gin", Card.BACK_AGAIN),
    ]


# -- back at a set time -----------------------------------------------------------------------


def test_the_paper_says_when_it_is_back_by_itself(window: Window) -> None:
    until(window, time(18))
    window.place()
    scan(window, Card.SOLD_OUT)
    assert papers(window)[0].until == datetime(2026, 11, 21, 17, tzinfo=UTC)


def test_it_outlasts_the_closing_and_ends_at_its_time_though_nobody_was_there(
    window: Window,
) -> None:
    until(window, time(18))
    window.place("chinotto")
    scan(window, Card.SOLD_OUT)
    close(window)
    assert [each.goods for each in missing(window)] == [GIN]
    window.clock.advance(30 * 3600)  # the kiosk was off
    assert still_missing(window.storage, window.clock, CALENDAR)() == ()
    assert ended(window) == [("gin", Ended.TIME, datetime(2026, 11, 21, 17, tzinfo=UTC))]


def test_what_is_over_but_not_written_down_yet_can_run_out_anew(window: Window) -> None:
    until(window, time(18))
    scan(window, Card.SOLD_OUT)
    window.clock.advance(30 * 3600)
    scan(window, Card.SOLD_OUT)
    assert [each[1] for each in ended(window)] == [Ended.TIME, None]
    assert [each.began_at for each in missing(window)] == [window.clock.now()]


def test_what_is_over_is_not_back_a_second_time(window: Window) -> None:
    until(window, time(18))
    scan(window, Card.SOLD_OUT)
    window.clock.advance(30 * 3600)
    scan(window, Card.BACK_AGAIN)
    assert window.said()[-1] == "not sold out"


def test_back_by_card_before_its_time_it_stays_back(window: Window) -> None:
    until(window, time(18))
    scan(window, Card.SOLD_OUT)
    scan(window, Card.BACK_AGAIN)
    back = window.clock.now()
    window.clock.advance(30 * 3600)
    assert still_missing(window.storage, window.clock, CALENDAR)() == ()
    assert ended(window) == [("gin", Ended.SCANNED, back)]


def test_a_closing_after_its_time_does_not_say_that_the_closing_brought_it_back(
    window: Window,
) -> None:
    until(window, time(23, 30))
    window.place("chinotto")
    scan(window, Card.SOLD_OUT)
    window.clock.advance(3600)
    close(window)
    assert [each[1] for each in ended(window)] == [Ended.TIME]


def test_what_cannot_be_written_as_ended_is_on_the_menu_all_the_same(window: Window) -> None:
    until(window, time(18))
    scan(window, Card.SOLD_OUT)
    window.clock.advance(30 * 3600)
    window.storage.refused = 1
    ask = still_missing(window.storage, window.clock, CALENDAR)
    assert ask() == ()
    assert len(missing(window)) == 1
    assert ask() == ()
    assert missing(window) == ()


def test_while_the_database_is_silent_nobody_can_say(window: Window) -> None:
    window.storage.unread = 1
    with pytest.raises(StorageFailed):
        still_missing(window.storage, window.clock, CALENDAR)()


# -- back at the next opening -------------------------------------------------------------------


def test_said_after_closing_it_is_of_that_evening_and_back_with_the_next_date(
    window: Window,
) -> None:
    window.place("chinotto")
    close(window)
    scan(window, Card.SOLD_OUT)
    (gin,) = missing(window)
    assert gin.until == datetime(2026, 11, 21, 5, tzinfo=UTC)  # 6 in Milan: the day starts


def test_said_before_the_first_order_it_is_of_the_coming_evening(window: Window) -> None:
    window.place("chinotto")
    close(window)
    window.clock.advance(17 * 3600)
    scan(window, Card.SOLD_OUT)
    assert [each.until for each in missing(window)] == [None]
    window.place("chinotto")
    assert [each.goods for each in missing(window)] == [GIN]
    close(window)
    assert missing(window) == ()


def test_after_an_evening_nobody_closed_the_first_guest_can_have_it_again(
    window: Window,
) -> None:
    menu = window.menu
    selling = Ordering(
        window.storage,
        window.clock,
        rules=RULES,
        may_order=lambda: True,
        steps=window.steps,
        offer=lambda: Offer(menu, menu.sections),
    )
    order = window.place("chinotto")
    window.print_all()
    scan(window, Card.SOLD_OUT)
    window.clock.advance(20 * 3600)
    ask = still_missing(window.storage, window.clock, CALENDAR)
    assert [each.goods for each in ask()] == [GIN]  # an order of then is still being made
    ready(window, order.key)
    ready(window, order.key)
    assert ask() == ()
    negroni = menu.drink("negroni")
    basket = Basket(window.ids.key()).add(negroni, negroni.as_it_stands())
    assert isinstance(selling.place(basket, "en"), Placed)
    assert [each[1] for each in ended(window)] == [Ended.OPENING]


def test_said_again_on_the_next_date_it_outlasts_the_evening_nobody_closed(
    window: Window,
) -> None:
    window.place("chinotto")
    scan(window, Card.SOLD_OUT)
    window.clock.advance(20 * 3600)
    scan(window, Card.SOLD_OUT)
    ask = still_missing(window.storage, window.clock, CALENDAR)
    assert [each.goods for each in ask()] == [GIN]
    window.place("chinotto")
    assert [each.goods for each in ask()] == [GIN]
    assert [each[1] for each in ended(window)] == [Ended.OPENING, None]


# -- the menu and the cards around it ---------------------------------------------------------


def _without_gin(window: Window) -> None:
    """The owner writes another menu: no gin, and nothing that is made of it."""
    left = {name: each for name, each in window.menu.ingredients.items() if name != "gin"}
    window.menu = replace(window.menu, sections=window.menu.sections[1:], ingredients=left)


def test_what_left_the_menu_while_it_was_sold_out_can_still_be_scanned_back(
    window: Window,
) -> None:
    scan(window, Card.SOLD_OUT)
    _without_gin(window)
    scan(window, Card.BACK_AGAIN)
    assert missing(window) == ()


def test_its_paper_still_comes_when_the_menu_has_changed_meanwhile(window: Window) -> None:
    window.place()
    window.print_all()
    scan(window, Card.SOLD_OUT)
    _without_gin(window)
    scan(window, Card.SOLD_OUT)
    assert [(each.name, len(each.orders)) for each in papers(window)] == [("gin", 1)]


def test_a_line_of_last_months_sheet_is_called_what_it_is(window: Window) -> None:
    window.print_all()
    _without_gin(window)
    scan(window, Card.SOLD_OUT)
    assert missing(window) == ()
    assert window.said() == ["not on the menu"]
    assert window.rings() == ["second step", "refused"]
    scan(window, Card.SOLD_OUT, CAMPARI)  # the sheet's other lines are still good
    assert [each.goods for each in missing(window)] == [CAMPARI]


def test_a_line_of_another_bars_sheet_is_not_ours(window: Window) -> None:
    window.scan(card_code(Card.SOLD_OUT, SECRET))
    window.scan(goods_code(GIN, bytes(31) + b"x"), after=2)
    assert window.said()[-1] == "not ours"


def test_a_line_whose_card_never_came_changes_nothing(window: Window) -> None:
    window.scan(goods_code(GIN, SECRET))
    window.scan(card_code(Card.SOLD_OUT, SECRET), after=16)
    assert missing(window) == ()


def test_what_is_back_leaves_the_other_shortage_of_the_same_drink(window: Window) -> None:
    scan(window, Card.SOLD_OUT)
    scan(window, Card.SOLD_OUT, NEGRONI)
    scan(window, Card.BACK_AGAIN)
    assert [each.goods for each in missing(window)] == [NEGRONI]
    scan(window, Card.BACK_AGAIN, NEGRONI)
    assert missing(window) == ()

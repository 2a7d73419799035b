"""May this basket be ordered now, and what is the guest told before she tries?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.hours import Forbids, Hours, Rule
from kiosk.domain.intime import InTime
from kiosk.domain.limits import Limits, Pause, Unpaid
from kiosk.domain.moment import Moment
from kiosk.domain.pace import Queue
from kiosk.domain.pause import Pause as AskedPause
from kiosk.domain.pause import PauseWhy
from kiosk.domain.terms import NotPlacedWhy, Obstacle, comes_in_paper, obstacle, terms_of
from kiosk.domain.wallclock import Span
from tests.fakes import sample_menu, texts

ROME = ZoneInfo("Europe/Rome")
QUIET = Queue(drink_s=60)
TEN_MINUTES = Queue(((1, 9),), drink_s=60)
NIGHT = Hours(
    week=((Span(18 * 60, 26 * 60),),) * 7,
    last_orders=timedelta(minutes=5),
    rules=(
        Rule("Milan", Forbids.ALCOHOL, (Span(0, 360),)),
        Rule("glass", Forbids.GLASS, (Span(22 * 60, 29 * 60),)),
    ),
    seats=texts(it="Quattro posti"),
)
DRY = replace(NIGHT, rules=())


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=ROME)


def basket(drink: str = "negroni", count: int = 1) -> Basket:
    chosen = sample_menu().drink(drink)
    return Basket("k").add(chosen, chosen.as_it_stands(), count)


def moment(now: str, hours: Hours = NIGHT, queue: Queue = QUIET, **more: object) -> Moment:
    return replace(Moment(at(now), ROME, hours=hours, queue=queue), **more)  # type: ignore[arg-type]


def why(found: Obstacle | None) -> NotPlacedWhy | None:
    return found.why if found else None


def test_where_nothing_was_written_nothing_stands_in_the_way() -> None:
    plain = Moment(at("20 04:00"), ROME, queue=Queue(((1, 500),), drink_s=60))
    assert obstacle(basket(count=9), plain) is None


def test_outside_hours_it_says_when_it_opens() -> None:
    assert obstacle(basket(), moment("20 17:59")) == Obstacle(
        NotPlacedWhy.OUTSIDE_HOURS, at("20 18:00")
    )


@pytest.mark.parametrize(("now", "passes"), [("21 01:54", True), ("21 01:55", False)])
def test_after_the_last_orders_nothing_is_taken(now: str, passes: bool) -> None:
    assert (obstacle(basket(), moment(now, DRY)) is None) is passes


def test_what_would_be_ready_after_closing_is_refused_with_the_minutes() -> None:
    found = obstacle(basket(), moment("21 01:52", DRY, TEN_MINUTES))
    assert found == Obstacle(NotPlacedWhy.READY_AFTER_CLOSING, at("21 02:00"), 10)


def test_a_wait_nobody_knows_keeps_nobody_from_ordering() -> None:
    unknown = Queue(((1, 9),))
    assert obstacle(basket(), moment("21 01:52", DRY, unknown)) is None


def test_a_ban_stops_what_has_alcohol_and_nothing_else() -> None:
    night = moment("21 00:30")
    assert obstacle(basket(), night) == Obstacle(NotPlacedWhy.NO_ALCOHOL, at("21 06:00"))
    assert obstacle(basket("chinotto"), night) is None


def test_at_five_to_twelve_with_a_queue_of_ten_minutes_it_is_too_late_for_alcohol() -> None:
    before = moment("20 23:55", queue=TEN_MINUTES)
    assert obstacle(basket(), before) == Obstacle(
        NotPlacedWhy.NO_ALCOHOL_WHEN_READY, at("21 00:00"), 10
    )
    assert obstacle(basket("chinotto"), before) is None
    assert obstacle(basket(), moment("20 23:55")) is None  # two minutes: in time


def test_the_limits_of_an_order_the_queue_and_what_is_unpaid() -> None:
    limits = Limits(order_drinks=4, queue_drinks=10, unpaid_orders=3, unpaid_cents=5000)
    now = moment("20 20:00", limits=limits)
    assert obstacle(basket(count=4), now) is None
    assert obstacle(basket(count=5), now) == Obstacle(NotPlacedWhy.TOO_MANY_DRINKS, most=4)
    full = replace(now, queue=TEN_MINUTES)
    assert obstacle(basket(), full) is None
    assert obstacle(basket(count=3), full) == Obstacle(NotPlacedWhy.QUEUE_IS_FULL, minutes=2)
    assert why(obstacle(basket(), replace(now, unpaid=Unpaid(3)))) is NotPlacedWhy.TOO_MUCH_UNPAID
    owed = replace(now, unpaid=Unpaid(1, 4200))
    assert why(obstacle(basket(), owed)) is NotPlacedWhy.TOO_MUCH_UNPAID
    assert obstacle(basket("chinotto"), owed) is None


def test_an_order_of_exactly_the_limit_passes_and_one_cent_or_drink_more_does_not() -> None:
    limits = Limits(order_drinks=9, queue_drinks=12, unpaid_orders=3, unpaid_cents=5000)
    now = moment("20 20:00", limits=limits, queue=Queue(((1, 9),), drink_s=60))
    assert obstacle(basket(count=3), now) is None
    assert why(obstacle(basket(count=4), now)) is NotPlacedWhy.QUEUE_IS_FULL
    owed = replace(now, unpaid=Unpaid(2, 5000 - basket().total_cents))
    assert obstacle(basket(), owed) is None
    more = replace(owed, unpaid=Unpaid(2, owed.unpaid.cents + 1))
    assert why(obstacle(basket(), more)) is NotPlacedWhy.TOO_MUCH_UNPAID


def test_a_queue_that_is_nearly_made_says_two_minutes_and_not_that_nobody_knows() -> None:
    nearly = Queue(((1, 4),), drink_s=60, done_s=240)
    now = moment("20 20:00", limits=Limits(order_drinks=4, queue_drinks=4), queue=nearly)
    assert obstacle(basket(), now) == Obstacle(NotPlacedWhy.QUEUE_IS_FULL, minutes=2)


def test_with_nothing_unpaid_no_order_is_too_dear() -> None:
    now = moment("20 20:00", limits=Limits(unpaid_cents=500))
    assert obstacle(basket(count=3), now) is None
    assert why(obstacle(basket(), replace(now, unpaid=Unpaid(1, 100)))) is (
        NotPlacedWhy.TOO_MUCH_UNPAID
    )


def test_to_the_last_second_before_the_last_orders_and_before_closing() -> None:
    in_time = replace(moment("21 01:54", DRY), now=at("21 01:54") + timedelta(seconds=59))
    assert obstacle(basket(), in_time) is None
    assert why(obstacle(basket(), moment("21 01:55", DRY))) is NotPlacedWhy.OUTSIDE_HOURS
    late = replace(DRY, last_orders=timedelta())
    assert obstacle(basket(), moment("21 01:58", late)) is None  # ready as it closes
    second = replace(moment("21 01:58", late), now=at("21 01:58") + timedelta(seconds=1))
    assert why(obstacle(basket(), second)) is NotPlacedWhy.READY_AFTER_CLOSING


def test_to_the_last_second_before_a_ban_and_from_its_first_on() -> None:
    def why_at(hour: str, seconds: int = 0) -> NotPlacedWhy | None:
        now = replace(moment(hour, queue=Queue()), now=at(hour) + timedelta(seconds=seconds))
        return why(obstacle(basket(), now))

    assert [why_at("20 23:59", 59), why_at("21 00:00")] == [None, NotPlacedWhy.NO_ALCOHOL]
    always = replace(NIGHT, week=((Span(0, 1440),),) * 7)
    ends = replace(moment("21 05:59", always, Queue()), now=at("21 05:59") + timedelta(seconds=59))
    assert why(obstacle(basket(), ends)) is NotPlacedWhy.NO_ALCOHOL
    assert obstacle(basket(), replace(ends, now=at("21 06:00"))) is None


def test_what_is_handed_over_when_no_glass_may_leave_comes_in_paper() -> None:
    before = moment("20 21:55", queue=TEN_MINUTES)
    assert comes_in_paper(basket(), before)
    assert terms_of(before).glass_until == at("21 05:00")
    assert not comes_in_paper(basket(), moment("20 21:57"))
    assert comes_in_paper(basket(), moment("20 21:58"))  # two minutes: as the ban begins
    assert comes_in_paper(basket(), moment("21 04:59"))
    assert not comes_in_paper(basket(), moment("21 05:00"))


def test_last_orders_are_announced_shortly_before() -> None:
    assert terms_of(moment("21 01:00", DRY)).last_orders is None
    assert terms_of(moment("21 01:20", DRY)).last_orders == at("21 01:55")
    over = terms_of(moment("21 01:55", DRY))
    assert (over.closed, over.last_orders, over.ends) == (True, None, at("21 02:00"))


def test_the_closed_screen_knows_what_day_it_is_and_how_to_book() -> None:
    terms = terms_of(moment("20 10:00"))
    assert (terms.closed, terms.opens, terms.today) == (True, at("20 18:00"), date(2026, 11, 20))
    assert terms.seats is not None


def test_bans_are_told_before_and_while_they_hold() -> None:
    assert terms_of(moment("20 23:00")).alcohol_until is None
    assert terms_of(moment("20 23:30")).alcohol_until == at("21 00:00")
    banned = terms_of(moment("21 00:30"))
    assert (banned.no_alcohol_until, banned.alcohol_until) == (at("21 06:00"), None)
    nearly = terms_of(moment("20 23:55", queue=TEN_MINUTES))
    assert (nearly.no_alcohol_until, nearly.alcohol_until) == (at("21 06:00"), None)
    assert terms_of(moment("20 21:57")).glass_until is None
    assert terms_of(moment("20 22:00")).glass_until == at("21 05:00")


def test_ordering_pauses_when_the_queue_is_full_and_goes_on_when_there_is_some_room() -> None:
    def paused(drinks: int, was: Pause | None) -> Pause | None:
        queue = Queue(((1, drinks),), drink_s=60)
        now = moment("20 20:00", queue=queue, limits=Limits(queue_drinks=12))
        return terms_of(now, was_paused=was).pause

    assert paused(11, None) is None
    assert paused(12, None) is Pause.QUEUE
    assert paused(10, Pause.QUEUE) is Pause.QUEUE
    assert paused(9, Pause.QUEUE) is None
    full = moment("20 20:00", queue=Queue(((1, 12),), drink_s=60), limits=Limits(queue_drinks=12))
    assert terms_of(full).pause_minutes == 3
    unknown = replace(full, queue=Queue(((1, 12),)))
    assert (terms_of(unknown).pause, terms_of(unknown).pause_minutes) == (Pause.QUEUE, None)


def test_what_is_unpaid_pauses_until_some_were_handed_out() -> None:
    def paused(orders: int, cents: int, was: Pause | None) -> Pause | None:
        limits = Limits(unpaid_orders=8, unpaid_cents=10_000)
        now = moment("20 20:00", limits=limits, unpaid=Unpaid(orders, cents))
        return terms_of(now, was_paused=was).pause

    assert [paused(7, 0, None), paused(8, 0, None)] == [None, Pause.UNPAID]
    assert [paused(7, 0, Pause.UNPAID), paused(6, 0, Pause.UNPAID)] == [Pause.UNPAID, None]
    assert [paused(2, 9_999, None), paused(2, 10_000, None)] == [None, Pause.UNPAID]
    assert paused(2, 7_501, Pause.UNPAID) is Pause.UNPAID
    assert paused(2, 7_500, Pause.UNPAID) is None
    assert paused(7, 0, Pause.QUEUE) is None


def test_too_much_unpaid_pauses_too() -> None:
    limits = Limits(unpaid_orders=3)
    now = moment("20 20:00", limits=limits, unpaid=Unpaid(3, 100))
    assert terms_of(now).pause is Pause.UNPAID


@pytest.mark.parametrize("queue", [QUIET, TEN_MINUTES, Queue(((1, 30),), drink_s=90), Queue()])
@pytest.mark.parametrize("hours", [NIGHT, DRY])
@pytest.mark.parametrize("now", ["20 23:30", "20 23:52", "20 23:57", "21 01:40", "21 01:51"])
def test_what_is_told_beforehand_is_what_the_touch_on_order_answers(
    now: str, hours: Hours, queue: Queue
) -> None:
    here = moment(now, hours, queue)
    terms = terms_of(here)
    for count in range(1, 10):
        found = why(obstacle(basket("chinotto", count), here))
        is_late = terms.in_time is not None and count > terms.in_time.drinks
        assert is_late is (found is NotPlacedWhy.READY_AFTER_CLOSING), count
        if is_late or terms.no_alcohol_until is not None:
            continue
        few = terms.alcohol_in_time
        is_late = few is not None and count > few.drinks
        found = why(obstacle(basket("negroni", count), here))
        assert is_late is (found is NotPlacedWhy.NO_ALCOHOL_WHEN_READY), count


def test_how_many_are_in_time_is_told_before_anybody_chooses() -> None:
    assert terms_of(moment("21 01:40", DRY)).in_time is None
    assert terms_of(moment("21 01:54", DRY)).in_time == InTime(6, at("21 02:00"))
    before = terms_of(moment("20 23:53"))
    assert (before.alcohol_in_time, before.alcohol_until) == (
        InTime(6, at("21 00:00")),
        at("21 00:00"),
    )
    assert terms_of(moment("20 23:00")).alcohol_in_time is None


def test_a_ban_farther_off_than_it_is_announced_is_told_if_the_queue_is_so_long() -> None:
    shorter = terms_of(moment("20 23:05", queue=Queue(((1, 45),), drink_s=60)))
    assert (shorter.alcohol_in_time, shorter.alcohol_until) == (
        InTime(5, at("21 00:00")),
        at("21 00:00"),
    )


def test_ordering_pauses_when_not_one_drink_would_be_in_time_and_does_not_flicker() -> None:
    late = moment("21 01:52", DRY, TEN_MINUTES)
    assert terms_of(late).pause is Pause.TOO_LATE
    assert terms_of(late).closed is False
    one = moment("21 01:52", DRY, Queue(((1, 7),), drink_s=60))
    assert terms_of(one).in_time == InTime(1, at("21 02:00"))
    assert terms_of(one).pause is None
    assert terms_of(one, was_paused=Pause.TOO_LATE).pause is Pause.TOO_LATE
    two = moment("21 01:52", DRY, Queue(((1, 6),), drink_s=60))
    assert terms_of(two, was_paused=Pause.TOO_LATE).pause is None
    closed = moment("21 01:56", DRY, TEN_MINUTES)
    assert (terms_of(closed).closed, terms_of(closed).pause) == (True, None)


def test_a_pause_that_ends_after_the_last_orders_is_the_end_of_the_evening() -> None:
    begins = at("21 01:50")
    asked = AskedPause(PauseWhy.TEN_MINUTES, begins, begins + timedelta(minutes=10))
    late = moment("21 01:50", DRY, asked=asked)
    assert terms_of(late).pause is Pause.TOO_LATE
    (why, until) = (NotPlacedWhy.READY_AFTER_CLOSING, at("21 02:00"))
    assert obstacle(basket(), late) == Obstacle(why, until)
    on_time = moment("21 01:40", DRY, asked=replace(asked, until=at("21 01:50")))
    assert terms_of(on_time).pause is Pause.BAR
    assert terms_of(on_time).pause_minutes == 10
    after = moment("21 01:58", DRY, asked=asked)
    assert (terms_of(after).closed, terms_of(after).pause) == (True, Pause.BAR)


def test_where_nothing_closes_a_pause_is_a_pause() -> None:
    begins = at("21 01:50")
    asked = AskedPause(PauseWhy.TEN_MINUTES, begins, begins + timedelta(minutes=10))
    plain = Moment(begins, ROME, asked=asked)
    assert terms_of(plain).pause is Pause.BAR
    assert obstacle(basket(), plain) == Obstacle(NotPlacedWhy.PAUSED, minutes=10)

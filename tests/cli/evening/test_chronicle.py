"""What the account of an evening is made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hardware.printer.paper import Page
from kiosk.cli.evening.chronicle import Chronicle
from kiosk.cli.evening.guests import Fate, guests_of
from kiosk.cli.evening.papers import Cut
from kiosk.cli.evening.world import EveningClock, SeededIds

NINE = datetime(2026, 6, 13, 21, tzinfo=UTC)
DRINKS = ("negroni", "americano", "chinotto")


def cut(kind: str, number: int | None = None, *, after: float = 0.0, copy: bool = False) -> Cut:
    printer = "receipt" if kind == "receipt" else "bar"
    page = Page(80, 576, (), 100)
    return Cut(printer, page, NINE + timedelta(seconds=after), kind, number, is_copy=copy)


@pytest.fixture
def chronicle() -> Chronicle:
    return Chronicle(lambda: NINE)


def test_a_paper_belongs_to_what_has_just_happened(chronicle: Chronicle) -> None:
    chronicle.tell("limes are out")
    chronicle.paper(cut("answer"))
    assert chronicle.events[0].papers == [1]


def test_an_order_s_own_papers_belong_to_it_whenever_they_fall(chronicle: Chronicle) -> None:
    chronicle.paper(cut("ticket", 7))  # before anybody has told of it
    chronicle.tell("7 is ordered", number=7)
    chronicle.tell("the roll ends")
    chronicle.paper(cut("receipt", 7, after=60))
    chronicle.paper(cut("ticket", 7, after=90, copy=True))
    assert [event.papers for event in chronicle.events] == [[1, 2], [3]]


def test_of_two_that_fall_together_the_ticket_is_told_first(chronicle: Chronicle) -> None:
    chronicle.tell("7 is ordered", number=7)
    chronicle.paper(cut("receipt", 7))
    chronicle.paper(cut("ticket", 7, after=0.1))
    assert [paper.kind for paper in chronicle.papers] == ["ticket", "receipt"]
    names = [paper.name(place) for place, paper in enumerate(chronicle.papers, 1)]
    assert names == ["001-ticket-7", "002-receipt-7"]


def test_one_that_fell_long_after_is_told_after(chronicle: Chronicle) -> None:
    chronicle.tell("7 is ordered", number=7)
    chronicle.paper(cut("receipt", 7))
    chronicle.paper(cut("ticket", 7, after=60))
    assert [paper.kind for paper in chronicle.papers] == ["receipt", "ticket"]


def test_the_same_seed_brings_the_same_guests() -> None:
    first, again, other = (
        guests_of(seed, languages=("it", "en"), drinks=DRINKS) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    assert len(first) == 30
    assert {guest.fate for guest in first} == set(Fate)


def test_limes_are_wanted_by_nobody_but_the_one_who_gets_none() -> None:
    guests = guests_of(43, languages=("it",), drinks=DRINKS)
    wanted = [guest.fate for guest in guests if "chinotto" in guest.drinks]
    assert wanted == [Fate.LAST_LIME]


def test_the_same_seed_gives_the_same_keys() -> None:
    assert [SeededIds(1).key(), SeededIds(1).identifier()] == [
        SeededIds(1).key(),
        SeededIds(1).identifier(),
    ]


def test_the_evening_s_clock_leaps_with_its_durations_and_never_back() -> None:
    clock = EveningClock(NINE)
    before = clock.monotonic()
    clock.leap_to(NINE + timedelta(hours=3))
    assert clock.now() >= NINE + timedelta(hours=3)
    assert clock.monotonic() - before >= 3 * 3600 - 60
    ahead = clock.ahead()
    clock.leap_to(NINE)
    assert clock.ahead() == ahead

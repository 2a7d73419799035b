"""The bartender's side of the wall, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.health import Part, PartHealth, Trouble, Verdict
from kiosk.presenters.wall import PAPERS_KEPT, WallPresenter
from kiosk.presenters.walltray import tray_of
from kiosk.presenters.wallviews import Heard, PagerPlace
from kiosk.services.partwords import what_is_wrong
from kiosk.services.status import WindowStatus
from tests.fakes import PlainWords

LIME = Goods(GoodsKind.INGREDIENT, "lime")
NAMES = {card: card.value.lower() for card in Card}
WELL = WindowStatus(is_open=True, bar=Verdict.WORKS)


class BehindTheWall:
    """The presenter, and the codes that were held under the scanner."""

    def __init__(self) -> None:
        self.scanned: list[str] = []
        self.found: list[int] = []
        self.wall = WallPresenter(
            PlainWords(),
            pagers=(1, 2),
            has_receipts=True,
            on_scan=self.scanned.append,
            on_found=self.found.append,
            tray=tray_of(PlainWords(), names=NAMES, goods={LIME: "lime"}),
        )
        self.wall.codes_known({card.value: f"C-{card.value}" for card in Card})
        self.wall.status_changed(WELL)

    def places(self) -> list[PagerPlace]:
        return [pager.place for pager in self.wall.view.pagers]


@pytest.fixture
def bar() -> BehindTheWall:
    return BehindTheWall()


def test_the_newest_paper_hangs_first(bar: BehindTheWall) -> None:
    bar.wall.paper_out("bar", b"one", ("T1",))
    bar.wall.paper_out("bar", b"two", ("T2",))
    assert [paper.codes for paper in bar.wall.view.bar.papers] == [("T2",), ("T1",)]


def test_an_evening_of_papers_does_not_pile_up(bar: BehindTheWall) -> None:
    for _ in range(PAPERS_KEPT + 5):
        bar.wall.paper_out("receipt", b"picture", ())
    receipts = bar.wall.view.receipt
    assert receipts is not None
    assert len(receipts.papers) == PAPERS_KEPT


def test_a_pager_goes_out_buzzes_and_comes_back(bar: BehindTheWall) -> None:
    assert bar.places() == [PagerPlace.LYING, PagerPlace.LYING]
    bar.wall.status_changed(replace(WELL, pagers_out=(2,)))
    assert bar.places() == [PagerPlace.LYING, PagerPlace.OUT]
    bar.wall.pager_called(2)
    assert bar.places() == [PagerPlace.LYING, PagerPlace.BUZZING]
    bar.wall.status_changed(WELL)
    assert bar.places() == [PagerPlace.LYING, PagerPlace.LYING]


def test_a_scan_is_passed_on_and_the_ring_that_follows_is_said(bar: BehindTheWall) -> None:
    bar.wall.scan("T1")
    bar.wall.bell_rang(Heard.UNDERSTOOD)
    assert bar.scanned == ["T1"]
    assert (bar.wall.view.scanned, bar.wall.view.ring) == ("T1", "one short ring: understood")


def test_until_the_first_scan_the_wall_says_how_often_a_ticket_is_scanned(
    bar: BehindTheWall,
) -> None:
    first, second = bar.wall.view.scanner_hint.split("\n")
    assert second == "A ticket is scanned twice: when it is made and when it is handed over"
    bar.wall.scan("T1")
    assert bar.wall.view.scanner_hint == first


@pytest.mark.parametrize(
    ("has_long_ring", "words"),
    [(True, "one long ring: do the second step"), (False, "two rings: do the second step")],
)
def test_the_second_step_is_named_as_this_bell_rings_it(has_long_ring: bool, words: str) -> None:
    wall = WallPresenter(
        PlainWords(),
        pagers=(),
        has_receipts=False,
        on_scan=lambda _code: None,
        has_long_ring=has_long_ring,
    )
    wall.bell_rang(Heard.SECOND_STEP)
    assert wall.view.ring == words


def test_what_does_not_work_is_said_behind_the_wall(bar: BehindTheWall) -> None:
    assert bar.wall.view.health == ()
    parts = (
        PartHealth(Part.BAR, Verdict.WORKS, near_end=True),
        PartHealth(Part.RECEIPT, Verdict.FAILS, (Trouble.PAPER_OUT,)),
        PartHealth(Part.PAGERS, Verdict.UNKNOWN, (Trouble.NO_ANSWER,)),
        PartHealth(Part.SCANNER, Verdict.UNKNOWN, (Trouble.NOT_ASKED,)),
        PartHealth(Part.DATABASE, Verdict.WORKS),
    )
    bar.wall.status_changed(replace(WELL, parts=parts))
    assert bar.wall.view.health == (
        "bar printer: paper near its end",
        "receipt printer: no paper",
        "pager base: no answer",
    )


def test_a_wall_without_pagers_or_receipts_shows_none() -> None:
    wall = WallPresenter(PlainWords(), pagers=(), has_receipts=False, on_scan=lambda _code: None)
    wall.paper_out("receipt", b"picture", ())
    assert (wall.view.receipt, wall.view.pagers, wall.view.pagers_title) == (None, (), "")


def test_a_pager_nobody_knows_of_is_missing_until_it_turns_up(bar: BehindTheWall) -> None:
    bar.wall.pagers_missing({1})
    assert bar.places() == [PagerPlace.MISSING, PagerPlace.LYING]
    bar.wall.find(1)
    assert bar.found == [1]
    bar.wall.pagers_missing(frozenset())
    assert bar.places() == [PagerPlace.LYING, PagerPlace.LYING]


def test_a_refused_card_is_not_in_the_hand_any_more(bar: BehindTheWall) -> None:
    bar.wall.scan("C-NOID")
    assert bar.wall.view.tray.held == "C-NOID"
    bar.wall.bell_rang(Heard.REFUSED)
    assert (bar.wall.view.tray.held, bar.wall.view.heard) == ("", Heard.REFUSED)


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("part", Part)
def test_there_are_words_for_every_trouble_of_every_part(part: Part, trouble: Trouble) -> None:
    assert what_is_wrong(PlainWords(), part, trouble).count(": ") == 1

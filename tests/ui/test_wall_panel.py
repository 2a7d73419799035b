# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The bartender's side in the demo: papers hang, a touch scans, pagers tell where they are."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from kiosk.presenters.wallviews import (
    EMPTY_WALL,
    Heard,
    PagerPlace,
    WallPager,
    WallPaper,
    WallPrinter,
    WallView,
)
from tests.ui.pilot import Pilot

SIZES = [(640, 800), (806, 720), (1075, 960), (2150, 1920)]
SETTLED_S = 1.0  # a paper is fed, a red line has swept
ANSWERED_S = 0.4  # a scrolling list waits a little before it lets a touch go

ITALIAN = WallView(
    title="Dietro il muro",
    bar=WallPrinter("Comande"),
    receipt=WallPrinter("Ricevute"),
    pagers_title="Pager",
    pagers=(
        WallPager("1", PagerPlace.LYING, "al suo posto"),
        WallPager("2", PagerPlace.OUT, "fuori, da un cliente"),
        WallPager("3", PagerPlace.BUZZING, "vibra"),
        *(WallPager(str(n), PagerPlace.LYING, "al suo posto") for n in range(4, 9)),
    ),
    scanner_title="Scanner",
    scanner_hint="Tocca una comanda per passarla allo scanner",
    scanned="T1XN117.12.M4ZA",
    ring="uno squillo lungo: fai il secondo passo",
    health=(
        "La stampante delle comande non risponde come dovrebbe",
        "La stampante delle ricevute non funziona",
        "La base dei pager non funziona",
    ),
)
ENGLISH = WallView(
    title="Behind the wall",
    bar=WallPrinter("Tickets"),
    receipt=WallPrinter("Receipts"),
    pagers_title="Pagers",
    pagers=(
        WallPager("1", PagerPlace.LYING, "in the rack"),
        WallPager("2", PagerPlace.OUT, "with a guest"),
        WallPager("3", PagerPlace.BUZZING, "buzzing"),
        *(WallPager(str(n), PagerPlace.LYING, "in the rack") for n in range(4, 9)),
    ),
    scanner_title="Scanner",
    scanner_hint="Touch a ticket or a card to scan it",
    scanned="T1XN117.12.M4ZA",
    ring="one long ring: do the second step",
    heard=Heard.SECOND_STEP,
    health=(
        "The ticket printer does not answer as it should",
        "The receipt printer does not work",
        "The pager base does not work",
    ),
)
BARE = replace(ENGLISH, scanned="", ring="", heard=None, health=())
STILL = replace(BARE, pagers=tuple(replace(pager, place=PagerPlace.LYING) for pager in BARE.pagers))


class Source:
    """A wall that writes down what a hand scans."""

    def __init__(self, view: WallView) -> None:
        self.view = view
        self.render: Callable[[WallView], None] = lambda _view: None
        self.scanned: list[str] = []
        self.found: list[int] = []
        self.turned: list[object] = []

    def scan(self, code: str) -> None:
        self.scanned.append(code)

    def find(self, number: int) -> None:
        self.found.append(number)

    def turn_to(self, page: object) -> None:
        self.turned.append(page)

    def show(self, view: WallView) -> None:
        self.view = view
        self.render(view)


def paper(number: int, *codes: str, high: int = 400) -> WallPaper:
    """A paper of its own grey, so that one can be told from another."""
    file = BytesIO()
    Image.new("RGBA", (632, high), (120 + number * 20, 200, 180, 255)).save(file, "PNG")
    return WallPaper(number, file.getvalue(), codes)


def with_tickets(*papers: WallPaper, view: WallView = BARE) -> WallView:
    return replace(view, bar=replace(view.bar, papers=papers))


def panel_of(source: Source, pilot: Pilot, *, size: tuple[int, int] = (739, 960)) -> Any:
    from kiosk.ui.wall.panel import WallPanel

    return pilot.show(WallPanel(source=source), size=size)


def hanging(panel: Any, column: str = "bar") -> list[Any]:
    return list(panel.ids[column].stack.papers)


def seen_centre(panel: Any, paper_widget: Any) -> tuple[float, float]:
    """The middle of what is seen of a paper in its scrolling column."""
    x, foot = paper_widget.to_window(*paper_widget.pos)
    box = panel.ids.bar.scroller
    low, high = max(foot, box.y), min(foot + paper_widget.height, box.top)
    assert high > low, "nothing of it is seen"
    return x + paper_widget.width / 2, (low + high) / 2


def walk(widget: Any, kind: type) -> Iterator[Any]:
    return (each for each in widget.walk(restrict=True) if isinstance(each, kind))


@pytest.fixture
def source() -> Source:
    return Source(with_tickets(paper(2, "T2", "T2-again"), paper(1, "T1"), paper(0)))


def test_a_touch_on_a_ticket_scans_its_first_code_exactly_once(
    pilot: Pilot, source: Source
) -> None:
    panel = panel_of(source, pilot, size=(420, 960))
    for place in (0, 1):
        pilot.tap_at(*seen_centre(panel, hanging(panel)[place]))
        pilot.advance(ANSWERED_S)
    assert source.scanned == ["T2", "T1"]


def test_a_paper_without_a_code_scans_nothing(pilot: Pilot, source: Source) -> None:
    panel = panel_of(source, pilot, size=(420, 960))
    pilot.tap_at(*seen_centre(panel, hanging(panel)[2]))
    pilot.advance(ANSWERED_S)
    assert source.scanned == []


def test_a_hand_that_changes_its_mind_scans_nothing(pilot: Pilot) -> None:
    source = Source(with_tickets(paper(1, "T1")))
    panel = panel_of(source, pilot)
    finger = pilot.finger()
    finger.press(*seen_centre(panel, hanging(panel)[0]))
    pilot.advance(ANSWERED_S)
    finger.drag(*panel.ids.scanner.center)
    pilot.frames(1)
    finger.lift()
    pilot.advance(ANSWERED_S)
    assert source.scanned == []


def test_a_hand_that_scrolls_scans_nothing(pilot: Pilot) -> None:
    source = Source(with_tickets(*(paper(n, f"T{n}") for n in range(5, 0, -1))))
    panel = panel_of(source, pilot)
    x, y = seen_centre(panel, hanging(panel)[0])
    finger = pilot.finger()
    finger.press(x, y)
    for step in range(1, 8):
        finger.drag(x, y + 30 * step)
        pilot.frames(1)
    finger.lift()
    pilot.advance(ANSWERED_S)
    assert panel.ids.bar.scroller.scroll_y < 1
    assert source.scanned == []


def test_touching_a_ticket_is_answered_by_a_red_line_that_ends(
    pilot: Pilot, source: Source
) -> None:
    panel = panel_of(source, pilot, size=(420, 960))
    touched = hanging(panel)[1]
    line = panel.ids.bar.line
    finger = pilot.finger()
    finger.press(*seen_centre(panel, touched))
    pilot.frames(1)
    finger.lift()
    pilot.frames_until(lambda: line.running)
    assert line.collide_point(*seen_centre(panel, touched))
    pilot.advance(SETTLED_S)
    assert not line.running


def test_the_newest_paper_hangs_from_the_slot_and_the_older_below(
    pilot: Pilot, source: Source
) -> None:
    panel = panel_of(source, pilot)
    source.show(with_tickets(paper(3, "T3"), *source.view.bar.papers))
    pilot.advance(SETTLED_S)
    assert [each.paper.paper_id for each in hanging(panel)] == [3, 2, 1, 0]
    tops = [each.top for each in hanging(panel)]
    assert tops == sorted(tops, reverse=True)
    assert hanging(panel)[0].top > panel.ids.bar.stack.top, "its head is still in the slot"
    assert [each.newest for each in hanging(panel)] == [True, False, False, False]


def test_a_paper_is_as_wide_as_its_column(pilot: Pilot, source: Source) -> None:
    panel = panel_of(source, pilot)
    for each in hanging(panel):
        assert each.width == pytest.approx(panel.ids.bar.width)
        assert each.height == pytest.approx(400 / 632 * each.width, abs=1)


def test_each_paper_shows_its_own_picture(pilot: Pilot, source: Source) -> None:
    panel = panel_of(source, pilot)
    shades = [each.texture.pixels[0] for each in hanging(panel)]
    assert shades == [160, 140, 120]


def test_a_picture_is_decoded_once_and_dropped_with_its_paper(pilot: Pilot, source: Source) -> None:
    panel = panel_of(source, pilot)
    old, kept = hanging(panel)[2], hanging(panel)[1]
    gone = weakref.ref(old.texture)
    texture = kept.texture
    source.show(with_tickets(paper(3, "T3"), *source.view.bar.papers[:2]))
    pilot.advance(SETTLED_S)
    assert hanging(panel)[2] is kept
    assert kept.texture is texture
    assert len(panel.textures) == 3
    del old
    pilot.frames(2)
    assert gone() is None


def test_pagers_say_where_they_are_in_words(pilot: Pilot) -> None:
    panel = panel_of(Source(ENGLISH), pilot)
    pucks = panel.ids.pagers.pucks
    assert [puck.number.text for puck in pucks] == list("12345678")
    assert [puck.words.text for puck in pucks[:4]] == [
        "in the rack",
        "with a guest",
        "buzzing",
        "in the rack",
    ]


def test_the_three_states_of_a_pager_look_different_without_colour(pilot: Pilot) -> None:
    panel = panel_of(Source(ENGLISH), pilot)
    picture = pilot.picture(size=(739, 960)).convert("L")
    looks = set()
    for puck in panel.ids.pagers.pucks[:3]:
        rim = int(puck.center_x + panel.m.px(30)), int(960 - puck.top + panel.m.px(42))
        looks.add(picture.getpixel(rim) // 8)
    assert len(looks) == 3


def test_nothing_is_redrawn_while_nothing_moves(pilot: Pilot) -> None:
    panel_of(Source(replace(STILL, bar=with_tickets(paper(1, "T1")).bar)), pilot)
    pilot.advance(SETTLED_S)
    assert pilot.redraws(5.0) == 0


def test_a_buzzing_pager_pulses_a_few_times_a_second_and_stops(pilot: Pilot) -> None:
    source = Source(ENGLISH)
    panel_of(source, pilot)
    pilot.advance(SETTLED_S)
    assert 5 <= pilot.redraws(1.0) <= 10
    source.show(STILL)
    pilot.advance(SETTLED_S)
    assert pilot.redraws(5.0) == 0


def test_the_scanner_tells_the_code_and_what_the_bar_heard(pilot: Pilot) -> None:
    source = Source(BARE)
    panel = panel_of(source, pilot)
    source.show(ENGLISH)
    field = panel.ids.scanner
    assert (field.code.text, field.ring.text) == (ENGLISH.scanned, ENGLISH.ring)
    assert field.hint.text == ENGLISH.scanner_hint


def test_a_bar_without_receipts_has_one_slot(pilot: Pilot) -> None:
    source = Source(replace(with_tickets(paper(1, "T1")), receipt=None))
    panel = panel_of(source, pilot)
    assert list(panel.ids.printers.children) == [panel.ids.bar.__self__]
    source.show(BARE)
    assert len(panel.ids.printers.children) == 2


def test_a_bar_without_pagers_has_no_rack(pilot: Pilot) -> None:
    panel = panel_of(Source(replace(BARE, pagers_title="", pagers=())), pilot)
    assert panel.ids.pagers.height == 0


def test_an_empty_view_is_drawn(pilot: Pilot) -> None:
    panel = panel_of(Source(EMPTY_WALL), pilot)
    assert hanging(panel) == []


def test_the_wall_stays_on_its_own_side(pilot: Pilot, source: Source) -> None:
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.ui.wall.panel import WallPanel

    both = FloatLayout()
    panel = WallPanel(source=source, size_hint=(0.6, 1), pos_hint={"x": 0.4})
    both.add_widget(panel)
    pilot.show(both, size=(1000, 900))
    pilot.advance(SETTLED_S)
    guests = pilot.picture(size=(1000, 900)).crop((0, 0, 399, 900))
    assert guests.getextrema() == ((0, 0), (0, 0), (0, 0))
    pilot.tap_at(*seen_centre(panel, hanging(panel)[0]))
    pilot.advance(ANSWERED_S)
    assert source.scanned == ["T2"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", [ITALIAN, ENGLISH, BARE], ids=["it", "en", "bare"])
@pytest.mark.parametrize("pagers", [8, 3, 16])
def test_every_word_is_whole_and_nothing_overlaps(
    pilot: Pilot, size: tuple[int, int], view: WallView, pagers: int
) -> None:
    from kiosk.ui.widgets.words import Words

    rack = tuple(replace(view.pagers[n % 8], number=str(n + 1)) for n in range(pagers))
    full = replace(with_tickets(paper(1, "T1"), view=view), pagers=rack)
    panel = panel_of(Source(full), pilot, size=size)
    pilot.advance(SETTLED_S)
    boxes = []
    for words in walk(panel, Words):
        if not words.text:
            continue
        assert words.fits, f"{words.text!r} does not fit {words.size}"
        wide, high = words.texture_size
        assert wide <= words.width + 1, words.text
        assert high <= words.height + 1, words.text
        left, low = words.to_window(*words.pos)
        assert left >= 0, words.text
        assert low >= 0, words.text
        assert left + words.width <= size[0], words.text
        assert low + words.height <= size[1], words.text
        boxes.append((words.text, left, low, left + words.width, low + words.height))
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            across = min(one[3], other[3]) - max(one[1], other[1])
            along = min(one[4], other[4]) - max(one[2], other[2])
            assert min(across, along) <= 1, f"{one[0]!r} lies on {other[0]!r}"
    assert panel.ids.bar.scroller.height >= size[1] * 0.15, "no room is left for paper"

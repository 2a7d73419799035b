# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""The staff screen under a finger: three seconds and a PIN open it, rain and strangers do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.assets import asset
from kiosk.bootstrap import window_presenter
from kiosk.bootstrap.world import World
from kiosk.config import load_config
from kiosk.domain.staffpin import FEWEST_DIGITS, MOST_DIGITS
from kiosk.menufile import load_menu
from kiosk.presenters.pages import Attract
from kiosk.presenters.staff.presenter import StaffPresenter
from kiosk.presenters.views import AttractView, ClosedView, DarkView
from kiosk.system import NoSteps
from tests.fakes import CountingIds
from tests.presenters.staffing import HeldStaffDesk
from tests.presenters.visiting import HeldErrands
from tests.ui import samplestaff
from tests.ui.looks import SIZES, each_of_staff
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder
from tests.ui.test_geometry import mistakes
from tests.ui.test_rain import DROPS, PilotClock
from tests.ui.weather import Rain, undrawn

SIZE, WIDTH_MM = (540, 960), 187.0
A_SHOWER = 300
"""Drops until somebody knocks again: the keypad stands for a minute at most, five a second."""

TRIES_ARE_RARE = 2000
"""Drops to a try at least: in the hours of ``make rain`` it was one in eighteen thousand."""

SEEDS = range(8) if DROPS > A_SHOWER else (43,)
"""``make rain`` lets it rain on eight of them."""


class Hatch:
    """Both sides of one glass, with presenters as they are; the desks answer when they should."""

    def __init__(self, pilot: Pilot, *, is_open: bool = True) -> None:
        from kiosk.ui.staffside import StaffSide
        from kiosk.ui.stage import Stage

        config = load_config(asset("demo.toml"))
        world = World(PilotClock(pilot), CountingIds(), NoSteps())
        self.pilot = pilot
        self.guest = window_presenter(config, load_menu(config.menu.file), world)
        self.orders = HeldErrands()
        self.guest.errands = self.orders
        self.stage: Any = Stage(verbs=self.guest, width_mm=WIDTH_MM)
        self.desk = HeldStaffDesk()
        self.made: list[StaffPresenter] = []
        self.side = StaffSide(self.stage, self._make)
        self.guest.render = self._show
        pilot.show(self.stage, size=SIZE)
        self._show(self.guest.view)
        self.guest.status_changed(replace(self.guest.status, is_open=is_open))
        self.guest._starting = False
        self.guest._show()
        pilot.advance(1)

    def _show(self, view: Any) -> None:
        self.stage.show(view)
        self.side.guest_sees(view)

    def _make(self) -> StaffPresenter:
        presenter = StaffPresenter(
            samplestaff.setting("en"),
            desk=lambda: self.desk,
            parts=lambda: samplestaff.PARTS,
            monotonic=lambda: self.pilot.now,
        )
        self.made.append(presenter)
        return presenter

    def let_pass(self, seconds: float) -> None:
        """Time passes for both sides."""
        for _ in range(10):
            self.pilot.now += seconds / 10
            self.pilot.frames(1)
            self.guest.tick()
            self.side.tick()

    def home(self) -> None:
        """Time passes until nobody is at the glass any more, and it is dry."""
        for _ in range(40):
            if self.side._place() is not None:
                return
            self.let_pass(20)
        raise AssertionError("the glass does not come to rest")

    def knock(self, seconds: float = 3.2) -> None:
        """Hold the window's name."""
        self.pilot.hold(self.stage.screen.name_sign, seconds)
        self.pilot.advance(0.4)

    def touch(self, text: str) -> None:
        """Touch what says this on the staff screen."""
        from kiosk.ui.widgets.touch import Touchable

        there = [
            each
            for each in self.side.screen.walk(restrict=True)
            if isinstance(each, Touchable) and getattr(each, "text", "") == text
        ]
        self.pilot.tap(there[0])

    def enter(self, pin: str = "4829") -> None:
        """Knock, and type the PIN."""
        self.knock()
        for digit in pin:
            self.touch(digit)
        self.touch("OK")
        self.desk.opens()
        self.desk.shows(samplestaff.LOOK)
        self.pilot.advance(0.4)

    @property
    def words(self) -> list[str]:
        """What can be read on the staff screen."""
        from kiosk.ui.widgets.words import Words

        return [each.text for each in self.side.screen.walk() if isinstance(each, Words)]


@pytest.fixture
def hatch(pilot: Pilot) -> Iterator[Hatch]:
    with undrawn(pilot.window):
        yield Hatch(pilot)


def test_three_seconds_on_the_name_ask_for_the_pin_and_press_nothing_under_it(
    hatch: Hatch,
) -> None:
    hatch.knock()
    assert hatch.side.screen is not None
    assert "PIN, please" in hatch.words
    assert hatch.guest._page == Attract()
    hatch.pilot.tap_at(SIZE[0] / 2, 40)
    assert hatch.guest._page == Attract(), "no touch goes through it"


def test_nothing_less_opens_it_and_a_shorter_touch_begins_an_order_as_ever(hatch: Hatch) -> None:
    x, y = hatch.pilot.centre(hatch.stage.screen.name_sign)
    finger = hatch.pilot.finger()
    finger.press(x, y)
    hatch.pilot.advance(1)
    finger.drag(x + 30, y)
    hatch.pilot.advance(3)
    assert hatch.side.screen is None, "a finger that wanders does not knock"
    hatch.stage.gate.let_go()
    finger.lift()

    finger.press(*hatch.pilot.centre(hatch.stage.screen.ids.showcase))
    hatch.pilot.advance(4)
    assert hatch.side.screen is None, "nor one that lies elsewhere"
    hatch.stage.gate.let_go()
    finger.lift()

    hatch.knock(2.0)
    assert hatch.side.screen is None
    assert not isinstance(hatch.guest.view, AttractView)
    assert hatch.side._place() is None, "while a guest orders there is no way in"


def test_it_opens_from_the_closed_screen_too(pilot: Pilot) -> None:
    with undrawn(pilot.window):
        hatch = Hatch(pilot, is_open=False)
        assert isinstance(hatch.guest.view, ClosedView)
        hatch.knock()
        assert hatch.side.screen is not None


def test_the_right_pin_shows_the_orders_and_a_touch_acts_on_one(hatch: Hatch) -> None:
    hatch.enter()
    assert hatch.desk.pins == ["4829"]
    assert "40 · ready" in hatch.words
    hatch.touch("40 · ready")
    hatch.touch("collected")
    assert hatch.desk.entered == [40]


def test_half_a_minute_after_the_last_touch_it_is_gone_and_nothing_of_it_stays(
    hatch: Hatch,
) -> None:
    hatch.enter()
    hatch.let_pass(25)
    hatch.touch("Evening")
    hatch.let_pass(25)
    assert hatch.side.screen is not None
    hatch.let_pass(12)
    assert hatch.side.screen is None
    kept = hatch.side._screen
    assert (kept.title, kept.note, kept.shown, kept.ids.bands.children) == ("", "", "", [])


def test_a_guest_whose_number_is_shown_comes_first(hatch: Hatch) -> None:
    hatch.enter()
    hatch.guest.start()
    assert hatch.side.screen is None


def test_when_the_glass_goes_dark_it_is_gone(hatch: Hatch) -> None:
    hatch.enter()
    view = hatch.guest.view
    hatch.side.guest_sees(replace(view, frame=replace(view.frame, dark=DarkView("", ""))))
    assert hatch.side.screen is None


@pytest.mark.parametrize("seed", SEEDS)
def test_rain_opens_no_more_than_the_keypad_and_that_goes(hatch: Hatch, seed: int) -> None:
    mm = SIZE[0] / WIDTH_MM
    inside: list[str] = []

    def meanwhile() -> None:
        hatch.guest.tick()
        hatch.side.tick()
        if hatch.desk.waits_for_pin:
            hatch.desk.refuses()  # what rain types is not the PIN
        if hatch.side.screen is not None and "Evening" in hatch.words:
            inside.append("the evening was seen")

    for shower in range(max(1, DROPS // A_SHOWER)):
        rain = Rain(hatch.pilot, 1000 * seed + shower, width=SIZE[0], height=SIZE[1], mm=mm)
        hatch.home()
        hatch.knock()
        assert hatch.side.screen is not None, "the keypad, for the rain to fall on"
        rain.fall(min(DROPS, A_SHOWER), meanwhile=meanwhile)
        hatch.let_pass(80)
        assert hatch.side.screen is None
    assert inside == []
    assert all(FEWEST_DIGITS <= len(pin) <= MOST_DIGITS for pin in hatch.desk.pins)
    assert len(hatch.desk.pins) <= 1 + DROPS / TRIES_ARE_RARE
    assert (hatch.desk.played, hatch.desk.entered, hatch.desk.looks) == ([], [], 0)


@pytest.mark.parametrize(
    "glass",
    [
        "540x960-it",
        "540x960-fr",
        "1080x1920-pt",
        "1024x1280-de",
        "1280x800-zh",
        "1280x800-187mm-es",
        "1280x800-187mm-en",
        "1920x1080-ja",
    ],
)
def test_every_target_is_large_enough_and_apart_and_every_word_whole(
    pilot: Pilot, glass: str
) -> None:
    from kiosk.ui.stage import Stage

    name, _, language = glass.rpartition("-")
    size, width_mm = SIZES[name]
    stage: Any = Stage(verbs=Recorder(), width_mm=width_mm)
    pilot.show(stage, size=size)
    found = {}
    for key, screen in each_of_staff(stage, language, samplestaff.every_view(language)):
        pilot.frames(4)
        if wrong := mistakes(screen, size):
            found[key] = wrong
    assert found == {}

"""The staff screen of the demo: everybody may try it, and no real window has its PIN."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.assets import asset
from kiosk.bootstrap import real_world
from kiosk.bootstrap.staffside import staff_opener
from kiosk.cli.demopin import DEMO_PIN, with_demo_pin
from kiosk.cli.errors import BadInput
from kiosk.cli.show import Show
from kiosk.cli.staff import new_pin_lines
from kiosk.config import StorageSettings, load_config
from kiosk.config.settings import StaffSettings
from kiosk.domain.staffpin import read_pin_hash
from kiosk.presenters.wallviews import PagerPlace
from kiosk.services.staffdesk import StaffDesk
from kiosk.system import SystemClock
from kiosk.ui.steps import Step


def test_the_demo_has_a_pin_and_whoever_brings_one_keeps_it() -> None:
    config = load_config(asset("demo.toml"))
    shown, pin = with_demo_pin(config)
    kept = read_pin_hash(shown.staff.pin or "")
    assert kept is not None
    assert kept.fits(pin)
    own = replace(config, staff=StaffSettings(pin="an owner's"))
    assert with_demo_pin(own) == (own, "")


@pytest.mark.parametrize("file", ["demo.toml", "kiosk.example.toml"])
def test_no_file_that_an_owner_begins_from_has_a_pin(file: str) -> None:
    lines = asset(file).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith(("[staff]", "pin ="))]


def test_nobody_makes_the_demos_pin_their_own() -> None:
    with pytest.raises(BadInput, match="take another"):
        new_pin_lines(lambda _words: DEMO_PIN)


class Hasty(SystemClock):
    """For somebody who looks again and again: five seconds pass in one."""

    def monotonic(self) -> float:
        return super().monotonic() * 5


@dataclass
class Demo:
    """The demo without its glass, and somebody who reads the PIN off the wall."""

    folder: Path

    def __post_init__(self) -> None:
        (self.folder / "paper").mkdir()
        storage = StorageSettings(f"sqlite:///{self.folder / 'kiosk.db'}")
        config, self.pin = with_demo_pin(replace(load_config(asset("demo.toml")), storage=storage))
        world = real_world()
        self.show = Show(config, self.folder, world=world, staff_pin=self.pin, line_speed=False)
        hasty = replace(world, clock=Hasty())
        opener = staff_opener(config, self.show.presenter, hasty, self._desk)
        assert opener is not None
        self.staff = opener()

    def _desk(self) -> StaffDesk | None:
        return self.show.engine.staff_desk

    def says(self, key: str, words: str) -> bool:
        """Whether an item, or one that is only read by this name, says so now."""
        self.staff.touched()
        self.staff.tick()
        view = self.staff.view
        items = view.items if view is not None else ()
        return any(key in {each.key, each.text} and words in each.detail for each in items)

    def script(self) -> Iterator[Step]:
        """It is opened, and every device is tried from it."""
        staff, wall = self.staff, self.show.wall.presenter
        yield Step("somebody knocks", lambda: staff.knock() or staff.is_open)
        for digit in wall.view.knock[-len(self.pin) :]:
            staff.type_digit(digit)
        staff.done()
        yield Step("it is open", lambda: bool(staff.view is not None and staff.view.tabs))
        staff.show_page("devices")
        yield Step("the evening is seen", lambda: self.says("test bar", ""))
        for printer in ("bar", "receipt"):
            staff.choose(f"test {printer}")
            proven = "la stampante lo conferma"
            yield Step("it is proven", lambda: self.says(f"test {printer}", proven))  # noqa: B023
            yield Step("it hangs there", lambda: len(self.show.wall.pages(printer)) == 1)  # noqa: B023
        wall.scan(self.show.wall.codes()[0])
        yield Step("the scanner read it", lambda: self.says("scanner", "ha letto un codice"))
        staff.choose("call 3")
        yield Step(
            "the base has called", lambda: bool(staff.view and "chiamato" in staff.view.note)
        )
        yield Step("it buzzes", lambda: wall.view.pagers[2].place is PagerPlace.BUZZING)


def test_the_pin_on_the_wall_opens_it_and_every_device_is_tried_from_there(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    demo.show.without_glass(demo.script())
    assert demo.staff.is_open

"""The staff screen of the demo: everybody may try it, and no real window has its PIN."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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


def test_the_pin_on_the_wall_opens_the_staff_screen(tmp_path: Path) -> None:
    (tmp_path / "paper").mkdir()
    storage = StorageSettings(f"sqlite:///{tmp_path / 'kiosk.db'}")
    config, pin = with_demo_pin(replace(load_config(asset("demo.toml")), storage=storage))
    world = real_world()
    show = Show(config, tmp_path, world=world, staff_pin=pin, line_speed=False)
    opener = staff_opener(config, show.presenter, world, lambda: show.engine.staff_desk)
    assert opener is not None
    staff = opener()

    def script() -> Iterator[Step]:
        yield Step("somebody knocks", lambda: staff.knock() or staff.is_open)
        for digit in show.wall.presenter.view.knock[-len(pin) :]:
            staff.type_digit(digit)
        staff.done()
        yield Step("it is open", lambda: bool(staff.view is not None and staff.view.tabs))

    show.without_glass(script())
    assert staff.is_open

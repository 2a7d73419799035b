"""The theme and the light are read at the start and have their lines in ``kiosk check``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.assets import asset
from kiosk.cli.errors import BadInput
from kiosk.cli.glass import check_glass, drawn_light, light_worker, read_theme
from kiosk.ui.artwork import HOUSE_THEME
from tests.configs import mistakes, smallest
from tests.fakes import SetClock

TRATTORIA = f'[screen]\ntheme = "{asset("themes", "trattoria.toml")}"\n'


def test_without_a_theme_the_house_s_is_worn_and_nothing_is_said(tmp_path: Path) -> None:
    config = smallest(tmp_path)
    assert read_theme(config) is HOUSE_THEME
    assert list(check_glass(config)) == []
    assert drawn_light(config) is None
    assert light_worker(config, SetClock()) is None


def test_a_theme_has_its_line(tmp_path: Path) -> None:
    (found,) = check_glass(smallest(tmp_path, TRATTORIA))
    assert found.well
    assert str(found).endswith("trattoria.toml, Trattoria")


def test_a_theme_that_cannot_be_read_is_trouble_and_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('[colours]\nink = "#333333"\n', encoding="utf-8")
    config = smallest(tmp_path, '[screen]\ntheme = "theme.toml"\n')
    (found,) = check_glass(config)
    assert not found.well
    assert "a contrast of" in found.words
    with pytest.raises(BadInput, match="a contrast of"):
        read_theme(config)


def test_a_virtual_lamp_writes_what_it_was_told_and_says_that_it_is_not_real(
    tmp_path: Path,
) -> None:
    light = '[screen.brightness]\ndriver = "virtual"\nday = 0.7\nnight = 0.7\n'
    config = smallest(tmp_path, light)
    (found,) = check_glass(config)
    assert found.well
    assert "virtual, not a real device, now at 70%" in found.words
    assert (tmp_path / "var" / "backlight").read_text() == "0.70\n"
    assert drawn_light(config) is None


def test_a_lamp_that_is_not_there_is_trouble_with_a_remedy(tmp_path: Path) -> None:
    light = '[screen.brightness]\ndriver = "sysfs"\ndevice = "no-such-lamp"\n'
    (found,) = check_glass(smallest(tmp_path, light))
    assert not found.well
    assert "no-such-lamp" in found.words
    assert "brightness" in found.remedy


def test_light_that_is_drawn_is_asked_of_the_hour(tmp_path: Path) -> None:
    config = smallest(tmp_path, "[screen.brightness]\nday = 0.8\nnight = 0.8\n")
    light = drawn_light(config)
    assert light is not None
    assert light() == 0.8


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        ("night = 0.1", "screen.brightness.night: found 0.1; allowed: a number from 0.2 to 1"),
        ('night_from = "7 pm"', "screen.brightness.night_from: found"),
        ('night_from = "07:00"', "screen.brightness.night_from: found the hour the day begins"),
        ('driver = "ddc"', 'screen.brightness.driver: found "ddc"; allowed: "drawn", "sysfs" or'),
        ('device = "x"', "screen.brightness.device: found a lamp; allowed: no device"),
        ("change_min = 999", "screen.brightness.change_min: found 999"),
    ],
)
def test_a_light_that_cannot_be_is_named(tmp_path: Path, lines: str, start: str) -> None:
    (found,) = mistakes(tmp_path, SMALLEST_WITH_LIGHT + lines + "\n")
    assert found.startswith(start)


SMALLEST_WITH_LIGHT = """
[window]
id = "43"
name = "Finestra 43"
[printers.bar]
driver = "virtual"
[screen.brightness]
"""

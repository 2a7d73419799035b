"""What the configuration says of hours, limits and pace."""

from __future__ import annotations

from pathlib import Path

from kiosk.assets import asset
from kiosk.config import load_config
from kiosk.domain.limits import Limits
from tests.configs import SMALLEST, mistakes, smallest


def test_without_a_word_it_is_always_open_and_only_an_order_is_limited(tmp_path: Path):
    selling = smallest(tmp_path).selling

    assert (selling.hours, selling.limits, selling.drink_s) == (None, Limits(), None)
    assert Limits() == Limits(order_drinks=12, queue_drinks=None)


def test_everything_written_is_read(tmp_path: Path):
    (tmp_path / "hours.toml").touch()
    selling = smallest(
        tmp_path,
        '[hours]\nfile = "hours.toml"\n[pace]\ndrink_s = 90\n'
        "[limits]\norder_drinks = 6\nqueue_drinks = 40\nunpaid_orders = 30\nunpaid_euro = 99.50\n",
    ).selling

    assert selling.hours == tmp_path / "hours.toml"
    assert selling.limits == Limits(6, 40, 30, 9950)
    assert selling.drink_s == 90


def test_every_mistake_names_its_key(tmp_path: Path):
    said = mistakes(
        tmp_path,
        SMALLEST
        + '[hours]\nfile = "nothere.toml"\n[pace]\nseconds = 90\n'
        + "[limits]\nqueue_drinks = 4\nunpaid_euro = 0\nunpaid = 3\n",
    )

    assert {line.partition(": ")[0] for line in said} == {
        "hours.file",
        "limits.unpaid_euro",
        "limits.queue_drinks",
        "limits.unpaid",
        "pace.seconds",
    }
    assert any("the largest order could never be placed" in line for line in said)


def test_a_file_from_before_the_guests_side_means_what_it_always_meant(tmp_path: Path):
    config = smallest(tmp_path)

    assert config.window.legal_age == 18
    assert (config.sound, config.speech) == (None, None)
    assert not config.screen.brightness.daylight.changes
    assert (config.screen.theme, config.screen.lively) == (None, True)
    assert config.selling.hours is None


def test_the_mistakes_of_all_tables_are_named_at_once(tmp_path: Path):
    said = mistakes(
        tmp_path,
        SMALLEST.replace('id = "43"', 'id = "43"\nlegal_age = 12')
        + '[hours]\nfil = "hours.toml"\n[limits]\norder_drinks = 0\n[pace]\ndrink_s = 0\n'
        + '[sound]\ndriver = "drum"\n[speech]\ndriver = "parrot"\n'
        + '[screen]\nmotion = "wild"\n[screen.brightness]\nnight = 2\n',
    )

    assert {line.partition(": ")[0] for line in said} == {
        "window.legal_age",
        "hours.file",
        "hours.fil",
        "limits.order_drinks",
        "pace.drink_s",
        "sound.driver",
        "speech.driver",
        "screen.motion",
        "screen.brightness.night",
    }
    assert all("allowed: " in line for line in said)


def test_the_demo_is_open_at_any_time():
    demo = load_config(asset("demo.toml")).selling

    assert demo.hours == asset("hours.demo.toml")
    assert demo.limits.queue_drinks is None

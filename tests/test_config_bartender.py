"""What the configuration settles with the bartender, and the staff's PIN."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kiosk.config.settings import BartenderSettings, StaffSettings
from kiosk.domain.bartending import Handout, Unanswered
from tests.configs import SMALLEST, mistakes, smallest

SALT, DIGEST = "c2FsdHNhbHRzYWx0c2FsdA==", "YSBoYXNoIHRoYXQgaXMgMzIgYnl0ZXMgbG9uZywgd2VsbA=="
PIN = f"scrypt$16384$8$1${SALT}${DIGEST}"
PAGER = '[pager]\ndriver = "virtual"\npagers = { 7 = "0427", 9 = "0429" }\n'


def test_without_a_word_the_bar_is_reminded_after_eight_minutes_and_no_staff_screen_exists(
    tmp_path: Path,
):
    config = smallest(tmp_path)

    assert config.bartender == BartenderSettings()
    assert config.bartender.remind_minutes == 8
    assert config.staff == StaffSettings(pin=None)


def test_everything_written_is_read(tmp_path: Path):
    config = smallest(
        tmp_path,
        PAGER + 'handout = "window"\n'
        "[bartender]\nremind_minutes = 6\nhelp_minutes = 1\ncall_again_minutes = 4\n"
        'most_calls = 3\nunanswered = "close"\nbehind_bar = 9\n'
        f'[staff]\npin = "{PIN}"\n',
    )

    assert config.bartender == BartenderSettings(6, 1, 4, 3, Unanswered.CLOSE, behind_bar=9)
    assert config.pager is not None
    assert config.pager.handout is Handout.WINDOW
    assert config.staff.pin == PIN


def test_what_ran_out_comes_back_with_the_opening_unless_a_time_is_written(tmp_path: Path):
    assert smallest(tmp_path).bartender.sold_out_until is None
    opening = smallest(tmp_path, '[bartender]\nsold_out_until = "opening"\n')
    assert opening.bartender.sold_out_until is None
    evening = smallest(tmp_path, '[bartender]\nsold_out_until = "18:30"\n')
    assert evening.bartender.sold_out_until == time(18, 30)


@pytest.mark.parametrize("wrong", ['"closing"', '"24:00"', '"6:00"', "18", "18:30:00", "true"])
def test_another_word_or_time_is_told_what_is_allowed(tmp_path: Path, wrong: str):
    (said,) = mistakes(tmp_path, SMALLEST + f"[bartender]\nsold_out_until = {wrong}\n")

    assert said.startswith("bartender.sold_out_until: ")
    assert '"opening", or hours and minutes in quotes, from "00:00" to "23:59"' in said


def test_every_mistake_names_its_key(tmp_path: Path):
    said = mistakes(
        tmp_path,
        SMALLEST + PAGER + 'handout = "tray"\n'
        "[bartender]\nremind_minutes = 0\nmost_calls = 21\nbehind_bar = 8\n"
        'unanswered = "shout"\nremind = 3\n',
    )

    assert {line.partition(": ")[0] for line in said} == {
        "pager.handout",
        "bartender.remind_minutes",
        "bartender.most_calls",
        "bartender.behind_bar",
        "bartender.unanswered",
        "bartender.remind",
    }
    assert any("a number from pager.pagers: 7, 9" in line for line in said)


def test_a_pin_in_digits_is_refused_without_being_repeated(tmp_path: Path):
    said = mistakes(tmp_path, SMALLEST + '[staff]\npin = "482913"\n')

    assert [line.partition(": ")[0] for line in said] == ["staff.pin"]
    assert "kiosk staff pin" in said[0]
    assert "482913" not in said[0]


@pytest.mark.parametrize(
    "wrong",
    [
        f"scrypt$16383$8$1${SALT}${DIGEST}",  # no power of two
        f"scrypt$1048576$64$1${SALT}${DIGEST}",  # eight gigabytes
        f"scrypt$1024$1$9999${SALT}${DIGEST}",  # minutes
        f"scrypt$16384$8$1$c2FsdA==${DIGEST}",  # hardly any salt
        f"scrypt$16384$8$1${SALT}$aGFzaA==",  # hardly any hash
        f"scrypt$16384$8$1${SALT[:-1]}${DIGEST}",  # cut off
        f"bcrypt$16384$8$1${SALT}${DIGEST}",
    ],
)
def test_a_hash_that_cannot_be_used_is_refused_at_the_start(tmp_path: Path, wrong: str):
    (said,) = mistakes(tmp_path, SMALLEST + f'[staff]\npin = "{wrong}"\n')

    assert said.startswith("staff.pin: ")
    assert "kiosk staff pin" in said
    assert wrong not in said


def test_the_pins_hash_stands_in_no_log(tmp_path: Path):
    assert PIN not in repr(smallest(tmp_path, f'[staff]\npin = "{PIN}"\n'))

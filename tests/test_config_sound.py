"""What the owner may write about sound: silence unless written, and nothing in its place."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kiosk.cli import findings
from kiosk.domain.quiet import QuietHours
from tests.configs import SMALLEST, mistakes, smallest


@pytest.mark.parametrize("written", ["", '[sound]\ndriver = "none"\n'])
def test_the_window_is_silent_unless_a_sound_is_written(tmp_path: Path, written: str):
    config = smallest(tmp_path, written)
    assert config.sound is None
    assert list(findings.sound(config)) == []


def test_a_sound_has_quiet_hours_of_its_own(tmp_path: Path):
    usual = smallest(tmp_path, '[sound]\ndriver = "alsa"\n').sound
    assert usual is not None
    assert (usual.device, usual.quiet) == ("default", QuietHours(time(23), time(8)))
    own = smallest(
        tmp_path,
        '[sound]\ndriver = "alsa"\ndevice = "hw:1"\nquiet_from = "01:00"\nquiet_until = "09:30"\n',
    ).sound
    assert own is not None
    assert (own.device, own.quiet) == ("hw:1", QuietHours(time(1), time(9, 30)))


@pytest.mark.parametrize(
    ("sound", "said"),
    [
        ('driver = "pulse"', 'sound.driver: found "pulse"; allowed: "alsa", "virtual" or "none"'),
        ("", 'sound.driver: found nothing; allowed: "alsa", "virtual" or "none"'),
        (
            'driver = "alsa"\nquiet_from = "1 am"',
            (
                'sound.quiet_from: found "1 am"; allowed: hours and minutes in quotes, '
                'from "00:00" to "23:59"'
            ),
        ),
        (
            'driver = "alsa"\nquiet = true',
            'sound.quiet: found an unknown key; allowed: "quiet_from"',
        ),
    ],
)
def test_a_mistake_is_named_with_its_key(tmp_path: Path, sound: str, said: str):
    assert said in "\n".join(map(str, mistakes(tmp_path, f"{SMALLEST}[sound]\n{sound}\n")))


def test_the_check_plays_a_moment_of_silence_and_says_what_came_of_it(tmp_path: Path):
    config = smallest(tmp_path, '[sound]\ndriver = "alsa"\ndevice = "surely_not_there"\n')
    (finding,) = findings.sound(config)
    assert not finding.well
    assert finding.words.startswith("not there: ")
    assert "alsa-utils" in finding.remedy


def test_the_check_says_that_a_virtual_sound_is_only_written_down(tmp_path: Path):
    config = smallest(tmp_path, '[sound]\ndriver = "virtual"\n')
    assert config.virtual == ("printers.bar", "sound")
    (finding,) = findings.sound(config)
    assert (finding.well, finding.words) == (True, "virtual, only written down")

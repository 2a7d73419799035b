"""The configuration: its defaults, its paths, and each mistake named with what is allowed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from hardware.pager.tap import Parity
from hardware.printer.commands import BellForm
from hardware.printer.document import CodeKind
from hardware.printer.printing import Confirm, StatusMode
from hardware.scanner.framing import Suffix
from hardware.transport import Flow
from kiosk.assets import asset
from kiosk.config import ConfigError, find_config, load_config
from kiosk.config import kinds as config_kinds
from tests.configs import SMALLEST, mistakes, smallest, written


def test_what_is_left_out_has_the_documented_default(tmp_path: Path):
    config = smallest(tmp_path)

    assert str(config.window.timezone) == "Europe/Rome"
    assert config.window.day_starts == time(6)
    assert (config.window.staff_language, config.window.languages) == ("it", ("it", "en"))
    assert config.window.legal_age == 18
    assert (config.screen.input, config.screen.width_mm) == ("mouse", 187.0)
    assert config.storage.url == f"sqlite:///{tmp_path}/var/kiosk.db"
    assert config.storage.file == tmp_path / "var" / "kiosk.db"
    assert config.menu.file == tmp_path / "menu.toml"
    bar = config.bar
    assert (bar.port, bar.baud, bar.flow, bar.profile) == ("", 38400, "none", "generic-80")
    assert (bar.confirm, bar.status, bar.bell, bar.code) == ("auto", "dle-eot", "esc-a-48", "qr")
    assert config.receipt is None
    assert config.pager is None
    assert config.scanner is None
    assert config.base == tmp_path


def test_every_key_of_the_example_is_read_as_it_is_written():
    config = load_config(asset("kiosk.example.toml"))

    assert config.virtual == ()
    assert config.menu.file == asset("menus", "menu.toml")
    assert config.pager is not None
    assert config.pager.pagers[1] == "0421"
    assert config.scanner is not None
    assert config.scanner.port == "/dev/serial/by-id/usb-scanner"


def test_the_example_names_every_key_with_its_default(tmp_path: Path):
    lines = asset("kiosk.example.toml").read_text(encoding="utf-8").splitlines()
    with_defaults = [
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line
        for line in lines
    ]
    text = "\n".join(line for line in with_defaults if not line.startswith("What is"))
    text = text.replace("menus/menu.toml", "menu.toml")
    shutil.copy(asset("hours.toml"), tmp_path)

    shutil.copy(asset("themes", "night-shelf.toml"), tmp_path / "theme.toml")

    config = load_config(written(tmp_path, text))
    plain = load_config(asset("kiosk.example.toml"))

    assert (config.window, config.pager, config.scanner) == (
        (plain.window, plain.pager, plain.scanner)
    )
    assert config.screen.theme == tmp_path / "theme.toml"
    assert config.screen.brightness.daylight.night == 0.6
    screen = replace(config.screen, theme=None, brightness=plain.screen.brightness)
    assert screen == plain.screen
    bartender = replace(config.bartender, call_again_minutes=None, behind_bar=None)
    assert bartender == plain.bartender
    standby = config.printers["standby"]
    assert config.printers == {**plain.printers, "standby": standby}
    assert replace(standby, port=plain.bar.port) == plain.bar


def test_the_demo_has_only_virtual_devices_and_says_so():
    config = load_config(asset("demo.toml"))

    assert config.virtual == ("printers.bar", "printers.receipt", "pager", "scanner", "speech")
    assert config.pager is not None
    assert list(config.pager.pagers) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_paths_are_taken_from_the_file_not_from_where_the_kiosk_is_started(tmp_path: Path):
    config = smallest(
        tmp_path,
        '[printers.receipt]\ndriver = "escpos"\nport = "lines/receipt"\n'
        '[storage]\nurl = "sqlite:///night.db"\n',
    )

    assert config.receipt is not None
    assert config.receipt.port == str(tmp_path / "lines" / "receipt")
    assert config.storage.url == f"sqlite:///{tmp_path}/night.db"


def test_an_absolute_path_and_a_server_stay_as_they_are(tmp_path: Path):
    absolute = smallest(tmp_path, '[storage]\nurl = "sqlite:////srv/night.db"\n')
    server = smallest(tmp_path, '[storage]\nurl = "postgresql+psycopg://bar:x@db/kiosk"\n')

    assert absolute.storage.url == "sqlite:////srv/night.db"
    assert server.storage.url == "postgresql+psycopg://bar:x@db/kiosk"
    assert server.storage.file is None


def test_the_password_of_a_database_is_never_shown(tmp_path: Path):
    url = "postgresql+psycopg://bar:tiresia@db/kiosk"

    assert "tiresia" not in repr(smallest(tmp_path, f'[storage]\nurl = "{url}"\n'))
    wrong = mistakes(tmp_path, SMALLEST + f'[storage]\nurl = "{url.replace("+psycopg", "")}"\n')
    assert wrong == [
        (
            'storage.url: found "postgresql://..."; allowed: '
            '"sqlite:///var/kiosk.db" or "postgresql+psycopg://user:password@host/name"'
        )
    ]


def test_the_file_named_comes_before_the_variable_and_the_usual_places(tmp_path: Path):
    named, by_variable = tmp_path / "a.toml", tmp_path / "b.toml"
    environ = {"KIOSK_CONFIG": str(by_variable)}
    usual = written(tmp_path, "")

    assert find_config(named, environ, tmp_path) == named
    assert find_config(None, environ, tmp_path) == by_variable
    assert find_config(None, {}, tmp_path) == usual
    assert find_config(Path("a.toml"), {}, tmp_path) == named


@pytest.mark.skipif(Path("/etc/kiosk/kiosk.toml").exists(), reason="a kiosk is installed here")
def test_where_no_file_is_found_every_place_is_named(tmp_path: Path):
    with pytest.raises(ConfigError) as caught:
        find_config(None, {}, tmp_path)

    for place in ("--config FILE", "$KIOSK_CONFIG", f"{tmp_path}/kiosk.toml", "/etc/kiosk"):
        assert place in str(caught.value)


def test_the_words_allowed_are_the_ones_the_devices_know():
    for kind, words in (
        (config_kinds.FLOW, Flow),
        (config_kinds.CONFIRM, Confirm),
        (config_kinds.STATUS, StatusMode),
        (config_kinds.BELL, BellForm),
        (config_kinds.CODE, CodeKind),
        (config_kinds.PARITY, Parity),
        (config_kinds.SUFFIX, Suffix),
    ):
        assert [kind.read(word.value) for word in words] == [word.value for word in words]


def test_reading_the_configuration_wakes_nothing_heavy():
    heavy = "{'kivy', 'sqlalchemy', 'babel', 'escpos', 'PIL', 'serial', 'cattrs'}"
    program = (
        "import sys\nfrom kiosk.assets import asset\nfrom kiosk.config import load_config\n"
        "from kiosk.menufile import load_menu\n"
        "load_menu(load_config(asset('demo.toml')).menu.file)\n"
        f"sys.exit(', '.join({heavy} & set(sys.modules)) or 0)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_voice_is_written_down_or_there_is_none(tmp_path: Path):
    assert smallest(tmp_path).speech is None
    config = smallest(tmp_path, '[speech]\ndriver = "espeak-ng"\ndevice = "plughw:1"\n')
    assert config.speech is not None
    assert (config.speech.driver, config.speech.device) == ("espeak-ng", "plughw:1")
    assert mistakes(tmp_path, SMALLEST + '[speech]\ndriver = "parrot"\n') == [
        'speech.driver: found "parrot"; allowed: "espeak-ng" or "virtual"'
    ]

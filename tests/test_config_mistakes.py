"""The configuration: each mistake is named with its key and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config import ConfigError, load_config
from tests.configs import SMALLEST, mistakes

REAL = 'driver = "escpos"\nport = "/dev/a"\n'
WINDOW = '[window]\nid = "43"\nname = "Finestra 43"\n'

SHIPPED = '"de", "en", "es", "fr", "it", "ja", "pt" or "zh"'
WRONG = {
    "an unknown key, with the nearest name": (
        SMALLEST.replace("[printers", 'langs = ["it"]\n[printers'),
        'window.langs: found an unknown key; allowed: "languages"',
    ),
    "an unknown key like nothing": (
        SMALLEST + "[menu]\nxyzzy = 1\n",
        'menu.xyzzy: found an unknown key; allowed: "file"',
    ),
    "an unknown section": (
        SMALLEST + "[pagers]\n",
        'pagers: found an unknown key; allowed: "pager"',
    ),
    "an unknown printer": (
        SMALLEST + '[printers.kitchen]\ndriver = "virtual"\n',
        'printers.kitchen: found an unknown key; allowed: "bar", "standby" or "receipt"',
    ),
    "a wrong type": (
        SMALLEST + 'baud = "38400"\n',
        (
            'printers.bar.baud: found "38400"; allowed: 1200, 2400, 4800, 9600, 19200, 38400, '
            "57600, 115200, 230400, 460800 or 921600"
        ),
    ),
    "a table that is a text": (
        "scanner = 1\n" + SMALLEST,
        "scanner: found 1; allowed: a table",
    ),
    "a missing key": (
        '[window]\nname = "x"\n[printers.bar]\ndriver = "virtual"\n',
        (
            'window.id: found nothing; allowed: letters, digits, "-" and "_" in quotes, '
            'up to 20, as "43"'
        ),
    ),
    "no bar printer": (
        WINDOW,
        "printers.bar: found nothing; allowed: a table: the bartender's printer is required",
    ),
    "a language that is not shipped": (
        SMALLEST.replace("[printers", 'languages = ["it", "tlh"]\n[printers'),
        'window.languages[2]: found "tlh"; allowed: ' + SHIPPED,
    ),
    "a staff language that is not shipped": (
        SMALLEST.replace("[printers", 'staff_language = "eo"\n[printers'),
        f'window.staff_language: found "eo"; allowed: {SHIPPED}',
    ),
    "no language at all": (
        SMALLEST.replace("[printers", "languages = []\n[printers"),
        "window.languages: found an empty list; allowed: at least one language",
    ),
    "a language twice": (
        SMALLEST.replace("[printers", 'languages = ["it", "it"]\n[printers'),
        "window.languages: found a language twice; allowed: each language once",
    ),
    "a time zone that is none": (
        SMALLEST.replace("[printers", 'timezone = "Europe/Milan"\n[printers'),
        'window.timezone: found "Europe/Milan"; allowed: ',
    ),
    "a time zone that is a folder": (
        SMALLEST.replace("[printers", 'timezone = "Europe"\n[printers'),
        'window.timezone: found "Europe"; allowed: ',
    ),
    "a day that starts at no time": (
        SMALLEST.replace("[printers", 'day_starts = "24:00"\n[printers'),
        (
            'window.day_starts: found "24:00"; allowed: hours and minutes in quotes, '
            'from "00:00" to "23:59"'
        ),
    ),
    "a day that starts at a TOML time": (
        SMALLEST.replace("[printers", "day_starts = 06:00:00\n[printers"),
        (
            "window.day_starts: found 06:00:00; allowed: hours and minutes in quotes, "
            'from "00:00" to "23:59"'
        ),
    ),
    "a pager driver that is planned": (
        SMALLEST + '[pager]\ndriver = "lrs"\nport = "/dev/b"\npagers = { 1 = "1" }\n',
        (
            'pager.driver: found "lrs", which is planned but not shipped yet; '
            'allowed: "tap" or "virtual"'
        ),
    ),
    "a virtual printer with a port": (
        SMALLEST + 'port = "/dev/a"\n',
        "printers.bar.port: found a port of a virtual device; allowed: no port, or a real driver",
    ),
    "a real printer without a port": (
        WINDOW + '[printers.bar]\ndriver = "escpos"\n',
        'printers.bar.port: found nothing; allowed: a serial port, as "/dev/serial/by-id/..."',
    ),
    "a standby at the port of the bar's printer": (
        WINDOW + "[printers.bar]\n" + REAL + "[printers.standby]\n" + REAL,
        (
            "printers.standby.port: found the port of printers.bar; "
            "allowed: a port of its own for each device"
        ),
    ),
    "two devices at one port": (
        WINDOW + "[printers.bar]\n" + REAL + "[printers.receipt]\n" + REAL,
        (
            "printers.receipt.port: found the port of printers.bar; "
            "allowed: a port of its own for each device"
        ),
    ),
    "a menu that is not there": (
        SMALLEST + '[menu]\nfile = "carta.toml"\n',
        'menu.file: found "carta.toml", but there is no file ',
    ),
    "a pager without an address in quotes": (
        SMALLEST + '[pager]\ndriver = "virtual"\npagers = { 1 = 421 }\n',
        (
            "pager.pagers.1: found 421; allowed: its address at the base, "
            'in quotes as "0421" (leading zeros count)'
        ),
    ),
    "a pager without a number": (
        SMALLEST + '[pager]\ndriver = "virtual"\npagers = { one = "421" }\n',
        "pager.pagers.one: found a pager's number; allowed: the number on a pager, from 1 to 999",
    ),
    "two pagers with one address": (
        SMALLEST + '[pager]\ndriver = "virtual"\npagers = { 1 = "421", 2 = "421" }\n',
        (
            'pager.pagers.2: found the address "421" of pager 1; '
            "allowed: an address of its own for each pager"
        ),
    ),
    "a base without pagers": (
        SMALLEST + '[pager]\ndriver = "virtual"\n',
        'pager.pagers: found no pager; allowed: a table as { 1 = "0421", 2 = "0422" }',
    ),
    "a screen of no width": (
        SMALLEST + "[screen]\nwidth_mm = 0\n",
        "screen.width_mm: found 0; allowed: a number from 30 to 3000, ",
    ),
    "two sources of touches": (
        SMALLEST + '[screen]\ninput = "mouse,mtdev"\n',
        'screen.input: found "mouse,mtdev"; allowed: "mouse", "mtdev" or "hidinput"',
    ),
    "a name that moves the terminal": (
        SMALLEST.replace("Finestra 43", "Finestra\\u001b[2J"),
        (
            "window.name: found the control character U+001B at 9; "
            "allowed: a text in quotes, up to 40 characters, on one line"
        ),
    ),
    "what is not TOML": (
        '[window]\nid = "43\n',
        (
            "line 2, column 9: found what is not TOML (Illegal character '\\n'); "
            "allowed: TOML, see https://toml.io"
        ),
    ),
}


@pytest.mark.parametrize(("text", "line"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_named_with_its_key_and_what_is_allowed(tmp_path: Path, text: str, line: str):
    assert [each[: len(line)] for each in mistakes(tmp_path, text)] == [line]


@pytest.mark.parametrize("number", ["inf", "nan", "-inf", "1e99", "true", '"187"', "[187]"])
def test_a_width_that_is_no_width_is_a_mistake(tmp_path: Path, number: str):
    assert len(mistakes(tmp_path, SMALLEST + f"[screen]\nwidth_mm = {number}\n")) == 1


def test_all_mistakes_are_named_at_once(tmp_path: Path):
    text = '[window]\nid = 43\ntitle = "x"\n[printers.bar]\ndriver = "star"\n[screen]\ninput = 1\n'

    places = [line.partition(": ")[0] for line in mistakes(tmp_path, text)]

    assert places == [
        "window.id",
        "window.name",
        "window.title",
        "screen.input",
        "printers.bar.driver",
    ]


def test_a_file_that_cannot_be_read_is_one_mistake(tmp_path: Path):
    with pytest.raises(ConfigError, match=r"gone\.toml: found no readable file"):
        load_config(tmp_path / "gone.toml")
    with pytest.raises(ConfigError, match="found no readable file"):
        load_config(tmp_path)


def test_a_file_in_another_encoding_is_named_by_line_and_column(tmp_path: Path):
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b'[window]\nname = "Caff\xe8"\n')

    with pytest.raises(ConfigError, match=r"line 2, column 13: found the byte 0xe8"):
        load_config(path)

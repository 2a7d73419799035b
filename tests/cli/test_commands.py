"""The words of the ``kiosk`` command: help for each, one clear line for each mistake."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kiosk.assets import asset
from tests.cli.command import KIOSK, PATIENCE_S, environment, kiosk
from tests.configs import SMALLEST
from tests.configs import written as written_config
from tests.menufiles import SMALLEST as SMALLEST_MENU

COMMANDS = [
    ("run",),
    ("demo",),
    ("check",),
    ("orders",),
    ("jobs",),
    ("report",),
    ("menu",),
    ("menu", "check"),
    ("verify",),
    ("staff",),
    ("staff", "pin"),
]


def config(folder: Path, text: str = SMALLEST) -> Path:
    """A configuration with a menu that can be used."""
    path = written_config(folder, text)
    (folder / "menu.toml").write_text(SMALLEST_MENU, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command: tuple[str, ...]):
    done = kiosk(*command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    usage = " ".join(done.stdout.split())
    assert usage.startswith(f"usage: kiosk {' '.join(command)}")
    assert "show this help" in usage


def test_the_help_of_the_command_names_every_command():
    shown = kiosk("--help").stdout
    assert all(f"    {command[0]} " in shown for command in COMMANDS)


def test_a_command_that_was_found_but_not_written_is_named_with_those_there_are():
    done = kiosk("order")
    assert done.returncode == 2
    assert "'order'" in done.stderr
    assert "orders" in done.stderr


def test_no_command_at_all_is_bad_input():
    done = kiosk()
    assert done.returncode == 2
    assert "COMMAND" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "--size", "540"), "'540' is not a size like 540x960"),
        (("run", "--size", "0x960"), "'0x960' is not a size like 540x960"),
        (("demo", "--size", "540x-1"), "'540x-1' is not a size like 540x960"),
        (("demo", "--size", "½x960"), "'½x960' is not a size like 540x960"),
        (("run", "--size", "99999999x1"), "'99999999x1' is not a size like 540x960"),
        (("demo", "--play", "opera"), "'opera'"),
        (("orders", "--json", "--day", "tonight"), "'tonight' is not a date like 2026-11-20"),
        (("jobs", "--json", "--day", "2026-02-30"), "'2026-02-30' is not a date like 2026-11-20"),
        (("orders", "--json", "--day", "20261120"), "'20261120' is not a date like 2026-11-20"),
        (("orders",), "--json"),
        (("check", "now"), "now"),
    ],
)
def test_a_wrong_argument_is_named_in_one_line(arguments: tuple[str, ...], said: str):
    done = kiosk(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


MISTAKES = {
    "an unknown key": (
        SMALLEST.replace("[printers", 'nane = "x"\n[printers'),
        'window.nane: found an unknown key; allowed: "name"',
    ),
    "a wrong type": (SMALLEST + 'baud = "fast"\n', "printers.bar.baud: found"),
    "a missing key": (SMALLEST.replace('id = "43"\n', ""), "window.id: found nothing"),
    "a real device without its port": (
        SMALLEST.replace('"virtual"', '"escpos"'),
        "printers.bar.port: found nothing",
    ),
    "no TOML": ("[window\n", "line 1, column"),
    "a menu that is not there": (SMALLEST + '[menu]\nfile = "x.toml"\n', "menu.file: found"),
}


@pytest.mark.parametrize("command", ["run", "orders", "jobs", "demo"])
@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_the_configuration_is_one_line(
    tmp_path: Path, command: str, text: str, said: str
):
    path = config(tmp_path, text)
    more = {"orders": ("--json",), "jobs": ("--json",)}.get(command, ())
    done = kiosk(command, *more, "--config", path)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"kiosk: {path}: ")
    assert said in line


def test_check_shows_a_mistake_in_the_configuration_as_its_first_line(tmp_path: Path):
    path = config(tmp_path, MISTAKES["an unknown key"][0])
    done = kiosk("check", "--config", path)
    assert (done.returncode, done.stderr) == (2, "")
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"TROUBLE  configuration: {path}: window.nane: found an unknown key")


@pytest.mark.parametrize("command", ["run", "orders", "jobs", "demo", "check"])
def test_a_configuration_that_is_not_there_is_named(tmp_path: Path, command: str):
    more = {"orders": ("--json",), "jobs": ("--json",)}.get(command, ())
    done = kiosk(command, *more, "--config", tmp_path / "no.toml")
    assert done.returncode == 2
    (line,) = (done.stdout + done.stderr).splitlines()
    assert f"{tmp_path / 'no.toml'}: found no readable file (No such file or directory)" in line


@pytest.mark.parametrize("command", ["run", "demo"])
def test_a_broken_menu_stops_the_kiosk_with_its_mistake(tmp_path: Path, command: str):
    path = config(tmp_path)
    (tmp_path / "menu.toml").write_text(SMALLEST_MENU.replace("9.50", '"dear"'))
    done = kiosk(command, "--config", path)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"kiosk: {tmp_path / 'menu.toml'}: ")
    assert ".price: found" in line


def test_a_printer_profile_that_does_not_exist_ends_the_kiosk_with_its_name(tmp_path: Path):
    text = SMALLEST + 'profile = "TM-T88-NO"\n'
    done = kiosk("run", "--size", "200x300", "--config", config(tmp_path, text))
    assert done.returncode == 2
    assert "TM-T88-NO" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["orders", "jobs"])
def test_before_the_first_start_there_is_nothing_to_list_and_nothing_is_made(
    tmp_path: Path, command: str
):
    done = kiosk(command, "--json", "--config", config(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    database = tmp_path / "var" / "kiosk.db"
    assert done.stderr == f"kiosk: there is no database {database}\n"
    assert not database.parent.exists()


@pytest.mark.parametrize("command", ["orders", "jobs"])
def test_a_database_that_is_none_is_trouble_in_one_line(tmp_path: Path, command: str):
    path = config(tmp_path)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "kiosk.db").write_text("not a database, but as long as a page is " * 50)
    done = kiosk(command, "--json", "--config", path)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert str(tmp_path / "var" / "kiosk.db") in line


def test_the_shipped_menu_is_well_written():
    menu = asset("menus/menu.toml")
    done = kiosk("menu", "check", menu)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{menu}: well written\n", "")


def test_each_mistake_of_a_menu_is_a_line_with_its_place(tmp_path: Path):
    menu = tmp_path / "menu.toml"
    menu.write_text(SMALLEST_MENU.replace("9.50", "-1").replace('["gin"]', '["jin"]'))
    done = kiosk("menu", "check", menu)
    assert (done.returncode, done.stderr) == (2, "")
    price, ingredient = done.stdout.splitlines()
    assert price.startswith(f'{menu}: drink[1] "gin".price: found -1; allowed: ')
    assert ingredient.startswith(f'{menu}: drink[1] "gin".ingredients[1]: found "jin"; allowed: ')


def test_a_menu_that_is_not_there_is_named(tmp_path: Path):
    done = kiosk("menu", "check", tmp_path / "no.toml")
    assert (done.returncode, done.stderr) == (2, "")
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{tmp_path / 'no.toml'}: found no readable file")


def test_a_menu_that_is_no_text_is_named_with_the_byte(tmp_path: Path):
    menu = tmp_path / "menu.toml"
    menu.write_bytes(b"# \xff\xfe")
    done = kiosk("menu", "check", menu)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith(f"{menu}: line 1, column 3: found the byte 0xff; allowed: ")


def test_whoever_reads_the_output_may_go_away(tmp_path: Path):
    menu = tmp_path / "menu.toml"
    menu.write_text("".join(f"wrong{place} = 1\n" for place in range(5000)))
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(
        [KIOSK, "menu", "check", menu], stdout=write, stderr=subprocess.PIPE, env=environment()
    ) as process:
        os.close(write)
        _, said = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, said) == (1, b"")


def test_a_log_level_that_does_not_exist_is_named_with_those_there_are(tmp_path: Path):
    environ = environment(KIOSK_LOG="loud")
    done = kiosk("check", "--config", config(tmp_path), environ=environ)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("kiosk: KIOSK_LOG: found 'LOUD'; allowed: ")
    assert "DEBUG" in line


def test_a_demo_that_cannot_leave_its_files_does_not_begin_to_play(tmp_path: Path):
    (tmp_path / "out").touch()
    done = kiosk("demo", "--play", "order", "--out", tmp_path / "out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line == f"kiosk: --out: no folder can be made at {tmp_path / 'out'} (File exists)"

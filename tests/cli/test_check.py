"""``kiosk check``: a line for each part, what to do about it, 0 only if all is well."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.assets import asset
from kiosk.bootstrap import lock_window
from kiosk.cli import findings
from kiosk.cli.check import _remedy
from kiosk.config import load_config
from kiosk.config.settings import StaffSettings
from kiosk.domain.health import Trouble
from tests.cli.command import kiosk
from tests.configs import written
from tests.e2e.conftest import PAGER, RECEIPT, SCANNER, STANDBY, Place
from tests.menufiles import SMALLEST

VIRTUAL = """
[window]
id = "43"
name = "Finestra 43"
[menu]
file = "{menu}"
[printers.bar]
driver = "virtual"
[printers.standby]
driver = "virtual"
[printers.receipt]
driver = "virtual"
[pager]
driver = "virtual"
pagers = { 1 = "0421" }
[scanner]
driver = "virtual"
"""


def virtual(folder: Path, change: tuple[str, str] = ("", "")) -> Path:
    text = VIRTUAL.replace("{menu}", str(asset("menus/menu.toml"))).replace(*change)
    return written(folder, text)


def parts(shown: str) -> list[str]:
    """The parts that were looked at, in order."""
    lines = [line for line in shown.splitlines() if not line.startswith(" ")]
    return [line.partition("  ")[2].strip().split(":")[0] for line in lines]


OWN = {
    Trouble.NOT_ASKED,
    Trouble.LET_GO,
    Trouble.NOT_SAVED,
    Trouble.FELL,
    Trouble.BROKEN_FILE,
}
"""What no device says."""

ALL_PARTS = [
    "configuration",
    "languages",
    "menu",
    "database",
    "staff screen",
    "printer bar",
    "printer standby",
    "printer receipt",
    "pager base",
    "scanner",
]


def test_with_virtual_devices_all_is_well_and_they_are_called_virtual(tmp_path: Path):
    done = kiosk("check", "--config", virtual(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert parts(done.stdout) == ALL_PARTS
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())
    assert "printer bar: works virtual, not a real device" in done.stdout


def test_a_check_before_the_first_start_makes_no_database_and_no_lock(tmp_path: Path):
    kiosk("check", "--config", virtual(tmp_path))
    made = {path.name for path in tmp_path.rglob("kiosk.db*")}
    assert made == set()


def test_with_devices_on_ports_all_is_well(place: Place):
    place.configure(STANDBY, RECEIPT, PAGER, SCANNER)
    place.plug_in_printer("bar")
    place.plug_in_printer("standby")
    place.plug_in_printer("receipt")
    place.plug_in_pager_base()
    place.plug_in_scanner()
    done = kiosk("check", "--config", place.config_file)
    assert (done.returncode, done.stderr) == (0, "")
    assert parts(done.stdout) == ALL_PARTS
    assert f"printer bar: works escpos at {place.config_file.parent / 'ports/bar'}" in done.stdout


def test_ports_that_are_absent_are_trouble_each_with_what_to_do(place: Place):
    place.configure(STANDBY, RECEIPT, PAGER, SCANNER)
    place.plug_in_printer("standby")
    place.plug_in_printer("receipt")
    done = kiosk("check", "--config", place.config_file)
    assert (done.returncode, done.stderr) == (1, "")
    assert parts(done.stdout) == ALL_PARTS
    troubles = [line for line in done.stdout.splitlines() if line.startswith("TROUBLE")]
    folder = place.config_file.parent / "ports"
    assert [
        f"{folder / name} is not there" in line
        for name, line in zip(("bar", "pager", "scanner"), troubles, strict=True)
    ] == [True] * 3
    remedies = [line for line in done.stdout.splitlines() if "-> plug the cable in" in line]
    assert len(remedies) == 3


def test_a_printer_that_says_nothing_is_unknown_and_all_is_not_well(place: Place):
    place.plug_in_printer("bar", "--no-status", "--no-asb", "--no-confirm", "--no-fence")
    done = kiosk("check", "--config", place.config_file)
    assert done.returncode == 1
    assert "unknown  printer bar: " in done.stdout
    assert "check baud rate" in done.stdout


def test_a_printer_that_need_not_answer_is_unknown_and_the_owner_has_said_so(place: Place):
    place.configure(status="none", confirm="none")
    place.plug_in_printer("bar", "--no-status", "--no-asb", "--no-confirm", "--no-fence")
    done = kiosk("check", "--config", place.config_file)
    assert done.returncode == 0
    assert "unknown  printer bar: " in done.stdout
    assert 'status = "none" sells without knowing' in done.stdout


def test_a_printer_without_paper_is_trouble_with_what_to_do(place: Place):
    printer = place.plug_in_printer("bar")
    printer.tell("paper-out")
    printer.until_said("paper-out: done")
    done = kiosk("check", "--config", place.config_file)
    assert done.returncode == 1
    assert "-> put a new roll in" in done.stdout


def test_a_roll_near_its_end_is_well_and_a_new_one_is_asked_for(place: Place):
    printer = place.plug_in_printer("bar")
    printer.tell("near-end")
    printer.until_said("near-end: done")
    done = kiosk("check", "--config", place.config_file)
    assert done.returncode == 0
    assert "-> have a new roll ready" in done.stdout


@pytest.mark.parametrize("trouble", [each for each in Trouble if each not in OWN])
def test_there_is_something_to_do_about_every_trouble(trouble: Trouble):
    assert _remedy(trouble) != "look at the device"


def test_a_broken_menu_is_trouble_and_the_rest_is_looked_at_all_the_same(tmp_path: Path):
    path = virtual(tmp_path, (str(asset("menus/menu.toml")), "menu.toml"))
    done = kiosk("check", "--config", path)
    assert (done.returncode, done.stderr) == (1, "")
    assert parts(done.stdout)[0] == "configuration"
    assert f"TROUBLE  menu: {tmp_path / 'menu.toml'}: " in done.stdout
    assert f"kiosk menu check {tmp_path / 'menu.toml'}" in done.stdout
    assert "ok       scanner: " in done.stdout


def test_a_database_that_is_none_is_trouble(tmp_path: Path):
    path = virtual(tmp_path)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "kiosk.db").write_text("not a database, but as long as a page is " * 50)
    done = kiosk("check", "--config", path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "TROUBLE  database: " in done.stdout


def test_a_printer_profile_that_does_not_exist_is_named(tmp_path: Path):
    bar = '[printers.bar]\ndriver = "virtual"'
    done = kiosk("check", "--config", virtual(tmp_path, (bar, bar + '\nprofile = "TM-NO"')))
    assert (done.returncode, done.stderr) == (1, "")
    assert "TM-NO" in done.stdout


def test_a_lock_that_cannot_be_opened_is_told_and_the_devices_are_asked(tmp_path: Path):
    path = virtual(tmp_path)
    (tmp_path / "var" / "kiosk.db.lock").mkdir(parents=True)
    (tmp_path / "var" / "kiosk.db").touch()
    done = kiosk("check", "--config", path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "run it as the kiosk's user" in done.stdout
    assert "stop the kiosk" not in done.stdout
    assert "ok       scanner: " in done.stdout


def test_a_voice_is_told_of_where_one_is_written_down(tmp_path: Path):
    config = virtual(tmp_path)
    with config.open("a") as file:
        file.write('[speech]\ndriver = "virtual"\n')
    done = kiosk("check", "--config", config)
    assert "voice: virtual, only in the log; en, it" in done.stdout


def test_a_voice_that_is_not_installed_is_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    config = virtual(tmp_path)
    with config.open("a") as file:
        file.write('[speech]\ndriver = "espeak-ng"\n')
    monkeypatch.setenv("PATH", str(tmp_path))
    done = kiosk("check", "--config", config)
    assert done.returncode == 1
    assert "voice: espeak-ng and aplay not found" in done.stdout
    assert "install espeak-ng and alsa-utils" in done.stdout


def test_a_language_of_the_window_that_the_menu_has_no_texts_in_is_told(tmp_path: Path):
    menu = tmp_path / "drinks.toml"
    menu.write_text(SMALLEST, encoding="utf-8")
    path = virtual(tmp_path, (str(asset("menus/menu.toml")), str(menu)))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[window]", '[window]\nlanguages = ["it", "de"]'), "utf-8")
    done = kiosk("check", "--config", path)
    assert "no texts in de: read in it there" in done.stdout


def test_a_receipt_printer_that_draws_nothing_says_what_japanese_guests_get(tmp_path: Path):
    change = (
        '[printers.receipt]\ndriver = "virtual"',
        '[printers.receipt]\ndriver = "virtual"\nprofile = "TM-U220"',
    )
    path = virtual(tmp_path, change)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[window]", '[window]\nlanguages = ["it", "ja"]'), "utf-8")
    done = kiosk("check", "--config", path)
    assert "receipts: in ja they are printed in it" in done.stdout


def test_a_staff_language_that_comes_out_in_latin_letters_is_trouble(tmp_path: Path):
    path = virtual(tmp_path, ("[window]", '[window]\nstaff_language = "ja"'))
    done = kiosk("check", "--config", path)
    assert done.returncode == 1
    assert "TROUBLE  papers: the bartender's, in ja, come out in Latin letters" in done.stdout


def test_a_bar_without_a_pin_or_without_any_way_to_answer_is_told(tmp_path: Path):
    config = load_config(virtual(tmp_path))
    assert "should the scanner break" in findings.staff_screen(config).words
    silent = findings.staff_screen(replace(config, scanner=None))
    assert "never hears that a drink is ready" in silent.words
    assert "kiosk staff pin" in silent.remedy
    with_pin = replace(config, scanner=None, staff=StaffSettings(pin="scrypt$..."))
    assert "then its PIN" in findings.staff_screen(with_pin).words


def test_the_example_with_the_menus_folder_beside_it_is_a_whole_configuration(tmp_path: Path):
    shutil.copy(asset("kiosk.example.toml"), tmp_path / "kiosk.toml")
    shutil.copytree(asset("menus"), tmp_path / "menus")
    config = load_config(tmp_path / "kiosk.toml")
    assert findings.menu(config).well


def test_devices_of_a_running_kiosk_are_unknown_not_in_trouble(place: Place):
    config = load_config(place.config_file)
    assert config.storage.file is not None
    config.storage.file.touch()
    with lock_window(config):
        done = kiosk("check", "--config", place.config_file)
    assert done.returncode == 1
    assert "unknown  devices: not asked: " in done.stdout

"""The written table: on the terminal, as a file, on paper, from one source."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kiosk.assets import asset
from kiosk.bootstrap import lock_window
from kiosk.config import load_config
from tests.cli.command import kiosk
from tests.configs import SMALLEST, written

MENU = """
languages = ["it"]
[[section]]
id = "a"
name = "Dalla finestra"
[ingredient.gin]
name = "gin"
[ingredient.latte]
name = "latte"
allergens = ["milk"]
[ingredient.orzata]
name = "orzata"
allergens = ["nuts"]
[[drink]]
id = "fizz"
section = "a"
name = "Fizz"
description = "Fizz."
price = 9.50
tax = 22
strength = 24
ingredients = ["gin"]
[[drink.group]]
id = "con"
name = "Con"
default = "latte"
[[drink.group.option]]
id = "latte"
name = "Latte"
ingredients = ["latte"]
[[drink.group.option]]
id = "orzata"
name = "Orzata"
ingredients = ["orzata"]
"""


@pytest.fixture
def menu(tmp_path: Path) -> Path:
    file = tmp_path / "menu.toml"
    file.write_text(MENU, encoding="utf-8")
    return file


def test_the_terminal_shows_each_drink_and_what_a_choice_changes(menu: Path):
    done = kiosk("menu", "allergens", menu, "--language", "en")
    assert done.returncode == 0
    assert "Fizz        24% vol. · strong  milk" in done.stdout
    assert "  + Orzata  24% vol. · strong  nuts" in done.stdout


def test_without_a_language_it_speaks_the_menus_first(menu: Path):
    assert "frutta a guscio" in kiosk("menu", "allergens", menu).stdout


def test_the_file_has_a_column_for_each_of_the_fourteen(menu: Path, tmp_path: Path):
    out = tmp_path / "table.csv"
    assert kiosk("menu", "allergens", menu, "--csv", out, "--language", "en").returncode == 0
    head, drink, choice = csv.reader(io.StringIO(out.read_text(encoding="utf-8")))
    assert len(head) == 4 + 14
    assert drink[:4] == ["Dalla finestra", "Fizz", "", "24.0"]
    assert choice[:4] == ["Dalla finestra", "Fizz", "Orzata", "24.0"]
    assert [name for name, mark in zip(head, drink, strict=True) if mark == "x"] == ["milk"]
    assert [name for name, mark in zip(head, choice, strict=True) if mark == "x"] == ["nuts"]


def test_the_paper_says_the_same(menu: Path, tmp_path: Path):
    config = written(tmp_path, SMALLEST + '\n[printers.receipt]\ndriver = "virtual"\n')
    done = kiosk("menu", "allergens", "--config", config, "--print")
    assert done.returncode == 0, done.stderr
    assert "frutta a guscio" in done.stdout
    assert "printer receipt: printed, confirmed" in done.stdout
    assert menu.exists()


def test_a_running_kiosk_keeps_its_printers(menu: Path, tmp_path: Path):
    path = written(tmp_path, SMALLEST)
    config = load_config(path)
    assert config.storage.file is not None
    config.storage.file.parent.mkdir(parents=True)
    config.storage.file.touch()
    with lock_window(config):
        done = kiosk("menu", "allergens", "--config", path, "--print")
    assert done.returncode == 1
    assert "stop it to print the table" in done.stderr
    assert menu.exists()


def test_a_broken_menu_and_an_unknown_language_are_bad_input(menu: Path):
    assert kiosk("menu", "allergens", menu, "--language", "xx").returncode == 2
    menu.write_text("languages = 3", encoding="utf-8")
    assert kiosk("menu", "allergens", menu).returncode == 2


def test_the_shipped_menu_has_its_table_in_every_language_of_the_window():
    for language in ("it", "ja"):
        done = kiosk("menu", "allergens", asset("menus") / "menu.toml", "--language", language)
        assert done.returncode == 0
        assert "Negroni" in done.stdout or "ネグローニ" in done.stdout

"""``kiosk menu allergens``: the written table the law asks for, on screen, as a file, on paper."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.cli.commands import configuration
from kiosk.cli.errors import BadInput
from kiosk.domain.allergentable import RowKind, TableRow, allergen_table
from kiosk.domain.menu import Allergen

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.domain.menu import Menu
    from kiosk.i18n import Translator

_HERE = "x"  # in the file's column of an allergen that is in the glass
_GAP = "  "


def allergens(arguments: argparse.Namespace) -> int:
    """Print the table, and write or print on paper what was asked for."""
    config = configuration(arguments.config) if _needs_config(arguments) else None
    menu = _menu(arguments.file, config)
    words = _words(arguments.language, menu, config)
    rows = allergen_table(menu)
    if arguments.csv is not None:
        _write(arguments.csv, rows, words)
    if arguments.print:
        assert config is not None  # noqa: S101 - read where paper is asked for
        _print(config, rows, words)
    if arguments.csv is None and not arguments.print:
        print("\n".join(_lines(rows, words)))
    return 0


def _needs_config(arguments: argparse.Namespace) -> bool:
    return bool(arguments.print or arguments.file is None)


def _menu(file: Path | None, config: Config | None) -> Menu:
    from kiosk.menufile import MenuError, load_menu

    if file is None:
        assert config is not None  # noqa: S101 - read where no file is given
        file = config.menu.file
    try:
        return load_menu(file)
    except MenuError as error:
        raise BadInput(str(error)) from error


def _words(asked: str | None, menu: Menu, config: Config | None) -> Translator:
    """The language asked for, else the staff's, else the menu's first, else English."""
    from kiosk.bootstrap import translators

    shipped = translators().shipped()
    if asked is not None and asked not in shipped:
        raise BadInput(f"--language: found {asked!r}; allowed: {', '.join(shipped)}")
    choice = (asked, config and config.window.staff_language, *menu.languages, "en")
    return translators().for_language(next(each for each in choice if each in shipped))


def _lines(rows: Sequence[TableRow], words: Translator) -> Iterator[str]:
    """The table in columns; what a choice does not change is left out, as on paper."""
    from kiosk.services.allergensheet import remarks, sheet_lines

    shown = [line for line in sheet_lines(rows, words, words.code) if line.is_drink or line.changes]
    names = [line.name if line.is_drink else f"  + {line.name}" for line in shown]
    across = max(map(_columns, names), default=0), max(_columns(line.strength) for line in shown)
    yield words.tr("Allergens and strength")
    for name, line in zip(names, shown, strict=True):
        if line.is_drink:
            yield ""
        cells = _filled(name, across[0]), _filled(line.strength, across[1]), line.allergens
        yield _GAP.join(cells)
    yield ""
    yield from remarks(words)


def _columns(text: str) -> int:
    """How broad a terminal shows it: signs of East Asia take two places."""
    from kiosk.fonts import is_wide

    return sum(1 + is_wide(letter) for letter in text)


def _filled(text: str, across: int) -> str:
    return text + " " * (across - _columns(text))


def _write(file: Path, rows: Sequence[TableRow], words: Translator) -> None:
    if str(file) == "-":
        _write_rows(sys.stdout, rows, words)
        return
    from kiosk.cli.outfile import is_csv, new_file

    with (
        new_file(file, option="--csv", kind="a .csv file", is_one=is_csv),
        file.open("w", encoding="utf-8", newline="") as opened,
    ):
        _write_rows(opened, rows, words)
    print(f"{file}: {len(rows)} rows")


def _write_rows(file: TextIO, rows: Sequence[TableRow], words: Translator) -> None:
    """Every row, with a column for each allergen: what a spreadsheet can sort and filter."""
    from kiosk.services.allergensheet import sheet_lines
    from kiosk.services.allergenwords import allergen_name

    out = csv.writer(file)
    say = words.tr
    names = (allergen_name(words, each) for each in Allergen)
    out.writerow((say("section"), say("drink"), say("choice"), say("alcohol, % vol."), *names))
    for row, line in zip(rows, sheet_lines(rows, words, words.code), strict=True):
        choice = "" if row.kind is RowKind.AS_IT_STANDS else line.name
        marks = (_HERE if each in row.allergens else "" for each in Allergen)
        strength = f"{row.strength_permille // 10}.{row.strength_permille % 10}"
        out.writerow((line.section, line.drink, choice, strength, *marks))


def _print(config: Config, rows: tuple[TableRow, ...], words: Translator) -> None:
    """On the guest's printer, which draws every script; without one on the bartender's."""
    from kiosk.bootstrap import real_world
    from kiosk.cli.onpaper import print_papers
    from kiosk.domain.papers import AllergenSheet

    paper = AllergenSheet(rows, words.code, real_world().clock.now())
    print_papers(config, [paper], things="the table", on_guests_printer=True)

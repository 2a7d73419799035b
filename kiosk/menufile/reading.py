"""Reads the menu, and names everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.domain.menu import Drink, Menu
from kiosk.menufile import limits
from kiosk.menufile.drinks import read_drink
from kiosk.menufile.given import Known, at_most, each_id_once
from kiosk.menufile.ingredients import read_ingredients
from kiosk.menufile.sections import filled, read_sections
from kiosk.tomlfile.kinds import matching
from kiosk.tomlfile.mistakes import Mistake, Mistakes
from kiosk.tomlfile.reading import read_toml
from kiosk.tomlfile.table import Table

LANGUAGE = matching(r"[a-z]{2,3}(_[A-Z]{2})?", allowed='the code of a language, as "it" or "en"')


class MenuError(ValueError):
    """The menu cannot be used. Its text has a line for each mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


def load_menu(path: Path, *, base: Path | None = None) -> Menu:
    """The menu in a file. Raises :class:`MenuError` with every mistake; remarks do not stop it.

    ``base`` is the folder its photos are named from, if that is not the file's own.
    """
    menu, mistakes = _read(path, base)
    if menu is None or mistakes.serious():
        raise MenuError(mistakes.serious())
    return menu


def check_menu(path: Path) -> tuple[Mistake, ...]:
    """Every mistake and every remark about a menu's file; empty if there is nothing to say."""
    return tuple(_read(path)[1].found)


def _read(path: Path, base: Path | None = None) -> tuple[Menu | None, Mistakes]:
    mistakes = Mistakes(str(path))
    table = read_toml(path, mistakes)
    return (None if table is None else _menu(table, base or path.absolute().parent)), mistakes


def _menu(table: Table, base: Path) -> Menu:
    languages = _languages(table)
    sections = read_sections(table, languages)
    ingredients = read_ingredients(table, languages)
    given = Known(
        languages,
        sections=tuple(section.section_id for section in sections),
        ingredients=ingredients,
        base=base,
    )
    drinks = _drinks(table, given)
    table.done()
    return Menu(languages, filled(table, sections, drinks), ingredients)


def _languages(table: Table) -> tuple[str, ...]:
    languages = table.each("languages", LANGUAGE)
    if not table.values.get("languages"):
        table.wrong("languages", "nothing", allowed='a list as ["it", "en"], the main one first')
    if len(set(languages)) < len(languages):
        table.wrong("languages", "a language twice", allowed="each language once")
    return tuple(dict.fromkeys(languages))


def _drinks(table: Table, given: Known) -> Sequence[tuple[str, Drink]]:
    tables = table.tables("drink")
    each_id_once(tables)
    at_most(table, "drink", limits.MOST_DRINKS)
    if not tables:
        table.wrong("drink", "no drink", allowed="at least one [[drink]]")
    return [read_drink(each, given) for each in tables]

"""Reads the menu, and names everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from kiosk.domain.menu import Allergen, Drink, Ingredient, Menu, Section
from kiosk.menufile import limits
from kiosk.menufile.drinks import ID, Known, at_most, each_id_once, read_drink
from kiosk.menufile.words import need_texts
from kiosk.tomlfile.kinds import TRUTH, matching, word_of
from kiosk.tomlfile.mistakes import Mistake, Mistakes, Weight, quoted
from kiosk.tomlfile.reading import read_toml
from kiosk.tomlfile.table import NotAllowed, Table

LANGUAGE = matching(r"[a-z]{2,3}(_[A-Z]{2})?", allowed='the code of a language, as "it" or "en"')


class MenuError(ValueError):
    """The menu cannot be used. Its text has a line for each mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


def load_menu(path: Path) -> Menu:
    """The menu in a file. Raises :class:`MenuError` with every mistake; remarks do not stop it."""
    menu, mistakes = _read(path)
    if menu is None or mistakes.serious():
        raise MenuError(mistakes.serious())
    return menu


def check_menu(path: Path) -> tuple[Mistake, ...]:
    """Every mistake and every remark about a menu's file; empty if there is nothing to say."""
    return tuple(_read(path)[1].found)


def _read(path: Path) -> tuple[Menu | None, Mistakes]:
    mistakes = Mistakes(str(path))
    table = read_toml(path, mistakes)
    return (None if table is None else _menu(table, path.absolute().parent)), mistakes


def _menu(table: Table, base: Path) -> Menu:
    languages = _languages(table)
    sections = _sections(table, languages)
    ingredients = _ingredients(table, languages)
    given = Known(
        languages,
        sections=tuple(section.section_id for section in sections),
        ingredients=tuple(ingredients),
        base=base,
    )
    drinks = _drinks(table, given)
    table.done()
    return Menu(languages, _filled(table, sections, drinks), ingredients)


def _languages(table: Table) -> tuple[str, ...]:
    languages = table.each("languages", LANGUAGE)
    if not table.values.get("languages"):
        table.wrong("languages", "nothing", allowed='a list as ["it", "en"], the main one first')
    if len(set(languages)) < len(languages):
        table.wrong("languages", "a language twice", allowed="each language once")
    return tuple(dict.fromkeys(languages))


def _sections(table: Table, languages: tuple[str, ...]) -> tuple[Section, ...]:
    tables = table.tables("section")
    each_id_once(tables)
    at_most(table, "section", limits.MOST_SECTIONS)
    if not tables:
        table.wrong("section", "no section", allowed="at least one [[section]]")
    return tuple(_section(each, languages) for each in tables)


def _section(table: Table, languages: tuple[str, ...]) -> Section:
    section = Section(
        section_id=table.need("id", ID, stand_in=""),
        name=need_texts(table, "name", languages, most=limits.LONGEST_NAME),
        drinks=(),
    )
    table.done()
    return section


def _ingredients(table: Table, languages: tuple[str, ...]) -> Mapping[str, Ingredient]:
    at_most(table, "ingredient", limits.MOST_INGREDIENTS)
    each = table.table("ingredient")
    if each is None:
        return {}
    tables = {name: each.table(name) for name in each.values}
    found = {
        name: _ingredient(name, one, languages) for name, one in tables.items() if one is not None
    }
    return MappingProxyType(found)


def _ingredient(name: str, table: Table, languages: tuple[str, ...]) -> Ingredient:
    try:
        ID.read(name)
    except NotAllowed:
        table.mistakes.add(table.place, "an ingredient's id", allowed=ID.allowed)
    ingredient = Ingredient(
        ingredient_id=name,
        name=need_texts(table, "name", languages, most=limits.LONGEST_NAME),
        allergens=frozenset(table.each("allergens", word_of(Allergen))),
        on_card=table.take("on_card", TRUTH, default=True),
    )
    table.done()
    return ingredient


def _drinks(table: Table, given: Known) -> Sequence[tuple[str, Drink]]:
    tables = table.tables("drink")
    each_id_once(tables)
    at_most(table, "drink", limits.MOST_DRINKS)
    if not tables:
        table.wrong("drink", "no drink", allowed="at least one [[drink]]")
    return [read_drink(each, given) for each in tables]


def _filled(
    table: Table, sections: Sequence[Section], drinks: Sequence[tuple[str, Drink]]
) -> tuple[Section, ...]:
    """The sections with their drinks; one without any is not shown, and that is a remark."""
    filled = tuple(
        Section(
            section.section_id,
            section.name,
            tuple(drink for name, drink in drinks if name == section.section_id),
        )
        for section in sections
    )
    for number, section in enumerate(filled, start=1):
        if not section.drinks:
            place = f"section[{number}] {quoted(section.section_id)}"
            allowed = "a drink that names it, or it is not shown"
            table.mistakes.add(place, "no drink", allowed=allowed, weight=Weight.REMARK)
    return tuple(section for section in filled if section.drinks)

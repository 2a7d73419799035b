"""The sections of a menu and when they are served, as its file holds them."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.menu import ALWAYS, Drink, Section, Serving
from kiosk.menufile import limits
from kiosk.menufile.given import ID, at_most, each_id_once
from kiosk.menufile.words import need_texts
from kiosk.tomlfile.kinds import TIME_OF_DAY, one_of
from kiosk.tomlfile.mistakes import Weight, quoted
from kiosk.tomlfile.table import Table

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_sections(table: Table, languages: tuple[str, ...]) -> tuple[Section, ...]:
    """The sections, still without their drinks."""
    tables = table.tables("section")
    each_id_once(tables)
    at_most(table, "section", limits.MOST_SECTIONS)
    if not tables:
        table.wrong("section", "no section", allowed="at least one [[section]]")
    return tuple(_section(each, languages) for each in tables)


def filled(
    table: Table, sections: Sequence[Section], drinks: Sequence[tuple[str, Drink]]
) -> tuple[Section, ...]:
    """The sections with their drinks; one without any is not shown, and that is a remark."""
    full = tuple(
        Section(
            section.section_id,
            section.name,
            tuple(drink for name, drink in drinks if name == section.section_id),
            section.serving,
        )
        for section in sections
    )
    for number, section in enumerate(full, start=1):
        if not section.drinks:
            place = f"section[{number}] {quoted(section.section_id)}"
            allowed = "a drink that names it, or it is not shown"
            table.mistakes.add(place, "no drink", allowed=allowed, weight=Weight.REMARK)
    return tuple(section for section in full if section.drinks)


def _section(table: Table, languages: tuple[str, ...]) -> Section:
    section = Section(
        section_id=table.need("id", ID, stand_in=""),
        name=need_texts(table, "name", languages, most=limits.LONGEST_NAME),
        drinks=(),
        serving=_serving(table),
    )
    table.done()
    return section


def _serving(table: Table) -> Serving:
    """When it is served: always, or from one time until another, perhaps on some days only."""
    if not any(table.has(key) for key in ("from", "until", "weekdays")):
        return ALWAYS
    days = table.each("weekdays", one_of(WEEKDAYS), default=WEEKDAYS)
    if table.values.get("weekdays") == []:
        table.wrong("weekdays", "an empty list", allowed=f"at least one of {', '.join(WEEKDAYS)}")
    return Serving(
        begins=table.need("from", TIME_OF_DAY, stand_in=ALWAYS.begins),
        ends=table.need("until", TIME_OF_DAY, stand_in=ALWAYS.ends),
        weekdays=frozenset(map(WEEKDAYS.index, days)),
    )

"""The written table of allergens and strength, as far as it fits on the glass."""

from __future__ import annotations

from itertools import chain

from kiosk.domain.allergentable import allergen_table
from kiosk.domain.menu import Menu
from kiosk.presenters.pages import Browsing, PanelKind
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.views import ButtonView, PanelGroupView, PanelView
from kiosk.services.allergensheet import SheetLine, sheet_lines

_BETWEEN = " \N{MIDDLE DOT} "
MOST_DRINKS = 40
"""Drinks that can be read by scrolling; a longer menu shows the section that is open."""


def view(scene: Scene, setting: Setting) -> PanelView:
    """Each drink with what is in it and what a choice changes: the lines that are on paper too."""
    words = setting.languages[scene.language]
    rows = allergen_table(_shown(scene))
    lines = tuple(sheet_lines(rows, words, scene.language))
    starts = [at for at, line in enumerate(lines) if line.is_drink]
    ends = chain(starts[1:], [len(lines)])
    return PanelView(
        kind=PanelKind.TABLE,
        title=words.tr("Allergens and strength"),
        text=words.tr("The whole table is on paper: ask for it at the window."),
        groups=tuple(
            PanelGroupView(str(start), "\n".join(map(_text, _telling(lines[start:end]))), ())
            for start, end in zip(starts, ends, strict=True)
        ),
        close=ButtonView(words.tr("Close")),
    )


def _shown(scene: Scene) -> Menu:
    menu, page = scene.offer.menu, scene.page
    if sum(1 for _ in menu.drinks()) <= MOST_DRINKS:
        return menu
    open_id = page.section_id if isinstance(page, Browsing) else menu.sections[0].section_id
    sections = tuple(each for each in menu.sections if each.section_id == open_id)
    return Menu(menu.languages, sections or menu.sections[:1], menu.ingredients)


def _telling(lines: tuple[SheetLine, ...]) -> tuple[SheetLine, ...]:
    return tuple(line for line in lines if line.is_drink or line.changes)


def _text(line: SheetLine) -> str:
    mark, after = ("", "\n") if line.is_drink else ("+ ", _BETWEEN)
    return f"{mark}{line.name}{after}{line.strength}{_BETWEEN}{line.allergens}"

"""``kiosk cards``: the bartender's cards and the sheet of what runs out, on paper or as a PDF."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.commands import configuration
from kiosk.cli.errors import BadInput, Trouble, storage_words

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.domain.cardsheet import CardSection, CardSheet, CodeCard
    from kiosk.presenters.wallviews import CardGroup, WallCard


def cards(arguments: argparse.Namespace) -> int:
    """Print both sheets on the bar's printer, or write them into a file to be laminated."""
    from kiosk.fonts import FontMissing

    config = configuration(arguments.config)
    sheets = sheets_of(config)
    try:
        if arguments.pdf is None:
            _print(config, sheets)
        else:
            _write(arguments.pdf, config, sheets)
    except FontMissing as error:
        raise Trouble(str(error)) from error
    return 0


def _print(config: Config, sheets: Sequence[CardSheet]) -> None:
    from kiosk.cli.onpaper import print_papers

    print_papers(config, sheets, things="the cards")


def _write(file: Path, config: Config, sheets: Sequence[CardSheet]) -> None:
    from kiosk.cli.outfile import is_pdf, new_file
    from kiosk.devices.cardpdf import write_cards

    window, kind = config.window, config.bar.code
    language = window.staff_language
    with new_file(file, option="--pdf", kind="a PDF", is_one=is_pdf):
        pages = write_cards(file, sheets, window=window.name, kind=kind, language=language)
    print(f"{file}: {pages} pages")


def sheets_of(config: Config) -> tuple[CardSheet, CardSheet]:
    """The cards and what can run out, with this window's own codes.

    Raises ``BadInput`` where no scanner could read them, ``Trouble`` before the first start.
    """
    from kiosk.bootstrap import open_for_reading, translators
    from kiosk.bootstrap.walltray import codes_of, tray_for
    from kiosk.devices.layout.lessons import lessons
    from kiosk.domain.cardsheet import CardSheet
    from kiosk.menufile import MenuError, load_menu
    from kiosk.ports import StorageFailed
    from kiosk.presenters.walltray import with_codes

    if config.scanner is None:
        raise BadInput("the cards are for a scanner, and the configuration has no [scanner]")
    try:
        menu = load_menu(config.menu.file)
        with open_for_reading(config) as storage:
            codes = codes_of(storage, menu)
    except MenuError as error:
        raise BadInput(str(error)) from error
    except StorageFailed as error:
        raise Trouble(f"{storage_words(config, error)}{_start_it_first(config)}") from error
    words = translators().for_language(config.window.staff_language)
    first = lessons(words, bell=config.bar.bell)
    tray = with_codes(tray_for(config, menu, words), codes)
    cards_title, sheet_title = tray.titles
    return (
        CardSheet(cards_title, sections_of(tray.cards), lessons=first),
        CardSheet(sheet_title, sections_of(tray.sheet), is_list=True),
    )


def _start_it_first(config: Config) -> str:
    """The advice for a window that never was; a start mends no damaged database."""
    file = config.storage.file
    is_new = file is not None and not file.exists()
    return "; the codes are made with its secret: start the kiosk once" if is_new else ""


def sections_of(groups: Iterable[CardGroup]) -> tuple[CardSection, ...]:
    """Groups of the tray as sections to be cut out; without a line there is no heading either."""
    from kiosk.domain.cardsheet import CardSection

    return tuple(
        CardSection(group.title, group.hint, tuple(map(_card, group.cards)))
        for group in groups
        if group.cards
    )


def _card(laid: WallCard) -> CodeCard:
    from kiosk.domain.cards import Card
    from kiosk.domain.cardsheet import CodeCard

    card = Card(laid.key) if laid.key in set(Card) else None
    return CodeCard(laid.name, laid.hint, laid.code, card)

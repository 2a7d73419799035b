"""The table of allergens and strength in words: every form of it is made of these lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.domain.allergentable import RowKind, TableRow
from kiosk.services.allergenwords import Words, allergen_list, strength_words


@dataclass(frozen=True)
class SheetLine:
    """A row of the table in one language.

    ``changes``: it differs from the drink as it stands; a form that is short of room may leave
    out the lines that do not.
    """

    is_drink: bool
    section: str
    drink: str
    name: str
    strength: str
    allergens: str
    changes: bool


def sheet_lines(rows: Iterable[TableRow], words: Words, language: str) -> Iterator[SheetLine]:
    """The rows in a language; texts the menu has not in it are in the menu's first."""
    for row in rows:
        yield SheetLine(
            is_drink=row.kind is RowKind.AS_IT_STANDS,
            section=row.section.in_language(language),
            drink=row.drink.in_language(language),
            name=_name(row, words, language),
            strength=strength_words(words, row.strength_permille),
            allergens=allergen_list(words, row.allergens) or words.tr("None of the 14 allergens"),
            changes=row.changes,
        )


def remarks(words: Words) -> tuple[str, ...]:
    """What must be said beside the table."""
    return (
        words.tr("Each line changes one thing; a choice that is not listed changes nothing."),
        words.tr("Everything is made in one small bar: traces cannot be excluded."),
        words.tr("The 14 allergens are those of Regulation (EU) 1169/2011, Annex II."),
    )


def _name(row: TableRow, words: Words, language: str) -> str:
    if row.kind is RowKind.LEFT_OUT:
        return words.tr("without {ingredient}", ingredient=row.name.amid(language))
    return row.name.in_language(language)

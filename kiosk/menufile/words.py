"""Texts in several languages, as a menu's file holds them."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.menu import NO_TEXTS, Texts
from kiosk.tomlfile.kinds import text
from kiosk.tomlfile.mistakes import shown
from kiosk.tomlfile.table import Table


def need_texts(table: Table, key: str, languages: tuple[str, ...], *, most: int) -> Texts:
    """A text per language, ``{ it = "...", en = "..." }``, or one text for all of them.

    A text missing in the menu's first language is a mistake, in another one a remark: the
    guest then reads it in the first.
    """
    found = take_texts(table, key, languages, most=most)
    if found is None:
        table.wrong(key, "nothing", allowed=_allowed(languages))
    return found or NO_TEXTS


def take_texts(table: Table, key: str, languages: tuple[str, ...], *, most: int) -> Texts | None:
    """The same, or None where it was left out."""
    if not table.has(key):
        return None
    value = table.values[key]
    fallback = languages[0] if languages else ""
    if isinstance(value, str):
        one = table.need(key, text(most), stand_in="")
        return Texts(dict.fromkeys(languages, one), fallback)
    each = table.table(key) if isinstance(value, dict) else None
    if each is None:
        table.wrong(key, shown(value), allowed=_allowed(languages))
        return NO_TEXTS
    return Texts(dict(_by_language(each, languages, most=most)), fallback)


def _by_language(
    table: Table, languages: tuple[str, ...], *, most: int
) -> Iterator[tuple[str, str]]:
    kind = text(most)
    for place, language in enumerate(languages):
        if table.has(language):
            yield language, table.need(language, kind, stand_in="")
        elif place == 0:
            table.wrong(language, "nothing", allowed=kind.allowed)
        else:
            first = languages[0]
            table.remark(language, "nothing", allowed=f"a text, or the guest reads {first!r}")
    if languages:  # else their list is the mistake, and every text would repeat it
        table.done()


def _allowed(languages: tuple[str, ...]) -> str:
    example = ", ".join(f'{language} = "..."' for language in languages or ("it", "en"))
    return f'{{ {example} }}, or one text "..." for every language'

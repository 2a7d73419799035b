"""A line of ``kiosk check``, and what can be told from the files alone: languages and menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.bootstrap.writing import withdrawn_languages, writable_languages
from kiosk.config import Config
from kiosk.menufile import MenuError, load_menu


@dataclass(frozen=True)
class Finding:
    """One line of the check. ``remedy`` is what to do about it.

    What is not ``known`` is neither well nor in trouble; it is ``well`` enough to sell only where
    the owner has said so.
    """

    part: str
    well: bool
    words: str
    remedy: str = ""
    known: bool = True

    def __str__(self) -> str:
        mark = ("ok     " if self.well else "TROUBLE") if self.known else "unknown"
        remedy = f"\n          -> {self.remedy}" if self.remedy else ""
        return f"{mark}  {self.part}: {self.words}{remedy}"


def languages(config: Config) -> Iterator[Finding]:
    """What is spoken, and what cannot be written here."""
    yield Finding("languages", well=True, words=", ".join(writable_languages(config.window)))
    for each in withdrawn_languages(config.window):
        yield Finding("languages", well=False, words=str(each), remedy=each.remedy)


def menu(config: Config) -> Finding:
    """Whether the menu can be read."""
    try:
        found = load_menu(config.menu.file)
    except MenuError as error:
        return Finding(
            "menu",
            well=False,
            words=str(error),
            remedy=f"mend the file; kiosk menu check {config.menu.file} tells when it is well",
        )
    drinks = sum(1 for _ in found.drinks())
    return Finding("menu", well=True, words=f"{config.menu.file}, {drinks} drinks")

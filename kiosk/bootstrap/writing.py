"""Which of the configured languages can be written here, and what is said of those that cannot.

A language whose font is not installed is withdrawn: a guest is never shown empty boxes.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.config.settings import WindowSettings
from kiosk.fonts import Find, installed_folder, missing_font

ALWAYS = "en"
"""The language of the code's own messages: shipped, and written in the window's own type."""


@dataclass(frozen=True)
class Withdrawn:
    """A language that cannot be written, the package that is missing, and what follows."""

    language: str
    package: str
    instead: str = ""

    def __str__(self) -> str:
        return f"{self.language!r} is withdrawn, its font is missing{self.instead}"

    @property
    def remedy(self) -> str:
        """What an installer does about it."""
        return f"pip install {self.package}"


def writable_languages(window: WindowSettings, *, find: Find = installed_folder) -> tuple[str, ...]:
    """The languages a guest is offered, in their order; English if none of them can be written."""
    left = tuple(each for each in window.languages if not missing_font(each, find=find))
    return left or (ALWAYS,)


def staff_on_glass(window: WindowSettings, *, find: Find = installed_folder) -> str:
    """The language in which the screen speaks to staff; their papers need none of its fonts."""
    return ALWAYS if missing_font(window.staff_language, find=find) else window.staff_language


def withdrawn_languages(
    window: WindowSettings, *, find: Find = installed_folder
) -> tuple[Withdrawn, ...]:
    """What an installer must be told, language by language."""
    first = writable_languages(window, find=find)[0]
    found = []
    for language in dict.fromkeys((*window.languages, window.staff_language)):
        if package := missing_font(language, find=find):
            instead = ""
            if language == window.languages[0]:
                instead += f"; it was to greet the guest, who is greeted in {first!r}"
            if language == window.staff_language:
                instead += f"; it is the staff's, to whom the screen speaks {ALWAYS!r}"
            found.append(Withdrawn(language, package, instead))
    return tuple(found)

"""A line of ``kiosk check``, and what can be told from the files alone: languages, menu, voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.bootstrap.kept import Kept, kept_menu
from kiosk.bootstrap.voice import spoken_languages
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


def voice(config: Config) -> Iterator[Finding]:
    """Whether the screen can be read aloud, where that is wanted. Whether it is heard, only an
    ear can tell.
    """
    if config.speech is None:
        return
    from kiosk.devices.speech import missing_programs

    spoken = ", ".join(sorted(spoken_languages(config)))
    if config.speech.is_virtual:
        yield Finding("voice", well=True, words=f"virtual, only in the log; {spoken}")
    elif missing := missing_programs():
        words = f"{' and '.join(missing)} not found"
        remedy = "install espeak-ng and alsa-utils, or take [speech] out of the configuration"
        yield Finding("voice", well=False, words=words, remedy=remedy)
    else:
        yield Finding("voice", well=True, words=f"{config.speech.driver} is installed; {spoken}")


def sound(config: Config) -> Iterator[Finding]:
    """Whether a number called would be heard: a moment of silence is played."""
    if config.sound is None:
        return
    from kiosk.bootstrap.sounding import try_sound

    if config.sound.is_virtual:
        yield Finding("sound", well=True, words="virtual, only written down")
    elif trouble := try_sound(config.sound):
        remedy = "see aplay -L for the devices there are; alsa-utils must be installed"
        yield Finding("sound", well=False, words=f"not there: {trouble}", remedy=remedy)
    else:
        yield Finding("sound", well=True, words=f"{config.sound.device} plays")


def staff_screen(config: Config) -> Finding:
    """What is left to the bartender when the scanner is broken."""
    if config.staff.pin is not None:
        words = "three seconds on the window's name, then its PIN"
        return Finding("staff screen", well=True, words=words)
    if config.scanner is not None:
        words = 'none, should the scanner break; "kiosk staff pin" makes the lines for one'
        return Finding("staff screen", well=True, words=words)
    return Finding(
        "staff screen",
        well=True,  # who wants it so calls guests by voice
        words="none, and no [scanner]: the window never hears that a drink is ready",
        remedy="write [scanner] in kiosk.toml, or the lines that kiosk staff pin prints",
    )


def kept_words(kept: Kept[Any]) -> str:
    """Whether a kiosk would begin with an older text while the owner's is broken."""
    if kept.again() is None:
        return "\nno earlier one is kept: a kiosk does not start with it"
    return f"\nuntil it is mended a kiosk starts with the last good one, {kept.keepsake.place}"


def menu(config: Config) -> Finding:
    """Whether the menu can be read."""
    try:
        found = load_menu(config.menu.file)
    except MenuError as error:
        return Finding(
            "menu",
            well=False,
            words=f"{error}{kept_words(kept_menu(config))}",
            remedy=f"mend the file; kiosk menu check {config.menu.file} tells when it is well",
        )
    drinks = sum(1 for _ in found.drinks())
    words = f"{config.menu.file}, {drinks} drinks"
    silent = [code for code in config.window.languages if code not in found.languages]
    if not silent:
        return Finding("menu", well=True, words=words)
    return Finding(
        "menu",
        well=True,
        words=f"{words}; no texts in {', '.join(silent)}: read in {found.languages[0]} there",
        remedy=f"write them, and add {', '.join(silent)} to the menu's languages",
    )

"""What is wrong with a part, in the staff's words: the same on paper and on the wall."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.domain.health import Part, Trouble


class Words(Protocol):
    """A language, as far as it is needed here."""

    def tr(self, message: str, /, **values: object) -> str:
        """The message in this language, its ``{placeholders}`` filled in."""


def what_is_wrong(words: Words, part: Part, trouble: Trouble) -> str:
    """One short line: the part, and what it lacks."""
    lack = trouble_word(words, trouble)
    return words.tr("{part}: {trouble}", part=part_name(words, part), trouble=lack)


def near_its_end(words: Words, part: Part) -> str:
    """The line for a roll that will soon be empty."""
    return words.tr("{part}: paper near its end", part=part_name(words, part))


def part_name(words: Words, part: Part) -> str:
    """A part by the name staff call it."""
    return _PARTS[part](words)


def trouble_word(words: Words, trouble: Trouble) -> str:
    """What a part lacks, without its name."""
    return _TROUBLES[trouble](words)


# Each message stands in a call of its own, where the collector of messages finds it.
_PARTS: dict[Part, Callable[[Words], str]] = {
    Part.BAR: lambda words: words.tr("bar printer"),
    Part.STANDBY: lambda words: words.tr("standby printer"),
    Part.RECEIPT: lambda words: words.tr("receipt printer"),
    Part.PAGERS: lambda words: words.tr("pager base"),
    Part.SCANNER: lambda words: words.tr("scanner"),
    Part.SOUND: lambda words: words.tr("sound"),
    Part.MENU: lambda words: words.tr("menu"),
    Part.HOURS: lambda words: words.tr("opening hours"),
    Part.DATABASE: lambda words: words.tr("window closed"),
    Part.PROGRAM: lambda words: words.tr("program"),
}
_TROUBLES: dict[Trouble, Callable[[Words], str]] = {
    Trouble.PAPER_OUT: lambda words: words.tr("no paper"),
    Trouble.COVER_OPEN: lambda words: words.tr("cover open"),
    Trouble.CUTTER: lambda words: words.tr("cutter stuck"),
    Trouble.ERROR: lambda words: words.tr("out of order"),
    Trouble.OFFLINE: lambda words: words.tr("switched to offline"),
    Trouble.ABSENT: lambda words: words.tr("not connected"),
    Trouble.HELD: lambda words: words.tr("in use by another program"),
    Trouble.LOST: lambda words: words.tr("cable out"),
    Trouble.STALLED: lambda words: words.tr("takes nothing"),
    Trouble.NO_ANSWER: lambda words: words.tr("no answer"),
    Trouble.NO_PROOF: lambda words: words.tr("does not prove what it prints"),
    Trouble.NOT_ASKED: lambda words: words.tr("not known yet"),
    Trouble.REFUSED: lambda words: words.tr("wrongly set up"),
    Trouble.LET_GO: lambda words: words.tr("relieved by the other printer"),
    Trouble.NOT_SAVED: lambda words: words.tr("nothing can be saved"),
    Trouble.BROKEN_FILE: lambda words: words.tr("broken file, the old one stays"),
    Trouble.FELL: lambda words: words.tr("fell and began again"),
}

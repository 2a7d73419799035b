"""One thing that is read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.presenters.views import ButtonView
from kiosk.presenters.words import Words

_ENDS = "?!…:"
"""What ends a sentence as well."""


@dataclass(frozen=True)
class Spoken:
    """Words, and what *choose* does with them.

    ``verb`` names a method of the guest's verbs and ``values`` what it is called with; without
    a verb it can only be heard, and so while it is not ``enabled``. ``hold``: it is chosen by a
    finger that stays, as on the glass. ``language``: it is said in this one, not in hers.
    """

    text: str
    verb: str = ""
    values: tuple[object, ...] = ()
    hold: bool = False
    enabled: bool = True
    language: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """*Choose* does something."""
        return bool(self.verb) and self.enabled

    def is_same_as(self, other: Spoken) -> bool:
        """It stands for the same thing on the glass, though its words may have changed."""
        if self.verb or other.verb:
            return (self.verb, self.values) == (other.verb, other.values)
        return self.text == other.text


def sentences(*texts: str) -> str:
    """Texts one after the other, each ended as a voice needs it: it breathes at a full stop."""
    said = ""
    for text in filter(None, (text.rstrip(". ") for text in texts)):
        end = "" if not said else " " if said[-1] in _ENDS else ". "
        said = f"{said}{end}{text}"
    return said


def heard(*texts: str) -> Iterator[Spoken]:
    """What can only be heard, as one; nothing where there are no words."""
    if said := sentences(*texts):
        yield Spoken(said)


def button(view: ButtonView, verb: str, *values: object, hold: bool = False) -> Iterator[Spoken]:
    """A button: its words, and its verb."""
    if view.text:
        yield Spoken(view.text, verb, values, hold=hold, enabled=view.enabled)


def choice(words: Words, *texts: str, chosen: bool, enabled: bool, why_not: str = "") -> str:
    """The words of something that can be chosen, and how it stands: an eye sees that at once."""
    if not enabled:
        state = "" if why_not else words.tr("cannot be chosen")
        if chosen:
            state = words.tr("chosen")
    else:
        state = words.tr("chosen") if chosen else words.tr("not chosen")
    return ", ".join(part for part in (*texts, why_not, state) if part)
